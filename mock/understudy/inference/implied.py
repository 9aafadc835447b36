"""Everything that a document implies, as one record. `imply` infers it; who only has it needs none of that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from understudy.inference.resources import Resources
from understudy.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from understudy.inference.effects import Effect
    from understudy.inference.events import Callback, Webhook
    from understudy.inference.lifecycle import Lifecycle


@dataclass(frozen=True, slots=True)
class Implied:
    """What a document implies. `lifecycles` are by collection id, `effects` (on other records) and `callbacks` by
    operationId, `webhooks` by name.
    """

    resources: Resources
    lifecycles: Mapping[str, tuple[Lifecycle, ...]]
    effects: Mapping[str, tuple[Effect, ...]]
    webhooks: Mapping[str, Webhook]
    callbacks: Mapping[str, tuple[Callback, ...]]
