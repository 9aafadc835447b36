"""Amounts that a client can ask for: a part is no more than the whole that it counts in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.check.client import Client
from understudy.check.places import Places
from understudy.check.subjects import RecordOperations, bare, parameter_prefixes, parameters_of
from understudy.openapi.model import Operation
from understudy.testing.evidence import sent_record

__all__ = ["lessen"]

_NUMBERS = (int, float)


def lessen(
    client: Client, subjects: Mapping[str, RecordOperations], places: Places, create: Operation, body: Any
) -> None:
    """Let the numbers of a body be no more than those of the same name in the records that it is a part of."""
    for read, path in _wholes(client, subjects, places, create, body):
        shown = client.call(read, path).value
        for name, most in shown.items() if isinstance(shown, dict) and isinstance(body, dict) else ():
            drawn = body.get(name)
            if type(drawn) in _NUMBERS and type(most) in _NUMBERS and drawn > most:
                body[name] = most
                if not client.fits(create, body):
                    body[name] = drawn


def _wholes(
    client: Client, subjects: Mapping[str, RecordOperations], places: Places, create: Operation, body: Any
) -> Iterator[tuple[Operation, Mapping[str, str]]]:
    """Where the records above a new one and those that its foreign keys lead to are read."""
    resources, sent = client.contract.resources, sent_record(body)
    collection = resources.collections.get(resources.plans[create.id].collection or "")
    keys = {each.collection: sent.get(each.property) for each in (collection.references if collection else ())}
    above = {prefix for _, prefix in parameter_prefixes(create.path)}
    for subject in subjects.values():
        key = keys.get(resources.plans[subject.create.id].collection or "")
        for read in subject.reads:
            if bare(read.path) in above:
                yield read, places.values(read.path)
            elif isinstance(key, str | int):
                yield read, {**places.values(read.path), **dict.fromkeys(parameters_of(read.path)[-1:], str(key))}
