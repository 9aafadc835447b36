"""Reads one JSON or YAML file into plain values. Knows text; knows nothing of OpenAPI.

YAML is read as YAML 1.2's core schema says (section 10.3), so that it means what the same document in JSON means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from understudy.openapi.pointer import escape
from understudy.problem import DocumentError, Problem, nearest

__all__ = ["kind_of", "read_source", "read_value"]

_TOO_DEEP = "nested too deeply, or an alias that contains itself"


def read_source(path: Path) -> dict[str, Any]:
    """The object in a JSON or YAML file. Raises DocumentError as `read_value` does, and for any other value."""
    value = read_value(path)
    if not isinstance(value, dict):
        raise _refused(path, "not-an-object", f"expected an object at the top, got {kind_of(value)}")
    return value


def read_value(path: Path) -> Any:
    """The value in a JSON or YAML file.

    Raises DocumentError for a file that is missing, unreadable, not UTF-8, empty or wrong in its syntax, and for every
    key that stands twice in one object.
    """
    text = _read(path)
    if not text.strip():
        raise _refused(path, "file-empty", "the file is empty")
    return _parse(path, text)


def kind_of(value: Any) -> str:
    """What a value is, in words."""
    kinds = {dict: "an object", list: "an array", str: "text", type(None): "nothing"}
    return kinds.get(type(value)) or repr(value)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        siblings = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
        close = nearest(path.name, siblings, limit=1)
        hint = f"did you mean {path.parent / close[0]}?" if close else ""
        raise _refused(path, "file-missing", "there is no such file", hint) from None
    except IsADirectoryError:
        raise _refused(path, "file-missing", "this is a folder; name the document in it") from None
    except UnicodeDecodeError as error:
        raise _refused(path, "file-encoding", f"not UTF-8 at byte {error.start}") from None
    except OSError as error:
        raise _refused(path, "file-unreadable", str(error.strerror)) from None


def _parse(path: Path, text: str) -> Any:
    try:
        if text.lstrip().startswith(("{", "[")):
            try:
                return _from_json(path, text)
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


def _from_json(path: Path, text: str) -> Any:
    doubled: list[tuple[dict[str, Any], str]] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) != len(pairs):
            names = [name for name, _ in pairs]
            doubled.extend((built, name) for name in built if names.count(name) > 1)
        return built

    value = json.loads(text, object_pairs_hook=build, parse_constant=_no_constant)
    if "\\ud" in text or "\\uD" in text:
        _refuse_lone_surrogates(value)
    if doubled:
        raise DocumentError(_doubled_keys(path, value, doubled))
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON (RFC 8259 section 6)")


def _refuse_lone_surrogates(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ValueError("half of a surrogate pair is not text (RFC 8259 section 8.2)") from None


def _doubled_keys(path: Path, value: Any, doubled: list[tuple[dict[str, Any], str]]) -> Iterator[Problem]:
    wanted = {id(node): node for node, _ in doubled}
    stack: list[tuple[Any, str]] = [(value, "")]
    while stack:
        node, pointer = stack.pop()
        if id(node) in wanted:
            for name in [name for owner, name in doubled if owner is node]:
                yield Problem("duplicate-key", f"{name} stands twice", f"{pointer}/{escape(name)}", str(path))
        entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        stack += reversed([(entry, f"{pointer}/{escape(str(token))}") for token, entry in entries])


def _from_yaml(path: Path, text: str) -> Any:
    from understudy.openapi.yaml_text import YamlError, parse_yaml  # PyYAML costs 15 ms that a JSON document can save

    try:
        value, doubled = parse_yaml(text)
    except YamlError as error:
        raise _refused(path, "syntax", str(error), pointer=error.pointer) from None
    if doubled:
        raise DocumentError(
            Problem("duplicate-key", f"{pointer.rpartition('/')[2]} stands twice{place}", pointer, str(path))
            for pointer, place in doubled
        )
    return value


def _refused(path: Path, rule: str, message: str, hint: str = "", *, pointer: str = "") -> DocumentError:
    return DocumentError([Problem(rule, message, pointer, str(path), hint)])
