"""Parameters: every style both ways, strict typing of text, and an answer for whatever comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.exchange import Violation
from understudy.http.coercion import Readings
from understudy.http.parameters import ParameterDecoder
from understudy.openapi.model import Operation, Parameter
from understudy.openapi.schemas import Schemas

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


def parameter(location: Any, name: str, schema: Any = True, **rest: Any) -> Parameter:
    style = rest.pop("style", _STYLES[location])
    return Parameter(
        name=name,
        location=location,
        required=rest.pop("required", location == "path"),
        style=style,
        explode=rest.pop("explode", style == "form"),
        schema=schema,
        pointer="",
        **rest,
    )


def operation(*parameters: Parameter) -> Operation:
    path = "/x" + "".join(f"/{{{entry.name}}}" for entry in parameters if entry.location == "path")
    return Operation(
        "op",
        "GET",
        path,
        "",
        "",
        "",
        (),
        parameters=parameters,
        request_body=None,
        responses={},
        security=(),
        extensions={},
    )


def read(
    *parameters: Parameter,
    path: Mapping[str, str] | None = None,
    query: str = "",
    headers: Mapping[str, str] | None = None,
    document: Any = None,
    version: Any = "3.1",
) -> tuple[dict[str, dict[str, Any]], tuple[Violation, ...]]:
    schemas = Schemas(document or {}, version)
    return ParameterDecoder(schemas).decode(operation(*parameters), path or {}, query, headers or {})


def one(entry: Parameter, text: str) -> Any:
    """The value of one query parameter `q`, which has to be valid."""
    values, violations = read(entry, query=text)
    assert violations == ()
    return values["query"].get("q", "absent")


INTEGER = {"type": "integer"}


@pytest.mark.parametrize("text", ["0", "-0", "7", "-12", "9223372036854775808", "1" * 60])
def test_digits_are_an_integer(text: str) -> None:
    assert one(parameter("query", "q", INTEGER), f"q={text}") == int(text)


@pytest.mark.parametrize(
    "text",
    [
        "1e3",
        " 1",
        "1 ",
        "+1",
        "%2B1",
        "01",
        "-01",
        "1_0",
        "0x1",
        "",
        "-",
        "\u0661",
        "\uff11",
        "one",
        "true",
        "null",
        "9" * 5000,
        "1%00",
    ],
)
def test_nothing_else_is_an_integer(text: str) -> None:
    values, violations = read(parameter("query", "q", INTEGER), query=f"q={text}")
    assert [(found.location, found.pointer, found.keyword) for found in violations] == [("query", "/q", "type")]
    assert isinstance(values["query"]["q"], str)


@pytest.mark.parametrize("text", ["1.0", "401.0", "-2.00"])
def test_a_whole_number_with_a_fraction_of_zero_is_an_integer(text: str) -> None:
    assert one(parameter("query", "q", INTEGER), f"q={text}") == float(text)


@pytest.mark.parametrize("schema", [INTEGER, {"type": ["integer", "null"]}, {"type": "array", "items": INTEGER}])
@pytest.mark.parametrize("text", ["1.0", "-2.00"])
def test_a_path_has_one_spelling_of_an_integer(schema: Any, text: str) -> None:
    entry = parameter("path", "q", schema)
    assert read(entry, path={"q": "1"})[1] == ()
    assert [found.keyword for found in read(entry, path={"q": text})[1]] == ["type"]
    assert read(parameter("path", "q", {"type": "number"}), path={"q": text})[0]["path"] == {"q": float(text)}


@pytest.mark.parametrize("text", ["1", "-1.5", "1e3", "1E+16", "1e-05", "-0.0", "2.50"])
def test_json_numbers_are_numbers(text: str) -> None:
    assert one(parameter("query", "q", {"type": "number"}), f"q={quote(text, safe='')}") == float(text)


@pytest.mark.parametrize(
    "text", ["1e400", "-1e400", "nan", "inf", ".5", "1.", "1,5", "", "9" * 5000, "1e" + "9" * 5000]
)
def test_nothing_else_is_a_number(text: str) -> None:
    _, violations = read(parameter("query", "q", {"type": "number"}), query=f"q={text}")
    assert [found.keyword for found in violations] == ["type"]


@pytest.mark.parametrize("text", ["True", "1", "0", "yes", "on", "", "TRUE"])
def test_only_true_and_false_are_booleans(text: str) -> None:
    entry = parameter("query", "q", {"type": "boolean"})
    assert one(entry, "q=true") is True
    assert one(entry, "q=false") is False
    assert [found.keyword for found in read(entry, query=f"q={text}")[1]] == ["type"]


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": ["integer", "null"]}, "null", None),
        ({"type": ["integer", "null"]}, "", None),
        ({"type": ["string", "null"]}, "null", None),
        ({"type": ["string", "null"]}, "", ""),
        ({"type": ["string", "null"], "minLength": 1}, "", None),
        ({"type": ["integer", "string"]}, "5", 5),
        ({"type": ["integer", "string"]}, "5x", "5x"),
        ({"type": ["integer", "boolean"]}, "true", True),
        ({"type": ["string", "integer"], "enum": ["1", 2]}, "1", "1"),
        ({"enum": [1, 2]}, "2", 2),
        ({"const": 3}, "3", 3),
        ({"enum": ["1", "2"]}, "2", "2"),
        ({"anyOf": [{"type": "integer", "minimum": 10}, {"type": "string", "maxLength": 2}]}, "12", 12),
        ({"anyOf": [{"type": "integer", "minimum": 10}, {"type": "string", "maxLength": 2}]}, "5", "5"),
        ({"oneOf": [{"type": "boolean"}, {"type": "number"}]}, "1.5", 1.5),
        ({"allOf": [{"type": "integer"}, {"minimum": 1}]}, "5", 5),
        ({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}, "a", "a"),
        ({"anyOf": [{"type": "string", "enum": ["z"]}, {"type": "array", "items": {"type": "string"}}]}, "a", ["a"]),
        ({}, "5", "5"),
        (True, "5", "5"),
        ({"$ref": "#/components/schemas/Count"}, "5", 5),
    ],
)
def test_a_schema_with_a_choice_is_tried(schema: Any, text: str, value: Any) -> None:
    document = {"components": {"schemas": {"Count": {"type": "integer"}}}}
    values, violations = read(parameter("query", "q", schema), query=f"q={text}", document=document)
    assert violations == ()
    assert values["query"] == {"q": value}


def test_nullable_of_3_0_reads_null() -> None:
    entry = parameter("query", "q", {"type": "integer", "nullable": True})
    assert read(entry, query="q=null", version="3.0") == (
        {"path": {}, "query": {"q": None}, "header": {}, "cookie": {}},
        (),
    )


def test_a_value_that_reads_but_breaks_its_schema_is_reported_in_words_of_the_value() -> None:
    values, violations = read(parameter("query", "q", {"type": "integer", "maximum": 100}), query="q=500")
    assert values["query"] == {"q": 500}
    assert [(found.pointer, found.keyword) for found in violations] == [("/q", "maximum")]


def test_required_absent_and_default() -> None:
    entries = (
        parameter("query", "page", {"type": "integer", "default": 1}),
        parameter("query", "need", INTEGER, required=True),
        parameter("query", "may", INTEGER),
        parameter("query", "tags", {"type": "array", "items": {}, "default": ["a"]}),
    )
    decoder = ParameterDecoder(Schemas({}, "3.1"))
    values, violations = decoder.decode(operation(*entries), {}, "unknown=1", {})
    assert values["query"] == {"page": 1, "tags": ["a"]}
    assert violations == (Violation("query", "/need", "is required", "required"),)
    values["query"]["tags"].append("changed")
    assert decoder.decode(operation(*entries), {}, "need=1", {})[0]["query"]["tags"] == ["a"]


def test_present_but_empty_is_judged_by_its_schema() -> None:
    assert one(parameter("query", "q", {"type": "string"}, required=True), "q=") == ""
    assert one(parameter("query", "q", {"type": "string"}, required=True), "q") == ""
    _, violations = read(parameter("query", "q", {"type": "string", "minLength": 1}, required=True), query="q=")
    assert [found.keyword for found in violations] == ["minLength"]


def test_allow_empty_value_lets_a_name_stand_alone() -> None:
    assert one(parameter("query", "q", INTEGER, allow_empty_value=True, required=True), "q=") == "absent"
    assert one(parameter("query", "q", {"type": "integer", "default": 4}, allow_empty_value=True), "q") == 4


def test_one_value_sent_twice_is_refused() -> None:
    _, violations = read(parameter("query", "q", INTEGER), query="q=1&q=2")
    assert violations == (Violation("query", "/q", "is given 2 times but takes one value", "type"),)


def test_a_plus_is_a_space_and_bytes_have_to_be_utf8() -> None:
    text = parameter("query", "q", {"type": "string"})
    assert one(text, "q=a+b%2Bc%20d") == "a b+c d"
    assert one(text, "q=%E4%BD%A0=&x") == "\u4f60="
    for bad in ("q=%ff", "q=a%C3", "q=\ud800"):
        violation = Violation("query", "/q", "is not UTF-8 text once percent-decoded", "encoding")
        assert read(text, query=bad)[1] == (violation,)
    assert one(text, "%ff=1&q=a") == "a"


def test_names_are_escaped_in_pointers_and_decoded_in_queries() -> None:
    _, violations = read(parameter("query", "a/b~c", INTEGER), query="a%2Fb~c=x")
    assert violations[0].pointer == "/a~1b~0c"


ARRAY = {"type": "array", "items": {"type": "integer"}}
TEXTS = {"type": "array", "items": {"type": "string"}}


@pytest.mark.parametrize(
    ("style", "explode", "text", "value"),
    [
        ("form", True, "q=1&q=2", [1, 2]),
        ("form", True, "q=1", [1]),
        ("form", True, "q[]=1&q[]=2", [1, 2]),
        ("form", True, "q%5B%5D=1&q%5B%5D=2", [1, 2]),
        ("form", True, "q[1]=2&q[0]=1&q[10]=3", [1, 2, 3]),
        ("form", True, "", "absent"),
        ("form", True, "q=", []),
        ("form", False, "q=1,2", [1, 2]),
        ("form", False, "q=1%2C2", [1, 2]),
        ("form", False, "q=", []),
        ("spaceDelimited", False, "q=1%202", [1, 2]),
        ("spaceDelimited", False, "q=1+2", [1, 2]),
        ("spaceDelimited", True, "q=1&q=2", [1, 2]),
        ("pipeDelimited", False, "q=1|2", [1, 2]),
        ("pipeDelimited", False, "q=1%7c2", [1, 2]),
        ("deepObject", True, "q[]=1&q[]=2", [1, 2]),
        ("deepObject", True, "q=1&q=2", [1, 2]),
    ],
)
def test_arrays_of_a_query(style: str, explode: bool, text: str, value: Any) -> None:
    assert one(parameter("query", "q", ARRAY, style=style, explode=explode), text) == value


def test_an_encoded_delimiter_is_data_where_another_stands_literally() -> None:
    assert one(parameter("query", "q", TEXTS, explode=False), "q=a%2Cb,c") == ["a,b", "c"]
    assert one(parameter("query", "q", TEXTS, explode=False), "q=a%2Cb") == ["a,b"]
    assert one(parameter("query", "q", TEXTS, style="pipeDelimited", explode=False), "q=a%7Cb|c") == ["a|b", "c"]


def test_the_violation_of_an_item_names_its_place() -> None:
    _, violations = read(parameter("query", "q", ARRAY, explode=False), query="q=1,x,3")
    assert [(found.pointer, found.keyword) for found in violations] == [("/q/1", "type")]


OBJECT = {"type": "object", "properties": {"r": {"type": "integer"}, "g": {"type": "string"}, "t": TEXTS}}


@pytest.mark.parametrize(
    ("style", "explode", "text", "value"),
    [
        ("form", True, "r=1&g=x&t=a&t=b&other=1", {"r": 1, "g": "x", "t": ["a", "b"]}),
        ("form", True, "other=1", "absent"),
        ("form", True, "q[r]=1&q[t][]=a", {"r": 1, "t": ["a"]}),
        ("form", False, "q=r,1,g,x", {"r": 1, "g": "x"}),
        ("spaceDelimited", False, "q=r%201%20g%20x", {"r": 1, "g": "x"}),
        ("pipeDelimited", False, "q=r|1|g|x", {"r": 1, "g": "x"}),
        ("deepObject", True, "q[r]=1&q[g]=x&q[t]=a&q[t]=b", {"r": 1, "g": "x", "t": ["a", "b"]}),
        ("deepObject", False, "q%5Br%5D=1&q[t][0]=a&q[t][1]=b", {"r": 1, "t": ["a", "b"]}),
        ("deepObject", True, "q[n][m][k]=1", {"n": {"m": {"k": "1"}}}),
    ],
)
def test_objects_of_a_query(style: str, explode: bool, text: str, value: Any) -> None:
    assert one(parameter("query", "q", OBJECT, style=style, explode=explode), text) == value


def test_deep_objects_are_typed_all_the_way_down() -> None:
    leaf = {"type": "object", "properties": {"gt": INTEGER, "list": {"type": "array", "items": OBJECT}}}
    schema = {"anyOf": [{"type": "integer"}, leaf]}
    entry = parameter("query", "q", schema, style="deepObject", explode=True)
    assert one(entry, "q=5") == 5
    assert one(entry, "q[gt]=5&q[list][1][r]=2&q[list][0][r]=1") == {"gt": 5, "list": [{"r": 1}, {"r": 2}]}
    _, violations = read(entry, query="q[gt]=x")
    assert violations != ()


def test_a_closed_exploded_object_closes_the_query() -> None:
    closed = {**OBJECT, "additionalProperties": False}
    entries = (parameter("query", "q", closed), parameter("query", "page", INTEGER))
    assert read(*entries, query="r=1&page=2")[1] == ()
    assert [found.keyword for found in read(*entries, query="r=1&odd=2")[1]] == ["additionalProperties"]
    schemas = Schemas({}, "3.1")
    reserved = ParameterDecoder(schemas, reserved=["api_key"]).decode(operation(*entries), {}, "r=1&api_key=k", {})
    assert reserved[1] == ()


def test_a_map_takes_every_name_that_is_nobodys() -> None:
    rest = parameter("query", "rest", {"type": "object", "additionalProperties": INTEGER})
    values, violations = read(
        rest, parameter("query", "page", INTEGER), parameter("query", "q", OBJECT), query="a=1&page=2&r=3"
    )
    assert violations == ()
    assert values["query"] == {"rest": {"a": 1}, "page": 2, "q": {"r": 3}}


def test_a_parameter_with_brackets_in_its_name_keeps_them() -> None:
    entries = (
        parameter("query", "tags[]", TEXTS),
        parameter("query", "filter[id]", INTEGER),
        parameter("query", "tags", TEXTS),
        parameter("query", "filter", OBJECT),
    )
    for order in (entries, entries[::-1]):
        values, violations = read(*order, query="filter[id]=3&tags[]=a&tags[]=b&filter[r]=1")
        assert violations == ()
        assert values["query"] == {"filter[id]": 3, "tags[]": ["a", "b"], "filter": {"r": 1}}


@pytest.mark.parametrize(
    ("style", "explode", "schema", "text", "value"),
    [
        ("simple", False, INTEGER, "5", 5),
        ("simple", False, ARRAY, "3,4,5", [3, 4, 5]),
        ("simple", False, OBJECT, "r,1,g,x", {"r": 1, "g": "x"}),
        ("simple", True, OBJECT, "r=1,g=x", {"r": 1, "g": "x"}),
        ("label", False, INTEGER, ".5", 5),
        ("label", False, ARRAY, ".3,4", [3, 4]),
        ("label", True, ARRAY, ".3.4", [3, 4]),
        ("label", False, OBJECT, ".r,1,g,x", {"r": 1, "g": "x"}),
        ("label", True, OBJECT, ".r=1.g=x", {"r": 1, "g": "x"}),
        ("matrix", False, INTEGER, ";p=5", 5),
        ("matrix", False, {"type": "string"}, ";p", ""),
        ("matrix", False, ARRAY, ";p=3,4", [3, 4]),
        ("matrix", True, ARRAY, ";p=3;p=4", [3, 4]),
        ("matrix", False, OBJECT, ";p=r,1,g,x", {"r": 1, "g": "x"}),
        ("matrix", True, OBJECT, ";r=1;g=x", {"r": 1, "g": "x"}),
        ("simple", False, {"type": "string"}, "a/b c", "a/b c"),
    ],
)
def test_path_styles(style: str, explode: bool, schema: Any, text: str, value: Any) -> None:
    values, violations = read(parameter("path", "p", schema, style=style, explode=explode), path={"p": text})
    assert violations == ()
    assert values["path"] == {"p": value}


@pytest.mark.parametrize(("style", "text"), [("label", "5"), ("matrix", "5"), ("matrix", ";q=5")])
def test_text_that_does_not_follow_its_style_is_refused(style: str, text: str) -> None:
    _, violations = read(parameter("path", "p", INTEGER, style=style), path={"p": text})
    message = f"does not follow the style {style}: {text!r}"
    assert violations == (Violation("path", "/p", message, "encoding"),)


def test_path_bytes_that_are_no_utf8_are_refused() -> None:
    _, violations = read(parameter("path", "p", {"type": "string"}), path={"p": "\udcff"})
    assert [found.keyword for found in violations] == ["encoding"]


def test_headers_are_found_in_any_case_and_trimmed() -> None:
    entries = (
        parameter("header", "X-Count", INTEGER),
        parameter("header", "X-List", ARRAY),
        parameter("header", "X-Map", OBJECT),
    )
    values, violations = read(*entries, headers={"x-count": " 5\t", "x-list": "1, 2,3", "x-map": "r, 1, g,x"})
    assert violations == ()
    assert values["header"] == {"X-Count": 5, "X-List": [1, 2, 3], "X-Map": {"r": 1, "g": "x"}}
    for blank in ("\xa0", "\x0b", "\x0c"):  # whitespace to Python, and a part of the value to HTTP
        texts = {"type": "array", "items": {"type": "string"}}
        pair = {"type": "object", "additionalProperties": {"type": "string"}}
        names = (
            parameter("header", "X-Text", {"type": "string"}),
            parameter("header", "X-List", texts),
            parameter("header", "X-Map", pair),
        )
        sent = {"x-text": f" {blank}a{blank}\t", "x-list": f"{blank}a , b{blank}", "x-map": f"{blank}a , b{blank}"}
        found = {
            "X-Text": f"{blank}a{blank}",
            "X-List": [f"{blank}a", f"b{blank}"],
            "X-Map": {f"{blank}a": f"b{blank}"},
        }
        assert read(*names, headers=sent) == ({"path": {}, "query": {}, "header": found, "cookie": {}}, ())
    exploded = parameter("header", "X-Map", OBJECT, explode=True)
    assert read(exploded, headers={"x-map": "r=1, g=x"})[0]["header"] == {"X-Map": {"r": 1, "g": "x"}}


def test_objects_beside_each_other_in_a_query_have_their_own_names() -> None:
    texts = {"type": "string"}
    closed = {"type": "object", "properties": {"b": texts}, "additionalProperties": False}
    entries = (
        parameter("query", "one", {"type": "object", "properties": {"a": texts}, "additionalProperties": texts}),
        parameter("query", "two", closed),
        parameter("query", "plain", texts),
    )
    values, violations = read(*entries, query="a=1&b=2&plain=4")
    assert violations == ()
    assert values["query"] == {"one": {"a": "1"}, "two": {"b": "2"}, "plain": "4"}


@pytest.mark.parametrize("name", ["Accept", "content-type", "AUTHORIZATION"])
def test_three_headers_are_no_parameters(name: str) -> None:
    assert read(parameter("header", name, INTEGER, required=True))[1] == ()


@pytest.mark.parametrize(
    ("schema", "header", "value"),
    [
        (INTEGER, "a=1; s=5; b=2", 5),
        ({"type": "string"}, 's="x y"', '"x y"'),
        ({"type": "string"}, "s=a=b", "a=b"),
        ({"type": "string"}, "s=", ""),
        ({"type": "string"}, "s=1;s=2", "1"),
        ({"type": "string"}, "a=1;\t s \t=\t 5 ", "5"),
        ({"type": "string"}, "X; s=\xa05", "\xa05"),
        ({"type": "string"}, "\xa0s=1; s=2", "2"),
        ({"type": "string"}, "s", ""),
        ({"type": "string", "maxLength": 2}, "s=%E4%BD%A0%2B", "\u4f60+"),
        ({"type": "string", "pattern": "^%41$"}, "s=%41", "%41"),
        ({"type": "string"}, "s=%ff", "%ff"),
        (ARRAY, "s=1,2", [1, 2]),
        (ARRAY, "s=1; s=2", [1, 2]),
        (ARRAY, "s=1&s=2", [1, 2]),
        (OBJECT, "s=r=1&g=x", {"r": 1, "g": "x"}),
        (OBJECT, "s=r=1,g=x", {"r": 1, "g": "x"}),
    ],
)
def test_cookies(schema: Any, header: str, value: Any) -> None:
    values, violations = read(parameter("cookie", "s", schema), headers={"cookie": header})
    assert violations == ()
    assert values["cookie"] == {"s": value}


def test_an_odd_cookie_is_bad_and_not_absent() -> None:
    _, violations = read(
        parameter("cookie", "s", {"type": "string", "pattern": "^[a-f]+$"}), headers={"cookie": 's="(\u00e9,'}
    )
    assert [found.keyword for found in violations] == ["pattern"]
    missing = read(parameter("cookie", "s", INTEGER, required=True), headers={"cookie": "t=1;"})[1]
    assert missing == (Violation("cookie", "/s", "is required", "required"),)


@pytest.mark.parametrize("location", ["query", "header", "cookie", "path"])
def test_a_parameter_with_content_is_json(location: Any) -> None:
    entry = parameter(location, "q", OBJECT, content_type="application/json")
    text = '{"r": 1}'
    sources: dict[str, Any] = {
        "query": {"query": "q=" + quote(text)},
        "header": {"headers": {"q": text}},
        "cookie": {"headers": {"cookie": "q=" + quote(text)}},
        "path": {"path": {"q": text}},
    }
    values, violations = read(entry, **sources[location])
    assert violations == ()
    assert values[location] == {"q": {"r": 1}}


def test_content_that_is_not_json_is_reported() -> None:
    entry = parameter("query", "q", OBJECT, content_type="application/json")
    for text in ("{", "%7B%22r%22%3ANaN%7D", "[" * 300 + "]" * 300):
        _, violations = read(entry, query=f"q={text}")
        assert [found.keyword for found in violations] == ["content"]
        assert violations[0].message.startswith("is not JSON: ")


@given(
    st.sampled_from(
        [
            INTEGER,
            {"type": "number"},
            {"type": ["boolean", "null"]},
            TEXTS,
            ARRAY,
            OBJECT,
            True,
            {"anyOf": [OBJECT, ARRAY, INTEGER]},
        ]
    ),
    st.sampled_from(["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
    st.booleans(),
    st.text(alphabet=st.sampled_from(list("q=&[]%+,|;.0123456789eE-rgt ffCc\x00\u00e9\ud800")), max_size=60),
)
def test_no_query_is_an_exception(schema: Any, style: str, explode: bool, text: str) -> None:
    values, violations = read(parameter("query", "q", schema, style=style, explode=explode), query=text)
    assert isinstance(values, dict)
    assert all(isinstance(found, Violation) for found in violations)


@given(
    st.text(),
    st.sampled_from([INTEGER, ARRAY, OBJECT, {"type": "string"}]),
    st.sampled_from(["simple", "label", "matrix"]),
)
def test_no_path_header_or_cookie_is_an_exception(text: str, schema: Any, style: str) -> None:
    entries = (
        parameter("path", "p", schema, style=style),
        parameter("header", "h", schema),
        parameter("cookie", "c", schema),
    )
    read(*entries, path={"p": text}, headers={"h": text, "cookie": f"c={text}"})


def test_very_long_queries_and_deep_brackets_are_answered() -> None:
    entry = parameter("query", "q", OBJECT, style="deepObject")
    read(entry, query="q" + "[a]" * 10_000 + "=1")
    read(entry, query="&".join(f"q[a{n}]=1" for n in range(20_000)))
    read(parameter("query", "q", ARRAY), query="q=1&" * 50_000)


NAMES = st.text(alphabet="abcxyz_-", min_size=1, max_size=5)
PLAIN = st.text(max_size=8).filter(lambda text: text not in ("null",))


def encode(text: Any) -> str:
    return quote(text if isinstance(text, str) else str(text), safe="")


@given(st.sampled_from([True, False]), st.lists(PLAIN, min_size=2, max_size=4))
def test_form_arrays_round_trip(explode: bool, items: list[str]) -> None:
    query = "&".join(f"q={encode(item)}" for item in items) if explode else "q=" + ",".join(map(encode, items))
    assert one(parameter("query", "q", TEXTS, explode=explode), query) == items


@given(st.sampled_from(["simple", "label", "matrix"]), st.booleans(), st.lists(st.integers(), min_size=1, max_size=4))
def test_path_arrays_round_trip(style: str, explode: bool, items: list[int]) -> None:
    texts = [str(item) for item in items]
    text = {
        "simple": ",".join(texts),
        "label": "." + ("." if explode else ",").join(texts),
        "matrix": "".join(f";p={item}" for item in texts) if explode else ";p=" + ",".join(texts),
    }[style]
    values, violations = read(parameter("path", "p", ARRAY, style=style, explode=explode), path={"p": text})
    assert (values["path"], violations) == ({"p": items}, ())


@given(
    st.dictionaries(NAMES, PLAIN.filter(bool), min_size=1, max_size=4), st.sampled_from(["deepObject", "form", "flat"])
)
def test_query_objects_round_trip(value: dict[str, str], style: str) -> None:
    schema = {"type": "object", "additionalProperties": {"type": "string"}}
    if style == "deepObject":
        query = "&".join(f"q%5B{encode(name)}%5D={encode(item)}" for name, item in value.items())
    elif style == "flat":
        query = "&".join(f"{encode(name)}={encode(item)}" for name, item in value.items())
    else:
        query = "q=" + ",".join(encode(part) for pair in value.items() for part in pair)
    entry = parameter(
        "query", "q", schema, style="deepObject" if style == "deepObject" else "form", explode=style != "form"
    )
    assert one(entry, query) == value


def brackets(prefix: str, value: Any) -> list[str]:
    if isinstance(value, dict):
        return [pair for name, inner in value.items() for pair in brackets(f"{prefix}[{name}]", inner)]
    if isinstance(value, list):
        return [pair for place, inner in enumerate(value) for pair in brackets(f"{prefix}[{place}]", inner)]
    return [f"{encode(prefix)}={encode(value)}"]


@given(
    st.recursive(
        st.text(min_size=1, max_size=5),
        lambda inner: st.dictionaries(NAMES, inner, min_size=1, max_size=3) | st.lists(inner, min_size=1, max_size=3),
        max_leaves=8,
    )
)
def test_nested_brackets_round_trip_without_a_schema(value: Any) -> None:
    query = "&".join(brackets("q[top]", value))
    assert one(parameter("query", "q", {"type": "object"}, style="deepObject", explode=True), query) == {"top": value}


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans())
def test_scalars_round_trip_as_every_client_writes_them(value: float) -> None:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    kinds = {bool: "boolean", int: "integer", float: "number"}
    schema = {"type": kinds[type(value)]}
    entries = (
        parameter("path", "p", schema),
        parameter("header", "h", schema),
        parameter("cookie", "c", schema),
        parameter("query", "q", schema),
    )
    values, violations = read(
        *entries, path={"p": text}, query=f"q={encode(text)}", headers={"h": text, "cookie": f"c={text}"}
    )
    assert violations == ()
    assert values == {"path": {"p": value}, "header": {"h": value}, "cookie": {"c": value}, "query": {"q": value}}


# What is wrong is reported at its place, whatever the style.


def decoded(entry: Parameter, text: str) -> tuple[Any, list[tuple[str, str]]]:
    """The value of one parameter of a text, and the violations: pointer and keyword."""
    sources: dict[str, Any] = {
        "path": {"path": {entry.name: text}},
        "header": {"headers": {entry.name.lower(): text}},
        "cookie": {"headers": {"cookie": f"{entry.name}={text}"}},
        "query": {"query": text},
    }
    values, violations = read(entry, **sources[entry.location])
    assert {found.location for found in violations} <= {entry.location}
    return values[entry.location].get(entry.name, "absent"), [(each.pointer, each.keyword) for each in violations]


@pytest.mark.parametrize(
    ("location", "style", "explode", "schema", "text", "value", "place"),
    [
        ("path", "simple", False, ARRAY, "1,x", [1, "x"], "/p/1"),
        ("path", "simple", False, OBJECT, "g,a,r,x", {"g": "a", "r": "x"}, "/p/r"),
        ("path", "simple", True, OBJECT, "g=a,r=x", {"g": "a", "r": "x"}, "/p/r"),
        ("path", "label", False, ARRAY, ".1,x", [1, "x"], "/p/1"),
        ("path", "label", True, ARRAY, ".1.x", [1, "x"], "/p/1"),
        ("path", "label", False, OBJECT, ".g,a,r,x", {"g": "a", "r": "x"}, "/p/r"),
        ("path", "label", True, OBJECT, ".g=a.r=x", {"g": "a", "r": "x"}, "/p/r"),
        ("path", "matrix", False, ARRAY, ";p=1,x", [1, "x"], "/p/1"),
        ("path", "matrix", True, ARRAY, ";p=1;p=x", [1, "x"], "/p/1"),
        ("path", "matrix", False, OBJECT, ";p=g,a,r,x", {"g": "a", "r": "x"}, "/p/r"),
        ("path", "matrix", True, OBJECT, ";g=a;r=x", {"g": "a", "r": "x"}, "/p/r"),
        ("header", "simple", False, ARRAY, "1, x", [1, "x"], "/p/1"),
        ("header", "simple", False, OBJECT, "g, a, r, x", {"g": "a", "r": "x"}, "/p/r"),
        ("header", "simple", True, OBJECT, "g=a, r=x", {"g": "a", "r": "x"}, "/p/r"),
        ("cookie", "form", False, ARRAY, "1,x", [1, "x"], "/p/1"),
        ("cookie", "form", True, ARRAY, "1&p=x", [1, "x"], "/p/1"),
        ("cookie", "form", False, OBJECT, "g,a,r,x", {"g": "a", "r": "x"}, "/p/r"),
        ("cookie", "form", True, OBJECT, "g=a&r=x", {"g": "a", "r": "x"}, "/p/r"),
        ("query", "form", False, ARRAY, "p=1,x", [1, "x"], "/p/1"),
        ("query", "form", True, ARRAY, "p=1&p=x", [1, "x"], "/p/1"),
        ("query", "form", False, OBJECT, "p=g,a,r,x", {"g": "a", "r": "x"}, "/p/r"),
        ("query", "form", True, OBJECT, "g=a&r=x", {"g": "a", "r": "x"}, "/p/r"),
        ("query", "spaceDelimited", False, ARRAY, "p=1%20x", [1, "x"], "/p/1"),
        ("query", "pipeDelimited", False, OBJECT, "p=g|a|r|x", {"g": "a", "r": "x"}, "/p/r"),
        ("query", "deepObject", True, OBJECT, "p[g]=a&p[r]=x", {"g": "a", "r": "x"}, "/p/r"),
    ],
)
def test_a_bad_part_is_reported_at_its_place(
    location: Any, style: str, explode: bool, schema: Any, text: str, value: Any, place: str
) -> None:
    assert decoded(parameter(location, "p", schema, style=style, explode=explode), text) == (value, [(place, "type")])


@pytest.mark.parametrize(
    ("location", "style", "explode", "schema", "text"),
    [
        ("path", "simple", False, OBJECT, "r,1,g"),
        ("path", "simple", True, OBJECT, "r=1,g"),
        ("header", "simple", False, OBJECT, "r, 1, g"),
        ("cookie", "form", False, OBJECT, "r,1,g"),
        ("cookie", "form", True, OBJECT, "x&y"),
        ("query", "form", False, OBJECT, "r,1,g"),
        ("query", "pipeDelimited", False, OBJECT, "r|1|g"),
    ],
)
def test_an_object_of_an_odd_number_of_parts_stays_text(
    location: Any, style: str, explode: bool, schema: Any, text: str
) -> None:
    entry = parameter(location, "p", schema, style=style, explode=explode)
    assert decoded(entry, f"p={text}" if location == "query" else text) == (text, [("/p", "type")])


@pytest.mark.parametrize(
    ("style", "explode", "schema", "text"),
    [
        ("label", False, ARRAY, "1,2"),
        ("label", True, OBJECT, "r=1"),
        ("label", True, OBJECT, ".r"),
        ("label", False, OBJECT, ".r"),
        ("matrix", False, ARRAY, ";q=1"),
        ("matrix", False, ARRAY, ";pp=1"),
        ("matrix", False, ARRAY, "p=1"),
        ("matrix", True, ARRAY, "p=1"),
        ("matrix", True, ARRAY, ";q=1;q=2"),
        ("matrix", True, ARRAY, ";p=1;q=2"),
        ("matrix", True, OBJECT, "r=1"),
        ("matrix", True, OBJECT, ";r"),
    ],
)
def test_containers_that_do_not_follow_their_style_are_refused(
    style: str, explode: bool, schema: Any, text: str
) -> None:
    _, violations = read(parameter("path", "p", schema, style=style, explode=explode), path={"p": text})
    assert violations == (Violation("path", "/p", f"does not follow the style {style}: {text!r}", "encoding"),)


MIXED = {"type": ["integer", "array", "object"], "items": INTEGER, "properties": {"r": INTEGER}}


@pytest.mark.parametrize(
    ("style", "explode", "text", "value"),
    [
        ("simple", False, "5", 5),
        ("simple", False, "5,6", [5, 6]),
        ("simple", True, "r=6", {"r": 6}),
        ("label", False, ".5", 5),
        ("label", False, ".5,6", [5, 6]),
        ("label", True, ".5.6", [5, 6]),
        ("label", True, ".r=6", {"r": 6}),
        ("matrix", True, ";p=5", 5),
        ("matrix", False, ";p=5,6", [5, 6]),
        ("matrix", True, ";p=5;p=6", [5, 6]),
        ("matrix", True, ";r=6", {"r": 6}),
    ],
)
def test_one_value_or_several_in_a_path(style: str, explode: bool, text: str, value: Any) -> None:
    assert decoded(parameter("path", "p", MIXED, style=style, explode=explode), text) == (value, [])
    if style == "simple":
        assert decoded(parameter("header", "p", MIXED, explode=explode), text) == (value, [])
        assert decoded(parameter("cookie", "p", MIXED, explode=explode), text) == (value, [])


@pytest.mark.parametrize(
    ("schema", "style", "text", "value"),
    [
        ({"type": ["string", "array"]}, "form", "q=a,b", "a,b"),
        ({"type": ["string", "array"]}, "form", "q=", ""),
        ({"type": ["integer", "array"], "items": INTEGER}, "form", "q=5", 5),
        ({"type": ["integer", "array"], "items": INTEGER}, "form", "q=5,6", [5, 6]),
        ({"type": ["boolean", "array"], "items": INTEGER}, "form", "q=true", True),
        ({"type": ["number", "array"], "items": INTEGER}, "form", "q=1.5", 1.5),
        ({"type": ["null", "array"], "items": INTEGER}, "form", "q=null", None),
        ({"type": ["array", "object"], "items": INTEGER, "properties": {"r": INTEGER}}, "form", "q=5,6", [5, 6]),
        ({"type": ["array", "object"], "items": INTEGER, "properties": {"r": INTEGER}}, "form", "q=r,6", {"r": 6}),
        ({"type": "array", "items": {"enum": ["a,b", "c"]}}, "form", "q=a%2cb", ["a,b"]),
        ({"type": "array", "items": {"enum": ["a", "b"]}}, "form", "q=a%2Cb", ["a", "b"]),
        ({"type": "array", "items": {"enum": ["a|b"]}}, "pipeDelimited", "q=a%7Cb", ["a|b"]),
        ({"type": "array", "items": {"enum": ["a b"]}}, "spaceDelimited", "q=a+b", ["a b"]),
        ({"type": "array", "minItems": 1}, "form", "q=", [""]),
        ({"type": "array", "items": {"type": "string", "minLength": 1}}, "form", "q=", []),
        ({"type": "array"}, "form", "q=a%26b,c", ["a&b", "c"]),
    ],
)
def test_a_delimited_value_is_what_its_schema_takes(schema: Any, style: str, text: str, value: Any) -> None:
    assert decoded(parameter("query", "q", schema, style=style, explode=False), text) == (value, [])


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": "string"}, " \tXaX \t", "XaX"),
        (TEXTS, "Xa ,\tbX\t", ["Xa", "bX"]),
        ({"type": "object"}, "Xk\t, vX ,kX, Xv", {"Xk": "vX", "kX": "Xv"}),
        (TEXTS, "", []),
        ({**TEXTS, "minItems": 1}, "", [""]),
        (TEXTS, ",", ["", ""]),
        ({"type": "object"}, "", {}),
    ],
)
def test_white_space_of_a_header_field_is_left_out_and_nothing_else(schema: Any, text: str, value: Any) -> None:
    assert decoded(parameter("header", "X-H", schema), text) == (value, [])
    assert decoded(parameter("cookie", "X-H", schema, explode=False), text.replace(" ", "").replace("\t", "")) == (
        value,
        [],
    )


@pytest.mark.parametrize(
    ("cookie", "value"),
    [
        ("X a=1; Xs= \tX1X\t ", "X1X"),
        ("\tXs\t=1", "1"),
        ("Xs=1;;=3", "1"),
        ("Xs", ""),
        ("xs=1; XsX=2", "absent"),
        ("Xs=a%26b", "a&b"),
        ("Xs=a&b", "a&b"),
    ],
)
def test_a_cookie_is_found_by_its_name(cookie: str, value: str) -> None:
    values, violations = read(parameter("cookie", "Xs", {"type": "string"}), headers={"cookie": cookie})
    assert (values["cookie"].get("Xs", "absent"), violations) == (value, ())


def test_an_array_in_a_cookie_that_is_not_exploded_keeps_its_ampersands() -> None:
    assert decoded(parameter("cookie", "s", TEXTS, explode=False), "a&b,c") == (["a&b", "c"], [])
    assert decoded(parameter("cookie", "s", TEXTS), "a&s=b%2Cc") == (["a", "b,c"], [])
    assert decoded(parameter("cookie", "s", TEXTS), "a%2Cb") == (["a", "b"], [])


@pytest.mark.parametrize("text", ["%7B", "{", "%ff", "%7B%22r%22%3Ax%7D"])
def test_a_cookie_whose_content_is_no_json_is_reported(text: str) -> None:
    entry = parameter("cookie", "s", OBJECT, content_type="application/json")
    assert decoded(entry, text) == ("absent", [("/s", "content")])


def test_of_several_cookies_with_content_the_first_counts() -> None:
    entry = parameter("cookie", "s", {"type": "array"}, content_type="application/json")
    assert decoded(entry, "[1]; s=[2]") == ([1], [])


@pytest.mark.parametrize("content_type", ["text/plain", "nonsense", "application/xml"])
def test_content_that_is_declared_as_no_json_is_read_as_text(content_type: str) -> None:
    assert decoded(parameter("query", "q", INTEGER, content_type=content_type), "q=5") == (5, [])
    assert decoded(parameter("query", "q", INTEGER, content_type=content_type), "r=5") == ("absent", [])
    twice = read(parameter("query", "q", OBJECT, content_type="application/json"), query="q={}&q={}")[1]
    assert twice == (Violation("query", "/q", "is given 2 times but takes one value", "type"),)


def test_an_empty_value_counts_where_a_query_allows_it_and_nowhere_else() -> None:
    for location in ("header", "cookie", "path"):
        entry = parameter(location, "q", {"type": "integer", "default": 4}, allow_empty_value=True)
        assert decoded(entry, "") == ("", [("/q", "type")])
    entry = parameter("query", "q", {"type": "integer", "default": 4}, allow_empty_value=True)
    assert decoded(entry, "q=x") == ("x", [("/q", "type")])
    assert decoded(parameter("query", "q", {"type": "integer", "default": 4}), "q=") == ("", [("/q", "type")])


def test_a_default_stands_in_its_referenced_schema_too() -> None:
    document = {"components": {"schemas": {"Size": {"type": "integer", "default": 9}}}}
    entry = parameter("query", "q", {"$ref": "#/components/schemas/Size"})
    assert read(entry, document=document)[0]["query"] == {"q": 9}


def test_what_only_answers_have_is_no_part_of_a_parameter() -> None:
    schema = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}}}
    entry = parameter("query", "q", schema, style="deepObject", explode=True)
    assert decoded(entry, "q[id]=1")[1] == [("/q/id", "readOnly")]


def test_a_parameter_that_its_path_does_not_have_and_one_of_no_effect_are_not_required() -> None:
    elsewhere = parameter("path", "p", INTEGER)
    nothing = Operation(
        *("op", "GET", "/x/p", "", "", "", ()),
        parameters=(elsewhere, parameter("header", "Accept", INTEGER, required=True), parameter("query", "q", INTEGER)),
        request_body=None,
        responses={},
        security=(),
        extensions={},
    )
    values, violations = ParameterDecoder(Schemas({}, "3.1")).decode(nothing, {}, "q=1", {})
    assert (values["query"], violations) == ({"q": 1}, ())


# Which names of a query are whose.


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("", ()),
        ("q=1&page=2", ()),
        ("q[a]=1&q%5Ba%5D[b]=1&q", ()),
        ("odd=1&q=1&odd=2&other", ("odd", "other")),
        ("od+d=1&%6Fdd=1&&", ("od d", "odd")),
        ("qq=1&[q]=2", ("qq", "[q]")),
        ("api_key=k", ()),
        ("action=a&actio=b", ("actio",)),
    ],
)
def test_names_that_an_operation_does_not_declare_are_known(query: str, unknown: tuple[str, ...]) -> None:
    entries = (
        parameter("query", "q", OBJECT, style="deepObject", explode=True),
        parameter("query", "page", INTEGER),
        parameter("header", "odd", INTEGER),
    )
    written = Operation(
        *("op", "GET", "/x?action=a&z", "", "", "", ()),
        parameters=entries,
        request_body=None,
        responses={},
        security=(),
        extensions={},
    )
    decoder = ParameterDecoder(Schemas({}, "3.1"), reserved=["api_key"])
    assert decoder.unknown(written, query) == unknown
    assert decoder.unknown(written, query) == unknown


def test_no_name_is_unknown_where_an_object_may_bring_any() -> None:
    flat = operation(parameter("query", "q", OBJECT))
    assert ParameterDecoder(Schemas({}, "3.1")).unknown(flat, "odd=1") == ()


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("r=1&g=x&k=2", {"q": {"r": 1, "g": "x"}, "rest": {"k": 2}}),
        ("q=5", {"q": "5"}),
        ("page=1&r=1", {"page": 1, "q": {"r": 1}}),
        ("k[a]=5", {"rest": {"k": {"a": "5"}}}),
        ("rest[k]=5", {"rest": {"k": 5}}),
    ],
)
def test_flat_objects_share_a_query_by_their_names(query: str, values: Any) -> None:
    entries = (
        parameter("query", "q", OBJECT),
        parameter("query", "rest", {"type": "object", "additionalProperties": INTEGER}),
        parameter("query", "page", INTEGER),
    )
    for order in (entries, entries[::-1]):
        assert read(*order, query=query)[0]["query"] == values


def test_a_property_of_a_flat_object_that_another_parameter_is_called_is_that_parameter() -> None:
    schema = {"type": "object", "properties": {"page": INTEGER, "size": INTEGER}}
    values, violations = read(
        parameter("query", "q", schema), parameter("query", "page", INTEGER), query="page=1&size=2"
    )
    assert (values["query"], violations) == ({"q": {"size": 2}, "page": 1}, ())
    open_one = {**schema, "additionalProperties": INTEGER}
    values, violations = read(
        parameter("query", "q", open_one), parameter("query", "page", INTEGER), query="page=1&k=2"
    )
    assert (values["query"], violations) == ({"q": {"k": 2}, "page": 1}, ())


# What a schema says of how a text is read.


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"enum": [True]}, "true", True),
        ({"enum": [None, 1]}, "null", None),
        ({"enum": [None, 1]}, "", None),
        ({"enum": [1.5]}, "1.5", 1.5),
        ({"enum": ["true"]}, "true", "true"),
        ({"enum": [["a"]]}, "a", ["a"]),
        ({"enum": [{"r": "a"}]}, "r=a", {"r": "a"}),
        ({"const": False}, "false", False),
        ({"type": ["number", "null"]}, "null", None),
        ({"type": ["number", "string"]}, "1.0", 1.0),
        ({"type": ["integer", "string"]}, "1.5", "1.5"),
        ({"type": ["boolean", "string"]}, "true", True),
        ({"type": ["boolean", "string"]}, "1", "1"),
        ({"type": ["boolean", "integer"]}, "1", 1),
        ({"type": ["boolean", "number", "null"]}, "", None),
        ({"type": "null"}, "null", None),
        ({"type": "null"}, "", None),
        ({"items": {"type": "integer"}}, "1", [1]),
        ({"prefixItems": [{"type": "string"}]}, "1", ["1"]),
        ({"properties": {"r": INTEGER}}, "r=1", {"r": 1}),
        ({"additionalProperties": INTEGER}, "r=1", {"r": 1}),
        ({"allOf": [{"type": ["integer", "string"]}, {"type": ["integer", "boolean"]}]}, "1", 1),
        ({"allOf": [{}, {"type": "integer"}]}, "1", 1),
        ({"anyOf": [{}, {"type": "integer"}]}, "1", "1"),
        ({"oneOf": [{"type": "integer"}, {"type": "boolean"}]}, "true", True),
        ({"type": ["integer", "string"], "anyOf": [{"type": "integer"}, {"type": "boolean"}]}, "5", 5),
        ({"allOf": [{"type": "array"}, {"items": INTEGER}]}, "5", [5]),
        ({"items": INTEGER, "allOf": [{"items": TEXTS}]}, "5", [5]),
        ({"allOf": [{"additionalProperties": INTEGER}, {"additionalProperties": TEXTS}]}, "r=5", {"r": 5}),
        ({"allOf": [{"properties": {"r": INTEGER}}, {"properties": {"g": INTEGER}}]}, "r=5&g=6", {"r": 5, "g": 6}),
        (
            {
                "allOf": [
                    {"properties": {"r": {"type": ["integer", "string"]}}},
                    {"properties": {"r": {"type": "string"}}},
                ]
            },
            "r=5",
            {"r": "5"},
        ),
        (
            {"anyOf": [{"properties": {"r": INTEGER}}, {"properties": {"r": {"type": "boolean"}}}]},
            "r=true",
            {"r": True},
        ),
        ({"type": "object", "properties": {"r": False}}, "r=5", {"r": "5"}),
        ({"type": "made-up"}, "5", "5"),
        ({"type": ["made-up", "integer"]}, "5", 5),
        ({"enum": []}, "5", "5"),
        ({"enum": []}, "[a]=5", {"a": "5"}),
        ({"type": ["string", "null"], "maxLength": 0}, "5", "5"),
        ({"type": ["string", "null"], "maxLength": 0}, "true", "true"),
        ({"type": ["array", "string"], "maxLength": 0, "maxItems": 0}, "5", "5"),
    ],
)
def test_a_text_is_read_as_its_schema_says(schema: Any, text: str, value: Any) -> None:
    flat = isinstance(value, dict) and not text.startswith("[")
    query = text if flat else f"q{text}" if text.startswith("[") else f"q={text}"
    found = read(parameter("query", "q", schema), query=query)[0]["query"].get("q", "absent")
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("schema", "text", "kind"),
    [
        (INTEGER, "1" * 4000, int),
        (INTEGER, "1" * 4001, str),
        ({"type": "number"}, "1" * 4000, int),
        ({"type": "number"}, "1" * 4001, str),
        (INTEGER, "9007199254740992.0", float),  # 2^53; a double does not tell the next one from it
        (INTEGER, "-9007199254740992.0", float),
        (INTEGER, "9007199254740994.0", str),
        (INTEGER, "12345678901234567.0", str),
        (INTEGER, "1.000000000", float),
        (INTEGER, "1.0000000000", str),
        ({"type": "number"}, "5", int),
        ({"type": "number"}, "5.0", float),
        ({"type": ["integer", "null"]}, "5.0", float),
    ],
)
def test_numbers_are_read_up_to_some_length(schema: Any, text: str, kind: type) -> None:
    assert type(read(parameter("query", "q", schema), query=f"q={text}")[0]["query"]["q"]) is kind
    for most in (4000, 4001):
        digits = read(parameter("path", "p", INTEGER), path={"p": "1" * most})[0]["path"]["p"]
        assert type(digits) is (int if most == 4000 else str)


@pytest.mark.parametrize(
    ("schema", "query", "value"),
    [
        (ARRAY, "q=1&q[]=2", [1, 2]),
        (ARRAY, "q[]=1&q[1]=3&q[0]=2&q=0", [0, 1, 2, 3]),
        (ARRAY, "q[12345]=2&q[9]=1", [1, 2]),
        (ARRAY, "q[123456]=1", {"123456": "1"}),
        (ARRAY, "q[%C2%B2]=1", {"\u00b2": "1"}),
        (ARRAY, "q[a]=1&q[0]=2", {"a": "1", "0": "2"}),
        (ARRAY, "q[][a]=1", {"": {"a": "1"}}),
        (ARRAY, "q[0][]=1", [{"": "1"}]),
        (OBJECT, "q=1&q[r]=2", {"r": 2, "": ["1"]}),
        (OBJECT, "q[0]=1", {"0": "1"}),
        ({"type": ["array", "object"], "items": INTEGER, "additionalProperties": TEXTS}, "q[0]=1", [1]),
        ({"type": ["array", "object"], "items": INTEGER, "additionalProperties": TEXTS}, "q[0]=x", {"0": ["x"]}),
        (True, "q[0]=1&q[1]=2", ["1", "2"]),
        (True, "q=1&q=2", ["1", "2"]),
        (TEXTS, "q=", [""]),
        (TEXTS, "q=a", ["a"]),
        (True, "q=", ""),
    ],
)
def test_brackets_are_items_or_properties(schema: Any, query: str, value: Any) -> None:
    entry = parameter("query", "q", schema, style="deepObject", explode=True)
    assert read(entry, query=query)[0]["query"] == {"q": value}


@pytest.mark.parametrize(
    ("name", "query", "value"),
    [
        ("q", "q[a", "absent"),
        ("q[a", "q[a=1", "1"),
        ("q", "q]=1", "absent"),
        ("q]", "q]=1", "1"),
        ("q", "[q]=1", "absent"),
        ("q", "q[a]b=1", "absent"),
        ("q q", "q+q=1", "1"),
        ("q q", "q%20q=1", "1"),
        ("q\ufffd", "q%ff=1", "1"),
        ("q?", "q\ud800=1", "1"),
        ("q", "&&q&", ""),
        ("q", "q=a=b", "a=b"),
    ],
)
def test_a_name_is_what_stands_before_the_first_equals_sign(name: str, query: str, value: str) -> None:
    values, violations = read(parameter("query", name, {"type": "string"}), query=query)
    assert (values["query"].get(name, "absent"), violations) == (value, ())


@pytest.mark.parametrize("depth", [32, 33])
def test_brackets_nest_up_to_some_depth(depth: int) -> None:
    keys = "[a]" * depth
    values = read(parameter("query", "q", {"type": "object"}, style="deepObject", explode=True), query=f"q{keys}=1")[0]
    assert ("q" in values["query"]) is (depth == 32)
    unnamed = parameter("query", "q", {"type": "object"})
    assert list(read(unnamed, query=f"r{keys}=1")[0]["query"]["q"]) == ["r" if depth == 32 else f"r{keys}"]


def test_a_path_parameter_keeps_its_blanks_and_the_case_of_its_name() -> None:
    entry = parameter("path", "Id", OBJECT, explode=True)
    assert decoded(entry, "g= x ,r=1") == ({"g": " x ", "r": 1}, [])
    assert decoded(parameter("path", "Id", TEXTS), " a,b ") == ([" a", "b "], [])
    assert decoded(parameter("path", "Id", {"type": "string"}), " a ") == (" a ", [])


@pytest.mark.parametrize(("style", "text"), [("matrix", ";r=1"), ("label", "r=1"), ("matrix", "p")])
def test_what_may_be_anything_follows_its_style_too(style: str, text: str) -> None:
    entry = parameter("path", "p", {}, style=style, explode=True)
    assert decoded(entry, text) == ("absent", [("/p", "encoding")])
    assert decoded(entry, ".a,b" if style == "label" else ";p=a,b") == ("a,b", [])


@pytest.mark.parametrize(
    ("style", "text", "value"),
    [
        ("form", "q=a%2Cb", ["a,b"]),
        ("pipeDelimited", "q=a%7Cb", ["a", "b"]),
        ("spaceDelimited", "q=a%20b", ["a", "b"]),
        ("spaceDelimited", "q=a+b", ["a", "b"]),
    ],
)
def test_an_encoded_delimiter_is_one_where_it_could_not_stand_plainly(style: str, text: str, value: Any) -> None:
    assert decoded(parameter("query", "q", TEXTS, style=style, explode=False), text) == (value, [])


@pytest.mark.parametrize(("above", "is_read"), [(12, True), (13, False)])
def test_a_schema_is_looked_through_up_to_some_depth(above: int, is_read: bool) -> None:
    schema: Any = {"type": "integer"}
    for _ in range(above):
        schema = {"allOf": [schema]}
    assert read(parameter("query", "q", schema), query="q=5")[0]["query"] == {"q": 5 if is_read else "5"}


def test_a_schema_within_itself_ends() -> None:
    loop: dict[str, Any] = {"type": "object", "properties": {"r": INTEGER}}
    loop["anyOf"] = [loop, {"properties": {"k": INTEGER}}]
    schemas = Schemas(
        {"components": {"schemas": {"Loop": {"anyOf": [{"$ref": "#/components/schemas/Loop"}, INTEGER]}}}}, "3.1"
    )
    shape = Readings(schemas).shape(loop)
    assert (shape.types, set(shape.properties)) == ({"object"}, {"r", "k"})
    assert Readings(schemas).shape({"$ref": "#/components/schemas/Loop"}).typed is False
