"""The generated typed factories: models of what the mock holds, by Python names, and what they say to mistakes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from campaignflow import Client
from campaignflow.models import (
    AssetCreate,
    Campaign,
    CampaignCreate,
    CampaignStatus,
    EntityType,
    ReferralPropertyCreate,
)
from campaignflow.testing import CampaignFlowFactories
from live_mocks import ROOT, SPEC, new_mock

from understudy.mock import Mock, open_mock
from understudy.openapi.loaded import overlays_beside
from understudy.server.inprocess import transport
from understudy.testing.factories import CreateRefused, Factories, Factory, FactoryError, Variant, sequence

BORN = datetime(2024, 2, 29, 12, 30, tzinfo=UTC)


@pytest.fixture
def mock() -> Mock:
    return new_mock(auth="lenient")


@pytest.fixture
def made(mock: Mock) -> CampaignFlowFactories:
    return CampaignFlowFactories(Factories(mock, seed=1))


@pytest.fixture
def client(mock: Mock) -> Iterator[Client]:
    with (
        httpx.Client(transport=transport(mock)) as http,
        Client(base_url="http://mock", token="t", http_client=http) as api,
    ):
        yield api


def test_insert_gives_the_model_of_what_get_answers(made: CampaignFlowFactories, client: Client, mock: Mock) -> None:
    campaign = made.campaign.insert("live", name="Autumn", created_at=BORN)
    assert type(campaign) is Campaign
    assert (campaign.name, campaign.status, campaign.created_at) == ("Autumn", CampaignStatus.LIVE, BORN)
    assert len(mock.journal) == 0
    assert client.campaigns.get(campaign.id) == campaign
    assert made.campaign.path(campaign) == made.campaign.path(campaign.id) == f"/api/v2/campaigns/{campaign.id}"


def test_the_same_records_are_made_as_without_types() -> None:
    typed, plain = (Factories(new_mock(), seed=7) for _ in range(2))
    wanted = plain.insert("Campaign", "live", full=True)
    assert CampaignFlowFactories(typed).campaign.insert("live", full=True) == Campaign.from_dict(wanted)


def test_count_gives_a_list(made: CampaignFlowFactories) -> None:
    assert [each.name for each in made.campaign.insert(count=2, name="x")] == ["x", "x"]
    assert made.campaign.insert(count=0) == []
    assert [type(each) for each in made.campaign.create(count=1)] == [Campaign]
    assert [type(each) for each in made.campaign.params(count=2)] == [CampaignCreate] * 2


def test_states_are_names_or_members(made: CampaignFlowFactories, mock: Mock) -> None:
    assert made.campaign.insert(CampaignStatus.SOLD).status is made.campaign.insert("sold").status
    assert mock.webhooks.events() == ()
    assert made.campaign.create("live").status is CampaignStatus.LIVE
    assert mock.webhooks.events() != ()


def test_create_goes_through_the_api(made: CampaignFlowFactories, mock: Mock) -> None:
    referral = made.referral.create()
    assert mock.journal.entries()[-1].operation_id == "createReferral"
    assert referral.id == 1


def test_a_refusal_is_reported_as_without_types(made: CampaignFlowFactories, mock: Mock) -> None:
    mock.faults.add("createCampaign", 500)
    with pytest.raises(CreateRefused):
        made.campaign.create()


def test_params_are_what_the_client_takes(made: CampaignFlowFactories, client: Client) -> None:
    body = made.campaign.params(name="Autumn", relate={"agency": made.agency.insert()})
    assert body == CampaignCreate(name="Autumn", agency_id=1)
    assert client.campaigns.create(body=body).name == "Autumn"
    assert type(made.asset.params()) is AssetCreate


def test_invalid_bodies_are_json(made: CampaignFlowFactories) -> None:
    [broken] = made.campaign.invalid(violate="name:maxLength")
    assert (broken.violation, broken.pointer) == ("name:maxLength", "/name")
    assert len(broken.value["name"]) > len(broken.base["name"])


def test_records_are_related_by_model_key_or_list(made: CampaignFlowFactories, client: Client) -> None:
    campaign = made.campaign.insert()
    budgets = [
        made.campaign_budget.insert(relate={"campaign": campaign}),
        made.campaign_budget.insert(relate={"campaign": campaign.id}),
        made.campaign_budget.insert(relate={"campaign": client.campaigns.get(campaign.id)}),
    ]
    assert {budget.campaign_id for budget in budgets} == {campaign.id}
    other = made.campaign.insert(relate={"campaign_budgets": budgets})
    assert {client.campaign_budgets.get(budget.id).campaign_id for budget in budgets} == {other.id}


def test_a_model_is_the_very_record_that_was_made(made: CampaignFlowFactories, mock: Mock) -> None:
    """Two vendors of one key stand below two campaigns: only where they came from tells them apart."""
    first, second = made.campaign.insert(), made.campaign.insert()
    vendors = [made.campaign_vendor.insert(vendor_id=1, relate={"campaign": each}) for each in (first, second)]
    assert [made.campaign_vendor.path(vendor) for vendor in vendors] == [
        f"/api/v2/campaigns/{first.id}/vendors/1",
        f"/api/v2/campaigns/{second.id}/vendors/1",
    ]


def test_related_records_are_built_along(made: CampaignFlowFactories, mock: Mock) -> None:
    made.campaign.insert(
        build=["agency", {"campaign_budgets": 2}, {"comments": {"count": 3, "attrs": {"comment": "hi"}}}]
    )
    kept = Factories(mock)
    assert len(mock.records("campaign-budgets")) == 2
    assert [kept.insert("Agency")["id"], made.campaign_comment.insert(relate={"campaign": 1}).id] == [2, 4]


def test_what_is_built_or_expanded_stands_in_the_model(made: CampaignFlowFactories) -> None:
    sale = made.campaign.insert(build=["agency", {"campaign_budgets": 2}])
    assert sale["agency"]["id"] == sale.agency_id
    assert [each["campaign_id"] for each in sale["campaign_budgets"]] == [sale.id] * 2
    budget = made.campaign_budget.create(relate={"campaign": sale}, expand={"campaign": ["agency"]})
    assert budget["campaign"]["agency"] == sale["agency"]
    assert made.campaign_budget.insert(relate={"campaign": sale}, expand="campaign")["campaign"]["id"] == sale.id


def test_a_legacy_record_is_a_model_that_has_what_is_wrong(made: CampaignFlowFactories, client: Client) -> None:
    old = made.campaign.insert("live", attrs={"name": 5, "created_at": "never"}, validate=False)
    assert (old.name, old.created_at, old.status) == (5, "never", CampaignStatus.LIVE)
    assert client.campaigns.get(old.id) == old


def test_bodies_in_every_form(made: CampaignFlowFactories, mock: Mock) -> None:
    body = made.campaign_budget.params(build=[{"campaign": {"attrs": {"name": "Spring"}}}])
    assert mock.get("campaigns", body.campaign_id)["name"] == "Spring"
    shaped = made.campaign_budget.params(case="camel", nest=["data", "budget"], amount=5.0, relate={"campaign": 1})
    assert shaped == {"data": {"budget": {"campaignId": 1, "amount": 5.0}}}
    text = made.campaign_budget.params(encode=json, amount=5.0, relate={"campaign": 1})
    assert json.loads(text) == {"amount": 5.0, "campaign_id": 1}
    form = made.campaign_budget.params(encode="form", amount=5.0, relate={"campaign": 1})
    assert sorted(form.split(b"&")) == [b"amount=5.0", b"campaign_id=1"]
    several = made.campaign_budget.params(case="kebab", count=2, relate={"campaign": 1})
    assert [sorted(each) for each in several] == [["amount", "campaign-id"]] * 2
    assert type(made.campaign_budget.params(case=None, nest=None, encode=None).amount) is float


def test_values_are_rendered_as_python_has_them(made: CampaignFlowFactories) -> None:
    asset = made.asset.insert(hash="a" * 64, entity_type=EntityType.CAMPAIGN, created_at=BORN)
    assert (asset.hash, asset.entity_type, asset.created_at) == ("a" * 64, EntityType.CAMPAIGN, BORN)
    place = ReferralPropertyCreate.from_dict(
        {"address": "1 High St", "suburb": "Carlton", "state": "VIC", "postcode": "3053"}
    )
    assert made.referral.create(property=place).property.suburb == "Carlton"
    assert made.referral.insert(attrs={"property.suburb": "Fitzroy"}).property.suburb == "Fitzroy"


def test_declarations_hold(mock: Mock) -> None:
    declared = Factory(
        "Campaign", {"name": sequence(lambda n: f"Sale {n}")}, [Variant("busy", build=[{"comments": 3}])]
    )
    made = CampaignFlowFactories(Factories(mock, declarations=[declared]))
    assert made.campaign.insert("live", variants=["busy"]).name == "Sale 1"
    assert made.campaign.create(variants="busy", attrs={"name": lambda: "drawn"}).name == "drawn"
    assert made.campaign_comment.insert().id == 7


WRONG: dict[str, tuple[Callable[[Any], object], type[Exception], str]] = {
    "attribute": (
        lambda made: made.campaign.insert(nmae="x"),
        TypeError,
        'Campaign has no attribute "nmae"; did you mean "name"?',
    ),
    "attribute like none": (
        lambda made: made.campaign.create(zzz="x"),
        TypeError,
        'Campaign has no attribute "zzz"; it has id, name, status, created_at, updated_at, agency_id, property_id',
    ),
    "name like one of the document": (
        lambda made: made.asset.insert(hsh="x"),
        TypeError,
        'Asset has no attribute "hsh"; did you mean "hash"?',
    ),
    "name in attrs": (
        lambda made: made.campaign.insert(attrs={"nmae": "x"}),
        FactoryError,
        'Campaign has no attribute "nmae"; did you mean "name"?',
    ),
    "attribute said twice": (
        lambda made: made.campaign.insert(name="x", attrs={"name": "y"}),
        TypeError,
        '"name" is given twice: in attrs and by keyword',
    ),
    "state": (
        lambda made: made.campaign.insert("liev"),
        FactoryError,
        'Campaign has no variant "liev"; did you mean "live"?',
    ),
    "value": (
        lambda made: made.campaign.insert(name=5),
        FactoryError,
        "Campaign breaks the document: /name expected string, got integer",
    ),
    "relation": (
        lambda made: made.campaign.insert(relate={"agancy": 1}),
        FactoryError,
        'Campaign has no relation "agancy"; did you mean "agency"?',
    ),
    "relation to build": (
        lambda made: made.campaign.insert(build=["vendos"]),
        FactoryError,
        'Campaign has no relation "vendos"; did you mean "vendors"?',
    ),
    "case": (
        lambda made: made.campaign.params(case="camle"),
        FactoryError,
        'params has no case "camle"; did you mean "camel"?',
    ),
    "relation to expand": (
        lambda made: made.campaign_budget.insert(expand=["campagn"]),
        FactoryError,
        'CampaignBudget has no relation "campagn"; did you mean "campaign"?',
    ),
    "an option of another method": (
        lambda made: made.campaign.create(validate=False),
        FactoryError,
        'Campaign has no attribute "validate"; validate= is an option of insert',
    ),
    "another one": (
        lambda made: made.campaign.insert(encode="json"),
        TypeError,
        'Campaign has no attribute "encode"; encode= is an option of params',
    ),
    "read-only attribute": (
        lambda made: made.campaign.params(id=1),
        FactoryError,
        "createCampaign takes no id; the service sets it, and insert may",
    ),
    "count": (
        lambda made: made.campaign.insert(count=-1),
        FactoryError,
        "count is a number from 0 on, or None for one record that is not in a list; got -1",
    ),
    "relate": (lambda made: made.campaign.insert(relate=3), TypeError, "relate takes a mapping by names; got 3"),
    "attrs": (lambda made: made.campaign.insert(attrs=[1]), TypeError, "attrs takes a mapping by names; got [1]"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_named_with_the_nearest_name(name: str, made: CampaignFlowFactories, mock: Mock) -> None:
    wrong, kind, message = WRONG[name]
    before = mock.records("campaigns"), mock.records("assets")
    with pytest.raises(kind) as caught:
        wrong(made)
    assert str(caught.value) == message
    assert (mock.records("campaigns"), mock.records("assets")) == before


def test_what_is_no_factory_is_refused(mock: Mock) -> None:
    needed = "the factories of a mock are needed, such as understudy's fixture `factory` or "
    with pytest.raises(TypeError) as caught:
        CampaignFlowFactories(mock)  # type: ignore[arg-type]  # the mistake that is tested
    assert str(caught.value) == f"{needed}understudy.testing.factories.Factories(mock); got Mock"


def test_the_package_neither_needs_understudy_nor_imports_factories_by_itself() -> None:
    program = (
        "import sys; sys.modules['understudy'] = None\n"
        "import campaignflow; assert 'campaignflow.testing.factories' not in sys.modules\n"
        "import campaignflow.testing.factories\n"
        "assert not [name for name in sys.modules if name.startswith('campaignflow.models')]\n"
        "import campaignflow.testing.factories.campaign\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(ROOT, "generated", "campaignflow"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_factory_makes_everything() -> None:
    made = CampaignFlowFactories(Factories(open_mock(SPEC, overlays=overlays_beside(SPEC)), seed=3))
    names = [name for name in vars(CampaignFlowFactories) if not name.startswith("_")]
    assert "campaign" in names
    assert "agency_suggestion" not in names, "a view of another collection has no records"
    for name in names:
        factory = getattr(made, name)
        for make in ("insert", "create", "params"):
            for options in ({}, {"full": True}) if hasattr(factory, make) else ():
                assert "from_dict" in dir(getattr(factory, make)(**options)), (name, make)
