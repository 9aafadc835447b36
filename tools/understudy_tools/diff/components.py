"""Compares the parts of an operation: parameters, body, responses, headers, media types."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.openapi.pointer import MISSING
from understudy.openapi.schema_view import SchemaPlace, SchemaTree
from understudy_tools.diff.changelog import ChangeCollector, Spot
from understudy_tools.diff.rules import Flow

__all__ = ["compare_parts"]

_Sides = tuple[SchemaPlace, SchemaPlace]  # the Path Item, the Operation
_Name = tuple[str, str]  # where a parameter stands, what it is called
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
# OAS 4.8.12.1 and 4.8.17: these are described elsewhere.
_NO_PARAMETERS = frozenset({"accept", "content-type", "authorization"})


def compare_parts(ledger: ChangeCollector, spot: Spot, old: _Sides, new: _Sides, names: Mapping[str, str]) -> None:
    """Compares all parts of one operation; `names` are path parameters that are called otherwise now."""
    _parameters(ledger, spot, old, new, names)
    _body(ledger, spot, old[1], new[1])
    _responses(ledger, spot, old[1], new[1])


# -- parameters -------------------------------------------------------------------------------------------------------


def _parameters(ledger: ChangeCollector, spot: Spot, old: _Sides, new: _Sides, names: Mapping[str, str]) -> None:
    before, after = _listed(ledger.old, old), _listed(ledger.new, new)
    paired = []
    for where, name in list(before):
        now = (where, names.get(name, name) if where == "path" else name)
        if now in after:
            paired.append((before.pop((where, name)), after.pop(now)))
    for (where, name), place in list(before.items()):
        moved = next((key for key in after if key[1] == name), None)
        if moved is not None:
            ledger.told(spot, "request", "parameter-moved", place, after[moved], where, moved[0])
            paired.append((before.pop((where, name)), after.pop(moved)))
    for place in before.values():
        ledger.found(spot, "request", "parameter-removed", place, None)
    for place in after.values():
        rule = "parameter-added-required" if place.node.get("required") is True else "parameter-added"
        ledger.found(spot, "request", rule, None, place)
    for one, other in paired:
        _parameter(ledger, spot, one, other)


def _listed(tree: SchemaTree, sides: _Sides) -> dict[_Name, SchemaPlace]:
    """The parameters of an operation; those of its path come first and may be overridden (OAS 4.8.9.1)."""
    found = {}
    for side in sides:
        for place in _entries(tree, side.child("parameters")):
            where, name = str(place.node.get("in")), str(place.node.get("name"))
            if where == "header":
                name = name.lower()
            if where != "header" or name not in _NO_PARAMETERS:
                found[where, name] = place
    return found


def _entries(tree: SchemaTree, place: SchemaPlace) -> Iterator[SchemaPlace]:
    for position in range(len(place.node) if isinstance(place.node, list) else 0):
        entry = tree.followed(place.child(position))
        if isinstance(entry.node, dict):
            yield entry


def _parameter(ledger: ChangeCollector, spot: Spot, old: SchemaPlace, new: SchemaPlace) -> None:
    was, is_ = old.node.get("required") is True, new.node.get("required") is True
    if was != is_:
        rule = "parameter-became-required" if is_ else "parameter-became-optional"
        ledger.told(spot, "request", rule, old, new, *_demands(was, is_))
    styles = _style(old.node), _style(new.node)
    if styles[0] != styles[1]:
        ledger.told(spot, "request", "parameter-style-changed", old, new, *styles)
    _deprecation(ledger, spot, "request", old, new)
    _described(ledger, spot, "request", old, new)


def _demands(was: bool, is_: bool) -> tuple[str, str]:
    return "required" if was else "optional", "required" if is_ else "optional"


def _deprecation(ledger: ChangeCollector, spot: Spot, direction: Flow, old: SchemaPlace, new: SchemaPlace) -> None:
    was, is_ = old.node.get("deprecated") is True, new.node.get("deprecated") is True
    if was != is_:
        ledger.told(spot, direction, f"deprecation-{'added' if is_ else 'removed'}", old, new, was, is_)


def _style(node: Mapping[str, Any]) -> str:
    content = node.get("content")
    if isinstance(content, dict):
        return ", ".join(content)
    style = str(node.get("style") or _STYLES.get(str(node.get("in", "header")), "simple"))
    explode = node.get("explode", style == "form") is True
    reserved = ", reserved characters allowed" if node.get("allowReserved") is True else ""
    return f"{style}{', exploded' if explode else ''}{reserved}"


def _described(ledger: ChangeCollector, spot: Spot, direction: Flow, old: SchemaPlace, new: SchemaPlace) -> None:
    """The schema of a parameter or a header, which may stand under a media type."""
    ledger.schemas(spot, direction, _schema_of(old), _schema_of(new))


def _schema_of(place: SchemaPlace) -> SchemaPlace:
    content = place.node.get("content")
    if isinstance(content, dict) and content:
        return place.child("content", next(iter(content)), "schema")
    return place.child("schema")


# -- bodies -----------------------------------------------------------------------------------------------------------


def _body(ledger: ChangeCollector, spot: Spot, old: SchemaPlace, new: SchemaPlace) -> None:
    before, after = _followed(ledger.old, old, "requestBody"), _followed(ledger.new, new, "requestBody")
    if before is None or after is None:
        if before is not None:
            ledger.found(spot, "request", "request-body-removed", before, None)
        if after is not None:
            needed = after.node.get("required") is True
            ledger.found(spot, "request", f"request-body-added{'-required' if needed else ''}", None, after)
        return
    was, is_ = before.node.get("required") is True, after.node.get("required") is True
    if was != is_:
        rule = "request-body-became-required" if is_ else "request-body-became-optional"
        ledger.told(spot, "request", rule, before, after, *_demands(was, is_))
    _content(ledger, spot, "request", before, after)


def _followed(tree: SchemaTree, place: SchemaPlace, name: str) -> SchemaPlace | None:
    found = tree.followed(place.child(name))
    return found if isinstance(found.node, dict) else None


def _content(ledger: ChangeCollector, spot: Spot, direction: Flow, old: SchemaPlace, new: SchemaPlace) -> None:
    before, after = _media(old), _media(new)
    for name in [name for name in before if name not in after]:
        ledger.told(spot, direction, "media-type-removed", before[name], None, name, MISSING)
    for name in [name for name in after if name not in before]:
        ledger.told(spot, direction, "media-type-added", None, after[name], MISSING, name)
    for name in [name for name in before if name in after]:
        one, other = before[name], after[name]
        ledger.schemas(spot, direction, one.child("schema"), other.child("schema"))
        ledger.schemas(spot, direction, one.child("itemSchema"), other.child("itemSchema"))
        written = _encoding(one), _encoding(other)
        if written[0] != written[1]:
            ledger.told(spot, direction, "parameter-style-changed", one, other, *written)


def _media(place: SchemaPlace) -> dict[str, SchemaPlace]:
    """The media types of a body; case and spaces don't tell them apart (RFC 9110 section 8.3.1)."""
    content = place.node.get("content")
    found = {}
    for name in content if isinstance(content, dict) else ():
        entry = place.child("content", name)
        if isinstance(entry.node, dict):
            found[name.lower().replace(" ", "")] = entry
    return found


