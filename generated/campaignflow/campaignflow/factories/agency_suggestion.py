"""The factory of `/api/v2/agency-suggestions`."""

from __future__ import annotations

import typing as _t

from .._runtime import making as _making
from ..models.agency_suggestion import AgencySuggestion

__all__ = ["AgencySuggestionFactory"]

_KIND: _making.Kind[AgencySuggestion] = _making.Kind(
    name="AgencySuggestion",
    resource="/api/v2/agency-suggestions",
    attributes={"id": "id", "label": "label"},
    relations={},
    read=AgencySuggestion.from_dict,
)


class AgencySuggestionAttributes(_making.Options, total=False):
    """What `insert` takes."""

    id: int
    label: str


class AgencySuggestionFactory(_making.Maker[AgencySuggestion]):
    """Makes records of `/api/v2/agency-suggestions`; what is not said is made up where the document requires it.

    `relate` names the records that one hangs together with, `build` those that are made along. `attrs` has attributes by
    their names in the document, also parts of nested objects (`"address.town"`), functions and templates; `variants` are
    those that your suite has declared; `full` makes up all that the document allows. With `count` a list is made.

    Raises TypeError for a name that is none, and understudy's FactoryError for what the document does not allow.
    """

    def __init__(self, bench: _making.Bench) -> None:
        super().__init__(bench, _KIND)

    @_t.overload
    def insert(self, /, *, count: None = None, **said: _t.Unpack[AgencySuggestionAttributes]) -> AgencySuggestion: ...
    @_t.overload
    def insert(self, /, *, count: int, **said: _t.Unpack[AgencySuggestionAttributes]) -> list[AgencySuggestion]: ...
    def insert(self, /, *, count: int | None = None, **said: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. Nobody is told."""
        return self._insert((), count, said)
