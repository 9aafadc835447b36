"""Operations on finance options of campaign budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import Error, FinanceOption, FinanceOptionCreate, FinanceOptionList, FinanceOptionUpdate, Quote
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import FinanceOptionCreateInput, FinanceOptionUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _FinanceOptionCreateFields(FinanceOptionCreateInput, _Options): ...
    class _FinanceOptionUpdateFields(FinanceOptionUpdateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[FinanceOptionList]("campaign_budgets.finance_options.list",
    "GET /api/v2/campaign-budgets/{id}/finance-options", {"200": FinanceOptionList}, {"400 401 404 406 422": Error},
    path={"id": int}, query={"page": int, "per_page": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[FinanceOption]("campaign_budgets.finance_options.create",
    "POST /api/v2/campaign-budgets/{id}/finance-options", {"201": FinanceOption},
    {"400 401 404 406 409 415 422": Error}, path={"id": int}, body=FinanceOptionCreate, needs_body=True)
_GET = _operations.Operation[FinanceOption]("campaign_budgets.finance_options.get",
    "GET /api/v2/campaign-budgets/{id}/finance-options/{option}", {"200": FinanceOption}, {"401 404 406": Error},
    path={"id": int, "option": str})
_CONFIGURE = _operations.Operation[FinanceOption]("campaign_budgets.finance_options.configure",
    "PUT /api/v2/campaign-budgets/{id}/finance-options/{option}", {"200": FinanceOption},
    {"400 401 404 406 415 422": Error}, path={"id": int, "option": str}, body=FinanceOptionUpdate, needs_body=True)
_DELETE = _operations.Operation[None]("campaign_budgets.finance_options.delete",
    "DELETE /api/v2/campaign-budgets/{id}/finance-options/{option}", {}, {"401 404": Error},
    path={"id": int, "option": str})
_GET_QUOTE = _operations.Operation[Quote]("campaign_budgets.finance_options.get_quote",
    "GET /api/v2/campaign-budgets/{id}/finance-options/{option}/quote", {"200": Quote}, {"401 404 406": Error},
    path={"id": int, "option": str})

class FinanceOptionListPage(_pages.Page[FinanceOption], FinanceOptionList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncFinanceOptionListPage(_pages.AsyncPage[FinanceOption], FinanceOptionList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


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
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnprocessableEntityError: `body` is
                `Error`.

        Example:
            finance_option_list = client.campaign_budgets.finance_options.list(460)
        """
        return self._core.page(_LIST, FinanceOptionListPage, AsyncFinanceOptionListPage, locals())

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
            body (FinanceOptionCreate): What it takes to create a FinanceOption; or its properties as keyword arguments,
                of `FinanceOptionCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Error`.

        Example:
            finance_option = client.campaign_budgets.finance_options.create(
                277,
                option_code="PREMIUM",
            )
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
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            finance_option = client.campaign_budgets.finance_options.get(730, "SOS")
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
            body (FinanceOptionUpdate): What can be changed of a FinanceOption; what is left out stays; or its
                properties as keyword arguments, of `FinanceOptionUpdateInput`.

        Returns:
            The option as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            finance_option = client.campaign_budgets.finance_options.configure(
                185,
                "K04",
                terms="12 months",
            )
        """
        return self._core.call(_CONFIGURE, locals())

    def delete(self, id: int, option: str, **options: Unpack[_Options]) -> None:
        """Remove a finance option.

        Removes the option for good.

        Args:
            id (int): The key.
            option (str): The code of the finance option.

        Raises:
            AuthenticationError, NotFoundError: `body` is `Error`.

        Example:
            client.campaign_budgets.finance_options.delete(614, "ZJ8VK")
        """
        return self._core.call(_DELETE, locals())

    def get_quote(self, id: int, option: str, **options: Unpack[_Options]) -> Quote:
        """Ask what a finance option would cost.

        A quote for the option; asking again gives the same.

        Args:
            id (int): The key.
            option (str): The code of the finance option.

        Returns:
            The quote.

        Raises:
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            quote = client.campaign_budgets.finance_options.get_quote(385, "LT86OPIH")
        """
        return self._core.call(_GET_QUOTE, locals())


class AsyncCampaignBudgetsFinanceOptionsResource(
    _resources.AsyncResource["_raw.AsyncCampaignBudgetsFinanceOptionsResource"]
):
    """`CampaignBudgetsFinanceOptionsResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    list: Final = _resources.paged(CampaignBudgetsFinanceOptionsResource.list, AsyncFinanceOptionListPage)
    create: Final = _resources.awaited(CampaignBudgetsFinanceOptionsResource.create)
    get: Final = _resources.awaited(CampaignBudgetsFinanceOptionsResource.get)
    configure: Final = _resources.awaited(CampaignBudgetsFinanceOptionsResource.configure)
    delete: Final = _resources.awaited(CampaignBudgetsFinanceOptionsResource.delete)
    get_quote: Final = _resources.awaited(CampaignBudgetsFinanceOptionsResource.get_quote)
