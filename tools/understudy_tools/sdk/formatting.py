"""The style of what is generated: ruff, with options that nothing around the folder changes."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ruff import find_ruff_bin

__all__ = ["formatted"]

_RUFF = ("--isolated", "--no-cache", "--line-length", "120", "--target-version", "py311")
# What fits into a line stands in one, whatever a template has written.
_JOINED = "format.skip-magic-trailing-comma = true"


def formatted(out: Path, package: str) -> str:
    """Sorted imports, none unused, one style: the formatter is pinned, since it shapes the bytes. What it refused."""
    ruff = find_ruff_bin()
    # Which imports are whose would else hang on the folder that this is run in.
    sections = [f'lint.isort.known-first-party=["{package}"]', 'lint.isort.known-third-party=["pytest", "understudy"]']
    check = [
        ruff,
        "check",
        *_RUFF,
        *(part for section in sections for part in ("--config", section)),
        "--fix-only",
        "--select",
        "I,UP,F401,F841,PIE790",
        "--quiet",
        "--unsafe-fixes",
        str(out),
    ]
    for command in (check, [ruff, "format", *_RUFF, "--config", _JOINED, "--exclude", "*.md", "--quiet", str(out)]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
        if done.returncode:
            return done.stderr.strip() or done.stdout.strip()
    return ""
