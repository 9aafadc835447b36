"""Documents that would take for ever, or all memory: bounded, told with pointer and reason, and the rest is served."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation

pytestmark = pytest.mark.process

SECONDS = 60
"""Far more than it takes on a busy machine; what hangs takes for ever."""
MEMORY = 4 * 1024**3
LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from understudy.exchange import Request
from understudy.mock import open_mock
mock = open_mock(sys.argv[1])
made = mock.handle(Request("POST", "/things", "", {{"content-type": "application/json"}}, b"{{}}"))
listed = mock.handle(Request("GET", "/others", "", {{}}, b""))
print(made.status, listed.status)
for problem in mock.problems:
    print(problem)
"""
DEEP = {f"S{at}": {"allOf": [{"$ref": f"#/components/schemas/S{at + 1}"}] * 3} for at in range(14)}
AT = "#/paths/~1things/post/responses/201/content/application~1json/schema/properties/code"


def hostile(code: Any, folder: Path) -> Path:
    deep = DEEP if code == CASES["parts that multiply"][0] else {}
    thing = {"type": "object", "required": ["id", "code"], "properties": {"id": {"type": "integer"}, "code": code}}
    paths = {
        "/things": {"post": operation("createThing", "201", thing, body={"type": "object"})},
        "/others": {"get": operation("listOthers", reply={"type": "array", "items": {"type": "object"}})},
    }
    file = folder / "openapi.json"
    file.write_text(json.dumps(document(paths, {**deep, "S14": {"type": "object", "properties": {"a": {}}}})))
    return file


CASES: dict[str, tuple[Any, int, str]] = {
    "nested repetition": (
        {"type": "string", "pattern": "^(?:(?:(?:(?:a?){50}){50}){50})$"},
        201,
        f"{AT}/pattern: ^(?:(?:(?:(?:a?){{50}}){{50}}){{50}})$ repeats more than can be checked and is not checked",
    ),
    "too many repetitions": (
        {"type": "string", "pattern": "^[a-z]{1,1000000000}$"},
        201,
        f"{AT}/pattern: ^[a-z]{{1,1000000000}}$ is no regular expression (ECMA-262) and is not checked",
    ),
    "catastrophic backtracking": ({"type": "string", "pattern": "^(a+)+$"}, 201, ""),
    "inline flags": ({"type": "string", "pattern": "^(?i)abc$"}, 201, ""),
    "a script of Unicode": ({"type": "string", "pattern": r"^\p{Greek}+$"}, 201, ""),
    "unsatisfiable": ({"type": "string", "pattern": "^a$", "minLength": 5}, 501, ""),
    "parts that multiply": (
        {"$ref": "#/components/schemas/S0"},
        201,
        "#/components/schemas/S0: the parts of this schema multiply to ",
    ),
    "a FIFO": ({"$ref": "./pipe.json"}, 201, f"{AT}: ./pipe.json: this is no regular file"),
    "an endless device": ({"$ref": "/dev/zero"}, 201, f"{AT}: /dev/zero: this is no regular file"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory and devices as Linux has them")
@pytest.mark.parametrize("name", CASES)
def test_what_would_take_for_ever_costs_its_spot(name: str, tmp_path: Path) -> None:
    code, status, message = CASES[name]
    os.mkfifo(tmp_path / "pipe.json")
    command = [sys.executable, "-c", LIMITED, str(hostile(code, tmp_path))]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert ended.returncode == 0, ended.stderr
    first, *problems = ended.stdout.splitlines()
    assert first == f"{status} 200"
    assert any(message in problem for problem in problems) if message else problems == []
