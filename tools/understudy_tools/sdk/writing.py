"""Writes the files of a package from its templates, and copies what every package has."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from openapi_python_client import Project

from understudy.contract import Contract
from understudy.webhooks import signing
from understudy_tools.sdk.factories import Making, factory_imports
from understudy_tools.sdk.methods import MethodGroup
from understudy_tools.sdk.operation_tests import TestedGroup
from understudy_tools.sdk.surfaces import operations_json

_HERE = Path(__file__).parent
_SIGNING = Path(signing.__file__).parent
KEPT = {"changelog.md.jinja": "CHANGELOG.md", "release.yml.jinja": ".github/workflows/release.yml"}
"""Files that are written once and then belong to the user, by their templates."""


def write_surface(project: Project, groups: list[MethodGroup], target: Path, contract: Contract) -> None:
    def render(name: str, place: Path, **values: Any) -> None:
        place.write_text(project.env.get_template(name).render(**values), encoding="utf-8")

    resources = target / "resources"
    resources.mkdir()
    (resources / "__init__.py").write_text('"""One module a resource."""\n', encoding="utf-8")
    for group in groups:
        render("resource.py.jinja", resources / f"{group.module}.py", group=group)
    render("raw.py.jinja", resources / "_raw.py")
    render("client.py.jinja", target / "client.py")
    render("errors.py.jinja", target / "errors.py")
    render("webhooks.py.jinja", target / "webhooks.py")
    render("cli.py.jinja", target / "cli.py")
    render("mcp.py.jinja", target / "mcp.py")
    (target / "operations.json").write_text(operations_json(contract, groups), encoding="utf-8")
    (target / "py.typed").write_text("", encoding="utf-8")
    runtime = target / "_runtime"
    shutil.copytree(_HERE / "runtime", runtime, ignore=shutil.ignore_patterns("__pycache__", "signing.py", "testing"))
    shutil.copytree(_SIGNING, runtime / "signing", ignore=shutil.ignore_patterns("__pycache__"))


def write_testing(project: Project, makings: list[Making], folder: Path) -> None:
    """What no user of the client needs: the driver, and a module of factories for each resource."""

    def render(name: str, place: str, **values: Any) -> None:
        (folder / place).write_text(project.env.get_template(name).render(**values), encoding="utf-8")

    runtime = _HERE / "runtime" / "testing"
    (folder / "_runtime").mkdir(parents=True)
    for module in runtime.glob("*.py"):
        # There it stands below the runtime, here beside it.
        text = module.read_text(encoding="utf-8").replace("from ..", "from ..._runtime.")
        (folder / "_runtime" / module.name).write_text(text, encoding="utf-8")
    render("testing_init.py.jinja", "__init__.py")
    render("driver.py.jinja", "driver.py")
    if makings:
        (folder / "factories").mkdir()
        render("factories_init.py.jinja", "factories/__init__.py", imports=factory_imports(makings))
        for making in makings:
            render("factory.py.jinja", f"factories/{making.noun}.py", making=making)


def write_tests(project: Project, tested: list[TestedGroup], folder: Path) -> None:
    """A test of each operation, for who has a mock of the document."""
    folder.mkdir()
    conftest = project.env.get_template("tests_conftest.py.jinja")
    (folder / "conftest.py").write_text(conftest.render(), encoding="utf-8")
    template = project.env.get_template("tests_module.py.jinja")
    for each in tested:
        (folder / f"test_{each.module}.py").write_text(template.render(tested=each), encoding="utf-8")


def write_distribution(project: Project, out: Path) -> None:
    for name, place in (
        ("pyproject.toml.jinja", "pyproject.toml"),
        ("distribution.md.jinja", "README.md"),
        ("reference.md.jinja", "reference.md"),
        *KEPT.items(),
    ):
        (out / place).parent.mkdir(parents=True, exist_ok=True)
        (out / place).write_text(project.env.get_template(name).render(), encoding="utf-8")
