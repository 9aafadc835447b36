"""Indexes a loaded document into the immutable `Contract`: operations, schemas, security schemes, resources.

Knows OpenAPI objects; knows nothing of requests, state or servers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from understudy.addresses import path_of
from understudy.cache.contracts import entry_of
from understudy.extensions import InferenceRule
from understudy.garbage import without_collections
from understudy.inference.resource_index import Resource, ResourceIndex, ResourceNames
from understudy.inference.resources import Resources
from understudy.lazy_dataclass import dataclass
from understudy.openapi.loaded import Document
from understudy.openapi.model import Operation, SecurityScheme, Server
from understudy.openapi.origins import Origins
from understudy.openapi.pointer import unescape
from understudy.openapi.reader import Reader
from understudy.openapi.schemas import Schemas
from understudy.openapi.sources import locate
from understudy.problem import Problem

if TYPE_CHECKING:
    from understudy.inference.effects import Effect
    from understudy.inference.events import Callback, Webhook
    from understudy.inference.implied import Implied
    from understudy.inference.lifecycle import Lifecycle
    from understudy.webhooks.signing import SigningScheme


@dataclass(frozen=True, slots=True)
class Contract:
    """Everything that is known of a document, and what it implies. Immutable; shared by threads.

    `source` is what the user calls the document: a path, a URL, or `-` for standard input.
    `prefixes` are the paths of all `servers`, under which every operation answers too. `lifecycles` are by
    collection id, `effects` (on other records) and `callbacks` by operationId, `webhooks` by name. `received` are the
    operations of `webhooks`, which the document's users receive. `tags` are by name, with their descriptions.
    `names` finds the collections that a name means. `progressing` are the collections whose records may go on because
    they are read. `identity` stands for all that it was made of, where it is kept.
    """

    title: str
    version: str
    file: Path
    source: str
    document: Mapping[str, Any]
    schemas: Schemas
    operations: Mapping[str, Operation]
    security_schemes: Mapping[str, SecurityScheme]
    prefixes: tuple[str, ...]
    resources: Resources
    lifecycles: Mapping[str, tuple[Lifecycle, ...]]
    effects: Mapping[str, tuple[Effect, ...]]
    webhooks: Mapping[str, Webhook]
    callbacks: Mapping[str, tuple[Callback, ...]]
    problems: tuple[Problem, ...]
    origins: Origins | None
    names: ResourceNames
    received: tuple[Operation, ...] = ()
    servers: tuple[Server, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    identity: str | None = None
    resource_index: ResourceIndex = field(init=False, repr=False, compare=False)
    progressing: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "progressing", frozenset((*self.lifecycles, *self.resources.long_running)))
        object.__setattr__(self, "resource_index", ResourceIndex(self.resources, self.operations, self.schemas))

    def resource(self, collection: str) -> Resource:
        """The resource of a collection id."""
        return self.resource_index.at(collection)

    def lifecycles_of(self, collection: str) -> tuple[Lifecycle, ...]:
        """The lifecycles of the records of a collection, each of another property."""
        return self.lifecycles.get(collection, ())

    def lifecycle(self, collection: str, name: str) -> Lifecycle | None:
        """The lifecycle of a state property, where one is declared."""
        return next((each for each in self.lifecycles_of(collection) if each.property == name), None)

    def placed(self, problem: Problem) -> Problem:
        """The problem with the file and the pointer that the document's author can open."""
        return self.origins.placed(problem) if self.origins is not None else problem

    @property
    def sent(self) -> tuple[Webhook, ...]:
        """Every webhook and callback, the callbacks last."""
        called = (each.webhook for entries in self.callbacks.values() for each in entries)
        return (*self.webhooks.values(), *called)

    @property
    def declared_events(self) -> tuple[Webhook, ...]:
        """Every webhook, and every callback that has a trigger of its own."""
        if not self.callbacks:
            return tuple(self.webhooks.values()) if self.webhooks else ()
        called = (each.webhook for entries in self.callbacks.values() for each in entries if each.webhook.trigger)
        return (*self.webhooks.values(), *called)


def read_contract(
    path: str | Path,
    *,
    overlays: Iterable[str | Path] = (),
    strict: bool = False,
    signing: Iterable[SigningScheme] = (),
    rules: Sequence[InferenceRule] = (),
    cache: bool = True,
) -> Contract:
    """Load, bundle, overlay and index a document. Raises DocumentError as `load` does.

    `signing` are schemes that the document's webhooks may be signed with, beside the built-in ones.
    `rules` say what operations do, before the built-in ones; RuleError where one decides what can't be.
    With `cache` a large document that was read before is not read again (docs/adr/0015), unless there are schemes or
    rules, which are code.
    """
    schemes = tuple(signing)
    with without_collections():
        file, laid_over = locate(path), tuple(map(Path, overlays))
        entry = entry_of(file, laid_over, strict=strict) if cache and not schemes and not rules else None
        kept = entry.find() if entry is not None else None
        if kept is not None:
            objects = _Objects.of(kept.document)
            implied = kept.implied(objects.operations, objects.received)
            if implied is not None:
                return _contract(kept.document, objects, implied, kept.identity)
        from understudy.openapi.document import load

        document, objects = _described(load(file, overlays=laid_over, strict=strict), guess=True)
        implied = _implied(document, objects, schemes, rules)
        identity = entry.keep(document, implied, objects.operations, objects.received) if entry is not None else None
        return _contract(document, objects, implied, identity)


