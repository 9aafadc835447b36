"""Rules of the user's own, which say what an operation does where the document's shape doesn't tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from understudy.extensions import InferenceRule
from understudy.inference.paths import canonical
from understudy.inference.resources import ON_ITEM, Collection, Kind
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.problem import did_you_mean

_ALONE: frozenset[Kind] = frozenset(("synthesize", "sign-up"))
_KINDS = tuple(kind for kind in get_args(Kind) if kind != "token")


class RuleError(ValueError):
    """A rule failed, or decided what can't be. The message names the rule and the operation."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an operation does: its kind, the collection whose records it is about, by path, and why.

    The collection is None for `synthesize`, which has none.
    """

    kind: Kind
    collection: str | None
    reason: str


def decided(
    rules: Iterable[InferenceRule], operation: Operation, collections: Mapping[str, Collection]
) -> Decision | None:
    """What the first rule that decides says, with the collection by its id. Raises RuleError."""
    for rule in rules:
        about = f"{rule.place}: {operation.id}"
        try:
            found = rule.function(operation, collections)
        except Exception as error:
            raise RuleError(f"{about}: raised {type(error).__name__}: {error}") from error
        if found is None:
            continue
        if not isinstance(found, Decision):
            raise RuleError(f"{about}: a rule returns a Decision or None; got {found!r}")
        return Decision(found.kind, _home(found, operation, collections, about), f"{found.reason} ({rule.place})")
    return None


def _home(found: Decision, operation: Operation, collections: Mapping[str, Collection], about: str) -> str | None:
    if found.kind not in _KINDS:
        hint = did_you_mean(str(found.kind), _KINDS)
        raise RuleError(f"{about}: there is no kind {found.kind!r}; {hint}")
    if found.kind in _ALONE and found.collection is None:
        return None
    paths = [each.path for each in collections.values()]
    home = collections.get(canonical(found.collection)) if found.collection is not None else None
    if home is None:
        hint = did_you_mean(str(found.collection), paths)
        raise RuleError(f"{about}: there is no collection {found.collection!r}; {hint}")
    needed = home.parent_count + (len(home.key_parameters) if found.kind in ON_ITEM else 0)
    there = operation.path.count("{")
    if there < needed:
        raise RuleError(
            f"{about}: {found.kind} of {home.path} needs {needed} keys in the path; {operation.path} has {there}"
        )
    return home.id
