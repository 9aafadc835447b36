"""State in PostgreSQL: what is refused and in which words, which never hold a password."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from documents import answer
from postgres import LOCKED, binaries, database, execute, own_database
from receivers import ORDERS

from understudy.exchange import Request
from understudy.mock import Mock, open_mock
from understudy.server.app import create_app
from understudy.server.cli.main import main
from understudy.state.places import store_at
from understudy.state.postgres import PostgresDatabase, _transaction
from understudy.state.postgres_tables import FORMAT
from understudy.state.shared_store import SharedStore
from understudy.state.store import Address, Change, StateError

pytestmark = pytest.mark.process

url = own_database

EXAMPLE = "postgresql://user:password@host:5432/database"


def refusal(url: str, contract: str = "") -> str:
    with pytest.raises(StateError) as refused, closing(SharedStore(url, contract=contract)) as store:
        store.open()
    return str(refused.value)


@pytest.fixture
def nowhere() -> Iterator[str]:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"


def test_a_server_that_is_not_there(nowhere: str) -> None:
    assert refusal(f"postgresql://me:s3cret@{nowhere}/shop") == (
        f"postgresql://me@{nowhere}/shop can't be reached: connection refused; start it, or correct --state"
    )


def test_a_wrong_password(url: str) -> None:
    execute(url, f"DROP ROLE IF EXISTS {LOCKED}", f"CREATE ROLE {LOCKED} LOGIN PASSWORD 's3cret'")
    locked = url.replace("tester@", f"{LOCKED}:wrong@")
    message = f"{url.replace('tester', LOCKED)} refuses the user or the password; correct --state"
    assert refusal(locked) == message
    assert refusal(f"{url.replace('tester', LOCKED)}?password=wrong") == message


def test_a_database_that_is_not_there(url: str) -> None:
    assert refusal(f"{url}_none") == f"{url}_none does not exist; create it with CREATE DATABASE, or correct --state"


def test_a_user_who_may_make_nothing(url: str) -> None:
    execute(url, "DROP ROLE IF EXISTS reader", "CREATE ROLE reader LOGIN")
    theirs = url.replace("tester", "reader")
    assert refusal(theirs) == (
        f"{theirs} does not let this user have a schema there; GRANT CREATE ON DATABASE, or choose another database"
    )


def test_a_schema_of_another_program(url: str) -> None:
    execute(url, "CREATE SCHEMA understudy", "CREATE TABLE understudy.actors (name text)")
    assert refusal(url) == (
        f"{url} has a schema understudy of another program, with the tables actors; choose another database"
    )


@pytest.mark.parametrize(("form", "age"), [(FORMAT + 1, "a newer"), (FORMAT - 1, "an older"), (0, "an older")])
def test_another_format(url: str, form: int, age: str) -> None:
    with closing(SharedStore(url)) as store:
        store.open()
    execute(url, f"UPDATE understudy.meta SET value = '{form}' WHERE name = 'format'")
    if not form:
        execute(url, "DELETE FROM understudy.meta")
    assert refusal(url) == (
        f"{url} was written by {age} Understudy: its format is {form}, the one known here is {FORMAT}; choose another "
        "database, or serve this one with the Understudy that wrote it"
    )


def test_another_contract(url: str) -> None:
    with closing(SharedStore(url, contract="Orders 1.0")) as store:
        store.open()
    assert refusal(url, "Shelves 2.0") == (
        f"{url} holds the state of Orders 1.0, not of Shelves 2.0; choose another database"
    )


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://me:s3cret@host:port/db", f"--state is no URL of a PostgreSQL database; write {EXAMPLE}"),
        (
            "mysql://me:secret@host/db",
            "state can't be kept in mysql://; only in SQLite: sqlite:///path/to/file.db, or in PostgreSQL: " + EXAMPLE,
        ),
        (
            "postgres://me:secret@host/db",
            "state can't be kept in postgres://; only in SQLite: sqlite:///path/to/file.db, or in PostgreSQL: "
            + EXAMPLE,
        ),
    ],
)
def test_a_url_that_names_no_database(url: str, message: str) -> None:
    with pytest.raises(StateError) as refused:
        store_at(url, "").open()
    assert str(refused.value) == message


@pytest.mark.parametrize("module", ["psycopg", "sqlalchemy"])
def test_without_the_extra(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    for name in [name for name in sys.modules if name.startswith("understudy.state.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    assert refusal("postgresql://host/db") == ("state in PostgreSQL needs psycopg: pip install 'understudy[postgres]'")


def test_what_fails_half_way_is_taken_back_with_its_connection(url: str) -> None:
    def change(database: PostgresDatabase, clock: int, then: str) -> None:
        with database.connection() as connection, _transaction(connection):
            connection.exec_driver_sql(f"UPDATE understudy.heads SET clock = {clock}")
            if not then:
                raise KeyError
            connection.exec_driver_sql(then)

    with closing(SharedStore(url)) as store:
        store.open()
        for _ in range(5):
            with pytest.raises(StateError):
                change(store.database, 7, "SELECT nothing")
            with pytest.raises(KeyError):
                change(store.database, 7, "")
        assert execute(url, "SELECT clock FROM understudy.heads") == [(0,)]
        change(store.database, 8, "SELECT 1")
        assert execute(url, "SELECT clock FROM understudy.heads") == [(8,)]


def test_serve_says_it_and_ends(nowhere: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(ORDERS), "--port", "0", "--state", f"postgresql://me:s3cret@{nowhere}/shop"]) == 2
    assert capsys.readouterr().err == (
        f"postgresql://me@{nowhere}/shop can't be reached: connection refused; start it, or correct --state\n"
    )


@pytest.mark.parametrize(("setting", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_a_missing_postgresql_fails_in_ci_and_skips_at_a_desk(
    setting: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", setting)
    monkeypatch.setattr("postgres.shutil.which", lambda *_arguments, **_options: None)
    with pytest.raises(outcome) as caught:
        binaries()
    assert str(caught.value) == "this test needs initdb: install PostgreSQL (Debian: apt-get install postgresql)"


def _kill_connections(url: str) -> None:
    execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )


@pytest.fixture
def mock(url: str) -> Iterator[Mock]:
    mock = open_mock(ORDERS, state=url)
    yield mock
    mock.store.close()


def test_connections_that_end_are_made_anew(url: str, mock: Mock) -> None:
    for expected in (1, 2, 3):
        _kill_connections(url)
        assert answer(mock, "POST", "/orders", {"note": "x"})[1]["id"] == expected
    assert mock.webhooks.event(3).type == "order.created"


def test_a_connection_that_ends_in_a_turn_loses_nothing(url: str, mock: Mock) -> None:
    with mock.store.turn():
        _kill_connections(url)
        mock.store.apply([Change(Address("/orders", (), ("7",)), {"id": 7})])
    assert mock.store.get(Address("/orders", (), ("7",))) == {"id": 7}


def test_a_database_that_went_away_is_a_503_that_names_no_password() -> None:
    with database() as url:
        mock = open_mock(ORDERS, state=url)
        client = create_app(mock).test_client()
        assert mock.handle(Request("GET", "/orders")).status == 200
    response, problem = answer(mock, "GET", "/orders")
    assert (response.status, dict(response.headers)["Retry-After"]) == (503, "1")
    assert problem == {
        "type": "about:blank",
        "title": "The state can't be reached",
        "status": 503,
        "detail": f"{url} does not exist; create it with CREATE DATABASE, or correct --state",
        "instance": "/orders",
    }
    control = client.get("/__mock__/records?resource=orders")
    assert (control.status_code, control.headers["Retry-After"]) == (503, "1")
    assert control.json == {
        "code": "state_unavailable",
        "detail": f"{url} does not exist; create it with CREATE DATABASE, or correct --state",
        "status": 503,
        "title": "Service Unavailable",
        "type": "about:blank",
    }
    mock.store.close()


@contextmanager
def stopped(url: str) -> Iterator[None]:
    """Every process of the database's server stands still: it takes connections, and says nothing."""
    [(backend,)] = execute(url, "SELECT pg_backend_pid()")
    [(folder,)] = execute(url, "SELECT setting FROM pg_settings WHERE name = 'data_directory'")
    first = int(Path(str(folder), "postmaster.pid").read_text().splitlines()[0])
    until = time.monotonic() + 30
    while str(backend) in (children := Path(f"/proc/{first}/task/{first}/children").read_text().split()):
        assert time.monotonic() < until, "the one that was queried ends with its connection"
        time.sleep(0.01)
    every = [first, *map(int, children)]
    for each in every:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in reversed(every):
            os.kill(each, signal.SIGCONT)


