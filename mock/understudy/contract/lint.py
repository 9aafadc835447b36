"""Cheap checks of what the mock relies on. Not a validator: that runs when the SDK is generated.

Only what makes a document impossible to serve is an error; the rest warns, since real documents are sloppy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from understudy.contract.vocabulary import check_extensions
from understudy.problem import Problem, nearest

__all__ = ["lint"]

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_STATUS = re.compile(r"^(?:[1-5][0-9][0-9]|[1-5][xX][xX]|default)$")
_PARAMETER = re.compile(r"\{([^{}]*)\}")


def lint(data: Mapping[str, Any], file: Path) -> list[Problem]:
    """Every structural problem of a bundled document."""
    return [*_Lint(data, str(file)).run(), *check_extensions(data, str(file))]


def _escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


class _Lint:
    def __init__(self, data: Mapping[str, Any], file: str) -> None:
        self._data = data
        self._file = file

    def run(self) -> Iterator[Problem]:
        paths = self._data.get("paths")
        if not isinstance(paths, dict):
            if not any(key in self._data for key in ("webhooks", "components")):
                yield self._error("paths-missing", "the document has no paths", "/paths", "")
            return
        yield from self._references(self._data)
        yield from self._operation_ids(paths)
        yield from self._templates(paths)
        for path, method, node in self._operations(paths):
            yield from self._operation(path, method, node, paths[path])

    def _error(self, rule: str, message: str, pointer: str, hint: str = "") -> Problem:
        return Problem(rule, message, pointer, self._file, hint)

    def _warning(self, rule: str, message: str, pointer: str, hint: str = "") -> Problem:
        return Problem(rule, message, pointer, self._file, hint, "warning")

    @staticmethod
    def _operations(paths: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for path, item in paths.items():
            for method in _METHODS if isinstance(item, dict) else ():
                if isinstance(item.get(method), dict):
                    yield path, method, item[method]

    def _references(self, node: Any) -> Iterator[Problem]:
        """Local references that lead nowhere. A `$ref` that is no text is a property of that name."""
        known: dict[str, bool] = {}
        stack: list[tuple[Any, str]] = [(node, "")]
        while stack:
            value, pointer = stack.pop()
            if isinstance(value, list):
                stack += [(entry, f"{pointer}/{i}") for i, entry in enumerate(value) if isinstance(entry, dict | list)]
                continue
            target = value.get("$ref")
            if isinstance(target, str) and target.startswith("#"):
                if target not in known:
                    known[target] = self._resolves(target)
                if not known[target]:
                    yield self._error("unresolvable-reference", f"{target} leads nowhere", pointer, self._near(target))
            for name, entry in value.items():
                if isinstance(entry, dict | list) and name not in ("example", "examples", "enum", "const"):
                    stack.append((entry, f"{pointer}/{_escape(name)}"))

    def _look_up(self, tokens: list[str]) -> Any:
        value: Any = self._data
        for token in tokens:
            name = token.replace("~1", "/").replace("~0", "~")
            if isinstance(value, dict) and name in value:
                value = value[name]
            elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
                value = value[int(name)]
            else:
                return None
        return value if value is not None else ""

    def _resolves(self, target: str) -> bool:
        return self._look_up(target.removeprefix("#").split("/")[1:]) is not None

    def _near(self, target: str) -> str:
        tokens = target.removeprefix("#").split("/")[1:]
        above = self._look_up(tokens[:-1]) if tokens else None
        close = nearest(tokens[-1], above, limit=1) if isinstance(above, dict) else ()
        return f"did you mean #/{'/'.join((*tokens[:-1], close[0]))}?" if close else ""

    def _operation_ids(self, paths: Mapping[str, Any]) -> Iterator[Problem]:
        seen: dict[str, str] = {}
        for path, method, node in self._operations(paths):
            name, pointer = node.get("operationId"), f"/paths/{_escape(path)}/{method}/operationId"
            if isinstance(name, str):
                if name in seen:
                    yield self._error("operation-id-twice", f"{name} is also the operationId of {seen[name]}", pointer)
                seen.setdefault(name, f"{method.upper()} {path}")
        for path, method, node in self._operations(paths):
            for status, response in (node.get("responses") or {}).items():
                links = response.get("links") if isinstance(response, dict) else None
                for name, link in (links if isinstance(links, dict) else {}).items():
                    target = link.get("operationId") if isinstance(link, dict) else None
                    if isinstance(target, str) and target not in seen:
                        close = nearest(target, seen, limit=1)
                        pointer = f"/paths/{_escape(path)}/{method}/responses/{status}/links/{_escape(name)}"
                        hint = f"did you mean {close[0]}?" if close else ""
                        yield self._warning("link-target", f"no operation is called {target}", pointer, hint)

    def _templates(self, paths: Mapping[str, Any]) -> Iterator[Problem]:
        seen: dict[str, str] = {}
        for path in paths:
            if not path.startswith("/") and not path.startswith("x-"):
                yield self._warning(
                    "path-slash", f"{path} does not begin with / and is ignored", f"/paths/{_escape(path)}"
                )
            shape = _PARAMETER.sub("{}", path)
            if shape in seen:
                message = f"the same path as {seen[shape]} but for the parameter names"
                yield self._warning("path-twice", message, f"/paths/{_escape(path)}")
            seen.setdefault(shape, path)

    def _operation(self, path: str, method: str, node: dict[str, Any], item: dict[str, Any]) -> Iterator[Problem]:
        pointer = f"/paths/{_escape(path)}/{method}"
        responses = node.get("responses")
        if not isinstance(responses, dict) or not responses:
            yield self._warning("responses-missing", "an operation needs responses", pointer)
        for status in responses if isinstance(responses, dict) else ():
            if not _STATUS.match(status) and not status.startswith("x-"):
                yield self._warning(
                    "status-key", f"{status!r} is no status code, range or default", f"{pointer}/responses"
                )
        declared = set()
        for entry in (*(item.get("parameters") or ()), *(node.get("parameters") or ())):
            target = (
                self._look_up(entry["$ref"].split("/")[1:]) if isinstance(entry, dict) and "$ref" in entry else entry
            )
            if isinstance(target, dict) and target.get("in") == "path":
                declared.add(target.get("name"))
        named = set(_PARAMETER.findall(path))
        for name in sorted(named - declared):
            yield self._warning("path-parameter", f"{{{name}}} is not declared; any text is taken for it", pointer)
        for name in sorted(str(name) for name in declared - named):
            close = nearest(name, named, limit=1)
            hint = f"did you mean {close[0]}?" if close else ""
            yield self._warning("path-parameter", f"the path has no {{{name}}}", pointer, hint)
        yield from self._security(node, pointer)

    def _security(self, node: dict[str, Any], pointer: str) -> Iterator[Problem]:
        components = self._data.get("components")
        schemes = components.get("securitySchemes") if isinstance(components, dict) else None
        known = schemes if isinstance(schemes, dict) else {}
        for entry in node.get("security") or ():
            for name in entry if isinstance(entry, dict) else ():
                if name not in known:
                    close = nearest(name, known, limit=1)
                    hint = f"did you mean {close[0]}?" if close else ""
                    yield self._warning("security-scheme", f"no security scheme is called {name}", pointer, hint)
