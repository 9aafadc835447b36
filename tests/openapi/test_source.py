"""Reading JSON and YAML files: what a document means, and what is reported of a broken one."""

from __future__ import annotations

import json
import os
import stat
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from understudy.openapi.pointer import escape, pointer_of
from understudy.openapi.source import read_source, read_value
from understudy.openapi.yaml_text import YamlError, parse_yaml
from understudy.problem import DocumentError, Problem

SPECS = Path(__file__).parents[2].parent / "shared" / "specs"
# libyaml does not join the two halves that JSON escapes a character beyond plane 0 to, nor take keys beyond 1024.
PLANE_0 = st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(PLANE_0, max_size=60),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(PLANE_0, max_size=60), inner, max_size=4),
    max_leaves=12,
)


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(DocumentError) as caught:
        read_source(path)
    return caught.value.problems


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(word, word) for word in ("on", "off", "yes", "no", "y", "n", "On", "NO")],
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
        ("2026-01-01", "2026-01-01"),
        ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("+5", 5),
        ("-5", -5),
        ("0b11", "0b11"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("-", None),
        ("'5'", "5"),
        ('"true"', "true"),
        ("=", "="),
        ("!!str 5", "5"),
        ("!!int '5'", 5),
        ("!!float 5", 5.0),
        ("1.2.3", "1.2.3"),
        ("|\n  5\n", "5\n"),
    ],
)
def test_plain_values_mean_what_yaml_1_2_says(text: str, value: Any) -> None:
    if text == "-":
        value = [None]
    found = parse_yaml(f"a: {text}" if text != "-" else "a:\n- ")[0]["a"]
    assert (found, type(found)) == (value, type(value))


def test_keys_are_text() -> None:
    assert parse_yaml("200: a\ntrue: b\nnull: c\n1.5: d\n")[0] == {"200": "a", "true": "b", "null": "c", "1.5": "d"}


def test_aliases_and_merges_are_written_out_and_own_keys_win() -> None:
    text = "base: &base {type: object, title: base}\na: *base\nb: {<<: *base, title: own}\nc: {title: own, <<: [*base]}"
    value, doubled = parse_yaml(text)
    assert value["a"] == {"type": "object", "title": "base"}
    assert value["b"] == value["c"] == {"type": "object", "title": "own"}
    assert doubled == []


@given(st.dictionaries(st.text(PLANE_0, max_size=60), JSON, max_size=4))
def test_json_read_as_yaml_is_the_same_value(value: dict[str, Any]) -> None:
    assert parse_yaml(json.dumps(value))[0] == value


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_what_pyyaml_writes_is_read_back(value: dict[str, Any]) -> None:
    assert parse_yaml(yaml.safe_dump(value, allow_unicode=False, default_style='"'))[0] is not None
    text = yaml.safe_dump(value, default_flow_style=False)
    assert parse_yaml(text)[0].keys() == value.keys()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1\n", "did not find expected ',' or ']' at line 2, column 1"),
        ("a: *nope", "found undefined alias at line 1, column 4"),
        ("a: &x [*x]", "an alias contains itself at line 1, column 4"),
        ("a: !!binary x", "the tag tag:yaml.org,2002:binary of 'x' stands for nothing in JSON at line 1, column 4"),
        ("a: !!int x", "the tag tag:yaml.org,2002:int of 'x' stands for nothing in JSON at line 1, column 4"),
        ("a: !mine {}", "the tag !mine stands for nothing in JSON at line 1, column 4"),
        ("? [a]\n: b", "a key must be text at line 1, column 3"),
        ("a: 1\n---\nb: 2", "but found another document at line 2, column 1"),
        ("a: " + "[" * 100_000, "nested too deeply at line 1, column 303"),
        ("- " * 100_000, "nested too deeply at line 1, column 601"),
        ("a: " + "9" * 5000, "a number of too many digits at line 1, column 4"),
        ("a: {<<: 5}", "`<<` merges objects only at line 1, column 9"),
    ],
)
def test_what_is_no_yaml_is_reported_with_line_and_column(text: str, message: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(text)
    assert str(caught.value) == message


def test_aliases_of_aliases_do_not_explode() -> None:
    lines = ["a: &a [1,1,1,1,1,1,1,1,1,1]"]
    lines += [
        f"{name}: &{name} [{','.join([f'*{below}'] * 10)}]" for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    started = time.process_time()
    with pytest.raises(YamlError, match="aliases grow beyond measure"):
        parse_yaml("\n".join(lines))
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a", "a.txt"])
def test_the_format_is_recognised_by_content_not_by_the_name(tmp_path: Path, name: str) -> None:
    assert read_source(write(tmp_path, name, '{"a": [1, 2.5, null, "é"]}')) == {"a": [1, 2.5, None, "é"]}
    assert read_source(write(tmp_path, "flow.yaml", "{a: [1, b]}")) == {"a": [1, "b"]}
    assert read_source(write(tmp_path, "bom.json", b"\xef\xbb\xbf{}")) == {}


@pytest.mark.parametrize(
    ("name", "text", "rule", "message"),
    [
        ("a.json", '{"a": }', "syntax", "Expecting value at line 1, column 7"),
        ("a.json", '{"a": NaN}', "syntax", "NaN is not JSON (RFC 8259 section 6)"),
        ("a.json", '{"a": "\\ud800"}', "syntax", "half of a surrogate pair is not text (RFC 8259 section 8.2)"),
        ("a.json", "[" * 100_000, "syntax", "nested too deeply, or an alias that contains itself"),
        ("a.yaml", "a: [", "syntax", "did not find expected node content at line 2, column 1"),
        ("a.yaml", "", "file-empty", "the file is empty"),
        ("a.yaml", " \n", "file-empty", "the file is empty"),
        ("a.yaml", "# nothing\n", "not-an-object", "expected an object at the top, got nothing"),
        ("a.yaml", "- a\n", "not-an-object", "expected an object at the top, got an array"),
        ("a.yaml", "text", "not-an-object", "expected an object at the top, got text"),
        ("a.yaml", "5", "not-an-object", "expected an object at the top, got 5"),
        ("a.yaml", b"a: \xff", "file-encoding", "not UTF-8 at byte 3"),
    ],
)
def test_of_a_broken_file_it_is_reported_what_is_wrong(
    tmp_path: Path, name: str, text: str | bytes, rule: str, message: str
) -> None:
    path = write(tmp_path, name, text)
    assert refused(path) == (Problem(rule, message, "", str(path)),)


def test_a_huge_integer_in_json_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    [problem] = refused(write(tmp_path, "a.json", '{"a": ' + "9" * 5000 + "}"))
    assert problem.rule == "syntax"


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a.json", '{"a": 1, "b/c": {"d": [{"e": 1, "e": 2}]}, "a": 3}', ("", "")),
        ("a.yaml", "a: 1\nb/c:\n  d:\n  - e: 1\n    e: 2\na: 3\n", (" at line 6, column 1", " at line 5, column 5")),
    ],
)
def test_every_key_that_stands_twice_is_reported(tmp_path: Path, name: str, text: str, places: tuple[str, str]) -> None:
    path = write(tmp_path, name, text)
    found = {str(problem) for problem in refused(path)}
    assert found == {
        f"error: {path}#/a: a stands twice{places[0]} [duplicate-key]",
        f"error: {path}#/b~1c/d/0/e: e stands twice{places[1]} [duplicate-key]",
    }


