"""Checks the credentials that the operation's security requirements ask for (OAS 4.8.30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from understudy.exchange import Exchange, Refusal
from understudy.security import authenticate as check

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["authenticate"]


def authenticate(mock: Mock, exchange: Exchange) -> None:
    operation, request = exchange.operation, exchange.request
    assert operation is not None
    if not operation.security or operation.id in mock.token_operations:
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
    else:
        exchange.principal = outcome
