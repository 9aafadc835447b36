"""The factory of `/api/v2/property-suggestions`."""

from __future__ import annotations

import typing as _t

from .._runtime import making as _making
from ..models.property_suggestion import PropertySuggestion

__all__ = ["PropertySuggestionFactory"]

_KIND: _making.Kind[PropertySuggestion] = _making.Kind(
    name="PropertySuggestion",
    resource="/api/v2/property-suggestions",
    attributes={"id": "id", "label": "label"},
    relations={},
    read=PropertySuggestion.from_dict,
)


class PropertySuggestionAttributes(_making.Options, total=False):
    """What `insert` takes."""

    id: int
    label: str


class PropertySuggestionFactory(_making.Maker[PropertySuggestion]):
    """Makes records of `/api/v2/property-suggestions`; what is not said is made up where the document requires it.

    `relate` names the records that one hangs together with, `build` those that are made along. `attrs` has attributes by
    their names in the document, also parts of nested objects (`"address.town"`), functions and templates; `variants` are
    those that your suite has declared; `full` makes up all that the document allows. With `count` a list is made.

    Raises TypeError for a name that is none, and understudy's FactoryError for what the document does not allow.
    """

    def __init__(self, bench: _making.Bench) -> None:
        super().__init__(bench, _KIND)

    @_t.overload
    def insert(
        self, /, *, count: None = None, **said: _t.Unpack[PropertySuggestionAttributes]
    ) -> PropertySuggestion: ...
    @_t.overload
    def insert(self, /, *, count: int, **said: _t.Unpack[PropertySuggestionAttributes]) -> list[PropertySuggestion]: ...
    def insert(self, /, *, count: int | None = None, **said: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. Nobody is told."""
        return self._insert((), count, said)
