"""What a campaign may cost, and how to finance it."""

from __future__ import annotations

from functools import cached_property as _cached_property
from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import pages as _pages
from .._runtime import responses as _responses
from ..models.campaign_budget import CampaignBudget
from ..models.campaign_budget_create import CampaignBudgetCreate
from ..models.campaign_budget_list import CampaignBudgetList
from ..models.campaign_budget_update import CampaignBudgetUpdate
from ..models.error import Error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.campaign_budget_create import CampaignBudgetCreateInput
    from ..models.campaign_budget_update import CampaignBudgetUpdateInput
    from .campaign_budgets_finance_options import (
        AsyncCampaignBudgetsFinanceOptionsResource,
        CampaignBudgetsFinanceOptionsResource,
    )


_LIST: _operations.Operation[CampaignBudgetList] = _operations.Operation(
    "listCampaignBudgets",
    "get",
    "/api/v2/campaign-budgets",
    security=(("oauth2",),),
    parameters=(
        _operations.Parameter("page", "query", int),
        _operations.Parameter("per_page", "query", int),
        _operations.Parameter("campaign_id", "query", int),
    ),
    answers=(_operations.Answer("200", CampaignBudgetList),),
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

_CREATE: _operations.Operation[CampaignBudget] = _operations.Operation(
    "createCampaignBudget",
    "post",
    "/api/v2/campaign-budgets",
    security=(("oauth2",),),
    bodies=(_operations.Body("application/json", "json", CampaignBudgetCreate),),
    answers=(_operations.Answer("201", CampaignBudget),),
    errors=(
        _operations.Answer("400", Error),
        _operations.Answer("401", Error),
        _operations.Answer("406", Error),
        _operations.Answer("409", Error),
        _operations.Answer("415", Error),
        _operations.Answer("422", Error),
    ),
    needs_body=True,
)

_GET: _operations.Operation[CampaignBudget] = _operations.Operation(
    "getCampaignBudget",
    "get",
    "/api/v2/campaign-budgets/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    answers=(_operations.Answer("200", CampaignBudget),),
    errors=(
        _operations.Answer("401", Error),
        _operations.Answer("404", Error),
        _operations.Answer("406", Error),
    ),
)

_UPDATE: _operations.Operation[CampaignBudget] = _operations.Operation(
    "updateCampaignBudget",
    "put",
    "/api/v2/campaign-budgets/{id}",
    security=(("oauth2",),),
    parameters=(_operations.Parameter("id", "path", int),),
    bodies=(_operations.Body("application/json", "json", CampaignBudgetUpdate),),
    answers=(_operations.Answer("200", CampaignBudget),),
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


class CampaignBudgetsResource:
    """What a campaign may cost, and how to finance it."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

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
        timeout: float | None = None,
    ) -> CampaignBudgetList:
        """List campaign budgets.

        One page of the campaign budgets, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            campaign_id (int): Only budgets of this campaign.
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
            campaign_budget_list = client.campaign_budgets.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudgetList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.Pager[CampaignBudget, CampaignBudgetList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    def create(
        self,
        body: CampaignBudgetCreate | CampaignBudgetCreateInput,
        *,
        timeout: float | None = None,
    ) -> CampaignBudget: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignBudgetCreateInput],
    ) -> CampaignBudget: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> CampaignBudget:
        """Create a campaign budget.

        Creates a campaign budget and answers with it.

        Args:
            body (CampaignBudgetCreate): What it takes to create a CampaignBudget; or its properties by
                their names, of `CampaignBudgetCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
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
            campaign_budget = client.campaign_budgets.create(campaign_id=42, amount=10000.0)
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: CampaignBudgetCreate | CampaignBudgetCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> CampaignBudget:
        """Read a campaign budget.

        The campaign budget with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign budget.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign_budget = client.campaign_budgets.get(878)
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def update(
        self,
        id: int,
        body: CampaignBudgetUpdate | CampaignBudgetUpdateInput,
        *,
        timeout: float | None = None,
    ) -> CampaignBudget: ...

    @overload
    def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignBudgetUpdateInput],
    ) -> CampaignBudget: ...

    def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> CampaignBudget:
        """Change a campaign budget.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignBudgetUpdate): What can be changed of a CampaignBudget; what is left out stays; or
                its properties by their names, of `CampaignBudgetUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign budget as it is now.

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
            campaign_budget = client.campaign_budgets.update(332, amount=10000.0)
            ```
        """

        return self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    def update_raw(
        self,
        id: int,
        body: CampaignBudgetUpdate | CampaignBudgetUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)


