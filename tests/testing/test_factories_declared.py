"""What a suite declares of its records: attributes, templates, variants, hooks; mistakes are found beforehand."""

from __future__ import annotations

import dataclasses
import inspect
import random
import types
import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play
from stall import stall

from understudy.mock import Mock
from understudy.testing.factories import (
    AttributeTemplate,
    DeclarationError,
    Factories,
    Factory,
    FactoryError,
    Variant,
    check,
    choose,
    constant,
    cycle,
    declared_in,
    faker,
    ref,
    sequence,
    times,
)


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(stall(), tmp_path)


def drawn(
    mock: Mock, name: str, generator: Any, *, resource: str = "Order", count: int = 4, seed: int = 1
) -> list[Any]:
    factory = Factories(mock, seed=seed, declarations=[Factory(resource, {name: generator})])
    return [entry[name] for entry in factory.insert(resource, count=count)]


# -- templates ---------------------------------------------------------------------------------------------------------


def test_templates_differ_from_record_to_record(mock: Mock) -> None:
    assert drawn(mock, "amount", 5) == [5, 5, 5, 5]
    assert drawn(mock, "amount", constant(5)) == [5, 5, 5, 5]
    assert drawn(mock, "amount", cycle([1, 2, 3])) == [1, 2, 3, 1]
    assert drawn(mock, "amount", sequence()) == [1, 2, 3, 4]
    assert drawn(mock, "amount", sequence(lambda n: n * n, start=10, step=-2)) == [100, 64, 36, 16]
    assert drawn(mock, "amount", lambda: 8) == [8, 8, 8, 8]
    assert set(drawn(mock, "amount", choose([6, 7]), count=30)) == {6, 7}


def test_every_template_takes_a_mapper(mock: Mock) -> None:
    def twice(value: Any) -> Any:
        return value * 2

    assert drawn(mock, "customer_id", ref("Customer.id", twice), count=1) == [2]
    assert drawn(mock, "amount", choose([3], twice), count=1) == [6]
    assert drawn(mock, "amount", cycle([3], twice), count=1) == [6]
    assert drawn(mock, "tags", times(2, sequence(str), sorted), resource="Item", count=1) == [["1", "2"]]
    assert drawn(mock, "note", faker("numerify", text="42", mapper=twice), count=1) == ["4242"]


def test_times_makes_as_many_as_it_says(mock: Mock) -> None:
    assert drawn(mock, "tags", times(3, sequence(str)), resource="Item", count=1) == [["1", "2", "3"]]
    assert drawn(mock, "tags", times(0, "x"), resource="Item", count=2) == [[], []]
    assert drawn(mock, "tags", times(1, lambda: "x"), resource="Item", count=1) == [["x"]]
    assert drawn(mock, "tags", times(1, "x"), resource="Item", count=1) == [["x"]]
    lengths = {len(tags) for tags in drawn(mock, "tags", times(range(1, 4), sequence(str)), resource="Item", count=40)}
    assert lengths == {1, 2, 3}


def test_a_sequence_starts_anew_with_every_factories(mock: Mock) -> None:
    template = sequence()
    assert drawn(mock, "amount", template, count=2) == [1, 2]
    assert drawn(mock, "amount", template, count=2) == [1, 2]


def test_chance_comes_from_the_seed_and_from_nowhere_else(mock: Mock) -> None:
    template = choose(range(1, 1000))
    random.seed(1)
    before = random.getstate()
    first = drawn(mock, "amount", template)
    assert random.getstate() == before
    random.seed(2)
    assert drawn(mock, "amount", template) == first
    assert drawn(mock, "amount", template, seed=2) != first


def test_a_template_in_a_call_is_new_every_time(mock: Mock) -> None:
    factory = Factories(mock)
    assert len({factory.insert("Order", amount=choose(range(1, 1000)))["amount"] for _ in range(8)}) > 4


def test_ref_is_the_newest_record_or_a_new_one(mock: Mock) -> None:
    factory = Factories(mock)
    assert factory.insert("Order", note=ref("Customer.name"))["note"] == answer(mock, "GET", "/customers")[1][0]["name"]
    factory.insert("Customer", name="Ada")
    assert factory.insert("Order", note=ref("Customer.name"), customer_id=1)["note"] == "Ada"


