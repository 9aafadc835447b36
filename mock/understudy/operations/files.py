"""Files in calls and answers: what an upload leaves beside its record, and the bytes that a download gets."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from understudy.messages import Answer, UploadedFile
from understudy.openapi.media_types import choose, essence
from understudy.operations.call import OperationCall
from understudy.records.files import describe_file, files_of, keep_files
from understudy.records.service import RecordService
from understudy.state.store import Address, Record

_ANY = "application/octet-stream"


def describe_uploads(call: OperationCall, record: Record, *, anew: bool = False) -> None:
    """Let a record say of the file that comes with it what it has properties for."""
    for file in call.files[:1]:
        describe_file(call.context.contract.schemas, call.collection.schema, file, record, anew=anew)


def keep_uploads(call: OperationCall, records: RecordService, address: Address) -> None:
    """Keep the files of a call beside the record that it makes or changes; a whole body is called as its path ends.

    Of a form the first file is the one that the record is about, so it counts as the newest.
    """
    if call.files:
        last = _last_segment(call)
        named = [file if file.part else replace(file, part=last) for file in call.files]
        keep_files(records.work, address, reversed(named))


def stored_file(call: OperationCall, records: RecordService, address: Address) -> UploadedFile | None:
    """The file that a call downloads: the one that its path names, else the newest; None where it answers a value."""
    if call.media is None or call.answers_value:
        return None
    files = files_of(records.work, address)
    last = _last_segment(call)
    return next((file for file in files if file.part == last), files[-1] if files else None)


def _last_segment(call: OperationCall) -> str:
    return call.operation.path.rstrip("/").rpartition("/")[2]


def file_answer(call: OperationCall, file: UploadedFile) -> Answer:
    """The bytes of a file, under its own media type where the document has that."""
    assert call.media is not None
    own, name = essence(file.media_type or _ANY), call.media.name
    for media in call.plan.success.content if call.plan.success is not None else ():
        if (
            _covers(media.name, own)
            and choose(call.request.headers.get("accept"), (replace(media, name=own),)) is not None
        ):
            name = own
    return Answer(call.status, file.data, name, (*_disposition(file), ("Accept-Ranges", "bytes")))


def _covers(media_range: str, name: str) -> bool:
    covered = essence(media_range)
    return covered in (name, "*/*") or (covered.endswith("/*") and name.startswith(covered[:-1]))


def _disposition(file: UploadedFile) -> tuple[tuple[str, str], ...]:
    """What the file is called (RFC 6266); a name beyond ASCII is percent-encoded (RFC 8187)."""
    if not file.filename:
        return ()
    if file.filename.isascii() and file.filename.isprintable():
        escaped = file.filename.replace("\\", "\\\\").replace('"', '\\"')
        return (("Content-Disposition", f'attachment; filename="{escaped}"'),)
    return (("Content-Disposition", f"attachment; filename*=UTF-8''{quote(file.filename, safe='')}"),)
