"""The lines of docs/architecture.md: who may import whom, how long a module may be, whose words it may not speak."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from understudy.openapi.document import load
from understudy.openapi.grammar import sites

ROOT = Path(__file__).parents[2]
MOCK, TOOLS = ROOT / "mock" / "understudy", ROOT / "tools" / "understudy_tools"
SPEC = ROOT / "spec" / "campaignflow" / "openapi.yaml"
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# What the words of the table in docs/architecture.md stand for; any other word there is a package or a module.
OUTSIDE = {"flask": {"flask", "flask_swagger_ui"}, "http servers": {"flask", "httptools", "werkzeug", "waitress"}}
LONGEST = 400
RUNTIME = "understudy_tools.sdk.runtime"
SIGNING = "understudy.webhooks.signing"
# A product name, or copied wire text, is no word of the contract.
SPOKEN_ELSEWHERE = re.compile(r"CampaignFlow|application/[a-z.+*-]+|[a-z-]+/[a-z]+\+json")
# Words of the shipped contract that are everybody's, by the reason why.
GENERIC = {
    "nobody can write Python or plain English without them": """
        accept add approve at author bad call cancel change comment complete completed configure configured credit
        direct draft due file found hash in individual invalid label limit live method month name not number on open
        part party paid per previous property receive received reference remove request review set state status submit
        term to total transfer trust type void verify verified version x""",
    "HTTP, OAuth 2 and OpenAPI are the trade of this program": """
        acceptable access api application attachment auth basic client code conflict contact
        content create created data delete
        description detail download error event expires get grant header health id key link list media message oauth
        option page parameter patch post put q query response scope security send sent server signature title token
        agent received unauthorized unsupported update updated upload url user validation webhook""",
    "values that anyone would make up for a well-known property": """
        act address amount apply card company email entity phone postcode quote text""",
    "states in which anything may begin or end (inference/conventions/states.py)": """
        submitted rejected withdrawn declined cancelled approved processing""",
    "what verbs of any resource are called (inference/conventions/verbs.py)": "payment",
    "what comes on top of an amount anywhere (inference/conventions/amounts.py)": "fee",
    "letters, such as the v of /api/v2": "v s t n",
}


# Words that say that something was communicated but not what it is, and what an identifier may say in their place.
VAGUE = {
    "told": "received, printed, reported, notified, emitted: what was done, or what came of it",
    "tell": "report, notify, emit, distinguish",
    "tells": "reports, notifies, emits, distinguishes",
    "said": "message, output, detail, body, answer",
    "asked": "requested, request, query, calls",
    "given": "params, input, options, arguments, payload, sent, configured",
    "meant": "intended, expected",
    "spoilt": "damaged, invalid",
    "loud": "what becomes of it: error, refused, 500",
}


class Module(NamedTuple):
    path: Path
    name: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """The row of the table it belongs to: the first part below `understudy`, or `understudy_tools`."""
        parts = self.name.split(".")
        return parts[1] if parts[0] == "understudy" and len(parts) > 1 else parts[0]


def modules() -> list[Module]:
    found = []
    for package in (MOCK, TOOLS):
        for path in sorted(package.rglob("*.py")):
            parts = path.relative_to(package.parent).with_suffix("").parts
            if not {"templates", "admin_client"} & {*parts[:-1]}:  # what is generated has rules of its own
                name = ".".join(part for part in parts if part != "__init__")
                found.append(Module(path, name, ast.parse(path.read_text(encoding="utf-8"))))
    return found


MODULES = modules()
NAMES = frozenset(module.name for module in MODULES)


class Import(NamedTuple):
    target: str
    lazy: bool


def imports(module: Module, names: Collection[str] = ()) -> Iterator[Import]:
    """What a module imports: at once, inside of a function, or for annotations only. Each is a dependency.

    `names` are the modules that there are: `from package import module` imports one of them, not a name of the package.
    """
    known = names or NAMES
    stack: list[tuple[ast.AST, bool]] = [(module.tree, False)]
    while stack:
        node, lazy = stack.pop()
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level and (RUNTIME in module.name or module.name.startswith(SIGNING)):
                continue  # this code is copied into every SDK, whose name it can't know
            assert not node.level, f"{module.name}: relative imports hide what depends on what"
            found = {f"{node.module}.{alias.name}" for alias in node.names}
            targets = sorted(found & {*known}) + ([str(node.module)] if found - {*known} else [])
            yield from (Import(target, lazy) for target in targets)
        lazy = lazy or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        stack += [(child, lazy) for child in ast.iter_child_nodes(node)]


def test_what_is_copied_into_every_sdk_imports_only_the_standard_library() -> None:
    copied = [module for module in MODULES if module.name.startswith(SIGNING)]
    assert len(copied) > 4
    targets = {entry.target.partition(".")[0] for module in copied for entry in imports(module)}
    assert targets - sys.stdlib_module_names == set()


def table() -> dict[str, set[str]]:
    """The rows of the table: each package and what it must not know."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows: dict[str, set[str]] = {}
    section = text.split("## Packages and what they may import", 1)[1].split("\n## ", 1)[0]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        for name in re.findall(r"`(\w+)/?`", cells[0]) if line.startswith("|") else ():
            rows[name] = {word.strip("` /").lower() for word in cells[2].split(",")} - {"–"}
    return rows


