"""What a receiver of a document's webhooks needs: their classes, how to tell them apart, how they are signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from understudy.openapi.pointer import METHODS, escape, resolve
from understudy_tools.sdk.naming import model_class
from understudy_tools.sdk.opc.lower import UNKNOWN_VARIANT, lowered, webhook_bodies

__all__ = ["EventClass", "Events", "events_of", "signatures_of"]

# Only what is hardly ever anything else; `type` may be the type of what happened to, so it needs evidence.
_EVENT_NAMES = ("event_type", "eventType", "event", "event_name", "eventName")
_LIKELY = (*_EVENT_NAMES, "type")
_DELIVERY = "x-mock-delivery"
_DEFAULTS = {"stripe": "X-Webhook-Signature", "github": "X-Hub-Signature-256", "standard-webhooks": "webhook-signature"}


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
    """What the template is given. The maps are from a value or a webhook's name to the names of classes."""

    classes: Sequence[EventClass]
    property: str | None
    values: Mapping[str, Sequence[str]]
    names: Mapping[str, Sequence[str]]
    rest: Sequence[str]
    public: Mapping[str, str]
    signatures: Sequence[tuple[str, str]]
    classless: Sequence[str]
    alias: str
    unknown: str


def events_of(document: dict[str, Any], known: set[str]) -> Events:
    """The webhooks of a bundled document; `known` are the classes that the generator made."""
    low = lowered(document) if document.get("webhooks") else document
    classes: list[EventClass] = []
    names: dict[str, list[str]] = {}
    classless = []
    for webhook, media in webhook_bodies(low):
        found = list(_classes(low, webhook, media.get("schema"), {}, frozenset()))
        fitting = [entry for entry in found if entry.name in known]
        if len(fitting) < len(found) or not fitting:
            classless.append(f"#/webhooks/{escape(webhook)}")
        classes += [entry for entry in fitting if entry not in classes]
        names[webhook] = _unique([*names.get(webhook, ()), *(entry.name for entry in fitting)])
    chosen, by_entry = _telling(classes)
    values: dict[str, list[str]] = {}
    rest: list[str] = []
    for entry, told in zip(classes, by_entry, strict=True):
        rest += [] if told else [entry.name]
        for value in told:
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
        signatures=signatures_of(document),
        classless=classless,
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
    low: Mapping[str, Any], webhook: str, schema: Any, told: Mapping[str, list[str]], seen: frozenset[str]
) -> Iterator[EventClass]:
    """The class behind a reference, or those of a union, with what its discriminator says of each."""
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    if not isinstance(reference, str) or reference in seen:
        return
    component, node = reference.rsplit("/", 1)[-1], resolve(low, schema)
    variants = (node.get("oneOf") or node.get("anyOf")) if isinstance(node, dict) else None
    if not isinstance(variants, list):
        marks, texts = _properties(low, node)
        name = model_class(component)
        yield EventClass(webhook, name, str(PythonIdentifier(name, "field_")), {**marks, **told}, texts, tuple(told))
        return
    discriminator = node.get("discriminator") or {}
    for variant in variants:
        target = str(variant.get("$ref", "")) if isinstance(variant, dict) else ""
        if target.rsplit("/", 1)[-1] == UNKNOWN_VARIANT:
            continue
        more = {}
        if isinstance(discriminator.get("propertyName"), str):
            more = {discriminator["propertyName"]: _mapped(discriminator.get("mapping") or {}, target)}
        yield from _classes(low, webhook, variant, {**told, **more}, seen | {reference})


def _mapped(mapping: Mapping[str, Any], target: str) -> list[str]:
    """The values that lead to a variant: the mapping's, else the name of its component (OAS 4.8.25)."""
    component = target.rsplit("/", 1)[-1]
    return [value for value, place in mapping.items() if str(place).rsplit("/", 1)[-1] == component] or [component]


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


