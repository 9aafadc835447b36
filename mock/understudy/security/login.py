"""What a login answers: the document's own body with tokens that this mock issued in it, which it then accepts.

Knows where bodies have users, passwords and tokens; knows nothing of operations or servers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from understudy.clock import timestamp
from understudy.inference.login import Login
from understudy.json_values import placed
from understudy.lazy_dataclass import dataclass
from understudy.messages import Refusal
from understudy.openapi.pointer import MISSING, pointer_get, tokens_of
from understudy.security.credentials import AuthMode, Credentials
from understudy.security.secrets import equal
from understudy.security.tokens import Tokens

_WRONG = (401, 400, 403, 422)
_BEARER = "Bearer"

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who logs in: their name, the property that names them and how, and their record where there is one."""

    subject: str
    name: str = ""
    record: Record | None = None
    sent: str = ""


def identify(
    login: Login,
    body: Any,
    *,
    mode: AuthMode,
    credentials: Credentials,
    tokens: Tokens,
    find: Callable[[str, str], Record | None],
    own: Callable[[str], Record | None],
) -> Caller | Refusal:
    """The client of a token request. `find` gives the record that has a value under a name, `own` that of a user.

    `lenient` takes anybody; `strict` the configured user, also as a mailbox of example.com, and users with a record
    that has the password. Where the credentials have users, these and those with a record are the only ones.
    """
    refresh = _text(body, login.sent.get("refresh"))
    if refresh is not None:
        known = tokens.refreshes(refresh)
        if known is None and mode == "strict":
            return Refusal(_WRONG, "invalid_grant", "the refresh token was not issued here")
        return Caller(known[0] if known is not None else "anonymous")
    place = login.sent.get("user")
    username, password = _text(body, place), _text(body, login.sent.get("password"))
    if username is None or place is None:
        return Caller("anonymous")
    name = tokens_of(place)[-1]
    if not login.creates and credentials.users and (user := credentials.users.with_password(username, password or "")):
        return Caller(user.name, name, own(user.name), username)
    record = find(name, username)
    checked = mode == "strict" or bool(credentials.users)
    if checked and not login.creates and not _is_right(username, password or "", login, record, credentials):
        return Refusal(_WRONG, "unauthorized", "the user name or the password is wrong")
    return Caller(username, name, record, username)


def _is_right(username: str, password: str, login: Login, record: Record | None, credentials: Credentials) -> bool:
    # All are compared, so that the time taken does not tell which one is wrong.
    named = equal(username, credentials.username) | equal(username, f"{credentials.username}@example.com")
    if named & equal(password, credentials.password) and not credentials.users:
        return True
    place = login.sent.get("password")
    kept = record.get(tokens_of(place)[-1]) if record is not None and place is not None else None
    return isinstance(kept, str) and equal(password, kept)


def with_tokens(
    value: Any, login: Login, subject: str, tokens: Tokens, *, scopes: Collection[str], now: datetime, word: str
) -> tuple[Any, str]:
    """An answer with new tokens in it and what goes with them, and the access token.

    `word` is how the answer calls the type of the token.
    """
    access = tokens.issue(subject, scopes)
    lifetime = tokens.lifetime
    parts: dict[str, Callable[[], Any]] = {
        "access": lambda: access,
        "refresh": lambda: tokens.issue_refresh(subject, scopes),
        "type": lambda: word,
        "scope": lambda: " ".join(scopes),
        "expires-in": lambda: lifetime,
        "expires-in-ms": lambda: lifetime * 1000,
        "expires-at": lambda: timestamp(now + timedelta(seconds=lifetime)),
    }
    for role, pointer in login.answered.items():
        value = placed(value, tokens_of(pointer), parts[role]())
    return value, access


def without_password(value: Any, login: Login) -> Any:
    """The answer without what the request had under the password's name: no service says that again."""
    place = login.sent.get("password")
    return value if place is None else _without(value, tokens_of(place)[-1])


def _without(value: Any, name: str) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: _without(inner, name) for key, inner in value.items() if key != name}


def bearer_word(shape: Any) -> str:
    """How a property calls a Bearer token: by its enum or default, where it has one."""
    options = [shape.get("const"), *(shape.get("enum") or ()), shape.get("default")] if isinstance(shape, dict) else []
    return next((each for each in options if isinstance(each, str) and each.lower() == "bearer"), _BEARER)


def _text(body: Any, pointer: str | None) -> str | None:
    found = MISSING if pointer is None else pointer_get(body, pointer)
    return found if isinstance(found, str) else None


def with_user(value: Any, caller: Caller) -> Any:
    """An answer with what is known of the user, wherever it has the property by which the user was named."""
    if not isinstance(value, dict):
        return value
    inner = {name: with_user(each, caller) for name, each in value.items()}
    if caller.name and isinstance(inner.get(caller.name), str):
        record = caller.record or {}
        inner |= {name: record[name] for name in inner if name in record}
        inner[caller.name] = caller.sent
    return inner
