"""What a test wants of its mock: the command line over the marker over the ini options, checked."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

import pytest

from understudy.json_values import is_number, is_whole
from understudy.problem import did_you_mean
from understudy.user_modules import is_dotted

Delivery = Literal["manual", "sync", "async"]
_KEYWORDS = ("name", "spec", "overlays", "seed", "delivery", "webhook_timeout", "factories", "strict", "users")
_SECONDS = "seconds above 0, such as 0.5"
_OVERLAY = "mock.overlay.yaml"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NO_SPEC = (
    "no document for the fixture mock: set understudy_spec = path/to/openapi.yaml among the ini options of pytest, "
    'mark the test with @pytest.mark.mock(spec="path/to/openapi.yaml"), or run with --mock-url URL'
)


@dataclass(frozen=True, slots=True)
class Settings:
    """One test's settings; `spec` is None where a live server has the document.

    `delivery` is None where it is not set: manual here, and at a live server as that delivers.
    `factories` are files and modules that declare them, `handlers` those with handlers of operations,
    `signing` those that are signing schemes, `users` who there is: a file, or what one holds.
    `webhook_timeout` is how long the fixture `webhooks` waits, in seconds; None leaves it to how they are delivered.
    """

    spec: Path | None
    overlays: tuple[Path, ...]
    seed: int
    delivery: Delivery | None
    webhook_timeout: float | None
    factories: tuple[Path | str, ...]
    strict: bool
    handlers: tuple[Path | str, ...] = ()
    signing: tuple[Path | str, ...] = ()
    users: Path | Mapping[str, Any] | None = None


def settings_of(item: pytest.Item, name: str | None = None) -> Settings:
    """The settings of a test, for `mock` or for the one of `mocks` that is called so.

    Overlays, factories, handlers and signing schemes of the ini options are those of `mock`. Raises UsageError, which
    says what to write instead.
    """
    __tracebackhide__ = True
    config = item.config
    marked: dict[str, Any] = {}
    for mark in reversed(list(item.iter_markers("mock"))):  # the closest one is last, and wins
        keywords = _keywords(mark, item.nodeid)
        if keywords.get("name") == name:
            marked |= keywords
    live = name in live_urls(config)
    spec = None if live else _spec(config, marked) if name is None else _named_spec(item, marked, name)
    own = spec is not None and name is None
    return Settings(
        spec,
        () if spec is None else _overlays(config, marked, spec, main=name is None),
        _seed(config, marked),
        _delivery(config, marked),
        _webhook_timeout(config, marked),
        _factories(config, marked, main=name is None),
        bool(marked.get("strict", False)),
        _modules(config, config.getini("understudy_handlers"), "handlers") if own else (),
        _modules(config, config.getini("understudy_signing"), "signing") if own else (),
        _users(config, marked, main=name is None) if spec is not None else None,
    )


def live_urls(config: pytest.Config) -> dict[str | None, str]:
    """The servers of `--mock-url`, by the name of the mock; None is that of the fixture `mock`."""
    __tracebackhide__ = True
    found: dict[str | None, str] = {}
    for text in config.getoption("mock_url"):
        name, named, url = text.partition("=")
        if not named or not _NAME.fullmatch(name):
            name, url = "", text
        _check_url(url)
        found[name or None] = url
    return found


def mock_names(item: pytest.Item) -> tuple[str, ...]:
    """The names that `mocks` knows for a test: of the ini option, of its markers and of the command line."""
    __tracebackhide__ = True
    marked = [_keywords(mark, item.nodeid).get("name") for mark in item.iter_markers("mock")]
    known = (*_named_specs(item.config), *marked, *live_urls(item.config))
    return tuple(dict.fromkeys(name for name in known if name is not None))


def _named_specs(config: pytest.Config) -> dict[str, str]:
    __tracebackhide__ = True
    found: dict[str, str] = {}
    for line in config.getini("understudy_mocks"):
        name, named, path = (part.strip() for part in line.partition("="))
        if not named or not path or not _NAME.fullmatch(name):
            raise pytest.UsageError(
                f"understudy_mocks takes lines such as billing = path/to/billing.yaml; got {line!r}"
            )
        found[name] = path
    return found


def _named_spec(item: pytest.Item, marked: Mapping[str, Any], name: str) -> Path:
    __tracebackhide__ = True
    configured = marked.get("spec") or _named_specs(item.config).get(name)
    if not configured:
        known = mock_names(item)
        hint = did_you_mean(name, [each for each in known if each != name], otherwise="", start="; ")
        raise pytest.UsageError(
            f'no document for mocks("{name}"): give understudy_mocks the line {name} = path/to/openapi.yaml, or mark '
            f'the test with @pytest.mark.mock(name="{name}", spec="path/to/openapi.yaml"){hint}'
        )
    return _file(item.config, configured, "mocks")


def _keywords(mark: pytest.Mark, nodeid: str) -> Mapping[str, Any]:
    __tracebackhide__ = True
    place = f"@pytest.mark.mock of {nodeid}"
    if mark.args:
        raise pytest.UsageError(f"{place}: takes keywords only ({_listed()}); got {mark.args[0]!r}")
    for name, value in mark.kwargs.items():
        if name not in _KEYWORDS:
            hint = did_you_mean(name, _KEYWORDS, otherwise=f"there are {_listed()}")
            raise pytest.UsageError(f"{place}: there is no keyword {name!r}; {hint}")
        _check_kind(place, name, value)
    return mark.kwargs


def _check_kind(place: str, name: str, value: Any) -> None:
    __tracebackhide__ = True
    paths = isinstance(value, Sequence) and not isinstance(value, str)
    right, expected = {
        "name": (isinstance(value, str) and bool(_NAME.fullmatch(value)), 'a name such as "billing"'),
        "spec": (isinstance(value, str | Path), "the path of a document"),
        "overlays": (paths and all(isinstance(each, str | Path) for each in value), 'a list such as ["o.yaml"]'),
        "factories": (paths and all(isinstance(each, str | Path) for each in value), 'a list such as ["factories.py"]'),
        "seed": (is_whole(value), "a whole number"),
        "delivery": (value in get_args(Delivery), '"manual", "sync" or "async"'),
        "webhook_timeout": (_is_time(value), _SECONDS),
        "strict": (isinstance(value, bool), "True or False"),
        "users": (isinstance(value, str | Path | Mapping), "the path of a file, or a mapping of names to users"),
    }[name]
    if not right:
        raise pytest.UsageError(f"{place}: {name}= takes {expected}; got {value!r}")


def _check_url(url: str) -> None:
    __tracebackhide__ = True
    if not url.startswith(("http://", "https://")):
        raise pytest.UsageError(f"--mock-url takes an address such as http://127.0.0.1:4010; got {url!r}")


def _spec(config: pytest.Config, marked: Mapping[str, Any]) -> Path:
    __tracebackhide__ = True
    configured = marked.get("spec") or config.getini("understudy_spec")
    if not configured:
        raise pytest.UsageError(_NO_SPEC)
    return _file(config, configured, "spec")


def _overlays(config: pytest.Config, marked: Mapping[str, Any], spec: Path, *, main: bool) -> tuple[Path, ...]:
    """`mock.overlay.yaml` beside the document first, as for `understudy serve`; a marker's `overlays=[]` means none."""
    __tracebackhide__ = True
    declared = config.getini("understudy_overlays") if main else ()
    configured = marked.get("overlays", declared)
    found = [_file(config, each, "overlays") for each in configured]
    beside = spec.parent / _OVERLAY
    if (found or "overlays" not in marked) and beside not in found and beside.is_file():
        found.insert(0, beside)
    return tuple(found)


