"""Webhooks as CloudEvents (CloudEvents 1.0, HTTP binding): what is sent, what asks for it, and who reads it."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from documents import JSON, answer, document, operation, schema_ref
from receivers import HOOK, Receiver, Sent

from understudy.clock import ManualClock
from understudy.contract import read_contract
from understudy.inference.explain import explain
from understudy.mock import Mock
from understudy.openapi.loaded import OVERLAY
from understudy.problem import DocumentError
from understudy.testing.webhooks import Receiver as Inbox
from understudy.webhooks.capture.received import event_type
from understudy_tools.sdk.regenerate import regenerate

STRUCTURED = "application/cloudevents+json"
TEXT = {"type": "string"}
ORDER = {
    "type": "object",
    "required": ["note"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "note": TEXT},
}
PAYLOAD = {"type": "object", "required": ["order"], "properties": {"order": schema_ref("Order")}}
ATTRIBUTES = {
    "specversion": "1.0",
    "id": "evt_000001",
    "source": "/shops/a%2Fb/orders",
    "type": "order.created",
    "subject": "1",
    "time": "2026-01-01T00:00:00Z",
}


def shop(media: str = JSON, schema: Any = None, name: str = "order.created", **more: Any) -> dict[str, Any]:
    hook = {"requestBody": {"content": {media: {"schema": schema or PAYLOAD}}}, "responses": {"200": {}}, **more}
    order = schema_ref("Order")
    above = {"name": "shop", "in": "path", "required": True, "schema": TEXT}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    paths = {
        "/shops/{shop}/orders": {"parameters": [above], "post": operation("makeOrder", "201", order, body=order)},
        "/shops/{shop}/orders/{id}": {"parameters": [above, key], "get": operation("readOrder", reply=order)},
    }
    return document(paths, {"Order": ORDER}, webhooks={name: {"post": hook}})


def written(folder: Path, built: dict[str, Any], word: Any = None) -> Path:
    """The document as a file, and an overlay with the word beside it."""
    (folder / "openapi.json").write_text(json.dumps(built))
    if word is not None:
        actions = [{"target": "$", "update": {"x-mock-delivery": {"sign": "sha256", "cloudevents": word}}}]
        head = {"overlay": "1.0.0", "info": {"title": "x", "version": "1"}}
        (folder / OVERLAY).write_text(yaml.safe_dump({**head, "actions": actions}))
    return folder / "openapi.json"


def opened(folder: Path, built: dict[str, Any], word: Any = None) -> tuple[Mock, Receiver]:
    file, receiver = written(folder, built, word), Receiver()
    overlays = [folder / OVERLAY] if word is not None else []
    return Mock(read_contract(file, overlays=overlays), clock=ManualClock(), sender=receiver), receiver


def sent(folder: Path, built: dict[str, Any], word: Any = None) -> Sent:
    mock, receiver = opened(folder, built, word)
    mock.webhooks.add_endpoint(HOOK, secret="secret")
    assert answer(mock, "POST", "/shops/a%2Fb/orders", {"note": "tea"})[0].status == 201
    mock.webhooks.deliver()
    [one] = receiver.sent
    return one


def context(one: Sent) -> dict[str, str]:
    """The attributes in the header fields of binary mode."""
    return {name[3:]: unquote(value) for name, value in one.headers.items() if name.startswith("ce-")}


def test_structured_mode_wraps_the_payload(tmp_path: Path) -> None:
    one = sent(tmp_path, shop(), "structured")
    data = {"order": {"id": 1, "note": "tea"}}
    assert one.headers["Content-Type"] == STRUCTURED
    assert one.json == {**ATTRIBUTES, "datacontenttype": JSON, "data": data}
    assert context(one) == {}


def test_binary_mode_leaves_the_payload_as_it_is(tmp_path: Path) -> None:
    one = sent(tmp_path, shop(), "binary")
    assert (one.headers["Content-Type"], one.json) == (JSON, {"order": {"id": 1, "note": "tea"}})
    assert context(one) == ATTRIBUTES
    assert (one.headers["ce-time"], one.headers["ce-id"]) == ("2026-01-01T00:00:00Z", "evt_000001")


def test_what_is_signed_is_what_is_sent(tmp_path: Path) -> None:
    from understudy.webhooks.signing import SCHEMES

    one = sent(tmp_path, shop(), "structured")
    header = SCHEMES["sha256"].header
    SCHEMES["sha256"].verify(one.body, {header.lower(): [one.headers[header]]}, ["secret"], header=header)


def test_type_and_source_are_templates(tmp_path: Path) -> None:
    word = {"mode": "binary", "type": "com.acme.{event}", "source": "https://acme.test/{id}"}
    one = sent(tmp_path, shop(name='com "ü" 100% order.created'), word)
    assert one.headers["ce-type"] == "com.acme.com%20%22%C3%BC%22%20100%25%20order.created"
    assert one.headers["ce-source"] == "https://acme.test/evt_000001"


def test_a_form_is_base64_in_the_envelope(tmp_path: Path) -> None:
    form = "application/x-www-form-urlencoded"
    flat = {"type": "object", "properties": {"note": TEXT}}
    one = sent(tmp_path, shop(form, flat), "structured").json
    assert (one["datacontenttype"], one["data_base64"]) == (form, "bm90ZT10ZWE=")
    assert "data" not in one


def test_the_media_type_alone_asks_for_the_envelope(tmp_path: Path) -> None:
    one = sent(tmp_path, shop(STRUCTURED))
    assert (one.headers["Content-Type"], one.json["type"]) == (STRUCTURED, "order.created")
    assert one.json["data"] == {"order": {"id": 1, "note": "tea"}}


def test_declared_headers_ask_for_binary_mode(tmp_path: Path) -> None:
    declared = [{"name": "CE-Type", "in": "header", "schema": TEXT}]
    assert context(sent(tmp_path, shop(parameters=declared))) == ATTRIBUTES


def test_a_schema_of_the_envelope_is_filled_as_one(tmp_path: Path) -> None:
    named = dict.fromkeys(ATTRIBUTES, TEXT)
    envelope = {"type": "object", "required": [*named, "data"], "properties": {**named, "data": schema_ref("Order")}}
    one = sent(tmp_path, shop(STRUCTURED, envelope))
    assert one.json == {**ATTRIBUTES, "data": {"id": 1, "note": "tea"}}


def test_none_switches_off_what_the_document_asks_for(tmp_path: Path) -> None:
    assert sent(tmp_path, shop(STRUCTURED), "none").json == {"order": {"id": 1, "note": "tea"}}


def test_explain_says_the_mode_and_why(tmp_path: Path) -> None:
    mock, _ = opened(tmp_path, shop(), "binary")
    assert "\n         CloudEvents 1.0, binary (x-mock-delivery)\n" in explain(mock.contract)


OURS = "(see docs/x-mock.md) [x-mock-value]"


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ({"mode": "binary", "type": "{evnt}"}, "7/type: {evnt} means nothing here (did you mean event?) [cloud]"),
        ({"mode": "binary", "type": "{id}"}, "7/type: {id} means nothing here (known: event) [cloud]"),
        (
            {"mode": "binary", "source": "/{"},
            "7/source: a brace without its other half (placeholders are {event}, {id}, {timestamp}, {time}) [cloud]",
        ),
        (
            "binry",
            '5: x-mock-delivery: "binry" is not one of "structured", "binary" or "none" (did you mean binary?) '
            "[x-mock-value]",
        ),
        ({"type": "x"}, f'5: x-mock-delivery: "mode" is a required property {OURS}'),
        (5, f'5: x-mock-delivery: 5 is not of types "string", "object" {OURS}'),
    ],
)
def test_what_is_wrong_is_an_error_at_its_place(tmp_path: Path, word: Any, message: str) -> None:
    with pytest.raises(DocumentError) as refused:
        opened(tmp_path, shop(), word)
    line, rest = message[0], message[1:].replace("[cloud]", "[delivery-cloudevents]")
    place = f"{tmp_path}/mock.overlay.yaml:{line}#/actions/0/update/x-mock-delivery/cloudevents"
    assert str(refused.value) == f"error: {place}{rest}"


@pytest.mark.parametrize("mode", ["structured", "binary"])
def test_an_inbox_knows_the_type_in_either_mode(tmp_path: Path, mode: str) -> None:
    one = sent(tmp_path, shop(), {"mode": mode, "type": "neue {event}"})
    assert event_type(Inbox().record(raw=one.body, headers=one.headers)) == "neue order.created"


@pytest.mark.process
@pytest.mark.parametrize("mode", ["structured", "binary"])
def test_the_sdk_reads_what_is_sent(tmp_path: Path, mode: str) -> None:
    word = {"mode": mode, "type": "com.acme.{event}"}
    one = sent(tmp_path, shop(), word)
    package = f"cloudy_{mode}"
    regenerate(written(tmp_path, shop(), word), tmp_path / "out", package=package, progress=lambda _: None)
    sys.path.insert(0, str(tmp_path / "out"))
    try:
        webhooks = importlib.import_module(f"{package}.webhooks")
    finally:
        sys.path.pop(0)
    event = webhooks.verify_and_parse(one.body, one.headers, "secret")
    assert (type(event).__name__, event.order.note) == ("OrderCreated", "tea")
    other = {**ATTRIBUTES, "type": "com.acme.gone", "data": {"a": 1}}
    assert webhooks.parse(json.dumps(other).encode()) == webhooks.UnknownEvent("com.acme.gone", {"a": 1})
    assert webhooks.parse(b'{"order": {"note": "x"}}', event="order.created").order.note == "x"
    encoded = {**ATTRIBUTES, "type": "com.acme.order.created", "data_base64": "eyJvcmRlciI6eyJub3RlIjoieCJ9fQ=="}
    assert webhooks.parse(json.dumps(encoded).encode()).order.note == "x"
    errors = importlib.import_module(f"{package}.errors")
    for broken, message in (
        ({"type": 5}, "type, which names the CloudEvent, is missing in the body"),
        ({"data_base64": "!"}, "data_base64 of the CloudEvent can't be read: "),
    ):
        with pytest.raises(errors.WebhookPayloadError, match=message):
            webhooks.parse(json.dumps({**encoded, **broken}).encode())
