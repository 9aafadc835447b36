"""State in a file: what is refused and in which words, and that no end of a process loses or tears a commit."""

from __future__ import annotations

import gc
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from documents import answer
from library import shelves
from processes import running, serve
from receivers import HOOK, ORDERS, orders

from understudy.exchange import Request
from understudy.mock import open_mock
from understudy.server.cli.main import main
from understudy.state.database import FORMAT
from understudy.state.durable import DurableStore
from understudy.state.store import Address, Change, StateError

pytestmark = pytest.mark.process

SECONDS = 30
EXAMPLE = "sqlite:///path/to/file.db"


def at(key: str, collection: str = "/things") -> Address:
    return Address(collection, (), (key,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


spec = shelves


def store_of(file: Path, contract: str = "") -> DurableStore:
    return DurableStore(f"sqlite:///{file}", contract=contract)


def content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def refusal(file: Path, contract: str = "") -> str:
    """What opening says, and saying it must leave the file as it was."""
    before = content(file)
    with pytest.raises(StateError) as refused:
        store_of(file, contract).open()
    assert content(file) == before
    return str(refused.value)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", f'"" is no URL of a state file; write {EXAMPLE}'),
        ("state.db", '"state.db" is no URL of a state file; write sqlite:///state.db'),
        ("sqlite://", f"sqlite:// names no file; write {EXAMPLE}"),
        ("sqlite:///", f"sqlite:/// names no file; write {EXAMPLE}"),
        (
            "sqlite:///:memory:",
            f"sqlite:///:memory: is lost with the process; leave it out for state in memory, or write {EXAMPLE}",
        ),
        (
            "sqlite://state.db",
            "sqlite://state.db names a host, not a file; with three slashes it is one: sqlite:///state.db",
        ),
        (
            "sqlite:///state.db?mode=ro",
            "sqlite:///state.db?mode=ro has options, and a state file takes none; write sqlite:///state.db",
        ),
        (
            "mysql://me:secret@host/db",
            f"state can't be kept in mysql://; only in SQLite: {EXAMPLE}, or in PostgreSQL: "
            "postgresql://user:password@host:5432/database",
        ),
    ],
)
def test_a_url_that_names_no_file(url: str, message: str) -> None:
    with pytest.raises(StateError) as refused:
        DurableStore(url)
    assert str(refused.value) == message


@pytest.mark.parametrize("is_on", [True, False])
def test_garbage_is_collected_as_before_once_a_file_is_read(file: Path, is_on: bool) -> None:
    with closing(store_of(file)) as store:
        store.apply([Change(at("1"), {})])
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    try:
        with closing(store_of(file)) as store:
            assert store.get(at("1")) == {}
            assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is a folder; name a file in it: sqlite:///{tmp_path}/state.db"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "no" / "state.db"
    message = f"{file} can't be made: there is no folder {tmp_path}/no; make it, or choose another file"
    assert refusal(file) == message


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    file = tmp_path / ("x" * 300)
    assert refusal(file) == f"{file} can't be opened: File name too long; choose another file"


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder that anyone may read, as a user who may write nothing of it; root could."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    user = os.geteuid()
    with closing(sqlite3.connect(folder / "old.db")) as made:
        made.execute("PRAGMA user_version=1")
    for inside in folder.iterdir():
        inside.chmod(0o444)
    try:
        if user == 0:
            os.seteuid(65_534)
        else:
            folder.chmod(0o555)
        yield folder
    finally:
        os.seteuid(user)
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["new.db", "old.db"])
def test_a_place_that_can_not_be_written(name: str) -> None:
    with nobody() as folder:
        file = folder / name
        assert refusal(file) == (
            f"{file} can't be opened for writing; allow it for the file and its folder, or choose another file"
        )


def test_a_file_that_is_no_database(file: Path) -> None:
    file.write_text("name,age\n" * 200)
    assert refusal(file) == f"{file} is no SQLite database; choose another file"


