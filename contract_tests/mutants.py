"""Ways to break the mock. Each takes a fresh mock and makes one part of it wrong; the suite must notice every one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from understudy.behaviour import write
from understudy.contract.index import Contract
from understudy.exchange import Principal, Refusal, Request, Response
from understudy.mock import Mock
from understudy.stages import commit, respond
from understudy.state.store import Address, Change, Record

__all__ = ["MUTANTS", "Mutant"]

Patch = Callable[[Any, str, Any], None]
Mutant = Callable[[Mock, Patch], None]
MUTANTS: list[Mutant] = []


def mutant(make: Mutant) -> Mutant:
    MUTANTS.append(make)
    return make


def _after(mock: Mock, change: Callable[[Request, Response], Response]) -> None:
    """Change every response on its way out."""
    handle = mock.handle
    mock.handle = lambda request: change(request, handle(request))  # type: ignore[method-assign]


def _before(mock: Mock, change: Callable[[Request], Request]) -> None:
    """Change every request on its way in."""
    handle = mock.handle
    mock.handle = lambda request: handle(change(request))  # type: ignore[method-assign]


def _is(request: Request, method: str, path: str) -> bool:
    return request.method == method and re.fullmatch(path, request.path) is not None


def _with_body(response: Response, body: bytes) -> Response:
    headers = tuple((name, value) for name, value in response.headers if name != "Content-Length")
    return replace(response, body=body, headers=(*headers, ("Content-Length", str(len(body)))))


def _edit(mock: Mock, method: str, path: str, change: Callable[[Any], Any], status: int = 200) -> None:
    """Change the JSON of one operation's success."""

    def edit(request: Request, response: Response) -> Response:
        if not _is(request, method, path) or response.status != status:
            return response
        return _with_body(response, json.dumps(change(json.loads(response.body))).encode())

    _after(mock, edit)


CAMPAIGN = r"/api/v2/campaigns/[0-9]+"


# What is said: status, headers, body.


@mutant
def created_is_200(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _request, response: replace(response, status=200) if response.status == 201 else response)


@mutant
def deleted_is_200(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _request, response: replace(response, status=200) if response.status == 204 else response)


@mutant
def not_found_is_200(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _request, response: replace(response, status=200) if response.status == 404 else response)


@mutant
def not_found_is_410(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _request, response: replace(response, status=410) if response.status == 404 else response)


@mutant
def invalid_is_500(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _request, response: replace(response, status=500) if response.status == 422 else response)


@mutant
def no_location(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != "Location")))


@mutant
def location_leads_nowhere(mock: Mock, _: Patch) -> None:
    def wrong(pair: tuple[str, str]) -> tuple[str, str]:
        return (pair[0], pair[1] + "9") if pair[0] == "Location" else pair

    _after(mock, lambda _r, s: replace(s, headers=tuple(map(wrong, s.headers))))


@mutant
def no_challenge(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != "WWW-Authenticate")))


@mutant
def no_allow(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != "Allow")))


@mutant
def allow_forgets_a_method(mock: Mock, _: Patch) -> None:
    def shorter(pair: tuple[str, str]) -> tuple[str, str]:
        return (pair[0], pair[1].replace("GET, ", "")) if pair[0] == "Allow" else pair

    _after(mock, lambda _r, s: replace(s, headers=tuple(map(shorter, s.headers))))


@mutant
def wrong_content_type(mock: Mock, _: Patch) -> None:
    def plain(pair: tuple[str, str]) -> tuple[str, str]:
        return (pair[0], "text/plain") if pair == ("Content-Type", "application/json") else pair

    _after(mock, lambda _r, s: replace(s, headers=tuple(map(plain, s.headers))))


@mutant
def no_content_type(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != "Content-Type")))


@mutant
def truncated_json(mock: Mock, _: Patch) -> None:
    _after(mock, lambda r, s: _with_body(s, s.body[:-1]) if _is(r, "GET", "/api/v2/tenants") else s)


@mutant
def empty_body(mock: Mock, _: Patch) -> None:
    _after(mock, lambda r, s: _with_body(s, b"") if _is(r, "GET", CAMPAIGN) else s)


