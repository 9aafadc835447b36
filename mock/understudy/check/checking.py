"""Checks a mock against its own document by playing it: every kind of record lives once, every example is sent once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from understudy.check.client import Client, Send, over_http
from understudy.check.lives import PUT_BACK_INVALID, Player
from understudy.check.mending import Played, mended
from understudy.check.procedures import play, procedures
from understudy.check.report import Examples, Finding, Life, Report
from understudy.check.subjects import RecordOperations, subjects
from understudy.inference.shapes import media_of
from understudy.mock import Mock
from understudy.openapi.model import MediaType, Operation
from understudy.testing.factories.errors import FactoryError


def check(mock: Mock) -> Report:
    """Play every life cycle of a mock's document, each from the start of a fresh mock; `mock` itself is left alone.

    A finding has the lines of an overlay that mend it, where there are such.
    """
    client = Client(mock.fresh())
    lived: dict[str, Played] = {}
    contradictory: list[Finding] = []
    for create, life, wrong in _lives(client):
        contradictory += [entry for entry in wrong if entry.kind == PUT_BACK_INVALID]
        lived[create] = Played(life, tuple(entry for entry in wrong if entry.kind != PUT_BACK_INVALID))
    findings = [*mended(mock, lived, _play)]
    examples, refused, invalid = check_examples(
        client, {subject.create.id: subject for subject in subjects(mock.contract)}
    )
    findings += refused
    often = Counter(entry.kind for entry in findings)
    findings.sort(key=lambda entry: (-often[entry.kind], entry.kind))
    every = tuple(played.life for played in lived.values())
    return Report(every, examples, tuple(findings), (*_not_played(mock), *contradictory, *invalid))


def lives(mock: Mock, send: Send = over_http) -> Iterator[tuple[Life, tuple[Finding, ...]]]:
    """The life cycles that `check` plays and what does not hold in each, with calls that go another way to the mock."""
    for _, life, wrong in _lives(Client(mock.fresh(), send)):
        yield life, wrong


def _lives(client: Client) -> Iterator[tuple[str, Life, tuple[Finding, ...]]]:
    contract = client.contract
    found = {subject.create.id: subject for subject in subjects(contract)}
    for name, subject in found.items():
        client.restart()
        yield name, *Player(client, found).play(subject)
    for group in procedures(contract):
        client.restart()
        yield group.create.id, *play(client, group)


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


# What says that the body itself is wrong; a 404 or 409 is about the records that it meets.
_REFUSED = frozenset({400, 413, 415, 422, 500, 501})


def check_examples(
    client: Client, subjects: Mapping[str, RecordOperations]
) -> tuple[Examples, list[Finding], list[Finding]]:
    """How many examples are taken, findings for those that are refused, notices for those that break their schema."""
    accepted, refused, contradictory = 0, [], []
    for operation in client.contract.operations.values():
        media = media_of(operation)
        if media is None or not media.examples:
            continue
        for example in media.examples:
            client.restart()
            try:
                reply = Player(client, subjects).send(operation, example)
            except FactoryError:
                continue  # it can't be sent: its media type can't be written
            if reply.status not in _REFUSED:
                accepted += 1
                continue
            own = _contradiction(client, media, example)
            if own:
                contradictory.append(
                    _finding("example-invalid", operation, f"its own schema refuses the example: {own}")
                )
            else:
                refused.append(_finding("example-refused", operation, f"the example is refused: {reply.reason}"))
    return Examples(accepted, len(refused), len(contradictory)), refused, contradictory


def _finding(kind: str, operation: Operation, message: str) -> Finding:
    return Finding(kind, operation.id, operation.method, operation.path, message)


def _contradiction(client: Client, media: MediaType, example: object) -> str:
    """How an example breaks its own schema, but for what a service lets pass: read-only properties, formats."""
    if media.schema is None:
        return ""
    for violation in client.contract.schemas.validator(media.schema, "request").violations(example):
        if violation.keyword not in ("readOnly", "format"):
            return f"{violation.pointer or 'the body'} {violation.message}"
    return ""
