"""Requests that are repeated under one key: the first is carried out, the others get its answer.

What is kept of a request is written with its own unit of work, so that no crash parts them. A key is good for a day of
the mock's clock. A refused request keeps nothing: it may be tried again, corrected, under the same key.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from understudy.inference.idempotency import IdempotencyKey
from understudy.messages import Answer, Principal, Refusal, Request
from understudy.openapi.model import Operation
from understudy.state.store import Address, Record, Store
from understudy.state.work import Work

REPLAYED = "Idempotent-Replayed"
"""The header of an answer that is repeated."""

_KEYS = "~idempotency"
_LIFETIME = timedelta(days=1)
_MOST = 10_000


def key_address(
    place: IdempotencyKey, sent: Mapping[str, str], body: Any, principal: Principal | None
) -> Address | None:
    """Where the answer to a request with a key is kept, for this caller; None for a request without one."""
    key = next((sent[name] for name in place.headers if sent.get(name)), None)
    if key is None and place.properties and isinstance(body, dict):
        key = next((value for name in place.properties if isinstance(value := body.get(name), str) and value), None)
    if key is None:
        return None
    return Address(_KEYS, (), (principal.subject if principal is not None else "", key))


def answer_again(
    store: Store, address: Address, operation: Operation, request: Request, body: Any, now: datetime
) -> Answer | Refusal | None:
    """The answer that the key's first request got, a refusal where this is another request; None for a new key."""
    kept = store.get(address)
    if kept is None or datetime.fromisoformat(kept["time"]) + _LIFETIME <= now:
        return None
    if kept["request"] != _fingerprint(operation, request, body):
        message = f"the idempotency key {address.key[1]!r} was used before, for another request ({kept['shown']})"
        # 422 is what the draft says; a document that has a status for conflicts means that (section 2.7).
        statuses = (409, 422, 400) if "409" in operation.responses else (422, 400)
        return Refusal(statuses, "idempotency_key_reused", message, meaning="reused-key")
    content = base64.b64decode(kept["bytes"]) if "bytes" in kept else kept.get("value")
    headers = tuple((name, value) for name, value in kept["headers"])
    return Answer(kept["status"], content, kept["media_type"], (*headers, (REPLAYED, "true")))


def keep_answer(
    work: Work, address: Address, operation: Operation, request: Request, body: Any, answer: Answer, now: datetime
) -> None:
    """Keep an answer for the next request with the same key; the oldest key is forgotten when there are very many."""
    record: Record = {
        "time": now.isoformat(),
        "request": _fingerprint(operation, request, body),
        "shown": f"{request.method} {request.path}",
        "status": answer.status,
        "media_type": answer.media_type,
        "headers": [list(pair) for pair in answer.headers],
    }
    if isinstance(answer.value, bytes):
        record["bytes"] = base64.b64encode(answer.value).decode()
    else:
        record["value"] = answer.value
    if work.count(_KEYS, ()) >= _MOST:
        work.delete(next(iter(work.addresses(_KEYS, ()))))
    work.put(address, record)


def _fingerprint(operation: Operation, request: Request, body: Any) -> str:
    """What distinguishes one request from another: a multipart body is compared by its parts, not by its boundary."""
    parts = [operation.id, request.path, request.query, json.dumps(body, sort_keys=True, default=repr)]
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
