"""Running the portal in this process."""

import logging
import time

import uvicorn

from portal import purging, worker
from portal.app import create_app
from portal.settings import Settings

AT_A_TIME = 200  # requests, before further ones are told to come back


def serve(settings: Settings) -> None:
    """Serve until stopped. No access log: it would hold addresses and what people look at."""
    keep_log()
    app = create_app(settings)
    database = app.state.portal.database
    with purging.daily(database), worker.beside(database, settings):
        uvicorn.run(
            app,
            host=settings.host,
            port=settings.port,
            log_level="warning",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=True,
            limit_concurrency=AT_A_TIME,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=20,
        )


def keep_log() -> None:
    """Warnings and errors on standard error, one form for all, with the moment in UTC."""
    said = logging.Formatter("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    said.converter = time.gmtime
    handler = logging.StreamHandler()
    handler.setFormatter(said)
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
