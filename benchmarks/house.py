"""The structure of the code in figures: `make house` prints the table of docs/architecture.md.

Read from the source alone: import circles (imports for annotations counted),
class names that stand for several classes, definitions of what should be written once, and lines by package.
"""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
BASES = {"understudy": ROOT / "mock", "understudy_tools": ROOT / "tools"}
# What stood on main before the packages were rebuilt (2026-11-29, commit ed5fa05), by the same command.
BEFORE = {
    "modules in an import circle": "82",
    "class names of several classes": "25",
    "`$ref` look-ups outside openapi/": "47",
    'definitions of "is JSON"': "10",
    "JSON Pointer escapes": "29",
    "lists of HTTP methods": "6",
}


def modules() -> dict[str, ast.Module]:
    """Every module of both distributions by its dotted name; no templates, no runtime of SDKs, nothing generated."""
    found = {}
    for base in BASES.values():
        for path in sorted(base.rglob("*.py")):
            parts = path.relative_to(base).with_suffix("").parts
            if not {"templates", "runtime", "admin_client"} & set(parts):
                found[".".join(part for part in parts if part != "__init__")] = ast.parse(path.read_text("utf-8"))
    return found


def imports(tree: ast.Module, known: Mapping[str, ast.Module]) -> Iterator[str]:
    """The modules that a module imports anywhere: lazily, and for annotations too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in known else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def circles(graph: Mapping[str, set[str]]) -> list[set[str]]:
    """The strongly connected components of more than one module: each can be reached from each."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        stack = [start]
        while stack:
            for target in graph.get(stack.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    stack.append(target)
        return seen

    reach = {name: reached(name) for name in graph}
    found: list[set[str]] = []
    for name in graph:
        if name in reach[name] and not any(name in circle for circle in found):
            found.append({other for other in reach[name] if name in reach.get(other, ())})
    return [circle for circle in found if len(circle) > 1]


def figures() -> dict[str, str]:
    """Each figure of the table by its name."""
    known = modules()
    graph = {name: {target for target in imports(tree, known) if target in known} for name, tree in known.items()}
    classes = Counter(
        node.name
        for tree in known.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    text = {name: ast.unparse(tree) for name, tree in known.items()}

    def count(pattern: str, *, outside: str = "-") -> int:
        return sum(len(re.findall(pattern, each)) for name, each in text.items() if not name.startswith(outside))

    return {
        "modules in an import circle": str(sum(map(len, circles(graph)))),
        "class names of several classes": str(sum(1 for number in classes.values() if number > 1)),
        "`$ref` look-ups outside openapi/": str(count(r"\[?'\$ref'\]?", outside="understudy.openapi")),
        'definitions of "is JSON"': str(count(r"def _?is_json\b|'json' in ")),
        "JSON Pointer escapes": str(count(r"'~1'")),
        "lists of HTTP methods": str(count(r"'get', 'put', 'post'|'get', 'post', 'put'")),
    }


def lines() -> dict[str, int]:
    """Lines of Python by package."""
    found: dict[str, int] = defaultdict(int)
    for base, folder in BASES.items():
        for path in (folder / base).rglob("*.py"):
            first = path.relative_to(folder / base).parts
            if first[0] == "admin_client":  # generated
                continue
            name = f"{base}/{first[0]}/" if len(first) > 1 else f"{base}/*.py"
            found[name] += path.read_text("utf-8").count("\n")
    return dict(sorted(found.items()))


def main() -> None:
    print("| what | before | now |\n|---|---|---|")
    for name, value in figures().items():
        print(f"| {name} | {BEFORE.get(name, '')} | {value} |")
    print("\n| package | lines of Python |\n|---|---|")
    by_package = lines()
    for name, number in by_package.items():
        print(f"| {name} | {number:,} |")
    print(f"| together | {sum(by_package.values()):,} |")


if __name__ == "__main__":
    main()
