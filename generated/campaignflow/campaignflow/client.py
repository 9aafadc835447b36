"""The clients of CampaignFlow: one attribute a resource, one method an operation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ._runtime._http import httpx
from ._runtime.auth import Credentials, Scheme
from ._runtime.core import AsyncCore, Options, SyncCore
from ._runtime.drift import DriftListener
from ._runtime.events import Listener

if TYPE_CHECKING:
    from .resources.agencies import AgenciesResource, AsyncAgenciesResource
    from .resources.agency_suggestions import AgencySuggestionsResource, AsyncAgencySuggestionsResource
    from .resources.assets import AssetsResource, AsyncAssetsResource
    from .resources.attachments import AsyncAttachmentsResource, AttachmentsResource
    from .resources.campaign_budgets import AsyncCampaignBudgetsResource, CampaignBudgetsResource
    from .resources.campaigns import AsyncCampaignsResource, CampaignsResource
    from .resources.finance_applications import AsyncFinanceApplicationsResource, FinanceApplicationsResource
    from .resources.health import AsyncHealthResource, HealthResource
    from .resources.invoices import AsyncInvoicesResource, InvoicesResource
    from .resources.oauth2 import AsyncOauth2Resource, Oauth2Resource
    from .resources.properties import AsyncPropertiesResource, PropertiesResource
    from .resources.property_suggestions import AsyncPropertySuggestionsResource, PropertySuggestionsResource
    from .resources.referrals import AsyncReferralsResource, ReferralsResource
    from .resources.signatories import AsyncSignatoriesResource, SignatoriesResource
    from .resources.tenants import AsyncTenantsResource, TenantsResource
    from .resources.users import AsyncUsersResource, UsersResource

ENVIRONMENTS: dict[str, str] = {
    "production": "https://app.campaignflow.com.au",
    "test": "https://test.campaignflow.com.au",
}
"""The servers that the document names."""

_HOME = "https://app.campaignflow.com.au"
_SCHEMES: dict[str, Scheme] = {
    "oauth2": Scheme(kind="oauth2", name="", place="", token_url="/oauth2/v1/token"),
    "basicAuth": Scheme(kind="basic", name="", place="", token_url=""),
}


class Client:
    """CampaignFlow. Thread-safe; use it as a context manager, or close it.

    Give what the document's security schemes ask for: `client_id` and `client_secret` (OAuth2 client credentials; tokens
    are fetched and refreshed by themselves), `token`, `username` and `password`, or `api_key`.

    Args:
        base_url: where the service is; the document's first server by default.
        timeout: seconds for one attempt.
        max_retries: how often a call is sent again where that is safe.
        headers: sent with every request.
        total_timeout: seconds for all attempts of a call and the waits between them.
        on_event: called with an `Event` for every request, answer, failure and retry.
        on_drift: called with a `Drift` for every place of an answer that is not what the document says.
        strict: raise `DecodeError` for such an answer.
        http_client: an httpx.Client of your own, which you close yourself.

    Raises:
        ValueError: for a base_url without a scheme, a timeout of 0, a negative max_retries or an on_event that is no function.
    """

    def __init__(
        self,
        *,
        base_url: str = _HOME,
        client_id: str | None = None,
        client_secret: str | None = None,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        api_key: str | None = None,
        timeout: float = 30.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        total_timeout: float = 300.0,
        on_event: Listener | None = None,
        on_drift: DriftListener | None = None,
        strict: bool = False,
        http_client: httpx.Client | None = None,
        _core: SyncCore | None = None,
    ) -> None:
        self._core = _core or SyncCore(
            Options(base_url, timeout, max_retries, headers or {}, total_timeout, on_event, on_drift, strict),
            Credentials(client_id, client_secret, username, password, token, api_key),
            _SCHEMES,
            _HOME,
            http_client=http_client,
        )

    @cached_property
    def referrals(self) -> ReferralsResource:
        """Vendors referred for a campaign."""
        from .resources.referrals import ReferralsResource

        return ReferralsResource(self._core)

    @cached_property
    def campaigns(self) -> CampaignsResource:
        """Marketing campaigns, their vendors and their audit log."""
        from .resources.campaigns import CampaignsResource

        return CampaignsResource(self._core)

    @cached_property
    def campaign_budgets(self) -> CampaignBudgetsResource:
        """What a campaign may cost, and how to finance it."""
        from .resources.campaign_budgets import CampaignBudgetsResource

        return CampaignBudgetsResource(self._core)

    @cached_property
    def finance_applications(self) -> FinanceApplicationsResource:
        """Applications to finance a campaign."""
        from .resources.finance_applications import FinanceApplicationsResource

        return FinanceApplicationsResource(self._core)

    @cached_property
    def invoices(self) -> InvoicesResource:
        """Invoices and their payments."""
        from .resources.invoices import InvoicesResource

        return InvoicesResource(self._core)

    @cached_property
    def agencies(self) -> AgenciesResource:
        """Real-estate agencies."""
        from .resources.agencies import AgenciesResource

        return AgenciesResource(self._core)

    @cached_property
    def agency_suggestions(self) -> AgencySuggestionsResource:
        """Agencies to choose from while typing."""
        from .resources.agency_suggestions import AgencySuggestionsResource

        return AgencySuggestionsResource(self._core)

    @cached_property
    def property_suggestions(self) -> PropertySuggestionsResource:
        """Properties to choose from while typing."""
        from .resources.property_suggestions import PropertySuggestionsResource

        return PropertySuggestionsResource(self._core)

    @cached_property
    def properties(self) -> PropertiesResource:
        """Properties on the market."""
        from .resources.properties import PropertiesResource

        return PropertiesResource(self._core)

    @cached_property
    def assets(self) -> AssetsResource:
        """Uploaded files."""
        from .resources.assets import AssetsResource

        return AssetsResource(self._core)

    @cached_property
    def attachments(self) -> AttachmentsResource:
        """Files attached to something."""
        from .resources.attachments import AttachmentsResource

        return AttachmentsResource(self._core)

    @cached_property
    def signatories(self) -> SignatoriesResource:
        """People who sign."""
        from .resources.signatories import SignatoriesResource

        return SignatoriesResource(self._core)

    @cached_property
    def tenants(self) -> TenantsResource:
        """Organisations that use the service."""
        from .resources.tenants import TenantsResource

        return TenantsResource(self._core)

    @cached_property
    def users(self) -> UsersResource:
        """People who use the service."""
        from .resources.users import UsersResource

        return UsersResource(self._core)

    @cached_property
    def oauth2(self) -> Oauth2Resource:
        """Operations on oauth2."""
        from .resources.oauth2 import Oauth2Resource

        return Oauth2Resource(self._core)

    @cached_property
    def health(self) -> HealthResource:
        """The state of the server."""
        from .resources.health import HealthResource

        return HealthResource(self._core)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        total_timeout: float | None = None,
        on_event: Listener | None = None,
        on_drift: DriftListener | None = None,
        strict: bool | None = None,
        base_url: str | None = None,
    ) -> Client:
        """A client with some options changed; what is not given stays. It shares the connections.

        It shares the tokens as well, unless `base_url` is another: a token is not shown to a service that did not give it.

        Raises:
            ValueError: as for the client itself.
        """
        changes: dict[str, Any] = {
            "timeout": timeout,
            "max_retries": max_retries,
            "headers": headers,
            "total_timeout": total_timeout,
            "on_event": on_event,
            "on_drift": on_drift,
            "strict": strict,
            "base_url": base_url,
        }
        supplied = {name: value for name, value in changes.items() if value is not None}
        return Client(_core=self._core.with_options(**supplied))

    def __repr__(self) -> str:
        return f"Client(base_url={self._core.options.base_url!r})"

    def close(self) -> None:
        """Close the connections."""
        self._core.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClient:
    """CampaignFlow, for asyncio. Thread-safe; use it as a context manager, or close it.

    Give what the document's security schemes ask for: `client_id` and `client_secret` (OAuth2 client credentials; tokens
    are fetched and refreshed by themselves), `token`, `username` and `password`, or `api_key`.

    Args:
        base_url: where the service is; the document's first server by default.
        timeout: seconds for one attempt.
        max_retries: how often a call is sent again where that is safe.
        headers: sent with every request.
        total_timeout: seconds for all attempts of a call and the waits between them.
        on_event: called with an `Event` for every request, answer, failure and retry.
        on_drift: called with a `Drift` for every place of an answer that is not what the document says.
        strict: raise `DecodeError` for such an answer.
        http_client: an httpx.AsyncClient of your own, which you close yourself.

    Raises:
        ValueError: for a base_url without a scheme, a timeout of 0, a negative max_retries or an on_event that is no function.
    """

    def __init__(
        self,
        *,
        base_url: str = _HOME,
        client_id: str | None = None,
        client_secret: str | None = None,
        username: str | None = None,
        password: str | None = None,
        token: str | None = None,
        api_key: str | None = None,
        timeout: float = 30.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        total_timeout: float = 300.0,
        on_event: Listener | None = None,
        on_drift: DriftListener | None = None,
        strict: bool = False,
        http_client: httpx.AsyncClient | None = None,
        _core: AsyncCore | None = None,
    ) -> None:
        self._core = _core or AsyncCore(
            Options(base_url, timeout, max_retries, headers or {}, total_timeout, on_event, on_drift, strict),
            Credentials(client_id, client_secret, username, password, token, api_key),
            _SCHEMES,
            _HOME,
            http_client=http_client,
        )

    @cached_property
    def referrals(self) -> AsyncReferralsResource:
        """Vendors referred for a campaign."""
        from .resources.referrals import AsyncReferralsResource

        return AsyncReferralsResource(self._core)

    @cached_property
    def campaigns(self) -> AsyncCampaignsResource:
        """Marketing campaigns, their vendors and their audit log."""
        from .resources.campaigns import AsyncCampaignsResource

        return AsyncCampaignsResource(self._core)

    @cached_property
    def campaign_budgets(self) -> AsyncCampaignBudgetsResource:
        """What a campaign may cost, and how to finance it."""
        from .resources.campaign_budgets import AsyncCampaignBudgetsResource

        return AsyncCampaignBudgetsResource(self._core)

    @cached_property
    def finance_applications(self) -> AsyncFinanceApplicationsResource:
        """Applications to finance a campaign."""
        from .resources.finance_applications import AsyncFinanceApplicationsResource

        return AsyncFinanceApplicationsResource(self._core)

    @cached_property
    def invoices(self) -> AsyncInvoicesResource:
        """Invoices and their payments."""
        from .resources.invoices import AsyncInvoicesResource

        return AsyncInvoicesResource(self._core)

    @cached_property
    def agencies(self) -> AsyncAgenciesResource:
        """Real-estate agencies."""
        from .resources.agencies import AsyncAgenciesResource

        return AsyncAgenciesResource(self._core)

    @cached_property
    def agency_suggestions(self) -> AsyncAgencySuggestionsResource:
        """Agencies to choose from while typing."""
        from .resources.agency_suggestions import AsyncAgencySuggestionsResource

        return AsyncAgencySuggestionsResource(self._core)

    @cached_property
    def property_suggestions(self) -> AsyncPropertySuggestionsResource:
        """Properties to choose from while typing."""
        from .resources.property_suggestions import AsyncPropertySuggestionsResource

        return AsyncPropertySuggestionsResource(self._core)

    @cached_property
    def properties(self) -> AsyncPropertiesResource:
        """Properties on the market."""
        from .resources.properties import AsyncPropertiesResource

        return AsyncPropertiesResource(self._core)

    @cached_property
    def assets(self) -> AsyncAssetsResource:
        """Uploaded files."""
        from .resources.assets import AsyncAssetsResource

        return AsyncAssetsResource(self._core)

    @cached_property
    def attachments(self) -> AsyncAttachmentsResource:
        """Files attached to something."""
        from .resources.attachments import AsyncAttachmentsResource

        return AsyncAttachmentsResource(self._core)

    @cached_property
    def signatories(self) -> AsyncSignatoriesResource:
        """People who sign."""
        from .resources.signatories import AsyncSignatoriesResource

        return AsyncSignatoriesResource(self._core)

    @cached_property
    def tenants(self) -> AsyncTenantsResource:
        """Organisations that use the service."""
        from .resources.tenants import AsyncTenantsResource

        return AsyncTenantsResource(self._core)

    @cached_property
    def users(self) -> AsyncUsersResource:
        """People who use the service."""
        from .resources.users import AsyncUsersResource

        return AsyncUsersResource(self._core)

    @cached_property
    def oauth2(self) -> AsyncOauth2Resource:
        """Operations on oauth2."""
        from .resources.oauth2 import AsyncOauth2Resource

        return AsyncOauth2Resource(self._core)

    @cached_property
    def health(self) -> AsyncHealthResource:
        """The state of the server."""
        from .resources.health import AsyncHealthResource

        return AsyncHealthResource(self._core)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        total_timeout: float | None = None,
        on_event: Listener | None = None,
        on_drift: DriftListener | None = None,
        strict: bool | None = None,
        base_url: str | None = None,
    ) -> AsyncClient:
        """A client with some options changed; what is not given stays. It shares the connections.

        It shares the tokens as well, unless `base_url` is another: a token is not shown to a service that did not give it.

        Raises:
            ValueError: as for the client itself.
        """
        changes: dict[str, Any] = {
            "timeout": timeout,
            "max_retries": max_retries,
            "headers": headers,
            "total_timeout": total_timeout,
            "on_event": on_event,
            "on_drift": on_drift,
            "strict": strict,
            "base_url": base_url,
        }
        supplied = {name: value for name, value in changes.items() if value is not None}
        return AsyncClient(_core=self._core.with_options(**supplied))

    def __repr__(self) -> str:
        return f"AsyncClient(base_url={self._core.options.base_url!r})"

    async def close(self) -> None:
        """Close the connections."""
        await self._core.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
