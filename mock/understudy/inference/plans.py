"""Says what one operation does: create, list, read, update, delete, an action, or only an answer.

Works on the collections that inference/infer.py found; every plan carries its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from understudy.extensions import InferenceRule
from understudy.inference.answered_keys import answered_keys
from understudy.inference.below import link_to, path_names, view_below
from understudy.inference.conventions import same_noun
from understudy.inference.envelopes import BodyPlace, Steps, inside
from understudy.inference.homes import Homes
from understudy.inference.in_query import CHANGES, named_by_query, properties_in_query
from understudy.inference.kinds import SAFE, kind_by_method, on_collection, on_item, searched
from understudy.inference.lists import ListShape, list_shape
from understudy.inference.login import becomes_user, signs_up
from understudy.inference.named_parts import NamedPart
from understudy.inference.on_records import OnRecord, body_of, on_record
from understudy.inference.paths import canonical, parameters, segments
from understudy.inference.procedures import Procedure
from understudy.inference.putting import made_right_below, makes_missing, merges
from understudy.inference.record_spots import RecordClues, body_place, record_spot
from understudy.inference.resources import Collection, CollectionView, Kind, Plan, Promise, is_callers_own
from understudy.inference.rules import decided
from understudy.inference.selection import declared_selection, inferred_selection, selected_by_path
from understudy.inference.shapes import body_schema, reference, success_node, success_response
from understudy.inference.words import envelope_word, resource_word
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

_EFFECTS = ("x-mock-creates", "x-mock-set", "x-mock-transition", "x-mock-view")
_STANDS_ALONE = ("list", "token")
_ON_A_RECORD = ("create", "update", "upsert", "delete", "action")


@dataclass(frozen=True, slots=True)
class _Decision:
    kind: Kind
    home: str | None
    reason: str
    view: CollectionView | None = None
    selects: tuple[str, ...] = ()
    leads_to: tuple[str, str] | None = None
    where: Mapping[str, Any] = field(default_factory=dict)
    part: NamedPart | None = None
    own: OnRecord = OnRecord()


@dataclass(frozen=True, slots=True)
class _Question:
    """An operation as an inference rule sees it: its canonical path, what it answers, and the list in that."""

    operation: Operation
    path: str
    node: Node | None
    shape: ListShape | None
    token: bool


@dataclass(frozen=True)
class Planner:
    """Plans the operations of one document.

    `view_items` are the item paths of views, with the view's own path; `creators` the operations that make the records
    of a collection, `procedures` what else is known of an operation by its verb, `settable` what clients set of a
    collection's new records.
    """

    collections: Mapping[str, Collection]
    subjects: Mapping[str, RecordClues]
    views: Mapping[str, CollectionView]
    view_items: Mapping[str, str]
    creators: frozenset[str]
    procedures: Mapping[str, Procedure]
    settable: Mapping[str, frozenset[str]]
    schemas: Schemas
    rules: Sequence[InferenceRule] = ()
    parts: Mapping[str, NamedPart] = field(default_factory=dict)

    @cached_property
    def _homes(self) -> Homes:
        return Homes(self.collections, self.views, self.view_items, self.schemas)

    def plan(self, operation: Operation, *, token: bool, promises: tuple[Promise, ...]) -> Plan:
        """The plan of one operation."""
        path, node, body = canonical(operation.path), success_node(operation), body_schema(operation)
        clues = self.subjects.get(path)
        shape = list_shape(self.schemas, node, clues)
        decision = self._decide(_Question(operation, path, node, shape, token))
        kind, home, view, part = decision.kind, decision.home, decision.view, decision.part
        subject = self.subjects.get(home or "") or RecordClues("", (), bodies=() if body is None else (body,))
        if kind == "list" and home is not None and subject is not clues:
            shape = list_shape(self.schemas, node, subject) or shape
        shown = self.subjects[decision.leads_to[1]] if decision.leads_to is not None else subject
        own = self.collections.get(home or "") if not part else None
        queried = properties_in_query(operation, kind, own, subject.noun, decision.selects, self.schemas)
        envelope = () if kind in _STANDS_ALONE or part else _envelope(self.schemas, operation, node, shown)
        return Plan(
            operation_id=operation.id,
            place=path,
            kind=kind,
            reason=decision.reason,
            path_names=path_names(operation, view),
            success=success_response(operation),
            collection=home,
            merge=bool(queried) or merges(operation, self.schemas),
            queried=queried,
            envelope=envelope,
            keyed=answered_keys(self.schemas, inside(self.schemas, node, envelope), own)
            if own is not None and kind in _ON_A_RECORD
            else (),
            body=BodyPlace()
            if home is None or part
            else body_of(self.schemas, operation, body, subject, decision.own.spelled),
            shape=shape,
            promises=() if "x-mock-creates" in operation.extensions else promises,
            effects={key: operation.extensions[key] for key in _EFFECTS if key in operation.extensions},
            view=view,
            selects=decision.selects,
            leads_to=decision.leads_to,
            where=decision.where,
            listed=decision.own.listed,
            copies=decision.own.copies,
            makes=kind == "update" and makes_missing(operation, self.collections.get(home or ""), self.creators),
            part=part.way if part is not None else (),
            related=part is not None and part.related,
            signs_up=kind == "create" and home is not None and self._is_sign_up(operation, self.collections[home]),
        )

    def _decide(self, question: _Question) -> _Decision:
        """What the first rule that has something to say says: the user's own before those of the document's shape."""
        rules: tuple[Callable[[_Question], _Decision | None], ...] = (
            self._token,
            self._by_rules_of_the_user,
            self._by_words,
            self._by_declared_property,
            self._by_part,
            self._procedure,
            self._on_record,
            self._at_collection,
            self._at_item,
            self._at_view,
            self._elsewhere,
        )
        return next(found for rule in rules if (found := rule(question)) is not None)

    def _token(self, question: _Question) -> _Decision | None:
        return _Decision("token", None, "the tokenUrl of an OAuth2 flow") if question.token else None

    def _by_rules_of_the_user(self, question: _Question) -> _Decision | None:
        found = decided(self.rules, question.operation, self.collections)
        return None if found is None else _Decision(found.kind, found.collection, found.reason)

    def _by_words(self, question: _Question) -> _Decision | None:
        """What `x-mock-resource` or `x-mock-same-as` says that an operation does."""
        operation, path, word = question.operation, question.path, resource_word(question.operation)
        if word.get("kind") == "none":
            return _Decision("synthesize", None, "x-mock-resource: nothing is kept")
        if not word.keys() & {"collection", "kind", "by"}:
            return None
        own = self.collections.get(path) or self._homes.by_item.get(path)
        owner = own.id if own is not None else self._homes.owner(path)[0]
        home = self.collections.get(canonical(str(word["collection"])) if "collection" in word else owner or "")
        if home is None:
            return None
        kind: Kind = word.get("kind") or kind_by_method(operation.method, question.shape)
        names = parameters(operation.path)
        on_record = kind in ("read", "update", "delete", "action")
        ends = len(names) - (1 if "by" in word else len(home.key_parameters)) if on_record else len(names)
        above, more = names[: home.parent_count], names[home.parent_count : max(home.parent_count, ends)]
        natural = path in (home.id, home.item) and "by" not in word
        view = None if natural else CollectionView(path, home.id, above, more, lookup=word.get("by"))
        if on_record and not names and "by" not in word and (selecting := self._selecting(operation, home)) is not None:
            return _Decision(kind, home.id, "x-mock-resource", *selecting)
        return _Decision(kind, home.id, "x-mock-resource", view)

    def _selecting(
        self, operation: Operation, home: Collection
    ) -> tuple[CollectionView | None, tuple[str, ...]] | None:
        """How an operation whose path has no key says which record it is about: in its body or its query."""
        known = self.procedures.get(operation.id)
        if known is not None and known.collection == home.id and known.selects:
            return None, known.selects
        found = self._found_by_query(operation, home)
        return None if found is None else (found.view, found.selects)

    def _by_declared_property(self, question: _Question) -> _Decision | None:
        """What a `where` says: the operation acts on the record that has these values."""
        own = self.collections.get(question.path) or self._homes.by_item.get(question.path)
        owner = own.id if own is not None else self._homes.owner(question.path)[0]
        found = declared_selection(question.operation, owner, self.collections, self.schemas)
        if found is None:
            return None
        home, where = found
        return _Decision("action", home, f"acts on the record with this {' and '.join(where)}", where=where)

    def _by_part(self, question: _Question) -> _Decision | None:
        """A path below a record that leads to a part of it."""
        part = self.parts.get(question.operation.id)
        if part is None or part.collection not in self.collections:
            return None
        place, home = ".".join(part.way), self.collections[part.collection]
        if question.operation.method in (*SAFE, "HEAD"):
            what = f"what {place} leads to" if part.related else place
            return _Decision("compute", home.id, f"shows {what} of the record above", part=part)
        return _Decision("action", home.id, f"sets {place} of the record above", part=part)

    def _procedure(self, question: _Question) -> _Decision | None:
        known = self.procedures.get(question.operation.id)
        if known is None or known.collection not in self.collections:
            return None
        keys = self.collections[known.collection].key_properties
        selects = known.selecting(question.operation, keys[-1] if keys else None, self.schemas)
        return _Decision(known.kind, known.collection, "a procedure, by its verb", selects=selects)

    def _on_record(self, question: _Question) -> _Decision | None:
        own = on_record(question.operation, question.path, self._homes.by_item, self.schemas)
        return None if own is None else _Decision(own.kind, own.home, own.reason, own=own)

    def _at_collection(self, question: _Question) -> _Decision | None:
        operation, home = question.operation, self.collections.get(question.path)
        if home is None:
            return None
        by_query = operation.method in CHANGES or (operation.method == "GET" and question.shape is None)
        if by_query and (found := self._found_by_query(operation, home)) is not None:
            return found
        if operation.method == "PUT" and operation.id in self.creators:
            return _Decision("create", home.id, "PUT on a collection that takes no POST")
        kind, reason = on_collection(operation.method, home, question.shape)
        return _Decision(kind, home.id, reason)

    def _at_item(self, question: _Question) -> _Decision | None:
        home = self._homes.by_item.get(question.path)
        if home is None:
            return None
        kind, reason = on_item(question.operation.method)
        return _Decision(kind, home.id, reason)

    def _at_view(self, question: _Question) -> _Decision | None:
        if question.path not in self.views and question.path not in self.view_items:
            return None
        return self._on_view(question.operation.method, question.path, question.shape)

    def _elsewhere(self, question: _Question) -> _Decision:
        operation, method = question.operation, question.operation.method
        owner, through = self._homes.owner(question.path)
        if owner is None and (found := self._by_path(operation)) is not None:
            return found
        if method in (*SAFE, "HEAD"):
            return self._reads_elsewhere(operation, question.path, owner, through, question.node, question.shape)
        known = (self.collections, self.subjects, self.schemas)
        if (home := searched(operation, question.path, question.shape, *known)) is not None:
            return _Decision("list", home.id, f"searches the records of {home.path}")
        target = self._created_elsewhere(operation, question.node)
        if target is not None and target == owner and self._is_part(operation, owner):
            return _Decision("action", owner, f"{method} below an item adds to it what is a part of it", through)
        if target is not None:
            above = self.collections.get(owner or "") if through is None else None
            view = view_below(operation, self.collections[target], above, self.schemas)
            return _Decision("create", target, "answers with the record schema of that collection", view)
        users = self._homes.users
        if owner is None and users is not None and self._is_sign_up(operation, users):
            return _Decision("create", users.id, f"somebody signs up, who is one of {users.path} from then on")
        if owner is None and signs_up(operation, question.node, self.schemas):
            named = set(self._homes.targets(question.node))
            own = (each for each in self.collections.values() if is_callers_own(each))
            mine = next((each.id for each in own if reference(each.schema) in named), None)
            reason = "somebody signs up, whom a path such as /me shows from then on"
            return _Decision("sign-up", mine, reason)
        if owner is not None:
            return _Decision("action", owner, f"{method} below an item that is no collection of its own", through)
        if method != "DELETE" and (found := self._by_property(operation, question.node)) is not None:
            return found
        return _Decision("synthesize", None, "fits no collection: answered from the request and the response schema")

    def _is_sign_up(self, operation: Operation, home: Collection) -> bool:
        return home is self._homes.users and becomes_user(operation, home.schema, self.schemas)

    def _found_by_query(self, operation: Operation, home: Collection) -> _Decision | None:
        """An operation on a collection that is about one record: the one with what a query parameter says."""
        found = named_by_query(operation, home, self.schemas)
        if found is None:
            return None
        parameter, known = found
        kind = kind_by_method(operation.method, None)
        view = CollectionView(canonical(operation.path), home.id, (), (), lookup=known)
        what = "answers" if kind == "read" else f"{kind}s"
        reason = f"{operation.method} on a collection {what} the one record whose {known} the request names"
        return _Decision(kind, home.id, reason, view, (parameter,))

    def _on_view(self, method: str, path: str, shape: ListShape | None) -> _Decision:
        """What an operation on a path that shows the records of another collection does to them."""
        own = path if path in self.views else self.view_items[path]
        view = self.views[own]
        main = self.collections[view.main]
        where = f"shows the records of {main.path}"
        if view.current:
            kinds: dict[str, Kind] = {"GET": "read", "HEAD": "read", "QUERY": "read", "DELETE": "delete"}
            return _Decision(kinds.get(method, "update"), main.id, f"{where}: the one of whoever asks", view)
        if path != own and view.more and path.count("{}") == len((*view.names, *view.more)):
            return _Decision("list", main.id, f"{where} whose {view.link} its path has", view)
        kind, reason = on_item(method) if path != own else on_collection(method, main, shape)
        by = f", found by {view.lookup}" if view.lookup else ""
        return _Decision(kind, main.id, f"{reason}; {where}{by}", view)

    def _reads_elsewhere(
        self,
        operation: Operation,
        path: str,
        owner: str | None,
        through: CollectionView | None,
        node: Node | None,
        shape: ListShape | None,
    ) -> _Decision:
        named = operation.extensions.get("x-mock-view")
        if isinstance(named, dict) and canonical(str(named.get("collection", ""))) in self.collections:
            return _Decision("list", canonical(str(named["collection"])), "x-mock-view")
        if "x-mock-stream" not in operation.extensions and (home := self._homes.streamed(operation, path)) is not None:
            return _Decision("list", home.id, f"streams the records of {home.path}")
        if shape is not None and owner is None and (home := self._homes.by_target.get(reference(shape.items) or "")):
            return _Decision("list", home.id, "answers a list of that collection's record schema")
        if shape is not None and owner is None and (home := self._homes.of_every_parent(path, shape)) is not None:
            whole = CollectionView(path, home.id, (), (), everywhere=True)
            return _Decision("list", home.id, f"shows the records of {home.path}, whatever they stand below", whole)
        known = (self.collections, self.subjects, self.schemas)
        if owner is None and (home := searched(operation, path, shape, *known)) is not None:
            return _Decision("list", home.id, f"searches the records of {home.path}")
        if shape is not None and owner is not None and through is None:
            for home in self._homes.of_schema.get(reference(shape.items) or "", ()):
                view = view_below(operation, home, self.collections[owner], self.schemas)
                if not home.parent_count and view is not None and view.link is not None:
                    return _Decision("list", home.id, f"shows the records of {home.path} by their {view.link}", view)
        if shape is None and owner is None and (home := self._homes.mine(path, node)) is not None:
            reason = f"shows the records of {home.path}: the one of whoever asks"
            return _Decision("read", home.id, reason, CollectionView(path, home.id, (), (), current=True))
        homes = [each.id for each in self._homes.at_root(node)]
        if owner is not None and homes and (link := link_to(path, self.collections[owner], self.schemas)) is not None:
            where = f"shows the record of {homes[0]} that {link} leads to"
            return _Decision("compute", owner, where, through, leads_to=(link, homes[0]))
        if owner is not None and shape is None:
            return _Decision("compute", owner, "GET below an item: computed from the record above it", through)
        return _Decision("synthesize", owner, "fits no collection: answered from the response schema", through)

    def _is_part(self, operation: Operation, owner: str) -> bool:
        """Whether what an operation takes is a part of the record above it, and not a record of its own."""
        subject = self.subjects[owner]
        return body_place(self.schemas, body_schema(operation), subject).is_part

    def _by_path(self, operation: Operation) -> _Decision | None:
        """What stands below another record, named at the root by a property that it has."""
        selection = selected_by_path(operation, self.collections, self.schemas)
        if selection is None:
            return None
        home, where = selection
        at_end = operation.path.rstrip("/").endswith("}")
        if not at_end and operation.method in (*SAFE, "HEAD"):
            return None
        kind = on_item(operation.method)[0] if at_end else "action"
        reason = f"{kind} of the one of {self.collections[home].path} whose {next(iter(where))} the path has"
        return _Decision(kind, home, reason, where=where)

    def _by_property(self, operation: Operation, node: Node | None) -> _Decision | None:
        """A step that says by a property which record it is about, as `{token}` does that a service gave to it."""
        targets = {each.id for each in self._homes.at_root(node)}
        answered = None if node is None else targets
        selection = inferred_selection(operation, answered, self.collections, self.settable, self.schemas)
        if selection is None:
            return None
        home, where = selection
        reason = f"acts on the one of {self.collections[home].path} whose {next(iter(where))} the body has"
        return _Decision("action", home, reason, where=where)

    def _created_elsewhere(self, operation: Operation, node: Node | None) -> str | None:
        if operation.method != "POST":
            return None
        path = canonical(operation.path)
        noun = segments(path)[-1]
        homes = [home for target in self._homes.targets(node) for home in self._homes.of_schema.get(target, ())]
        for home in homes:
            # Another version of a path, another audience, a place below, or one of several (`/payment`, `/payments`):
            # what is called the same is the same.
            if same_noun(segments(home.path)[-1], noun) and path.startswith(home.id[: home.id.rfind("{}") + 2]):
                return home.id
        if "201" not in operation.responses:
            return None
        root = next((home.id for home in homes if not home.parent_count), None)
        return root or made_right_below(operation, self.collections.get(path.rpartition("/")[0]), self.schemas)


def _envelope(schemas: Schemas, operation: Operation, node: Node | None, subject: RecordClues) -> Steps:
    declared = envelope_word(operation, "response")
    return declared if declared is not None else record_spot(schemas, node, subject)