def test_ref_inserts_one_and_only_one(mock: Mock) -> None:
    order = Factories(mock).insert("Order", customer_id=ref("Customer.id"))
    assert [entry["id"] for entry in answer(mock, "GET", "/customers")[1]] == [order["customer_id"]]


def test_a_ref_that_leads_back_to_itself_is_refused(mock: Mock) -> None:
    customers = Factory("Customer", {"name": ref("Customer.name")})
    with mock.unchanged(), pytest.raises(FactoryError) as caught:
        Factories(mock, declarations=[customers]).insert("Customer")
    message = 'ref("Customer.name") goes round in circles: Customer → Customer; insert one without it first'
    assert str(caught.value) == message
    factory = Factories(mock, declarations=[customers])
    factory.insert("Customer", name="Ada")
    assert factory.insert("Customer")["name"] == "Ada"


KINDS = [
    (lambda: Factory(7), 'Factory takes a resource first, such as Factory("Order"); got 7'),  # type: ignore[arg-type]
    (lambda: Factory("Order", 7), 'Factory("Order"): attrs is a mapping such as {"amount": 5}; got 7'),  # type: ignore[arg-type]
    (
        lambda: Factory("Order", variants=["paid"]),  # type: ignore[list-item]
        'Factory("Order"): variants is a list such as [Variant("paid")]; got [\'paid\']',
    ),
    (lambda: Variant(7), 'Variant takes a name first, such as Variant("paid"); got 7'),  # type: ignore[arg-type]
    (lambda: Variant("v", ["x"]), 'Variant("v"): attrs is a mapping such as {"amount": 5}; got [\'x\']'),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("make", "message"), KINDS, ids=[message for _, message in KINDS])
def test_a_declaration_is_of_the_right_kinds(make: Any, message: str) -> None:
    with pytest.raises(FactoryError) as caught:
        make()
    assert str(caught.value) == message


def test_faker_is_seeded(mock: Mock) -> None:
    names = drawn(mock, "name", faker("company"), resource="Customer", count=3)
    assert len(set(names)) == 3
    assert drawn(mock, "name", faker("company"), resource="Customer", count=3) == names
    assert drawn(mock, "name", faker("company", locale="de_DE"), resource="Customer", count=3) != names


