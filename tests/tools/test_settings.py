"""`sdk.yml`: every key does what docs/sdk.md says, and what is wrong is named with its line."""

from __future__ import annotations

import importlib
import json
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import document, operation, schema_ref

from understudy.openapi.yaml_text import parse_yaml
from understudy.problem import DocumentError
from understudy_tools.sdk.regenerate import regenerate
from understudy_tools.sdk.settings import published_schema

PAGE = Path(__file__).parents[2] / "docs" / "sdk.md"
ROW = re.compile(r"^\| `(\w+)` \| `(\1: .+?)` \| .+ \|$", re.MULTILINE)
EXAMPLES: dict[str, str] = dict(ROW.findall(PAGE.read_text(encoding="utf-8")))
TEXT = {"type": "string"}
PET = {"type": "object", "properties": {"name": TEXT}}


def pets() -> dict[str, Any]:
    page = [{"name": "page", "in": "query", "schema": {"type": "integer"}}]
    tenant = {"name": "X-Tenant", "in": "header", "schema": TEXT}
    listed = {"type": "array", "items": schema_ref("Pet")}
    paged = {"type": "object", "properties": {"data": listed, "total": {"type": "integer"}}}
    paths = {
        "/pets": {
            "get": operation("listPets", reply=paged, parameters=[*page, tenant], tags=["pets"]),
            "post": operation("createPet", reply=schema_ref("Pet"), body=schema_ref("Pet"), tags=["pets"]),
        },
        "/pet-toys": {"get": operation("listToys", reply=paged, parameters=page, tags=["pets"])},
        "/secrets": {"get": operation("listSecrets", reply=listed, tags=["internal"])},
    }
    return document(paths, {"Pet": PET})


def write(folder: Path, settings: str, built: dict[str, Any] | None = None) -> None:
    (folder / "openapi.json").write_text(json.dumps(built or pets()))
    (folder / "sdk.yml").write_text(settings)
    assert regenerate(folder / "openapi.json", folder / "out", progress=lambda _: None) == []


