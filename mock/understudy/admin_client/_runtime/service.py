"""What a client knows of its service: where it is, who may call it, and what the package calls itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal, get_args, get_origin

from ._http import httpx
from .auth import ClientCredentials, Credentials, Scheme, place_token_url
from .drift import nearest, shown
from .errors import InputError
from .options import ClientOptions, Options

__all__ = ["Service"]

_OWN = ("http_client", "options", "self")
_TIMES = ("timeout", "total_timeout")
_EXPECTED: Mapping[Any, str] = {str: "a string", int: "an integer", float: "a number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Service:
    """A service as the document describes it.

    `environment` begins the names of the variables that stand in for arguments; `server` is the address of the first
    server, which may have variables in braces, `variables` the default and the values of each; `security` is that of
    most operations; `shared` are the types, plain ones or literals, of the arguments that may be given to the client
    instead of to its methods. `defaults` are options that nobody gives, `hooks` the functions of those that nobody
    gives, as MODULE:FUNCTION.
    """

    package: str
    version: str
    environment: str
    server: str = ""
    variables: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict[str, tuple[str, tuple[str, ...]]])
    schemes: Mapping[str, Scheme] = field(default_factory=dict[str, Scheme])
    security: tuple[tuple[str, ...], ...] = ()
    shared: Mapping[str, Any] = field(default_factory=dict[str, Any])
    defaults: Mapping[str, Any] = field(default_factory=dict[str, Any])
    hooks: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def home(self) -> str:
        """Where the service is, unless a base URL is passed."""
        return self._address({})

    @property
    def agent(self) -> str:
        """The User-Agent (RFC 9110 10.1.5)."""
        python = ".".join(map(str, sys.version_info[:3]))
        return f"{self.package}/{self.version} {httpx.__name__}/{httpx.__version__} python/{python}"

    def flows(self, credentials: Credentials, base_url: str) -> Mapping[str, ClientCredentials]:
        """The flows that fetch tokens, for the schemes that have one and credentials for it."""
        found: dict[str, ClientCredentials] = {}
        for name, scheme in self.schemes.items():
            if scheme.kind == "oauth2" and scheme.token_url and len(scheme.credentials) == 3:
                client_id, secret, token = map(credentials.get, scheme.credentials)
                if client_id is not None and token is None:
                    place = place_token_url(scheme.token_url, base_url, self.home)
                    found[name] = ClientCredentials(place, client_id, secret or "")
        return found

    def read(self, name: str, arguments: Mapping[str, Any]) -> tuple[Options, Credentials, dict[str, Any]]:
        """How calls are sent, by whom, and with what, of the arguments of a client called `name` and the environment.

        Raises TypeError for an argument that there is none of, InputError for a value of another type and where nothing
        says where the service is, ValueError for an option that can't be.
        """
        options: dict[str, Any]
        options = {key: value for key, value in arguments["options"].items() if value is not None or key in _TIMES}
        for key in options:
            if key not in _OPTIONS:
                known = [*(each for each in arguments if each not in _OWN), "http_client", *_OPTIONS]
                raise TypeError(f"{name}() has no argument {key!r}{nearest(key, known)}")
        options = {**self.defaults, **{key: _function(place) for key, place in self.hooks.items()}, **options}
        if "base_url" not in options:
            options["base_url"] = self._from_environment("base_url") or self._address(arguments) or self._nowhere()
        names = dict.fromkeys(each for scheme in self.schemes.values() for each in scheme.credentials)
        credentials = {each: arguments.get(each) for each in names}
        if all(value is None for value in credentials.values()):
            # Who says by arguments who calls is not to be mixed up with another of the environment.
            credentials = {each: self._from_environment(each) for each in names}
        shared = {
            each: self._read(each, kind) if arguments[each] is None else _checked(each, kind, arguments[each])
            for each, kind in self.shared.items()
        }
        return (
            Options(**options),
            Credentials(**credentials),
            {each: value for each, value in shared.items() if value is not None},
        )

    def _from_environment(self, name: str) -> str | None:
        return os.environ.get(f"{self.environment}_{name.upper()}") or None

    def _read(self, name: str, kind: Any) -> Any:
        """An argument as the environment has it."""
        text = self._from_environment(name)
        return None if text is None else _checked(f"{self.environment}_{name.upper()}", kind, _valued(kind, text))

    def _address(self, arguments: Mapping[str, Any]) -> str:
        if not self.server.startswith(("http://", "https://")):
            return ""
        address = self.server
        for name, (default, values) in self.variables.items():
            value = arguments.get(name)
            text = default if value is None else str(value)
            if values and text not in values:
                raise InputError(f"{name} must be one of {', '.join(map(repr, values))}; got {text!r}")
            address = address.replace(f"{{{name}}}", text)
        return address.rstrip("/")

    def _nowhere(self) -> str:
        why = f"only {self.server!r}, without a host" if self.server else "no server"
        raise InputError(f"the document names {why}: give base_url=, or set {self.environment}_BASE_URL")


def _valued(kind: Any, text: str) -> Any:
    """The value that a text of the environment says, where it says one of the type."""
    kinds: set[Any] = {type(value) for value in get_args(kind)} or {kind}
    if kinds & {int, float}:
        try:
            return int(text) if int in kinds else float(text)
        except ValueError:
            return text
    return text.lower() == "true" if kind is bool and text.lower() in ("true", "false") else text


def _checked(name: str, kind: Any, value: Any) -> Any:
    """A value for all methods. Raises InputError for one of another type."""
    values = get_args(kind) if get_origin(kind) is Literal else ()
    if values and value not in values:
        raise InputError(f"{name} must be one of {', '.join(map(repr, values))}; got {shown(value)}")
    expected = _EXPECTED.get(kind)
    is_other = isinstance(value, bool) and kind is not bool
    if expected is not None and (is_other or not isinstance(value, (int, float) if kind is float else kind)):
        raise InputError(f"{name} must be {expected}, not {shown(value)}")
    return value


def _function(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


_OPTIONS = tuple(ClientOptions.__annotations__)