@mutant
def body_on_204(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _r, s: replace(s, body=b"{}") if s.status == 204 else s)


@mutant
def body_on_head(mock: Mock, _: Patch) -> None:
    _after(mock, lambda r, s: replace(s, body=b"{}") if r.method == "HEAD" else s)


@mutant
def missing_required_property(mock: Mock, _: Patch) -> None:
    _edit(mock, "GET", CAMPAIGN, lambda body: {name: value for name, value in body.items() if name != "status"})


@mutant
def status_off_the_enum(mock: Mock, _: Patch) -> None:
    _edit(mock, "GET", CAMPAIGN, lambda body: {**body, "status": "purple"})


@mutant
def number_as_text(mock: Mock, _: Patch) -> None:
    _edit(mock, "GET", CAMPAIGN, lambda body: {**body, "id": str(body["id"])})


@mutant
def null_where_none_is_allowed(mock: Mock, _: Patch) -> None:
    _edit(mock, "GET", CAMPAIGN, lambda body: {**body, "name": None})


@mutant
def time_in_another_format(mock: Mock, _: Patch) -> None:
    _edit(mock, "GET", CAMPAIGN, lambda body: {**body, "created_at": "05/01/2026"})


@mutant
def list_without_its_envelope(mock: Mock, _: Patch) -> None:
    _edit(mock, "GET", "/api/v2/tenants", lambda body: body["data"])


@mutant
def wrong_total(mock: Mock, _: Patch) -> None:
    _edit(mock, "GET", "/api/v2/tenants", lambda body: {**body, "total": len(body["data"])})


@mutant
def secret_leaks(mock: Mock, _: Patch) -> None:
    _edit(mock, "POST", "/api/v2/assets", lambda body: {**body, "file": "SGVsbG8="}, status=201)


@mutant
def file_comes_back_changed(mock: Mock, _: Patch) -> None:
    _after(mock, lambda r, s: _with_body(s, s.body + b" ") if "/assets/" in r.path and s.status == 200 else s)


@mutant
def error_in_another_shape(mock: Mock, _: Patch) -> None:
    def reshaped(_request: Request, response: Response) -> Response:
        return _with_body(response, b'{"detail": "no"}') if response.status in (404, 422) else response

    _after(mock, reshaped)


@mutant
def error_with_another_code(mock: Mock, _: Patch) -> None:
    _after(mock, lambda _r, s: _with_body(s, s.body.replace(b"not_found", b"conflict")) if s.status == 404 else s)


@mutant
def only_the_first_violation(mock: Mock, patch: Patch) -> None:
    decode = mock.bodies.decode
    patch(mock.bodies, "decode", lambda *given: replace(found := decode(*given), violations=found.violations[:1]))


# What is let in.


@mutant
def body_is_not_validated(mock: Mock, patch: Patch) -> None:
    decode = mock.bodies.decode
    patch(mock.bodies, "decode", lambda *given: replace(decode(*given), violations=()))


def _without(mock: Mock, patch: Patch, location: str) -> None:
    decode = mock.parameters.decode

    def forgiving(*given: Any) -> Any:
        values, violations = decode(*given)
        return values, tuple(entry for entry in violations if entry.location != location)

    patch(mock.parameters, "decode", forgiving)


@mutant
def path_keys_are_read_loosely(mock: Mock, _: Patch) -> None:
    _before(mock, lambda request: replace(request, path=re.sub(r"/(?:0|%2B)+([1-9])", r"/\1", request.path)))


@mutant
def query_is_not_validated(mock: Mock, patch: Patch) -> None:
    _without(mock, patch, "query")


def _ignoring(mock: Mock, patch: Patch, keyword: str) -> None:
    decode = mock.bodies.decode

    def forgiving(*given: Any) -> Any:
        found = decode(*given)
        return replace(found, violations=tuple(entry for entry in found.violations if entry.keyword != keyword))

    patch(mock.bodies, "decode", forgiving)


@mutant
def required_is_not_enforced(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "required")


@mutant
def enum_is_not_enforced(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "enum")


@mutant
def unknown_properties_are_taken(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "additionalProperties")


@mutant
def lengths_are_not_enforced(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "minLength")


