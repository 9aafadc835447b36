"""Reads one JSON or YAML file into plain values. Knows text; knows nothing of OpenAPI.

YAML is read as YAML 1.2's core schema says (section 10.3), so that it means what the same document in JSON means.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import orjson

from understudy.json_codec import reads_numbers_exactly
from understudy.openapi.doubled_keys import united
from understudy.openapi.pointer import escape
from understudy.problem import DocumentError, Problem, did_you_mean

# Many times the largest document that anybody publishes; what is longer has no end or is none.
MOST_BYTES = 128 * 1024 * 1024
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TOO_DEEP = "nested too deeply, or an alias that contains itself"


def read_source(
    path: Path,
    *,
    doubled: list[Problem] | None = None,
    name: str | None = None,
    digests: dict[Path, str] | None = None,
) -> dict[str, Any]:
    """The object in a JSON or YAML file. Raises DocumentError as `read_value` does, and for any other value."""
    value = read_value(path, doubled=doubled, name=name, digests=digests)
    if not isinstance(value, dict):
        problem = Problem(
            "not-an-object", f"expected an object at the top, got {kind_of(value)}", "", name or str(path)
        )
        raise DocumentError([problem])
    return value


def read_value(
    path: Path,
    *,
    doubled: list[Problem] | None = None,
    regular: bool = False,
    name: str | None = None,
    digests: dict[Path, str] | None = None,
) -> Any:
    """The value in a JSON or YAML file.

    Raises DocumentError for a file that is missing, unreadable, neither UTF-8 nor UTF-16, empty or wrong in its syntax,
    and for every key that stands twice in one object, unless `doubled` collects those: then the last one counts, and of
    tables near the top every entry. A `regular` file is no pipe or device, which could make the reader wait. `name` is
    what messages call the file; `digests` collects the SHA-256 of what was read.
    """
    try:
        content = _read(path, regular=regular)
        if digests is not None:
            digests[path] = hashlib.sha256(content).hexdigest()
        value, found = _parse(path, content)
    except DocumentError as error:
        raise DocumentError(replace(each, file=name or each.file) for each in error.problems) from None
    problems = [
        Problem("duplicate-key", f"{where.rpartition('/')[2]} stands twice{place}", where, name or str(path))
        for where, place in found
    ]
    if problems and doubled is None:
        raise DocumentError(problems)
    if doubled is not None:
        doubled += problems
    return value


def kind_of(value: Any) -> str:
    """What a value is, in words."""
    kinds = {dict: "an object", list: "an array", str: "text", type(None): "nothing"}
    return kinds.get(type(value)) or repr(value)


def _read(path: Path, *, regular: bool) -> bytes:
    try:
        if regular and not path.is_dir() and not stat.S_ISREG(path.stat().st_mode):
            raise _refused(path, "file-unreadable", "this is no regular file")
        with open(path, "rb", opener=_at_once if regular else None) as file:
            content: bytes | None = file.read(MOST_BYTES + 1)
        if content is None:
            raise _refused(path, "file-unreadable", "this is no regular file")
        if len(content) > MOST_BYTES:
            raise _refused(path, "file-too-large", f"the file is larger than {MOST_BYTES >> 20} MiB")
        return content
    except (FileNotFoundError, NotADirectoryError):
        siblings = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
        hint = did_you_mean(path.name, siblings, otherwise="", show=lambda near: str(path.parent / near))
        raise _refused(path, "file-missing", "there is no such file", hint) from None
    except IsADirectoryError:
        raise _refused(path, "file-missing", "this is a folder; name the document in it") from None
    except OSError as error:
        raise _refused(path, "file-unreadable", str(error.strerror)) from None


def _at_once(name: str, flags: int) -> int:
    """Opens a file that is not waited for: some that the kernel makes call themselves regular, such as /proc/kmsg."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _decoded(path: Path, content: bytes) -> str:
    # PowerShell writes UTF-16 where output is redirected, always with a byte order mark (YAML 1.2.2 section 5.2).
    name, codec = ("UTF-16", "utf-16") if content.startswith(_UTF_16) else ("UTF-8", "utf-8-sig")
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise _refused(path, "file-encoding", f"not {name} at byte {error.start}") from None


