"""Operations on finance options of campaign budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.finance_option import FinanceOption
from ..models.finance_option_create import FinanceOptionCreate
from ..models.finance_option_list import FinanceOptionList
from ..models.finance_option_update import FinanceOptionUpdate
from ..models.quote import Quote
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.finance_option_create import FinanceOptionCreateInput
    from ..models.finance_option_update import FinanceOptionUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _FinanceOptionCreateFields(FinanceOptionCreateInput, _Options):
        """What a `FinanceOptionCreateInput` has, and what every method takes."""

    class _FinanceOptionUpdateFields(FinanceOptionUpdateInput, _Options):
        """What a `FinanceOptionUpdateInput` has, and what every method takes."""


_LIST: _operations.Operation[FinanceOptionList] = _operations.Operation(
    "listFinanceOptions",
    "get",
    "/api/v2/campaign-budgets/{id}/finance-options",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
    ),
    answers={"200": FinanceOptionList},
    errors={"400 401 404 406 422": Error},
    paging=_pages.Paging(
        kind="page",
        parameter="page",
        first=1,
        total=("total",),
        size=("per_page",),
        items=("data",),
    ),
)

_CREATE: _operations.Operation[FinanceOption] = _operations.Operation(
    "addFinanceOption",
    "post",
    "/api/v2/campaign-budgets/{id}/finance-options",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", FinanceOptionCreate),),
    answers={"201": FinanceOption},
    errors={"400 401 404 406 409 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[FinanceOption] = _operations.Operation(
    "getFinanceOption",
    "get",
    "/api/v2/campaign-budgets/{id}/finance-options/{option}",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("option", "path", str),
    ),
    answers={"200": FinanceOption},
    errors={"401 404 406": Error},
)

_CONFIGURE: _operations.Operation[FinanceOption] = _operations.Operation(
    "configureFinanceOption",
    "put",
    "/api/v2/campaign-budgets/{id}/finance-options/{option}",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("option", "path", str),
    ),
    bodies=(_operations.Body("application/json", "json", FinanceOptionUpdate),),
    answers={"200": FinanceOption},
    errors={"400 401 404 406 415 422": Error},
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "removeFinanceOption",
    "delete",
    "/api/v2/campaign-budgets/{id}/finance-options/{option}",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("option", "path", str),
    ),
    errors={"401 404": Error},
)

_GET_QUOTE: _operations.Operation[Quote] = _operations.Operation(
    "getFinanceOptionQuote",
    "get",
    "/api/v2/campaign-budgets/{id}/finance-options/{option}/quote",
    parameters=(
        _operations.Parameter("id", "path", int),
        _operations.Parameter("option", "path", str),
    ),
    answers={"200": Quote},
    errors={"401 404 406": Error},
)


class FinanceOptionListPage(_pages.Page[FinanceOption], FinanceOptionList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncFinanceOptionListPage(_pages.AsyncPage[FinanceOption], FinanceOptionList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class CampaignBudgetsFinanceOptionsResource(_resources.Resource["_raw.CampaignBudgetsFinanceOptionsResource"]):
    """Operations on finance options of campaign budgets."""

    def list(
        self, id: int, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> FinanceOptionListPage:
        """List the finance options of a budget.

        One page of the options, oldest first.

        Args:
            id (int): The key.
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.

        Returns:
            A page of the list.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            finance_option_list = client.campaign_budgets.finance_options.list(460)
            ```
        """
        return self._core.page(_LIST, FinanceOptionListPage, locals())

    @overload
    def create(
        self, id: int, body: FinanceOptionCreate | FinanceOptionCreateInput, **options: Unpack[_Options]
    ) -> FinanceOption: ...

    @overload
    def create(self, id: int, **fields: Unpack[_FinanceOptionCreateFields]) -> FinanceOption: ...

    def create(self, id: int, body: Any = UNSET, **fields: Any) -> FinanceOption:
        """Add a finance option to a budget.

        Adds an option under its code; a code that is taken is a conflict.

        Args:
            id (int): The key.
            body (FinanceOptionCreate): What it takes to create a FinanceOption; or its properties by their
                names, of `FinanceOptionCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            finance_option = client.campaign_budgets.finance_options.create(
                277,
                option_code="PREMIUM",
            )
            ```
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, option: str, **options: Unpack[_Options]) -> FinanceOption:
        """Read a finance option.

        The option with this code.

        Args:
            id (int): The key.
            option (str): The code of the finance option.

        Returns:
            The option.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            finance_option = client.campaign_budgets.finance_options.get(730, "SOS")
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def configure(
        self, id: int, option: str, body: FinanceOptionUpdate | FinanceOptionUpdateInput, **options: Unpack[_Options]
    ) -> FinanceOption: ...

    @overload
    def configure(self, id: int, option: str, **fields: Unpack[_FinanceOptionUpdateFields]) -> FinanceOption: ...

    def configure(self, id: int, option: str, body: Any = UNSET, **fields: Any) -> FinanceOption:
        """Configure a finance option.

        Changes what the body gives; the option counts as configured from then on.

        Args:
            id (int): The key.
            option (str): The code of the finance option.
            body (FinanceOptionUpdate): What can be changed of a FinanceOption; what is left out stays; or
                its properties by their names, of `FinanceOptionUpdateInput`.

        Returns:
            The option as it is now.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            finance_option = client.campaign_budgets.finance_options.configure(
                185,
                "K04",
                terms="12 months",
            )
            ```
        """
        return self._core.call(_CONFIGURE, locals())

    def delete(self, id: int, option: str, **options: Unpack[_Options]) -> None:
        """Remove a finance option.

        Removes the option for good.

        Args:
            id (int): The key.
            option (str): The code of the finance option.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.

        Example:
            ```python
            client.campaign_budgets.finance_options.delete(614, "ZJ8VK")
            ```
        """
        self._core.call(_DELETE, locals())

    def get_quote(self, id: int, option: str, **options: Unpack[_Options]) -> Quote:
        """Ask what a finance option would cost.

        A quote for the option; asking again gives the same.

        Args:
            id (int): The key.
            option (str): The code of the finance option.

        Returns:
            The quote.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            quote = client.campaign_budgets.finance_options.get_quote(385, "LT86OPIH")
            ```
        """
        return self._core.call(_GET_QUOTE, locals())


class AsyncCampaignBudgetsFinanceOptionsResource(
    _resources.AsyncResource["_raw.AsyncCampaignBudgetsFinanceOptionsResource"]
):
    """Operations on finance options of campaign budgets."""

    def list(
        self, id: int, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, **options: Unpack[_Options]
    ) -> _pages.AsyncPager[FinanceOption, AsyncFinanceOptionListPage]:
        """List the finance options of a budget. See `CampaignBudgetsFinanceOptionsResource.list`."""
        return self._core.page(_LIST, AsyncFinanceOptionListPage, locals())

    @overload
    async def create(
        self, id: int, body: FinanceOptionCreate | FinanceOptionCreateInput, **options: Unpack[_Options]
    ) -> FinanceOption: ...

    @overload
    async def create(self, id: int, **fields: Unpack[_FinanceOptionCreateFields]) -> FinanceOption: ...

    async def create(self, id: int, body: Any = UNSET, **fields: Any) -> FinanceOption:
        """Add a finance option to a budget. See `CampaignBudgetsFinanceOptionsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, option: str, **options: Unpack[_Options]) -> FinanceOption:
        """Read a finance option. See `CampaignBudgetsFinanceOptionsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def configure(
        self, id: int, option: str, body: FinanceOptionUpdate | FinanceOptionUpdateInput, **options: Unpack[_Options]
    ) -> FinanceOption: ...

    @overload
    async def configure(self, id: int, option: str, **fields: Unpack[_FinanceOptionUpdateFields]) -> FinanceOption: ...

    async def configure(self, id: int, option: str, body: Any = UNSET, **fields: Any) -> FinanceOption:
        """Configure a finance option. See `CampaignBudgetsFinanceOptionsResource.configure`."""
        return await self._core.call(_CONFIGURE, locals())

    async def delete(self, id: int, option: str, **options: Unpack[_Options]) -> None:
        """Remove a finance option. See `CampaignBudgetsFinanceOptionsResource.delete`."""
        await self._core.call(_DELETE, locals())

    async def get_quote(self, id: int, option: str, **options: Unpack[_Options]) -> Quote:
        """Ask what a finance option would cost. See `CampaignBudgetsFinanceOptionsResource.get_quote`."""
        return await self._core.call(_GET_QUOTE, locals())
