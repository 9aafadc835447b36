"""Words of an overlay without effect: those that can't come true or have no effect, each a problem at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.inference.effects import EffectReader, unknown_collection
from understudy.inference.envelopes import inside
from understudy.inference.events import Webhook
from understudy.inference.keys import property_node
from understudy.inference.paths import canonical
from understudy.inference.resources import SEED_PARENT, Collection, Plan, Resources
from understudy.inference.selection import declared_selection
from understudy.inference.shapes import alternatives, body_schema, properties, success_node, success_response
from understudy.inference.states import way_of
from understudy.inference.streams import stream_kind
from understudy.inference.unused_values import refused, unused_values
from understudy.inference.words import envelope_word, one_or_several
from understudy.openapi.model import Operation
from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem, did_you_mean

_WRITES = ("create", "update", "upsert", "action")


def unused_words(
    operations: Iterable[Operation], resources: Resources, schemas: Schemas, reader: EffectReader, file: str
) -> Iterator[Problem]:
    """The words of operations that can't come true, or have no effect.

    What one place declares for several operations, as a path item does, must have an effect in one of them.
    """
    sharing: dict[tuple[str, int], int] = {}
    found: dict[tuple[str, int, str], list[Problem]] = {}
    for operation in operations:
        words = {name: value for name, value in operation.extensions.items() if name.startswith("x-mock-")}
        if not words:
            continue
        for name, value in words.items():
            sharing[name, id(value)] = sharing.get((name, id(value)), 0) + 1
        places: dict[str, Problem] = {}
        for problem in _Operation(operation, resources, schemas, reader, file).problems():
            places.setdefault(problem.pointer.removeprefix(f"{operation.pointer}/"), problem)
        for place, problem in places.items():
            name = place.partition("/")[0]
            found.setdefault((name, id(words[name]), place), []).append(problem)
    for (name, identity, _), problems in found.items():
        if len(problems) == sharing[name, identity]:
            yield problems[0]


class _Operation:
    """The words of one operation, and what is known of it."""

    def __init__(
        self, operation: Operation, resources: Resources, schemas: Schemas, reader: EffectReader, file: str
    ) -> None:
        self._operation = operation
        self._plan: Plan = resources.plans[operation.id]
        self._home = resources.collections.get(self._plan.collection or "")
        self._resources = resources
        self._schemas = schemas
        self._reader = reader
        self._file = file

    def problems(self) -> Iterator[Problem]:
        """The words of the operation without effect."""
        checks = (self.collections, self.resource, self.references, self.idle, self.sets, self.creates, self.view)
        for check in (*checks, self.transitions, self.seeds):
            yield from check()
        for each in unused_values(self._operation, self._plan, self._home, self._schemas):
            yield self._unused(each.message, each.place, each.hint)

    def _unused(self, message: str, place: str, hint: str = "") -> Problem:
        return Problem("x-mock-vain", message, f"{self._operation.pointer}/{place}", self._file, hint)

    def _word(self, name: str) -> Mapping[str, Any]:
        word = self._operation.extensions.get(name)
        return word if isinstance(word, dict) else {}

    def collections(self) -> Iterator[Problem]:
        """Collections that are named and that the document does not have."""
        extensions = self._operation.extensions
        named: list[tuple[str, Any]] = []
        for position, entry in enumerate(extensions.get("x-mock-creates") or ()):
            named.append((f"x-mock-creates/{position}/collection", entry.get("collection")))
        for word in ("x-mock-view", "x-mock-resource", "x-mock-long-running"):
            if "collection" in self._word(word):
                named.append((f"{word}/collection", self._word(word)["collection"]))
        if "x-mock-same-as" in extensions:
            named.append(("x-mock-same-as", extensions["x-mock-same-as"]))
        for place, name in named:
            yield from self._no_collection(name, place)

    def _no_collection(self, name: Any, place: str) -> Iterator[Problem]:
        where = f"{self._operation.pointer}/{place}"
        problem = unknown_collection(name, self._resources.collections, where, self._file)
        if problem is not None:
            yield problem

    def resource(self) -> Iterator[Problem]:
        """`x-mock-resource`: a key or an envelope that is not there."""
        operation, home, word = self._operation, self._home, self._word("x-mock-resource")
        if not word:
            return
        if home is None and word.get("kind") != "none" and "collection" not in word:
            yield self._unused(f"{operation.id} works on no collection", "x-mock-resource", "name one with collection:")
        named = properties(self._schemas, home.schema) if home is not None else {}
        for name in ("key", "by"):
            declared = str(word.get(name, "")).lstrip("/")
            if declared and home is not None and named and property_node(self._schemas, home.schema, declared) is None:
                message = f"a record of {home.path} has no {declared}"
                yield self._unused(message, f"x-mock-resource/{name}", did_you_mean(declared, named))
        if "by" in word and "{" not in operation.path:
            message = f"the path of {operation.id} has no parameter to find a record by"
            yield self._unused(message, "x-mock-resource/by")
        nodes = {"request": body_schema(operation), "response": success_node(operation)}
        for direction, node in nodes.items():
            steps = envelope_word(operation, direction)
            if steps and inside(self._schemas, node, steps) is None:
                hint = did_you_mean(steps[0], properties(self._schemas, node))
                message = f"the {direction} of {operation.id} has nothing there"
                yield self._unused(message, f"x-mock-resource/envelope/{direction}", hint)

    def references(self) -> Iterator[Problem]:
        """`x-mock-references`: properties that the record does not have."""
        home = self._home
        for name, target in self._word("x-mock-references").items():
            place = f"x-mock-references/{escape(name)}"
            named = properties(self._schemas, home.schema) if home is not None else {}
            if name not in named:
                works = f"a record of {home.path}" if home else f"{self._operation.id} works on no collection: it"
                yield self._unused(f"{works} has no {name}", place, did_you_mean(name, named))
            elif target is not None:
                yield from self._no_collection(target, place)

    def idle(self) -> Iterator[Problem]:
        """Words that say something which this operation never does."""
        kind = self._plan.kind
        needs: dict[str, tuple[bool, str]] = {
            "x-mock-seed": (self._home is not None, "works on no collection, so nothing is there at the start"),
            "x-mock-set": (kind in _WRITES, "changes no record, so it sets nothing"),
            "x-mock-transition": (kind in _WRITES[1:], "changes no record, so it moves none"),
            "x-mock-order": (kind == "list", "lists no records, so it orders none"),
            "x-mock-stream": (self._streams(), "answers with no stream of events or lines"),
            "x-mock-creates": (kind == "create", "creates no record, so it creates no others"),
            "x-mock-view": (self._operation.method == "GET", "is no GET, so it shows nothing"),
            "x-mock-long-running": (self._starts(), "starts nothing: that collection has no state or flag that ends"),
        }
        for word, (works, why) in needs.items():
            if word in self._operation.extensions and not works:
                yield self._unused(f"{self._operation.id} {why} ({kind})", word)

    def _starts(self) -> bool:
        return self._plan.begun is not None or self._operation.extensions.get("x-mock-long-running") is False

    def sets(self) -> Iterator[Problem]:
        """`x-mock-set`: properties that no record has, and expressions that lead nowhere."""
        if self._home is None:
            return
        for name, value in self._word("x-mock-set").items():
            place = f"x-mock-set/{escape(name)}"
            yield from self._unknown(self._home, name, place)
            yield from self._expressions(value, place, self._reader.roots(self._operation))

    def creates(self) -> Iterator[Problem]:
        """`x-mock-creates`: the same of what is made besides."""
        if self._home is None or self._plan.kind != "create":
            return
        roots = {**self._reader.roots(self._operation), "$each": ()}
        for position, entry in enumerate(self._operation.extensions.get("x-mock-creates") or ()):
            target = self._resources.collections.get(canonical(str(entry.get("collection"))))
            if target is None:
                continue
            place = f"x-mock-creates/{position}"
            for part in ("set", "defaults"):
                for name, value in entry.get(part, {}).items():
                    yield from self._unknown(target, name, f"{place}/{part}/{escape(name)}")
                    yield from self._expressions(value, f"{place}/{part}/{escape(name)}", roots)
            for part in ("from", "each"):
                yield from self._expressions(entry.get(part), f"{place}/{part}", roots)
            into = str(entry.get("into", "")).partition("/*/")[0]
            if into:
                yield from self._unknown(self._home, into, f"{place}/into")

    def view(self) -> Iterator[Problem]:
        """`x-mock-view`: properties that the list does not show."""
        word = self._word("x-mock-view")
        shown = self._resources.collections.get(canonical(str(word.get("collection"))))
        if shown is None or self._plan.shape is None:
            return
        named = properties(self._schemas, self._plan.shape.items)
        roots = {"$record": self._reader.record(shown.id)}
        for name, value in word.get("set", {}).items():
            place = f"x-mock-view/set/{escape(name)}"
            if named and name not in named:
                message = f"what {self._operation.id} lists has no {name}"
                yield self._unused(message, place, did_you_mean(name, named))
            yield from self._expressions(value, place, roots)

    def _streams(self) -> bool:
        response = success_response(self._operation)
        return response is not None and any(stream_kind(media.name) for media in response.content)

    def transitions(self) -> Iterator[Problem]:
        """`x-mock-transition`: moves of a record that is in no collection, by or to what it does not have."""
        operation, collections = self._operation, self._resources.collections
        word = operation.extensions.get("x-mock-transition")
        for position, entry in enumerate(one_or_several(word)):
            place = "x-mock-transition" + (f"/{position}" if isinstance(word, list) else "")
            home = self._home
            if "collection" in entry:
                where = f"{operation.pointer}/{place}/collection"
                if (problem := unknown_collection(entry["collection"], collections, where, self._file)) is not None:
                    yield problem
                    return
                home = collections[canonical(str(entry["collection"]))]
            named_by = entry.get("where", {})
            if named_by and declared_selection(operation, None, collections, self._schemas) is None and home is None:
                message = f"no one collection has {' and '.join(named_by)}"
                yield self._unused(message, f"{place}/where", "name one with collection:")
                return
            if home is not None:
                yield from self._move(entry, home, place)

    def _move(self, entry: Mapping[str, Any], home: Collection, place: str) -> Iterator[Problem]:
        named = properties(self._schemas, home.schema)
        states = {state.name: state.values for state in (*home.states, *home.openings)}
        name = way_of(entry.get("property"))
        for each in entry.get("where", {}) if named else ():
            if each not in named:
                message = f"a record of {home.path} has no {each}"
                yield self._unused(message, f"{place}/where/{escape(each)}", did_you_mean(each, named))
        if named and property_node(self._schemas, home.schema, name) is None:
            yield self._unused(f"a record of {home.path} has no {name}", f"{place}/property", did_you_mean(name, named))
        used = [("to", entry.get("to"))]
        used += [(f"from/{position}", value) for position, value in enumerate(entry.get("from") or ())]
        for part, value in used if name in named else ():
            known = states.get(name)
            if known is not None and value is not None and value not in known:
                yield self._unused(f"{value} is no value of {name}", f"{place}/{part}", did_you_mean(str(value), known))
            elif known is None and (why := refused(self._schemas, named[name], value)) is not None:
                yield self._unused(f"{name} {why}", f"{place}/{part}")

    def seeds(self) -> Iterator[Problem]:
        """`x-mock-seed`: records that there can't be."""
        seeds, home = self._operation.extensions.get("x-mock-seed"), self._home
        if not isinstance(seeds, list) or home is None:
            return
        links = {each.property for each in home.references if each.collection == home.parent}
        taken: dict[str, int] = {}
        for position, seed in enumerate(seeds):
            if home.parent_count and SEED_PARENT not in seed and not links & seed.keys():
                message = f"{home.path} is below a record, and nothing says below which"
                yield self._unused(message, f"x-mock-seed/{position}", f"name its key with {SEED_PARENT}")
            for name in seed.keys() - {SEED_PARENT, *home.key_properties, *home.key_parameters}:
                yield from self._unknown(home, name, f"x-mock-seed/{position}/{escape(name)}")
            for name, message in self._wrong_in_seed(seed, home):
                yield self._unused(f"{name} {message}", f"x-mock-seed/{position}/{escape(name)}")
            key = tuple(repr(seed.get(name)) for name in home.key_properties if name is not None and name in seed)
            shown = ", ".join(key)
            whole = f"{seed.get(SEED_PARENT)} {shown}"
            if key and whole in taken:
                message = f"record {taken[whole]} has the key {shown} too"
                yield self._unused(message, f"x-mock-seed/{position}")
            taken.setdefault(whole, position)

    def _wrong_in_seed(self, seed: Mapping[str, Any], home: Collection) -> list[tuple[str, str]]:
        """The properties of a seed with a wrong value; where a record is one of several schemas, by the likeliest."""
        choices = alternatives(self._schemas, home.schema) or (home.schema,)
        found: list[list[tuple[str, str]]] = []
        for choice in choices:
            named = {**properties(self._schemas, home.schema), **properties(self._schemas, choice)}
            wrong = [
                (name, each.message)
                for name, value in seed.items()
                if name in named
                for each in self._schemas.validator(named[name], "response").violations(value, "")[:1]
            ]
            found.append(wrong)
        return min(found, key=len)

    # -- parts ----------------------------------------------------------------------------------------------------

    def _unknown(self, collection: Collection, name: str, place: str) -> Iterator[Problem]:
        """A property that neither a record nor the bodies that write it have."""
        named: dict[str, Any] = {}
        for node in self._reader.record(collection.id):
            named |= properties(self._schemas, node)
            if self._schemas.resolve_object(node).get("additionalProperties") not in (None, False):
                return
        if named and name not in named:
            message = f"a record of {collection.path} has no {name}"
            yield self._unused(message, place, did_you_mean(name, named))

    def _expressions(self, value: Any, place: str, roots: Mapping[str, Any]) -> Iterator[Problem]:
        return _lost(self._reader, value, f"{self._operation.pointer}/{place}", roots, ("$method", "$statusCode"))


def unused_in_payloads(webhooks: Iterable[Webhook], reader: EffectReader) -> Iterator[Problem]:
    """Expressions in the payloads of events that lead nowhere."""
    for webhook in webhooks:
        if webhook.payload is not None and webhook.trigger is not None:
            record = reader.record(webhook.trigger.collection)
            roots = {"$record": record, "$previous": record, "$event": ()}
            yield from _lost(reader, webhook.payload, f"{webhook.operation.pointer}/x-mock-event/payload", roots)


def _lost(
    reader: EffectReader, value: Any, pointer: str, roots: Mapping[str, Any], free: tuple[str, ...] = ()
) -> Iterator[Problem]:
    """The expressions at any depth of a value that lead nowhere."""
    if isinstance(value, dict | list):
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _lost(reader, entry, f"{pointer}/{escape(str(key))}", roots, free)
        return
    problem = reader.leads(value, pointer, roots, free)[1]
    if problem is not None:
        yield problem
