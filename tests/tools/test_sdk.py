# ruff: noqa: E501 - the inline document reads better with one operation a line
"""The SDK generator: an inline document in, a package out, and what that package sends and takes over the wire."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import JSON, called_by_id, document, operation, schema_ref

from understudy.server.cli.main import main
from understudy_tools.sdk.regenerate import check, regenerate

Answer = Callable[[httpx.Request], httpx.Response]
CAT = {
    "type": "object",
    "required": ["kind", "name"],
    "properties": {"kind": {"type": "string"}, "name": {"type": "string"}},
}


def shop() -> dict[str, Any]:
    """Every wire form that the stock generator gets wrong, in one document."""
    parameters = [
        {"name": "ids", "in": "query", "explode": False, "schema": {"type": "array", "items": {"type": "integer"}}},
        {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
        {
            "name": "bars",
            "in": "query",
            "style": "pipeDelimited",
            "explode": False,
            "schema": {"type": "array", "items": {"type": "string"}},
        },
        {"name": "made", "in": "query", "style": "deepObject", "explode": True, "schema": schema_ref("Range")},
        {"name": "on", "in": "query", "schema": {"type": "boolean"}},
        {"name": "X-Trace", "in": "header", "schema": {"type": "string", "format": "uuid"}},
        {"name": "X-Numbers", "in": "header", "schema": {"type": "array", "items": {"type": "integer"}}},
        {"name": "session", "in": "cookie", "schema": {"type": "string"}},
    ]
    pet = {
        "oneOf": [schema_ref("Cat"), schema_ref("Dog")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"},
        },
    }
    error = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
    failed = {"404": {"description": "no", "content": {JSON: {"schema": schema_ref("Error")}}}}
    key = [{"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}]
    form = {"content": {"application/x-www-form-urlencoded": {"schema": schema_ref("Range")}}, "required": True}
    binary = {
        "200": {
            "description": "ok",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
    return document(
        {
            "/pets": {
                "get": operation("listPets", reply={"type": "array", "items": schema_ref("Pet")}, tags=["pets"], parameters=parameters),
                "post": operation("createPet", "201", schema_ref("Pet"), body=schema_ref("Cat"), tags=["pets"]),
            },
            "/pets/{key}": {
                "parameters": key,
                "get": operation("getPet", reply=schema_ref("Pet"), tags=["pets"], responses=failed),
                "delete": operation("deletePet", "204", tags=["pets"]),
            },
            "/pets/{key}/photo": {"parameters": key, "get": {"operationId": "getPetPhoto", "tags": ["pets"], "responses": binary}},
            "/search": {"post": {**operation("searchPets", reply={"type": "object"}, tags=["pets"]), "requestBody": form}},
            "/untagged": {"$ref": "#/components/pathItems/Untagged"},
        },
        {
            "Pet": {"title": "Cat", **pet},
            "Cat": {"title": "Same", **CAT},
            "Dog": {"title": "Same", **CAT},
            "Range": {"type": "object", "properties": {"gte": {"type": "integer"}, "lte": {"type": "integer"}, "any": True}},
            "Error": error,
            "Colour": {"type": "string", "enum": ["red", "green"]},
            "Painted": {"type": "object", "required": ["colour"], "properties": {"colour": schema_ref("Colour")}},
        },
        components={
            "pathItems": {"Untagged": {"get": operation("readPainted", reply=schema_ref("Painted"), security=[{"key": []}])}},
            "securitySchemes": {
                "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://api.example.com/v1/token", "scopes": {}}}},
                "key": {"type": "apiKey", "in": "query", "name": "api_key"},
            },
        },
        security=[{"oauth": []}],
        servers=[{"url": "https://api.example.com/v1"}],
        webhooks={"pet.sold": {"post": {"requestBody": {"content": {JSON: {"schema": {"type": "object", "properties": {"id": {"type": "integer"}}}}}}, "responses": {"200": {"description": "ok"}}}}},
    )  # fmt: skip


def write(built: dict[str, Any], folder: Path) -> Path:
    file = folder / "openapi.json"
    file.write_text(json.dumps(built))
    return file


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("shop")
    out = folder / "out"
    regenerate(write(called_by_id(shop()), folder), out, package="inline_shop", progress=lambda _: None)
    sys.path.insert(0, str(out))
    yield importlib.import_module("inline_shop")
    sys.path.remove(str(out))


def client(sdk: Any, answer: Answer, **options: Any) -> Any:
    settings = {"token": "t", "max_retries": 0, **options}
    return sdk.Client(http_client=httpx.Client(transport=httpx.MockTransport(answer)), **settings)


def sent(sdk: Any, call: Callable[[Any], Any], reply: Any = None) -> httpx.Request:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=[] if reply is None else reply)

    call(client(sdk, answer))
    return seen[-1]


def test_parameters_are_sent_in_their_styles(sdk: Any) -> None:
    from uuid import UUID

    span = importlib.import_module("inline_shop.models").Range(gte=1, lte=2)
    trace = UUID(int=7)
    request = sent(
        sdk,
        lambda api: api.pets.list(
            ids=[1, 2],
            tags=["a b", "c"],
            bars=["x", "y"],
            made=span,
            on=True,
            x_trace=trace,
            x_numbers=[1, 2],
            session="s",
        ),
    )
    pairs = [tuple(pair) for pair in httpx.QueryParams(request.url.query.decode()).multi_items()]
    wanted = [
        ("ids", "1,2"),
        ("tags", "a b"),
        ("tags", "c"),
        ("bars", "x|y"),
        ("made[gte]", "1"),
        ("made[lte]", "2"),
        ("on", "true"),
    ]
    assert pairs == wanted
    assert request.headers["x-trace"] == str(trace)
    assert request.headers["x-numbers"] == "1,2"
    assert request.headers["cookie"] == "session=s"


@pytest.mark.parametrize(("key", "raw"), [("a/b", "a%2Fb"), ("..", "%2E%2E"), ("ü?", "%C3%BC%3F"), ("a b", "a%20b")])
def test_a_path_value_stays_in_its_segment(sdk: Any, key: str, raw: str) -> None:
    request = sent(sdk, lambda api: api.pets.with_raw_response.delete(key))
    assert request.url.raw_path.decode() == f"/v1/pets/{raw}"


def test_a_discriminator_chooses_among_look_alikes_and_strangers_survive(sdk: Any) -> None:
    wire = [{"kind": "dog", "name": "Rex"}, {"kind": "cat", "name": "Tom", "age": 3}, {"kind": "fish", "fins": 2}]
    found = client(sdk, lambda _: httpx.Response(200, json=wire)).pets.list()
    assert [type(pet).__name__ for pet in found] == ["Dog", "Cat", "UnknownVariant"]
    assert [pet.to_dict() for pet in found] == wire


def test_an_unknown_enum_value_survives(sdk: Any) -> None:
    painted = client(sdk, lambda _: httpx.Response(200, json={"colour": "mauve"}), api_key="k").untagged.get()
    assert (painted.colour.is_known, str(painted.colour), painted.to_dict()) == (False, "mauve", {"colour": "mauve"})


def test_forms_bytes_and_nothing(sdk: Any) -> None:
    span = importlib.import_module("inline_shop.models").Range(gte=1)
    request = sent(sdk, lambda api: api.pets.search(body=span), {})
    assert (request.headers["content-type"], request.content) == ("application/x-www-form-urlencoded", b"gte=1")
    api = client(sdk, lambda request: httpx.Response(200 if request.method == "GET" else 204, content=b"\x00\xff"))
    assert api.pets.get_photo("a").payload.read() == b"\x00\xff"
    assert client(sdk, lambda _: httpx.Response(204)).pets.delete("a") is None


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "BadRequestError"), (401, "AuthenticationError"), (403, "PermissionDeniedError"), (404, "NotFoundError"),
        (409, "ConflictError"), (422, "UnprocessableEntityError"), (429, "RateLimitError"), (503, "ServerError"),
        (499, "StatusError"), (520, "ServerError"),
    ],
)  # fmt: skip
def test_every_status_has_its_error(sdk: Any, status: int, kind: str) -> None:
    errors = importlib.import_module("inline_shop.errors")
    with pytest.raises(errors.SDKError) as caught:
        client(sdk, lambda _: httpx.Response(status, json={"error": "why"}, headers={"x-request-id": "r1"})).pets.get(
            "a"
        )
    error: Any = caught.value
    assert (type(error).__name__, error.status_code, error.request_id) == (kind, status, "r1")
    assert (error.body.error if status == 404 else error.body["error"]) == "why"


def test_what_is_not_as_the_document_says_is_a_decode_error(sdk: Any) -> None:
    errors = importlib.import_module("inline_shop.errors")
    with pytest.raises(errors.DecodeError):
        client(sdk, lambda _: httpx.Response(200, text="<html>"), api_key="k", strict=False).untagged.get()
    for wrong in (httpx.Response(200, json={"x": 1}), httpx.Response(202, json=[])):
        with pytest.raises(errors.DecodeError, match="the answer is not what the document says"):
            client(sdk, lambda _, wrong=wrong: wrong, api_key="k", strict=True).untagged.get()  # type: ignore[misc]


def test_only_what_is_safe_is_sent_again(sdk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    errors = importlib.import_module("inline_shop.errors")
    naps: list[float] = []
    monkeypatch.setattr("time.sleep", naps.append)
    tries: list[str] = []

    def flaky(request: httpx.Request) -> httpx.Response:
        tries.append(request.method)
        return httpx.Response(503, headers={"Retry-After": "7"}) if len(tries) < 3 else httpx.Response(200, json=[])

    assert client(sdk, flaky, max_retries=2).pets.list() == []
    assert (tries, naps) == (["GET"] * 3, [7.0, 7.0])
    tries.clear()
    cat = importlib.import_module("inline_shop.models").Cat(name="Tom", kind="cat")
    with pytest.raises(errors.ServerError):
        client(sdk, flaky, max_retries=2).pets.create(body=cat)
    assert tries == ["POST"]


def test_there_is_always_a_timeout_and_a_lost_connection_is_ours(sdk: Any) -> None:
    errors = importlib.import_module("inline_shop.errors")
    request = sent(sdk, lambda api: api.pets.list())
    assert request.extensions["timeout"]["read"] == 30.0

    def lost(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    with pytest.raises(errors.APITimeoutError):
        client(sdk, lost).pets.list()
    with pytest.raises(ValueError, match=r"base_url must begin with http:// or https://; got 'example.com'"):
        sdk.Client(base_url="example.com")


class Tokens:
    """A token endpoint and an API behind it."""

    def __init__(self) -> None:
        self.urls: list[str] = []
        self.lock = threading.Lock()
        self.refused = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            with self.lock:
                self.urls.append(str(request.url))
            return httpx.Response(200, json={"access_token": f"t{len(self.urls)}", "expires_in": 3600})
        if self.refused:
            self.refused -= 1
            return httpx.Response(401, json={"error": "stale"})
        return httpx.Response(200, json=[])


def test_a_token_is_fetched_once_however_many_wait_and_anew_on_401(sdk: Any) -> None:
    service = Tokens()
    api = client(sdk, service, token=None, client_id="a", client_secret="b", base_url="http://here/mount/v1")
    threads = [threading.Thread(target=api.pets.list) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert service.urls == ["http://here/mount/v1/token"]
    service.refused = 1
    assert api.with_options(timeout=5).pets.list() == []
    assert len(service.urls) == 2

    async def many() -> None:
        transport = httpx.MockTransport(fresh)
        async with httpx.AsyncClient(transport=transport) as http:
            api = sdk.AsyncClient(http_client=http, client_id="a", client_secret="b")
            await asyncio.gather(*(api.pets.list() for _ in range(50)))

    fresh = Tokens()
    asyncio.run(many())
    assert fresh.urls == ["https://api.example.com/v1/token"]


def test_an_api_key_goes_where_the_document_says(sdk: Any) -> None:
    seen: list[httpx.Request] = []
    answer = lambda request: seen.append(request) or httpx.Response(200, json={"colour": "red"})  # noqa: E731
    client(sdk, answer, api_key="k").untagged.get()
    assert seen[0].url.params["api_key"] == "k"


def test_webhooks_have_classes(sdk: Any) -> None:
    events = importlib.import_module("inline_shop.webhooks").EVENTS
    assert events["pet.sold"].from_dict({"id": 4}).to_dict() == {"id": 4}


LOOK = """
import sys, inline_shop
def parts(): return sorted(name for name in sys.modules if name.startswith(("inline_shop.resources.", "inline_shop.models.")))
client = inline_shop.Client(token="t")
assert parts() == [], parts()
client.pets
print(*parts())
"""


def test_a_client_is_imported_without_its_resources(sdk: Any) -> None:
    """And a resource with the models that it needs, not with all."""
    folder = Path(sdk.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", LOOK], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    names = done.stdout.split()
    assert "inline_shop.resources.pets" in names
    assert not {"inline_shop.resources.untagged", "inline_shop.models.painted"} & set(names)


def test_the_same_document_gives_the_same_bytes_on_any_hash_seed(tmp_path: Path) -> None:
    file = write(shop(), tmp_path)
    script = "import sys; from understudy.server.cli.main import main; sys.exit(main(['regenerate', *sys.argv[1:]]))"
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, str(file), "--out", str(tmp_path / seed)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    listed = {seed: sorted(p.relative_to(tmp_path / seed) for p in (tmp_path / seed).rglob("*.*")) for seed in "12"}
    assert listed["1"] == listed["2"]
    assert all((tmp_path / "1" / p).read_bytes() == (tmp_path / "2" / p).read_bytes() for p in listed["1"] if p.suffix)


def test_drift_is_reported_and_stale_files_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built, out = shop(), tmp_path / "out"
    file = write(built, tmp_path)
    arguments = [str(file), "--out", str(out), "--package", "p"]
    assert main(["regenerate", *arguments]) == 0
    assert main(["regenerate", *arguments, "--check"]) == 0
    client_file, model = out / "p/client.py", out / "p/models/dog.py"
    client_file.write_text(client_file.read_text() + "# edited\n")
    model.unlink()
    (out / "p/own.py").write_text("")
    capsys.readouterr()
    assert main(["regenerate", *arguments, "--check"]) == 1
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if line.split(":")[0] in ("changed", "missing", "extra")] == [
        "changed: p/client.py",
        "missing: p/models/dog.py",
        "extra: p/own.py",
    ]
    assert "-# edited" in printed
    del built["paths"]["/untagged"], built["components"]["pathItems"], built["components"]["schemas"]["Painted"]
    write(built, tmp_path)
    (out / "p/own.py").unlink()
    assert main(["regenerate", *arguments]) == 0
    assert not (out / "p/models/painted.py").exists()
    assert check(file, out, package="p", progress=lambda _: None) == ([], [])


def test_a_folder_of_somebody_else_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.txt").write_text("mine")
    assert main(["regenerate", str(write(shop(), tmp_path)), "--out", str(tmp_path)]) == 2
    assert "has files, but no _generated.json (give --out an empty folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope.yaml", "--out", "x"], "nope.yaml"),
        (["{spec}", "--out", "{out}", "--check"], "is no folder; run understudy regenerate without --check first"),
    ],
)
def test_wrong_input_is_reported(
    tmp_path: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"{spec}": str(write(shop(), tmp_path)), "{out}": str(tmp_path / "none")}
    assert main(["regenerate", *(names.get(word, word) for word in arguments)]) == 2
    assert message in capsys.readouterr().err
