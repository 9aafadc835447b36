"""Makes one value for a schema. Best effort: contradictory or exotic schemas may defeat it, so callers validate."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from functools import partial
from typing import Any

from understudy.inference.conventions import folded
from understudy.inference.conventions.values import TAGS
from understudy.inference.keys import hold
from understudy.json_values import alike
from understudy.openapi.pointer import MISSING, escape, unescape
from understudy.values.amounts import settled
from understudy.values.constraints import MOST_VALUES, Flat, Nodes, OptionalProperty, commonest_first
from understudy.values.lifelike import is_gone, is_silent, is_silent_at, keys_of_objects, proposal
from understudy.values.makers import Makers
from understudy.values.numbers import draw_number, whole_numbers
from understudy.values.patterns import matching
from understudy.values.rng import Rng
from understudy.values.schema_merge import Flattener
from understudy.values.subject import ValueSubject
from understudy.values.texts import draw_text

# Down to here objects show optional properties and arrays an item; below, only what is required.
_RICH = 2
# A whole value has its optional objects too: down to here, and as long as it has not more values than this.
_WHOLE = 5
_MOST_WHOLE = 500
# From here on a value that is null or empty ends the recursion where the schema takes one.
_DEEP = 6
_BOTTOM = 30
_SHOWN = "what a document shows"
# Attempts that take what is likely for a name; the later ones try what else the schema takes.
_LIFELIKE = 4
_TRIES = 30
_CONTAINERS = frozenset({dict, list})
_ANY = ("string", "integer", "boolean", "object", "array", "null")
_ANY_BODY = ("object", "string", "integer", "boolean", "array", "null")


class Generator:
    """Makes values for one key. Later attempts take other variants, leave options out and lean less on examples.

    `whole` values have optional objects in objects as well.
    """

    def __init__(
        self, flattener: Flattener, seed: str, attempt: int, makers: Makers | None, *, whole: bool = False
    ) -> None:
        self.attempt = attempt
        self._whole = whole
        self._around: set[int] = set()
        self._makers = makers
        self._flattener = flattener
        self._seed = seed if attempt == 0 else f"{seed}\0{attempt}"
        self._left = MOST_VALUES
        self._lean = attempt % 2 == 1
        self._objects: dict[str, tuple[dict[str, Any], Iterable[str]]] = {}
        self._subjects: dict[str, ValueSubject] = {}

    def make(self, nodes: Nodes, path: str = "", depth: int = 0, *, fresh: bool = False) -> Any:
        """A value that is probably valid. `fresh` values are not taken from examples: for items that must differ."""
        self._left -= 1
        if self._left < 0 or depth > _BOTTOM:
            return self._least(nodes, None)
        if depth >= _DEEP:
            least = self._least(nodes, MISSING)
            if least is not MISSING:
                return least
        if self.attempt < 2 and depth <= _DEEP:
            flat = self._flattener.first(nodes)
            if self.attempt == 0 and not fresh and self._makers is None:
                constant = self.constant(flat, nodes, depth)
                if constant is not MISSING:
                    return copy.deepcopy(constant) if constant.__class__ in _CONTAINERS else constant
                if (whole := whole_numbers(flat)) is not None and is_silent_at(path, whole[2], whole[3]):
                    return self.draw(path, whole[0], whole[1])
            rng = Rng(f"{self._seed}\0{path}")
        else:
            rng = Rng(f"{self._seed}\0{path}")
            flat = self._flattener.flatten(nodes, MISSING, lambda count: self._choose(count, depth, rng))
        if self._makers is not None:
            for value in self._makers.made(flat.formats, path, Rng(f"{self._seed}\0{path}\0made")):
                if self._flattener.is_valid(nodes, value):
                    return value
        if flat.options is not None:
            return self._option(flat, nodes, rng, fresh=fresh)
        if self.attempt < 4 and not fresh:
            for value in flat.shown:
                if self._flattener.is_valid(nodes, value):
                    return copy.deepcopy(value)
        return self._of_kind(flat, nodes, path, depth, rng)

    @property
    def chooses(self) -> bool:
        """Whether values may be others than the likely ones: from makers of the user's, or in later attempts."""
        return self.attempt > 0 or self._makers is not None

    def draw(self, path: str, first: int, last: int) -> int:
        """A whole number for the value at a path."""
        return Rng(f"{self._seed}\0{path}").between(first, last)

    def constant(self, flat: Flat, nodes: Nodes, depth: int) -> Any:
        """What the document shows or demands, the same for every key; MISSING where it leaves that open."""
        if flat.constant is None:
            likely = flat.shown
            if flat.options is not None:
                options = commonest_first([value for value in flat.options if value is not None])
                likely = [*(value for value in likely if value in options), *options]
            found = next((value for value in likely if self._flattener.is_valid(nodes, value)), MISSING)
            if self._whole and isinstance(found, dict | list):
                # Of no key, for it is that of all.
                found = Generator(self._flattener, _SHOWN, 0, None, whole=True).with_rest(nodes, found, "", depth)
            flat.constant = (found,)
        return flat.constant[0]

    def with_rest(self, nodes: Nodes, value: Any, path: str, depth: int) -> Any:
        """An object or a list that the document shows, with the optional properties that it leaves out."""
        flat = self._flattener.flatten(nodes, value, lambda _count: 0)
        if isinstance(value, list):
            made = [self._rest_in(flat.item(at), each, f"{path}/{at}", depth + 1) for at, each in enumerate(value)]
            return made if self._flattener.is_valid(nodes, made) else value
        whole = dict(value)
        self._objects[path] = whole, flat.properties
        for name, nodes_of in ((name, self._flattener.property_nodes(flat, name)) for name in value):
            if nodes_of is not None:
                whole[name] = self._rest_in(nodes_of, value[name], f"{path}/{escape(name)}", depth + 1)
        more: dict[str, Any] = {}
        for name, entry in self._flattener.optional(flat).items():
            if name not in value:
                more |= self._one_more(flat, name, entry, path, depth)
        # What was incomplete before is still to be completed.
        fits = self._flattener.is_valid(nodes, {**whole, **more}) or not self._flattener.is_valid(nodes, value)
        return {**whole, **more} if fits else whole

    def _rest_in(self, nodes: Nodes, value: Any, path: str, depth: int) -> Any:
        return self.with_rest(nodes, value, path, depth) if isinstance(value, dict | list) else value

    def _example(self, nodes: Nodes, value: Any, path: str, depth: int) -> Any:
        """A part of what the document shows, as this value is to have it."""
        value = copy.deepcopy(value)
        return self._rest_in(nodes, value, path, depth) if self._whole else value

    def _one_more(self, flat: Flat, name: str, entry: OptionalProperty, path: str, depth: int) -> dict[str, Any]:
        """A property that an example leaves out: nothing where the schema takes that, else a value."""
        nodes = self._flattener.property_nodes(flat, name)
        if entry.takes_null or nodes is None:
            return {name: None} if entry.takes_null else {}
        if depth > _WHOLE or not self._has_room(entry, depth):
            return self._in_brief(name, entry, nodes, f"{path}/{escape(name)}")
        return {name: self.make(nodes, f"{path}/{escape(name)}", depth + 1)}

    def _choose(self, count: int, depth: int, rng: Rng) -> int:
        """Which variant to take: one after the other, and below a depth another one than above, to get out again."""
        if self.attempt < 16:
            return (self.attempt // 2 + max(0, depth - _DEEP)) % count
        return rng.between(0, count - 1)

    def _least(self, nodes: Nodes, otherwise: Any) -> Any:
        empty: tuple[Any, ...] = (None, [], {})
        for value in empty:
            if self._flattener.is_valid(nodes, value):
                return value
        return otherwise

    def _option(self, flat: Flat, nodes: Nodes, rng: Rng, *, fresh: bool) -> Any:
        options = [value for value in flat.options or () if value is not None] or flat.options or [None]
        for value in flat.shown if self.attempt < 4 and not fresh else ():
            if value in options and self._flattener.is_valid(nodes, value):
                return copy.deepcopy(value)
        fitting = [value for value in options if self._flattener.is_valid(nodes, value)]
        fitting = (
            fitting or [value for value in flat.options or () if self._flattener.is_valid(nodes, value)] or options
        )
        return copy.deepcopy(rng.pick(fitting) if fresh or self.attempt else commonest_first(fitting)[0])

    def _of_kind(self, flat: Flat, nodes: Nodes, path: str, depth: int, rng: Rng) -> Any:
        gone = is_gone(path, tuple(flat.formats)) and self._flattener.is_valid(nodes, None)
        kinds = [] if gone else [kind for kind in flat.kinds or () if kind != "null"]
        if not kinds:
            kinds = ["null"] if flat.kinds else [flat.implied] if flat.implied else list(_ANY if depth else _ANY_BODY)
        kind = kinds[self._choose(len(kinds), depth, rng) if len(kinds) > 1 else 0]
        if kind == "object":
            return self._object(flat, path, depth)
        if kind == "array":
            return self._array(flat, path, depth)
        likely = self._likely(flat, kind, path, rng) if self.attempt < _LIFELIKE and path and not gone else None
        if likely is not None and self._flattener.is_valid(nodes, likely):
            return likely
        if kind == "string":
            return draw_text(flat, rng, partial(self._flattener.is_valid, nodes), plain=self.attempt == 0)
        if kind in ("integer", "number"):
            fits = partial(self._flattener.is_valid, nodes)
            return draw_number(flat, rng, fits, whole=kind == "integer", wide=self.attempt >= 8)
        return None if kind == "null" else True if self.attempt == 0 else rng.pick((True, False))

    def _likely(self, flat: Flat, kind: str, path: str, rng: Rng) -> Any:
        """What a value of this name looks like; None where its name tells nothing."""
        place, _, name = path.partition("\0")[0].rpartition("/")
        if name.isdigit():
            place, _, name = place.rpartition("/")
        formats = tuple(flat.formats)
        if is_silent(unescape(name), kind, formats):
            return None
        subject = self._subjects.get(place)
        if subject is None:
            there, properties = self._objects.get(place, ({}, ()))
            subject = self._subjects[place] = ValueSubject(self._seed, place, there, properties)
        return proposal(unescape(name), kind, subject, rng, formats, flat.longest)

    # -- objects --------------------------------------------------------------------------------------------------

    def _object(self, flat: Flat, path: str, depth: int) -> dict[str, Any]:
        shown = next((value for value in flat.shown if isinstance(value, dict)), {}) if self.attempt < 4 else {}
        required = flat.required_beside(())
        rich = depth <= (_WHOLE if self._whole else _RICH) and not self._lean
        optional = self._flattener.optional(flat) if rich else {}
        target = {*required, *(name for name, each in optional.items() if each.likely or self._whole)}
        if rich:
            target |= {name for name in shown if name not in flat.avoid}
        order = [name for name in (*flat.properties, *required, *shown) if name in target]
        made: dict[str, Any] = {}
        self._objects[path] = made, flat.properties
        around = flat.origins - self._around
        self._around |= around
        for name in dict.fromkeys(order):
            nodes = self._flattener.property_nodes(flat, name)
            if nodes is None:
                continue
            if name in shown and self._flattener.is_valid(nodes, shown[name]):
                made[name] = self._example(nodes, shown[name], f"{path}/{escape(name)}", depth + 1)
            elif name in required or name not in optional or self._has_room(optional[name], depth):
                value = self.make(nodes, f"{path}/{escape(name)}", depth + 1)
                if value != {} or name in required or name not in optional or not optional[name].holds:
                    made[name] = value
            else:
                made |= self._in_brief(name, optional[name], nodes, f"{path}/{escape(name)}")
        self._around -= around
        self.complete(flat, made, path, depth)
        self._add_up(flat, made, made.keys() - shown.keys())
        for name, key in keys_of_objects(made, made.keys() - shown.keys()):
            nodes = self._flattener.property_nodes(flat, name)
            made[name] = key if nodes is not None and self._flattener.is_valid(nodes, key) else made[name]
        return made

    def _add_up(self, flat: Flat, made: dict[str, Any], names: Collection[str]) -> None:
        """Make the amounts of an object add up, by those among `names`, where the schemas take what comes of it."""
        sums = self._flattener.sums(flat)
        if sums is None:
            return
        found = settled(sums, made, lambda way: way.partition("/")[0] in names)
        before = {name: made[name] for way in found if (name := way.partition("/")[0]) in made}
        for way, value in found.items():
            if way.partition("/")[0] in made:
                hold(made, way, value)
        for name in before:
            nodes = self._flattener.property_nodes(flat, name)
            if nodes is None or not self._flattener.is_valid(nodes, made[name]):
                made |= before
                return

    def _has_room(self, entry: OptionalProperty, depth: int) -> bool:
        """Whether an optional property gets a value of its own: no object in itself, and none beyond the bounds."""
        if entry.likely or entry.kind == "array":
            return True
        if entry.kind != "object" or depth + 1 >= _DEEP or self._left < MOST_VALUES - _MOST_WHOLE:
            return False
        return not entry.holds or not entry.holds <= self._around

    def _in_brief(self, name: str, entry: OptionalProperty, nodes: Nodes, path: str) -> dict[str, Any]:
        """A property without an object in it: null, or of several variants one that is a scalar, such as a key."""
        if entry.takes_null or entry.brief is None:
            return {name: None} if entry.takes_null else {}
        value = self._of_kind(entry.brief, nodes, path, _DEEP, Rng(f"{self._seed}\0{path}"))
        return {name: value} if self._flattener.is_valid(nodes, value) else {}

    def beside(self, flat: Flat, there: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
        """Values for some properties of an object that has others; those that no schema takes are left out."""
        made = dict(there)
        self._objects[""] = made, flat.properties
        found: dict[str, Any] = {}
        tags = next((value for value in flat.shown if isinstance(value, dict)), {})
        for name in names:
            nodes = self._flattener.property_nodes(flat, name) if name not in flat.avoid else None
            if nodes is not None:
                is_tag = name in tags and folded(name) in TAGS
                value = tags[name] if is_tag else self.make(nodes, f"/{escape(name)}", 1)
                if self._flattener.is_valid(nodes, value):
                    made[name] = found[name] = value
        self._add_up(flat, made, found)
        return {name: made[name] for name in found}

    def complete(self, flat: Flat, made: dict[str, Any], path: str, depth: int) -> None:
        """Add to an object what it must have and lacks; drop what is too much, last come first."""
        most, fewest = flat.most_properties, flat.fewest_properties
        if most is None and not flat.dependent and len(made) >= fewest and made.keys() >= flat.required.keys():
            return
        required = flat.required_beside(list(made))
        self._objects[path] = made, flat.properties
        lacking = [name for name in required if name not in made]
        for name in lacking:
            nodes = self._flattener.property_nodes(flat, name)
            if nodes is not None:
                made[name] = self.make(nodes, f"{path}/{escape(name)}", depth + 1)
        if lacking:
            self._add_up(flat, made, lacking)
        for name in reversed(list(made)) if most is not None else ():
            if len(made) > (most or 0) and name not in required:
                del made[name]
        if len(made) < fewest:
            self._pad(flat, made, path, depth)

    def _pad(self, flat: Flat, made: dict[str, Any], path: str, depth: int) -> None:
        rng = Rng(f"{self._seed}\0{path}\0names")
        invented = (self._name(flat, rng, turn) for turn in range(_TRIES + flat.fewest_properties))
        named = [name for name in flat.properties if name not in flat.avoid]
        # A property of the schema looks better, but it may be one that no value satisfies.
        for name in (*named, *invented) if self.attempt < 2 else (*invented, *named):
            if len(made) >= flat.fewest_properties:
                return
            nodes = self._flattener.property_nodes(flat, name) if name not in made else None
            if nodes is not None:
                made[name] = self.make(nodes, f"{path}/{escape(name)}", depth + 1)

    def _name(self, flat: Flat, rng: Rng, turn: int) -> str:
        patterns = [pattern["pattern"] for pattern, _ in flat.families]
        if flat.names and turn % 2 == 0:
            name = self.make(tuple(flat.names), f"\0{turn}", 1, fresh=True)
            return name if isinstance(name, str) else str(turn)
        if patterns:
            pattern = rng.pick(patterns)
            try:
                return matching(pattern, rng) + ("" if pattern.endswith("$") or turn < 2 else str(turn))
            except ValueError:
                return f"key{turn + 1}"
        return f"key{turn + 1}"

    # -- arrays ---------------------------------------------------------------------------------------------------

    def _array(self, flat: Flat, path: str, depth: int) -> list[Any]:
        made: list[Any] = []
        prefix = max((len(entries) for entries, _ in flat.tuples), default=0)
        target = max(flat.fewest_items, prefix if not self._lean else 0, 1 if depth <= _RICH and not self._lean else 0)
        if flat.most_items is not None:
            target = min(target, flat.most_items)
        needed = sum(low for _, low, _ in flat.contains)
        self.fill(flat, made, max(min(target, target - needed), 0), path, depth)
        self.contain(flat, made, path, depth)
        self.fill(flat, made, min(target, self._left + len(made)), path, depth)
        return made

    def contain(self, flat: Flat, made: list[Any], path: str, depth: int) -> None:
        """Add what an array must contain; where it is full already, instead of its last items."""
        for node, low, _ in flat.contains:
            missing = low - sum(1 for entry in made if self._flattener.is_valid((node,), entry))
            while missing > 0:
                missing -= 1
                full = flat.most_items is not None and len(made) >= flat.most_items
                place = len(made) - 1 - missing if full else len(made)
                if place < 0:
                    return
                nodes = (node, *flat.item(place))
                entry = self._another(nodes, made, flat, f"{path}/{place}", depth)
                if entry is MISSING:
                    return
                made[place : place + 1] = [entry]

    def fill(self, flat: Flat, made: list[Any], target: int, path: str, depth: int) -> None:
        """Add items until there are as many as wanted, or no other one can be made."""
        while len(made) < target and self._left > 0:
            nodes = flat.item(len(made))
            if any(node is False for node in nodes):
                return
            entry = self._another(nodes, made, flat, f"{path}/{len(made)}", depth)
            if entry is MISSING:
                return
            made.append(entry)

    def _another(self, nodes: Nodes, made: list[Any], flat: Flat, path: str, depth: int) -> Any:
        """An item; when items must differ, one that is not there yet, or MISSING."""
        entry = self.make(nodes, path, depth + 1)
        if not flat.unique:
            return entry
        taken = {alike(other) for other in made}
        if alike(entry) not in taken:
            return entry
        options = self._flattener.flatten(nodes, MISSING, lambda _count: 0).options or ()
        for option in options:
            if alike(option) not in taken and self._flattener.is_valid(nodes, option):
                return copy.deepcopy(option)
        for turn in range(_TRIES):
            entry = self.make(nodes, f"{path}\0{turn}", depth + 1, fresh=True)
            if alike(entry) not in taken:
                return entry
        return MISSING
