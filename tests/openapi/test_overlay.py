"""Overlays: what an action does (Overlay 1.1, section 4.4.3), and what is reported of a wrong one."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.openapi.overlay import apply_overlay

FILE = Path("o.yaml")
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1", "x-tags": ["a"]},
    "servers": [{"url": "https://a"}, {"url": "https://b"}, {"url": "https://c"}],
    "paths": {
        "/orders": {
            "get": {"summary": "List", "responses": {"200": {"description": "d"}}},
            "post": {"deprecated": True, "responses": {"201": {"description": "d"}}},
        },
        "/orders/{id}": {"get": {"responses": {"200": {"description": "d"}}}},
    },
}


def overlaid(*actions: Any, version: str = "1.1.0", document: Any = DOCUMENT) -> tuple[Any, list[str]]:
    overlay = {"overlay": version, "info": {"title": "t", "version": "1"}, "actions": list(actions)}
    before = copy.deepcopy((document, overlay))
    changed, problems = apply_overlay(document, overlay, FILE)
    assert (document, overlay) == before
    return changed, [str(problem) for problem in problems]


def changed(*actions: Any, version: str = "1.1.0") -> Any:
    result, problems = overlaid(*actions, version=version)
    assert problems == []
    return result


def problems_of(*actions: Any, version: str = "1.1.0") -> list[str]:
    return overlaid(*actions, version=version)[1]


def test_objects_merge_at_any_depth() -> None:
    update = {"info": {"title": "New", "contact": {"name": "n"}}, "paths": {"/orders": {"get": {"tags": ["t"]}}}}
    result = changed({"target": "$", "update": update})
    assert result["info"] == {"title": "New", "version": "1", "x-tags": ["a"], "contact": {"name": "n"}}
    assert result["paths"]["/orders"]["get"] == {**DOCUMENT["paths"]["/orders"]["get"], "tags": ["t"]}


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
@pytest.mark.parametrize("update", [{"url": "https://d"}, [{"url": "https://d"}]])
def test_arrays_grow(version: str, update: Any) -> None:
    assert changed({"target": "$.servers", "update": update}, version=version)["servers"] == [
        *DOCUMENT["servers"],
        {"url": "https://d"},
    ]


def test_an_array_inside_of_an_object_grows_too() -> None:
    assert changed({"target": "$.info", "update": {"x-tags": ["b"]}})["info"]["x-tags"] == ["a", "b"]


def test_plain_values_are_replaced() -> None:
    result = changed({"target": "$.paths.*.*.responses.*.description", "update": "same"})
    assert [
        response["description"]
        for item in result["paths"].values()
        for operation in item.values()
        for response in operation["responses"].values()
    ] == ["same"] * 3


def test_every_match_is_updated_and_none_shares_with_another() -> None:
    actions = (
        {"target": "$.paths.*.get", "update": {"x-a": {"b": []}}},
        {"target": "$.paths['/orders'].get['x-a']", "update": {"b": [1]}},
    )
    paths = changed(*actions)["paths"]
    assert paths["/orders"]["get"]["x-a"] == {"b": [1]}
    assert paths["/orders/{id}"]["get"]["x-a"] == {"b": []}
    assert actions[0]["update"] == {"x-a": {"b": []}}


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("$.servers[0]", ["https://b", "https://c"]),
        ("$.servers[0,2]", ["https://b"]),
        ("$.servers[0,0]", ["https://b", "https://c"]),
        ("$.servers[?@.url != 'https://b']", ["https://b"]),
        ("$.servers[*]", []),
    ],
)
def test_remove_takes_every_match_out_of_an_array(target: str, left: list[str]) -> None:
    assert [server["url"] for server in changed({"target": target, "remove": True})["servers"]] == left


def test_remove_takes_keys_even_inside_of_what_goes_as_well() -> None:
    assert changed({"target": "$.paths..responses", "remove": True})["paths"]["/orders"]["get"] == {"summary": "List"}
    assert changed({"target": "$.paths..*", "remove": True})["paths"] == {}
    assert changed({"target": "$..[?@.deprecated == true]", "remove": True})["paths"]["/orders"].keys() == {"get"}


def test_remove_false_removes_nothing_and_remove_wins_over_update() -> None:
    assert changed({"target": "$.info", "remove": False}) == DOCUMENT
    assert "servers" not in changed({"target": "$.servers", "remove": True, "update": [{"url": "x"}]})


def test_copy_is_an_update_with_what_stands_elsewhere() -> None:
    result = changed(
        {"target": "$.paths", "update": {"/baskets": {}}},
        {"target": "$.paths['/baskets']", "copy": "$.paths['/orders']"},
        {"target": "$.paths['/orders']", "remove": True},
    )
    assert result["paths"]["/baskets"] == DOCUMENT["paths"]["/orders"]
    assert result["paths"].keys() == {"/baskets", "/orders/{id}"}


def test_actions_see_what_those_before_them_did() -> None:
    result = changed(
        {"target": "$.info", "update": {"x-a": 1}},
        {"target": "$.info['x-a']", "update": 2},
    )
    assert result["info"]["x-a"] == 2


@pytest.mark.parametrize(
    ("action", "problem"),
    [
        (
            {"target": "$.paths['/order'].get", "update": {}},
            "error: o.yaml#/actions/0/target: $.paths['/order'].get matches nothing "
            "(did you mean $['paths']['/orders']?) [overlay-no-match]",
        ),
        (
            {"target": "$.paths.*.got", "update": {}},
            "error: o.yaml#/actions/0/target: $.paths.*.got matches nothing "
            "(did you mean $['paths']['/orders/{id}']['get']?) [overlay-no-match]",
        ),
        (
            {"target": "$.servers[7]", "remove": True},
            "error: o.yaml#/actions/0/target: $.servers[7] matches nothing [overlay-no-match]",
        ),
        (
            {"target": "paths", "update": {}},
            "error: o.yaml#/actions/0/target: paths is no JSONPath (RFC 9535): expected '$', found 'p', line 1, "
            "column 0 [overlay-target]",
        ),
        (
            {"target": "$.info.x-tags", "remove": True},
            "error: o.yaml#/actions/0/target: $.info.x-tags is no JSONPath (RFC 9535): expected '.', '..' or a "
            "bracketed selection, found '-', line 1, column 8 "
            "(a name such as x-tags stands in brackets: ['x-tags']) [overlay-target]",
        ),
        (
            {"taget": "$", "update": {}},
            "error: o.yaml#/actions/0: an action needs a target, a JSONPath (did you mean target instead of taget?) "
            "[overlay-target]",
        ),
        ("$", "error: o.yaml#/actions/0: an action needs a target, a JSONPath [overlay-target]"),
        ({"target": "$.info"}, "error: o.yaml#/actions/0: an action needs update, remove or copy [overlay-idle]"),
        (
            {"target": "$", "remove": True},
            "error: o.yaml#/actions/0: the document itself can't be removed [overlay-remove]",
        ),
        (
            {"target": "$.info", "update": {"title": {"en": "t"}}},
            "error: o.yaml#/actions/0/update/title: an object can't update a plain value "
            "(remove the target in an action before this one) [overlay-mismatch]",
        ),
        (
            {"target": "$.info", "update": {"x-tags": "b"}},
            "error: o.yaml#/actions/0/update/x-tags: a plain value can't update an array "
            "(remove the target in an action before this one) [overlay-mismatch]",
        ),
        (
            {"target": "$.info", "update": None},
            "error: o.yaml#/actions/0/update: a plain value can't update an object "
            "(remove the target in an action before this one) [overlay-mismatch]",
        ),
        (
            {"target": "$.info.*", "update": "x"},
            "error: o.yaml#/actions/0/update: the target selects a plain value and an array; all must be alike "
            "[overlay-mixed]",
        ),
        (
            {"target": "$.info", "copy": "$.paths.*"},
            "error: o.yaml#/actions/0/copy: $.paths.* must match one place, not 2 [overlay-copy]",
        ),
        (
            {"target": "$.info", "copy": "$.inf"},
            "error: o.yaml#/actions/0/copy: $.inf must match one place, not 0 (did you mean $['info']?) [overlay-copy]",
        ),
        (
            {"target": "$.info", "copy": "$.paths", "update": {}},
            "error: o.yaml#/actions/0/copy: an action has either update or copy (make it two) [overlay-copy]",
        ),
        (
            {"target": "$.info", "update": {}, "delete": True},
            "error: o.yaml#/actions/0/delete: an action has no delete (did you mean update?) [overlay-key]",
        ),
    ],
)
def test_an_action_that_does_not_work_is_reported_with_the_reason(action: Any, problem: str) -> None:
    result, problems = overlaid(action)
    assert problems == [problem]
    assert result == DOCUMENT


def test_copy_needs_overlay_1_1() -> None:
    assert problems_of({"target": "$.info", "copy": "$.paths"}, version="1.0.0") == [
        "error: o.yaml#/actions/0/copy: copy came with Overlay 1.1 "
        "(begin the file with `overlay: 1.1.0`) [overlay-copy]"
    ]


@pytest.mark.parametrize(
    ("overlay", "problems"),
    [
        (
            {"overly": "1.0.0", "actions": []},
            [
                "error: o.yaml#: overlay is missing (did you mean overlay instead of overly?) [overlay-version]",
                "warning: o.yaml#/actions: the overlay has no action [overlay-actions]",
            ],
        ),
        (
            {"overlay": "2.0.0"},
            [
                "error: o.yaml#/overlay: overlay is '2.0.0' (expected 1.0.x or 1.1.x) [overlay-version]",
                "error: o.yaml#: an overlay needs an array of actions (list them under `actions:`) [overlay-actions]",
            ],
        ),
        (
            {"overlay": "1.2.0", "action": [], "actions": {}},
            [
                "warning: o.yaml#/overlay: Overlay 1.2.0 is read as 1.1 [overlay-version]",
                "error: o.yaml#: an overlay needs an array of actions (list them under `actions:`) [overlay-actions]",
            ],
        ),
        (
            {"overlay": 1.1, "action": []},
            [
                "error: o.yaml#: an overlay needs an array of actions "
                "(did you mean actions instead of action?) [overlay-actions]"
            ],
        ),
    ],
)
def test_a_file_that_is_no_overlay_is_reported_with_the_reason(overlay: Any, problems: list[str]) -> None:
    assert [str(problem) for problem in apply_overlay(DOCUMENT, overlay, FILE)[1]] == problems


def test_what_no_action_touches_is_not_copied() -> None:
    result = changed({"target": "$.paths['/orders'].get", "update": {"x": 1}})
    assert result["paths"]["/orders"]["post"] is DOCUMENT["paths"]["/orders"]["post"]
    assert result["paths"]["/orders"]["get"] is not DOCUMENT["paths"]["/orders"]["get"]


def test_a_node_that_stands_in_two_places_changes_in_one_only() -> None:
    shared = {"get": {}}
    result, _ = overlaid(
        {"target": "$.paths.a.get", "update": {"x": 1}}, document={"paths": {"a": shared, "b": shared}}
    )
    assert result["paths"] == {"a": {"get": {"x": 1}}, "b": {"get": {}}}


PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
KEYS = st.sampled_from("abc")
TREES = st.recursive(PLAIN, lambda inner: st.dictionaries(KEYS, inner, max_size=3) | st.lists(inner, max_size=2))
OBJECTS = st.dictionaries(KEYS, TREES, max_size=3)


@given(OBJECTS, OBJECTS)
def test_an_update_is_in_the_document_afterwards_or_is_refused_whole(document: Any, update: Any) -> None:
    result, problems = overlaid({"target": "$", "update": update}, document=document)
    if problems:
        assert result == document
    else:
        assert _holds(result, update)
        assert overlaid({"target": "$", "update": {}}, document=result)[0] == result


@given(OBJECTS)
def test_updating_an_empty_object_gives_the_update(update: Any) -> None:
    assert overlaid({"target": "$", "update": update}, document={}) == (update, [])


def _holds(value: Any, part: Any) -> bool:
    if isinstance(part, dict):
        return isinstance(value, dict) and all(name in value and _holds(value[name], part[name]) for name in part)
    if isinstance(part, list):
        return isinstance(value, list) and value[len(value) - len(part) :] == part
    return bool(value == part)
