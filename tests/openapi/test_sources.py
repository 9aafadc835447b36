"""Where documents come from: files, folders, URLs and standard input, and what prance is for."""

from __future__ import annotations

import io
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from documents import answer, document, operation, schema_ref

from understudy.mock import open_mock
from understudy.openapi import files
from understudy.openapi.document import load
from understudy.openapi.sources import locate, shown
from understudy.problem import DocumentError
from understudy.server.cli.main import main

PET = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}


def pets(reference: Any = None) -> dict[str, Any]:
    return document({"/pets": {"get": operation("getPet", reply=reference or schema_ref("Pet"))}}, {"Pet": PET})


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Pages:
    """A web server whose pages a test writes, and its requests."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, str, bytes]] = {}
        self.requests: list[str] = []
        pages = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                pages.requests.append(self.path)
                status, kind, content = pages.pages.get(self.path, (404, "text/plain", b"no"))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def put(self, path: str, value: Any, kind: str = "application/json", status: int = 200) -> str:
        self.pages[path] = (status, kind, value if isinstance(value, bytes) else json.dumps(value).encode())
        return self.base + path


@pytest.fixture
def web() -> Iterator[Pages]:
    pages = Pages()
    yield pages
    pages.server.shutdown()
    pages.server.server_close()


def refused(source: str | Path) -> str:
    with pytest.raises(DocumentError) as caught:
        open_mock(source)
    return str(caught.value)


class TestUrls:
    def test_a_page_is_fetched_once(self, web: Pages) -> None:
        url = web.put("/api/openapi.json", pets())
        for _ in range(2):
            assert answer(open_mock(url), "GET", "/pets")[0].status == 200
        assert web.requests == ["/api/openapi.json"]
        assert shown(locate(url)) == url

    def test_refresh_fetches_again_with_what_it_refers_to(self, web: Pages) -> None:
        url = web.put("/api.json", pets({"$ref": "pet.json#/Pet"}))
        web.put("/pet.json", {"Pet": {"const": 1}})
        assert answer(open_mock(url), "GET", "/pets")[1] == 1
        web.put("/pet.json", {"Pet": {"const": 2}})
        assert answer(open_mock(url), "GET", "/pets")[1] == 1
        assert main(["explain", url, "--refresh"]) == 0
        assert answer(open_mock(url), "GET", "/pets")[1] == 2
        assert web.requests == ["/api.json", "/pet.json", "/api.json", "/pet.json"]

    def test_messages_name_the_pages(self, web: Pages, capsys: pytest.CaptureFixture[str]) -> None:
        url = web.put("/v1/api.json?x=a/b", pets({"$ref": "../parts/pet.json#/Cat"}))
        web.put(
            "/parts/pet.json",
            {"Cat": {"type": "object", "properties": {"a": {"$ref": "#/Lost"}, "b": {"minLength": 2, "maxLength": 1}}}},
        )
        assert [str(problem) for problem in open_mock(url).problems] == [
            f"error: {web.base}/parts/pet.json#/Cat/properties/a: #/Lost leads nowhere [unresolvable-reference]",
            f"warning: {web.base}/parts/pet.json#/Cat/properties/b/minLength: minLength 2 is above maxLength 1, "
            "so no value is valid [schema-impossible]",
        ]
        twice = pets()
        twice["paths"]["/x"] = {"get": operation("getPet")}
        web.put("/v1/api.json?x=a/b", twice)
        assert main(["serve", url, "--refresh", "--strict-document", "--port", "0"]) == 2
        assert capsys.readouterr().err == (
            f"error: {url}#/paths/~1x/get/operationId: getPet is also the operationId of GET /pets "
            "(called getPet_get_x here) [operation-id-twice]\n"
        )

    def test_what_can_not_be_fetched(self, web: Pages) -> None:
        assert refused(f"{web.base}/no.json") == (
            f"error: {web.base}/no.json#: the server answers 404 Not Found [fetch]"
        )
        page = web.put("/docs", b"<html>", "text/html; charset=utf-8")
        assert refused(page) == (
            f"error: {page}#: this is a page for people (give the URL of the document itself) [fetch]"
        )
        assert refused("http://127.0.0.1:1/a.json") == ("error: http://127.0.0.1:1/a.json#: Connection refused [fetch]")

    def test_a_page_that_is_missing_costs_its_operation(self, web: Pages) -> None:
        mock = open_mock(web.put("/api.json", pets({"$ref": "pet.json"})))
        assert [str(problem).partition(": ")[2] for problem in mock.problems] == [
            f"{web.base}/api.json#/paths/~1pets/get/responses/200/content/application~1json/schema: "
            "pet.json can't be fetched: the server answers 404 Not Found [unresolvable-reference]"
        ]
        assert answer(mock, "GET", "/pets")[0].status == 501

    @pytest.mark.parametrize(
        "address", ["http://127.0.0.2:1/a.json", "https://example.org/a.json", "file:///etc/passwd"]
    )
    def test_a_page_leads_to_no_other_place(self, web: Pages, address: str) -> None:
        mock = open_mock(web.put("/api.json", pets({"$ref": f"{address}#/A"})))
        assert [(problem.rule, problem.message) for problem in mock.problems] == [
            ("remote-reference", f"{address}#/A is on another machine")
        ]

    def test_a_file_leads_to_no_page(self, web: Pages, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text(json.dumps(pets({"$ref": web.put("/pet.json", PET)})))
        assert [problem.rule for problem in open_mock(tmp_path / "a.json").problems] == ["remote-reference"]
        assert web.requests == []

    @pytest.mark.parametrize(
        "path", ["/", "/a", "/a/b", "/a/", "/%2e%2e/x", "/a%20b?c=%2F", "/../../etc/passwd", "/a..b/..."]
    )
    def test_the_name_of_a_copy_says_its_url_and_stays_in_the_cache(self, web: Pages, cache: Path, path: str) -> None:
        page = locate(web.put(path, pets()))
        assert page.resolve().is_relative_to(cache)
        assert shown(page) == web.base + path


class TestFolders:
    def put(self, folder: Path, *names: str, **odd: Any) -> None:
        for name in names:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(json.dumps(odd or pets()))

    @pytest.mark.parametrize("name", ["openapi.yaml", "openapi.json", "swagger.yml", "shop.yaml", "spec/shop.json"])
    def test_the_one_document_is_found(self, tmp_path: Path, name: str) -> None:
        self.put(tmp_path, "package.json", a=1)
        self.put(tmp_path, name)
        assert locate(tmp_path) == tmp_path / name
        assert answer(open_mock(tmp_path), "GET", "/pets")[0].status == 200

    def test_pieces_are_no_documents(self, tmp_path: Path) -> None:
        (tmp_path / "pet.yaml").write_text("Pet:\n  description: 'openapi: no'\n")
        (tmp_path / "api.yaml").write_text("# the api\ninfo: {title: t, version: '1'}\npaths: {}\nopenapi: 3.1.0\n")
        assert locate(tmp_path) == tmp_path / "api.yaml"

    def test_several_and_none_are_reported(self, tmp_path: Path) -> None:
        assert refused(tmp_path) == f"error: {tmp_path}#: the folder has no OpenAPI document [folder]"
        self.put(tmp_path, "a.json", "b.json")
        assert refused(tmp_path) == (
            f"error: {tmp_path}#: the folder has several documents: a.json, b.json (name one of them) [folder]"
        )


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    built = pets({"minLength": 2, "maxLength": 1})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(built).encode())))
    assert main(["explain", "-"]) == 0
    assert "warning:-#/paths/~1pets/get/responses/200" in "".join(capsys.readouterr().out.split())


class TestPrance:
    """What the extra is for, and where ours must differ."""

    def test_without_it_a_document_of_one_file_is_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "find_spec", lambda _: None)
        (tmp_path / "a.json").write_text(
            json.dumps(
                {
                    **pets(),
                    "paths": {"/p": {"$ref": "#/components/pathItems/P"}},
                    "components": {"pathItems": {"P": {"get": operation("x")}}},
                }
            )
        )
        assert answer(open_mock(tmp_path / "a.json"), "GET", "/p")[0].status == 200
        (tmp_path / "b.json").write_text(json.dumps(pets({"$ref": "pet.json"})))
        assert refused(tmp_path / "b.json") == (
            f"error: {tmp_path}/b.json#: pet.json: documents of several files need an extra "
            "(pip install 'understudy[files]') [files-extra]"
        )

    def test_it_is_not_imported_for_a_document_of_one_file(self, tmp_path: Path) -> None:
        import subprocess

        (tmp_path / "a.json").write_text(json.dumps(pets()))
        code = (
            "import sys; from understudy.mock import open_mock; open_mock(sys.argv[1]);"
            "print([name for name in sys.modules if name.startswith(('prance', 'requests'))])"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "a.json")], capture_output=True, text=True, check=True
        )
        assert done.stdout == "[]\n"

    def test_it_merges_unlike_schemas_of_one_file_where_ours_keeps_them(self, tmp_path: Path) -> None:
        from prance import ResolvingParser
        from prance.util.resolver import TRANSLATE_EXTERNAL

        (tmp_path / "things.json").write_text(json.dumps({"A": {"type": "integer"}, "B": {"type": "string"}}))
        paths = {f"/{name}": {"get": operation(name, reply={"$ref": f"things.json#/{name}"})} for name in "AB"}
        (tmp_path / "api.json").write_text(json.dumps({**document(paths), "openapi": "3.0.3"}))
        how = {"resolve_method": TRANSLATE_EXTERNAL, "strict": False, "backend": "openapi-spec-validator"}
        theirs = ResolvingParser(str(tmp_path / "api.json"), **how).specification
        assert len(theirs["components"]["schemas"]) == 1
        mock = open_mock(tmp_path / "api.json")
        assert mock.problems == ()
        assert [type(answer(mock, "GET", f"/{name}")[1]) for name in "AB"] == [int, str]

    def test_of_two_unlike_schemas_of_one_name_both_are_kept(self, tmp_path: Path) -> None:
        for name, kind in (("a", "integer"), ("b", "string")):
            (tmp_path / f"{name}.json").write_text(json.dumps({"Thing": {"type": kind}}))
        paths = {f"/{name}": {"get": operation(name, reply={"$ref": f"{name}.json#/Thing"})} for name in "ab"}
        (tmp_path / "api.json").write_text(json.dumps(document(paths)))
        mock = open_mock(tmp_path / "api.json")
        assert [problem.rule for problem in mock.problems] == ["name-clash"]
        assert [type(answer(mock, "GET", f"/{name}")[1]) for name in "ab"] == [int, str]

    def test_it_knows_no_pages_beside_a_page_and_takes_utf_8_for_latin_1(self, web: Pages) -> None:
        from prance.util.url import ResolutionError, fetch_url_text, split_url_reference

        with pytest.raises(ResolutionError):
            split_url_reference(urlparse("https://example.org/api/openapi.yaml"), "pet.yaml#/Pet")
        built = {**pets(), "info": {"title": "Ünderstudy", "version": "1"}}
        url = web.put("/api.yaml", json.dumps(built, ensure_ascii=False).encode(), "text/yaml")
        assert "Ünderstudy" not in fetch_url_text(urlparse(url), {})[0]
        assert load(url).data["info"]["title"] == "Ünderstudy"
