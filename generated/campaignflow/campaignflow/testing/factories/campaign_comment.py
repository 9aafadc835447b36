"""The factory of `/api/v2/campaigns/{id}/comments`."""

from __future__ import annotations

import typing as _t
from typing import TYPE_CHECKING

from ...models.comment import Comment
from ...models.comment_create import CommentCreate
from .._runtime import making as _making

if TYPE_CHECKING:
    import datetime

    from ...models.campaign import Campaign

__all__ = ["CampaignCommentFactory"]

CampaignCommentRelation = _t.Literal["campaign"]


# fmt: off
class CampaignCommentRelated(_t.TypedDict, total=False):
    """The records that one hangs together with."""
    campaign: _making.One[Campaign]


class CampaignCommentAttributes(_making.InsertOptions, total=False):
    """What `insert` takes."""
    relate: CampaignCommentRelated
    build: _making.Build[CampaignCommentRelation]
    expand: _making.Expand[CampaignCommentRelation]
    id: int
    comment: str
    author: str
    created_at: datetime.datetime
    updated_at: datetime.datetime


class CampaignCommentParams(_making.Options, total=False):
    """What `params` takes."""
    relate: CampaignCommentRelated
    build: _making.Build[CampaignCommentRelation]
    comment: str


class CampaignCommentCreation(CampaignCommentParams, total=False):
    """What `create` takes."""
    expand: _making.Expand[CampaignCommentRelation]


class CampaignCommentFactory(_making.Maker[Comment]):
    """Makes records of `/api/v2/campaigns/{id}/comments`; see `Maker`."""
    _kind: _making.Kind[Comment] = _making.Kind("Comment", "/api/v2/campaigns/{}/comments",
        _making.named("id comment author created_at updated_at"), Comment.from_dict, read_made=Comment.from_dict,
        read_params=CommentCreate.from_dict)

    @_t.overload
    def insert(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignCommentAttributes]) -> Comment: ...
    @_t.overload
    def insert(self, /, *, count: int, **attributes: _t.Unpack[CampaignCommentAttributes]) -> list[Comment]: ...
    def insert(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Put a record into the store, past the API: what GET answers with. No event is emitted."""
        return self._insert((), count, attributes)

    @_t.overload
    def create(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignCommentCreation]) -> Comment: ...
    @_t.overload
    def create(self, /, *, count: int, **attributes: _t.Unpack[CampaignCommentCreation]) -> list[Comment]: ...
    def create(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """Make a record through the API: what it answers with. A refusal raises understudy's CreateRefused."""
        return self._create((), count, attributes)

    @_t.overload
    def params(self, /, *, count: None = None, **attributes: _t.Unpack[CampaignCommentParams]) -> CommentCreate: ...
    @_t.overload
    def params(self, /, *, count: int, **attributes: _t.Unpack[CampaignCommentParams]) -> list[CommentCreate]: ...
    @_t.overload
    def params(self, /, *, count: int | None = None, case: _making.Case | None = None, nest: _making.Nest | None = None,
        encode: _making.Encoder | None = None, **attributes: _t.Unpack[CampaignCommentParams]) -> _t.Any: ...
    def params(self, /, *, count: int | None = None, **attributes: _t.Any) -> _t.Any:
        """A valid body of the request that makes a record; with `case`, `nest` or `encode` no model, but what they make of it."""
        return self._params(count, attributes)

    def invalid(self, *, violate: str | None = None,
        relate: CampaignCommentRelated | None = None) -> tuple[_making.Invalid, ...]:
        """Request bodies that break one constraint each; `violate` picks some: `"amount:minimum"`, `"amount"`, `":minimum"`."""
        return self._invalid(violate, relate)
