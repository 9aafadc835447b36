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
    list = raw(_referrals.ReferralsResource.list)
    create = raw(_referrals.ReferralsResource.create)
    get = raw(_referrals.ReferralsResource.get)


class AsyncReferralsResource:
    list = async_raw(_referrals.AsyncReferralsResource.list)
    create = async_raw(_referrals.AsyncReferralsResource.create)
    get = async_raw(_referrals.AsyncReferralsResource.get)


class CampaignsResource:
    comments: CampaignsCommentsResource
    vendors: CampaignsVendorsResource
    list = raw(_campaigns.CampaignsResource.list)
    create = raw(_campaigns.CampaignsResource.create)
    get = raw(_campaigns.CampaignsResource.get)
    update = raw(_campaigns.CampaignsResource.update)
    set_status = raw(_campaigns.CampaignsResource.set_status)
    send_to_vendor = raw(_campaigns.CampaignsResource.send_to_vendor)
    send_approved_email = raw(_campaigns.CampaignsResource.send_approved_email)


class AsyncCampaignsResource:
    comments: AsyncCampaignsCommentsResource
    vendors: AsyncCampaignsVendorsResource
    list = async_raw(_campaigns.AsyncCampaignsResource.list)
    create = async_raw(_campaigns.AsyncCampaignsResource.create)
    get = async_raw(_campaigns.AsyncCampaignsResource.get)
    update = async_raw(_campaigns.AsyncCampaignsResource.update)
    set_status = async_raw(_campaigns.AsyncCampaignsResource.set_status)
    send_to_vendor = async_raw(_campaigns.AsyncCampaignsResource.send_to_vendor)
    send_approved_email = async_raw(_campaigns.AsyncCampaignsResource.send_approved_email)


class CampaignsCommentsResource:
    create = raw(_campaigns_comments.CampaignsCommentsResource.create)


class AsyncCampaignsCommentsResource:
    create = async_raw(_campaigns_comments.AsyncCampaignsCommentsResource.create)


class CampaignsVendorsResource:
    list = raw(_campaigns_vendors.CampaignsVendorsResource.list)
    create = raw(_campaigns_vendors.CampaignsVendorsResource.create)
    get = raw(_campaigns_vendors.CampaignsVendorsResource.get)
    update = raw(_campaigns_vendors.CampaignsVendorsResource.update)
    delete = raw(_campaigns_vendors.CampaignsVendorsResource.delete)
    verify_contact = raw(_campaigns_vendors.CampaignsVendorsResource.verify_contact)


class AsyncCampaignsVendorsResource:
    list = async_raw(_campaigns_vendors.AsyncCampaignsVendorsResource.list)
    create = async_raw(_campaigns_vendors.AsyncCampaignsVendorsResource.create)
    get = async_raw(_campaigns_vendors.AsyncCampaignsVendorsResource.get)
    update = async_raw(_campaigns_vendors.AsyncCampaignsVendorsResource.update)
    delete = async_raw(_campaigns_vendors.AsyncCampaignsVendorsResource.delete)
    verify_contact = async_raw(_campaigns_vendors.AsyncCampaignsVendorsResource.verify_contact)


class CampaignBudgetsResource:
    finance_options: CampaignBudgetsFinanceOptionsResource
    list = raw(_campaign_budgets.CampaignBudgetsResource.list)
    create = raw(_campaign_budgets.CampaignBudgetsResource.create)
    get = raw(_campaign_budgets.CampaignBudgetsResource.get)
    update = raw(_campaign_budgets.CampaignBudgetsResource.update)


class AsyncCampaignBudgetsResource:
    finance_options: AsyncCampaignBudgetsFinanceOptionsResource
    list = async_raw(_campaign_budgets.AsyncCampaignBudgetsResource.list)
    create = async_raw(_campaign_budgets.AsyncCampaignBudgetsResource.create)
    get = async_raw(_campaign_budgets.AsyncCampaignBudgetsResource.get)
    update = async_raw(_campaign_budgets.AsyncCampaignBudgetsResource.update)


