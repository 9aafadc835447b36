"""Which records a document can make and show, by the shape of its paths and by what was inferred.

The shape counts as much as the inference: a collection that the inference has missed is checked all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from understudy.check.report import Step
from understudy.contract import Contract
from understudy.inference.conventions import verb_role, words
from understudy.inference.lists import list_shape
from understudy.inference.paths import last_name, names_within
from understudy.inference.shapes import (
    reference,
    success_node,
    success_response,
    takes_json_patch,
    type_of,
)
from understudy.inference.words import resource_word
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.testing.showing import answer_properties

Groups = Mapping[str, Mapping[str, Operation]]
_ALIKE = 0.6
_PARAMETER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class RecordOperations:
    """A kind of record: the operation that makes it, and those that read, list, change and remove it.

    `reads` are its addresses, likeliest first; `item` is the path of the first one.
    """

    create: Operation
    reads: tuple[Operation, ...]
    lists: tuple[Operation, ...]
    updates: tuple[Operation, ...]
    deletes: tuple[Operation, ...]

    @property
    def key_is_chosen(self) -> bool:
        """Whether the client chooses the key: the path of the create says it."""
        return self.create.method == "PUT" and self.create.path.endswith("}")

    @property
    def item(self) -> str | None:
        return self.reads[0].path if self.reads else None


def parameters_of(path: str) -> tuple[str, ...]:
    """The names of the parameters of a path template, in order."""
    return tuple(_PARAMETER.findall(path))


def parameter_prefixes(path: str) -> Iterator[tuple[str, str]]:
    """The parameters of a path template, each with the path that ends with it, all names left out."""
    for found in _PARAMETER.finditer(path):
        yield found[1], _PARAMETER.sub("{}", path[: found.end()])


def subjects(contract: Contract) -> tuple[RecordOperations, ...]:
    """Every kind of record that an operation makes and another one can show, by itself or in a list."""
    known: tuple[RecordOperations, ...] = contract.schemas.remember(
        "kinds of records", contract.resources, lambda: _subjects(contract)
    )
    return known


def _subjects(contract: Contract) -> tuple[RecordOperations, ...]:
    by_path: dict[str, dict[str, Operation]] = {}
    for operation in contract.operations.values():
        if operation.broken is None:
            by_path.setdefault(bare(operation.path), {})[operation.method] = operation
    found: dict[str, RecordOperations] = {}
    plans = contract.resources.plans
    procedural = {
        plan.collection
        for plan in plans.values()
        if plan.selects and plan.view is None and f"{plan.collection}/{{}}" not in by_path
    }
    played_by_name = {name for name, plan in plans.items() if plan.collection in procedural}
    for path, group in by_path.items():
        # Where nothing is posted, a PUT on a collection makes a record of it, as some services have it.
        create = group.get("POST") or (
            group.get("PUT") if _is_listed(contract, group) and _below(path, by_path) else None
        )
        if create is None or _logs_in(contract, create) or _makes_nothing(create):
            continue
        if path.endswith("}") and "GET" in group and not _is_listed(contract, group):
            continue  # what is posted to a record that is there changes it
        home = path.rpartition("/")[0] if verb_role(last_name(path)) == "create" else path
        items = _below(home, by_path) or _elsewhere(contract, create, path, by_path)
        if create.id in played_by_name or plans[create.id].listed is not None or plans[create.id].part:
            continue  # procedures.py plays it, or it changes a list, or another part, of the record above
        bulk = plans[create.id].bulk
        if bulk is not None and create.method == "POST" and bulk.what != "create":
            continue  # it reads or changes several records that are there
        subject = _subject(contract, create, items, by_path)
        if subject.reads or subject.lists:
            found[create.id] = subject
    for path, group in by_path.items():
        # A client that chooses the key creates by PUT (RFC 9110 section 9.3.4).
        put, read = group.get("PUT"), group.get("GET")
        base = path.rpartition("/")[0]
        makes = put is not None and ("201" in put.responses or plans[put.id].makes)
        if put and read and makes and path.endswith("}") and "POST" not in by_path.get(base, {}):
            found[put.id] = _subject(contract, put, [path], by_path)
    return tuple(found.values())


def _logs_in(contract: Contract, operation: Operation) -> bool:
    """Whether an operation gives out a token and keeps nothing."""
    kind = contract.resources.plans[operation.id].kind
    return kind == "token" or (kind == "synthesize" and operation.id in contract.resources.logins)


def _makes_nothing(operation: Operation) -> bool:
    """Whether an overlay says that what looks like a create is none."""
    return resource_word(operation).get("kind") not in (None, "create")


def _is_listed(contract: Contract, group: Mapping[str, Operation]) -> bool:
    """Whether a path shows a list: what is put on any other path replaces what it shows."""
    return list_shape(contract.schemas, success_node(group.get("GET"))) is not None


def _same_answer(one: Operation, other: Operation) -> bool:
    """Whether two operations answer alike: what answers as the read of one record does is no list of them."""
    mine, theirs = (success_node(entry) for entry in (one, other))
    return mine is not None and (mine == theirs or reference(mine) == reference(theirs) is not None)


def _shows_anything(operation: Operation) -> bool:
    """Whether the document says that an operation answers something; what it says nothing of is held to nothing."""
    response = success_response(operation)
    return response is not None and bool(response.content)


def bare(path: str) -> str:
    """A path template without the names of its parameters and without a slash at its end."""
    return _PARAMETER.sub("{}", path).rstrip("/") or "/"


def _below(path: str, by_path: Groups) -> list[str]:
    """The paths that show a record of the collection at `path`: one or two parameters more, with the same suffix."""
    stem, dot, suffix = path.rpartition(".") if "." in path.rpartition("/")[2] else (path, "", "")
    near = [f"{stem}/{{}}{dot}{suffix}", f"{path}/{{}}", f"{path}/{{}}/json", f"{path}/{{}}/{{}}"]
    return [other for other in dict.fromkeys(near) if "GET" in by_path.get(other, {})]


def _elsewhere(contract: Contract, create: Operation, path: str, by_path: Groups) -> list[str]:
    """Made below a parent and shown somewhere else: POST /boxes/{id}/toys, GET /toys/{id}."""
    noun, made = last_name(path), answer_properties(contract, create, ())
    if path.endswith("}") or not made or type_of(contract.schemas, success_node(create)) == "array":
        return []
    found = []
    for other, group in by_path.items():
        if words(last_name(other))[-1:] != words(noun)[-1:]:
            continue
        if "GET" not in group or not other.endswith("}") or _is_listed(contract, group):
            continue
        alike = _same_answer(create, group["GET"])
        shown = answer_properties(contract, group["GET"], made)
        if alike or (last_name(other) == noun and _may_show(contract, made, shown) and _runs_within(other, path)):
            found.append((not alike, last_name(other) != noun, len(other), other))
    found.sort()
    # Where one answers exactly what the create does, the others show records of another kind.
    return [other for unlike, *_, other in found if unlike == found[0][0]]


def _may_show(contract: Contract, made: Mapping[str, Node], shown: Mapping[str, Node]) -> bool:
    """Whether two answers are likely to be of one kind: most names are the same, and no constant says another kind."""
    shared = made.keys() & shown.keys()
    kinds = ((_constants(contract, made[name]), _constants(contract, shown[name])) for name in shared)
    if any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in kinds):
        return False
    return len(shared) >= _ALIKE * min(len(made), len(shown)) if shared else False


def _constants(contract: Contract, node: Node) -> frozenset[str]:
    shape = contract.schemas.resolve_object(node)
    values = shape.get("enum", [shape.get("const")])
    return frozenset(value for value in values if isinstance(value, str))


def _runs_within(item: str, path: str) -> bool:
    """Whether all names of one path come in the other: what is made below a parent may be shown without."""
    return names_within(item, path) or names_within(path, item)


def _subject(contract: Contract, create: Operation, items: Iterable[str], by_path: Groups) -> RecordOperations:
    plans = contract.resources.plans
    home = plans[create.id].collection
    groups = [by_path[item] for item in items]
    reads = [group["GET"] for group in groups if "GET" in group]
    updates = [group[method] for method in ("PATCH", "PUT", "POST") for group in groups if method in group]
    deletes = [group["DELETE"] for group in groups if "DELETE" in group]
    own = by_path[bare(create.path)]
    chosen = create.method == "PUT" and create.path.endswith("}")
    lists = [own["GET"]] if "GET" in own and not chosen and _shows_anything(own["GET"]) else []
    if chosen:
        base = by_path.get(bare(create.path).rpartition("/")[0], {})
        lists = [base["GET"]] if "GET" in base else []
    if home is not None and plans[create.id].kind in ("create", "upsert"):
        for operation in contract.operations.values():
            plan = plans[operation.id]
            if plan.view is not None and plan.view.current:
                continue  # it shows whoever asks, not what was made
            # What a procedure takes its key from is no path: procedures.py plays those.
            if plan.collection == home and operation.id != create.id and not plan.selects:
                more = {"read": reads, "list": lists, "update": updates, "delete": deletes}.get(plan.kind)
                if more is not None and operation not in more and operation.method != "HEAD":
                    more.append(operation)
    lists = [
        each for each in lists if each is not own.get("GET") or not any(_same_answer(each, read) for read in reads)
    ]
    updates = [
        entry
        for entry in updates
        if entry.id != create.id and (plans[entry.id].kind != "action" or plans[entry.id].part)
    ]
    updates.sort(key=lambda entry: takes_json_patch(contract.schemas, entry))
    return RecordOperations(create, tuple(reads), tuple(lists), tuple(updates), tuple(deletes))


def documented_steps(subject: RecordOperations) -> Iterator[Step]:
    """The steps of a life that the document has operations for."""
    yield "create"
    if subject.reads:
        yield "unknown"
        yield "read"
    if subject.lists:
        yield "list"
    if subject.updates:
        yield "update"
    if subject.deletes:
        yield "delete"
        yield "gone"
