"""Mutants of what is inferred of strangers' documents: who signs up, where keys stand, what lists are of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mutation import Patch, mutant

from understudy.inference.envelopes import BodyPlace
from understudy.inference.list_inputs import _Reader
from understudy.mock import Mock
from understudy.operations import addresses, own_address, read, references, write
from understudy.operations.call import OperationCall
from understudy.rendering.error_body import _Body

__all__: list[str] = []


# -- who signs up -----------------------------------------------------------------------------------------------------


@mutant
def who_signs_up_is_known_to_nobody(_: Mock, patch: Patch) -> None:
    patch("understudy.operations.sign_up", "introduce", lambda *_args: None)


@mutant
def a_name_signs_up_twice(_: Mock, patch: Patch) -> None:
    patch("understudy.operations.sign_up", "is_known", lambda *_args: False)


@mutant
def a_login_shows_a_user_that_nobody_made(_: Mock, patch: Patch) -> None:
    patch("understudy.rendering.token_answers", "_user", lambda *_args: None)


# -- where keys stand -------------------------------------------------------------------------------------------------


@mutant
def a_key_in_the_query_is_no_key(_: Mock, patch: Patch) -> None:
    found = addresses._input

    def in_body_only(call: OperationCall, name: str) -> str:
        return found(call, name) if isinstance(call.body, dict) and name in call.body else ""

    patch(addresses, "_input", in_body_only)


@mutant
def a_dangling_key_is_a_conflict_wherever_that_is_documented(_: Mock, patch: Patch) -> None:
    patch(references, "_status", lambda call, _: 409 if "409" in call.operation.responses else None)


@mutant
def a_dangling_key_is_not_found_even_where_an_empty_list_is_not(_: Mock, patch: Patch) -> None:
    patch(references, "_list_has_404", lambda *_args: False)


@mutant
def an_answer_that_is_no_record_has_no_key(mock: Mock, _: Patch) -> None:
    plans: Any = mock.contract.resources.plans
    for name, plan in list(plans.items()):
        plans[name] = replace(plan, keyed=())


@mutant
def an_element_without_a_key_is_never_new(_: Mock, patch: Patch) -> None:
    patch("understudy.operations.bulk", "_may_be_new", lambda *_args: False)


# -- what lists and paths are of ---------------------------------------------------------------------------------------


@mutant
def a_list_by_a_property_shows_everything(_: Mock, patch: Patch) -> None:
    points = addresses._points

    def to_all(call: Any, view: Any, record: Any) -> bool:
        return view.above is None or points(call, view, record)

    patch(addresses, "_points", to_all)


@mutant
def what_is_made_below_a_record_does_not_name_it(_: Mock, patch: Patch) -> None:
    patch(write, "stand", lambda *_args: None)


@mutant
def a_path_called_like_a_foreign_key_leads_nowhere(_: Mock, patch: Patch) -> None:
    patch(read, "target_address", lambda *_args: None)


@mutant
def a_flag_in_a_query_filters_by_no_state(_: Mock, patch: Patch) -> None:
    patch(_Reader, "_state", lambda *_args: None)


@mutant
def records_in_every_state_are_counted(_: Mock, patch: Patch) -> None:
    patch("understudy.records.parts", "in_state", lambda found, _counted: found)


@mutant
def a_location_has_no_verb(_: Mock, patch: Patch) -> None:
    def plain(_context: Any, collection: Any) -> list[str]:
        return [*collection.path.rstrip("/").split("/"), *("{}" for _ in collection.key_parameters)]

    patch(own_address, "_written", plain)


@mutant
def what_a_change_leaves_out_of_an_object_is_gone(_: Mock, patch: Patch) -> None:
    patch(BodyPlace, "joined", lambda _self, record, attributes: {**record, **attributes})


# -- what errors say --------------------------------------------------------------------------------------------------


@mutant
def an_error_in_a_list_says_the_beginning_of_its_place(_: Mock, patch: Patch) -> None:
    place = _Body._place

    def beginning(self: _Body, entry: Any, part: Any, *, alone: bool) -> Any:
        found = place(self, entry, part, alone=alone)
        return found[:1] if isinstance(found, list) else found

    patch(_Body, "_place", beginning)


@mutant
def a_field_of_an_error_is_its_last_name(_: Mock, patch: Patch) -> None:
    patch("understudy.rendering.error_body", "field_of", lambda entry: entry.pointer.rpartition("/")[2])