def project(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((folder / "out/pyproject.toml").read_text())["project"]
    return found


def source(folder: Path, name: str) -> str:
    return (folder / "out/pet_house/resources" / name).read_text()


SHOWN: dict[str, Callable[[Path, Any], bool]] = {
    "package": lambda folder, _: project(folder)["name"] == "pet_house",
    "version": lambda folder, sdk: project(folder)["version"] == sdk.__version__ == "2.1.0",
    "licence": lambda folder, _: project(folder)["license"] == "MIT",
    "authors": lambda folder, _: project(folder)["authors"] == [{"name": "Jo Doe", "email": "jo@example.org"}],
    "urls": lambda folder, _: project(folder)["urls"] == {"Source": "https://example.org/pets"},
    "tags": lambda _, sdk: not hasattr(sdk.Client(), "secrets"),
    "names": lambda _, sdk: callable(sdk.Client().pets.browse) and callable(sdk.Client().pets.adopt),
    "groups": lambda _, sdk: callable(sdk.Client().pets.toys.list),
    "models": lambda folder, _: "def adopt(self, body: Animal | AnimalInput" in source(folder, "pets.py"),
    "globals": lambda _, sdk: sdk.Client(x_tenant="a")._core.shared == {"x_tenant": "a"},
    "retry": lambda _, sdk: (
        (
            (options := sdk.Client(timeout=7)._core.options).max_retries,
            options.timeout,
            options.total_timeout,
        )
        == (5, 7, 60)
    ),
    "paging": lambda folder, _: (
        "Paging(" in source(folder, "pets.py") and "Paging(" not in source(folder, "pets_toys.py")
    ),
    "environments": lambda _, sdk: sdk.Client()._core.options.base_url == "https://pets.example.org",
    "hooks": lambda _, sdk: sdk.Client()._core.options.on_request(2) == 4,
}


def test_every_key_does_what_the_documentation_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(EXAMPLES) == list(published_schema()["properties"]) == list(SHOWN)
    write(tmp_path, "\n".join(EXAMPLES.values()))
    (tmp_path / "pet_hooks.py").write_text("def stamp(request): return request * 2\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path / "out"))
    sdk = importlib.import_module("pet_house")
    assert [key for key, holds in SHOWN.items() if not holds(tmp_path, sdk)] == []
    for name in [name for name in sys.modules if name.partition(".")[0] in ("pet_house", "pet_hooks")]:
        monkeypatch.delitem(sys.modules, name)


def test_the_examples_are_valid(tmp_path: Path) -> None:
    import jsonschema_rs

    whole, doubled = parse_yaml("\n".join(EXAMPLES.values()))
    assert (jsonschema_rs.is_valid(published_schema(), whole), doubled) == (True, [])


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("packag: x", "1#/packag: there is no key 'packag' (did you mean package?)"),
        ("tags:\n  with: [a]", "2#/tags/with: there is no key 'with' of tags (did you mean without?)"),
        (
            "version: v1",
            '1#/version: version: "v1" does not match "^[0-9]+(\\.[0-9]+)*((a|b|rc|\\.dev|\\.post)[0-9]+)?$" (the'
            " version of the distribution; the document's by default)",
        ),
        ("\nnames: {listPet: browse}", "2#/names/listPet: there is no operation 'listPet' (did you mean listPets?)"),
        (
            "names: {listPets: pets.import}",
            "1#/names/listPets: 'import' is a word of Python's own (take import_ or another name)",
        ),
        ("names: {listPets: close.it}", "1#/names/listPets: every client has a 'close' of its own (take another name)"),
        (
            "names:\n  listPets: browse\n  createPet: pets.browse",
            "3#/names/createPet: pets.browse is the name of listPets as well (give each method a name of its own)",
        ),
        ("groups: {toy: x}", "1#/groups/toy: there is no resource 'toy' (did you mean pet_toys?)"),
        ("models: {Pe: Dog}", "1#/models/Pe: there is no schema 'Pe' (did you mean Pet?)"),
        ("tags: {only: [pet]}", "1#/tags/only/0: no operation has the tag 'pet' (did you mean pets?)"),
        (
            "globals: [X-Tenent]",
            "1#/globals/0: no operation has the header or the query parameter 'X-Tenent' (did you mean X-Tenant?)",
        ),
        (
            "paging:\n  listPets: {itms: data}",
            "2#/paging/listPets/itms: there is no key 'itms' of listPets (did you mean items?)",
        ),
        (
            "paging:\n  listPets: {page: pag}",
            "2#/paging/listPets/page: listPets has no query parameter 'pag' (did you mean page?)",
        ),
        (
            "paging:\n  listPets: {page: page, items: dota}",
            "2#/paging/listPets/items: the answer has no property 'dota' (did you mean data?)",
        ),
        ("paging:\n  listPets: {page: page, items: total}", "2#/paging/listPets/items: total is no array"),
        (
            "paging:\n  listPets: {items: data}",
            "2#/paging/listPets: next must say where the answer has the next page",
        ),
        (
            "paging:\n  listPets: {page: page, offset: page}",
            "2#/paging/listPets/offset: a list is paged by one of page and offset",
        ),
        (
            "paging:\n  createPet: {page: page}",
            "2#/paging/createPet: only a GET with one kind of JSON as its success is paged",
        ),
        ("paging: {listDogs: false}", "1#/paging/listDogs: there is no operation 'listDogs' (did you mean listToys?)"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(settings: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        write(tmp_path, settings)
    assert [str(problem) for problem in caught.value.problems] == [
        f"error: {tmp_path}/sdk.yml:{message} [sdk-settings]"
    ]
    assert not (tmp_path / "out").exists()


def test_options_count_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("openapi.json").write_text(json.dumps(pets()))
    Path("other.yml").write_text("package: of_the_file\nnames: {listPets: browse}\n")
    regenerate("openapi.json", "out", package="of_the_option", config="other.yml", progress=lambda _: None)
    assert "def browse(" in Path("out/of_the_option/resources/pets.py").read_text()


def test_every_key_of_a_rule_is_described() -> None:
    rules = published_schema()["properties"]["paging"]["additionalProperties"]["properties"]
    section = (
        PAGE.read_text(encoding="utf-8").partition("### How a list is paged, by `sdk.yml`")[2].partition("\n## ")[0]
    )
    assert set(re.findall(r"`(\w+)`", section.partition("|---|")[2])) == {*rules, "id"}


def shelf() -> dict[str, Any]:
    """A list whose pages nothing shows by its name."""
    queries = [{"name": name, "in": "query", "schema": TEXT} for name in ("weiter", "seite", "ab")]
    dinge = {"type": "array", "items": schema_ref("Ding")}
    inner = {"type": "object", "required": ["dinge"], "properties": {"dinge": dinge, "andere": dinge, "danach": TEXT}}
    inner["properties"] |= {"mehr": {"type": "boolean"}, "je": {"type": "integer"}}
    whole = {"type": "object", "required": ["rumpf"], "properties": {"rumpf": inner, "gesamt": {"type": "integer"}}}
    ding = {"type": "object", "required": ["nr"], "properties": {"nr": {"type": "integer"}}}
    paths = {"/dinge": {"get": operation("listDinge", reply=whole, parameters=queries, tags=["dinge"])}}
    return document(paths, {"Ding": ding})


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        (1, "{items: rumpf.dinge, cursor: weiter, next: rumpf.danach}"),
        (2, "{items: rumpf.dinge, cursor: weiter, last: nr}"),
        (3, "{items: rumpf.dinge, page: seite, first: 0, more: rumpf.mehr, total: gesamt, size: rumpf.je}"),
        (4, "{items: rumpf.dinge, offset: ab, total: gesamt}"),
        (5, "{items: rumpf.dinge, next: rumpf.danach}"),
    ],
)
def test_a_rule_says_how_a_list_is_paged(
    number: int, rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven things on pages of two, whichever way the pages are requested."""
    package = f"shelf_{number}"
    write(tmp_path, f"package: {package}\npaging:\n  listDinge: {rule}", shelf())
    monkeypatch.syspath_prepend(str(tmp_path / "out"))
    sdk = importlib.import_module(package)
    queries: list[dict[str, str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        query = dict(request.url.params)
        queries.append(query)
        begin = int(query.get("weiter", 2 * int(query.get("seite", 0)) or query.get("ab", 0)))
        following = f"?weiter={begin + 2}" if number == 5 else str(begin + 2)
        after = {"danach": following} if begin + 2 < 7 else {}
        dinge = [{"nr": nr + 1} for nr in range(begin, min(begin + 2, 7))]
        return httpx.Response(200, json={"rumpf": {"dinge": dinge, "mehr": True, "je": 2, **after}, "gesamt": 7})

    with sdk.Client(base_url="http://shelf", http_client=httpx.Client(transport=httpx.MockTransport(answer))) as client:
        page = client.dinge.list()
        assert [entry.nr for entry in page] == [1, 2, 3, 4, 5, 6, 7]
        assert [entry.nr for entry in page.rumpf.dinge] == [1, 2]
    assert len(queries) in (4, 5)
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
