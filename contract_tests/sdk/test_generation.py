"""Generation holds for documents that nobody here has written: whole, importable and clean to a strict type checker."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from generated_packages import generated_package
from live_mocks import SHARED
from type_checking import mypy

from understudy.openapi.document import load

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
OPERATIONS = {
    "adyen-binlookup.json": 2,
    "museum.yaml": 8,
    "orders.yaml": 9,
    "paypal-payments.json": 7,
    "petstore.yaml": 19,
    "train-travel.yaml": 7,
    "widgets.yaml": 5,
    "stripe.json": 417,
    "github.json": 1223,
}
every_document = pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.slow] if count > 100 else []) for name, count in OPERATIONS.items()],
)
# Imports every module and every model, and lists each operation that a resource's class has a method for.
LOOK = """
import functools, importlib, inspect, json, pkgutil, sys
import {package}
found = []
for module in pkgutil.walk_packages({package}.__path__, "{package}."):
    loaded = importlib.import_module(module.name)
    if module.name.startswith("{package}.resources."):
        for name, make in vars(loaded).items():
            if type(make).__name__ == "Operation":
                found.append((make.method, make.path))
models = importlib.import_module("{package}.models")
classes = [getattr(models, name) for name in models.__all__]
client = {package}.Client(base_url="http://mock")
def is_twin(name, kind):
    return name.endswith("_stream") and hasattr(kind, name.removesuffix("_stream"))
def below(resource):
    for name, found in vars(type(resource)).items():
        if isinstance(found, functools.cached_property):
            yield from below(getattr(resource, name))
        elif not name.startswith("_") and inspect.isfunction(found) and not is_twin(name, type(resource)):
            yield f"{{type(resource).__name__}}.{{name}}"
methods = set(below(client))
json.dump({{"calls": found, "classes": len(classes), "methods": len(methods)}}, sys.stdout)
"""


def documented(name: str) -> set[tuple[str, str]]:
    """(method, path) of each operation, path parameters without their names."""
    paths: dict[str, Any] = load(SHARED / name).data["paths"]
    return {
        (method, re.sub(r"\{[^{}]*\}", "{}", path))
        for path, item in paths.items()
        for method in METHODS
        if item.get(method)
    }


@every_document
def test_every_operation_has_a_method(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = generated_package(name, tmp_path_factory)
    command = [sys.executable, "-W", "error", "-c", LOOK.format(package=made.name)]
    done = subprocess.run(command, cwd=made.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    printed = json.loads(done.stdout)
    calls = {(method, re.sub(r"\{[^{}]*\}", "{}", path)) for method, path in printed["calls"]}
    assert calls == documented(name)
    assert printed["methods"] == len(calls) == OPERATIONS[name]


@every_document
def test_a_strict_type_checker_finds_nothing(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = generated_package(name, tmp_path_factory)
    found = mypy(made.name, folder=made.parent)
    files = len(list(made.rglob("*.py")))
    assert found.splitlines()[-1:] == [f"Success: no issues found in {files} source files"], found[-3000:]


@every_document
def test_nothing_differs_from_one_run_to_the_next(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An object that is printed has an address, which no document has."""
    made = generated_package(name, tmp_path_factory)
    files = [file for file in made.parent.rglob("*") if file.is_file() and file.parent.name != "__pycache__"]
    assert [file.name for file in files if b" object at 0x" in file.read_bytes()] == []


def test_every_shared_document_is_covered() -> None:
    assert {file.name for file in SHARED.iterdir()} == OPERATIONS.keys()
