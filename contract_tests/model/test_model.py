"""The model against the mock: random lives of records, in process and over a socket, of our contract and of others.

A failure lists every request of the life as a curl command; UNDERSTUDY_SEED starts other lives.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from live_mocks import BOOKSHOP, SHARED, SPEC, server
from model_runner import contract_of, in_process, over_socket, over_stores, run
from postgres import database

from understudy.contract import Contract
from understudy.state.durable import DurableStore
from understudy.state.shared_store import SharedStore

EXAMPLES = int(os.environ.get("UNDERSTUDY_LIVES") or (300 if os.environ.get("CI") else 30))
"""How many lives each document is put through; a life is 30 steps."""
OURS = {"campaignflow": SPEC, "bookshop": BOOKSHOP}
OTHERS = ("orders.yaml", "petstore.yaml", "museum.yaml", "train-travel.yaml", "widgets.yaml")


@pytest.mark.parametrize("name", OURS)
def test_our_documents_in_process(name: str) -> None:
    run(in_process(contract_of(OURS[name])), EXAMPLES)


@pytest.fixture(scope="module", params=OURS)
def live(request: pytest.FixtureRequest) -> Iterator[tuple[Contract, str]]:
    file = OURS[request.param]
    with server("--auth", "strict", "--fill", "required", spec=file) as url:
        yield contract_of(file), url


def test_our_documents_over_a_socket(live: tuple[Contract, str]) -> None:
    run(over_socket(*live), EXAMPLES // 3)


@pytest.mark.parametrize("file", [BOOKSHOP, SHARED / "orders.yaml"], ids=lambda file: file.stem)
def test_state_in_a_file(file: Path, tmp_path: Path) -> None:
    with closing(DurableStore(f"sqlite:///{tmp_path}/state.db")) as store:
        run(over_stores(contract_of(file), [store]), EXAMPLES // 15)


@pytest.mark.parametrize("file", [BOOKSHOP, SHARED / "orders.yaml"], ids=lambda file: file.stem)
def test_two_processes_that_share_a_database(file: Path) -> None:
    with database() as url, closing(SharedStore(url)) as one, closing(SharedStore(url)) as other:
        run(over_stores(contract_of(file), [one, other]), EXAMPLES // 15)


@pytest.mark.parametrize("name", OTHERS)
def test_documents_of_others_in_process(name: str) -> None:
    run(in_process(contract_of(SHARED / name)), EXAMPLES // 3)
