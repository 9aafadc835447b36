"""How collections are related: which one owns a path, which property is a key, which one a foreign key.

`links` are the evidence; names by convention are used where there is no link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from understudy.inference.conventions import ID_ENDINGS, ends_like, folded, nouns_of, same_noun, words
from understudy.inference.evidence import CollectionDraft
from understudy.inference.paths import canonical, segments
from understudy.inference.resources import Collection, Promise, Reference
from understudy.inference.shapes import (
    alternatives,
    body_schema,
    may_be_key,
    properties,
    reference,
    success_response,
    type_of,
)
from understudy.inference.words import references_word
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Link, Node, Operation
from understudy.openapi.schemas import Schemas

_BODY = "$response.body#/"


@dataclass(frozen=True, slots=True)
class Owners:
    """Which collection a path parameter selects a record of, by the canonical path that ends with the parameter."""

    by_item: Mapping[str, str]
    homes: Mapping[str, tuple[Operation, ...]]
    """By collection, the operations that answer with a record of it."""
    by_noun: Mapping[tuple[str, ...], tuple[str, ...]]
    """By what one record is called, in words, the collections whose records have one key, those that can be made first.
    """

    @classmethod
    def of(cls, drafts: Mapping[str, CollectionDraft]) -> Owners:
        by_item = {each.item: path for path, each in drafts.items() if each.item and not each.singleton}
        homes = {path: (*each.group.values(), *each.items.values()) for path, each in drafts.items()}
        nouns: dict[tuple[str, ...], list[str]] = {}
        for path, each in drafts.items():
            if each.item and each.item.count("{}") == 1:
                for noun in nouns_of(each.noun):
                    nouns.setdefault(noun, []).append(path)
        for paths in nouns.values():
            paths.sort(key=lambda path: drafts[path].create is None)
        by_noun = {noun: tuple(paths) for noun, paths in nouns.items()}
        return cls(by_item, homes, by_noun)

    def parent(self, path: str) -> str | None:
        """The collection whose item stands above `path`, with nothing but names between them."""
        above = path.rpartition("/")[0]
        while above and not above.endswith("{}"):
            above = above.rpartition("/")[0]
        return self.by_item.get(above)

    def of_parameter(self, path: str, name: str) -> str | None:
        """The collection that the parameter `name` of the path template `path` selects from."""
        parts = segments(path)
        for position, part in enumerate(parts):
            if part == f"{{{name}}}":
                return self.by_item.get(canonical("/".join(parts[: position + 1])))
        return None


def _body_links(operation: Operation) -> Iterator[tuple[Link, str, str]]:
    """Links that carry a top-level property of the response: (link, parameter, property)."""
    response = success_response(operation)
    for link in response.links if response else ():
        for parameter, value in link.parameters.items():
            if isinstance(value, str) and value.startswith(_BODY):
                name = value.removeprefix(_BODY).split("/")[-1]
                yield link, parameter.removeprefix("path."), name


def linked_keys(
    path: str, schema: Node | None, operations: Mapping[str, Operation], owners: Owners, schemas: Schemas
) -> Mapping[str, str]:
    """The properties that links select a record of the collection at `path` by, by path parameter."""
    named = properties(schemas, schema)
    linked: dict[str, str] = {}
    for operation in owners.homes[path]:
        for link, parameter, name in _body_links(operation):
            target = operations.get(link.operation_id)
            if target and name in named and owners.of_parameter(target.path, parameter) == path:
                linked.setdefault(parameter, name)
    return linked


def references(
    path: str,
    schema: Node | None,
    operations: Mapping[str, Operation],
    owners: Owners,
    drafts: Mapping[str, CollectionDraft],
    schemas: Schemas,
    targets: Mapping[str, str],
) -> tuple[Reference, ...]:
    """The foreign keys of a collection's record; `targets` are the collections by the component of their records."""
    named = properties(schemas, schema)
    found: dict[str, Reference] = {}
    for name, node in named.items():
        declared = schemas.resolve_object(node).get("x-mock-reference")
        if isinstance(declared, str):
            found[name] = Reference(name, canonical(declared), "x-mock-reference")
    explicit = references_word(owners.homes[path])
    for name, target_path in explicit.items():
        if target_path is not None:
            found[name] = Reference(name, canonical(target_path), "x-mock-references")
    for operation in owners.homes[path]:
        for link, parameter, name in _body_links(operation):
            target = operations.get(link.operation_id)
            owner = owners.of_parameter(target.path, parameter) if target else None
            if owner is not None and owner != path and name in named:
                found.setdefault(name, Reference(name, owner, f"link {link.name} of {operation.id}"))
    for name, node in named.items():
        base = _expanding(schemas, node, targets)
        if name not in found and base is not None and base != path:
            reason = "holds its key or the record itself"
            found[name] = Reference(name, base, reason, declared=False, expands=True)
    for name, node in named.items():
        if name in found or not may_be_key(schemas, node):
            continue
        kinds = owners.by_noun.get(words(name)[:-1], ())
        base = None if path in kinds else next(iter(kinds), None)
        if base is not None and (ends_like(name, ID_ENDINGS) or _is_called_key(drafts[base], name)):
            shown = _is_key_of(schemas, drafts[base], name, node)
            reason = f"names {drafts[base].noun} and its path parameter" if shown else "named like the collection"
            if not shown and _can_lead_nowhere(drafts[path]):
                shown, reason = True, f"{reason}, and a create may find nothing (404)"
            found[name] = Reference(name, base, reason, shown=shown, declared=False)
    return tuple(entry for name, entry in found.items() if explicit.get(name, "") is not None)


