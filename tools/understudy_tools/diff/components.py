"""Compares the parts of an operation: parameters, body, responses, headers, media types."""

from __future__ import annotations

import json
from collections.abc import Mapping

from understudy.openapi.model import Header, MediaType, Node, Operation, Parameter, RequestBody, ResponseObject
from understudy.openapi.pointer import MISSING
from understudy.openapi.schema_view import SchemaPlace, media_schema, parameter_schema
from understudy_tools.diff.changelog import ChangeCollector, Spot
from understudy_tools.diff.rules import Flow

_Name = tuple[str, str]  # where a parameter stands, what it is called
_Deprecable = Operation | Parameter | Header
_Demandable = Parameter | RequestBody | Header


def compare_parts(
    collector: ChangeCollector, spot: Spot, old: Operation, new: Operation, names: Mapping[str, str]
) -> None:
    """Compares all parts of one operation; `names` are path parameters that are called otherwise now."""
    _parameters(collector, spot, _named(old), _named(new), names)
    _body(collector, spot, old.request_body, new.request_body)
    _responses(collector, spot, old.responses, new.responses)


def compare_deprecation(
    collector: ChangeCollector, spot: Spot, direction: Flow | None, old: _Deprecable, new: _Deprecable
) -> None:
    """Whether one of two is deprecated and the other is not."""
    was, is_ = old.deprecated, new.deprecated
    if was != is_:
        rule = f"deprecation-{'added' if is_ else 'removed'}"
        collector.record(spot, direction, rule, old.pointer, new.pointer, was, is_)


def _demand(
    collector: ChangeCollector, spot: Spot, direction: Flow, kind: str, old: _Demandable, new: _Demandable
) -> None:
    """Whether one of two must be there and the other need not; `kind` begins the name of the rule."""
    if old.required != new.required:
        was, is_ = ("required" if side.required else "optional" for side in (old, new))
        collector.record(spot, direction, f"{kind}-became-{is_}", old.pointer, new.pointer, was, is_)


def _schema(node: Node | None, pointer: str) -> SchemaPlace:
    return SchemaPlace(MISSING if node is None else node, pointer)


# -- parameters -------------------------------------------------------------------------------------------------------


def _named(operation: Operation) -> dict[_Name, Parameter]:
    """The parameters of an operation; in the names of headers case does not matter (RFC 9110 section 5.1)."""
    return {
        (each.location, each.name.lower() if each.location == "header" else each.name): each
        for each in operation.parameters
        if not each.ignored
    }


def _parameters(
    collector: ChangeCollector,
    spot: Spot,
    before: dict[_Name, Parameter],
    after: dict[_Name, Parameter],
    names: Mapping[str, str],
) -> None:
    paired = []
    for where, name in list(before):
        now = (where, names.get(name, name) if where == "path" else name)
        if now in after:
            paired.append((before.pop((where, name)), after.pop(now)))
    for (where, name), parameter in list(before.items()):
        moved = next((key for key in after if key[1] == name), None)
        if moved is not None:
            pointers = parameter.pointer, after[moved].pointer
            collector.record(spot, "request", "parameter-moved", *pointers, where, moved[0])
            paired.append((before.pop((where, name)), after.pop(moved)))
    for parameter in before.values():
        collector.match(spot, "request", "parameter-removed", parameter.pointer, None)
    for parameter in after.values():
        rule = "parameter-added-required" if parameter.required else "parameter-added"
        collector.match(spot, "request", rule, None, parameter.pointer)
    for one, other in paired:
        _parameter(collector, spot, one, other)


def _parameter(collector: ChangeCollector, spot: Spot, old: Parameter, new: Parameter) -> None:
    _demand(collector, spot, "request", "parameter", old, new)
    styles = _style(old), _style(new)
    if styles[0] != styles[1]:
        collector.record(spot, "request", "parameter-style-changed", old.pointer, new.pointer, *styles)
    compare_deprecation(collector, spot, "request", old, new)
    collector.schemas(spot, "request", parameter_schema(old), parameter_schema(new))


def _style(parameter: Parameter) -> str:
    if parameter.content_type is not None:
        return parameter.content_type
    reserved = ", reserved characters allowed" if parameter.allow_reserved else ""
    return f"{parameter.style}{', exploded' if parameter.explode else ''}{reserved}"


# -- bodies -----------------------------------------------------------------------------------------------------------


