"""Rows for arranging and asserting: each call is one committed transaction."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.seal.column import SealedText


class Rows:
    def __init__(self, database):
        self.database = database

    def add(self, *rows):
        """Store rows; they stay readable afterwards. The last one is returned."""
        info = dict(self.database.info)
        with Session(self.database.engine, expire_on_commit=False, info=info) as session:
            session.add_all(rows)
            session.commit()
            _keep_readable(rows)
        return rows[-1]

    def all(self, statement):
        with self.database.transaction(writing=False) as session:
            found = list(session.scalars(statement))
            _keep_readable(found)
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
            _keep_readable([row])
            session.expunge_all()
            return row

    def do(self, work, *args, **kwargs):
        """Run an action in a writing transaction: `db.do(actions.book, training, viewer)`."""
        with self.database.transaction(writing=True) as session:
            session.expire_on_commit = False
            done = work(session, *args, **kwargs)
            session.flush()
            _keep_readable([done])
            return done

    def ask(self, work, *args, **kwargs):
        """Run a query in a reading transaction."""
        with self.database.transaction(writing=False) as session:
            found = work(session, *args, **kwargs)
            _keep_readable([found])
            session.expunge_all()
            return found


def _keep_readable(rows):
    """Sealed texts open only while their session does: open them now."""
    for row in rows:
        for name, part in vars(type(row)).items():
            if isinstance(part, SealedText):
                row.__dict__.setdefault("_waiting_texts", {})[name] = getattr(row, name)
