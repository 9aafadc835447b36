"""The orders document as data, calls to a mock of it, and what is wrong with a changed one."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from receivers import ORDERS

from understudy.contract import read_contract
from understudy.exchange import Request
from understudy.mock import Mock
from understudy.problem import DocumentError

BASE = yaml.safe_load(ORDERS.read_text())


def call(mock: Mock, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    headers = {"content-type": "application/json"} if body is not None else {}
    response = mock.handle(Request(method, path, "", headers, b"" if body is None else json.dumps(body).encode()))
    return response.status, json.loads(response.body) if response.body else None


def problems_of(tmp_path: Path, **change: Any) -> list[str]:
    built = copy.deepcopy(BASE)
    lifecycle = built["components"]["schemas"]["Order"]["x-mock-lifecycle"]
    lifecycle.update(change)
    (tmp_path / "orders.json").write_text(json.dumps(built))
    with pytest.raises(DocumentError) as caught:
        read_contract(tmp_path / "orders.json")
    return [f"{problem.message} ({problem.hint})" for problem in caught.value.problems]
