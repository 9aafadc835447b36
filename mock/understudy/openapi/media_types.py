"""Media types: Content-Type and Accept (RFC 9110 sections 8.3.1 and 12.5.1), and which kind of content a type is.

The kinds are those of the WHATWG MIME Sniffing standard, section 4.6. Every function takes a media type as it stands
in a header field or in a document, whatever its case and with or without parameters. Knows no schemas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Protocol, TypeVar

from understudy.lazy_dataclass import dataclass

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
FORMS = (FORM, MULTIPART)
_MULTIPART = (MULTIPART, "multipart/mixed")
_JSON_LINES = frozenset(
    {
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/ndjson",
        "application/x-ndjson",
        "application/json-seq",
        "application/stream+json",
    }
)

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_ESSENCE = re.compile(rf"[ \t]*({_WORD})/({_WORD})[ \t]*(?:;|$)")
_PARAMETER = re.compile(rf';[ \t]*({_WORD})=({_WORD}|"(?:[^"\\]|\\.)*")[ \t]*(?=;|$)')
_FIELD = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+')
_ESCAPE = re.compile(r"\\(.)")
_QUALITY = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class ContentType:
    """A parsed media type: `essence` (`type/subtype`) and parameter names are lower case."""

    essence: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def charset(self) -> str:
        return self.parameters.get("charset", "utf-8").lower()


@lru_cache(maxsize=1024)
def parse_content_type(text: str) -> ContentType | None:
    """Parse a media type or media range; None when it is neither. Invalid parameters are left out."""
    found = _ESSENCE.match(text)
    if found is None:
        return None
    parameters: dict[str, str] = {}
    for name, value in _PARAMETER.findall(text, found.end(2)):
        plain = _ESCAPE.sub(r"\1", value[1:-1]) if value.startswith('"') else value
        parameters.setdefault(name.lower(), plain)
    return ContentType(f"{found[1]}/{found[2]}".lower(), parameters)


def essence(text: str) -> str:
    """A media type without its parameters, in lower case."""
    return text.partition(";")[0].strip().lower()


@lru_cache(maxsize=1024)
def is_json(text: str, *, loosely: bool = False) -> bool:
    """Whether a body of this type is one JSON text: `application/json`, `text/json` or a subtype ending in `+json`.

    JSON lines and JSON sequences are several; see `is_json_lines`. `loosely` takes every type that has the word in it,
    as MockServer does.
    """
    name = essence(text)
    return (
        (loosely and "json" in name)
        or name in (JSON, "text/json")
        or (name.endswith("+json") and name not in _JSON_LINES)
    )


@lru_cache(maxsize=1024)
def covers_json(text: str) -> bool:
    """Whether a media type or media range of a Content Object (OAS 3.1, 4.8.14) includes `application/json`."""
    return is_json(text) or essence(text) in ("*/*", "application/*")


def is_json_lines(text: str) -> bool:
    """Whether a body of this type is a sequence of JSON texts: JSON lines, or RFC 7464."""
    return essence(text) in _JSON_LINES


def is_xml(text: str) -> bool:
    """Whether a media type is XML (RFC 7303): a subtype of `xml`, or one ending in `+xml`."""
    return essence(text).endswith(("/xml", "+xml"))


def is_yaml(text: str) -> bool:
    """Whether a media type is YAML (RFC 9512), or one of the names that it had before."""
    return essence(text).endswith(("/yaml", "+yaml", "/x-yaml"))


def is_form(text: str) -> bool:
    """Whether a media type is a form in URL encoding (WHATWG URL, section 5)."""
    return essence(text) == FORM


def is_multipart(text: str) -> bool:
    """Whether a media type is one whose parts have names or positions (RFC 7578, RFC 2046 5.1.3)."""
    return essence(text) in _MULTIPART


def is_text(text: str) -> bool:
    """Whether a body of this type is characters: any `text/…`, XML and YAML."""
    return essence(text).startswith("text/") or is_xml(text) or is_yaml(text)


def trimmed(text: str) -> str:
    """Without the optional whitespace around it (RFC 9110 5.6.3), which is less than what Python calls whitespace."""
    return text.strip(" \t")


def split_fields(text: str) -> Iterator[str]:
    """The members of a comma list (RFC 9110 5.6.1), without the empty ones; commas in quoted strings don't count."""
    for found in _FIELD.finditer(text):
        member = trimmed(found[0])
        if member:
            yield member