def _users(config: pytest.Config, marked: Mapping[str, Any], *, main: bool) -> Path | Mapping[str, Any] | None:
    __tracebackhide__ = True
    configured = marked.get("users", config.getini("understudy_users") if main else None)
    if isinstance(configured, Mapping):
        return configured
    return _file(config, configured, "users") if configured else None


def _factories(config: pytest.Config, marked: Mapping[str, Any], *, main: bool) -> tuple[Path | str, ...]:
    """Files, and modules by their dotted names."""
    __tracebackhide__ = True
    declared = config.getini("understudy_factories") if main else ()
    configured = marked.get("factories", declared)
    return _modules(config, configured, "factories")


def _modules(config: pytest.Config, configured: Sequence[str | Path], name: str) -> tuple[Path | str, ...]:
    __tracebackhide__ = True
    return tuple(str(each) if is_dotted(each) else _file(config, each, name) for each in configured)


def _file(config: pytest.Config, configured: str | Path, name: str) -> Path:
    __tracebackhide__ = True
    path = config.rootpath / configured
    if path.is_file():
        return path
    option = f"understudy_{name} or @pytest.mark.mock({name}=)"
    if path.is_dir():
        raise pytest.UsageError(f"{option}: {configured} in {config.rootpath} is a folder; name the files in it")
    siblings = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    beside = Path(configured).parent
    hint = did_you_mean(path.name, siblings, otherwise="", start="; ", show=lambda near: str(beside / near))
    raise pytest.UsageError(f"{option}: there is no file {configured} in {config.rootpath}{hint}")


def _seed(config: pytest.Config, marked: Mapping[str, Any]) -> int:
    __tracebackhide__ = True
    configured = config.getoption("mock_seed")
    if configured is None and "seed" in marked:
        return cast("int", marked["seed"])
    name, text = (
        ("understudy_seed", config.getini("understudy_seed") or "0")
        if configured is None
        else ("--mock-seed", configured)
    )
    try:
        return int(text)
    except ValueError:
        raise pytest.UsageError(f"{name} takes a whole number; got {text!r}") from None


def _delivery(config: pytest.Config, marked: Mapping[str, Any]) -> Delivery | None:
    __tracebackhide__ = True
    configured = marked.get("delivery") or config.getini("understudy_delivery") or None
    if configured is not None and configured not in get_args(Delivery):
        hint = did_you_mean(configured, get_args(Delivery), otherwise="there are manual, sync and async")
        raise pytest.UsageError(f"understudy_delivery: there is no mode {configured!r}; {hint}")
    return cast("Delivery | None", configured)


def _webhook_timeout(config: pytest.Config, marked: Mapping[str, Any]) -> float | None:
    __tracebackhide__ = True
    if "webhook_timeout" in marked:
        return float(marked["webhook_timeout"])
    text = config.getini("understudy_webhook_timeout")
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not _is_time(seconds):
        raise pytest.UsageError(f"understudy_webhook_timeout takes {_SECONDS}; got {text!r}")
    return seconds


def _is_time(value: object) -> bool:
    return is_number(value) and 0 < value <= threading.TIMEOUT_MAX


def _listed() -> str:
    return ", ".join(f"{name}=" for name in _KEYWORDS)
