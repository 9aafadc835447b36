"""Mutants of what a list shows: filters, order, fields, expansion, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mutation import Patch, mutant

from understudy.inference.list_inputs import Inputs
from understudy.mock import Mock
from understudy.operations import comparing, compound, filter_expressions, pages, read, selection, shaping

__all__: list[str] = []


def without(patch: Patch, test: Callable[[Any], bool]) -> None:
    """Lists whose inputs lack those that a test finds."""
    known = read.list_inputs

    def fewer(*args: Any) -> Inputs:
        found = known(*args)
        return Inputs(
            tuple(each for each in found.known if not test(each)), found.idle, found.index, found.newest, found.order
        )

    patch(read, "list_inputs", fewer)


@mutant
def all_is_any_of_a_list(_: Mock, patch: Patch) -> None:
    patch(filter_expressions, "_QUANTIFIERS", {"any": any, "all": any})


@mutant
def bounds_are_ignored(_: Mock, patch: Patch) -> None:
    without(patch, lambda each: each.condition is not None and each.condition.test in ("gte", "lte", "gt", "lt"))


@mutant
def filters_in_brackets_are_ignored(_: Mock, patch: Patch) -> None:
    without(patch, lambda each: "[" in each.name)


@mutant
def a_bound_lets_in_what_is_equal(_: Mock, patch: Patch) -> None:
    patch(comparing, "COMPARED", {**comparing.COMPARED, "lt": comparing.COMPARED["lte"]})


@mutant
def a_bound_leaves_out_what_is_equal(_: Mock, patch: Patch) -> None:
    patch(comparing, "COMPARED", {**comparing.COMPARED, "gte": comparing.COMPARED["gt"]})


@mutant
def a_day_ends_when_it_begins(_: Mock, patch: Patch) -> None:
    patch(comparing, "_is_day", lambda _value: False)


@mutant
def a_default_filters(_: Mock, patch: Patch) -> None:
    patch(selection, "_means_all", lambda _each, value: value == "ALL")


@mutant
def the_word_for_all_filters(_: Mock, patch: Patch) -> None:
    patch(selection, "_means_all", lambda each, value: each.shape.get("default") == value)


@mutant
def commas_are_text(_: Mock, patch: Patch) -> None:
    patch(selection, "_options", lambda _condition, wanted: wanted if isinstance(wanted, list) else [wanted])


@mutant
def commas_always_part(_: Mock, patch: Patch) -> None:
    options = selection._options
    patch(selection, "_options", lambda condition, wanted: options(replace(condition, splits=True), wanted))


@mutant
def an_order_is_ignored(_: Mock, patch: Patch) -> None:
    patch(read, "order_of", lambda _inputs, _values: ())


@mutant
def every_order_rises(_: Mock, patch: Patch) -> None:
    order = selection.order_of

    def rising(inputs: Inputs, values: Mapping[str, Any]) -> Any:
        return [(steps, False) for steps, _ in order(inputs, values)]

    patch(read, "order_of", rising)


@mutant
def only_the_first_of_an_order_counts(_: Mock, patch: Patch) -> None:
    order = selection.order_of
    patch(read, "order_of", lambda inputs, values: list(order(inputs, values))[:1])


@mutant
def text_is_ordered_by_case(_: Mock, patch: Patch) -> None:
    patch(selection, "_rank", lambda steps, record: (1, str(selection.value_at(record, steps))))


@mutant
def all_fields_are_shown(_: Mock, patch: Patch) -> None:
    without(patch, lambda each: each.role == "fields")


@mutant
def nothing_is_expanded(_: Mock, patch: Patch) -> None:
    without(patch, lambda each: each.role == "expand")


@mutant
def expansion_is_shallow(_: Mock, patch: Patch) -> None:
    patch(shaping, "_DEEPEST", 1)


@mutant
def a_cursor_is_ignored(_: Mock, patch: Patch) -> None:
    patch(pages, "page_at", lambda _call, page, _records, _cursor: page)


@mutant
def a_cursor_shows_its_record_again(_: Mock, patch: Patch) -> None:
    after = pages._position_after
    patch(pages, "_position_after", lambda *args: max(0, after(*args) - 1))


@mutant
def no_parameter_is_idle(_: Mock, patch: Patch) -> None:
    patch(read, "idle_inputs", lambda _inputs, _values: ())


@mutant
def an_or_of_a_filter_is_an_and(_: Mock, patch: Patch) -> None:
    patch(filter_expressions, "_any", filter_expressions._all)


@mutant
def an_and_of_a_filter_is_an_or(_: Mock, patch: Patch) -> None:
    patch(filter_expressions, "_all", filter_expressions._any)


@mutant
def a_filter_takes_less_or_equal_for_less(_: Mock, patch: Patch) -> None:
    patch(filter_expressions, "_TESTS", {**filter_expressions._TESTS, "le": "lt"})


@mutant
def a_filter_finds_parts_at_the_beginning_only(_: Mock, patch: Patch) -> None:
    textual = filter_expressions._TEXTUAL
    patch(filter_expressions, "_TEXTUAL", {**textual, "contains": textual["startswith"]})


@mutant
def a_filter_that_is_none_lets_everything_in(_: Mock, patch: Patch) -> None:
    patch(selection, "_expression", lambda *_args: lambda _record: True)


@mutant
def a_selector_is_about_the_properties_only(_: Mock, patch: Patch) -> None:
    select = filter_expressions.selector
    patch(selection, "selector", lambda text, index, _labels: select(text, index, None))


@mutant
def a_default_beside_all_filters_nothing(_: Mock, patch: Patch) -> None:
    means = selection._means_all
    patch(selection, "_means_all", lambda each, value: each.shape.get("default") == value or means(each, value))


@mutant
def nothing_is_included(_: Mock, patch: Patch) -> None:
    patch(read, "included", lambda *_args: [])


@mutant
def a_path_of_relationships_ends_at_its_first_step(_: Mock, patch: Patch) -> None:
    paths = compound.paths_of
    patch(compound, "paths_of", lambda texts, array: [path[:1] for path in paths(texts, array)])


@mutant
def fields_hold_for_every_type(_: Mock, patch: Patch) -> None:
    prune = compound._pruned
    patch(compound, "_pruned", lambda entry, names: prune(entry, names if names is not None else {"name"}))


@mutant
def fields_of_a_type_are_ignored(_: Mock, patch: Patch) -> None:
    patch(read, "sparse", lambda _inputs, _values, entries: entries)
