"""`sdk.lock`: the public names of an SDK, by where they stand in the document, kept over regeneration.

A name stays as long as its line does: what another operationId, another title or another version of the generator would
make of it does not count. Whoever wants the new name deletes the line. The file is TOML with one sorted line a name, so
that what changes in it is what changes in the SDK; `understudy diff --locks` says so.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from understudy.openapi.model import Operation
from understudy.problem import DocumentError, Problem, did_you_mean

FILE = "sdk.lock"
_HEAD = """\
# The public names of this package, by where they stand in the document. `understudy regenerate` writes it; commit it.
# A name is kept as long as its line is here: delete the line to have the name made anew.
"""
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Lock:
    """The names of an SDK.

    operations: `GET /pets` → `pets.list`
    parameters: `GET /pets query page-size` → `page_size`
    models: the JSON Pointer of a schema → its class
    members: the JSON Pointer of an enumeration, and a value of it → the member of its class
    """

    operations: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """As it stands in the file."""
        return _HEAD + "".join(f"\n[{kind}]\n{''.join(_lines(getattr(self, kind)))}" for kind in _KINDS)


_KINDS = ("operations", "parameters", "models", "members")


def key_of(operation: Operation) -> str:
    """What an operation is called in a lock."""
    return f"{operation.method} {operation.path}"


def parameter_key(operation: Operation, place: str, wire: str) -> str:
    """What a parameter is called in a lock."""
    return f"{key_of(operation)} {place} {wire}"


def member_key(pointer: str, value: object) -> str:
    """What a value of an enumeration is called in a lock."""
    return f"{pointer} {value}"


def _lines(names: Mapping[str, str]) -> Iterator[str]:
    for key in sorted(names):
        yield f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(names[key], ensure_ascii=False)}\n"


def read_lock(file: Path) -> Lock:
    """The lock in a file; an empty one where there is none. Raises DocumentError with the line of what is wrong."""
    try:
        text = file.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Lock()
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError([_problem(file, f"it can't be read: {error}")]) from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise DocumentError([_problem(file, str(error), int(line[1]) if line else 0)]) from None
    problems = list(_problems(file, text, tables))
    if problems:
        raise DocumentError(problems)
    return Lock(**tables)


def _problems(file: Path, text: str, tables: Mapping[str, object]) -> Iterator[Problem]:
    for kind, names in tables.items():
        if kind not in _KINDS:
            yield _problem(file, f"there is no table {kind!r}", _line_of(text, f"[{kind}]"), did_you_mean(kind, _KINDS))
            continue
        entries = names if isinstance(names, dict) else {}
        counts = Counter(name for name in entries.values() if isinstance(name, str))
        for key, name in entries.items():
            line = _line_of(text, json.dumps(key, ensure_ascii=False))
            parts = name.split(".") if isinstance(name, str) and kind == "operations" else [name]
            if not all(isinstance(part, str) and part.isidentifier() for part in parts) or not _has_group(kind, parts):
                form = "a resource and a method, such as pets.list" if kind == "operations" else "a name in Python"
                yield _problem(file, f"{name!r} is not {form}", line)
            elif kind in ("operations", "models") and counts[name] > 1:
                other = next(other for other in entries if entries[other] == name)
                if other != key:
                    yield _problem(file, f"{name} is the name of {other} as well", line)


def _has_group(kind: str, parts: Sequence[object]) -> bool:
    return kind != "operations" or len(parts) > 1


def _line_of(text: str, start: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(start):
            return number
    return 0


def _problem(
    file: Path, message: str, line: int = 0, hint: str = "delete the line to have its name made anew"
) -> Problem:
    return Problem("sdk-lock", message, file=str(file), hint=hint, line=line)
