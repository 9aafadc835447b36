"""Cheap checks of what the mock relies on. Not a validator: that runs when the SDK is generated.

An error breaks the specification in a way that costs something, at most the operation; a warning is sloppy and costs
nothing. What can be read in one way only comes with its correction, so that every reader of the document sees the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from understudy.json_values import object_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.combined_schemas import closed_parts, multiplied
from understudy.openapi.draft import REMOVED, Mend
from understudy.openapi.grammar import COMPONENTS, STATUS, Site, sites
from understudy.openapi.newer import newer_parts
from understudy.openapi.pointer import METHODS, MISSING, escape, look_up, pointer_of
from understudy.openapi.spellings import CORRECTED, Finding, misspelt, nulls
from understudy.openapi.value_kinds import doubtful_keys, wrong_kinds
from understudy.openapi.vocabulary import check_site
from understudy.problem import Problem, did_you_mean

Check = Callable[[Site], Iterable[Problem]]

_AS_STATUS = re.compile(r"([1-5][0-9][0-9])[^0-9A-Za-z]")
_TEMPLATED = re.compile(r"\{([^{}]*)\}")
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9]+")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}


@dataclass(frozen=True, slots=True)
class Linted:
    """What is wrong with a document and what corrects it.

    `words` are the pointers of the objects that `x-mock-*` keys stand in. `scattered` says that a reference stands
    where the quick look of the bundler does not expect one.
    """

    problems: tuple[Problem, ...]
    mends: tuple[Mend, ...]
    words: tuple[str, ...]
    scattered: bool


def lint(data: dict[str, Any], file: str) -> Linted:
    """Every structural problem of a bundled document, errors and warnings."""
    work = _Lint(data, file)
    problems = _gathered(work.run())
    return Linted(problems, tuple(work.mends), tuple(work.words), work.scattered)


def _gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """A slip of the pen that a generator made a thousand times is one problem, at its first place."""
    found: list[Problem] = []
    again: dict[tuple[str, str], tuple[int, int]] = {}
    for problem in problems:
        key = (problem.rule, problem.message)
        if problem.rule in CORRECTED and key in again:
            position, count = again[key]
            again[key] = (position, count + 1)
            continue
        again.setdefault(key, (len(found), 0))
        found.append(problem)
    for position, count in again.values():
        if count:
            more = f"; so in {count:,} more place{'s' if count > 1 else ''}"
            found[position] = replace(found[position], message=found[position].message + more)
    return tuple(found)


_close = partial(did_you_mean, otherwise="")


class _Lint:
    """One run over one document."""

    def __init__(self, data: dict[str, Any], file: str) -> None:
        self.mends: list[Mend] = []
        self.words: list[str] = []
        self.scattered = False
        self._data = data
        self._file = file
        self._version = str(data.get("openapi"))
        self._targets: dict[str, Any] = {}
        self._followed: set[str] = set()
        self._operations: list[Site] = []
        self._links: list[Site] = []
        self._spelling, self._newer = misspelt(self._version), newer_parts(self._version)
        self._checks: Mapping[str, Check] = {
            "parameter": self._parameter,
            "operation": self._noted(self._operations),
            "link": self._noted(self._links),
        }

    @staticmethod
    def _noted(places: list[Site]) -> Check:
        def note(site: Site) -> Iterable[Problem]:
            places.append(site)
            return ()

        return note

    def _error(self, rule: str, message: str, where: str, hint: str = "") -> Problem:
        return Problem(rule, message, where, self._file, hint)

    def _warning(self, rule: str, message: str, where: str, hint: str = "") -> Problem:
        return Problem(rule, message, where, self._file, hint, "warning")

    def run(self) -> Iterator[Problem]:
        paths = object_of(self._data.get("paths"))
        # Objects of one kind with the same `type` and the same keys, of values of the same types, need the same checks,
        # and most need none.
        needed: dict[tuple[object, ...], tuple[Check, ...]] = {}
        for site in sites(self._data):
            kind, node, _, _ = site
            declared = node.get("type")
            shape = (kind, declared if type(declared) is str else "", *node, *map(type, node.values()))
            checks = needed.get(shape)
            if checks is None:
                checks = needed[shape] = tuple(self._needed(site))
            for check in checks:
                yield from check(site)
        for name, count in multiplied(self._data):
            where = ("components", "schemas", name)
            message = f"the parts of this schema multiply to {count:,} and are not read"
            yield self._warning("schema-multiplied", message, pointer_of(where))
            self.mends.append(Mend(where, {}))
        for name, forbidden, places in closed_parts(self._data):
            where = ("components", "schemas", name)
            message = f"a part of its allOf forbids {forbidden}, which another requires: more properties are let pass"
            yield self._warning("closed-parts", message, pointer_of(where))
            self.mends += (Mend((*place, "additionalProperties"), REMOVED) for place in places)
        yield from self._operation_ids()
        yield from self._paths(paths)
        for site in self._operations:
            yield from self._operation(site)
        yield from self._security(self._data.get("security"), "/security")

    def _needed(self, site: Site) -> Iterator[Check]:
        if "$ref" in site.node:
            yield self._referring
        elif site.kind in self._checks:
            yield self._checks[site.kind]
        if any(name.startswith("x-mock-") for name in site.node):
            yield self._worded
        if (spelling := self._spelling(site)) is not None:
            yield lambda site: self._corrected(spelling(site, self._file))
        if doubtful := doubtful_keys(site.kind, site.node):
            yield lambda site: self._corrected(wrong_kinds(site, doubtful, self._file))
        if self._newer is not None:
            newer = self._newer
            yield lambda site: newer(site, self._file)
        if not site.node or None in site.node.values():
            yield lambda site: self._corrected(nulls(site, self._file))

    def _worded(self, site: Site) -> Iterable[Problem]:
        self.words.append(site.pointer)
        return check_site(site, self._file)

    def _referring(self, site: Site) -> Iterable[Problem]:
        reference = site.node["$ref"]
        if isinstance(reference, str):
            return self._reference(site, reference)
        if reference is not None:
            self.mends.append(Mend((*site.tokens, "$ref"), REMOVED))
            return [self._warning("reference-kind", "$ref must be text and is left out", f"{site.pointer}/$ref")]
        return self._checks[site.kind](site) if site.kind in self._checks else ()

    def _corrected(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        for problem, mends in findings:
            yield problem
            self.mends += mends

    # -- references -----------------------------------------------------------------------------------------------

    def _reference(self, site: Site, reference: str) -> Iterator[Problem]:
        self.scattered |= site.kind not in COMPONENTS or site.keys[-1:] == ("$ref",)
        if not reference.startswith("#"):
            hint = "an overlay may only refer to what is in the document"
            yield self._error("reference-not-local", f"{reference} leads out of the document", site.pointer, hint)
        elif self._at(reference) is MISSING:
            head, _, tail = reference.rpartition("/")
            hint = did_you_mean(tail, object_of(self._at(head)), otherwise="", show=lambda near: f"{head}/{near}")
            yield self._error("unresolvable-reference", f"{reference} leads nowhere", site.pointer, hint)
        elif self._leads_back(reference):
            yield self._error("circular-reference", f"{reference} leads back to itself", reference.removeprefix("#"))

    def _leads_back(self, reference: str) -> bool:
        """Whether what stands there is, by references and `allOf` alone, itself; reported once for each reference."""
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
        return object_of(node)

    # -- objects --------------------------------------------------------------------------------------------------

    def _parameter(self, site: Site) -> Iterator[Problem]:
        if site.is_void:
            return
        node, where = site.node, site.pointer
        name, location = node.get("name"), node.get("in")
        if not isinstance(name, str) or not name:
            yield self._error("parameter-name", "a parameter needs a name", where, _close("name", node))
            self._leave_out(site)
        if not isinstance(location, str) or location not in _STYLES:
            if location == "querystring" and self._version.startswith("3.2"):
                yield self._warning(
                    "version-newer", "in: querystring came with OpenAPI 3.2 and is not played yet", f"{where}/in"
                )
            else:
                hint = did_you_mean(str(location), _STYLES, otherwise=f"one of {', '.join(_STYLES)}")
                yield self._error("parameter-in", f"{name} can't be in {location!r}", f"{where}/in", hint)
            self._leave_out(site)
            return
        style = node.get("style")
        if style is not None and style not in _STYLES[location]:
            hint = f"one of {', '.join(_STYLES[location])}"
            yield self._warning("parameter-style", f"{style} is no style in {location}", f"{where}/style", hint)
        if "schema" not in node and not object_of(node.get("content")):
            yield self._warning("parameter-schema", f"{name} has no schema, so anything is taken for it", where)
        elif "schema" in node and "content" in node:
            yield self._warning("parameter-schema", f"{name} has both schema and content", where)

    def _leave_out(self, parameter: Site) -> None:
        if isinstance(parameter.keys[-1], int):
            self.mends.append(Mend(parameter.tokens, REMOVED))

    def _operation_ids(self) -> Iterator[Problem]:
        seen: dict[str, Site] = {}
        taken = {str(site.node.get("operationId")) for site in self._operations if _is_called(site)}
        for site in self._operations:
            name = site.node.get("operationId")
            # Only what callers call is kept by its operationId; those of callbacks and webhooks are only read.
            if not isinstance(name, str) or not _is_called(site):
                continue
            if name in seen:
                other = _line(seen[name])
                name, plain, number = _distinct(name, site), _distinct(name, site), 2
                while name in taken:
                    name, number = f"{plain}_{number}", number + 1
                taken.add(name)
                message = f"{site.node['operationId']} is also the operationId of {other}"
                yield self._error("operation-id-twice", message, f"{site.pointer}/operationId", f"called {name} here")
                self.mends.append(Mend((*site.tokens, "operationId"), name))
            seen.setdefault(name, site)
        for link in self._links:
            target = link.node.get("operationId")
            if isinstance(target, str) and target not in seen:
                where = f"{link.pointer}/operationId"
                yield self._warning("link-target", f"no operation is called {target}", where, _close(target, seen))

    def _paths(self, paths: Mapping[str, Any]) -> Iterator[Problem]:
        seen: dict[str, str] = {}
        for path, item in paths.items():
            where = f"/paths/{escape(path)}"
            if path.startswith("x-"):
                continue
            if not path.startswith("/"):
                yield self._warning("path-slash", f"{path} does not begin with / and is ignored", where)
            elif not isinstance(item, dict):
                yield self._warning("path-shape", "a path needs an object and is ignored", where)
            else:
                for key in [key for key in item if key not in METHODS]:
                    if key.lower() in METHODS:
                        yield self._warning("method-case", f"{key} is ignored", where, f"did you mean {key.lower()}?")
            if "?" in path:
                yield self._warning("path-query", "a path has no query string; it is matched by path and query", where)
            elif "#" in path:
                message = "a path has no fragment, which no server ever sees; it is matched without it"
                yield self._warning("path-fragment", message, where)
            shape = _TEMPLATED.sub("{}", path.partition("#")[0])
            if shape in seen and "#" in f"{path}{seen[shape]}":
                message = f"the same path as {seen[shape]} but for the fragment; what each takes tells them apart"
                yield self._warning("path-twice", message, where)
            elif shape in seen:
                message = f"the same path as {seen[shape]} but for the parameter names"
                yield self._warning("path-twice", message, where)
            seen.setdefault(shape, path)

    def _operation(self, site: Site) -> Iterator[Problem]:
        node, where = site.node, site.pointer
        responses = node.get("responses")
        if not isinstance(responses, dict) or not responses:
            yield self._warning("responses-missing", "an operation needs responses", where, _close("responses", node))
        for status, response in object_of(responses).items():
            if not STATUS.fullmatch(status) and not status.startswith("x-"):
                read = _AS_STATUS.match(status)
                corrected = read[1] if read and read[1] not in object_of(responses) else None
                message = f"{status} is no status code, range or default, and is "
                message += f"read as {corrected}" if corrected else "ignored"
                yield self._warning("status-key", message, f"{where}/responses/{escape(status)}")
                if corrected:
                    place = (*site.tokens, "responses")
                    self.mends += (Mend((*place, corrected), response), Mend((*place, status), REMOVED))
        yield from self._security(node.get("security"), f"{where}/security")
        if site.above is not None and site.above.keys[:1] == ("paths",):
            yield from self._path_parameters(str(site.above.keys[1]), site.above, site)

    def _path_parameters(self, path: str, item: Site, site: Site) -> Iterator[Problem]:
        declared: dict[str, Site] = {}
        queried: set[str] = set()
        places: dict[str, tuple[str | int, ...]] = {}
        for above in (item, site):
            entries = above.node.get("parameters")
            for position, entry in enumerate(entries if isinstance(entries, list) else ()):
                parameter = self._resolved(entry)
                if parameter.get("in") == "path":
                    declared[str(parameter.get("name"))] = above
                    places[str(parameter.get("name"))] = (*above.tokens, "parameters", position)
                elif parameter.get("in") == "query":
                    queried.add(str(parameter.get("name")))
        # `/rides?page={page}`: what stands in the query of a path key may be declared as what it is.
        own_query = queried.intersection(_TEMPLATED.findall(path.partition("?")[2]))
        named = dict.fromkeys(name for name in _TEMPLATED.findall(path) if name not in own_query or name in declared)
        missing = [name for name in named if name not in declared]
        for name in missing:
            hint = _close(name, declared.keys() - named.keys())
            message = f"{{{name}}} is not declared, so any text is taken for it"
            yield self._warning("path-parameter", message, site.pointer, hint)
        if missing:
            own = site.node.get("parameters")
            made = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in missing]
            self.mends.append(Mend((*site.tokens, "parameters"), [*(own if isinstance(own, list) else ()), *made]))
        for name in sorted(declared.keys() - named.keys()):
            hint = _close(name, named)
            yield self._warning("path-parameter", f"the path has no {{{name}}}", site.pointer, hint)
            self.mends.append(Mend(places[name], REMOVED))

    def _security(self, requirements: Any, where: str) -> Iterator[Problem]:
        known = object_of(object_of(self._data.get("components")).get("securitySchemes"))
        for position, entry in enumerate(requirements if isinstance(requirements, list) else ()):
            for name in object_of(entry):
                if name not in known:
                    place, hint = f"{where}/{position}/{escape(name)}", _close(name, known)
                    yield self._warning("security-scheme", f"no security scheme is called {name}", place, hint)


def _is_called(site: Site) -> bool:
    return site.tokens[0] == "paths" and len(site.tokens) in (3, 4) and site.above is not None


def _line(site: Site) -> str:
    _, path, *_, method = site.tokens
    return f"{str(method).upper()} {path}"


def _distinct(name: str, site: Site) -> str:
    """An operationId of its own for an operation whose name is taken, by its method and path."""
    _, path, *_, method = site.tokens
    return f"{name}_{str(method).lower()}_{_NOT_IN_IDS.sub('_', str(path)).strip('_')}".rstrip("_")
