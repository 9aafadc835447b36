"""What turns the bytes of a request into values, for one document."""

from __future__ import annotations

from collections.abc import Collection

from understudy.http.bodies import BodyDecoder
from understudy.http.parameters import ParameterDecoder
from understudy.http.query_patterns import pairs_of
from understudy.http.router import Match
from understudy.lazy_dataclass import dataclass
from understudy.messages import Request
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

    def disambiguate(self, match: Match, request: Request) -> Match:
        """Of several operations of one path and method that which takes the request, or would with the fewest changes.

        A document has them by fragments, such as `/files#link` and `/files#upload`, which no server ever sees: what
        tells them apart is what they take. Of equal ones it is the first.
        """

        def strangeness(found: Match) -> tuple[bool, int, int]:
            operation = found.operation
            assert operation is not None
            _, wrong = self.parameters.decode(operation, found.values, request.query, request.headers)
            body = self.bodies.decode(operation, request)
            is_refused = body.refusal is not None or (bool(request.body) and operation.request_body is None)
            known = {each.name for each in operation.parameters if each.location == "query"}
            return is_refused, len(wrong) + len(body.violations), len(pairs_of(request.query).keys() - known)

        return min((match, *match.others), key=strangeness)