def index(document: Document, *, signing: Iterable[SigningScheme] | None = ()) -> Contract:
    """Index a loaded document; `signing` as `read_contract` takes it, or None where any name of a scheme will do.

    None is for who reads a contract and sends no webhooks. Where the document describes no content of what is read,
    that is any JSON value: who reads a document says no more than it does.
    """
    document, objects = _described(document, guess=False)
    return _contract(document, objects, _implied(document, objects, signing, ()))


@dataclass(frozen=True, slots=True)
class _Objects:
    """What was read of a document: OpenAPI's own objects."""

    schemas: Schemas
    reader: Reader
    operations: Mapping[str, Operation]
    received: tuple[Operation, ...]

    @classmethod
    def of(cls, document: Document) -> _Objects:
        schemas = Schemas(document.data, document.version)
        reader = Reader(document.data, schemas)
        operations = {operation.id: operation for operation in _operations(reader, document)}
        return cls(schemas, reader, operations, tuple(reader.webhooks()))


def _described(document: Document, *, guess: bool) -> tuple[Document, _Objects]:
    """A document with the content of answers that it describes nothing of, and its objects."""
    from understudy.inference.undescribed import described

    objects = _Objects.of(document)
    found = described(document, objects.operations.values(), objects.schemas, guess=guess)
    return (document, objects) if found is document else (found, _Objects.of(found))


def _implied(
    document: Document, objects: _Objects, signing: Iterable[SigningScheme] | None, rules: Sequence[InferenceRule]
) -> Implied:
    from understudy.inference.imply import imply  # what was inferred before needs none of it

    return imply(document, objects.schemas, objects.operations, objects.received, signing=signing, rules=rules)


def _contract(document: Document, objects: _Objects, implied: Implied, identity: str | None = None) -> Contract:
    info = document.data.get("info")
    info = info if isinstance(info, dict) else {}
    servers = objects.reader.servers()
    others = (
        each
        for operation in objects.operations.values()
        if operation.servers_pointer != "/servers"
        for each in operation.servers
    )
    return Contract(
        title=str(info.get("title", document.file.stem)),
        version=str(info.get("version", "")),
        file=document.file,
        source=document.name,
        document=document.data,
        schemas=objects.schemas,
        operations=objects.operations,
        security_schemes=objects.reader.security_schemes(),
        prefixes=_prefixes((*servers, *others)),
        resources=implied.resources,
        lifecycles=implied.lifecycles,
        effects=implied.effects,
        webhooks=implied.webhooks,
        callbacks=implied.callbacks,
        problems=document.problems,
        origins=document.origins,
        names=ResourceNames(implied.resources.collections),
        received=objects.received,
        servers=servers,
        tags=objects.reader.tags(),
        identity=identity,
    )


def _operations(reader: Reader, document: Document) -> Iterator[Operation]:
    """The operations of the document's paths, with what breaks them placed where its author finds it."""
    seen = set()
    known = {(problem.file, problem.pointer): problem for problem in document.problems if problem.severity == "error"}
    for operation in reader.operations():
        seen.add(operation.path)
        if operation.broken is not None:
            broken = document.place(operation.broken)
            # What was found while reading has the author's own words, and a hint.
            operation = replace(operation, broken=known.get((broken.file, broken.pointer), broken))
        yield operation
    for problem in document.problems:
        steps = problem.pointer.split("/")
        if problem.severity == "error" and len(steps) == 3 and steps[1] == "paths":
            path = unescape(steps[2])
            if path not in seen and path.startswith("/"):
                # A path item that is behind a reference to nothing: which methods it has is unknown.
                yield from reader.unknown(path, problem)


def _prefixes(servers: Iterable[Server]) -> tuple[str, ...]:
    paths: list[str] = []
    for url in dict.fromkeys(url for server in servers for url in server.urls()):
        # A variable in front of a path is the address of a server: `{apiRoot}/v1`.
        address = re.sub(r"^\{[^{}]*\}(?=/|$)", "", url)
        path = path_of(address).strip("/")
        if path and "{" not in path and f"/{path}" not in paths:
            paths.append(f"/{path}")
    return tuple(paths)
