"""The ways in which `make mutants` changes a source file: one place at a time, inside of functions.

A `Site` names a change; `mutated` gives the tree of the file with it. Lines stay as they are, so that the code objects
of a mutated file match those of the file. Left alone are docstrings, annotations, decorators, defaults and the texts of
f-strings; and what no behaviour can show, so that no test could see a change of it (docs/mutants.md has the reasons):
assertions and `strict=` of `zip`, what is logged, names of threads, names under which something is remembered,
`False` for which `None` would stand, and `split` without a limit for `rsplit`.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

from named_mutants import NamedMutant

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Div,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitAnd,
}
_METHODS = (
    ("lower", "upper"),
    ("lstrip", "rstrip"),
    ("find", "rfind"),
    ("index", "rindex"),
    ("split", "rsplit"),
    ("partition", "rpartition"),
    ("removeprefix", "removesuffix"),
    ("startswith", "endswith"),
    ("ljust", "rjust"),
    ("append", "extend"),
    ("union", "intersection"),
)
_SWAPPED = {**dict(_METHODS), **{second: first for first, second in _METHODS}}
_THREADS = ("Thread", "Threads")


@dataclass(frozen=True, slots=True)
class Site:
    """One change of one file: the node's number in the order of `_nodes`, and which of its changes."""

    path: str
    function: str
    node: int
    kind: str
    first_line: int
    """Of the statement, or of the head of a statement that has others within."""
    last_line: int
    change: str
    texts: tuple[str, str] | None = None
    """Of one that is named: what goes, and what comes in its place."""

    @property
    def name(self) -> str:
        return f"{self.path}:{self.function}:{self.node}:{self.kind}"


