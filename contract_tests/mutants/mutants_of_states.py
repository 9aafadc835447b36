"""Mutants of what verbs do to records, of what records show of others, and of seeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mutation import Entry, Patch, mutant

from understudy.inference.implied_moves import ImpliedMove
from understudy.inference.resources import Collection, Elements, Parts, StateProperty
from understudy.mock import Mock
from understudy.operations import effects, members, references, verbs, write
from understudy.records import due_timers, filling, first_values, parts, seed_data, service, transitions
from understudy.records import seeds as shown_records
from understudy.records.seed_data import SeedData

__all__: list[str] = []


def moves(mock: Mock, patch: Patch, change: Callable[[ImpliedMove], ImpliedMove | None]) -> None:
    """Let every verb imply something else."""
    plans: Any = mock.contract.resources.plans
    for name, plan in list(plans.items()):
        at_once = {word: made for word, move in plan.at_once.items() if (made := change(move)) is not None}
        patch(
            Entry(plans, name), "value", replace(plan, implied=plan.implied and change(plan.implied), at_once=at_once)
        )


def shown(mock: Mock, patch: Patch, change: Callable[[Parts], Parts]) -> None:
    """Let every record show something else of others."""
    collections: Any = mock.contract.resources.collections
    for name, collection in list(collections.items()):
        patch(Entry(collections, name), "value", replace(collection, parts=change(collection.parts)))


def elements(mock: Mock, patch: Patch, change: Callable[[Elements], Elements]) -> None:
    shown(mock, patch, lambda found: replace(found, elements=tuple(map(change, found.elements))))


@mutant
def verbs_move_nothing(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: None)


@mutant
def verbs_move_no_state(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, property=None, to=None))


@mutant
def a_verb_works_from_every_end(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, refused=frozenset()))


@mutant
def a_verb_works_from_nowhere(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, refused=move.refused | {"open", "draft", "new", "active"}))


@mutant
def nothing_can_be_refused(_: Mock, patch: Patch) -> None:
    patch(verbs, "_can_refuse", lambda _call: False)


@mutant
def what_nobody_documents_is_refused(_: Mock, patch: Patch) -> None:
    patch(verbs, "_can_refuse", lambda _call: True)


@mutant
def verbs_set_no_time(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, moments=()))


@mutant
def every_time_is_a_date_time(_: Mock, patch: Patch) -> None:
    patch(verbs, "moment", lambda _schemas, _collection, _name, now: now)


@mutant
def verbs_set_no_flag(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, flags={}))


@mutant
def what_is_undone_is_done(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, flags=dict.fromkeys(move.flags, True)))


@mutant
def verbs_count_nothing(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, amount=None))


@mutant
def what_is_left_stays(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, amount=move.amount and replace(move.amount, left=None)))


@mutant
def a_part_is_all_of_it(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, amount=move.amount and replace(move.amount, at_once=True)))


@mutant
def the_amount_of_a_verb_is_the_records(_: Mock, patch: Patch) -> None:
    patch(write, "carried", lambda _move, attributes: attributes)


@mutant
def no_verb_waits_for_another(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, waits=()))


@mutant
def a_verb_in_the_body_of_a_create_is_ignored(mock: Mock, patch: Patch) -> None:
    plans: Any = mock.contract.resources.plans
    for name, plan in list(plans.items()):
        patch(Entry(plans, name), "value", replace(plan, at_once={}))


@mutant
def what_is_marked_as_deleted_is_gone(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, keeps=False))


@mutant
def what_is_marked_as_deleted_is_listed(mock: Mock, patch: Patch) -> None:
    collections: Any = mock.contract.resources.collections
    for name, collection in list(collections.items()):
        patch(Entry(collections, name), "value", replace(collection, marks=()))


@mutant
def records_begin_as_though_verbs_had_been_used(mock: Mock, patch: Patch) -> None:
    collections: Any = mock.contract.resources.collections
    for name, collection in list(collections.items()):
        patch(Entry(collections, name), "value", replace(collection, starts={}))


@mutant
def a_key_that_leads_nowhere_is_taken(_: Mock, patch: Patch) -> None:
    patch(references, "dangling", lambda *_args: iter(()))


@mutant
def a_key_that_leads_nowhere_is_refused_without_its_place(_: Mock, patch: Patch) -> None:
    refusal = references.Refusal
    patch(references, "Refusal", lambda statuses, code, message, *_more, **_named: refusal(statuses, code, message))


@mutant
def no_record_stands_where_its_key_was_sent(mock: Mock, patch: Patch) -> None:
    shown(mock, patch, lambda found: replace(found, embedded={}))


@mutant
def no_record_stands_in_elements(mock: Mock, patch: Patch) -> None:
    elements(mock, patch, lambda each: replace(each, embedded={}))


@mutant
def elements_are_made_nowhere(mock: Mock, patch: Patch) -> None:
    elements(mock, patch, lambda each: replace(each, made=None))


@mutant
def elements_have_no_envelope(mock: Mock, patch: Patch) -> None:
    elements(mock, patch, lambda each: replace(each, array=()))


@mutant
def the_envelope_of_elements_is_no_evidence(mock: Mock, patch: Patch) -> None:
    elements(mock, patch, lambda each: replace(each, beside={}))


@mutant
def what_records_show_of_others_gets_old(_: Mock, patch: Patch) -> None:
    patch(service, "refresh", lambda *_args, **_how: None)


@mutant
def elements_stay_when_their_record_goes(_: Mock, patch: Patch) -> None:
    patch(service, "made_elements", lambda *_args: [])


@mutant
def what_a_verb_undoes_keeps_its_time(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, cleared=()))


@mutant
def nothing_is_counted(mock: Mock, patch: Patch) -> None:
    shown(mock, patch, lambda found: replace(found, counts={}))


@mutant
def counts_are_of_everybody(_: Mock, patch: Patch) -> None:
    def every(records: Any, collection: str, _link: str | None, _above: Any) -> Any:
        return iter([records.work.get(address) for address in records.work.addresses(collection)])

    patch(parts, "_belonging", every)


@mutant
def what_is_sent_with_a_record_is_not_below_it(_: Mock, patch: Patch) -> None:
    patch(parts, "_below", lambda _records, _address, _each, element: element)


@mutant
def what_a_list_lacks_stays_below(_: Mock, patch: Patch) -> None:
    patch(parts, "_remove_others", lambda *_args: None)


@mutant
def a_key_in_a_list_is_of_nothing(_: Mock, patch: Patch) -> None:
    patch(parts, "_at_home", lambda *_args: {})


@mutant
def a_changed_element_goes_to_the_end(_: Mock, patch: Patch) -> None:
    patch(parts, "_as_before", lambda _records, _each, _shown, belonging: belonging)


@mutant
def a_list_that_is_posted_takes_the_place(_: Mock, patch: Patch) -> None:
    patch(write, "add_members", members.set_members)


@mutant
def a_list_that_is_put_comes_on_top(_: Mock, patch: Patch) -> None:
    patch(write, "set_members", members.add_members)


@mutant
def what_is_taken_out_is_answered(_: Mock, patch: Patch) -> None:
    patch(write, "answers_members", lambda _call: False)


@mutant
def a_list_of_a_record_only_grows(_: Mock, patch: Patch) -> None:
    changed = members.changed_list
    patch(write, "changed_list", lambda call, record, name, _what: changed(call, record, name, "add"))


@mutant
def nothing_is_linked_at_first_but_something_made_up(_: Mock, patch: Patch) -> None:
    patch(first_values, "_unlinked", lambda _context, _node: first_values.LEFT_OUT)


@mutant
def a_copy_is_made_of_nothing(_: Mock, patch: Patch) -> None:
    patch(write, "copied", lambda _call, _records: {})


@mutant
def a_copy_wants_the_key_of_its_original(_: Mock, patch: Patch) -> None:
    patch(write, "_of_the_record", lambda _collection: set())


@mutant
def a_copy_takes_the_elements_away(_: Mock, patch: Patch) -> None:
    patch(write, "_without", lambda element, _key: element)


@mutant
def seeds_are_gone_after_a_reset(mock: Mock, patch: Patch) -> None:
    patch(mock, "_seed_data", SeedData())


@mutant
def a_dollar_is_not_escaped_on_the_way_out(_: Mock, patch: Patch) -> None:
    patch(seed_data, "_escaped", lambda value: value)


@mutant
def seeds_of_the_document_have_no_parents(_: Mock, patch: Patch) -> None:
    patch(shown_records, "_parent", lambda collection, _attributes: ("1",) * collection.parent_count)


@mutant
def a_record_counts_nowhere_else(_: Mock, patch: Patch) -> None:
    patch(write, "count_elsewhere", lambda *_args: None)


@mutant
def all_is_counted_at_once(mock: Mock, patch: Patch) -> None:
    plans: Any = mock.contract.resources.plans
    for name, plan in list(plans.items()):
        counted = {
            key: (home, replace(move, amount=move.amount and replace(move.amount, at_once=True)))
            for key, (home, move) in plan.counted.items()
        }
        patch(Entry(plans, name), "value", replace(plan, counted=counted))


@mutant
def what_is_left_is_all_there_was(_: Mock, patch: Patch) -> None:
    so_far = verbs.amount_so_far
    patch(
        effects, "amount_so_far", lambda amount, record: 0 if so_far(amount, record) == 200 else so_far(amount, record)
    )


def states(mock: Mock, patch: Patch, change: Callable[[StateProperty], StateProperty | None]) -> None:
    """Let every record have other states."""
    collections: Any = mock.contract.resources.collections
    for name, collection in list(collections.items()):
        found = tuple(state for each in collection.states if (state := change(each)) is not None)
        patch(Entry(collections, name), "value", replace(collection, states=found))


@mutant
def a_state_stands_in_no_object(mock: Mock, patch: Patch) -> None:
    states(mock, patch, lambda state: None if "/" in state.name else state)
    moves(mock, patch, lambda move: replace(move, property=None, to=None) if "/" in str(move.property) else move)


@mutant
def a_state_in_an_object_begins_at_its_last_value(mock: Mock, patch: Patch) -> None:
    states(mock, patch, lambda state: replace(state, initial=state.values[-1]) if "/" in state.name else state)


@mutant
def the_log_knows_no_state_in_an_object(_: Mock, patch: Patch) -> None:
    held = transitions.held
    patch(transitions, "held", lambda record, name: None if "/" in (name or "") else held(record, name))


@mutant
def a_timer_looks_for_no_state_in_an_object(_: Mock, patch: Patch) -> None:
    held = due_timers.held
    patch(due_timers, "held", lambda record, name: None if "/" in (name or "") else held(record, name))


@mutant
def what_is_replaced_forgets_its_states(_: Mock, patch: Patch) -> None:
    patch(Collection, "holding_states", property(lambda _collection: frozenset()))


@mutant
def the_rest_of_an_object_with_a_state_is_missing(_: Mock, patch: Patch) -> None:
    patch(filling, "_around", lambda own, _made: own)


@mutant
def what_a_verb_takes_back_stays(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, cleared=(), dropped=()))


@mutant
def what_can_not_be_null_is_not_left_out(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, dropped=()))


@mutant
def what_can_be_restored_is_deleted(mock: Mock, patch: Patch) -> None:
    moves(mock, patch, lambda move: replace(move, keeps=False))


@mutant
def what_is_returned_without_a_whole_is_not_counted(_: Mock, patch: Patch) -> None:
    part = verbs._part
    patch(verbs, "_part", lambda call, amount: part(call, amount) if amount.bases else None)


@mutant
def a_record_that_is_replaced_forgets_when_it_was_made(_: Mock, patch: Patch) -> None:
    patch(write, "_made_at", lambda _call: ())
