"""Drives a mock of CampaignFlow: what the real service does by itself, done on demand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

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

from .._runtime.values import plain
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
from ._runtime.driving import Attempt, WebhookEvent, attempt_of, rows_of

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


class Driver:
    """Drives a mock: `Driver(mock)` the one of a test, here or on a server, `Driver("http://127.0.0.1:4010")` a running server.

    Raises ValueError for what is no address; every method raises RemoteError when the server does not answer.
    """

    def __init__(self, mock: AnyMock | str) -> None:
        """`mock` is what the fixture `mock` gives, a `Mock` or `RemoteMock` of your own, or the address of a server."""
        if not isinstance(mock, str) and not hasattr(mock, "webhooks"):
            raise TypeError(f"a mock of understudy, or the address of one, is needed; got {type(mock).__name__}")
        self._remote: RemoteMock | None = None
        if isinstance(mock, str):
            mock = self._remote = RemoteMock(mock)
        self._mock: AnyMock = mock

    def __enter__(self) -> Driver:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections to a server that was given by its address."""
        if self._remote is not None:
            self._remote.close()

    def create_referral(
        self,
        campaign_id: int,
        **attributes: Any,
    ) -> Referral:
        """Put a referral into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        attributes["campaign_id"] = campaign_id
        record = self._mock.create_record("/api/v2/referrals", [], plain(attributes))
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
        lifecycle has not; `patch` are other properties, set in the same step. Raises NotFoundError, InvalidStateError,
        IllegalTransitionError, StaleStateError, InvalidAttributesError for a patch that the document forbids.
        """
        record = self._mock.transition(
            "/api/v2/campaigns",
            campaign_id,
            property="status",
            to=plain(status),
            expect=plain(expect),
            force=force,
            patch=plain(patch or {}),
        )
        return Campaign.from_dict(record)

    def create_campaign(
        self,
        **attributes: Any,
    ) -> Campaign:
        """Put a campaign into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record("/api/v2/campaigns", [], plain(attributes))
        return Campaign.from_dict(record)

    def create_campaign_vendor(
        self,
        campaign_id: int | str,
        **attributes: Any,
    ) -> Vendor:
        """Put a campaign vendor into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record(
            "/api/v2/campaigns/{id}/vendors",
            [
                campaign_id,
            ],
            plain(attributes),
        )
        return Vendor.from_dict(record)

    def create_campaign_budget(
        self,
        campaign_id: int,
        **attributes: Any,
    ) -> CampaignBudget:
        """Put a campaign budget into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        attributes["campaign_id"] = campaign_id
        record = self._mock.create_record("/api/v2/campaign-budgets", [], plain(attributes))
        return CampaignBudget.from_dict(record)

    def create_campaign_budget_finance_option(
        self,
        campaign_budget_id: int | str,
        **attributes: Any,
    ) -> FinanceOption:
        """Put a campaign budget finance option into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record(
            "/api/v2/campaign-budgets/{id}/finance-options",
            [
                campaign_budget_id,
            ],
            plain(attributes),
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
        lifecycle has not; `patch` are other properties, set in the same step. Raises NotFoundError, InvalidStateError,
        IllegalTransitionError, StaleStateError, InvalidAttributesError for a patch that the document forbids.
        """
        record = self._mock.transition(
            "/api/v2/finance-applications",
            finance_application_id,
            property="status",
            to=plain(status),
            expect=plain(expect),
            force=force,
            patch=plain(patch or {}),
        )
        return FinanceApplication.from_dict(record)

    def create_finance_application(
        self,
        campaign_id: int,
        **attributes: Any,
    ) -> FinanceApplication:
        """Put a finance application into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        attributes["campaign_id"] = campaign_id
        record = self._mock.create_record("/api/v2/finance-applications", [], plain(attributes))
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
        lifecycle has not; `patch` are other properties, set in the same step. Raises NotFoundError, InvalidStateError,
        IllegalTransitionError, StaleStateError, InvalidAttributesError for a patch that the document forbids.
        """
        record = self._mock.transition(
            "/api/v2/invoices",
            invoice_id,
            property="status",
            to=plain(status),
            expect=plain(expect),
            force=force,
            patch=plain(patch or {}),
        )
        return Invoice.from_dict(record)

    def create_invoice(
        self,
        campaign_id: int,
        **attributes: Any,
    ) -> Invoice:
        """Put a invoice into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        attributes["campaign_id"] = campaign_id
        record = self._mock.create_record("/api/v2/invoices", [], plain(attributes))
        return Invoice.from_dict(record)

    def create_invoice_payment(
        self,
        invoice_id: int | str,
        **attributes: Any,
    ) -> Payment:
        """Put a invoice payment into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record(
            "/api/v2/invoices/{id}/payments",
            [
                invoice_id,
            ],
            plain(attributes),
        )
        return Payment.from_dict(record)

    def create_agency(
        self,
        **attributes: Any,
    ) -> Agency:
        """Put a agency into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record("/api/v2/agencies", [], plain(attributes))
        return Agency.from_dict(record)

    def create_property(
        self,
        **attributes: Any,
    ) -> Property:
        """Put a property into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record("/api/v2/properties", [], plain(attributes))
        return Property.from_dict(record)

    def create_asset(
        self,
        **attributes: Any,
    ) -> Asset:
        """Put a asset into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record("/api/v2/assets", [], plain(attributes))
        return Asset.from_dict(record)

    def create_attachment(
        self,
        **attributes: Any,
    ) -> Attachment:
        """Put a attachment into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record("/api/v2/attachments", [], plain(attributes))
        return Attachment.from_dict(record)

    def create_signatory(
        self,
        **attributes: Any,
    ) -> Signatory:
        """Put a signatory into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record("/api/v2/signatories", [], plain(attributes))
        return Signatory.from_dict(record)

    def create_tenant(
        self,
        **attributes: Any,
    ) -> Tenant:
        """Put a tenant into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record("/api/v2/tenants", [], plain(attributes))
        return Tenant.from_dict(record)

    def create_user(
        self,
        **attributes: Any,
    ) -> User:
        """Put a user into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record("/api/v2/users", [], plain(attributes))
        return User.from_dict(record)

    def create_campaign_comment(
        self,
        campaign_id: int | str,
        **attributes: Any,
    ) -> Comment:
        """Put a campaign comment into the mock, past the API: no webhook is sent, and what is not given is made up.

        Raises NotFoundError for a key that leads nowhere, InvalidAttributesError for what the document forbids.
        """
        record = self._mock.create_record(
            "/api/v2/campaigns/{id}/comments",
            [
                campaign_id,
            ],
            plain(attributes),
        )
        return Comment.from_dict(record)

    def list_webhook_events(self) -> list[WebhookEvent]:
        """Every webhook event, newest first, with all that became of it; one entry for each receiver."""
        return rows_of(self._mock.webhooks.events())

    def clear_webhook_events(self) -> None:
        """Forget every webhook event; resources stay."""
        self._mock.webhooks.clear()

    def deliver_pending_webhooks(self, *, advance_clock: bool = False) -> list[Attempt]:
        """Deliver what is due, and wait until each attempt has succeeded or failed.

        `advance_clock` moves the mock's clock to every retry until nothing is pending.
        """
        webhooks = self._mock.webhooks
        attempts = webhooks.drain(advance_clock=True) if advance_clock else webhooks.deliver()
        return [attempt_of(attempt) for attempt in attempts]

    def deliver_now(self, event_id: int | str) -> list[WebhookEvent]:
        """Deliver one event, due or not, and wait until the attempt has succeeded or failed; one entry for each receiver.

        `event_id` is the `id` or the `event_id` of an event. What is delivered, failed, dropped or skipped already stays
        as it is. Raises LookupError for an unknown event.
        """
        return rows_of([self._mock.webhooks.deliver_now(event_id)])

    def advance_clock(self, duration: timedelta | str) -> None:
        """Move the mock's clock forward, by a timedelta or a duration such as `PT1H` (RFC 3339)."""
        self._mock.advance(parse_duration(duration) if isinstance(duration, str) else duration)

    def reset(self) -> None:
        """Back to the start: state, events, journal, faults."""
        self._mock.reset()
