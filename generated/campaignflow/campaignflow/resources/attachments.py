"""Files attached to something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.attachment import Attachment
from ..models.attachment_create import AttachmentCreate
from ..models.attachment_list import AttachmentList
from ..models.entity_type import EntityType
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.attachment_create import AttachmentCreateInput


_LIST: _operations.Operation[AttachmentList] = _operations.Operation(
    "listAttachments",
    "get",
    "/api/v2/attachments",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("entity_type", "query", EntityType),
        _operations.Parameter("entity_id", "query", int),
    ),
    answers=(_operations.Answer("200", AttachmentList),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("422", Error),
    ),
)
_LIST_PAGES = _pages.Paging(
    kind="page",
    parameter="page",
    first=1,
    total=("total",),
    size=("per_page",),
    items=("data",),
    attribute="data",
)

_CREATE: _operations.Operation[Attachment] = _operations.Operation(
    "createAttachment",
    "post",
    "/api/v2/attachments",
    security=(("oauth2",),),
    bodies=(_operations.Body("application/json", "json", AttachmentCreate),),
    answers=(_operations.Answer("201", Attachment),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[Attachment] = _operations.Operation(
    "getAttachment",
    "get",
    "/api/v2/attachments/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", Attachment),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteAttachment",
    "delete",
    "/api/v2/attachments/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
    ),
)


class AttachmentsResource:
    """Files attached to something."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"] | Unset = UNSET,
        entity_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> AttachmentList:
        """List attachments.

        One page of the attachments, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            entity_type (EntityType): Only attachments of this kind of thing.
            entity_id (int): Only attachments of the thing with this key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attachment_list = client.attachments.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"] | Unset = UNSET,
        entity_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[AttachmentList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"] | Unset = UNSET,
        entity_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Attachment, AttachmentList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        body: AttachmentCreate | AttachmentCreateInput,
        *,
        timeout: float | None = None,
    ) -> Attachment: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[AttachmentCreateInput],
    ) -> Attachment: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Attachment:
        """Create an attachment.

        Attaches an uploaded file to something.

        Args:
            body (AttachmentCreate): What it takes to create an Attachment; or its properties by their
                names, of `AttachmentCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attachment = client.attachments.create(asset_id=9, entity_type="campaign", entity_id=42)
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: AttachmentCreate | AttachmentCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attachment]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Attachment:
        """Read an attachment.

        The attachment with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The attachment.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attachment = client.attachments.get(574)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attachment]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    def delete(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> None:
        """Delete an attachment.

        Deletes the attachment for good.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.attachments.delete(357)
            ```
        """

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)


class AsyncAttachmentsResource:
    """Files attached to something."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"] | Unset = UNSET,
        entity_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> AttachmentList:
        """List attachments.

        One page of the attachments, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            entity_type (EntityType): Only attachments of this kind of thing.
            entity_id (int): Only attachments of the thing with this key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attachment_list = await client.attachments.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"] | Unset = UNSET,
        entity_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[AttachmentList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        entity_type: EntityType | Literal["campaign", "property", "finance_application", "invoice"] | Unset = UNSET,
        entity_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Attachment, AttachmentList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        body: AttachmentCreate | AttachmentCreateInput,
        *,
        timeout: float | None = None,
    ) -> Attachment: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[AttachmentCreateInput],
    ) -> Attachment: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Attachment:
        """Create an attachment.

        Attaches an uploaded file to something.

        Args:
            body (AttachmentCreate): What it takes to create an Attachment; or its properties by their
                names, of `AttachmentCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attachment = await client.attachments.create(
                asset_id=9,
                entity_type="campaign",
                entity_id=42,
            )
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: AttachmentCreate | AttachmentCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attachment]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Attachment:
        """Read an attachment.

        The attachment with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The attachment.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attachment = await client.attachments.get(574)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attachment]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    async def delete(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> None:
        """Delete an attachment.

        Deletes the attachment for good.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.attachments.delete(357)
            ```
        """

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)
