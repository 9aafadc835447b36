"""What a client takes and tells: credentials, environment, servers, shared headers, hooks, options of a single call."""

from __future__ import annotations

import asyncio
import copy
import importlib
import inspect
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import called_by_id, document, operation, schema_ref

from understudy_tools.sdk.regenerate import regenerate

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
TENANT = {"name": "X-Tenant-Id", "in": "header", "required": True, "schema": TEXT}
ALL = {name: {"name": name, "in": "header", "schema": TEXT} for name in ("Accept", "Content-Type", "Authorization")}
THINGS = {"type": "object", "properties": {"items": {"type": "array", "items": schema_ref("Thing")}, "next": TEXT}}
CURSOR = {"name": "cursor", "in": "query", "schema": TEXT}
ELSEWHERE = [{"url": "https://uploads.example.com/v2"}]


def secured(identity: str, *schemes: str, **more: Any) -> dict[str, Any]:
    parameters = [TENANT, *more.pop("parameters", [])]
    security = [{name: []} for name in schemes]
    return operation(identity, reply=schema_ref("Thing"), parameters=parameters, security=security, **more)


BUILT = document(
    {
        "/things": {
            "get": {**secured("listThings", "key", parameters=[CURSOR, *ALL.values()])},
            "post": secured("createThing", "key", body=schema_ref("Thing")),
        },
        "/bearer": {"get": secured("readBearer", "bearer")},
        "/other": {"get": secured("readOther", "otherKey")},
        "/digest": {"get": secured("readDigest", "digest")},
        "/uploads": {"post": secured("upload", "key", servers=ELSEWHERE)},
        "/open": {"get": operation("readOpen", reply=schema_ref("Thing"))},
    },
    {"Thing": {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "name": TEXT}}, "Things": THINGS},
    components={
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "otherKey": {"type": "apiKey", "in": "query", "name": "other"},
            "bearer": {"type": "http", "scheme": "bearer"},
            "digest": {"type": "http", "scheme": "digest"},
        }
    },
    servers=[
        {
            "url": "https://{region}.example.com/{version}",
            "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}, "version": {"default": "v1"}},
        }
    ],
)
BUILT["info"] = {"title": "Acme Store API", "version": "2.3.4"}
BUILT["paths"]["/things"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] = schema_ref("Things")
KEYS = {"key": "k", "other_key": "o", "token": "t", "username": "u", "password": "p", "x_tenant_id": "acme"}


