"""What a receiver of a document's webhooks needs: their classes, how to tell them apart, how they are signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.contract import Contract
from understudy.openapi.pointer import escape, resolve
from understudy.webhooks.signing import TemplateScheme
from understudy_tools.sdk.opc.lower import Lowered
from understudy_tools.sdk.opc.lower_schemas import TAGS
from understudy_tools.sdk.opc.patches import module_of

# Only what is hardly ever anything else; `type` may be the type of what happened to, so it needs evidence.
_EVENT_NAMES = ("event_type", "eventType", "event", "event_name", "eventName")
_LIKELY = (*_EVENT_NAMES, "type")
Signature = tuple[str | Mapping[str, Any], str]


@dataclass(frozen=True, slots=True)
class EventClass:
    """One class that the payload of a webhook may have.

    `marks` are the texts that a property is bound to, by const, enum or discriminator; `texts` are its other properties
    of type string, with their examples.
    """

    webhook: str
    name: str
    module: str
    marks: Mapping[str, Sequence[str]]
    texts: Mapping[str, Sequence[str]]
    discriminators: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Events:
    """The context of the template. The maps are from a value or a webhook's name to the names of classes."""

    classes: Sequence[EventClass]
    property: str | None
    values: Mapping[str, Sequence[str]]
    names: Mapping[str, Sequence[str]]
    rest: Sequence[str]
    public: Mapping[str, str]
    signatures: Sequence[Signature]
    classless: Sequence[str]
    cloud_events: Mapping[str, str]
    alias: str
    unknown: str


def events_of(played: Contract, lowered: Lowered, known: set[str]) -> Events:
    """The webhooks of `played`, the contract as its mock plays it: `known` are the classes that the generator made."""
    classes: list[EventClass] = []
    names: dict[str, list[str]] = {}
    classless = []
    for webhook, payload in lowered.webhooks.items():
        found = list(_classes(lowered, webhook, payload, {}, frozenset()))
        fitting = [entry for entry in found if entry.name in known]
        if len(fitting) < len(found) or not fitting:
            classless.append(f"/webhooks/{escape(webhook)}")
        classes += [entry for entry in fitting if entry not in classes]
        names[webhook] = _unique([*names.get(webhook, ()), *(entry.name for entry in fitting)])
    chosen, by_entry = _discriminator(classes)
    values: dict[str, list[str]] = {}
    rest: list[str] = []
    for entry, bound in zip(classes, by_entry, strict=True):
        rest += [] if bound else [entry.name]
        for value in bound:
            values[value] = _unique([*values.get(value, ()), entry.name])
    public = {webhook: found[0] for webhook, found in names.items() if len(found) == 1}
    public |= {value: found[0] for value, found in values.items() if value not in public and value not in names}
    return Events(
        classes=classes,
        property=chosen,
        values=values,
        names=names,
        rest=_unique(rest) if len(set(rest)) == 1 or (chosen is None and len(names) == 1) else [],
        public=public,
        signatures=signatures_of(played),
        classless=classless,
        cloud_events=_cloud_events_of(played),
        alias=_free("Event", classes),
        unknown=_free("UnknownEvent", classes),
    )


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _free(name: str, classes: Sequence[EventClass]) -> str:
    taken = {entry.name for entry in classes}
    while name in taken:
        name = f"Any{name}"
    return name


def _classes(
    lowered: Lowered, webhook: str, schema: Any, tags: Mapping[str, list[str]], seen: frozenset[str]
) -> Iterator[EventClass]:
    """The class behind a reference, or those of a union, with what its discriminator says of each."""
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    if not isinstance(reference, str) or reference in seen:
        return
    node = resolve(lowered.data, schema)
    variants = (node.get("oneOf") or node.get("anyOf")) if isinstance(node, dict) else None
    if not isinstance(variants, list):
        marks, texts = _properties(lowered.data, node)
        name = lowered.class_of(reference)
        yield EventClass(webhook, name, module_of(name), {**marks, **tags}, texts, tuple(tags))
        return
    name, of_variants = node.get(TAGS) or ("", [None] * len(variants))
    # The last variant, for what is unknown, has no values.
    for variant, values in zip(variants, of_variants, strict=False):
        more = {name: list(values)} if values else {}
        yield from _classes(lowered, webhook, variant, {**tags, **more}, seen | {reference})


