"""Runtime expressions (Arazzo 1.0, 4.7): `$inputs.name`, `$steps.a.outputs.b`, `$response.body#/id`, and texts with
such in braces.

Knows what an expression says and where its value stands in the facts of a run; nothing of requests or documents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import is_index, tokens_of
from understudy.problem import did_you_mean

_HEADS = (
    "url",
    "method",
    "statusCode",
    "request",
    "response",
    "event",
    "inputs",
    "outputs",
    "steps",
    "workflows",
    "sourceDescriptions",
    "components",
)
_BRACES = re.compile(r"\{(\$[^{}]+)\}")
_TOKEN = re.compile(r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")


class ExpressionError(ValueError):
    """An expression is none, or there is nothing where it points. The message says which, and what there is."""


@dataclass(frozen=True, slots=True)
class Expression:
    """`parts` are the names between dots, `pointer` the JSON Pointer behind `#`, None where there is none."""

    text: str
    parts: tuple[str, ...]
    pointer: str | None = None

    @property
    def head(self) -> str:
        return self.parts[0]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What one step sent and got."""

    url: str = ""
    method: str = ""
    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    sent_headers: Mapping[str, str] = field(default_factory=dict)
    sent_body: Any = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    event: Any = None


@dataclass(slots=True)
class RunContext:
    """Everything that an expression can refer to at one point of a run."""

    inputs: Mapping[str, Any] = field(default_factory=dict)
    steps: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    workflows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    components: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    exchanged: Exchanged | None = None


def parse(text: str) -> Expression:
    """Read an expression. Raises ExpressionError."""
    body, mark, pointer = text.partition("#")
    head, *rest = body.removeprefix("$").split(".")
    if not text.startswith("$") or head not in _HEADS:
        begin = f"they begin with one of ${', $'.join(_HEADS)}"
        hint = did_you_mean(head, _HEADS, otherwise=begin, show=lambda near: f"${'.'.join((near, *rest))}")
        raise ExpressionError(f"{text!r} is no runtime expression; {hint}")
    if mark and pointer and not pointer.startswith("/"):
        raise ExpressionError(f"{text!r}: a JSON Pointer begins with /, such as #/id")
    expression = Expression(text, (head, *rest), pointer if mark else None)
    _check(expression)
    return expression


def _check(expression: Expression) -> None:
    head, rest, text = expression.head, expression.parts[1:], expression.text
    if head in ("url", "method", "statusCode"):
        if rest or expression.pointer is not None:
            raise ExpressionError(f"{text!r}: nothing follows ${head}")
    elif head in ("request", "response", "event"):
        places = {"request": ("header", "query", "path", "body"), "response": ("header", "body"), "event": ("body",)}[
            head
        ]
        if not rest or rest[0] not in places:
            raise ExpressionError(f"{text!r}: ${head} is followed by one of .{', .'.join(places)}")
        if rest[0] == "body" and rest[1:]:
            raise ExpressionError(
                f"{text!r}: a place in the body is a JSON Pointer: ${head}.body#/{'/'.join(rest[1:])}"
            )
        name = ".".join(rest[1:])
        if rest[0] != "body" and not (name and (rest[0] != "header" or _TOKEN.match(name))):
            raise ExpressionError(f"{text!r}: ${head}.{rest[0]} is followed by a name, such as ${head}.{rest[0]}.id")
    elif head in ("steps", "workflows"):
        allowed = ("outputs",) if head == "steps" else ("outputs", "inputs")
        if len(rest) < 3 or rest[1] not in allowed:
            raise ExpressionError(f"{text!r}: write ${head}.ID.outputs.NAME")
    elif not rest or not rest[0]:
        raise ExpressionError(f"{text!r}: ${head} is followed by a name")


def embedded(text: str) -> list[str]:
    """The expressions of a text: itself, or what stands in braces."""
    return [text] if text.startswith("$") else _BRACES.findall(text)


def resolve(text: str, facts: RunContext) -> Any:
    """The value of an expression. Raises ExpressionError when there is nothing there."""
    return evaluate(parse(text), facts)


