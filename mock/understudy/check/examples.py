"""Sends the document's own request examples, which a mock of the document ought to take."""

from __future__ import annotations

from collections.abc import Mapping

from understudy.check.client import Client
from understudy.check.lives import Player
from understudy.check.report import Examples, Finding
from understudy.check.subjects import RecordOperations
from understudy.inference.shapes import media_of
from understudy.openapi.model import MediaType, Operation
from understudy.testing.factories.errors import FactoryError

__all__ = ["check_examples"]

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