def _expanding(schemas: Schemas, node: Node, targets: Mapping[str, str]) -> str | None:
    """The collection of which a property takes a key or a record: `anyOf` a text and the record's component."""
    branches = alternatives(schemas, node)
    if not any(may_be_key(schemas, branch) for branch in branches):
        return None
    return next((targets[found] for branch in branches if (found := reference(branch) or "") in targets), None)


def _is_called_key(draft: CollectionDraft, name: str) -> bool:
    """Whether a property is called like the path parameter of records that can be made: `memberNo`."""
    return draft.create is not None and bool(draft.keys) and folded(name) == folded(draft.keys[-1])


def _can_lead_nowhere(draft: CollectionDraft) -> bool:
    """Whether a create documents a 404 which its list does not: only a key in its body can be unknown."""
    create, listing = draft.create, draft.group.get("GET")
    if create is None or "{" in create.path or "404" not in create.responses:
        return False
    return listing is not None and "404" not in listing.responses


def _is_key_of(schemas: Schemas, draft: CollectionDraft, name: str, node: Node) -> bool:
    """Whether a property is called like a collection's path parameter, or its noun and that, and is of its type."""
    if draft.template is not None:
        return False  # procedures have no path parameters
    parameter = draft.keys[-1] if draft.keys else ""
    called = folded(name) == folded(parameter) or words(name)[-len(words(parameter)) :] == words(parameter)
    return called and type_of(schemas, node) == type_of(schemas, draft.parameter(parameter))


def promised(
    operation: Operation,
    collections: Mapping[str, Collection],
    owners: Owners,
    operations: Mapping[str, Operation],
    schemas: Schemas,
) -> tuple[Promise, ...]:
    """What else a create must make so that the links of its response lead somewhere."""
    own = collections.get(canonical(operation.path))
    if operation.method != "POST" or own is None or own.singleton:
        return ()
    settable = properties(schemas, body_schema(operation))
    found: dict[str, Promise] = {}
    for link, parameter, name in _body_links(operation):
        target = operations.get(link.operation_id)
        owner = owners.of_parameter(target.path, parameter) if target else None
        if (
            owner is None
            or owner not in collections
            or owner in (own.id, own.parent)
            or name in settable
            or name in found
        ):
            continue
        if collections[owner].parent_count == 0 and len(collections[owner].key_parameters) == 1:
            noun = segments(collections[owner].path)[-1]
            source = next((key for key in settable if same_noun(noun, key)), None)
            found[name] = Promise(name, owner, source)
    return tuple(found.values())
