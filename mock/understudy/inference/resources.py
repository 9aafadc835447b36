"""What the document says without saying it: collections, items, actions, keys, foreign keys, status machines.

The result is data with a reason for every guess; `understudy explain` prints it. Structure and `links` come first,
names by convention (inference/conventions) last, and an `x-mock-*` key overrides any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from understudy.inference.conventions import CURRENT, folded
from understudy.inference.envelopes import BodyPlace, Steps
from understudy.inference.idempotency import IdempotencyKey
from understudy.inference.implied_moves import ImpliedMove
from understudy.inference.lists import ListShape
from understudy.inference.login import Login
from understudy.inference.own_addresses import OwnAddress
from understudy.inference.paths import segments
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, ResponseObject

Kind = Literal[
    "create",
    "list",
    "read",
    "update",
    "delete",
    "clear",
    "action",
    "compute",
    "upsert",
    "token",
    "synthesize",
    "sign-up",
]
ON_ITEM: frozenset[Kind] = frozenset(("read", "update", "delete", "action", "compute"))
"""Kinds of operations whose path selects one record."""
CHANGING: frozenset[Kind] = frozenset(("create", "update", "upsert", "delete", "action"))
"""Kinds of operations that make, change or remove one record, so that effects may follow."""
SEED_PARENT = "$parent"
"""What a record that something starts with calls the key of the record above it."""
REMOVING: frozenset[Kind] = frozenset(("delete", "clear"))
"""Kinds of operations after which what they were about is gone."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A property that holds the key of a record of another collection: a foreign key.

    `declared` by a link or the overlay, it refuses a request that points nowhere; `shown` by the name of a path
    parameter it does, but for the document's own examples; only guessed from a name it never does. `expands`: the
    property may hold the record itself in place of its key.
    """

    property: str
    collection: str
    reason: str
    shown: bool = True
    declared: bool = True
    expands: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """A property of a create response that a link leads to another collection with: that record must exist too."""

    property: str
    collection: str
    source: str | None


@dataclass(frozen=True, slots=True)
class StateProperty:
    """A property whose values are the states of a resource; any may follow any where no lifecycle is declared.

    A record starts in `initial` (None: null), and `reason` is the evidence for that.
    """

    name: str
    values: tuple[str, ...]
    initial: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Elements:
    """An array of a record's property, at `array` in it, whose elements a request sends as an array of that name.

    `embedded` are properties of an element that show a record whose key is sent: property sent → (shown, collection).
    The elements are records of the collection `made` themselves, of which `link` holds the key of this record (None:
    they stand below it); of those they show `names` (none: all). `home` is where records of their kind stand that may
    be put into the array by their key.
    `beside` are the roles of what stands beside it.
    """

    property: str
    array: Steps
    embedded: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    made: str | None = None
    link: str | None = None
    beside: Mapping[Steps, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """The records that a property counts: those of a collection whose `link` holds our key (None: that stand below us).

    `state` is the property and the value of it that only counts, where not all do.
    """

    collection: str
    link: str | None
    state: tuple[str, str | bool] | None = None


@dataclass(frozen=True, slots=True)
class CountedBy:
    """A list of how many records there are by each value of their property `by`.

    `group` is the property of an element that has the value, `number` that which says how many there are; `values` are
    those of its enum, which are there also where no record has them.
    """

    counted: Counted
    by: str
    group: str
    number: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a record shows of other records.

    `embedded`: property that is sent → (property that shows the record with that key, its collection). `counts` are the
    properties that say how many of them there are. `several` are `embedded` of arrays: `tagIds` → `tags`.
    """

    embedded: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    elements: tuple[Elements, ...] = ()
    counts: Mapping[str, Counted] = field(default_factory=dict)
    several: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """A kind of resource. `id` is its path with every parameter as `{}`.

    `parent_parameters` are the path parameters of the collection path, `key_parameters` those that an item adds, and
    `key_properties` the properties of a record that hold them (None where a record has no such property).
    A singleton has no key of its own. `openings` are properties like states that a creator may set, and how they begin.
    `sought` are those that operations find a record by, so every record has them; `distinct` are those of them that are
    no foreign keys, and what stands in a path in place of its key: no two records have the same.
    `starts` is what flags, times and amounts of verbs are before any was used, by way into the record; `marks` are
    those by which a record that was deleted and is kept says so. `parts` is what it shows of other records;
    `seeded`: an overlay says what there is at the start. `own_addresses` are the properties that hold the address of
    the record itself, `composed` is the one that holds all parts of its key, `parent_properties` are those called like
    the parameters of the collection's path.
    """

    id: str
    name: str
    path: str
    parent: str | None
    parent_count: int
    key_parameters: tuple[str, ...]
    key_properties: tuple[str | None, ...]
    key_nodes: tuple[Node, ...]
    schema: Node | None
    creatable: bool
    seeds: tuple[Any, ...]
    references: tuple[Reference, ...]
    states: tuple[StateProperty, ...]
    reasons: tuple[str, ...]
    openings: tuple[StateProperty, ...] = ()
    own_addresses: tuple[OwnAddress, ...] = ()
    composed: str | None = None
    parent_properties: tuple[str | None, ...] = ()
    sought: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    starts: Mapping[str, Any] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    parts: Parts = Parts()
    seeded: bool = False

    @property
    def singleton(self) -> bool:
        return not self.key_parameters

    @property
    def holding_states(self) -> frozenset[str]:
        """The objects in a record in which its states stand: the service says those, whatever else is in them."""
        return frozenset(state.name.partition("/")[0] for state in self.states if "/" in state.name)

    @property
    def is_mark(self) -> bool:
        """Whether it is a singleton of which there is nothing to say but whether it is there; at first it is not."""
        return self.singleton and self.schema is None

    @property
    def item(self) -> str:
        """The path of one record, with every parameter as `{}`."""
        return self.id.rstrip("/") + "/{}" * len(self.key_parameters)

    @property
    def materializes(self) -> bool:
        """Whether reading an unknown record makes one: nothing in the document can create it or says what there is."""
        return not self.creatable and not self.seeds


