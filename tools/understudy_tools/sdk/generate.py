"""Writes the package of one document into an empty folder, with openapi-python-client doing the models."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import attrs
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData

from understudy.contract import Contract
from understudy.openapi.pointer import escape, unescape
from understudy.problem import DocumentError, Problem
from understudy_tools.sdk import docs
from understudy_tools.sdk.distribution import distribution_facts
from understudy_tools.sdk.driver import driven_by
from understudy_tools.sdk.events import events_of
from understudy_tools.sdk.factories import makings
from understudy_tools.sdk.formatting import formatted, uncompiled, unimportable
from understudy_tools.sdk.grouping import free_attributes, groups_of
from understudy_tools.sdk.inputs import PlainInputs
from understudy_tools.sdk.lock import FILE as LOCK
from understudy_tools.sdk.lock import Lock, key_of, member_key, parameter_key
from understudy_tools.sdk.methods import MethodGroup
from understudy_tools.sdk.model_reference import model_sections
from understudy_tools.sdk.names.settled import settled
from understudy_tools.sdk.naming import (
    RESERVED_CLASSES,
    class_case,
    is_spelled,
    package_name,
    plain,
    runtime_class,
    titled,
)
from understudy_tools.sdk.opc.imports import tidied
from understudy_tools.sdk.opc.lower import Lowered, lowered
from understudy_tools.sdk.opc.media import overrides
from understudy_tools.sdk.opc.parse import Parsing
from understudy_tools.sdk.opc.patches import close_docstrings, quicken
from understudy_tools.sdk.operation_tests import client_arguments, tested_groups
from understudy_tools.sdk.read_write_only import unread, unsent
from understudy_tools.sdk.service import ServiceFacts, service_of
from understudy_tools.sdk.settings import SdkSettings
from understudy_tools.sdk.tables import filled, joined_imports, operation_code, quoted
from understudy_tools.sdk.typical import program, typical_of
from understudy_tools.sdk.writing import write_distribution, write_surface, write_testing, write_tests

_TEMPLATES = Path(__file__).parent / "templates"
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Omission:
    """What an SDK lacks: an operation that has no method, or something of the document that is typed as `Any`."""

    kind: Literal["operation", "type"]
    name: str
    pointer: str
    reason: str

    def __str__(self) -> str:
        what = f"{self.name} is left out" if self.kind == "operation" else "typed as Any"
        return f"{self.pointer}: {what} ({self.reason})"


def generate(
    contract: Contract,
    played: Contract,
    out: Path,
    *,
    package: str | None = None,
    settings: SdkSettings | None = None,
    lock: Lock | None = None,
) -> list[Omission]:
    """Generate the distribution of a contract into `out`, a folder that is not there yet; what could not be generated.

    `played` is the contract with the overlays of its mock: the driver and the factories are of that one. `package`
    counts before that of the settings.

    Raises DocumentError when openapi-python-client can't read the document at all.
    """
    settings = settings or SdkSettings()
    listed = contract.operations.values()
    settings.check(listed, (contract.document.get("components") or {}).get("schemas") or ())
    chosen = replace(contract, operations={each.id: each for each in listed if settings.has(each)})
    named = package or settings.package or package_name(contract.title)
    return _Generation(chosen, played, out, named, settings, lock or Lock()).run()


class _Generation:
    """One run. What is rendered is compiled and imported; what breaks it is taken out, and all is rendered anew."""

    def __init__(
        self, contract: Contract, played: Contract, out: Path, package: str, settings: SdkSettings, lock: Lock
    ) -> None:
        self._settings, self._lock = settings, replace(lock, models={**lock.models, **_models(settings)})
        self._contract, self._played, self._out, self._package = contract, played, out, package
        self._target = out / package
        self._names = settled(list(contract.operations.values()), contract.schemas, settings, lock)
        self._low = lowered(contract, self._names, self._lock)
        self._config = _config(package, self._target, overrides(self._low.data))
        self._parsing = Parsing(self._low.data, self._config, self._low.merge)
        self._classless: Sequence[str] = ()
        self._service = service_of(contract, settings)

    def run(self) -> list[Omission]:
        for _ in range(_ROUNDS):
            data = self._parsing.run()
            free_attributes(data, self._config)
            inputs = PlainInputs(data.models, _passed(data))
            groups = groups_of(
                data,
                self._contract,
                self._names,
                self._low,
                self._config,
                self._package,
                inputs,
                self._service,
                self._settings,
                self._lock,
            )
            project = self._render(data, groups, inputs)
            # What is no Python can't be formatted; what can be imported is compiled then.
            refused = formatted(self._out, self._package)
            broken = uncompiled(self._out) or {"": refused} if refused else unimportable(self._out, self._package)
            if not broken:
                (self._out / LOCK).write_text(self._locked(data, groups).text, encoding="utf-8")
                return list(self._placed(self._omissions(groups)))
            self._take_out(broken, data, groups, project)
            shutil.rmtree(self._out)
        raise DocumentError([_unusable(*item) for item in broken.items()])

    def _locked(self, data: GeneratorData, groups: Sequence[MethodGroup]) -> Lock:
        """Every public name of what was written."""
        pairs = [(group, method) for group in groups for method in group.methods]
        classes = {self._low.class_of(name): pointer for name, pointer in reversed(list(self._low.pointers.items()))}
        enums: list[Any] = list(data.enums)
        kinds = [*data.models, *enums]
        return Lock(
            operations={key_of(method.operation): f"{group.dotted}.{method.name}" for group, method in pairs},
            parameters={
                parameter_key(method.operation, place, method.wire(entry.name, place)): str(entry.python_name)
                for _, method in pairs
                for place, entry in method.placed
            },
            models={classes[name]: name for kind in kinds if (name := str(kind.class_info.name)) in classes},
            members={
                member_key(classes[name], plain(value)): str(member)
                for enum in enums
                if (name := str(enum.class_info.name)) in classes
                for member, value in enum.values.items()
            },
        )

    # -- rendering ------------------------------------------------------------------------------------------------

    def _render(self, data: GeneratorData, groups: list[MethodGroup], inputs: PlainInputs) -> Project:
        contract, low, title = self._contract, self._low, titled(self._contract.title)
        project = Project(openapi=data, config=self._config, custom_template_path=_TEMPLATES)
        known = {str(model.class_info.name) for model in data.models}
        events = events_of(self._played, low, known)
        self._classless = events.classless
        project.env.filters.update(_FILTERS)
        beside = _beside(self._played, data, groups, low)
        spoken = contract.title.strip() or self._package
        root = spoken if spoken.isidentifier() and is_spelled(spoken) else class_case(spoken)
        root = root if root.isascii() else class_case(self._package)
        project.env.globals.update(
            groups=groups,
            inputs=inputs,
            has_model="Model" in {str(each.class_info.name) for each in (*data.models, *data.enums)},
            docs=docs,
            usage=program(groups, data.models, self._package, f"{root}Error", _credentials(self._service)),
            typical=typical_of(groups),
            package=self._package,
            title=title,
            version=self._settings.version or _distribution_version(contract.version),
            settings=self._settings,
            error_root=f"{root}Error",
            factories_root=f"{root}Factories",
            enum_text=_enum_texts(low),
            service=self._service,
            events=events,
            unsent=unsent,
            unread=unread,
            distribution=distribution_facts(contract, self._settings),
            test_credentials=client_arguments(self._service),
            sections=model_sections(data, low, contract.schemas),
            **beside,
        )
        close_docstrings(project.env)
        quicken(project.env)
        project.package_dir.mkdir(parents=True)
        with contextlib.redirect_stdout(io.StringIO()):
            project._create_package()  # noqa: SLF001 - driving the generator step by step has no public way
            project._build_models()  # noqa: SLF001 - likewise
        write_surface(project, groups, self._target, contract)
        write_testing(project, beside["makings"], self._target / "testing")
        write_tests(project, tested_groups(self._played, groups, _classes(data)), self._out / "tests")
        write_distribution(project, self._out)
        return project

    # -- what can't be --------------------------------------------------------------------------------------------

    def _take_out(
        self, broken: Mapping[str, str], data: GeneratorData, groups: Sequence[MethodGroup], project: Project
    ) -> None:
        """Take out what broken modules come from. Raises DocumentError where that is not found."""
        changed = False
        for name, why in broken.items():
            folder, _, module = name.removesuffix(".py").rpartition("/")
            if folder.endswith("/models"):
                changed |= self._without_model(module, data, why)
            elif folder.endswith("/resources"):
                group = next((group for group in groups if group.module == module), None)
                changed |= group is not None and self._without_methods(group, project, why)
        if not changed:
            raise DocumentError([_unusable(*item) for item in broken.items()])

    def _without_model(self, module: str, data: GeneratorData, why: str) -> bool:
        found = [str(entry.class_info.name) for entry in data.models if str(entry.class_info.module_name) == module]
        components = self._low.data["components"]["schemas"]
        holders = [name for name in components for own in found if own.startswith(self._low.class_of(name))]
        return bool(holders) and self._parsing.untype(max(holders, key=len), why)

    def _without_methods(self, group: MethodGroup, project: Project, why: str) -> bool:
        template = project.env.get_template("resource.py.jinja")
        texts = [(method, template.render(group=replace(group, methods=[method]))) for method in group.methods]
        named = set(re.findall(r"'(\w+)'", why))
        wrong = [method for method, text in texts if not _compiles(text)]
        wrong = wrong or [method for method, text in texts if any(name in text for name in named)]
        dropped = [
            self._parsing.drop(method.operation.method.lower(), self._low.path_of(method.operation), why)
            for method in wrong
        ]
        return any(dropped)

    def _placed(self, omissions: Iterable[Omission]) -> Iterator[Omission]:
        """The same with the pointers that the author of the document knows."""
        origins = self._contract.origins
        for each in omissions:
            yield each if origins is None else replace(each, pointer=origins.unmoved(each.pointer))

    def _omissions(self, groups: Sequence[MethodGroup]) -> Iterator[Omission]:
        """Every operation must have its method: the generator drops what it can't type, sometimes without a word."""
        made = {method.operation.id for group in groups for method in group.methods}
        untyped = dict(self._parsing.untyped)
        for operation in self._contract.operations.values():
            place = (operation.method.lower(), self._low.path_of(operation))
            own = f"/paths/{escape(place[1])}/{place[0]}/"
            odd = {pointer.removeprefix(own): untyped.pop(pointer) for pointer in list(untyped) if own in pointer}
            if operation.id in made:
                for part, why in odd.items():
                    yield Omission("type", "", f"{operation.pointer}/{part}", why)
            elif operation.broken is not None:
                yield Omission("operation", operation.id, operation.pointer, operation.broken.message)
            else:
                why = self._parsing.dropped.get(place) or self._parsing.reported.get(place, "no method came of it")
                yield Omission("operation", operation.operation_id or operation.id, operation.pointer, why)
        for pointer, why in untyped.items():
            name = unescape(pointer.removeprefix("/components/schemas/"))
            yield Omission("type", "", self._low.pointers.get(name, pointer).removeprefix("#"), why)
        for reference in self._low.dangling:
            places = [each.pointer for each in self._contract.problems if each.message.startswith(reference)]
            for pointer in places or [reference.removeprefix("#")]:
                yield Omission("type", "", pointer, f"{reference} leads nowhere")
        for pointer in self._classless:
            yield Omission("type", "", pointer, "its payload has no class")


