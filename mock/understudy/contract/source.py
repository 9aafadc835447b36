"""Reads one JSON or YAML file into plain values. Knows text; knows nothing of OpenAPI."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from understudy.problem import DocumentError, Problem, nearest

__all__ = ["read_source"]

_MERGE = "tag:yaml.org,2002:merge"
_PLAIN = {
    "tag:yaml.org,2002:bool": re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"),
    "tag:yaml.org,2002:int": re.compile(r"^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$"),
    "tag:yaml.org,2002:float": re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
    "tag:yaml.org,2002:null": re.compile(r"^(?:null|Null|NULL|~|)$"),
}
_FIRST = {"bool": "tTfF", "int": "-+0123456789", "float": "-+.0123456789", "null": "nN~\0"}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # PyYAML picks the base at run time
    """YAML 1.2's core schema: no dates, no sexagesimals, `on` and `no` are text, keys are text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own interface


for _tag, _pattern in _PLAIN.items():
    _kind = _tag.rpartition(":")[2]
    _Loader.add_implicit_resolver(
        _tag, _pattern, [*_FIRST[_kind].replace("\0", ""), *([""] if _kind == "null" else [])]
    )
_Loader.add_implicit_resolver(_MERGE, re.compile(r"^<<$"), ["<"])


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    loader.flatten_mapping(node)
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        name = key_node.value if not isinstance(key, str) and isinstance(key_node, yaml.ScalarNode) else key
        if not isinstance(name, str):
            raise yaml.constructor.ConstructorError(None, None, "a key must be text", key_node.start_mark)
        if name in found:
            raise yaml.constructor.ConstructorError(None, None, f"duplicate key {name!r}", key_node.start_mark)
        found[name] = loader.construct_object(value_node, deep=True)
    return found


def _integer(loader: Any, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text, base)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)


def read_source(path: Path) -> dict[str, Any]:
    """The object in a JSON or YAML file. Raises DocumentError for a file that is missing, unreadable or no object."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        siblings = [entry.name for entry in path.parent.glob("*")] if path.parent.is_dir() else []
        close = nearest(path.name, siblings, limit=1)
        hint = f"did you mean {path.parent / close[0]}?" if close else ""
        raise _refused(path, "file-missing", "there is no such file", hint) from None
    except IsADirectoryError:
        raise _refused(path, "file-missing", "this is a folder; name the document in it") from None
    except UnicodeDecodeError as error:
        raise _refused(path, "file-encoding", f"not UTF-8 at byte {error.start}") from None
    except OSError as error:
        raise _refused(path, "file-unreadable", str(error.strerror)) from None
    value = _parse(path, text)
    if not isinstance(value, dict):
        raise _refused(path, "not-an-object", f"expected an object at the top, got {type(value).__name__}")
    return value


def _parse(path: Path, text: str) -> Any:
    if text.lstrip().startswith(("{", "[")):
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            if path.suffix == ".json":
                raise _refused(path, "syntax", f"{error.msg} at line {error.lineno}, column {error.colno}") from None
        except RecursionError:
            raise _refused(path, "syntax", "nested too deeply") from None
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - the loader is a safe one
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise _refused(path, "syntax", f"{error.problem}{place}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise _refused(path, "syntax", str(error)) from None
    except RecursionError:
        raise _refused(path, "syntax", "nested too deeply, or an alias that contains itself") from None


def _refused(path: Path, rule: str, message: str, hint: str = "") -> DocumentError:
    return DocumentError([Problem(rule, message, "", str(path), hint)])
