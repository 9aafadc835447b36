"""Checks a mock against its own document by playing it: every kind of record lives once, every example is sent once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from understudy.check.client import Client
from understudy.check.examples import check_examples
from understudy.check.lives import PUT_BACK_INVALID, Player
from understudy.check.mending import Played, mended
from understudy.check.procedures import play, procedures
from understudy.check.report import Finding, Report
from understudy.check.subjects import subjects
from understudy.mock import Mock

__all__ = ["check"]


def check(mock: Mock) -> Report:
    """Play every life cycle of a mock's document, each from the start of a fresh mock; `mock` itself is left alone.

    A finding has the lines of an overlay that mend it, where there are such.
    """
    found = {subject.create.id: subject for subject in subjects(mock.contract)}
    client = Client(mock.fresh())
    lives: dict[str, Played] = {}
    contradictory: list[Finding] = []
    for name, subject in found.items():
        client.restart()
        life, wrong = Player(client, found).play(subject)
        contradictory += [entry for entry in wrong if entry.kind == PUT_BACK_INVALID]
        lives[name] = Played(life, tuple(entry for entry in wrong if entry.kind != PUT_BACK_INVALID))
    for group in procedures(mock.contract):
        client.restart()
        lives[group.create.id] = Played(*play(client, group))
    findings = [*mended(mock, lives, _play)]
    examples, refused, invalid = check_examples(client, found)
    findings += refused
    often = Counter(entry.kind for entry in findings)
    findings.sort(key=lambda entry: (-often[entry.kind], entry.kind))
    every = tuple(played.life for played in lives.values())
    return Report(every, examples, tuple(findings), (*_not_played(mock), *contradictory, *invalid))


def _not_played(mock: Mock) -> Iterator[Finding]:
    for each in mock.contract.operations.values():
        if each.broken is not None:
            yield Finding("not-played", each.id, each.method, each.path, str(each.broken.message))


def _play(mock: Mock, create: str) -> Played | None:
    """The life of the record that an operation makes; None where it makes none any more."""
    found = {subject.create.id: subject for subject in subjects(mock.contract)}
    subject = found.get(create)
    if subject is not None:
        return Played(*Player(Client(mock), found).play(subject))
    group = next((each for each in procedures(mock.contract) if each.create.id == create), None)
    return None if group is None else Played(*play(Client(mock), group))
