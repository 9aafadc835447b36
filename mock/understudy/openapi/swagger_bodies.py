"""Parameters in body and formData, as Swagger 2.0 has them, read as request bodies of OpenAPI 3.

Knows their objects; how schemas and arrays are written in a document, and where its pieces stand, its reader knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.media_types import FORM, FORMS, MULTIPART, essence
from understudy.openapi.origins import Tokens

IN_BODY = ("body", "formData")
"""Where parameters stand that are, or are a part of, the request body."""

Entry = tuple[dict[str, Any], Tokens]
"""A parameter and where it stands."""


@dataclass(frozen=True, slots=True)
class BodyParameters:
    """Reads such parameters of one document.

    `schema_of` says what a parameter says of its value, `style_of` how one that is an array is written, and `leads`
    takes a place of what is made with the place that it came from.
    """

    schema_of: Callable[[Mapping[str, Any]], Any]
    style_of: Callable[[Mapping[str, Any], Tokens], Mapping[str, Any]]
    leads: Callable[[Tokens, Tokens], None]

    def whole(self, entry: Entry, media_types: Sequence[str], there: Tokens) -> dict[str, Any]:
        """The request body that one parameter in body is."""
        node, here = entry
        self.leads(there, here)
        found = node.get("x-examples")
        examples = found if isinstance(found, dict) else {}
        schema, content = self.schema_of(node), {}
        for name in media_types:
            self.leads((*there, "content", name), here)
            self.leads((*there, "content", name, "schema"), (*here, "schema"))
            content[name] = {"schema": schema} | ({"example": examples[name]} if name in examples else {})
        common = {name: value for name, value in node.items() if name in ("description", "required")}
        return {**common, "content": content, **extensions_of(node)}

    def form(self, fields: Sequence[Entry], consumes: Sequence[str], there: Tokens) -> dict[str, Any]:
        """The request body that parameters in formData are."""
        schemas = [self.schema_of(node) for node, _ in fields]
        has_file = any(isinstance(each, dict) and each.get("format") == "binary" for each in schemas)
        return self._object(fields, schemas, _form_types(consumes, files=has_file), there)

    def object_of(self, fields: Sequence[Entry], media_types: Sequence[str], there: Tokens) -> dict[str, Any]:
        """The request body that is an object with a property for each parameter."""
        return self._object(fields, [self.schema_of(node) for node, _ in fields], media_types, there)

    def _object(
        self, fields: Sequence[Entry], schemas: Sequence[Any], media_types: Sequence[str], there: Tokens
    ) -> dict[str, Any]:
        self.leads(there, fields[0][1])
        properties, encoding = {}, {}
        for (node, here), schema in zip(fields, schemas, strict=True):
            name = str(node.get("name"))
            described = {"description": node["description"]} if "description" in node else {}
            properties[name] = {**schema, **described, **extensions_of(node)} if isinstance(schema, dict) else schema
            if node.get("type") == "array" and (style := self.style_of(node, here)):
                encoding[name] = style
            for media in media_types:
                self.leads((*there, "content", media, "schema", "properties", name), here)
        required = [str(node.get("name")) for node, _ in fields if node.get("required") is True]
        whole = {"type": "object", "properties": properties} | ({"required": required} if required else {})
        content = {
            name: {"schema": whole, "encoding": encoding} if encoding and name == FORM else {"schema": whole}
            for name in media_types
        }
        return {"content": content} | ({"required": True} if required else {})


def extensions_of(node: Mapping[str, Any]) -> dict[str, Any]:
    """What of an object OpenAPI 3 keeps as it is, though it does not know it."""
    return {name: value for name, value in node.items() if name.startswith("x-") and name != "x-nullable"}


def _form_types(consumes: Sequence[str], *, files: bool) -> tuple[str, ...]:
    """The media types of a form: what is consumed where that can carry it, else the one that can."""
    able = (MULTIPART,) if files else FORMS
    if any(essence(name) in able for name in consumes):
        return tuple(name for name in consumes if not files or essence(name) != FORM)
    return (MULTIPART if files else FORM,)
