"""The receiving side of any document: how signatures are found in it, and how its events are told apart."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import JSON, document, operation, schema_ref
from type_checking import mypy, pyright

from understudy.contract import index
from understudy.openapi.loaded import Document
from understudy.webhooks.signing import SCHEMES, sign
from understudy_tools.sdk.events import signatures_of as signatures_of_contract
from understudy_tools.sdk.regenerate import regenerate

pytestmark = pytest.mark.process

NOW = 1767605400
WHSEC = "whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"
TEXT = {"type": "string"}
Made = Callable[..., Any]


def header(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "schema": TEXT, **more}


def webhook(schema: Any, *parameters: Any, media: str = JSON, **more: Any) -> dict[str, Any]:
    body = {"required": True, "content": {media: {"schema": schema}}}
    return {
        "post": {
            "parameters": list(parameters),
            "requestBody": body,
            "responses": {"200": {"description": "ok"}},
            **more,
        }
    }


def thing(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def of(webhooks: dict[str, Any], schemas: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    paths = {"/x": {"get": operation("readX", reply={"type": "object"}, tags=["x"])}}
    return document(paths, schemas, webhooks=webhooks, **more)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Generates a package, and gives its `webhooks`."""
    folders: list[str] = []

    def make(built: dict[str, Any], notes: list[str] | None = None) -> Any:
        folder = tmp_path_factory.mktemp("events")
        package = f"hooked_{folder.name}".replace("-", "_")
        (folder / "openapi.json").write_text(json.dumps(built))
        found = regenerate(folder / "openapi.json", folder / "out", package=package, progress=lambda _: None)
        if notes is not None:
            notes += map(str, found)
        folders.append(str(folder / "out"))
        sys.path.insert(0, folders[-1])
        importlib.invalidate_caches()
        return importlib.import_module(f"{package}.webhooks")

    yield make
    for entry in folders:
        sys.path.remove(entry)


def named(webhooks: Any, payload: Any, **more: Any) -> str:
    event = webhooks.parse(json.dumps(payload).encode(), **more)
    return f"UnknownEvent {event.type}" if type(event).__name__ == "UnknownEvent" else type(event).__name__


ORDERS = of(
    {
        "orders": webhook(
            schema_ref("Notice"),
            header("webhook-id"),
            header("webhook-timestamp"),
            {"$ref": "#/components/parameters/Signed"},
        )
    },
    {
        "Notice": {
            "oneOf": [schema_ref("Placed"), schema_ref("Shipped"), schema_ref("Refund")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {
                    "order.placed": "#/components/schemas/Placed",
                    "order.shipped": "#/components/schemas/Shipped",
                    "order.resent": "#/components/schemas/Shipped",
                },
            },
        },
        "Placed": thing(kind=TEXT, total={"type": "integer"}),
        "Shipped": thing(kind=TEXT, parcel={"type": "string", "format": "uuid"}),
        "Refund": thing(kind=TEXT, total={"type": "integer"}),
    },
    components={"parameters": {"Signed": header("webhook-signature")}},
)
SHOP = of(
    {
        "pet.sold": webhook(schema_ref("Sold")),
        "pet.born": webhook(thing(event={"const": "pet.born"}, at={"type": "string", "format": "date-time"})),
    },
    {"Sold": {"allOf": [schema_ref("Head"), thing(price={"type": "integer"})]}, "Head": thing(event=TEXT)},
)


@pytest.fixture(scope="module")
def orders(made: Made) -> Any:
    return made(ORDERS)


@pytest.fixture(scope="module")
def shop(made: Made) -> Any:
    return made(SHOP)


# a document with standard-webhooks and a discriminator over several events


def test_a_discriminator_chooses_the_event_of_a_verified_delivery(orders: Any) -> None:
    for kind, more, name in (
        ("order.placed", {"total": 5}, "Placed"),
        ("order.shipped", {"parcel": "00000000-0000-0000-0000-000000000001"}, "Shipped"),
        ("order.resent", {"parcel": "00000000-0000-0000-0000-000000000001"}, "Shipped"),
        ("Refund", {"total": 5}, "Refund"),
        ("order.lost", {}, "UnknownEvent"),
    ):
        body = json.dumps({"kind": kind, **more}).encode()
        headers = dict(
            sign(SCHEMES["standard-webhooks"], secrets=[WHSEC], body=body, message_id="msg_1", timestamp=NOW)
        )
        event = orders.verify_and_parse(body, headers, WHSEC, now=NOW)
        assert type(event).__name__ == name
        assert event.to_dict() == json.loads(body) if name != "UnknownEvent" else event.payload == {"kind": kind}
        assert orders.sign(body, WHSEC, timestamp=NOW, message_id="msg_1") == headers


