"""The clients of CampaignFlow: one attribute a resource, one method an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ._runtime._http import httpx
from ._runtime.auth import AsyncSecret, Scheme, Secret
from ._runtime.below import Below
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
    schemes={"oauth2": Scheme("oauth2", token_url="/oauth2/v1/token"), "basicAuth": Scheme("basic")},
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

    referrals: Below[ReferralsResource] = Below("referrals")
    """Vendors referred for a campaign."""
    campaigns: Below[CampaignsResource] = Below("campaigns")
    """Marketing campaigns, their vendors and their audit log."""
    campaign_budgets: Below[CampaignBudgetsResource] = Below("campaign_budgets")
    """What a campaign may cost, and how to finance it."""
    finance_applications: Below[FinanceApplicationsResource] = Below("finance_applications")
    """Applications to finance a campaign."""
    invoices: Below[InvoicesResource] = Below("invoices")
    """Invoices and their payments."""
    agencies: Below[AgenciesResource] = Below("agencies")
    """Real-estate agencies."""
    agency_suggestions: Below[AgencySuggestionsResource] = Below("agency_suggestions")
    """Agencies to choose from while typing."""
    property_suggestions: Below[PropertySuggestionsResource] = Below("property_suggestions")
    """Properties to choose from while typing."""
    properties: Below[PropertiesResource] = Below("properties")
    """Properties on the market."""
    assets: Below[AssetsResource] = Below("assets")
    """Uploaded files."""
    attachments: Below[AttachmentsResource] = Below("attachments")
    """Files attached to something."""
    signatories: Below[SignatoriesResource] = Below("signatories")
    """People who sign."""
    tenants: Below[TenantsResource] = Below("tenants")
    """Organisations that use the service."""
    users: Below[UsersResource] = Below("users")
    """People who use the service."""
    oauth2: Below[Oauth2Resource] = Below("oauth2")
    """Operations on oauth2."""
    health: Below[HealthResource] = Below("health")
    """The state of the server."""

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


class AsyncClient(AsyncServiceClient):
    """`Client` for asyncio: the same arguments and errors; what gives a token may be a coroutine function."""

    referrals: Below[AsyncReferralsResource] = Below("referrals")
    """Vendors referred for a campaign."""
    campaigns: Below[AsyncCampaignsResource] = Below("campaigns")
    """Marketing campaigns, their vendors and their audit log."""
    campaign_budgets: Below[AsyncCampaignBudgetsResource] = Below("campaign_budgets")
    """What a campaign may cost, and how to finance it."""
    finance_applications: Below[AsyncFinanceApplicationsResource] = Below("finance_applications")
    """Applications to finance a campaign."""
    invoices: Below[AsyncInvoicesResource] = Below("invoices")
    """Invoices and their payments."""
    agencies: Below[AsyncAgenciesResource] = Below("agencies")
    """Real-estate agencies."""
    agency_suggestions: Below[AsyncAgencySuggestionsResource] = Below("agency_suggestions")
    """Agencies to choose from while typing."""
    property_suggestions: Below[AsyncPropertySuggestionsResource] = Below("property_suggestions")
    """Properties to choose from while typing."""
    properties: Below[AsyncPropertiesResource] = Below("properties")
    """Properties on the market."""
    assets: Below[AsyncAssetsResource] = Below("assets")
    """Uploaded files."""
    attachments: Below[AsyncAttachmentsResource] = Below("attachments")
    """Files attached to something."""
    signatories: Below[AsyncSignatoriesResource] = Below("signatories")
    """People who sign."""
    tenants: Below[AsyncTenantsResource] = Below("tenants")
    """Organisations that use the service."""
    users: Below[AsyncUsersResource] = Below("users")
    """People who use the service."""
    oauth2: Below[AsyncOauth2Resource] = Below("oauth2")
    """Operations on oauth2."""
    health: Below[AsyncHealthResource] = Below("health")
    """The state of the server."""

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
