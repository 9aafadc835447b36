"""Enumerations that take values which the document does not know yet."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import ClassVar

__all__ = ["OpenIntEnum", "OpenStrEnum"]


class _NoTests:
    # pytest takes a class called like `TestKind` for tests where a module imports it. To mypy, what an enumeration says
    # itself is a member.
    __slots__ = ()
    __test__: ClassVar[bool] = False


class OpenStrEnum(_NoTests, StrEnum):
    """A StrEnum in which an unknown value becomes a member of its own: it compares, prints and is sent as it came."""

    @classmethod
    def _missing_(cls, value: object) -> OpenStrEnum | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = f"UNKNOWN({value})"
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return self._name_ in type(self).__members__

    def __str__(self) -> str:
        return str(self.value)


class OpenIntEnum(_NoTests, IntEnum):
    """An IntEnum in which an unknown whole number becomes a member of its own."""

    @classmethod
    def _missing_(cls, value: object) -> OpenIntEnum | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN({value})"
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return self._name_ in type(self).__members__

    def __str__(self) -> str:
        return str(self.value)
