"""The models of the document, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .agency import Agency
    from .agency_create import AgencyCreate
    from .agency_list import AgencyList
    from .agency_suggestion import AgencySuggestion
    from .asset import Asset
    from .asset_create import AssetCreate
    from .attachment import Attachment
    from .attachment_create import AttachmentCreate
    from .attachment_list import AttachmentList
    from .australian_state import AustralianState
    from .campaign import Campaign
    from .campaign_budget import CampaignBudget
    from .campaign_budget_create import CampaignBudgetCreate
    from .campaign_budget_list import CampaignBudgetList
    from .campaign_budget_update import CampaignBudgetUpdate
    from .campaign_create import CampaignCreate
    from .campaign_list import CampaignList
    from .campaign_set_status import CampaignSetStatus
    from .campaign_status import CampaignStatus
    from .campaign_status_change_data import CampaignStatusChangeData
    from .campaign_status_change_event import CampaignStatusChangeEvent
    from .campaign_update import CampaignUpdate
    from .comment import Comment
    from .comment_create import CommentCreate
    from .entity_type import EntityType
    from .error import Error
    from .error_code import ErrorCode
    from .error_errors import ErrorErrors
    from .finance_application import FinanceApplication
    from .finance_application_create import FinanceApplicationCreate
    from .finance_application_list import FinanceApplicationList
    from .finance_application_set_status import FinanceApplicationSetStatus
    from .finance_application_status import FinanceApplicationStatus
    from .finance_application_status_change_data import FinanceApplicationStatusChangeData
    from .finance_application_status_change_event import FinanceApplicationStatusChangeEvent
    from .finance_application_update import FinanceApplicationUpdate
    from .finance_option import FinanceOption
    from .finance_option_create import FinanceOptionCreate
    from .finance_option_list import FinanceOptionList
    from .finance_option_update import FinanceOptionUpdate
    from .health import Health
    from .invoice import Invoice
    from .invoice_list import InvoiceList
    from .invoice_status import InvoiceStatus
    from .payment import Payment
    from .payment_create import PaymentCreate
    from .payment_method import PaymentMethod
    from .property_ import Property
    from .property_create import PropertyCreate
    from .property_list import PropertyList
    from .property_suggestion import PropertySuggestion
    from .property_update import PropertyUpdate
    from .quote import Quote
    from .referral import Referral
    from .referral_agent import ReferralAgent
    from .referral_agent_create import ReferralAgentCreate
    from .referral_budget_create import ReferralBudgetCreate
    from .referral_campaign_create import ReferralCampaignCreate
    from .referral_create import ReferralCreate
    from .referral_list import ReferralList
    from .referral_property_create import ReferralPropertyCreate
    from .referral_status import ReferralStatus
    from .referral_vendor_party import ReferralVendorParty
    from .referral_vendor_party_create import ReferralVendorPartyCreate
    from .signatory import Signatory
    from .signatory_create import SignatoryCreate
    from .signatory_list import SignatoryList
    from .signatory_update import SignatoryUpdate
    from .tenant import Tenant
    from .tenant_create import TenantCreate
    from .tenant_list import TenantList
    from .tenant_update import TenantUpdate
    from .token_error import TokenError
    from .token_error_error import TokenErrorError
    from .token_request import TokenRequest
    from .token_response import TokenResponse
    from .user import User
    from .user_create import UserCreate
    from .user_list import UserList
    from .user_update import UserUpdate
    from .vendor import Vendor
    from .vendor_create import VendorCreate
    from .vendor_list import VendorList
    from .vendor_party_type import VendorPartyType
    from .vendor_update import VendorUpdate

_MODULES: dict[str, str] = {
    "Agency": ".agency",
    "AgencyCreate": ".agency_create",
    "AgencyList": ".agency_list",
    "AgencySuggestion": ".agency_suggestion",
    "Asset": ".asset",
    "AssetCreate": ".asset_create",
    "Attachment": ".attachment",
    "AttachmentCreate": ".attachment_create",
    "AttachmentList": ".attachment_list",
    "AustralianState": ".australian_state",
    "Campaign": ".campaign",
    "CampaignBudget": ".campaign_budget",
    "CampaignBudgetCreate": ".campaign_budget_create",
    "CampaignBudgetList": ".campaign_budget_list",
    "CampaignBudgetUpdate": ".campaign_budget_update",
    "CampaignCreate": ".campaign_create",
    "CampaignList": ".campaign_list",
    "CampaignSetStatus": ".campaign_set_status",
    "CampaignStatus": ".campaign_status",
    "CampaignStatusChangeData": ".campaign_status_change_data",
    "CampaignStatusChangeEvent": ".campaign_status_change_event",
    "CampaignUpdate": ".campaign_update",
    "Comment": ".comment",
    "CommentCreate": ".comment_create",
    "EntityType": ".entity_type",
    "Error": ".error",
    "ErrorCode": ".error_code",
    "ErrorErrors": ".error_errors",
    "FinanceApplication": ".finance_application",
    "FinanceApplicationCreate": ".finance_application_create",
    "FinanceApplicationList": ".finance_application_list",
    "FinanceApplicationSetStatus": ".finance_application_set_status",
    "FinanceApplicationStatus": ".finance_application_status",
    "FinanceApplicationStatusChangeData": ".finance_application_status_change_data",
    "FinanceApplicationStatusChangeEvent": ".finance_application_status_change_event",
    "FinanceApplicationUpdate": ".finance_application_update",
    "FinanceOption": ".finance_option",
    "FinanceOptionCreate": ".finance_option_create",
    "FinanceOptionList": ".finance_option_list",
    "FinanceOptionUpdate": ".finance_option_update",
    "Health": ".health",
    "Invoice": ".invoice",
    "InvoiceList": ".invoice_list",
    "InvoiceStatus": ".invoice_status",
    "Payment": ".payment",
    "PaymentCreate": ".payment_create",
    "PaymentMethod": ".payment_method",
    "Property": ".property_",
    "PropertyCreate": ".property_create",
    "PropertyList": ".property_list",
    "PropertySuggestion": ".property_suggestion",
    "PropertyUpdate": ".property_update",
    "Quote": ".quote",
    "Referral": ".referral",
    "ReferralAgent": ".referral_agent",
    "ReferralAgentCreate": ".referral_agent_create",
    "ReferralBudgetCreate": ".referral_budget_create",
    "ReferralCampaignCreate": ".referral_campaign_create",
    "ReferralCreate": ".referral_create",
    "ReferralList": ".referral_list",
    "ReferralPropertyCreate": ".referral_property_create",
    "ReferralStatus": ".referral_status",
    "ReferralVendorParty": ".referral_vendor_party",
    "ReferralVendorPartyCreate": ".referral_vendor_party_create",
    "Signatory": ".signatory",
    "SignatoryCreate": ".signatory_create",
    "SignatoryList": ".signatory_list",
    "SignatoryUpdate": ".signatory_update",
    "Tenant": ".tenant",
    "TenantCreate": ".tenant_create",
    "TenantList": ".tenant_list",
    "TenantUpdate": ".tenant_update",
    "TokenError": ".token_error",
    "TokenErrorError": ".token_error_error",
    "TokenRequest": ".token_request",
    "TokenResponse": ".token_response",
    "User": ".user",
    "UserCreate": ".user_create",
    "UserList": ".user_list",
    "UserUpdate": ".user_update",
    "Vendor": ".vendor",
    "VendorCreate": ".vendor_create",
    "VendorList": ".vendor_list",
    "VendorPartyType": ".vendor_party_type",
    "VendorUpdate": ".vendor_update",
}


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


__all__ = (
    "Agency",
    "AgencyCreate",
    "AgencyList",
    "AgencySuggestion",
    "Asset",
    "AssetCreate",
    "Attachment",
    "AttachmentCreate",
    "AttachmentList",
    "AustralianState",
    "Campaign",
    "CampaignBudget",
    "CampaignBudgetCreate",
    "CampaignBudgetList",
    "CampaignBudgetUpdate",
    "CampaignCreate",
    "CampaignList",
    "CampaignSetStatus",
    "CampaignStatus",
    "CampaignStatusChangeData",
    "CampaignStatusChangeEvent",
    "CampaignUpdate",
    "Comment",
    "CommentCreate",
    "EntityType",
    "Error",
    "ErrorCode",
    "ErrorErrors",
    "FinanceApplication",
    "FinanceApplicationCreate",
    "FinanceApplicationList",
    "FinanceApplicationSetStatus",
    "FinanceApplicationStatus",
    "FinanceApplicationStatusChangeData",
    "FinanceApplicationStatusChangeEvent",
    "FinanceApplicationUpdate",
    "FinanceOption",
    "FinanceOptionCreate",
    "FinanceOptionList",
    "FinanceOptionUpdate",
    "Health",
    "Invoice",
    "InvoiceList",
    "InvoiceStatus",
    "Payment",
    "PaymentCreate",
    "PaymentMethod",
    "Property",
    "PropertyCreate",
    "PropertyList",
    "PropertySuggestion",
    "PropertyUpdate",
    "Quote",
    "Referral",
    "ReferralAgent",
    "ReferralAgentCreate",
    "ReferralBudgetCreate",
    "ReferralCampaignCreate",
    "ReferralCreate",
    "ReferralList",
    "ReferralPropertyCreate",
    "ReferralStatus",
    "ReferralVendorParty",
    "ReferralVendorPartyCreate",
    "Signatory",
    "SignatoryCreate",
    "SignatoryList",
    "SignatoryUpdate",
    "Tenant",
    "TenantCreate",
    "TenantList",
    "TenantUpdate",
    "TokenError",
    "TokenErrorError",
    "TokenRequest",
    "TokenResponse",
    "User",
    "UserCreate",
    "UserList",
    "UserUpdate",
    "Vendor",
    "VendorCreate",
    "VendorList",
    "VendorPartyType",
    "VendorUpdate",
)
