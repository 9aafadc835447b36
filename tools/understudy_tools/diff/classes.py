"""The classes that the SDK makes of shared schemas: which are gone, which are new, which have another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from understudy.openapi.schema_view import SchemaPlace, SchemaTree
from understudy_tools.diff.changelog import ChangeCollector
from understudy_tools.sdk.naming import model_class

_SCHEMAS = "/components/schemas/"


def compare_classes(collector: ChangeCollector) -> None:
    """Compares the names of the schemas, once the operations were compared: these show what belongs together."""
    old, new = collector.old.tree.named(), collector.new.tree.named()
    used = _used(collector, old, new)
    pairs = _paired(old, new, {**_alike(collector, old, new, used), **used})
    for before, after in pairs.items():
        if (
            before != after
            and _has_class(collector.old.tree, old[before])
            and _has_class(collector.new.tree, new[after])
        ):
            _renamed(collector, old[before], new[after], before, after)
    for name, place in old.items():
        if name not in pairs and name not in new and _has_class(collector.old.tree, place):
            collector.match(None, None, "model-removed", place.pointer, None)
    known = {*old, *pairs.values()}
    for name, place in new.items():
        if name not in known and _has_class(collector.new.tree, place):
            collector.match(None, None, "model-added", None, place.pointer)


def compare_names(collector: ChangeCollector) -> None:
    """Compares the names that both SDKs keep for one thing: arguments, classes, members of enumerations."""
    for kind in ("parameters", "models", "members"):
        before, after = getattr(collector.old.lock, kind), getattr(collector.new.lock, kind)
        for key in before.keys() & after.keys():
            if before[key] != after[key]:
                pointer = key.partition(" ")[0].removeprefix("#") if kind != "parameters" else "/paths"
                names = f"{key}: {before[key]}", f"{key}: {after[key]}"
                collector.record(None, None, "sdk-name-changed", pointer, pointer, *names)


def _renamed(collector: ChangeCollector, old: SchemaPlace, new: SchemaPlace, before: str, after: str) -> None:
    # Names that differ in their spelling only, such as pet_owner and PetOwner, make one class.
    classes = [
        side.lock.models.get(f"#{place.pointer}", model_class(name))
        for side, place, name in ((collector.old, old, before), (collector.new, new, after))
    ]
    if classes[0] == classes[1]:
        return
    for spot in collector.users(collector.old.tree.schema(old), collector.new.tree.schema(new)) or (None,):
        collector.record(spot, None, "model-renamed", old.pointer, new.pointer, before, after)


def _used(
    collector: ChangeCollector, old: Mapping[str, SchemaPlace], new: Mapping[str, SchemaPlace]
) -> dict[str, list[str]]:
    """What stands now where each old schema stood, as the operations show."""
    found: dict[str, list[str]] = {}
    for before, after in sorted(set(collector.walk.partners())):
        names = before.removeprefix(_SCHEMAS), after.removeprefix(_SCHEMAS)
        if names[0] in old and names[1] in new:
            found.setdefault(names[0], []).append(names[1])
    return found


def _alike(
    collector: ChangeCollector,
    old: Mapping[str, SchemaPlace],
    new: Mapping[str, SchemaPlace],
    used: Mapping[str, list[str]],
) -> dict[str, list[str]]:
    """The new schemas that say the same as one which no operation uses: that of its name comes first."""
    settled = {name for names in used.values() for name in names}
    prints: dict[str, list[str]] = {}
    for name, place in new.items():
        prints.setdefault(collector.new.tree.fingerprint(place), []).append(name)
    found = {}
    for name, place in old.items():
        if name not in used:
            same = prints.get(collector.old.tree.fingerprint(place), ())
            found[name] = sorted(
                (now for now in same if now == name or now not in settled), key=lambda now: now != name
            )
    return found


def _paired(
    old: Mapping[str, SchemaPlace], new: Mapping[str, SchemaPlace], choices: Mapping[str, list[str]]
) -> dict[str, str]:
    """Old → new names. A name stays with its schema, unless another schema has it now."""
    claims: dict[str, set[str]] = {}
    for name, found in choices.items():
        for choice in found:
            claims.setdefault(choice, set()).add(name)
    kept = {name for name in old if name in new and claims.get(name, {name}) == {name}}
    free = {name: [choice for choice in choices[name] if choice not in kept] for name in old if name not in kept}
    staying = sorted(free, key=lambda name: name not in free[name])
    return {**dict(zip(kept, kept, strict=True)), **_matched({name: free[name] for name in staying})}


def _matched(choices: Mapping[str, list[str]]) -> dict[str, str]:
    """As many pairs as possible with no name twice: augmenting paths, as in every book on bipartite matching."""
    taken: dict[str, str] = {}

    def place(name: str, tried: set[str]) -> bool:
        for choice in choices[name]:
            if choice not in tried:
                tried.add(choice)
                if choice not in taken or place(taken[choice], tried):
                    taken[choice] = name
                    return True
        return False

    for name in choices:
        place(name, set())
    return {name: choice for choice, name in taken.items()}


def _has_class(tree: SchemaTree, place: SchemaPlace) -> bool:
    """Whether the SDK has a class for a schema, or for one that is written out inside of it and named after it."""
    place = tree.followed(place)
    parts = list(_inside(place, "allOf", "oneOf", "anyOf"))
    if len(parts) == 1 and "$ref" in parts[0].node:
        # Such a schema is another's by another name: the generator takes that one's class.
        return False
    view = tree.view(place)
    if view.enum is not None or view.types == frozenset({"object"}):
        return True
    below = (*parts, *_inside(place, "items", "additionalProperties"))
    return any("$ref" not in part.node and _has_class(tree, part) for part in below)


def _inside(place: SchemaPlace, *keywords: str) -> Iterator[SchemaPlace]:
    """The schema objects right under these keywords, which have one or a list."""
    for keyword in keywords:
        found = place.child(keyword)
        listed = [found.child(at) for at in range(len(found.node))] if isinstance(found.node, list) else [found]
        yield from (entry for entry in listed if isinstance(entry.node, dict))