def _constant(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    value = node.value
    if value is True or value is False:
        yield "other truth", ast.Constant(not value)
    elif isinstance(value, int | float):
        yield "number", ast.Constant(value + 1)
    elif isinstance(value, str):
        yield "text", ast.Constant(f"XX{value}XX")
    elif isinstance(value, bytes):
        yield "text", ast.Constant(b"XX" + value + b"XX")


def _call(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    function = node.func
    if isinstance(function, ast.Name) and function.id == "cast":
        return
    unlimited = _name_of(function) in ("split", "rsplit") and len(node.args) < 2
    if isinstance(function, ast.Attribute) and (other := _SWAPPED.get(function.attr)) and not unlimited:
        changed = copy.deepcopy(node)
        assert isinstance(changed.func, ast.Attribute)
        changed.func.attr = other
        yield "method", changed
    for at, argument in enumerate(node.args):
        if isinstance(argument, ast.Starred) or _is_label(node, at):
            continue
        if not (isinstance(argument, ast.Constant) and argument.value is None):
            changed = copy.deepcopy(node)
            changed.args[at] = ast.Constant(None)
            yield f"argument {at} None", changed
    if len(node.args) > 1 and not isinstance(node.args[-1], ast.Starred):
        changed = copy.deepcopy(node)
        del changed.args[-1]
        yield "argument gone", changed
    for at, keyword in enumerate(node.keywords):
        if keyword.arg and not _is_without_behaviour(node, keyword):
            changed = copy.deepcopy(node)
            del changed.keywords[at]
            yield f"keyword {keyword.arg} gone", changed


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_label(call: ast.Call, at: int) -> bool:
    """Whether an argument is the name of threads, or that under which something is remembered."""
    return at == 0 and isinstance(call.args[0], ast.Constant) and _name_of(call.func) in (*_THREADS, "remember")


def _is_without_behaviour(call: ast.Call, keyword: ast.keyword) -> bool:
    return (_name_of(call.func), keyword.arg) in (("zip", "strict"), *((each, "name") for each in _THREADS))


def _is_logged(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "_log"
    )


def _assigned(node: ast.Assign | ast.AnnAssign) -> Iterator[tuple[str, ast.AST]]:
    if node.value is not None:
        changed = copy.deepcopy(node)
        if _is(node.value, False):
            return  # None is as false; that it is not True is a change of its own
        none = _is(node.value, None)
        changed.value = ast.Constant("" if none else None)
        yield "value", changed


def _is(node: ast.AST, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _condition(node: ast.If | ast.IfExp | ast.While) -> Iterator[tuple[str, ast.AST]]:
    for truth in (True, False):
        if isinstance(node, ast.While) and truth:
            continue
        changed = copy.deepcopy(node)
        changed.test = ast.Constant(truth)
        yield f"condition {truth}", changed


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What may be put in the place of a node, each with a name."""
    match node:
        case ast.Compare():
            for at, comparison in enumerate(node.ops):
                changed = copy.deepcopy(node)
                changed.ops[at] = _COMPARISONS[type(comparison)]()
                yield f"comparison {at}", changed
        case ast.BoolOp():
            changed = copy.deepcopy(node)
            changed.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "and, or", changed
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield "sign", copy.deepcopy(node.operand)
        case ast.BinOp() if type(node.op) in _OPERATORS:
            changed = copy.deepcopy(node)
            changed.op = _OPERATORS[type(node.op)]()
            yield "operator", changed
        case ast.Constant():
            yield from _constant(node)
        case ast.Assign() | ast.AnnAssign():
            yield from _assigned(node)
        case ast.AugAssign():
            yield "assigned", ast.Assign([copy.deepcopy(node.target)], copy.deepcopy(node.value))
        case ast.Call():
            yield from _call(node)
        case ast.Return(value=ast.AST() as value) if not (_is(value, None) or _is(value, False)):
            yield "returns None", ast.Return(None)
        case ast.Break():
            yield "return", ast.Return(None)
        case ast.Continue():
            yield "break", ast.Break()
        case ast.Expr(value=ast.Call()):
            yield "statement gone", ast.Pass()
        case ast.If() | ast.IfExp() | ast.While():
            yield from _condition(node)
        case ast.Lambda():
            changed = copy.deepcopy(node)
            changed.body = ast.Constant(None)
            yield "lambda", changed


def _fields(node: ast.AST) -> Iterator[tuple[str, object]]:
    for name, value in ast.iter_fields(node):
        annotation = name in ("annotation", "returns", "decorator_list", "args", "type_params")
        if not (annotation and isinstance(node, (*FUNCTIONS, ast.AnnAssign, ast.arg, ast.Lambda))):
            yield name, value


_Place = tuple[ast.AST, str, int | None]
"""Parent, field, and the index where the field is a list."""
_Node = tuple[ast.AST, _Place, str, ast.stmt]
"""What may be changed, its place, its outermost function, its statement."""


def _nodes(tree: ast.AST) -> Iterator[_Node]:
    """What may be changed, in the order of the text."""

    def below(node: ast.AST, name: str, inside: bool, statement: ast.stmt | None) -> Iterator[_Node]:
        for field, value in _fields(node):
            several = isinstance(value, list)
            for at, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.AST) or _is_left_alone(node, child, at):
                    continue
                within = child if isinstance(child, ast.stmt) else statement
                if inside and within is not None:
                    yield child, (node, field, at if several else None), name, within
                own = name
                if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not inside:
                    own = f"{name}.{child.name}".lstrip(".")
                yield from below(child, own, inside or isinstance(child, FUNCTIONS), within)

    yield from below(tree, "", False, None)


def _is_left_alone(parent: ast.AST, child: ast.AST, at: int) -> bool:
    match parent, child:
        case (ast.JoinedStr(), ast.Constant()) | (ast.FormattedValue(), ast.JoinedStr()):
            return True
        case ast.Call(func=ast.Name(id="cast")), _:
            return at == 0 and child is parent.args[0]
        case _, ast.Expr(value=ast.Constant()) | ast.Assert():
            return True
        case _, ast.Expr(value=ast.Call() as call) if _is_logged(call):
            return True
        case ast.Call() as call, ast.keyword() as keyword:
            return _is_without_behaviour(call, keyword)
        case ast.Call() as call, _ if at < len(call.args) and child is call.args[at]:
            return _is_label(call, at)
    return False


def _head(statement: ast.stmt) -> tuple[int, int]:
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    if not body:
        return statement.lineno, statement.end_lineno or statement.lineno
    first = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    return statement.lineno, max(statement.lineno, first.lineno - 1)


def sites(path: str, text: str) -> list[Site]:
    """All changes of a file."""
    return [
        Site(path, function, number, kind, *_head(statement), _shown(node, new))
        for number, (node, _, function, statement) in enumerate(_nodes(ast.parse(text)))
        for kind, new in changes(node)
    ]


def _shown(old: ast.AST, new: ast.AST) -> str:
    def line(node: ast.AST) -> str:
        text = ast.unparse(ast.fix_missing_locations(node)).partition("\n")[0]
        return text if len(text) <= 90 else f"{text[:87]}…"

    return f"`{line(old)}` → `{line(new)}`"


def named_site(mutant: NamedMutant, path: str, text: str) -> Site:
    """Where a mutant that somebody wrote is. Raises LookupError where its text stands no longer once in the file."""
    if text.count(mutant.old) != 1:
        raise LookupError(f"{path} has {mutant.old!r} {text.count(mutant.old)} times; mend benchmarks/named_mutants.py")
    line = text[: text.index(mutant.old)].count("\n") + 1
    change = f"`{mutant.old}` → `{mutant.new}`"
    return Site(path, mutant.function, -1, mutant.words, line, line, change, (mutant.old, mutant.new))


def mutated(text: str, site: Site) -> ast.Module:
    """The tree of a file with one change."""
    if site.texts is not None:
        return ast.parse(text.replace(*site.texts))
    tree = ast.parse(text)
    for number, (node, (parent, field, at), _, _) in enumerate(_nodes(tree)):
        if number == site.node:
            new = dict(changes(node))[site.kind]
            ast.copy_location(new, node)
            if at is None:
                setattr(parent, field, new)
            else:
                getattr(parent, field)[at] = new
            return ast.fix_missing_locations(tree)
    raise LookupError(site.name)
