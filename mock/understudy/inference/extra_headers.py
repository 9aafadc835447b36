"""The header fields of deliveries beside those of the signature: `x-mock-delivery: {headers: {…}}`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from understudy.inference.signing import Signing
from understudy.problem import did_you_mean
from understudy.webhooks.signing import TemplateScheme
from understudy.webhooks.signing.template import parts_of

PLACEHOLDERS = ("event", "id", "timestamp", "time")
_OWN = ("content-type", "content-length", "host", "transfer-encoding")


class ExtraHeaderError(ValueError):
    """A header field that can't be sent; `header` is its name."""

    def __init__(self, message: str, header: str, hint: str = "") -> None:
        super().__init__(message)
        self.header = header
        self.hint = hint


def extra_headers(declared: Mapping[str, str], signing: Signing) -> tuple[tuple[str, str], ...]:
    """Templates by name. Raises ExtraHeaderError for a placeholder that means nothing, and for a field that is set."""
    signed = [name for name, _ in signing.scheme.headers] if isinstance(signing.scheme, TemplateScheme) else []
    carried = {name.lower() for name in (*signed, signing.header)}
    for name, template in declared.items():
        if name.lower() in _OWN:
            raise ExtraHeaderError(f"{name} is set by what is sent", name, "leave it out")
        if name.lower() in carried:
            raise ExtraHeaderError(f"{name} belongs to the signature", name, "leave it out")
        checked_template(name, template, PLACEHOLDERS)
    return tuple(declared.items())


def checked_template(name: str, template: str, placeholders: Sequence[str]) -> None:
    """Raises ExtraHeaderError for a template, of what is called `name`, that has other placeholders than these."""
    for literal, placeholder in parts_of(template):
        if {"{", "}"} & set(literal):
            shown = ", ".join(f"{{{each}}}" for each in placeholders)
            raise ExtraHeaderError("a brace without its other half", name, f"placeholders are {shown}")
        if placeholder and placeholder not in placeholders:
            hint = did_you_mean(placeholder, placeholders)
            raise ExtraHeaderError(f"{{{placeholder}}} means nothing here", name, hint)
