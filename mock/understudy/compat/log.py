"""What a dialect reads from the journal, and what it answers; a dialect is a function from one to the other.

Values are written as Java writes them: both servers whose matchers compare texts run on it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

from understudy.lazy_dataclass import dataclass

TOO_DEEP = "nested too deeply"
"""The error for JSON, and for nested criteria, too deep for Python's stack."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One exchange. `id` is a UUID. `path` and `query` are as sent; header names are in lower case.

    `received_at` is the machine's time, whatever the mock's clock says. `operation` is empty where nothing matched.
    """

    id: str
    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    received_at: datetime
    status: int
    response_headers: Sequence[tuple[str, str]]
    response_body: bytes
    operation: str

    @property
    def url(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def milliseconds(self) -> int:
        """Unix time of the reception, rounded up, so that it is after any moment before it, however those compare."""
        return int(self.received_at.timestamp() * 1000) + 1


@dataclass(frozen=True, slots=True)
class Log:
    """The journal: its entries oldest first, how to forget all or some of them by id, and what there is to match.

    `operations` are the method, the path template and the name of each.
    """

    entries: Sequence[Logged]
    reset: Callable[[], None]
    remove: Callable[[Collection[str]], None]
    operations: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True, slots=True)
class AdminCall:
    """One admin call; `path` begins with the dialect's own prefix, such as `/__admin`."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""

    @property
    def arguments(self) -> dict[str, str]:
        """The query's parameters, the first of each name."""
        pairs = parse_qsl(self.query, keep_blank_values=True)
        return dict(reversed(pairs))


@dataclass(frozen=True, slots=True)
class AdminReply:
    """The answer: a JSON value, or text where the original answers text; None is an empty body."""

    status: int
    value: Any = None
    text: str | None = None


def parameters(query: str) -> dict[str, list[str]]:
    """The values of each query parameter, in their order."""
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        found.setdefault(name, []).append(value)
    return found


def capitalised(name: str) -> str:
    """A header name as most write it; how it was sent is not kept."""
    return "-".join(part.capitalize() for part in name.split("-"))


def read_json(text: str | bytes) -> Any:
    """JSON as leniently as the originals read it. Raises ValueError."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None


def text_of(body: bytes) -> str:
    """A body as text, with undecodable bytes replaced."""
    return body.decode("utf-8", "replace")


def number_text(value: float) -> str:
    """A number as Java's `toString` has it: `1000.0`, `1.0E-5`, and whole numbers without a fraction."""
    if isinstance(value, int):
        return str(value)
    size = abs(value)
    if size == 0 or 1e-3 <= size < 1e7:
        return format(Decimal(repr(value)), "f")
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    fraction = "".join(map(str, digits[1:])) or "0"
    return f"{'-' * sign}{digits[0]}.{fraction}E{len(digits) - 1 + int(exponent)}"


def element_text(value: Any) -> str:
    """An element of a list: objects as Java shows its maps, `{sku=A-1, qty=2}`, arrays as JSON."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}={element_text(each)}' for name, each in value.items())}}}"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, str):
        return value
    return json.dumps(value) if value is None or isinstance(value, bool) else number_text(value)


def json_text(value: Any, indent: int = 0) -> str:
    """An object or array as the original's printer lays it out: objects over lines, arrays within one."""
    if isinstance(value, dict):
        inside = "  " * (indent + 1)
        lines = (
            f"{inside}{json.dumps(name, ensure_ascii=False)} : {json_text(each, indent + 1)}"
            for name, each in value.items()
        )
        return "{\n" + ",\n".join(lines) + "\n" + "  " * indent + "}" if value else "{ }"
    if isinstance(value, list):
        return f"[ {', '.join(json_text(each, indent) for each in value)} ]" if value else "[ ]"
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return json.dumps(value, ensure_ascii=False)
    return number_text(value)
