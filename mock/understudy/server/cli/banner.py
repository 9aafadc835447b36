"""What `understudy serve` prints when it listens."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from contextlib import suppress

from understudy.addresses import CONTROL_PREFIX
from understudy.json_codec import dumps
from understudy.mock import Mock
from understudy.server.listener import Listener
from understudy.summary import curl_example, summary

_MOST = 12


def announce(
    mocks: Sequence[Mock],
    *,
    listener: Listener,
    places: Sequence[str],
    overlays: Sequence[Sequence[str]],
    as_json: bool = False,
) -> None:
    """Print the banner of each mock and deliver what an earlier process left.

    `places` are paths below the listener's, or hosts. A reader that has gone away is no reason to stop.
    """
    for mock in mocks:
        mock.webhooks.wake()
    with suppress(BrokenPipeError):
        if len(mocks) > 1 and not as_json:
            print(f"{len(mocks)} documents at {listener.url}{CONTROL_PREFIX}/", flush=True)
        for mock, place, laid in zip(mocks, places, overlays, strict=True):
            text = f"{_as_json(mock, listener, place)}\n" if as_json else banner(mock, listener, place, laid)
            print(text, end="", flush=True)


def _as_json(mock: Mock, listener: Listener, place: str) -> str:
    contract = mock.contract
    socket = {"unix": str(listener.unix)} if listener.unix is not None else {}
    facts = {"listening": listener.at(place), **socket, "title": contract.title, "version": contract.version}
    return dumps({**facts, "operations": len(contract.operations)}).decode()


def banner(mock: Mock, listener: Listener, place: str, overlays: Sequence[str]) -> str:
    """The address, what is served, and a first request that works as printed."""
    return "\n".join(_lines(mock, listener, listener.at(place), overlays)) + "\n"


def _lines(mock: Mock, listener: Listener, base: str, overlays: Sequence[str]) -> Iterator[str]:
    contract, certificate = mock.contract, listener.certificate
    yield f"{contract.title} {contract.version}: {len(contract.operations)} operations at {base}"
    if listener.unix is not None:
        yield f"  socket   {listener.unix}"
    if certificate is not None and certificate.made:
        yield f"  trust    {certificate.trust}"
    yield f"  page     {base}{CONTROL_PREFIX}/"
    yield f"  docs     {base}{CONTROL_PREFIX}/docs"
    for overlay in overlays:
        yield f"  overlay  {overlay}"
    if mock.engine.auth.token_operations:
        yield f"  tokens   POST {base}{contract.operations[min(mock.engine.auth.token_operations)].path}"
    yield f"  auth     {mock.engine.auth.mode}"
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
    example = curl_example(contract, base)
    if listener.unix is not None:
        example = f"{example} --unix-socket {shlex.quote(str(listener.unix))}"
    if certificate is not None and certificate.made:
        example = f"{example} --cacert {shlex.quote(str(certificate.trust))}"
    yield f"  {example}"
