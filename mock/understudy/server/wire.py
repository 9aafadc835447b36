"""Heads of HTTP/1.1 messages as bytes, and what is read out of them (RFC 9112)."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import formatdate
from time import time

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
LAST_CHUNK = b"0\r\n\r\n"

_MOST_NAMES = 1_000
KNOWN: dict[bytes, str] = {}
"""What `field_name` gave before."""

Fields = tuple[tuple[str, str], ...]
_kinds: dict[str, str] = {}
_dates: dict[int, bytes] = {}
_MOST_HEADS = 500
_heads: dict[tuple[str, int | None, str | None, Fields], tuple[bytes, int, bool, bool]] = {}


def field_name(name: bytes) -> str:
    """The name of a header field in lower case."""
    text = KNOWN.get(name)
    if text is None:
        # Where a name of WSGI is read back, `_` is `-`: in both ways a field has one name.
        text = name.decode("latin-1").lower().replace("_", "-")
        if len(KNOWN) < _MOST_NAMES:
            KNOWN[name] = text
    return text


def target_path(target: str) -> str:
    """The path of a request target in origin or absolute form (RFC 9112 section 3.2)."""
    scheme, mark, rest = target.partition("://")
    if mark and scheme.isalpha():
        target = "/" + rest.partition("/")[2]
    return target.partition("?")[0]


def _kind(name: str) -> str:
    """The lower-case name of a field that frames a message; empty for any other."""
    lower = name.lower()
    kind = lower if lower in ("content-length", "date", "connection") else ""
    if len(_kinds) < _MOST_NAMES:
        _kinds[name] = kind
    return kind


def chunk(data: bytes) -> bytes:
    """One chunk (RFC 9112 section 7.1)."""
    return b"%x\r\n%b\r\n" % (len(data), data)


def head_of(
    status: str, headers: Sequence[tuple[str, str]], length: int | None, connection: str | None
) -> tuple[bytes, int, bool]:
    """The head of an answer, the length of the body that it promises, and whether the connection ends with it.

    `length` is that of the body, None for one without: a stream, or an answer that must not have any. `connection` is
    the value of that field where one is due; an answer may also say itself that the connection is closed.
    """
    where = b""
    fields = headers if type(headers) is tuple else tuple(headers)
    if status[:3] == "201":  # an answer that says where something new is comes once, its other fields do not
        for field in fields:
            if field[0] == "Location":
                value = field[1]
                plain = value if value.isprintable() else value.replace("\r", " ").replace("\n", " ")
                where = b"Location: %b\r\n" % plain.encode("latin-1", "replace")
                place = fields.index(field)
                headers = fields = fields[:place] + fields[place + 1 :]
                break
    answer = status, length, connection, fields
    known = _heads.get(answer)
    if known is None:
        if len(_heads) >= _MOST_HEADS:
            _heads.clear()
        known = _heads[answer] = _head(status, headers, length, connection)
    text, promised, is_last, has_date = known
    if has_date:
        return text + where + b"\r\n", promised, is_last
    now = int(time())
    return text + where + (_dates.get(now) or _date(now)), promised, is_last


def _head(
    status: str, headers: Sequence[tuple[str, str]], length: int | None, connection: str | None
) -> tuple[bytes, int, bool, bool]:
    """`head_of`, without the date and the end of the head, and whether it has a date."""
    promised, has_date, is_last = -1, False, connection == "close"
    lines = [f"HTTP/1.1 {status}"]
    for name, value in headers:
        kind = _kinds.get(name)
        if kind is None:
            kind = _kind(name)
        if kind == "":
            pass
        elif kind == "content-length":
            if length is None:
                continue
            promised = int(value)
        elif kind == "date":
            has_date = True
        elif is_last:
            continue
        elif value.lower() == "close":
            is_last = True
        lines.append(f"{name}: {value}")
    if length is not None and promised < 0:
        promised = length
        lines.append(f"Content-Length: {length}")
    if connection is not None:
        lines.append(f"Connection: {connection}")
    text = "\r\n".join(lines)
    if text.count("\n") != len(lines) - 1 or text.count("\r") != len(lines) - 1:
        # A value of a record must not become a header field of its own.
        text = "\r\n".join(line.replace("\r", " ").replace("\n", " ") for line in lines)
    return f"{text}\r\n".encode("latin-1", "replace"), promised, is_last, has_date


def _date(now: int) -> bytes:
    """The field with the date, and the end of the head."""
    _dates.clear()
    line = _dates[now] = f"Date: {formatdate(now, usegmt=True)}\r\n\r\n".encode()
    return line
