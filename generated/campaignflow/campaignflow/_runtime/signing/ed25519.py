"""Ed25519 signatures (RFC 8032), in Python alone: this folder is copied into SDKs, which depend on no library for it.

It takes some milliseconds a signature and is not constant in time: for tests, and for verifying, which has no secret.
"""

from __future__ import annotations

import hashlib

__all__ = ["public_half", "sign", "verify"]

_P = 2**255 - 19
_Q = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
_Y = 4 * pow(5, _P - 2, _P) % _P
_Point = tuple[int, int, int, int]
_NEUTRAL: _Point = (0, 1, 1, 0)


def public_half(seed: bytes) -> bytes:
    """The public key, 32 bytes, of a private one (RFC 8032, 5.1.5)."""
    return _compressed(_times(_expanded(seed)[0], _base()))


def sign(seed: bytes, content: bytes) -> bytes:
    """64 bytes (RFC 8032, 5.1.6); `seed` is the private key, 32 bytes."""
    scalar, prefix = _expanded(seed)
    public = _compressed(_times(scalar, _base()))
    nonce = _number(prefix + content)
    commitment = _compressed(_times(nonce, _base()))
    challenge = _number(commitment + public + content)
    return commitment + ((nonce + challenge * scalar) % _Q).to_bytes(32, "little")


def verify(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether the holder of the private half signed exactly this (RFC 8032, 5.1.7); False for what is no key."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, commitment = _point(public), _point(signature[:32])
    answer = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or answer >= _Q:
        return False
    challenge = _number(signature[:32] + public + content)
    return _same(_times(answer, _base()), _sum(commitment, _times(challenge, key)))


def _expanded(seed: bytes) -> tuple[int, bytes]:
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | (1 << 254)
    return scalar, digest[32:]


def _number(content: bytes) -> int:
    return int.from_bytes(hashlib.sha512(content).digest(), "little") % _Q


def _sum(one: _Point, other: _Point) -> _Point:
    """In extended homogeneous coordinates (RFC 8032, 5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c, d = 2 * one[3] * other[3] * _D % _P, 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(scalar: int, point: _Point) -> _Point:
    total = _NEUTRAL
    while scalar:
        if scalar & 1:
            total = _sum(total, point)
        point = _sum(point, point)
        scalar >>= 1
    return total


def _same(one: _Point, other: _Point) -> bool:
    return not ((one[0] * other[2] - other[0] * one[2]) % _P or (one[1] * other[2] - other[1] * one[2]) % _P)


def _base() -> _Point:
    x = _x_of(_Y, 0) or 0
    return x, _Y, 1, x * _Y % _P


def _x_of(y: int, sign_bit: int) -> int | None:
    squared = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(squared, (_P + 3) // 8, _P)
    if (x * x - squared) % _P:
        x = x * _ROOT % _P
    if y >= _P or (x * x - squared) % _P or (not x and sign_bit):
        return None
    return _P - x if x & 1 != sign_bit else x


def _compressed(point: _Point) -> bytes:
    inverse = pow(point[2], _P - 2, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _point(text: bytes) -> _Point | None:
    number = int.from_bytes(text, "little")
    y, sign_bit = number & ((1 << 255) - 1), number >> 255
    x = _x_of(y, sign_bit)
    return None if x is None else (x, y, 1, x * y % _P)
