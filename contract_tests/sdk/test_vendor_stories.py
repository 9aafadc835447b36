"""Longer stories with vendors' own SDKs, unmodified, against a mock of their vendor's document alone.

stripe-node does what stripe-python does in test_stripe_states.py; octokit and PyGithub work at issues, comments and
pull requests.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import github
import httpx
import pytest
from live_mocks import PYGITHUB_AT_ONCE, SHARED, server

from real_servers import node_packages

pytestmark = [pytest.mark.slow, pytest.mark.process]
STRIPE = (
    "payments_are_confirmed_and_then_no_longer_canceled",
    "payments_are_captured_by_hand",
    "payments_are_canceled",
    "refunds_count_in_their_charge",
    "refunds_name_a_payment_that_is_there",
    "invoices_are_drafts_then_open_then_paid_or_void",
    "subscriptions_have_items_and_are_canceled",
    "references_are_expanded",
    "lists_are_filtered_and_paged",
    "errors_are_typed_and_name_their_parameter",
)
OCTOKIT = (
    "issues_are_made_edited_closed_and_opened",
    "issues_are_listed_by_state",
    "comments_are_made_changed_and_deleted",
    "labels_of_a_repository_are_made_and_listed",
    "pull_requests_are_made_edited_and_closed",
    "pull_requests_are_merged",
    "what_is_missing_is_a_404",
)


def _in_node(script: str, package: str, address: str) -> Mapping[str, str]:
    modules = node_packages(package) / "node_modules"
    command = ["node", str(Path(__file__).parent / script), str(modules), address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    results: Mapping[str, str] = json.loads(done.stdout)
    return results


@pytest.fixture(scope="module")
def stripe_node() -> Mapping[str, str]:
    with server(spec=SHARED / "stripe.json") as address:
        return _in_node("stripe_states.mjs", "stripe@23.1.0", address)


@pytest.fixture(scope="module")
def github_address() -> Iterator[str]:
    with server(spec=SHARED / "github.json") as address:
        yield address


@pytest.fixture(scope="module")
def octokit(github_address: str) -> Mapping[str, str]:
    return _in_node("github_stories.mjs", "octokit@5.0.5", github_address)


@pytest.fixture
def repo(github_address: str) -> Iterator[Any]:
    httpx.post(f"{github_address}/__mock__/reset").raise_for_status()
    with _shop(github_address) as shop:
        yield shop


@pytest.fixture
def repo_as_served() -> Iterator[Any]:
    """Of a server as it is by default: it takes what services take and their documents leave out."""
    with server("--validation", "service", spec=SHARED / "github.json") as address, _shop(address) as shop:
        yield shop


@contextmanager
def _shop(address: str) -> Iterator[Any]:
    auth = github.Auth.Token("token")
    with github.Github(auth=auth, base_url=address, per_page=5, **PYGITHUB_AT_ONCE) as client:
        yield client.get_user().create_repo("shop")


@pytest.mark.parametrize("story", STRIPE)
def test_stripe_node(stripe_node: Mapping[str, str], story: str) -> None:
    assert stripe_node[story] == "ok"


@pytest.mark.parametrize("story", OCTOKIT)
def test_octokit(octokit: Mapping[str, str], story: str) -> None:
    assert octokit[story] == "ok"


def test_every_story_is_looked_at(stripe_node: Mapping[str, str], octokit: Mapping[str, str]) -> None:
    assert (tuple(stripe_node), tuple(octokit)) == (STRIPE, OCTOKIT)


def test_issues_are_made_edited_closed_and_opened(repo: Any) -> None:
    made = repo.create_issue("Broken", body="It is")
    assert (made.title, made.body, made.state) == ("Broken", "It is", "open")
    made.edit(title="Mended", state="closed")
    shown = repo.get_issue(made.number)
    assert (shown.title, shown.state) == ("Mended", "closed")
    made.edit(state="open")
    assert repo.get_issue(made.number).state == "open"


def test_issues_are_listed_by_state(repo: Any) -> None:
    made = [repo.create_issue(f"i{number}").number for number in range(12)]
    repo.get_issue(made[0]).edit(state="closed")
    assert sorted(each.number for each in repo.get_issues()) == made[1:]
    assert [each.number for each in repo.get_issues(state="closed")] == made[:1]
    assert sorted(each.number for each in repo.get_issues(state="all")) == made


def test_labels_of_an_issue_are_added_replaced_and_removed(repo_as_served: Any) -> None:
    """PyGithub sends the labels as a bare array, for which the document has words only."""
    repo = repo_as_served
    for name in ("bug", "ui"):
        repo.create_label(name, "ff0000")
    issue = repo.create_issue("Broken")
    issue.add_to_labels("bug")
    issue.add_to_labels("bug", "ui")
    assert [each.name for each in issue.get_labels()] == ["bug", "ui"]
    shown = repo.get_issue(issue.number).labels
    assert [(each.name, each.color) for each in shown] == [("bug", "ff0000"), ("ui", "ff0000")]
    issue.remove_from_labels("bug")
    assert [each.name for each in repo.get_issue(issue.number).labels] == ["ui"]
    issue.set_labels("bug")
    assert [each.name for each in issue.get_labels()] == ["bug"]
    issue.delete_labels()
    assert list(issue.get_labels()) == repo.get_issue(issue.number).labels == []
    assert [each.name for each in repo.get_labels()] == ["bug", "ui"]


def test_people_are_assigned_to_an_issue_and_taken_off(repo: Any) -> None:
    issue = repo.create_issue("Broken")
    issue.add_to_assignees("ada", "bob")
    assert [each.login for each in repo.get_issue(issue.number).assignees] == ["ada", "bob"]
    issue.remove_from_assignees("ada")
    assert [each.login for each in repo.get_issue(issue.number).assignees] == ["bob"]


def test_comments_are_made_changed_and_deleted(repo: Any) -> None:
    issue = repo.create_issue("Broken")
    first, other = issue.create_comment("hello"), issue.create_comment("two")
    assert [each.body for each in issue.get_comments()] == ["hello", "two"]
    first.edit("changed")
    other.delete()
    assert [each.body for each in issue.get_comments()] == ["changed"]


def test_pull_requests_are_made_edited_and_merged(repo: Any) -> None:
    made = repo.create_pull(base="main", head="topic", title="Add")
    assert (made.title, made.state, made.merged) == ("Add", "open", False)
    assert [each.number for each in repo.get_pulls()] == [made.number]
    made.edit(title="Added")
    assert repo.get_pull(made.number).title == "Added"
    assert made.merge().merged is True
    shown = repo.get_pull(made.number)
    assert (shown.merged, shown.state) == (True, "closed")


def test_pull_requests_are_closed(repo: Any) -> None:
    made = repo.create_pull(base="main", head="topic", title="Add")
    made.edit(state="closed")
    assert repo.get_pull(made.number).state == "closed"
