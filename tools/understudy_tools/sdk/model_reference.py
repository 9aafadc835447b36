"""A section for every model of the reference page: its properties with types, constraints and links to other models."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.inference.shapes import properties
from understudy.openapi.schemas import Schemas
from understudy_tools.sdk import docs
from understudy_tools.sdk.naming import plain
from understudy_tools.sdk.opc.lower import Lowered

_BOUNDS = {
    "minimum": "≥ {}",
    "maximum": "≤ {}",
    "exclusiveMinimum": "> {}",
    "exclusiveMaximum": "< {}",
    "multipleOf": "a multiple of {}",
    "minLength": "{} or more characters",
    "maxLength": "at most {} characters",
    "minItems": "{} or more items",
    "maxItems": "at most {} items",
    "pattern": "`{}`",
    "format": "{}",
}
_FLAGS = {
    "readOnly": "read-only",
    "writeOnly": "write-only",
    "deprecated": "deprecated",
    "uniqueItems": "no item twice",
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """One property: its attribute, its type in Python, the models in that, and what the document says of its value."""

    name: str
    type: str
    links: tuple[str, ...]
    required: bool
    constraints: str
    description: str


@dataclass(frozen=True, slots=True)
class ModelSection:
    """One class: an object with its properties, or an enumeration with its `values`."""

    name: str
    description: str
    rows: tuple[PropertyRow, ...] = ()
    values: tuple[str, ...] = ()


def model_sections(data: Any, low: Lowered, schemas: Schemas) -> list[ModelSection]:
    """Every class of the package's `models`, by name."""
    own = schemas.document.get("components", {}).get("schemas", {})
    # What was lowered for the generator has lost its constraints; what only the lowering made has nothing else.
    known = {
        low.class_of(name): own.get(name) or low.sources.get(name) or node
        for name, node in low.data["components"]["schemas"].items()
    }
    classes = {str(model.class_info.name) for model in data.models} | {str(enum.class_info.name) for enum in data.enums}
    found = [_model(model, known.get(str(model.class_info.name)), classes, schemas) for model in data.models]
    for enum in data.enums:
        name = str(enum.class_info.name)
        node = known.get(name)
        text = node.get("description", "") if isinstance(node, dict) else ""
        values = tuple(json.dumps(plain(value), ensure_ascii=False) for value in enum.values.values())
        found.append(ModelSection(name, docs.text_of(text), values=values))
    return sorted(found, key=lambda section: section.name)


def _model(model: Any, node: Any, classes: set[str], schemas: Schemas) -> ModelSection:
    name = str(model.class_info.name)
    named = properties(schemas, node)
    rows = []
    for entry in (*(model.required_properties or ()), *(model.optional_properties or ())):
        kind = str(plain(entry.get_type_string(no_optional=True))).replace("builtins.", "")
        links = tuple(word for word in dict.fromkeys(_WORD.findall(kind)) if word in classes and word != name)
        shape = schemas.resolve_object(named.get(str(plain(entry.name))))
        text = docs.text_of(entry.description) or docs.text_of(shape.get("description", ""))
        constraints = ", ".join(_constraints(shape))
        rows.append(PropertyRow(str(entry.python_name), kind, links, bool(entry.required), constraints, text))
    return ModelSection(name, docs.text_of(model.description), tuple(rows))


def _constraints(shape: Mapping[str, Any]) -> Iterator[str]:
    for keyword, words in _BOUNDS.items():
        value = shape.get(keyword)
        if value is not None and not isinstance(value, bool):
            yield words.format(value)
    if "default" in shape:
        yield f"default {json.dumps(shape['default'], ensure_ascii=False)}"
    if "const" in shape:
        yield f"always {json.dumps(shape['const'], ensure_ascii=False)}"
    yield from (words for keyword, words in _FLAGS.items() if shape.get(keyword) is True)
