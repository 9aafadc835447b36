"""The clients of CampaignFlow: one attribute a resource, one method an operation."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._runtime._http import httpx
from ._runtime.auth import AsyncSecret, Scheme, Secret
from ._runtime.clients import AsyncServiceClient, ServiceClient
from ._runtime.options import ClientOptions
from ._runtime.service import Service

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

__version__ = "3.0.0"

ENVIRONMENTS: dict[str, str] = {
    "production": "https://app.campaignflow.com.au",
    "test": "https://test.campaignflow.com.au",
}
"""The servers that the document names."""

_SERVICE = Service(
    package="campaignflow",
    version=__version__,
    environment="CAMPAIGNFLOW",
    server="https://app.campaignflow.com.au",
    schemes={
        "oauth2": Scheme("oauth2", token_url="/oauth2/v1/token"),
        "basicAuth": Scheme("basic"),
    },
    security=(("oauth2",),),
)


class Client(ServiceClient):
    """CampaignFlow. Thread-safe; use it as a context manager, or close it.

    Credentials that are not given are those of the environment, such as `CAMPAIGNFLOW_CLIENT_ID`. Of a token and of a
    key there may also be a function that gives one for each request.

    Args:
        client_id: for the security scheme `oauth2`
        client_secret: for the security scheme `oauth2`
        token: for the security scheme `oauth2`
        username: for the security scheme `basicAuth`
        password: for the security scheme `basicAuth`
        http_client: an httpx.Client of your own, which you close yourself.
        options: `base_url` (or `CAMPAIGNFLOW_BASE_URL` of the environment), `timeout`, `total_timeout`, `max_retries`, `headers`,
            `on_request`, `on_response`, `on_event`, `on_drift`, `strict`: see `ClientOptions`.

    Every method raises `StatusError` for a refusal, also for one that it does not list, `APIConnectionError` where no
    answer came, and `DecodeError` for one that can't be read.

    Raises:
        ValueError: for an option that can't be, such as a base_url without a scheme, or none at all where the document has none.
    """

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        token: Secret | None = None,
        username: str | None = None,
        password: str | None = None,
        http_client: httpx.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._begin(_SERVICE, locals())

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


class AsyncClient(AsyncServiceClient):
    """CampaignFlow, for asyncio. Use it as a context manager, or close it.

    Credentials that are not given are those of the environment, such as `CAMPAIGNFLOW_CLIENT_ID`. Of a token and of a
    key there may also be a function that gives one for each request, or a coroutine function.

    Args:
        client_id: for the security scheme `oauth2`
        client_secret: for the security scheme `oauth2`
        token: for the security scheme `oauth2`
        username: for the security scheme `basicAuth`
        password: for the security scheme `basicAuth`
        http_client: an httpx.AsyncClient of your own, which you close yourself.
        options: `base_url` (or `CAMPAIGNFLOW_BASE_URL` of the environment), `timeout`, `total_timeout`, `max_retries`, `headers`,
            `on_request`, `on_response`, `on_event`, `on_drift`, `strict`: see `ClientOptions`.

    Every method raises `StatusError` for a refusal, also for one that it does not list, `APIConnectionError` where no
    answer came, and `DecodeError` for one that can't be read.

    Raises:
        ValueError: for an option that can't be, such as a base_url without a scheme, or none at all where the document has none.
    """

    def __init__(
        self,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        token: AsyncSecret | None = None,
        username: str | None = None,
        password: str | None = None,
        http_client: httpx.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._begin(_SERVICE, locals())

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
