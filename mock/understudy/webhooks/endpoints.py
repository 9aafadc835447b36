"""Endpoints: who is notified, of which events, and with which secrets. They live in the store, beside the events."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from understudy.inference.events import Webhook
from understudy.lazy_dataclass import dataclass
from understudy.problem import did_you_mean
from understudy.state.store import Address, Change, Record, Store
from understudy.webhooks.signing import check_secret, made_up_secret
from understudy.webhooks.targets import Targets

ENDPOINTS = "~endpoints"
_LIVE = 2


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A receiver. `events` are webhook names (none: all); `secrets` are live, newest first; `retired` no longer are.

    `record` limits it to one record (collection, parent, key), as a callback's address is.
    """

    id: str
    url: str
    events: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    disabled: str | None = None
    record: tuple[str, tuple[str, ...], tuple[str, ...]] | None = None

    def takes(self, name: str, address: Address) -> bool:
        """Whether an event about a record is for this endpoint."""
        if self.record is not None:
            return name in self.events and self.record == tuple(address)
        return not self.events or name in self.events

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Endpoint:
        record = data["record"]
        if record is not None:
            record = (record[0], tuple(record[1]), tuple(record[2]))
        texts = {name: tuple(data[name]) for name in ("events", "secrets", "retired")}
        return Endpoint(data["id"], data["url"], **texts, disabled=data["disabled"], record=record)


def _address(endpoint_id: str) -> Address:
    return Address(ENDPOINTS, (), (endpoint_id,))


class Endpoints:
    """The endpoints of one mock. Thread-safe through the store's turn."""

    def __init__(self, store: Store, webhooks: Mapping[str, Webhook], targets: Targets, seed: int) -> None:
        self._store = store
        self._webhooks = webhooks
        self._targets = targets
        self._seed = seed
        used = {webhook.delivery.signing.scheme.name: webhook.delivery.signing.scheme for webhook in webhooks.values()}
        self._schemes = tuple(scheme for scheme in used.values() if scheme.header)

    def add(self, url: str, *, events: Sequence[str] = (), secret: str | None = None) -> Endpoint:
        """Subscribe a URL to events by name (none: to all). Adding what is there already gives the one that is there.

        Raises ValueError for a URL that is none, a target that is not allowed, an unknown event or an unusable secret.
        """
        self._targets.resolve(url)
        for name in events:
            if name not in self._webhooks:
                hint = did_you_mean(name, self._webhooks)
                raise ValueError(f"the document has no webhook {name!r}; {hint}")
        for scheme in self._schemes if secret is not None else ():
            check_secret(scheme, str(secret))
        with self._store.turn():
            for known in self:
                if known.url == url and known.events == tuple(events) and known.record is None:
                    return known if secret is None else self._put(replace(known, secrets=(secret,), disabled=None))
            number = self._store.next_number(ENDPOINTS)
            made = secret if secret is not None else self._made_up(f"ep_{number}")
            return self._put(Endpoint(f"ep_{number}", url, tuple(events), (made,) if made else ()))

    def _made_up(self, endpoint_id: str) -> str | None:
        """A secret from the seed, in a form that the document's schemes take."""
        if not self._schemes:
            return None
        digest = hashlib.sha256(f"{self._seed}:{endpoint_id}".encode()).digest()
        return made_up_secret(self._schemes, digest)

    def rotate(self, endpoint_id: str, secret: str) -> Endpoint:
        """Give an endpoint a new secret; the newest two stay live, older ones are retired."""
        for scheme in self._schemes:
            check_secret(scheme, secret)
        with self._store.turn():
            endpoint = self.get(endpoint_id)
            secrets = (secret, *(each for each in endpoint.secrets if each != secret))
            retired = (*secrets[_LIVE:], *endpoint.retired)
            return self._put(replace(endpoint, secrets=secrets[:_LIVE], retired=retired))

    def retire(self, endpoint_id: str) -> Endpoint:
        """End a rotation: only the newest secret stays live."""
        with self._store.turn():
            endpoint = self.get(endpoint_id)
            retired = (*endpoint.secrets[1:], *endpoint.retired)
            return self._put(replace(endpoint, secrets=endpoint.secrets[:1], retired=retired))

    def disable(self, endpoint_id: str, reason: str) -> None:
        with self._store.turn():
            self._put(replace(self.get(endpoint_id), disabled=reason))

    def remove(self, endpoint_id: str) -> None:
        """Raises LookupError for an unknown one."""
        with self._store.turn():
            self._store.apply((Change(_address(self.get(endpoint_id).id), None),))

    def get(self, endpoint_id: str) -> Endpoint:
        """Raises LookupError for an unknown one."""
        record = self._store.get(_address(endpoint_id))
        if record is None:
            known = ", ".join(endpoint.id for endpoint in self) or "none"
            raise LookupError(f"there is no endpoint {endpoint_id!r}; known: {known}")
        return Endpoint.from_json(record)

    def find(self, endpoint_id: str) -> Endpoint | None:
        record = self._store.get(_address(endpoint_id))
        return None if record is None else Endpoint.from_json(record)

    def put_back(self, endpoint: Endpoint) -> None:
        """Subscribe an endpoint as it was, under a new number where that is taken."""
        number = self._store.next_number(ENDPOINTS)
        self._put(replace(endpoint, id=f"ep_{number}", disabled=None))

    def _put(self, endpoint: Endpoint) -> Endpoint:
        self._store.apply((Change(_address(endpoint.id), endpoint.to_json()),))
        return endpoint

    def for_event(self, name: str, address: Address, *, callback: bool) -> list[Endpoint]:
        """Who is to be notified of an event, oldest first; of a callback, whom its request named."""
        found = (each for each in self if each.disabled is None and each.takes(name, address))
        return [each for each in found if callback == (each.record is not None)]

    def __iter__(self) -> Iterator[Endpoint]:
        return iter([Endpoint.from_json(record) for record in self._store.records(ENDPOINTS, ())])


def new_endpoint(number: int, url: str, event: str, address: Address) -> tuple[Address, Record]:
    """A callback's endpoint as a record for a unit of work."""
    endpoint = Endpoint(f"cb_{number}", url, (event,), record=(address.collection, address.parent, address.key))
    return _address(endpoint.id), endpoint.to_json()