class CampaignBudgetsFinanceOptionsResource:
    list = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.list)
    create = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.create)
    get = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.get)
    configure = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.configure)
    delete = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.delete)
    get_quote = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.get_quote)


class AsyncCampaignBudgetsFinanceOptionsResource:
    list = async_raw(_campaign_budgets_finance_options.AsyncCampaignBudgetsFinanceOptionsResource.list)
    create = async_raw(_campaign_budgets_finance_options.AsyncCampaignBudgetsFinanceOptionsResource.create)
    get = async_raw(_campaign_budgets_finance_options.AsyncCampaignBudgetsFinanceOptionsResource.get)
    configure = async_raw(_campaign_budgets_finance_options.AsyncCampaignBudgetsFinanceOptionsResource.configure)
    delete = async_raw(_campaign_budgets_finance_options.AsyncCampaignBudgetsFinanceOptionsResource.delete)
    get_quote = async_raw(_campaign_budgets_finance_options.AsyncCampaignBudgetsFinanceOptionsResource.get_quote)


class FinanceApplicationsResource:
    list = raw(_finance_applications.FinanceApplicationsResource.list)
    create = raw(_finance_applications.FinanceApplicationsResource.create)
    get = raw(_finance_applications.FinanceApplicationsResource.get)
    update = raw(_finance_applications.FinanceApplicationsResource.update)
    set_status = raw(_finance_applications.FinanceApplicationsResource.set_status)
    submit = raw(_finance_applications.FinanceApplicationsResource.submit)


class AsyncFinanceApplicationsResource:
    list = async_raw(_finance_applications.AsyncFinanceApplicationsResource.list)
    create = async_raw(_finance_applications.AsyncFinanceApplicationsResource.create)
    get = async_raw(_finance_applications.AsyncFinanceApplicationsResource.get)
    update = async_raw(_finance_applications.AsyncFinanceApplicationsResource.update)
    set_status = async_raw(_finance_applications.AsyncFinanceApplicationsResource.set_status)
    submit = async_raw(_finance_applications.AsyncFinanceApplicationsResource.submit)


class InvoicesResource:
    payments: InvoicesPaymentsResource
    list = raw(_invoices.InvoicesResource.list)
    get = raw(_invoices.InvoicesResource.get)


class AsyncInvoicesResource:
    payments: AsyncInvoicesPaymentsResource
    list = async_raw(_invoices.AsyncInvoicesResource.list)
    get = async_raw(_invoices.AsyncInvoicesResource.get)


class InvoicesPaymentsResource:
    apply = raw(_invoices_payments.InvoicesPaymentsResource.apply)
    get = raw(_invoices_payments.InvoicesPaymentsResource.get)


class AsyncInvoicesPaymentsResource:
    apply = async_raw(_invoices_payments.AsyncInvoicesPaymentsResource.apply)
    get = async_raw(_invoices_payments.AsyncInvoicesPaymentsResource.get)


class AgenciesResource:
    list = raw(_agencies.AgenciesResource.list)
    create = raw(_agencies.AgenciesResource.create)
    get = raw(_agencies.AgenciesResource.get)


class AsyncAgenciesResource:
    list = async_raw(_agencies.AsyncAgenciesResource.list)
    create = async_raw(_agencies.AsyncAgenciesResource.create)
    get = async_raw(_agencies.AsyncAgenciesResource.get)


class AgencySuggestionsResource:
    list = raw(_agency_suggestions.AgencySuggestionsResource.list)


class AsyncAgencySuggestionsResource:
    list = async_raw(_agency_suggestions.AsyncAgencySuggestionsResource.list)


class PropertySuggestionsResource:
    list = raw(_property_suggestions.PropertySuggestionsResource.list)


