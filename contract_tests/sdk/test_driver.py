"""The generated typed driver: the same calls, to the same effect, on a mock of this process and on a server."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from campaignflow import Client
from campaignflow.models import CampaignStatus, FinanceApplicationStatus, ReferralCreate
from campaignflow.testing.driver import (
    Driver,
    IllegalTransitionError,
    InvalidAttributesError,
    InvalidStateError,
    MockError,
    NotFoundError,
    RemoteError,
    StaleStateError,
)
from live_mocks import ROOT, new_mock, server

from understudy.addresses import address_of
from understudy.clock import ManualClock
from understudy.remote.mock import RemoteMock
from understudy.server.inprocess import transport

REFERRAL = ReferralCreate.from_dict(
    {
        "property": {"address": "1 High St", "suburb": "Carlton", "state": "VIC", "postcode": "3053"},
        "budget": {"amount": 5000.0},
        "agents": [{"name": "Ann", "email": "ann@example.com", "phone": "0400000000"}],
        "vendor_parties": [{"type": "individual", "name": "Val", "email": "val@example.com", "phone": "0400000001"}],
    }
)


class Receiver(ThreadingHTTPServer):
    """Keeps what arrives, answers with what is queued, else 204."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got: list[Any] = []
        self.answers: list[int] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hook"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        self.server.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 204)
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as made:
        yield made
        made.shutdown()


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """A server whose sessions have nothing in common."""
    with server("--delivery", "manual") as url:
        yield url


@pytest.fixture(params=["in process", "by its address", "a session of a server"])
def driven(request: pytest.FixtureRequest, receiver: Receiver) -> Iterator[tuple[Driver, Client]]:
    credentials: dict[str, Any] = {"client_id": "understudy", "client_secret": "understudy"}
    if request.param == "in process":
        mock = new_mock(clock=ManualClock())
        mock.webhooks.add_endpoint(receiver.url)
        http = httpx.Client(transport=transport(mock), base_url="http://mock")
        with Driver(mock) as driver, Client(base_url="http://mock", http_client=http, **credentials) as client:
            yield driver, client
    elif request.param == "a session of a server":
        url, key = request.getfixturevalue("served"), f"ada-{receiver.server_address[1]}"
        session = RemoteMock(url, session=key)
        session.webhooks.add_endpoint(receiver.url)
        with Driver(session) as driver, Client(base_url=address_of(url, key), **credentials) as client:
            yield driver, client
    else:
        with (
            server("--webhook", receiver.url, "--delivery", "manual") as url,
            Driver(url) as driver,
            Client(base_url=url, **credentials) as client,
        ):
            yield driver, client


def test_a_referral_goes_live_and_the_event_is_delivered(driven: tuple[Driver, Client], receiver: Receiver) -> None:
    driver, client = driven
    referral = client.referrals.create(body=REFERRAL)
    assert driver.list_webhook_events() == []
    live = driver.set_campaign_status(referral.campaign_id, CampaignStatus.LIVE)
    assert live == client.campaigns.get(referral.campaign_id)
    assert live.status == CampaignStatus.LIVE
    (event,) = driver.list_webhook_events()
    assert (event.event_type, event.status, event.attempts) == ("campaign_status_change", "pending", 0)
    assert (event.target_url, event.max_attempts, event.history) == (receiver.url, 5, ())
    assert receiver.got == []
    receiver.answers.append(500)
    (attempt,) = driver.deliver_pending_webhooks()
    assert attempt.response_status == 500
    (event,) = driver.list_webhook_events()
    assert (event.status, event.attempts, event.response_status) == ("pending", 1, 500)
    assert event.next_retry_at is not None
    assert event.last_attempt_at is not None
    assert 30 <= (event.next_retry_at - event.last_attempt_at).total_seconds() < 60
    assert driver.deliver_pending_webhooks() == []
    driver.deliver_pending_webhooks(advance_clock=True)
    (event,) = driver.list_webhook_events()
    assert (event.status, event.attempts, len(event.history)) == ("delivered", 2, 2)
    assert event.delivered_at is not None
    assert event.updated_at == event.delivered_at.replace(microsecond=0) > event.inserted_at
    assert event.delivered_at is not None
    assert [got["data"]["status"] for got in receiver.got] == ["live", "live"]
    assert {got["id"] for got in receiver.got} == {event.event_id}
    assert (event.id, event.last_error) == (1, None)


