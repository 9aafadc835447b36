"""Bodies as XML: by the examples of OAS, and what the mock reads again as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from documents import answer, document, operation, play, schema_ref
from hypothesis import given
from hypothesis import strategies as st

from understudy.http.coercion import Readings
from understudy.http.xml_reader import XmlReader
from understudy.http.xml_writer import XmlWriter, xml_document
from understudy.mock import Mock
from understudy.openapi.schemas import Schemas
from understudy.testing.factories import Factories, FactoryError

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
TEXT = {"type": "string"}
XML = "application/xml"


def written(node: Any, value: Any, schemas: dict[str, Any] | None = None) -> str:
    found = XmlWriter(Schemas(document({}, schemas), "3.1")).write(value, node, "root")
    assert found.startswith(HEAD)
    ElementTree.fromstring(found)
    return found.removeprefix(HEAD).decode()


def animals(items: dict[str, Any], **xml: Any) -> dict[str, Any]:
    array = {"type": "array", "items": {**TEXT, **({"xml": items} if items else {})}, **({"xml": xml} if xml else {})}
    return {"type": "object", "properties": {"animals": array}}


EXAMPLES = [
    (animals({}), "<animals>a</animals><animals>b</animals>"),
    (animals({"name": "animal"}), "<animal>a</animal><animal>b</animal>"),
    (animals({"name": "animal"}, name="aliens"), "<animal>a</animal><animal>b</animal>"),
    (animals({}, wrapped=True), "<animals><animals>a</animals><animals>b</animals></animals>"),
    (animals({"name": "animal"}, wrapped=True), "<animals><animal>a</animal><animal>b</animal></animals>"),
    (
        animals({"name": "animal"}, name="aliens", wrapped=True),
        "<aliens><animal>a</animal><animal>b</animal></aliens>",
    ),
    (animals({}, name="aliens", wrapped=True), "<aliens><aliens>a</aliens><aliens>b</aliens></aliens>"),
]


@pytest.mark.parametrize(("node", "expected"), EXAMPLES, ids=[expected for _, expected in EXAMPLES])
def test_arrays_are_as_oas_shows_them(node: dict[str, Any], expected: str) -> None:
    """The examples of OAS 3.1.1, 4.8.26.2."""
    assert written(node, {"animals": ["a", "b"]}) == f"<root>{expected}</root>"


def test_attributes_prefixes_and_namespaces_are_as_oas_shows_them() -> None:
    space = {"namespace": "https://example.com/schema/sample", "prefix": "sample"}
    person = {
        "type": "object",
        "properties": {"id": {"type": "integer", "xml": {"attribute": True}}, "name": {**TEXT, "xml": space}},
    }
    assert written(schema_ref("Person"), {"id": 123, "name": "example"}, {"Person": person}) == (
        '<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>'
    )


def test_names_come_from_the_schema_then_from_the_component() -> None:
    pet = {"type": "object", "xml": {"name": "pet"}, "properties": {"n": {"type": "integer", "xml": {"name": "Count"}}}}
    assert written(schema_ref("Pet"), {"n": 1}, {"Pet": pet}) == "<pet><Count>1</Count></pet>"
    assert written({"type": "object", "properties": {"one": schema_ref("Pet")}}, {"one": {"n": 1}}, {"Pet": pet}) == (
        "<root><pet><Count>1</Count></pet></root>"
    )


def test_a_namespace_is_declared_once_and_holds_inside() -> None:
    inner = {**TEXT, "xml": {"prefix": "o"}}
    node = {
        "type": "object",
        "xml": {"namespace": "urn:o", "prefix": "o", "name": "order"},
        "properties": {
            "a": inner,
            "b": {**TEXT, "xml": {"prefix": "o", "namespace": "urn:o"}},
            "c": {**TEXT, "xml": {"namespace": "urn:c"}},
            "k": {**TEXT, "xml": {"attribute": True, "prefix": "k", "namespace": "urn:k"}},
        },
    }
    text = written(node, {"a": "1", "b": "2", "c": "3", "k": "4"})
    assert text == (
        '<o:order xmlns:o="urn:o" xmlns:k="urn:k" k:k="4"><o:a>1</o:a><o:b>2</o:b><c xmlns="urn:c">3</c></o:order>'
    )
    names = [element.tag for element in ElementTree.fromstring(text).iter()]
    assert names == ["{urn:o}order", "{urn:o}a", "{urn:o}b", "{urn:c}c"]


REFUSED = [
    ({"a b": TEXT}, {"a b": "x"}, '"a b" is no name in XML; the document can give it one, with xml: {name: …}'),
    ({"a": TEXT}, {"a": "\x00"}, "a has the character '\\x00', which XML has no word for"),
    (
        {"a": {**TEXT, "xml": {"prefix": "x"}}},
        {"a": ""},
        'a has the prefix "x" in XML, and nothing says of which namespace',
    ),
    ({"a": {"xml": {"attribute": True}}}, {"a": [1]}, "a is an attribute in XML, and [1] is more than a text"),
]


@pytest.mark.parametrize(("properties", "value", "message"), REFUSED, ids=[message for *_, message in REFUSED])
def test_what_xml_has_no_word_for_is_reported(properties: dict[str, Any], value: Any, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole text is compared below
        written({"type": "object", "properties": properties}, value)
    assert str(caught.value) == message


# There and back


SPAN = {
    "type": "object",
    "xml": {"name": "span"},
    "additionalProperties": False,
    "required": ["id", "deep", "wide"],
    "properties": {
        "id": {"type": "integer", "xml": {"attribute": True}},
        "label": {**TEXT, "xml": {"attribute": True, "name": "Label"}},
        "ok": {"type": "boolean", "xml": {"name": "Good"}},
        "size": {"type": "number"},
        "text": TEXT,
        "nothing": {"type": ["string", "null"]},
        "maybe": {"type": ["integer", "null"]},
        "tags": {"type": "array", "minItems": 1, "items": {**TEXT, "xml": {"name": "tag"}}},
        "wide": {
            "type": "array",
            "xml": {"wrapped": True, "name": "Wide"},
            "items": {
                "type": "object",
                "xml": {"name": "cell"},
                "properties": {"n": {"type": "integer", "xml": {"attribute": True}}, "note": TEXT},
            },
        },
        "deep": {
            "type": "object",
            "xml": {"prefix": "d", "namespace": "urn:d"},
            "properties": {"more": {"type": "object", "additionalProperties": {"type": "integer"}}},
        },
    },
}
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\t\n\r", exclude_characters="\ufffe\uffff"
)
TEXTS = st.text(LETTERS)
WHOLE = st.integers(-(2**53), 2**53)
SPANS = st.fixed_dictionaries(
    {
        "id": WHOLE,
        "deep": st.fixed_dictionaries(
            {}, optional={"more": st.dictionaries(st.sampled_from(["a", "b-c", "ü", "d.e"]), WHOLE)}
        ),
        "wide": st.lists(st.fixed_dictionaries({}, optional={"n": WHOLE, "note": TEXTS}), max_size=3),
    },
    optional={
        "label": TEXTS,
        "ok": st.booleans(),
        "size": st.floats(allow_nan=False, allow_infinity=False),
        "text": TEXTS,
        "nothing": TEXTS | st.none(),
        "maybe": WHOLE | st.none(),
        "tags": st.lists(TEXTS, min_size=1, max_size=3),
    },
)
SCHEMAS = Schemas(document({}), "3.1")


@given(SPANS)
def test_what_is_written_is_read_as_it_was(value: dict[str, Any]) -> None:
    text = XmlWriter(SCHEMAS).write(value, SPAN, "root")
    assert XmlReader(SCHEMAS, Readings(SCHEMAS)).read(text, SPAN) == value


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    """Of pets that come as XML only, of visits that come as JSON or XML, and of a note that comes as JSON only."""
    pet = {
        "type": "object",
        "xml": {"name": "pet"},
        "required": ["id", "pet_name", "tags"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "pet_name": TEXT,
            "kind": {"type": "string", "enum": ["cat", "dog"], "xml": {"attribute": True}},
            "tags": {"type": "array", "maxItems": 2, "items": {**TEXT, "xml": {"name": "tag"}}},
            "born": {"type": ["string", "null"], "format": "date"},
        },
    }
    visit = {"type": "object", "required": ["pet_id"], "properties": {"pet_id": {"type": "integer"}, "why": TEXT}}
    one = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    pets = operation("createPet", "201", schema_ref("Pet"), body=schema_ref("Pet"))
    pets["requestBody"]["content"] = {XML: {"schema": schema_ref("Pet")}}
    visits = operation("visit", "201", schema_ref("Visit"), body=schema_ref("Visit"))
    visits["requestBody"]["content"][XML] = {"schema": {**schema_ref("Visit"), "xml": {"name": "call"}}}
    paths = {
        "/pets": {"post": pets},
        "/pets/{id}": {"parameters": [one], "get": operation("getPet", reply=schema_ref("Pet"))},
        "/visits": {"post": visits},
        "/notes": {"post": operation("note", "201", TEXT, body={"type": "object", "properties": {"my_text": TEXT}})},
    }
    return play(document(paths, {"Pet": pet, "Visit": visit}), tmp_path)


def test_params_are_xml_and_the_mock_takes_them(mock: Mock) -> None:
    factory = Factories(mock, seed=3)
    attributes: dict[str, Any] = {"pet_name": "Tom & <Co>", "kind": "cat", "tags": ["a", "b"], "born": None}
    body = factory.params("Pet", attrs=attributes, encode="xml")
    assert body == HEAD + (
        b'<pet kind="cat"><pet_name>Tom &amp; &lt;Co&gt;</pet_name><tag>a</tag><tag>b</tag>'
        b'<born xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></pet>'
    )
    made = answer(mock, "POST", "/pets", body, content_type=XML)
    assert made[0].status == 201
    assert {name: made[1][name] for name in attributes} == attributes
    wrong = body.replace(b'kind="cat"', b'kind="cow"')
    assert answer(mock, "POST", "/pets", wrong, content_type=XML)[0].status == 400


def test_an_operation_that_takes_xml_only_is_called_with_it(mock: Mock) -> None:
    factory = Factories(mock, seed=3)
    for number in range(20):
        assert factory.create("Pet", full=bool(number % 2))["id"] == number + 1
    assert mock.journal.entries()[-1].request.headers["content-type"] == XML
    assert mock.handle(factory.request("createPet", full=True)).status == 201


def test_where_xml_is_one_of_several_it_is_requested(mock: Mock) -> None:
    factory = Factories(mock)
    body = factory.params("visit", encode="xml", pet_id=1, why="cough")
    assert body == HEAD + b"<call><pet_id>1</pet_id><why>cough</why></call>"
    assert answer(mock, "POST", "/visits", body, content_type=XML)[1] == {"pet_id": 1, "why": "cough"}
    assert factory.params("note", encode="xml", my_text="x") == HEAD + b"<note><my_text>x</my_text></note>"


def test_case_and_nest_go_before_it(mock: Mock) -> None:
    factory = Factories(mock)
    body = factory.params("Pet", pet_name="Tom", tags=["a"], case="camel", nest=["data", "new"], encode="xml")
    assert body == HEAD + b"<data><new><pet><petName>Tom</petName><tag>a</tag></pet></new></data>"


def test_what_can_not_be_expressed_in_it_is_a_factory_error(mock: Mock) -> None:
    with pytest.raises(FactoryError) as caught:
        Factories(mock).params("note", encode="xml", my_text="\x01")
    assert (
        str(caught.value)
        == "note can't be written as XML: my_text has the character '\\x01', which XML has no word for"
    )
    with pytest.raises(FactoryError, match="is no name in XML"):
        Factories(mock).params("note", encode="xml", my_text="x", nest="a b")


def test_an_empty_array_is_seen_only_where_it_is_wrapped(mock: Mock) -> None:
    assert Factories(mock).params("Pet", pet_name="Tom", tags=[], encode="xml") == HEAD + (
        b"<pet><pet_name>Tom</pet_name></pet>"
    )
    assert written(animals({}, wrapped=True), {"animals": []}) == "<root><animals/></root>"


def test_null_is_read_where_it_is_declared() -> None:
    nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil'
    node = {"type": "object", "properties": {"a": {"type": ["string", "null"]}}}
    read = XmlReader(SCHEMAS, Readings(SCHEMAS)).read
    assert read(f'<r><a {nil}="true"/></r>'.encode(), node) == {"a": None}
    assert read(f'<r><a {nil}="1"/></r>'.encode(), node) == {"a": None}
    assert read(b"<r><a/></r>", node) == {"a": ""}


@pytest.mark.parametrize(
    ("node", "value", "expected"),
    [
        (True, {"a": 1}, "<root><a>1</a></root>"),
        (False, "x", "<root>x</root>"),
        ({}, "", "<root/>"),
        ({}, None, '<root xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>'),
        ({}, True, "<root>true</root>"),
        ({}, [False, 1.5], "<root><root>false</root><root>1.5</root></root>"),
        ({}, {"a": [], "b": [[1], [2]]}, "<root><b><b>1</b></b><b><b>2</b></b></root>"),
        ({}, "a&b<c>d\re\"f\ng\t'", "<root>a&amp;b&lt;c&gt;d&#13;e\"f\ng\t'</root>"),
        (
            {"properties": {"a": {"xml": {"attribute": True}}, "b": {"xml": {"attribute": True}}}},
            {"a": "a&b<c>d\re\"f\ng\t'", "b": None},
            '<root a="a&amp;b&lt;c&gt;d&#13;e&quot;f&#10;g&#9;\'"/>',
        ),
        (
            {
                "properties": {
                    "a": {"xml": {"attribute": True, "namespace": "urn:a"}},
                    "b": {"xml": {"attribute": True}},
                }
            },
            {"a": True, "b": 2},
            '<root a="true" b="2"/>',
        ),
        (
            {"xml": {"namespace": "urn:&"}, "properties": {"a": {"xml": {"namespace": "urn:&"}}, "b": {}}},
            {"a": 1, "b": 2},
            '<root xmlns="urn:&amp;"><a>1</a><b>2</b></root>',
        ),
        (
            {"properties": {"a": {"items": {"xml": {"name": "b", "prefix": "p", "namespace": "urn:p"}}}}},
            {"a": [1, None]},
            '<root><p:b xmlns:p="urn:p">1</p:b><p:b xmlns:p="urn:p" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></root>',
        ),
        (
            {
                "properties": {
                    "a": {"xml": {"attribute": True, "prefix": "p", "namespace": "urn:p"}},
                    "b": {"xml": {"prefix": "p"}},
                }
            },
            {"a": 1, "b": 2},
            '<root xmlns:p="urn:p" p:a="1"><p:b>2</p:b></root>',
        ),
        (
            {
                "xml": {"prefix": "p", "namespace": "urn:p"},
                "properties": {"b": {"xml": {"prefix": "p", "namespace": "urn:q"}}},
            },
            {"b": 2},
            '<p:root xmlns:p="urn:p"><p:b xmlns:p="urn:q">2</p:b></p:root>',
        ),
        ({"additionalProperties": {"xml": {"name": "k"}}}, {"a": 1, "b": 2}, "<root><k>1</k><k>2</k></root>"),
    ],
)
def test_each_value_is_written_as_its_schema_has_it(node: Any, value: Any, expected: str) -> None:
    assert written(node, value) == expected


def test_elements_may_stand_around_and_properties_be_spelt_otherwise() -> None:
    writer = XmlWriter(Schemas(document({}), "3.1"), rename=str.upper)
    node = {"properties": {"a": {}, "b": {"xml": {"name": "c"}}, "d": {"xml": {"attribute": True}}}}
    text = writer.write({"a": 1, "b": 2, "d": 3}, node, "root", around=["one", "two"])
    assert text == HEAD + b'<one><two><root D="3"><A>1</A><c>2</c></root></two></one>'
    with pytest.raises(ValueError, match=r'^"no name" is no name in XML'):
        writer.write(1, {}, "root", around=["no name"])


@pytest.mark.parametrize("wrong", ["1a", "", "a:b", "-a", ".", "a b", "a\n"])
def test_what_is_no_name_is_reported(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"is no name in XML; the document can give it one, with xml: \{name: …\}$"):
        written({}, {wrong: 1})
    assert written({}, {"_a-1.é": 1}) == "<root><_a-1.é>1</_a-1.é></root>"


@pytest.mark.parametrize("wrong", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_has_no_word_for_is_reported_with_its_place(wrong: str) -> None:
    attribute = {"properties": {"b": {"xml": {"attribute": True}}}}
    for node, value in (({}, {"b": f"a{wrong}"}), (attribute, {"b": wrong})):
        with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole text is compared below
            written(node, value)
        assert str(refused.value) == f"b has the character {wrong!r}, which XML has no word for"
    with pytest.raises(ValueError, match=r"^namespace has the character"):
        written({"xml": {"namespace": wrong}}, 1)
    assert written({}, "\t\n \ud7ff\ue000\ufffd\U00010000") == "<root>\t\n \ud7ff\ue000\ufffd\U00010000</root>"


def test_a_writer_is_made_once_for_a_document_and_names_its_root() -> None:
    schemas = Schemas(document({}), "3.1")
    assert xml_document(schemas, {}, 1, "one") == HEAD + b"<one>1</one>"
    assert xml_document(schemas, {"xml": {"name": "two"}}, 1, "one") == HEAD + b"<two>1</two>"
