"""Schemas of what the control plane accepts and answers: camelCase in JSON, snake_case in Python, no other names.

Schemas are the same for every contract. What only one contract has, its operations and events, is in `Names`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Literal

from marshmallow import INCLUDE, RAISE, Schema, ValidationError, fields, validate

from understudy.contract import Contract
from understudy.durations import duration_text, parse_duration
from understudy.lazy_dataclass import dataclass
from understudy.problem import did_you_mean

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Names:
    """What a contract has a name for; nothing is restricted where a tuple is empty. `secret` are patterns."""

    operation: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()


NO_NAMES = Names()


def names_of(contract: Contract) -> Names:
    """The names of a contract's operations, and of the webhooks and callbacks that it sends."""
    patterns = dict.fromkeys(webhook.delivery.signing.scheme.secret_pattern for webhook in contract.sent)
    events = tuple(dict.fromkeys(webhook.name for webhook in contract.sent))
    return Names(tuple(contract.operations), events, tuple(filter(None, patterns)))


def between(low: float, high: float) -> validate.Range:
    """A range whose message shows it."""
    return validate.Range(low, high, error="must be from {min} to {max}; got {input}")


class BaseSchema(Schema):
    """A request's body or its query."""

    class Meta:
        unknown = RAISE

    def __init__(self, *, names: Names = NO_NAMES, **options: Any) -> None:
        super().__init__(**options)
        self.names = names

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        head, *tail = (field_obj.data_key or field_name).split("_")
        field_obj.data_key = head + "".join(part.title() for part in tail)

    def handle_error(self, error: ValidationError, data: Any, **_more: Any) -> None:
        """Say of each field that there is none of which is nearest."""
        known = [str(field.data_key) for field in self.fields.values()]
        for name, messages in error.messages_dict.items():
            hint = did_you_mean(str(name), known, otherwise="")
            if messages == [self.error_messages["unknown"]] and hint:
                error.messages_dict[name] = [f"unknown field; {hint}"]


class AnswerSchema(BaseSchema):
    """An answer: every property is always there."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        super().on_bind_field(field_name, field_obj)
        field_obj.required = True


class OpenSchema(AnswerSchema):
    """An answer that is passed on as it is, with any properties."""

    class Meta:
        unknown = INCLUDE

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        return obj


class Text(fields.String):
    """A text that is not empty."""

    def __init__(self, longest: int = LONGEST, **options: Any) -> None:
        super().__init__(validate=validate.Length(1, longest), **options)


class Name(fields.String):
    """The name of an operation or an event of the contract."""

    def __init__(self, kind: Literal["operation", "event"], **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def choices(self, names: Names) -> tuple[str, ...]:
        """What it can be in a contract; empty where anything can be."""
        return names.operation if self.kind == "operation" else names.event

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        known = self.choices(self.root.names) if isinstance(self.root, BaseSchema) else ()
        if known and text not in known:
            hint = did_you_mean(str(text), known, otherwise="", start="; ")
            raise ValidationError(f"the document has no {self.kind} {text!r}{hint}")
        return text


class Secret(fields.String):
    """What deliveries are signed with, in the form that each signing scheme of the contract wants."""

    def keywords(self, names: Names) -> dict[str, Any]:
        """What it must look like in a contract, in JSON Schema."""
        if not names.secret:
            return {"minLength": 1, "maxLength": LONGEST}
        first, *more = names.secret
        return {"pattern": first, **({"allOf": [{"pattern": each} for each in more]} if more else {})}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        patterns = self.root.names.secret if isinstance(self.root, BaseSchema) else ()
        for pattern in patterns:
            validate.Regexp(pattern)(text)
        if not patterns:
            validate.Length(1, LONGEST)(text)
        return text


class RecordKey(fields.Field[str]):
    """A key of a record: text or a whole number; text inside."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # 1.0 is an integer in JSON Schema (2020-12 core, 4.2.2)
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise ValidationError("is a text or a whole number")
        if not 1 <= len(str(value)) <= LONGEST:
            raise ValidationError(f"has from 1 to {LONGEST} characters")
        return str(value)


class Flag(fields.Boolean):
    """true or false, and nothing that Python takes for them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("is true or false")
        return value


class Whole(fields.Integer):
    """A whole number in JSON, where 1.0 is one (JSON Schema 2020-12 core, 4.2.2) and true and "1" are none."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError("is a whole number")
        return value


class Number(fields.Float):
    """A number in JSON; true and "1" are none."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValidationError("is a number")
        return float(value)


class QueryInteger(fields.Integer):
    """A whole number in a query."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        text = str(value)
        if not (text.removeprefix("-").isdigit() and text.isascii() and len(text) < 20):
            raise ValidationError(f"must be a whole number; got {text!r}")
        return int(text)


class Duration(fields.Field[timedelta]):
    """A duration of RFC 3339 such as PT24H; a timedelta inside."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> timedelta:
        try:
            return parse_duration(value)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else duration_text(value)


class Anything(fields.Raw):
    """Any JSON value."""


class Object(fields.Dict):
    """A JSON object with any properties, or with texts for values."""

    def __init__(self, values: fields.Field[Any] | None = None, **options: Any) -> None:
        super().__init__(keys=fields.String(), values=values, **options)


def keys(**options: Any) -> fields.List[str]:
    """The keys of a record, or of those above it."""
    return fields.List(RecordKey(), validate=validate.Length(max=10), **options)


def one_of(choices: tuple[str, ...] | list[str], **options: Any) -> fields.String:
    """One of some words."""
    return fields.String(validate=validate.OneOf(choices), **options)


def plain(value: Any) -> Any:
    """A value as JSON has it; what only Python has is shown as it would be written there."""
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value if value is None or isinstance(value, str | int | float | bool) else repr(value)
