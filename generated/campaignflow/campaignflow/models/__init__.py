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
_CLASSES = {"agency": "Agency", "agency_create": "AgencyCreate AgencyCreateInput", "agency_list": "AgencyList",
    "agency_suggestion": "AgencySuggestion", "asset": "Asset", "asset_create": "AssetCreate AssetCreateInput",
    "attachment": "Attachment", "attachment_create": "AttachmentCreate AttachmentCreateInput",
    "attachment_list": "AttachmentList", "australian_state": "AustralianState", "campaign": "Campaign",
    "campaign_budget": "CampaignBudget", "campaign_budget_create": "CampaignBudgetCreate CampaignBudgetCreateInput",
    "campaign_budget_list": "CampaignBudgetList",
    "campaign_budget_update": "CampaignBudgetUpdate CampaignBudgetUpdateInput",
    "campaign_create": "CampaignCreate CampaignCreateInput", "campaign_list": "CampaignList",
    "campaign_set_status": "CampaignSetStatus CampaignSetStatusInput", "campaign_status": "CampaignStatus",
    "campaign_status_change_data": "CampaignStatusChangeData",
    "campaign_status_change_event": "CampaignStatusChangeEvent",
    "campaign_update": "CampaignUpdate CampaignUpdateInput", "comment": "Comment",
    "comment_create": "CommentCreate CommentCreateInput", "entity_type": "EntityType", "error": "Error",
    "error_code": "ErrorCode", "error_errors": "ErrorErrors", "finance_application": "FinanceApplication",
    "finance_application_create": "FinanceApplicationCreate FinanceApplicationCreateInput",
    "finance_application_list": "FinanceApplicationList",
    "finance_application_set_status": "FinanceApplicationSetStatus FinanceApplicationSetStatusInput",
    "finance_application_status": "FinanceApplicationStatus",
    "finance_application_status_change_data": "FinanceApplicationStatusChangeData",
    "finance_application_status_change_event": "FinanceApplicationStatusChangeEvent",
    "finance_application_update": "FinanceApplicationUpdate FinanceApplicationUpdateInput",
    "finance_option": "FinanceOption", "finance_option_create": "FinanceOptionCreate FinanceOptionCreateInput",
    "finance_option_list": "FinanceOptionList", "finance_option_update": "FinanceOptionUpdate FinanceOptionUpdateInput",
    "health": "Health", "invoice": "Invoice", "invoice_list": "InvoiceList", "invoice_status": "InvoiceStatus",
    "payment": "Payment", "payment_create": "PaymentCreate PaymentCreateInput", "payment_method": "PaymentMethod",
    "property": "Property", "property_create": "PropertyCreate PropertyCreateInput", "property_list": "PropertyList",
    "property_suggestion": "PropertySuggestion", "property_update": "PropertyUpdate PropertyUpdateInput",
    "quote": "Quote", "referral": "Referral", "referral_agent": "ReferralAgent",
    "referral_agent_create": "ReferralAgentCreate ReferralAgentCreateInput",
    "referral_budget_create": "ReferralBudgetCreate ReferralBudgetCreateInput",
    "referral_campaign_create": "ReferralCampaignCreate ReferralCampaignCreateInput",
    "referral_create": "ReferralCreate ReferralCreateInput", "referral_list": "ReferralList",
    "referral_property_create": "ReferralPropertyCreate ReferralPropertyCreateInput",
    "referral_status": "ReferralStatus", "referral_vendor_party": "ReferralVendorParty",
    "referral_vendor_party_create": "ReferralVendorPartyCreate ReferralVendorPartyCreateInput",
    "signatory": "Signatory", "signatory_create": "SignatoryCreate SignatoryCreateInput",
    "signatory_list": "SignatoryList", "signatory_update": "SignatoryUpdate SignatoryUpdateInput", "tenant": "Tenant",
    "tenant_create": "TenantCreate TenantCreateInput", "tenant_list": "TenantList",
    "tenant_update": "TenantUpdate TenantUpdateInput", "token_error": "TokenError",
    "token_error_error": "TokenErrorError", "token_request": "TokenRequest TokenRequestInput",
    "token_response": "TokenResponse", "user": "User", "user_create": "UserCreate UserCreateInput",
    "user_list": "UserList", "user_update": "UserUpdate UserUpdateInput", "vendor": "Vendor",
    "vendor_create": "VendorCreate VendorCreateInput", "vendor_list": "VendorList",
    "vendor_party_type": "VendorPartyType", "vendor_update": "VendorUpdate VendorUpdateInput"}
# fmt: on
_MODULES = {name: module for module, names in _CLASSES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    try:
        module = _MODULES[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(import_module(f".{module}", __name__), name)
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
