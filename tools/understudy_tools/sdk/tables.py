"""The table of a resource's operations: one entry each, filled into as few lines as it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from understudy_tools.sdk.methods import Method
from understudy_tools.sdk.naming import plain

_WIDTH = 120


def operation_code(method: Method) -> str:
    """What describes the operation of a method."""
    return filled(f"{method.constant} = _operations.Operation[{method.returns}](", _arguments(method), ")")


def filled(start: str, parts: Iterable[str], end: str, indent: int = 0) -> str:
    """Code in brackets, with as much in each line as it holds; the first line is indented already."""
    listed = list(parts)
    lines: list[str] = []
    line = start
    for position, part in enumerate(listed):
        last = position == len(listed) - 1
        text = f"{part}{end if last else ','}"
        apart = "" if line == start or not line.strip() else " "
        if line.strip() and len(line) + len(apart) + len(text) > _WIDTH - (0 if lines else indent):
            lines.append(line)
            line, apart = " " * (indent + 4), ""
        line += f"{apart}{text}"
    return "\n".join([*lines, line if listed else f"{start}{end}"])


def joined_imports(lines: Sequence[str]) -> Sequence[str]:
    """Imports of models as one, where that is one line: each is imported for itself all the same."""
    names = [line.partition(" import ")[2] for line in lines]
    joined = f"from ..models import {', '.join(sorted(names))}"
    is_plain = all(line.startswith("from ..models.") and " as " not in line for line in lines)
    return [joined] if is_plain and names and len(joined) <= _WIDTH - 4 else lines


def _arguments(method: Method) -> Iterator[str]:
    endpoint, bodies = method.endpoint, method.endpoint.bodies
    yield _text(method.dotted)
    yield _text(f"{method.operation.method} {plain(endpoint.path)}")
    if method.answers or method.errors:
        yield quoted(method.answers) or "{}"
    if method.errors:
        yield quoted(method.errors)
    for place in ("path", "query", "header", "cookie"):
        entries = [_parameter(method, entry, place) for where, entry in method.placed if where == place]
        if entries:
            yield f"{place}={{{', '.join(entries)}}}"
    if method.sends_json:
        yield f"body={_kind(bodies[0].prop)}"
    elif bodies:
        made = [
            f"_operations.Body({_text(plain(body.content_type))}, {_text(body.body_type.value)}, {_kind(body.prop)}"
            f"{_parts(method, body)}),"
            for body in bodies
        ]
        yield f"bodies=({' '.join(made)})"
    yield from _switches(method)


def _parts(method: Method, body: Any) -> str:
    return f", {quoted(repr(dict(method.parts)))}" if method.parts and body.body_type.value == "files" else ""


def _switches(method: Method) -> Iterator[str]:
    bodies = method.endpoint.bodies
    if method.security is not None:
        yield f"security={method.security!r}"
    if method.server:
        yield f"server={method.server!r}"
    if bodies and bodies[0].prop.required:
        yield "needs_body=True"
    if method.keys:
        yield f"keys={quoted(repr(method.keys))}"
    if method.has_unsent:
        yield "has_unsent=True"
    if method.makes_key:
        yield "makes_key=True"
    if method.pages is not None:
        listed = [
            f"{name}={quoted(repr(value))}" for name, value in method.pages.paging.items() if value or name == "first"
        ]
        yield f"paging=_pages.Paging({', '.join(listed)})"
    if method.stream is not None:
        stream = method.stream
        switch = f", {stream.switch!r}" if stream.switch else ""
        yield f"stream=_streams.Streaming({_text(stream.accept)}, _streams.{stream.decoder}, {stream.kind}{switch})"


def _parameter(method: Method, entry: Any, place: str) -> str:
    form = method.form(entry, place)
    kind = f"_operations.Parameter({_kind(entry)}{form})" if form else _kind(entry)
    return f"{_text(str(entry.python_name))}: {kind}"


def _kind(prop: Any) -> str:
    kind = str(plain(prop.get_type_string(no_optional=True)))
    return "type(None)" if kind == "None" else kind


def _text(value: Any) -> str:
    return quoted(repr(str(value)))


def quoted(code: str) -> str:
    """Code with double quotes, where none of its texts has any."""
    return code if '"' in code or "\\" in code else code.replace("'", '"')
