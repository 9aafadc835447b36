"""Drives a mock of CampaignFlow: what the real service does by itself, done on demand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._runtime.driving import (
    Attempt,
    IllegalTransitionError,
    InvalidStatusError,
    Link,
    MockError,
    RecordNotFoundError,
    StaleStateError,
    WebhookEvent,
    connect,
)
from .models.agency import Agency
from .models.asset import Asset
from .models.attachment import Attachment
from .models.campaign import Campaign
from .models.campaign_budget import CampaignBudget
from .models.campaign_status import CampaignStatus
from .models.comment import Comment
from .models.finance_application import FinanceApplication
from .models.finance_application_status import FinanceApplicationStatus
from .models.finance_option import FinanceOption
from .models.invoice import Invoice
from .models.invoice_status import InvoiceStatus
from .models.payment import Payment
from .models.property_ import Property
from .models.referral import Referral
from .models.signatory import Signatory
from .models.tenant import Tenant
from .models.user import User
from .models.vendor import Vendor

__all__ = [
    "Attempt",
    "Driver",
    "IllegalTransitionError",
    "InvalidStatusError",
    "MockError",
    "RecordNotFoundError",
    "StaleStateError",
    "WebhookEvent",
]


class Driver:
    """Drives a mock: `Driver(mock)` one of this process, `Driver("http://127.0.0.1:4010")` a running server."""

    def __init__(self, mock: Any) -> None:
        """`mock` is an `understudy.mock.Mock` or the address of a server."""
        self._link: Link = connect(mock)

    def __enter__(self) -> Driver:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of connections."""
        self._link.close()

    def create_referral(
        self,
        campaign_id: int,
        **attributes: Any,
    ) -> Referral:
        """Put a referral into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        attributes["campaign_id"] = campaign_id
        record: dict[str, Any] = self._link.create("/api/v2/referrals", [], attributes)
        return Referral.from_dict(record)

    def set_campaign_status(
        self,
        campaign_id: int,
        status: CampaignStatus | str,
        *,
        expect: CampaignStatus | str | None = None,
        force: bool = False,
        patch: Mapping[str, Any] | None = None,
    ) -> Campaign:
        """Move a campaign to a state, as the service would by itself; its webhooks are sent.

        One of draft, sent_to_vendor, approved, live, sold, withdrawn, completed, cancelled. `expect` is the state that it must be in; `force` also makes transitions that its
        lifecycle has not; `patch` are other properties, set in the same step. Raises RecordNotFoundError,
        InvalidStatusError, IllegalTransitionError, StaleStateError, MockError for a patch that the document forbids.
        """
        record: dict[str, Any] = self._link.transition(
            "/api/v2/campaigns",
            [
                campaign_id,
            ],
            "status",
            to=status,
            expect=expect,
            force=force,
            patch=patch or {},
        )
        return Campaign.from_dict(record)

    def create_campaign(
        self,
        **attributes: Any,
    ) -> Campaign:
        """Put a campaign into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create("/api/v2/campaigns", [], attributes)
        return Campaign.from_dict(record)

    def create_campaign_vendor(
        self,
        campaign_id: int | str,
        **attributes: Any,
    ) -> Vendor:
        """Put a campaign vendor into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create(
            "/api/v2/campaigns/{id}/vendors",
            [
                campaign_id,
            ],
            attributes,
        )
        return Vendor.from_dict(record)

    def create_campaign_budget(
        self,
        campaign_id: int,
        **attributes: Any,
    ) -> CampaignBudget:
        """Put a campaign budget into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        attributes["campaign_id"] = campaign_id
        record: dict[str, Any] = self._link.create("/api/v2/campaign-budgets", [], attributes)
        return CampaignBudget.from_dict(record)

    def create_campaign_budget_finance_option(
        self,
        campaign_budget_id: int | str,
        **attributes: Any,
    ) -> FinanceOption:
        """Put a campaign budget finance option into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create(
            "/api/v2/campaign-budgets/{id}/finance-options",
            [
                campaign_budget_id,
            ],
            attributes,
        )
        return FinanceOption.from_dict(record)

    def set_finance_application_status(
        self,
        finance_application_id: int,
        status: FinanceApplicationStatus | str,
        *,
        expect: FinanceApplicationStatus | str | None = None,
        force: bool = False,
        patch: Mapping[str, Any] | None = None,
    ) -> FinanceApplication:
        """Move a finance application to a state, as the service would by itself; its webhooks are sent.

        One of draft, submitted, in_review, approved, declined, funded, repaid, withdrawn. `expect` is the state that it must be in; `force` also makes transitions that its
        lifecycle has not; `patch` are other properties, set in the same step. Raises RecordNotFoundError,
        InvalidStatusError, IllegalTransitionError, StaleStateError, MockError for a patch that the document forbids.
        """
        record: dict[str, Any] = self._link.transition(
            "/api/v2/finance-applications",
            [
                finance_application_id,
            ],
            "status",
            to=status,
            expect=expect,
            force=force,
            patch=patch or {},
        )
        return FinanceApplication.from_dict(record)

    def create_finance_application(
        self,
        campaign_id: int,
        **attributes: Any,
    ) -> FinanceApplication:
        """Put a finance application into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        attributes["campaign_id"] = campaign_id
        record: dict[str, Any] = self._link.create("/api/v2/finance-applications", [], attributes)
        return FinanceApplication.from_dict(record)

    def set_invoice_status(
        self,
        invoice_id: int,
        status: InvoiceStatus | str,
        *,
        expect: InvoiceStatus | str | None = None,
        force: bool = False,
        patch: Mapping[str, Any] | None = None,
    ) -> Invoice:
        """Move a invoice to a state, as the service would by itself; its webhooks are sent.

        One of open, part_paid, paid, void. `expect` is the state that it must be in; `force` also makes transitions that its
        lifecycle has not; `patch` are other properties, set in the same step. Raises RecordNotFoundError,
        InvalidStatusError, IllegalTransitionError, StaleStateError, MockError for a patch that the document forbids.
        """
        record: dict[str, Any] = self._link.transition(
            "/api/v2/invoices",
            [
                invoice_id,
            ],
            "status",
            to=status,
            expect=expect,
            force=force,
            patch=patch or {},
        )
        return Invoice.from_dict(record)

    def create_invoice(
        self,
        campaign_id: int,
        **attributes: Any,
    ) -> Invoice:
        """Put a invoice into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        attributes["campaign_id"] = campaign_id
        record: dict[str, Any] = self._link.create("/api/v2/invoices", [], attributes)
        return Invoice.from_dict(record)

    def create_invoice_payment(
        self,
        invoice_id: int | str,
        **attributes: Any,
    ) -> Payment:
        """Put a invoice payment into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create(
            "/api/v2/invoices/{id}/payments",
            [
                invoice_id,
            ],
            attributes,
        )
        return Payment.from_dict(record)

    def create_agency(
        self,
        **attributes: Any,
    ) -> Agency:
        """Put a agency into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create("/api/v2/agencies", [], attributes)
        return Agency.from_dict(record)

    def create_property(
        self,
        **attributes: Any,
    ) -> Property:
        """Put a property into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create("/api/v2/properties", [], attributes)
        return Property.from_dict(record)

    def create_asset(
        self,
        **attributes: Any,
    ) -> Asset:
        """Put a asset into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create("/api/v2/assets", [], attributes)
        return Asset.from_dict(record)

    def create_attachment(
        self,
        **attributes: Any,
    ) -> Attachment:
        """Put a attachment into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create("/api/v2/attachments", [], attributes)
        return Attachment.from_dict(record)

    def create_signatory(
        self,
        **attributes: Any,
    ) -> Signatory:
        """Put a signatory into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create("/api/v2/signatories", [], attributes)
        return Signatory.from_dict(record)

    def create_tenant(
        self,
        **attributes: Any,
    ) -> Tenant:
        """Put a tenant into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create("/api/v2/tenants", [], attributes)
        return Tenant.from_dict(record)

    def create_user(
        self,
        **attributes: Any,
    ) -> User:
        """Put a user into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create("/api/v2/users", [], attributes)
        return User.from_dict(record)

    def create_campaign_comment(
        self,
        campaign_id: int | str,
        **attributes: Any,
    ) -> Comment:
        """Put a campaign comment into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises RecordNotFoundError for a key that leads nowhere, MockError for attributes that the document forbids.
        """
        record: dict[str, Any] = self._link.create(
            "/api/v2/campaigns/{id}/comments",
            [
                campaign_id,
            ],
            attributes,
        )
        return Comment.from_dict(record)

    def list_webhook_events(self) -> list[WebhookEvent]:
        """Every webhook event, newest first, with all that became of it; one entry for each receiver."""
        return self._link.events()

    def clear_webhook_events(self) -> None:
        """Forget every webhook event; resources stay."""
        self._link.ask("DELETE", "/events")

    def deliver_pending_webhooks(self, *, advance_clock: bool = False) -> list[Attempt]:
        """Deliver what is due, and wait until each attempt has succeeded or failed.

        `advance_clock` moves the mock's clock to every retry until nothing is pending.
        """
        return self._link.deliver(advance_clock=advance_clock)

    def advance_clock(self, duration: str) -> None:
        """Move the mock's clock forward, by a duration such as `PT1H` (RFC 3339)."""
        self._link.ask("POST", "/clock", {"advance": duration})

    def reset(self) -> None:
        """Back to the start: state, events, journal, faults."""
        self._link.ask("POST", "/reset")
