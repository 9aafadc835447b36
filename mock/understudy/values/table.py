"""The table of docs/values.md: names of properties with the values made for them.

`python -m understudy.values.table docs/values.md` writes it anew behind what stands before it on the page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from understudy.openapi.schemas import Schemas
from understudy.values.generate import Values
from understudy.values.property_rules import RULES, Rule

HEAD = "| property | type | one | another |\n|---|---|---|---|\n"
_TIMES = (
    *(
        "createdAt",
        "updatedAt",
        "startDate",
        "endDate",
        "publishedAt",
        "expiresAt",
        "dueDate",
        "lastSeenAt",
        "deletedAt",
    ),
    *("shippedAt", "startTime", "endTime"),
)
_FLAGS = ("active", "enabled", "verified", "deleted", "archived", "private")
_PER_RULE = 2


def _names() -> Iterator[tuple[str, dict[str, Any]]]:
    """Two names of each rule at most, with the schema of a value."""
    for kind, rules in RULES.items():
        shown: dict[Rule, int] = {}
        for name, rule in rules.items():
            if kind == "number" and RULES["integer"].get(name) is rule:
                continue
            shown[rule] = shown.get(rule, 0) + 1
            if shown[rule] <= _PER_RULE:
                yield name, {"type": kind}
    for name in _TIMES:
        yield name, {"type": "string", "format": "date" if name.endswith("Date") else "date-time"}
    for name in ("created", "expires_at"):
        yield name, {"type": "integer"}
    for name in _FLAGS:
        yield name, {"type": "boolean"}


def table() -> str:
    """The whole table, as Markdown."""
    return HEAD + "".join(f"{row}\n" for row in sorted(_rows(), key=str.casefold))


def _rows() -> Iterator[str]:
    values = Values(Schemas({}, "3.1"), 0)
    for name, shape in _names():
        node = {"type": "object", "required": [name], "properties": {name: shape}}
        made = [values.generate(node, "response", key=f"items/{each}")[name] for each in (1, 2)]
        cells = (f"`{name}`", str(shape.get("format", shape["type"])), *(_cell(value) for value in made))
        yield f"| {' | '.join(cells)} |"


def _cell(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value).replace("|", "\\|")


def main() -> None:
    """Write the table into a page, in place of the one that is there."""
    page = Path(sys.argv[1])
    text = page.read_text(encoding="utf-8")
    page.write_text(text[: text.index(HEAD)] + table(), encoding="utf-8")


if __name__ == "__main__":
    main()
