"""Mutants of what is let in: validation, negotiation, credentials."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

from mutation import Patch, before, mutant

from understudy import pipeline
from understudy.exchange import Principal, Refusal, Request, Violation
from understudy.mock import Mock

__all__: list[str] = []

# What is let in.


@mutant
def body_is_not_validated(mock: Mock, patch: Patch) -> None:
    decode = mock.decoders.bodies.decode
    patch(mock.decoders.bodies, "decode", lambda *args, **how: replace(decode(*args, **how), violations=()))


def _without(mock: Mock, patch: Patch, location: str) -> None:
    decode = mock.decoders.parameters.decode

    def forgiving(*args: Any, **how: Any) -> Any:
        values, violations = decode(*args, **how)
        return values, tuple(entry for entry in violations if entry.location != location)

    patch(mock.decoders.parameters, "decode", forgiving)


@mutant
def path_keys_are_read_loosely(mock: Mock, _: Patch) -> None:
    before(mock, lambda request: replace(request, path=re.sub(r"/(?:0|%2B)+([1-9])", r"/\1", request.path)))


@mutant
def query_is_not_validated(mock: Mock, patch: Patch) -> None:
    _without(mock, patch, "query")


def _ignoring(mock: Mock, patch: Patch, keyword: str) -> None:
    decode = mock.decoders.bodies.decode

    def forgiving(*args: Any, **how: Any) -> Any:
        found = decode(*args, **how)
        return replace(found, violations=tuple(entry for entry in found.violations if entry.keyword != keyword))

    patch(mock.decoders.bodies, "decode", forgiving)


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
        content_type = request.headers.get("content-type", "")
        if "form" in content_type or not request.body:
            return request
        return replace(
            request, headers={**request.headers, "content-type": "application/json"}, body=_readable(request.body)
        )

    before(mock, as_json)


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

    before(mock, mended)


@mutant
def accept_is_ignored(mock: Mock, _: Patch) -> None:
    before(mock, lambda request: replace(request, headers={**request.headers, "accept": "*/*"}))


# Who is let in.


@mutant
def credentials_are_not_required(mock: Mock, patch: Patch) -> None:
    patch("understudy.stages.authenticate", "check", lambda *_args, **_named: Principal((), "anybody", frozenset()))


@mutant
def any_token_is_taken(mock: Mock, _: Patch) -> None:
    object.__setattr__(mock.engine.auth, "mode", "lenient")


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

    def stale(*args: Any, **named: Any) -> str:
        token = issue(*args, **named)
        mock.clock.advance(timedelta(hours=2))
        return token

    patch(mock.tokens, "issue", stale)


# What the bookshop has and the shipped contract has not: other places, styles, keys, scopes.


@mutant
def path_is_not_validated(mock: Mock, patch: Patch) -> None:
    _without(mock, patch, "path")


@mutant
def headers_are_not_validated(mock: Mock, patch: Patch) -> None:
    _without(mock, patch, "header")


@mutant
def cookies_are_not_validated(mock: Mock, patch: Patch) -> None:
    _without(mock, patch, "cookie")


@mutant
def what_is_read_only_is_taken(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "readOnly")


@mutant
def types_are_not_enforced(mock: Mock, patch: Patch) -> None:
    _ignoring(mock, patch, "type")


@mutant
def a_page_may_have_any_size(mock: Mock, patch: Patch) -> None:
    decode = mock.decoders.parameters.decode

    def forgiving(*args: Any, **how: Any) -> tuple[Any, tuple[Violation, ...]]:
        values, violations = decode(*args, **how)
        return values, tuple(entry for entry in violations if entry.keyword != "maximum")

    patch(mock.decoders.parameters, "decode", forgiving)


@mutant
def paths_are_decoded_twice(mock: Mock, _: Patch) -> None:
    before(mock, lambda request: replace(request, path=unquote(request.path)))


@mutant
def slashes_collapse(mock: Mock, _: Patch) -> None:
    before(mock, lambda request: replace(request, path=re.sub("/+", "/", request.path)))


@mutant
def a_last_slash_is_another_path(mock: Mock, _: Patch) -> None:
    before(mock, lambda request: replace(request, path=re.sub(r"(?<=.)/$", "/-", request.path)))


@mutant
def case_of_paths_is_ignored(mock: Mock, _: Patch) -> None:
    before(mock, lambda request: replace(request, path=request.path.replace("/Books", "/books")))


@mutant
def preferences_are_ignored(mock: Mock, _: Patch) -> None:
    def plain(request: Request) -> Request:
        accept = re.sub(r";\s*q=[0-9.]+", "", request.headers.get("accept", "*/*"))
        return replace(request, headers={**request.headers, "accept": accept})

    before(mock, plain)


@mutant
def a_body_may_be_missing(mock: Mock, patch: Patch) -> None:
    decode = mock.decoders.bodies.decode

    def forgiving(operation: Any, request: Request, **how: Any) -> Any:
        return decode(
            operation, request if request.body else replace(request, body=b'{"isbn": "0001", "title": "A"}'), **how
        )

    patch(mock.decoders.bodies, "decode", forgiving)


@mutant
def forms_are_read_as_text(mock: Mock, patch: Patch) -> None:
    decode = mock.decoders.bodies.decode

    def refusing(operation: Any, request: Request, **how: Any) -> Any:
        if "urlencoded" in request.headers.get("content-type", "") and "token" not in request.path:
            return replace(
                decode(operation, request, **how), refusal=Refusal((415,), "unsupported_media_type", "no forms")
            )
        return decode(operation, request, **how)

    patch(mock.decoders.bodies, "decode", refusing)


@mutant
def scopes_are_ignored(mock: Mock, patch: Patch) -> None:
    find = mock.tokens.find
    every = frozenset({"read", "write"})
    patch(mock.tokens, "find", lambda token: None if (grant := find(token)) is None else replace(grant, scopes=every))


@mutant
def expired_tokens_are_taken(mock: Mock, patch: Patch) -> None:
    patch(mock.tokens, "find", lambda token: mock.tokens._grants.get(token))


@mutant
def tokens_live_half_as_long(mock: Mock, patch: Patch) -> None:
    issue = mock.tokens.issue
    patch(mock.tokens, "issue", lambda client, scopes=(), **_named: issue(client, scopes, lifetime=1800))


@mutant
def every_secret_is_right(mock: Mock, patch: Patch) -> None:
    patch("understudy.security.checks", "equal", lambda *_args: True)


@mutant
def every_client_is_known(mock: Mock, patch: Patch) -> None:
    patch("understudy.security.oauth", "equal", lambda *_args: True)


@mutant
def unknown_scopes_are_granted(mock: Mock, _: Patch) -> None:
    mock.engine = replace(mock.engine, auth=replace(mock.engine.auth, scopes=frozenset()))


def _key_also_in(mock: Mock, place: str) -> None:
    """A key that stands in a place where the document does not look for it is taken."""

    def moved(request: Request) -> Request:
        if place == "cookie" and "key=understudy" in request.headers.get("cookie", ""):
            return replace(request, query="key=understudy")
        if place == "query" and "door=understudy" in request.query:
            return replace(request, headers={**request.headers, "cookie": "door=understudy"})
        return request

    before(mock, moved)


@mutant
def a_query_key_is_taken_from_a_cookie(mock: Mock, _: Patch) -> None:
    _key_also_in(mock, "cookie")


@mutant
def a_cookie_key_is_taken_from_the_query(mock: Mock, _: Patch) -> None:
    _key_also_in(mock, "query")


@mutant
def credentials_are_checked_last(mock: Mock, patch: Patch) -> None:
    """A refusal of the body comes before the one of the caller."""
    route, authenticate, *rest = pipeline.DECIDE
    patch("understudy.pipeline", "DECIDE", (route, *rest, authenticate))


@mutant
def null_in_xml_is_a_text(_: Mock, patch: Patch) -> None:
    patch("understudy.http.xml_reader", "NIL", "{}nil")
