"""One document, two clients: ours, and the one that openapi-python-client writes as it comes. Both are called alike."""

from __future__ import annotations

import importlib
import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import httpx

from understudy_tools.sdk.regenerate import regenerate

__all__ = ["HOME", "Answer", "GeneratedPackage", "generated"]

HOME = "http://wire.test/v1"
Answer = Callable[[httpx.Request], httpx.Response]


@dataclass(frozen=True, slots=True)
class GeneratedPackage:
    """A generated client: whose it is, what to import, and where from."""

    name: Literal["ours", "stock"]
    package: str
    folder: Path

    def part(self, module: str, name: str) -> Any:
        """Something of a module of the package."""
        return getattr(importlib.import_module(f"{self.package}.{module}"), name)

    def model(self, name: str) -> Any:
        """The class of a schema."""
        return self.part("models", name)

    def client(self, answer: Answer | httpx.BaseTransport, **kwargs: Any) -> Any:
        """A client with the document's key that talks to `answer`."""
        transport = httpx.MockTransport(answer) if callable(answer) else answer
        if self.name == "ours":
            kind = self.part("client", "Client")
            keyed = {"api_key": "k"} if "api_key" in inspect.signature(kind).parameters else {}
            http = httpx.Client(transport=transport)
            return kind(max_retries=0, http_client=http, **{"base_url": HOME, **keyed, **kwargs})
        kwargs = {"token": "k", **kwargs}
        return self.part("client", "AuthenticatedClient")(base_url=HOME, httpx_args={"transport": transport}, **kwargs)

    def send(self, client: Any, operation: str, **arguments: Any) -> Any:
        """Call an operation: what the method returns, or the whole answer of the stock client's function."""
        if self.name == "ours":
            return getattr(client.wire, operation)(**arguments)
        return self.part(f"api.wire.{operation}", "sync_detailed")(client=client, **arguments)

    def value(self, answer: Answer | httpx.BaseTransport | httpx.Response, operation: str, **arguments: Any) -> Any:
        """What comes of an operation's answer."""
        respond = (lambda _: answer) if isinstance(answer, httpx.Response) else answer
        found = self.send(self.client(respond), operation, **arguments)
        return found if self.name == "ours" else found.parsed

    def request(self, operation: str, status: int = 204, reply: Any = None, **arguments: Any) -> httpx.Request:
        """The request that arrives when an operation is called."""
        seen: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            request.read()
            seen.append(request)
            return httpx.Response(status) if reply is None else httpx.Response(status, json=reply)

        self.value(answer, operation, **arguments)
        return seen[-1]

    def status(self, answer: httpx.Response, operation: str) -> int:
        """The status of an answer as the client tells it."""
        if self.name == "stock":
            return int(self.send(self.client(lambda _: answer), operation).status_code)
        try:
            self.value(answer, operation)
        except self.part("errors", "StatusError") as error:
            return int(error.status_code)
        return answer.status_code


def generated(spec: Path, folder: Path) -> Iterator[tuple[GeneratedPackage, GeneratedPackage]]:
    """Both clients of a document, importable until the end."""
    name = spec.stem
    ours, stock = (GeneratedPackage(whose, f"{whose}_{name}", folder / whose) for whose in ("ours", "stock"))
    regenerate(spec, ours.folder, package=ours.package, progress=lambda _: None)
    stock.folder.mkdir()
    config = folder / "config.json"
    # Without ruff on the path, which changes nothing of what is sent.
    config.write_text(json.dumps({"post_hooks": [], "package_name_override": stock.package}))
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--config", str(config)]
    # What it can't generate it says, and returns 1: the checks say what is missing.
    subprocess.run(
        [*command, "--path", str(spec), "--output-path", str(stock.folder / stock.package)],
        capture_output=True,
        check=False,
    )
    places = [str(ours.folder), str(stock.folder)]
    sys.path[:0] = places
    importlib.invalidate_caches()
    yield ours, stock
    for place in places:
        with suppress(ValueError):
            sys.path.remove(place)
