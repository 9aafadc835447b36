"""YAML text to JSON values: YAML 1.2's core schema on PyYAML's fast parser. Knows text and nothing else.

PyYAML reads YAML 1.1 (`on` is true, `1:30` is 90, `2020-01-01` is a date) and keeps the last of two equal keys. Only
its parser is used; what the nodes mean is decided here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

import yaml

from understudy.openapi.doubled_keys import united
from understudy.openapi.pointer import escape

_TAG = "tag:yaml.org,2002:"
_PLAIN = "plain"
_DEEPEST = 300
# How many values aliases may add: far beyond any real document, far below what a "billion laughs" needs.
_MOST_ALIASED = 1_000_000
_INDENT = re.compile(r"^[ \-?:]*", re.MULTILINE)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NUMBER_STARTS = frozenset("-+.0123456789")
_TAGS: dict[str, Any] = {
    _TAG + "null": type(None),
    _TAG + "bool": bool,
    _TAG + "int": int,
    _TAG + "float": (int, float),
}


def _resolve(_: Any, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
    """The tag of a node that has none: `plain` for a scalar without quotes, whose text decides."""
    if kind is yaml.ScalarNode:
        return _PLAIN if implicit[0] else _TAG + "str"
    return _TAG + ("seq" if kind is yaml.SequenceNode else "map")


# PyYAML's own resolver tries YAML 1.1's patterns on every scalar; ours is also twice as fast.
_LOADER: Any = type("_Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {"resolve": _resolve})


class YamlError(ValueError):
    """The text is no YAML that stands for a JSON value. The message ends with the line and the column."""

    def __init__(self, message: str, mark: Any = None, pointer: str = "") -> None:
        super().__init__(message + _place(mark))
        self.pointer = pointer


def parse_yaml(text: str) -> tuple[Any, list[tuple[str, str]]]:
    """The value of the one YAML document in `text`, and every key that stands twice as (pointer, place in words).

    Raises YamlError for anything that JSON has no word for as well: unknown tags, keys that are no scalars, aliases
    that contain themselves or grow beyond measure.
    """
    node = _composed(text)
    if node is None:
        return None, []
    reader = _Reader()
    value, _ = reader.read(node, "")
    return value, reader.doubled


def line_of(text: str, tokens: Iterable[str]) -> int:
    """The line, from 1 on, of what stands at a place, or of the nearest thing above it; 0 in what is no YAML.

    The place of an entry is the line of its key.
    """
    try:
        node = _composed(text)
    except YamlError:
        return 0
    mark = None
    for token in tokens:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if getattr(key, "value", None) == token), None)
            key, node = found or (None, None)
            mark = key.start_mark if key is not None else mark
        elif isinstance(node, yaml.SequenceNode) and token.isdigit() and int(token) < len(node.value):
            node = node.value[int(token)]
            mark = node.start_mark
        else:
            break
    return mark.line + 1 if mark is not None else 1


def _composed(text: str) -> yaml.Node | None:
    """The graph of nodes of the one document in a text. Raises YamlError."""
    try:
        _refuse_depth(text)
        loader = _LOADER(text)
        try:
            node: yaml.Node | None = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        raise YamlError(error.problem or "not YAML", error.problem_mark) from None
    except yaml.YAMLError as error:
        raise YamlError(str(error).splitlines()[0]) from None
    return node


def _place(mark: Any) -> str:
    return f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""


def _refuse_depth(text: str) -> None:
    """PyYAML's composer in C recurses without a limit: text nested deeply enough would crash the process."""
    if text.count("[") + text.count("{") + max(map(len, _INDENT.findall(text))) <= _DEEPEST:
        return
    depth = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise YamlError("nested too deeply", event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Reader:
    """Reads a graph of nodes; a node that several aliases name is read once and shared."""

    def __init__(self) -> None:
        self.doubled: list[tuple[str, str]] = []
        self._known: dict[int, tuple[Any, int]] = {}
        self._open: set[int] = set()
        self._aliased = 0

    def read(self, node: yaml.Node, pointer: str) -> tuple[Any, int]:
        """The value of a node, and of how many values it consists when aliases are written out."""
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node, pointer), 1
        known = self._known.get(id(node))
        if known is not None:
            self._aliased += known[1]
            if self._aliased > _MOST_ALIASED:
                raise YamlError("aliases grow beyond measure", node.start_mark, pointer)
            return known
        if id(node) in self._open:
            raise YamlError("an alias contains itself", node.start_mark, pointer)
        self._open.add(id(node))
        found = self._sequence(node, pointer) if isinstance(node, yaml.SequenceNode) else self._mapping(node, pointer)
        self._open.discard(id(node))
        self._known[id(node)] = found
        return found

    def _sequence(self, node: yaml.SequenceNode, pointer: str) -> tuple[Any, int]:
        _expect_tag(node, "seq", pointer)
        entries = [self.read(entry, f"{pointer}/{position}") for position, entry in enumerate(node.value)]
        return [value for value, _ in entries], 1 + sum(size for _, size in entries)

    def _mapping(self, node: yaml.Node, pointer: str) -> tuple[Any, int]:
        _expect_tag(node, "map", pointer)
        own: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        total = 1
        for key, entry in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise YamlError("a key must be text", key.start_mark, pointer)
            name = key.value
            value, size = self.read(entry, f"{pointer}/{escape(name)}")
            total += size
            if name == "<<" and key.tag in (_PLAIN, _TAG + "merge"):
                self._merge(merged, value, entry, pointer)
                continue
            if name in own:
                self.doubled.append((f"{pointer}/{escape(name)}", _place(key.start_mark)))
                value = united(own[name], value, pointer.count("/") + 1)
            own[name] = value
        # What stands in the mapping itself wins over what is merged into it (yaml.org/type/merge.html).
        return ({**merged, **own} if merged else own), total

    @staticmethod
    def _merge(merged: dict[str, Any], value: Any, node: yaml.Node, pointer: str) -> None:
        for source in value if isinstance(value, list) else [value]:
            if not isinstance(source, dict):
                raise YamlError("`<<` merges objects only", node.start_mark, pointer)
            for name, entry in source.items():
                merged.setdefault(name, entry)


def _expect_tag(node: yaml.Node, kind: str, pointer: str) -> None:
    if node.tag != _TAG + kind:
        raise YamlError(f"the tag {node.tag} stands for nothing in JSON", node.start_mark, pointer)


def _scalar(node: yaml.ScalarNode, pointer: str) -> Any:
    text: str = node.value
    if node.tag == _PLAIN:
        return _plain(text, node.start_mark, pointer)
    if node.tag == _TAG + "str":
        return text
    if node.tag in _TAGS:
        value = _plain(text, node.start_mark, pointer)
        if isinstance(value, _TAGS[node.tag]):
            return float(value) if node.tag == _TAG + "float" else value
    raise YamlError(f"the tag {node.tag} of {text!r} stands for nothing in JSON", node.start_mark, pointer)


def _plain(text: str, mark: Any, pointer: str) -> Any:
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    return _number(text, mark, pointer) if text[0] in _NUMBER_STARTS else text


def _number(text: str, mark: Any, pointer: str) -> Any:
    """The number that a text is in the core schema, or the text. What JSON can't write, such as `.inf`, stays text."""
    try:
        if _INTEGER.fullmatch(text):
            return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
        if _FLOAT.fullmatch(text):
            value = float(text)
            return text if abs(value) == math.inf else value
    except ValueError:
        raise YamlError("a number of too many digits", mark, pointer) from None
    return text
