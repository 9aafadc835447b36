"""The code of docs/webhooks-sending.md runs as it stands there, of a mock in this process and of one that is served."""

from __future__ import annotations

import pytest
from howtos import DOCS, blocks, both_ways, driven_over, run_page

from understudy.testing.webhooks import Receiver


@both_ways
def test_the_page_runs(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS.parent)
    assert len(blocks("webhooks-sending.md")) == 2
    with Receiver() as receiver, driven_over(way, monkeypatch):
        run_page("webhooks-sending.md", {"hook": receiver.url})
    assert len(receiver.received()) == 5
