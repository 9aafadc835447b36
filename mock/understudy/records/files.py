"""The files of a record: bytes that came with a request, kept beside the record in a row of the mock's own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping

from understudy.inference.conventions import file_role
from understudy.inference.shapes import properties, type_of
from understudy.messages import UploadedFile
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy.state.store import Address, Record
from understudy.state.work import Work

_FILES = "~files"


def _row(address: Address) -> Address:
    return Address(_FILES, (), (address.collection, *address.parent, *address.key))


def keep_files(work: Work, address: Address, files: Iterable[UploadedFile]) -> None:
    """Keep files beside a record; the newest stands last, and takes the place of one that came as the same part."""
    row = work.get(_row(address)) or {}
    for file in files:
        text = base64.b64encode(file.data).decode("ascii")
        row.pop(file.part, None)
        row[file.part] = {"filename": file.filename, "media_type": file.media_type, "bytes": text}
    if row:
        work.put(_row(address), row)


def files_of(work: Work, address: Address) -> list[UploadedFile]:
    """The files of a record, the newest last."""
    return [
        UploadedFile(part, each["filename"], each["media_type"], base64.b64decode(each["bytes"]))
        for part, each in (work.get(_row(address)) or {}).items()
    ]


def drop_files(work: Work, address: Address) -> None:
    """Forget the files of a record that is removed."""
    if work.get(_row(address)) is not None:
        work.delete(_row(address))


def is_file_record(schemas: Schemas, node: Node | None) -> bool:
    """Whether a record is about a file: it says two things of it, such as its size and its type."""
    return len({role for name in properties(schemas, node) if (role := file_role(name)) is not None}) > 1


def describe_file(schemas: Schemas, node: Node | None, file: UploadedFile, record: Record, *, anew: bool) -> None:
    """Let a record say what its file is, in the properties that it has for that: name, size, type, checksum.

    What the record says already stays, unless the file comes `anew`.
    """
    facts = _facts(file)
    named = properties(schemas, node)
    roles = {name: role for name in named if (role := file_role(name)) is not None}
    if "filename" not in roles.values() and len(set(roles.values())) > 1:  # a name beside a size is that of the file
        roles = {name: "filename" if role == "name" else role for name, role in roles.items()}
    for name, role in roles.items():
        value, kind = facts.get(role), type_of(schemas, named[name])
        if value is not None and (anew or name not in record) and kind in _KINDS[role]:
            record[name] = value


_WHOLE = ("integer", "number")
_KINDS: Mapping[str, tuple[str, ...]] = {
    "size": _WHOLE,
    **dict.fromkeys(("filename", "name", "media-type", "md5", "sha1", "sha256"), ("string",)),
}


def _facts(file: UploadedFile) -> Mapping[str, str | int | None]:
    return {
        "filename": file.filename,
        "size": len(file.data),
        "media-type": file.media_type or "application/octet-stream",
        "md5": hashlib.md5(file.data, usedforsecurity=False).hexdigest(),
        "sha1": hashlib.sha1(file.data, usedforsecurity=False).hexdigest(),
        "sha256": hashlib.sha256(file.data).hexdigest(),
    }
