"""Finds the operations that give out tokens: the token endpoints of OAuth2 flows, and ordinary logins.

A token endpoint is what a `tokenUrl` leads to, wherever the document's paths begin. A login is an operation whose
answer has a token: for a password, for a refresh token, or at a path that says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from understudy.addresses import path_of
from understudy.inference.conventions import CALLERS, folded
from understudy.inference.conventions.logins import login_role, names_login, names_sign_up, token_role, user_role
from understudy.inference.conventions.nouns import singular
from understudy.inference.envelopes import Steps
from understudy.inference.shapes import body_schema, json_node, properties, success_response, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.media_types import is_form
from understudy.openapi.model import Node, Operation
from understudy.openapi.pointer import pointer_of
from understudy.openapi.schemas import Schemas

_GRANTS = {
    "clientCredentials": ("client_credentials",),
    "password": ("password", "refresh_token"),
    "authorizationCode": ("authorization_code", "refresh_token"),
}
_GRANT_TYPE = "grant_type"
_USERS = frozenset(map(singular, CALLERS))
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Login:
    """How an operation gives out tokens.

    `grants` are the grant types of an OAuth2 token endpoint (RFC 6749); an ordinary login has none. `sent` says where
    the request has its `user`, `password` and `refresh` token, `answered` where the answer has its `access` token and
    what goes with it, both as JSON Pointers; `creates` that it makes a user rather than recognising one.
    """

    operation_id: str
    grants: tuple[str, ...] = ()
    sent: Mapping[str, str] = field(default_factory=dict)
    answered: Mapping[str, str] = field(default_factory=dict)
    creates: bool = False

    @property
    def shows_itself(self) -> bool:
        """Whether the request brings all that the login needs to know who calls."""
        return not self.creates and not self.sent.keys().isdisjoint(("password", "refresh"))


def token_endpoints(
    operations: Mapping[str, Operation], schemas: Schemas, document: Mapping[str, Any]
) -> Mapping[str, tuple[str, ...]]:
    """The token endpoints by operationId, with the grant types that their flows allow."""
    found: dict[str, dict[str, None]] = {}
    for flow, url in _flows(document):
        operation = _at(url, operations)
        if operation is not None and _speaks_oauth(operation, schemas):
            found.setdefault(operation.id, {}).update(dict.fromkeys(_GRANTS.get(flow, ())))
    return {name: tuple(grants) for name, grants in found.items()}


def find_logins(
    operations: Mapping[str, Operation],
    schemas: Schemas,
    endpoints: Mapping[str, tuple[str, ...]],
    records: Collection[str] = (),
) -> Mapping[str, Login]:
    """Every operation that gives out tokens, by operationId; `records` are those that make or change a record."""
    found = {}
    for operation in operations.values():
        if operation.method not in ("POST", "PUT"):
            continue
        grants = endpoints.get(operation.id)
        login = _login(operation, schemas, grants or ())
        if login is not None and (grants is not None or _is_login(operation, login, operation.id in records)):
            found[operation.id] = login
    return found


def _flows(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    components = document.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, dict) else None
    for scheme in (schemes if isinstance(schemes, dict) else {}).values():
        flows = scheme.get("flows") if isinstance(scheme, dict) else None
        for name, flow in (flows if isinstance(flows, dict) else {}).items():
            for url in ("tokenUrl", "refreshUrl"):
                if isinstance(flow, dict) and isinstance(flow.get(url), str):
                    yield name, flow[url]


def _at(url: str, operations: Mapping[str, Operation]) -> Operation | None:
    """The operation that a URL means: a relative one is below the API's base, an absolute one may begin with it."""
    target = tuple(part for part in path_of(url).split("/") if part and part != ".")
    if not target:
        return None
    candidates = [each for each in operations.values() if each.method == "POST" and "{" not in each.path]
    segments = {each.id: tuple(filter(None, each.path.split("/"))) for each in candidates}
    for fits in (_same, _below_base):
        matching = [each for each in candidates if fits(segments[each.id], target)]
        if len(matching) == 1:
            return matching[0]
    return None


def _same(path: Sequence[str], target: Sequence[str]) -> bool:
    return tuple(path) == tuple(target)