TABLE = table()


def forbidden(module: Module) -> set[str]:
    """The import prefixes that a module may not use."""
    words = TABLE.get(module.package, {"flask"})
    found: set[str] = set()
    for word in words:
        if word in OUTSIDE:
            found |= OUTSIDE[word]
        elif word == "everything else":
            free = {name for name, row in TABLE.items() if "everything else" in row}
            found |= {f"understudy.{other.package}" for other in MODULES if other.package not in free} | OUTSIDE[
                "flask"
            ]
        elif word == "other stages":
            found |= {
                other.name for other in MODULES if other.package == "stages" and other.name != "understudy.stages"
            }
        else:
            assert any(other.package == word for other in MODULES), (
                f"docs/architecture.md names no such package: {word}"
            )
            found.add(f"understudy.{word}")
    return found - {module.name}


def breaches(module: Module) -> Iterator[str]:
    """What a module imports that it may not."""
    refused = forbidden(module)
    for target, lazy in imports(module):
        if any(target == prefix or target.startswith(f"{prefix}.") for prefix in refused):
            yield f"{module.name} imports {target}; docs/architecture.md forbids it"
        root = target.split(".")[0]
        if root in ("generated", "campaignflow"):
            yield f"{module.name} imports {target}, which is generated"
        stands_for_a_copy = module.name == f"{RUNTIME}.signing" and target == SIGNING
        if RUNTIME in module.name and target.startswith("understudy") and not stands_for_a_copy:
            yield f"{module.name} imports {target}; an SDK stands alone"
        if root == "understudy_tools" and module.name.startswith("understudy."):
            if not module.name.startswith("understudy.server.cli."):
                yield f"{module.name} imports the tools"
            elif not lazy:
                yield f"{module.name} imports {target} at once; the tools are an extra: import them in the command"


def circles(known: list[Module]) -> list[list[str]]:
    """Modules that import each other, directly or by others: the strongly connected parts of the graph (Tarjan)."""
    names = {module.name for module in known}
    graph = {
        module.name: sorted({each.target for each in imports(module, names)} & names - {module.name})
        for module in known
    }
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in graph[name]:
            if other not in order:
                visit(other)
            if other in stack:
                low[name] = min(low[name], low[other])
        if low[name] == order[name]:
            place = stack.index(name)
            part, stack[place:] = stack[place:], []
            if len(part) > 1:
                found.append(part)

    for name in graph:
        if name not in order:
            visit(name)
    return found


def test_a_module_imports_only_what_its_package_may_know() -> None:
    assert [breach for module in MODULES for breach in breaches(module)] == []


def test_no_modules_import_each_other() -> None:
    """Not even for annotations: what is below must not need the words of what is above it."""
    assert circles(MODULES) == []


def test_every_package_has_its_row() -> None:
    packages = {module.package for module in MODULES if module.path.name == "__init__.py"} - {"understudy"}
    assert packages <= TABLE.keys()
    assert TABLE.keys() <= {module.package for module in MODULES}


