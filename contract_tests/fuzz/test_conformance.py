"""schemathesis against the mock: all phases, all checks, none excluded; in process and over a socket."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conformance import EXAMPLES, SEED, check
from live_mocks import BASIC, SPEC, bearer, new_mock, server

from understudy.openapi.document import load
from understudy.server.app import create_app

# Every check of schemathesis 4, the ones that are off by default too.
ALL_CHECKS = {"enabled": True}
DATA_PHASES = ("examples", "coverage", "fuzzing")
TAGS = sorted(
    {
        tag
        for item in load(SPEC).data["paths"].values()
        for node in item.values()
        if isinstance(node, dict)
        for tag in node.get("tags", ())
    }
)


@pytest.mark.parametrize("tag", TAGS)
def test_in_process(tag: str) -> None:
    mock = new_mock()
    report = check(
        app=create_app(mock),
        headers={"Authorization": bearer(mock) if tag != "oauth" else BASIC},
        phases=DATA_PHASES,
        checks=ALL_CHECKS,
        tag=tag,
    )
    assert not report.failures, str(report)
    assert not report.errors, str(report)
    assert report.cases > 0


def test_sequences_of_calls_along_the_links_in_process() -> None:
    """Hypothesis ends some seeds of this phase after few cases, whatever number of examples is requested."""
    cases, seed = 0, SEED
    while cases <= 100 and seed < SEED + 5:
        mock = new_mock()
        report = check(
            app=create_app(mock),
            headers={"Authorization": bearer(mock)},
            phases=["stateful"],
            checks=ALL_CHECKS,
            examples=max(EXAMPLES, 100),
            seed=seed,
        )
        assert not report.failures, str(report)
        assert not report.errors, str(report)
        cases, seed = cases + report.cases, seed + 1
    assert cases > 100


@pytest.fixture(scope="module")
def live() -> Iterator[str]:
    # In process answers are whole, over the socket they are the least.
    with server("--auth", "strict", "--fill", "required") as url:
        yield url


@pytest.mark.parametrize("tag", TAGS)
def test_over_a_socket(tag: str, live: str) -> None:
    headers = {"Authorization": bearer(live) if tag != "oauth" else BASIC}
    report = check(url=live, headers=headers, phases=DATA_PHASES, checks=ALL_CHECKS, tag=tag, examples=EXAMPLES // 4)
    assert not report.failures, str(report)
    assert not report.errors, str(report)


def test_sequences_of_calls_along_the_links_over_a_socket(live: str) -> None:
    report = check(
        url=live, headers={"Authorization": bearer(live)}, phases=["stateful"], checks=ALL_CHECKS, examples=EXAMPLES
    )
    assert not report.failures, str(report)
    assert not report.errors, str(report)