def test_each_value_of_a_discriminator_has_its_class(orders: Any) -> None:
    names = {name: kind.__name__ for name, kind in orders.EVENTS.items()}
    assert names == {
        "order.placed": "Placed",
        "order.shipped": "Shipped",
        "order.resent": "Shipped",
        "Refund": "Refund",
    }


# a document that declares no signature


def test_without_a_signature_in_the_document_the_caller_says_which(shop: Any) -> None:
    body = b'{"event": "pet.sold", "price": 3}'
    headers = dict(sign(SCHEMES["sha256"], secrets=["s"], body=body, message_id="", timestamp=NOW))
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are asserted below
        shop.verify(body, headers, "s")
    assert str(caught.value) == (
        "the document does not say how webhooks are signed: "
        "pass scheme=, one of 'standard-webhooks', 'timestamped', 'sha256'"
    )
    assert shop.verify_and_parse(body, headers, "s", scheme="sha256").price == 3
    [(_, value)] = headers.items()
    assert shop.verify_and_parse(body, {"X-Mine": value}, "s", scheme="sha256", header="x-mine").price == 3


def test_a_webhook_without_a_constant_is_known_by_its_name(shop: Any) -> None:
    assert named(shop, {"event": "pet.sold", "price": 3}) == "Sold"
    assert named(shop, {"event": "pet.born", "at": "2026-01-05T09:30:00Z"}) == "PetBorn"
    assert named(shop, {"event": "pet.lost"}) == "UnknownEvent pet.lost"


# how events are told apart


def test_what_is_generated_is_typed(orders: Any) -> None:
    """A checker sees the union of the events, and no error in the package."""
    package = Path(orders.__file__).parent
    assert mypy(package.name, folder=package.parent).startswith("Success")
    use = f"""
from {package.name} import webhooks
event = webhooks.verify_and_parse(b"", {{"a": "b"}}, ["s"])
reveal_type(event)
webhooks.verify("text", [("a", "b")], "s")
"""
    printed = mypy("-c", use, folder=package.parent)
    for name in ("placed.Placed", "shipped.Shipped", "refund.Refund", "UnknownEvent"):
        assert name in printed
    assert 'Argument 1 to "verify" has incompatible type "str"; expected "bytes"' in printed
    assert "Found 1 error" in printed


def test_one_class_for_all_events(made: Made) -> None:
    """An envelope that lists the types of all webhooks in an enum."""
    envelope = thing(type={"type": "string", "enum": ["a.b", "a.c"]}, object={"const": "event"})
    webhooks = made(of({name: webhook(schema_ref("Event")) for name in ("a.b", "a.c")}, {"Event": envelope}))
    assert named(webhooks, {"type": "a.c", "object": "event"}) == "Event"
    assert named(webhooks, {"type": "a.d", "object": "event"}) == "UnknownEvent a.d"
    # The document's own Event keeps its name.
    assert webhooks.Event is webhooks.EVENTS["a.b"]
    assert webhooks.AnyEvent == webhooks.Event | webhooks.UnknownEvent


def test_a_property_that_is_the_same_everywhere_is_no_evidence(made: Made) -> None:
    webhooks = made(
        of(
            {
                "one": webhook(thing(version={"const": "1"}, status={"enum": ["x", "y"]}, what={"const": "1st"})),
                "two": webhook(thing(version={"const": "1"}, status={"enum": ["z"]}, what={"const": "2nd"})),
            }
        )
    )
    assert named(webhooks, {"version": "1", "status": "x", "what": "1st"}) == "One"
    assert named(webhooks, {"version": "1", "status": "x", "what": "2nd"}) == "Two"
    assert named(webhooks, {"what": "3rd"}) == "UnknownEvent 3rd"


def test_one_webhook_may_be_without_the_property(made: Made) -> None:
    webhooks = made(
        of({"sold": webhook(thing(type={"const": "sold"})), "ping": webhook(thing(zen=TEXT))}),
    )
    assert [named(webhooks, {"type": "sold"}), named(webhooks, {"zen": "x"})] == ["Sold", "Ping"]


