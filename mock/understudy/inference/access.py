"""Says in words how a document's security schemes are met, and which of its operations let callers log in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from understudy.addresses import path_of
from understudy.contract import Contract
from understudy.openapi.model import SecurityScheme

_GRANTS = {
    "clientCredentials": "client credentials",
    "password": "password",
    "authorizationCode": "authorization code",
    "implicit": "implicit",
    "deviceAuthorization": "device code",
}


def access_notes(contract: Contract) -> tuple[tuple[str, str], ...]:
    """Security schemes, by name, and logins, by operationId, each with what the mock takes for it."""
    schemes = ((f"{each.name} ({each.type or 'unknown'})", _taken(contract, each)) for each in _schemes(contract))
    return (*schemes, *_logins(contract))


def _schemes(contract: Contract) -> Iterator[SecurityScheme]:
    required = {name for each in contract.operations.values() for one in each.security for name in one}
    yield from (each for name, each in contract.security_schemes.items() if name in required)


def _taken(contract: Contract, scheme: SecurityScheme) -> str:
    if scheme.type == "apiKey":
        return f"a key in {scheme.location} {scheme.parameter_name}, or a token that a login gave out"
    if scheme.type == "oauth2":
        flows = [
            _flow(contract, name, flow)
            for name, flow in scheme.flows.items()
            if name in _GRANTS and isinstance(flow, dict)
        ]
        return "; ".join(flows) or "a Bearer token"
    if scheme.type == "openIdConnect":
        return (
            "authorization code, device code, client credentials; discovery, id tokens and their keys are served here"
        )
    if scheme.type == "mutualTLS":
        return (
            "no certificate is checked: lenient takes it as shown, strict wants one in Client-Cert (RFC 9440) or "
            "X-Forwarded-Client-Cert, where a proxy puts it"
        )
    if scheme.scheme == "digest":
        return "Digest credentials (RFC 7616), SHA-256 or MD5, checked where passwords are"
    if scheme.scheme in ("basic", "bearer"):
        return f"{scheme.scheme.capitalize()} credentials in Authorization"
    return f"{scheme.scheme.capitalize()} credentials in Authorization, of which only that they are there is checked"


def _flow(contract: Contract, name: str, flow: dict[str, Any]) -> str:
    token = flow.get("tokenUrl")
    at = next(
        (
            f"{operation.method} {operation.path}"
            for operation in contract.operations.values()
            if contract.resources.plans[operation.id].kind == "token" and _means(token, operation.path)
        ),
        None,
    )
    path = path_of(token) if isinstance(token, str) else ""
    where = f" at {at or path}" if at or path else ""
    consent = flow.get("authorizationUrl")
    page = f", consent page at {path_of(consent)}" if isinstance(consent, str) else ""
    return f"{_GRANTS[name]}{where}{page}"


def _means(url: Any, path: str) -> bool:
    return isinstance(url, str) and path_of(url).rstrip("/").endswith(path.rstrip("/").rpartition("/")[2])


def _logins(contract: Contract) -> Iterator[tuple[str, str]]:
    for name, login in contract.resources.logins.items():
        if login.grants or name not in contract.operations:
            continue
        operation = contract.operations[name]
        places = [f"{role} in {login.sent[role]}" for role in ("user", "password", "refresh") if role in login.sent]
        requested = f" for {' and '.join(places)}" if places else ""
        yield (
            f"{operation.method} {operation.path}",
            f"gives out a token in {login.answered.get('access', '/')}{requested}, which is taken",
        )
