"""Where openapi-python-client goes wrong on the wire: every check holds for our client and fails for the stock one.

The day that stock passes a check, its test says so: the row can go from docs/sdk.md, and perhaps what we do about it.
"""

from __future__ import annotations

import email
import email.policy
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from stock_client import GeneratedPackage, generated

WIRE = Path(__file__).parent / "wire"
Check = Callable[[GeneratedPackage], None]
Packages = Callable[[str], dict[str, GeneratedPackage]]
DOG, FISH = {"kind": "dog", "name": "Rex"}, {"kind": "fish", "fins": 2}
DAY, MOMENT = date(2026, 5, 1), datetime(2026, 5, 1, 12, tzinfo=UTC)
OWNER = {"id": 3, "label": "Ann"}
ACCOUNT = {"id": 1, "name": "A", "made": "2026-05-01T12:00:00+00:00", "owner": OWNER, "seen": "2026-05-01"}


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packages]:
    """Both clients of a document of the folder, made once."""
    made: dict[str, tuple[Iterator[tuple[GeneratedPackage, GeneratedPackage]], dict[str, GeneratedPackage]]] = {}

    def of(name: str) -> dict[str, GeneratedPackage]:
        if name not in made:
            making = generated(WIRE / f"{name}.yaml", tmp_path_factory.mktemp(name))
            made[name] = making, {sdk.name: sdk for sdk in next(making)}
        return made[name][1]

    yield of
    for making, _ in made.values():
        next(making, None)


def wrong_in_stock(kind: type[BaseException], text: str, *, document: str = "openapi") -> Callable[[Check], Any]:
    """Makes two tests of a check: ours passes it, stock fails it in this way."""

    def made(check: Check) -> Any:
        @pytest.mark.parametrize("whose", ["ours", "stock"])
        def test(packages: Packages, whose: str) -> None:
            sdk = packages(document)[whose]
            if whose == "ours":
                check(sdk)
                return
            try:
                check(sdk)
            except kind as error:
                assert text in str(error), f"stock fails in another way now: {error!r}"  # noqa: PT017 - see below
            else:
                # Not pytest.raises: nobody would know from "DID NOT RAISE" that this is good news.
                pytest.fail("openapi-python-client is right now: take the row out of docs/sdk.md")

        test.__doc__ = check.__doc__
        return test

    return made


@wrong_in_stock(AssertionError, "'read': None")
def test_there_is_a_timeout(sdk: GeneratedPackage) -> None:
    """1: httpx is configured to wait for ever."""
    limits = sdk.request("read_open").extensions["timeout"]
    assert None not in limits.values(), limits


@wrong_in_stock(TypeError, "Header value must be str or bytes")
def test_headers_of_types_that_are_no_text(sdk: GeneratedPackage) -> None:
    """2: whatever the generator makes a class of is given to httpx as it is."""
    key = UUID(int=7)
    sent = sdk.request("send_headers", x_id=key, x_colour=sdk.model("Colour").RED, x_on=True).headers
    assert (sent["x-id"], sent["x-colour"], sent["x-on"]) == (str(key), "red", "true")


@wrong_in_stock(ModuleNotFoundError, "api.wire.send_dates")
def test_headers_of_types_with_a_form(sdk: GeneratedPackage) -> None:
    """2: an operation with such a header is not generated."""
    span = sdk.model("Span")(gte=1, lte=2)
    sent = sdk.request(
        "send_dates", x_day=DAY, x_moment=MOMENT, x_numbers=[1, 2], x_either=True, x_span=span, session=4
    ).headers
    assert [sent[name] for name in ("x-day", "x-moment", "x-numbers", "x-either", "x-span", "cookie")] == [
        *("2026-05-01", "2026-05-01T12:00:00+00:00", "1,2", "true", "gte,1,lte,2", "session=4")
    ]


@wrong_in_stock(TypeError, "unexpected keyword argument 'x_span'")
def test_parameters_that_are_described_by_a_media_type(sdk: GeneratedPackage) -> None:
    """2: such a parameter can't be given."""
    sent = sdk.request("send_described", x_span=sdk.model("Span")(gte=1), where=["a b", "c"])
    assert (sent.headers["x-span"], sent.url.params["where"]) == ('{"gte":1}', '["a b","c"]')


