"""Pyright's word on the generated package: every public type is known, and strict users see no error."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SDK = Path(__file__).parents[1] / "generated" / "campaignflow"
USE = '''
"""A user's program, strictly checked."""

from campaignflow import AsyncClient, CampaignFlowError, Client, Event, RawResponse
from campaignflow.errors import NotFoundError
from campaignflow.models import Campaign, CampaignList, CampaignSetStatus, CampaignStatus


def heard(event: Event) -> None:
    print(event.operation, event.seconds)


def use(client: Client) -> list[int]:
    quick = client.with_options(timeout=2.0, max_retries=0, on_event=heard)
    try:
        campaign: Campaign = quick.campaigns.set_status(1, body=CampaignSetStatus(status=CampaignStatus.LIVE))
    except NotFoundError as error:
        print(error.status, error.request_id)
        raise
    raw: RawResponse[Campaign] = client.campaigns.get_raw(campaign.id)
    print(raw.request_id, raw.headers["x"], raw.parse().name)
    pages: list[CampaignList] = list(client.campaigns.list_all().pages())
    with client.assets.download_stream(1, "x") as stream:
        size = sum(len(chunk) for chunk in stream)
    return [found.id for found in client.campaigns.list_all(status=CampaignStatus.LIVE)] + [len(pages), size]


async def use_later(client: AsyncClient) -> list[int]:
    try:
        return [found.id async for found in client.campaigns.list_all()]
    except CampaignFlowError:
        return [(await client.campaigns.get(1)).id]
'''
WRONG = """
from campaignflow import Client

Client(timeout="soon").campaigns.get("1").nothing
"""


def pyright(*arguments: str, folder: Path = SDK) -> dict[str, Any]:
    """Pyright's report; it looks for packages where `python` on the path does."""
    command = shutil.which("pyright", path=str(Path(sys.executable).parent))
    if command is None and not os.environ.get("CI"):
        pytest.skip("pyright is not installed")
    assert command is not None, "pyright is in the dev group; CI must have it"
    bin_folder = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([bin_folder, os.environ["PATH"]]),
        "PYTHONPATH": str(SDK),
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
    }
    done = subprocess.run(
        [command, *arguments, "--outputjson"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if not done.stdout.startswith("{") and not os.environ.get("CI"):
        pytest.skip(f"pyright can't run here: {done.stderr[-200:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.slow
def test_the_public_types_are_complete() -> None:
    """Without the flag it counts what httpx leaves without annotations: `Response.headers` and twelve more."""
    found = pyright("--verifytypes", "campaignflow", "--ignoreexternal")["typeCompleteness"]
    assert found["completenessScore"] >= 0.99
    assert found["exportedSymbolCounts"]["withKnownType"] > 1000
    assert found["missingFunctionDocStringCount"] == 0


@pytest.mark.slow
@pytest.mark.parametrize(("program", "errors"), [(USE, 0), (WRONG, 3)])
def test_strict_users_see_their_own_errors_only(tmp_path: Path, program: str, errors: int) -> None:
    (tmp_path / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict"}))
    (tmp_path / "use.py").write_text(program)
    told = pyright("use.py", folder=tmp_path)["generalDiagnostics"]
    shown = [entry["message"] for entry in told if entry["severity"] == "error"]
    assert len(shown) >= errors if errors else shown == []
