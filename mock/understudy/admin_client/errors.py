"""Everything that can go wrong, in one tree; see `_runtime/errors.py` for its picture."""

from ._runtime.errors import *  # noqa: F403
from ._runtime.errors import SDKError as UnderstudyControlPlaneError
from ._runtime.errors import __all__ as _names

__all__ = ["UnderstudyControlPlaneError", *_names]  # pyright: ignore[reportUnsupportedDunderAll]
