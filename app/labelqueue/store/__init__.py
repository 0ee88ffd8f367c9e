"""The database: SQLAlchemy lives here and nowhere else. Values in, values out."""
