"""What documents of others keep a mock from, as contract_tests/fuzz/impossible.yaml lists it with the reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from conformance import Finding

from understudy.openapi.pointer import escape

__all__ = ["Impossible", "listed"]

FILE = Path(__file__).parents[1] / "fuzz" / "impossible.yaml"


@dataclass(frozen=True, slots=True)
class Impossible:
    """What a document keeps a mock from.

    The check, the status that was answered, a pattern of what the mock or the check says, the pointers to operations
    (or to what is above them), and the reason. What is `seldom` drawn may be missing in a run.
    """

    document: str
    check: str
    answered: int
    because: str
    at: tuple[str, ...]
    why: str
    seldom: bool = False

    def explains(self, finding: Finding) -> bool:
        """Whether a failed check is of this kind."""
        method, _, path = finding.operation.partition(" ")
        here = f"/paths/{escape(path)}/{method.lower()}/"
        return (
            (finding.check, finding.status) == (self.check, self.answered)
            and any(here.startswith(f"{each}/") for each in self.at)
            and re.search(self.because, f"{finding.reason}\n{finding.text}") is not None
        )


def listed() -> list[Impossible]:
    entries = yaml.safe_load(FILE.read_text("utf-8"))
    return [Impossible(**{**each, "at": tuple(each["at"])}) for each in entries]
