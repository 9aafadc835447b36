"""Lets callers log in: token requests and logins of the document, answered in the document's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.inference.login import Login
from understudy.inference.shapes import properties
from understudy.messages import Answer, Refusal
from understudy.openapi.media_types import JSON, covers_json
from understudy.openapi.model import MediaType, Node
from understudy.openapi.pointer import tokens_of
from understudy.openapi.schemas import Schemas
from understudy.operations.call import Refused
from understudy.records.owners import owned
from understudy.security.login import Caller, bearer_word, identify, with_tokens, with_user, without_password
from understudy.security.oauth import FRESH, grant, token_value
from understudy.state.store import Record


def answer_token_request(engine: Engine, exchange: Exchange, status: int, media: MediaType | None) -> None:
    """Set the answer of a token endpoint, or the refusal, of which RFC 6749 says what its body is."""
    assert exchange.operation is not None
    auth, login = engine.auth, engine.contract.resources.logins.get(exchange.operation.id)
    grants = login.grants if login is not None else ()
    outcome = grant(
        exchange.request,
        auth.tokens,
        auth.credentials,
        auth.mode,
        grants=grants or ("client_credentials",),
        scopes=auth.scopes,
    )
    if isinstance(outcome, Refusal):
        exchange.refusal = outcome
        return
    value = token_value(
        outcome, auth.tokens, auth.signer, issuer=exchange.request.base_url, credentials=auth.credentials
    )
    if media is None or media.schema is None or not covers_json(media.name):
        exchange.answer = Answer(status, value, media.name if media is not None else JSON, FRESH)
        return
    candidate = _candidate(value, login, media.schema, engine.contract.schemas)
    fitted = engine.values.fit(media.schema, "response", candidate, key=exchange.operation.id)
    exchange.answer = Answer(status, fitted, media.name, FRESH)


def _candidate(value: dict[str, Any], login: Login | None, node: Node, schemas: Schemas) -> Any:
    """The properties of an RFC 6749 body that the schema has, under the schema's own names."""
    named = properties(schemas, node)
    if not named or login is None:
        return value
    kept = {name: each for name, each in value.items() if name in named}
    roles = {"access": "access_token", "refresh": "refresh_token", "expires-in": "expires_in", "scope": "scope"}
    for role, name in roles.items():
        pointer = login.answered.get(role)
        tokens = tokens_of(pointer) if pointer is not None else ()
        if len(tokens) == 1 and name in value:
            kept[tokens[0]] = value[name]
    if "type" in login.answered:
        word = tokens_of(login.answered["type"])[-1]
        kept[word] = bearer_word(schemas.resolve(named.get(word, True)))
    return kept


def recognise(engine: Engine, exchange: Exchange, login: Login) -> Caller:
    """Who logs in. Raises Refused for a user or a password that a strict mock does not know."""
    auth = engine.auth
    outcome = identify(
        login,
        exchange.body,
        mode=auth.mode,
        credentials=auth.credentials,
        tokens=auth.tokens,
        find=lambda name, text: _user(engine, name, text),
        own=lambda name: engine.store.get(address) if (address := owned(engine.store, name)) is not None else None,
    )
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    if exchange.principal is not None and not login.sent:
        return replace(outcome, subject=exchange.principal.subject)
    return outcome


def _user(engine: Engine, name: str, text: str) -> Record | None:
    """The first record that has a text under a name."""
    schemas = engine.contract.schemas
    for collection in engine.contract.resources.collections.values():
        if name in properties(schemas, collection.schema):
            for address in engine.store.addresses(collection.id):
                record = engine.store.get(address)
                if record is not None and record.get(name) == text:
                    return record
    return None


def logged_in(engine: Engine, answer: Answer, media: MediaType | None, login: Login, caller: Caller) -> Answer:
    """The answer of a login with tokens in it; a session cookie as well, where the document has its key in one."""
    if media is None or media.schema is None or not covers_json(media.name) or not isinstance(answer.value, dict):
        return answer
    auth, schemas = engine.auth, engine.contract.schemas
    node: Node = media.schema
    for token in tokens_of(login.answered.get("type", "")):
        node = properties(schemas, node).get(token, True)
    named = properties(schemas, media.schema)
    plain = without_password(answer.value, login)
    plain = {name: each for name, each in plain.items() if name in named} if named else plain
    about = with_user(plain, caller)
    if not schemas.validator(media.schema, "response").is_valid(about):
        about = plain  # the name is none that the answer takes, such as a mail address
    value, access = with_tokens(
        about,
        login,
        caller.subject,
        auth.tokens,
        scopes=auth.credentials.granted(caller.subject, sorted(auth.scopes)),
        now=engine.clock.now(),
        word=bearer_word(schemas.resolve(node)),
    )
    cookies = tuple(
        ("Set-Cookie", f"{scheme.parameter_name}={access}; Path=/; HttpOnly; SameSite=Lax")
        for scheme in engine.contract.security_schemes.values()
        if scheme.type == "apiKey" and scheme.location == "cookie"
    )
    return replace(answer, value=value, headers=(*answer.headers, *cookies), fits=None, text=None)
