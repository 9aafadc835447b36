"""A route for whatever stands below a path, as it was sent: with slashes that are doubled, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter

from understudy.openapi.pointer import METHODS

ROUTED = [*map(str.upper, METHODS), "QUERY", "PURGE"]
"""The methods that a view is called for which answers every one."""


class _Rest(BaseConverter):
    regex = ".*?"
    part_isolating = False


def route_below(blueprint: Blueprint, path: str, name: str, view: Callable[..., Any]) -> None:
    """Give `path` and everything below it to a view, which gets the part behind `path/` as `rest`."""

    def know(state: BlueprintSetupState) -> None:
        state.app.url_map.converters["understudy_rest"] = _Rest

    blueprint.record(know)
    for rule in (path, f"{path}/<understudy_rest:rest>"):
        # Flask would answer a doubled slash with a redirect, which hardly any sender of webhooks follows.
        blueprint.add_url_rule(rule, name, view, methods=ROUTED, provide_automatic_options=False, merge_slashes=False)