BAD_TEMPLATES = [
    (lambda: choose([]), "choose needs at least one option"),
    (lambda: cycle([]), "cycle needs at least one option"),
    (lambda: sequence(step=0), "sequence needs a step other than 0, or it would repeat itself"),
    (lambda: times(-1, "x"), "times needs a number from 0 on or a range of them; got -1"),
    (lambda: ref("Customer"), 'ref takes "Resource.attribute", such as "Customer.id"; got "Customer"'),
    (lambda: ref(7), 'ref takes "Resource.attribute", such as "Customer.id"; got 7'),  # type: ignore[arg-type]
    (lambda: times("2", "x"), "times needs a number from 0 on or a range of them; got '2'"),  # type: ignore[arg-type]
    (lambda: choose([1], 3), "the mapper must be a function of the value; got 3"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("make", "message"), BAD_TEMPLATES, ids=[message for _, message in BAD_TEMPLATES])
def test_a_template_is_checked_when_it_is_written(make: Any, message: str) -> None:
    with pytest.raises(FactoryError) as caught:
        make()
    assert str(caught.value) == message


def test_faker_names_the_nearest_provider(mock: Mock) -> None:
    with pytest.raises(FactoryError, match=r'^Faker has no provider "compny"; did you mean "company"\?$'):
        drawn(mock, "name", faker("compny"), resource="Customer")


def test_anybody_can_write_a_template(mock: Mock) -> None:
    class Letters:
        def start(self, source: Any) -> Any:
            return lambda: source.random.choice("abc")

    assert isinstance(Letters(), AttributeTemplate)
    assert set(drawn(mock, "note", Letters(), count=20)) == {"a", "b", "c"}


# -- attributes --------------------------------------------------------------------------------------------------------


def test_a_function_sees_the_record_so_far(mock: Mock) -> None:
    attrs = {"total": lambda order: order["amount"] + order["id"], "amount": sequence(start=100)}
    factory = Factories(mock, declarations=[Factory("Order", attrs)])
    assert [order["total"] for order in factory.insert("Order", count=2)] == [101, 103]
    assert factory.insert("Order", amount=5)["total"] == 8, "what the call gives is there first"
    assert factory.insert("Order", total=1)["total"] == 1
    assert factory.insert("Customer", mail=lambda customer: f"{customer['name'].split()[0]}@example.com")["mail"]


def test_attributes_that_need_each_other_are_found_at_the_latest_when_drawn(mock: Mock) -> None:
    names = ["amount", "total"]
    attrs = {"amount": lambda order: order[names[1]], "total": lambda order: order[names[0]]}
    factory = Factories(mock, declarations=[Factory("Order", attrs)])
    with pytest.raises(FactoryError) as caught:
        factory.insert("Order")
    assert str(caught.value) == 'Order: attributes need each other: "amount" → "total" → "amount"'


def test_an_attribute_that_is_not_there_is_named(mock: Mock) -> None:
    with pytest.raises(FactoryError) as caught:
        Factories(mock).insert("Order", total=lambda order: order["amuont"])
    assert str(caught.value) == 'Order, as "total" sees it, has no attribute "amuont"; did you mean "amount"?'


def test_dates_and_the_like_become_json(mock: Mock) -> None:
    identity = uuid.UUID(int=7)
    customer = Factories(mock).insert("Customer", name=identity, attrs={"address.town": date(2026, 1, 2)})
    assert (customer["name"], customer["address"]["town"]) == (str(identity), "2026-01-02")
    with pytest.raises(FactoryError, match=r"^Customer\.name is \{1, 2\}, which is no JSON value"):
        Factories(mock).insert("Customer", name={1, 2})


def test_a_value_of_the_test_is_not_shared_with_the_store(mock: Mock) -> None:
    address = {"street": "High Street", "town": "Bath"}
    customer = Factories(mock).insert("Customer", address=address)
    address["town"] = "York"
    customer["address"]["town"] = "York"
    assert answer(mock, "GET", f"/customers/{customer['id']}")[1]["address"]["town"] == "Bath"


def test_what_a_request_does_not_take_is_left_out_of_it(mock: Mock) -> None:
    declared = [Factory("Order", {"amount": 4, "status": "paid", "created_at": lambda: "2026-01-01T00:00:00Z"})]
    factory = Factories(mock, declarations=declared)
    assert factory.params("Order").keys() == {"customer_id", "amount"}
    assert factory.create("Order")["amount"] == 4
    assert factory.insert("Order")["status"] == "paid"


# -- variants ----------------------------------------------------------------------------------------------------------

ORDERS = Factory(
    "Order",
    {"amount": 10, "note": "plain"},
    variants=[
        Variant("large", {"amount": 50_000}),
        Variant("sent", {"note": "sent"}, state="shipped"),
        Variant("filled", build=[{"items": 2}]),
    ],
)


def test_variants_compose_and_the_later_wins(mock: Mock) -> None:
    factory = Factories(mock, declarations=[ORDERS])
    order = factory.insert("Order", "large", "sent", "filled")
    assert (order["amount"], order["note"], order["status"]) == (50_000, "sent", "shipped")
    assert len(answer(mock, "GET", f"/orders/{order['id']}/items")[1]) == 2
    assert factory.insert("Order", "large", "paid", amount=3)["amount"] == 3
    assert factory.params("Order", "large")["amount"] == 50_000
    assert factory.create("Order", "large", "paid")["status"] == "paid"


def test_a_variant_goes_down_to_what_is_built_where_it_is_declared(mock: Mock) -> None:
    customers = Factory("Customer", variants=[Variant("large", {"name": "Large Ltd"})])
    factory = Factories(mock, declarations=[ORDERS, customers])
    order = factory.insert("Order", "large", "paid", build=["customer"], expand=["customer"])
    assert order["customer"]["name"] == "Large Ltd"


# -- build and hooks ---------------------------------------------------------------------------------------------------


def test_build_is_for_the_record_itself_and_auto_build_for_every_one(mock: Mock) -> None:
    orders = Factory("Order", auto_build=["items"])
    customers = Factory("Customer", build=[{"orders": 2}])
    factory = Factories(mock, declarations=[orders, customers])
    factory.insert("Customer")
    assert [len(answer(mock, "GET", f"/orders/{number}/items")[1]) for number in (1, 2)] == [1, 1]
    factory.insert("Order")
    assert len(answer(mock, "GET", "/orders")[1]) == 3, "the customer of that order built none"


def test_two_that_build_each_other_are_built_once(mock: Mock) -> None:
    declared = [Factory("Order", auto_build=["customer"]), Factory("Customer", auto_build=["orders"])]
    factory = Factories(mock, declarations=declared)
    order = factory.insert("Order")
    orders = answer(mock, "GET", "/orders")[1]
    assert [entry["customer_id"] for entry in orders] == [order["customer_id"]] * 2


def _couple() -> dict[str, Any]:
    key = {"type": "integer", "minimum": 1}
    paths: dict[str, Any] = {}
    for noun, other in (("left", "right"), ("right", "left")):
        schema = {"type": "object", "required": ["id"], "properties": {"id": key, f"{other}_id": key}}
        parameters = [{"name": "id", "in": "path", "required": True, "schema": key}]
        paths[f"/{noun}s"] = {"post": operation(f"make_{noun}", "201", schema, body=schema)}
        paths[f"/{noun}s/{{id}}"] = {"parameters": parameters, "get": operation(f"get_{noun}", reply=schema)}
    return document(paths)


def test_building_in_circles_is_refused(tmp_path: Path) -> None:
    declared = [Factory("left", auto_build=["right"]), Factory("right", auto_build=["left"])]
    factory = Factories(play(_couple(), tmp_path), declarations=declared)
    with pytest.raises(FactoryError) as caught:
        factory.insert("left")
    message = "what is built along goes round in circles: … → lefts → rights → lefts → rights"
    assert str(caught.value) == message


def test_two_that_need_each_other_end_as_well(tmp_path: Path) -> None:
    assert Factories(play(_couple(), tmp_path)).insert("left", full=True).keys() == {"id", "right_id"}


def test_hooks_run_for_lists_and_for_what_is_built_alike(mock: Mock) -> None:
    seen: list[Any] = []

    def before(record: dict[str, Any]) -> dict[str, Any]:
        return {**record, "title": f"<{record['number']}>"}

    declared = [Factory("Item", before_build=before, after_build=seen.append)]
    factory = Factories(mock, declarations=declared)
    assert [item["title"] for item in factory.insert("Item", count=2)] == ["<1>", "<2>"]
    order = factory.insert("Order", build=[{"items": 2}])
    assert [item["title"] for item in seen] == ["<1>", "<2>", "<3>", "<4>"]
    assert [item["number"] for item in answer(mock, "GET", f"/orders/{order['id']}/items")[1]] == [3, 4]


@pytest.mark.parametrize("make", ["insert", "create"])
def test_what_is_built_along_is_shown_as_its_own_factory_hands_it_back(mock: Mock, make: str) -> None:
    """With what its hooks return and what it always expands, each hook once, however deep it stands."""
    seen: list[str] = []

    def marked(name: str) -> Any:
        def hook(record: dict[str, Any]) -> dict[str, Any]:
            seen.append(f"{name} {sorted(record)[0]}")
            return {"marked": name, **record}

        return hook

    declared = [
        Factory("Customer", after_build=marked("customer")),
        Factory("Order", after_build=marked("order"), auto_expand=["customer"]),
        Factory("Item", after_build=marked("item")),
    ]
    factory = Factories(mock, declarations=declared)
    item = getattr(factory, make)("Item", build=["order"])
    assert (item["marked"], item["order"]["marked"], item["order"]["customer"]["marked"]) == (
        "item",
        "order",
        "customer",
    )
    assert [each.partition(" ")[0] for each in seen] == ["customer", "order", "item"]
    seen.clear()
    order = getattr(factory, make)("Order", build=[{"items": 2}])
    assert [each["marked"] for each in order["items"]] == ["item", "item"]
    assert [each.partition(" ")[0] for each in seen].count("item") == 2
    assert "marked" not in factory.insert("Item", relate={"order": order}, expand=["order"])["order"]


def test_a_hook_that_fails_is_not_run_by_the_next_call(mock: Mock) -> None:
    seen: list[Any] = []

    def fail(record: dict[str, Any]) -> None:
        seen.append(record)
        raise RuntimeError("no")

    factory = Factories(mock, declarations=[Factory("Item", after_build=fail)])
    with pytest.raises(RuntimeError, match="no"):
        factory.insert("Order", build=[{"items": 2}])
    factory.insert("Customer")
    assert len(seen) == 1


def test_hooks_of_variants_come_after_those_of_the_factory(mock: Mock) -> None:
    def append(text: str) -> Any:
        return lambda record: {**record, "note": record["note"] + text}

    declared = Factory(
        "Order",
        {"note": "a"},
        [Variant("v", before_build=append("c"), after_build=append("e"))],
        before_build=append("b"),
        after_build=append("d"),
    )
    factory = Factories(mock, declarations=[declared])
    assert factory.insert("Order", "v")["note"] == "abcde"
    assert answer(mock, "GET", "/orders/1")[1]["note"] == "abc", "after_build changes what is handed back only"
    assert factory.params("Order", "v")["note"] == "abc"
    assert factory.create("Order", "v", count=1)[0]["note"] == "abcde"


def test_a_hook_is_held_to_the_document_too(mock: Mock) -> None:
    broken = Factory("Order", before_build=lambda record: {**record, "amount": 0})
    with pytest.raises(FactoryError, match=r"^Order breaks the document: /amount must be at least 1$"):
        Factories(mock, declarations=[broken]).insert("Order")
    silent = Factory("Order", before_build=lambda _record: None)
    with pytest.raises(FactoryError, match=r"^before_build of Order must return the record; it returned None$"):
        Factories(mock, declarations=[silent]).insert("Order")


# -- checked beforehand ------------------------------------------------------------------------------------------------


def _by_keyword(record: Any, *, options: Any) -> Any:
    return record["total"] and options


MISTAKES = [
    (Factory("Oder"), 'Factory("Oder"): the document has no resource "Oder"; did you mean "Order"?'),
    (Factory("Order", {"amuont": 1}), 'Factory("Order"): Order has no attribute "amuont"; did you mean "amount"?'),
    (
        Factory("Customer", {"address.twon": "x"}),
        'Factory("Customer"): Customer.address has no attribute "twon"; did you mean "town"?',
    ),
    (
        Factory("Order", {"amount": 0}),
        'Factory("Order"): "amount" is 0, which the document refuses: must be at least 1',
    ),
    (
        Factory("Order", {"amount": lambda a, b, c: a}),
        'Factory("Order"): the generator of "amount" takes 3 arguments; a generator takes none, the record so far, '
        "or that and the options of the call",
    ),
    (
        Factory("Order", {"amount": _by_keyword}),
        'Factory("Order"): the generator of "amount" needs options= by keyword; a generator takes the record and the '
        "options by place",
    ),
    (
        Factory("Order", {"amount": lambda o: o["total"], "total": lambda o: o["amount"]}),
        'Factory("Order"): attributes need each other: "amount" → "total" → "amount"',
    ),
    (
        Factory("Order", {"total": lambda o: o["amount"]}, [Variant("v", {"amount": lambda o: o["total"]})]),
        'Factory("Order"): variant "v": attributes need each other: "total" → "amount" → "total"',
    ),
    (
        Factory("Order", {"customer_id": ref("Custmer.id")}),
        'Factory("Order"): the ref of "customer_id": the document has no resource "Custmer"; did you mean "Customer"?',
    ),
    (
        Factory("Order", {"customer_id": ref("Customer.ident")}),
        'Factory("Order"): the ref of "customer_id": Customer has no attribute "ident"; did you mean "id"?',
    ),
    (
        Factory("Order", build=["itmes"]),
        'Factory("Order"): build: Order has no relation "itmes"; did you mean "items"?',
    ),
    (
        Factory("Customer", auto_build=[{"orders": ["itmes"]}]),
        'Factory("Customer"): auto_build of orders: Order has no relation "itmes"; did you mean "items"?',
    ),
    (
        Factory("Order", variants=[Variant("v"), Variant("v")]),
        'Factory("Order"): the variant "v" is declared 2 times',
    ),
    (
        Factory("Order", variants=[Variant("v", {"amuont": 1})]),
        'Factory("Order"): variant "v": Order has no attribute "amuont"; did you mean "amount"?',
    ),
    (
        Factory("Order", variants=[Variant("v", state="payd")]),
        'Factory("Order"): variant "v": Order has no state "payd"; did you mean "paid"?',
    ),
    (
        Factory("Order", before_build=3),  # type: ignore[arg-type]
        'Factory("Order"): before_build must be a function of the record, or a list of them; got 3',
    ),
    (
        Factory("Order", after_build=[dict, "x"]),  # type: ignore[list-item]
        "Factory(\"Order\"): after_build must be a function of the record, or a list of them; got 'x'",
    ),
    (
        Factory("Order", before_build=lambda: None),  # type: ignore[arg-type,misc]
        'Factory("Order"): before_build must be a function of the record, or a list of them; got <lambda>()',
    ),
    (
        Factory("Order", after_build=[dict, lambda record, more: record]),  # type: ignore[list-item,misc]
        'Factory("Order"): after_build must be a function of the record, or a list of them; got <lambda>(record, more)',
    ),
    (
        Factory("Order", auto_expand=["custmer"]),
        'Factory("Order"): auto_expand: Order has no relation "custmer"; did you mean "customer"?',
    ),
    (
        Factory("Customer", auto_expand={"orders": ["itmes"]}),
        'Factory("Customer"): auto_expand of orders: Order has no relation "itmes"; did you mean "items"?',
    ),
    (
        Factory("Order", auto_expand=[3]),
        'Factory("Order"): auto_expand: expand takes relations as "post", "post.author", {"post": ["author"]} or a '
        "list of these; got 3",
    ),
    (
        Factory("Order", variants=[Variant("v", auto_build=["itmes"])]),
        'Factory("Order"): variant "v": auto_build: Order has no relation "itmes"; did you mean "items"?',
    ),
]


@pytest.mark.parametrize(("declared", "problem"), MISTAKES, ids=[problem for _, problem in MISTAKES])
def test_a_mistake_in_a_declaration_is_found_before_anything_is_made(
    mock: Mock, declared: Factory, problem: str
) -> None:
    with pytest.raises(DeclarationError) as caught:
        check([declared], mock.contract)
    assert caught.value.problems == (problem,)
    with pytest.raises(DeclarationError):
        Factories(mock, declarations=[declared])


def test_what_is_neither_json_nor_callable_is_no_generator(mock: Mock) -> None:
    with pytest.raises(DeclarationError, match=r"which is no JSON value: .*; a generator must be callable$"):
        check([Factory("Order", {"amount": {1}})], mock.contract)


def test_a_declaration_knows_where_it_is_written() -> None:
    frame = inspect.currentframe()
    assert frame is not None
    first, line = Factory("Order", variants=[Variant("big")]), frame.f_lineno
    changed = dataclasses.replace(first, attrs={"amount": 5})
    assert first.place == first.variants[0].place == f"{__file__}:{line}"
    assert changed.place == f"{__file__}:{line + 1}"
    assert dataclasses.replace(changed, attrs={}) == first, "which is no part of what it says"


def test_two_factories_of_a_resource_are_one_too_many(mock: Mock) -> None:
    with pytest.raises(DeclarationError) as caught:
        check([Factory("Order"), Factory("orders"), Factory("Order", {"amuont": 1})], mock.contract)
    assert caught.value.problems == (
        'Factory("orders"): Order has a factory already; make this one a variant of it',
        'Factory("Order"): Order has a factory already; make this one a variant of it',
        'Factory("Order"): Order has no attribute "amuont"; did you mean "amount"?',
    )


def test_a_module_declares_what_stands_in_it() -> None:
    module = types.ModuleType("declared")
    customers = Factory("Customer")
    vars(module).update(orders=ORDERS, more=[customers, ORDERS], other=3)
    assert declared_in(module) == (ORDERS, customers)