@wrong_in_stock(AssertionError, "['file', 'note', 'role']")
def test_a_file_stays_one_part(sdk: GeneratedPackage) -> None:
    """3: the boundary is always `+++`, so that whoever writes a file can add parts to the form."""
    payload = b'x\r\n--+++\r\nContent-Disposition: form-data; name="role"\r\n\r\nadmin'
    file = sdk.part("types", "File")(io.BytesIO(payload), "a.bin", "application/octet-stream")
    sent = sdk.request("send_file", body=sdk.model("Upload")(file=file, note="n"))
    head = f"Content-Type: {sent.headers['content-type']}\r\n\r\n".encode()
    read = email.message_from_bytes(head + sent.content, policy=email.policy.HTTP)
    parts = {part.get_param("name", header="content-disposition"): part.get_content() for part in read.iter_parts()}
    assert sorted(parts) == ["file", "note"]
    assert parts == {"file": payload, "note": "n"}


@wrong_in_stock(AssertionError, "boundary=+++")
def test_every_body_has_a_boundary_of_its_own(sdk: GeneratedPackage) -> None:
    """3: likewise."""
    file = sdk.part("types", "File")(io.BytesIO(b"x"), "a.bin")
    body = sdk.model("Upload")(file=file)
    first, second = (sdk.request("send_file", body=body).headers["content-type"] for _ in range(2))
    assert first != second


@wrong_in_stock(ValueError, "is not a valid HTTPStatus")
def test_every_status_code(sdk: GeneratedPackage) -> None:
    """4: a status that IANA has no name for is a ValueError."""
    statuses = list(range(400, 600))
    problem = {"title": "no", "colour": "red"}
    assert [sdk.status(httpx.Response(status, json=problem), "read_status") for status in statuses] == statuses


@wrong_in_stock(json.JSONDecodeError, "Expecting value")
def test_an_error_with_another_body_than_the_documents(sdk: GeneratedPackage) -> None:
    """5: the page of a proxy hides that it was a 404."""
    assert sdk.status(httpx.Response(404, text="<html>"), "read_status") == 404


@wrong_in_stock(pytest.fail.Exception, "DID NOT RAISE")
def test_an_error_is_raised_with_its_body(sdk: GeneratedPackage) -> None:
    """6: an error is returned as if it were the value."""
    gone = httpx.Response(404, json={"title": "gone"}, headers={"content-type": "application/problem+json"})
    with pytest.raises(Exception, match="404") as caught:
        sdk.value(gone, "read_status")
    assert caught.value.body.title == "gone"  # type: ignore[attr-defined]  # of the client's own class


@wrong_in_stock(AssertionError, "'Cat'")
def test_a_discriminator_decides(sdk: GeneratedPackage) -> None:
    """7: the first alternative that fits is taken."""
    [pet] = sdk.value(httpx.Response(200, json=[DOG]), "read_pets")
    assert (type(pet).__name__, pet.to_dict()) == ("Dog", DOG)


@wrong_in_stock(KeyError, "name")
def test_an_unknown_variant_is_kept(sdk: GeneratedPackage) -> None:
    """8: one stranger costs the whole answer."""
    pets = sdk.value(httpx.Response(200, json=[FISH, DOG]), "read_pets")
    assert [pet.to_dict() for pet in pets] == [FISH, DOG]


@wrong_in_stock(ValueError, "'mauve' is not a valid Colour")
def test_an_unknown_value_of_an_enumeration_is_kept(sdk: GeneratedPackage) -> None:
    """8: likewise."""
    painted = sdk.value(httpx.Response(200, json={"colour": "mauve"}), "read_painted")
    assert (str(painted.colour), painted.to_dict()) == ("mauve", {"colour": "mauve"})


@wrong_in_stock(AssertionError, "gte=1&lte=2")
def test_a_deep_object_in_a_query(sdk: GeneratedPackage) -> None:
    """9: it is sent flat."""
    query = sdk.request("send_deep", made=sdk.model("Span")(gte=1, lte=2)).url.query
    assert query.decode().replace("%5B", "[").replace("%5D", "]") == "made[gte]=1&made[lte]=2"


