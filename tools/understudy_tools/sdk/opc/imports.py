"""The imports of a rendered module: those that it uses, in the order in which ruff would put them.

What a template imports is for the case that it is needed. Ruff takes out what is not, but looks at a module anew after
each fix, which costs more than all the rest of formatting; in a module that comes out of here it finds nothing to fix.
Where a name stands in a text only, its import stays, for ruff to take out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

_FROM = re.compile(r"from (\S+) import (.+)")
_LATE = re.compile(r"^        from \S+ import (\w+)  # noqa: PLC0415\n", re.MULTILINE)
_LATES = re.compile(r"(?:^        from \S+ import \w+  # noqa: PLC0415\n)+(?!\n)", re.MULTILINE)
_METHOD = "\n    def "
_FIRST = "from __future__ import annotations"
_CHECKING = "if TYPE_CHECKING:"


def tidied(text: str, start: str) -> str:
    """A module of which the imports, and nothing else, stand before the line that begins with `start`."""
    head, _, body = text.partition(f"\n{start}")
    body = start + _METHOD.join(map(_without_late, body.split(_METHOD)))
    plain, lazy = _imports(head)
    later = _lines(_kept(lazy, body))
    sections = [_FIRST, *_sections(_kept(plain, f"{_CHECKING}\n{body}" if later else body))]
    if later:
        sections.append("\n".join([_CHECKING, *(f"    {line}" for line in later), ""]))
    return "\n\n".join(sections) + "\n\n" + body


def _imports(head: str) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The names imported from each module, and those for type checkers only; a whole module has the name ''."""
    plain: dict[str, set[str]] = {}
    lazy: dict[str, set[str]] = {}
    for line in head.splitlines():
        target = lazy if line[:1] == " " else plain
        found = _FROM.match(line.strip())
        if found and found.group(1) != "__future__":
            target.setdefault(found.group(1), set()).update(name.strip() for name in found.group(2).split(","))
        elif line.startswith("import "):
            target.setdefault(line.split()[1], set()).add("")
        elif not found and line.strip() not in ("", _CHECKING):
            raise ValueError(f"the head of a model's template has something that is no import: {line}")
    return plain, lazy


def _kept(imports: Mapping[str, set[str]], text: str) -> dict[str, set[str]]:
    kept = {}
    for module, names in imports.items():
        left = {name for name in names if _stands(name.rpartition(" as ")[2] or module.partition(".")[0], text)}
        if left:
            kept[module] = left
    return kept


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word of its own."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        if not (_joins(text[place - 1 : place]) or _joins(text[end : end + 1])):
            return True
        place = text.find(name, end)
    return False


def _joins(sign: str) -> bool:
    return sign == "_" or sign.isalnum()


def _sections(imports: Mapping[str, set[str]]) -> list[str]:
    """Standard library, other distributions, our own; a blank line is to stand between them."""
    parts: dict[int, dict[str, set[str]]] = {}
    for module, names in imports.items():
        kind = 2 if module[0] == "." else int(module.partition(".")[0] not in sys.stdlib_module_names)
        parts.setdefault(kind, {})[module] = names
    return ["\n".join(_lines(parts[kind])) for kind in sorted(parts)]


def _lines(imports: Mapping[str, set[str]]) -> list[str]:
    whole = [f"import {module}" for module in sorted(imports) if "" in imports[module]]
    parts = []
    for module in sorted(imports, key=_distance):
        names = sorted(imports[module] - {""}, key=_rank)
        # A name with another name has a line of its own.
        own = [name for name in names if " as " in name]
        together = [name for name in names if " as " not in name]
        parts += [f"from {module} import {name}" for name in own]
        parts += [f"from {module} import {', '.join(together)}"] if together else []
    return whole + parts


def _distance(module: str) -> tuple[int, str]:
    """Parents come before siblings."""
    name = module.lstrip(".")
    return len(name) - len(module), name


def _rank(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name


def _without_late(method: str) -> str:
    """A method without the imports inside of it that it does not use, and a blank line after the others."""
    names = _LATE.findall(method)
    if not names:
        return method
    rest = _LATE.sub("", method)
    unused = {name for name in names if not _stands(name, rest)}
    left = _LATE.sub(lambda found: "" if found.group(1) in unused else found.group(), method)
    return _LATES.sub(lambda found: found.group() + "\n", left)
