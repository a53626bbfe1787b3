"""Everything that lies in the database at a moment, table by table."""

from sqlalchemy import select

from portal.db import Base


def dump(db):
    """`{table: [row as a dictionary, …]}`, in the order of the rows as the engine gives them."""
    with db.database.transaction(writing=False) as session:
        return {
            table.name: [dict(row) for row in session.execute(select(table)).mappings()]
            for table in Base.metadata.sorted_tables
        }


def changed_tables(before, after):
    """Names of tables in which anything is different."""
    return {name for name in after if before[name] != after[name]}
