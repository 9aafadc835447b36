"""One of the two documents that are compared, as the model of `understudy.openapi` reads it.

These are the objects that a contract is made of. A comparison needs none of what a contract infers from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from understudy.openapi.loaded import Document
from understudy.openapi.model import Operation, SecurityScheme
from understudy.openapi.pointer import MISSING
from understudy.openapi.reader import Reader
from understudy.openapi.schema_view import SchemaTree
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk.lock import Lock


@dataclass(frozen=True, slots=True)
class ApiDescription:
    """What a document describes: its operations and webhooks in order, and what their schemas say.

    `lock` has the names that an SDK of it keeps; where there is none, the SDK has those that are made of the document.
    """

    operations: tuple[Operation, ...]
    webhooks: tuple[Operation, ...]
    security_schemes: Mapping[str, SecurityScheme]
    tree: SchemaTree
    schemas: Schemas
    lock: Lock

    def written(self, pointer: str) -> Any:
        """What the author wrote at a pointer, as a report shows it; MISSING where it stands beside a reference."""
        try:
            return self.schemas.at(pointer)
        except KeyError:
            return MISSING


def described(document: Document, lock: Lock | None = None) -> ApiDescription:
    """Read a loaded document; the lock has the names of its SDK."""
    schemas = Schemas(document.data, document.version)
    reader = Reader(document.data, schemas)
    return ApiDescription(
        operations=tuple(reader.operations()),
        webhooks=tuple(reader.webhooks()),
        security_schemes=reader.security_schemes(),
        tree=SchemaTree(schemas),
        schemas=schemas,
        lock=lock or Lock(),
    )
