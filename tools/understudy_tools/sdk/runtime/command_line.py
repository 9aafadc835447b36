"""A command line over the client: one group for each resource, one command for each method.

Needs `click`, and `rich` for tables. Credentials and the address of the service are options, else those of the
environment, as for the client itself.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click
from click.shell_completion import get_completion_class

from .errors import SDKError
from .surface import Argument, Endpoint, Surface, client_of, method_of, surface_of
from .values import is_array, is_object, is_sequence

__all__ = ["program", "run"]

_SHELLS = ("bash", "zsh", "fish")
_MOST_COLUMNS = 8
_DEEPEST = 6
_NOT_OPTIONS = frozenset({"self", "http_client", "options"})


class _Json(click.ParamType):  # type: ignore[type-arg]  # generic in new ones only
    """A JSON text, or `@file` with one; `-` is standard input."""

    name = "json"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        try:
            text = (
                sys.stdin.read() if value == "-" else Path(value[1:]).read_text("utf-8") if value[:1] == "@" else value
            )
            return json.loads(text)
        except (OSError, ValueError) as error:
            self.fail(f"no JSON, @file or -: {error}", param, ctx)


class _JsonOrText(_Json):
    """Of what may be a text and an object or a list: the latter where it looks like one, or is a file."""

    name = "json or text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        is_json = isinstance(value, str) and value.lstrip()[:1] in ("{", "[", "@")
        return super().convert(value, param, ctx) if is_json else value


_JSON = _Json()
_JSON_OR_TEXT = _JsonOrText()
_FORMS = click.Choice(["json", "table"])
# A name as somebody types it: `purchasedOn` is `--purchased-on`.
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def run(package: str, argv: Sequence[str] | None = None) -> None:
    """Run the command line of a package; ends the process with its exit status."""
    program(package).main(args=None if argv is None else list(argv), prog_name=_dashed(package))


def program(package: str) -> click.Group:
    """The whole program, as click has it."""
    surface = surface_of(package)
    credentials = [
        name
        for name, each in inspect.signature(client_of(package, "Client").__init__).parameters.items()
        if name not in _NOT_OPTIONS and each.kind is each.KEYWORD_ONLY
    ]

    def connect(base_url: str | None, output: str | None, **credentials_passed: str | None) -> None:
        context = click.get_current_context()
        context.obj = _Session(package, {"base_url": base_url, **credentials_passed}, output)

    options: list[click.Parameter] = [
        click.Option(["--base-url"], help="Where the service is."),
        click.Option(["-o", "--output"], type=_FORMS, help="How answers are shown."),
        *(click.Option([_flag(name)], help="Credentials; else those of the environment.") for name in credentials),
    ]
    root = click.Group(params=options, callback=connect, help=f"{surface.title} {surface.version}.")
    click.version_option(surface.version, prog_name=_dashed(package))(root)
    groups: dict[str, click.Group] = {"": root}
    for endpoint in surface.endpoints:
        _group(groups, endpoint.resource).add_command(_command(surface, endpoint))
    root.add_command(_completion(root, package))
    return root


class _Session:
    """What every command of one call of the program shares."""

    def __init__(self, package: str, arguments: Mapping[str, str | None], output: str | None) -> None:
        self.package = package
        self._arguments = {name: value for name, value in arguments.items() if value is not None}
        self.output = output or ("table" if sys.stdout.isatty() else "json")

    def client(self) -> Any:
        return client_of(self.package, "Client")(**self._arguments)


def _group(groups: dict[str, click.Group], dotted: str) -> click.Group:
    """The group of a resource, made with those above it when it is first needed."""
    if dotted not in groups:
        above, _, name = dotted.rpartition(".")
        groups[dotted] = made = click.Group(_dashed(name), help=f"Operations on {dotted.replace('.', ' ')}.")
        _group(groups, above).add_command(made)
    return groups[dotted]


def _dashed(name: str) -> str:
    return _HUMP.sub("-", name.strip("_")).replace("_", "-").lower()


def _flag(name: str) -> str:
    return f"--{_dashed(name)}"


# -- commands ---------------------------------------------------------------------------------------------------------


def _command(surface: Surface, endpoint: Endpoint) -> click.Command:
    params: list[click.Parameter] = []
    names: dict[str, tuple[str, str]] = {}
    for each in endpoint.arguments:
        place = f"argument {each.name}"
        names[_variable(place)] = ("argument", each.name)
        if each.place == "path":
            params.append(
                click.Argument([_variable(place)], metavar=each.name.upper(), type=_type(surface, each.schema))
            )
        else:
            params.append(_option(surface, each, place, _flag(each.name), required=each.required))
    arguments = {_flag(each.name) for each in endpoint.arguments}
    # What every command has goes by another name where the operation has an argument of that name.
    ours = {flag: instead if flag in arguments else flag for flag, instead in _OURS.items()}
    taken = arguments | {*ours.values(), "--output"}
    body = endpoint.body
    if body is not None:
        for each in body.properties:
            flags = (_flag(each.name), f"--body-{_dashed(each.name)}", f"--{each.name}", f"--body-{each.name}")
            flag = next(flag for flag in flags if flag not in taken)
            taken.add(flag)
            place = f"body {each.name}"
            names[_variable(place)] = ("body", each.name)
            params.append(_option(surface, each, place, flag, required=False, is_file=each.name in body.files))
        kind: Any = click.Path(path_type=Path, exists=True) if "" in body.files else _JSON
        params.append(click.Option([ours["--body"], "whole"], type=kind, help="The whole body: JSON, @file or - ."))
    if endpoint.paged:
        params.append(click.Option([ours["--all"], "whole_list"], is_flag=True, help="Every page, not only one."))
        text = f"With {ours['--all']}: so many items at most."
        params.append(click.Option([ours["--limit"], "limit"], type=click.IntRange(1), help=text))
    shown = ["-o"] if "--output" in arguments else ["-o", "--output"]
    params.append(click.Option([*shown, "form"], type=_FORMS, help="How the answer is shown."))
    params.append(
        click.Option([ours["--save"], "save"], type=click.Path(path_type=Path), help="Write the answer to this file.")
    )
    return click.Command(
        _dashed(endpoint.name),
        params=params,
        callback=_callback(endpoint, names),
        help="\n\n".join(part for part in (endpoint.summary, endpoint.description) if part),
        short_help=endpoint.summary,
        deprecated=endpoint.deprecated,
    )


_OURS = {"--body": "--whole-body", "--all": "--all-pages", "--limit": "--max-items", "--save": "--save-to"}


def _variable(place: str) -> str:
    """A name for click that no other option of the command has."""
    return "".join(char if char.isalnum() else "_" for char in place).lower()


def _option(
    surface: Surface, each: Argument, place: str, flag: str, *, required: bool, is_file: bool = False
) -> click.Option:
    schema = _shape(surface, each.schema)
    text = " ".join(each.description.split())
    if is_file:
        return click.Option([flag, _variable(place)], type=click.Path(path_type=Path, exists=True), help=text)
    if schema.get("type") == "boolean":
        return click.Option(
            [f"{flag}/--no-{flag[2:]}", _variable(place)], default=None, is_flag=True, help=text, required=required
        )
    items = _shape(surface, schema.get("items", {}))
    several = schema.get("type") == "array" and items.get("type") in ("string", "integer", "number")
    kind = _type(surface, items if several else schema)
    return click.Option([flag, _variable(place)], type=kind, multiple=several, help=text, required=required)


def _shape(surface: Surface, schema: Any, depth: int = 0) -> Mapping[str, Any]:
    """What is typed for a value, besides null: of one thing or several of it the list, of others what JSON says."""
    shape = surface.resolved(schema)
    kind = shape.get("type")
    if is_array(kind):
        kinds = [each for each in kind if each != "null"]
        return {**shape, "type": kinds[0] if len(kinds) == 1 else ""}
    parts = [part for word in ("anyOf", "oneOf", "allOf") if is_array(shape.get(word)) for part in shape[word]]
    if kind is not None or "enum" in shape or not parts or depth > _DEEPEST:
        return shape
    shapes = [each for part in parts if (each := _shape(surface, part, depth + 1)).get("type", "object") != "null"]
    substance = [each for each in shapes if "type" in each or "enum" in each or "properties" in each]
    lists = [each for each in substance if each.get("type") == "array"]
    items = [_shape(surface, each.get("items", {}), depth + 1).get("type") for each in lists]
    if len(lists) == 1 and all(each is lists[0] or each.get("type") == items[0] for each in substance):
        return lists[0]
    if len(substance) == 1 or (substance and "allOf" in shape):
        return substance[0]
    types = {str(each.get("type", "object")) for each in substance}
    return {"type": "string" if types.isdisjoint(("object", "array")) else "text" if "string" in types else "object"}


def _type(surface: Surface, schema: Any) -> Any:
    shape = _shape(surface, schema)
    options = shape.get("enum")
    if is_array(options) and all(isinstance(each, str) for each in options):
        return click.Choice(options)
    plain: dict[str, Any] = {"integer": click.INT, "number": click.FLOAT, "boolean": click.BOOL, "string": click.STRING}
    plain["text"] = _JSON_OR_TEXT
    is_structured = shape.get("type") in ("array", "object") or "properties" in shape
    return plain.get(str(shape.get("type")), _JSON if is_structured else click.STRING)


def _callback(endpoint: Endpoint, names: Mapping[str, tuple[str, str]]) -> Callable[..., None]:
    def call(
        whole: Any = None,
        *,
        whole_list: bool = False,
        limit: int | None = None,
        save: Path | None = None,
        form: str | None = None,
        **values: Any,
    ) -> None:
        session: _Session = click.get_current_context().obj
        session.output = form or session.output
        arguments = _arguments(names, values, whole)
        try:
            with session.client() as client:
                if whole_list or limit is not None:
                    items = method_of(client, endpoint, raw=False)(**arguments)
                    _show(session, [_value(item) for item in islice(items, limit)])
                    return
                answer = method_of(client, endpoint)(**arguments).http
        except (SDKError, ValueError, TypeError) as error:
            raise click.ClickException(str(error)) from error
        if not answer.is_success:
            raise click.ClickException(f"{answer.status_code} {answer.reason_phrase}\n{answer.text}".rstrip())
        if save is not None:
            save.write_bytes(answer.content)
        elif answer.content:
            _show_answer(session, answer)

    return call


def _arguments(names: Mapping[str, tuple[str, str]], values: Mapping[str, Any], whole: Any) -> dict[str, Any]:
    arguments: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for variable, value in values.items():
        place, name = names[variable]
        if value is not None and value != ():
            (arguments if place == "argument" else properties)[name] = list(value) if is_sequence(value) else value
    if whole is not None and properties and not isinstance(whole, dict):
        raise click.UsageError("--body is no JSON object: give its properties there as well")
    if whole is not None or properties:
        arguments["body"] = {**whole, **properties} if isinstance(whole, dict) else properties or whole
    return arguments


# -- answers ----------------------------------------------------------------------------------------------------------


def _value(item: Any) -> Any:
    return item.to_dict() if hasattr(item, "to_dict") else item


def _show_answer(session: _Session, answer: Any) -> None:
    if "json" not in answer.headers.get("content-type", ""):
        sys.stdout.buffer.write(answer.content)
        return
    _show(session, answer.json())


def _show(session: _Session, value: Any) -> None:
    rows = _rows(value)
    if session.output == "table" and rows:
        _table(rows)
    else:
        click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def _rows(value: Any) -> list[Mapping[str, Any]]:
    """The objects that a table shows: a list of them, the one list of an envelope, or a single object."""
    if is_object(value):
        lists = [each for each in value.values() if is_array(each)]
        value = lists[0] if len(lists) == 1 and all(map(is_object, lists[0])) else [value]
    return list(value) if is_array(value) and all(map(is_object, value)) else []


def _table(rows: Sequence[Mapping[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    names = list(dict.fromkeys(name for row in rows for name, cell in row.items() if not isinstance(cell, dict | list)))
    shown = Table(box=None, header_style="bold")
    for name in names[:_MOST_COLUMNS]:
        shown.add_column(name)
    for row in rows:
        shown.add_row(*("" if row.get(name) is None else str(row.get(name)) for name in names[:_MOST_COLUMNS]))
    Console().print(shown)


def _completion(root: click.Group, package: str) -> click.Command:
    def show(shell: str) -> None:
        found = get_completion_class(shell)
        assert found is not None
        click.echo(found(root, {}, _dashed(package), f"_{package.upper()}_COMPLETE").source())

    argument = click.Argument(["shell"], type=click.Choice(_SHELLS))
    return click.Command("completion", params=[argument], callback=show, help="Print what a shell sources to complete.")
