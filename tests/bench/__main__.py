"""Print every number that an issue asks for: weights, statements, races.

`make bench ARGS=kills` prints the last part alone, `ARGS="kills 0.1"` a tenth of it, `ARGS=forum`
what a million posts cost, `ARGS=listings` a hundred thousand offers, `ARGS=imports` a file of them,
`ARGS=walks` all the orders of deeds that CI takes some of, `ARGS=adverts` red flags.
"""

import logging
import sys
import tempfile
from pathlib import Path

from portal import migrations
from tests.bench import (
    adverts,
    asvs,
    finding,
    guessing,
    importing,
    many_listings,
    many_posts,
    many_sessions,
    outages,
    postgres,
    races,
    statements,
    walks,
    weights,
)
from tests.browser import one_loop
from tests.site import build_demo, served

ALONE = {"forum": many_posts, "imports": importing, "listings": many_listings}
QUICK = {"adverts": adverts, "walks": walks}


def main() -> None:
    print("# OWASP ASVS 5.0.0 (tests/gates/asvs)")
    for line in asvs.run():
        print(line)
    print("\n# What is found before posting")
    for line in finding.run():
        print(line)
    print("\n# Red flags in adverts")
    for line in adverts.run():
        print(line)
    print()
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        path = build_demo(folder)
        url = f"sqlite:///{path}"
        print("# Bytes on the wire, headers included (brotli 5, demo world)")
        with served(url) as origin:
            for line in weights.run(origin):
                print(line)
        print("\n# SQL statements per page (demo world)")
        for line in statements.run(url):
            print(line)
        print("\n# Guessing secret words")
        guessing_url = f"sqlite:///{Path(folder) / 'guessing.db'}"
        migrations.upgrade(guessing_url)
        for line in guessing.run(guessing_url):
            print(line)
        print("\n# Races for seats")
        races_url = f"sqlite:///{Path(folder) / 'races.db'}"
        migrations.upgrade(races_url)
        for line in races.run(races_url):
            print("sqlite    ", line)
        with postgres.throwaway() as postgres_url:
            migrations.upgrade(postgres_url)
            for line in races.run(postgres_url):
                print("postgresql", line)
    print("\n# Deeds in any order (the seconds are no measure: two at a time)")
    for line in walks.run():
        print(line)
    print("\n# A file of ten thousand offers, every tenth broken")
    _print_many(importing.run)
    print("\n# The list of sessions, few and many of them")
    _print_many(many_sessions.run)
    print("\n# The forum, with few posts and with many")
    _print_many(many_posts.run)
    print("\n# Jobs and homes, few offers and many")
    _print_many(many_listings.run)


def _print_many(run) -> None:
    """On both engines, with two empty databases each."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        urls = [f"sqlite:///{Path(folder) / name}.db" for name in ("few", "many")]
        _print_one("sqlite    ", run, *urls)
    with postgres.throwaway() as few_url, postgres.throwaway() as many_url:
        _print_one("postgresql", run, few_url, many_url)


def _print_one(engine, run, few_url: str, many_url: str) -> None:
    for url in (few_url, many_url):
        migrations.upgrade(url)
    for line in run(few_url, many_url):
        print(engine, line, flush=True)


def while_killed(share=1.0):
    print("\n# Races for seats over HTTP, forms sent again, and a server that is killed meanwhile")
    for line in outages.run(share):
        print(line, flush=True)


def print_of(what, *share) -> None:
    if what in ALONE:
        _print_many(ALONE[what].run)
    elif what in QUICK:
        print(*QUICK[what].run(), sep="\n")
    elif what in ("all", "kills"):
        if what == "all":
            main()
        while_killed(*map(float, share))
    else:
        sys.exit(f"there is no {what}: " + ", ".join(["all", "kills", *ALONE, *QUICK]))


if __name__ == "__main__":
    logging.getLogger("portal").setLevel(logging.ERROR)  # refusals by the thousand are meant here
    with one_loop():
        print_of(*(sys.argv[1:] or ["all"]))
