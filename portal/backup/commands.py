"""`portal backup FILE` and `portal restore FILE`."""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from portal import migrations
from portal.backup import envelope, restoring, rows
from portal.refusal import Refused
from portal.safekeeping import migrated, settings_here
from portal.trail import heads


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything into FILE, sealed: it opens with the key file only. Fits both engines."""
    if file.exists():
        raise click.ClickException(f"there is a file {file} already: it stays")
    draft = file.with_name(f"{file.name}.part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with migrated(settings_here()) as database, os.fdopen(handle, "wb") as sealed:
        with database.transaction(writing=False) as db:
            lines = chain([migrations.newest()], rows.lines_of(db))
            envelope.write(sealed, lines, database.info["keys"])
        sealed.flush()
        os.fsync(sealed.fileno())
    draft.replace(file)
    click.echo(f"Wrote {file}. Keep it and the key file apart.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--by", default="", help="The administrator's name here, for whom a colleague agreed."
)
def restore(file: Path, by: str) -> None:
    """Put FILE in the place of everything. Where people are, two persons are needed: an
    administrator asks at the desk ("Together with a colleague"), another one agrees."""
    settings = settings_here()
    known = heads.erased(Path(settings.heads_file))
    with migrated(settings) as database:
        try:
            with file.open("rb") as sealed, database.transaction(writing=True) as db:
                lines = envelope.read(sealed, database.info["keys"])
                restoring.require_two(db, by)
                count = rows.replace_all(db, _of_this_version(lines))
                restoring.mend(db, known)
        except (envelope.Damaged, Refused) as error:
            raise click.ClickException(str(getattr(error, "message", error))) from None
    click.echo(f"{count} rows are back. Everybody has to sign in again.")


def _of_this_version(lines: Iterator[str]) -> Iterator[str]:
    """The rows behind the first line, which says for which form of the database they are."""
    version = next(lines, "")
    if version != migrations.newest():
        raise envelope.Damaged(
            f"the backup was made with the database in the form {version!r}, this portal has "
            f"{migrations.newest()!r}: put it back with that version, then `portal migrate`"
        )
    yield from lines