class AsyncCampaignBudgetsResource:
    """What a campaign may cost, and how to finance it."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    @_cached_property
    def finance_options(self) -> AsyncCampaignBudgetsFinanceOptionsResource:
        """Operations on finance options of campaign budgets."""
        from .campaign_budgets_finance_options import AsyncCampaignBudgetsFinanceOptionsResource

        return AsyncCampaignBudgetsFinanceOptionsResource(self._core)

    async def list(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> CampaignBudgetList:
        """List campaign budgets.

        One page of the campaign budgets, oldest first.

        Args:
            page (int): The page to show, from 1. A page past the end is empty. Default: 1.
            per_page (int): The most items that a page has. Default: 25.
            campaign_id (int): Only budgets of this campaign.
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
            campaign_budget_list = await client.campaign_budgets.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudgetList]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def list_all(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        campaign_id: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _pages.AsyncPager[CampaignBudget, CampaignBudgetList]:
        """Every item of every page of `list`, from the page that is named on; `pages()` gives the pages."""
        return self._core.pager(_LIST_PAGES, _LIST.call(locals()), _LIST.parse, _LIST_PAGES.items_of, timeout)

    @overload
    async def create(
        self,
        body: CampaignBudgetCreate | CampaignBudgetCreateInput,
        *,
        timeout: float | None = None,
    ) -> CampaignBudget: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignBudgetCreateInput],
    ) -> CampaignBudget: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> CampaignBudget:
        """Create a campaign budget.

        Creates a campaign budget and answers with it.

        Args:
            body (CampaignBudgetCreate): What it takes to create a CampaignBudget; or its properties by
                their names, of `CampaignBudgetCreateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Created.

        Raises:
            BadRequestError: 400, The request could not be read.
            AuthenticationError: 401, A valid bearer token is missing.
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
            campaign_budget = await client.campaign_budgets.create(campaign_id=42, amount=10000.0)
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: CampaignBudgetCreate | CampaignBudgetCreateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def get(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> CampaignBudget:
        """Read a campaign budget.

        The campaign budget with this key.

        Args:
            id (int): The key.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign budget.

        Raises:
            AuthenticationError: 401, A valid bearer token is missing.
            NotFoundError: 404, There is no such thing.
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            campaign_budget = await client.campaign_budgets.get(878)
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        id: int,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def update(
        self,
        id: int,
        body: CampaignBudgetUpdate | CampaignBudgetUpdateInput,
        *,
        timeout: float | None = None,
    ) -> CampaignBudget: ...

    @overload
    async def update(
        self,
        id: int,
        *,
        timeout: float | None = None,
        **fields: Unpack[CampaignBudgetUpdateInput],
    ) -> CampaignBudget: ...

    async def update(
        self,
        id: int,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> CampaignBudget:
        """Change a campaign budget.

        Changes what the body gives; what it leaves out stays.

        Args:
            id (int): The key.
            body (CampaignBudgetUpdate): What can be changed of a CampaignBudget; what is left out stays; or
                its properties by their names, of `CampaignBudgetUpdateInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            The campaign budget as it is now.

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
            campaign_budget = await client.campaign_budgets.update(332, amount=10000.0)
            ```
        """

        return await self._core.call(_UPDATE.call(locals()), _UPDATE.parse, timeout)

    async def update_raw(
        self,
        id: int,
        body: CampaignBudgetUpdate | CampaignBudgetUpdateInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[CampaignBudget]:
        """`update`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_UPDATE.call(locals()), _UPDATE.parse, timeout)
