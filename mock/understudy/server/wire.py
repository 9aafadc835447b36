"""Heads of HTTP/1.1 messages as bytes (RFC 9112), and the environ of a request (PEP 3333)."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import formatdate
from time import time
from typing import Any

__all__ = ["CONTINUE", "KNOWN", "LAST_CHUNK", "chunk", "field_names", "head_of"]

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
LAST_CHUNK = b"0\r\n\r\n"

_MOST_NAMES = 1_000
KNOWN: dict[bytes, tuple[str, str]] = {}
"""What `field_names` gave before."""

_kinds: dict[str, str] = {}
_dates: dict[int, bytes] = {}
_MOST_HEADS = 500
_heads: dict[tuple[Any, ...], tuple[bytes, int, bool, bool]] = {}


def field_names(name: bytes) -> tuple[str, str]:
    """The name of a header field as an environ has it, and in lower case."""
    names = KNOWN.get(name)
    if names is None:
        text = name.decode("latin-1")
        key = text.upper().replace("-", "_")
        if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            key = f"HTTP_{key}"
        # Where a name of WSGI is read back, `_` is `-`: in both ways a field has one name.
        names = key, text.lower().replace("_", "-")
        if len(KNOWN) < _MOST_NAMES:
            KNOWN[name] = names
    return names


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
    if status[:3] == "201":  # an answer that says where something new is comes once
        text, promised, is_last, has_date = _head(status, headers, length, connection)
    else:
        answer = (status, length, connection, *headers)
        known = _heads.get(answer)
        if known is None:
            if len(_heads) >= _MOST_HEADS:
                _heads.clear()
            known = _heads[answer] = _head(status, headers, length, connection)
        text, promised, is_last, has_date = known
    return text + (b"\r\n" if has_date else _date()), promised, is_last


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


def _date() -> bytes:
    """The field with the date, and the end of the head."""
    now = int(time())
    line = _dates.get(now)
    if line is None:
        _dates.clear()
        line = _dates[now] = f"Date: {formatdate(now, usegmt=True)}\r\n\r\n".encode()
    return line
