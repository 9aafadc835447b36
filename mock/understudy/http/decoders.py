"""What turns the bytes of a request into values, for one document."""

from __future__ import annotations

from collections.abc import Collection

from understudy.http.bodies import BodyDecoder
from understudy.http.parameters import ParameterDecoder
from understudy.lazy_dataclass import dataclass
from understudy.openapi.schemas import Schemas


@dataclass(frozen=True, slots=True)
class Decoders:
    """The decoders of parameters and of bodies."""

    parameters: ParameterDecoder
    bodies: BodyDecoder

    @classmethod
    def of(cls, schemas: Schemas, *, reserved: Collection[str] = ()) -> Decoders:
        """`reserved` are query names that belong to security schemes, not to an operation."""
        return cls(ParameterDecoder(schemas, reserved=reserved), BodyDecoder(schemas))
