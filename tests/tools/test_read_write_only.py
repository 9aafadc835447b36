"""Read-only and write-only properties in the SDK: what need not be given, what is not sent, what need not come."""

from __future__ import annotations

import copy
import importlib
import inspect
import io
import json
import pickle
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import called_by_id, document, operation, schema_ref
from type_checking import mypy

from understudy_tools.sdk.regenerate import regenerate

TEXT = {"type": "string"}
ID = {"type": "integer", "readOnly": True}
SCHEMAS: dict[str, Any] = {
    "Moment": {"type": "string", "format": "date-time", "readOnly": True},
    "Base": {"type": "object", "required": ["id"], "properties": {"id": ID}},
    "Leaf": {
        "allOf": [schema_ref("Base"), {"type": "object", "required": ["label"], "properties": {"label": TEXT}}],
    },
    "Tree": {
        "type": "object",
        "required": ["name", "made", "kind", "leaves"],
        "properties": {
            "name": TEXT,
            "made": schema_ref("Moment"),
            "kind": {"allOf": [schema_ref("Kind")], "readOnly": True},
            "leaves": {"type": "array", "items": schema_ref("Leaf")},
            "either": {"oneOf": [schema_ref("Leaf"), TEXT]},
            "above": schema_ref("Tree"),
            "by": {"type": "object", "additionalProperties": schema_ref("Leaf")},
        },
    },
    "Kind": {"type": "string", "enum": ["oak", "elm"]},
    **{
        name: {"type": "object", "required": needed, "properties": {"id": ID, "word": {**TEXT, "writeOnly": True}}}
        for name, needed in (("Read", ["id", "word"]), ("Sent", ["id", "word"]), ("Told", ["id"]))
    },
    "Form": {
        "type": "object",
        "required": ["id", "file"],
        "properties": {"id": ID, "file": {"type": "string", "format": "binary"}, "count": {"type": "integer"}},
    },
}  # fmt: skip


def body(media_type: str, schema: Any) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {media_type: {"schema": schema}}}}


def built() -> dict[str, Any]:
    return document(
        {
            "/trees": {"post": operation("plant", "201", schema_ref("Tree"), body=schema_ref("Tree"), tags=["park"])},
            "/read": {"get": operation("read", reply=schema_ref("Read"), tags=["park"])},
            "/sent": {"put": operation("send", "204", body=schema_ref("Sent"), tags=["park"])},
            "/form": {
                "post": {
                    **operation("upload", "204", tags=["park"]),
                    **body("multipart/form-data", schema_ref("Form")),
                }
            },
            "/fields": {
                "post": {
                    **operation("fill", "204", tags=["park"]),
                    **body("application/x-www-form-urlencoded", schema_ref("Told")),
                }
            },
        },
        SCHEMAS,
        webhooks={"told": {"post": operation("told", "204", body=schema_ref("Told"))}},
        servers=[{"url": "http://park.test"}],
    )


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("park")
    (folder / "openapi.json").write_text(json.dumps(called_by_id(built())))
    regenerate(folder / "openapi.json", folder / "out", package="park_shop", progress=lambda _: None)
    sys.path.insert(0, str(folder / "out"))
    yield folder / "out"
    sys.path.remove(str(folder / "out"))


@pytest.fixture(scope="module")
def models(out: Path) -> Any:
    return importlib.import_module("park_shop.models")


@pytest.fixture(scope="module")
def sent(out: Path) -> Callable[..., httpx.Request]:
    """What arrives when an operation is called."""

    def call(name: str, body: Any, reply: httpx.Response | None = None) -> httpx.Request:
        seen: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            request.read()
            seen.append(request)
            return reply or httpx.Response(204)

        http = httpx.Client(transport=httpx.MockTransport(answer))
        getattr(importlib.import_module("park_shop").Client(http_client=http).park, name)(body=body)
        return seen[0]

    return call


WIRE = {
    "name": "n",
    "made": "2026-05-01T12:00:00+00:00",
    "kind": "oak",
    "leaves": [{"id": 1, "label": "a"}],
    "either": {"id": 2, "label": "b"},
    "by": {"x": {"id": 3, "label": "c"}},
    "more": True,
}
WHOLE = {**WIRE, "above": {**WIRE, "either": "text"}}
LEFT = {"name": "n", "leaves": [{"label": "a"}], "either": {"label": "b"}, "by": {"x": {"label": "c"}}, "more": True}