def generated(folder: Path, built: dict[str, Any], package: str) -> Any:
    file = folder / "openapi.json"
    file.write_text(json.dumps(called_by_id(built)))
    regenerate(file, folder / "out", package=package, progress=lambda _: None)
    sys.path.insert(0, str(folder / "out"))
    try:
        return importlib.import_module(package)
    finally:
        sys.path.remove(str(folder / "out"))


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("acme")
    made = generated(folder, BUILT, "acme_clients")
    importlib.import_module("acme_clients.models")
    importlib.import_module("acme_clients.errors")
    return made


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what the environment of this machine may say."""
    for name in ("BASE_URL", "KEY", "OTHER_KEY", "TOKEN", "X_TENANT_ID"):
        monkeypatch.delenv(f"ACME_STORE_{name}", raising=False)


class Service:
    """Answers with a thing, and keeps the requests."""

    def __init__(self, *answers: httpx.Response) -> None:
        self.requests: list[httpx.Request] = []
        self.answers = list(answers)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.answers.pop(0) if self.answers else httpx.Response(200, json={"id": 1, "new": True})

    @property
    def last(self) -> httpx.Request:
        return self.requests[-1]


def client(sdk: Any, service: Any, **kwargs: Any) -> Any:
    http = httpx.Client(transport=httpx.MockTransport(service))
    return sdk.Client(http_client=http, **{**KEYS, "max_retries": 0, **kwargs})


def _call(api: Any, path: str) -> None:
    """The one method that calls a path."""
    names = {"/things": "list_things", "/bearer": "read_bearer", "/other": "read_other", "/digest": "read_digest"}
    getattr(api.default, names.get(path, "read_open"))()


# credentials


def test_each_scheme_has_a_credential_of_its_own(sdk: Any) -> None:
    service = Service()
    api = client(sdk, service)
    for path, seen in (
        ("/things", {"x-key": "k"}),
        ("/bearer", {"authorization": "Bearer t"}),
        ("/other", {}),
        ("/open", {}),
    ):
        _call(api, path)
        sent = {name: service.last.headers[name] for name in ("x-key", "authorization") if name in service.last.headers}
        assert sent == seen
        assert service.last.url.params.get("other") == ("o" if path == "/other" else None)


def test_digest_answers_a_challenge(sdk: Any) -> None:
    challenge = 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5'
    service = Service(httpx.Response(401, headers={"WWW-Authenticate": challenge}))
    _call(client(sdk, service), "/digest")
    assert len(service.requests) == 2
    assert service.last.headers["authorization"].startswith('Digest username="u"')


def test_a_token_may_be_a_function_that_is_called_for_each_request(sdk: Any) -> None:
    tokens = iter("ab")
    service = Service()
    api = client(sdk, service, token=lambda: next(tokens))
    _call(api, "/bearer")
    _call(api, "/bearer")
    assert [request.headers["authorization"] for request in service.requests] == ["Bearer a", "Bearer b"]


def test_a_token_may_be_a_coroutine_function_of_the_async_client(sdk: Any) -> None:
    async def token() -> str:
        return "later"

    service = Service()

    async def run() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(service))
        async with sdk.AsyncClient(http_client=http, token=token, x_tenant_id="a") as api:
            await api.default.read_bearer()

    asyncio.run(run())
    assert service.last.headers["authorization"] == "Bearer later"
    with pytest.raises(sdk.errors.SDKError, match=r"^token is a coroutine function: only AsyncClient can wait for it$"):
        _call(client(sdk, service, token=token), "/bearer")


def test_an_http_client_of_your_own_keeps_its_own_authentication(sdk: Any) -> None:
    service = Service()
    http = httpx.Client(transport=httpx.MockTransport(service), auth=("me", "mine"))
    _call(sdk.Client(http_client=http, x_tenant_id="a"), "/bearer")
    assert service.last.headers["authorization"].startswith("Basic ")
    _call(sdk.Client(http_client=http, token="t", x_tenant_id="a"), "/bearer")
    assert service.last.headers["authorization"] == "Bearer t"


# the environment


def test_what_is_not_passed_is_of_the_environment(sdk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("TOKEN", "env"), ("BASE_URL", "http://here/v9"), ("X_TENANT_ID", "tenant")):
        monkeypatch.setenv(f"ACME_STORE_{name}", value)
    service = Service()
    api = sdk.Client(http_client=httpx.Client(transport=httpx.MockTransport(service)))
    _call(api, "/bearer")
    assert str(service.last.url) == "http://here/v9/bearer"
    assert (service.last.headers["authorization"], service.last.headers["x-tenant-id"]) == ("Bearer env", "tenant")


def test_who_says_who_calls_gets_no_credentials_of_the_environment(sdk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_STORE_TOKEN", "env")
    service = Service()
    http = httpx.Client(transport=httpx.MockTransport(service))
    _call(sdk.Client(http_client=http, key="k", x_tenant_id="a"), "/bearer")
    assert "authorization" not in service.last.headers


def test_the_readme_lists_the_variables(sdk: Any) -> None:
    page = (Path(sdk.__file__).parents[1] / "README.md").read_text()
    for name in ("TOKEN", "KEY", "OTHER_KEY", "USERNAME", "X_TENANT_ID", "BASE_URL"):
        assert f"`ACME_STORE_{name}`" in page


# servers


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({}, "https://eu.example.com/v1/open"),
        ({"region": "us"}, "https://us.example.com/v1/open"),
        ({"region": "us", "version": "v7"}, "https://us.example.com/v7/open"),
        ({"base_url": "http://here"}, "http://here/open"),
    ],
)
def test_the_variables_of_the_server_are_arguments(sdk: Any, variables: dict[str, str], address: str) -> None:
    service = Service()
    _call(client(sdk, service, **variables), "/open")
    assert str(service.last.url) == address


def test_a_variable_has_the_values_that_the_document_lists(sdk: Any) -> None:
    with pytest.raises(sdk.errors.InputError) as caught:
        sdk.Client(region="mars")
    assert str(caught.value) == "region must be one of 'eu', 'us'; got 'mars'"


def test_an_operation_may_be_at_another_server(sdk: Any) -> None:
    service = Service()
    client(sdk, service).default.upload()
    assert str(service.last.url) == "https://uploads.example.com/v2/uploads"
    client(sdk, service, base_url="http://mock").default.upload()
    assert str(service.last.url) == "http://mock/uploads"


@pytest.mark.parametrize(
    ("servers", "why"),
    [([], "no server"), ([{"url": "/api/v3"}], "only '/api/v3', without a host")],
)
def test_nobody_is_sent_to_localhost(tmp_path: Path, servers: list[Any], why: str) -> None:
    built = document({"/open": {"get": operation("readOpen")}}, servers=servers)
    sdk = generated(tmp_path, built, f"nowhere_{len(servers)}")
    with pytest.raises(importlib.import_module(f"{sdk.__name__}.errors").InputError) as caught:
        sdk.Client()
    assert str(caught.value) == f"the document names {why}: give base_url=, or set INLINE_BASE_URL"


# headers


def test_a_header_that_most_operations_require_is_passed_once(sdk: Any) -> None:
    service = Service()
    api = client(sdk, service)
    api.default.create_thing(id=1)
    assert service.last.headers["x-tenant-id"] == "acme"
    api.default.create_thing({"id": 1}, x_tenant_id="other")
    assert service.last.headers["x-tenant-id"] == "other"
    http = httpx.Client(transport=httpx.MockTransport(service))
    with pytest.raises(sdk.errors.InputError) as caught:
        sdk.Client(http_client=http).default.create_thing(id=1)
    assert str(caught.value) == "default.create_thing needs 'x_tenant_id': give it to the method, or to the client"


def test_headers_that_the_specification_ignores_are_no_arguments(sdk: Any) -> None:
    with pytest.raises(sdk.errors.InputError, match=r"^default\.list_things has no 'accept'; "):
        client(sdk, Service()).default.list_things(accept="text/html")


def test_the_package_says_who_it_is(sdk: Any) -> None:
    service = Service()
    _call(client(sdk, service), "/open")
    assert service.last.headers["user-agent"].startswith("acme_clients/2.3.4 httpx/")
    assert sdk.__version__ == "2.3.4"
    own = httpx.Client(transport=httpx.MockTransport(service), headers={"User-Agent": "mine"})
    _call(sdk.Client(http_client=own), "/open")
    assert service.last.headers["user-agent"] == "mine"


# a single call


def test_a_call_takes_what_the_document_does_not_know(sdk: Any) -> None:
    service = Service()
    api = client(sdk, service, headers={"X-A": "client"})
    api.default.create_thing(
        id=1,
        extra_headers={"x-a": "call", "x-b": "2"},
        extra_query={"deep": {"a": 1}, "many": [1, 2]},
        extra_body={"name": "x", "beta": True},
        timeout=httpx.Timeout(5.0, connect=1.0),
    )
    sent = service.last
    assert (sent.headers.get_list("x-a"), sent.headers["x-b"]) == (["call"], "2")
    assert sent.url.params.multi_items() == [("deep[a]", "1"), ("many", "1"), ("many", "2")]
    assert json.loads(sent.content) == {"id": 1, "name": "x", "beta": True}
    assert sent.extensions["timeout"] == {"connect": 1.0, "read": 5.0, "write": 5.0, "pool": 5.0}


def test_a_call_has_retries_of_its_own(sdk: Any, naps: list[float]) -> None:
    service = Service(httpx.Response(503), httpx.Response(503))
    _ = client(sdk, service).default.read_open(max_retries=2)
    assert (len(service.requests), len(naps)) == (3, 2)


def test_a_call_may_be_strict_by_itself(sdk: Any) -> None:
    service = Service(*[httpx.Response(200, json={"id": "one"})] * 2)
    api = client(sdk, service)
    assert api.default.read_open().id == "one"
    with pytest.raises(sdk.errors.DecodeError, match=r"id must be integer, not 'one'$"):
        api.default.read_open(strict=True)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"timout": 3}, "default.read_open has no 'timout'; did you mean 'timeout'?"),
        ({"extra_body": {"a": 1}}, None),
        ({"max_retries": -1}, "max_retries must be 0 or more; got -1"),
        ({"timeout": 0}, "timeout must be more than 0 seconds; got 0"),
        ({"timeout": httpx.Timeout(None)}, "timeout.connect must be more than 0 seconds; got None"),
    ],
)
def test_an_option_that_can_not_be_is_refused_before_anything_is_sent(
    sdk: Any, options: dict[str, Any], message: str | None
) -> None:
    service = Service()
    if message is None:
        client(sdk, service).default.read_open(**options)
        assert json.loads(service.last.content) == {"a": 1}
        return
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the text is compared below
        client(sdk, service).default.read_open(**options)
    assert (str(caught.value), service.requests) == (message, [])


def test_an_argument_of_a_client_that_there_is_none_of_is_refused(sdk: Any) -> None:
    with pytest.raises(TypeError, match=r"^Client\(\) has no argument 'tokn'; did you mean 'token'\?$"):
        sdk.Client(tokn="t")


# what the document does not know


def test_an_error_says_what_was_called(sdk: Any) -> None:
    events: list[Any] = []
    api = client(sdk, Service(httpx.Response(404, json={"no": 1})), on_event=events.append)
    with pytest.raises(sdk.errors.NotFoundError, match=r"^default\.read_bearer: 404 ") as caught:
        api.default.read_bearer()
    assert caught.value.operation == "default.read_bearer"
    assert {event.operation for event in events} == {"default.read_bearer"}


def test_a_path_that_the_document_does_not_know_is_called_like_any(sdk: Any) -> None:
    service = Service()
    api = client(sdk, service)
    thing = api.request("post", "beta/things", cast_to=sdk.models.Thing, body={"a": [1]}, params={"q": "x"})
    assert (type(thing), thing.id, thing["new"]) == (sdk.models.Thing, 1, True)
    assert (service.last.method, str(service.last.url)) == ("POST", "https://eu.example.com/v1/beta/things?q=x")
    assert (json.loads(service.last.content), service.last.headers["x-key"]) == ({"a": [1]}, "k")
    assert api.request("GET", "/beta") == {"id": 1, "new": True}
    service.answers = [httpx.Response(404, json={"no": 1})]
    with pytest.raises(sdk.errors.NotFoundError, match=r"^GET /beta: 404 ") as caught:
        api.request("GET", "/beta")
    assert caught.value.body == {"no": 1}


def test_the_async_client_calls_it_too(sdk: Any) -> None:
    async def run() -> Any:
        http = httpx.AsyncClient(transport=httpx.MockTransport(Service()))
        async with sdk.AsyncClient(http_client=http) as api:
            return await api.request("GET", "/beta", cast_to=list[int], strict=False)

    assert asyncio.run(run()) == {"id": 1, "new": True}


# hooks


def test_hooks_see_and_change_what_is_sent(sdk: Any, naps: list[float]) -> None:
    service, seen = Service(httpx.Response(503)), []

    def stamp(request: httpx.Request) -> None:
        request.headers["X-Stamp"] = str(len(service.requests))

    api = client(sdk, service, on_request=stamp, on_response=lambda answer: seen.append(answer.status_code))
    api.with_options(max_retries=1).default.read_open()
    assert [request.headers["x-stamp"] for request in service.requests] == ["0", "1"]
    assert seen == [503, 200]


def test_hooks_of_the_async_client_may_be_coroutine_functions(sdk: Any) -> None:
    service, seen = Service(), []

    async def stamp(request: httpx.Request) -> None:
        request.headers["X-Stamp"] = "1"

    async def run() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(service))
        async with sdk.AsyncClient(
            http_client=http, on_request=stamp, on_response=lambda answer: seen.append(answer.status_code)
        ) as api:
            await api.default.read_open()

    asyncio.run(run())
    assert (service.last.headers["x-stamp"], seen) == ("1", [200])


# answers as they came


def test_a_raw_answer_is_kept_and_a_refusal_is_one_too(sdk: Any) -> None:
    service = Service(httpx.Response(404, json={"no": 1}, headers={"X-Request-Id": "r"}))
    raw = client(sdk, service).default.with_raw_response.read_open(timeout=2)
    assert (raw.status_code, raw.request_id, repr(raw)) == (404, "r", "<RawResponse default.read_open 404>")
    with pytest.raises(sdk.errors.NotFoundError):
        raw.parse()
    assert client(sdk, Service()).default.with_raw_response.create_thing(id=1).parse().id == 1


def test_a_streamed_refusal_is_raised(sdk: Any) -> None:
    with pytest.raises(sdk.errors.NotFoundError):
        client(sdk, Service(httpx.Response(404))).default.with_streaming_response.read_open()
    with client(sdk, Service()).default.with_streaming_response.read_open() as answer:
        assert answer.parse().id == 1


# models, pages and errors as values


def test_a_copy_is_changed_and_keeps_what_the_document_does_not_know(sdk: Any) -> None:
    thing = sdk.models.Thing.from_dict({"id": 1, "name": "a", "new": True})
    changed = thing.evolve(name="b")
    assert (changed.to_dict(), thing.name) == ({"id": 1, "name": "b", "new": True}, "a")
    changed["new"] = False
    assert thing["new"] is True
    with pytest.raises(sdk.errors.InputError, match=r"^Thing has no 'nmae'; did you mean 'name'\?$"):
        thing.evolve(nmae="b")
    with pytest.raises(sdk.errors.InputError, match=r"^Thing: name must be a string, not 5$"):
        thing.evolve(name=5)
    assert "name" not in thing.evolve(name=sys.modules["acme_clients.types"].UNSET).to_dict()


def test_models_pages_and_errors_can_be_pickled_and_copied(sdk: Any) -> None:
    thing = sdk.models.Thing.from_dict({"id": 1, "new": True})
    assert pickle.loads(pickle.dumps(thing)) == thing == copy.deepcopy(thing)
    page = client(sdk, Service(httpx.Response(200, json={"items": [{"id": 1}], "next": "c"}))).default.list_things()
    again = pickle.loads(pickle.dumps(page))
    assert (again.to_dict(), again.get_next_page(), [each.id for each in again]) == (page.to_dict(), None, [1])
    with pytest.raises(sdk.errors.NotFoundError) as caught:
        client(sdk, Service(httpx.Response(404, json={"no": 1}))).default.read_open()
    error = pickle.loads(pickle.dumps(caught.value))
    assert (type(error), str(error), error.status_code, error.body) == (
        sdk.errors.NotFoundError,
        str(caught.value),
        404,
        {"no": 1},
    )


def test_a_method_for_asyncio_is_the_blocking_one_as_a_coroutine_function(sdk: Any) -> None:
    resource = sys.modules[type(sdk.Client(base_url="http://x").default).__module__]
    blocking, own = resource.DefaultResource.read_open, resource.AsyncDefaultResource.read_open
    assert asyncio.iscoroutinefunction(own)
    assert (inspect.signature(own), own.__doc__) == (inspect.signature(blocking), blocking.__doc__)


def test_what_is_no_page_stays_what_it_is(sdk: Any) -> None:
    assert client(sdk, Service(httpx.Response(200, json=["odd"]))).default.list_things() == ["odd"]


def test_a_client_starts_without_what_only_a_call_needs(sdk: Any) -> None:
    look = "import sys, acme_clients; acme_clients.Client(base_url='http://x'); print(*sys.modules)"
    folder = Path(sdk.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", look], cwd=folder, capture_output=True, text=True, check=True)
    late = {
        f"acme_clients._runtime.{name}" for name in ("model", "operations", "pages", "streams", "reading", "giving")
    }
    assert not {"attrs", *late} & set(done.stdout.split())


def test_an_answer_of_which_the_document_says_nothing_is_not_lost(tmp_path: Path) -> None:
    nothing = {"responses": {"200": {"description": "fine"}}}
    by_id = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    built = document(
        {
            "/cats": {
                "get": {"operationId": "listCats", **nothing},
                "post": {**operation("createCat", body=schema_ref("Cat")), **nothing},
            },
            "/cats/{id}": {"parameters": by_id, "get": {"operationId": "getCat", **nothing}},
        },
        {"Cat": {"type": "object", "properties": {"name": TEXT}}},
    )
    made = generated(tmp_path, built, "silent_cats")
    replies = [{"json": [{"id": 4}]}, {"json": {"id": 4}}, {"text": "a cat"}, {}]
    http = httpx.Client(transport=httpx.MockTransport(Service(*[httpx.Response(200, **each) for each in replies])))
    with made.Client(base_url="http://cats.example.com", http_client=http, strict=True) as api:
        cats = api.default
        answers = [cats.list_cats(), cats.create_cat(name="Tom"), cats.get_cat("4"), cats.get_cat("5")]
    assert answers == [[{"id": 4}], {"id": 4}, "a cat", None]
