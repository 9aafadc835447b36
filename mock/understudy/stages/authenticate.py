"""Checks the credentials that the operation's security requirements ask for (OAS 4.8.30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from understudy.exchange import Exchange, Refusal
from understudy.openapi.model import Operation
from understudy.security.checks import authenticate as check

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["authenticate"]

_IN_AUTHORIZATION = ("http", "oauth2", "openIdConnect")
_MOST = 10_000


def authenticate(mock: Mock, exchange: Exchange) -> None:
    operation, request = exchange.operation, exchange.request
    assert operation is not None
    if not operation.security or operation.id in mock.token_operations:
        return
    given = request.headers.get("authorization")
    known = mock.recognised.get((operation.id, given))
    if known is not None:
        exchange.principal = known
        return
    outcome = check(
        operation.security,
        mock.contract.security_schemes,
        request.headers,
        request.query,
        mode=mock.auth,
        tokens=mock.tokens,
        credentials=mock.credentials,
    )
    if isinstance(outcome, Refusal):
        exchange.refusal = outcome
        return
    exchange.principal = outcome
    if mock.auth == "lenient" and given is not None and _speaks_in_authorization(mock, operation):
        # A lenient mock looks at the form of the header only, so the same header says the same again.
        if len(mock.recognised) >= _MOST:
            mock.recognised.clear()
        mock.recognised[operation.id, given] = outcome


def _speaks_in_authorization(mock: Mock, operation: Operation) -> bool:
    """Whether every scheme that the operation asks for is carried by the Authorization header alone."""
    schemes = mock.contract.security_schemes
    names = {name for requirement in operation.security for name in requirement}
    return bool(names) and all(name in schemes and schemes[name].type in _IN_AUTHORIZATION for name in names)