def test_the_page_names_modules_that_are_there() -> None:
    """By their paths below the package, such as `http/router.py` and `server/cli/`; a row of the table has one name."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\w+/)+(?:\w+\.py)?|\w+\.py)`", text))
    assert {"http/router.py", "server/cli/", "mock.py"} <= named
    bases = (ROOT, MOCK, TOOLS, TOOLS / "sdk", TOOLS.parent)
    assert [name for name in sorted(named) if not any((base / name).exists() for base in bases)] == []


def made_up(name: str, text: str) -> Module:
    return Module(ROOT.joinpath("mock", *name.split(".")).with_suffix(".py"), name, ast.parse(text))


def test_the_rules_can_fail() -> None:
    """A rule that the table holds and a module that breaks it: the check must see it, in every form of import."""
    for text in (
        "import flask",
        "from flask import Flask",
        "from understudy import state",
        "def f():\n import flask",
        "if TYPE_CHECKING:\n import flask",
    ):
        assert len(list(breaches(made_up("understudy.openapi.x", text)))) == 1, text
    assert list(breaches(made_up("understudy.openapi.x", "import json"))) == []
    assert list(breaches(made_up("understudy.stages.x", "from understudy.stages import commit")))
    assert list(breaches(made_up("understudy.server.x", "import understudy_tools.sdk")))
    assert list(breaches(made_up("understudy.server.cli.main", "import understudy_tools.sdk")))
    assert not list(breaches(made_up("understudy.server.cli.main", "def f():\n import understudy_tools.sdk")))


def test_the_rule_about_circles_can_fail() -> None:
    """Two modules, and three of which one imports for annotations only and one inside of a function."""
    two = [made_up("p.a", "import p.b"), made_up("p.b", "from p import a"), made_up("p.c", "import p.a")]
    assert [sorted(circle) for circle in circles(two)] == [["p.a", "p.b"]]
    lazy = [
        made_up("p.a", "if TYPE_CHECKING:\n from p.b import B"),
        made_up("p.b", "def f():\n from p.c import C"),
        made_up("p.c", "from p.a import A"),
    ]
    assert [sorted(circle) for circle in circles(lazy)] == [["p.a", "p.b", "p.c"]]
    assert circles([made_up("p.a", "import p.b"), made_up("p.b", "import json")]) == []


def test_a_module_fits_in_a_head() -> None:
    lines = {module.name: module.path.read_text(encoding="utf-8").count("\n") for module in MODULES}
    long = {name: count for name, count in lines.items() if count > LONGEST}
    assert long == {}, "a module has 400 lines at most: split it where a reader would look for a part by its name"


def public_names(module: Module) -> tuple[set[str], list[str] | None, set[str]]:
    """What a module defines without an underscore, what its `__all__` lists, and what it imports."""
    declared: list[str] | None = None
    defined: set[str] = set()
    imported: set[str] = set()
    tried = [each for node in module.tree.body if isinstance(node, ast.Try) for each in node.body]
    for node in [*module.tree.body, *tried]:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            if "__all__" in names and node.value is not None:
                declared = list(ast.literal_eval(node.value))
            defined |= names
        elif isinstance(node, ast.Import | ast.ImportFrom):
            imported |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            defined.add(node.name)
    return {name for name in defined if not name.startswith("_")}, declared, imported


def repeated_list(module: Module) -> str | None:
    """What is wrong with the `__all__` of a module.

    What has no underscore is public. A module has the list where it offers what others define as well, and then all of
    it; what is copied into every SDK has one in any case, for it is read there alone.
    """
    public, declared, imported = public_names(module)
    copied = {"runtime", "signing"} & {*module.path.parent.parts}
    if declared is None:
        return f"{sorted(public)} are copied, so `__all__` must list them" if copied and public else None
    if not set(declared) <= public | imported | {"__version__"}:
        return "`__all__` lists what is not there"
    classes = {node.name for node in module.tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    if missing := {name for name in classes if not name.startswith("_")} - set(declared):
        return f"not in `__all__`: {sorted(missing)}"
    if len(declared) != len(set(declared)):
        return "`__all__` lists a name twice"
    return None if copied or imported & set(declared) else "`__all__` repeats what stands below it: leave it out"


def test_a_module_says_what_it_is_and_what_is_public() -> None:
    for module in MODULES:
        assert ast.get_docstring(module.tree), f"{module.name}: a module begins with what it knows and must not know"
    assert {module.name: wrong for module in MODULES if (wrong := repeated_list(module))} == {}
    assert repeated_list(made_up("understudy.x", "__all__ = ['f']\ndef f(): ...")) is not None
    assert repeated_list(made_up("understudy.x", "from y import g\n__all__ = ['g']\ndef f(): ...")) is not None
    assert repeated_list(made_up("understudy.x", "from y import g\n__all__ = ['f', 'g']\ndef f(): ...")) is None


def test_helpers_of_the_tests_have_one_name_each() -> None:
    """All their folders are on the path: of two helpers of one name only the first would ever be imported."""
    folders = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    found = [path.name for folder in folders["pythonpath"] for path in (ROOT / folder).glob("*.py")]
    names = [name for name in found if not name.startswith(("test_", "conftest"))]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    top = {path.name for folder in ("tests", "contract_tests") for path in (ROOT / folder).glob("*.py")}
    assert top <= {"conftest.py"}, "tests stand in the folder of what they test, helpers in support/"


def words(text: str) -> set[str]:
    """The words of a text in singular, as far as English lets an `s` tell."""
    found = {word.lower() for word in WORD.findall(text)}
    return {
        re.sub(r"(?<=.{3})ies$", "y", word) if word.endswith("ies") else re.sub(r"(?<=[a-z]{3})s$", "", word)
        for word in found
    }


def names_of(document: dict[str, Any]) -> Iterator[str]:
    """Every name that the author of a document chose, and every value of an enum."""
    for kind, node, _, _ in sites(document):
        if kind == "document":
            yield from (*node.get("paths", ()), *node.get("webhooks", ()))
        elif kind == "components":
            yield from (name for section in node.values() for name in section)
        elif kind == "schema":
            yield from node.get("properties", ())
            yield from (value for value in node.get("enum", ()) if isinstance(value, str))
        elif kind == "parameter":
            yield str(node.get("name", ""))
        elif kind == "operation":
            yield from (str(node.get("operationId", "")), *node.get("tags", ()))


def vocabulary() -> set[str]:
    known = {word for name in names_of(load(SPEC).data) for word in words(name)}
    return known - words(" ".join(GENERIC.values()))


def test_no_word_of_the_shipped_contract_is_in_the_program() -> None:
    vocabulary_ = vocabulary()
    assert {"referral", "vendor", "campaign", "agency", "signatory", "tenant", "invoice", "finance"} <= vocabulary_
    found = []
    suffixes = (".py", ".json", ".html", ".jinja")
    for path in sorted(path for package in (MOCK, TOOLS) for path in package.rglob("*") if path.suffix in suffixes):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for word in sorted(words(SPOKEN_ELSEWHERE.sub(" ", line)) & vocabulary_):
                found.append(f"{path.relative_to(ROOT)}:{number}: {word}")
    assert found == []


def shared_names(known: Collection[Module]) -> dict[str, list[str]]:
    """The public names that stand for several classes, with their modules. Every SDK has the runtime for itself."""
    found: dict[str, list[str]] = {}
    for module in known:
        if not module.name.startswith(RUNTIME):
            classes = [node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
            nested = {id(node) for each in classes for node in each.body}
            for node in classes:
                if not node.name.startswith("_") and id(node) not in nested:
                    found.setdefault(node.name, []).append(module.name)
    return {name: places for name, places in found.items() if len(places) > 1}


def test_two_public_classes_never_share_a_name() -> None:
    assert shared_names(MODULES) == {}


def test_a_shared_name_is_found_in_a_function_too_but_not_within_a_class() -> None:
    known = [
        Module(Path("one.py"), "one", ast.parse("class Call: ...\nclass A:\n    class Meta: ...")),
        Module(Path("two.py"), "two", ast.parse("def f():\n    class Call: ...\nclass B:\n    class Meta: ...")),
    ]
    assert shared_names(known) == {"Call": ["one", "two"]}


def identifiers(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The names that a module gives to what it makes, with their lines; names of others that it uses are theirs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.alias | ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            name = node.asname if isinstance(node, ast.alias) else node.name
            yield from [(name, node.lineno)] if name else ()


def vague(tree: ast.AST) -> Iterator[tuple[str, int, str]]:
    """Identifiers in words of VAGUE, with their lines and what would be clear. `tell` alone is the method of files."""
    for name, line in identifiers(tree):
        for word in WORD.findall(name) if name != "tell" else ():
            if word.lower() in VAGUE:
                yield name, line, VAGUE[word.lower()]


def test_identifiers_are_in_the_words_of_the_field() -> None:
    """A reader who knows HTTP, OpenAPI and pytest learns from a name what a thing is, in tests and benchmarks too."""
    folders = (MOCK, TOOLS, *(ROOT / name for name in ("tests", "contract_tests", "benchmarks", "docs")))
    texts = {path: path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.py"))}
    perhaps = re.compile("|".join(VAGUE), re.IGNORECASE)  # parsing takes ten times as long as looking
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name} (rather: {clear})"
        for path, text in texts.items()
        if perhaps.search(text)
        for name, line, clear in vague(ast.parse(text))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "told = 1",
        "for name_given in (): pass",
        "def f(asked): pass",
        "lambda *given: 0",
        "def test_it_is_said(): pass",
        "class WasTold: pass",
        "import a as spoilt",
        "x.meant = 1",
        "try: pass\nexcept E as told: pass",
    ],
)
def test_a_vague_identifier_is_found_wherever_it_is_bound(text: str) -> None:
    assert len(list(vague(ast.parse(text)))) == 1


def test_what_others_called_so_may_be_used() -> None:
    assert not list(
        vague(ast.parse("from hypothesis import given\n@given(x)\ndef f(self): return file.tell() + tolda"))
    )
