"""Writes a value as the XML that its schema describes (OAS 4.8.26): names, attributes, wrapped arrays, namespaces.

The counterpart of `xmltext`, which reads what this writes; only an empty array that is not wrapped leaves no trace.
Knows elements and shapes; knows nothing of operations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from understudy.http.coercion import Readings
from understudy.http.xml_reader import NIL, described
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XSI = NIL[1:].partition("}")[0]
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_NO_TEXT = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # takes 5 ms to compile
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
# A parser makes blanks of them where they stand in an attribute (XML 1.0, 3.3.3).
_IN_ATTRIBUTES = {**_ESCAPES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
Rename = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Tag:
    """A name as it stands in the document; the prefixes that are known there, and those that are made known by it."""

    name: str
    known: Mapping[str, str]
    new: Mapping[str, str] = field(default_factory=dict)


class XmlWriter:
    """Writes XML by the schemas of one document. `rename` spells a property that no `xml: {name: …}` names."""

    def __init__(self, schemas: Schemas, rename: Rename = str) -> None:
        self._schemas = schemas
        self._readings = Readings(schemas)
        self._rename = rename

    def write(self, value: Any, node: Node, name: str, *, around: Sequence[str] = ()) -> bytes:
        """An XML document in UTF-8, with elements `around` it. Its root is named by schema, component, or `name`.

        Raises ValueError for what XML has no word for; the message names the place.
        """
        reference = node.get("$ref", "") if isinstance(node, dict) else ""
        root, xml = described(self._schemas, reference.rpartition("/")[2] or name, node)
        text = "".join(self._element(root, xml, value, node, {}))
        for outer in reversed(around):
            text = f"<{_checked(outer)}>{text}</{outer}>"
        return (_HEAD + text).encode()

    def _element(
        self, name: str, xml: Mapping[str, Any], value: Any, node: Node, known: Mapping[str, str]
    ) -> Iterator[str]:
        tag = _tag(name, xml, known)
        attributes, new, children = "", dict(tag.new), ""
        inside = {**tag.known, **tag.new}
        if value is None:
            attributes, new = ' xsi:nil="true"', {**new, "xsi": _XSI}
        elif isinstance(value, dict):
            for text, prefixes in self._attributes(value, node, inside):
                attributes, new, inside = attributes + text, {**new, **prefixes}, {**inside, **prefixes}
            children = "".join(self._children(value, node, inside))
        elif isinstance(value, list):
            children = "".join(self._items(name, value, node, inside))
        else:
            children = _escaped(name, _scalar(value), _ESCAPES)
        spaces = "".join(f' xmlns{":" if prefix else ""}{prefix}="{_quoted(uri)}"' for prefix, uri in new.items())
        yield (
            f"<{tag.name}{spaces}{attributes}>{children}</{tag.name}>"
            if children
            else (f"<{tag.name}{spaces}{attributes}/>")
        )

    def _attributes(
        self, value: Mapping[str, Any], node: Node, known: Mapping[str, str]
    ) -> Iterator[tuple[str, Mapping[str, str]]]:
        shape = self._readings.shape(node)
        for key, entry in value.items():
            name, xml = described(self._schemas, self._rename(key), shape.property(key))
            if not xml.get("attribute") or entry is None:
                continue
            if isinstance(entry, dict | list):
                raise ValueError(f"{name} is an attribute in XML, and {entry!r} is more than a text")
            # Without a prefix an attribute is in no namespace, whatever the default one is.
            tag = _tag(name, xml if xml.get("prefix") else {}, known)
            yield f' {tag.name}="{_escaped(name, _scalar(entry), _IN_ATTRIBUTES)}"', tag.new

    def _children(self, value: Mapping[str, Any], node: Node, known: Mapping[str, str]) -> Iterator[str]:
        shape = self._readings.shape(node)
        for key, entry in value.items():
            inner = shape.property(key)
            name, xml = described(self._schemas, self._rename(key), inner)
            if xml.get("attribute"):
                continue
            if isinstance(entry, list) and not xml.get("wrapped"):
                yield from self._items(name, entry, inner, known)
            else:
                yield from self._element(name, xml, entry, inner, known)

    def _items(self, name: str, items: Sequence[Any], node: Node, known: Mapping[str, str]) -> Iterator[str]:
        """The elements of an array: named by its items, else as the array itself."""
        inner = self._readings.shape(node).items
        tag, xml = described(self._schemas, name, inner)
        for item in items:
            yield from self._element(tag, xml, item, inner, known)


def _tag(name: str, xml: Mapping[str, Any], known: Mapping[str, str]) -> _Tag:
    """The name with its prefix; a namespace that is not known here under it is made known."""
    prefix, uri = str(xml.get("prefix", "")), xml.get("namespace")
    if prefix and uri is None and prefix not in known:
        raise ValueError(f'{name} has the prefix "{prefix}" in XML, and nothing says of which namespace')
    new = {} if uri is None or known.get(prefix) == uri else {prefix: str(uri)}
    return _Tag(f"{_checked(prefix)}:{_checked(name)}" if prefix else _checked(name), known, new)


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f'"{name}" is no name in XML; the document can give it one, with xml: {{name: …}}')
    return name


def _scalar(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _escaped(name: str, text: str, escapes: Mapping[str, str]) -> str:
    if found := re.search(_NO_TEXT, text):
        raise ValueError(f"{name} has the character {found[0]!r}, which XML has no word for")
    return "".join(escapes.get(letter, letter) for letter in text)


def _quoted(uri: str) -> str:
    return _escaped("namespace", uri, _IN_ATTRIBUTES)


def xml_document(schemas: Schemas, node: Node, value: Any, name: str) -> bytes:
    """A value as an XML document; `name` is what its root is called where nothing else says so. Raises ValueError."""
    writer: XmlWriter = schemas.remember("xml writer", "", lambda: XmlWriter(schemas))
    return writer.write(value, node, name)
