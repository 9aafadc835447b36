"""`sdk.yml`: how an SDK is generated. The keys are those of `sdk.schema.json`, beside this module."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from understudy.openapi.model import Operation
from understudy.openapi.origins import with_line
from understudy.openapi.pointer import escape, resolve
from understudy.openapi.source import read_source
from understudy.problem import DocumentError, Problem, did_you_mean

FILE = "sdk.yml"


@dataclass(frozen=True, slots=True)
class SdkSettings:
    """What `sdk.yml` says. Empty is what it does not say; `file` is where it stands."""

    file: str = ""
    package: str = ""
    version: str = ""
    licence: str = ""
    authors: Sequence[str] = ()
    urls: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    globals: Sequence[str] = ()
    retry: Mapping[str, float] = field(default_factory=dict)
    paging: Mapping[str, bool | Mapping[str, Any]] = field(default_factory=dict)
    environments: Mapping[str, str] = field(default_factory=dict)
    hooks: Mapping[str, str] = field(default_factory=dict)

    def has(self, operation: Operation) -> bool:
        """Whether the SDK has an operation, by its tags."""
        own = set(operation.tags)
        return ("only" not in self.tags or bool(own & set(self.tags["only"]))) and not own & set(
            self.tags.get("without", ())
        )

    def paging_of(self, operation: Operation) -> PagingRule:
        """What the file says of how a list is paged."""
        name = next((name for name in _called(operation) if name in self.paging), "")
        rule = self.paging.get(name, True)
        return PagingRule(self, f"/paging/{escape(name)}", rule is not False, {} if isinstance(rule, bool) else rule)

    def name_of(self, operation: Operation) -> str:
        """What a method is to be called, empty where nothing says so."""
        return next((self.names[name] for name in _called(operation) if name in self.names), "")

    def check(self, operations: Iterable[Operation], components: Iterable[str]) -> None:
        """Raises DocumentError for what names nothing of the document."""
        problems = list(self._unknown(list(operations), list(components)))
        if problems:
            raise DocumentError(map(with_line, problems))

    def _unknown(self, operations: Sequence[Operation], components: Sequence[str]) -> Iterator[Problem]:
        called = [name for operation in operations for name in _called(operation)]
        for key in ("names", "paging"):
            for name in getattr(self, key):
                if name not in called:
                    yield self.problem(f"there is no operation {name!r}", f"/{key}/{escape(name)}", name, called)
        tags = sorted({tag for operation in operations for tag in operation.tags})
        for key, listed in self.tags.items():
            for position, tag in enumerate(listed):
                if tag not in tags:
                    yield self.problem(f"no operation has the tag {tag!r}", f"/tags/{key}/{position}", tag, tags)
        for name in self.models:
            if not name.startswith("#/") and name not in components:
                yield self.problem(f"there is no schema {name!r}", f"/models/{escape(name)}", name, components)
        parameters = [each for one in operations for each in one.parameters]
        declared = sorted({each.name for each in parameters if each.location in ("header", "query")})
        for position, name in enumerate(self.globals):
            if name.lower() not in map(str.lower, declared):
                message = f"no operation has the header or the query parameter {name!r}"
                yield self.problem(message, f"/globals/{position}", name, declared)

    def problem(self, message: str, pointer: str, name: str, known: Sequence[str]) -> Problem:
        """A name in the file that names nothing of the document."""
        hint = did_you_mean(name, known, otherwise="the document has none like it")
        return Problem("sdk-settings", message, pointer, self.file, hint)


@dataclass(frozen=True, slots=True)
class PagingRule:
    """How one list is paged: `is_paged` is false where it shall not be, `keys` are empty where that is found by itself.

    `items`, `next`, `more`, `total` and `size` are places in the answer, `last` one in the last item, with dots between
    names; `cursor`, `page` and `offset` name a parameter of the query, and `first` is the number of the first page.
    """

    settings: SdkSettings
    pointer: str
    is_paged: bool
    keys: Mapping[str, Any]

    def refused(self, key: str, message: str, name: str = "", known: Sequence[str] = ()) -> DocumentError:
        """What is raised for a key that does not fit the operation."""
        problem = self.settings.problem(message, f"{self.pointer}/{key}" if key else self.pointer, name, known)
        return DocumentError([with_line(problem if known else replace(problem, hint=""))])


def _called(operation: Operation) -> tuple[str, ...]:
    """What `sdk.yml` may call an operation."""
    own = (operation.operation_id,) if operation.operation_id else ()
    return (f"{operation.method} {operation.path}", *own)


@cache
def published_schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("sdk.schema.json").read_text(encoding="utf-8"))
    return loaded


def read_settings(file: Path | None) -> SdkSettings:
    """The settings in a file; empty ones where there is no file.

    Raises DocumentError, whose problems have file, line, pointer and the nearest name.
    """
    if file is None:
        return SdkSettings()
    found = read_source(file)
    problems = list(_problems(found, str(file)))
    if problems:
        raise DocumentError(map(with_line, problems))
    return SdkSettings(file=str(file), **found)


def _problems(found: Mapping[str, Any], file: str) -> Iterator[Problem]:
    import jsonschema_rs  # only where there is something to check

    for error in jsonschema_rs.Draft202012Validator(published_schema()).iter_errors(found):
        tokens = [str(token) for token in error.instance_path]
        pointer = "".join(f"/{escape(token)}" for token in tokens)
        schema = _broken(error.schema_path)
        if error.kind.name == "additionalProperties":
            known = sorted(schema["properties"])
            for name in getattr(error.kind, "unexpected", ()):
                where = f" of {tokens[-1]}" if tokens else ""
                hint = did_you_mean(name, known)
                yield Problem(
                    "sdk-settings", f"there is no key {name!r}{where}", f"{pointer}/{escape(name)}", file, hint
                )
            continue
        about = str(_broken(error.schema_path, at=2).get("description") or "") if tokens else ""
        hint = f"{about[:1].lower()}{about[1:].rstrip('.')}"
        yield Problem("sdk-settings", f"{'.'.join(tokens) or 'sdk.yml'}: {error.message}", pointer, file, hint)


def _broken(path: Sequence[str | int], at: int | None = None) -> Mapping[str, Any]:
    """The part of the schema that a value breaks, or the one that many steps down the way to it."""
    part: Any = published_schema()
    for step in path[:-1] if at is None else path[:at]:
        part = resolve(published_schema(), part) if step == "$ref" else part[step]
    return part if isinstance(part, dict) else {}
