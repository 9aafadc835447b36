"""Finds the collections of a document by the shape of its paths: what has items, what is listed, what stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from understudy.inference.conventions import CURRENT, folded
from understudy.inference.envelopes import inside
from understudy.inference.evidence import CollectionDraft
from understudy.inference.kinds import is_part_of, names_search
from understudy.inference.lists import list_shape
from understudy.inference.paths import canonical, grouped, parameters, segments
from understudy.inference.procedures import requires_key
from understudy.inference.putting import made_by_post, making_put
from understudy.inference.shapes import body_schema, properties, reference, success_node, success_response, type_of
from understudy.inference.tallies import lists_counts
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas

Groups = Mapping[str, Mapping[str, Operation]]
_FORMS = frozenset({"format", "pattern"})


def find_drafts(operations: Mapping[str, Operation], schemas: Schemas) -> dict[str, CollectionDraft]:
    """Every collection by its canonical path."""
    # Of a path that also stands with a query, the one without it says what the collection is.
    groups = grouped(sorted(operations.values(), key=lambda operation: "?" in operation.path))
    below = _first_below(groups)
    made = made_by_post(operations.values(), schemas)
    formats = _formats(operations.values())
    return {
        path: _draft(path, item, groups, below, made, _key_node(formats.get(item or f"{path}/{{}}", True), item))
        for path, item in _paths(groups, below, schemas).items()
    }


def _formats(operations: Iterable[Operation]) -> dict[str, Node]:
    """The schemas of keys that are numbers or have a form in a path below an item: what the item may not say."""
    found: dict[str, Node] = {}
    for operation in operations:
        for entry in operation.parameters:
            if entry.location == "path" and (_has_form(entry.schema) or _is_number(entry.schema)):
                before, name, after = operation.path.partition(f"{{{entry.name}}}")
                if after:
                    found.setdefault(canonical(before + name), entry.schema)
    return found


def _has_form(node: Node) -> bool:
    return isinstance(node, dict) and not _FORMS.isdisjoint(node)


def _is_number(node: Node) -> bool:
    return isinstance(node, dict) and node.get("type") == "integer"


def _key_node(found: Node, item: str | None) -> Node:
    """What the keys of a collection are by the paths below: an item of its own says itself that they are numbers."""
    return found if item is None or _has_form(found) else True


def _draft(
    path: str, item: str | None, groups: Groups, below: Mapping[str, str], made: frozenset[str], key_node: Node
) -> CollectionDraft:
    items = groups.get(item or "", {})
    keys: tuple[str, ...] = ()
    if item is not None and item != path:
        keys = parameters((items.get("GET") or next(iter(items.values()))).path)[path.count("{}") :]
    elif item is None:
        keys = _key_below(path, groups, below)
    put = making_put(items, made)
    return CollectionDraft(path, item, groups.get(path, {}), items, keys, key_node=key_node, put=put)


def _paths(groups: Groups, below: Mapping[str, str], schemas: Schemas) -> dict[str, str | None]:
    """Collection path → item path, both canonical; a collection without items has None, a singleton its own path."""
    found: dict[str, str | None] = {}
    inner = {path.removesuffix("/{}") for path in groups if path.endswith("/{}/{}")}
    listing = {path for path in inner if path in groups and _is_collection(groups[path], schemas)}
    for path in groups:
        parts = segments(path)
        trailing = _trailing_parameters(parts)
        if not trailing or path in listing or _acts_with_another(path, groups, schemas):
            continue
        base = "/" + "/".join(parts[:-trailing])
        above = path.removesuffix("/{}")
        if above in listing:
            found[above] = path
        elif trailing == len(parts):
            if trailing == 1 and (groups["/{}"].keys() - {"GET"} or "/" in groups):
                found["/"] = path
        elif trailing == 1 or base + "/{}" not in groups or base + "/{}" in listing:
            found[base] = path
    callers = _of_callers(groups)
    for path, group in groups.items():
        if path in found or path.endswith("{}"):
            continue
        if path not in below and _takes_what_it_shows(group, schemas):
            found[path] = path
        elif ("POST" in group and (_is_list(group.get("GET"), schemas) or path in below or path in callers)) or (
            _creates_child(path, group, found, groups, schemas)
        ):
            found[path] = None
        elif _shows_what_is_above(path, group, groups):
            continue
        elif _is_singleton(group, schemas) or _is_mark(group):
            found[path] = path
    known = {reference(success_node(groups[item].get("GET"))) for item in found.values() if item}
    for path, group in groups.items():
        if path in found or path.endswith("{}") or _searches_above(path, group, found, groups, schemas):
            continue
        if _lists_its_own(group, known, schemas):
            found[path] = None
    return found


def _of_callers(groups: Groups) -> frozenset[str]:
    """The paths where a POST makes what a path such as `/users/me` shows: one record for each caller."""
    found = set()
    for path, group in groups.items():
        above, _, last = path.rpartition("/")
        if above in groups and folded(last) in CURRENT and "POST" in groups[above] and "{" not in path:
            shown = reference(success_node(group.get("GET")))
            if shown is not None and shown == reference(success_node(groups[above]["POST"])):
                found.add(above)
    return frozenset(found)


def _shows_what_is_above(path: str, group: Mapping[str, Operation], groups: Groups) -> bool:
    """Whether a path below an item shows the item itself, as `/pods/{name}/status` may: it is no record of its own."""
    above = path.rpartition("/")[0]
    if not above.endswith("{}") or above not in groups:
        return False
    shown = reference(success_node(group.get("GET")))
    return shown is not None and shown == reference(success_node(groups[above].get("GET")))


def _acts_with_another(path: str, groups: Groups, schemas: Schemas) -> bool:
    """Whether a path names what an item has to do with another one: `/tasks/{id}/assign/{userId}` answers the task.

    Nothing is read there, and the item has nothing that is called like it.
    """
    group, base = groups[path], path.removesuffix("/{}")
    above, _, last = base.rpartition("/")
    if "GET" in group or base in groups or not above.endswith("{}") or above not in groups:
        return False
    record = success_node(groups[above].get("GET"))
    shown = [success_node(each) for each in group.values()]
    if reference(record) is None or not any(node is not None for node in shown):
        return False
    alike = all(node is None or reference(node) == reference(record) for node in shown)
    return alike and folded(last) not in map(folded, properties(schemas, record))


def _is_collection(group: Mapping[str, Operation], schemas: Schemas) -> bool:
    """Whether a path that ends with a parameter is a collection: `/items/{collection}` beside `…/{collection}/{id}`."""
    return _is_list(group.get("GET"), schemas) or (
        "POST" in group and "GET" not in group and not group.keys() & {"PUT", "PATCH", "DELETE"}
    )


def _first_below(groups: Groups) -> Mapping[str, str]:
    """By path, the first path that goes on behind one parameter more."""
    found: dict[str, str] = {}
    for path in groups:
        parts = segments(path)
        for position in range(1, len(parts) - 1):
            if parts[position] == "{}":
                found.setdefault("/" + "/".join(parts[:position]), path)
    return found


def _key_below(path: str, groups: Groups, below: Mapping[str, str]) -> tuple[str, ...]:
    """The key parameter of a collection whose items have paths below them but none of their own."""
    if path not in below:
        return ()
    return (parameters(next(iter(groups[below[path]].values())).path)[path.count("{}")],)


def _trailing_parameters(parts: tuple[str, ...]) -> int:
    count = 0
    for part in reversed(parts):
        if part != "{}":
            break
        count += 1
    return count


def _is_list(operation: Operation | None, schemas: Schemas) -> bool:
    return operation is not None and list_shape(schemas, success_node(operation)) is not None


def _lists_its_own(group: Mapping[str, Operation], known: set[str | None], schemas: Schemas) -> bool:
    """A list that nothing fills and whose records no other collection has: it starts with the document's examples."""
    shape = list_shape(schemas, success_node(group.get("GET")))
    if shape is None or type_of(schemas, shape.items) != "object" or "x-mock-view" in group["GET"].extensions:
        return False
    target = reference(shape.items)
    return (target is None or target not in known) and not lists_counts(group["GET"].path, shape.items, schemas)