def _telling(classes: Sequence[EventClass]) -> tuple[str | None, list[Sequence[str]]]:
    """The property that tells the events apart, and the values of it that stand for each class.

    One class may be left over: it is what a payload without the property is.
    """
    nothing: list[Sequence[str]] = [()] * len(classes)
    best: tuple[tuple[bool, int, int, bool], str, list[Sequence[str]]] | None = None
    for name in dict.fromkeys(name for entry in classes for name in (*entry.marks, *entry.texts)):
        told = _disjoint(name, classes) or [_by_name(name, entry) for entry in classes]
        left = {entry.name for entry, values in zip(classes, told, strict=True) if not values}
        named = sum(entry.webhook in values for entry, values in zip(classes, told, strict=True))
        is_told = any(name in entry.discriminators for entry in classes)
        is_constant = len({entry.name for entry in classes}) > 1 and all(len(values) <= 1 for values in told)
        is_sure = is_told or named > 0 or name in _LIKELY or is_constant
        score = (is_told, len(classes) - len(left), named, name in _LIKELY)
        if len(left) <= 1 and any(told) and is_sure and (best is None or score > best[0]):
            best = (score, name, told)
    return (best[1], best[2]) if best else (None, nothing)


def _disjoint(name: str, classes: Sequence[EventClass]) -> list[Sequence[str]] | None:
    """The values that the schemas bind the property to, unless two classes share one."""
    owner: dict[str, str] = {}
    for entry in classes:
        for value in entry.marks.get(name, ()):
            if owner.setdefault(value, entry.name) != entry.name:
                return None
    told = [entry.marks.get(name) or _by_name(name, entry) for entry in classes]
    return told if owner else None


def _by_name(name: str, entry: EventClass) -> Sequence[str]:
    """The webhook's own name, where the property is seen to hold it or is called as such properties are."""
    examples = entry.texts.get(name)
    seen = entry.webhook in entry.marks.get(name, ()) or entry.webhook in (examples or ())
    return (entry.webhook,) if seen or (examples is not None and name in _EVENT_NAMES) else ()


def signatures_of(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each way, scheme and header, that webhooks are said to be signed in: by `x-mock-delivery`, else by a header."""
    found = []
    for entry in (document.get("webhooks") or {}).values():
        item = resolve(document, entry)
        for method in METHODS if isinstance(item, dict) else ():
            operation = item.get(method)
            if isinstance(operation, dict):
                found.append(_delivered(document, item, operation) or _declared_header(document, item, operation))
    return list(dict.fromkeys(way for way in found if way is not None and way[0] in _DEFAULTS))


def _delivered(document: Mapping[str, Any], item: Any, operation: Any) -> tuple[str, str] | None:
    for holder in (operation, item, document):
        delivery = holder.get(_DELIVERY)
        scheme = delivery.get("sign") if isinstance(delivery, dict) else None
        if isinstance(delivery, dict) and isinstance(scheme, str):
            header = None if scheme == "standard-webhooks" else delivery.get("header")
            return scheme, str(header or _DEFAULTS.get(scheme, ""))
    return None


def _declared_header(document: Mapping[str, Any], item: Any, operation: Any) -> tuple[str, str] | None:
    for entry in (*(operation.get("parameters") or ()), *(item.get("parameters") or ())):
        parameter = resolve(document, entry)
        if isinstance(parameter, dict) and parameter.get("in") == "header":
            name = str(parameter.get("name", ""))
            scheme = _scheme(name.lower(), _said(document, parameter))
            if scheme is not None:
                return scheme, name
    return None


def _scheme(name: str, said: str) -> str | None:
    if name == "webhook-signature":
        return "standard-webhooks"
    if name == "x-hub-signature-256":
        return "github"
    if name == "stripe-signature":
        return "stripe"
    if "signature" not in name:
        return None
    if re.search(r"(?<!\w)t=", said) and re.search(r"(?<!\w)v1=", said):
        return "stripe"
    return "github" if re.search(r"(?<!\w)sha256=", said) else None


def _said(document: Mapping[str, Any], parameter: Mapping[str, Any]) -> str:
    """All that a parameter says about its form."""
    schema = resolve(document, parameter.get("schema"))
    texts: list[Any] = []
    for holder in (parameter, schema if isinstance(schema, dict) else {}):
        examples = holder.get("examples") or ()
        texts += [holder.get(name) for name in ("description", "example", "pattern")]
        texts += [entry.get("value") for entry in examples.values()] if isinstance(examples, dict) else list(examples)
    return "\n".join(text for text in texts if isinstance(text, str))
