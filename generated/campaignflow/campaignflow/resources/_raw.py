"""What `with_raw_response` and `with_streaming_response` of each resource have, for type checkers."""

from __future__ import annotations

from .._runtime.responses import async_raw, awaitable_raw, raw

# isort: off
# fmt: off
from . import (referrals as _referrals, campaigns as _campaigns, campaigns_comments as _campaigns_comments,
    campaigns_vendors as _campaigns_vendors, campaign_budgets as _campaign_budgets,
    campaign_budgets_finance_options as _campaign_budgets_finance_options,
    finance_applications as _finance_applications, invoices as _invoices, invoices_payments as _invoices_payments,
    agencies as _agencies, agency_suggestions as _agency_suggestions, property_suggestions as _property_suggestions,
    properties as _properties, assets as _assets, attachments as _attachments, signatories as _signatories,
    tenants as _tenants, users as _users, oauth2 as _oauth2, health as _health)

class ReferralsResource:
    list = raw(_referrals.ReferralsResource.list)
    create = raw(_referrals.ReferralsResource.create)
    get = raw(_referrals.ReferralsResource.get)
class AsyncReferralsResource:
    list = awaitable_raw(_referrals.AsyncReferralsResource.list)
    create = async_raw(_referrals.ReferralsResource.create)
    get = async_raw(_referrals.ReferralsResource.get)

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
    list = awaitable_raw(_campaigns.AsyncCampaignsResource.list)
    create = async_raw(_campaigns.CampaignsResource.create)
    get = async_raw(_campaigns.CampaignsResource.get)
    update = async_raw(_campaigns.CampaignsResource.update)
    set_status = async_raw(_campaigns.CampaignsResource.set_status)
    send_to_vendor = async_raw(_campaigns.CampaignsResource.send_to_vendor)
    send_approved_email = async_raw(_campaigns.CampaignsResource.send_approved_email)

class CampaignsCommentsResource:
    create = raw(_campaigns_comments.CampaignsCommentsResource.create)
class AsyncCampaignsCommentsResource:
    create = async_raw(_campaigns_comments.CampaignsCommentsResource.create)

class CampaignsVendorsResource:
    list = raw(_campaigns_vendors.CampaignsVendorsResource.list)
    create = raw(_campaigns_vendors.CampaignsVendorsResource.create)
    get = raw(_campaigns_vendors.CampaignsVendorsResource.get)
    update = raw(_campaigns_vendors.CampaignsVendorsResource.update)
    delete = raw(_campaigns_vendors.CampaignsVendorsResource.delete)
    verify_contact = raw(_campaigns_vendors.CampaignsVendorsResource.verify_contact)
class AsyncCampaignsVendorsResource:
    list = awaitable_raw(_campaigns_vendors.AsyncCampaignsVendorsResource.list)
    create = async_raw(_campaigns_vendors.CampaignsVendorsResource.create)
    get = async_raw(_campaigns_vendors.CampaignsVendorsResource.get)
    update = async_raw(_campaigns_vendors.CampaignsVendorsResource.update)
    delete = async_raw(_campaigns_vendors.CampaignsVendorsResource.delete)
    verify_contact = async_raw(_campaigns_vendors.CampaignsVendorsResource.verify_contact)

class CampaignBudgetsResource:
    finance_options: CampaignBudgetsFinanceOptionsResource
    list = raw(_campaign_budgets.CampaignBudgetsResource.list)
    create = raw(_campaign_budgets.CampaignBudgetsResource.create)
    get = raw(_campaign_budgets.CampaignBudgetsResource.get)
    update = raw(_campaign_budgets.CampaignBudgetsResource.update)
class AsyncCampaignBudgetsResource:
    finance_options: AsyncCampaignBudgetsFinanceOptionsResource
    list = awaitable_raw(_campaign_budgets.AsyncCampaignBudgetsResource.list)
    create = async_raw(_campaign_budgets.CampaignBudgetsResource.create)
    get = async_raw(_campaign_budgets.CampaignBudgetsResource.get)
    update = async_raw(_campaign_budgets.CampaignBudgetsResource.update)

class CampaignBudgetsFinanceOptionsResource:
    list = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.list)
    create = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.create)
    get = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.get)
    configure = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.configure)
    delete = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.delete)
    get_quote = raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.get_quote)
class AsyncCampaignBudgetsFinanceOptionsResource:
    list = awaitable_raw(_campaign_budgets_finance_options.AsyncCampaignBudgetsFinanceOptionsResource.list)
    create = async_raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.create)
    get = async_raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.get)
    configure = async_raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.configure)
    delete = async_raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.delete)
    get_quote = async_raw(_campaign_budgets_finance_options.CampaignBudgetsFinanceOptionsResource.get_quote)

class FinanceApplicationsResource:
    list = raw(_finance_applications.FinanceApplicationsResource.list)
    create = raw(_finance_applications.FinanceApplicationsResource.create)
    get = raw(_finance_applications.FinanceApplicationsResource.get)
    update = raw(_finance_applications.FinanceApplicationsResource.update)
    set_status = raw(_finance_applications.FinanceApplicationsResource.set_status)
    submit = raw(_finance_applications.FinanceApplicationsResource.submit)
class AsyncFinanceApplicationsResource:
    list = awaitable_raw(_finance_applications.AsyncFinanceApplicationsResource.list)
    create = async_raw(_finance_applications.FinanceApplicationsResource.create)
    get = async_raw(_finance_applications.FinanceApplicationsResource.get)
    update = async_raw(_finance_applications.FinanceApplicationsResource.update)
    set_status = async_raw(_finance_applications.FinanceApplicationsResource.set_status)
    submit = async_raw(_finance_applications.FinanceApplicationsResource.submit)

