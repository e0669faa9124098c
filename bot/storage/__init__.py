"""SQLAlchemy Core on aiosqlite: tables and rows, domain objects out, no ORM classes."""
