"""The `understudy` command. Every mistake of a user ends in a message that names it, never in a traceback."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from understudy.problem import did_you_mean
from understudy.server.cli.commands import COMMANDS
from understudy.server.cli.configuration import Configuration, read_configuration
from understudy.server.cli.exit_codes import exit_code_of
from understudy.versions import installed


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code is 0 when it worked, 2 when the input was wrong, 1 when something failed."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    return exit_code_of(partial(_run, arguments))


def _run(arguments: Sequence[str]) -> int:
    parser, called = _parsers(arguments)
    configuration = _configuration() if called.get_default("configured") else None
    if configuration is not None:
        configuration.before(called)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        known = re.findall(r"--[a-z-]+", called.format_usage())
        hint = did_you_mean(unknown[0], known, otherwise="", start="; ")
        called.error(f"unrecognized arguments: {' '.join(unknown)}{hint}")
    if options.command is None:
        parser.print_help()
        return 0
    options.configuration = configuration
    if configuration is not None:
        print(f"options of {configuration.place}", file=sys.stderr)
        configuration.after(options)
    return int(options.run(options))


def _configuration() -> Configuration | None:
    from understudy.server.cli.serve_options import add_options

    every = argparse.ArgumentParser()
    add_options(every)
    return read_configuration(Path(), every)


def _parsers(arguments: Sequence[str]) -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    """A parser that knows every command by its name, and the one of the command that is called."""
    parser = argparse.ArgumentParser(
        prog="understudy",
        description="One OpenAPI document in; a typed Python SDK and a stateful mock server out.",
        epilog="`understudy COMMAND --help` tells more.",
    )
    # Looking it up takes longer than all of this, so it is done for who wants to know.
    shown = f"understudy {installed('understudy') or 'unknown'}" if "--version" in arguments else ""
    parser.add_argument("--version", action="version", version=shown)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    name = next((each for each in arguments if not each.startswith("-")), None)
    known = [command.name for command in COMMANDS]
    if name is not None and name not in known:
        hint = did_you_mean(name, known, otherwise=f"there are {', '.join(known)}")
        parser.error(f"there is no command {name!r}; {hint}")
    called = parser
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.help)
        if command.name == name:
            command.configure(added)
            called = added
    return parser, called


if __name__ == "__main__":
    sys.exit(main())
