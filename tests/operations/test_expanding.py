"""What `expand` brings: the records behind keys, in lists and in objects, as deep as it is requested and no deeper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT = {"type": "string"}
ROME, PISA = {"id": "rome", "name": "Rome", "country": "it"}, {"id": "pisa", "name": "Pisa", "country": "it"}
ITALY = {"id": "it", "name": "Italy", "continent": "eu"}
EUROPE, EARTH = {"id": "eu", "name": "Europe", "planet": "earth"}, {"id": "earth", "name": "Earth"}
ANN, BOB = {"id": "ann", "name": "Ann", "city": "rome"}, {"id": "bob", "name": "Bob", "city": "pisa"}
BOOK = {
    "id": "k",
    "name": "N",
    "title": "T",
    "writer": "ann",
    "editors": ["bob", "ann"],
    "printed": {"where": "x", "city": "pisa"},
    "reviews": [{"by": "bob", "stars": 3}, {"by": "nobody", "stars": 1}],
}


def either(name: str) -> dict[str, Any]:
    return {"anyOf": [TEXT, schema_ref(name)]}


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT, **named}}


@pytest.fixture
def books(tmp_path: Path) -> Mock:
    review = {"type": "object", "properties": {"by": either("Author"), "stars": {"type": "integer"}}}
    printed = {"type": "object", "properties": {"where": TEXT, "city": either("City")}}
    schemas = {
        "Planet": of(),
        "Continent": of(planet=either("Planet")),
        "Country": of(continent=either("Continent")),
        "City": of(country={"oneOf": [TEXT, schema_ref("Country")]}),
        "Author": of(city=either("City")),
        "Book": of(
            title=TEXT,
            writer=either("Author"),
            editors={"type": "array", "items": either("Author")},
            printed=printed,
            reviews={"type": "array", "items": review},
        ),
    }
    expand = [{"name": name, "in": "query", "schema": TEXT} for name in ("expand", "fields")]
    paths: dict[str, Any] = {}
    names = {"Planet": "planets", "Continent": "continents", "Country": "countries", "City": "cities"}
    for name, plural in {**names, "Author": "authors", "Book": "books"}.items():
        shown = schema_ref(name)
        listed = operation(f"list{name}", reply={"type": "array", "items": shown}, parameters=expand)
        key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
        read = operation(f"get{name}", reply=shown, parameters=expand, responses={"404": {"description": ""}})
        paths[f"/{plural}"] = {"post": operation(f"make{name}", "201", shown, body=shown), "get": listed}
        paths[f"/{plural}/{{id}}"] = {"parameters": key, "get": read}
    mock = play(document(paths, schemas), tmp_path)
    records = {"planets": [EARTH], "continents": [EUROPE], "countries": [ITALY], "cities": [ROME, PISA]}
    for plural, made in {**records, "authors": [ANN, BOB], "books": [BOOK]}.items():
        for record in made:
            assert answer(mock, "POST", f"/{plural}", record)[0].status == 201
    return mock


DEEP = {**ROME, "country": {**ITALY, "continent": {**EUROPE, "planet": "earth"}}}
FAR = {**ITALY, "continent": {**EUROPE, "planet": EARTH}}


@pytest.mark.parametrize(
    ("expand", "changed"),
    [
        ("", {}),
        ("nothing", {}),
        ("title", {}),
        ("title.writer", {}),
        ("writer", {"writer": ANN}),
        ("Writer", {"writer": ANN}),
        ("writer.city", {"writer": {**ANN, "city": ROME}}),
        ("writer.name", {"writer": ANN}),
        ("writer,writer.city", {"writer": {**ANN, "city": ROME}}),
        ("writer.city.country", {"writer": {**ANN, "city": {**ROME, "country": ITALY}}}),
        ("writer.city.country.continent", {"writer": {**ANN, "city": DEEP}}),
        ("writer.city.country.continent.planet", {"writer": {**ANN, "city": {**ROME, "country": FAR}}}),
        ("writer.city.country.continent.planet.name", {"writer": {**ANN, "city": {**ROME, "country": FAR}}}),
        ("printed.city.country.continent.planet", {"printed": {"where": "x", "city": {**PISA, "country": FAR}}}),
        (
            "reviews.by.city.country.continent.planet",
            {
                "reviews": [
                    {"by": {**BOB, "city": {**PISA, "country": DEEP["country"]}}, "stars": 3},
                    {"by": "nobody", "stars": 1},
                ]
            },
        ),
        ("editors", {"editors": [BOB, ANN]}),
        ("editors.city", {"editors": [{**BOB, "city": PISA}, {**ANN, "city": ROME}]}),
        ("printed", {}),
        ("printed.city", {"printed": {"where": "x", "city": PISA}}),
        ("printed.city.country", {"printed": {"where": "x", "city": {**PISA, "country": ITALY}}}),
        ("reviews", {}),
        ("reviews.by", {"reviews": [{"by": BOB, "stars": 3}, {"by": "nobody", "stars": 1}]}),
        ("reviews.by.city", {"reviews": [{"by": {**BOB, "city": PISA}, "stars": 3}, {"by": "nobody", "stars": 1}]}),
        ("reviews.stars", {}),
        ("writer,printed.city", {"writer": ANN, "printed": {"where": "x", "city": PISA}}),
    ],
)
def test_expanded(books: Mock, expand: str, changed: dict[str, Any]) -> None:
    expected = {**BOOK, **changed}
    assert answer(books, "GET", f"/books/k?expand={expand}")[1] == expected
    assert answer(books, "GET", f"/books?expand={expand}")[1] == [expected]
    assert answer(books, "GET", "/books/k")[1] == BOOK


def test_a_key_that_leads_nowhere_stays_a_key(books: Mock) -> None:
    book = {"id": "l", "writer": "nobody", "editors": ["ann", "nobody"]}
    assert answer(books, "POST", "/books", book)[0].status == 201
    assert answer(books, "GET", "/books/l?expand=writer")[1]["writer"] == "nobody"
    assert answer(books, "GET", "/books/l?expand=editors")[1]["editors"] == ["ann", "nobody"]


@pytest.mark.parametrize(
    ("query", "names", "changed"),
    [
        ("fields=title", ["title"], {}),
        ("fields=Title", ["title"], {}),
        ("fields=title,writer", ["title", "writer"], {}),
        ("fields=title&expand=writer", ["title", "writer"], {"writer": ANN}),
        ("fields=writer&expand=writer.city", ["writer"], {"writer": {**ANN, "city": ROME}}),
        ("fields=printed&expand=printed.city", ["printed"], {"printed": {"where": "x", "city": PISA}}),
        ("fields=", list(BOOK), {}),
        ("fields=nothing", list(BOOK), {}),
    ],
)
def test_fields_leave_what_is_required_and_what_is_expanded(
    books: Mock, query: str, names: list[str], changed: dict[str, Any]
) -> None:
    expected = {name: value for name, value in {**BOOK, **changed}.items() if name == "id" or name in names}
    assert answer(books, "GET", f"/books/k?{query}")[1] == expected
    assert answer(books, "GET", f"/books?{query}")[1] == [expected]


@pytest.mark.parametrize("path", ["writer", "data.writer", "data/writer", "data.writer.name"])
def test_of_a_list_in_an_envelope_a_path_may_begin_with_what_holds_its_records(tmp_path: Path, path: str) -> None:
    schemas = {"Author": of(), "Book": of(writer=either("Author"))}
    expand = [{"name": "expand", "in": "query", "schema": TEXT}]
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    paths: dict[str, Any] = {}
    for name, plural in (("Author", "authors"), ("Book", "books")):
        shown = schema_ref(name)
        page = {"type": "object", "properties": {"data": {"type": "array", "items": shown}}}
        make = operation(f"make{name}", "201", shown, body=shown)
        paths[f"/{plural}"] = {"post": make, "get": operation(f"list{name}", reply=page, parameters=expand)}
        paths[f"/{plural}/{{id}}"] = {"parameters": key, "get": operation(f"get{name}", reply=shown)}
    mock = play(document(paths, schemas), tmp_path, fill="required")
    ann = {"id": "ann", "name": "Ann"}
    answer(mock, "POST", "/authors", ann)
    answer(mock, "POST", "/books", {"id": "k", "writer": "ann"})
    assert answer(mock, "GET", f"/books?expand={path}")[1]["data"] == [{"id": "k", "writer": ann}]