@mutant
def patterns_are_not_enforced(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "pattern")


@mutant
def formats_are_not_enforced(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "format")


@mutant
def bounds_are_not_enforced(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "exclusiveMinimum")


@mutant
def any_media_type_is_taken(mock: Mock, _: Patch) -> None:
    def as_json(request: Request) -> Request:
        given = request.headers.get("content-type", "")
        if "form" in given or not request.body:
            return request
        return replace(
            request, headers={**request.headers, "content-type": "application/json"}, body=_readable(request.body)
        )

    _before(mock, as_json)


def _readable(body: bytes) -> bytes:
    return body if body[:1] in b'{["0123456789tfn-' else b'{"name": "taken"}'


@mutant
def malformed_json_is_taken(mock: Mock, _: Patch) -> None:
    def mended(request: Request) -> Request:
        try:
            json.loads(request.body or b"{}")
        except ValueError:
            if "json" in request.headers.get("content-type", ""):
                return replace(request, body=b'{"name": "mended"}')
        return request

    _before(mock, mended)


@mutant
def accept_is_ignored(mock: Mock, _: Patch) -> None:
    _before(mock, lambda request: replace(request, headers={**request.headers, "accept": "*/*"}))


# Who is let in.


@mutant
def credentials_are_not_asked_for(mock: Mock, patch: Patch) -> None:
    patch("understudy.stages.authenticate", "check", lambda *_args, **_named: Principal((), "anybody", frozenset()))


@mutant
def any_token_is_taken(mock: Mock, _: Patch) -> None:
    mock.auth = "lenient"


@mutant
def no_token_is_taken(mock: Mock, patch: Patch) -> None:
    refusal = Refusal((401,), "unauthorized", "no", headers=(("WWW-Authenticate", "Bearer"),))
    patch("understudy.stages.authenticate", "check", lambda *_args, **_named: refusal)


@mutant
def one_token_for_all(mock: Mock, patch: Patch) -> None:
    token = mock.tokens.issue("anybody")
    patch(mock.tokens, "issue", lambda *_args, **_named: token)


@mutant
def tokens_are_born_expired(mock: Mock, patch: Patch) -> None:
    issue = mock.tokens.issue

    def stale(*given: Any, **named: Any) -> str:
        token = issue(*given, **named)
        mock.clock.advance(timedelta(hours=2))
        return token

    patch(mock.tokens, "issue", stale)


# What is remembered.


def _applying(mock: Mock, patch: Patch, change: Callable[[Sequence[Change]], Sequence[Change]]) -> None:
    apply = mock.store.apply
    patch(mock.store, "apply", lambda changes: apply(change(changes)))


@mutant
def writes_are_lost(mock: Mock, patch: Patch) -> None:
    _applying(mock, patch, lambda _changes: ())


@mutant
def changes_are_lost(mock: Mock, patch: Patch) -> None:
    def only_new(changes: Sequence[Change]) -> Sequence[Change]:
        return [entry for entry in changes if entry.record is None or mock.store.get(entry.address) is None]

    _applying(mock, patch, only_new)


@mutant
def deletes_are_lost(mock: Mock, patch: Patch) -> None:
    _applying(mock, patch, lambda changes: [entry for entry in changes if entry.record is not None])


@mutant
def deleted_records_come_back(mock: Mock, patch: Patch) -> None:
    seen: dict[Address, Record] = {}
    get = mock.store.get

    def remembering(address: Address) -> Record | None:
        found = get(address)
        if found is not None:
            seen[address] = found
        return found if found is not None else seen.get(address)

    patch(mock.store, "get", remembering)


@mutant
def reads_are_stale(mock: Mock, patch: Patch) -> None:
    first: dict[Address, Record] = {}
    get = mock.store.get

    def remembering(address: Address) -> Record | None:
        found = get(address)
        return None if found is None else first.setdefault(address, found)

    patch(mock.store, "get", remembering)


@mutant
def only_the_first_change_of_many(mock: Mock, patch: Patch) -> None:
    _applying(mock, patch, lambda changes: changes[:1])


@mutant
def keys_are_used_again(mock: Mock, patch: Patch) -> None:
    patch(mock.store, "next_number", lambda _collection: 1)