def _ordinary_json(content: bytes) -> Any:
    """What JSON text says that orjson reads as the standard library does, and in which no key stands twice; else None.

    A key that stands twice is gone when the value is written again, and with it the two quotes around it.
    """
    try:
        value = orjson.loads(content)
        written = orjson.dumps(value)
    except (ValueError, TypeError):
        return None
    is_as_written = reads_numbers_exactly(content) and _quotes(written) == _quotes(content)
    return value if is_as_written else None


def _quotes(text: bytes) -> int:
    """How many quotes begin or end a text of JSON: those that no backslash escapes."""
    if b'\\\\"' in text:  # a backslash that is escaped itself escapes nothing
        text = text.replace(b"\\\\", b"")
    return text.count(b'"') - text.count(b'\\"')


def _parse(path: Path, content: bytes) -> tuple[Any, list[tuple[str, str]]]:
    quick = _ordinary_json(content) if path.suffix.lower() == ".json" else None
    if quick is not None:
        return quick, []
    text = _decoded(path, content)
    if not text.strip():
        raise _refused(path, "file-empty", "the file is empty")
    try:
        if text.lstrip().startswith(("{", "[")):
            try:
                return _from_json(text)
            except json.JSONDecodeError as error:
                # What begins like JSON may be YAML's flow style, unless its name says otherwise.
                if path.suffix.lower() == ".json":
                    message = f"{error.msg} at line {error.lineno}, column {error.colno}"
                    raise _refused(path, "syntax", message) from None
        return _from_yaml(path, text)
    except (ValueError, UnicodeEncodeError) as error:
        raise _refused(path, "syntax", str(error)) from None
    except RecursionError:
        raise _refused(path, "syntax", _TOO_DEEP) from None


def _from_json(text: str) -> tuple[Any, list[tuple[str, str]]]:
    # An object stays in here so that no other gets its id.
    doubled: dict[int, tuple[Any, list[tuple[str, Any]]]] = {}

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) != len(pairs):
            last = {name: position for position, (name, _) in enumerate(pairs)}
            earlier = [(name, entry) for position, (name, entry) in enumerate(pairs) if position != last[name]]
            doubled[id(built)] = (built, earlier)
        return built

    value = json.loads(text, object_pairs_hook=build, parse_constant=_no_constant)
    if "\\ud" in text or "\\uD" in text:
        _refuse_lone_surrogates(value)
    return value, list(_doubled_keys(value, doubled)) if doubled else []


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON (RFC 8259 section 6)")


def _refuse_lone_surrogates(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ValueError("half of a surrogate pair is not text (RFC 8259 section 8.2)") from None


def _doubled_keys(value: Any, doubled: Mapping[int, tuple[Any, list[tuple[str, Any]]]]) -> Iterator[tuple[str, str]]:
    """The pointers of keys that stand twice; what of their earlier values counts is put in."""
    stack: list[tuple[Any, str, int]] = [(value, "", 1)]
    while stack:
        node, pointer, depth = stack.pop()
        for name, earlier in doubled[id(node)][1] if id(node) in doubled else ():
            yield f"{pointer}/{escape(name)}", ""
            node[name] = united(earlier, node[name], depth)
        entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        stack += reversed([(entry, f"{pointer}/{escape(str(token))}", depth + 1) for token, entry in entries])


def _from_yaml(path: Path, text: str) -> tuple[Any, list[tuple[str, str]]]:
    from understudy.openapi.yaml_text import YamlError, parse_yaml  # PyYAML costs 15 ms that a JSON document can save

    try:
        return parse_yaml(text)
    except YamlError as error:
        raise _refused(path, "syntax", str(error), pointer=error.pointer) from None


def _refused(path: Path, rule: str, message: str, hint: str = "", *, pointer: str = "") -> DocumentError:
    return DocumentError([Problem(rule, message, pointer, str(path), hint)])
