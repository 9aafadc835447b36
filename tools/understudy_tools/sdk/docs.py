"""What the generated code says about itself: docstrings, and what the reference page is made of."""

from __future__ import annotations

import functools
import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from understudy.inference.conventions.nouns import singular
from understudy_tools.sdk.naming import plain, snake_case

_WIDTH = 112
_SPOKEN = re.compile(r"\w+")
_ONE = frozenset({"create", "delete", "get", "replace", "update", "upsert"})
_SAYS_NOTHING_WORDS = """
    200 201 202 204 a an body call completed completely default done empty execution fine no operation ok okay request
    response returned successful success successfully succeeded sync the typical was with
"""
_SAYS_NOTHING = frozenset(_SAYS_NOTHING_WORDS.split())
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
ERROR_CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    406: "NotAcceptableError",
    409: "ConflictError",
    412: "PreconditionFailedError",
    415: "UnsupportedMediaTypeError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
"""The error class of a status, as the runtime has it."""


def escaped(text: str) -> str:
    """A text as it stands inside of a docstring."""
    safe = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return safe[:-1] + '\\"' if safe.endswith('"') else safe


def text_of(text: Any) -> str:
    """A description as it stands in the document."""
    return _CONTROL.sub(" ", str(plain(text) or "")).strip()


def short(text: Any) -> str:
    """The first line of a description, or of nothing at all."""
    lines = text_of(text).split("\n")
    return lines[0].strip()


def cell(text: Any) -> str:
    """A text inside of a table of a Markdown page."""
    return " ".join(str(plain(text) or "").split()).replace("|", "\\|")


def returned(entry: Any) -> str:
    """The type of what a method returns, as a reader wants it."""
    shown = f"Stream[{entry.stream.yields}]" if entry.is_stream else str(entry.returns)
    if entry.pages is not None:
        shown = entry.pages.returns("").removeprefix("_pages.")
    return shown.replace("builtins.", "")


def parameters(entry: Any) -> Iterator[tuple[str, str, bool, str]]:
    """(name, type, whether it is required, description) of every argument, in the order of the signature."""
    endpoint, body = entry.endpoint, entry.operation.request_body
    places = [(place, found) for place in ("path", "query", "header", "cookie") for found in _listed(endpoint, place)]
    path = [pair for pair in places if pair[0] == "path"]
    for place, found in path:
        yield _parameter(entry, place, found)
    if endpoint.bodies:
        kinds = dict.fromkeys(str(plain(body.prop.get_type_string(no_optional=True))) for body in endpoint.bodies)
        description = body.description if body is not None else ""
        text = description or str(plain(endpoint.bodies[0].prop.description) or "the body")
        if entry.spread:
            text = f"{text.rstrip('.')}; or its properties as keyword arguments, of `{entry.spread}`."
        yield "body", " | ".join(kinds), bool(endpoint.bodies[0].prop.required), text
    for place, found in places[len(path) :]:
        yield _parameter(entry, place, found)


def _listed(endpoint: Any, place: str) -> Sequence[Any]:
    found: Sequence[Any] = getattr(endpoint, f"{place}_parameters")
    return found


def _parameter(entry: Any, place: str, found: Any) -> tuple[str, str, bool, str]:
    declared = entry.parameters.get((place, str(plain(found.name))))
    description = declared.description if declared is not None else ""
    text = description or str(plain(found.description) or f"`{plain(found.name)}` of the {place}")
    kind = str(plain(found.get_type_string(no_optional=True)))
    schema = declared.schema if declared is not None else None
    if isinstance(schema, dict) and "default" in schema:
        text = f"{text.rstrip('.')}. Default: {json.dumps(schema['default'])}."
    return str(found.python_name), kind, not entry.is_optional(found), text


def deed(entry: Any, group: Any) -> str:
    """What a method does, in words, where the document has none: `List plans`, `Archive a plan`."""
    verb, *more = entry.name.strip("_").split("_")
    noun = group.attribute.strip("_").replace("_", " ")
    if verb == "list" and not more:
        return f"List {noun}"
    is_one = entry.name in _ONE or entry.operation.path.rpartition("/")[0].endswith("}")
    if more or not is_one:
        return " ".join([verb.capitalize(), *more, *([] if more else [noun])])
    *before, last = noun.split(" ")
    one = " ".join([*before, singular(last)])
    return f"{verb.capitalize()} {'an' if one[:1] in 'aeio' else 'a'} {one}"


