"""Routing: specificity, percent-encoding, prefixes, methods, and size."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.http.router import Match, Router
from understudy.openapi.model import Operation


def operation(method: str, path: str) -> Operation:
    return Operation(
        f"{method} {path}",
        method,
        path,
        "",
        "",
        "",
        (),
        parameters=(),
        request_body=None,
        responses={},
        security=(),
        extensions={},
    )


def router(*lines: str, prefixes: Iterable[str] = ()) -> Router:
    return Router([operation(*line.split(" ")) for line in lines], tuple(prefixes))


def found(match: Match) -> str | None:
    return match.operation.id if match.operation else None


def test_a_static_path_wins_over_a_templated_one_whatever_the_order() -> None:
    for lines in (["GET /pets/{id}", "GET /pets/mine"], ["GET /pets/mine", "GET /pets/{id}"]):
        routes = router(*lines)
        assert found(routes.match("GET", "/pets/mine")) == "GET /pets/mine"
        assert routes.match("GET", "/pets/yours").values == {"id": "yours"}


def test_a_dead_end_behind_a_static_segment_is_left_again() -> None:
    routes = router("GET /a/b/d", "GET /a/{x}/c", "GET /{y}/{z}/{x}")
    assert routes.match("GET", "/a/b/c").values == {"x": "b"}
    assert routes.match("GET", "/a/b/e").values == {"y": "a", "z": "b", "x": "e"}


@pytest.mark.parametrize(
    ("path", "operation_id", "values"),
    [
        ("/r/a..b", "GET /r/{base}..{head}", {"base": "a", "head": "b"}),
        ("/r/a...b", "GET /r/{base}...{head}", {"base": "a", "head": "b"}),
        ("/r/7.json", "GET /r/{id}.json", {"id": "7"}),
        ("/r/v2", "GET /r/v{n}", {"n": "2"}),
        ("/r/.json", "GET /r/{id}", {"id": ".json"}),
        ("/r/7", "GET /r/{id}", {"id": "7"}),
        ("/r/a%0Ab.json", "GET /r/{id}.json", {"id": "a\nb"}),
    ],
)
def test_text_beside_parameters_is_matched_before_a_parameter_alone(
    path: str, operation_id: str, values: dict[str, str]
) -> None:
    routes = router("GET /r/{id}", "GET /r/{base}..{head}", "GET /r/{base}...{head}", "GET /r/{id}.json", "GET /r/v{n}")
    match = routes.match("GET", path)
    assert (found(match), match.values) == (operation_id, values)


@pytest.mark.parametrize("path", ["", "*", "pets", "/", "//pets", "/pets//", "/pets//1", "/Pets", "/pets/1/2"])
def test_nothing_is_redirected_collapsed_or_guessed(path: str) -> None:
    match = router("GET /pets", "GET /pets/{id}", "GET /a/{b}/").match("GET", path)
    assert match == Match(None)


def test_a_slash_at_the_end_makes_no_difference() -> None:
    routes = router("GET /a/{b}/", "GET /", "GET /pets")
    assert routes.match("GET", "/a/1/").values == routes.match("GET", "/a/1").values == {"b": "1"}
    assert found(routes.match("GET", "/")) == "GET /"
    assert found(routes.match("GET", "/pets/")) == found(routes.match("GET", "/pets")) == "GET /pets"


def test_a_slash_at_the_end_counts_where_the_document_has_both_paths() -> None:
    routes = router("GET /pets", "GET /pets/", "GET /a/{b}", "GET /a/{b}/")
    for path in ("/pets", "/pets/", "/a/1", "/a/1/"):
        assert routes.match("GET", path).template == path.replace("1", "{b}")


def test_percent_encoding_is_undone_once_and_per_segment() -> None:
    routes = router("GET /files/{name}", "GET /caf\u00e9/x")
    assert routes.match("GET", "/files/a%2Fb%252F").values == {"name": "a/b%2F"}
    assert routes.match("GET", "/files/a+b").values == {"name": "a+b"}
    assert routes.match("GET", "/f%69les/%2E%2E").values == {"name": ".."}
    assert routes.match("GET", "/files/%E4%BD%A0").values == {"name": "\u4f60"}
    assert found(routes.match("GET", "/caf%C3%A9/x")) == "GET /caf\u00e9/x"
    assert routes.match("GET", "/files%2Fa").template is None


def test_a_byte_that_is_no_utf8_is_kept_as_a_lone_surrogate() -> None:
    assert router("GET /files/{name}").match("GET", "/files/%ff").values == {"name": "\udcff"}


def test_allowed_methods_are_those_of_the_path_with_head_and_options() -> None:
    routes = router("GET /pets", "POST /pets", "DELETE /pets/{id}")
    match = routes.match("PATCH", "/pets")
    assert (match.operation, match.allowed, match.template) == (None, ("GET", "POST", "HEAD", "OPTIONS"), "/pets")
    assert routes.match("GET", "/pets/1").allowed == ("DELETE", "OPTIONS")
    assert routes.match("get", "/pets").operation is None


def test_head_is_served_by_get_and_options_by_us() -> None:
    routes = router("GET /pets/{id}", "OPTIONS /own", "GET /own", "HEAD /own", "POST /only")
    head = routes.match("HEAD", "/pets/3")
    assert (found(head), head.values) == ("GET /pets/{id}", {"id": "3"})
    options = routes.match("OPTIONS", "/pets/3")
    assert options.operation is None
    assert found(routes.match("OPTIONS", "/own")) == "OPTIONS /own"
    own = routes.match("HEAD", "/own")
    assert (found(own), own.allowed) == ("HEAD /own", ("OPTIONS", "GET", "HEAD"))
    assert routes.match("HEAD", "/only").operation is None


def test_templates_that_differ_in_names_only_are_one_path() -> None:
    routes = router("GET /a/{x}/b", "POST /a/{y}/b")
    assert routes.match("GET", "/a/1/b").values == {"x": "1"}
    assert routes.match("POST", "/a/1/b").values == {"y": "1"}
    assert routes.match("PUT", "/a/1/b").allowed == ("GET", "POST", "HEAD", "OPTIONS")


def test_a_prefix_is_known_by_its_letters_whatever_slashes_are_around_it() -> None:
    routes = router("GET /pets", prefixes=["/X/", "Xv1X/", "//"])
    for path in ("/pets", "/X/pets", "/Xv1X/pets"):
        assert routes.match("GET", path).operation is not None, path
    for path in ("/v1/pets", "//pets", "/XX/pets"):
        assert routes.match("GET", path).operation is None, path


def test_prefixes_may_stand_before_the_path_or_not() -> None:
    routes = router("GET /pets/{id}", "GET /", "GET /v1/own", prefixes=["/v1/", "", "/", "api/v1"])
    for path in ("/pets/1", "/v1/pets/1", "/api/v1/pets/1"):
        assert routes.match("GET", path).values == {"id": "1"}
    assert found(routes.match("GET", "/v1/own")) == "GET /v1/own"
    assert found(routes.match("GET", "/v1")) == "GET /"
    assert routes.match("GET", "/v1pets/1").template is None
    assert routes.match("GET", "/v2/pets/1").template is None


@given(st.lists(st.text(min_size=1), min_size=2, max_size=2), st.booleans())
def test_any_value_comes_back_from_its_percent_encoded_segment(values: list[str], upper: bool) -> None:
    encoded = ["".join(f"%{byte:02X}" if upper else f"%{byte:02x}" for byte in value.encode()) for value in values]
    match = router("GET /a/{x}/b/{y}").match("GET", f"/a/{encoded[0]}/b/{encoded[1]}")
    assert match.values == {"x": values[0], "y": values[1]}


@given(st.text(), st.text())
def test_no_request_line_is_an_exception(method: str, path: str) -> None:
    routes = router("GET /a/{x}-{y}", "GET /a/{x}", "POST /{z}", prefixes=["/v1"])
    assert isinstance(routes.match(method, path), Match)
    assert isinstance(routes.match(method, "/a/" + path), Match)


def router_of(kinds: int) -> Router:
    return Router(
        [
            operation(method, f"/kind{number}{below}")
            for number in range(kinds)
            for below in ("", "/{id}", "/{id}/parts", "/{id}/parts/{p}")
            for method in ("GET", "POST")
        ]
    )


def calls_of(function: Callable[[], object]) -> int:
    """How many functions run, those of C counted."""
    count = 0

    def profile(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count


def test_a_match_costs_the_same_however_many_operations_there_are() -> None:
    small, large = router_of(2), router_of(150)
    few = calls_of(lambda: small.match("GET", "/kind1/4711/parts/12"))
    assert calls_of(lambda: large.match("GET", "/kind77/4711/parts/12")) == few


def test_routers_are_built_in_linear_time() -> None:
    assert calls_of(lambda: router_of(400)) < 4.2 * calls_of(lambda: router_of(100))


# Paths that the document writes with a query behind them.


def called(routes: Router, method: str, target: str) -> tuple[str | None, dict[str, str], tuple[str, ...], str | None]:
    path, _, query = target.partition("?")
    match = routes.match(method, path, query)
    return found(match), dict(match.values), match.allowed, match.template


QUERIES = router(
    "GET /x/{id}?type=a", "POST /x/{id}?type={kind}", "PUT /x/{id}", "GET /x/{id}?type=a&size={size}", "GET /q?k={k}&l"
)
ALLOWED = ("PUT", "OPTIONS", "GET", "HEAD", "POST")


@pytest.mark.parametrize(
    ("method", "target", "operation_id", "values", "template"),
    [
        ("GET", "/x/1?type=a", "GET /x/{id}?type=a", {"id": "1"}, "/x/{id}?type=a"),
        ("HEAD", "/x/1?type=a", "GET /x/{id}?type=a", {"id": "1"}, "/x/{id}?type=a"),
        ("GET", "/x/1?z&type=a", "GET /x/{id}?type=a", {"id": "1"}, "/x/{id}?type=a"),
        (
            "GET",
            "/x/1?size=2&type=a",
            "GET /x/{id}?type=a&size={size}",
            {"id": "1", "size": "2"},
            "/x/{id}?type=a&size={size}",
        ),
        ("POST", "/x/1?type=a%20b", "POST /x/{id}?type={kind}", {"id": "1", "kind": "a b"}, "/x/{id}?type={kind}"),
        ("POST", "/x/1", None, {}, "/x/{id}"),
        ("PUT", "/x/1?type=a", "PUT /x/{id}", {"id": "1"}, "/x/{id}"),
        ("PUT", "/x/1", "PUT /x/{id}", {"id": "1"}, "/x/{id}"),
        ("GET", "/x/1", None, {}, "/x/{id}"),
        ("GET", "/x/1?type=b", None, {}, "/x/{id}"),
    ],
)
def test_a_query_in_a_path_distinguishes_operations(
    method: str, target: str, operation_id: str | None, values: dict[str, str], template: str
) -> None:
    assert called(QUERIES, method, target) == (operation_id, values, ALLOWED, template)


@pytest.mark.parametrize(
    ("method", "query", "values"),
    [
        ("GET", "k=1&l", {"k": "1"}),
        ("GET", "l=&k=1", {"k": "1"}),
        ("HEAD", "k=1&l=5", {"k": "1"}),
        ("GET", "l", {}),
        ("GET", "k=&l", None),
        ("GET", "k=1", None),
        ("GET", "", None),
        ("POST", "k=1&l", None),
    ],
)
def test_where_a_path_stands_with_a_query_only_its_parameters_may_be_left_out(
    method: str, query: str, values: dict[str, str] | None
) -> None:
    operation_id, path_values, allowed, _ = called(QUERIES, method, f"/q?{query}")
    assert (operation_id, path_values) == ((None, {}) if values is None else ("GET /q?k={k}&l", values))
    assert allowed == (() if values is None else ("GET", "HEAD", "OPTIONS"))


def test_of_several_queries_the_one_that_asks_for_least_takes_a_request_without() -> None:
    lines = ["GET /r?a={a}&b={b}", "GET /r?a={a}", "POST /r?c={c}&d={d}&e={e}"]
    for order in (lines, lines[::-1]):
        routes = router(*order)
        assert called(routes, "GET", "/r")[0] == "GET /r?a={a}"
        assert called(routes, "GET", "/r?b=1&a=2")[:2] == ("GET /r?a={a}&b={b}", {"a": "2", "b": "1"})
        assert called(routes, "GET", "/r?b=1")[0] == "GET /r?a={a}"
        assert called(routes, "POST", "/r?c=1")[:2] == ("POST /r?c={c}&d={d}&e={e}", {"c": "1"})


@pytest.mark.parametrize(
    ("pattern", "query", "values"),
    [
        ("at={a}-{b}", "at=1-2-3", {"a": "1", "b": "2-3"}),
        ("at={a}-{b}", "at=1%0A-2", {"a": "1\n", "b": "2"}),
        ("at={a}-{b}", "at=12", None),
        ("at=v.{a}", "at=vx1", None),
        ("at=v%2B{a}", "at=v%2B1", {"a": "1"}),
        ("a+t={a}", "a%20t=1", {"a": "1"}),
        ("a+t", "a%20t", {}),
        ("at={a}&&bt", "bt&at=1", {"a": "1"}),
        ("at={a}", "at=&at=2", {"a": "2"}),
        ("at={a}", "at=1&at=2", {"a": "1"}),
        ("at={a}", "at=%FF", {"a": "\udcff"}),
        ("at=x", "at=x", {}),
        ("at=x", "at=xx", None),
        ("at=", "at", {}),
        ("at=", "at=x", None),
    ],
)
def test_a_value_in_a_query_follows_its_pattern(pattern: str, query: str, values: dict[str, str] | None) -> None:
    routes = router(f"GET /x?{pattern}", "GET /x")
    assert called(routes, "GET", f"/x?{query}")[:2] == (
        ("GET /x", {}) if values is None else (f"GET /x?{pattern}", values)
    )


def test_a_fragment_of_a_path_distinguishes_nothing() -> None:
    routes = router("GET /x#one", "POST /x#two")
    assert (found(routes.match("GET", "/x")), found(routes.match("POST", "/x"))) == ("GET /x#one", "POST /x#two")


def test_the_first_of_two_operations_of_one_place_is_called() -> None:
    routes = router("GET /a/{x}", "GET /a/{y}", "GET /s?k=1", "GET /s?k=1")
    assert routes.match("GET", "/a/1").values == {"x": "1"}
    assert routes.paths == ("/a/{x}", "/a/{y}", "/s?k=1")


def test_static_paths_are_matched_however_they_are_written_and_with_every_method() -> None:
    routes = router("GET /a/b", "POST /a/b", prefixes=["/v1"])
    for path in ("/a/b", "/a/b/", "/%61/b", "/v1/a/b", "/v1/%61/b/"):
        assert called(routes, "GET", path)[0] == "GET /a/b"
        assert called(routes, "HEAD", path) == ("GET /a/b", {}, ("GET", "POST", "HEAD", "OPTIONS"), "/a/b")
        assert called(routes, "PUT", path) == (None, {}, ("GET", "POST", "HEAD", "OPTIONS"), "/a/b")


def test_the_longest_prefix_is_left_out_first_and_none_is_left_out_twice() -> None:
    routes = router("GET /{a}", "GET /v2/{a}", prefixes=["/v1", "/v1/v2"])
    assert routes.match("GET", "/v1/v2/x").values == {"a": "x"}
    assert found(routes.match("GET", "/v1/v2/x")) == "GET /{a}"
    assert routes.match("GET", "/v1/v1/x").template is None
    assert routes.match("GET", "/v1/v2/v2/x").template == "/v2/{a}"


def test_segments_that_mix_text_and_parameters_go_on_below_each() -> None:
    routes = router("GET /r/v{n}/a", "POST /r/v{m}/b", "GET /r/{x}-{y}/c", "GET /r/{z}/d", "GET /r/{id}.json/a")
    assert routes.match("GET", "/r/v1/a").values == {"n": "1"}
    assert routes.match("POST", "/r/v1/b").values == {"m": "1"}
    assert routes.match("GET", "/r/v1-2/c").values == {"x": "v1", "y": "2"}
    assert routes.match("GET", "/r/v1-2/d").values == {"z": "v1-2"}
    assert routes.match("GET", "/r/v1.json/a").values == {"id": "v1"}
    assert routes.match("GET", "/r/v1/e") == Match(None)


def test_parameters_of_a_dead_end_are_forgotten() -> None:
    routes = router("GET /{a}/{b}/x", "GET /{c}/k/{d}", "GET /{e}-{f}/{g}/y")
    assert routes.match("GET", "/1-2/k/x").values == {"c": "1-2", "d": "x"}
    assert routes.match("GET", "/1-2/l/x").values == {"a": "1-2", "b": "l"}
    assert routes.match("GET", "/1-2/l/y").values == {"e": "1", "f": "2", "g": "l"}
