"""Files attached to something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Attachment, AttachmentCreate, AttachmentList, EntityType, Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import AttachmentCreateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _AttachmentCreateFields(AttachmentCreateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[AttachmentList]("attachments.list", "GET /api/v2/attachments", {"200": AttachmentList},
    {"400 401 406 422": Error}, query={"page": int, "per_page": int, "entity_type": EntityType, "entity_id": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[Attachment]("attachments.create", "POST /api/v2/attachments", {"201": Attachment},
    {"400 401 406 415 422": Error}, body=AttachmentCreate, needs_body=True)
_GET = _operations.Operation[Attachment]("attachments.get", "GET /api/v2/attachments/{id}", {"200": Attachment},
    {"401 404 406": Error}, path={"id": int})
_DELETE = _operations.Operation[None]("attachments.delete", "DELETE /api/v2/attachments/{id}", {}, {"401 404": Error},
    path={"id": int})

class AttachmentListPage(_pages.Page[Attachment], AttachmentList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncAttachmentListPage(_pages.AsyncPage[Attachment], AttachmentList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            attachment_list = client.attachments.list()
        """
        return self._core.page(_LIST, AttachmentListPage, AsyncAttachmentListPage, locals())

    @overload
    def create(self, body: AttachmentCreate | AttachmentCreateInput, **options: Unpack[_Options]) -> Attachment: ...
    @overload
    def create(self, **fields: Unpack[_AttachmentCreateFields]) -> Attachment: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Attachment:
        """Create an attachment.

        Attaches an uploaded file to something.

        Args:
            body (AttachmentCreate): What it takes to create an Attachment; or its properties as keyword arguments, of
                `AttachmentCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            attachment = client.attachments.create(asset_id=9, entity_type="campaign", entity_id=42)
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            attachment = client.attachments.get(574)
        """
        return self._core.call(_GET, locals())

    def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete an attachment.

        Deletes the attachment for good.

        Args:
            id (int): The key.

        Raises:
            AuthenticationError, NotFoundError: `body` is `Error`.

        Example:
            client.attachments.delete(357)
        """
        return self._core.call(_DELETE, locals())


class AsyncAttachmentsResource(_resources.AsyncResource["_raw.AsyncAttachmentsResource"]):
    """`AttachmentsResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(AttachmentsResource.list, AsyncAttachmentListPage)
    create: Final = _resources.awaited(AttachmentsResource.create)
    get: Final = _resources.awaited(AttachmentsResource.get)
    delete: Final = _resources.awaited(AttachmentsResource.delete)
