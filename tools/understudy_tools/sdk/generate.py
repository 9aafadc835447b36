"""Writes the package of one document into an empty folder, with openapi-python-client doing the models."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData

from understudy.contract import Contract
from understudy.problem import DocumentError, Problem
from understudy.webhooks import signing
from understudy_tools.sdk import docs
from understudy_tools.sdk.driver import driven_by
from understudy_tools.sdk.events import events_of, signatures_of
from understudy_tools.sdk.factories import Making, factory_imports, makings
from understudy_tools.sdk.methods import MethodGroup, free_attributes, groups_of, schemes_of
from understudy_tools.sdk.naming import RESERVED_CLASSES, class_case, model_class, package_name, plain, runtime_class
from understudy_tools.sdk.opc.imports import tidied
from understudy_tools.sdk.opc.loosen import loosen
from understudy_tools.sdk.opc.lower import lowered
from understudy_tools.sdk.opc.media import overrides
from understudy_tools.sdk.opc.patches import copied, mended, quicken
from understudy_tools.sdk.read_write_only import unread, unsent

__all__ = ["generate"]

_HERE = Path(__file__).parent
_SIGNING = Path(signing.__file__).parent
_TEMPLATES = _HERE / "templates"
_ROUNDS = 6
_RUFF = ("--isolated", "--no-cache", "--line-length", "120", "--target-version", "py311")


def generate(contract: Contract, played: Contract, out: Path, *, package: str | None = None) -> list[str]:
    """Generate the distribution of a contract into `out`; the pointers of what had to be typed as `Any`.

    `played` is the contract with what a mock of it is told besides: the driver and the factories are of that one.

    Raises DocumentError when the generator can't read the document, or leaves out an operation of it.
    """
    title = contract.title
    package = package or package_name(title)
    target = out / package
    low = lowered(contract)
    config = _config(package, target, overrides(low.data))
    data, loose = _parse(low.data, config)
    free_attributes(data, config)
    groups = groups_of(data, contract, low, config, package)
    _check_complete(contract, groups, data)
    project = Project(openapi=data, config=config, custom_template_path=_TEMPLATES)
    known = {str(model.class_info.name) for model in data.models}
    events = events_of(contract, low, known, signatures_of(played))
    loose += events.classless
    project.env.filters["optional"] = lambda entry: attrs.evolve(entry, required=False)
    project.env.filters["wire"] = lambda name: str(plain(name))
    project.env.filters["py"] = lambda value: repr(plain(value))
    project.env.filters["runtime_class"] = runtime_class
    project.env.filters["tidied"] = tidied
    beside = _beside(played, data, groups)
    root = title if title.isidentifier() and not title.islower() else class_case(title)
    servers = _servers(contract)
    project.env.globals.update(
        groups=groups,
        docs=docs,
        credentials=_credentials(schemes_of(contract)),
        package=package,
        title=title,
        version=_distribution_version(contract.version),
        error_root=f"{root}Error",
        factories_root=f"{root}Factories",
        enum_text=_enum_texts(low.data["components"]["schemas"]),
        schemes=schemes_of(contract),
        home=next(iter(servers.values())),
        environments=servers,
        events=events,
        unsent=unsent,
        unread=unread,
        **beside,
    )
    quicken(project.env)
    project.package_dir.mkdir(parents=True)
    with contextlib.redirect_stdout(io.StringIO()):
        project._create_package()  # noqa: SLF001 - driving the generator step by step has no public way
        project._build_models()  # noqa: SLF001 - likewise
    _write_surface(project, groups, target)
    _write_factories(project, beside["makings"], target / "factories")
    _write_distribution(project, out, target)
    _format(out)
    return loose


def _beside(contract: Contract, data: GeneratorData, groups: list[MethodGroup]) -> dict[str, Any]:
    """What stands beside the client for tests: the driver of a mock, and the factories of its records."""
    models = {str(model.class_info.name) for model in data.models}
    enums = {str(enum.class_info.name) for enum in data.enums}
    driven = driven_by(contract, models, enums)
    kinds = dict.fromkeys(state.type for entry in driven for state in entry.states if state.type)
    modules = {str(enum.class_info.name): str(enum.class_info.module_name) for enum in data.enums}
    classes = [{"name": kind, "module": modules[kind]} for kind in kinds]
    return {"driven": driven, "state_classes": classes, "makings": makings(contract, data, groups)}


def _config(package: str, target: Path, content_types: dict[str, str]) -> Config:
    file = ConfigFile.model_validate(
        {
            "post_hooks": [],
            "docstrings_on_attributes": True,
            "package_name_override": package,
            "literal_enums": False,
            "class_overrides": {name: {"class_name": f"{name}Model"} for name in sorted(RESERVED_CLASSES)},
            "content_type_overrides": content_types,
        }
    )
    return Config.from_sources(file, MetaType.NONE, target, "utf-8", True, target)


def _parse(low: dict[str, Any], config: Config) -> tuple[GeneratorData, list[str]]:
    """Parse, loosening what the generator reports, until it reports nothing that can be loosened."""
    loose: list[str] = []
    for _ in range(_ROUNDS):
        data = _parsed(low, config)
        changed = loosen(low, data)
        if not changed:
            return data, loose
        loose += changed
    return _parsed(low, config), loose


def _parsed(low: dict[str, Any], config: Config) -> GeneratorData:
    try:
        # The generator writes into what it reads.
        with mended():
            data = GeneratorData.from_dict(copied(low), config=config)
    except Exception as error:
        raise DocumentError([Problem("generator", f"openapi-python-client can't read it: {error}")]) from error
    if not isinstance(data, GeneratorData):
        raise DocumentError([Problem("generator", f"{data.header}: {data.detail}")])
    return data


def _check_complete(contract: Contract, groups: list[MethodGroup], data: GeneratorData) -> None:
    """Every operation must have its method: the generator drops what it can't type, sometimes without a word."""
    made = {method.operation.id for group in groups for method in group.methods}
    reasons = [error for collection in data.endpoint_collections_by_tag.values() for error in collection.parse_errors]
    problems = []
    for operation in contract.operations.values():
        if operation.id not in made:
            why = next((str(error.header) for error in reasons if operation.path in str(error.header)), "")
            name = operation.operation_id or operation.id
            problems.append(Problem("incomplete", f"{name} was left out of the SDK", operation.pointer, hint=why))
    if problems:
        raise DocumentError(problems)


