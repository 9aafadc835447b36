"""What a start imports: names of modules, which say the same on every machine, where seconds do not."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "spec" / "campaignflow" / "openapi.yaml"
# Of the standard library, too: each of these takes longer than reading a small document.
HEAVY = frozenset(
    [
        "apispec",
        "asyncio",
        "email",
        "faker",
        "flask",
        "flask_swagger_ui",
        "html",
        "http.client",
        "http.cookiejar",
        "httptools",
        "httpx",
        "importlib.metadata",
        "jsonpatch",
        "jsonpath_rfc9535",
        "jsonschema_rs",
        "marshmallow",
        "multiprocessing",
        "orjson",
        "prance",
        "pytest",
        "ssl",
        "sqlalchemy",
        "sqlite3",
        "tomllib",
        "urllib.request",
        "urllib3",
        "uuid",
        "werkzeug",
        "xml",
        "yaml",
    ]
)
# Of these a mock that answers needs some.
NEEDED = frozenset({"asyncio", "email", "httptools", "jsonschema_rs", "orjson", "ssl", "uuid"})
# What only reading, inferring, or a part of a mock that is seldom used needs.
SELDOM = frozenset(
    [
        "understudy.openapi.bundle",
        "understudy.openapi.document",
        "understudy.openapi.lint",
        "understudy.openapi.overlay",
        "understudy.openapi.swagger",
        "understudy.openapi.yaml_text",
        "understudy.inference.doubts",
        "understudy.inference.imply",
        "understudy.inference.infer",
        "understudy.inference.plans",
        "understudy.inference.verbs",
        "understudy.rendering.error_body",
        "understudy.security.consent",
        "understudy.server.app",
        "understudy.server.cli.explain",
        "understudy.server.prefixes",
        "understudy.server.watch",
        "understudy.state.durable",
        "understudy.testing.plugin",
    ]
)
ANSWER = """
import os, socket, sys, threading
from understudy.server import server
from understudy.server.cli import banner, main

def answered(*_mocks, listener, **_options):
    with socket.create_connection(("127.0.0.1", listener.port)) as link:
        link.sendall(b"GET /api/v2/campaigns HTTP/1.1\\r\\nHost: localhost\\r\\nAuthorization: Bearer t\\r\\n\\r\\n")
        assert link.recv(12) == b"HTTP/1.1 200"
    print(*sys.modules, flush=True)
    os._exit(0)

# The loop is free to answer while a thread of ours asks.
banner.announce = lambda *mocks, **options: threading.Thread(target=answered, args=mocks, kwargs=options).start()
main.main(["serve", sys.argv[1], "--port", "0", "--quiet", "--no-watch"])
"""


def modules(*arguments: str) -> set[str]:
    """The modules that a Python process in an empty folder has imported, which it prints in its last line."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True, cwd=folder)
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_package_imports_nothing_heavy() -> None:
    imported = modules("-c", "import sys, understudy; print(*sys.modules)")
    assert imported & HEAVY == set()
    own = {name for name in imported if name.startswith("understudy")}
    assert own == {"understudy", "understudy.extensions", "understudy.lazy_dataclass"}


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom understudy.server.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    print(*sys.modules)"
    )
    imported = modules("-c", code, *arguments)
    assert imported & HEAVY <= {"orjson", "uuid"}
    assert not imported & {*SELDOM, "understudy.mock", "understudy.contract", "understudy.engine"}


@pytest.mark.process
def test_the_first_answer_from_the_cache_imports_only_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UNDERSTUDY_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first, second = (modules("-c", ANSWER, str(SPEC)) for _ in range(2))
    assert "understudy.openapi.lint" in first
    assert "understudy.stages.respond" in second
    assert second & SELDOM == set()
    assert second & HEAVY <= NEEDED
