"""Compiles the schemas of a document, lazily, and says in our words what breaks them.

Knows JSON Schema 2020-12 and OpenAPI's dialects; nothing is compiled, or even looked at, before it is asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, Literal

import jsonschema_rs

from understudy.contract.formats import FORMATS
from understudy.contract.lowering import Direction, Lowering, definition_name
from understudy.contract.model import Node
from understudy.contract.violations import violations
from understudy.exchange import Violation
from understudy.problem import Problem

__all__ = ["Direction", "Schemas", "Validator"]

_PATTERN_LIMIT = 100_000
_HOPS = 50
_MOST_VALIDATORS = 20_000


class Validator:
    """One compiled schema. `is_valid` is the compiled validator's own method."""

    __slots__ = ("_compiled", "_schema", "is_valid")

    def __init__(self, compiled: Any, schema: Any) -> None:
        self._compiled = compiled
        self._schema = schema
        self.is_valid: Callable[[Any], bool] = compiled.is_valid

    def violations(self, value: Any, location: str = "body") -> tuple[Violation, ...]:
        """Every way in which `value` breaks the schema, up to 50."""
        return violations(self._compiled, self._schema, value, location)


class Schemas:
    """The schemas of one bundled document. Thread-safe."""

    def __init__(self, document: Mapping[str, Any], version: Literal["3.0", "3.1"]) -> None:
        self._document = document
        self._lock = threading.RLock()
        # A memo keyed by identity must keep its node alive: a new node could get the same id.
        self._validators: dict[tuple[int, Direction], tuple[Any, Validator]] = {}
        self._resolved: dict[int, tuple[Any, Any]] = {}
        self._definitions: dict[Direction, dict[str, tuple[Any, frozenset[str]]]] = {"request": {}, "response": {}}
        self._patterns: dict[str, bool] = {}
        self._problems: list[Problem] = []
        self._lowerings: dict[Direction, Lowering] = {
            direction: Lowering(
                legacy=version == "3.0", direction=direction, at=self._at_or_empty, compiles=self._compiles
            )
            for direction in ("request", "response")
        }

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Warnings met so far, such as a pattern that no regular expression engine takes."""
        return tuple(self._problems)

    def at(self, pointer: str) -> Any:
        """What stands at a JSON Pointer, with or without `#`. Raises KeyError when nothing does."""
        value: Any = self._document
        for token in pointer.removeprefix("#").split("/")[1:]:
            name = token.replace("~1", "/").replace("~0", "~")
            try:
                value = value[int(name)] if isinstance(value, list) else value[name]
            except (KeyError, IndexError, ValueError, TypeError):
                raise KeyError(pointer) from None
        return value

    def _at_or_empty(self, pointer: str) -> Any:
        try:
            return self.at(pointer)
        except KeyError:
            return True

    def resolve(self, node: Any) -> Any:
        """Follow `$ref` until there is none. What stands beside a reference is laid over its target."""
        if not isinstance(node, dict) or "$ref" not in node:
            return node
        known = self._resolved.get(id(node))
        if known is not None:
            return known[1]
        found: Any = node
        for _ in range(_HOPS):
            if not isinstance(found, dict) or not isinstance(found.get("$ref"), str):
                break
            siblings = {name: value for name, value in found.items() if name != "$ref"}
            target = self._at_or_empty(found["$ref"])
            found = {**target, **siblings} if siblings and isinstance(target, dict) else target
        else:
            found = True
        with self._lock:
            self._resolved[id(node)] = (node, found)
        return found

    def lowered(self, node: Node, direction: Direction) -> Any:
        """The node as a JSON Schema 2020-12 that stands alone, with what it refers to under `$defs`."""
        with self._lock:
            references: set[str] = set()
            schema = self._lowerings[direction].lower(node, references)
            definitions = {
                definition_name(name): self._define(name, direction) for name in self._closure(references, direction)
            }
        if not definitions:
            return schema
        return {"allOf": [schema], "$defs": definitions} if isinstance(schema, dict) else schema

    def _define(self, pointer: str, direction: Direction) -> Any:
        return self._definition(pointer, direction)[0]

    def _definition(self, pointer: str, direction: Direction) -> tuple[Any, frozenset[str]]:
        known = self._definitions[direction].get(pointer)
        if known is None:
            references: set[str] = set()
            schema = self._lowerings[direction].lower(self._at_or_empty(pointer), references)
            known = (schema, frozenset(references))
            self._definitions[direction][pointer] = known
        return known

    def _closure(self, references: set[str], direction: Direction) -> set[str]:
        found: set[str] = set()
        waiting = list(references)
        while waiting:
            pointer = waiting.pop()
            if pointer not in found:
                found.add(pointer)
                waiting.extend(self._definition(pointer, direction)[1])
        return found

    def validator(self, node: Node, direction: Direction) -> Validator:
        """The compiled validator of a node; compiled once."""
        known = self._validators.get((id(node), direction))
        if known is not None:
            return known[1]
        with self._lock:
            schema = self.lowered(node, direction)
            validator = Validator(self._compile(schema), schema)
            if len(self._validators) >= _MOST_VALIDATORS:
                # Nodes that are put together on the fly come in without end; those of the document come back at once.
                self._validators.clear()
            self._validators[id(node), direction] = (node, validator)
        return validator

    def _compile(self, schema: Any) -> Any:
        try:
            return _compiled(schema)
        except (ValueError, jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError) as error:
            message = f"a schema can't be compiled and is not checked: {error}".splitlines()[0]
            self._problems.append(Problem("schema", message, severity="warning"))
            return _compiled(True)

    def _compiles(self, pattern: str) -> bool:
        known = self._patterns.get(pattern)
        if known is None:
            try:
                _compiled({"pattern": pattern})
                known = True
            except (ValueError, jsonschema_rs.ValidationError):
                known = False
                message = f"the pattern {pattern} is no regular expression (ECMA-262) and is not checked"
                self._problems.append(Problem("pattern", message, severity="warning"))
            self._patterns[pattern] = known
        return known


def _compiled(schema: Any) -> Any:
    return jsonschema_rs.Draft202012Validator(
        schema,
        validate_formats=True,
        formats=dict(FORMATS),
        ignore_unknown_formats=True,
        offline=True,
        pattern_options=jsonschema_rs.FancyRegexOptions(backtrack_limit=_PATTERN_LIMIT),
    )