def test_a_damaged_database(file: Path) -> None:
    with closing(store_of(file)) as store:
        store.apply([Change(at(str(key)), {"text": "x" * 500}) for key in range(100)])
    damaged = bytearray(file.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    file.write_bytes(damaged)
    message = f"{file} is a damaged SQLite database; choose another file, or put a copy of it back"
    assert refusal(file) == message


@pytest.mark.parametrize("meta", ["meta (id INTEGER)", "meta (name TEXT, value TEXT)"])
def test_a_database_of_another_program(file: Path, meta: str) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.executescript(f"CREATE TABLE {meta}; CREATE TABLE users (id INTEGER)")
    assert refusal(file) == f"{file} is a database of another program, with the tables meta, users; choose another file"


def test_a_newer_format(file: Path) -> None:
    store_of(file).clear()
    with closing(sqlite3.connect(file)) as newer:
        newer.executescript("UPDATE meta SET value = '3' WHERE name = 'format'; CREATE TABLE more (id INTEGER)")
    assert refusal(file) == (
        f"{file} was written by a newer Understudy: its format is 3, the newest known here is 2; "
        "update Understudy, or choose another file"
    )


def test_an_older_format(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(file)) as older:
        older.executescript((Path(__file__).parents[1] / "support" / "state_format_1.sql").read_text(encoding="utf-8"))
    message = (
        f"{file} was written by an older Understudy: its format is 1, the one known here is 2; "
        "choose another file, or serve this one with the Understudy that wrote it"
    )
    assert refusal(file, "Orders 1") == message
    assert main(["serve", str(ORDERS), "--port", "0", "--state", f"sqlite:///{file}"]) == 2
    assert message in capsys.readouterr().err


def test_a_row_that_holds_something_else_is_of_another_format(file: Path) -> None:
    """Whoever changes this changes FORMAT too: a file of before would be read wrong, or not at all."""
    mock, _ = orders(store=DurableStore(f"sqlite:///{file}"))
    mock.webhooks.add_endpoint(HOOK)
    mock.handle(Request("POST", "/orders", "", {"content-type": "application/json"}, b"{}"))
    mock.transition("orders", 1, to="paid")
    mock.webhooks.deliver()
    expected = {
        "~endpoints": "disabled events id record retired secrets url",
        "~events": "callback created_at deliveries id key payload resource sequence type updated_at",
        "~journal": "changed concerned events off_contract operation_id received_at request response sequence time "
        "violations",
        "~timers": "cause collection due from key parent property to",
        "~transitions": "cause forced from key patch property resource sequence time to",
    }
    held = {}
    for name in expected:
        records = [mock.store.get(address) or {} for address in mock.store.addresses(name)]
        held[name] = " ".join(sorted({key for record in records for key in record}))
    mock.store.close()
    assert (FORMAT, held) == (2, expected)


def test_another_contract(file: Path) -> None:
    with closing(store_of(file, "Books 1.0")) as store:
        store.apply([Change(at("1"), {"id": 1})])
    assert refusal(file, "Cars 2.1") == f"{file} holds the state of Books 1.0, not of Cars 2.1; choose another file"
    for contract in ("Books 1.0", ""):
        with closing(store_of(file, contract)) as store:
            assert store.get(at("1")) == {"id": 1}


def test_a_file_that_is_in_use_and_free_again_when_that_ends(file: Path) -> None:
    with closing(store_of(file)) as first:
        first.apply([Change(at("1"), {"id": 1})])
        message = f"{file} is in use already; stop the server that has it, or choose another file"
        assert refusal(file) == message
    with closing(store_of(file)) as second:
        assert second.get(at("1")) == {"id": 1}


def test_a_store_that_is_dropped_frees_its_file(file: Path) -> None:
    store_of(file).apply([Change(at("1"), {"id": 1})])
    assert store_of(file).get(at("1")) == {"id": 1}
    assert [path.name for path in file.parent.iterdir()] == ["state.db"]


def test_without_sqlalchemy(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "understudy.state.database", raising=False)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    assert refusal(file) == "state in a file needs SQLAlchemy: pip install 'understudy[state]'"


def test_another_module_that_is_missing_is_not_called_sqlalchemy(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "understudy.state.database", None)
    with pytest.raises(ModuleNotFoundError, match=r"^import of understudy\.state\.database halted"):
        store_of(file).open()


def test_state_in_memory_needs_no_sqlalchemy() -> None:
    script = "import sys, understudy.mock, understudy.server.cli.main; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_relative_url_is_relative_to_where_it_was_configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = DurableStore("sqlite:///state.db")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    with closing(store):
        store.open()
    assert (tmp_path / "state.db").is_file()


@contextmanager
def little_room() -> Iterator[None]:
    """No file can grow beyond 300 kB meanwhile, which is as a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def no_room(file: Path) -> set[str]:
    """What SQLite calls it depends on the system."""
    return {
        f"{file} can't be written: the disk is full; nothing was changed",
        f"{file} can't be written or read: the disk refuses; nothing was changed",
    }


def test_a_full_disk_changes_nothing_and_the_store_goes_on_when_there_is_room(file: Path) -> None:
    big = {"text": "x" * 1_000_000}
    with closing(store_of(file)) as store:
        store.apply([Change(at("1"), {"id": store.next_number("/things")})])
        with little_room(), pytest.raises(StateError) as refused:
            store.apply([Change(at("1"), None), Change(at("2"), big)])
        assert str(refused.value) in no_room(file)
        assert list(store.records("/things", ())) == [{"id": 1}]
        store.apply([Change(at("2"), big)])
    with closing(store_of(file)) as again:
        assert list(again.records("/things", ())) == [{"id": 1}, big]


def test_a_full_disk_is_answered_as_what_it_is(spec: Path, file: Path, caplog: pytest.LogCaptureFixture) -> None:
    with closing((mock := open_mock(spec, state=f"sqlite:///{file}")).store):
        with little_room():
            response, body = answer(mock, "POST", "/books", {"title": "x" * 1_000_000})
        assert (response.status, body["title"]) == (500, "The state can't be kept")
        assert body["detail"] in no_room(file)
        assert [record.getMessage() for record in caplog.records] == [f"POST /books: {body['detail']}"]
        assert answer(mock, "GET", "/books")[1]["data"] == []


# Asked for a process, forks one that numbers its changes: each has three records, one of which deletes an older one.
WRITERS = """
import os, sys
import understudy.state.database
from understudy.state.database import FORMAT
from understudy.state.durable import DurableStore
from understudy.state.store import Address, Change

def write():
    store = DurableStore(sys.argv[1])
    while True:
        n = store.next_number("~log")
        store.apply([
            Change(Address("/left", (), (str(n),)), {"n": n, "padding": "x" * (n % 7 * 500)}),
            Change(Address("/right", ("a",), (str(n),)), {"n": n}),
            Change(Address("/last", (), ()), {"n": n}),
            Change(Address("/left", (), (str(n - 10),)), None),
        ])
        os.write(1, b"did %d\\n" % n)

for line in sys.stdin:
    child = os.fork()
    if not child:
        write()
    os.write(1, b"pid %d\\n" % child)
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


def killed_after(writers: subprocess.Popen[str], changes: int) -> int:
    """Let a process make at least so many changes, kill it, and say which was the last that it told of."""
    assert writers.stdin is not None
    assert writers.stdout is not None
    writers.stdin.write("go\n")
    writers.stdin.flush()
    pid = seen = last = 0
    for line in writers.stdout:
        word, _, number = line.strip().partition(" ")
        if word == "dead":
            break
        if word == "pid":
            pid = int(number)
        else:
            seen, last = seen + 1, int(number)
        if pid and seen >= changes:
            os.kill(pid, signal.SIGKILL)
            pid, changes = 0, sys.maxsize
    return last


def test_a_killed_process_loses_no_change_that_it_confirmed_and_leaves_no_half_of_one(file: Path) -> None:
    url = f"sqlite:///{file}"
    with subprocess.Popen(
        [sys.executable, "-c", WRITERS, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writers:
        before = 0
        for _ in range(20):
            confirmed = killed_after(writers, random.randint(1, 60))
            assert confirmed > before
            with closing(DurableStore(url)) as store:
                last = (store.get(Address("/last", (), ())) or {})["n"]
                # One more may be in the file than the process lived to tell of.
                assert last in (confirmed, confirmed + 1)
                right = [record["n"] for record in store.records("/right", ("a",))]
                assert right == list(range(1, last + 1)), "in order, without a gap, and no number twice"
                left = [record["n"] for record in store.records("/left", ())]
                assert left == right[-10:]
                assert all(store.deleted(at(str(n), "/left")) for n in right[:-10])
                assert store.next_number("~log") == last + 1
                # That number is given out now, so the next process must go on after it.
                store.apply([Change(Address("/right", ("a",), (str(last + 1),)), {"n": last + 1})])
                store.apply([Change(Address("/left", (), (str(last + 1),)), {"n": last + 1})])
                store.apply([Change(Address("/last", (), ()), {"n": last + 1})])
                store.apply([Change(at(str(last - 9), "/left"), None)])
            before = last + 1
        assert writers.stdin is not None
        writers.stdin.close()


FORKED = """
import os, sys
from understudy.state.database import FORMAT
from understudy.state.durable import DurableStore
from understudy.state.store import Address, Change

store = DurableStore(sys.argv[1])
def put(n):
    store.apply([Change(Address("/things", (), (str(n),)), {"n": n})])

put(1)
child = os.fork()
if child:
    assert os.waitpid(child, 0)[1] == 0
put(2 if not child else 3)
print([record["n"] for record in store.records("/things", ())], flush=True)
"""


def test_a_fork_carries_no_open_file_along(file: Path) -> None:
    command = [sys.executable, "-c", FORKED, f"sqlite:///{file}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("[1, 2]\n[1, 2, 3]\n", "", 0)


SHELVES = [{"id": 1, "wood": "oak"}, {"id": 2, "wood": "elm"}]


def test_a_mock_goes_on_where_it_stopped_and_plants_its_seeds_once(spec: Path, file: Path) -> None:
    url = f"sqlite:///{file}"
    with closing((mock := open_mock(spec, state=url)).store):
        assert answer(mock, "GET", "/shelves")[1] == SHELVES
        assert answer(mock, "DELETE", "/shelves/1")[0].status == 204
        assert answer(mock, "POST", "/books", {"title": "a"})[1] == {"id": 1, "title": "a"}
        assert answer(mock, "GET", "/books/7")[0].status == 404
    with closing((mock := open_mock(spec, state=url)).store):
        mock.assert_last_error(resource="books", key=7, status=404)
        assert answer(mock, "GET", "/shelves")[1] == SHELVES[1:]
        assert answer(mock, "GET", "/shelves/1")[0].status == 404
        assert answer(mock, "GET", "/books/1")[1] == {"id": 1, "title": "a"}
        assert answer(mock, "POST", "/books", {"title": "b"})[1] == {"id": 2, "title": "b"}
        mock.reset()
    with closing((mock := open_mock(spec, state=url)).store):
        assert answer(mock, "GET", "/shelves")[1] == SHELVES
        assert answer(mock, "GET", "/books/1")[0].status == 404
        assert answer(mock, "POST", "/books", {"title": "c"})[1] == {"id": 1, "title": "c"}


def test_a_mock_whose_seeds_were_all_deleted_stays_without(spec: Path, file: Path) -> None:
    for status in (204, 404):
        with closing((mock := open_mock(spec, state=f"sqlite:///{file}")).store):
            assert [answer(mock, "DELETE", f"/shelves/{key}")[0].status for key in (1, 2)] == [status, status]


def test_a_reset_that_was_cut_off_plants_the_seeds_on_the_next_start(spec: Path, file: Path) -> None:
    with closing((mock := open_mock(spec, state=f"sqlite:///{file}")).store):
        mock.store.clear()
    with closing((mock := open_mock(spec, state=f"sqlite:///{file}")).store):
        assert answer(mock, "GET", "/shelves")[1] == SHELVES


def test_a_server_that_was_killed_serves_its_state_again(spec: Path, file: Path) -> None:
    command = [*serve(spec), "--state", f"sqlite:///{file}"]
    with running(command) as (process, url), httpx.Client(trust_env=False, base_url=url) as client:
        made = [client.post("/books", json={"title": str(number)}).json() for number in range(30)]
        assert client.delete("/shelves/1").status_code == 204
        os.killpg(process.pid, signal.SIGKILL)
    with running(command) as (process, url), httpx.Client(trust_env=False, base_url=url) as client:
        assert [client.get(f"/books/{book['id']}").json() for book in made] == made
        assert client.get("/shelves").json() == SHELVES[1:]
        assert client.post("/books", json={"title": "next"}).json()["id"] == made[-1]["id"] + 1
        process.terminate()
        _, errors = process.communicate(timeout=SECONDS)
        assert (process.returncode, errors) == (0, "")
    # Stopped and not killed, it leaves one file that can be copied.
    assert sorted(path.name for path in file.parent.iterdir()) == ["openapi.json", "state.db"]


def test_a_wrong_state_is_reported_before_anything_is_served(
    spec: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", str(spec), "--port", "0", "--state", "state.db"]) == 2
    message = '"state.db" is no URL of a state file; write sqlite:///state.db\n'
    assert capsys.readouterr() == ("", message)
    assert main(["serve", str(spec), "--port", "0", "--state", f"sqlite:///{tmp_path}"]) == 2
    message = f"{tmp_path} is a folder; name a file in it: sqlite:///{tmp_path}/state.db\n"
    assert capsys.readouterr() == ("", message)


def test_a_file_that_another_server_has(spec: Path, file: Path) -> None:
    command = [*serve(spec), "--state", f"sqlite:///{file}"]
    with running(command):
        second = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    message = f"{file} is in use already; stop the server that has it, or choose another file\n"
    assert (second.returncode, second.stdout, second.stderr) == (2, "", message)


def test_a_password_behind_an_address_is_in_no_message() -> None:
    with pytest.raises(StateError) as refused:
        open_mock(ORDERS, state="mysql://user:secret@host/a://b")
    assert "secret" not in str(refused.value)
