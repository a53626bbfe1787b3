"""The two addresses for the machine that watches."""

from sqlalchemy import event


def test_the_process_and_the_database_answer(guest):
    assert guest.get("/healthz").text == "ok\n"
    assert guest.get("/readyz").text == "ready\n"


def test_without_a_database_the_process_is_alive_and_not_ready(app, guest):
    def no_database(connection):
        raise OSError("the database is away")

    event.listen(app.state.portal.database.engine, "begin", no_database)

    assert guest.get("/healthz").text == "ok\n"
    assert guest.get("/readyz").status_code == 500
