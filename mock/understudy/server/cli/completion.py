"""`understudy completion`: what a shell completes, from the one registry of commands and their parsers."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence

from understudy.command_line import describe
from understudy.lazy_dataclass import dataclass

_COMPLETION = """examples:
  understudy completion bash > ~/.local/share/bash-completion/completions/understudy
  understudy completion zsh > ~/.zfunc/_understudy            (with ~/.zfunc in fpath, before compinit)
  understudy completion fish > ~/.config/fish/completions/understudy.fish

Commands, options and their choices are completed; everything else as a file.
"""


@dataclass(frozen=True, slots=True)
class _Option:
    names: tuple[str, ...]
    help: str
    choices: tuple[str, ...]
    takes_value: bool


@dataclass(frozen=True, slots=True)
class _Completed:
    help: str
    options: Sequence[_Option]


def configure(completion: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(completion, "Print a script with which a shell completes the command line.", _COMPLETION, _print)
    completion.add_argument("shell", choices=tuple(_SHELLS), help="the shell that the script is for")


def _print(options: argparse.Namespace) -> int:
    print("\n".join(_SHELLS[options.shell](_commands())))
    return 0


def _commands() -> Mapping[str, _Completed]:
    from understudy.server.cli.commands import COMMANDS

    found = {}
    for command in COMMANDS:
        parser = argparse.ArgumentParser(prog=f"understudy {command.name}")
        if command.is_installed:
            command.configure(parser)
        found[command.name] = _Completed(command.help, list(_options(parser)))
    return found


def _options(parser: argparse.ArgumentParser) -> Iterator[_Option]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no other list of them
        choices = tuple(map(str, action.choices or ()))
        if action.option_strings or choices:
            text = (action.help or "").partition(";")[0].partition("(")[0].partition(". ")[0].replace("%%", "%").strip()
            yield _Option(tuple(action.option_strings), text, choices, action.nargs != 0)


def _bash(commands: Mapping[str, _Completed]) -> Iterator[str]:
    yield "# bash completion of understudy"
    yield "_understudy() {"
    yield '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" word words=""'
    yield '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield f'    case "$word" in {"|".join(commands)}) command="$word"; break ;; esac'
    yield "  done"
    yield '  case "$command $previous" in'
    for name, command in commands.items():
        for option in command.options:
            if option.names and option.choices:
                patterns = "|".join(f'"{name} {each}"' for each in option.names)
                yield f'    {patterns}) COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$current")); return ;;'
    yield "  esac"
    yield '  case "$command" in'
    yield f'    "") words="{" ".join(commands)} --help --version" ;;'
    for name, command in commands.items():
        names = [each for option in command.options for each in option.names]
        values = [each for option in command.options if not option.names for each in option.choices]
        yield f'    {name}) [[ "$current" == -* ]] && words="{" ".join(names)}" || words="{" ".join(values)}" ;;'
    yield "  esac"
    yield '  COMPREPLY=($(compgen -W "$words" -- "$current"))'
    yield '  [[ -n "$command" && "$current" != -* ]] && COMPREPLY+=($(compgen -f -- "$current"))'
    yield "  return 0"
    yield "}"
    yield "complete -o filenames -F _understudy understudy"


def _zsh(commands: Mapping[str, _Completed]) -> Iterator[str]:
    yield "#compdef understudy"
    yield "_understudy() {"
    yield "  local -a commands"
    listed = " ".join(shlex.quote(f"{name}:{command.help}") for name, command in commands.items())
    yield f"  commands=({listed})"
    yield "  if (( CURRENT == 2 )); then _describe command commands; return; fi"
    yield "  local command=$words[2]"
    yield "  shift words; (( CURRENT-- ))"
    yield '  case "$command" in'
    for name, command in commands.items():
        yield f"    {name}) _arguments {' '.join(_zsh_options(command))} '*:file:_files' ;;"
    yield "  esac"
    yield "}"
    # In fpath the file is the function, which is called for the first time now; sourced it only has to be known.
    yield '[[ "$funcstack[1]" == _understudy ]] && _understudy "$@" || compdef _understudy understudy'


def _zsh_options(command: _Completed) -> Iterator[str]:
    for option in command.options:
        values = f"({' '.join(option.choices)})" if option.choices else "_files"
        text = option.help.replace("[", "(").replace("]", ")").replace(":", " ")
        for name in option.names:
            yield shlex.quote(f"*{name}[{text}]" + (f":value:{values}" if option.takes_value else ""))
        if not option.names:
            yield shlex.quote(f"1:{text}:{values}")


def _fish(commands: Mapping[str, _Completed]) -> Iterator[str]:
    yield "# fish completion of understudy"
    for name, command in commands.items():
        yield f"complete -c understudy -f -n __fish_use_subcommand -a {name} -d {_fish_text(command.help)}"
    for name, command in commands.items():
        for option in command.options:
            place = f"complete -c understudy -n '__fish_seen_subcommand_from {name}'"
            flags = "".join(f" -{'l' if each[:2] == '--' else 's'} {each.lstrip('-')}" for each in option.names)
            kind = f" -xa {_fish_text(' '.join(option.choices))}" if option.choices else " -r" * option.takes_value
            yield f"{place}{flags}{kind} -d {_fish_text(option.help)}"


def _fish_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


_SHELLS: Mapping[str, Callable[[Mapping[str, _Completed]], Iterator[str]]] = {"bash": _bash, "fish": _fish, "zsh": _zsh}
