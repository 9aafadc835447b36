"""What makes generation quick changes nothing of what comes out."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openapi_python_client import strings

from understudy.problem import DocumentError
from understudy_tools.sdk.naming import parted
from understudy_tools.sdk.opc import name_collisions as clashes
from understudy_tools.sdk.opc.imports import tidied
from understudy_tools.sdk.opc.name_collisions import name_members
from understudy_tools.sdk.opc.patches import copied, patched
from understudy_tools.sdk.regenerate import regenerate

_START = "T = TypeVar("
_MODULE = """from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator
from attrs import define as _attrs_define
from attrs import field as _attrs_field
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime
from ..models.colour import Colour

if TYPE_CHECKING:
  from ..models.order_line import OrderLine
  from ..models.order import Order
  from ..models.unused import Unused

T = TypeVar("T", bound="Basket")

@_attrs_define
class Basket:
    order: Order
    lines: list[OrderLine]
    at: datetime.datetime
    colour: Colour | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.order_line import OrderLine  # noqa: PLC0415
        from ..models.order import Order  # noqa: PLC0415
        return {"lines": [line.to_dict() for line in self.lines if isinstance(line, OrderLine)]}

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.order_line import OrderLine  # noqa: PLC0415
        from ..models.order import Order  # noqa: PLC0415
        return cls(order=Order.from_dict(src_dict), lines=[])
"""


def test_what_is_not_used_is_not_imported() -> None:
    assert (
        tidied(_MODULE, _START)
        == """from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.colour import Colour
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.order import Order
    from ..models.order_line import OrderLine


T = TypeVar("T", bound="Basket")

@_attrs_define
class Basket:
    order: Order
    lines: list[OrderLine]
    at: datetime.datetime
    colour: Colour | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.order_line import OrderLine  # noqa: PLC0415

        return {"lines": [line.to_dict() for line in self.lines if isinstance(line, OrderLine)]}

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.order import Order  # noqa: PLC0415

        return cls(order=Order.from_dict(src_dict), lines=[])
"""
    )


def test_ruff_has_nothing_to_fix_in_it() -> None:
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "I,F401", "--quiet", "-"]
    before, after = (
        subprocess.run(ruff, input=text, text=True, capture_output=True, check=False).returncode
        for text in (_MODULE, tidied(_MODULE, _START))
    )
    assert (before, after) == (1, 0)


def test_without_lazy_imports_nothing_is_kept_for_type_checkers() -> None:
    module = "from typing import TYPE_CHECKING, TypeVar\nimport json\n\nT = TypeVar('T')\nclass Thing: json = jsonish\n"
    assert tidied(module.replace("json = jsonish", "pass"), _START) == (
        "from __future__ import annotations\n\nfrom typing import TypeVar\n\nT = TypeVar('T')\nclass Thing: pass\n"
    )


@given(st.text() | st.from_regex(r"[A-Za-z0-9_ .\-/]*", fullmatch=True))
def test_names_are_the_generators_with_signs_between_words(text: str) -> None:
    spaced = parted(text)
    assume(not any(unicodedata.category(letter).startswith("M") for letter in spaced))  # which theirs would drop
    theirs = [strings.sanitize(spaced), strings.snake_case(spaced), strings.split_words(text)]
    with patched():
        assert [strings.sanitize(text), strings.snake_case(text), strings.split_words(text)] == theirs
    assert strings.sanitize.__module__ == strings.__name__


def test_what_was_patched_is_put_back_after_an_error() -> None:
    with pytest.raises(KeyError), patched():
        raise KeyError
    assert strings.sanitize.__module__ == strings.__name__


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_a_copy_is_equal_and_another(node: Any) -> None:
    made = copied([node])
    assert made == [node]
    assert not isinstance(node, list | dict) or made[0] is not node


_ORDERS = Path(__file__).parents[1] / "support" / "orders.yaml"


def test_nothing_is_left_beside_the_package(tmp_path: Path) -> None:
    regenerate(_ORDERS, tmp_path / "new/sdk", progress=lambda _: None)
    assert [place.name for place in tmp_path.iterdir()] == ["new"]
    assert [place.name for place in (tmp_path / "new").iterdir()] == ["sdk"]
    broken = tmp_path / "broken.yaml"
    broken.write_text("openapi: 3.1.0\n", "utf-8")
    with pytest.raises(DocumentError):
        regenerate(broken, tmp_path / "other", progress=lambda _: None)
    assert sorted(place.name for place in tmp_path.iterdir()) == ["broken.yaml", "new"]


def test_a_folder_may_stand_where_nothing_else_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regenerate(_ORDERS, tmp_path / "sdk", progress=lambda _: None)
    before = {place: place.read_bytes() for place in (tmp_path / "sdk").rglob("*") if place.is_file()}
    allowed = os.access
    # Root, as whom tests may run, may write everywhere.
    monkeypatch.setattr(os, "access", lambda place, mode: place != tmp_path and allowed(place, mode))
    seen = []
    monkeypatch.setattr("tempfile.mkdtemp", _recording(seen, __import__("tempfile").mkdtemp))
    regenerate(_ORDERS, tmp_path / "sdk", progress=lambda _: None)
    assert seen == [None]
    assert {place: place.read_bytes() for place in (tmp_path / "sdk").rglob("*") if place.is_file()} == before


def _recording(seen: list[Any], theirs: Any) -> Any:
    def mkdtemp(suffix: Any = None, prefix: Any = None, dir: Any = None) -> Any:  # noqa: A002 - tempfile's word
        seen.append(dir)
        return theirs(suffix, prefix, dir)

    return mkdtemp


def test_what_is_no_import_is_not_lost_without_a_word() -> None:
    with pytest.raises(ValueError, match="the head of a model's template has something that is no import: _ABSENT = 1"):
        tidied("import json\n_ABSENT = 1\n\nT = TypeVar('T')\n", _START)


def test_an_enumeration_of_many_thousand_values_costs_no_more_than_each_of_them() -> None:
    """Comparing each with all before it took minutes."""
    values = [Counted(f"v{number}") for number in range(2000)]
    node: dict[str, Any] = {"enum": [*values, *values, 1, True, 1.0, [1], [1], {"a": 1}, {"a": 1}]}
    Counted.compared = 0
    name_members(node)
    assert Counted.compared < 20_000


class Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ()
    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)


def test_values_that_only_python_has_equal_are_two() -> None:
    assert clashes._each_once([1, True, 1.0, 1, "1", [1], [1], None, None]) == [1, True, 1.0, "1", [1], None]


def test_the_shipped_package_does_not_grow() -> None:
    """There were 13,913 lines beside the runtime, of which a quarter said what another said: half is the most."""
    package = Path(__file__).parents[2] / "generated" / "campaignflow" / "campaignflow"
    files = [file for file in package.rglob("*.py") if "_runtime" not in file.parts]
    assert sum(file.read_text(encoding="utf-8").count("\n") for file in files) <= 13_913 // 2
