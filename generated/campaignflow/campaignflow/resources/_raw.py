"""What `with_raw_response` and `with_streaming_response` of each resource have, for type checkers."""

from __future__ import annotations

from .._runtime.responses import async_raw, raw
from . import agencies as _agencies
from . import agency_suggestions as _agency_suggestions
from . import assets as _assets
from . import attachments as _attachments
from . import campaign_budgets as _campaign_budgets
from . import campaign_budgets_finance_options as _campaign_budgets_finance_options
from . import campaigns as _campaigns
from . import campaigns_comments as _campaigns_comments
from . import campaigns_vendors as _campaigns_vendors
from . import finance_applications as _finance_applications
from . import health as _health
from . import invoices as _invoices
from . import invoices_payments as _invoices_payments
from . import oauth2 as _oauth2
from . import properties as _properties
from . import property_suggestions as _property_suggestions
from . import referrals as _referrals
from . import signatories as _signatories
from . import tenants as _tenants
from . import users as _users


class ReferralsResource:
    """`ReferralsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _referrals.ReferralsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)


class AsyncReferralsResource:
    """`AsyncReferralsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _referrals.AsyncReferralsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)


class CampaignsResource:
    """`CampaignsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaigns.CampaignsResource) -> None:
        self.comments = CampaignsCommentsResource(resource.comments)
        self.vendors = CampaignsVendorsResource(resource.vendors)
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.set_status = raw(resource.set_status)
        self.send_to_vendor = raw(resource.send_to_vendor)
        self.send_approved_email = raw(resource.send_approved_email)


class AsyncCampaignsResource:
    """`AsyncCampaignsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaigns.AsyncCampaignsResource) -> None:
        self.comments = AsyncCampaignsCommentsResource(resource.comments)
        self.vendors = AsyncCampaignsVendorsResource(resource.vendors)
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)
        self.set_status = async_raw(resource.set_status)
        self.send_to_vendor = async_raw(resource.send_to_vendor)
        self.send_approved_email = async_raw(resource.send_approved_email)


class CampaignsCommentsResource:
    """`CampaignsCommentsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaigns_comments.CampaignsCommentsResource) -> None:
        self.create = raw(resource.create)


class AsyncCampaignsCommentsResource:
    """`AsyncCampaignsCommentsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaigns_comments.AsyncCampaignsCommentsResource) -> None:
        self.create = async_raw(resource.create)


class CampaignsVendorsResource:
    """`CampaignsVendorsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaigns_vendors.CampaignsVendorsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)
        self.verify_contact = raw(resource.verify_contact)


class AsyncCampaignsVendorsResource:
    """`AsyncCampaignsVendorsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaigns_vendors.AsyncCampaignsVendorsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)
        self.verify_contact = async_raw(resource.verify_contact)


class CampaignBudgetsResource:
    """`CampaignBudgetsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaign_budgets.CampaignBudgetsResource) -> None:
        self.finance_options = CampaignBudgetsFinanceOptionsResource(resource.finance_options)
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)


class AsyncCampaignBudgetsResource:
    """`AsyncCampaignBudgetsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaign_budgets.AsyncCampaignBudgetsResource) -> None:
        self.finance_options = AsyncCampaignBudgetsFinanceOptionsResource(resource.finance_options)
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)


class CampaignBudgetsFinanceOptionsResource:
    """`CampaignBudgetsFinanceOptionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.configure = raw(resource.configure)
        self.delete = raw(resource.delete)
        self.get_quote = raw(resource.get_quote)


class AsyncCampaignBudgetsFinanceOptionsResource:
    """`AsyncCampaignBudgetsFinanceOptionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _campaign_budgets_finance_options.AsyncCampaignBudgetsFinanceOptionsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.configure = async_raw(resource.configure)
        self.delete = async_raw(resource.delete)
        self.get_quote = async_raw(resource.get_quote)


class FinanceApplicationsResource:
    """`FinanceApplicationsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _finance_applications.FinanceApplicationsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.set_status = raw(resource.set_status)
        self.submit = raw(resource.submit)


class AsyncFinanceApplicationsResource:
    """`AsyncFinanceApplicationsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _finance_applications.AsyncFinanceApplicationsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)
        self.set_status = async_raw(resource.set_status)
        self.submit = async_raw(resource.submit)


class InvoicesResource:
    """`InvoicesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _invoices.InvoicesResource) -> None:
        self.payments = InvoicesPaymentsResource(resource.payments)
        self.list = raw(resource.list)
        self.get = raw(resource.get)


