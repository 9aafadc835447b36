"""Mutants of steps that find their record by a property, of several lifecycles of one record, and of named mocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mutation import Entry, Patch, mutant, step_by_step

from understudy.inference.lifecycle import Lifecycle, Transition
from understudy.inference.words import one_or_several
from understudy.mock import Mock
from understudy.operations import addresses, effects
from understudy.operations.call import Refused
from understudy.records import service, transitions
from understudy.records.errors import UnknownResourceError
from understudy.testing.named_mocks import NamedMocks

__all__: list[str] = []


# -- where ------------------------------------------------------------------------------------------------------------


@mutant
def whoever_came_first_is_found(_: Mock, patch: Patch) -> None:
    patch(addresses, "addresses_where", lambda work, collection, _criteria: work.addresses(collection))


@mutant
def an_unknown_token_makes_somebody_up(_: Mock, patch: Patch) -> None:
    found = addresses._found_where

    def inventing(call: Any, records: Any) -> Any:
        try:
            return found(call, records)
        except Refused:
            return records.make_up(call.collection, ())

    patch(addresses, "_found_where", inventing)


@mutant
def an_unknown_token_is_not_found_whatever_is_documented(_: Mock, patch: Patch) -> None:
    found = addresses._found_where

    def always(call: Any, records: Any) -> Any:
        try:
            return found(call, records)
        except Refused as refused:
            raise Refused(replace(refused.refusal, statuses=(404,))) from None

    patch(addresses, "_found_where", always)


@mutant
def an_unknown_token_is_not_named(_: Mock, patch: Patch) -> None:
    patch(addresses, "key_text", lambda _value: "…")


@mutant
def nobody_has_a_token(_: Mock, patch: Patch) -> None:
    patch(service, "hold_sought", lambda *_: None)


@mutant
def everybody_has_the_same_token(_: Mock, patch: Patch) -> None:
    hold = service.hold_sought

    def same(context: Any, collection: Any, address: Any, record: Any) -> None:
        hold(context, collection, address._replace(key=("1",)), record)

    patch(service, "hold_sought", same)


@mutant
def an_effect_reaches_only_the_first_that_fits(_: Mock, patch: Patch) -> None:
    where = transitions.addresses_where
    patch(transitions, "addresses_where", lambda *criteria: where(*criteria)[:1])


@mutant
def an_effect_reaches_everybody(_: Mock, patch: Patch) -> None:
    patch(transitions, "addresses_where", lambda work, collection, _criteria: work.addresses(collection))


@mutant
def a_step_is_possible_from_everywhere(_: Mock, patch: Patch) -> None:
    def free(word: Any) -> tuple[Mapping[str, Any], ...]:
        return tuple({name: each[name] for name in each if name != "from"} for each in one_or_several(word))

    patch(effects, "one_or_several", free)


@mutant
def a_step_makes_only_the_first_of_its_moves(_: Mock, patch: Patch) -> None:
    patch(effects, "one_or_several", lambda word: one_or_several(word)[:1])


# -- several lifecycles -----------------------------------------------------------------------------------------------


def _lifecycles(mock: Mock, patch: Patch, kept: slice) -> None:
    found: Any = mock.contract.lifecycles
    for name, each in list(found.items()):
        patch(Entry(found, name), "value", each[kept])


@mutant
def only_the_first_lifecycle_counts(mock: Mock, patch: Patch) -> None:
    _lifecycles(mock, patch, slice(1))


@mutant
def only_the_last_lifecycle_counts(mock: Mock, patch: Patch) -> None:
    _lifecycles(mock, patch, slice(-1, None))


@mutant
def a_move_that_names_no_property_is_of_the_first(_: Mock, patch: Patch) -> None:
    state = service.state_of
    patch(service, "state_of", lambda contract, of, name: state(contract, of, name or of.states[0].name))


@mutant
def a_move_must_name_its_property_always(_: Mock, patch: Patch) -> None:
    state = service.state_of

    def strict(contract: Any, of: Any, name: str | None) -> Any:
        if name is None:
            raise UnknownResourceError("needs property=")
        return state(contract, of, name)

    patch(service, "state_of", strict)


@mutant
def null_leads_everywhere(_: Mock, patch: Patch) -> None:
    find = Lifecycle.find

    def free(self: Lifecycle, source: str | None, target: str) -> Transition | None:
        return find(self, source, target) or (Transition(None, target) if source is None else None)

    patch(Lifecycle, "find", free)


@mutant
def nothing_begins_as_null(_: Mock, patch: Patch) -> None:
    start = service.start_states

    def never_null(context: Any, collection: Any, record: Any) -> None:
        start(context, collection, record)
        for state in collection.states:
            if record[state.name] is None:
                record[state.name] = state.values[0]

    step_by_step(patch)
    patch(service, "start_states", never_null)


@mutant
def a_move_sets_no_other_property(_: Mock, patch: Patch) -> None:
    patch(transitions, "_with_sets", lambda _context, _work, _address, _before, record, *_more: (record, ()))


# -- named mocks ------------------------------------------------------------------------------------------------------


@mutant
def named_mocks_are_not_verified(_: Mock, patch: Patch) -> None:
    patch(NamedMocks, "verify", lambda _self: None)


@mutant
def one_named_mock_is_verified(_: Mock, patch: Patch) -> None:
    def first(self: NamedMocks) -> None:
        for context in [*self.contexts.values()][:1]:
            context.verify()

    patch(NamedMocks, "verify", first)


@mutant
def all_named_mocks_are_the_first(_: Mock, patch: Patch) -> None:
    at = NamedMocks._at
    patch(NamedMocks, "_at", lambda self, name: at(self, next(iter(self.contexts), name)))


@mutant
def a_named_mock_is_a_new_one_each_time(_: Mock, patch: Patch) -> None:
    at = NamedMocks._at

    def forgetting(self: NamedMocks, name: str) -> Any:
        self.contexts.pop(name, None)
        return at(self, name)

    patch(NamedMocks, "_at", forgetting)


@mutant
def a_named_mock_lives_as_long_as_the_process(_: Mock, patch: Patch) -> None:
    at, kept = NamedMocks._at, dict[str, Any]()
    patch(NamedMocks, "_at", lambda self, name: kept.setdefault(name, at(self, name)))
