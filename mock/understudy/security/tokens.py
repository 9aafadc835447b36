"""The tokens that a mock has issued, and what they stand for.

Knows clocks; knows nothing of security schemes, requests or servers.
"""

from __future__ import annotations

import random
import string
import threading
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Literal

from understudy.clock import Clock
from understudy.controls import OWN, Control
from understudy.lazy_dataclass import dataclass
from understudy.security.digest import new_nonce

_ALPHABET = string.ascii_letters + string.digits
_TOKEN_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Grant:
    """What an issued token stands for."""

    client_id: str
    scopes: frozenset[str]
    expires: datetime


@dataclass(frozen=True, slots=True)
class Authorization:
    """What somebody allowed a client (RFC 6749 section 4.1.2); `challenge` is that of RFC 7636."""

    subject: str
    client_id: str
    scopes: tuple[str, ...]
    redirect_uri: str = ""
    nonce: str | None = None
    challenge: str | None = None
    challenge_method: str = "plain"


@dataclass(slots=True)
class _Device:
    """A device that waits for somebody to approve it (RFC 8628)."""

    client_id: str
    scopes: tuple[str, ...]
    user_code: str
    settled: bool = False
    subject: str | None = None


class Tokens:
    """The access tokens that a mock has issued. Thread-safe; the same `seed` gives the same tokens in order.

    What one of the processes that share a state has issued, all of them take.
    """

    control: Control = OWN

    def __init__(self, *, clock: Clock, seed: int | str, lifetime: int = 3600) -> None:
        self.lifetime = lifetime
        self._clock = clock
        self._seed = seed
        self._random = random.Random(seed)
        self._grants: dict[str, Grant] = {}
        self._refreshing: dict[str, tuple[str, frozenset[str]]] = {}
        self._codes: dict[str, Authorization | None] = {}
        self._devices: dict[str, _Device] = {}
        # How many secrets any process has made.
        self._made = 0
        self._lock = threading.Lock()

    @property
    def secret(self) -> str:
        """What nonces are made with."""
        return str(self._seed)

    def nonce(self) -> str:
        """A nonce for HTTP Digest."""
        return new_nonce(self.secret, self._clock.now())

    def now(self) -> datetime:
        """The time by the mock's clock."""
        return self._clock.now()

    def issue(self, client_id: str, scopes: Iterable[str] = (), *, lifetime: int | None = None) -> str:
        """A new token that lives for `lifetime` seconds of the mock's clock."""
        now = self._clock.now()
        seconds = self.lifetime if lifetime is None else lifetime
        grant = Grant(client_id, frozenset(scopes), now + timedelta(seconds=seconds))
        with self.control.changing(), self._lock:
            self._grants = {token: known for token, known in self._grants.items() if known.expires > now}
            token = self._secret()
            self._grants[token] = grant
        return token

    def issue_refresh(self, client_id: str, scopes: Iterable[str] = ()) -> str:
        """A refresh token (RFC 6749 section 1.5) for tokens like these; it lives as long as the mock."""
        with self.control.changing(), self._lock:
            token = self._secret()
            self._refreshing[token] = (client_id, frozenset(scopes))
        return token

    def refreshes(self, token: str) -> tuple[str, frozenset[str]] | None:
        """For whom and for which scopes a refresh token was issued; None where it was not."""
        return self._refreshing.get(token)

    def keep(self, authorization: Authorization) -> str:
        """A new authorization code."""
        with self.control.changing(), self._lock:
            code = self._secret()
            self._codes[code] = authorization
        return code

    def take(self, code: str) -> Authorization | None:
        """What a code stands for, once (RFC 6749 section 4.1.2). Raises KeyError for one that was never issued."""
        with self.control.changing(), self._lock:
            found = self._codes[code]
            self._codes[code] = None
        return found

    def begin_device(self, client_id: str, scopes: tuple[str, ...]) -> tuple[str, str]:
        """A new device code, and the code that its user enters."""
        with self.control.changing(), self._lock:
            source = self._source()
            user = "-".join("".join(source.choices("BCDFGHJKLMNPQRSTVWXZ", k=4)) for _ in range(2))
            device = self._secret()
            self._devices[device] = _Device(client_id, scopes, user)
        return device, user

    def settle_device(self, user_code: str, subject: str | None) -> bool:
        """Approve a device for somebody, or (None) refuse it; whether one waits with this code."""
        with self.control.changing(), self._lock:
            for device in self._devices.values():
                if device.user_code == user_code and not device.settled:
                    device.settled, device.subject = True, subject
                    return True
        return False

    def device(self, code: str) -> Authorization | Literal["pending", "denied"] | None:
        """What became of a device; an approval is good once. None for a code that was never issued."""
        with self.control.changing(), self._lock:
            found = self._devices.get(code)
            if found is None or not found.settled:
                return None if found is None else "pending"
            del self._devices[code]
        return "denied" if found.subject is None else Authorization(found.subject, found.client_id, found.scopes)

    def _secret(self) -> str:
        return "".join(self._source().choices(_ALPHABET, k=_TOKEN_LENGTH))

    def _source(self) -> random.Random:
        """What the next secret is made with: another one for each, where several processes make them."""
        if not self.control.is_shared:
            return self._random
        self._made += 1
        return random.Random(f"{self._seed}:{self._made}")

    def find(self, token: str) -> Grant | None:
        """What `token` stands for; None when it was never issued or has expired."""
        grant = self._grants.get(token)
        return grant if grant is not None and grant.expires > self._clock.now() else None

    def take_over(self, other: Tokens) -> None:
        """Take what another mock has issued."""
        with self.control.changing(), self._lock:
            self._grants |= other._grants
            self._refreshing |= other._refreshing
            self._codes |= other._codes
            self._devices |= other._devices

    def reset(self) -> None:
        """Forget every token, and issue the same ones again in order."""
        with self.control.changing(), self._lock:
            self._grants, self._made = {}, 0
            self._refreshing, self._codes, self._devices = {}, {}, {}
            self._random = random.Random(self._seed)

    def to_json(self) -> Any:
        with self._lock:
            return {
                "made": self._made,
                "grants": {
                    token: [each.client_id, sorted(each.scopes), each.expires.isoformat()]
                    for token, each in self._grants.items()
                },
                "refreshing": {token: [client, sorted(scopes)] for token, (client, scopes) in self._refreshing.items()},
                "codes": {code: None if each is None else asdict(each) for code, each in self._codes.items()},
                "devices": {code: [*_columns(each)] for code, each in self._devices.items()},
            }

    def take_up(self, content: Any) -> None:
        content = content or {"made": 0, "grants": {}, "refreshing": {}, "codes": {}, "devices": {}}
        with self._lock:
            self._made = content["made"]
            self._grants = {
                token: Grant(client, frozenset(scopes), datetime.fromisoformat(expires))
                for token, (client, scopes, expires) in content["grants"].items()
            }
            self._refreshing = {
                token: (client, frozenset(scopes)) for token, (client, scopes) in content["refreshing"].items()
            }
            self._codes = {
                code: None if each is None else Authorization(**{**each, "scopes": tuple(each["scopes"])})
                for code, each in content["codes"].items()
            }
            devices = content["devices"].items()
            self._devices = {code: _Device(client, tuple(scopes), *more) for code, (client, scopes, *more) in devices}


def _columns(device: _Device) -> tuple[Any, ...]:
    return device.client_id, list(device.scopes), device.user_code, device.settled, device.subject
