"""People who sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Error, Signatory, SignatoryCreate, SignatoryList, SignatoryUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import SignatoryCreateInput, SignatoryUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _SignatoryCreateFields(SignatoryCreateInput, _Options): ...
    class _SignatoryUpdateFields(SignatoryUpdateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[SignatoryList]("signatories.list", "GET /api/v2/signatories", {"200": SignatoryList},
    {"400 401 406 422": Error}, query={"page": int, "per_page": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[Signatory]("signatories.create", "POST /api/v2/signatories", {"201": Signatory},
    {"400 401 406 415 422": Error}, body=SignatoryCreate, needs_body=True)
_GET = _operations.Operation[Signatory]("signatories.get", "GET /api/v2/signatories/{id}", {"200": Signatory},
    {"401 404 406": Error}, path={"id": int})
_UPDATE = _operations.Operation[Signatory]("signatories.update", "PUT /api/v2/signatories/{id}", {"200": Signatory},
    {"400 401 404 406 415 422": Error}, path={"id": int}, body=SignatoryUpdate, needs_body=True)
_DELETE = _operations.Operation[None]("signatories.delete", "DELETE /api/v2/signatories/{id}", {}, {"401 404": Error},
    path={"id": int})

class SignatoryListPage(_pages.Page[Signatory], SignatoryList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncSignatoryListPage(_pages.AsyncPage[Signatory], SignatoryList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


class SignatoriesResource(_resources.Resource["_raw.SignatoriesResource"]):
    """People who sign."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> SignatoryListPage:
        """List signatories.

        One page of the signatories, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.

        Returns:
            A page of the list.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            signatory_list = client.signatories.list()
        """
        return self._core.page(_LIST, SignatoryListPage, AsyncSignatoryListPage, locals())

    @overload
    def create(self, body: SignatoryCreate | SignatoryCreateInput, **options: Unpack[_Options]) -> Signatory: ...
    @overload
    def create(self, **fields: Unpack[_SignatoryCreateFields]) -> Signatory: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Signatory:
        """Create a signatory.

        Creates a signatory and answers with it.

        Args:
            body (SignatoryCreate): What it takes to create a Signatory; or its properties as keyword arguments, of
                `SignatoryCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            signatory = client.signatories.create(name="Sam Signer", email="sam@example.com")
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> Signatory:
        """Read a signatory.

        The signatory with this key.

        Args:
            id (int): The key.

        Returns:
            The signatory.

        Raises:
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            signatory = client.signatories.get(518)
        """
        return self._core.call(_GET, locals())

    @overload
    def update(
        self, id: int, body: SignatoryUpdate | SignatoryUpdateInput, **options: Unpack[_Options]
    ) -> Signatory: ...
    @overload
    def update(self, id: int, **fields: Unpack[_SignatoryUpdateFields]) -> Signatory: ...
    def update(self, id: int, body: Any = UNSET, **fields: Any) -> Signatory:
        """Change a signatory.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (SignatoryUpdate): What can be changed of a Signatory; what is left out stays; or its properties as
                keyword arguments, of `SignatoryUpdateInput`.

        Returns:
            The signatory as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            signatory = client.signatories.update(491, name="Sam Signer")
        """
        return self._core.call(_UPDATE, locals())

    def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a signatory.

        Deletes the signatory for good.

        Args:
            id (int): The key.

        Raises:
            AuthenticationError, NotFoundError: `body` is `Error`.

        Example:
            client.signatories.delete(740)
        """
        return self._core.call(_DELETE, locals())


class AsyncSignatoriesResource(_resources.AsyncResource["_raw.AsyncSignatoriesResource"]):
    """`SignatoriesResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(SignatoriesResource.list, AsyncSignatoryListPage)
    create: Final = _resources.awaited(SignatoriesResource.create)
    get: Final = _resources.awaited(SignatoriesResource.get)
    update: Final = _resources.awaited(SignatoriesResource.update)
    delete: Final = _resources.awaited(SignatoriesResource.delete)
