"""The `portal` command: thin calls into the same actions the pages use."""

import os
import secrets
import sys
from pathlib import Path

import click

from portal import demo, purging, serving, spreadsheet, worker
from portal.accounts import actions, cards, queries
from portal.accounts.printing import printed
from portal.backup.commands import backup, restore
from portal.demo.papers import BODY
from portal.i18n import LANGUAGES
from portal.safekeeping import keys, migrated, settings_here, trail
from portal.seal import keyfile
from portal.settings import Settings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The self-service portal of the Second Chance Houses."""
    os.umask(0o077)  # the database and the secret are for this account alone


@main.command()
def serve() -> None:
    """Serve the portal. Refuses a database with the demo people in it."""
    settings = settings_here()
    with migrated(settings) as database, database.transaction(writing=False) as db:
        if queries.has_demo_people(db):
            raise click.ClickException("this database holds demo people: use `portal demo --serve`")
    serving.serve(settings)


@main.command(name="worker")
def worker_command() -> None:
    """Send reminders and do what is due, until stopped. `portal serve` does it by itself."""
    settings = settings_here()
    serving.keep_log()
    with migrated(settings) as database:
        worker.run(database, settings)


@main.command(name="demo")
@click.option("--serve", "then_serve", is_flag=True, help="Serve the demo world afterwards.")
@click.option(
    "--scale",
    type=click.IntRange(1, 1000),
    default=1,
    show_default=True,
    help="So many times as many people.",
)
@click.option("--cards", type=click.Path(dir_okay=False, path_type=Path), help="Write all cards.")
def demo_command(then_serve: bool, scale: int, cards: Path | None) -> None:
    """Make the demo world, the same on every machine, unless it is there already."""
    settings = _demo_settings()
    with migrated(settings) as database:
        with database.transaction(writing=False) as db:
            is_empty = not queries.houses(db)
            is_demo = queries.has_demo_people(db)
        if not is_empty and not is_demo:
            raise click.ClickException(
                "this database holds real people: the demo stays away from it"
            )
        if is_empty:
            demo.build(database, settings, scale=scale, say=click.echo)
        else:
            click.echo("The demo world is there already.")
        if cards:
            with database.transaction(writing=False) as db:
                _write_cards(cards, list(demo.cards_in(db)))
    _introduce()
    if then_serve:
        click.echo(f"Open {settings.origin} in a browser. Ctrl+C ends it.")
        serving.serve(settings)


@main.command()
def migrate() -> None:
    """Bring the database to the newest form."""
    with migrated(settings_here()):
        click.echo("The database is up to date.")


@main.command()
@click.option("--house", required=True, help="Name of the house.")
@click.option("--city", default="", help="Its city; never its address.")
@click.option("--name", required=True, help="The administrator's name here.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True)
def invite(house: str, city: str, name: str, language: str) -> None:
    """Make the first house and a card for its administrator."""
    settings = settings_here()
    with migrated(settings) as database, database.transaction(writing=True) as db:
        if queries.houses(db):
            raise click.ClickException("there is a house already: invite people at the desk")
        first = actions.add_house(db, house, city)
        card = actions.add_first_administrator(db, first, name, language)
        token, paper = cards.token_of(settings.secret, card.id), printed(db, card)
    click.echo(f"{settings.origin}/card/{token}")
    click.echo(f"Words: {' '.join(paper.words)}   PIN: {paper.pin}")
    click.echo("Valid for 72 hours, once.")


@main.command()
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def purge(dry_run: bool) -> None:
    """Delete what is past its time. `portal serve` does it by itself, at its start and daily."""
    with migrated(settings_here()) as database, database.transaction(writing=not dry_run) as db:
        rows = purging.due(db) if dry_run else purging.purge(db)
    for table, count in rows.items():
        click.echo(f"{table}: {count}")


main.add_command(keys)
main.add_command(trail)
main.add_command(backup)
main.add_command(restore)


@main.command()
def secret() -> None:
    """Print a new secret for PORTAL_SECRET."""
    click.echo(secrets.token_urlsafe(48))


def _demo_settings() -> Settings:
    """The demo's own secret and keys, made at the first use."""
    settings = settings_here(
        secret=_demo_secret(),
        key_file=".data/demo.key",
        heads_file=".data/demo.heads",
        training_body=BODY,
    )
    path = Path(settings.key_file)
    if not path.exists():
        keyfile.write(path, keyfile.new(), anew=True)
    return settings


def _demo_secret() -> str:
    """One secret per demo database, so that a restart does not sign everybody out."""
    path = Path(".data/demo-secret")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(0o600)
        path.write_text(secrets.token_urlsafe(48), "utf-8")
    return path.read_text("utf-8")


def _write_cards(path: Path, people: list[tuple[str, str, str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        spreadsheet.write(file, [("name", "words", "role", "language"), *people])


def _introduce() -> None:
    click.echo("\nThe demo people, and their secret words:")
    for name, role, language in demo.NAMED:
        click.echo(f"  {name:<8} {demo.words_of(name):<28} {role}, {language}")
    click.echo(f"  Everybody's PIN, for private pages: {demo.PIN}")
    click.echo()
    sys.stdout.flush()
