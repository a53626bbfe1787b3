"""Running the portal in this process."""

import logging

import uvicorn

from portal import purging
from portal.app import create_app
from portal.settings import Settings


def serve(settings: Settings) -> None:
    """Serve until stopped. No access log: it would hold addresses and what people look at."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    app = create_app(settings)
    with purging.daily(app.state.portal.database):
        uvicorn.run(
            app,
            host=settings.host,
            port=settings.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=True,
            limit_concurrency=200,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=20,
        )