def _enum_texts(schemas: Mapping[str, Mapping[str, Any]]) -> Any:
    texts = {model_class(name): schema.get("description", "").strip() for name, schema in schemas.items()}
    return lambda name: texts.get(str(name)) or f"Values of {name}."


def _servers(contract: Contract) -> dict[str, str]:
    found: dict[str, str] = {}
    for position, server in enumerate(contract.servers):
        name = (server.description or f"server {position + 1}").strip().rstrip(".").lower()
        if server.url.startswith(("http://", "https://")) and "{" not in server.url:
            found[name] = server.url.rstrip("/")
    return found or {"local": "http://127.0.0.1:4010"}


def _credentials(schemes: Mapping[str, Mapping[str, str]]) -> str:
    """The arguments of a client that the first scheme asks for."""
    given = {
        "oauth2": 'client_id="…", client_secret="…"',
        "bearer": 'token="…"',
        "basic": 'username="…", password="…"',
        "apiKey": 'api_key="…"',
    }
    return next((given[scheme["kind"]] for scheme in schemes.values() if scheme["kind"] in given), "")


def _distribution_version(text: str) -> str:
    digits = [part for part in text.lstrip("v").split(".") if part.isdigit()]
    return ".".join(digits[:3]) or "0.0.0"


def _write_surface(project: Project, groups: list[MethodGroup], target: Path) -> None:
    def render(name: str, place: Path, **values: Any) -> None:
        place.write_text(project.env.get_template(name).render(**values), encoding="utf-8")

    resources = target / "resources"
    resources.mkdir()
    (resources / "__init__.py").write_text('"""One module a tag."""\n', encoding="utf-8")
    for group in groups:
        render("resource.py.jinja", resources / f"{group.module}.py", group=group)
    render("client.py.jinja", target / "client.py")
    render("errors.py.jinja", target / "errors.py")
    render("webhooks.py.jinja", target / "webhooks.py")
    render("driver.py.jinja", target / "driver.py")
    (target / "py.typed").write_text("", encoding="utf-8")
    runtime = target / "_runtime"
    shutil.copytree(_HERE / "runtime", runtime, ignore=shutil.ignore_patterns("__pycache__", "signing.py"))
    shutil.copytree(_SIGNING, runtime / "signing", ignore=shutil.ignore_patterns("__pycache__"))


def _write_factories(project: Project, makings: list[Making], folder: Path) -> None:
    """One module a resource; nothing where a mock has no records."""
    if not makings:
        return
    folder.mkdir()
    module = project.env.get_template("factory.py.jinja")
    for making in makings:
        (folder / f"{making.noun}.py").write_text(module.render(making=making), encoding="utf-8")
    package = project.env.get_template("factories.py.jinja").render(imports=factory_imports(makings))
    (folder / "__init__.py").write_text(package, encoding="utf-8")


def _write_distribution(project: Project, out: Path, target: Path) -> None:
    for name, place in (
        ("pyproject.toml.jinja", "pyproject.toml"),
        ("distribution.md.jinja", "README.md"),
        ("reference.md.jinja", "reference.md"),
    ):
        (out / place).write_text(project.env.get_template(name).render(), encoding="utf-8")


def _format(out: Path) -> None:
    """Sorted imports, none unused, one style: the formatter is pinned, since it shapes the bytes."""
    ruff = [sys.executable, "-m", "ruff"]
    check = [
        *ruff,
        "check",
        *_RUFF,
        "--fix-only",
        "--select",
        "I,UP,F401,F841,PIE790",
        "--quiet",
        "--unsafe-fixes",
        str(out),
    ]
    for command in (check, [*ruff, "format", *_RUFF, "--quiet", str(out)]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
        if done.returncode:
            raise DocumentError([Problem("format", f"ruff: {done.stderr.strip() or done.stdout.strip()}")])
