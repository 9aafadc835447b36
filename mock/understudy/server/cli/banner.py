"""What `understudy serve` prints when it listens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from understudy.addresses import CONTROL_PREFIX
from understudy.json_codec import dumps
from understudy.mock import Mock
from understudy.summary import curl_example, summary

__all__ = ["announce", "banner"]

_MOST = 12


def announce(mock: Mock, *, base: str, overlays: Sequence[str], as_json: bool = False) -> None:
    """Print the banner and deliver what an earlier process left. A reader that has gone away is no reason to stop."""
    mock.webhooks.wake()
    with suppress(BrokenPipeError):
        text = f"{_as_json(mock, base)}\n" if as_json else banner(mock, base, overlays)
        print(text, end="", flush=True)


def _as_json(mock: Mock, base: str) -> str:
    contract = mock.contract
    facts = {"listening": base, "title": contract.title, "version": contract.version}
    return dumps({**facts, "operations": len(contract.operations)}).decode()


def banner(mock: Mock, base: str, overlays: Sequence[str]) -> str:
    """The address, what is served, and a first request that works as printed."""
    return "\n".join(_lines(mock, base, overlays)) + "\n"


def _lines(mock: Mock, base: str, overlays: Sequence[str]) -> Iterator[str]:
    contract = mock.contract
    yield f"{contract.title} {contract.version}: {len(contract.operations)} operations at {base}"
    yield f"  page     {base}{CONTROL_PREFIX}/"
    yield f"  docs     {base}{CONTROL_PREFIX}/docs"
    for overlay in overlays:
        yield f"  overlay  {overlay}"
    if mock.engine.auth.token_operations:
        yield f"  tokens   POST {base}{contract.operations[min(mock.engine.auth.token_operations)].path}"
    yield f"  auth     {mock.auth}"
    for endpoint in mock.webhooks.endpoints():
        secret = f", secret {endpoint.secrets[0]}" if endpoint.secrets else ""
        yield f"  webhooks to {endpoint.url} ({mock.webhooks.mode}{secret})"
    resources = summary(contract)
    if resources:
        yield "resources"
    for resource in resources[:_MOST]:
        yield f"  {resource.path:44} {', '.join(resource.verbs)}"
    if len(resources) > _MOST:
        yield f"  and {len(resources) - _MOST} more: understudy explain {contract.source}"
    yield "try"
    yield f"  {curl_example(contract, base)}"
