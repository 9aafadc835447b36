"""What the service sends: the document's `webhooks` (OAS 3.1, 4.8.1) and `callbacks` (OAS 4.8.18), and when.

When it is emitted is declared by `x-mock-event` on a webhook or callback; without it, by the words of its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import timedelta
from functools import cached_property
from typing import Any

from understudy.durations import parse_duration
from understudy.inference.cloud_events import CloudEvents, cloud_events_of
from understudy.inference.event_names import EventNames, Trigger, moving
from understudy.inference.extra_headers import ExtraHeaderError, extra_headers
from understudy.inference.paths import canonical
from understudy.inference.resources import Collection
from understudy.inference.shapes import json_or_form
from understudy.inference.signing import UNSIGNED, Signing, UnknownSchemeError, signing_of
from understudy.inference.states import way_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas
from understudy.problem import Problem, did_you_mean
from understudy.webhooks.signing import SigningScheme, TemplateError

_STANDARD = ("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
_DEFAULT = ("PT30S", "PT2M", "PT10M", "PT1H")


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """How an event is sent: `x-mock-delivery`. `retries` are waits after failed tries, `jitter` a fraction of each.

    `headers` are templates of header fields beside those of the signature. `cloud_events` says how its payloads are
    wrapped, if they are.
    """

    signing: Signing = UNSIGNED
    retries: tuple[timedelta, ...] = ()
    jitter: float = 0.0
    timeout: float = 15.0
    headers: tuple[tuple[str, str], ...] = ()
    cloud_events: CloudEvents | None = None

    @property
    def max_attempts(self) -> int:
        return len(self.retries) + 1


@dataclass(frozen=True, slots=True)
class Webhook:
    """One event that the document declares. `payload` is a template of expressions; None: made from the record."""

    name: str
    operation: Operation
    media: MediaType
    schema: Node | None
    example: Any
    trigger: Trigger | None
    payload: Any
    delivery: DeliveryPolicy


@dataclass(frozen=True, slots=True)
class Callback:
    """A webhook whose address comes with a request: `expression` is the key of the Callback Object."""

    operation_id: str
    expression: str
    webhook: Webhook


@dataclass
class WebhookReader:
    """Reads when and how webhooks and callbacks are sent; `problems` are those of what it has read."""

    document: Mapping[str, Any]
    schemas: Schemas
    collections: Mapping[str, Collection]
    file: str
    schemes: Mapping[str, SigningScheme]
    only_known: bool
    problems: list[Problem] = field(default_factory=list)

    def webhooks(self, received: Iterable[Operation]) -> dict[str, Webhook]:
        """The document's webhooks by name."""
        found: dict[str, Webhook] = {}
        for operation in received:
            if operation.path not in found:
                found[operation.path] = self._webhook(operation.path, operation, infer=True)
        return found

    def callbacks(self, operations: Mapping[str, Operation]) -> dict[str, tuple[Callback, ...]]:
        """Callbacks by operationId."""
        found: dict[str, tuple[Callback, ...]] = {}
        for operation in operations.values():
            called: dict[tuple[str, str], Operation] = {}
            for name, entries in operation.callbacks.items():
                for entry in entries:
                    called.setdefault((name, entry.path), entry)
            if called:
                found[operation.id] = tuple(
                    Callback(operation.id, expression, self._webhook(name, entry, infer=False))
                    for (name, expression), entry in called.items()
                )
        return found

    @cached_property
    def _names(self) -> EventNames:
        return EventNames(self.schemas, self.collections)

    def _webhook(self, name: str, operation: Operation, *, infer: bool) -> Webhook:
        event, pointer = operation.extensions.get("x-mock-event"), operation.pointer
        content = operation.request_body.content if operation.request_body else ()
        media = json_or_form(content) or MediaType("application/json", None, (), {}, "")
        return Webhook(
            name=name,
            operation=operation,
            media=media,
            schema=media.schema,
            example=media.examples[0] if media.examples else None,
            trigger=self._trigger(name, event, f"{pointer}/x-mock-event", infer=infer),
            payload=event.get("payload") if isinstance(event, dict) else None,
            delivery=self._delivery(operation, media, f"{pointer}/x-mock-delivery"),
        )

    def _trigger(self, name: str, declared: Any, pointer: str, *, infer: bool) -> Trigger | None:
        if not isinstance(declared, dict):
            return self._names.trigger(name) if infer else None
        if "collection" not in declared:
            return None
        target = self.collections.get(canonical(declared["collection"]))
        if target is None:
            paths = tuple(each.path for each in self.collections.values())
            hint = did_you_mean(declared["collection"], paths)
            message = f"there is no collection {declared['collection']}"
            self._problem("event-collection", message, f"{pointer}/collection", hint)
            return None
        happening = declared.get("when", "transition")
        name_of_state, to = declared.get("property"), declared.get("to", ())
        to = (to,) if isinstance(to, str) else tuple(to)
        if happening == "transition":
            name_of_state = self._state(target, name_of_state, to, pointer)
            if name_of_state is None:
                return None
        else:
            for name in [name for name in ("property", "to") if name in declared]:
                message = f"{name} is for transitions, and this is sent on each {happening}"
                self._problem("event-property", message, f"{pointer}/{name}", "when: transition, or leave it out")
        return Trigger(target.id, happening, name_of_state, to)

    def _problem(self, rule: str, message: str, place: str, hint: str = "") -> None:
        problem = Problem(rule, message, place, self.file, hint)
        # What stands at the top of the document holds for each webhook.
        self.problems += [problem] if problem not in self.problems else []

    def _state(self, collection: Collection, name: str | None, to: tuple[str, ...], pointer: str) -> str | None:
        states = {state.name: state.values for state in moving(self.schemas, collection)}
        name = way_of(name) if name is not None else None
        if name is None and len(states) == 1:
            name = next(iter(states))
        if name not in states:
            hint = f"one of {', '.join(states)}" if states else "when: create, update or delete is possible"
            message = f"{collection.name} has no state property {name or '(property is missing)'}"
            self._problem("event-property", message, f"{pointer}/property", hint)
            return None
        for value in to:
            if value not in states[name]:
                hint = did_you_mean(value, states[name])
                self._problem("event-state", f"{value} is no value of {name}", f"{pointer}/to", hint)
        return name

    def _delivery(self, operation: Operation, media: MediaType, pointer: str) -> DeliveryPolicy:
        top, own = self.document.get("x-mock-delivery"), operation.extensions.get("x-mock-delivery")
        own = own if isinstance(own, dict) else {}
        merged = {**(top if isinstance(top, dict) else {}), **own}

        def place(name: str) -> str:
            return f"{pointer if name in own else '/x-mock-delivery'}/{name}"

        waits = merged.get("retry", _DEFAULT)
        retries = self._durations(_STANDARD if waits == "standard" else waits, place("retry"))
        timeouts = self._durations([merged.get("timeout", "PT15S")], place("timeout")) if retries is not None else None
        signing = self._signing(operation, merged, place("sign")) if timeouts is not None else None
        if retries is None or timeouts is None or signing is None:
            return DeliveryPolicy()
        self._check_header(merged, own, signing, place("header"))
        word = "headers"
        try:
            more = extra_headers(merged.get(word, {}), signing)
            word = "cloudevents"
            cloud_events = cloud_events_of(operation, media, merged, self.schemas)
        except ExtraHeaderError as error:
            self._problem(f"delivery-{word}", str(error), f"{place(word)}/{error.header}", error.hint)
            return DeliveryPolicy()
        jitter = float(merged.get("jitter", 0.0))
        return DeliveryPolicy(signing, tuple(retries), jitter, timeouts[0].total_seconds(), more, cloud_events)

    def _durations(self, texts: Iterable[str], place: str) -> list[timedelta] | None:
        try:
            return [parse_duration(text) for text in texts]
        except ValueError as error:
            self._problem("delivery-duration", str(error), place)
            return None

    def _signing(self, operation: Operation, delivery: Mapping[str, Any], place: str) -> Signing | None:
        try:
            return signing_of(operation, delivery, self.schemas, self.schemes, only_known=self.only_known)
        except UnknownSchemeError as error:
            hint = did_you_mean(str(error), self.schemes)
            self._problem("delivery-scheme", f"there is no signing scheme {error}", place, hint)
        except TemplateError as error:
            where = "".join(f"/{escape(token)}" for token in error.place)
            self._problem("delivery-scheme", str(error), f"{place}{where}", error.hint)
        return None

    def _check_header(self, merged: Mapping[str, Any], own: Mapping[str, Any], signing: Signing, place: str) -> None:
        """What is wrong with the name of the header that carries the signature."""
        level = own if "sign" in own else merged
        if isinstance(merged.get("sign"), dict) and "header" in level:
            message = f"the headers of sign say already that {signing.header} carries the signature"
            self._problem("delivery-header", message, place, "leave it out")
        elif "header" in merged and merged.get("sign") is None:
            self._problem("delivery-header", "a header says nothing without a scheme", place, "add sign:")
        elif "header" in own and not signing.is_signed:
            message = f"{signing.scheme.name} signs nothing, so no header carries a signature"
            self._problem("delivery-header", message, place, "leave it out, or name another scheme")
