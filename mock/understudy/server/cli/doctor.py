"""`understudy doctor`: one page of what somebody who helps would ask about a document or a server, and this machine."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

from understudy.command_line import describe
from understudy.server.cli.documents import overlays_of
from understudy.versions import installed

_DOCTOR = """examples:
  understudy doctor                            the document that serve would take
  understudy doctor openapi.yaml
  understudy doctor http://127.0.0.1:4010      a server
  understudy doctor openapi.yaml --format json

A URL is a server where a mock answers there, and a document otherwise. The exit code is 1 where something is wrong.
"""
_SHOWN = 5
_VARIABLES = ("UNDERSTUDY_CONTROL_TOKEN", "XDG_CACHE_HOME", "SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
_SECRET = ("UNDERSTUDY_CONTROL_TOKEN", "HTTP_PROXY", "HTTPS_PROXY", "control_token", "webhook_secret", "state")
_PORT = 4010
_WEB = ("http://", "https://")


def configure(doctor: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(
        doctor, "Print what there is to know about a document or a server, to send to whoever helps.", _DOCTOR, _doctor
    )
    doctor.add_argument("spec", nargs="?", metavar="SPEC|URL", help="a document, or the address of a mock")
    doctor.add_argument("--overlay", action="append", default=[], metavar="FILE", help="as for serve; may be repeated")
    doctor.add_argument("--no-overlay", action="store_true", help="as for serve")
    doctor.add_argument("--refresh", action="store_true", help="fetch a document again that came from a URL")
    doctor.add_argument("--format", choices=("text", "json"), default="text", help="for people or programs")
    doctor.set_defaults(configured=True)


def _doctor(options: argparse.Namespace) -> int:
    from understudy.json_codec import pretty
    from understudy.problem import DocumentError
    from understudy.server.cli.doctor_server import server_facts

    found: dict[str, Any] = {"machine": _machine()}
    if options.configuration is not None:
        found["options"] = {"file": options.configuration.place, **_shown(options.configuration.options)}
    server = server_facts(options.spec) if options.spec and options.spec.startswith(_WEB) else None
    wrong: str | None = None
    if server is not None:
        found["server"] = server
        wrong = server.get("wrong")
    else:
        if options.spec and options.spec.startswith(_WEB):
            found["server"] = {"url": options.spec, "mock": "none answers there, so this is taken for a document"}
        try:
            found["document"] = _document(options)
        except DocumentError as error:
            wrong = str(error.problems[0])
            found["document"] = {"source": str(options.spec), "refused": [str(each) for each in error.problems]}
    sys.stdout.write(pretty(found) if options.format == "json" else "\n".join(_lines(found)) + "\n")
    errors = found.get("document", {}).get("errors", 0)
    return 1 if wrong is not None or errors else 0


def _machine() -> Mapping[str, Any]:
    from understudy.server.listener import Listener

    return {
        "understudy": installed("understudy"),
        "python": f"{platform.python_version()} ({sys.executable})",
        "system": platform.platform(),
        "packages": {name: installed(name) for name in _packages()},
        "variables": {
            name: "(set)" if name in _SECRET else value for name in _VARIABLES if (value := os.environ.get(name))
        },
        "port": {"number": _PORT, "taken": Listener("127.0.0.1", _PORT).answers()},
    }


def _shown(options: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: "(set)" if name in _SECRET else value for name, value in options.items()}


def _packages() -> list[str]:
    """What the distribution depends on, its extras among them."""
    import re

    try:
        stated = requires("understudy") or []
    except PackageNotFoundError:
        stated = []
    return sorted({found[0] for each in stated if (found := re.match(r"[A-Za-z0-9._-]+", each)) is not None})


def _document(options: argparse.Namespace) -> Mapping[str, Any]:
    from understudy.inference.doubts import doubts
    from understudy.mock import open_mock
    from understudy.summary import summary

    overlays = overlays_of(options)
    mock = open_mock(options.spec, overlays=overlays)
    contract, problems = mock.contract, mock.problems
    doubted = doubts(contract, problems)
    return {
        "source": str(contract.source),
        "title": contract.title,
        "version": contract.version,
        "overlays": list(overlays),
        "operations": mock.tally.operations,
        "with state": mock.tally.with_state,
        "answer 501": mock.tally.unplayable,
        "resources": len(summary(contract)),
        "errors": sum(each.severity == "error" for each in problems),
        "problems": [str(each) for each in problems],
        "doubtful operations": mock.tally.doubtful,
        "doubts": len(doubted),
    }


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    for title, facts in found.items():
        yield title
        for name, value in facts.items():
            yield from _row(name, value)


def _row(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        text = ", ".join(f"{key} {each}" for key, each in value.items() if each is not None)
        yield f"  {name:20} {text or 'none'}"
    elif isinstance(value, list):
        yield f"  {name:20} {len(value) or 'none'}"
        yield from (f"    {each}" for each in value[:_SHOWN])
        if len(value) > _SHOWN:
            yield f"    and {len(value) - _SHOWN} more: --format json has all"
    else:
        yield f"  {name:20} {value}"
