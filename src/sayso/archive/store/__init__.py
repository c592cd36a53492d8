"""Where an archive is kept: one SQLite file, or a PostgreSQL database. The same SQL for both, and one small seam."""