def test_events_that_look_alike_need_a_name(made: Made) -> None:
    """A `type` that is the pet's, not the event's: nothing is guessed."""
    pet = thing(type=TEXT, name=TEXT)
    webhooks = made(of({"petSold": webhook(schema_ref("Pet")), "petBorn": webhook(pet)}, {"Pet": pet}))
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are asserted below
        webhooks.parse(b'{"type": "dog", "name": "Rex"}')
    assert str(caught.value) == (
        "nothing in a payload tells which event it is: pass event=, one of 'petSold', 'petBorn'"
    )
    assert named(webhooks, {"type": "dog", "name": "Rex"}, event="petSold") == "Pet"
    assert named(webhooks, {"type": "dog", "name": "Rex"}, event="petBorn") == "PetBorn"
    assert named(webhooks, {}, event="petLost") == "UnknownEvent petLost"


def test_one_webhook_needs_no_property(made: Made) -> None:
    webhooks = made(of({"pet": webhook(thing(type=TEXT))}))
    assert named(webhooks, {"type": "dog"}) == "Pet"
    with pytest.raises(Exception, match=r"^the body is not what the document says of the event: 'type' is missing$"):
        webhooks.parse(b"{}")


def test_a_union_without_a_discriminator_is_tried_in_order(made: Made) -> None:
    union = {"anyOf": [thing(a=TEXT), thing(b=TEXT), {"type": "null"}]}
    webhooks = made(of({"either": webhook(union, media="application/vnd.x+json")}))
    assert [named(webhooks, {"a": "1"}), named(webhooks, {"b": "1"})] == ["EitherA", "EitherB"]
    with pytest.raises(Exception, match=r"^the body is not what the document says of the event: 'b' is missing$"):
        webhooks.parse(b"{}")


def test_references_to_path_items_and_bodies_are_followed(made: Made) -> None:
    hook = webhook(TEXT, header("X-Signature", description="`t=1,v1=ab`"))
    hook["post"]["requestBody"] = {"$ref": "#/components/requestBodies/Sold"}
    content = {JSON: {"schema": thing(event={"const": "sold"})}}
    built = of(
        {"sold": {"$ref": "#/components/pathItems/Hook"}},
        components={"pathItems": {"Hook": hook}, "requestBodies": {"Sold": {"content": content}}},
    )
    webhooks = made(built)
    assert named(webhooks, {"event": "sold"}) == "Sold"
    body = b'{"event": "sold"}'
    assert list(webhooks.sign(body, "s")) == ["X-Signature"]


def test_names_that_are_taken_or_strange(made: Made) -> None:
    webhooks = made(
        of(
            {
                "pet sold/now": webhook(thing(event={"const": "pet sold/now"})),
                "unknown.event": webhook(thing(event={"const": "unknown.event"})),
                "it": webhook(thing(event={"const": "it's é"})),
            },
            {"PetSoldNow": thing(a=TEXT), "it": thing(b=TEXT)},
        )
    )
    assert named(webhooks, {"event": "pet sold/now"}) == "PetSoldNowEvent"
    assert named(webhooks, {"event": "it's é"}) == "ItEvent"
    assert webhooks.UnknownEvent is webhooks.EVENTS["unknown.event"]
    assert webhooks.parse(b'{"event": "x"}') == webhooks.AnyUnknownEvent("x", {"event": "x"})


def test_a_body_without_a_class_is_reported_and_kept_as_it_came(made: Made) -> None:
    notes: list[str] = []
    webhooks = made(of({"batch": webhook({"type": "array", "items": TEXT}), "bare": webhook({})}), notes)
    assert notes == [f"/webhooks/{name}: typed as Any (its payload has no class)" for name in ("batch", "bare")]
    event = webhooks.parse(b'["a"]', event="batch")
    assert (event.type, event.payload) == ("batch", ["a"])


def test_a_document_without_webhooks_has_the_module_too(made: Made) -> None:
    webhooks = made(of({}))
    assert webhooks.EVENTS == {}
    package = Path(webhooks.__file__).parent
    assert mypy(package.name, folder=package.parent).startswith("Success")
    assert webhooks.parse(b'{"a": 1}') == webhooks.UnknownEvent(None, {"a": 1})
    webhooks.verify(b"", webhooks.sign(b"", "s", scheme="timestamped"), "s", scheme="timestamped")


def test_two_ways_to_sign_are_not_mixed_up(made: Made) -> None:
    webhooks = made(
        of(
            {
                "one": webhook(thing(type={"const": "one"}), header("X-Hub-Signature-256")),
                "two": webhook(thing(type={"const": "two"}), header("X-Sig-Signature", example="t=1,v1=0a")),
            }
        )
    )
    body = b'{"type": "two"}'
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are asserted below
        webhooks.verify(body, {}, "s")
    assert str(caught.value) == (
        "webhooks are signed in more than one way (sha256 in X-Hub-Signature-256, timestamped in X-Sig-Signature): "
        "pass scheme= and header="
    )
    headers = webhooks.sign(body, "s", scheme="timestamped")
    assert list(headers) == ["X-Sig-Signature"]
    assert isinstance(webhooks.verify_and_parse(body, headers, "s", scheme="timestamped"), webhooks.Two)


