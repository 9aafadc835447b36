"""Files attached to something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.attachment import Attachment
from ..models.attachment_create import AttachmentCreate
from ..models.attachment_list import AttachmentList
from ..models.entity_type import EntityType
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.attachment_create import AttachmentCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _AttachmentCreateFields(AttachmentCreateInput, _Options):
        """What a `AttachmentCreateInput` has, and what every method takes."""


_LIST: _operations.Operation[AttachmentList] = _operations.Operation(
    "listAttachments",
    "get",
    "/api/v2/attachments",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("entity_type", "query", EntityType),
        _operations.Parameter("entity_id", "query", int),
    ),
    answers={"200": AttachmentList},
    errors={"400 401 406 422": Error},
    paging=_pages.Paging(
        kind="page",
        parameter="page",
        first=1,
        total=("total",),
        size=("per_page",),
        items=("data",),
    ),
)

_CREATE: _operations.Operation[Attachment] = _operations.Operation(
    "createAttachment",
    "post",
    "/api/v2/attachments",
    bodies=(_operations.Body("application/json", "json", AttachmentCreate),),
    answers={"201": Attachment},
    errors={"400 401 406 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Attachment] = _operations.Operation(
    "getAttachment",
    "get",
    "/api/v2/attachments/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Attachment},
    errors={"401 404 406": Error},
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteAttachment",
    "delete",
    "/api/v2/attachments/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    errors={"401 404": Error},
)


class AttachmentListPage(_pages.Page[Attachment], AttachmentList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncAttachmentListPage(_pages.AsyncPage[Attachment], AttachmentList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class AttachmentsResource(_resources.Resource["_raw.AttachmentsResource"]):
    """Files attached to something."""

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"] | Unset = UNSET,
        entity_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> AttachmentListPage:
        """List attachments.

        One page of the attachments, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            entity_type (EntityType): Only attachments of this kind of thing.
            entity_id (int): Only attachments of the thing with this key.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            attachment_list = client.attachments.list()
            ```
        """
        return self._core.page(_LIST, AttachmentListPage, locals())

    @overload
    def create(self, body: AttachmentCreate | AttachmentCreateInput, **options: Unpack[_Options]) -> Attachment: ...

    @overload
    def create(self, **fields: Unpack[_AttachmentCreateFields]) -> Attachment: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Attachment:
        """Create an attachment.

        Attaches an uploaded file to something.

        Args:
            body (AttachmentCreate): What it takes to create an Attachment; or its properties by their
                names, of `AttachmentCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            attachment = client.attachments.create(asset_id=9, entity_type="campaign", entity_id=42)
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Attachment:
        """Read an attachment.

        The attachment with this key.

        Args:
            id (int): The key.

        Returns:
            The attachment.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            attachment = client.attachments.get(574)
            ```
        """
        return self._core.call(_GET, locals())

    def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete an attachment.

        Deletes the attachment for good.

        Args:
            id (int): The key.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.

        Example:
            ```python
            client.attachments.delete(357)
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncAttachmentsResource(_resources.AsyncResource["_raw.AsyncAttachmentsResource"]):
    """Files attached to something."""

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"] | Unset = UNSET,
        entity_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> _pages.AsyncPager[Attachment, AsyncAttachmentListPage]:
        """List attachments. See `AttachmentsResource.list`."""
        return self._core.page(_LIST, AsyncAttachmentListPage, locals())

    @overload
    async def create(
        self, body: AttachmentCreate | AttachmentCreateInput, **options: Unpack[_Options]
    ) -> Attachment: ...

    @overload
    async def create(self, **fields: Unpack[_AttachmentCreateFields]) -> Attachment: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Attachment:
        """Create an attachment. See `AttachmentsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> Attachment:
        """Read an attachment. See `AttachmentsResource.get`."""
        return await self._core.call(_GET, locals())

    async def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete an attachment. See `AttachmentsResource.delete`."""
        await self._core.call(_DELETE, locals())
