"""The tables of docs/documents.md. What was not measured anew stays in them as it is: the page is the only record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

__all__ = ["PAGE", "TABLES", "Table", "lines", "page", "write"]

PAGE = Path(__file__).parents[1] / "docs" / "documents.md"
Row = Mapping[str, Any]
Parts = Mapping[str, Row]
Column = tuple[str, str, Callable[[Row], str]]
_NONE = "–"
_WHEN = "measured"
_CELL = re.compile(r"(\d+(?:\.\d+)?)(?:/(\d+)| %)?")


def _of(mine: str, all_: str) -> Callable[[Row], str]:
    return lambda row: f"{row[mine]}/{row[all_]}" if row[all_] else _NONE


def _tested(row: Row) -> int:
    return int(row["sdk_green"] + row["sdk_red"] + row["sdk_skipped"])


TABLES: Mapping[str, Sequence[Column]] = {
    "corpus": (
        ("operations", "operations", lambda row: str(row["operations"])),
        ("with state", "with_state", lambda row: str(row["with_state"])),
        ("read back", "read_back", _of("read_back", "collections")),
        ("creates that keep", "kept", _of("kept", "creates")),
        ("full lives", "lived", _of("lived", "lives")),
        ("put back", "put_back", _of("put_back_accepted", "put_back")),
        ("own examples", "examples", _of("examples_accepted", "examples")),
        ("properties filled", "declared", lambda row: f"{100 * row['filled'] / max(row['declared'], 1):.0f} %"),
        ("fuzzed: ours per 1,000", "cases", lambda row: f"{1000 * row['failures'] / max(row['cases'], 1):.1f}"),
        ("start, processor s", "start", lambda row: f"{row['start']:.2f}"),
        ("memory, MB", "memory", lambda row: f"{row['memory']:.0f}"),
    ),
    "SDKs": (
        ("SDK operations", "sdk", _of("sdk", "sdk_all")),
        ("as Any", "sdk_any", lambda row: str(row["sdk_any"])),
        ("tests green", "sdk_green", lambda row: f"{row['sdk_green']}/{_tested(row)}"),
        ("CRUD by the SDK", "crud", _of("crud_whole", "crud")),
        ("mypy", "sdk_mypy", lambda row: f"{row['sdk_mypy']}/1"),
        ("pyright", "sdk_pyright", lambda row: f"{row['sdk_pyright']}/1"),
        ("ugly names", "sdk_ugly", lambda row: str(row["sdk_ugly"])),
        ("misleading", "sdk_misleading", lambda row: str(row["sdk_misleading"])),
        ("stock operations", "stock", lambda row: str(row["stock"])),
        ("stock as Any", "stock_any", lambda row: str(row["stock_any"])),
    ),
}
"""By the word of the comments around each table: the titles, the key that has to be there, and what is shown."""
_GREATEST = "memory, MB"


@dataclass(slots=True)
class Table:
    """A table as its cells, by document and title, and why parts of it were not measured, by document and part."""

    titles: Sequence[str]
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, titles: Sequence[str], text: str) -> Table:
        """The table that `text` shows."""
        found = cls(titles)
        shown: list[str] = []
        for line in text.splitlines():
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.startswith("| document |"):
                shown = cells[1:]
            elif line.startswith("| ") and not line.startswith("| **"):
                found.rows[cells[0]] = dict(zip(shown, cells[1:], strict=True))
            elif note := re.fullmatch(r"- (.+?): (\w+): (.+)", line):
                found.missing[note[1], note[2]] = note[3]
        return found

    def put(self, name: str, parts: Parts, columns: Sequence[Column]) -> None:
        """Put what was measured of a document in the place of what was known; all else stays."""
        for part, row in parts.items():
            self.missing.pop((name, part), None)
            if "wrong" in row:
                self.missing[name, part] = str(row["wrong"])
            cells = {title: show(row) for title, key, show in columns if key in row}
            if cells:
                self.rows.setdefault(name, {}).update({**cells, _WHEN: date.today().isoformat()})

    def lines(self, order: Sequence[str] = ()) -> Iterator[str]:
        """The table in Markdown with a row of sums; documents of `order` in that order."""
        titles = [title for title in (*self.titles, _WHEN) if any(title in row for row in self.rows.values())]
        if self.rows:
            yield "| document | " + " | ".join(titles) + " |"
            yield "|---|" + "--:|" * len(titles)
        for name in sorted(self.rows, key=lambda name: order.index(name) if name in order else len(order)):
            yield f"| {name} | " + " | ".join(self.rows[name].get(title, _NONE) for title in titles) + " |"
        if self.rows:
            sums = [self._sum(title) if title != _WHEN else "" for title in titles]
            cells = (f"**{cell}**" if cell else "" for cell in sums)
            yield f"| **{len(self.rows)} documents** | " + " | ".join(cells) + " |"
        if self.missing:
            yield from ("", "Not measured:", "")
            yield from (f"- {name}: {part}: {why}" for (name, part), why in self.missing.items())

    def _sum(self, title: str) -> str:
        """What stands below a column: a sum, of shares and ratios the mean of the documents, of memory the greatest."""
        cells = [row[title] for row in self.rows.values() if row.get(title, _NONE) != _NONE]
        found = [_CELL.fullmatch(cell) for cell in cells]
        numbers = [float(cell[1]) for cell in found if cell is not None]
        if not numbers:
            return _NONE
        if cells[0].endswith("%"):
            return f"{sum(numbers) / len(numbers):.0f} %"
        if title == _GREATEST:
            return f"{max(numbers):.0f}"
        if any(cell is not None and cell[2] for cell in found):
            return f"{sum(numbers):.0f}/{sum(int(cell[2]) for cell in found if cell is not None and cell[2])}"
        if "." in cells[0]:
            return f"{sum(numbers) / len(numbers):.1f}" if "per" in title else f"{sum(numbers):.2f}"
        return f"{sum(numbers):.0f}"


def write(name: str, parts: Parts, order: Sequence[str]) -> None:
    """Put what was measured of a document into the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), name, parts, order), encoding="utf-8")


def page(text: str, name: str, parts: Parts, order: Sequence[str]) -> str:
    """The text of the page with what was measured of a document in the place of what was known."""
    for word, columns in TABLES.items():
        begin, end = f"<!-- {word}: begin -->", f"<!-- {word}: end -->"
        before, _, rest = text.partition(begin)
        section, _, after = rest.partition(end)
        table = Table.read([title for title, _, _ in columns], section)
        table.put(name, _about(word, parts), columns)
        text = "\n".join([before + begin, "", *table.lines(order), "", end]) + after
    return text


def lines(rows: Mapping[str, Parts]) -> Iterator[str]:
    """Tables of what was measured, and what in it is not green."""
    for word, columns in TABLES.items():
        table = Table([title for title, _, _ in columns])
        for name, parts in rows.items():
            table.put(name, _about(word, parts), columns)
        yield from table.lines()
    yield from (
        f"- {name}: {part}: {each}" for name, row in rows.items() for part in row for each in row[part].get("red", ())
    )


def _about(word: str, parts: Parts) -> Parts:
    """The parts that belong to a table: those of the mock stand in the first one."""
    return {part: row for part, row in parts.items() if (part in ("measure", "fuzz")) == (word == "corpus")}