@wrong_in_stock(AssertionError, "('comma', '1')")
def test_exploded_and_joined_queries(sdk: GeneratedPackage) -> None:
    """9: `explode: false` is passed over."""
    sent = sdk.request("send_joined", each=["a b", "c"], comma=[1, 2], pipe=["x", "y"]).url
    pairs = httpx.QueryParams(sent.query.decode()).multi_items()
    assert pairs == [("each", "a b"), ("each", "c"), ("comma", "1,2"), ("pipe", "x|y")], pairs


@wrong_in_stock(AssertionError, "Bearer k")
def test_global_security_goes_where_the_document_says(sdk: GeneratedPackage) -> None:
    """10: the scheme of the document is not known."""
    sent = sdk.request("read_painted", 200, {"colour": "red"}).headers
    assert (sent.get("x-key"), sent.get("authorization")) == ("k", None)


@wrong_in_stock(AssertionError, "Bearer k")
def test_an_operation_without_security_gets_no_credentials(sdk: GeneratedPackage) -> None:
    """10: every operation gets them."""
    sent = sdk.request("read_open").headers
    assert (sent.get("x-key"), sent.get("authorization")) == (None, None)


@wrong_in_stock(AssertionError, "'/v1/private', 'Bearer old'")
def test_a_token_that_is_refused_is_replaced(sdk: GeneratedPackage) -> None:
    """11: tokens are fetched by hand, and the first is sent for ever, even after `client.token = …`."""
    seen: list[tuple[str, str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((request.url.path, request.headers.get("authorization", "")))
        if request.url.path.endswith("/token"):
            fetched = [path for path, _ in seen if path.endswith("/token")]
            return httpx.Response(200, json={"access_token": "old" if len(fetched) == 1 else "new", "expires_in": 3600})
        return httpx.Response(204 if seen[-1][1] == "Bearer new" else 401)

    credentials = {"api_key": None, "client_id": "a", "client_secret": "b"} if sdk.name == "ours" else {"token": "old"}
    client = sdk.client(answer, **credentials)
    sdk.send(client, "read_private")
    if sdk.name == "stock":
        client.token = "new"  # the most that its user can do
    sdk.send(client, "read_private")
    called = [authorization for path, authorization in seen if path == "/v1/private"]
    assert called[-1] == "Bearer new", seen


@wrong_in_stock(ModuleNotFoundError, "No module named 'stock_booleans'", document="booleans")
def test_a_boolean_for_a_schema(sdk: GeneratedPackage) -> None:
    """12: one of them, and nothing is generated."""
    wire = {"size": 1, "thing": [None, {"a": 1}]}
    assert sdk.value(httpx.Response(200, json=wire), "read_box").to_dict() == wire


@wrong_in_stock(ModuleNotFoundError, "api.wire.read_behind")
def test_a_path_item_behind_a_reference(sdk: GeneratedPackage) -> None:
    """Table 1.2: it is dropped without a warning."""
    assert sdk.request("read_behind").url.path == "/v1/behind"


@wrong_in_stock(TypeError, "missing 2 required positional arguments: 'id' and 'made'")
def test_what_is_read_only_need_not_be_passed(sdk: GeneratedPackage) -> None:
    """13: the id of what is still to be made is required."""
    owner = sdk.model("Owner")(label="Ann", **({} if sdk.name == "ours" else {"id": 0}))
    body = sdk.model("Account")(name="A", secret="s", owner=owner)
    sent = sdk.request("send_account", 201, ACCOUNT, body=body)
    assert json.loads(sent.content) == {"name": "A", "secret": "s", "owner": {"label": "Ann"}}


@wrong_in_stock(AssertionError, "'id': 1")
def test_what_is_read_only_is_not_sent_back(sdk: GeneratedPackage) -> None:
    """13: what was read and changed is sent with all that only the service may set."""
    account = sdk.model("Account").from_dict({**ACCOUNT, "secret": "s"})
    account.name = "B"
    sent = json.loads(sdk.request("send_account", 201, ACCOUNT | {"secret": "s"}, body=account).content)
    assert sent == {"name": "B", "secret": "s", "owner": {"label": "Ann"}}, sent
    assert account.to_dict() == {**ACCOUNT, "name": "B", "secret": "s"}


@wrong_in_stock(KeyError, "secret")
def test_what_is_write_only_need_not_come(sdk: GeneratedPackage) -> None:
    """13: the answer is refused since it tells no secret."""
    body = sdk.model("Account").from_dict({**ACCOUNT, "secret": "s"})
    made = sdk.value(httpx.Response(201, json=ACCOUNT), "send_account", body=body)
    assert (made.id, made.made, made.to_dict()) == (1, MOMENT, ACCOUNT)


@wrong_in_stock(AttributeError, "'NoneType' object has no attribute 'to_dict'")
def test_an_enumeration_of_mixed_types(sdk: GeneratedPackage) -> None:
    """15: the answer is left out."""
    for size in (1, "auto"):
        assert sdk.value(httpx.Response(200, json={"size": size}), "read_mixed").to_dict() == {"size": size}


@wrong_in_stock(AttributeError, "'NoneType' object has no attribute 'payload'")
def test_media_types_that_are_bytes(sdk: GeneratedPackage) -> None:
    """15: likewise."""
    for operation in ("read_paper", "read_letter"):
        found = sdk.value(httpx.Response(200, content=b"<\x00>"), operation)
        assert found.payload.read() == b"<\x00>"


@wrong_in_stock(TypeError, "'NoneType' object is not iterable")
def test_lines_of_json(sdk: GeneratedPackage) -> None:
    """15: likewise."""
    lines = sdk.value(httpx.Response(200, content=b'{"colour":"red"}\n{"colour":"green"}\n'), "read_lines")
    assert [painted.colour for painted in lines] == ["red", "green"]


@wrong_in_stock(AttributeError, "'NoneType' object has no attribute 'size'", document="remote")
def test_a_schema_in_another_file(sdk: GeneratedPackage) -> None:
    """15: likewise."""
    assert sdk.value(httpx.Response(200, json={"size": 1}), "read_box").size == 1


@wrong_in_stock(AttributeError, "'NoneType' object has no attribute 'to_dict'")
def test_schemas_with_one_title_are_two(sdk: GeneratedPackage) -> None:
    """14: the second of them is left out, with all that needs it."""
    for status, name in ((200, "left"), (202, "right")):
        assert sdk.value(httpx.Response(status, json={name: "x"}), "read_titles").to_dict() == {name: "x"}


LOOK = """
import sys
from {0}.models import Painted
print(*(name for name in sys.modules if name.startswith("{0}.models.")))
"""


@wrong_in_stock(AssertionError, "['account', 'cat', 'colour'")
def test_a_model_is_imported_alone(sdk: GeneratedPackage) -> None:
    """16: with every other model of the document: two seconds for Stripe's."""
    command = [sys.executable, "-c", LOOK.format(sdk.package)]
    done = subprocess.run(command, cwd=sdk.folder, capture_output=True, text=True, check=True)
    found = sorted(name.rpartition(".")[2] for name in done.stdout.split())
    assert found == ["colour", "painted"], found


@wrong_in_stock(AssertionError, "[None, 'a', 'a']")
def test_other_options_leave_the_client_as_it_is(sdk: GeneratedPackage) -> None:
    """17: the copy's headers are the first client's too, once that has sent something."""
    seen: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("x-extra"))
        return httpx.Response(204)

    client = sdk.client(answer)
    sdk.send(client, "read_open")
    other = client.with_options if sdk.name == "ours" else client.with_headers
    sdk.send(other(headers={"X-Extra": "a"}) if sdk.name == "ours" else other({"X-Extra": "a"}), "read_open")
    sdk.send(client, "read_open")
    assert seen == [None, "a", None]


class Slowly(httpx.SyncByteStream, httpx.BaseTransport):
    """A download in three chunks, which counts how many were requested."""

    def __init__(self) -> None:
        self.token_requests = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=self)

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(3):
            self.token_requests += 1
            yield b"x" * 100_000


@wrong_in_stock(AssertionError, "assert 3 == 1")
def test_a_download_is_not_read_ahead(sdk: GeneratedPackage) -> None:
    """19: all of it is in memory before the first byte can be had."""
    slowly = Slowly()
    client = sdk.client(slowly)
    if sdk.name == "ours":
        with client.wire.with_streaming_response.read_file() as answer:
            assert next(answer.iter_bytes())
            assert slowly.token_requests == 1
    else:
        assert sdk.send(client, "read_file").parsed.payload.read(1)
        assert slowly.token_requests == 1