@pytest.mark.skipif(sys.platform != "linux", reason="the server's processes are found in /proc")
def test_a_database_that_stands_still_is_a_503_for_all_who_wait(
    url: str, mock: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("understudy.state.postgres_patience._SECONDS", 0.5)
    answer(mock, "POST", "/orders", {"note": "x"})
    calls = [("GET", "/orders/1", None), ("POST", "/orders", {"note": "y"})] * 8
    with stopped(url):
        threads = ThreadPoolExecutor(len(calls))
        found = list(threads.map(lambda call: answer(mock, *call), calls, timeout=30))
        threads.shutdown()
        for response, problem in found:
            assert (response.status, dict(response.headers)["Retry-After"]) == (503, "1")
            assert problem["title"] == "The state can't be reached"
            assert problem["detail"] == f"{url} does not answer; try again when it does, or correct --state"
    until = time.monotonic() + 20
    while answer(mock, "GET", "/orders/1")[0].status == 503:
        assert time.monotonic() < until
    assert answer(mock, "POST", "/orders", {"note": "z"})[0].status == 201


@pytest.mark.skipif(sys.platform != "linux", reason="the server's processes are found in /proc")
def test_who_begins_at_a_database_that_stands_still_is_not_kept_waiting(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("understudy.state.postgres._ARGUMENTS", {"connect_timeout": 2})
    with stopped(url):
        assert refusal(url) == f"{url} does not answer; try again when it does, or correct --state"
