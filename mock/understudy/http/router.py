"""Finds the operation of a request line: static paths by one dictionary look-up, templated ones by a trie of segments.

Knows methods, paths and percent-encoding; knows nothing of parameters' types, of bodies or of servers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType
from urllib.parse import unquote

from understudy.http.query_patterns import QueryPattern, pairs_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation

_PARAMETER = re.compile(r"\{([^{}/]+)\}")
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Match:
    """What a request line leads to.

    `values` are percent-decoded once, per segment; a byte that is no UTF-8 stays as a lone surrogate (PEP 383), which
    `ParameterDecoder` reports. `allowed` is empty for an unknown path. `template` is the matched path of the document.
    `others` are what the same request line leads to in paths that only a fragment tells apart.
    """

    operation: Operation | None
    values: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    template: str | None = None
    others: tuple[Match, ...] = ()


@dataclass(slots=True)
class _Leaf:
    """One path of the document: its methods, each with the names that its template gives to the parameters.

    `variants` are the paths that have the same segments and a query behind them, the most demanding ones first;
    `others` the further operations of a method, by paths that a fragment tells apart.
    """

    template: str
    methods: dict[str, tuple[Operation, tuple[str, ...]]] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    variants: list[tuple[QueryPattern, _Leaf]] = field(default_factory=list)
    others: dict[str, list[tuple[Operation, tuple[str, ...]]]] = field(default_factory=dict)

    def add(self, operation: Operation, names: tuple[str, ...]) -> None:
        first, _ = self.methods.setdefault(operation.method, (operation, names))
        if first is not operation and "#" in f"{first.path}{operation.path}":
            self.others.setdefault(operation.method, []).append((operation, names))
        allowed = [*self.methods, *(["HEAD"] if "GET" in self.methods else []), "OPTIONS"]
        self.allowed = tuple(dict.fromkeys(allowed))

    def variant(self, query: str, template: str) -> _Leaf:
        """The leaf of a template that ends in this query."""
        for pattern, leaf in self.variants:
            if pattern.text == query:
                return leaf
        self.variants.append((QueryPattern.of(query), _Leaf(template)))
        self.variants.sort(key=lambda entry: -len(entry[0].conditions))
        return next(leaf for pattern, leaf in self.variants if pattern.text == query)

    def match_query(self, method: str, texts: Sequence[str], query: str) -> Match:
        """The variant that a query is for, else this path itself; a key that is not in the query stays without value.

        Where the path stands only with a query, a request without it is for the variant with the fewest requirements.
        """
        pairs = pairs_of(query)
        for least in (False, True) if not self.methods else (False,):
            for pattern, leaf in reversed(self.variants) if least else self.variants:
                values = pattern.values(pairs, partly=least)
                if values is not None and (method in leaf.methods or (method == "HEAD" and "GET" in leaf.methods)):
                    found = leaf.match(method, texts)
                    return replace(found, values={**found.values, **values}, allowed=self._all_allowed())
        found = self.match(method, texts)
        return replace(found, allowed=self._all_allowed() if self.methods else ())

    def _all_allowed(self) -> tuple[str, ...]:
        leaves = (self, *(leaf for _, leaf in self.variants))
        return tuple(dict.fromkeys(name for leaf in leaves for name in leaf.allowed))

    def match(self, method: str, texts: Sequence[str]) -> Match:
        if method == "HEAD" and method not in self.methods:
            method = "GET"
        found = self.methods.get(method)
        if found is None:
            return Match(None, _NOTHING, self.allowed, self.template)
        operation, names = found
        values = dict(zip(names, texts, strict=True)) if names else _NOTHING
        if not self.others:
            return Match(operation, values, self.allowed, self.template)
        others = tuple(
            Match(other, dict(zip(own, texts, strict=True)), self.allowed, other.path)
            for other, own in self.others.get(method, ())
        )
        return Match(operation, values, self.allowed, self.template, others)


@dataclass(slots=True)
class _Node:
    """Where a path can go on: by a static segment, by one that mixes text and parameters, by a parameter alone."""

    static: dict[str, _Node] = field(default_factory=dict)
    mixed: list[tuple[re.Pattern[str], _Node]] = field(default_factory=list)
    whole: _Node | None = None
    leaf: _Leaf | None = None


class Router:
    """Routes `(method, raw path)` to operations. Immutable once built; shared by threads.

    Static segments win over templated ones (OAS 4.8.8.2), text mixed with parameters over a parameter alone. Nothing is
    redirected or collapsed: a doubled slash is a different path, and an empty segment is no value. A slash at the end
    makes no difference, unless the document has the path with it and without. Paths that differ only in the names of
    their parameters are one path. `prefixes` may stand before every path.
    """

    def __init__(self, operations: Iterable[Operation], prefixes: Sequence[str] = ()) -> None:
        self._static: dict[str, _Leaf] = {}
        self._ready: dict[tuple[str, str], Match] = {}
        self._root = _Node()
        trimmed = {"/" + prefix.strip("/") for prefix in prefixes} - {"/"}
        self._prefixes = tuple(sorted(trimmed, key=lambda prefix: (-len(prefix), prefix)))
        known = tuple(operations)
        self.paths = tuple(dict.fromkeys(operation.path for operation in known))
        for operation in known:
            self._add(operation)
        for path, leaf in self._static.items():
            for method in leaf.allowed if not leaf.variants else ():
                self._ready[method, path] = leaf.match(method, ())

    def match(self, method: str, raw_path: str, query: str = "") -> Match:
        """Find what `raw_path` and `query`, both still percent-encoded, lead to. Never raises."""
        ready = self._ready.get((method, raw_path))
        if ready is not None:
            return ready
        found = self._find(raw_path) or self._find(_other_ending(raw_path))
        if found is None:
            return Match(None)
        leaf, texts = found
        return leaf.match_query(method, texts, query) if leaf.variants else leaf.match(method, texts)

    def _find(self, path: str) -> tuple[_Leaf, Sequence[str]] | None:
        leaf = self._static.get(path)
        if leaf is not None:
            return leaf, ()
        for prefix in self._prefixes:
            if path.startswith(prefix):
                found = self._walk(path[len(prefix) :] or "/")
                if found is not None:
                    return found
        return self._walk(path)

    def _walk(self, path: str) -> tuple[_Leaf, Sequence[str]] | None:
        if path[:1] != "/":
            return None
        segments = path.split("/")
        if "%" in path:
            segments = [unquote(segment, errors="surrogateescape") for segment in segments]
        texts: list[str] = []
        leaf = _descend(self._root, segments, 1, texts)
        return None if leaf is None else (leaf, texts)

    def _add(self, operation: Operation) -> None:
        node, names = self._root, []
        path, _, query = operation.path.partition("#")[0].partition("?")
        for segment in path.split("/")[1:]:
            found = _PARAMETER.findall(segment)
            names += found
            node = _child(node, segment, found)
        if node.leaf is None or (not query and not node.leaf.methods):
            node.leaf = _Leaf(operation.path, variants=node.leaf.variants if node.leaf else [])
        leaf = node.leaf.variant(query, operation.path) if query else node.leaf
        leaf.add(operation, tuple(names))
        if not names:
            self._static[path] = node.leaf


def _other_ending(path: str) -> str:
    """The path without the slash at its end, or with one."""
    return path[:-1] if path.endswith("/") else f"{path}/" if path else path


def _child(node: _Node, segment: str, parameters: Sequence[str]) -> _Node:
    if not parameters:
        return node.static.setdefault(unquote(segment), _Node())
    if len(parameters) == 1 and segment == f"{{{parameters[0]}}}":
        node.whole = node.whole or _Node()
        return node.whole
    pattern = re.compile("".join(_pattern(segment)), re.DOTALL)
    for known, child in node.mixed:
        if known.pattern == pattern.pattern:
            return child
    child = _Node()
    node.mixed.append((pattern, child))
    # The more text a segment spells out, the more specific it is.
    node.mixed.sort(key=lambda entry: -len(entry[0].pattern.replace("(.+?)", "")))
    return child


def _pattern(segment: str) -> Iterator[str]:
    for position, part in enumerate(_PARAMETER.split(segment)):
        yield "(.+?)" if position % 2 else re.escape(unquote(part))


def _descend(node: _Node, segments: Sequence[str], position: int, texts: list[str]) -> _Leaf | None:
    """The first leaf in order of specificity; `texts` collects the values on the way and forgets those of dead ends."""
    if position == len(segments):
        return node.leaf
    segment = segments[position]
    child = node.static.get(segment)
    if child is not None:
        leaf = _descend(child, segments, position + 1, texts)
        if leaf is not None:
            return leaf
    if not segment:
        return None
    mark = len(texts)
    for pattern, child in node.mixed:
        found = pattern.fullmatch(segment)
        if found is not None:
            texts.extend(found.groups())
            leaf = _descend(child, segments, position + 1, texts)
            if leaf is not None:
                return leaf
            del texts[mark:]
    if node.whole is None:
        return None
    texts.append(segment)
    leaf = _descend(node.whole, segments, position + 1, texts)
    if leaf is None:
        del texts[mark:]
    return leaf
