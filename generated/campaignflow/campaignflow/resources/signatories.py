"""People who sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.signatory import Signatory
from ..models.signatory_create import SignatoryCreate
from ..models.signatory_list import SignatoryList
from ..models.signatory_update import SignatoryUpdate
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.signatory_create import SignatoryCreateInput
    from ..models.signatory_update import SignatoryUpdateInput


_LIST: _operations.Operation[SignatoryList] = _operations.Operation(
    "listSignatories",
    "get",
    "/api/v2/signatories",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers=(_operations.Answer("200", SignatoryList),),
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

_CREATE: _operations.Operation[Signatory] = _operations.Operation(
    "createSignatory",
    "post",
    "/api/v2/signatories",
    security=(("oauth2",),),
    bodies=(_operations.Body("application/json", "json", SignatoryCreate),),
    answers=(_operations.Answer("201", Signatory),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[Signatory] = _operations.Operation(
    "getSignatory",
    "get",
    "/api/v2/signatories/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", Signatory),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_UPDATE: _operations.Operation[Signatory] = _operations.Operation(
    "updateSignatory",
    "put",
    "/api/v2/signatories/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", SignatoryUpdate),),
    answers=(_operations.Answer("200", Signatory),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteSignatory",
    "delete",
    "/api/v2/signatories/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
    ),
)


class SignatoriesResource:
    """People who sign."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> SignatoryList:
        """List signatories.

        One page of the signatories, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
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
            signatory_list = client.signatories.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[SignatoryList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[Signatory, SignatoryList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        body: SignatoryCreate | SignatoryCreateInput,
        *,
        timeout: float | None = None,
    ) -> Signatory: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[SignatoryCreateInput],
    ) -> Signatory: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Signatory:
        """Create a signatory.

        Creates a signatory and answers with it.

        Args:
            body (SignatoryCreate): What it takes to create a Signatory; or its properties by their names,
                of `SignatoryCreateInput`.
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
            signatory = client.signatories.create(name="Sam Signer", email="sam@example.com")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: SignatoryCreate | SignatoryCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Signatory]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Signatory:
        """Read a signatory.

        The signatory with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The signatory.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            signatory = client.signatories.get(518)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Signatory]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def update(
        self,
        id: int,
        body: SignatoryUpdate | SignatoryUpdateInput,
        *,
        timeout: float | None = None,
    ) -> Signatory: ...

    @overload
    def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[SignatoryUpdateInput],
    ) -> Signatory: ...

    def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Signatory:
        """Change a signatory.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (SignatoryUpdate): What can be changed of a Signatory; what is left out stays; or its
                properties by their names, of `SignatoryUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The signatory as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            signatory = client.signatories.update(491, name="Sam Signer")
            ```
        """

        return self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def update_raw(
        self,
        id: int,
        body: SignatoryUpdate | SignatoryUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Signatory]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def delete(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> None:
        """Delete a signatory.

        Deletes the signatory for good.

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
            client.signatories.delete(740)
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


class AsyncSignatoriesResource:
    """People who sign."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> SignatoryList:
        """List signatories.

        One page of the signatories, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
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
            signatory_list = await client.signatories.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[SignatoryList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[Signatory, SignatoryList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        body: SignatoryCreate | SignatoryCreateInput,
        *,
        timeout: float | None = None,
    ) -> Signatory: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[SignatoryCreateInput],
    ) -> Signatory: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Signatory:
        """Create a signatory.

        Creates a signatory and answers with it.

        Args:
            body (SignatoryCreate): What it takes to create a Signatory; or its properties by their names,
                of `SignatoryCreateInput`.
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
            signatory = await client.signatories.create(name="Sam Signer", email="sam@example.com")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: SignatoryCreate | SignatoryCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Signatory]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> Signatory:
        """Read a signatory.

        The signatory with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The signatory.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            signatory = await client.signatories.get(518)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Signatory]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def update(
        self,
        id: int,
        body: SignatoryUpdate | SignatoryUpdateInput,
        *,
        timeout: float | None = None,
    ) -> Signatory: ...

    @overload
    async def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[SignatoryUpdateInput],
    ) -> Signatory: ...

    async def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Signatory:
        """Change a signatory.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (SignatoryUpdate): What can be changed of a Signatory; what is left out stays; or its
                properties by their names, of `SignatoryUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The signatory as it is now.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            signatory = await client.signatories.update(491, name="Sam Signer")
            ```
        """

        return await self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def update_raw(
        self,
        id: int,
        body: SignatoryUpdate | SignatoryUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Signatory]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def delete(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> None:
        """Delete a signatory.

        Deletes the signatory for good.

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
            await client.signatories.delete(740)
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
