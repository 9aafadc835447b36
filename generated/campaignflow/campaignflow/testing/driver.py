"""Drives a mock of CampaignFlow: what the real service does by itself, done on demand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Unpack

from understudy.durations import parse_duration
from understudy.records.errors import (
    IllegalTransitionError,
    InvalidAttributesError,
    InvalidStateError,
    MockError,
    NotFoundError,
    StaleStateError,
)
from understudy.remote.mock import AnyMock, RemoteError, RemoteMock

from ..models.agency import Agency
from ..models.asset import Asset
from ..models.attachment import Attachment
from ..models.campaign import Campaign
from ..models.campaign_budget import CampaignBudget
from ..models.campaign_status import CampaignStatus
from ..models.comment import Comment
from ..models.finance_application import FinanceApplication
from ..models.finance_application_status import FinanceApplicationStatus
from ..models.finance_option import FinanceOption
from ..models.invoice import Invoice
from ..models.invoice_status import InvoiceStatus
from ..models.payment import Payment
from ..models.property import Property
from ..models.referral import Referral
from ..models.signatory import Signatory
from ..models.tenant import Tenant
from ..models.user import User
from ..models.vendor import Vendor
from ._runtime.driving import Attempt, WebhookEvent
from ._runtime.mock_driver import MockDriver, Transition

__all__ = [
    "Attempt",
    "Driver",
    "IllegalTransitionError",
    "InvalidAttributesError",
    "InvalidStateError",
    "MockError",
    "NotFoundError",
    "RemoteError",
    "StaleStateError",
    "WebhookEvent",
]


class Driver(MockDriver):
    """Drives a mock: `Driver(mock)` the one of a test, here or on a server, `Driver("http://127.0.0.1:4010")` a running server.

    `set_*` moves a record to a state, as the service would by itself; its webhooks are sent. `expect` is the state that it
    must be in; `force` also makes transitions that its lifecycle has not; `patch` are other properties, set in the same step.
    `create_*` puts a record into the mock, past the API: no webhook is sent, and what is not given is made up.

    Raises ValueError for what is no address, RemoteError when the server does not answer; NotFoundError for a key that
    leads nowhere, InvalidAttributesError for what the document forbids, and `set_*` InvalidStateError,
    IllegalTransitionError and StaleStateError.
    """

    def __init__(self, mock: AnyMock | str) -> None:
        """`mock` is what the fixture `mock` gives, a `Mock` or `RemoteMock` of your own, or the address of a server."""
        super().__init__(RemoteMock(mock) if isinstance(mock, str) else mock, is_own=isinstance(mock, str))

    def create_referral(self, campaign_id: int, **attributes: Any) -> Referral:
        """Put a referral into the mock."""
        attributes["campaign_id"] = campaign_id
        return Referral.from_dict(self._created("/api/v2/referrals", [], attributes))

    def set_campaign_status(
        self, campaign_id: int, status: CampaignStatus | str, **how: Unpack[Transition]
    ) -> Campaign:
        """Move a campaign to one of draft, sent_to_vendor, approved, live, sold, withdrawn, completed, cancelled."""
        return Campaign.from_dict(self._moved("/api/v2/campaigns", "status", [campaign_id], status, how))

    def create_campaign(self, **attributes: Any) -> Campaign:
        """Put a campaign into the mock."""
        return Campaign.from_dict(self._created("/api/v2/campaigns", [], attributes))

    def create_campaign_vendor(self, campaign_id: int | str, **attributes: Any) -> Vendor:
        """Put a campaign vendor into the mock."""
        return Vendor.from_dict(self._created("/api/v2/campaigns/{id}/vendors", [campaign_id], attributes))

    def create_campaign_budget(self, campaign_id: int, **attributes: Any) -> CampaignBudget:
        """Put a campaign budget into the mock."""
        attributes["campaign_id"] = campaign_id
        return CampaignBudget.from_dict(self._created("/api/v2/campaign-budgets", [], attributes))

    def create_campaign_budget_finance_option(self, campaign_budget_id: int | str, **attributes: Any) -> FinanceOption:
        """Put a campaign budget finance option into the mock."""
        return FinanceOption.from_dict(
            self._created("/api/v2/campaign-budgets/{id}/finance-options", [campaign_budget_id], attributes)
        )

    def set_finance_application_status(
        self, finance_application_id: int, status: FinanceApplicationStatus | str, **how: Unpack[Transition]
    ) -> FinanceApplication:
        """Move a finance application to one of draft, submitted, in_review, approved, declined, funded, repaid, withdrawn."""
        return FinanceApplication.from_dict(
            self._moved("/api/v2/finance-applications", "status", [finance_application_id], status, how)
        )

    def create_finance_application(self, campaign_id: int, **attributes: Any) -> FinanceApplication:
        """Put a finance application into the mock."""
        attributes["campaign_id"] = campaign_id
        return FinanceApplication.from_dict(self._created("/api/v2/finance-applications", [], attributes))

    def set_invoice_status(self, invoice_id: int, status: InvoiceStatus | str, **how: Unpack[Transition]) -> Invoice:
        """Move a invoice to one of open, part_paid, paid, void."""
        return Invoice.from_dict(self._moved("/api/v2/invoices", "status", [invoice_id], status, how))

    def create_invoice(self, campaign_id: int, **attributes: Any) -> Invoice:
        """Put a invoice into the mock."""
        attributes["campaign_id"] = campaign_id
        return Invoice.from_dict(self._created("/api/v2/invoices", [], attributes))

    def create_invoice_payment(self, invoice_id: int | str, **attributes: Any) -> Payment:
        """Put a invoice payment into the mock."""
        return Payment.from_dict(self._created("/api/v2/invoices/{id}/payments", [invoice_id], attributes))

    def create_agency(self, **attributes: Any) -> Agency:
        """Put a agency into the mock."""
        return Agency.from_dict(self._created("/api/v2/agencies", [], attributes))

    def create_property(self, **attributes: Any) -> Property:
        """Put a property into the mock."""
        return Property.from_dict(self._created("/api/v2/properties", [], attributes))

    def create_asset(self, **attributes: Any) -> Asset:
        """Put a asset into the mock."""
        return Asset.from_dict(self._created("/api/v2/assets", [], attributes))

    def create_attachment(self, **attributes: Any) -> Attachment:
        """Put a attachment into the mock."""
        return Attachment.from_dict(self._created("/api/v2/attachments", [], attributes))

    def create_signatory(self, **attributes: Any) -> Signatory:
        """Put a signatory into the mock."""
        return Signatory.from_dict(self._created("/api/v2/signatories", [], attributes))

    def create_tenant(self, **attributes: Any) -> Tenant:
        """Put a tenant into the mock."""
        return Tenant.from_dict(self._created("/api/v2/tenants", [], attributes))

    def create_user(self, **attributes: Any) -> User:
        """Put a user into the mock."""
        return User.from_dict(self._created("/api/v2/users", [], attributes))

    def create_campaign_comment(self, campaign_id: int | str, **attributes: Any) -> Comment:
        """Put a campaign comment into the mock."""
        return Comment.from_dict(self._created("/api/v2/campaigns/{id}/comments", [campaign_id], attributes))

    def advance_clock(self, duration: timedelta | str) -> None:
        """Move the mock's clock forward, by a timedelta or a duration such as `PT1H` (RFC 3339)."""
        self._mock.advance(parse_duration(duration) if isinstance(duration, str) else duration)
