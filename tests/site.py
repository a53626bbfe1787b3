"""The demo world, and a real server with it."""

import fcntl
import shutil
import socket
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from portal import demo, migrations
from portal.app import create_app
from portal.db import Database
from tests import keyfile


def build_demo(folder, scale=1):
    """A SQLite file with the demo world in it."""
    url = f"sqlite:///{folder}/demo.db"
    migrations.upgrade(url)
    database = Database(url, keyfile.keys())
    settings = keyfile.settings(url)
    demo.build(database, settings, scale=scale, say=lambda text: None)
    database.close()
    return Path(folder) / "demo.db"


@contextmanager
def served(database_url, name="127.0.0.1"):
    """The origin of a real server on this database. Passkeys need it to be called localhost."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    origin = f"http://{name}:{port}"
    app = create_app(keyfile.settings(database_url, origin, port=port))
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_level="error", access_log=False, server_header=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield origin
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory, worker_id):
    """The demo world as a SQLite file, made once for all test processes: the first one makes it
    while the others, who need it as well, wait."""
    here = tmp_path_factory.getbasetemp()
    folder = (here if worker_id == "master" else here.parent) / "demo"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = folder / "demo.db"
        if not (folder / "done").exists():
            build_demo(folder)
            (folder / "done").touch()
    return made


@pytest.fixture(scope="module")
def site_database(demo_template):
    """The address of a database with a demo world of its own."""
    folder = Path(tempfile.mkdtemp(prefix="portal-site-"))
    shutil.copy(demo_template, folder / "demo.db")
    yield f"sqlite:///{folder}/demo.db"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def site(site_database):
    """The address of a server with a demo world of its own."""
    with served(site_database) as origin:
        yield origin
