"""The same behaviour under other names: a long scenario against the document and against the document renamed.

Every name of the document is replaced by a made-up word, the requests are translated, and what is answered is
translated back: it must say the same. So nothing that the mock does may hang on what something is called; but for what
it makes up where nobody said anything, which goes by names on purpose (docs/values.md), so only what is required is.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from live_mocks import OVERLAY, SPEC
from rename import rename, renamed_path, renamed_value
from scenarios import REFERRAL, V2

from understudy.clock import ManualClock
from understudy.exchange import Request
from understudy.inference.conventions import words
from understudy.inference.conventions.nouns import singular
from understudy.mock import Mock, open_mock
from understudy.openapi.document import load
from understudy.openapi.model import Operation

Answers = list["Answered"]


@dataclass(frozen=True, slots=True)
class Step:
    """A request in the words of the document. A path that needs an earlier answer is a function of them all."""

    method: str
    path: str | Callable[[Answers], str]
    body: Any = None
    query: Mapping[str, Any] | None = None
    raw: bytes | None = None
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in the words of the document."""

    status: int
    value: Any
    headers: Mapping[str, str]


def get(path: str | Callable[[Answers], str], **query: Any) -> Step:
    return Step("GET", path, query=query)


def post(path: str, body: Any = None, **rest: Any) -> Step:
    return Step("POST", path, body, **rest)


def put(path: str, body: Any) -> Step:
    return Step("PUT", path, body)


