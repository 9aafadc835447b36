"""XML bodies: read by their schema, validated like JSON, and refused where they could do harm."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.exchange import Request
from understudy.http.bodies import BodyDecoder, BodyResult
from understudy.http.coercion import Readings
from understudy.http.xml_reader import XmlReader
from understudy.openapi.model import MediaType, Operation, RequestBody
from understudy.openapi.schemas import Schemas

ORDER = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "xml": {"attribute": True}},
        "ok": {"type": "boolean", "xml": {"name": "Good"}},
        "tags": {"type": "array", "items": {"type": "string"}},
        "rows": {
            "type": "array",
            "xml": {"name": "Rows", "wrapped": True},
            "items": {"type": "object", "xml": {"name": "row"}, "properties": {"n": {"type": "integer"}}},
        },
        "note": {"type": ["string", "null"], "minLength": 1},
        "who": {"type": "object", "properties": {"name": {"type": "string"}}},
    },
}


def read(body: bytes | str, schema: Any = ORDER) -> BodyResult:
    media = MediaType("application/xml", schema, (), {}, "/xml")
    operation = Operation(
        "op",
        "POST",
        "/x",
        "",
        "",
        "",
        (),
        parameters=(),
        request_body=RequestBody(True, (media,)),
        responses={},
        security=(),
        extensions={},
    )
    data = body.encode() if isinstance(body, str) else body
    request = Request("POST", "/x", "", {"content-type": "application/xml"}, data)
    return BodyDecoder(Schemas({}, "3.1")).decode(operation, request)


def test_names_attributes_and_wrapping_are_followed() -> None:
    result = read(
        '<?xml version="1.0"?><o:order xmlns:o="urn:o" id="7"><o:Good>true</o:Good><tags>a</tags><tags/>'
        "<Rows><row><n>1</n></row><row/></Rows><note/><who><name> x </name></who></o:order>"
    )
    assert result.violations == ()
    assert result.value == {
        "id": 7,
        "ok": True,
        "tags": ["a", ""],
        "rows": [{"n": 1}, {}],
        "note": None,
        "who": {"name": " x "},
    }


@pytest.mark.parametrize(
    ("body", "pointer", "keyword"),
    [
        ("<o/>", "/id", "required"),
        ('<o id="x"/>', "/id", "type"),
        ('<o id="1"><Good/></o>', "/ok", "type"),
        ('<o id="1"><Good>true</Good><Good>true</Good></o>', "/ok", "type"),
        ('<o id="1"><odd>1</odd></o>', "/odd", "additionalProperties"),
        ('<o id="1"><Rows><row><n>x</n></row></Rows></o>', "/rows/0/n", "type"),
        ('<o id="1"><who>text</who></o>', "/who", "type"),
        ("<o>text</o>", "", "type"),
    ],
)
def test_xml_is_validated_like_json(body: str, pointer: str, keyword: str) -> None:
    assert [(found.pointer, found.keyword) for found in read(body).violations] == [(pointer, keyword)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<o>", "no element found: line 1, column 3"),
        ("text", "syntax error: line 1, column 0"),
        ('<?xml version="1.0" encoding="nonsense"?><o/>', "unknown encoding: nonsense"),
        (
            '<?xml version="1.0" encoding="hex"?><o/>',
            "'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs",
        ),
        ('<!DOCTYPE o [<!ENTITY a "b">]><o>&a;</o>', "a DTD is not accepted"),
        ('<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><o>&a;</o>'.encode("utf-16"), "a DTD is not accepted"),
        ("<who>" * 300 + "</who>" * 300, "nested more than 100 levels deep"),
    ],
)
def test_xml_that_is_none_or_dangerous_is_refused(body: str | bytes, reason: str) -> None:
    schema: dict[str, Any] = {"type": "object", "properties": {}}
    schema["properties"]["who"] = schema
    refusal = read(body, schema if "who" in str(body) else ORDER).refusal
    assert refusal is not None
    assert (refusal.statuses, refusal.message) == ((400, 422), f"the request body is not XML: {reason}")


def test_a_schema_of_text_means_the_document_itself() -> None:
    assert read("<a>1</a>", {"type": "string"}).value == "<a>1</a>"
    assert read("<a>1</a>", None).value == "<a>1</a>"
    assert read("<a><b>1</b><b>2</b><c/></a>", {}).value == {"b": ["1", "2"], "c": ""}


@given(st.binary(max_size=60) | st.text(alphabet="<>/ab=\"'&;!?[]x:", max_size=60))
def test_no_xml_is_an_exception(body: bytes | str) -> None:
    assert isinstance(read(body), BodyResult)
    assert isinstance(read(body, {}), BodyResult)


TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
NAMED = {**WHOLE, "xml": {"name": "n"}}


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "properties": named}


@pytest.mark.parametrize(
    ("body", "schema", "value"),
    [
        # An array, or one of its items alone.
        ("<a><n>1</n><n>2</n></a>", of(n={"type": ["array", "integer"], "items": WHOLE}), {"n": [1, 2]}),
        ("<a><n>1</n></a>", of(n={"type": ["array", "integer"], "items": WHOLE}), {"n": [1]}),
        ("<a><n>1</n></a>", of(n={"anyOf": [TEXT, {"type": "array", "items": WHOLE}]}), {"n": [1]}),
        ("<a><n>x</n></a>", of(n={"anyOf": [TEXT, {"type": "array", "items": WHOLE}]}), {"n": "x"}),
        ("<a><n><b>1</b></n></a>", of(n={"anyOf": [{"type": "array", "items": WHOLE}, of(b=WHOLE)]}), {"n": {"b": 1}}),
        # What items are called.
        ("<a><n>1</n><n>2</n></a>", of(all={"type": "array", "items": NAMED}), {"all": [1, 2]}),
        ("<a><all>1</all></a>", of(all={"type": "array", "items": NAMED}), {"all": [1]}),
        (
            "<a><w><n>1</n><n>2</n></w></a>",
            of(all={"type": "array", "xml": {"wrapped": True, "name": "w"}, "items": NAMED}),
            {"all": [1, 2]},
        ),
        # The document itself.
        ("<a><b>1</b><b>2</b></a>", {"type": "array", "items": WHOLE}, [1, 2]),
        ("<a><b><c>1</c></b><b/></a>", {"type": "array", "items": of(c=WHOLE)}, [{"c": 1}, {}]),
        ("<a>7</a>", WHOLE, 7),
        ("<a/>", {"type": "object"}, {}),
        ("<a/>", {"type": "array"}, []),
        # Names that the schema does not have.
        ("<a><k>1</k><m>2</m></a>", {"type": "object", "additionalProperties": WHOLE}, {"k": 1, "m": 2}),
        (
            "<a><k>1</k><k>2</k><m>3</m></a>",
            {"type": "object", "additionalProperties": {"type": "array", "items": WHOLE}},
            {"k": [1, 2], "m": [3]},
        ),
        ("<a><k><b>1</b></k></a>", {"type": "object", "additionalProperties": of(b=WHOLE)}, {"k": {"b": 1}}),
        ("<a><k>1</k><k>2</k><n>3</n></a>", of(n=WHOLE), {"n": 3, "k": ["1", "2"]}),
        # As deep as it goes.
        (
            "<a><b><c><d>1</d><d>2</d></c></b></a>",
            of(b=of(c=of(d={"type": "array", "items": WHOLE}))),
            {"b": {"c": {"d": [1, 2]}}},
        ),
    ],
)
def test_elements_are_read_as_what_their_schema_makes_of_them(body: str, schema: Any, value: Any) -> None:
    result = read(body, schema)
    assert (result.value, result.violations) == (value, ())


XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


@pytest.mark.parametrize(
    ("body", "schema", "value"),
    [
        (f'<a {XSI} xsi:nil="true"/>', {}, None),
        (f'<a {XSI} xsi:nil="1"><b>1</b></a>', {}, None),
        (f'<a {XSI} xsi:nil="false"><b>1</b></a>', {}, {"b": "1"}),
        ('<a nil="true"><b>1</b></a>', {}, {"b": "1"}),
        ("<a/>", {"type": ["array", "string"], "minItems": 1}, ""),
        ("<a/>", {"type": ["object", "array"], "minProperties": 1}, []),
        ("<a/>", {"type": ["object", "array"]}, {}),
        ("<a/>", {}, ""),
        ("<a> </a>", {"type": "object"}, {}),
        ("<a> x </a>", {"type": ["object", "string"]}, " x "),
        ("<a>5</a>", {"type": ["array", "integer"]}, 5),
        ('<a k="1"/>', {"type": "array"}, []),
        ('<a k="1">5</a>', of(k={**WHOLE, "xml": {"attribute": True}}), {"k": 1}),
        ('<a p:k="1" xmlns:p="urn:p"/>', of(k={**WHOLE, "xml": {"attribute": True}}), {"k": 1}),
        ('<a K="1"/>', of(k={**WHOLE, "xml": {"attribute": True, "name": "K"}}), {"k": 1}),
        ('<a l="1"/>', of(k={**WHOLE, "xml": {"attribute": True}}), {}),
        ('<a k="1"><k>x</k></a>', of(k={**WHOLE, "xml": {"attribute": True}}), {"k": 1}),
        ("<a><k>7</k></a>", of(k={**TEXT, "xml": {"attribute": True}}), {"k": "7"}),
        ("<a><p:b xmlns:p='urn:p'>1</p:b></a>", of(b=WHOLE), {"b": 1}),
        ("<a><b>1</b>text<c>2</c></a>", of(b=WHOLE, c=WHOLE), {"b": 1, "c": 2}),
        ("<a><b>1</b><b>2</b></a>", of(b=WHOLE), {"b": [1, 2]}),
        ("<a><w/></a>", of(all={"type": "array", "xml": {"wrapped": True, "name": "w"}}), {"all": []}),
        ("<a/>", of(all={"type": "array"}, b=WHOLE), {}),
        ("<a><b>1</b></a>", {"type": "array", "items": WHOLE, "xml": {"wrapped": True}}, [1]),
        ("<a><b>1</b></a>", WHOLE, {"b": "1"}),
        (
            "<a><k><b>1</b><b>2</b></k></a>",
            {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "array", "items": WHOLE}}},
            {"k": [[1, 2]]},
        ),
        ("<a><n>1</n></a>", of(n={"type": ["array", "integer"], "items": TEXT, "minItems": 2}), {"n": 1}),
        ("<a><n>x</n></a>", of(n={"type": "array", "items": WHOLE}), {"n": ["x"]}),
        (
            "<a><k>x</k></a>",
            {"type": "object", "additionalProperties": {"type": ["array", "integer"], "items": WHOLE}},
            {"k": ["x"]},
        ),
    ],
)
def test_an_element_is_what_stands_in_it(body: str, schema: Any, value: Any) -> None:
    assert read(body, schema).value == value


THING, MANY, LISTED = ({"$ref": f"#/components/schemas/{name}"} for name in ("Thing", "Many", "Listed"))
RECURSIVE = {
    "components": {
        "schemas": {
            "Thing": of(who=THING),
            "Many": {"type": "array", "items": MANY},
            "Listed": of(who={"type": "array", "items": LISTED}),
        }
    }
}


@pytest.mark.parametrize("levels", [100, 101])
@pytest.mark.parametrize("schema", [{}, THING, MANY, LISTED], ids=["any", "thing", "many", "listed"])
def test_xml_is_read_to_some_depth_in_every_way(schema: Any, levels: int) -> None:
    schemas = Schemas(RECURSIVE, "3.1")
    body = ("<root>" + "<who>" * levels + "</who>" * levels + "</root>").encode()
    reader = XmlReader(schemas, Readings(schemas))
    if levels == 100:
        reader.read(body, schema)
        return
    with pytest.raises(ValueError, match=r"^nested more than 100 levels deep$"):
        reader.read(body, schema)
