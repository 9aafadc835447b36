"""What the operations of one resource say together: the schema of its record, and the envelopes that it comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from understudy.inference.conventions import ID, folded
from understudy.inference.envelopes import describe, inside
from understudy.inference.lists import list_shape
from understudy.inference.paths import last_name, segments
from understudy.inference.record_spots import RecordClues, record_spot
from understudy.inference.shapes import alternatives, body_schema, properties, reference, success_node, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

Group = Mapping[str, Operation]


@dataclass(frozen=True, slots=True)
class CollectionDraft:
    """A collection in the making: its canonical path, that of its items, and the operations at both.

    Procedures have no path parameters: `template` is then how the path is written. `key_node` is the schema of their
    key; of others that of a text with a format or a pattern which a path below the items asks for.
    `put` is the PUT on an item that makes one which is not there, where nothing else makes them.
    """

    path: str
    item: str | None
    group: Group = field(default_factory=dict)
    items: Group = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    template: str | None = None
    key_node: Node = True
    put: Operation | None = None

    @property
    def shown_path(self) -> str:
        """Its path as the document writes it, without its items' parameters."""
        if self.template is not None:
            return self.template
        written = next(iter((self.group or self.items).values())).path
        return "/" + "/".join(segments(written)[: len(segments(self.path))])

    @property
    def singleton(self) -> bool:
        return self.item == self.path

    @property
    def noun(self) -> str:
        """What the path calls the records: its last name."""
        return last_name(self.path)

    def parameter(self, name: str) -> Node:
        """The schema of a path parameter of the items."""
        for operation in self.items.values():
            for entry in operation.parameters:
                if entry.location == "path" and entry.name == name:
                    is_open = entry.schema == {"type": "string"} and self.key_node is not True
                    return self.key_node if is_open and name == self.keys[-1] else entry.schema
        return self.key_node

    @property
    def create(self) -> Operation | None:
        """The operation that makes a record: POST, or PUT where the collection or its items take no POST."""
        if self.singleton:
            return None
        post = self.group.get("POST")
        if post is not None:
            return post
        put = self.group.get("PUT")
        answered = success_node(put)
        if put is not None and not (isinstance(answered, dict) and answered.get("type") == "array"):
            return put
        return self.put


def subject_of(draft: CollectionDraft, schemas: Schemas) -> tuple[RecordClues, str]:
    """What to look for in the answers of a resource's operations, the record's schema with it, and why that one."""
    create, read = draft.create, draft.items.get("GET")
    writes = [draft.items[method] for method in ("PUT", "PATCH", "POST") if method in draft.items]
    bodies = [body_schema(each) for each in ((create, *writes) if create not in writes else writes)]
    subject = RecordClues(draft.noun, draft.keys, tuple(node for node in bodies if node is not None))
    created, shown = success_node(create), success_node(read)
    updated = [success_node(each) for each in writes]
    listed = None
    if not draft.singleton and (shape := list_shape(schemas, success_node(draft.group.get("GET")), subject)):
        listed = shape.items if shape.form in ("records", "map") else None
    nodes = [node for node in (shown, created, *updated, listed) if isinstance(node, dict)]
    found, why = _chosen(draft, schemas, subject, nodes, shown, created, updated, listed)
    return replace(subject, record=found, seen=()), why


def _has_key(schemas: Schemas, node: Node | None, keys: Sequence[str]) -> bool:
    names = {folded(name) for name in properties(schemas, node)}
    return ID in names or any(folded(key) in names for key in keys)


def _is_receipt(schemas: Schemas, made: Node, element: Node | None, bodies: Sequence[Node]) -> bool:
    """Whether what create answers (`{ok: true}`) has nothing of what the list shows, which has what is sent."""
    listed = properties(schemas, element).keys()
    sent = {name for body in bodies for name in properties(schemas, body)}
    return not properties(schemas, made).keys() & listed and len(listed & sent) > 1


def _chosen(
    draft: CollectionDraft,
    schemas: Schemas,
    subject: RecordClues,
    nodes: Sequence[Node],
    shown: Node | None,
    created: Node | None,
    updated: list[Node | None],
    listed: Node | None,
) -> tuple[Node | None, str]:
    def unwrapped(node: Node | None) -> tuple[Node | None, str]:
        others = tuple(other for other in nodes if other is not node)
        steps = record_spot(schemas, node, replace(subject, seen=others))
        return inside(schemas, node, steps), f" in {describe(steps)}" if steps else ""

    read, where = unwrapped(shown)
    made, place = unwrapped(created)
    text = f"record schema: what GET {draft.path}/… answers{where}"
    silent = not properties(schemas, read) and _has_key(schemas, made, draft.keys)
    if read is not None and type_of(schemas, read) == "object" and not silent:
        for branch in alternatives(schemas, read):
            if made is not None and reference(branch) == reference(made) is not None:
                return branch, "record schema: what create answers, one of the read's"
        return read, text
    if made is not None and properties(schemas, made):
        element, spot = unwrapped(listed)
        # A create may answer no more than that it worked, or the beginning of what the list shows.
        if _has_key(schemas, element, draft.keys) and (
            not _has_key(schemas, made, draft.keys)
            or properties(schemas, made).keys() < properties(schemas, element).keys()
        ):
            return element, f"record schema: the items of the list{spot}"
        if _is_receipt(schemas, made, element, subject.bodies):
            return element, f"record schema: the items of the list{spot}"
        return made, f"record schema: what create answers{place}"
    for node in updated:
        changed, place = unwrapped(node)
        if changed is not None and properties(schemas, changed):
            return changed, f"record schema: what update answers{place}"
    if listed is not None:
        element, place = unwrapped(listed)
        return element, f"record schema: the items of the list{place}"
    return (read, text) if read is not None and properties(schemas, read) else (None, "")
