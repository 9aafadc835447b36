"""The names of methods as they are in the end: as `sdk.yml` says, else as the lock has them, else as a person would."""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping, Sequence

from understudy.openapi.model import Operation
from understudy.openapi.origins import with_line
from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas
from understudy.problem import DocumentError, Problem, did_you_mean
from understudy_tools.sdk.lock import Lock, key_of
from understudy_tools.sdk.names.engine import CLIENTS_OWN, MethodName
from understudy_tools.sdk.names.subjects import names_of
from understudy_tools.sdk.settings import SdkSettings


def settled(
    operations: Sequence[Operation], schemas: Schemas, settings: SdkSettings, lock: Lock
) -> dict[str, MethodName]:
    """The name of each operation, by its id. Raises DocumentError for names of `sdk.yml` that can't be."""
    made = names_of(operations, schemas)
    kept = {each.id: _parsed(lock.operations[key_of(each)]) for each in operations if key_of(each) in lock.operations}
    found = {**made, **kept}
    groups = {tuple(old.split(".")): tuple(new.split(".")) for old, new in settings.groups.items()}
    found = {identity: _moved(name, groups) for identity, name in found.items()}
    chosen = {each.id: _chosen(settings.name_of(each), found[each.id]) for each in operations if settings.name_of(each)}
    problems = list(_problems(operations, settings, chosen, [*made.values(), *kept.values()]))
    if problems:
        raise DocumentError(map(with_line, problems))
    return _apart({**found, **chosen}, {**kept, **chosen})


def _parsed(dotted: str) -> MethodName:
    *group, method = dotted.split(".")
    return MethodName(tuple(group), method)


def _chosen(text: str, name: MethodName) -> MethodName:
    return _parsed(text) if "." in text else MethodName(name.group, text)


def _moved(name: MethodName, groups: Mapping[tuple[str, ...], tuple[str, ...]]) -> MethodName:
    """The name in the resource that its own, or the nearest one around it, is to be."""
    for length in range(len(name.group), 0, -1):
        new = groups.get(name.group[:length])
        if new is not None:
            return MethodName((*new, *name.group[length:]), name.method)
    return name


def _apart(names: Mapping[str, MethodName], fixed: Mapping[str, MethodName]) -> dict[str, MethodName]:
    """Each name once, and none that is a resource's: those that are not fixed get another."""
    found = dict(names)
    taken = {names[identity] for identity in fixed}
    for identity, name in names.items():
        resources = {each.group[:depth] for each in names.values() for depth in range(1, len(each.group) + 1)}
        if identity in fixed:
            continue
        number, own = 2, name
        while own in taken or (*own.group, own.method) in resources:
            own, number = MethodName(name.group, f"{name.method}_{number}"), number + 1
        found[identity] = own
        taken.add(own)
    return found


def _problems(
    operations: Sequence[Operation],
    settings: SdkSettings,
    chosen: Mapping[str, MethodName],
    names: Sequence[MethodName],
) -> Iterator[Problem]:
    known = sorted({".".join(name.group[:depth]) for name in names for depth in range(1, len(name.group) + 1)})
    for old, new in settings.groups.items():
        pointer = f"/groups/{escape(old)}"
        if old not in known and new not in known:
            hint = did_you_mean(old, known)
            yield Problem("sdk-settings", f"there is no resource {old!r}", pointer, settings.file, hint)
        yield from _unusable(new.split("."), new.split(".")[0], pointer, settings.file)
    taken: dict[MethodName, str] = {}
    for operation in operations:
        name = chosen.get(operation.id)
        if name is None:
            continue
        key = next(key for key in (key_of(operation), operation.operation_id or "") if key in settings.names)
        pointer = f"/names/{escape(key)}"
        yield from _unusable([*name.group, name.method], name.group[0], pointer, settings.file)
        if name in taken:
            message = f"{name} is the name of {taken[name]} as well"
            yield Problem("sdk-settings", message, pointer, settings.file, "give each method a name of its own")
        taken[name] = key


def _unusable(parts: Sequence[str], first: str, pointer: str, file: str) -> Iterator[Problem]:
    for part in parts:
        if keyword.iskeyword(part):
            hint = f"take {part}_ or another name"
            yield Problem("sdk-settings", f"{part!r} is a word of Python's own", pointer, file, hint)
    if first in CLIENTS_OWN:
        yield Problem("sdk-settings", f"every client has a {first!r} of its own", pointer, file, "take another name")
