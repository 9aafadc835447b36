"""Names with letters beyond ASCII: Latin ones lose their marks, those of other scripts stay, and no two become one."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref
from type_checking import mypy

from understudy.inference.conventions import words
from understudy.inference.conventions.spelling import latin
from understudy_tools.sdk.naming import class_case, model_class, package_name, pascal_case, snake_case
from understudy_tools.sdk.opc.patches import identifier
from understudy_tools.sdk.regenerate import regenerate

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}


def record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def key(name: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": NUMBER}]


def query(name: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {**TEXT, **schema}}


def made(folder: Path) -> Path:
    """The SDK of a document with names in four scripts."""
    size, user, customer = (schema_ref(name) for name in ("Größe", "用户", "Заказчик"))
    built = document(
        {
            "/größen": {
                "get": operation(
                    "größenAuflisten",
                    reply={"type": "array", "items": size},
                    parameters=[query("länge"), query("lange"), query("farbe", enum=["weiß", "weiss", "红色"])],
                ),
                "post": operation("größeAnlegen", "201", size, body=size),
            },
            "/größen/{größenId}": {
                "parameters": key("größenId"),
                "get": operation("größeLesen", reply=size),
                "delete": operation("größeLöschen", "204"),
            },
            "/用户": {
                "get": operation("用户列表", reply={"type": "array", "items": user}),
                "post": operation("创建用户", "201", user, body=user),
            },
            "/用户/{编号}": {
                "parameters": key("编号"),
                "get": operation("获取用户", reply=user),
                "delete": operation("删除用户", "204"),
            },
            "/заказчики": {"post": operation("новыйЗаказчик", "201", customer, body=customer)},
        },
        {
            "Größe": record(id={**NUMBER, "readOnly": True}, länge=NUMBER),
            "用户": record(编号={**NUMBER, "readOnly": True}, 姓名=TEXT, 状态={"enum": ["启用", "停用"]}),
            "Заказчик": record(имяЗаказчика=TEXT),
        },
    )
    built["info"]["title"] = "Größen 用户"
    (folder / "letters.json").write_text(json.dumps(built, ensure_ascii=False), "utf-8")
    regenerate(folder / "letters.json", folder / "out", progress=lambda _: None)
    return folder / "out"


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("größe", "grosse"),
        ("Ærø", "Aero"),
        ("ÆRØ", "AERO"),
        ("Łódź", "Lodz"),
        ("İstanbul", "Istanbul"),
        ("an\u0303o", "ano"),
        ("ﬁle", "file"),
        ("Việt", "Viet"),
        ("йод", "йод"),
        ("がくせい", "がくせい"),
        ("हिन्दी", "हिन्दी"),
        ("用户ID", "用户ID"),
    ],
)
def test_latin_letters_lose_their_marks_and_others_keep_them(text: str, spelled: str) -> None:
    assert latin(text) == spelled


def test_words_of_every_script_are_parted() -> None:
    assert words("größenId") == ("grossen", "id")
    assert words("имяЗаказчика") == ("имя", "заказчика")
    assert words("ИНН-Заказчика2") == ("инн", "заказчика", "2")
    assert words("用户ID") == ("用户", "id")
    assert words("हिन्दी_नाम") == ("हिन्दी", "नाम")
    assert words("«»…") == ()


@pytest.mark.parametrize("name", ["größe", "имяЗаказчика", "用户", "हिन्दी नाम", "ชื่อ", "२नाम", "«Ü»", "第1章", "…"])
def test_whatever_a_name_is_made_of_it_is_one_of_python(name: str) -> None:
    found = (snake_case(name), class_case(name), model_class(name), identifier(name), package_name(name))
    assert all(each.isidentifier() for each in found), found
    assert found[-1].isascii()


def test_words_begin_with_capitals_in_classes() -> None:
    assert pascal_case("имя_заказчика") == "ИмяЗаказчика"
    assert pascal_case("straßen-größe") == "StrassenGrosse"


def test_methods_classes_arguments_and_members_have_their_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = made(tmp_path)
    package = package_name("Größen 用户")
    assert package == "grossen"
    monkeypatch.syspath_prepend(out)
    client = importlib.import_module(package).Client(base_url="http://nobody.invalid")
    assert {"list", "create", "get", "delete"} <= set(dir(client.grossen)) & set(dir(client.用户))
    assert callable(client.заказчики.create)
    models = importlib.import_module(f"{package}.models")
    assert models.Grosse.from_dict({"id": 1, "länge": 2}).lange == 2
    assert models.Заказчик.from_dict({"имяЗаказчика": "Я"}).имя_заказчика == "Я"
    assert models.用户状态.停用 == "停用"
    lock = (out / "sdk.lock").read_text("utf-8")
    assert '"GET /größen query länge" = "lange"' in lock
    assert '"GET /größen query lange" = "lange_2"' in lock
    assert 'farbe weiss" = "WEISS_2"' in lock
    tools = importlib.import_module(f"{package}._runtime.mcp_server")
    surface = importlib.import_module(f"{package}._runtime.surface").surface_of(package)
    named = [tools.tool_name(each) for each in surface.endpoints]
    assert "grossen_list" in named
    assert all(each.isascii() for each in named)
    assert len(set(named)) == len(surface.endpoints)


@pytest.mark.slow
@pytest.mark.process
def test_its_own_tests_and_a_strict_type_checker_take_it(tmp_path: Path) -> None:
    out = made(tmp_path)
    assert mypy(".", folder=out).startswith("Success")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", "-o", "pythonpath=."]
    done = subprocess.run(
        [*command, "-o", f"understudy_spec={tmp_path / 'letters.json'}"],
        cwd=out,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "9 passed" in done.stdout