# how a signature is found


def signatures_of(built: dict[str, Any]) -> list[tuple[str, str]]:
    return signatures_of_contract(index(Document(built, Path("openapi.json"), "3.1", ())))


@pytest.mark.parametrize(
    ("parameter", "found"),
    [
        (header("X-Shop-Signature", description="`t=` seconds, `v1=` HMAC"), [("timestamped", "X-Shop-Signature")]),
        (header("x-sig-nature", schema={**TEXT, "pattern": "^t=[0-9]+(,v1=[0-9a-f]+)+$"}), []),
        (header("signature", schema={**TEXT, "pattern": "^t=[0-9]+(,v1=.+)+$"}), [("timestamped", "signature")]),
        (header("Signature", schema={**TEXT, "examples": ["t=1,v1=ab"]}), [("timestamped", "Signature")]),
        (header("Signature", examples={"one": {"value": "t=1,v1=ab"}}), [("timestamped", "Signature")]),
        (header("Stripe-Signature"), [("timestamped", "Stripe-Signature")]),
        (header("Webhook-Signature"), [("standard-webhooks", "Webhook-Signature")]),
        (header("X-Hub-Signature-256"), [("sha256", "X-Hub-Signature-256")]),
        (header("X-My-Signature", example="sha256=ab"), [("sha256", "X-My-Signature")]),
        (header("Acme-Signature"), [("timestamped", "Acme-Signature")]),
        (header("X-Signature", description="set=1, rev1=2"), []),
        (header("X-Signature"), []),
        (header("X-Other", description="`t=1,v1=ab`"), []),
        ({**header("X-Hub-Signature-256"), "in": "query"}, []),
    ],
)  # fmt: skip
def test_a_header_is_known_by_its_name_and_its_description(parameter: Any, found: Any) -> None:
    assert signatures_of(of({"a": webhook(TEXT, parameter), "b": webhook(TEXT, parameter)})) == found
    at_item = {**webhook(TEXT), "parameters": [parameter]}
    assert signatures_of(of({"a": at_item})) == found


@pytest.mark.parametrize("place", ["operation", "path item", "document"])
def test_what_the_document_says_outright_wins(place: str) -> None:
    hook = webhook(TEXT, header("X-Hub-Signature-256"))
    built = of({"a": hook})
    holder = {"operation": hook["post"], "path item": hook, "document": built}[place]
    holder["x-mock-delivery"] = {"sign": "timestamped", "header": "X-Mine"}
    assert signatures_of(built) == [("timestamped", "X-Mine")]
    holder["x-mock-delivery"] = {"sign": "standard-webhooks", "header": "X-Mine"}
    assert signatures_of(built) == [("standard-webhooks", "X-Mine")]
    holder["x-mock-delivery"] = {"sign": "timestamped"}
    assert signatures_of(built) == [("timestamped", "X-Webhook-Signature")]
    holder["x-mock-delivery"] = {"sign": "none"}
    assert signatures_of(built) == []
    holder["x-mock-delivery"] = {"jitter": 0}
    assert signatures_of(built) == [("sha256", "X-Hub-Signature-256")]


def test_type_checkers_know_the_events_of_hundreds_of_webhooks(made: Made) -> None:
    """Pyright's limit is a depth of 256 nodes, which a chain of as many alternatives would be."""
    count = 270
    webhooks = {f"thing.{number}": webhook(schema_ref(f"Event{number}")) for number in range(count)}
    schemas = {f"Event{number}": thing(kind={"const": f"thing.{number}"}, of=TEXT) for number in range(count)}
    module = made(of(webhooks, schemas))
    program = Path(module.__file__).with_name("receiver.py")
    program.write_text(
        f"from .webhooks import Event, parse\n\nfound: Event = parse(b'')\n"
        f"def last(event: Event) -> str:\n    from .models import Event{count - 1}\n"
        f"    return event.of if isinstance(event, Event{count - 1}) else ''\n"
    )
    report = pyright(module.__file__, str(program), folder=program.parents[1], path=str(program.parents[1]))
    assert [each["message"] for each in report["generalDiagnostics"]] == []
    assert module.parse(b'{"kind": "thing.269", "of": "x"}').of == "x"
