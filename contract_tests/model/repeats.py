"""What a client knows of the requests that it made under an idempotency key: repeated ones get the same answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from api_driver import Input, SystemUnderTest, Target

from understudy.operations.idempotency import REPLAYED

__all__ = ["Repeats"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A write that was carried out, with all that it was given, and its answer."""

    target: Target
    sent: Input
    response: Any


@dataclass(slots=True)
class Repeats:
    """The writes that were carried out under a key, by their keys."""

    system: SystemUnderTest
    kept: dict[str, Kept] = field(default_factory=dict)

    def keep(self, target: Target, sent: Input, response: Any) -> None:
        key = self._key(target, sent)
        if key is not None:
            body = json.loads(json.dumps(sent.body))
            again = Input(sent.path, dict(sent.query), dict(sent.headers), body, sent.media_type)
            self.kept[key] = Kept(target, again, response)

    def before(self, target: Target, sent: Input) -> Kept | None:
        """The write that was carried out under this request's key."""
        return self.kept.get(self._key(target, sent) or "")

    def check(self, before: Kept, target: Target, sent: Input, response: Any) -> None:
        """The same request gets the same answer; another under its key is refused."""
        operation, shown = target[0], f"{target[0].id}: {response.status_code} {response.text[:300]}"
        if _request(target, sent) == _request(before.target, before.sent):
            assert response.headers.get(REPLAYED) == "true", f"{shown} is no answer to a request that is repeated"
            assert response.status_code == before.response.status_code, f"{shown}, and it was {before.response}"
            assert response.content == before.response.content, f"{shown}, and it was {before.response.text[:300]}"
        else:
            refused = next((status for status in (409, 422, 400) if str(status) in operation.responses), 422)
            assert response.status_code == refused, f"{shown} is not {refused}, though the key is another request's"

    def _key(self, target: Target, sent: Input) -> str | None:
        place = self.system.contract.resources.idempotency.get(target[0].id)
        if place is None:
            return None
        headers = {name.lower(): text for name, text in sent.headers.items()}
        body = sent.body if isinstance(sent.body, dict) else {}
        found = [*(headers.get(name) for name in place.headers), *(body.get(name) for name in place.properties)]
        return next((key for key in found if isinstance(key, str) and key), None)


def _request(target: Target, sent: Input) -> tuple[Any, ...]:
    query = sorted((name, json.dumps(value)) for name, value in sent.query.items())
    return target[0].id, sent.path, query, json.dumps(_whole(sent.body), sort_keys=True)


def _whole(value: Any) -> Any:
    """`1.0` is the number 1 in JSON Schema, so both make the same request."""
    if isinstance(value, float) and value.is_integer() and abs(value) <= 1 << 53:
        return int(value)
    if isinstance(value, dict):
        return {name: _whole(inner) for name, inner in value.items()}
    return [_whole(inner) for inner in value] if isinstance(value, list) else value
