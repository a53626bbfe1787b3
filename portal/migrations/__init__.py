"""The database's forms, one step at a time."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from portal.files import MIGRATIONS
from portal.seal.keys import Keys


def config(url: str, keys: Keys | None = None) -> Config:
    """Alembic's configuration for the database at `url`; `keys` seal what was not sealed yet."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.set_main_option("path_separator", "os")
    made.attributes["url"] = url
    made.attributes["keys"] = keys
    return made


def newest() -> str:
    """The name of the newest form of the database."""
    found = ScriptDirectory.from_config(config("")).get_current_head()
    return str(found)


def upgrade(url: str, keys: Keys | None = None, revision: str = "head") -> None:
    command.upgrade(config(url, keys), revision)


def downgrade(url: str, keys: Keys | None, revision: str) -> None:
    command.downgrade(config(url, keys), revision)
