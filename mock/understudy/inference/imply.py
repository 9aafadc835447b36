"""Everything that a document implies, inferred in one go: resources first, then what sends, moves and follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from understudy.extensions import InferenceRule
from understudy.inference.effects import EffectReader
from understudy.inference.events import WebhookReader
from understudy.inference.implied import Implied
from understudy.inference.infer import infer
from understudy.inference.lifecycle import read_lifecycles
from understudy.inference.long_running import operation_lifecycles
from understudy.inference.paths import canonical
from understudy.inference.resources import Plan
from understudy.inference.unused_schema_words import unused_schema_words
from understudy.inference.unused_words import unused_in_payloads, unused_words
from understudy.openapi.loaded import Document
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas
from understudy.problem import DocumentError
from understudy.webhooks.signing import SigningScheme, registry


def imply(
    document: Document,
    schemas: Schemas,
    operations: Mapping[str, Operation],
    received: Sequence[Operation],
    *,
    signing: Iterable[SigningScheme] | None = (),
    rules: Sequence[InferenceRule] = (),
) -> Implied:
    """Infer it. `signing` and `rules` are those of `understudy.contract.index`. Raises DocumentError, RuleError."""
    schemes, only_known = registry(signing or ()), signing is not None
    data, file = document.data, document.name
    playable = {name: operation for name, operation in operations.items() if operation.broken is None}
    resources = infer(playable, schemas, data, rules)
    resources = replace(resources, plans={**resources.plans, **_unplayable(operations)})
    known = resources.collections
    reader = WebhookReader(data, schemas, known, file, schemes, only_known)
    webhooks, callbacks = reader.webhooks(received), reader.callbacks(operations)
    reader_of_effects = EffectReader(resources, operations, schemas, file)
    lifecycles, wrong_lifecycles = read_lifecycles(
        known, schemas, operations, frozenset(webhooks), reader_of_effects, file
    )
    for path, lifecycle in operation_lifecycles(resources.long_running, known):
        if all(each.property != lifecycle.property for each in lifecycles.get(path, ())):
            lifecycles[path] = (*lifecycles.get(path, ()), lifecycle)
    effects, wrong_effects = reader_of_effects.of_operations()
    vain = (
        *unused_schema_words(document.words, playable, resources, schemas, file, document.origin),
        *unused_words(operations.values(), resources, schemas, reader_of_effects, file),
        *unused_in_payloads(webhooks.values(), reader_of_effects),
    )
    wrong = (*reader.problems, *wrong_lifecycles, *wrong_effects, *vain)
    if wrong:
        raise DocumentError(map(document.place, wrong))
    return Implied(resources, lifecycles, effects, webhooks, callbacks)


def _unplayable(operations: Mapping[str, Operation]) -> Mapping[str, Plan]:
    """Plans of broken operations: nothing may be inferred from what is not there."""
    return {
        name: Plan(name, "synthesize", f"not played: {operation.broken.message}", (), place=canonical(operation.path))
        for name, operation in operations.items()
        if operation.broken is not None
    }
