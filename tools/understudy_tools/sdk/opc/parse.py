"""Parses a lowered document, so that one odd schema costs its type and one odd operation itself, never the whole.

openapi-python-client drops what it can't type with a warning, and may raise (upstream issues #788, #1030) or refuse the
document for one spot of it. What it reports is loosened: renamed where two classes would have one name (#652, #783,
#1212), typed as `Any` where it can't be typed; what it fails of without saying is looked for, and loosened too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from openapi_python_client.config import Config
from openapi_python_client.parser import GeneratorData

from understudy.openapi.media_types import FORMS, essence, is_json
from understudy.openapi.pointer import escape
from understudy.problem import DocumentError, Problem
from understudy_tools.sdk.naming import class_case, plain
from understudy_tools.sdk.opc.patches import copied, patched

_ROUNDS = 12
_OPERATION = re.compile(r"WARNING parsing (\S+) (.+) within ")
_COMPONENT = re.compile(r"/components/schemas/([^\s:]+)")
_TWICE = ("Attempted to generate duplicate models", "Found conflicting enums")
# What may be wrong only because something else is.
_SECONDARY = ("Could not find reference", "not found", "was not processed", "Invalid property in union")
_LOOSE = "x-understudy-loose"
_REPR = re.compile(r"<[\w.]+ object at 0x[0-9a-f]+>")
_Item = tuple[str, ...]


@dataclass(slots=True)
class Parsing:
    """One document on its way through the generator.

    `merge` makes one object of the parts of a lowered schema, where they are not one already. `untyped` are pointers of
    what became `Any`, with the reasons; `dropped` are operations, by method and path, that were taken out, `reported`
    those that the generator has something to say of.
    """

    document: dict[str, Any]
    config: Config
    merge: Callable[[dict[str, Any]], dict[str, Any] | None]
    untyped: dict[str, str] = field(default_factory=dict)
    dropped: dict[tuple[str, str], str] = field(default_factory=dict)
    reported: dict[tuple[str, str], str] = field(default_factory=dict)
    _patience: int = 4

    def run(self) -> GeneratorData:
        """Parse until nothing is reported that can be loosened. Raises DocumentError when all of it is refused."""
        data = self._data()
        for _ in range(_ROUNDS):
            if not (self._components(data) or self._operations(data)):
                break
            data = self._data()
        return data

    def untype(self, component: str, why: str) -> bool:
        """Make a component `Any`; False where it is already."""
        schemas = self.document["components"]["schemas"]
        if schemas.get(component, {}) == {}:
            return False
        schemas[component] = {}
        self.untyped[f"/components/schemas/{escape(component)}"] = why
        return True

    def drop(self, method: str, path: str, why: str) -> bool:
        """Take an operation out; False where it is already."""
        if self.document["paths"].get(path, {}).pop(method, None) is None:
            return False
        self.dropped[method, path] = why
        return True

    # -- what the generator says nothing about --------------------------------------------------------------------

    def _data(self) -> GeneratorData:
        for _ in range(_ROUNDS):
            found = _parsed(self.document, self.config)
            if isinstance(found, GeneratorData):
                return found
            culprit = self._culprit()
            if culprit is None:
                break
            self._remove(self.document, culprit)
            if culprit[0] == "schema":
                self.untyped[f"/components/schemas/{escape(culprit[1])}"] = found
            else:
                self.dropped[culprit[2], culprit[1]] = found
        raise DocumentError([Problem("generator", f"openapi-python-client can't read it: {found}")])

    def _culprit(self) -> _Item | None:
        """The first component or operation without which, and without all before it, the document can be parsed."""
        items: list[_Item] = [("schema", name) for name in self.document["components"]["schemas"]]
        items += [("operation", path, method) for path, item in self.document["paths"].items() for method in item]

        def parses(count: int) -> bool:
            left = copied(self.document)
            for item in items[:count]:
                self._remove(left, item)
            return isinstance(_parsed(left, self.config), GeneratorData)

        return items[_least(parses, len(items)) - 1] if parses(len(items)) else None

    @staticmethod
    def _remove(document: dict[str, Any], item: _Item) -> None:
        if item[0] == "schema":
            document["components"]["schemas"][item[1]] = {}
        else:
            del document["paths"][item[1]][item[2]]

    # -- what it reports ------------------------------------------------------------------------------------------

    def _components(self, data: GeneratorData) -> bool:
        """Loosen components: all that are wrong by themselves, else the first that is wrong because of another."""
        schemas = self.document["components"]["schemas"]
        found = [(_COMPONENT.search(str(error.header or "")), _reason(error)) for error in data.errors]
        named = [(_component(match.group(1), schemas), why) for match, why in found if match]
        primary = [(name, why) for name, why in named if not any(text in why for text in _SECONDARY)]
        changed = [self._loosen(name, why) for name, why in primary if name is not None]
        if any(changed):
            return True
        self._patience -= 1
        if self._patience > 0:
            return any(self._loosen(name, why) for name, why in named if name is not None)
        return any([self._loosen(name, why) for name, why in named if name is not None])  # noqa: C419 - all of them

    def _loosen(self, name: str, why: str) -> bool:
        """Give a component a name of its own, or merge its parts, or make it `Any`: what has not been tried yet."""
        schemas = self.document["components"]["schemas"]
        if any(text in why for text in _TWICE) and "title" not in schemas[name] and schemas[name]:
            schemas[name]["title"] = f"{name}Model"
            return True
        merged = self.merge(schemas[name])
        if merged is not None:
            schemas[name] = merged
            return True
        return self.untype(name, why)

    def _operations(self, data: GeneratorData) -> bool:
        changed = False
        for collection in data.endpoint_collections_by_tag.values():
            for error in collection.parse_errors:
                found = _OPERATION.match(str(error.header or ""))
                if found:
                    method, path = found.group(1).lower(), found.group(2)
                    self.reported[method, path] = _reason(error)
                    for place in self._loosened(data, method, path, _reason(error)):
                        changed = True
                        if place:
                            self.untyped[place] = _reason(error)
        return changed

    def _loosened(self, data: GeneratorData, method: str, path: str, why: str) -> Iterator[str]:
        """Loosen an operation once more; the pointers of what is `Any` now, an empty one for what is only renamed."""
        node = self.document["paths"][path][method]
        place = f"/paths/{escape(path)}/{method}"
        if any(text in why for text in _TWICE) and not node.get(_LOOSE):
            node[_LOOSE] = "named"
            _name_schemas(node, class_case(f"{method}_{path}"))
            yield ""
            return
        if self._merged(node):
            yield ""
            return
        if node.get(_LOOSE) == "untyped":
            return
        # The mark ends the rounds.
        node[_LOOSE] = "untyped"
        typed = _typed_statuses(data, method, path)
        is_parameter = "parameter" in why or "not allowed in" in why
        if typed is None and is_parameter:
            for parameter in node["parameters"]:
                parameter["schema"] = {} if parameter["in"] == "query" else {"type": "string"}
            yield f"{place}/parameters"
        body = node.get("requestBody")
        if typed is None and not is_parameter and body is not None:
            node["requestBody"] = _any_content(body)
            yield f"{place}/requestBody"
        for status, response in node["responses"].items():
            if typed is not None and status not in typed:
                node["responses"][status] = _any_content(response)
                yield f"{place}/responses/{status}"

    def _merged(self, node: dict[str, Any]) -> bool:
        """Merge the parts of what is written out in an operation; False where there is nothing to merge."""
        merged = False
        for holder in (node.get("requestBody") or {}, *node["responses"].values()):
            for media in holder.get("content", {}).values():
                if (made := self.merge(media["schema"])) is not None:
                    media["schema"], merged = made, True
        return merged


def _parsed(document: dict[str, Any], config: Config) -> GeneratorData | str:
    """What the generator makes of a document, or why it makes nothing."""
    try:
        # The generator writes into what it reads.
        with patched():
            data = GeneratorData.from_dict(copied(document), config=config)
    except RecursionError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it raises is about one spot of the document
        return f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
    return data if isinstance(data, GeneratorData) else f"{data.header}: {data.detail}".partition("\n")[0]


def _least(holds: Callable[[int], bool], most: int) -> int:
    """The least number up to `most`, for which it holds, that it holds for."""
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _reason(error: Any) -> str:
    lines = f"{error.detail or error.header or ''}".strip().splitlines()
    return _REPR.sub("…", lines[0]) if lines else "openapi-python-client can't type it"


def _component(text: str, schemas: dict[str, Any]) -> str | None:
    """The component that a message names, of which it may name a part: `thing_type_0`."""
    fitting = [name for name in schemas if text == name or text.startswith(f"{name}_")]
    return max(fitting, key=len, default=None)


def _typed_statuses(data: GeneratorData, method: str, path: str) -> set[str] | None:
    shape = re.sub(r"\{[^{}]*\}", "{}", path)
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            if endpoint.method == method and re.sub(r"\{[^{}]*\}", "{}", str(plain(endpoint.path))) == shape:
                known = {str(plain(entry.status_code.pattern)) for entry in endpoint.responses.patterns}
                return known | ({"default"} if endpoint.responses.default is not None else set())
    return None


def _name_schemas(node: dict[str, Any], name: str) -> None:
    """Titles for what is written out in an operation, of which the generator makes names that others may have."""
    holders = {f"Response{status}": response for status, response in node["responses"].items()}
    for kind, holder in {**holders, "Body": node.get("requestBody") or {}}.items():
        for media in holder.get("content", {}).values():
            if "$ref" not in media["schema"]:
                media["schema"] = {**media["schema"], "title": name + kind}


def _any_content(node: dict[str, Any]) -> dict[str, Any]:
    form = {"type": "object", "additionalProperties": True}
    content = {
        name: {"schema": {} if is_json(name) else form if essence(name) in FORMS else media["schema"]}
        for name, media in node["content"].items()
    }
    return {**node, "content": content}
