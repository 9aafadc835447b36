"""The commands of `understudy`: one table. What a command does is imported when it is the one that was called."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys

from understudy.lazy_dataclass import dataclass

_TOOLS = ("openapi_python_client", "openapi_spec_validator")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its line in `understudy --help`, and the `module:function` that adds its arguments to a parser.

    That function also sets `run`, which gets the options and returns the exit code. `extra` is the extra of the
    distribution that brings the packages in `needs`.
    """

    name: str
    help: str
    place: str
    needs: tuple[str, ...] = ()
    extra: str = ""

    @property
    def is_installed(self) -> bool:
        """Whether the packages that it needs are there."""
        return all(importlib.util.find_spec(name) is not None for name in self.needs)

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the arguments. Raises SystemExit, with what to install, where a package is missing."""
        if not self.is_installed:
            print(f"{self.name} needs the generator: pip install 'understudy[{self.extra}]'", file=sys.stderr)
            raise SystemExit(2)
        module, _, function = self.place.partition(":")
        getattr(importlib.import_module(module), function)(parser)


_CLI = "understudy.server.cli"
COMMANDS: tuple[Command, ...] = (
    Command("serve", "serve a document as a stateful mock", f"{_CLI}.serve:configure"),
    Command("explain", "print what the mock infers from a document, and why", f"{_CLI}.explain:configure"),
    Command("doctor", "print one page about a document or a server, for whoever helps", f"{_CLI}.doctor:configure"),
    Command("init", "write an overlay, a pytest configuration and a first test", f"{_CLI}.init:configure"),
    Command("status", "read or set the state of a record of a running mock", f"{_CLI}.remote:configure_status"),
    Command("events", "list the webhooks of a running mock, newest first", f"{_CLI}.remote:configure_events"),
    Command("deliver", "deliver the webhooks of a running mock that are due", f"{_CLI}.remote:configure_deliver"),
    Command("seed", "put records of a file into a running mock, or print those it has", f"{_CLI}.seed:configure"),
    Command("run", "run the workflows of an Arazzo document", f"{_CLI}.run:configure"),
    Command(
        "regenerate",
        "write the typed Python SDK of a document, or check that it is up to date",
        "understudy_tools.cli:configure",
        _TOOLS,
        "tools",
    ),
    Command(
        "diff", "say what changed between two documents, and whom it breaks", "understudy_tools.diff.cli:configure"
    ),
    Command("completion", "print a script for completion in a shell", f"{_CLI}.completion:configure"),
)
