"""The database: SQLAlchemy Core, domain objects in and out."""
