"""What a campaign may cost, and how to finance it."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import resources as _resources
from ..models.campaign_budget import CampaignBudget
from ..models.campaign_budget_create import CampaignBudgetCreate
from ..models.campaign_budget_list import CampaignBudgetList
from ..models.campaign_budget_update import CampaignBudgetUpdate
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.campaign_budget_create import CampaignBudgetCreateInput
    from ..models.campaign_budget_update import CampaignBudgetUpdateInput
    from . import _raw  # noqa: F401 - the classes name it in texts
    from .campaign_budgets_finance_options import (
        AsyncCampaignBudgetsFinanceOptionsResource,
        CampaignBudgetsFinanceOptionsResource,
    )

    class _CampaignBudgetCreateFields(CampaignBudgetCreateInput, _Options):
        """What a `CampaignBudgetCreateInput` has, and what every method takes."""

    class _CampaignBudgetUpdateFields(CampaignBudgetUpdateInput, _Options):
        """What a `CampaignBudgetUpdateInput` has, and what every method takes."""


_LIST: _operations.Operation[CampaignBudgetList] = _operations.Operation(
    "listCampaignBudgets",
    "get",
    "/api/v2/campaign-budgets",
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("campaign_id", "query", int),
    ),
    answers={"200": CampaignBudgetList},
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

_CREATE: _operations.Operation[CampaignBudget] = _operations.Operation(
    "createCampaignBudget",
    "post",
    "/api/v2/campaign-budgets",
    bodies=(_operations.Body("application/json", "json", CampaignBudgetCreate),),
    answers={"201": CampaignBudget},
    errors={"400 401 406 409 415 422": Error},
    needs_body=True,
)

_GET: _operations.Operation[CampaignBudget] = _operations.Operation(
    "getCampaignBudget",
    "get",
    "/api/v2/campaign-budgets/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    answers={"200": CampaignBudget},
    errors={"401 404 406": Error},
)

_UPDATE: _operations.Operation[CampaignBudget] = _operations.Operation(
    "updateCampaignBudget",
    "put",
    "/api/v2/campaign-budgets/{id}",
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", CampaignBudgetUpdate),),
    answers={"200": CampaignBudget},
    errors={"400 401 404 406 409 415 422": Error},
    needs_body=True,
)


class CampaignBudgetListPage(_pages.Page[CampaignBudget], CampaignBudgetList):
    """A page of a list: iterate over it for the items of all pages."""

    _attribute = "data"


class AsyncCampaignBudgetListPage(_pages.AsyncPage[CampaignBudget], CampaignBudgetList):
    """A page of a list, for asyncio: `async for` over it gives the items of all pages."""

    _attribute = "data"


class CampaignBudgetsResource(_resources.Resource["_raw.CampaignBudgetsResource"]):
    """What a campaign may cost, and how to finance it."""

    @_cached_property
    def finance_options(self) -> CampaignBudgetsFinanceOptionsResource:
        """Operations on finance options of campaign budgets."""
        from .campaign_budgets_finance_options import CampaignBudgetsFinanceOptionsResource

        return CampaignBudgetsFinanceOptionsResource(self._core)

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
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            campaign_budget_list = client.campaign_budgets.list()
            ```
        """
        return self._core.page(_LIST, CampaignBudgetListPage, locals())

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
            body (CampaignBudgetCreate): What it takes to create a CampaignBudget; or its properties by
                their names, of `CampaignBudgetCreateInput`.

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read; `body` is `Error`.
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.
            ConflictError: 409, The state of something does not allow it, or the body refers to something
                that does not exist; `body` is `Error`.
            UnsupportedMediaTypeError: 415, The body has a media type that is not taken; `body` is `Error`.
            UnprocessableEntityError: 422, A value breaks the schema; `body` is `Error`.

        Example:
            ```python
            campaign_budget = client.campaign_budgets.create(campaign_id=42, amount=10000.0)
            ```
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
            AuthenticationError: 401, A valid bearer token is missing; `body` is `Error`.
            NotFoundError: 404, There is no such thing; `body` is `Error`.
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            campaign_budget = client.campaign_budgets.get(878)
            ```
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
            body (CampaignBudgetUpdate): What can be changed of a CampaignBudget; what is left out stays; or
                its properties by their names, of `CampaignBudgetUpdateInput`.

        Returns:
            The campaign budget as it is now.

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
            campaign_budget = client.campaign_budgets.update(332, amount=10000.0)
            ```
        """
        return self._core.call(_UPDATE, locals())


class AsyncCampaignBudgetsResource(_resources.AsyncResource["_raw.AsyncCampaignBudgetsResource"]):
    """What a campaign may cost, and how to finance it."""

    @_cached_property
    def finance_options(self) -> AsyncCampaignBudgetsFinanceOptionsResource:
        """Operations on finance options of campaign budgets."""
        from .campaign_budgets_finance_options import AsyncCampaignBudgetsFinanceOptionsResource

        return AsyncCampaignBudgetsFinanceOptionsResource(self._core)

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> _pages.AsyncPager[CampaignBudget, AsyncCampaignBudgetListPage]:
        """List campaign budgets. See `CampaignBudgetsResource.list`."""
        return self._core.page(_LIST, AsyncCampaignBudgetListPage, locals())

    @overload
    async def create(
        self, body: CampaignBudgetCreate | CampaignBudgetCreateInput, **options: Unpack[_Options]
    ) -> CampaignBudget: ...

    @overload
    async def create(self, **fields: Unpack[_CampaignBudgetCreateFields]) -> CampaignBudget: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> CampaignBudget:
        """Create a campaign budget. See `CampaignBudgetsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def get(self, id: int, **options: Unpack[_Options]) -> CampaignBudget:
        """Read a campaign budget. See `CampaignBudgetsResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def update(
        self, id: int, body: CampaignBudgetUpdate | CampaignBudgetUpdateInput, **options: Unpack[_Options]
    ) -> CampaignBudget: ...

    @overload
    async def update(self, id: int, **fields: Unpack[_CampaignBudgetUpdateFields]) -> CampaignBudget: ...

    async def update(self, id: int, body: Any = UNSET, **fields: Any) -> CampaignBudget:
        """Change a campaign budget. See `CampaignBudgetsResource.update`."""
        return await self._core.call(_UPDATE, locals())