def _below_base(path: Sequence[str], target: Sequence[str]) -> bool:
    short, long = sorted((tuple(path), tuple(target)), key=len)
    return bool(short) and long[-len(short) :] == short


def _speaks_oauth(operation: Operation, schemas: Schemas) -> bool:
    """Whether a token request is a form (RFC 6749 section 4), or JSON with the same grant parameters."""
    body = operation.request_body
    if body is None or not body.content or any(is_form(media.name) for media in body.content):
        return True
    return _GRANT_TYPE in properties(schemas, body_schema(operation))


def _login(operation: Operation, schemas: Schemas, grants: tuple[str, ...]) -> Login | None:
    answered = _places(schemas, json_node(success_response(operation)), token_role)
    if "access" not in answered and not grants:
        return None
    sent = _places(schemas, body_schema(operation), login_role)
    return Login(operation.id, grants, sent, answered, creates=not names_login(operation.path))


def _is_login(operation: Operation, login: Login, about_record: bool) -> bool:
    if "{" in operation.path:
        return False
    if "password" in login.sent or "refresh" in login.sent:
        return True
    return names_login(operation.path) and not about_record  # a token of its own may be the record


def _places(schemas: Schemas, node: Node | None, role_of: Any) -> dict[str, str]:
    """Pointers by role; what stands nearer to the top, and there the surer name, wins."""
    found: dict[str, str] = {}
    level: list[tuple[tuple[str, ...], Node | None]] = [((), node)]
    for _ in range(_DEPTH):
        below: list[tuple[tuple[str, ...], Node | None]] = []
        ranked: list[tuple[int, str, str]] = []
        for path, each in level:
            for name, schema in properties(schemas, each).items():
                kind = type_of(schemas, schema)
                if kind == "object":
                    below.append(((*path, name), schema))
                elif (role := role_of(name)) is not None and kind in (None, *_KINDS[role[0]]):
                    ranked.append((role[1], role[0], pointer_of((*path, name))))
        for _, role, pointer in sorted(ranked):
            found.setdefault(role, pointer)
        level = below
    return found


_KINDS: Mapping[str, tuple[str, ...]] = {
    "access": ("string",),
    "refresh": ("string",),
    "type": ("string",),
    "scope": ("string",),
    "expires-in": ("integer", "number"),
    "expires-in-ms": ("integer", "number"),
    "expires-at": ("string",),
    "user": ("string",),
    "password": ("string",),
}


def signs_up(operation: Operation, answer: Node | None, schemas: Schemas) -> bool:
    """Whether an operation takes a password and answers a user, beside a token or around it."""
    if not _takes_password(operation, schemas):
        return False
    return _names_user(schemas, answer) or (names_sign_up(operation.path) and user_place(schemas, answer) is not None)


def user_place(schemas: Schemas, answer: Node | None) -> Steps | None:
    """The way to the object of an answer that is a user: one that is called so or has a mailbox, else all of it."""
    level: list[tuple[Steps, Node | None]] = [((), answer)]
    for _ in range(_DEPTH):
        level = [
            ((*steps, name), inner)
            for steps, each in level
            for name, inner in properties(schemas, each).items()
            if type_of(schemas, inner) == "object"
        ]
        for steps, each in level:
            roles = {user_role(name) for name in properties(schemas, each)}
            if "email" in roles or (singular(folded(steps[-1])) in _USERS and roles != {None}):
                return steps
    return () if _names_user(schemas, answer) else None


def becomes_user(operation: Operation, users: Node | None, schemas: Schemas) -> bool:
    """Whether an operation takes the password and the name of somebody who is a user from then on.

    `users` is the schema of their records.
    """
    named = {user_role(name) for name in properties(schemas, body_schema(operation))} - {None}
    return (
        names_sign_up(operation.path)
        and _takes_password(operation, schemas)
        and bool(named)
        and _names_user(schemas, users)
    )


def _takes_password(operation: Operation, schemas: Schemas) -> bool:
    sent = filter(None, map(login_role, properties(schemas, body_schema(operation))))
    return operation.method == "POST" and "password" in {role for role, _ in sent}


def _names_user(schemas: Schemas, node: Node | None) -> bool:
    return any(user_role(name) is not None for name in properties(schemas, node))