# -- negotiation ------------------------------------------------------------------------------------------------------


class _Named(Protocol):
    """What can be offered: anything whose name is a media type."""

    @property
    def name(self) -> str: ...


_Offer = TypeVar("_Offer", bound=_Named)
_Range = tuple[ContentType, float]
# Longer fields are worked out each time, so that nobody can fill the memory with them.
_LONGEST_REMEMBERED = 500


def choose(accept: str | None, offered: Sequence[_Offer]) -> _Offer | None:
    """The offered media type that the client likes best, or None when it accepts none of them.

    Each offer gets the quality of the most specific range that covers it. Of equal quality, the offer that was named
    for most specifically wins, then the first. A malformed field counts as `*/*`: it states no wish.
    """
    if not offered:
        return None
    if accept is None or accept == "*/*":
        return offered[0]
    names = tuple([media.name for media in offered])
    position = _remembered(accept, names) if len(accept) <= _LONGEST_REMEMBERED else _best(accept, names)
    return None if position is None else offered[position]


def accepts_json(accept: str) -> bool:
    """Whether an `Accept` field names a type that is JSON by its suffix (RFC 6839 3.1): one of a version."""
    return any(is_json(part) for part in accept.split(","))


def _best(accept: str, names: tuple[str, ...]) -> int | None:
    if accept in names:
        return names.index(accept)
    ranges = _ranges(accept)
    if ranges is None:
        return 0
    best, best_rank = None, (0.0, 0)
    for position, name in enumerate(names):
        rank = _rank(name, ranges)
        if rank[0] > 0 and rank > best_rank:
            best, best_rank = position, rank
    return best


_remembered = lru_cache(maxsize=1024)(_best)


def _ranges(accept: str) -> list[_Range] | None:
    ranges = []
    for member in split_fields(accept):
        media = parse_content_type(member)
        if media is None:
            return None
        quality = media.parameters.get("q", "1")
        if _QUALITY.fullmatch(quality) is None:
            return None
        accepted = {name: value for name, value in media.parameters.items() if name != "q"}
        ranges.append((ContentType(media.essence, accepted), float(quality)))
    return ranges or None


def _rank(name: str, ranges: Sequence[_Range]) -> tuple[float, int]:
    offer = parse_content_type(name) or ContentType(name)
    found = [(precision, quality) for accepted, quality in ranges if (precision := _precision(accepted, offer))]
    if not found:
        return 0.0, 0
    precision = max(found)[0]
    return max(quality for other, quality in found if other == precision), precision


def _precision(accepted: ContentType, offer: ContentType) -> int:
    """How exactly a range names an offer: 0 not at all, 1 `*/*`, 2 `type/*`, 3 the type, more with its parameters."""
    if accepted.essence == "*/*":
        return 1
    kind, _, sort = accepted.essence.partition("/")
    offered_kind, _, offered_sort = offer.essence.partition("/")
    if kind != offered_kind and offered_kind != "*":
        return 0
    if sort == "*":
        return 2
    if sort != offered_sort and offered_sort != "*":
        return 0
    if any(not _same(name, value, offer.parameters.get(name)) for name, value in accepted.parameters.items()):
        return 0
    return 3 + len(accepted.parameters)


def _same(name: str, accepted: str, offered: str | None) -> bool:
    if offered is None:
        # What we write is UTF-8 whether or not the document says so.
        return name == "charset" and accepted.lower() in ("utf-8", "utf8")
    return accepted.lower() == offered.lower()