def _properties(low: Mapping[str, Any], schema: Any) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    marks: dict[str, list[str]] = {}
    texts: dict[str, list[str]] = {}
    for name, entry in _declared(low, schema, 0):
        node = resolve(low, entry)
        if not isinstance(node, dict):
            continue
        values = [node["const"]] if "const" in node else node.get("enum") or ()
        bound = [value for value in values if isinstance(value, str)]
        if bound:
            marks[name] = bound
        elif node.get("type") == "string":
            examples = [node.get("example"), *(node.get("examples") or ())]
            texts[name] = [value for value in examples if isinstance(value, str)]
    return marks, texts


def _declared(low: Mapping[str, Any], schema: Any, depth: int) -> Iterator[tuple[str, Any]]:
    node = resolve(low, schema)
    if not isinstance(node, dict) or depth > 8:
        return
    for part in node.get("allOf") or ():
        yield from _declared(low, part, depth + 1)
    yield from (node.get("properties") or {}).items()


def _discriminator(classes: Sequence[EventClass]) -> tuple[str | None, list[Sequence[str]]]:
    """The property that distinguishes the events, and the values of it that stand for each class.

    One class may be left over: it is what a payload without the property is.
    """
    nothing: list[Sequence[str]] = [()] * len(classes)
    best: tuple[tuple[bool, int, int, bool], str, list[Sequence[str]]] | None = None
    for name in dict.fromkeys(name for entry in classes for name in (*entry.marks, *entry.texts)):
        by_class = _disjoint(name, classes) or [_by_name(name, entry) for entry in classes]
        left = {entry.name for entry, values in zip(classes, by_class, strict=True) if not values}
        named = sum(entry.webhook in values for entry, values in zip(classes, by_class, strict=True))
        is_declared = any(name in entry.discriminators for entry in classes)
        is_constant = len({entry.name for entry in classes}) > 1 and all(len(values) <= 1 for values in by_class)
        is_sure = is_declared or named > 0 or name in _LIKELY or is_constant
        score = (is_declared, len(classes) - len(left), named, name in _LIKELY)
        if len(left) <= 1 and any(by_class) and is_sure and (best is None or score > best[0]):
            best = (score, name, by_class)
    return (best[1], best[2]) if best else (None, nothing)


def _disjoint(name: str, classes: Sequence[EventClass]) -> list[Sequence[str]] | None:
    """The values that the schemas bind the property to, unless two classes share one."""
    owner: dict[str, str] = {}
    for entry in classes:
        for value in entry.marks.get(name, ()):
            if owner.setdefault(value, entry.name) != entry.name:
                return None
    by_class = [entry.marks.get(name) or _by_name(name, entry) for entry in classes]
    return by_class if owner else None


def _by_name(name: str, entry: EventClass) -> Sequence[str]:
    """The webhook's own name, where the property is seen to hold it or is called as such properties are."""
    examples = entry.texts.get(name)
    seen = entry.webhook in entry.marks.get(name, ()) or entry.webhook in (examples or ())
    return (entry.webhook,) if seen or (examples is not None and name in _EVENT_NAMES) else ()


def signatures_of(contract: Contract) -> list[Signature]:
    """Each scheme, by name or as data, and header of a document's webhooks and callbacks, as its mock signs them."""
    found: dict[tuple[str, str], Signature] = {}
    for way in (webhook.delivery.signing for webhook in contract.sent):
        scheme = way.scheme
        shown = scheme.definition if isinstance(scheme, TemplateScheme) else scheme.name
        if way.is_signed:
            found.setdefault((scheme.name, way.header), (shown, way.header))
    return list(found.values())


def _cloud_events_of(contract: Contract) -> dict[str, str]:
    """The names of the webhooks that are sent as CloudEvents, by the types of those."""
    ways = ((name, webhook.delivery.cloud_events) for name, webhook in contract.webhooks.items())
    return {way.type_of(name): name for name, way in ways if way is not None}
