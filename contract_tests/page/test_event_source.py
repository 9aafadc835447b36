"""An unmodified EventSource in Chromium reads a stream to its end, and comes back where it left off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, sync_playwright
from processes import running, serve
from test_event_streams import WORDS, spoken

from real_servers import chromium

pytestmark = [pytest.mark.slow, pytest.mark.process]

LISTEN = """
url => new Promise(resolve => {
  const heard = [], opened = []
  const source = new EventSource(url)
  source.onopen = () => opened.push(heard.length)
  source.onmessage = event => heard.push([event.lastEventId, event.data])
  source.onerror = () => { if (source.readyState === EventSource.CLOSED) resolve({heard, opened}) }
})
"""


def listen(page: Page, url: str) -> Any:
    return page.evaluate(LISTEN, f"{url}/speech")


def test_a_stream_is_read_to_its_end_and_after_a_lost_connection(tmp_path: Path) -> None:
    path = chromium()
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(spoken()))
    with running(serve(file)) as (_, url), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{url}/__mock__/")
        whole = listen(page, url)
        fault = {"operationId": "speak", "kind": "truncated-body"}
        httpx.post(f"{url}/__mock__/faults", json=fault, trust_env=False).raise_for_status()
        cut = listen(page, url)
        browser.close()
    events = [[str(number), word] for number, word in enumerate(WORDS, start=1)]
    assert whole == {"heard": events, "opened": [0]}
    assert cut["heard"] == events
    assert cut["opened"][0] == 0
    assert 0 < cut["opened"][1] < len(WORDS)
    assert len(cut["opened"]) == 2
