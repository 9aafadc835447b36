"""Which of several operations of one path and method a request is for.

A document has them by fragments, such as `/files#link` and `/files#upload`, which no server ever sees: what tells them
apart is what they take.
"""

from __future__ import annotations

from collections.abc import Sequence

from understudy.http.bodies import BodyDecoder
from understudy.http.parameters import ParameterDecoder
from understudy.http.query_patterns import pairs_of
from understudy.http.router import Match
from understudy.messages import Request


def disambiguate(match: Match, request: Request, parameters: ParameterDecoder, bodies: BodyDecoder) -> Match:
    """The match whose operation takes the request, or would with the fewest changes; of equal ones the first."""

    def strangeness(found: Match) -> tuple[bool, int, int]:
        operation = found.operation
        assert operation is not None
        _, wrong = parameters.decode(operation, found.values, request.query, request.headers)
        body = bodies.decode(operation, request)
        is_refused = body.refusal is not None or (bool(request.body) and operation.request_body is None)
        known = {each.name for each in operation.parameters if each.location == "query"}
        return is_refused, len(wrong) + len(body.violations), len(pairs_of(request.query).keys() - known)

    candidates: Sequence[Match] = (match, *match.others)
    return min(candidates, key=strangeness)
