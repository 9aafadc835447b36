"""Operations on finance options of campaign budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.finance_option import FinanceOption
from ..models.finance_option_create import FinanceOptionCreate
from ..models.finance_option_list import FinanceOptionList
from ..models.finance_option_update import FinanceOptionUpdate
from ..models.quote import Quote
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.finance_option_create import FinanceOptionCreateInput
    from ..models.finance_option_update import FinanceOptionUpdateInput


_LIST: _operations.Operation[FinanceOptionList] = _operations.Operation(
    "listFinanceOptions",
    "get",
    "/api/v2/campaign-budgets/{id}/finance-options",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers=(_operations.Answer("200", FinanceOptionList),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
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

_CREATE: _operations.Operation[FinanceOption] = _operations.Operation(
    "addFinanceOption",
    "post",
    "/api/v2/campaign-budgets/{id}/finance-options",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", FinanceOptionCreate),),
    answers=(_operations.Answer("201", FinanceOption),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
        _operations.Answer("409", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[FinanceOption] = _operations.Operation(
    "getFinanceOption",
    "get",
    "/api/v2/campaign-budgets/{id}/finance-options/{option}",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("option", "path", str),
    ),
    answers=(_operations.Answer("200", FinanceOption),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_CONFIGURE: _operations.Operation[FinanceOption] = _operations.Operation(
    "configureFinanceOption",
    "put",
    "/api/v2/campaign-budgets/{id}/finance-options/{option}",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("option", "path", str),
    ),
    bodies=(_operations.Body("application/json", "json", FinanceOptionUpdate),),
    answers=(_operations.Answer("200", FinanceOption),),
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
    "removeFinanceOption",
    "delete",
    "/api/v2/campaign-budgets/{id}/finance-options/{option}",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("option", "path", str),
    ),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
    ),
)

_GET_QUOTE: _operations.Operation[Quote] = _operations.Operation(
    "getFinanceOptionQuote",
    "get",
    "/api/v2/campaign-budgets/{id}/finance-options/{option}/quote",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("option", "path", str),
    ),
    answers=(_operations.Answer("200", Quote),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)


class CampaignBudgetsFinanceOptionsResource:
    """Operations on finance options of campaign budgets."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> FinanceOptionList:
        """List the finance options of a budget.

        One page of the options, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option_list = client.campaign_budgets.finance_options.list(460)
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOptionList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[FinanceOption, FinanceOptionList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        id: int,
        body: FinanceOptionCreate | FinanceOptionCreateInput,
        *,
        timeout: float | None = None,
    ) -> FinanceOption: ...

    @overload
    def create(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceOptionCreateInput],
    ) -> FinanceOption: ...

    def create(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceOption:
        """Add a finance option to a budget.

        Adds an option under its code; a code that is taken is a conflict.

        Args:
            id (int): The key.
            body (FinanceOptionCreate): What it takes to create a FinanceOption; or its properties by their
                names, of `FinanceOptionCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option = client.campaign_budgets.finance_options.create(
                277,
                option_code="PREMIUM",
            )
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        id: int,
        body: FinanceOptionCreate | FinanceOptionCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> FinanceOption:
        """Read a finance option.

        The option with this code.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The option.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option = client.campaign_budgets.finance_options.get(730, "SOS")
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def configure(
        self,
        id: int,
        option: str,
        body: FinanceOptionUpdate | FinanceOptionUpdateInput,
        *,
        timeout: float | None = None,
    ) -> FinanceOption: ...

    @overload
    def configure(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceOptionUpdateInput],
    ) -> FinanceOption: ...

    def configure(
        self,
        id: int,
        option: str,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceOption:
        """Configure a finance option.

        Changes what the body gives; the option counts as configured from then on.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            body (FinanceOptionUpdate): What can be changed of a FinanceOption; what is left out stays; or
                its properties by their names, of `FinanceOptionUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The option as it is now.

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
            finance_option = client.campaign_budgets.finance_options.configure(
                185,
                "K04",
                terms="12 months",
            )
            ```
        """

        return self._core.call(_CONFIGURE.call(locals()), _CONFIGURE.parse, timeout)

    def configure_raw(
        self,
        id: int,
        option: str,
        body: FinanceOptionUpdate | FinanceOptionUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`configure`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CONFIGURE.call(locals()), _CONFIGURE.parse, timeout)

    def delete(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a finance option.

        Removes the option for good.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.campaign_budgets.finance_options.delete(614, "ZJ8VK")
            ```
        """

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)

    def get_quote(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> Quote:
        """Ask what a finance option would cost.

        A quote for the option; asking again gives the same.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The quote.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            quote = client.campaign_budgets.finance_options.get_quote(385, "LT86OPIH")
            ```
        """

        return self._core.call(_GET_QUOTE.call(locals()), _GET_QUOTE.parse, timeout)

    def get_quote_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Quote]:
        """`get_quote`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET_QUOTE.call(locals()), _GET_QUOTE.parse, timeout)


class AsyncCampaignBudgetsFinanceOptionsResource:
    """Operations on finance options of campaign budgets."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> FinanceOptionList:
        """List the finance options of a budget.

        One page of the options, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option_list = await client.campaign_budgets.finance_options.list(460)
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOptionList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        id: int,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[FinanceOption, FinanceOptionList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        id: int,
        body: FinanceOptionCreate | FinanceOptionCreateInput,
        *,
        timeout: float | None = None,
    ) -> FinanceOption: ...

    @overload
    async def create(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceOptionCreateInput],
    ) -> FinanceOption: ...

    async def create(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceOption:
        """Add a finance option to a budget.

        Adds an option under its code; a code that is taken is a conflict.

        Args:
            id (int): The key.
            body (FinanceOptionCreate): What it takes to create a FinanceOption; or its properties by their
                names, of `FinanceOptionCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken.
            UnprocessableEntityError: 422, A value breaks the schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option = await client.campaign_budgets.finance_options.create(
                277,
                option_code="PREMIUM",
            )
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        id: int,
        body: FinanceOptionCreate | FinanceOptionCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> FinanceOption:
        """Read a finance option.

        The option with this code.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The option.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            finance_option = await client.campaign_budgets.finance_options.get(730, "SOS")
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def configure(
        self,
        id: int,
        option: str,
        body: FinanceOptionUpdate | FinanceOptionUpdateInput,
        *,
        timeout: float | None = None,
    ) -> FinanceOption: ...

    @overload
    async def configure(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
        **fields: Unpack[FinanceOptionUpdateInput],
    ) -> FinanceOption: ...

    async def configure(
        self,
        id: int,
        option: str,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> FinanceOption:
        """Configure a finance option.

        Changes what the body gives; the option counts as configured from then on.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            body (FinanceOptionUpdate): What can be changed of a FinanceOption; what is left out stays; or
                its properties by their names, of `FinanceOptionUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The option as it is now.

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
            finance_option = await client.campaign_budgets.finance_options.configure(
                185,
                "K04",
                terms="12 months",
            )
            ```
        """

        return await self._core.call(_CONFIGURE.call(locals()), _CONFIGURE.parse, timeout)

    async def configure_raw(
        self,
        id: int,
        option: str,
        body: FinanceOptionUpdate | FinanceOptionUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[FinanceOption]:
        """`configure`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CONFIGURE.call(locals()), _CONFIGURE.parse, timeout)

    async def delete(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Remove a finance option.

        Removes the option for good.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.campaign_budgets.finance_options.delete(614, "ZJ8VK")
            ```
        """

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def get_quote(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> Quote:
        """Ask what a finance option would cost.

        A quote for the option; asking again gives the same.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The quote.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            quote = await client.campaign_budgets.finance_options.get_quote(385, "LT86OPIH")
            ```
        """

        return await self._core.call(_GET_QUOTE.call(locals()), _GET_QUOTE.parse, timeout)

    async def get_quote_raw(
        self,
        id: int,
        option: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Quote]:
        """`get_quote`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET_QUOTE.call(locals()), _GET_QUOTE.parse, timeout)
