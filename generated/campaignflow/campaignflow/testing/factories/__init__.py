"""Records of CampaignFlow for tests, made by the factories of a mock, as the models of this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.making import Factories, FactorySession, Invalid, Making

if TYPE_CHECKING:
    from .agency import AgencyFactory
    from .asset import AssetFactory
    from .attachment import AttachmentFactory
    from .campaign import CampaignFactory
    from .campaign_budget import CampaignBudgetFactory
    from .campaign_budget_finance_option import CampaignBudgetFinanceOptionFactory
    from .campaign_comment import CampaignCommentFactory
    from .campaign_vendor import CampaignVendorFactory
    from .finance_application import FinanceApplicationFactory
    from .invoice import InvoiceFactory
    from .invoice_payment import InvoicePaymentFactory
    from .property import PropertyFactory
    from .referral import ReferralFactory
    from .signatory import SignatoryFactory
    from .tenant import TenantFactory
    from .user import UserFactory

__all__ = ["CampaignFlowFactories", "Factories", "Invalid"]


class CampaignFlowFactories:
    """The typed factories, one attribute a resource: `CampaignFlowFactories(factory).referral.insert()`.

    `factory` is what makes the records: understudy's fixture of that name, or its `Factories(mock)`. Raises TypeError for
    what is neither.
    """

    referral: Making[ReferralFactory] = Making("referral")
    """Records of `/api/v2/referrals`."""
    campaign: Making[CampaignFactory] = Making("campaign")
    """Records of `/api/v2/campaigns`."""
    campaign_vendor: Making[CampaignVendorFactory] = Making("campaign_vendor")
    """Records of `/api/v2/campaigns/{id}/vendors`."""
    campaign_budget: Making[CampaignBudgetFactory] = Making("campaign_budget")
    """Records of `/api/v2/campaign-budgets`."""
    campaign_budget_finance_option: Making[CampaignBudgetFinanceOptionFactory] = Making(
        "campaign_budget_finance_option"
    )
    """Records of `/api/v2/campaign-budgets/{id}/finance-options`."""
    finance_application: Making[FinanceApplicationFactory] = Making("finance_application")
    """Records of `/api/v2/finance-applications`."""
    invoice: Making[InvoiceFactory] = Making("invoice")
    """Records of `/api/v2/invoices`."""
    invoice_payment: Making[InvoicePaymentFactory] = Making("invoice_payment")
    """Records of `/api/v2/invoices/{id}/payments`."""
    agency: Making[AgencyFactory] = Making("agency")
    """Records of `/api/v2/agencies`."""
    property: Making[PropertyFactory] = Making("property")
    """Records of `/api/v2/properties`."""
    asset: Making[AssetFactory] = Making("asset")
    """Records of `/api/v2/assets`."""
    attachment: Making[AttachmentFactory] = Making("attachment")
    """Records of `/api/v2/attachments`."""
    signatory: Making[SignatoryFactory] = Making("signatory")
    """Records of `/api/v2/signatories`."""
    tenant: Making[TenantFactory] = Making("tenant")
    """Records of `/api/v2/tenants`."""
    user: Making[UserFactory] = Making("user")
    """Records of `/api/v2/users`."""
    campaign_comment: Making[CampaignCommentFactory] = Making("campaign_comment")
    """Records of `/api/v2/campaigns/{id}/comments`."""

    def __init__(self, factory: Factories) -> None:
        self._session = FactorySession(factory)
