"""Cheap checks of what the mock relies on. Not a validator: that runs when the SDK is generated.

Only what makes a document impossible to serve is an error; the rest warns, since real documents are sloppy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.openapi.grammar import Site, sites
from understudy.openapi.pointer import METHODS, MISSING, escape, look_up
from understudy.openapi.vocabulary import check_site
from understudy.problem import Problem, nearest

__all__ = ["lint"]

_STATUS = re.compile(r"[1-5][0-9][0-9]|[1-5][xX][xX]|default")
_TEMPLATED = re.compile(r"\{([^{}]*)\}")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}


def lint(data: dict[str, Any], file: str) -> list[Problem]:
    """Every structural problem of a bundled document, errors and warnings."""
    return list(_Lint(data, file).run())


def _close(name: str, names: Iterable[str], form: str = "did you mean {}?") -> str:
    found = nearest(name, names, limit=1)
    return form.format(found[0]) if found else ""


def _entries(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


class _Lint:
    """One run over one document."""

    def __init__(self, data: dict[str, Any], file: str) -> None:
        self._data = data
        self._file = file
        self._targets: dict[str, Any] = {}
        self._followed: set[str] = set()

    def _error(self, rule: str, message: str, pointer: str, hint: str = "") -> Problem:
        return Problem(rule, message, pointer, self._file, hint)

    def _warning(self, rule: str, message: str, pointer: str, hint: str = "") -> Problem:
        return Problem(rule, message, pointer, self._file, hint, "warning")

    def run(self) -> Iterator[Problem]:
        paths = self._data.get("paths", MISSING)
        if paths is MISSING and not {"webhooks", "components"} & self._data.keys():
            hint = _close("paths", self._data, "did you mean paths instead of {}?")
            yield self._error("paths-missing", "the document has no paths", "", hint)
        elif paths is not MISSING and not isinstance(paths, dict):
            yield self._error("paths-shape", "paths must be an object", "/paths")
        links: list[Site] = []
        operations: list[Site] = []
        for site in sites(self._data):
            reference = site.node.get("$ref")
            if isinstance(reference, str):
                yield from self._reference(site, reference)
            if any(name.startswith("x-mock-") for name in site.node):
                yield from check_site(site, self._file)
            if site.kind == "parameter" and not isinstance(reference, str):
                yield from self._parameter(site)
            elif site.kind == "operation":
                operations.append(site)
            elif site.kind == "link":
                links.append(site)
        yield from self._operation_ids(operations, links)
        yield from self._paths(_entries(paths))
        for site in operations:
            yield from self._operation(site)
        yield from self._security(self._data.get("security"), "/security")

    def _reference(self, site: Site, reference: str) -> Iterator[Problem]:
        if not reference.startswith("#"):
            hint = "an overlay may only refer to what is in the document"
            yield self._error("reference-not-local", f"{reference} leads out of the document", site.pointer, hint)
        elif self._at(reference) is MISSING:
            head, _, tail = reference.rpartition("/")
            hint = _close(tail, _entries(self._at(head)), f"did you mean {head}/{{}}?")
            yield self._error("unresolvable-reference", f"{reference} leads nowhere", site.pointer, hint)
        elif self._leads_back(reference):
            yield self._error("circular-reference", f"{reference} leads back to itself", reference.removeprefix("#"))

    def _leads_back(self, reference: str) -> bool:
        """Whether what stands there is, by references and `allOf` alone, itself; told once for each reference."""
        if reference in self._followed:
            return False
        self._followed.add(reference)
        seen: set[str] = set()
        waiting = [self._at(reference)]
        while waiting:
            node = waiting.pop()
            if not isinstance(node, dict):
                continue
            parts = node.get("allOf")
            waiting += parts if isinstance(parts, list) else ()
            further = node.get("$ref")
            if further == reference:
                return True
            if isinstance(further, str) and further not in seen:
                seen.add(further)
                waiting.append(self._at(further))
        return False

    def _at(self, reference: str) -> Any:
        found = self._targets.get(reference)
        if found is None:
            found = self._targets[reference] = look_up(self._data, reference)
        return found

    def _resolved(self, node: Any) -> Mapping[str, Any]:
        for _ in range(20):
            if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
                break
            node = self._at(node["$ref"])
        return _entries(node)

    def _parameter(self, site: Site) -> Iterator[Problem]:
        node, pointer = site.node, site.pointer
        name, location = node.get("name"), node.get("in")
        if not isinstance(name, str) or not name:
            yield self._error("parameter-name", "a parameter needs a name", pointer, _close("name", node))
        if not isinstance(location, str) or location not in _STYLES:
            hint = _close(str(location), _STYLES) or f"one of {', '.join(_STYLES)}"
            yield self._error("parameter-in", f"{name} can't be in {location!r}", f"{pointer}/in", hint)
            return
        style = node.get("style")
        if style is not None and style not in _STYLES[location]:
            hint = f"one of {', '.join(_STYLES[location])}"
            yield self._warning("parameter-style", f"{style} is no style in {location}", f"{pointer}/style", hint)
        if "schema" not in node and not _entries(node.get("content")):
            yield self._warning("parameter-schema", f"{name} has no schema, so anything is taken for it", pointer)
        elif "schema" in node and "content" in node:
            yield self._warning("parameter-schema", f"{name} has both schema and content", pointer)

    def _operation_ids(self, operations: Iterable[Site], links: Iterable[Site]) -> Iterator[Problem]:
        seen: dict[str, Site] = {}
        for site in operations:
            name = site.node.get("operationId")
            # Only what callers call is kept by its operationId; those of callbacks and webhooks are only read.
            if isinstance(name, str) and site.tokens[0] == "paths" and len(site.tokens) == 3:
                if name in seen:
                    _, path, method = seen[name].tokens
                    message = f"{name} is also the operationId of {str(method).upper()} {path}"
                    yield self._error("operation-id-twice", message, f"{site.pointer}/operationId")
                seen.setdefault(name, site)
        for link in links:
            target = link.node.get("operationId")
            if isinstance(target, str) and target not in seen:
                pointer = f"{link.pointer}/operationId"
                yield self._warning("link-target", f"no operation is called {target}", pointer, _close(target, seen))

    def _paths(self, paths: Mapping[str, Any]) -> Iterator[Problem]:
        seen: dict[str, str] = {}
        for path, item in paths.items():
            pointer = f"/paths/{escape(path)}"
            if path.startswith("x-"):
                continue
            if not path.startswith("/"):
                yield self._warning("path-slash", f"{path} does not begin with / and is ignored", pointer)
            elif not isinstance(item, dict):
                yield self._warning("path-shape", "a path needs an object and is ignored", pointer)
            else:
                for key in [key for key in item if key not in METHODS]:
                    if key.lower() in METHODS:
                        yield self._warning("method-case", f"{key} is ignored", pointer, f"did you mean {key.lower()}?")
            shape = _TEMPLATED.sub("{}", path)
            if shape in seen:
                message = f"the same path as {seen[shape]} but for the parameter names"
                yield self._warning("path-twice", message, pointer)
            seen.setdefault(shape, path)

    def _operation(self, site: Site) -> Iterator[Problem]:
        node, pointer = site.node, site.pointer
        responses = node.get("responses")
        if not isinstance(responses, dict) or not responses:
            yield self._warning("responses-missing", "an operation needs responses", pointer, _close("responses", node))
        for status in _entries(responses):
            if not _STATUS.fullmatch(status) and not status.startswith("x-"):
                message = f"{status} is no status code, range or default, and is ignored"
                yield self._warning("status-key", message, f"{pointer}/responses/{escape(status)}")
        yield from self._security(node.get("security"), f"{pointer}/security")
        if site.above is not None and site.above.keys[:1] == ("paths",):
            yield from self._path_parameters(str(site.above.keys[1]), site.above.node, site)

    def _path_parameters(self, path: str, item: Mapping[str, Any], site: Site) -> Iterator[Problem]:
        listed = (item.get("parameters"), site.node.get("parameters"))
        parameters = [self._resolved(entry) for entries in listed if isinstance(entries, list) for entry in entries]
        declared = {str(entry.get("name")) for entry in parameters if entry.get("in") == "path"}
        named = dict.fromkeys(_TEMPLATED.findall(path))
        for name in named:
            if name not in declared:
                hint = _close(name, declared - named.keys())
                message = f"{{{name}}} is not declared, so any text is taken for it"
                yield self._warning("path-parameter", message, site.pointer, hint)
        for name in sorted(declared - named.keys()):
            hint = _close(name, named)
            yield self._warning("path-parameter", f"the path has no {{{name}}}", site.pointer, hint)

    def _security(self, requirements: Any, pointer: str) -> Iterator[Problem]:
        known = _entries(_entries(self._data.get("components")).get("securitySchemes"))
        for position, entry in enumerate(requirements if isinstance(requirements, list) else ()):
            for name in _entries(entry):
                if name not in known:
                    place, hint = f"{pointer}/{position}/{escape(name)}", _close(name, known)
                    yield self._warning("security-scheme", f"no security scheme is called {name}", place, hint)
