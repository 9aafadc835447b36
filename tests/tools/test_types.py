"""Pyright's word on the generated package: every public type is known, and strict users see no error."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation
from type_checking import SDK, marked, mypy, pyright

from understudy_tools.sdk.regenerate import regenerate

MOCK = Path(__file__).parents[2] / "mock"
USE = '''
"""A user's program, strictly checked."""

import httpx

from campaignflow import AsyncClient, AsyncRawResponse, CampaignFlowError, Client, Event, RawResponse
from campaignflow.errors import NotFoundError
from campaignflow.models import Campaign, CampaignList, CampaignSetStatus, CampaignStatus
from campaignflow.resources.campaigns import AsyncCampaignListPage


def heard(event: Event) -> None:
    print(event.operation, event.seconds)


def use(client: Client) -> list[int]:
    quick = client.with_options(timeout=2.0, max_retries=0, on_event=heard)
    try:
        campaign: Campaign = quick.campaigns.set_status(1, body=CampaignSetStatus(status=CampaignStatus.LIVE))
    except NotFoundError as error:
        print(error.status_code, error.request_id)
        raise
    raw: RawResponse[Campaign] = client.campaigns.with_raw_response.get(campaign.id, max_retries=1)
    print(raw.request_id, raw.headers["x"], raw.parse().name)
    made: Campaign = client.campaigns.with_raw_response.create(name="Spring", timeout=httpx.Timeout(3.0)).parse()
    nested: str = client.campaigns.with_raw_response.vendors.get(1, 2).parse().name
    page: CampaignList = client.campaigns.list(extra_query={"beta": True})
    pages: list[CampaignList] = list(client.campaigns.list().iter_pages())
    with client.assets.with_streaming_response.download(1, "x") as answer:
        size = sum(len(chunk) for chunk in answer.iter_bytes())
    other: Campaign = client.request("GET", "/beta/campaign", cast_to=Campaign, params={"q": 1})
    changed: Campaign = other.evolve(name=nested)
    print(page.total, made.to_json(), changed, client.request("POST", "/beta", body={"a": 1}))
    return [found.id for found in client.campaigns.list(status=CampaignStatus.LIVE)] + [len(pages), size]


async def use_later(client: AsyncClient) -> list[int]:
    try:
        first: CampaignList = await client.campaigns.list()
        raw: AsyncRawResponse[Campaign] = await client.campaigns.with_raw_response.get(1)
        made: AsyncRawResponse[Campaign] = await client.campaigns.with_raw_response.create(name="Spring")
        listed: AsyncRawResponse[AsyncCampaignListPage] = await client.campaigns.with_raw_response.list()
        async with await client.assets.with_streaming_response.download(1, "x") as answer:
            size = sum([len(chunk) async for chunk in answer.iter_bytes()])
        pages = [page.total async for page in client.campaigns.list().iter_pages()]
        print(made.parse().name, listed.parse().total)
        print(first.total, raw.parse().name, size, pages, (await client.request("GET", "/x", cast_to=Campaign)).id)
        return [found.id async for found in client.campaigns.list()]
    except CampaignFlowError:
        return [(await client.campaigns.get(1)).id]


async def token() -> str:
    return "t"


