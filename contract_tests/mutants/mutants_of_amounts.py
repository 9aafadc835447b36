"""Mutants of amounts that add up."""

from __future__ import annotations

from mutation import Patch, mutant

from understudy.inference import record_spots, sums
from understudy.mock import Mock
from understudy.records import amounts
from understudy.values import amounts as settling
from understudy.values.generator import Generator

__all__: list[str] = []


@mutant
def nothing_adds_up(_: Mock, patch: Patch) -> None:
    patch(amounts, "sums_in", lambda _schemas, _node: ())
    patch(Generator, "_add_up", lambda *_args: None)


@mutant
def totals_know_no_quantity(_: Mock, patch: Patch) -> None:
    product = settling._product
    patch(settling, "_product", lambda values, ways: product(values, tuple(ways)[-1:]))


@mutant
def a_total_overrules_its_sender(_: Mock, patch: Patch) -> None:
    patch(amounts, "_open", lambda *_args: lambda _way: True)


@mutant
def a_total_has_no_tax(_: Mock, patch: Patch) -> None:
    patch(settling, "_terms", lambda _sums, _values: {})


@mutant
def a_discount_comes_on_top(_: Mock, patch: Patch) -> None:
    terms = settling._terms
    patch(settling, "_terms", lambda found, values: {way: abs(each) for way, each in terms(found, values).items()})


@mutant
def a_tax_is_whatever_was_made_up(_: Mock, patch: Patch) -> None:
    patch(settling, "_share", lambda _sums, _way, _base, made, _values: made)


@mutant
def a_rate_has_no_effect(_: Mock, patch: Patch) -> None:
    patch(sums._Reading, "_rate", lambda _self, _added: {})


@mutant
def a_rate_is_an_amount(_: Mock, patch: Patch) -> None:
    patch(sums._Reading, "_is_rate", lambda _self, _node: False)


@mutant
def what_the_document_shows_is_only_a_beginning(_: Mock, patch: Patch) -> None:
    patch(sums._Reading, "_is_shown", lambda _self, _way: False)


@mutant
def what_did_not_add_up_is_mended(_: Mock, patch: Patch) -> None:
    patch(amounts, "_added_up", lambda *_args: True)


@mutant
def a_change_changes_no_total(_: Mock, patch: Patch) -> None:
    patch(amounts, "_computed", lambda _sums: ())


@mutant
def nothing_is_under_a_total(_: Mock, patch: Patch) -> None:
    patch(settling, "_below", lambda *_args: {})


@mutant
def decimals_in_texts_become_numbers(_: Mock, patch: Patch) -> None:
    patch(settling, "_as_before", lambda _sums, _way, value: float(value))


@mutant
def only_the_record_itself_adds_up(_: Mock, patch: Patch) -> None:
    inside = amounts.sums_in
    patch(amounts, "sums_in", lambda schemas, node: tuple(each for each in inside(schemas, node) if not each[0]))


@mutant
def lines_that_are_sent_alone_are_the_records(_: Mock, patch: Patch) -> None:
    patch(record_spots, "_is_array_of_record", lambda *_args: False)
