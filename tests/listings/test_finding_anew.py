"""Words that were indexed before there was one alphabet for all of them are found by both."""

import pytest
from sqlalchemy import text

from portal import migrations, search
from portal.db import Database
from tests import keyfile, make
from tests.rows import Rows


@pytest.mark.gate
def test_an_older_index_is_made_anew(database_url):
    database = Database(database_url, keyfile.keys())
    db = Rows(database)
    make.thread(db, make.member(db), title="Тикувчи", body="Янги иш")
    make.job(db, "Тикувчи керак", trade="kitchen")
    make.home(db, "Хона", rent=9000)
    make.job(db, "Тикувчи эмас", assured=False)
    database.close()
    migrations.downgrade(database_url, keyfile.keys(), "20_listings")
    database = Database(database_url, keyfile.keys())
    with database.transaction(writing=True) as session:
        for where in ("post_words", "listing_words"):
            session.execute(text(f"DELETE FROM {where}"))  # noqa: S608
    database.close()

    migrations.upgrade(database_url, keyfile.keys())

    database = Database(database_url, keyfile.keys())
    with database.transaction(writing=False) as session:
        found = [
            search.gathered(session, "post_words", "tikuvchi", []),
            search.gathered(session, "listing_words", "tikuvchi", ["job", "tradekitchen"]),
            search.gathered(session, "listing_words", "xona", ["home", "rent16384"]),
        ]
    database.close()
    assert found == [[1], [1], [2]]
