"""What PostgreSQL may remember of columns in which people's words or names stand: nothing.

ANALYZE copies samples of every column into the planner's statistics, and they stay there after the
rows are gone: somebody who was erased would still be named. No query of ours is planned by the
contents of such columns; numbers, moments and short keys (states, languages) keep theirs.
"""

from sqlalchemy import Connection, text

SHORT = 30  # letters: a column of fewer holds keys of ours
_REMEMBERED = text("""
    SELECT c.relname, a.attname
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget IS DISTINCT FROM 0
      AND t.typname IN ('varchar', 'text', 'json', 'jsonb', 'bytea', 'tsvector')
      AND NOT (t.typname = 'varchar' AND a.atttypmod BETWEEN 0 AND :short + 3)
    ORDER BY c.relname, a.attnum
""")  # atttypmod is the length and 4


def keep_none_of_words(connection: Connection) -> None:
    """For all tables there are, after every upgrade: so for new columns too. Again is free."""
    for table, column in connection.execute(_REMEMBERED, {"short": SHORT}).all():
        connection.execute(text(f'ALTER TABLE "{table}" ALTER "{column}" SET STATISTICS 0'))
