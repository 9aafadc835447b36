"""Records of CampaignFlow for tests, made by the factories of a mock, as the models of this package."""

from __future__ import annotations

from functools import cached_property as _cached
from typing import TYPE_CHECKING

from .._runtime.making import Bench, Factories, Invalid

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

    def __init__(self, factory: Factories) -> None:
        self._bench = Bench(factory)

    @_cached
    def referral(self) -> ReferralFactory:
        """Records of `/api/v2/referrals`."""
        from .referral import ReferralFactory

        return ReferralFactory(self._bench)

    @_cached
    def campaign(self) -> CampaignFactory:
        """Records of `/api/v2/campaigns`."""
        from .campaign import CampaignFactory

        return CampaignFactory(self._bench)

    @_cached
    def campaign_vendor(self) -> CampaignVendorFactory:
        """Records of `/api/v2/campaigns/{id}/vendors`."""
        from .campaign_vendor import CampaignVendorFactory

        return CampaignVendorFactory(self._bench)

    @_cached
    def campaign_budget(self) -> CampaignBudgetFactory:
        """Records of `/api/v2/campaign-budgets`."""
        from .campaign_budget import CampaignBudgetFactory

        return CampaignBudgetFactory(self._bench)

    @_cached
    def campaign_budget_finance_option(self) -> CampaignBudgetFinanceOptionFactory:
        """Records of `/api/v2/campaign-budgets/{id}/finance-options`."""
        from .campaign_budget_finance_option import CampaignBudgetFinanceOptionFactory

        return CampaignBudgetFinanceOptionFactory(self._bench)

    @_cached
    def finance_application(self) -> FinanceApplicationFactory:
        """Records of `/api/v2/finance-applications`."""
        from .finance_application import FinanceApplicationFactory

        return FinanceApplicationFactory(self._bench)

    @_cached
    def invoice(self) -> InvoiceFactory:
        """Records of `/api/v2/invoices`."""
        from .invoice import InvoiceFactory

        return InvoiceFactory(self._bench)

    @_cached
    def invoice_payment(self) -> InvoicePaymentFactory:
        """Records of `/api/v2/invoices/{id}/payments`."""
        from .invoice_payment import InvoicePaymentFactory

        return InvoicePaymentFactory(self._bench)

    @_cached
    def agency(self) -> AgencyFactory:
        """Records of `/api/v2/agencies`."""
        from .agency import AgencyFactory

        return AgencyFactory(self._bench)

    @_cached
    def property(self) -> PropertyFactory:
        """Records of `/api/v2/properties`."""
        from .property import PropertyFactory

        return PropertyFactory(self._bench)

    @_cached
    def asset(self) -> AssetFactory:
        """Records of `/api/v2/assets`."""
        from .asset import AssetFactory

        return AssetFactory(self._bench)

    @_cached
    def attachment(self) -> AttachmentFactory:
        """Records of `/api/v2/attachments`."""
        from .attachment import AttachmentFactory

        return AttachmentFactory(self._bench)

    @_cached
    def signatory(self) -> SignatoryFactory:
        """Records of `/api/v2/signatories`."""
        from .signatory import SignatoryFactory

        return SignatoryFactory(self._bench)

    @_cached
    def tenant(self) -> TenantFactory:
        """Records of `/api/v2/tenants`."""
        from .tenant import TenantFactory

        return TenantFactory(self._bench)

    @_cached
    def user(self) -> UserFactory:
        """Records of `/api/v2/users`."""
        from .user import UserFactory

        return UserFactory(self._bench)

    @_cached
    def campaign_comment(self) -> CampaignCommentFactory:
        """Records of `/api/v2/campaigns/{id}/comments`."""
        from .campaign_comment import CampaignCommentFactory

        return CampaignCommentFactory(self._bench)