def test_one_event_is_delivered_now_and_no_more_once_it_is_settled(
    driven: tuple[Driver, Client], receiver: Receiver
) -> None:
    driver, _ = driven
    campaign = driver.create_campaign(name="x")
    for status in (CampaignStatus.LIVE, CampaignStatus.SOLD):
        driver.set_campaign_status(campaign.id, status)
    receiver.answers += [500, 204]
    (event,) = driver.deliver_now(1)
    assert (event.status, event.attempts, event.last_error) == ("pending", 1, "HTTP 500")
    (event,) = driver.deliver_now(event.event_id)
    assert (event.status, event.attempts, event.last_error) == ("delivered", 2, None)
    assert driver.deliver_now(event.id) == [event]
    assert [got["data"]["status"] for got in receiver.got] == ["live", "live"]
    assert [(event.id, event.status) for event in driver.list_webhook_events()] == [(2, "pending"), (1, "delivered")]
    with pytest.raises(LookupError, match="there is no event '9'"):
        driver.deliver_now("9")


def test_an_event_is_skipped_where_nobody_subscribed() -> None:
    with Driver(new_mock()) as driver:
        driver.set_campaign_status(driver.create_campaign().id, CampaignStatus.LIVE)
        (event,) = driver.list_webhook_events()
        assert (event.status, event.target_url, event.attempts) == ("skipped", None, 0)
        assert driver.deliver_pending_webhooks(advance_clock=True) == []
        assert driver.deliver_now(event.id) == [event]


def test_an_application_is_made_quietly_and_notified_when_it_moves(
    driven: tuple[Driver, Client], receiver: Receiver
) -> None:
    driver, client = driven
    referral = client.referrals.create(body=REFERRAL)
    application = driver.create_finance_application(referral.campaign_id)
    assert application.status == FinanceApplicationStatus.DRAFT
    assert application.campaign_budget_id == referral.campaign_budget_id
    assert driver.list_webhook_events() == []
    driver.set_finance_application_status(application.id, "approved")
    driver.set_campaign_status(referral.campaign_id, "live")
    assert [event.event_type for event in driver.list_webhook_events()] == [
        "campaign_status_change",
        "finance_application_status_change",
    ]
    driver.clear_webhook_events()
    assert driver.list_webhook_events() == []
    assert client.finance_applications.get(application.id).status == FinanceApplicationStatus.APPROVED
    assert driver.deliver_pending_webhooks() == []
    assert receiver.got == []


def test_setting_the_status_that_it_has_emits_as_well(driven: tuple[Driver, Client]) -> None:
    driver, _ = driven
    campaign = driver.create_campaign(name="x")
    for _ in range(2):
        driver.set_campaign_status(campaign.id, CampaignStatus.LIVE)
    payloads = [event.payload["data"] for event in driver.list_webhook_events()]
    assert [(data["previous_status"], data["status"]) for data in payloads] == [("live", "live"), ("draft", "live")]


def test_a_move_takes_other_properties_along(driven: tuple[Driver, Client]) -> None:
    driver, client = driven
    campaign = driver.create_campaign(name="x")
    moved = driver.set_campaign_status(campaign.id, CampaignStatus.LIVE, patch={"name": "y"})
    assert (moved.status, moved.name) == (CampaignStatus.LIVE, "y")
    assert moved == client.campaigns.get(campaign.id)
    with pytest.raises(InvalidAttributesError, match="campaigns: name can't be 5: the schema forbids it"):
        driver.set_campaign_status(campaign.id, CampaignStatus.SOLD, patch={"name": 5})
    assert client.campaigns.get(campaign.id) == moved


def test_what_can_not_be_done_is_reported(driven: tuple[Driver, Client]) -> None:
    driver, _ = driven
    with pytest.raises(NotFoundError, match="there is no campaign 99"):
        driver.set_campaign_status(99, CampaignStatus.LIVE)
    with pytest.raises(NotFoundError, match="there is no campaign 99"):
        driver.create_finance_application(99)
    campaign = driver.create_campaign()
    with pytest.raises(InvalidStateError, match="'lively' is no status of campaigns; allowed: draft,") as invalid:
        driver.set_campaign_status(campaign.id, "lively")
    assert (invalid.value.value, set(invalid.value.allowed)) == ("lively", set(CampaignStatus))
    with pytest.raises(StaleStateError, match='status is "draft", not "live" as expected'):
        driver.set_campaign_status(campaign.id, "sold", expect=CampaignStatus.LIVE)
    with pytest.raises(InvalidAttributesError, match="campaigns has no property 'nam'; did you mean name"):
        driver.create_campaign(nam="x")
    assert driver.list_webhook_events() == []


