"""Plays the lives of a document's records through its generated client, against the mock of the document.

The steps are those of `understudy explain --check`, which speaks HTTP: create, read, list, update, delete, 404. Here
each call is one of a method of the SDK, with typed arguments, and what is looked at is what the method returns.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx

from understudy.check.checking import lives
from understudy.check.client import ServiceReply
from understudy.check.report import Finding, Life
from understudy.inference.shapes import media_of
from understudy.messages import Request
from understudy.mock import Mock, open_mock
from understudy.openapi.model import Operation
from understudy.server.inprocess import transport
from understudy.testing.factories.calls import as_json, with_files, without_unknown
from understudy_tools.sdk.operation_tests import credentials_for_tests
from understudy_tools.sdk.service import service_of
from understudy_tools.sdk.settings import SdkSettings

__all__ = ["driven_lives", "is_whole"]

_HOME = "http://localhost"
_NEEDED = {"create", "read", "list", "delete"}
_REFUSED_BEFORE = 0
"""The status of a call that the client refused to send, or whose answer it could not read."""


def driven_lives(spec: Path, folder: Path) -> list[tuple[Life, tuple[Finding, ...]]]:
    """The lives that have at least create, read, list and delete, played by the package `ours` in a folder."""
    mock = open_mock(spec, validation="service")
    played = list(lives(mock, _Driver(mock, folder).send))
    return [(life, findings) for life, findings in played if life.documented >= _NEEDED]


def is_whole(life: Life) -> bool:
    """Whether every step that the document has was lived, 404 for a key that nobody has among them or not."""
    return all(life.steps.get(step) == "passed" for step in life.documented if step != "unknown")


class _Driver:
    """Calls the methods of a generated client in place of HTTP."""

    def __init__(self, mock: Mock, folder: Path) -> None:
        sys.path.insert(0, str(folder))
        package = importlib.import_module("ours")
        self._errors = (package.errors.SDKError, ValueError, TypeError)
        self._credentials = credentials_for_tests(service_of(mock.contract, SdkSettings()))
        self._package = package
        described = json.loads((folder / "ours" / "operations.json").read_text(encoding="utf-8"))
        self._methods = {(each["method"], each["path"]): each for each in described["operations"]}
        self._client: Any = None
        self._of: Mock | None = None

    def send(self, mock: Mock, operation: Operation, request: Request, body: Any) -> ServiceReply:
        """One call of the operation's method, with the arguments that a request has."""
        described = self._methods.get((operation.method, operation.path))
        if described is None:
            return ServiceReply(_REFUSED_BEFORE, None, {}, f"the client has no method for {operation.id}")
        holder: Any = self._client_of(mock)
        for name in described["resource"].split("."):
            holder = getattr(holder, name)
        arguments = _arguments(mock, operation, described, request)
        if "body" in described and body is not None:
            media = media_of(operation)
            schemas = mock.contract.schemas
            arguments["body"] = with_files(schemas, media, without_unknown(schemas, media, body))
        try:
            raw = getattr(holder.with_raw_response, described["name"])(**arguments)
            value = as_json(raw.parse()) if 200 <= raw.status_code < 300 else None
        except self._errors as error:
            return ServiceReply(_REFUSED_BEFORE, None, {}, f"{type(error).__name__}: {error}")
        headers = {name.lower(): text for name, text in raw.headers.items()}
        return ServiceReply(raw.status_code, value, headers, raw.text)

    def _client_of(self, mock: Mock) -> Any:
        if self._of is not mock:
            http = httpx.Client(transport=transport(mock), base_url=_HOME)
            self._client = self._package.Client(
                base_url=_HOME, http_client=http, strict=True, max_retries=0, **self._credentials
            )
            self._of = mock
        return self._client


def _arguments(mock: Mock, operation: Operation, described: Mapping[str, Any], request: Request) -> dict[str, Any]:
    """The arguments of a method, by their names in Python, as JSON values."""
    matched = mock.engine.router.match(request.method, request.path)
    texts = matched.values if matched.operation is operation else {}
    found, _ = mock.engine.decoders.parameters.decode(operation, texts, request.query, request.headers)
    # A query that is written behind the path has parameters of the path.
    places = {**found, "path": {**dict(parse_qsl(request.query)), **texts, **found["path"]}}
    return {
        each["name"]: places[each["in"]][each["wire"]]
        for each in described["arguments"]
        if each["wire"] in places[each["in"]]
    }
