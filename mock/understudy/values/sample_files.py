"""The smallest whole files of common media types, for answers with bytes that nobody has stored."""

from __future__ import annotations

import base64

from understudy.openapi.media_types import essence

_PAGE = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
_PAGE_OBJECTS = (*_PAGE, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
# One grey pixel, and archives without entries.
_FILES = {
    "image/png": "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mOYuWo3AAPeAf+QLH5FAAAAAElFTkSuQmCC",
    "image/gif": "R0lGODlhAQABAIAAAJmquwAAACwAAAAAAQABAAACAkQBADs=",
    "application/zip": "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
}
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><path fill="#9ab" d="M0 0h1v1H0z"/></svg>'


def sample_file(media_type: str) -> bytes | None:
    """A file of a media type that every viewer opens: a pixel, an empty page, an empty archive; None for others."""
    name = essence(media_type)
    if name == "application/pdf":
        return _pdf()
    if name == "image/svg+xml":
        return _SVG
    return base64.b64decode(_FILES[name]) if name in _FILES else None


def _pdf() -> bytes:
    """One empty page (ISO 32000-1, 7.5)."""
    text, places = b"%PDF-1.4\n", []
    for number, entry in enumerate(_PAGE_OBJECTS, 1):
        places.append(b"%010d 00000 n \n" % len(text))
        text += b"%d 0 obj%s endobj\n" % (number, entry)
    table = b"".join((b"xref\n0 4\n0000000000 65535 f \n", *places))
    return text + table + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(text)
