from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from .._runtime.model import Model, define
from ..types import UNSET, Unset
from .new_chaos_rule_kind import NewChaosRuleKind


@define(repr=False)
class NewChaosRule(Model):
    """NewChaosRule of the document."""

    kind: NewChaosRuleKind
    event: None | str | Unset = UNSET
    endpoint: None | str | Unset = UNSET
    times: int | None | Unset = UNSET
    by: str | Unset = UNSET


class NewChaosRuleInput(TypedDict):
    """NewChaosRule as plain data."""

    kind: (
        NewChaosRuleKind
        | Literal[
            "duplicate", "reorder", "delay", "drop", "bad-signature", "stale-timestamp", "old-secret", "truncated-body"
        ]
    )
    event: NotRequired[str | None]
    endpoint: NotRequired[str | None]
    times: NotRequired[int | None]
    by: NotRequired[str]
