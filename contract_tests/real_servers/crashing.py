"""What the tests that kill servers have in common: a receiver that counts, and servers that begin and end at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from live_mocks import ROOT

ORDERS = ROOT / "tests" / "support" / "orders.yaml"
SECRET = "whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"


class Receiver(ThreadingHTTPServer):
    """Counts the deliveries of every event id, and refuses some, so that retries are under way too."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: Counter[str] = Counter()
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hook"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["id"]
        with self.server.lock:
            self.server.seen[name] += 1
            refused = int(name.rpartition("_")[2]) % 7 == 0 and self.server.seen[name] == 1
        self.send_response(500 if refused else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


def start(state: str, receiver: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "understudy.server.cli.main", "serve", str(ORDERS), "--port", "0"]
    command += ["--state", state, "--webhook", receiver, "--webhook-secret", SECRET]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, start_new_session=True
    )
    assert process.stdout is not None
    seen = []
    for line in process.stdout:
        seen.append(line)
        if " operations at " in line:
            return process, line.split(" operations at ")[1].strip()
    raise AssertionError("the server did not start:\n" + "".join(seen))


def kill(process: subprocess.Popen[str]) -> None:
    """Both processes, at once and without a word."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)
