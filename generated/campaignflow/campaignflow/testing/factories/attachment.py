"""The factory of `/api/v2/attachments`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.attachment import Attachment
from ...models.attachment_create import AttachmentCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.entity_type import EntityType

__all__ = ["AttachmentFactory"]


# fmt: off
class AttachmentAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    id: int
    asset_id: int
    entity_type: EntityType | _t.Literal["campaign", "property", "finance_application", "invoice"]
    entity_id: int
    created_at: datetime.datetime
    updated_at: datetime.datetime


class AttachmentParams(_making.Options, total=False):
    """What `params` takes."""
    asset_id: int
    entity_type: EntityType | _t.Literal["campaign", "property", "finance_application", "invoice"]
    entity_id: int


class AttachmentCreation(AttachmentParams, total=False):
    """What `create` takes."""


class AttachmentFactory(_making.Maker[Attachment]):
    """Makes records of `/api/v2/attachments`; see `Maker`."""
    _kind: _making.Kind[Attachment] = _making.Kind("Attachment", "/api/v2/attachments",
        _making.named("id asset_id entity_type entity_id created_at updated_at"), Attachment.from_dict,
        read_made=Attachment.from_dict, read_params=AttachmentCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[AttachmentAttributes]) -> Attachment: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[AttachmentAttributes]) -> list[Attachment]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[AttachmentCreation]) -> Attachment: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[AttachmentCreation]) -> list[Attachment]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[AttachmentParams]) -> AttachmentCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[AttachmentParams]) -> list[AttachmentCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[AttachmentParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, None)