def test_a_driver_needs_a_mock_or_an_address() -> None:
    with pytest.raises(ValueError, match=r"address is one such as http://127\.0\.0\.1:4010; got 'localhost:4010'$"):
        Driver("localhost:4010")
    with pytest.raises(TypeError, match="a mock of understudy, or the address of one, is needed; got int"):
        Driver(5)
    with (
        pytest.raises(RemoteError, match=r"no mock answers at http://127\.0\.0\.1:1"),
        Driver("http://127.0.0.1:1") as driver,
    ):
        driver.list_webhook_events()


def test_another_document_gets_a_driver_of_its_own(tmp_path: Path) -> None:
    from understudy.mock import open_mock
    from understudy_tools.sdk.regenerate import regenerate

    spec = ROOT / "tests" / "support" / "orders.yaml"
    regenerate(spec, tmp_path / "orders", progress=lambda _: None)
    sys.path.insert(0, str(tmp_path / "orders"))
    try:
        from orders.models import Status  # type: ignore[import-not-found]
        from orders.testing.driver import Driver as OrdersDriver  # type: ignore[import-not-found]
        from orders.testing.driver import IllegalTransitionError as Illegal

        with OrdersDriver(open_mock(spec, clock=ManualClock())) as driver:
            order = driver.create_order(note="x")
            assert driver.set_order_status(order.id, Status.PAID).status == Status.PAID
            with pytest.raises(Illegal, match='after "paid" comes "settled", "lost"') as illegal:
                driver.set_order_status(order.id, Status.CLOSED)
            assert illegal.value.allowed == ("settled", "lost")
            assert driver.set_order_status(order.id, Status.CLOSED, force=True).status == Status.CLOSED
    finally:
        sys.path.remove(str(tmp_path / "orders"))
        for name in [name for name in sys.modules if name.partition(".")[0] == "orders"]:
            del sys.modules[name]
    assert issubclass(IllegalTransitionError, MockError)


def command(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "understudy.server.cli.main", *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_the_command_line_drives_a_server(receiver: Receiver) -> None:
    with server("--webhook", receiver.url, "--delivery", "manual") as url, Driver(url) as driver:
        driver.create_campaign(name="x")
        assert command("status", "campaigns", "1", "--url", url) == (
            0,
            "status: draft  (one of draft, sent_to_vendor, approved, live, sold, withdrawn, completed, cancelled)\n",
        )
        assert command("status", "campaigns", "1", "live", "--url", url) == (0, "campaigns 1 is live\n")
        code, printed = command("status", "campaigns", "1", "lives", "--url", url)
        assert (code, printed.strip().endswith("did you mean live?")) == (1, True)
        assert command("status", "campaign", "9", "live", "--url", url) == (1, "there is no campaign 9\n")
        code, printed = command("events", "--url", url)
        assert code == 0
        assert "evt_000001  campaign_status_change  /api/v2/campaigns 1" in printed
        assert f"    pending {receiver.url}  0 of 5 attempts" in printed
        assert command("events", "--resource", "campaigns", "--key", "1", "--url", url) == (0, printed)
        assert command("events", "--resource", "campaigns", "--key", "2", "--url", url) == (0, "")
        code, refused = command("events", "--resource", "campaings", "--url", url)
        assert (code, refused) == (1, "the document has no resource 'campaings'; did you mean campaigns?\n")
        code, printed = command("deliver", "--url", url)
        assert (code, printed.splitlines()[-1]) == (0, "1 attempts")
        code, printed = command("events", "--json", "--status", "delivered", "--url", url)
        assert json.loads(printed)["payload"]["data"]["status"] == "live"
        follower = subprocess.Popen(
            [sys.executable, "-m", "understudy.server.cli.main", "events", "--follow", "--url", url],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert follower.stdout is not None
        assert "evt_000001" in follower.stdout.readline()
        assert "delivered" in follower.stdout.readline()
        driver.set_campaign_status(1, "sold")
        assert "evt_000002" in follower.stdout.readline()
        follower.kill()
        follower.communicate()
    assert command("deliver", "--url", "http://127.0.0.1:1")[1].startswith("no mock answers at http://127.0.0.1:1 (")
