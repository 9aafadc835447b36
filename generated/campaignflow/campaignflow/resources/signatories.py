"""People who sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.signatory import Signatory
from ..models.signatory_create import SignatoryCreate
from ..models.signatory_list import SignatoryList
from ..models.signatory_update import SignatoryUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.signatory_create import SignatoryCreateInput
    from ..models.signatory_update import SignatoryUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _SignatoryCreateFields(SignatoryCreateInput, _Options):
        """What a `SignatoryCreateInput` has, and what every method takes."""

    class _SignatoryUpdateFields(SignatoryUpdateInput, _Options):
        """What a `SignatoryUpdateInput` has, and what every method takes."""


_LIST: _operations.Operation[SignatoryList] = _operations.Operation(
    "listSignatories",
    "get",
    "/api/v2/signatories",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers={"200": SignatoryList},
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

_CREATE: _operations.Operation[Signatory] = _operations.Operation(
    "createSignatory",
    "post",
    "/api/v2/signatories",
    bodies=(_operations.Body("application/json", "json", SignatoryCreate),),
    answers={"201": Signatory},
    errors={"400 401 406 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[Signatory] = _operations.Operation(
    "getSignatory",
    "get",
    "/api/v2/signatories/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": Signatory},
    errors={"401 404 406": Error},
)

_UPDATE: _operations.Operation[Signatory] = _operations.Operation(
    "updateSignatory",
    "put",
    "/api/v2/signatories/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", SignatoryUpdate),),
    answers={"200": Signatory},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteSignatory",
    "delete",
    "/api/v2/signatories/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    errors={"401 404": Error},
)


class SignatoryListPage(_pages.Page[Signatory], SignatoryList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncSignatoryListPage(_pages.AsyncPage[Signatory], SignatoryList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


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
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            signatory_list = client.signatories.list()
            ```
        """
        return self._core.page(_LIST, SignatoryListPage, locals())

    @overload
    def create(self, body: SignatoryCreate | SignatoryCreateInput, **options: Unpack[_Options]) -> Signatory: ...

    @overload
    def create(self, **fields: Unpack[_SignatoryCreateFields]) -> Signatory: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Signatory:
        """Create a signatory.

        Creates a signatory and answers with it.

        Args:
            body (SignatoryCreate): What it takes to create a Signatory; or its properties by their names,
                of `SignatoryCreateInput`.

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
            signatory = client.signatories.create(name="Sam Signer", email="sam@example.com")
            ```
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
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            signatory = client.signatories.get(518)
            ```
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
            body (SignatoryUpdate): What can be changed of a Signatory; what is left out stays; or its
                properties by their names, of `SignatoryUpdateInput`.

        Returns:
            The signatory as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            signatory = client.signatories.update(491, name="Sam Signer")
            ```
        """
        return self._core.call(_UPDATE, locals())

    def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a signatory.

        Deletes the signatory for good.

        Args:
            id (int): The key.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.

        Example:
            ```python
            client.signatories.delete(740)
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncSignatoriesResource(_resources.AsyncResource["_raw.AsyncSignatoriesResource"]):
    """People who sign."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> _pages.AsyncPager[Signatory, AsyncSignatoryListPage]:
        """List signatories. See `SignatoriesResource.list`."""
        return self._core.page(_LIST, AsyncSignatoryListPage, locals())

    @overload
    async def create(self, body: SignatoryCreate | SignatoryCreateInput, **options: Unpack[_Options]) -> Signatory: ...

    @overload
    async def create(self, **fields: Unpack[_SignatoryCreateFields]) -> Signatory: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Signatory:
        """Create a signatory. See `SignatoriesResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> Signatory:
        """Read a signatory. See `SignatoriesResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(
        self, id: int, body: SignatoryUpdate | SignatoryUpdateInput, **options: Unpack[_Options]
    ) -> Signatory: ...

    @overload
    async def update(self, id: int, **fields: Unpack[_SignatoryUpdateFields]) -> Signatory: ...

    async def update(self, id: int, body: Any = UNSET, **fields: Any) -> Signatory:
        """Change a signatory. See `SignatoriesResource.update`."""
        return await self._core.call(_UPDATE, locals())

    async def delete(self, id: int, **options: Unpack[_Options]) -> None:
        """Delete a signatory. See `SignatoriesResource.delete`."""
        await self._core.call(_DELETE, locals())