AsyncClient(token=token)
Client(token=lambda: "t", timeout=3, on_request=lambda request: None, headers={"X": "y"})
'''
WRONG = """
from campaignflow import Client

Client(timeout="soon").campaigns.get("1").nothing
"""

CALLS = """
from datetime import date, datetime

from campaignflow import AsyncClient, Client
from campaignflow.models import CampaignCreate, CampaignCreateInput, CampaignStatus

client = Client()
client.campaigns.create(name="Spring", agency_id=1)
client.campaigns.create({"name": "Spring"})
client.campaigns.create(body={"name": "Spring", "agency_id": 1}, timeout=3.0)
client.campaigns.create(CampaignCreate(name="Spring"))
given: CampaignCreateInput = {"name": "Spring"}
client.campaigns.create(given)
client.campaigns.set_status(1, status="live")
client.campaigns.set_status(1, status=CampaignStatus.LIVE)
client.campaigns.list(status="live", page=2)
client.campaigns.create()  # !
client.campaigns.create(nmae="Spring")  # !
client.campaigns.create(name=5)  # !
client.campaigns.create({"nmae": "Spring"})  # !
client.campaigns.create({"name": "Spring", "agency_id": "one"})  # !
client.campaigns.set_status(1, status="lvie")  # !
client.campaigns.set_status(1)  # !
client.campaigns.list(status="lvie")  # !
client.campaigns.list(date.today())  # !
client.campaigns.get(datetime.now())  # !
client.campaign.list()  # !
client.campaigns.get(1, timeout="soon")  # !
client.campaigns.get(1, timout=3)  # !
client.campaigns.with_raw_response.get("1")  # !
client.campaigns.with_raw_response.create(nmae="Spring")  # !
client.campaigns.with_raw_response.get(1).parse().nmae  # !
client.campaigns.list().nmae  # !
Client(tokn="t")  # !
client.with_options(timout=3)  # !


async def wait(other: AsyncClient) -> None:
    await other.campaigns.vendors.create(1, name="Val", vendor="Val")  # !
    await other.campaigns.set_status(1, status="live")
"""
MAKE = """
import json
from datetime import UTC, datetime

from campaignflow.testing.factories import CampaignFlowFactories, Invalid
from campaignflow.testing.factories.campaign import CampaignFactory
from campaignflow.models import Agency, Campaign, CampaignBudget, CampaignCreate, CampaignStatus, EntityType
from understudy.testing.factories import Factories


def make(factory: Factories) -> list[str]:
    made = CampaignFlowFactories(factory)
    maker: CampaignFactory = made.campaign
    one: Campaign = maker.insert("live", name="Autumn", created_at=datetime.now(UTC))
    two: list[Campaign] = maker.insert(CampaignStatus.LIVE, count=2, status="live", full=True)
    sent: Campaign = maker.create("approved", "live", name="Autumn", attrs={"agency_id": 1}, variants=["busy"])
    several: list[Campaign] = maker.create(count=2, relate={"agency": made.agency.insert(), "property": 1})
    bodies: list[CampaignCreate] = maker.params(count=2)
    bodies.append(maker.params(name="Autumn", relate={"agency": 1}))
    wrong: tuple[Invalid, ...] = maker.invalid(violate="name:maxLength")
    budget: CampaignBudget = made.campaign_budget.insert(relate={"campaign": one}, amount=5.0)
    agency: Agency = made.agency.insert()
    maker.insert(build=["agency", {"campaign_budgets": 2}, {"comments": {"count": 3, "attrs": {"comment": "x"}}}])
    maker.insert(relate={"agency": agency, "campaign_budgets": [budget, 2], "property": None})
    maker.insert(expand=["agency", {"campaign_budgets": []}], validate=False)
    maker.create(expand={"agency": ["campaigns"]}, build=["agency"])
    bodies.append(maker.params(build=["agency"]))
    print(maker.params(case="kebab", nest=["data", "campaign"]), maker.params(encode=json, count=2))
    made.asset.insert(hash="a" * 64, entity_type="campaign")
    made.asset.insert(entity_type=EntityType.CAMPAIGN)
    paths = [maker.path(each) for each in [one, *two, sent, *several]]
    return [*paths, maker.path(5), bodies[0].name, wrong[0].pointer]
"""
MISMADE = """
from campaignflow.testing.factories import CampaignFlowFactories
from understudy.testing.factories import Factories


def mismake(factory: Factories, made: CampaignFlowFactories) -> None:
    CampaignFlowFactories("http://127.0.0.1:4010")  # !
    made.campain  # !
    made.campaign.insert(nmae="Autumn")  # !
    made.campaign.insert(name=5)  # !
    made.campaign.insert("liev")  # !
    made.campaign.insert(status="liev")  # !
    made.agency.insert("live")  # !
    made.campaign.insert(name="Autumn").nmae  # !
    made.campaign.insert(count=2).name  # !
    made.campaign.insert(count="2")  # !
    made.campaign.insert(relate={"agancy": 1})  # !
    made.campaign.insert(relate={"agency": made.campaign.insert()})  # !
    made.campaign.insert(relate={"comments": []})  # !
    made.campaign.insert(build=["agancy"])  # !
    made.campaign.insert(build=[{"campaign_budgets": {"cuont": 2}}])  # !
    made.campaign.insert(expand=["agancy"])  # !
    made.campaign.insert(validate="no")  # !
    made.campaign.insert(case="camel")  # !
    made.campaign.create(validate=False)  # !
    made.campaign.params(expand=["agency"])  # !
    made.campaign.params(case="camle")  # !
    made.campaign.create(created_at=None)  # !
    made.campaign.params(id=1)  # !
    made.campaign.params(build=["agancy"])  # !
    made.campaign.params().id  # !
    made.invoice.create()  # !
    made.campaign.path(made.agency.insert())  # !
    made.campaign.invalid()[0].pionter  # !
"""


@pytest.mark.slow
def test_the_public_types_are_complete() -> None:
    """Without the flag it counts what httpx leaves without annotations: `Response.headers` and twelve more."""
    found = pyright("--verifytypes", "campaignflow", "--ignoreexternal")["typeCompleteness"]
    assert found["completenessScore"] >= 0.99
    assert found["exportedSymbolCounts"]["withKnownType"] > 1000
    assert found["missingFunctionDocStringCount"] == 0


def each_written(folder: Path, programs: dict[str, str], settings: dict[str, Any]) -> dict[str, list[Any]]:
    """What pyright finds in programs, which it reads in one run: most of that is the package that they use."""
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict", **settings}))
    for name, program in programs.items():
        (folder / f"{name}.py").write_text(program)
    report = pyright(*(f"{name}.py" for name in programs), folder=folder)
    assert report["summary"]["filesAnalyzed"] == len(programs)
    found: dict[str, list[Any]] = {name: [] for name in programs}
    for entry in report["generalDiagnostics"]:
        found[Path(entry["file"]).stem].append(entry)
    return found


@pytest.fixture(scope="module")
def found_in_users(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    return each_written(tmp_path_factory.mktemp("users"), {"use": USE, "wrong": WRONG}, {})


@pytest.mark.slow
@pytest.mark.parametrize(("program", "errors"), [("use", 0), ("wrong", 3)])
def test_strict_users_see_their_own_errors_only(
    found_in_users: dict[str, list[Any]], program: str, errors: int
) -> None:
    shown = [entry["message"] for entry in found_in_users[program] if entry["severity"] == "error"]
    assert len(shown) >= errors if errors else shown == []


@pytest.mark.slow
@pytest.mark.parametrize("parts", [[SDK / "campaignflow", SDK / "tests"], [MOCK / "understudy" / "admin_client"]])
def test_pyright_finds_nothing_in_what_is_generated(tmp_path: Path, parts: list[Path]) -> None:
    """The runtime of hand-written modules included: an editor shows its findings to who opens a module of it."""
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(MOCK)], "include": [part.name for part in parts]}
    for part in parts:
        shutil.copytree(part, tmp_path / part.name)
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    found = pyright(folder=tmp_path)
    diagnostics = [(Path(entry["file"]).name, entry["message"]) for entry in found["generalDiagnostics"]]
    assert diagnostics == []
    assert found["summary"]["filesAnalyzed"] > 100


@pytest.mark.slow
def test_pyright_finds_nothing_in_a_stream_that_takes_plain_data(tmp_path: Path) -> None:
    """Its async method has overloads of coroutines, which pyright does not solve for `with_raw_response`."""
    text = {"type": "string"}
    body = {
        "type": "object",
        "required": ["question"],
        "properties": {"question": text, "place": {"type": "object", "properties": {"town": text}}},
    }
    chat = operation("chat", body=body)
    chat["responses"]["200"]["content"] = {"text/event-stream": {"schema": text}}
    (tmp_path / "openapi.json").write_text(json.dumps(document({"/chat": {"post": chat}})))
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package="flowing", progress=lambda _: None)
    settings = {"typeCheckingMode": "strict", "include": ["flowing/resources"]}
    (tmp_path / "out" / "pyrightconfig.json").write_text(json.dumps(settings))
    found = pyright(folder=tmp_path / "out")
    assert [each["message"] for each in found["generalDiagnostics"]] == []
    assert found["summary"]["filesAnalyzed"] > 1


CHECKED = {"make": MAKE, "mismade": MISMADE, "calls": CALLS}


@pytest.fixture(scope="module")
def found_by_pyright(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    settings = {"extraPaths": [str(SDK), str(MOCK)], "reportUnusedExpression": False}
    return each_written(tmp_path_factory.mktemp("checked"), CHECKED, settings)


@pytest.mark.slow
@pytest.mark.parametrize("name", CHECKED)
def test_pyright_finds_each_wrong_use_and_no_other(found_by_pyright: dict[str, list[Any]], name: str) -> None:
    diagnostics = found_by_pyright[name]
    assert {entry["range"]["start"]["line"] + 1 for entry in diagnostics} == marked(CHECKED[name]), diagnostics


@pytest.fixture(scope="module")
def found_by_mypy(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("checked")
    for name, program in CHECKED.items():
        (folder / f"{name}.py").write_text(program)
    files = [f"{name}.py" for name in CHECKED]
    return mypy(*files, folder=folder, MYPYPATH=os.pathsep.join([str(SDK), str(MOCK)]))


@pytest.mark.slow
@pytest.mark.parametrize("name", CHECKED)
def test_mypy_finds_each_wrong_use_and_no_other(found_by_mypy: str, name: str) -> None:
    found = {int(line.split(":")[1]) for line in found_by_mypy.splitlines() if line.startswith(f"{name}.py:")}
    assert found == marked(CHECKED[name]), found_by_mypy
