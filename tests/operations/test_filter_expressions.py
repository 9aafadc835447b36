"""Expressions in one parameter of a list: OData's `$filter` and its neighbours, and selectors of labels and fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain_as_data
from understudy.mock import Mock

TEXT, INT, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
CUP = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": TEXT,
        "Name": TEXT,
        "Price": {"type": "number"},
        "Sold": FLAG,
        "Made": {"type": "string", "format": "date-time"},
        "Note": {"type": ["string", "null"]},
        "Shelf": {"type": "object", "properties": {"Room": TEXT, "Row": INT}},
        "labels": {"type": "object", "additionalProperties": TEXT},
        "Tags": {"type": "array", "items": TEXT},
        "Sales": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"Price": {"type": "number"}, "Marks": {"type": "array", "items": INT}},
            },
        },
    },
}
CUPS: tuple[dict[str, Any], ...] = (
    {"id": "a", "Name": "Tall cup", "Price": 5, "Sold": True, "Made": "2026-01-01T00:00:00Z", "Note": "it's red"},
    {"id": "b", "Name": "Small cup", "Price": 12.5, "Sold": False, "Made": "2026-02-01T00:00:00Z", "Note": None},
    {"id": "c", "Name": "Bowl", "Price": 20, "Sold": False, "Made": "2026-03-01T00:00:00Z", "Note": "blue"},
)
SHELVES = ({"Room": "east", "Row": 1}, {"Room": "east", "Row": 2}, {"Room": "west", "Row": 1})
TAGS = (["red", "new"], [], ["blue"])
SALES = ([{"Price": 4, "Marks": [1]}, {"Price": 6, "Marks": []}], [], [{"Price": 20, "Marks": [1, 2]}])
LABELS = ({"env": "prod", "tier": "1"}, {"env": "test"}, {"env": "prod", "tier": "2"})


def parameter(name: str, schema: Any = None, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": TEXT if schema is None else schema, **more}


def shop(folder: Path, *parameters: dict[str, Any]) -> Mock:
    page = {
        "type": "object",
        "properties": {"@odata.count": INT, "value": {"type": "array", "items": schema_ref("Cup")}},
    }
    listing = operation("listCups", reply=page, parameters=list(parameters), responses={"400": {"description": "no"}})
    making = operation("makeCup", "201", schema_ref("Cup"), body=schema_ref("Cup"))
    mock = play(document({"/cups": {"get": listing, "post": making}}, {"Cup": CUP}), folder)
    for cup, shelf, labels, tags, sales in zip(CUPS, SHELVES, LABELS, TAGS, SALES, strict=True):
        more = {"Shelf": shelf, "labels": labels, "Tags": tags, "Sales": sales}
        assert answer(mock, "POST", "/cups", {**cup, **more})[0].status == 201
    return mock


def listed(mock: Mock, query: str) -> str:
    response, body = answer(mock, "GET", f"/cups?{query}")
    assert response.status == 200, body
    return "".join(each["id"] for each in body["value"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Name eq 'Bowl'", "c"),
        ("Tags/any(t: t eq 'new')", "a"),
        ("Tags/any(t:startswith(t,'b'))", "c"),
        ("Tags/any()", "ac"),
        ("not Tags/any()", "b"),
        ("Tags/all(t : t ne 'new')", "bc"),
        ("Tags/$count gt 1", "a"),
        ("Sales/any(s: s/Price gt 5 and s/Price lt 10)", "a"),
        ("Sales/all(s: s/Price ge 5)", "bc"),
        ("Sales/any(s: s/Price lt Price)", "a"),
        ("Sales/any(s: s/Price eq Price) or Tags/any(t: t eq 'red')", "ac"),
        ("Sales/any(s: s/Marks/any(m: m eq 2))", "c"),
        ("Sales/any(s: s/Marks/$count eq 0)", "a"),
        ("Name ne 'Bowl'", "ab"),
        ("Price gt 5", "bc"),
        ("Price ge 12.5", "bc"),
        ("Price lt 12.5", "a"),
        ("Price le 12.5", "ab"),
        ("Price lt 15 and Sold eq false", "b"),
        ("Price lt 10 or Price gt 15 and Sold eq false", "ac"),
        ("(Price lt 10 or Price gt 15) and Sold eq false", "c"),
        ("not (Name eq 'Bowl')", "ab"),
        ("not contains(Name,'cup')", "c"),
        ("Sold", "a"),
        ("not Sold", "bc"),
        ("contains(Name,'cup')", "ab"),
        ("contains(Name,'CUP')", ""),
        ("contains(tolower(Name),'tall')", "a"),
        ("startswith(Name,'Small')", "b"),
        ("endswith(Name,'cup') eq true", "ab"),
        ("substringof('owl', Name)", "c"),
        ("length(Name) eq 4", "c"),
        ("Note eq null", "b"),
        ("Note ne null", "ac"),
        ("Note eq 'it''s red'", "a"),
        ("Shelf/Room eq 'east' and Shelf/Row eq 2", "b"),
        ("Made gt 2026-01-15T00:00:00Z", "bc"),
        ("Name in ('Bowl', 'Tall cup')", "ac"),
        ("5 eq Price", "a"),
        ("5.0 eq Price", "a"),
        ("12.50 eq Price", "b"),
        ("Price gt -1", "abc"),
        ("Price lt -1.5", ""),
        ("Price in (5, 20.0)", "ac"),
        ("5 in (Price, Shelf/Row)", "a"),
        ("Shelf/Row in (Price, 2)", "b"),
        ("Name in ('Bowl')", "c"),
        ("Note in (null)", "b"),
        ("toupper(Name) eq 'BOWL'", "c"),
        ("trim('  Bowl ') eq Name", "c"),
        ("length(Note) gt 4", "a"),
        ("tolower(Note) eq null", "b"),
        ("contains(Note, 'u')", "c"),
        ("contains(Price, '5')", ""),
        ("contains('Bowls', Name)", "c"),
        ("startswith(Name, 'cup')", ""),
        ("endswith(Name, 'Small')", ""),
        ("substringof(Name, 'owl')", ""),
        ("Sold eq true and Price eq 5 or Name eq 'Bowl'", "ac"),
        ("Name eq 'Bowl' or Sold eq true and Price eq 6", "c"),
        ("not Sold and not (Price gt 15)", "b"),
        ("not not Sold", "a"),
        ("SOLD EQ true AND price LT 6", "a"),
        ("Made ge 2026-02-01", "bc"),
        ("Made le 2026-02-01T00:00:00Z", "ab"),
        ("Made eq 2026-02-01T00:00:00Z", "b"),
        ("'Bowl' eq Name", "c"),
        ("Name eq ''", ""),
        ("Tags/$count eq 0", "b"),
        ("Tags/$count eq Shelf/Row", "c"),
        ("Name/$count eq 4", ""),
        ("Sales/any(s: s/Price gt 5) and Sold", "a"),
        ("Sales/any(s: not (s/Price gt 5))", "a"),
        ("Sales/all(s: s/Marks/all(m: m eq 1))", "ab"),
        ("Tags/any(t: Sales/any(s: s/Price gt 5 and t eq 'blue'))", "c"),
        ("Tags/any(t: t eq 'red') and Tags/any(t: t eq 'new')", "a"),
        ("Sales/any(s : s/Price eq 4)", "a"),
        ("Sales/any( s:s/Price eq 4 )", "a"),
        ("Price ne Shelf/Row and Shelf/Row ne 2", "ac"),
        ("1 ne Shelf/Row", "b"),
        ("Shelf/Row lt Price and Price lt 10", "a"),
        ("Price le Shelf/Row", ""),
        ("(" * 100 + "Sold" + ")" * 100, "a"),
    ],
)
def test_what_is_true_of_a_record_lets_it_in(text: str, shown: str, tmp_path: Path) -> None:
    mock = shop(tmp_path, parameter("$filter"))
    assert listed(mock, "$filter=" + text.replace(" ", "%20").replace("'", "%27")) == shown


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Colour eq 'red'", "names Colour, which is no property; "),
        ("Nam eq 'Bowl'", "names Nam, which is no property; did you mean Name?"),
        ("Name eq 'Bowl", "has a text that does not end: 'Bowl"),
        ("Name eq", "ends where a property or a value was expected"),
        ("(Name eq 'Bowl'", "lacks ')'"),
        ("Name eq 'Bowl' Price", "ends before 'Price', where `and` or `or` was expected"),
        ("contain(Name,'x')", "calls contain, which is not known here; did you mean contains?"),
        ("contains(Name)", "calls contains with 1 arguments"),
        ("Tags/any(t eq 'x')", "has 't' where the name of an element was expected, as in `Tags/any(x: x eq 1)`"),
        ("Tags/any(t: t eq 'x'", "lacks ')'"),
        ("Tags/all()", "has ')' where the name of an element was expected, as in `Tags/all(x: x eq 1)`"),
        ("Sales/any(s: s/Prize eq 1)", "names Prize, which is no property; did you mean Price?"),
        ("Sales/any(s: Sales/any(s: s/Price eq 1))", "calls two elements s"),
        ("Sales/some(s: s/Price eq 1)", "calls Sales/some, which is not known here; did you mean Sales/any?"),
        ("Name eq )", "has ')' where a property or a value was expected"),
        ("not", "ends where a property or a value was expected"),
        ("Name in 'Bowl'", "has \"'Bowl'\" where '(' was expected"),
        ("Name in ('Bowl'", "lacks ')'"),
        ("Name in ('Bowl' 'x')", "has \"'x'\" where ')' was expected"),
        ("Name in ()", "has ')' where a property or a value was expected"),
        ("length()", "has ')' where a property or a value was expected"),
        ("length(Name, Note)", "calls length with 2 arguments"),
        ("contains(Name, 'a', 'b')", "calls contains with 3 arguments"),
        ("Tags/any(1: t eq 'x')", "has '1' where the name of an element was expected, as in `Tags/any(x: x eq 1)`"),
        ("Tags/any", "names Tags/any, which is no property; "),
        ("Tags/any(t: t eq 'x') t", "ends before 't', where `and` or `or` was expected"),
        ("t eq 'x'", "names t, which is no property; "),
        ("Shelf/Colour eq 1", "names Shelf/Colour, which is no property; "),
        ("some(s: s eq 1)", "calls some, which is not known here; "),
        ("(" * 101 + "Sold" + ")" * 101, "has more than 100 parentheses"),
    ],
)
def test_what_is_no_expression_is_refused_where_it_goes_wrong(text: str, why: str, tmp_path: Path) -> None:
    mock = shop(tmp_path, parameter("$filter"))
    response, _ = answer(mock, "GET", "/cups?$filter=" + text.replace(" ", "%20").replace("'", "%27"))
    assert response.status == 400
    assert dict(response.headers)["X-Mock-Reason"].startswith(f"query $filter: {why}")


def test_the_other_options_of_odata_work_with_it(tmp_path: Path) -> None:
    options = ("$filter", "$orderby", "$select")
    mock = shop(
        tmp_path, *map(parameter, options), parameter("$top", INT), parameter("$skip", INT), parameter("$count", FLAG)
    )
    assert listed(mock, "$orderby=Price%20desc") == "cba"
    assert listed(mock, "$orderby=Shelf/Room,Price%20desc") == "bac"
    assert listed(mock, "$orderby=Price&$top=1&$skip=1") == "b"
    _, page = answer(mock, "GET", "/cups?$filter=Sold%20eq%20false&$top=1&$count=true")
    assert (page["@odata.count"], len(page["value"])) == (2, 1)
    _, page = answer(mock, "GET", "/cups?$select=Name,Price&$top=1")
    assert page["value"] == [{"id": "a", "Name": "Tall cup", "Price": 5}]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("env=prod", "ac"),
        ("env==prod", "ac"),
        ("env!=prod", "b"),
        ("env=prod,tier!=1", "c"),
        ("env in (prod, test),tier", "ac"),
        ("env notin (prod)", "b"),
        ("!tier", "b"),
        ("tier", "ac"),
        ("env in (test,other)", "b"),
        ("env notin (prod,other)", "b"),
        ("tier notin (1)", "bc"),
        ("tier!=1", "bc"),
        ("tier=1 , env=prod", "a"),
        ("!tier,env=test", "b"),
        ("!env", ""),
        ("nothing", ""),
        ("!nothing", "abc"),
        ("nothing!=x", "abc"),
        ("env=", ""),
        ("", "abc"),
    ],
)
def test_a_selector_is_about_the_labels(text: str, shown: str, tmp_path: Path) -> None:
    mock = shop(tmp_path, parameter("label_selector"))
    assert listed(mock, "label_selector=" + text.replace(" ", "%20")) == shown


def test_a_field_selector_is_about_the_properties(tmp_path: Path) -> None:
    mock = shop(tmp_path, parameter("listOptions.fieldSelector"))
    assert listed(mock, "listOptions.fieldSelector=Shelf.Room=east,Name!=Tall%20cup") == "b"
    response, _ = answer(mock, "GET", "/cups?listOptions.fieldSelector=Shel=east")
    assert dict(response.headers)["X-Mock-Reason"].startswith(
        "query listOptions.fieldSelector: names Shel, which is no property; did you mean Shelf?"
    )
    response, _ = answer(mock, "GET", "/cups?listOptions.fieldSelector=Name%20%3E%20x")
    assert dict(response.headers)["X-Mock-Reason"] == (
        "query listOptions.fieldSelector: has 'Name > x' where `key=value`, `key!=value`, `key in (a,b)`, `key` or "
        "`!key` was expected"
    )


def test_a_filter_whose_description_shows_odata_is_one_and_another_is_not(tmp_path: Path) -> None:
    described = parameter("filter", description="For example `Name eq 'Bowl' and Price gt 3`.")
    assert listed(shop(tmp_path, described), "filter=Price%20gt%205") == "bc"
    mock = shop(tmp_path, parameter("filter", description="Which cups to show."))
    assert listed(mock, "filter=Price%20gt%205") == "abc"
    assert dict(answer(mock, "GET", "/cups?filter=x")[0].headers)["X-Mock-Warnings"] == (
        "query filter: it has no effect on listCups"
    )


def test_explain_says_what_it_is(tmp_path: Path) -> None:
    mock = shop(tmp_path, parameter("$filter"), parameter("labelSelector"))
    operations = explain_as_data(mock.contract)["resources"][0]["operations"]
    [listing] = [each for each in operations if each["operation"] == "listCups"]
    assert listing["parameters"] == {"$filter": "odata-filter", "labelSelector": "selector"}


@pytest.mark.parametrize(("count", "status"), [(500, 200), (501, 400)])
def test_an_expression_has_a_thousand_words_at_most(count: int, status: int, tmp_path: Path) -> None:
    mock = shop(tmp_path, parameter("$filter"))
    response, _ = answer(mock, "GET", "/cups?$filter=not%20" + "%20and%20".join(["Sold"] * count))
    assert response.status == status
