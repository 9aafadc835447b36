"""Values as the pairs of a form."""

from __future__ import annotations

from typing import Any

import pytest

from understudy.http.body_writer import UnwritableError, flat_pairs, write_body
from understudy.http.multipart import split_multipart
from understudy.openapi.model import Encoding, MediaType


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        ({"a": 1, "b": None, "c": True, "d": False, "e": "x y"}, "a=1 b= c=true d=false e=x y"),
        ({"tags": ["red", "blue"]}, "tags=red tags=blue"),
        ({"size": {"width": 1, "depth": {"unit": "m"}}}, "size[width]=1 size[depth][unit]=m"),
        ({"rows": [{"a": 1}, {"a": 2}]}, "rows[0][a]=1 rows[1][a]=2"),
        ({"grid": [[1, 2], [3]]}, "grid[0]=1 grid[0]=2 grid[1]=3"),
        ({"mixed": ["x", {"a": 1}]}, "mixed=x mixed[1][a]=1"),
        ({}, ""),
    ],
)
def test_nested_objects_have_brackets_and_scalars_of_an_array_repeat_the_name(value: Any, pairs: str) -> None:
    assert " ".join(f"{name}={text}" for name, text in flat_pairs(value)) == pairs


OBJECT = {"a": 1, "b": ["x", "y"], "c": {"d": True}}


@pytest.mark.parametrize(
    ("name", "body", "content_type", "written"),
    [
        ("application/json", OBJECT, "application/json", b'{"a":1,"b":["x","y"],"c":{"d":true}}'),
        ("application/hal+json", [1], "application/hal+json", b"[1]"),
        ("*/*", "x", "application/json", b'"x"'),
        ("application/*", None, "application/json", b"null"),
        ("application/x-www-form-urlencoded", OBJECT, None, b"a=1&b=x&b=y&c%5Bd%5D=true"),
        ("application/x-www-form-urlencoded", {}, None, b""),
        ("application/x-www-form-urlencoded", {"\u00e9": "a b&"}, None, b"%C3%A9=a+b%26"),
        ("text/plain", "caf\u00e9", None, "caf\u00e9".encode()),
        ("image/png", "\x89PNG\xff", None, b"\x89PNG\xff"),
        ("image/png", "\u20ac", None, b"?"),
    ],
)
def test_a_body_is_written_as_its_media_type_has_it(
    name: str, body: Any, content_type: str | None, written: bytes
) -> None:
    assert write_body(MediaType(name, None, (), {}, ""), body) == (content_type or name, written)


def test_a_field_that_is_encoded_as_json_is_json() -> None:
    encoding = {"c": Encoding("application/json", None, None), "a": Encoding("text/plain", None, None)}
    encoding["b"] = Encoding(None, "form", True)
    media = MediaType("application/x-www-form-urlencoded", None, (), encoding, "")
    assert write_body(media, OBJECT)[1] == b"a=1&b=x&b=y&c=%7B%22d%22%3Atrue%7D"


def test_parts_are_text_or_json_and_read_again_as_they_were() -> None:
    content_type, body = write_body(MediaType("multipart/form-data", None, (), {}, ""), {"s": "caf\u00e9", **OBJECT})
    assert content_type == "multipart/form-data; boundary=understudy-factories"
    parts = split_multipart(body, "understudy-factories")
    assert [(each.name, each.data, each.filename, each.content_type) for each in parts] == [
        ("s", "caf\u00e9".encode(), None, None),
        ("a", b"1", None, "application/json"),
        ("b", b'["x","y"]', None, "application/json"),
        ("c", b'{"d":true}', None, "application/json"),
    ]
    assert body.startswith(b"--understudy-factories\r\n")
    assert body.endswith(b"\r\n--understudy-factories--\r\n")


@pytest.mark.parametrize(
    ("name", "body", "shown"),
    [
        ("image/png", {"a": 1}, "image/png"),
        ("application/xml", None, "application/xml"),
        ("application/x-www-form-urlencoded", [1], "application/x-www-form-urlencoded of what is no object"),
        ("multipart/form-data", "x", "multipart/form-data of what is no object"),
    ],
)
def test_what_a_media_type_can_not_express_is_reported(name: str, body: Any, shown: str) -> None:
    with pytest.raises(UnwritableError, match=f"^JSON, forms and text can be written, but no {shown}$") as refused:
        write_body(MediaType(name, None, (), {}, ""), body)
    assert refused.value.media_type == shown
