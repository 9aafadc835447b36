"""Checks a mock against its own document by playing it: every kind of record lives once, every example is sent once."""

from __future__ import annotations

from collections import Counter

from understudy.check.client import Client
from understudy.check.examples import check_examples
from understudy.check.lives import Player
from understudy.check.mending import mended
from understudy.check.procedures import play, procedures
from understudy.check.report import Finding, Life, Report
from understudy.check.subjects import subjects
from understudy.mock import Mock

__all__ = ["check"]


def check(mock: Mock) -> Report:
    """Play every life cycle of a mock's document, each from the start of a fresh mock; `mock` itself is left alone."""
    found = {subject.create.id: subject for subject in subjects(mock.contract)}
    lives: list[Life] = []
    findings: list[Finding] = []
    client = Client(mock.fresh())
    for subject in found.values():
        client.restart()
        life, wrong = Player(client, found).play(subject)
        lives.append(life)
        findings += wrong
    for group in procedures(mock.contract):
        client.restart()
        life, wrong = play(client, group)
        lives.append(life)
        findings += wrong
    examples, refused, contradictory = check_examples(client, found)
    findings += refused
    often = Counter(entry.kind for entry in findings)
    findings.sort(key=lambda entry: (-often[entry.kind], entry.kind))
    with_remedies = tuple(mended(mock.contract, entry) for entry in findings)
    return Report(tuple(lives), examples, with_remedies, tuple(contradictory))