@mutant
def pages_are_off_by_one(mock: Mock, patch: Patch) -> None:
    cut = mock.store.slice
    patch(mock.store, "slice", lambda name, parent, start, stop: cut(name, parent, start + (start > 0), stop))


@mutant
def lists_ignore_the_parent(mock: Mock, patch: Patch) -> None:
    def everything(name: str, _parent: tuple[str, ...], start: int, stop: int) -> list[Record]:
        found = [mock.store.get(address) for address in mock.store.addresses(name)]
        return [record for record in found if record is not None][start:stop]

    patch(mock.store, "slice", everything)
    patch(mock.store, "count", lambda name, _parent: len(mock.store.addresses(name)))


@mutant
def lists_are_newest_first(mock: Mock, patch: Patch) -> None:
    def backwards(name: str, parent: tuple[str, ...], start: int, stop: int) -> list[Record]:
        return list(mock.store.records(name, parent))[::-1][start:stop]

    patch(mock.store, "slice", backwards)


@mutant
def an_update_forgets_the_rest(mock: Mock, _: Patch) -> None:
    plans = {
        name: replace(plan, merge=False) if plan.kind == "update" else plan
        for name, plan in mock.contract.resources.plans.items()
    }
    _use(mock, replace(mock.contract, resources=replace(mock.contract.resources, plans=plans)))


def _use(mock: Mock, contract: Contract) -> None:
    mock.contract = contract
    mock.world = replace(mock.world, contract=contract)


def _without_effect(mock: Mock, name: str) -> None:
    plans = {
        key: replace(plan, effects={effect: value for effect, value in plan.effects.items() if effect != name})
        for key, plan in mock.contract.resources.plans.items()
    }
    _use(mock, replace(mock.contract, resources=replace(mock.contract.resources, plans=plans)))


@mutant
def nothing_else_is_created(mock: Mock, _: Patch) -> None:
    _without_effect(mock, "x-mock-creates")


@mutant
def a_submission_can_be_repeated(mock: Mock, _: Patch) -> None:
    _without_effect(mock, "x-mock-transition")


@mutant
def actions_set_nothing(mock: Mock, _: Patch) -> None:
    _without_effect(mock, "x-mock-set")


@mutant
def dangling_keys_are_taken(mock: Mock, patch: Patch) -> None:
    patch(write, "check_references", lambda *_: None)


@mutant
def parents_need_not_exist(mock: Mock, patch: Patch) -> None:
    patch(write, "require_parent", lambda call: call.parent_key())


@mutant
def filters_are_ignored(mock: Mock, patch: Patch) -> None:
    patch("understudy.behaviour.read", "_filters", lambda *_: ())


@mutant
def the_first_state_is_another(mock: Mock, patch: Patch) -> None:
    def last(world: Any, collection: Any, record: Record) -> None:
        for state in collection.states:
            record.setdefault(state.name, state.values[-1])

    patch("understudy.behaviour.records", "start_states", last)


@mutant
def a_refusal_commits_what_was_done(mock: Mock, patch: Patch) -> None:
    def always(mock: Mock, exchange: Any) -> None:
        if exchange.work is not None:
            exchange.work.commit()

    patch("understudy.pipeline", "SETTLE", (_stage("behave"), respond.respond, always, commit.commit))

    def made_first(call: Any) -> Any:
        address, record = write.start(call, call.collection, (), call.attributes, None)
        call.work.put(address, record)
        return original(call)

    original = write.create
    from understudy.behaviour import table

    patch(table, "BEHAVIOURS", {**table.BEHAVIOURS, "create": made_first})
    patch("understudy.stages.behave", "BEHAVIOURS", {**table.BEHAVIOURS, "create": made_first})


def _stage(name: str) -> Any:
    from understudy import pipeline

    return next(stage for stage in pipeline.SETTLE if stage.__name__ == name)


@mutant
def the_state_survives_nothing(mock: Mock, _: Patch) -> None:
    _after(mock, lambda request, response: _forget(mock, request, response))


def _forget(mock: Mock, request: Request, response: Response) -> Response:
    if request.method == "GET" and request.path == "/api/v2/referrals":
        mock.store.clear()
    return response