def _body(collector: ChangeCollector, spot: Spot, old: RequestBody | None, new: RequestBody | None) -> None:
    if old is None or new is None:
        if old is not None:
            collector.match(spot, "request", "request-body-removed", old.pointer, None)
        if new is not None:
            rule = f"request-body-added{'-required' if new.required else ''}"
            collector.match(spot, "request", rule, None, new.pointer)
        return
    _demand(collector, spot, "request", "request-body", old, new)
    _content(collector, spot, "request", old.content, new.content)


def _content(
    collector: ChangeCollector, spot: Spot, direction: Flow, old: tuple[MediaType, ...], new: tuple[MediaType, ...]
) -> None:
    before, after = _by_name(old), _by_name(new)
    for name in [name for name in before if name not in after]:
        collector.record(spot, direction, "media-type-removed", before[name].pointer, None, name, MISSING)
    for name in [name for name in after if name not in before]:
        collector.record(spot, direction, "media-type-added", None, after[name].pointer, MISSING, name)
    for name in [name for name in before if name in after]:
        one, other = before[name], after[name]
        collector.schemas(spot, direction, media_schema(one), media_schema(other))
        collector.schemas(spot, direction, _of_items(one), _of_items(other))
        written = _encoding(one), _encoding(other)
        if written[0] != written[1]:
            collector.record(spot, direction, "parameter-style-changed", one.pointer, other.pointer, *written)


def _by_name(content: tuple[MediaType, ...]) -> dict[str, MediaType]:
    """The media types of a body; spaces don't tell them apart (RFC 9110 section 8.3.1)."""
    return {media.name.replace(" ", ""): media for media in content}


def _of_items(media: MediaType) -> SchemaPlace:
    return _schema(media.item_schema, f"{media.pointer}/itemSchema")


def _encoding(media: MediaType) -> str:
    """How the parts of a form are written (OAS 4.8.15), without what only describes."""
    kept = {}
    for name, entry in media.encoding.items():
        ways = {
            "contentType": entry.content_type,
            "style": entry.style,
            "explode": entry.explode,
            "allowReserved": entry.allow_reserved,
        }
        kept[name] = {key: value for key, value in ways.items() if value is not None}
    return json.dumps({name: ways for name, ways in kept.items() if ways}, sort_keys=True)


# -- responses --------------------------------------------------------------------------------------------------------


def _responses(
    collector: ChangeCollector, spot: Spot, before: Mapping[str, ResponseObject], after: Mapping[str, ResponseObject]
) -> None:
    # Where nothing but `default` is listed, it is what a client gets when all goes well.
    only = not any(status[0] in "23" for status in (*before, *after))
    for status in sorted(before.keys() | after.keys()):
        # A range or `default` that spoke for a status before still does, or does now (OAS 4.8.16).
        one, other = before.get(status, _covering(before, status)), after.get(status, _covering(after, status))
        error = "" if status[0] in "123" or (status == "default" and only) else "error-"
        if one is not None and other is not None:
            _headers(collector, spot, one.headers, other.headers)
            _content(collector, spot, "response", one.content, other.content)
        elif one is not None:
            collector.record(spot, "response", f"{error}status-removed", one.pointer, None, status, MISSING)
        elif other is not None:
            collector.record(spot, "response", f"{error}status-added", None, other.pointer, MISSING, status)


def _covering(responses: Mapping[str, ResponseObject], status: str) -> ResponseObject | None:
    """What speaks for a status that is not listed. `default` is about errors where successes are listed."""
    if status == "default":
        return None
    ranged = responses.get(f"{status[0]}XX")
    if ranged is not None or (status[0] in "123" and any(known[0] in "23" for known in responses)):
        return ranged
    return responses.get("default")


def _headers(collector: ChangeCollector, spot: Spot, old: tuple[Header, ...], new: tuple[Header, ...]) -> None:
    before, after = ({header.name.lower(): header for header in side} for side in (old, new))
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if one is not None and other is not None:
            _demand(collector, spot, "response", "response-header", one, other)
            compare_deprecation(collector, spot, "response", one, other)
            collector.schemas(spot, "response", _of_header(one), _of_header(other))
        elif one is not None:
            collector.match(spot, "response", "response-header-removed", one.pointer, None)
        elif other is not None:
            rule = f"response-header-added{'-required' if other.required else ''}"
            collector.match(spot, "response", rule, None, other.pointer)


def _of_header(header: Header) -> SchemaPlace:
    return media_schema(header.content[0]) if header.content else _schema(header.schema, f"{header.pointer}/schema")
