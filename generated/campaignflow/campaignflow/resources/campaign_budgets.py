"""What a campaign may cost, and how to finance it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models import CampaignBudget, CampaignBudgetCreate, CampaignBudgetList, CampaignBudgetUpdate, Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import CampaignBudgetCreateInput, CampaignBudgetUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts
    from .campaign_budgets_finance_options import (
        AsyncCampaignBudgetsFinanceOptionsResource,
        CampaignBudgetsFinanceOptionsResource,
    )

    # fmt: off
    class _CampaignBudgetCreateFields(CampaignBudgetCreateInput, _Options): ...
    class _CampaignBudgetUpdateFields(CampaignBudgetUpdateInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[CampaignBudgetList]("campaign_budgets.list", "GET /api/v2/campaign-budgets",
    {"200": CampaignBudgetList}, {"400 401 406 422": Error}, query={"page": int, "per_page": int, "campaign_id": int},
    paging=_pages.Paging(kind="page", parameter="page", first=1, total=("total",), size=("per_page",), items=("data",)))
_CREATE = _operations.Operation[CampaignBudget]("campaign_budgets.create", "POST /api/v2/campaign-budgets",
    {"201": CampaignBudget}, {"400 401 406 409 415 422": Error}, body=CampaignBudgetCreate, needs_body=True)
_GET = _operations.Operation[CampaignBudget]("campaign_budgets.get", "GET /api/v2/campaign-budgets/{id}",
    {"200": CampaignBudget}, {"401 404 406": Error}, path={"id": int})
_UPDATE = _operations.Operation[CampaignBudget]("campaign_budgets.update", "PUT /api/v2/campaign-budgets/{id}",
    {"200": CampaignBudget}, {"400 401 404 406 409 415 422": Error}, path={"id": int}, body=CampaignBudgetUpdate,
    needs_body=True)

class CampaignBudgetListPage(_pages.Page[CampaignBudget], CampaignBudgetList, attribute="data"):
    """A page of a list: iterate over it for the items of all pages."""
class AsyncCampaignBudgetListPage(_pages.AsyncPage[CampaignBudget], CampaignBudgetList, attribute="data"):
    """A page of a list, for asyncio: `async for` over it for the items of all pages."""
# fmt: on


class CampaignBudgetsResource(_resources.Resource["_raw.CampaignBudgetsResource"]):
    """What a campaign may cost, and how to finance it."""

    finance_options: _resources.Below[CampaignBudgetsFinanceOptionsResource] = _resources.Below(
        "campaign_budgets_finance_options"
    )

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> CampaignBudgetListPage:
        """List campaign budgets.

        One page of the campaign budgets, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            campaign_id (int): Only budgets of this campaign.

        Returns:
            A page of the list.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, UnprocessableEntityError: `body` is `Error`.

        Example:
            campaign_budget_list = client.campaign_budgets.list()
        """
        return self._core.page(_LIST, CampaignBudgetListPage, AsyncCampaignBudgetListPage, locals())

    @overload
    def create(
        self, body: CampaignBudgetCreate | CampaignBudgetCreateInput, **options: Unpack[_Options]
    ) -> CampaignBudget: ...
    @overload
    def create(self, **fields: Unpack[_CampaignBudgetCreateFields]) -> CampaignBudget: ...
    def create(self, body: Any = UNSET, **fields: Any) -> CampaignBudget:
        """Create a campaign budget.

        Creates a campaign budget and answers with it.

        Args:
            body (CampaignBudgetCreate): What it takes to create a CampaignBudget; or its properties as keyword
                arguments, of `CampaignBudgetCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError, AuthenticationError, NotAcceptableError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Error`.

        Example:
            campaign_budget = client.campaign_budgets.create(campaign_id=42, amount=10000.0)
        """
        return self._core.call(_CREATE, locals())

    def get(self, id: int, **options: Unpack[_Options]) -> CampaignBudget:
        """Read a campaign budget.

        The campaign budget with this key.

        Args:
            id (int): The key.

        Returns:
            The campaign budget.

        Raises:
            AuthenticationError, NotFoundError, NotAcceptableError: `body` is `Error`.

        Example:
            campaign_budget = client.campaign_budgets.get(878)
        """
        return self._core.call(_GET, locals())

    @overload
    def update(
        self, id: int, body: CampaignBudgetUpdate | CampaignBudgetUpdateInput, **options: Unpack[_Options]
    ) -> CampaignBudget: ...
    @overload
    def update(self, id: int, **fields: Unpack[_CampaignBudgetUpdateFields]) -> CampaignBudget: ...
    def update(self, id: int, body: Any = UNSET, **fields: Any) -> CampaignBudget:
        """Change a campaign budget.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignBudgetUpdate): What can be changed of a CampaignBudget; what is left out stays; or its
                properties as keyword arguments, of `CampaignBudgetUpdateInput`.

        Returns:
            The campaign budget as it is now.

        Raises:
            BadRequestError, AuthenticationError, NotFoundError, NotAcceptableError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Error`.

        Example:
            campaign_budget = client.campaign_budgets.update(332, amount=10000.0)
        """
        return self._core.call(_UPDATE, locals())


class AsyncCampaignBudgetsResource(_resources.AsyncResource["_raw.AsyncCampaignBudgetsResource"]):
    """`CampaignBudgetsResource`, for asyncio: every method is awaited, a list is iterated over with `async for`."""

    finance_options: _resources.Below[AsyncCampaignBudgetsFinanceOptionsResource] = _resources.Below(
        "campaign_budgets_finance_options"
    )
    list: Final = _resources.paged(CampaignBudgetsResource.list, AsyncCampaignBudgetListPage)
    create: Final = _resources.awaited(CampaignBudgetsResource.create)
    get: Final = _resources.awaited(CampaignBudgetsResource.get)
    update: Final = _resources.awaited(CampaignBudgetsResource.update)
