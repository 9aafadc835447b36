"""The code of docs/webhooks-sending.md runs as it stands there."""

from __future__ import annotations

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "webhooks-sending.md").read_text(encoding="utf-8")


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_given: Any) -> None:
        """Say nothing."""


def test_the_page_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        names: dict[str, Any] = {"hook": f"http://127.0.0.1:{receiver.server_address[1]}/"}
        blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
        assert len(blocks) == 2
        for block in blocks:
            exec(compile(block, "docs/webhooks-sending.md", "exec"), names)
        receiver.shutdown()
