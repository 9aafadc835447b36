"""Drives schemathesis' engine from Python: every phase, every check, and failures with a way to reproduce them."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import count
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import schemathesis
import schemathesis.transport.wsgi as wsgi_transport
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants, constants_from_module
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

import understudy.http
from understudy.inference.conventions import is_idempotency_key

__all__ = ["EXAMPLES", "PHASES", "SEED", "Finding", "Report", "check"]

PHASES = ("examples", "coverage", "fuzzing", "stateful")
EXAMPLES = int(os.environ.get("UNDERSTUDY_EXAMPLES") or (200 if os.environ.get("CI") else 25))
"""Generated examples for each operation: 200 in CI, fewer at a desk."""
SEED = int(os.environ.get("UNDERSTUDY_SEED") or 20261120)


_send = wsgi_transport.WSGITransport.send


def _send_in_process(self: Any, case: Any, *, session: Any = None, **settings: Any) -> Any:
    """schemathesis 4.32.5 drops a socket's settings for an application only when there is a session; else it fails."""
    for name in ("max_redirects", "verify", "cert", "proxies"):
        settings.pop(name, None)
    return _send(self, case, session=session, **settings)


_serialize = wsgi_transport.WSGITransport.serialize_case


def _serialize_in_process(self: Any, case: Any, **settings: Any) -> Any:
    """Werkzeug's client takes several values of a form field, where they are a tuple, for a file and sends nothing."""
    serialized = _serialize(self, case, **settings)
    form = serialized.get("data")
    if case.media_type == "application/x-www-form-urlencoded" and isinstance(form, dict | list):
        serialized["data"] = urlencode(form, doseq=True).encode()
    return serialized


wsgi_transport.WSGITransport.send = _send_in_process  # type: ignore[method-assign]
wsgi_transport.WSGITransport.serialize_case = _serialize_in_process  # type: ignore[method-assign]

_keys = count(1)


@cache
def _constants() -> Constants:
    """The constants of the modules that read requests, which Hypothesis tries among what it draws."""
    found = Constants()
    for each in pkgutil.iter_modules(understudy.http.__path__):
        found |= constants_from_module(import_module(f"{understudy.http.__name__}.{each.name}"))
    return found


@contextmanager
def _same_draws() -> Iterator[None]:
    """A seed draws the same cases, whatever ran before in this process.

    By itself Hypothesis 6.170 mixes in the constants of all modules that happen to be imported, of other tests too.
    """
    global _keys
    _keys = count(1)
    with patch.object(providers, "_get_local_constants", _constants):
        providers.CONSTANTS_CACHE.cache.clear()
        yield
    providers.CONSTANTS_CACHE.cache.clear()


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """In a chain of calls, every create has an idempotency key of its own.

    Under a key that an earlier chain used, the answer would be that of a record which may be deleted since.
    """
    meta = case.meta
    if meta is not None and meta.phase.name == "stateful" and meta.generation.mode.is_positive:
        for name in [name for name in case.headers or () if is_idempotency_key(name)]:
            case.headers[name] = f"chain-{next(_keys):08}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One failed check: of which operation (`POST /pets`), which status was answered, and why a request was refused."""

    check: str
    operation: str
    status: int | None
    reason: str
    text: str


@dataclass
class Report:
    """What a run found. `failures` are the texts of `findings`: the check, what was wrong and a curl command."""

    cases: int = 0
    findings: list[Finding] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def failures(self) -> list[str]:
        return [finding.text for finding in self.findings]

    def __str__(self) -> str:
        head = f"{self.cases} cases, {len(self.failures)} failures; reproduce with UNDERSTUDY_SEED={SEED}"
        return "\n\n".join((head, *self.errors[:5], *self.failures[:10]))


def check(
    *,
    app: Any = None,
    url: str | None = None,
    headers: Mapping[str, str] | None = None,
    phases: Sequence[str] = PHASES,
    examples: int = EXAMPLES,
    checks: Mapping[str, Any] | None = None,
    operations: Sequence[Mapping[str, Any]] = (),
    seed: int = SEED,
    max_time: float | None = None,
    first_failure: bool = False,
    document: str = "/__mock__/openapi.json",
    **include: Any,
) -> Report:
    """Run phases against a WSGI application or a URL. `include` narrows the operations, as in `tag="…"`.

    `operations` are schemathesis' own settings for single operations; `document` is where the document is served.
    """
    settings: dict[str, Any] = {
        "seed": seed,
        "headers": dict(headers or {}),
        "generation": {"max-examples": examples, "database": "none"},
        "phases": {name: {"enabled": name in phases} for name in PHASES},
        "continue-on-failure": not first_failure,
        "suppress-health-check": ["all"],
    }
    if checks is not None:
        settings["checks"] = dict(checks)
    if operations:
        settings["operations"] = [dict(one) for one in operations]
    if first_failure:
        settings["max-failures"] = 1
    config = SchemathesisConfig.from_dict(settings)
    if app is not None:
        schema = schemathesis.openapi.from_wsgi(document, app, config=config)
    else:
        schema = schemathesis.openapi.from_url(f"{url}{document}", config=config)
        config.projects.default.base_url = url
    if include:
        schema = schema.include(**include)
    if max_time is not None:
        schema.config.max_time = max_time
    with _same_draws():
        return _collect(from_schema(schema).execute())


def _collect(stream: Any) -> Report:
    report = Report()
    for event in stream:
        if isinstance(event, events.ScenarioFinished):
            report.cases += len(event.recorder.cases)
            for case_id, nodes in event.recorder.checks.items():
                for node in nodes:
                    if node.status == Status.FAILURE:
                        report.findings.append(_finding(event, case_id, node))
        elif isinstance(event, events.NonFatalError | events.FatalError):
            report.errors.append(str(getattr(event, "info", None) or getattr(event, "exception", event)))
    return report


def _finding(event: Any, case_id: str, node: Any) -> Finding:
    response = getattr(event.recorder.interactions.get(case_id), "response", None)
    reason = (getattr(response, "headers", None) or {}).get("x-mock-reason", "")
    operation = event.recorder.cases[case_id].value.operation.label
    status = getattr(response, "status_code", None)
    text = _text(event, case_id, node)
    return Finding(node.name, operation, status, "".join(reason), text)


def _text(event: Any, case_id: str, node: Any) -> str:
    info = node.failure_info
    failure = getattr(info, "failure", None)
    interaction = event.recorder.interactions.get(case_id)
    response = getattr(interaction, "response", None)
    status = getattr(response, "status_code", "?")
    body = getattr(response, "content", b"")[:400]
    return f"[{event.phase.value}] {node.name}: {failure}\n{getattr(info, 'code_sample', '')}\n→ {status} {body!r}"
