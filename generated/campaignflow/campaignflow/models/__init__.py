"""The models of the document, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .agency import Agency
    from .agency_create import AgencyCreate, AgencyCreateInput
    from .agency_list import AgencyList
    from .agency_suggestion import AgencySuggestion
    from .asset import Asset
    from .asset_create import AssetCreate, AssetCreateInput
    from .attachment import Attachment
    from .attachment_create import AttachmentCreate, AttachmentCreateInput
    from .attachment_list import AttachmentList
    from .australian_state import AustralianState
    from .campaign import Campaign
    from .campaign_budget import CampaignBudget
    from .campaign_budget_create import CampaignBudgetCreate, CampaignBudgetCreateInput
    from .campaign_budget_list import CampaignBudgetList
    from .campaign_budget_update import CampaignBudgetUpdate, CampaignBudgetUpdateInput
    from .campaign_create import CampaignCreate, CampaignCreateInput
    from .campaign_list import CampaignList
    from .campaign_set_status import CampaignSetStatus, CampaignSetStatusInput
    from .campaign_status import CampaignStatus
    from .campaign_status_change_data import CampaignStatusChangeData
    from .campaign_status_change_event import CampaignStatusChangeEvent
    from .campaign_update import CampaignUpdate, CampaignUpdateInput
    from .comment import Comment
    from .comment_create import CommentCreate, CommentCreateInput
    from .entity_type import EntityType
    from .error import Error
    from .error_code import ErrorCode
    from .error_errors import ErrorErrors
    from .finance_application import FinanceApplication
    from .finance_application_create import FinanceApplicationCreate, FinanceApplicationCreateInput
    from .finance_application_list import FinanceApplicationList
    from .finance_application_set_status import FinanceApplicationSetStatus, FinanceApplicationSetStatusInput
    from .finance_application_status import FinanceApplicationStatus
    from .finance_application_status_change_data import FinanceApplicationStatusChangeData
    from .finance_application_status_change_event import FinanceApplicationStatusChangeEvent
    from .finance_application_update import FinanceApplicationUpdate, FinanceApplicationUpdateInput
    from .finance_option import FinanceOption
    from .finance_option_create import FinanceOptionCreate, FinanceOptionCreateInput
    from .finance_option_list import FinanceOptionList
    from .finance_option_update import FinanceOptionUpdate, FinanceOptionUpdateInput
    from .health import Health
    from .invoice import Invoice
    from .invoice_list import InvoiceList
    from .invoice_status import InvoiceStatus
    from .payment import Payment
    from .payment_create import PaymentCreate, PaymentCreateInput
    from .payment_method import PaymentMethod
    from .property import Property
    from .property_create import PropertyCreate, PropertyCreateInput
    from .property_list import PropertyList
    from .property_suggestion import PropertySuggestion
    from .property_update import PropertyUpdate, PropertyUpdateInput
    from .quote import Quote
    from .referral import Referral
    from .referral_agent import ReferralAgent
    from .referral_agent_create import ReferralAgentCreate, ReferralAgentCreateInput
    from .referral_budget_create import ReferralBudgetCreate, ReferralBudgetCreateInput
    from .referral_campaign_create import ReferralCampaignCreate, ReferralCampaignCreateInput
    from .referral_create import ReferralCreate, ReferralCreateInput
    from .referral_list import ReferralList
    from .referral_property_create import ReferralPropertyCreate, ReferralPropertyCreateInput
    from .referral_status import ReferralStatus
    from .referral_vendor_party import ReferralVendorParty
    from .referral_vendor_party_create import ReferralVendorPartyCreate, ReferralVendorPartyCreateInput
    from .signatory import Signatory
    from .signatory_create import SignatoryCreate, SignatoryCreateInput
    from .signatory_list import SignatoryList
    from .signatory_update import SignatoryUpdate, SignatoryUpdateInput
    from .tenant import Tenant
    from .tenant_create import TenantCreate, TenantCreateInput
    from .tenant_list import TenantList
    from .tenant_update import TenantUpdate, TenantUpdateInput
    from .token_error import TokenError
    from .token_error_error import TokenErrorError
    from .token_request import TokenRequest, TokenRequestInput
    from .token_response import TokenResponse
    from .user import User
    from .user_create import UserCreate, UserCreateInput
    from .user_list import UserList
    from .user_update import UserUpdate, UserUpdateInput
    from .vendor import Vendor
    from .vendor_create import VendorCreate, VendorCreateInput
    from .vendor_list import VendorList
    from .vendor_party_type import VendorPartyType
    from .vendor_update import VendorUpdate, VendorUpdateInput


# fmt: off
_MODULES: dict[str, str] = {"Agency": ".agency", "AgencyCreate": ".agency_create", "AgencyList": ".agency_list",
    "AgencySuggestion": ".agency_suggestion", "Asset": ".asset", "AssetCreate": ".asset_create",
    "Attachment": ".attachment", "AttachmentCreate": ".attachment_create", "AttachmentList": ".attachment_list",
    "AustralianState": ".australian_state", "Campaign": ".campaign", "CampaignBudget": ".campaign_budget",
    "CampaignBudgetCreate": ".campaign_budget_create", "CampaignBudgetList": ".campaign_budget_list",
    "CampaignBudgetUpdate": ".campaign_budget_update", "CampaignCreate": ".campaign_create",
    "CampaignList": ".campaign_list", "CampaignSetStatus": ".campaign_set_status", "CampaignStatus": ".campaign_status",
    "CampaignStatusChangeData": ".campaign_status_change_data",
    "CampaignStatusChangeEvent": ".campaign_status_change_event", "CampaignUpdate": ".campaign_update",
    "Comment": ".comment", "CommentCreate": ".comment_create", "EntityType": ".entity_type", "Error": ".error",
    "ErrorCode": ".error_code", "ErrorErrors": ".error_errors", "FinanceApplication": ".finance_application",
    "FinanceApplicationCreate": ".finance_application_create", "FinanceApplicationList": ".finance_application_list",
    "FinanceApplicationSetStatus": ".finance_application_set_status",
    "FinanceApplicationStatus": ".finance_application_status",
    "FinanceApplicationStatusChangeData": ".finance_application_status_change_data",
    "FinanceApplicationStatusChangeEvent": ".finance_application_status_change_event",
    "FinanceApplicationUpdate": ".finance_application_update", "FinanceOption": ".finance_option",
    "FinanceOptionCreate": ".finance_option_create", "FinanceOptionList": ".finance_option_list",
    "FinanceOptionUpdate": ".finance_option_update", "Health": ".health", "Invoice": ".invoice",
    "InvoiceList": ".invoice_list", "InvoiceStatus": ".invoice_status", "Payment": ".payment",
    "PaymentCreate": ".payment_create", "PaymentMethod": ".payment_method", "Property": ".property",
    "PropertyCreate": ".property_create", "PropertyList": ".property_list",
    "PropertySuggestion": ".property_suggestion", "PropertyUpdate": ".property_update", "Quote": ".quote",
    "Referral": ".referral", "ReferralAgent": ".referral_agent", "ReferralAgentCreate": ".referral_agent_create",
    "ReferralBudgetCreate": ".referral_budget_create", "ReferralCampaignCreate": ".referral_campaign_create",
    "ReferralCreate": ".referral_create", "ReferralList": ".referral_list",
    "ReferralPropertyCreate": ".referral_property_create", "ReferralStatus": ".referral_status",
    "ReferralVendorParty": ".referral_vendor_party", "ReferralVendorPartyCreate": ".referral_vendor_party_create",
    "Signatory": ".signatory", "SignatoryCreate": ".signatory_create", "SignatoryList": ".signatory_list",
    "SignatoryUpdate": ".signatory_update", "Tenant": ".tenant", "TenantCreate": ".tenant_create",
    "TenantList": ".tenant_list", "TenantUpdate": ".tenant_update", "TokenError": ".token_error",
    "TokenErrorError": ".token_error_error", "TokenRequest": ".token_request", "TokenResponse": ".token_response",
    "User": ".user", "UserCreate": ".user_create", "UserList": ".user_list", "UserUpdate": ".user_update",
    "Vendor": ".vendor", "VendorCreate": ".vendor_create", "VendorList": ".vendor_list",
    "VendorPartyType": ".vendor_party_type", "VendorUpdate": ".vendor_update", "AgencyCreateInput": ".agency_create",
    "AssetCreateInput": ".asset_create", "AttachmentCreateInput": ".attachment_create",
    "CampaignBudgetCreateInput": ".campaign_budget_create", "CampaignBudgetUpdateInput": ".campaign_budget_update",
    "CampaignCreateInput": ".campaign_create", "CampaignSetStatusInput": ".campaign_set_status",
    "CampaignUpdateInput": ".campaign_update", "CommentCreateInput": ".comment_create",
    "FinanceApplicationCreateInput": ".finance_application_create",
    "FinanceApplicationSetStatusInput": ".finance_application_set_status",
    "FinanceApplicationUpdateInput": ".finance_application_update",
    "FinanceOptionCreateInput": ".finance_option_create", "FinanceOptionUpdateInput": ".finance_option_update",
    "PaymentCreateInput": ".payment_create", "PropertyCreateInput": ".property_create",
    "PropertyUpdateInput": ".property_update", "ReferralAgentCreateInput": ".referral_agent_create",
    "ReferralBudgetCreateInput": ".referral_budget_create", "ReferralCampaignCreateInput": ".referral_campaign_create",
    "ReferralCreateInput": ".referral_create", "ReferralPropertyCreateInput": ".referral_property_create",
    "ReferralVendorPartyCreateInput": ".referral_vendor_party_create", "SignatoryCreateInput": ".signatory_create",
    "SignatoryUpdateInput": ".signatory_update", "TenantCreateInput": ".tenant_create",
    "TenantUpdateInput": ".tenant_update", "TokenRequestInput": ".token_request", "UserCreateInput": ".user_create",
    "UserUpdateInput": ".user_update", "VendorCreateInput": ".vendor_create", "VendorUpdateInput": ".vendor_update"}
# fmt: on


def __getattr__(name: str) -> Any:
    try:
        module = _MODULES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(import_module(module, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)


# fmt: off
__all__ = ["Agency", "AgencyCreate", "AgencyCreateInput", "AgencyList", "AgencySuggestion", "Asset", "AssetCreate",
    "AssetCreateInput", "Attachment", "AttachmentCreate", "AttachmentCreateInput", "AttachmentList", "AustralianState",
    "Campaign", "CampaignBudget", "CampaignBudgetCreate", "CampaignBudgetCreateInput", "CampaignBudgetList",
    "CampaignBudgetUpdate", "CampaignBudgetUpdateInput", "CampaignCreate", "CampaignCreateInput", "CampaignList",
    "CampaignSetStatus", "CampaignSetStatusInput", "CampaignStatus", "CampaignStatusChangeData",
    "CampaignStatusChangeEvent", "CampaignUpdate", "CampaignUpdateInput", "Comment", "CommentCreate",
    "CommentCreateInput", "EntityType", "Error", "ErrorCode", "ErrorErrors", "FinanceApplication",
    "FinanceApplicationCreate", "FinanceApplicationCreateInput", "FinanceApplicationList",
    "FinanceApplicationSetStatus", "FinanceApplicationSetStatusInput", "FinanceApplicationStatus",
    "FinanceApplicationStatusChangeData", "FinanceApplicationStatusChangeEvent", "FinanceApplicationUpdate",
    "FinanceApplicationUpdateInput", "FinanceOption", "FinanceOptionCreate", "FinanceOptionCreateInput",
    "FinanceOptionList", "FinanceOptionUpdate", "FinanceOptionUpdateInput", "Health", "Invoice", "InvoiceList",
    "InvoiceStatus", "Payment", "PaymentCreate", "PaymentCreateInput", "PaymentMethod", "Property", "PropertyCreate",
    "PropertyCreateInput", "PropertyList", "PropertySuggestion", "PropertyUpdate", "PropertyUpdateInput", "Quote",
    "Referral", "ReferralAgent", "ReferralAgentCreate", "ReferralAgentCreateInput", "ReferralBudgetCreate",
    "ReferralBudgetCreateInput", "ReferralCampaignCreate", "ReferralCampaignCreateInput", "ReferralCreate",
    "ReferralCreateInput", "ReferralList", "ReferralPropertyCreate", "ReferralPropertyCreateInput", "ReferralStatus",
    "ReferralVendorParty", "ReferralVendorPartyCreate", "ReferralVendorPartyCreateInput", "Signatory",
    "SignatoryCreate", "SignatoryCreateInput", "SignatoryList", "SignatoryUpdate", "SignatoryUpdateInput", "Tenant",
    "TenantCreate", "TenantCreateInput", "TenantList", "TenantUpdate", "TenantUpdateInput", "TokenError",
    "TokenErrorError", "TokenRequest", "TokenRequestInput", "TokenResponse", "User", "UserCreate", "UserCreateInput",
    "UserList", "UserUpdate", "UserUpdateInput", "Vendor", "VendorCreate", "VendorCreateInput", "VendorList",
    "VendorPartyType", "VendorUpdate", "VendorUpdateInput"]
# fmt: on
