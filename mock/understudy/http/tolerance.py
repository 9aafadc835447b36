"""What services let pass although their document does not, violation by violation; whatever is let pass is a warning.

A read-only property that is sent back is ignored. A date or a UUID that is written in another way than its format says
is read for what it is. And who changes a record may send back what a read of it showed, whatever the schema of the
request says. Knows violations and values; knows nothing of operations or state.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import MISSING, escape, is_index, pointer_get, tokens_of, unescape
from understudy.openapi.violations import Violation, fits_several

TOLERABLE = frozenset({"readOnly", "format"})
"""The keywords that may be let pass of any request; others only of one that changes a record."""

_ROUNDS = 8
_MOST = 50
"""As many violations are found at most; behind them there may be others, which nobody has looked at."""

Record = Mapping[str, Any]
_GONE = object()


@dataclass(frozen=True, slots=True)
class Tolerated:
    """The body as the document would have it, what was let pass, and what is not."""

    value: Any
    warnings: tuple[str, ...] = ()
    refused: tuple[Violation, ...] = ()


def tolerate(
    violations: Sequence[Violation],
    value: Any,
    *,
    values: Mapping[str, Mapping[str, Any]],
    check: Callable[[Any], Sequence[Violation]],
    shown: Callable[[], Record | None],
    inside: tuple[str, ...] = (),
    merges: bool = False,
    partial: bool = False,
) -> Tolerated:
    """Judge the violations of a request with the body `value` and the decoded parameters `values`, by location.

    `check` validates a changed body again; `values` are changed in place. `shown` gives the record that is changed as a
    read shows it, or None where nothing is changed. `inside` leads to it in the body, which `merges`: it is a JSON
    Merge Patch (RFC 7396), which leaves out what stays and removes by null, whatever its schema requires of a record.
    One that is `partial`, as any PATCH is (RFC 5789), leaves out properties of the record itself.
    """
    place = "".join(f"/{escape('0' if step == '*' else step)}" for step in inside)
    judge = _Judge(values, shown, place, merges=merges, partial=partial)
    for _ in range(_ROUNDS):
        if len(violations) >= _MOST:
            return Tolerated(value, refused=tuple(violations))
        changes: dict[str, Any] = {}
        for entry in violations:
            judge.decide(entry, value, changes)
        if judge.refused or not changes:
            break
        for pointer in sorted(changes, key=len, reverse=True):
            value = _changed(value, tokens_of(pointer), changes[pointer])
        violations = check(value)
    else:
        judge.refused += violations
    return Tolerated(value, tuple(dict.fromkeys(judge.warnings)), tuple(judge.refused))


@dataclass(eq=False)
class _Judge:
    """Decides on violations of one request and keeps what it decided."""

    values: Mapping[str, Mapping[str, Any]]
    shown: Callable[[], Record | None]
    inside: str
    merges: bool
    partial: bool
    record: list[Record | None] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    refused: list[Violation] = field(default_factory=list)

    def decide(self, entry: Violation, body: Any, changes: dict[str, Any]) -> None:
        """Refuse a violation or let it pass; `changes` gets what the body must have at its place then."""
        outcome = self._outcome(entry, body, changes)
        if outcome is None:
            self.refused.append(entry)
        else:
            self.warnings.append(f"{entry.location} {entry.pointer}".strip() + f": {entry.message}: {outcome}")

    def _outcome(self, entry: Violation, body: Any, changes: dict[str, Any]) -> str | None:
        if entry.keyword == "format":
            return self._other_notation(entry, body, changes)
        if fits_several((entry,)):
            return "taken for any of them"
        if entry.location != "body":
            return None
        if entry.keyword == "readOnly":
            changes[entry.pointer] = _GONE
            return "ignored"
        if self.merges and entry.keyword == "required":
            return "a merge patch leaves out what stays"
        if self.partial and entry.keyword == "required" and entry.pointer.rpartition("/")[0] == self.inside:
            return "a PATCH leaves out what stays"
        if self.merges and _at(body, entry.pointer) is None:
            return "null in a merge patch removes"
        return self._as_read(entry, body, changes)

    def _other_notation(self, entry: Violation, body: Any, changes: dict[str, Any]) -> str | None:
        values: Any = body if entry.location == "body" else self.values[entry.location]
        reader = _READERS.get(entry.message.rpartition(" ")[2])
        if reader is None:
            return None
        try:
            known = reader(_at(values, entry.pointer).strip())
        except (ValueError, IndexError, OverflowError):
            return None
        if entry.location == "body":
            changes[entry.pointer] = known
        elif entry.pointer.count("/") == 1:
            values[unescape(entry.pointer[1:])] = known
        else:
            return None
        return f"read as {known}"

    def _as_read(self, entry: Violation, body: Any, changes: dict[str, Any]) -> str | None:
        """Whether the violation stands in a property that is as the record has it, or that neither of them has."""
        if not entry.pointer.startswith(f"{self.inside}/"):
            return None
        record = self._current()
        if record is None:
            return None
        top = unescape(entry.pointer[len(self.inside) + 1 :].partition("/")[0])
        sent = _at(body, f"{self.inside}/{escape(top)}")
        if sent != record.get(top) or type(sent) is not type(record.get(top)):
            return None
        if entry.keyword in ("additionalProperties", "unevaluatedProperties"):
            changes[entry.pointer] = _GONE
        return "the record has none either" if sent is None else "as the record has it"

    def _current(self) -> Record | None:
        if not self.record:
            self.record.append(self.shown())
        return self.record[0]


def _moment(text: str) -> datetime:
    try:
        known = datetime.fromisoformat(text)
    except ValueError:
        known = parsedate_to_datetime(text)
    return known if known.tzinfo is not None else known.replace(tzinfo=UTC)


def _date_time(text: str) -> str:
    return _moment(text).isoformat().replace("+00:00", "Z")


_READERS: Mapping[str, Callable[[str], str]] = {
    "date-time": _date_time,
    "date": lambda text: _moment(text).date().isoformat(),
    "uuid": lambda text: str(uuid.UUID(text)),
}


def _at(value: Any, pointer: str) -> Any:
    found = pointer_get(value, pointer)
    return None if found is MISSING else found


def _changed(value: Any, tokens: Sequence[str], known: Any) -> Any:
    """The value with another one at a place, or without what is there."""
    key, rest = tokens[0], tokens[1:]
    if isinstance(value, dict) and key in value:
        if not rest and known is _GONE:
            return {name: inner for name, inner in value.items() if name != key}
        return {**value, key: _changed(value[key], rest, known) if rest else known}
    if isinstance(value, list) and is_index(key) and int(key) < len(value) and (rest or known is not _GONE):
        place = int(key)
        return [*value[:place], _changed(value[place], rest, known) if rest else known, *value[place + 1 :]]
    return value