def test_read_only_is_left_out_of_a_request_however_deep_and_of_nothing_else(
    sent: Callable[..., httpx.Request], models: Any
) -> None:
    tree = models.Tree.from_dict(WHOLE)
    request = sent("plant", tree, httpx.Response(201, json=WHOLE))
    assert json.loads(request.content) == {**LEFT, "above": {**LEFT, "either": "text"}}
    assert tree.to_dict() == WHOLE


def test_read_only_need_not_be_passed(sent: Callable[..., httpx.Request], models: Any) -> None:
    tree = models.Tree(name="n", leaves=[models.Leaf(label="a")])
    assert json.loads(sent("plant", tree, httpx.Response(201, json=WHOLE)).content) == tree.to_dict()
    assert tree.to_dict() == {"name": "n", "leaves": [{"label": "a"}]}


def test_forms_leave_it_out_as_well(sent: Callable[..., httpx.Request], models: Any) -> None:
    file = importlib.import_module("park_shop.types").File(io.BytesIO(b"x"), "x.bin")
    parts = sent("upload", models.Form(file=file, id=7, count=2)).content
    assert (b'name="id"' in parts, b'name="file"' in parts, b'name="count"' in parts) == (False, True, True)
    assert sent("fill", models.Told(id=7, word="w")).content == b"word=w"


def test_an_answer_must_have_what_is_read_only(out: Path) -> None:
    package = importlib.import_module("park_shop")
    http = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={"word": "w"})))
    with pytest.raises(package.errors.DecodeError, match="id"):
        package.Client(http_client=http, strict=True).park.read()


def test_what_goes_one_way_is_as_strict_as_it_can_be(models: Any) -> None:
    """What only comes has its id, what is only sent has its word; what a webhook tells may lack the word."""
    required = {}
    for name in ("Read", "Sent", "Told", "Leaf"):
        parameters = inspect.signature(getattr(models, name)).parameters.values()
        required[name] = [entry.name for entry in parameters if entry.default is entry.empty]
    assert required == {"Read": ["id", "word"], "Sent": ["word"], "Told": [], "Leaf": ["label"]}
    assert models.Read.from_dict({"id": 1}).to_dict() == {"id": 1}
    with pytest.raises(KeyError):
        models.Sent.from_dict({"id": 1})


def test_the_example_gives_what_is_sent(out: Path) -> None:
    text = (out / "reference.md").read_text(encoding="utf-8")
    assert 'client.park.send(word="' in text
    assert "id=" not in text


def test_the_package_is_typed(out: Path) -> None:
    program = out / "use.py"
    program.write_text(
        "from park_shop.models import Leaf, Read, Tree\n\n\n"
        "def year(tree: Tree) -> int:\n    return tree.made.year\n\n\n"
        'print(year(Tree(name="n", leaves=[Leaf(label="a")])))\n'
    )
    assert mypy("park_shop", "use.py", folder=out).startswith("Success")


def test_a_document_without_any_has_none_of_it(tmp_path: Path) -> None:
    plain = {"type": "object", "properties": {"name": TEXT}}
    made = document({"/a": {"post": operation("a", "204", body=schema_ref("Plain"))}}, {"Plain": plain})
    (tmp_path / "openapi.json").write_text(json.dumps(made))
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package="plain", progress=lambda _: None)
    texts = [
        file.read_text() for name in ("models", "resources") for file in (tmp_path / "out/plain" / name).glob("*.py")
    ]
    assert not [text for text in texts if "sending" in text or "_ABSENT" in text]


def test_what_is_not_passed_survives_a_copy_and_is_shown_as_that(models: Any) -> None:
    tree = models.Tree(name="n", leaves=[models.Leaf(label="a")])
    assert repr(tree.leaves[0]) == "Leaf(label='a')"
    for other in (copy.copy(tree), copy.deepcopy(tree), pickle.loads(pickle.dumps(tree))):
        assert other == tree
        assert other.to_dict() == {"name": "n", "leaves": [{"label": "a"}]}
