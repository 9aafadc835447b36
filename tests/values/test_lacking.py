"""What was found out of one object about what others of its schema lack changes none of them."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from understudy.openapi.schemas import Schemas
from understudy.values.generate import Values

LINE = {
    "type": "object",
    "required": ["id", "ref"],
    "properties": {
        "id": {"type": "integer", "minimum": 1, "maximum": 9_000_000},
        "ref": {"type": "integer", "minimum": 1, "maximum": 9_000_000},
        "note": {"type": "string"},
    },
}
ORDER: dict[str, Any] = {
    "type": "object",
    "required": ["no"],
    "properties": {
        "no": {"type": "integer", "minimum": 1, "maximum": 9_000_000},
        "a/b": {**LINE, "required": ["id"]},
        "lines": {"type": "array", "items": LINE},
        "groups": {"type": "object", "properties": {"first": {"type": "array", "items": LINE}}},
    },
}

NUMBER = st.integers(1, 9)
SOME_LINE = st.fixed_dictionaries({}, optional={"id": NUMBER, "ref": NUMBER, "note": st.text(max_size=2)})
LINES = st.lists(SOME_LINE, max_size=3)
SOME_ORDER = st.fixed_dictionaries(
    {},
    optional={
        "no": NUMBER,
        "a/b": SOME_LINE,
        "lines": LINES,
        "groups": st.fixed_dictionaries({}, optional={"first": LINES}),
    },
)


def values() -> Values:
    return Values(Schemas({}, "3.1"), 7)


def completed(with_: Values, candidate: Any, key: str) -> Any:
    before = copy.deepcopy(candidate)
    made = with_.completed(ORDER, "response", candidate, key=key)
    assert candidate == before
    return made


@given(st.lists(SOME_ORDER, min_size=2, max_size=5))
def test_objects_are_completed_as_the_first_one_is(orders: list[Any]) -> None:
    learned = values()
    for at, order in enumerate(orders):
        made = completed(learned, order, str(at))
        assert made == completed(values(), order, str(at))
        assert list(made) == list(completed(values(), order, str(at)))


def test_it_is_known_what_is_lacking_once_an_object_lacked_it() -> None:
    learned = values()
    completed(learned, {"no": 1, "lines": [{"id": 1, "ref": 2}]}, "a")
    assert not learned.lacks
    completed(learned, {"no": 1, "lines": [{"id": 1}]}, "b")
    assert list(learned.lacks) == [(id(ORDER), "response")]
