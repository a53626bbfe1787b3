"""A worker in a process of its own that is killed in the middle of a file."""

import os
import signal

from sqlalchemy import event

from portal.db import Database
from tests import forks, keyfile
from tests.vetting.import_files import work


def killed_at(url, statement, times):
    """A worker that kills itself (SIGKILL) before it runs such a statement for so many times; how
    it ended: -9, or 0 when it was never reached."""
    process = forks.context().Process(target=_work, args=(url, statement, times), daemon=True)
    process.start()
    process.join(60)
    return process.exitcode


def _work(url, statement, times):
    database, left = Database(url, keyfile.keys()), [times]

    def before(connection, cursor, said, *_):
        left[0] -= said.startswith(statement)
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(database.engine, "before_cursor_execute", before)
    event.listen(database.engine, "commit", lambda connection: before(connection, None, "COMMIT"))
    work(database)