def _searches_above(
    path: str, group: Mapping[str, Operation], found: Mapping[str, str | None], groups: Groups, schemas: Schemas
) -> bool:
    """Whether a list shows, in brief, the records of what stands above: `/events/search` beside `/events/{id}`."""
    item = found.get(path.rpartition("/")[0])
    shape = list_shape(schemas, success_node(group.get("GET")))
    if item is None or shape is None or not names_search(path):
        return False
    return is_part_of(schemas, inside(schemas, shape.items, shape.wrapped), success_node(groups[item].get("GET")))


def _creates_child(
    path: str, group: Mapping[str, Operation], found: Mapping[str, str | None], groups: Groups, schemas: Schemas
) -> bool:
    """A POST below an item that answers 201 with something other than the item makes a child, though none lists it."""
    post = group.get("POST")
    parent_item = path.rpartition("/")[0]
    if post is None or "201" not in post.responses or not parent_item.endswith("{}"):
        return False
    node = success_node(post)
    target = reference(node)
    if type_of(schemas, node) != "object" or target is None:
        return False
    return all(target != reference(success_node(groups[item].get("GET"))) for item in found.values() if item)


def _is_singleton(group: Mapping[str, Operation], schemas: Schemas) -> bool:
    """A path without a key that is read and written: one record of its own, as in `/user` or `/orders/{id}/address`."""
    read, writes = group.get("GET"), [group[method] for method in ("PUT", "PATCH") if method in group]
    if read is None or not writes or requires_key(read, schemas) or type_of(schemas, success_node(read)) != "object":
        return False
    return list_shape(schemas, success_node(read)) is None


def _is_mark(group: Mapping[str, Operation]) -> bool:
    """A path without a key that is set and removed, and whose read says no more than whether it is set: a star."""
    if not group.keys() >= {"GET", "PUT", "DELETE"} or "404" not in group["GET"].responses:
        return False
    answers = [success_response(group[method]) for method in ("GET", "PUT")]
    return all(answer is not None and not answer.content for answer in answers)


def _takes_what_it_shows(group: Mapping[str, Operation], schemas: Schemas) -> bool:
    """Whether a POST takes, or answers, what GET shows at the same path: one record that is posted to be replaced."""
    post, shown = group.get("POST"), success_node(group.get("GET"))
    if post is None or type_of(schemas, shown) != "object" or requires_key(group["GET"], schemas):
        return False
    if reference(body_schema(post)) == reference(shown) is not None:
        return True
    if list_shape(schemas, shown) is not None:
        return False
    if reference(success_node(post)) == reference(shown) is not None:
        return True
    mine, theirs = (frozenset(properties(schemas, node)) for node in (body_schema(post), shown))
    return bool(mine) and mine <= theirs and "201" not in post.responses
