"""Request bodies: which media type, JSON, forms, multipart, text, bytes, and an answer for whatever comes in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.http import bodies as bodies_module
from understudy.http.bodies import BodyDecoder, BodyResult
from understudy.messages import Refusal, Request, UploadedFile
from understudy.openapi.model import Encoding, MediaType, Operation, RequestBody
from understudy.openapi.schemas import Schemas
from understudy.openapi.violations import Violation

FORM = "application/x-www-form-urlencoded"
OBJECT = {
    "type": "object",
    "required": ["n"],
    "properties": {
        "n": {"type": "integer"},
        "ok": {"type": "boolean"},
        "s": {"type": "string", "maxLength": 9},
        "list": {"type": "array", "items": {"type": "integer"}},
        "map": {"type": "object", "properties": {"k": {"type": "integer"}}},
        "any": {"anyOf": [{"type": "integer"}, {"type": "object", "properties": {"gt": {"type": "integer"}}}]},
        "file": {"type": "string", "format": "binary", "maxLength": 10},
        "files": {"type": "array", "items": {"type": "string", "contentMediaType": "application/octet-stream"}},
    },
    "additionalProperties": False,
}


def media(name: str, schema: Any = OBJECT, **encoding: Encoding) -> MediaType:
    return MediaType(name, schema, (), encoding, f"/content/{name}")


def operation(*content: MediaType, required: bool = True) -> Operation:
    body = RequestBody(required, content) if content else None
    return Operation(
        "op", "POST", "/x", "", "", "", (), parameters=(), request_body=body, responses={}, security=(), extensions={}
    )


def read(
    body: bytes, content_type: str | None, *content: MediaType, required: bool = True, tolerant: bool = False
) -> BodyResult:
    headers = {} if content_type is None else {"content-type": content_type}
    request = Request("POST", "/x", "", headers, body)
    decoder = BodyDecoder(Schemas({}, "3.1"))
    return decoder.decode(operation(*content, required=required), request, tolerant=tolerant)


JSON = media("application/json")


def test_json_is_read_and_validated() -> None:
    good = read(b'{"n": 1}', "application/json", JSON)
    assert (good.value, good.media_type, good.present, good.refusal, good.violations) == (
        {"n": 1},
        JSON,
        True,
        None,
        (),
    )
    bad = read(b'{"n": "1", "x": 1}', "application/json", JSON)
    assert sorted((found.location, found.pointer, found.keyword) for found in bad.violations) == [
        ("body", "/n", "type"),
        ("body", "/x", "additionalProperties"),
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "unexpected end of data at line 1 column 2"),
        (b'{"a":\n x}', "unexpected character, expected a JSON value at line 2 column 2"),
        (b'{"n": NaN}', "unexpected character, expected a JSON value at line 1 column 7"),
        (b"[" * 201 + b"]" * 201, "nested more than 200 levels deep"),
        (b'"\\ud800"', "no low surrogate in string at line 1 column 2"),
        (b"\xff", "str is not valid UTF-8: surrogates not allowed at line 1 column 1"),
        (b"1e400", "number is infinity when parsed as double at line 1 column 1"),
        (b"[123456789012345678901234567890, 1e999]", "number is infinity when parsed as double at line 1 column 34"),
    ],
)
def test_json_that_is_none_is_refused_with_its_place(body: bytes, reason: str) -> None:
    refusal = read(body, "application/json", JSON).refusal
    assert refusal == Refusal((400, 422), "bad_request", f"the request body is not JSON: {reason}")


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b"[123456789012345678901234567890]", [123456789012345678901234567890]),
        (b"1" * 300, int("1" * 300)),
        (b'"\\u0000"', "\x00"),
        (b"null", None),
        (b"[" * 200 + b"]" * 200, json.loads("[" * 200 + "]" * 200)),
        (b'"' + b"[" * 500 + b'"', "[" * 500),
    ],
)
def test_odd_json_is_read(body: bytes, value: Any) -> None:
    result = read(body, "application/json", media("application/json", True))
    assert (result.value, result.present, result.violations) == (value, True, ())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"[5.0, 5e0, 50E-1, -0.0, 9007199254740992.0]", "[5, 5, 5, 0, 9007199254740992]"),
        (b'{"a": {"b": [2.0, "2.0", 2.5]}}', '{"a": {"b": [2, "2.0", 2.5]}}'),
        (b"1e300", "1e+300"),
    ],
)
def test_a_whole_number_is_an_integer_however_it_is_written(body: bytes, text: str) -> None:
    assert json.dumps(read(body, "application/json", media("application/json", True)).value) == text


@pytest.mark.parametrize(
    ("content_type", "declared", "chosen"),
    [
        ("application/json", "application/json */*", "application/json"),
        ("Application/JSON; charset=utf-8", "application/json", "application/json"),
        ("application/json", "*/* application/* application/json", "application/json"),
        ("application/xml", "*/* application/*", "application/*"),
        ("text/csv", "*/* application/*", "*/*"),
        (
            "application/merge-patch+json",
            "application/json application/merge-patch+json",
            "application/merge-patch+json",
        ),
        ("application/json;version=2", "application/json application/json;version=2", "application/json;version=2"),
        ("application/json", "application/json;version=2 application/json", "application/json"),
    ],
)
def test_the_most_specific_declared_media_type_is_chosen(content_type: str, declared: str, chosen: str) -> None:
    content = [media(name, True) for name in declared.split()]
    result = read(b"{}", content_type, *content)
    assert result.media_type is not None
    assert result.media_type.name == chosen


@pytest.mark.parametrize(
    ("content_type", "declared", "message"),
    [
        ("text/csv", "application/json", "expected application/json; got text/csv"),
        ("text/csv", "application/json text/plain", "expected one of application/json, text/plain; got text/csv"),
        ("application/vnd.api+json", "application/json", "expected application/json; got application/vnd.api+json"),
        ("garbage", "application/json", "expected application/json; got garbage"),
        ("garbage", "*/*", "expected */*; got garbage"),
        (None, "text/plain text/csv", "expected one of text/plain, text/csv; got no Content-Type"),
    ],
)
def test_other_media_types_are_refused(content_type: str | None, declared: str, message: str) -> None:
    result = read(b"x", content_type, *(media(name) for name in declared.split()))
    assert result.refusal == Refusal((415,), "unsupported_media_type", message)


def test_without_content_type_a_tolerant_reader_takes_the_only_declared_type_or_visible_json() -> None:
    assert read(b'{"n": 1}', None, JSON, tolerant=True).value == {"n": 1}
    assert read(b"n=1", None, media(FORM), tolerant=True).value == {"n": 1}
    assert read(b' {"n": 1}', "", media(FORM), JSON, tolerant=True).value == {"n": 1}
    assert read(b"n=1", None, media(FORM), JSON, tolerant=True).refusal is not None
    assert read(b"abc", None, media("*/*", True), tolerant=True).value == b"abc"


def test_without_content_type_a_strict_reader_takes_only_what_may_be_anything() -> None:
    refused = Refusal((415,), "unsupported_media_type", "expected application/json; got no Content-Type")
    assert read(b'{"n": 1}', None, JSON).refusal == refused
    assert read(b"abc", None, media("*/*", True)).value == b"abc"


@pytest.mark.parametrize("content_type", ["text/plain;charset=UTF-8", "application/problem+json", FORM])
def test_json_under_another_name_is_json_for_a_tolerant_reader(content_type: str) -> None:
    result = read(b'{"n": 1}', content_type, JSON, tolerant=True)
    warning = f"body: expected application/json; got {content_type}: read as application/json"
    assert (result.value, result.refusal, result.warnings) == ({"n": 1}, None, (warning,))
    assert read(b'{"n": 1}', content_type, JSON).refusal is not None
    assert read(b"n=1", "text/plain", JSON, tolerant=True).refusal is not None


def test_json_is_taken_where_only_a_form_is_declared() -> None:
    assert read(b'{"n": 1}', "application/json", media(FORM), tolerant=True).value == {"n": 1}
    assert read(b"{", "application/json", media("image/png"), tolerant=True).refusal is not None


def test_an_absent_body() -> None:
    missing = (Violation("body", "", "a request body is required", "required"),)
    assert read(b"", None, JSON).violations == missing
    empty = Refusal((400, 422), "bad_request", "the request body is not JSON: it is empty")
    for content_type in ("application/json", "application/json; charset=utf-8", "application/merge-patch+json"):
        for tolerant in (False, True):
            assert read(b"", content_type, JSON, tolerant=tolerant).refusal == empty
    assert read(b"", "application/json", JSON, required=False) == BodyResult()
    assert read(b"", FORM, media(FORM, True)).violations == missing
    assert read(b"", None, JSON, required=False) == BodyResult()
    assert read(b"", "text/plain", media("text/plain", {"type": "string"})).value == ""
    assert read(b"", None, media("text/plain", {"type": "string"})).violations == missing


def test_a_body_that_is_not_expected_is_ignored() -> None:
    assert read(b"{", "application/json") == BodyResult()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("n=1&ok=true&s=a+b%2B", {"n": 1, "ok": True, "s": "a b+"}),
        ("n=1&list=1&list=2", {"n": 1, "list": [1, 2]}),
        ("n=1&list[]=1&list[]=2", {"n": 1, "list": [1, 2]}),
        ("n=1&list[0]=1", {"n": 1, "list": [1]}),
        ("n=1&map[k]=5", {"n": 1, "map": {"k": 5}}),
        ("n=1&k=5", {"n": 1, "map": {"k": 5}}),
        ("n=1&map=" + quote('{"k":5}'), {"n": 1, "map": {"k": 5}}),
        ("n=1&any=5", {"n": 1, "any": 5}),
        ("n=1&any[gt]=5", {"n": 1, "any": {"gt": 5}}),
    ],
)
def test_a_urlencoded_form_is_typed_by_its_schema(text: str, value: Any) -> None:
    result = read(text.encode(), FORM, media(FORM))
    assert (result.value, result.violations) == (value, ())


@pytest.mark.parametrize(
    ("text", "pointer", "keyword"),
    [
        ("n=x", "/n", "type"),
        ("n=1&n=2", "/n", "type"),
        ("n=1&odd=2", "/odd", "additionalProperties"),
        ("s=1", "/n", "required"),
        ("n=1&list=x", "/list/0", "type"),
        ("n=1&map[k]=x", "/map/k", "type"),
    ],
)
def test_a_urlencoded_form_is_validated(text: str, pointer: str, keyword: str) -> None:
    result = read(text.encode(), FORM, media(FORM))
    assert [(found.pointer, found.keyword) for found in result.violations] == [(pointer, keyword)]


def test_encodings_of_a_form_are_followed() -> None:
    schema = {"type": "object", "properties": {"list": {"type": "array", "items": {"type": "integer"}}, "doc": {}}}
    entry = media(FORM, schema, list=Encoding(None, "form", False), doc=Encoding("application/json", None, None))
    assert read(b"list=1,2&doc=%7B%22a%22%3A1%7D", FORM, entry).value == {"list": [1, 2], "doc": {"a": 1}}
    assert read(b"list=1|2", FORM, media(FORM, schema, list=Encoding(None, "pipeDelimited", False))).value == {
        "list": [1, 2]
    }


def test_a_form_without_a_schema_is_text() -> None:
    assert read(b"a=1&b=2&b=3&c[d]=4", FORM, media(FORM, None)).value == {"a": "1", "b": ["2", "3"], "c": {"d": "4"}}


def test_form_bytes_that_are_no_utf8_are_refused() -> None:
    refusal = read(b"n=1&s=%ff", FORM, media(FORM)).refusal
    message = "the request body is not UTF-8 text once percent-decoded"
    assert refusal == Refusal((400, 422), "bad_request", message)


def multipart(data: Mapping[str, Any], files: Any) -> tuple[bytes, str]:
    request = httpx.Request("POST", "http://x", data=data, files=files)
    return request.read(), request.headers["content-type"]


MULTIPART = media("multipart/form-data")


def test_multipart_fields_and_files() -> None:
    body, content_type = multipart(
        {"n": "5", "ok": "false", "list": ["1", "2"], "map": '{"k": 3}'},
        [("file", ("\u00e9.bin", b"\x00\xff\r\n", "image/png")), ("files", ("a", b"1")), ("files", ("b", b"2"))],
    )
    result = read(body, content_type, MULTIPART)
    assert result.violations == ()
    assert result.value == {
        "n": 5,
        "ok": False,
        "list": [1, 2],
        "map": {"k": 3},
        "file": "\x00\xff\r\n",
        "files": ["1", "2"],
    }


def test_multipart_is_validated_and_files_are_measured_in_bytes() -> None:
    body, content_type = multipart({"n": "x"}, [("file", ("f", b"\xff" * 11))])
    found = read(body, content_type, MULTIPART).violations
    assert sorted((violation.pointer, violation.keyword) for violation in found) == [
        ("/file", "maxLength"),
        ("/n", "type"),
    ]


def test_json_parts_of_multipart() -> None:
    body, content_type = multipart(
        {},
        [
            ("n", (None, "5")),
            ("map", (None, b'{"k": 3}', "application/json")),
            ("list", (None, b"[1,2]", "application/json")),
        ],
    )
    assert read(body, content_type, MULTIPART).value == {"n": 5, "map": {"k": 3}, "list": [1, 2]}
    items = {"type": "object", "properties": {"list": {"type": "array", "items": {"type": "object"}}}}
    body, content_type = multipart({}, [("list", (None, b'{"a":1}', "application/json"))] * 2)
    assert read(body, content_type, media("multipart/form-data", items)).value == {"list": [{"a": 1}, {"a": 1}]}
    body, content_type = multipart({}, [("map", (None, b"{", "application/json"))])
    assert [found.pointer for found in read(body, content_type, MULTIPART).violations if found.keyword == "type"] == [
        "/map"
    ]


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"--b\r\n", "multipart/form-data", "the Content-Type names no boundary"),
        (b"", "multipart/form-data; boundary=b", None),
        (b"nothing", "multipart/form-data; boundary=b", "a part is cut short"),
        (b"--b\r\n5--b--\r\n", "multipart/form-data; boundary=b", "a part is cut short"),
        (
            b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1",
            "multipart/form-data; boundary=b",
            "a part is cut short",
        ),
        (b"--b\r\nX: y\r\n\r\n1\r\n--b--\r\n", "multipart/form-data; boundary=b", "Missing Content-Disposition header"),
        (
            b"--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--\r\n",
            "multipart/form-data; boundary=b",
            "a part has no name (RFC 7578 section 4.2)",
        ),
    ],
)
def test_multipart_that_is_none_is_refused(body: bytes, content_type: str, reason: str | None) -> None:
    result = read(body, content_type, MULTIPART)
    if reason is None:
        assert [found.keyword for found in result.violations] == ["required"]
        return
    assert result.refusal == Refusal((400, 422), "bad_request", f"the request body is not multipart: {reason}")


def test_an_empty_multipart_body_is_an_empty_object() -> None:
    result = read(b"--b--\r\n", "multipart/form-data; boundary=b", media("multipart/form-data", {"type": "object"}))
    assert (result.value, result.present, result.violations) == ({}, True, ())


def test_text_is_read_as_its_charset_and_type() -> None:
    text = media("text/plain", {"type": "string", "minLength": 2})
    assert read("\u00e9\u00e9".encode(), "text/plain", text).value == "\u00e9\u00e9"
    assert read("\u00e9\u00e9".encode("latin-1"), "text/plain; charset=ISO-8859-1", text).value == "\u00e9\u00e9"
    assert [found.keyword for found in read(b"a", "text/plain", text).violations] == ["minLength"]
    assert read(b"5", "text/plain", media("text/plain", {"type": "integer"})).value == 5
    for body, charset in ((b"\xff", "utf-8"), (b"aa", "no-such"), (b"aa", "hex"), (b"\\ud800", "unicode_escape")):
        refusal = read(body, f"text/plain; charset={charset}", text).refusal
        assert refusal is not None
        assert refusal.message in (f"the request body is not {charset} text", "is not UTF-8 text once percent-decoded")


def test_bytes_are_measured_and_nothing_else() -> None:
    short = media("application/octet-stream", {"type": "string", "format": "binary", "maxLength": 2})
    assert read(b"\xff\x00", "application/octet-stream", short).value == b"\xff\x00"
    assert [found.keyword for found in read(b"123", "application/octet-stream", short).violations] == ["maxLength"]
    assert read(b"123", "image/png", media("image/*", None)).value == b"123"


TYPES = st.sampled_from(
    [
        "application/json",
        FORM,
        "multipart/form-data; boundary=b",
        "text/plain",
        "text/plain; charset=utf-16",
        "image/x",
        "x",
    ]
)


@given(st.binary(max_size=80) | st.text(alphabet='{}[]":,ntue019&=%[]ab\r\n-', max_size=80).map(str.encode), TYPES)
def test_no_body_is_an_exception(body: bytes, content_type: str) -> None:
    decoder = BodyDecoder(Schemas({}, "3.1"))
    names = ("application/json", FORM, "multipart/form-data", "text/*", "*/*")
    result = decoder.decode(
        operation(*(media(name) for name in names)), Request("POST", "/x", "", {"content-type": content_type}, body)
    )
    assert isinstance(result, BodyResult)


FIELDS = st.fixed_dictionaries(
    {"n": st.integers()},
    optional={
        "ok": st.booleans(),
        "s": st.text(max_size=9),
        "list": st.lists(st.integers(), min_size=1, max_size=3),
        "map": st.fixed_dictionaries({"k": st.integers()}),
    },
)


def flat(value: Any, prefix: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for name, inner in value.items() for pair in flat(inner, f"{prefix}[{name}]" if prefix else name)]
    if isinstance(value, list):
        return [(prefix, str(item)) for item in value]
    return [(prefix, str(value).lower() if isinstance(value, bool) else str(value))]


@given(FIELDS)
def test_urlencoded_forms_round_trip(value: dict[str, Any]) -> None:
    result = read(urlencode(flat(value)).encode(), FORM, media(FORM))
    assert (result.value, result.violations) == (value, ())


@given(FIELDS, st.binary(max_size=10))
def test_multipart_forms_round_trip(value: dict[str, Any], data: bytes) -> None:
    files = [("file", ("f", data))] + [(name, (None, text)) for name, text in flat(value)]
    body, content_type = multipart({}, files)
    result = read(body, content_type, MULTIPART)
    assert (result.value, result.violations) == ({**value, "file": data.decode("latin-1")}, ())


# What is read is returned whole: value, violations and files.


@pytest.mark.parametrize(
    ("body", "content_type", "schema", "value"),
    [
        (b"\xff\x00", "application/octet-stream", None, b"\xff\x00"),
        (b"\xff\x00", "application/octet-stream", {"type": "object"}, b"\xff\x00"),
        (b"\xff\x00", "application/octet-stream", {}, b"\xff\x00"),
        (b"a: 1", "application/yaml", {"type": "object"}, "a: 1"),
        (b"a: 1", "application/yaml", {"type": "string", "maxLength": 1}, "a: 1"),
        (b"<a/>", "text/xml", None, "<a/>"),
        (b"abc", "text/plain", None, "abc"),
        (b"abc", "text/csv", {"type": "array"}, "abc"),
        (b"abc", "text/csv", {"enum": ["abc"]}, "abc"),
    ],
)
def test_what_has_no_value_passes_unvalidated(body: bytes, content_type: str, schema: Any, value: Any) -> None:
    result = read(body, content_type, media(content_type, schema))
    assert (result.value, result.violations, result.refusal, result.warnings) == (value, (), None, ())


def test_text_of_another_kind_is_measured_by_a_schema_of_text() -> None:
    short = media("text/csv", {"type": "string", "maxLength": 2})
    assert [(found.pointer, found.keyword) for found in read(b"abc", "text/csv", short).violations] == [
        ("", "maxLength")
    ]
    assert read(b"ab", "text/csv", short).violations == ()


@pytest.mark.parametrize(
    ("content_type", "schema", "disposition", "files"),
    [
        ("image/png", None, None, (UploadedFile("", None, "image/png", b"abc"),)),
        ("image/png", None, 'attachment; filename="a.png"', (UploadedFile("", "a.png", "image/png", b"abc"),)),
        ("image/png", None, "inline", (UploadedFile("", None, "image/png", b"abc"),)),
        (
            "text/plain; charset=ascii",
            {"type": "string", "format": "binary"},
            None,
            (UploadedFile("", None, "text/plain", b"abc"),),
        ),
        ("text/plain", {"type": "string"}, None, ()),
    ],
)
def test_a_body_may_be_a_file_as_a_whole(content_type: str, schema: Any, disposition: str | None, files: Any) -> None:
    headers = {"content-type": content_type} | ({} if disposition is None else {"content-disposition": disposition})
    declared = media(content_type.partition(";")[0], schema)
    request = Request("POST", "/x", "", headers, b"abc")
    assert BodyDecoder(Schemas({}, "3.1")).decode(operation(declared), request).files == files


def test_the_files_of_a_multipart_body_are_its_parts_with_a_name_of_a_file() -> None:
    body, content_type = multipart({"n": "5"}, [("file", ("a.png", b"\xff", "image/png")), ("s", ("", b"x"))])
    files = read(body, content_type, MULTIPART).files
    assert files == (UploadedFile("file", "a.png", "image/png", b"\xff"),)


@pytest.mark.parametrize(
    ("header", "declared", "is_one"),
    [
        (None, "text/plain", False),
        ("text/plain", "text/plain", True),
        ("image/png", "image/*", True),
        ("text/csv", "text/plain", False),
        ("application/json", "application/json", False),
        ("application/xml", "application/xml", False),
        (FORM, FORM, False),
        ("multipart/form-data; boundary=b", "multipart/form-data", False),
        ("application/yaml", "application/yaml", False),
        ("nonsense", "*/*", False),
    ],
)
def test_no_bytes_at_all_are_a_body_of_text_or_bytes_alone(header: str | None, declared: str, is_one: bool) -> None:
    result = read(b"", header, media(declared, None))
    assert result.present is is_one
    if not is_one and header == "application/json":
        assert result.refusal == Refusal((400, 422), "bad_request", "the request body is not JSON: it is empty")
    elif not is_one:
        assert result.violations == (Violation("body", "", "a request body is required", "required"),)
    assert read(b"", header, media(declared, None), required=False).present is is_one


@pytest.mark.parametrize(
    ("header", "body", "declared", "chosen", "warning"),
    [
        ("text/plain", b"{}", ["application/json"], "application/json", "text/plain: read as application/json"),
        ("text/plain", b" \n[]", ["application/json"], "application/json", "text/plain: read as application/json"),
        ("text/plain", b"1", ["application/json"], None, None),
        (
            "application/vnd.x+json",
            b"1",
            ["application/json"],
            "application/json",
            "application/vnd.x+json: read as application/json",
        ),
        (None, b"{}", [FORM], FORM, "no Content-Type: read as application/json"),
        (None, b"{}", ["multipart/form-data"], "multipart/form-data", "no Content-Type: read as application/json"),
        (None, b"{}", ["application/xml"], "application/xml", "no Content-Type: read as application/json"),
        (None, b"{}", ["text/plain"], None, None),
        (None, b"{}", ["text/plain", FORM], FORM, "no Content-Type: read as application/json"),
        (None, b"{}", [FORM, "application/json"], "application/json", "no Content-Type: read as application/json"),
        (" ", b"a=1", [FORM], FORM, f"no Content-Type: read as {FORM}"),
        ("text/plain", b"a=1", [FORM], None, None),
        (None, b"a", ["text/plain"], "text/plain", "no Content-Type: read as text/plain"),
        (None, b"a", ["text/*"], None, None),
        (None, b"a=1", [FORM, "text/plain"], None, None),
        (None, b"{}", ["*/*"], "*/*", "no Content-Type: read as application/json"),
    ],
)
def test_a_tolerant_reader_says_what_it_took_a_body_for(
    header: str | None, body: bytes, declared: list[str], chosen: str | None, warning: str | None
) -> None:
    content = [media(name, None) for name in declared]
    result = read(body, header, *content, tolerant=True)
    assert (result.media_type.name if result.media_type else None) == chosen
    expected = declared[0] if len(declared) == 1 else f"one of {', '.join(declared)}"
    assert result.warnings == (() if warning is None else (f"body: expected {expected}; got {warning}",))
    if declared != ["*/*"]:
        assert read(body, header, *content).media_type is None


def test_what_may_be_anything_is_bytes_without_a_content_type() -> None:
    anything = media("*/*", None)
    for tolerant in (False, True):
        result = read(b"abc", None, media("text/*", None), anything, tolerant=tolerant)
        assert (result.value, result.media_type, result.warnings) == (b"abc", anything, ())
    assert read(b"abc", "nonsense", anything).refusal is not None


def test_choices_are_bounded_however_many_boundaries_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies_module, "_MOST_CHOICES", 3)
    decoder, declared = BodyDecoder(Schemas({}, "3.1")), operation(media("multipart/form-data", {"type": "object"}))
    for number in range(10):
        headers = {"content-type": f"multipart/form-data; boundary=b{number}"}
        request = Request("POST", "/x", "", headers, f"--b{number}--\r\n".encode())
        assert decoder.decode(declared, request).value == {}
        assert len(decoder._choices) <= 3


@pytest.mark.parametrize(
    ("text", "value", "pointer"),
    [
        ("n=1&map[k]=x", {"n": 1, "map": {"k": "x"}}, "/map/k"),
        ("n=1&list=x", {"n": 1, "list": ["x"]}, "/list/0"),
        ("n=1&list[]=x&list[]=2", {"n": 1, "list": ["x", 2]}, "/list/0"),
        ("n=1&n=2", {"n": ["1", "2"]}, "/n"),
        ("n=[1]", {"n": "[1]"}, "/n"),
        ("n=1&ok={}", {"n": 1, "ok": "{}"}, "/ok"),
        ("n=1&list={", {"n": 1, "list": ["{"]}, "/list/0"),
    ],
)
def test_what_a_form_breaks_is_read_as_far_as_it_can_be(text: str, value: Any, pointer: str) -> None:
    result = read(text.encode(), FORM, media(FORM))
    assert (result.value, [found.pointer for found in result.violations]) == (value, [pointer])


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": ["object", "null"]}, "{", "{"),
        ({"type": ["object", "null"]}, '{"a": 1}', {"a": 1}),
        ({"type": ["array", "null"]}, "[1]", [1]),
        ({"type": ["object", "string"]}, "{", "{"),
        ({"type": ["string", "integer"]}, "[1]", "[1]"),
        ({}, "[1]", "[1]"),
        ({"type": "null"}, "null", None),
        ({"type": "null"}, "", None),
        ({"type": ["object", "null"]}, "", None),
        ({"type": "object"}, "", {}),
        ({"type": "array", "items": {"type": "string"}}, "", [""]),
        ({"type": "array", "items": {"type": "integer"}}, "", []),
    ],
)
def test_a_field_that_may_be_several_things(schema: Any, text: str, value: Any) -> None:
    fields = media(FORM, {"type": "object", "properties": {"f": schema}})
    assert read(urlencode({"f": text}).encode(), FORM, fields).value == {"f": value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a%5Bb%5D=1&c=2", {"a[b]": 1, "c": 2}),
        ("d[e]=1", {"d": {"e": "1"}}),
        ("a[b][c]=1", {"a": {"b": {"c": "1"}}}),
    ],
)
def test_a_field_of_a_form_may_have_brackets_in_its_name(text: str, value: Any) -> None:
    whole = {"type": "integer"}
    schema = {"type": "object", "properties": {"a[b]": whole, "c": whole}}
    assert read(text.encode(), FORM, media(FORM, schema)).value == value
    body, content_type = multipart({}, [(name, (None, "1")) for name in ("a[b]", "d[e]")])
    assert read(body, content_type, media("multipart/form-data", schema)).value == {"a[b]": 1, "d": {"e": "1"}}


def test_what_a_form_says_of_unnamed_fields_types_them() -> None:
    schema = {"type": "object", "properties": {"n": {"type": "string"}}, "additionalProperties": {"type": "integer"}}
    assert read(b"n=1&k=2&l=3", FORM, media(FORM, schema)).value == {"n": "1", "k": 2, "l": 3}
    body, content_type = multipart({"n": "1", "k": "2"}, [("f", ("f", b"x"))])
    assert read(body, content_type, media("multipart/form-data", schema)).value == {"n": "1", "k": 2, "f": "x"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("doc=%7B%22a%22%3A1%7D", {"doc": {"a": 1}}),
        ("doc=1&doc=%22x%22", {"doc": [1, "x"]}),
        ("doc=x", {"doc": "x"}),
        ("doc=1&doc=x", {"doc": ["1", "x"]}),
        ("doc=1", {"doc": 1}),
        ("docs=1", {"docs": [1]}),
        ("docs=%5B1%5D", {"docs": [1]}),
        ("docs=1&docs=2", {"docs": [1, 2]}),
        ("plain=1", {"plain": "1"}),
        ("", {}),
    ],
)
def test_a_field_encoded_as_json_is_json_where_it_can_be(text: str, value: Any) -> None:
    schema = {"type": "object", "properties": {"doc": {}, "docs": {"type": "array", "items": {"type": "integer"}}}}
    json_text = Encoding("application/json", None, None)
    entry = media(FORM, schema, doc=json_text, docs=json_text, plain=Encoding("text/plain", None, None))
    assert read(text.encode() or b"&", FORM, entry).value == value


@pytest.mark.parametrize("style", ["form", "spaceDelimited", "pipeDelimited", "deepObject"])
def test_the_encoding_of_a_field_says_its_style(style: str) -> None:
    schema = {
        "type": "object",
        "properties": {"f": {"type": "array", "items": {"type": "integer"}}, "o": {"type": "object"}},
    }
    delimiter = {"form": ",", "spaceDelimited": "+", "pipeDelimited": "|"}.get(style)
    exploded = media(FORM, schema, f=Encoding(None, style, True))
    assert read(b"f=1&f=2", FORM, exploded).value == {"f": [1, 2]}
    if delimiter:
        assert read(f"f=1{delimiter}2".encode(), FORM, media(FORM, schema, f=Encoding(None, style, False))).value == {
            "f": [1, 2]
        }
        is_form = style == "form"  # which is exploded by default, the others are not
        value = read(f"f=1{delimiter}2".encode(), FORM, media(FORM, schema, f=Encoding(None, style, None))).value
        assert value == ({"f": ["1,2"]} if is_form else {"f": [1, 2]})


def test_properties_that_two_objects_of_a_form_share_are_each_ones() -> None:
    whole = {"type": "integer"}

    def having(*names: str, **more: Any) -> dict[str, Any]:
        return {"type": "object", "properties": dict.fromkeys(names, whole), **more}

    two = {
        "type": "object",
        "properties": {"one": having("a"), "rest": {"type": "object", "additionalProperties": whole}},
    }
    assert read(b"a=1&b=2", FORM, media(FORM, two)).value == {"one": {"a": 1}, "rest": {"b": 2}}
    named = media(FORM, two, one=Encoding(None, "deepObject", True))
    assert read(b"one[a]=1&b=2", FORM, named).value == {"one": {"a": 1}, "rest": {"b": 2}}
    assert read(b"a=1&b=2", FORM, named).value == {"rest": {"a": 1, "b": 2}}
    assert read(b"one=5&b=2", FORM, media(FORM, two)).value == {"one": "5", "rest": {"b": 2}}


@pytest.mark.parametrize(
    ("schema", "sent", "value"),
    [
        ({"type": "string"}, [(None, b"caf\xc3\xa9")], "caf\u00e9"),
        ({"type": "string"}, [(None, b"\xff")], "\ufffd"),
        ({"type": "string"}, [("f", b"\xff")], "\xff"),
        ({"type": "string"}, [("f", b"caf\xc3\xa9")], "caf\u00e9"),
        ({"type": "string", "format": "binary"}, [(None, b"\xc3\xa9")], "\xc3\xa9"),
        ({"type": "array", "items": {"type": "string", "format": "binary"}}, [("f", b"\xc3\xa9")], ["\xc3\xa9"]),
        ({"type": "array", "items": {"type": "string"}}, [("f", b"\xc3\xa9")], ["\u00e9"]),
        ({"type": "array", "items": {"type": "string"}}, [("f", b"\xff"), (None, b"x")], ["x", "\xff"]),
        ({"type": "string", "format": "binary"}, [("f", b"a"), ("f", b"b")], ["a", "b"]),
        ({}, [("f", b"\xff"), ("f", b"b")], ["b", "\xff"]),
    ],
)
def test_a_part_is_text_where_it_can_be_and_bytes_where_its_schema_says_so(schema: Any, sent: Any, value: Any) -> None:
    body, content_type = multipart({}, [("f", each) for each in sent])
    fields = media("multipart/form-data", {"type": "object", "properties": {"f": schema}})
    assert read(body, content_type, fields).value == {"f": value}


def test_the_order_and_the_media_type_of_parts_are_kept() -> None:
    body, content_type = multipart(
        {},
        [("list", (None, b"1", "application/json")), ("list", (None, b"2", "text/plain")), ("n", (None, b"3", "a/b"))],
    )
    assert read(body, content_type, MULTIPART).value == {"list": [2, 1], "n": 3}


def test_a_body_has_a_bounded_number_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("understudy.http.multipart._MOST_PARTS", 2)
    for number in (2, 3):
        body, content_type = multipart({}, [("n", (None, "1"))] * number)
        result = read(body, content_type, MULTIPART)
        message = "the request body is not multipart: more than 2 parts"
        assert result.refusal == (None if number == 2 else Refusal((400, 422), "bad_request", message))


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        (b"\xff", "text/plain", "the request body is not utf-8 text"),
        (b"aa", "text/plain; charset=no-such", "the request body is not no-such text"),
        (b"a=%ff", FORM, "the request body is not UTF-8 text once percent-decoded"),
        (b"a[b]=%ff", FORM, "the request body is not UTF-8 text once percent-decoded"),
        (b"a=\xff", FORM, "the request body is not UTF-8 text once percent-decoded"),
    ],
)
def test_text_that_is_none_is_refused_as_a_whole(body: bytes, content_type: str, message: str) -> None:
    result = read(body, content_type, media(content_type.partition(";")[0], None))
    assert (result.value, result.present, result.violations) == (None, True, ())
    assert result.refusal == Refusal((400, 422), "bad_request", message)


def test_what_is_refused_is_no_body_that_is_missing() -> None:
    result = read(b"x", "text/csv", JSON)
    assert (result.present, result.value, result.violations, result.files) == (True, None, (), ())


def test_json_without_a_schema_breaks_nothing() -> None:
    result = read(b"[1.0]", "application/json", media("application/json", None))
    assert (result.value, result.violations) == ([1], ())
    assert read(b"1", "application/vnd.x+json", media("application/vnd.x+json", None)).violations == ()