class AsyncPropertySuggestionsResource:
    list = async_raw(_property_suggestions.AsyncPropertySuggestionsResource.list)


class PropertiesResource:
    list = raw(_properties.PropertiesResource.list)
    create = raw(_properties.PropertiesResource.create)
    get = raw(_properties.PropertiesResource.get)
    update = raw(_properties.PropertiesResource.update)
    delete = raw(_properties.PropertiesResource.delete)


class AsyncPropertiesResource:
    list = async_raw(_properties.AsyncPropertiesResource.list)
    create = async_raw(_properties.AsyncPropertiesResource.create)
    get = async_raw(_properties.AsyncPropertiesResource.get)
    update = async_raw(_properties.AsyncPropertiesResource.update)
    delete = async_raw(_properties.AsyncPropertiesResource.delete)


class AssetsResource:
    upload = raw(_assets.AssetsResource.upload)
    download = raw(_assets.AssetsResource.download)


class AsyncAssetsResource:
    upload = async_raw(_assets.AsyncAssetsResource.upload)
    download = async_raw(_assets.AsyncAssetsResource.download)


class AttachmentsResource:
    list = raw(_attachments.AttachmentsResource.list)
    create = raw(_attachments.AttachmentsResource.create)
    get = raw(_attachments.AttachmentsResource.get)
    delete = raw(_attachments.AttachmentsResource.delete)


class AsyncAttachmentsResource:
    list = async_raw(_attachments.AsyncAttachmentsResource.list)
    create = async_raw(_attachments.AsyncAttachmentsResource.create)
    get = async_raw(_attachments.AsyncAttachmentsResource.get)
    delete = async_raw(_attachments.AsyncAttachmentsResource.delete)


class SignatoriesResource:
    list = raw(_signatories.SignatoriesResource.list)
    create = raw(_signatories.SignatoriesResource.create)
    get = raw(_signatories.SignatoriesResource.get)
    update = raw(_signatories.SignatoriesResource.update)
    delete = raw(_signatories.SignatoriesResource.delete)


class AsyncSignatoriesResource:
    list = async_raw(_signatories.AsyncSignatoriesResource.list)
    create = async_raw(_signatories.AsyncSignatoriesResource.create)
    get = async_raw(_signatories.AsyncSignatoriesResource.get)
    update = async_raw(_signatories.AsyncSignatoriesResource.update)
    delete = async_raw(_signatories.AsyncSignatoriesResource.delete)


class TenantsResource:
    list = raw(_tenants.TenantsResource.list)
    create = raw(_tenants.TenantsResource.create)
    get = raw(_tenants.TenantsResource.get)
    update = raw(_tenants.TenantsResource.update)
    delete = raw(_tenants.TenantsResource.delete)


class AsyncTenantsResource:
    list = async_raw(_tenants.AsyncTenantsResource.list)
    create = async_raw(_tenants.AsyncTenantsResource.create)
    get = async_raw(_tenants.AsyncTenantsResource.get)
    update = async_raw(_tenants.AsyncTenantsResource.update)
    delete = async_raw(_tenants.AsyncTenantsResource.delete)


class UsersResource:
    list = raw(_users.UsersResource.list)
    create = raw(_users.UsersResource.create)
    get = raw(_users.UsersResource.get)
    update = raw(_users.UsersResource.update)


class AsyncUsersResource:
    list = async_raw(_users.AsyncUsersResource.list)
    create = async_raw(_users.AsyncUsersResource.create)
    get = async_raw(_users.AsyncUsersResource.get)
    update = async_raw(_users.AsyncUsersResource.update)


class Oauth2Resource:
    create_token = raw(_oauth2.Oauth2Resource.create_token)


class AsyncOauth2Resource:
    create_token = async_raw(_oauth2.AsyncOauth2Resource.create_token)


class HealthResource:
    get = raw(_health.HealthResource.get)


class AsyncHealthResource:
    get = async_raw(_health.AsyncHealthResource.get)
