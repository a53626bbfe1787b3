"""`portal keys …` and `portal trail …`: the key file, and whether the trail is whole."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import click
from sqlalchemy import inspect

from portal import migrations
from portal.app import open_database
from portal.db import Database
from portal.seal import keyfile, rotation
from portal.seal.keyfile import WrongKeyFile
from portal.seal.keys import Keys
from portal.settings import Misconfigured, Settings, from_environment
from portal.trail import heads
from portal.trail.chain import end_of
from portal.trail.keycheck import require_right_keys
from portal.trail.models import TrailState
from portal.trail.verifying import hold_still, lag
from portal.trail.verifying import verify as verify_trail

T = TypeVar("T")


def settings_here(**given: str) -> Settings:
    """The settings of this process, or a plain sentence and the end of the command."""
    try:
        return from_environment(os.environ, **given)
    except Misconfigured as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def migrated(settings: Settings) -> Iterator[Database]:
    """The database in its newest form; closed afterwards, also when the keys are wrong."""
    with _plainly():
        database = open_database(settings)
    with closing(database):
        with _plainly():
            had_chain = inspect(database.engine).has_table(TrailState.__tablename__)
            migrations.upgrade(settings.database, database.info["keys"])
            with database.transaction(writing=False) as db:
                require_right_keys(db)
                end = end_of(db)
            if end and not had_chain:  # a trail from the days before it was a chain
                heads.write(Path(settings.heads_file), end.length, end.mac)
        yield database


@contextmanager
def _plainly() -> Iterator[None]:
    """A wrong key file is told in a plain sentence and ends the command."""
    try:
        yield
    except WrongKeyFile as error:
        raise click.ClickException(str(error)) from None


@click.group()
def keys() -> None:
    """The keys of the sealed records."""


@keys.command()
def new() -> None:
    """Make the key file (PORTAL_KEY_FILE), for this account alone. Never overwrites one."""
    path = Path(settings_here().key_file)
    try:
        keyfile.write(path, keyfile.new(), anew=True)
    except FileExistsError:
        raise click.ClickException(f"there is a key file {path} already: it stays") from None
    click.echo(f"Made {path}. Keep a copy where no backup of the database is.")


@keys.command()
def rotate() -> None:
    """Wrap everybody's key with a new one, while the portal serves. Copy the file afterwards."""
    settings = settings_here()
    with closing(_opened(settings)) as database:
        with database.transaction(writing=False) as db:
            require_right_keys(db)
        done = rotation.rotate(database, Keys(Path(settings.key_file)))
    click.echo(f"{done} keys wrapped anew. Copies of the old key file can be destroyed.")


@click.group()
def trail() -> None:
    """The chain of who looked at what."""


@trail.command()
def head() -> None:
    """Print the end of the chain: number and link. Write it down somewhere else."""
    with closing(_opened(settings_here())) as database, database.transaction(writing=False) as db:
        end = _or_plainly(lambda: end_of(db))
    click.echo(f"{end.length} {end.mac}" if end else "0")


@trail.command()
@click.option("--root", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def verify(root: Path | None) -> None:
    """Go along the chain. --root is the file with the trail's first key, if it is kept apart."""
    settings = settings_here()
    known = heads.read(Path(settings.heads_file))  # before the database: later heads are later
    with closing(_opened(settings)) as database, database.transaction(writing=False) as db:
        hold_still(db)
        first = _or_plainly(lambda: Keys(root or Path(settings.key_file)).trail_root)
        wrong = _or_plainly(lambda: verify_trail(db, first, known))
        end = end_of(db)
    wrong += lag(end, heads.read(Path(settings.heads_file)))
    for sentence in wrong:
        click.echo(sentence)
    if wrong:
        raise click.ClickException("the trail was tampered with")
    click.echo(f"The trail is whole: {end.length if end else 0} entries.")


@trail.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def part(file: Path) -> None:
    """Move the trail's first key out of the key file, into FILE: take that off this machine.

    From then on not even who owns this machine can write yesterday's trail anew.
    """
    settings = settings_here()
    path = Path(settings.key_file)
    with closing(_opened(settings)) as database, database.transaction(writing=False) as db:
        if _or_plainly(lambda: end_of(db)) is None:
            raise click.ClickException("the trail has no entry yet: it needs its first key here")
    whole = _or_plainly(lambda: keyfile.read(path))
    if whole.trail is None:
        raise click.ClickException("the first key is kept elsewhere already")
    spare = keyfile.new()  # so that the other file opens no record
    try:
        keyfile.write(file, spare._replace(trail=whole.trail), anew=True)
    except FileExistsError:
        raise click.ClickException(f"there is a file {file} already: it stays") from None
    keyfile.write(path, whole._replace(trail=None), anew=False)
    click.echo(f"Moved. Take {file} off this machine; `portal trail verify --root` needs it.")


def _opened(settings: Settings) -> Database:
    return _or_plainly(lambda: open_database(settings))


def _or_plainly(work: Callable[[], T]) -> T:
    """The result, or a plain sentence and the end of the command."""
    with _plainly():
        return work()
