"""Rows for arranging and asserting: each call is one committed transaction."""

from sqlalchemy import select
from sqlalchemy.orm import Session


class Rows:
    def __init__(self, database):
        self.database = database

    def add(self, *rows):
        """Store rows; they stay readable afterwards. The last one is returned."""
        with Session(self.database.engine, expire_on_commit=False) as session:
            session.add_all(rows)
            session.commit()
        return rows[-1]

    def all(self, statement):
        with self.database.transaction(writing=False) as session:
            found = list(session.scalars(statement))
            session.expunge_all()
            return found

    def one(self, statement):
        (row,) = self.all(statement)
        return row

    def every(self, model):
        return self.all(select(model).order_by(*model.__mapper__.primary_key))

    def get(self, model, key):
        with self.database.transaction(writing=False) as session:
            row = session.get(model, key)
            session.expunge_all()
            return row

    def do(self, work, *args, **kwargs):
        """Run an action in a writing transaction: `db.do(actions.book, training, viewer)`."""
        with self.database.transaction(writing=True) as session:
            session.expire_on_commit = False
            done = work(session, *args, **kwargs)
            session.flush()
            return done

    def ask(self, work, *args, **kwargs):
        """Run a query in a reading transaction."""
        with self.database.transaction(writing=False) as session:
            found = work(session, *args, **kwargs)
            session.expunge_all()
            return found