class AsyncInvoicesResource:
    """`AsyncInvoicesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _invoices.AsyncInvoicesResource) -> None:
        self.payments = AsyncInvoicesPaymentsResource(resource.payments)
        self.list = async_raw(resource.list)
        self.get = async_raw(resource.get)


class InvoicesPaymentsResource:
    """`InvoicesPaymentsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _invoices_payments.InvoicesPaymentsResource) -> None:
        self.apply = raw(resource.apply)
        self.get = raw(resource.get)


class AsyncInvoicesPaymentsResource:
    """`AsyncInvoicesPaymentsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _invoices_payments.AsyncInvoicesPaymentsResource) -> None:
        self.apply = async_raw(resource.apply)
        self.get = async_raw(resource.get)


class AgenciesResource:
    """`AgenciesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _agencies.AgenciesResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)


class AsyncAgenciesResource:
    """`AsyncAgenciesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _agencies.AsyncAgenciesResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)


class AgencySuggestionsResource:
    """`AgencySuggestionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _agency_suggestions.AgencySuggestionsResource) -> None:
        self.list = raw(resource.list)


class AsyncAgencySuggestionsResource:
    """`AsyncAgencySuggestionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _agency_suggestions.AsyncAgencySuggestionsResource) -> None:
        self.list = async_raw(resource.list)


class PropertySuggestionsResource:
    """`PropertySuggestionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _property_suggestions.PropertySuggestionsResource) -> None:
        self.list = raw(resource.list)


class AsyncPropertySuggestionsResource:
    """`AsyncPropertySuggestionsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _property_suggestions.AsyncPropertySuggestionsResource) -> None:
        self.list = async_raw(resource.list)


class PropertiesResource:
    """`PropertiesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _properties.PropertiesResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)


class AsyncPropertiesResource:
    """`AsyncPropertiesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _properties.AsyncPropertiesResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)


class AssetsResource:
    """`AssetsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _assets.AssetsResource) -> None:
        self.upload = raw(resource.upload)
        self.download = raw(resource.download)


class AsyncAssetsResource:
    """`AsyncAssetsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _assets.AsyncAssetsResource) -> None:
        self.upload = async_raw(resource.upload)
        self.download = async_raw(resource.download)


class AttachmentsResource:
    """`AttachmentsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _attachments.AttachmentsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.delete = raw(resource.delete)


class AsyncAttachmentsResource:
    """`AsyncAttachmentsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _attachments.AsyncAttachmentsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.delete = async_raw(resource.delete)


class SignatoriesResource:
    """`SignatoriesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _signatories.SignatoriesResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)


class AsyncSignatoriesResource:
    """`AsyncSignatoriesResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _signatories.AsyncSignatoriesResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)


class TenantsResource:
    """`TenantsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _tenants.TenantsResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)
        self.delete = raw(resource.delete)


class AsyncTenantsResource:
    """`AsyncTenantsResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _tenants.AsyncTenantsResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)
        self.delete = async_raw(resource.delete)


class UsersResource:
    """`UsersResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _users.UsersResource) -> None:
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.update = raw(resource.update)


class AsyncUsersResource:
    """`AsyncUsersResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _users.AsyncUsersResource) -> None:
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)


class Oauth2Resource:
    """`Oauth2Resource`, but its methods return the answers as they came."""

    def __init__(self, resource: _oauth2.Oauth2Resource) -> None:
        self.create_token = raw(resource.create_token)


class AsyncOauth2Resource:
    """`AsyncOauth2Resource`, but its methods return the answers as they came."""

    def __init__(self, resource: _oauth2.AsyncOauth2Resource) -> None:
        self.create_token = async_raw(resource.create_token)


class HealthResource:
    """`HealthResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _health.HealthResource) -> None:
        self.get = raw(resource.get)


class AsyncHealthResource:
    """`AsyncHealthResource`, but its methods return the answers as they came."""

    def __init__(self, resource: _health.AsyncHealthResource) -> None:
        self.get = async_raw(resource.get)