@dataclass(frozen=True, slots=True)
class CollectionView:
    """A path that shows the records of a collection which stands elsewhere.

    `names` are its path parameters that the collection's path has too, `more` those that say below what its records
    stand: a record of the collection `above`, whose key the property `link` holds (None: it is kept beside the record).
    `fills`: they are the first parts of the record's own key. `lookup` is the property that its items are found by,
    `current` says that it is always the one record of the caller, `everywhere` that it shows the records of all
    parents, `mine` that they stand below the record of the caller.
    """

    path: str
    main: str
    names: tuple[str, ...]
    more: tuple[str, ...]
    above: str | None = None
    link: str | None = None
    fills: bool = False
    lookup: str | None = None
    current: bool = False
    everywhere: bool = False
    mine: bool = False

    @property
    def is_below(self) -> bool:
        """Whether its records stand below another one: one whose key its path has, or the caller's."""
        return self.mine or bool(self.more)


@dataclass(frozen=True, slots=True)
class OperationResource:
    """A collection whose records say how far something has come that goes on by itself (RFC 9110 15.3.3).

    `property` goes from `initial` by `under_way`, where there is such a state, to `done`; a flag from false to true.
    `failed` are the states that it ends in without a result.
    """

    collection: str
    property: str
    initial: str | bool
    under_way: str | None
    done: str | bool
    failed: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What an operation starts: a record of a `collection`, which answers have at `steps`, or its key or URL at `text`.

    `later`: what the operation does is done once that record says so.
    """

    collection: str
    steps: Steps | None
    text: Steps | None
    later: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Bulk:
    """What an operation does to each element of an array in its body, which are records, or `keys` of some.

    `answer` is where the answer has an array of its own, of `records`, or of `results` that say what became of each.
    `addressed`: one record has a path, so that one which is not there is refused rather than made or passed over.
    """

    what: Literal["create", "change", "delete", "read"]
    array: Steps
    keys: bool
    answer: Steps | None
    form: Literal["records", "results", "other"]
    addressed: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """What one operation does, and why we think so.

    `path_names` are its path parameters in path order; the first ones are the key of `collection`'s parent and record.
    `success` is the response that says it worked; `merge` tells a partial update from a replacement; `envelope` is
    where the record stands in a response, and `body` where a request holds it. A `view` says that the path is not the
    collection's own, and `selects` are the properties or query parameters that have the key where no path has it.
    `where` says by which properties, and expressions for their values, the record is found where nothing has its key.
    `rooted` are the properties that must be empty in what a list shows: the key of what stands above, in a tree.
    `tallies` are the ways into its answer that lead to how many records there are, each with what it counts: of the
    record of its path those that belong to it. `groups` are those that lead to lists of such counts.
    `implied` is what its verb does to the record, `at_once` what properties of its body do that are called like a verb,
    `counted` what a record that it makes counts in another, by the property that leads there: collection and move,
    `begun` what it starts that goes on by itself, `bulk` what it does to several records at once, `listed` what an
    action does to an array of its record with what its body lists. `makes`: it is a PUT that makes the record which is
    not there, `copies`: what it makes is like the record of its path. `part` is the way to what it is about in the
    record (`{name}`: an entry that a path parameter names), `related`: it shows the records that this leads to.
    `leads_to`: the property by whose key it shows a record of another collection. `keyed`
    are the properties of an answer that hold a part of the key under a name of their own, each with that part's place.
    `place` is its path as it is meant, with every parameter as `{}`: that of `/cars/edit/{id}` is `/cars/{}`.
    `signs_up`: what it makes is a user, of whom there may be one of a name. `queried` are the parameters, of the query
    or behind the record's in the path, that say what it is to be where there is no body, each with the property.
    """

    operation_id: str
    kind: Kind
    reason: str
    path_names: tuple[str, ...]
    success: ResponseObject | None = None
    collection: str | None = None
    merge: bool = True
    envelope: Steps = ()
    body: BodyPlace = field(default_factory=BodyPlace)
    shape: ListShape | None = None
    promises: tuple[Promise, ...] = ()
    effects: Mapping[str, Any] = field(default_factory=dict)
    view: CollectionView | None = None
    selects: tuple[str, ...] = ()
    where: Mapping[str, Any] = field(default_factory=dict)
    implied: ImpliedMove | None = None
    at_once: Mapping[str, ImpliedMove] = field(default_factory=dict)
    counted: Mapping[str, tuple[str, ImpliedMove]] = field(default_factory=dict)
    begun: Begun | None = None
    bulk: Bulk | None = None
    listed: tuple[str, Literal["add", "set", "remove"]] | None = None
    makes: bool = False
    copies: bool = False
    leads_to: tuple[str, str] | None = None
    part: Steps = ()
    related: bool = False
    keyed: tuple[tuple[str, int], ...] = ()
    place: str = ""
    signs_up: bool = False
    queried: tuple[tuple[str, str], ...] = ()
    rooted: tuple[str, ...] = ()
    tallies: tuple[tuple[Steps, Counted], ...] = ()
    groups: tuple[tuple[Steps, CountedBy], ...] = ()

    @property
    def has_state(self) -> bool:
        """Whether the operation reads or changes anything that stays."""
        return self.collection is not None or self.kind in ("token", "sign-up")


@dataclass(frozen=True, slots=True)
class Resources:
    """Every collection by id, every other path that shows its records, and by operationId the plan of every
    operation, the logins among them and where the others take the keys of repeated requests. `long_running` are the
    collections of operation resources, by id.
    """

    collections: Mapping[str, Collection]
    plans: Mapping[str, Plan]
    views: Mapping[str, CollectionView] = field(default_factory=dict)
    logins: Mapping[str, Login] = field(default_factory=dict)
    idempotency: Mapping[str, IdempotencyKey] = field(default_factory=dict)
    long_running: Mapping[str, OperationResource] = field(default_factory=dict)

    def home(self, operation_id: str) -> Collection | None:
        """The collection that an operation is about, where it is about one."""
        return self.collections.get(self.plans[operation_id].collection or "")


def is_callers_own(collection: Collection) -> bool:
    """Whether a path without a key stands for as many records as there are callers, as `/me` does."""
    return collection.singleton and not collection.parent_count and means_caller(collection.path)


def means_caller(path: str) -> bool:
    """Whether a path without parameters shows something of whoever asks, as `/users/me` does."""
    parts = segments(path)
    return bool(parts) and "{" not in path and folded(parts[-1]) in CURRENT
