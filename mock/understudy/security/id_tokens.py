"""Signed id tokens (OpenID Connect Core 1.0, section 2) and the key set that verifies them (RFC 7517).

Needs `pip install 'understudy[oidc]'`; without it no id token is issued, and the key set is empty.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

ALGORITHM = "RS256"
_KEY_ID = "understudy"
_BITS = 2048


class IdTokenSigner:
    """One RSA key, made when it is first needed. Thread-safe."""

    def __init__(self) -> None:
        self._key: Any = None
        self._lock = threading.Lock()

    @property
    def available(self) -> bool:
        """Whether the library that signs is installed."""
        return find_spec("jwt") is not None and find_spec("cryptography") is not None

    def sign(self, claims: Mapping[str, Any]) -> str:
        """The claims as a JWT (RFC 7519)."""
        import jwt  # only where somebody asks for an id token

        return jwt.encode(dict(claims), self._private(), algorithm=ALGORITHM, headers={"kid": _KEY_ID})

    def key_set(self) -> dict[str, Any]:
        """The public key as a JSON Web Key Set."""
        if not self.available:
            return {"keys": []}
        from jwt.algorithms import RSAAlgorithm

        public = RSAAlgorithm.to_jwk(self._private().public_key(), as_dict=True)
        return {"keys": [{**public, "kid": _KEY_ID, "use": "sig", "alg": ALGORITHM}]}

    def _private(self) -> Any:
        with self._lock:
            if self._key is None:
                from cryptography.hazmat.primitives.asymmetric import rsa

                self._key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
            return self._key
