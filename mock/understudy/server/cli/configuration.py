"""Options of a project, by the names of the command line: `understudy.toml`, or `[tool.understudy]` in pyproject.toml.

The options are those of `understudy serve`; a command that has only some of them, such as `explain`, takes these.
What the command line says wins.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from understudy.addresses import TOKEN_VARIABLE
from understudy.lazy_dataclass import dataclass
from understudy.problem import did_you_mean

_OWN = "understudy.toml"
_SHARED = "pyproject.toml"
_TABLE = "[tool.understudy]"


class ConfigurationError(ValueError):
    """A file of options can't be read, or has what is no option."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The options of a file, by the name that they have once a command line is parsed."""

    place: str
    options: Mapping[str, Any]

    def before(self, parser: argparse.ArgumentParser) -> None:
        """Make the options the defaults of a parser; lists wait, for the parser would add to them."""
        known = {action.dest for action in _actions(parser).values()}
        parser.set_defaults(**{name: value for name, value in self.options.items() if name in known and _is_one(value)})

    def after(self, parsed: argparse.Namespace) -> None:
        """Fill in the lists of which the command line says nothing."""
        for name, value in self.options.items():
            if not _is_one(value) and hasattr(parsed, name) and not getattr(parsed, name):
                single = not isinstance(getattr(parsed, name), list)
                if single and len(value) != 1:
                    raise ConfigurationError(f"{self.place}: {name}: has {len(value)} documents; name one of them")
                setattr(parsed, name, value[0] if single else value)


def read_configuration(folder: Path, parser: argparse.ArgumentParser) -> Configuration | None:
    """The options of a folder, checked by the parser that has them all. Raises ConfigurationError, with its place."""
    found = _table(folder)
    if found is None:
        return None
    place, table = found
    actions = _actions(parser)
    options: dict[str, Any] = {}
    for key, value in table.items():
        action = actions.get(key)
        if action is None:
            hint = did_you_mean(key, actions, otherwise="", start="; ")
            raise ConfigurationError(f"{place}: there is no option {key!r}{hint}")
        options[action.dest] = _checked(f"{place}: {key}", action, value)
    if os.environ.get(TOKEN_VARIABLE):
        options.pop("control_token", None)  # what stands nearer to the process wins
    return Configuration(place, options)


def _table(folder: Path) -> tuple[str, Mapping[str, Any]] | None:
    own, shared = folder / _OWN, folder / _SHARED
    if own.is_file():
        return _OWN, _toml(own)
    if not shared.is_file() or b"understudy" not in shared.read_bytes():
        return None
    table = _toml(shared).get("tool", {}).get("understudy")
    if table is None:
        return None
    if not isinstance(table, dict):
        raise ConfigurationError(f"{_SHARED}: {_TABLE} is a table of options")
    return f"{_SHARED} {_TABLE}", table


def _toml(file: Path) -> dict[str, Any]:
    import tomllib  # many projects have no such file

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{file.name}: can't be read as TOML: {error}") from None


def _actions(parser: argparse.ArgumentParser) -> dict[str, argparse.Action]:
    """The arguments by the names that they have in a file: those of the command line without dashes before them."""
    found: dict[str, argparse.Action] = {}
    for action in parser._actions:  # noqa: SLF001 - argparse has no other list of them
        if action.dest != "help":
            long = next((name for name in action.option_strings if name.startswith("--")), action.dest)
            found[long.removeprefix("--")] = action
    return found


def _checked(place: str, action: argparse.Action, value: Any) -> Any:
    if isinstance(action, argparse._StoreTrueAction | argparse.BooleanOptionalAction):  # noqa: SLF001 - has no public name
        return _typed(place, value, bool, "true or false")
    if isinstance(action.default, list) or action.nargs in ("*", "?"):
        values = [value] if isinstance(value, str) else _typed(place, value, list, "a string or a list of strings")
        return [_converted(place, action, _typed(place, each, str, "a list of strings")) for each in values]
    if isinstance(action.default, int):
        return _converted(place, action, str(_typed(place, value, int, "a whole number")))
    text = _typed(place, value, str, "a string")
    if action.choices is not None and text not in action.choices:
        hint = did_you_mean(text, action.choices, otherwise="", start="; ")
        raise ConfigurationError(f"{place}: is one of {', '.join(action.choices)}; got {text!r}{hint}")
    return _converted(place, action, text)


def _converted(place: str, action: argparse.Action, text: str) -> Any:
    try:
        return action.type(text) if callable(action.type) else text
    except argparse.ArgumentTypeError as error:
        raise ConfigurationError(f"{place}: {error}") from None


def _typed(place: str, value: Any, kind: type, words: str) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ConfigurationError(f"{place}: is {words}; got {value!r}")
    return value


def _is_one(value: Any) -> bool:
    return not isinstance(value, list)
