"""Drives schemathesis' engine from Python: every phase, every check, and failures with a way to reproduce them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import schemathesis
import schemathesis.transport.wsgi as wsgi_transport
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

__all__ = ["EXAMPLES", "PHASES", "SEED", "Report", "check"]

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


wsgi_transport.WSGITransport.send = _send_in_process  # type: ignore[method-assign]


@dataclass
class Report:
    """What a run found. `failures` are texts that name the check, what was wrong and a curl command."""

    cases: int = 0
    failures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

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
    return _collect(from_schema(schema).execute())


def _collect(stream: Any) -> Report:
    report = Report()
    for event in stream:
        if isinstance(event, events.ScenarioFinished):
            report.cases += len(event.recorder.cases)
            for case_id, nodes in event.recorder.checks.items():
                for node in nodes:
                    if node.status == Status.FAILURE:
                        report.failures.append(_text(event, case_id, node))
        elif isinstance(event, events.NonFatalError | events.FatalError):
            report.errors.append(str(getattr(event, "info", None) or getattr(event, "exception", event)))
    return report


def _text(event: Any, case_id: str, node: Any) -> str:
    info = node.failure_info
    failure = getattr(info, "failure", None)
    interaction = event.recorder.interactions.get(case_id)
    response = getattr(interaction, "response", None)
    status = getattr(response, "status_code", "?")
    body = getattr(response, "content", b"")[:400]
    return f"[{event.phase.value}] {node.name}: {failure}\n{getattr(info, 'code_sample', '')}\n→ {status} {body!r}"