def evaluate(expression: Expression, facts: RunContext) -> Any:
    """The value of a parsed expression. Raises ExpressionError when there is nothing there."""
    head, rest = expression.head, expression.parts[1:]
    if head in ("url", "method", "statusCode", "request", "response", "event"):
        value = _exchanged(expression, facts.exchanged)
    elif head == "inputs":
        value = _named(expression, facts.inputs, rest)
    elif head == "steps":
        value = _named(expression, _member(expression, facts.steps, rest[0], "step that has run"), rest[2:])
    elif head == "workflows":
        ran = _member(expression, facts.workflows, rest[0], "workflow that has run")
        value = _named(expression, ran[rest[1]], rest[2:])
    elif head == "outputs":
        raise ExpressionError(f"{expression.text!r}: say whose outputs: $steps.ID.outputs.NAME")
    else:
        value = _named(expression, facts.components if head == "components" else facts.sources, rest)
    return value if expression.pointer is None else _pointed(expression, value)


def _exchanged(expression: Expression, exchanged: Exchanged | None) -> Any:
    if exchanged is None:
        raise ExpressionError(f"{expression.text!r}: no request has been made yet in this step")
    head, rest = expression.head, expression.parts[1:]
    if head in ("url", "method"):
        return getattr(exchanged, head)
    if head == "statusCode":
        return exchanged.status
    if head == "event":
        return exchanged.event
    if rest[0] == "body":
        return exchanged.body if head == "response" else exchanged.sent_body
    name = ".".join(rest[1:])
    if rest[0] == "header":
        fields = exchanged.headers if head == "response" else exchanged.sent_headers
        return _member(expression, {key.lower(): value for key, value in fields.items()}, name.lower(), "header field")
    return _member(expression, exchanged.path if rest[0] == "path" else exchanged.query, name, f"{rest[0]} parameter")


def _named(expression: Expression, values: Any, rest: Sequence[str]) -> Any:
    """A name may have dots in it; else each dot goes one level down."""
    if isinstance(values, Mapping) and ".".join(rest) in values:
        return values[".".join(rest)]
    for name in rest:
        if isinstance(values, list) and name.isdigit() and int(name) < len(values):
            values = values[int(name)]
        else:
            values = _member(expression, values, name, "value")
    return values


def _member(expression: Expression, values: Any, name: str, what: str) -> Any:
    if isinstance(values, Mapping) and name in values:
        return values[name]
    known = [str(key) for key in values] if isinstance(values, Mapping) else []
    hint = did_you_mean(name, known, otherwise=f"there is {', '.join(known) or 'none'}")
    raise ExpressionError(f"{expression.text!r}: there is no {what} {name!r}; {hint}")


def _pointed(expression: Expression, value: Any) -> Any:
    """RFC 6901, section 4."""
    for name in tokens_of(expression.pointer or ""):
        if isinstance(value, list) and is_index(name) and int(name) < len(value):
            value = value[int(name)]
        elif isinstance(value, list):
            raise ExpressionError(f"{expression.text!r}: there is no item {name}; the array has {len(value)}")
        else:
            value = _member(expression, value, name, "member")
    return value


def filled(value: Any, facts: RunContext) -> Any:
    """A value with every expression in it, at whatever depth, replaced by what it stands for.

    A text that is one expression becomes its value, whatever its type. Raises ExpressionError.
    """
    if isinstance(value, str):
        if value.startswith("$") and _is_expression(value):
            return resolve(value, facts)
        whole = _BRACES.fullmatch(value)
        if whole is not None:
            return resolve(whole[1], facts)
        return _BRACES.sub(lambda found: _text(resolve(found[1], facts)), value)
    if isinstance(value, list):
        return [filled(entry, facts) for entry in value]
    if isinstance(value, dict):
        return {name: filled(entry, facts) for name, entry in value.items()}
    return value


def _is_expression(text: str) -> bool:
    """`$5 off` is a text."""
    return re.split(r"[.#]", text[1:], maxsplit=1)[0] in _HEADS


def _text(value: Any) -> str:
    return value if isinstance(value, str) else dumps(value).decode()