class InvoicesResource:
    payments: InvoicesPaymentsResource
    list = raw(_invoices.InvoicesResource.list)
    get = raw(_invoices.InvoicesResource.get)
class AsyncInvoicesResource:
    payments: AsyncInvoicesPaymentsResource
    list = awaitable_raw(_invoices.AsyncInvoicesResource.list)
    get = async_raw(_invoices.InvoicesResource.get)

class InvoicesPaymentsResource:
    apply = raw(_invoices_payments.InvoicesPaymentsResource.apply)
    get = raw(_invoices_payments.InvoicesPaymentsResource.get)
class AsyncInvoicesPaymentsResource:
    apply = async_raw(_invoices_payments.InvoicesPaymentsResource.apply)
    get = async_raw(_invoices_payments.InvoicesPaymentsResource.get)

class AgenciesResource:
    list = raw(_agencies.AgenciesResource.list)
    create = raw(_agencies.AgenciesResource.create)
    get = raw(_agencies.AgenciesResource.get)
class AsyncAgenciesResource:
    list = awaitable_raw(_agencies.AsyncAgenciesResource.list)
    create = async_raw(_agencies.AgenciesResource.create)
    get = async_raw(_agencies.AgenciesResource.get)

class AgencySuggestionsResource:
    list = raw(_agency_suggestions.AgencySuggestionsResource.list)
class AsyncAgencySuggestionsResource:
    list = async_raw(_agency_suggestions.AgencySuggestionsResource.list)

class PropertySuggestionsResource:
    list = raw(_property_suggestions.PropertySuggestionsResource.list)
class AsyncPropertySuggestionsResource:
    list = async_raw(_property_suggestions.PropertySuggestionsResource.list)

class PropertiesResource:
    list = raw(_properties.PropertiesResource.list)
    create = raw(_properties.PropertiesResource.create)
    get = raw(_properties.PropertiesResource.get)
    update = raw(_properties.PropertiesResource.update)
    delete = raw(_properties.PropertiesResource.delete)
class AsyncPropertiesResource:
    list = awaitable_raw(_properties.AsyncPropertiesResource.list)
    create = async_raw(_properties.PropertiesResource.create)
    get = async_raw(_properties.PropertiesResource.get)
    update = async_raw(_properties.PropertiesResource.update)
    delete = async_raw(_properties.PropertiesResource.delete)

class AssetsResource:
    upload = raw(_assets.AssetsResource.upload)
    download = raw(_assets.AssetsResource.download)
class AsyncAssetsResource:
    upload = async_raw(_assets.AssetsResource.upload)
    download = async_raw(_assets.AssetsResource.download)

class AttachmentsResource:
    list = raw(_attachments.AttachmentsResource.list)
    create = raw(_attachments.AttachmentsResource.create)
    get = raw(_attachments.AttachmentsResource.get)
    delete = raw(_attachments.AttachmentsResource.delete)
class AsyncAttachmentsResource:
    list = awaitable_raw(_attachments.AsyncAttachmentsResource.list)
    create = async_raw(_attachments.AttachmentsResource.create)
    get = async_raw(_attachments.AttachmentsResource.get)
    delete = async_raw(_attachments.AttachmentsResource.delete)

class SignatoriesResource:
    list = raw(_signatories.SignatoriesResource.list)
    create = raw(_signatories.SignatoriesResource.create)
    get = raw(_signatories.SignatoriesResource.get)
    update = raw(_signatories.SignatoriesResource.update)
    delete = raw(_signatories.SignatoriesResource.delete)
class AsyncSignatoriesResource:
    list = awaitable_raw(_signatories.AsyncSignatoriesResource.list)
    create = async_raw(_signatories.SignatoriesResource.create)
    get = async_raw(_signatories.SignatoriesResource.get)
    update = async_raw(_signatories.SignatoriesResource.update)
    delete = async_raw(_signatories.SignatoriesResource.delete)

class TenantsResource:
    list = raw(_tenants.TenantsResource.list)
    create = raw(_tenants.TenantsResource.create)
    get = raw(_tenants.TenantsResource.get)
    update = raw(_tenants.TenantsResource.update)
    delete = raw(_tenants.TenantsResource.delete)
class AsyncTenantsResource:
    list = awaitable_raw(_tenants.AsyncTenantsResource.list)
    create = async_raw(_tenants.TenantsResource.create)
    get = async_raw(_tenants.TenantsResource.get)
    update = async_raw(_tenants.TenantsResource.update)
    delete = async_raw(_tenants.TenantsResource.delete)

class UsersResource:
    list = raw(_users.UsersResource.list)
    create = raw(_users.UsersResource.create)
    get = raw(_users.UsersResource.get)
    update = raw(_users.UsersResource.update)
class AsyncUsersResource:
    list = awaitable_raw(_users.AsyncUsersResource.list)
    create = async_raw(_users.UsersResource.create)
    get = async_raw(_users.UsersResource.get)
    update = async_raw(_users.UsersResource.update)

class Oauth2Resource:
    create_token = raw(_oauth2.Oauth2Resource.create_token)
class AsyncOauth2Resource:
    create_token = async_raw(_oauth2.Oauth2Resource.create_token)

class HealthResource:
    get = raw(_health.HealthResource.get)
class AsyncHealthResource:
    get = async_raw(_health.HealthResource.get)
