"""Checks the credentials that the operation's security requirements ask for (OAS 4.8.30)."""

from __future__ import annotations

from understudy.engine import Engine
from understudy.exchange import Exchange
from understudy.messages import Refusal
from understudy.openapi.model import Operation
from understudy.security.checks import authenticate as check

_IN_AUTHORIZATION = ("http", "oauth2", "openIdConnect")
_MOST = 10_000


def authenticate(engine: Engine, exchange: Exchange) -> None:
    operation, request, auth = exchange.operation, exchange.request, engine.auth
    assert operation is not None
    credentials = request.headers.get("authorization")
    known = auth.recognised.get((operation.id, credentials)) if credentials is not None else None
    if known is not None:
        exchange.principal = known
        return
    if not operation.security or operation.id in auth.token_operations or operation.id in auth.logins:
        return
    outcome = check(
        operation.security,
        engine.contract.security_schemes,
        request.headers,
        request.query,
        mode=auth.mode,
        tokens=auth.tokens,
        credentials=auth.credentials,
        method=request.method,
    )
    if isinstance(outcome, Refusal):
        exchange.refusal = outcome
        return
    exchange.principal = outcome
    if auth.mode == "lenient" and credentials is not None and _speaks_in_authorization(engine, operation):
        # A lenient mock looks at the form of the header only, so the same header says the same again.
        if len(auth.recognised) >= _MOST:
            auth.recognised.clear()
        auth.recognised[operation.id, credentials] = outcome


def _speaks_in_authorization(engine: Engine, operation: Operation) -> bool:
    """Whether every scheme that the operation requires is carried by the Authorization header alone."""
    schemes = engine.contract.security_schemes
    names = {name for requirement in operation.security for name in requirement}
    return bool(names) and all(name in schemes and schemes[name].type in _IN_AUTHORIZATION for name in names)