def test_a_missing_file_is_reported_with_the_nearest_that_exists(tmp_path: Path) -> None:
    write(tmp_path, "openapi.yaml", "a: 1")
    [problem] = refused(tmp_path / "openapi.yml")
    assert str(problem) == (
        f"error: {tmp_path}/openapi.yml#: there is no such file (did you mean {tmp_path}/openapi.yaml?) [file-missing]"
    )
    assert refused(tmp_path / "none" / "x.yaml")[0].hint == ""
    assert refused(tmp_path / "openapi.yaml" / "x")[0].message == "there is no such file"
    assert refused(tmp_path)[0].message == "this is a folder; name the document in it"


@given(st.text())
def test_pointer_tokens_round_trip(token: str) -> None:
    assert escape(token).replace("~1", "/").replace("~0", "~") == token
    assert "/" not in escape(token)
    assert pointer_of([token, 0]) == f"/{escape(token)}/0"


@pytest.mark.skipif(not SPECS.is_dir(), reason="the public documents are not here")
def test_json_documents_mean_the_same_read_as_yaml() -> None:
    text = (SPECS / "paypal-payments.json").read_text(encoding="utf-8")
    started = time.process_time()
    value = parse_yaml(text)[0]
    assert time.process_time() - started < 1
    assert value == json.loads(text)


@given(JSON, st.sampled_from([None, 2]), st.booleans())
def test_json_is_read_as_the_standard_library_reads_it(
    tmp_path_factory: pytest.TempPathFactory, value: Any, indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps({"value": value}, indent=indent, ensure_ascii=ascii_only)
    path = write(tmp_path_factory.getbasetemp(), "any.json", text)
    read = read_source(path)
    assert (read, repr(read)) == (json.loads(text), repr(json.loads(text)))


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 123456789012345678901234567890}',
        '{"a": [1, -123456789012345678901234567890]}',
        '{"a":                                                  123456789012345678901234567890}',
        '{"a": ' + 90 * " " + "123456789012345678901234567890}",
        '{"a": 0.123456789012345678901234567890}',
        '{"a": "for 123456789012345678901234567890"}',
        '{"a": "quotes \\" and \\\\", "\\"b\\"": "\\\\\\""}',
        '\ufeff{"a": 1}',
    ],
)
def test_what_json_says_is_not_changed(tmp_path: Path, text: str) -> None:
    assert read_source(write(tmp_path, "a.json", text)) == json.loads(text.removeprefix("\ufeff"))


def test_a_key_that_stands_twice_is_seen_among_escaped_quotes(tmp_path: Path) -> None:
    text = r'{"a": {"quote\" b": "\\", "quote\" b": "\""}}'
    [problem] = refused(write(tmp_path, "a.json", text))
    assert (problem.rule, problem.pointer) == ("duplicate-key", '/a/quote" b')


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFO")
def test_a_file_that_only_says_that_it_is_regular_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stat, "S_ISREG", lambda _mode: True)  # as /proc/kmsg does
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    try:
        with pytest.raises(DocumentError, match="this is no regular file"):
            read_value(path, regular=True)
    finally:
        os.close(writer)
