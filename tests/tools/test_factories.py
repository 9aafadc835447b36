"""Typed factories for documents that are odd: names that are taken, answers without a class, files, no records."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from documents import document, operation, play, schema_ref
from type_checking import mypy

from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.testing.factories import Factories
from understudy_tools.sdk.regenerate import check, regenerate

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
TAKEN = (
    "attrs",
    "build",
    "case",
    "count",
    "encode",
    "expand",
    "full",
    "nest",
    "relate",
    "validate",
    "variants",
    "self",
    "class",
    "list",
    "states",
    "said",
    "_t",
    "to_dict",
)


def resource(name: str, schema: Any, body: Any = None, answer: Any = None) -> dict[str, Any]:
    """A collection that can be created, and read one by one."""
    noun = name.strip("/").replace("/", "_")
    key = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    return {
        name: {"post": operation(f"create_{noun}", "201", answer or schema, body=body or schema)},
        f"{name}/{{id}}": {"get": operation(f"get_{noun}", reply=schema, parameters=[key])},
    }


SCHEMAS: dict[str, Any] = {
    "Taken": {
        "type": "object",
        "required": ["id", *TAKEN],
        "properties": {"id": TEXT, **dict.fromkeys(TAKEN, TEXT), "count_": TEXT, "a-b": TEXT},
    },
    "Pet": {
        "type": "object",
        "required": ["id", "petName", "bornAt", "kind", "chipId"],
        "properties": {
            "id": {**TEXT, "readOnly": True},
            "petName": TEXT,
            "bornAt": {"type": "string", "format": "date-time"},
            "chipId": {"type": "string", "format": "uuid"},
            "ownerId": TEXT,
            "classId": TEXT,
            "kind": {"type": ["string", "null"], "enum": ["cat", 'a "dog"', None]},
            "labels": {"type": "object", "additionalProperties": TEXT},
            "secret": {**TEXT, "writeOnly": True},
        },
    },
    "Owner": {
        "type": "object",
        "required": ["id"],
        "properties": {"id": TEXT, "status": {"$ref": "#/components/schemas/OwnerState", "readOnly": True}},
    },
    "OwnerState": {"type": "string", "enum": ["new", "paid-up", "gone"]},
    "OwnerFactory": {"type": "object", "required": ["id"], "properties": {"id": TEXT}},
    "Class": {"type": "object", "required": ["id"], "properties": {"id": TEXT}},
    "Cat": {"type": "object", "required": ["id", "lives"], "properties": {"id": TEXT, "lives": WHOLE}},
    "Dog": {"type": "object", "required": ["id", "tricks"], "properties": {"id": TEXT, "tricks": WHOLE}},
    "Upload": {
        "type": "object",
        "required": ["file", "note"],
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "more": {"type": "array", "items": {"type": "string", "format": "binary"}},
            "note": TEXT,
            "sent": schema_ref("Sent"),
        },
    },
    "Sent": {"type": "object", "required": ["payload"], "properties": {"payload": TEXT}},
    "File": {"type": "object", "required": ["id"], "properties": {"id": TEXT, "note": TEXT}},
}
WRAPPED = {"type": "object", "required": ["data"], "properties": {"data": schema_ref("Owner")}}
FILES = resource("/files", schema_ref("File"))
FILES["/files"]["post"]["requestBody"]["content"] = {"multipart/form-data": {"schema": schema_ref("Upload")}}
PLACE = {"type": "object", "required": ["id", "at"], "properties": {"id": TEXT, "at": WHOLE}}
SHOP = document(
    {
        **resource("/taken", schema_ref("Taken")),
        **resource("/pets", schema_ref("Pet")),
        **resource("/owners", schema_ref("Owner")),
        **resource("/owner-factories", schema_ref("OwnerFactory")),
        **resource("/classes", schema_ref("Class")),
        **resource("/shop/owners", WRAPPED, WRAPPED),
        **resource("/animals", {"oneOf": [schema_ref("Cat"), schema_ref("Dog")]}, schema_ref("Cat")),
        **resource("/places", PLACE),
        **resource("/receipts", schema_ref("Owner"), PLACE, {"type": "object", "properties": {"done": {"const": 1}}}),
        **FILES,
    },
    SCHEMAS,
)


def written(built: dict[str, Any], folder: Path, package: str) -> Path:
    (folder / "openapi.json").write_text(json.dumps(built))
    regenerate(folder / "openapi.json", folder / "out", package=package, progress=lambda _: None)
    return folder / "out" / package


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = written(SHOP, tmp_path_factory.mktemp("factories"), "odd_shop")
    sys.path.insert(0, str(made.parent))
    yield made
    sys.path.remove(str(made.parent))


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(SHOP, tmp_path)


@pytest.fixture
def made(package: Path, mock: Mock) -> Any:
    return importlib.import_module(f"{package.name}.testing").InlineFactories(Factories(mock))


def models(package: Path) -> Any:
    return importlib.import_module(f"{package.name}.models")


def test_names_that_are_taken_get_another(made: Any, mock: Mock) -> None:
    attributes = {"count_": "c", "attrs_": "a", "self_": "s", "class_": "k", "list_": "l", "states": "t", "a_b": "h"}
    taken = made.taken.insert(**attributes, attrs={"count_": "d"}, said="x", to_dict_field="y", relate_="r")
    kept = mock.records("/taken")[0]
    assert {name: kept[name] for name in ("count", "attrs", "self", "class", "list", "states", "a-b")} == dict(
        zip(("count", "attrs", "self", "class", "list", "states", "a-b"), attributes.values(), strict=True)
    )
    assert [kept[name] for name in ("count_", "said", "to_dict", "relate")] == ["d", "x", "y", "r"]
    assert (taken.count, taken.self_, taken.to_dict_field) == ("c", "s", "y")
    assert [each.count for each in made.taken.create(count=2, count_="n", attrs={"full": "f"})] == ["n", "n"]


def test_names_in_another_case_reach_the_document_and_errors_speak_python(made: Any, mock: Mock, package: Path) -> None:
    born, chip = datetime(2024, 2, 29, tzinfo=UTC), UUID(int=7)
    pet = made.pet.insert(pet_name="Tom", born_at=born, chip_id=chip, labels={"a": "b"}, kind='a "dog"', secret="s")
    kept = mock.records("/pets")[0]
    assert (kept["petName"], kept["bornAt"], kept["chipId"]) == ("Tom", born.isoformat(), str(chip))
    assert (pet.pet_name, pet.born_at, pet.chip_id, pet.labels["a"], pet.kind) == ("Tom", born, chip, "b", 'a "dog"')
    labels = models(package).PetLabels.from_dict({"c": "d"})
    assert made.pet.create(labels=labels, kind=None).labels == labels
    for name, nearest in (("pet_nme", "pet_name"), ("petName", "pet_name"), ("ownerId", "owner_id")):
        with pytest.raises(TypeError) as caught:
            made.pet.insert(**{name: "x"})
        assert str(caught.value) == f'Pet has no attribute "{name}"; did you mean "{nearest}"?'


def test_relations_go_by_python_names(made: Any) -> None:
    owner, kind = made.owner.insert("paid-up"), made.class_.insert()
    pet = made.pet.insert(relate={"owner": owner, "class_": kind})
    assert (pet.owner_id, pet.class_id, owner.status.value) == (owner.id, kind.id, "paid-up")
    assert made.pet.insert(build=["owner", {"class_": 1}]).owner_id != owner.id


def test_a_schema_called_like_a_factory_keeps_its_name(made: Any, package: Path) -> None:
    assert type(made.owner_factory.insert()) is models(package).OwnerFactory
    assert (type(made.owner).__name__, type(made.owner_factory).__name__) == ("OwnerFactory_", "OwnerFactoryFactory")


def test_a_record_in_a_wrapper_is_what_is_in_it(made: Any, package: Path) -> None:
    owner = models(package).Owner
    assert [type(each) for each in (made.shop_owner.insert("gone"), made.shop_owner.create(id="7"))] == [owner, owner]
    assert made.shop_owner.params(id="8").data.id == "8"


def test_what_has_no_class_of_its_own_is_a_dict(made: Any) -> None:
    assert type(made.animal.insert()) is dict
    assert type(made.receipt.create()) is dict


def test_a_schema_without_a_name_has_a_model(made: Any) -> None:
    assert made.place.insert(at=5).at == made.place.create(at=5).at == 5


def test_files_are_texts(made: Any, package: Path, mock: Mock) -> None:
    file = importlib.import_module(f"{package.name}.types").File
    upload = file(BytesIO("é".encode()))
    assert type(made.file.params()) is models(package).Upload
    assert made.file.params(file=upload).file.payload.read() == upload.payload.read() == "é".encode()
    upload.payload.seek(0)
    body = made.file.params(more=[upload, upload], sent=models(package).Sent("no file"))
    assert [each.payload.read().decode() for each in body.more] == ["é", "é"]
    assert body.sent.payload == "no file"
    made.file.create(file=file(BytesIO(b"x")), note="n")
    assert b"x" in mock.journal.entries()[-1].request.body
    with pytest.raises(TypeError) as caught:
        made.file.create(file=file(BytesIO(b"\xff")))
    assert str(caught.value) == "File.file: factories take files of UTF-8 text; send others with the client"


def test_what_is_no_model_is_reported(made: Any, mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Factories, "insert", lambda *_args, **_options: {"pet": "Tom"})
    with pytest.raises(made.pet.insert.__globals__["_making"].SDKError) as caught:
        made.pet.insert()
    assert str(caught.value) == "Pet: what the mock made is no model: KeyError: 'petName'; it is {'pet': 'Tom'}"


def test_a_document_without_records_has_no_factories(tmp_path: Path) -> None:
    made = written(document({"/ping": {"get": operation("ping")}}), tmp_path, "pings")
    assert not (made / "testing/factories").exists()
    assert "factories" not in (made.parent / "README.md").read_text()


@pytest.mark.slow
def test_a_strict_type_checker_finds_nothing(package: Path) -> None:
    assert mypy(package.name, folder=package.parent).startswith("Success")


def test_the_factories_are_of_what_a_mock_plays_and_the_client_of_the_document(tmp_path: Path) -> None:
    """A view of another collection has no records; an overlay beside the document says so to a mock, and here."""
    hint = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    view = {"get": operation("listHints", reply={"type": "array", "items": hint}, tags=["hints"])}
    action = {
        "target": "$.paths['/hints'].get",
        "update": {"x-mock-view": {"collection": "/owners", "set": {"id": "$record#/id"}}},
    }
    overlay: dict[str, Any] = {"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": [action]}
    shop = document({**resource("/owners", schema_ref("Owner")), "/hints": view}, SCHEMAS)
    before = written(shop, tmp_path, "hint_shop")
    assert {place.stem for place in (before / "testing/factories").glob("[!_]*.py")} == {"hint", "owner"}
    (tmp_path / "mock.overlay.yaml").write_text(json.dumps(overlay))
    drifts, _ = check(tmp_path / "openapi.json", tmp_path / "out", package="hint_shop", progress=lambda _: None)
    assert {drift.path: drift.kind for drift in drifts} == {
        "_generated.json": "changed",
        "hint_shop/testing/driver.py": "changed",
        "hint_shop/testing/factories/__init__.py": "changed",
        "hint_shop/testing/factories/hint.py": "extra",
        "reference.md": "changed",
    }
    written(shop, tmp_path, "hint_shop")
    assert [place.stem for place in (before / "testing/factories").glob("[!_]*.py")] == ["owner"]
    action["update"] = {"x-mock-view": {"collection": "/oners", "set": {"id": "$record#/id"}}}
    (tmp_path / "mock.overlay.yaml").write_text(json.dumps(overlay))
    with pytest.raises(DocumentError, match="/oners"):
        written(shop, tmp_path, "hint_shop")
