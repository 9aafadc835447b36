"""Several documents on one server, each below a path; and one below a base path."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import httpx
import pytest
from documents import document, operation
from library import library
from processes import running, serve
from werkzeug.test import Client

from understudy.mock import open_mock
from understudy.remote.mock import RemoteMock
from understudy.server.app import create_app
from understudy.server.cli.documents import named_documents
from understudy.server.cli.main import main
from understudy.server.prefixes import below, check_base

NOTE = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "text": {"type": "string"}}}
KEY = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    made = operation("makeNote", "201", NOTE, body=NOTE)
    made["responses"]["201"]["headers"] = {"Location": {"schema": {"type": "string", "format": "uri"}}}
    paths = {
        "/notes": {"post": made, "get": operation("listNotes", reply={"type": "array", "items": NOTE})},
        "/notes/{id}": {"parameters": [KEY], "get": operation("readNote", reply=NOTE)},
    }
    file = tmp_path / "notes.json"
    file.write_text(json.dumps({**document(paths), "info": {"title": "Notes <b>", "version": "1"}}))
    return file


@pytest.fixture
def books(tmp_path: Path) -> Path:
    file = tmp_path / "books.json"
    file.write_text(json.dumps(library()))
    return file


@pytest.fixture
def client(books: Path, notes: Path) -> Client:
    applications = {"/v1/books": create_app(open_mock(books)), "/v1/notes": create_app(open_mock(notes))}
    return Client(below(applications, {"/v1/books": "Library", "/v1/notes": "Notes <b>"}, "/v1"))


def test_each_document_is_served_below_its_name_with_a_control_plane_of_its_own(books: Path, notes: Path) -> None:
    command = ["-m", "understudy.server.cli.main", "serve", f"shop={books}", f"mail={notes}", "--port", "0"]
    with (
        running([*command, "--watch"]) as (process, index),
        httpx.Client(base_url=index.removesuffix("/__mock__/"), trust_env=False) as client,
    ):
        assert index.endswith("/__mock__/")
        assert client.post("/shop/books", json={"title": "a"}).json() == {"id": 1, "title": "a"}
        made = client.post("/mail/notes", json={"text": "b"}, headers={"Origin": "http://localhost:5173"})
        assert made.headers["location"] == index.removesuffix("/__mock__/") + "/mail/notes/1"
        assert made.headers["access-control-allow-origin"] == "http://localhost:5173"
        assert client.get(made.headers["location"]).json() == {"id": 1, "text": "b"}
        theirs = "/mail/__mock__/sessions/ada/notes"
        assert client.get(theirs).json() == []
        journals = [len(client.get(f"/{name}/__mock__/journal").json()["entries"]) for name in ("shop", "mail")]
        assert journals == [1, 2]
        assert client.post("/shop/__mock__/reset").status_code == 204
        assert len(client.get("/mail/__mock__/journal").json()["entries"]) == 2
        page = client.get("/__mock__/").text
        assert '<a href="/shop/__mock__/">/shop</a>' in page
        assert "Notes &lt;b&gt;" in page
        built = json.loads(notes.read_text())
        built["paths"]["/news"] = {"get": operation("news", reply={"type": "object"})}
        notes.write_text(json.dumps(built))
        assert process.stderr is not None
        while "read again" not in process.stderr.readline():
            pass
        assert (client.get("/mail/news").status_code, client.get("/shop/news").status_code) == (200, 404)
        process.terminate()
        assert process.stdout is not None
        log = process.stdout.read()
        assert " POST /mail/notes 201 makeNote " in log
        assert " GET /mail/__mock__/" not in log.replace("/mail/__mock__/sessions", "")


def test_a_base_path_is_before_everything(notes: Path) -> None:
    with running([*serve(notes), "--base-path", "/api/v1/"]) as (_, url):
        assert url.endswith("/api/v1")
        made = httpx.post(f"{url}/notes", json={"text": "b"}, trust_env=False)
        assert made.headers["location"] == f"{url}/notes/1"
        assert httpx.get(f"{url}/__mock__/health", trust_env=False).status_code == 200
        refused = httpx.get(f"{url.removesuffix('/api/v1')}/notes", trust_env=False)
    assert (refused.status_code, refused.json()["detail"]) == (
        404,
        "nothing is served at /notes; what is served is below /api/v1",
    )


def test_what_is_below_no_document_names_the_nearest(client: Client) -> None:
    answer = client.get("/v1/note/1")
    assert answer.status_code == 404
    assert answer.headers["x-mock-reason"] == "nothing is served at /v1/note/1; did you mean /v1/notes?"
    assert client.get("/v1/notesbook").status_code == 404
    assert client.get("/v1/notes").status_code == 404  # the document's own: it has no /
    assert client.get("/v1/__mock__").status_code == 200
    assert client.post("/v1/__mock__/").status_code == 404


def test_a_percent_encoded_path_stays_one_below_a_prefix(client: Client) -> None:
    assert client.get("/v1/notes/nowhere/a%2Fb").status_code == 404
    assert client.get("/v1/books/books/1%20").status_code in (404, 422)


@pytest.mark.parametrize("text", ["api", "/", "", "/a b", "/a//b", "/a/../b", "/%41", "/<x>"])
def test_what_is_no_base_path_is_refused(text: str, books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(books), "--base-path", text]) == 2
    assert capsys.readouterr().err == f"--base-path {text!r} is no path such as /api/v1\n"


def test_a_base_path_is_not_that_of_the_control_plane() -> None:
    with pytest.raises(ValueError, match="--base-path '/__mock__/x' is in the way of /__mock__"):
        check_base("/__mock__/x")


def options(*specs: str, **others: object) -> argparse.Namespace:
    plain: dict[str, object] = {
        "overlay": [],
        "handlers": [],
        "signing": [],
        "seed_file": None,
        "users": None,
        "state": None,
    }
    return argparse.Namespace(spec=list(specs), **{**plain, **others})


def test_options_are_for_one_document_or_for_all() -> None:
    found = named_documents(
        options(
            "a=one.yaml",
            "b=two.yaml",
            overlay=["a=x.yaml", "both.yaml", "c=y.yaml"],
            seed_file="b=seeds.yaml",
            state="sqlite:///kept/state.db",
        )
    )
    assert {name: each.spec for name, each in found.items()} == {"a": "one.yaml", "b": "two.yaml"}
    assert [each.overlay for each in found.values()] == [["x.yaml", "both.yaml", "c=y.yaml"], ["both.yaml", "c=y.yaml"]]
    assert [each.seed_file for each in found.values()] == [None, "seeds.yaml"]
    assert [each.state for each in found.values()] == ["sqlite:///kept/state-a.db", "sqlite:///kept/state-b.db"]


def test_documents_share_no_database() -> None:
    found = named_documents(options("a=one.yaml", "b=two.yaml", state="postgresql://db.example/shop?sslmode=require"))
    assert [each.state for each in found.values()] == [
        "postgresql://db.example/shop-a?sslmode=require",
        "postgresql://db.example/shop-b?sslmode=require",
    ]


@pytest.mark.parametrize("spec", ["openapi.yaml", "https://example.org/openapi.json?a=b", "-", "a/b=c.yaml"])
def test_one_document_needs_no_name(spec: str) -> None:
    found = named_documents(options(spec, state="sqlite:///state.db"))
    assert [(name, each.spec, each.state) for name, each in found.items()] == [("", spec, "sqlite:///state.db")]


@pytest.mark.parametrize(
    ("specs", "message"),
    [
        (["a.yaml", "b=b.yaml"], "of several documents each has a name, below which it is served: NAME=a.yaml"),
        (["a=a.yaml", "a=b.yaml"], "two documents are called a; each needs a name of its own"),
    ],
)
def test_documents_without_a_name_of_their_own(
    specs: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", *specs]) == 2
    assert capsys.readouterr().err == f"{message}\n"


def test_a_document_with_the_name_of_a_host_is_served_there(books: Path, notes: Path) -> None:
    command = ["-m", "understudy.server.cli.main", "serve", f"shop.localhost={books}", f"mail={notes}", "--port", "0"]
    with running([*command, "--capture-webhooks"]) as (process, index):
        home = index.removesuffix("/__mock__/")
        assert process.stdout is not None
        shown = [process.stdout.readline() for _ in range(2)]
        shop = home.replace("127.0.0.1", "shop.localhost")
        assert shown[0] == f"Inline 1: 12 operations at {shop}\n"
        with httpx.Client(trust_env=False) as client:
            there = {"Host": shop.removeprefix("http://")}
            assert client.post(f"{home}/books", json={"title": "a"}, headers=there).json() == {"id": 1, "title": "a"}
            made = client.post(f"{home}/mail/notes", json={"text": "b"})
            assert made.headers["location"] == f"{home}/mail/notes/1"
            assert len(client.get(f"{home}/__mock__/journal", headers=there).json()["entries"]) == 1
            assert client.get(f"{home}/mail/notes", headers=there).status_code == 404
            assert client.post(f"{home}/__mock__/reset", headers=there).status_code == 204
            page = client.get(f"{home}/__mock__/").text
            assert f'<a href="//{there["Host"]}/__mock__/">shop.localhost</a> Inline' in page
            assert '<a href="/mail/__mock__/">/mail</a>' in page
        remote = RemoteMock(shop)
        assert remote.create("books", title="c") == {"id": 1, "title": "c"}
        assert [each.url for each in remote.webhooks.endpoints()] == [f"{shop}/__mock__/capture"]


def test_a_host_that_serves_nothing_names_those_that_do(books: Path) -> None:
    served = create_app(open_mock(books))
    client = Client(below({"shop.localhost/v1": served}, {"shop.localhost/v1": "Library"}, "/v1"))
    found = client.get("/v1/books", headers={"Host": "SHOP.localhost:4010"})
    assert (found.status_code, found.get_json()["total"]) == (200, 0)
    missed = client.get("/v1/books", headers={"Host": "127.0.0.1:4010"})
    reason = "nothing is served at /v1/books; what is served is below shop.localhost/v1"
    assert (missed.status_code, missed.headers["x-mock-reason"]) == (404, reason)
    assert client.get("/books", headers={"Host": "shop.localhost"}).headers["x-mock-reason"].endswith("below /v1")
