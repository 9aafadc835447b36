"""Chooses the media type of a response from what the client accepts (RFC 9110 section 12.5.1).

Knows header fields and media types; knows nothing of operations or of how a response is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from understudy.http.headers import ContentType, parse_content_type, split_fields
from understudy.openapi.model import MediaType

__all__ = ["choose"]

_QUALITY = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")
_Range = tuple[ContentType, float]


def choose(accept: str | None, offered: Sequence[MediaType]) -> MediaType | None:
    """The offered media type that the client likes best, or None when it accepts none of them.

    Each offer gets the quality of the most specific range that covers it. Of equal quality, the offer that was asked
    for most specifically wins, then the first. A malformed field counts as `*/*`: it states no wish.
    """
    if not offered:
        return None
    if accept is None or accept == "*/*":
        return offered[0]
    for media in offered:
        if media.name == accept:
            return media
    ranges = _ranges(accept)
    if ranges is None:
        return offered[0]
    best, best_rank = None, (0.0, 0)
    for media in offered:
        rank = _rank(media, ranges)
        if rank[0] > 0 and rank > best_rank:
            best, best_rank = media, rank
    return best


def _ranges(accept: str) -> list[_Range] | None:
    ranges = []
    for member in split_fields(accept):
        media = parse_content_type(member)
        if media is None:
            return None
        quality = media.parameters.get("q", "1")
        if _QUALITY.fullmatch(quality) is None:
            return None
        wanted = {name: value for name, value in media.parameters.items() if name != "q"}
        ranges.append((ContentType(media.essence, wanted), float(quality)))
    return ranges or None


def _rank(media: MediaType, ranges: Sequence[_Range]) -> tuple[float, int]:
    offer = parse_content_type(media.name) or ContentType(media.name)
    found = [(precision, quality) for wanted, quality in ranges if (precision := _precision(wanted, offer))]
    if not found:
        return 0.0, 0
    precision = max(found)[0]
    return max(quality for other, quality in found if other == precision), precision


def _precision(wanted: ContentType, offer: ContentType) -> int:
    """How exactly a range names an offer: 0 not at all, 1 `*/*`, 2 `type/*`, 3 the type, more with its parameters."""
    if wanted.essence == "*/*":
        return 1
    kind, _, sort = wanted.essence.partition("/")
    offered_kind, _, offered_sort = offer.essence.partition("/")
    if kind != offered_kind and offered_kind != "*":
        return 0
    if sort == "*":
        return 2
    if sort != offered_sort and offered_sort != "*":
        return 0
    if any(not _same(name, value, offer.parameters.get(name)) for name, value in wanted.parameters.items()):
        return 0
    return 3 + len(wanted.parameters)


def _same(name: str, wanted: str, offered: str | None) -> bool:
    if offered is None:
        # What we write is UTF-8 whether or not the document says so.
        return name == "charset" and wanted.lower() in ("utf-8", "utf8")
    return wanted.lower() == offered.lower()
