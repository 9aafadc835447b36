"""Reads an XML body as the value that its schema describes (OAS 4.8.26), in the plain cases that documents use.

Knows elements, attributes and shapes; knows nothing of operations. Namespaces are ignored, as are the root's name and
mixed content; a DTD is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from understudy.http.coercion import Readings
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element, TreeBuilder

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
"""The attribute of an element that stands for null (XML Schema Part 1, 2.6.2; OAS 3.2)."""

_DEPTH = 100


@cache
def _builder() -> type[TreeBuilder]:
    """Builds a tree, and refuses a DTD before anything in it is read: entities are what makes XML dangerous."""
    from xml.etree import ElementTree  # a service of JSON needs none of it

    class Builder(ElementTree.TreeBuilder):
        def doctype(self, name: str, public: str, system: str) -> None:
            raise ValueError("a DTD is not accepted")

    return Builder


class XmlReader:
    """Reads XML by the schemas of one document. Shared by threads."""

    def __init__(self, schemas: Schemas, readings: Readings) -> None:
        self._schemas = schemas
        self._readings = readings

    def read(self, body: bytes, node: Node) -> Any:
        """The value of an XML document. Raises ValueError where it is malformed, has a DTD or nests too deeply."""
        from xml.etree import ElementTree

        parser = ElementTree.XMLParser(target=_builder()())  # noqa: S314 - its dangers all need a DTD
        try:
            parser.feed(body)
            root = parser.close()
        except (ElementTree.ParseError, LookupError) as error:  # of an encoding that nobody knows
            raise ValueError(str(error)) from None
        return self._value(node, root, 0)

    def _value(self, node: Node, element: Element, depth: int) -> Any:
        if depth > _DEPTH:
            raise ValueError(f"nested more than {_DEPTH} levels deep")
        if element.get(NIL) in ("true", "1"):
            return None
        shape = self._readings.shape(node)
        bare = not len(element) and not element.attrib
        if bare and (not shape.typed or shape.types.isdisjoint(("array", "object")) or (element.text or "").strip()):
            return self._readings.reader(node)(element.text or "")
        candidates: list[Any] = []
        if "object" in shape.types:
            candidates.append(self._object(node, element, depth))
        if "array" in shape.types and shape.typed:
            candidates.append([self._value(shape.items, child, depth + 1) for child in element])
        if bare:
            candidates.append("")
        return self._readings.choose(node, candidates or [self._object(True, element, depth)])

    def _object(self, node: Node, element: Element, depth: int) -> dict[str, Any]:
        shape = self._readings.shape(node)
        children: dict[str, list[Element]] = {}
        for child in element:
            children.setdefault(_local(child.tag), []).append(child)
        value: dict[str, Any] = {}
        for name, entry in shape.properties.items():
            tag, xml = self._tag(name, entry)
            if xml.get("attribute"):
                text = next((text for key, text in element.attrib.items() if _local(key) == tag), None)
                found = () if text is None else (self._readings.reader(entry)(text),)
            else:
                found = tuple(self._property(entry, tag, xml, children, depth))
            for item in found:
                value[name] = item
        for tag, rest in children.items():
            value.setdefault(tag, self._repeated(shape.property(tag), rest, depth))
        return value

    def _property(
        self, node: Node, tag: str, xml: Mapping[str, Any], children: dict[str, list[Element]], depth: int
    ) -> Iterator[Any]:
        """The value of one property, if it is there; its elements are taken out of `children`."""
        shape = self._readings.shape(node)
        if "array" in shape.types and shape.typed and not xml.get("wrapped"):
            item_tag = self._tag(tag, shape.items)[0]
            found = children.pop(item_tag, None)
            if found is not None:
                yield self._items(node, found, depth)
            return
        found = children.pop(tag, [])
        items = [self._value(node, child, depth + 1) for child in found]
        if items:
            yield items[0] if len(items) == 1 else items

    def _repeated(self, node: Node, found: Sequence[Element], depth: int) -> Any:
        """The value of a name that the schema does not have; what it says of such names may be that they are arrays."""
        shape = self._readings.shape(node)
        if "array" in shape.types and shape.typed:
            return self._items(node, found, depth)
        items = [self._value(node, child, depth + 1) for child in found]
        return items[0] if len(items) == 1 else items

    def _items(self, node: Node, found: Sequence[Element], depth: int) -> Any:
        shape = self._readings.shape(node)
        items = [self._value(shape.items, child, depth + 1) for child in found]
        single = [self._value(node, found[0], depth + 1)] if len(found) == 1 and shape.types != {"array"} else []
        return self._readings.choose(node, [items, *single])

    def _tag(self, name: str, node: Node) -> tuple[str, Mapping[str, Any]]:
        return described(self._schemas, name, node)


def described(schemas: Schemas, name: str, node: Node) -> tuple[str, Mapping[str, Any]]:
    """What a value of a schema is called in XML, and the schema's XML Object; `name` where it says no other."""
    xml = schemas.resolve_object(node).get("xml")
    xml = xml if isinstance(xml, dict) else {}
    return str(xml.get("name", name)), xml


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