VENDOR = {"vendor_id": 5, "name": "Val"}
OPTIONS = f"{V2}/campaign-budgets/1/finance-options"
FORM = {"content-type": "application/x-www-form-urlencoded"}
SCENARIO = [
    get("/health"),
    post(f"{V2}/referrals", REFERRAL),
    get(f"{V2}/referrals/1"),
    get(f"{V2}/campaigns/1"),
    get(f"{V2}/properties/1"),
    get(f"{V2}/campaign-budgets/1"),
    get(f"{V2}/campaigns/1/vendors"),
    post(f"{V2}/referrals", {**REFERRAL, "agency_id": 77}),
    post(f"{V2}/referrals", {**REFERRAL, "agents": []}),
    get(f"{V2}/referrals"),
    post(f"{V2}/agencies", {"name": "Zebra Realty", "abn": "12345678901"}),
    post(f"{V2}/campaigns", {"name": "Two", "agency_id": 1}),
    post(f"{V2}/campaigns", {"name": "Three", "agency_id": 99}),
    post(f"{V2}/campaigns", {"name": "Three", "property_id": 1}),
    post(f"{V2}/campaigns", {"name": "Four", "property_id": 99}),
    *(post(f"{V2}/tenants", {"name": f"T{number}"}) for number in range(5)),
    *(get(f"{V2}/tenants", page=page, per_page=2) for page in (1, 2, 3, 4)),
    *(get(f"{V2}/tenants", **{name: value}) for name, value in (("page", 0), ("per_page", 101), ("page", "x"))),
    post(f"{V2}/campaigns/2/set-status", {"status": "live"}),
    post(f"{V2}/campaigns/2/set-status", {"status": "purple"}),
    post(f"{V2}/campaigns/1/send-to-vendor"),
    post(f"{V2}/campaigns/1/send-approved-email"),
    post(f"{V2}/campaigns/1/comments", {"body": "A word"}),
    get(f"{V2}/campaigns", status="live"),
    get(f"{V2}/campaigns", status="approved"),
    get(f"{V2}/campaigns", agency_id=1),
    get(f"{V2}/campaigns", status="purple"),
    put(f"{V2}/campaigns/2", {"name": "Two again"}),
    put(f"{V2}/campaigns/2", {"agency_id": 99}),
    post(f"{V2}/campaigns/2/vendors", VENDOR),
    post(f"{V2}/campaigns/2/vendors", VENDOR),
    post(f"{V2}/campaigns/77/vendors", VENDOR),
    post(f"{V2}/campaigns/2/vendors/5/verify-contact"),
    put(f"{V2}/campaigns/2/vendors/5", {"name": "Vic"}),
    get(f"{V2}/campaigns/2/vendors"),
    get(f"{V2}/campaigns/1/vendors/5"),
    Step("DELETE", f"{V2}/campaigns/2/vendors/5"),
    get(f"{V2}/campaigns/2/vendors/5"),
    post(OPTIONS, {"option_code": "PREMIUM"}),
    put(f"{OPTIONS}/PREMIUM", {"terms": "6 months"}),
    get(f"{OPTIONS}/PREMIUM/quote"),
    get(f"{OPTIONS}/BASIC/quote"),
    get(OPTIONS),
    Step("DELETE", f"{OPTIONS}/PREMIUM"),
    get(OPTIONS),
    post(f"{V2}/finance-applications", {"campaign_budget_id": 1, "applicant_name": "Val"}),
    post(f"{V2}/finance-applications", {"campaign_budget_id": 99, "applicant_name": "Val"}),
    post(f"{V2}/finance-applications/1/submit"),
    post(f"{V2}/finance-applications/1/submit"),
    post(f"{V2}/finance-applications/1/set-status", {"status": "approved"}),
    get(f"{V2}/finance-applications", campaign_id=1),
    Step("DELETE", f"{V2}/properties/1"),
    get(f"{V2}/properties/1"),
    Step("DELETE", f"{V2}/properties/1"),
    post(f"{V2}/properties", {"address": "9 Ibis Road"}),
    get(f"{V2}/property-suggestions", q="ibis"),
    get(f"{V2}/property-suggestions", q="yak"),
    post(f"{V2}/agencies", {"name": "Zebra Homes", "abn": "12345678902"}),
    get(f"{V2}/agency-suggestions", q="zebra"),
    get(f"{V2}/agency-suggestions", q="zebra", limit=1),
    post(f"{V2}/assets", {"file": "SGVsbG8=", "file_name": "a.txt"}),
    get(lambda answers: f"{V2}/assets/{answers[-1].value['id']}/{answers[-1].value['hash']}"),
    get(f"{V2}/assets/1/{'0' * 64}"),
    post(f"{V2}/assets", {"file": "SGVsbG8=", "file_name": "a", "entity_type": "campaign"}),
    post(f"{V2}/assets", {"file": "SGVsbG8=", "file_name": "a", "entity_type": "campaign", "entity_id": 1}),
    get(f"{V2}/invoices"),
    get(f"{V2}/invoices", status="open"),
    get(f"{V2}/invoices", campaign_id=1),
    post(f"{V2}/invoices/1/payments", {"amount": 5, "payment_method": "credit_card"}),
    get(f"{V2}/invoices/1/payments/1"),
    get(f"{V2}/invoices/2/payments/1"),
    post(f"{V2}/invoices/1/payments", {"amount": 0, "payment_method": "credit_card"}),
    post(f"{V2}/invoices/1/payments", {"amount": 5, "payment_method": "shells"}),
    post(f"{V2}/agencies", {"name": "", "abn": "12x", "email": "nope", "trading": "x"}),
    post(f"{V2}/agencies", {"name": "A", "abn": "12345678901", "id": 4}),
    post(f"{V2}/tenants", raw=b'{"name": '),
    post(f"{V2}/tenants", raw=b"null"),
    post(f"{V2}/tenants", raw=b"<a/>", headers={"content-type": "application/xml"}),
    get(f"{V2}/campaigns/x"),
    Step("GET", f"{V2}/campaigns", headers={"authorization": "Bearer nonsense"}),
    Step("GET", f"{V2}/campaigns", headers={"accept": "text/csv"}),
    Step("PATCH", f"{V2}/campaigns"),
    Step("OPTIONS", f"{V2}/campaigns"),
    get(f"{V2}/nothing"),
    post("/oauth2/v1/token", raw=b"grant_type=client_credentials", headers={**FORM, "authorization": "Basic eDp5"}),
    post("/oauth2/v1/token", raw=b"grant_type=password", headers=FORM),
]


