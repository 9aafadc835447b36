"""Writes the rules as the table of docs/diff.md: `python -m understudy_tools.diff.page docs/diff.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from understudy_tools.diff.rules import RULES, Impact

_BEGIN = "<!-- rules: written by python -m understudy_tools.diff.page docs/diff.md -->\n"
_END = "<!-- end of rules -->\n"


def rules_table() -> str:
    """The rules as a Markdown table: client / server, for data on its way to the server and to the client."""
    return "\n".join(_rows()) + "\n"


def _rows() -> Iterator[str]:
    yield "| rule | what happened | to the server: client / server | to the client: client / server |"
    yield "|---|---|---|---|"
    for rule in RULES.values():
        name = f"`request-{rule.name}`, `response-{rule.name}`" if rule.directed else f"`{rule.name}`"
        there, back = _effect(rule.request), _effect(rule.response)
        yield f"| {name} | {rule.says} | {there} | {back} |"


def _effect(effect: Impact) -> str:
    return f"{effect.client} / {effect.server}"


def page_with_rules(text: str) -> str:
    """The page with the table as the rules are now. Raises ValueError for a page without its two marks."""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"the page needs the lines {_BEGIN.strip()} and {_END.strip()}")
    return f"{before}{_BEGIN}\n{rules_table()}\n{_END}{after}"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(page_with_rules(page.read_text(encoding="utf-8")), encoding="utf-8")
