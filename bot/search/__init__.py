"""Free text → guides."""