@dataclass(frozen=True, slots=True)
class World:
    """A mock, and what it calls things: `names` leads from the names of the document to its own."""

    mock: Mock
    names: Mapping[str, str]

    def play(self, steps: list[Step]) -> Answers:
        authorization, answers = self._token(), Answers()
        for step in steps:
            answers.append(self._send(step, answers, authorization))
        return answers

    def _token(self) -> str:
        headers = {"authorization": "Basic dW5kZXJzdHVkeTp1bmRlcnN0dWR5", **FORM}
        request = post("/oauth2/v1/token", raw=b"grant_type=client_credentials", headers=headers)
        return f"Bearer {self._send(request, [], '').value['access_token']}"

    def _send(self, step: Step, answers: Answers, authorization: str) -> Answered:
        path = step.path if isinstance(step.path, str) else step.path(answers)
        headers = {"authorization": authorization, **(step.headers or {})}
        body = step.raw or b""
        if step.body is not None:
            headers["content-type"] = "application/json"
            body = json.dumps(self._body(step, path)).encode()
        query = urlencode(self._query(step, path))
        response = self.mock.handle(Request(step.method, renamed_path(path, self.names), query, headers, body))
        fields = {name.lower(): self._back(value) for name, value in response.headers}
        text = self._back(response.body.decode())
        return Answered(response.status, json.loads(text) if "json" in fields.get("content-type", "") else text, fields)

    def _body(self, step: Step, path: str) -> Any:
        operation = operation_of(step.method, path)
        media = operation.request_body.content[0] if operation and operation.request_body else None
        assert media is not None
        return renamed_value(dict(original().contract.document), media.schema, step.body, self.names)

    def _query(self, step: Step, path: str) -> dict[str, Any]:
        operation = operation_of(step.method, path)
        nodes = {parameter.name: parameter.schema for parameter in operation.parameters} if operation else {}
        document = dict(original().contract.document)
        return {
            self.names.get(name, name): renamed_value(document, nodes.get(name, True), value, self.names)
            for name, value in (step.query or {}).items()
        }

    def _back(self, text: str) -> str:
        """New names are words that occur nowhere else, so any text can be translated back."""
        old = {new: name for name, new in self.names.items()}
        return re.sub(r"X-\w+|\w+", lambda match: old.get(match[0], match[0]), text)


@functools.cache
def original() -> Mock:
    return open_mock(SPEC, overlays=[OVERLAY], auth="strict", clock=ManualClock(), fill="required")


def operation_of(method: str, path: str) -> Operation | None:
    return original().router.match(method, path).operation


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """Every value inside by its place; objects and arrays by their size, so that none is lost."""
    found: dict[str, Any] = {}
    if isinstance(value, dict | list):
        found[path] = f"{type(value).__name__} of {len(value)}"
        for name, entry in value.items() if isinstance(value, dict) else enumerate(value):
            found |= leaves(entry, f"{path}/{name}")
    else:
        found[path] = value
    return found


@functools.cache
def nouns() -> re.Pattern[str]:
    """What messages for people call a record: a segment of a path, as words, in the singular where English has one."""
    paths = {operation.path for operation in original().contract.operations.values()}
    parts = {part for path in paths for part in path.split("/") if part and "{" not in part}
    spellings = {word for part in parts for word in (part, " ".join(words(part)), " ".join(words(singular(part))))}
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(spellings, key=len, reverse=True)))


def plain(value: Any) -> Any:
    """A text without its nouns and its guesses at misspelt names, which do hang on how things are spelt.

    So does a code that names the property it is about: under another name it is the code of all that is invalid.
    """
    if not isinstance(value, str):
        return value
    if value == "invalid_status":
        return "validation_error"
    return nouns().sub("NOUN", re.sub(r"; did you mean .*", "", value))


def places(answers: Answers) -> list[dict[str, Any]]:
    """Each answer as its status, the headers that the document or the state tells, and every value of its body."""
    kept = ("content-type", "location", "allow", "www-authenticate")
    return [leaves([entry.status, {name: entry.headers.get(name) for name in kept}, entry.value]) for entry in answers]


@functools.cache
def reference() -> tuple[list[dict[str, Any]], list[set[str]]]:
    """What the document's own mock says, and the places of what it made up: there another seed says something else."""
    original().reset()
    first = places(World(original(), {}).play(SCENARIO))
    again = places(
        World(
            open_mock(SPEC, overlays=[OVERLAY], auth="strict", clock=ManualClock(), fill="required", seed=9), {}
        ).play(SCENARIO)
    )
    return first, [
        {place for place in one if one[place] != two.get(place)} for one, two in zip(first, again, strict=True)
    ]


def test_the_scenario_is_worth_playing() -> None:
    answers, made_up = reference()
    assert {entry["/0"] for entry in answers} == {200, 201, 204, 400, 401, 404, 405, 406, 409, 415, 422}
    assert sum(map(len, made_up)) < sum(map(len, answers)) / 50


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_things_are_called_changes_nothing(seed: int, tmp_path: Path) -> None:
    other, names = rename(load(SPEC, overlays=[OVERLAY]).data, seed=seed)
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(other), encoding="utf-8")
    mock = open_mock(file, auth="strict", clock=ManualClock(), fill="required")
    answers, made_up = reference()
    retold = places(World(mock, names).play(SCENARIO))
    differences = [
        f"{step.method} {step.path} {place}: {one.get(place)!r}; renamed: {two.get(place)!r}"
        for step, one, two, free in zip(SCENARIO, answers, retold, made_up, strict=True)
        for place in sorted((one.keys() | two.keys()) - free)
        if plain(one.get(place)) != plain(two.get(place))
    ]
    assert not differences, "\n".join(differences)