def _encoding(media: SchemaPlace) -> str:
    """How the parts of a form are written (OAS 4.8.15), without what only describes."""
    given = media.node.get("encoding")
    kept = {
        name: {key: entry[key] for key in ("contentType", "style", "explode", "allowReserved") if key in entry}
        for name, entry in (given.items() if isinstance(given, dict) else ())
        if isinstance(entry, dict)
    }
    return json.dumps({name: entry for name, entry in kept.items() if entry}, sort_keys=True)


# -- responses --------------------------------------------------------------------------------------------------------


def _responses(ledger: ChangeCollector, spot: Spot, old: SchemaPlace, new: SchemaPlace) -> None:
    before, after = _statuses(ledger.old, old), _statuses(ledger.new, new)
    # `default` stands for success only where nothing else does.
    only = not any(status[0] in "23" for status in (*before, *after))
    for status in sorted(before.keys() | after.keys()):
        # A range or `default` that spoke for a status before still does, or does now (OAS 4.8.16).
        one, other = before.get(status, _covering(before, status)), after.get(status, _covering(after, status))
        error = "" if status[0] in "123" or (status == "default" and only) else "error-"
        if one is None:
            ledger.told(spot, "response", f"{error}status-added", None, other, MISSING, status)
        elif other is None:
            ledger.told(spot, "response", f"{error}status-removed", one, None, status, MISSING)
        else:
            _headers(ledger, spot, one, other)
            _content(ledger, spot, "response", one, other)


def _statuses(tree: SchemaTree, operation: SchemaPlace) -> dict[str, SchemaPlace]:
    responses = operation.child("responses")
    found = {}
    for status in responses.node if isinstance(responses.node, dict) else ():
        place = tree.followed(responses.child(status))
        if isinstance(place.node, dict) and not str(status).startswith("x-"):
            found[str(status)] = place
    return found


def _covering(statuses: Mapping[str, SchemaPlace], status: str) -> SchemaPlace | None:
    """What speaks for a status that is not listed. `default` is about errors where successes are listed."""
    if status == "default":
        return None
    ranged = statuses.get(f"{status[0]}XX") or statuses.get(f"{status[0]}xx")
    if ranged is not None or (status[0] in "123" and any(known[0] in "23" for known in statuses)):
        return ranged
    return statuses.get("default")


def _headers(ledger: ChangeCollector, spot: Spot, old: SchemaPlace, new: SchemaPlace) -> None:
    before, after = _headers_of(ledger.old, old), _headers_of(ledger.new, new)
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if one is not None and other is not None:
            was, is_ = one.node.get("required") is True, other.node.get("required") is True
            if was != is_:
                rule = "response-header-became-required" if is_ else "response-header-became-optional"
                ledger.told(spot, "response", rule, one, other, *_demands(was, is_))
            _deprecation(ledger, spot, "response", one, other)
            _described(ledger, spot, "response", one, other)
        elif one is not None:
            ledger.found(spot, "response", "response-header-removed", one, None)
        elif other is not None:
            needed = other.node.get("required") is True
            ledger.found(spot, "response", f"response-header-added{'-required' if needed else ''}", None, other)


def _headers_of(tree: SchemaTree, response: SchemaPlace) -> dict[str, SchemaPlace]:
    headers = response.child("headers")
    found = {}
    for name in headers.node if isinstance(headers.node, dict) else ():
        place = tree.followed(headers.child(name))
        if isinstance(place.node, dict) and name.lower() != "content-type":
            found[name.lower()] = place
    return found
