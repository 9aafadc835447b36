"""Reads form bodies into typed objects: application/x-www-form-urlencoded and multipart (OAS 4.8.14.3 to 4.8.15).

Knows fields, parts, shapes and Encoding Objects; knows nothing of operations or of validation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from understudy.http.coercion import Readings
from understudy.http.fields import ABSENT, Field, compile_field, is_flat
from understudy.http.multipart import Part
from understudy.http.query_string import Pairs, UnreadableError, read_pairs
from understudy.inference.shapes import is_binary
from understudy.json_codec import loaded
from understudy.openapi.media_types import is_json
from understudy.openapi.model import Encoding, MediaType, Node
from understudy.openapi.schemas import Schemas


class FormReader:
    """Reads the forms of one media type of one operation; prepared once, shared by threads.

    A field that its schema types as an object may come as JSON (the default of multipart), with brackets, or with its
    properties beside the others (style `form`, exploded: the default of a urlencoded form).
    """

    def __init__(self, schemas: Schemas, readings: Readings, media: MediaType) -> None:
        self._schemas = schemas
        self._readings = readings
        self._shape = readings.shape(media.schema)
        self._json = {name for name, encoding in media.encoding.items() if is_json(encoding.content_type or "")}
        properties = self._shape.properties
        self._urlencoded = [self._field(name, node, media, "form") for name, node in properties.items()]
        # A multipart body has no order of fields that would distinguish flat objects, and JSON for a default.
        self._multipart = [self._field(name, node, media, "deepObject") for name, node in properties.items()]

    def _field(self, name: str, node: Node, media: MediaType, default: str) -> Field:
        properties = self._shape.properties
        ways = {each: _way_of(media.encoding.get(each), default) for each in properties}
        taken = [
            key
            for other, (style, explode) in ways.items()
            if other != name and is_flat(self._readings, properties[other], style, explode=explode)
            for key in self._readings.shape(properties[other]).properties
        ]
        style, explode = ways[name]
        return compile_field(self._readings, name, node, style, explode=explode, names=properties, taken=taken)

    def urlencoded(self, text: str) -> dict[str, Any]:
        """The object that a urlencoded form says. Raises UnreadableError for bytes that are not UTF-8."""
        return self._object(read_pairs(text, self._shape.properties), self._urlencoded)

    def multipart(self, parts: Sequence[Part]) -> dict[str, Any]:
        """The object that the parts say: files as text of one character a byte, JSON parts parsed, the rest by type."""
        plain: dict[str, list[str]] = {}
        typed: dict[str, list[Any]] = {}
        for part in parts:
            node = self._shape.property(part.name)
            shape = self._readings.shape(node)
            item = shape.items if shape.typed and "array" in shape.types else node
            value = loaded(part.data, ABSENT) if is_json(part.content_type or "") else ABSENT
            if value is ABSENT and (
                is_binary(self._schemas, item) or (part.filename is not None and not _text(part.data))
            ):
                value = part.data.decode("latin-1")
            if value is ABSENT:
                plain.setdefault(part.name, []).append(part.data.decode(errors="replace"))
            else:
                typed.setdefault(part.name, []).append(value)
        value = self._object(Pairs(plain, encoded=False, exact=self._shape.properties), self._multipart)
        for name, values in typed.items():
            value[name] = self._typed(self._shape.property(name), values, value.get(name, ABSENT))
        return value

    def _typed(self, node: Node, values: list[Any], before: Any) -> Any:
        shape = self._readings.shape(node)
        if before is not ABSENT:
            values = [*(before if isinstance(before, list) else [before]), *values]
        candidates = values[:1] if len(values) == 1 else []
        if len(values) > 1 or (shape.typed and "array" in shape.types):
            candidates = [*candidates, values]
        return self._readings.choose(node, candidates)

    def _object(self, pairs: Pairs, fields: Sequence[Field]) -> dict[str, Any]:
        value: dict[str, Any] = {}
        used = set(self._shape.properties)
        for field in fields:
            found = self._json_field(field, pairs) if field.name in self._json else ABSENT
            if found is ABSENT:
                found = _read(field, pairs)
            if found is not ABSENT:
                value[field.name] = found
                if field.flat and field.name not in pairs.raw and isinstance(found, dict):
                    used |= found.keys()
        for name in pairs.roots():
            branch = pairs.branch(name) if name not in used else None
            if branch is not None:
                value[name] = self._readings.branch(self._shape.property(name), branch)
        return value

    def _json_field(self, field: Field, pairs: Pairs) -> Any:
        values = [loaded(pairs.text(raw).encode(), ABSENT) for raw in pairs.raw.get(field.name, ())]
        if not values or ABSENT in values:
            return ABSENT
        return self._typed(field.node, values, ABSENT)


def _way_of(encoding: Encoding | None, default: str) -> tuple[str, bool]:
    """The style of a field, and whether it is exploded (OAS 4.8.15.1)."""
    style = (encoding.style if encoding else None) or default
    explode = encoding.explode if encoding else None
    return style, style in ("form", "deepObject") if explode is None else explode


def _read(field: Field, pairs: Pairs) -> Any:
    try:
        return field.read(pairs)
    except UnreadableError as error:
        if error.keyword == "encoding":
            raise
        # Several values where one is due are a list, which the schema refuses at the right place.
        return [pairs.text(raw) for raw in pairs.raw[field.name]]


def _text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