def _passed(data: GeneratorData) -> list[Any]:
    """The property of everything that is passed to a method: bodies and parameters."""
    endpoints = [each for tagged in data.endpoint_collections_by_tag.values() for each in tagged.endpoints]
    bodies = [body.prop for endpoint in endpoints for body in endpoint.bodies]
    return bodies + [entry for endpoint in endpoints for _, entry in endpoint.iter_all_parameters()]


def _unusable(module: str, why: str) -> Problem:
    return Problem("generator", f"the module {module} would be no Python: {why}")


def _compiles(text: str) -> bool:
    try:
        compile(text, "resource", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def _beside(contract: Contract, data: GeneratorData, groups: list[MethodGroup], low: Lowered) -> dict[str, Any]:
    """What stands beside the client for tests: the driver of a mock, and the factories of its records."""
    models = {str(model.class_info.name) for model in data.models}
    enums = {str(enum.class_info.name) for enum in data.enums}
    driven = driven_by(contract, low.class_of, models, enums)
    kinds = dict.fromkeys(state.type for entry in driven for state in entry.states if state.type)
    modules = {str(enum.class_info.name): str(enum.class_info.module_name) for enum in data.enums}
    classes = [{"name": kind, "module": modules[kind]} for kind in kinds]
    return {"driven": driven, "state_classes": classes, "makings": makings(contract, low.class_of, data, groups)}


def _classes(data: GeneratorData) -> frozenset[str]:
    """The names of the classes in the module of models."""
    return frozenset(str(made.class_info.name) for made in (*data.models, *data.enums))


def _models(settings: SdkSettings) -> dict[str, str]:
    """The classes that `sdk.yml` names, by pointer."""
    return {
        name if name.startswith("#/") else f"#/components/schemas/{escape(name)}": own
        for name, own in settings.models.items()
    }


def _author(text: str) -> str:
    """`Jo Doe <jo@example.org>` as pyproject.toml has it."""
    name, _, mail = text.partition("<")
    named = {"name": name.strip(), "email": mail.strip(" >")}
    return f"{{{', '.join(f'{key} = {json.dumps(value)}' for key, value in named.items() if value)}}}"


_FILTERS: Mapping[str, Callable[..., Any]] = {
    "optional": lambda entry: attrs.evolve(entry, required=False),
    "wire": lambda name: str(plain(name)),
    "py": lambda value: repr(plain(value)),
    "operation_code": operation_code,
    "filled": filled,
    "joined_imports": joined_imports,
    "quoted": quoted,
    "runtime_class": runtime_class,
    "tidied": tidied,
    "toml": lambda text: json.dumps(text, ensure_ascii=False),
    "toml_author": _author,
}
"""What templates call by name."""


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


def _enum_texts(low: Lowered) -> Any:
    schemas = low.data["components"]["schemas"]
    texts = {low.class_of(name): schema.get("description", "").strip() for name, schema in schemas.items()}
    return lambda name: texts.get(str(name)) or f"Values of {name}."


def _credentials(service: ServiceFacts) -> str:
    """The arguments of a client that it needs at least."""
    scheme = next(iter(service.schemes.values()), None)
    names = scheme.arguments[:2] if scheme is not None else ()
    found = [f'{name}="…"' for name in names] + [f"{each.name}={each.sample}" for each in service.shared.values()]
    return ", ".join([*found, *([] if service.home else ['base_url="https://…"'])])


def _distribution_version(text: str) -> str:
    digits = [part for part in text.lstrip("v").split(".") if part.isdigit()]
    return ".".join(digits[:3]) or "0.0.0"