def answered(entry: Any) -> str:
    """What the document says of a success, where it is more than that it is one."""
    text = text_of(entry.answer.description) if entry.answer is not None else ""
    return "" if {word.lower() for word in _SPOKEN.findall(text)} <= _SAYS_NOTHING else text


def raises(entry: Any) -> list[tuple[str, str, str]]:
    """(error class, when, type of its `body` or nothing) of every refusal that the document lists."""
    found: dict[str, tuple[str, str, str]] = {}
    for status, response in entry.operation.responses.items():
        if status[:1] not in "45" or not status.isdigit():
            continue
        name = ERROR_CLASSES.get(int(status), "ServerError" if status[0] == "5" else "StatusError")
        if name != "StatusError":
            text = (short(response.description) or "refused").rstrip(".")
            found.setdefault(name, (name, f"{status}, {text}", entry.refusals.get(status, "")))
    return list(found.values())


def example_code(entry: Any, resource: str) -> str:
    """The example of a method, or an empty text where there is none."""
    if entry.example is None:
        return ""
    if entry.is_stream:
        after = " as stream:\n    for item in stream:\n        print(item)"
        return str(entry.example.code(f"client.{resource}.{entry.name}", "with ", after))
    name = "" if entry.returns in ("None", "Any") else f"{variable(entry.returns)} = "
    return str(entry.example.code(f"client.{resource}.{entry.name}", name))


def loop_code(entry: Any, resource: str) -> str:
    """A loop over all that a method lists, with what the call requires; an empty text where there is no example."""
    if entry.example is None:
        return ""
    return str(entry.example.code(f"client.{resource}.{entry.name}", "for item in ", ":\n    print(item)"))


def variable(returns: str) -> str:
    """What a value of a type is called in an example."""
    name = snake_case(returns)
    free = returns.isidentifier() and returns not in ("str", "int", "float", "bool") and name != "client"
    return name if free else "result"


def docstring(entry: Any, group: Any) -> str:
    """The docstring of a method: what for, arguments, result, errors and an example; escaped, without the quotes."""
    endpoint = entry.endpoint
    summary = short(endpoint.summary) or short(endpoint.description)
    summary = summary or f"{deed(entry, group)}: `{entry.operation.method} {entry.operation.path}`"
    first = summary if summary.endswith((".", "!", "?")) else f"{summary}."
    lines = [first, ""]
    description = text_of(endpoint.description)
    if description and description != short(endpoint.summary) and description != summary:
        lines += [*_wrapped(description), ""]
    if entry.operation.deprecated:
        lines += ["Deprecated.", ""]
    listed = list(parameters(entry))
    if listed:
        lines.append("Args:")
    for name, kind, _, text in listed:
        lines += _item(f"{name} ({kind})", text)
    description = answered(entry)
    if entry.returns != "None" and description:
        lines += [*([""] if lines[-1] else []), "Returns:", *(f"    {line}" for line in _wrapped(description))]
    if listed_errors := list(_raised(entry)):
        lines += [*([""] if lines[-1] else []), "Raises:"]
    for names, text in listed_errors:
        lines += _item(names, text)
    code = example_code(entry, group.dotted)
    if code:
        lines += [*([""] if lines[-1] else []), "Example:", *(f"    {line}".rstrip() for line in code.splitlines())]
    return escaped("\n".join(lines)) + "\n"


def _raised(entry: Any) -> Iterator[tuple[str, str]]:
    """The errors of a method, those with one type of body together."""
    typed: dict[str, list[str]] = {}
    for name, when, kind in raises(entry):
        if kind:
            typed.setdefault(kind, []).append(name)
        else:
            yield name, f"{when.rstrip('.')}."
    for kind, names in typed.items():
        yield ", ".join(names), f"`body` is `{kind}`."


@functools.cache
def _item(name: str, text: str) -> tuple[str, ...]:
    """One entry of a list. Methods come twice, blocking and async, and most of their errors many times."""
    shown = " ".join(text_of(text).split())
    lines = textwrap.wrap(
        f"{name}: {shown}",
        _WIDTH,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(lines)


@functools.cache
def _wrapped(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for line in text.split("\n"):
        found += textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return tuple(found)
