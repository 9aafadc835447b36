"""The structure of the code in figures: `make house` prints the tables of docs/architecture.md.

Read from the source alone, so that they say the same on every machine; what they leave out is what stands alone on
purpose: the runtime that is copied into every SDK, templates, and what is generated.
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
    "functions outside openapi/ that follow a `$ref`": "21",
    'definitions of "is JSON"': "9",
    "modules that escape JSON Pointers": "25",
    "lists of HTTP methods": "8",
    "functions of more than 45 lines": "7",
    "modules of more than 400 lines": "0",
    "modules of less than 40 lines": "7",
    "together": "41,852",
}
# What somebody would look for who makes one more of these, by an example of each that is there.
CHANGES = {
    "a signing scheme": (
        "`standard_webhooks`",
        r"signing/standard_webhooks\.py$|^from \. import .*\bstandard_webhooks\b",
    ),
    "a route of the control plane": ("`rotateSecret`", r"\brotate_secret\b"),
    "a command of a server that runs": ("`understudy deliver`", r"\bconfigure_deliver\b"),
}
METHODS = frozenset({"GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"})
LONGEST_FUNCTION = 45
LONGEST_MODULE = 400
SHORTEST_MODULE = 40
Modules = Mapping[str, tuple[Path, ast.Module]]


def modules() -> Modules:
    """Every module of both distributions by its dotted name, with its file."""
    found = {}
    for base in BASES.values():
        for path in sorted(base.rglob("*.py")):
            parts = path.relative_to(base).with_suffix("").parts
            if not {"templates", "runtime", "admin_client"} & set(parts[:-1]):
                name = ".".join(part for part in parts if part != "__init__")
                found[name] = (path, ast.parse(path.read_text("utf-8")))
    return found


# -- import circles ---------------------------------------------------------------------------------------------------


def imports(tree: ast.Module, known: Modules) -> Iterator[str]:
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


# -- what should be written once --------------------------------------------------------------------------------------


def functions(known: Modules) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function and method, with the name of its module."""
    for name, (_, tree) in known.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, node


def follows_references(text: str) -> bool:
    """Whether a function reads a `$ref` and looks up what it leads to."""
    return (
        re.search(r"(?:\[|get\()'\$ref'", text) is not None
        and re.search(r"look_up\(|\.at\(|_resolved\(|removeprefix\(|rpartition\(|\[[^\]]*'\$ref'\]\]", text) is not None
    )


def decides_json(text: str) -> bool:
    """Whether a function says itself whether a media type is JSON, and does not ask the one that does."""
    is_one = re.search(r"def _?is_json\b", text) is not None and text.count("is_json(") < 2
    return is_one or "'json' in " in text


def method_lists(tree: ast.Module) -> int:
    """The lists of most methods of HTTP in a module."""
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Tuple | ast.List | ast.Set)]
    named = ([each.value for each in node.elts if isinstance(each, ast.Constant)] for node in literals)
    return sum(len(METHODS & {str(value).upper() for value in values}) > len(METHODS) // 2 for values in named)


def once(known: Modules) -> dict[str, str]:
    """Each figure of what should be written once, by its name."""
    graph = {name: {target for target in imports(tree, known) if target in known} for name, (_, tree) in known.items()}
    classes = Counter(
        node.name
        for _, tree in known.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    texts = [(name, ast.unparse(node), node) for name, node in functions(known)]
    outside = [text for name, text, _ in texts if not name.startswith("understudy.openapi")]
    lengths = {name: path.read_text("utf-8").count("\n") for name, (path, _) in known.items()}
    return {
        "modules in an import circle": str(sum(map(len, circles(graph)))),
        "class names of several classes": str(sum(1 for number in classes.values() if number > 1)),
        "functions outside openapi/ that follow a `$ref`": str(sum(map(follows_references, outside))),
        'definitions of "is JSON"': str(sum(decides_json(text) for _, text, _ in texts)),
        "modules that escape JSON Pointers": str(len({name for name, text, _ in texts if "'~1'" in text})),
        "lists of HTTP methods": str(sum(method_lists(tree) for _, tree in known.values())),
        f"functions of more than {LONGEST_FUNCTION} lines": str(
            sum((node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION for _, _, node in texts)
        ),
        f"modules of more than {LONGEST_MODULE} lines": str(sum(each > LONGEST_MODULE for each in lengths.values())),
        f"modules of less than {SHORTEST_MODULE} lines": str(
            sum(each < SHORTEST_MODULE for name, each in lengths.items() if known[name][0].name != "__init__.py")
        ),
    }


def touched(known: Modules) -> Iterator[tuple[str, str, list[str]]]:
    """By kind of change the example of it, and the files that name that one."""
    for kind, (example, pattern) in CHANGES.items():
        named = {str(path.relative_to(ROOT)): path for path, _ in known.values()}
        files = [name for name, path in named.items() if re.search(pattern, f"{name}\n{path.read_text('utf-8')}", re.M)]
        yield kind, example, files


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
    known = modules()
    print("| what | before | now |\n|---|---|---|")
    for name, value in once(known).items():
        print(f"| {name} | {BEFORE.get(name, '')} | {value} |")
    print("\n| one more of these | such as | touches |\n|---|---|---|")
    for kind, example, files in touched(known):
        print(f"| {kind} | {example} | {len(files)}: {', '.join(files)} |")
    print("\n| package | lines of Python |\n|---|---|")
    by_package = lines()
    for name, number in by_package.items():
        print(f"| {name} | {number:,} |")
    print(f"| together (before: {BEFORE['together']}) | {sum(by_package.values()):,} |")


if __name__ == "__main__":
    main()
