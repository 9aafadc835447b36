"""Takes a multipart body apart (RFC 7578), with Werkzeug's parser.

Knows parts and their headers; knows nothing of schemas or operations.
"""

from __future__ import annotations

from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.messages import UploadedFile

_MOST_PARTS = 10_000


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart body. `filename` and `content_type` are None where the part does not say."""

    name: str
    data: bytes
    filename: str | None = None
    content_type: str | None = None

    @property
    def file(self) -> UploadedFile:
        return UploadedFile(self.name, self.filename, self.content_type, self.data)


def split_multipart(body: bytes, boundary: str) -> tuple[Part, ...]:
    """The parts of a body in order. Raises ValueError for anything that is not a complete multipart body."""
    # Most requests have no multipart body, and Werkzeug is not small.
    from werkzeug.exceptions import RequestEntityTooLarge
    from werkzeug.sansio import multipart

    decoder = multipart.MultipartDecoder(boundary.encode("latin-1", "replace"), max_parts=_MOST_PARTS)
    decoder.receive_data(body)
    decoder.receive_data(None)
    parts: list[Part] = []
    opened: Any = None
    while True:
        try:
            event = decoder.next_event()
        except ValueError as error:
            raise ValueError("a part is cut short" if "cannot parse beyond" in str(error) else str(error)) from None
        except RequestEntityTooLarge:
            raise ValueError(f"more than {_MOST_PARTS} parts") from None
        if isinstance(event, (multipart.Field, multipart.File)):
            opened = event
        elif isinstance(event, multipart.Data):
            # All of the body is there, so a part's data come in one piece, unless it is cut short: see the next event.
            parts.append(_part(opened, event.data))
        elif isinstance(event, multipart.Epilogue):
            return tuple(parts)


def _part(opened: Any, data: bytes) -> Part:
    if not isinstance(opened.name, str):
        # Werkzeug's types promise a name, its parser doesn't.
        raise ValueError("a part has no name (RFC 7578 section 4.2)")
    return Part(opened.name, data, getattr(opened, "filename", None), opened.headers.get("content-type"))
