"""Mutants of what records and answers have that nobody has sent."""

from __future__ import annotations

from mutation import Patch, mutant, step_by_step

from understudy.mock import Mock
from understudy.operations import around, call
from understudy.records import filling, first_values, service
from understudy.values import lifelike
from understudy.values.generate import Values
from understudy.values.generator import Generator

__all__: list[str] = []


@mutant
def nothing_is_filled(_: Mock, patch: Patch) -> None:
    step_by_step(patch)
    patch(service, "filled", lambda _context, _collection, _address, record, **_more: record)


@mutant
def objects_in_objects_are_left_out(_: Mock, patch: Patch) -> None:
    patch(Generator, "_has_room", lambda _self, _entry, _depth: False)


@mutant
def objects_hold_themselves(_: Mock, patch: Patch) -> None:
    patch(Generator, "_has_room", lambda _self, _entry, _depth: True)


@mutant
def what_has_no_room_is_never_a_key(_: Mock, patch: Patch) -> None:
    patch(Generator, "_in_brief", lambda _self, name, entry, *_more: {name: None} if entry.takes_null else {})


@mutant
def what_is_not_sent_is_made_up(_: Mock, patch: Patch) -> None:
    for module in (filling, first_values):
        patch(module, "empty_value", lambda _context, _node: first_values.LEFT_OUT)


@mutant
def what_is_not_sent_is_left_out(_: Mock, patch: Patch) -> None:
    patch(filling, "unset_value", lambda _context, _name, _node: first_values.LEFT_OUT)


@mutant
def objects_that_were_sent_stay_as_they_are(_: Mock, patch: Patch) -> None:
    patch(filling, "_objects", lambda *_args: {})


@mutant
def addresses_to_call_are_made_up(_: Mock, patch: Patch) -> None:
    patch(first_values, "CALLED_BACK", frozenset())


@mutant
def keys_are_made_up(_: Mock, patch: Patch) -> None:
    patch(first_values, "KEY_ENDINGS", frozenset())


@mutant
def tokens_are_issued_to_everybody(_: Mock, patch: Patch) -> None:
    patch(first_values, "ISSUED", frozenset())


@mutant
def counts_begin_anywhere(_: Mock, patch: Patch) -> None:
    patch(first_values, "COUNTS", frozenset())


@mutant
def what_time_brings_is_there_at_once(_: Mock, patch: Patch) -> None:
    patch(first_values, "_is_later", lambda _parts: False)


@mutant
def reasons_are_there_without_a_failure(_: Mock, patch: Patch) -> None:
    patch(first_values, "UNFORTUNATE", frozenset())


@mutant
def nothing_stands_around_a_record(_: Mock, patch: Patch) -> None:
    patch(call, "fill_around", lambda *_args: None)


@mutant
def the_status_in_an_answer_is_made_up(_: Mock, patch: Patch) -> None:
    patch(around, "_STATUS", frozenset())


@mutant
def links_around_a_record_are_made_up(_: Mock, patch: Patch) -> None:
    patch(around, "is_link_holder", lambda _name: False)
    patch(around, "has_url", lambda _schemas, _node: False)


@mutant
def pages_around_a_record_are_made_up(_: Mock, patch: Patch) -> None:
    patch(around, "page_role", lambda *_args: None)


@mutant
def a_record_of_a_union_has_what_every_kind_has(_: Mock, patch: Patch) -> None:
    patch(Values, "kind", lambda *_args: None)


@mutant
def a_record_of_a_union_is_of_the_first_kind(_: Mock, patch: Patch) -> None:
    kind = Values.kind
    patch(Values, "kind", lambda self, node, direction, _record: kind(self, node, direction, {}))


@mutant
def times_know_nothing_of_those_that_are_sent(_: Mock, patch: Patch) -> None:
    patch(lifelike, "_around", lambda _subject, _name, _step: (None, None))
