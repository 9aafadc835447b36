"""How a document's webhooks are signed: what `x-mock-delivery` says, else the header parameters that it declares.

Mock and SDK ask the same function, so that one accepts what the other sends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from understudy.inference.conventions import customary_signature
from understudy.inference.shapes import schema_examples
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.schemas import Schemas
from understudy.webhooks.signing import (
    SCHEMES,
    DeclaredHeader,
    Fields,
    SigningError,
    SigningScheme,
    detect,
    find,
    template_scheme,
)


class UnknownSchemeError(ValueError):
    """`x-mock-delivery` names a scheme that nobody registered."""


@dataclass(frozen=True, slots=True)
class UnregisteredScheme:
    """A scheme that a document names and that its reader was not handed: it stands for the name, and can't sign."""

    name: str
    header: str
    secret_pattern: str = ""

    def check_secret(self, secret: str, /) -> None:
        """Any secret: its form is not known."""

    def sign(
        self, body: bytes, secrets: Sequence[str], *, header: str, message_id: str, timestamp: int
    ) -> Mapping[str, str]:
        """Raises SigningError."""
        raise SigningError(f"the signing scheme {self.name} is not registered here")

    def verify(self, body: bytes, headers: Fields, secrets: Sequence[str], *, header: str) -> int | None:
        """Raises SigningError."""
        raise SigningError(f"the signing scheme {self.name} is not registered here")

    def detect(self, headers: Sequence[DeclaredHeader], /) -> str | None:
        """None."""
        return None


@dataclass(frozen=True, slots=True)
class Signing:
    """A scheme, the header that carries the signature, and what in the document says so.

    `doubt` is a kind of doubt (inference/doubts.py), or empty where the document is plain.
    """

    scheme: SigningScheme
    header: str
    reason: str
    doubt: str = ""

    @property
    def is_signed(self) -> bool:
        return bool(self.scheme.header)


_USUAL = SCHEMES["timestamped"].header
UNSIGNED = Signing(SCHEMES["none"], "", "no header of a signature is declared")


def signing_of(
    operation: Operation,
    delivery: Mapping[str, Any],
    schemas: Schemas,
    schemes: Mapping[str, SigningScheme],
    *,
    only_known: bool = True,
) -> Signing:
    """How the deliveries of a webhook are signed; `delivery` is its merged `x-mock-delivery`.

    Raises UnknownSchemeError, unless other names than those of `schemes` are fine too, and TemplateError.
    """
    name = delivery.get("sign")
    if isinstance(name, Mapping):
        made = template_scheme(name)
        return Signing(made, made.header, "x-mock-delivery")
    if name is not None:
        scheme = find(name, schemes)
        if scheme is None and only_known:
            raise UnknownSchemeError(name)
        scheme = scheme or UnregisteredScheme(name, _USUAL)
        header = str(delivery.get("header") or scheme.header) if scheme.header else ""
        return Signing(scheme, header, "x-mock-delivery")
    headers = [_declared(entry, schemas) for entry in operation.parameters if entry.location == "header"]
    found = detect(headers, schemes)
    if found is not None:
        return Signing(*found, f"the header {found[1]}")
    unclear = [header.name for header in headers if "signature" in header.name.lower()]
    for name in unclear:
        custom = customary_signature(name)
        if custom is not None:
            return Signing(schemes[custom], name, f"the header {name}, as is customary", "guessed-signature")
    if unclear:
        return Signing(SCHEMES["none"], "", f"the form of {unclear[0]} is not described", "unsigned")
    return UNSIGNED


def _declared(parameter: Parameter, schemas: Schemas) -> DeclaredHeader:
    """A header parameter with everything that it and its schema say about the form of the value."""
    shape = schemas.resolve_object(parameter.schema)
    described = (shape.get("description"), *schema_examples(shape), shape.get("pattern"))
    descriptions = (parameter.description, *parameter.examples, *described)
    return DeclaredHeader(parameter.name, "\n".join(text for text in descriptions if isinstance(text, str)))
