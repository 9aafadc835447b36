"""`understudy explain SPEC --check`: plays the document and prints what does not hold."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from understudy.json_codec import pretty
from understudy.operations.loading import Extensions
from understudy.webhooks.signing import SigningScheme

__all__ = ["run_check"]


def run_check(
    spec: str | Path,
    *,
    overlays: Sequence[str | Path],
    signing: Sequence[SigningScheme] = (),
    handlers: Extensions = Extensions(),  # noqa: B008 - frozen
    as_json: bool,
) -> int:
    """Check a document and print the report; the exit code is 1 when something does not hold. Raises DocumentError."""
    from understudy.check import check
    from understudy.check.report import as_data, as_text
    from understudy.mock import open_mock

    report = check(open_mock(spec, overlays=overlays, validation="service", signing=signing, handlers=handlers))
    sys.stdout.write(pretty(as_data(report)) if as_json else as_text(report))
    return 1 if report.findings else 0
