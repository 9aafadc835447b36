"""The command line and the MCP server of a generated client, used against a mock as their users do."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema_rs
import pytest
from campaignflow import AsyncClient
from campaignflow._runtime import command_line
from campaignflow._runtime import surface as surfaces
from campaignflow._runtime.command_line import program
from campaignflow._runtime.mcp_server import chosen, run, server_of, tool_of
from click.testing import CliRunner, Result
from documents import document, operation, schema_ref
from live_mocks import server
from mcp import Client as McpClient

from understudy_tools.sdk.regenerate import regenerate

NOT_FOUND = '404 Not Found\n{"error":"not_found","message":"there is no campaign 99"}'
SURFACE = surfaces.surface_of("campaignflow")


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def url(served: str) -> str:
    httpx.post(f"{served}/__mock__/reset").raise_for_status()
    return served


def cli(url: str, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(program("campaignflow"), ["--base-url", url, "--token", "t", *arguments], input=stdin)


def answered(url: str, *arguments: str, stdin: str | None = None) -> Any:
    result = cli(url, *arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


# -- the command line -------------------------------------------------------------------------------------------------


def test_a_record_is_created_read_changed_and_listed(url: str) -> None:
    made = answered(url, "campaigns", "create", "--name", "Spring sale")
    assert answered(url, "campaigns", "get", str(made["id"])) == made
    assert answered(url, "campaigns", "set-status", "1", "--status", "live")["status"] == "live"
    assert answered(url, "campaigns", "list", "--status", "live", "--per-page", "5")["total"] == 1
    assert answered(url, "campaigns", "list", "--status", "draft")["data"] == []


def test_resources_stand_inside_of_others(url: str) -> None:
    answered(url, "campaigns", "create", "--name", "Spring sale")
    assert answered(url, "campaigns", "vendors", "list", "1")["total"] == 0


def test_a_body_is_passed_whole_from_a_text_a_file_or_standard_input(url: str, tmp_path: Path) -> None:
    file = tmp_path / "campaign.json"
    file.write_text('{"name": "From a file"}')
    assert answered(url, "campaigns", "create", "--body", '{"name": "Text"}')["name"] == "Text"
    assert answered(url, "campaigns", "create", "--body", f"@{file}")["name"] == "From a file"
    assert answered(url, "campaigns", "create", "--body", "-", stdin='{"name": "Piped"}')["name"] == "Piped"
    assert answered(url, "campaigns", "create", "--body", f"@{file}", "--name", "Other")["name"] == "Other"


def test_every_page_is_shown(url: str) -> None:
    for number in range(30):
        answered(url, "agencies", "create", "--name", f"Agency {number}", "--abn", f"{10_000_000_000 + number}")
    assert len(answered(url, "agencies", "list")["data"]) == 25
    assert len(answered(url, "agencies", "list", "--all")) == 30
    assert [each["id"] for each in answered(url, "agencies", "list", "--all", "--limit", "2")] == [1, 2]


@pytest.mark.parametrize(
    "arguments", [("-o", "table", "campaigns", "list"), ("campaigns", "list", "--status", "draft", "-o", "table")]
)
def test_a_table_has_a_row_for_each_record(url: str, arguments: tuple[str, ...]) -> None:
    answered(url, "campaigns", "create", "--name", "Spring sale")
    lines = cli(url, *arguments).output.splitlines()
    assert lines[0].split()[:3] == ["name", "id", "status"]
    assert "Spring sale" in lines[1]
    assert len(lines) == 2


@pytest.mark.filterwarnings("error")
def test_what_every_command_has_gives_way_to_the_arguments_of_an_operation() -> None:
    names = ("limit", "all", "save", "body")
    query = tuple(surfaces.Argument(name, "query", False, "", {"type": "string"}) for name in names)
    body = surfaces.Body(False, "", {}, (), frozenset())
    endpoint = surfaces.Endpoint("cars", "list", "GET", "/cars", (), "", "", False, True, query, body)
    surface = surfaces.Surface("campaignflow", "Cars", "1", (endpoint,), {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command_line, "surface_of", lambda _: surface)
        text = CliRunner().invoke(program("campaignflow"), ["cars", "list", "--help"]).output
    options = re.findall(r"^  (?:-o, )?(--[\w-]+)", text, re.MULTILINE)
    ours = ["--whole-body", "--all-pages", "--max-items", "--output", "--save-to", "--help"]
    assert options == ["--limit", "--all", "--save", "--body", *ours]


def test_options_are_called_as_they_are_typed() -> None:
    names = ("purchasedOn", "PURCHASED_ON", "URLOfHome", "output", "x_key", "save")
    properties = tuple(surfaces.Argument(name, "body", False, "", {"type": "string"}) for name in names)
    query = (surfaces.Argument("x_key", "query", False, "", {"type": "string"}),)
    body = surfaces.Body(False, "", {}, properties, frozenset())
    endpoint = surfaces.Endpoint("cars", "create", "POST", "/cars", (), "", "", False, False, query, body)
    surface = surfaces.Surface("campaignflow", "Cars", "1", (endpoint,), {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command_line, "surface_of", lambda _: surface)
        text = CliRunner().invoke(program("campaignflow"), ["cars", "create", "--help"]).output
    options = re.findall(r"^  (?:-o, )?(--[\w-]+)", text, re.MULTILINE)
    assert options == [
        "--x-key",
        "--purchased-on",
        "--body-purchased-on",
        "--url-of-home",
        "--body-output",
        "--body-x-key",
        "--body-save",
        "--body",
        "--output",
        "--save",
        "--help",
    ]


def test_an_answer_is_saved_as_it_came(url: str, tmp_path: Path) -> None:
    answered(url, "campaigns", "create", "--name", "Spring sale")
    result = cli(url, "campaigns", "get", "1", "--save", str(tmp_path / "one.json"))
    assert (result.exit_code, result.output) == (0, "")
    assert json.loads((tmp_path / "one.json").read_bytes())["name"] == "Spring sale"


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (
            ("campaigns", "get", "99"),
            1,
            'Error: 404 Not Found\n{"error":"not_found","message":"there is no campaign 99"}',
        ),
        (("campaigns", "create", "--nme", "x"), 2, "Error: No such option '--nme'. Did you mean '--name'?"),
        (("campaigns", "get", "x"), 2, "Error: Invalid value for 'ID': 'x' is not a valid integer."),
        (
            ("campaigns", "create", "--body", '{"nme": 1}'),
            1,
            "campaigns.create: body has no 'nme'; did you mean 'name'?",
        ),
        (("campaigns", "create", "--body", "{"), 2, "no JSON, @file or -: Expecting property name"),
        (("campaigns", "list", "--status", "new"), 2, "'new' is not one of 'draft', 'sent_to_vendor'"),
        (("campaigns", "create", "--body", "1", "--name", "x"), 2, "--body is no JSON object"),
    ],
)
def test_a_mistake_is_an_error_that_names_it(url: str, arguments: tuple[str, ...], status: int, message: str) -> None:
    result = cli(url, *arguments)
    assert result.exit_code == status
    assert message in result.output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell: str) -> None:
    result = CliRunner().invoke(program("campaignflow"), ["--base-url", "http://x", "completion", shell])
    assert "_CAMPAIGNFLOW_COMPLETE" in result.output


def test_every_operation_has_a_command_with_help() -> None:
    root = program("campaignflow")
    for endpoint in SURFACE.endpoints:
        words = [*endpoint.resource.split("."), endpoint.name]
        shown = CliRunner().invoke(root, [*(word.strip("_").replace("_", "-") for word in words), "--help"])
        assert shown.exit_code == 0, shown.output
        assert endpoint.summary.split()[0] in shown.output


def test_options_take_what_a_union_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, null = {"type": "string"}, {"type": "null"}
    template = {"type": "object", "properties": {"id": text}}
    shapes: dict[str, Any] = {
        "size": {"anyOf": [{"type": "integer"}, null]},
        "loud": {"type": ["boolean", "null"]},
        "to": {"oneOf": [text, {"type": "array", "items": text}]},
        "template": {"allOf": [schema_ref("Template"), {"description": "What it looks like."}]},
        "input": {"anyOf": [text, {"type": "array", "items": template}]},
        "mood": {"anyOf": [{"type": "string", "enum": ["calm", "wild"]}, null]},
        "either": {"anyOf": [text, {"type": "integer"}]},
        "lines": {"anyOf": [template, {"type": "array", "items": template}]},
    }
    body = {"type": "object", "properties": shapes}
    built = document({"/mails": {"post": operation("sendMail", "201", body=body)}}, {"Template": template})
    (tmp_path / "mails.json").write_text(json.dumps(built))
    regenerate(tmp_path / "mails.json", tmp_path / "out", package="mail_options", progress=lambda _: None)
    monkeypatch.syspath_prepend(tmp_path / "out")
    mails: Any = program("mail_options").commands["mails"]
    params = {each.opts[0]: each for each in mails.commands["send"].params if each.opts[0].startswith("--")}
    found = {name: (params[f"--{name}"].type.name, params[f"--{name}"].multiple) for name in shapes}
    assert found == {
        "size": ("integer", False),
        "loud": ("boolean", False),
        "to": ("text", True),
        "template": ("json", False),
        "input": ("json or text", False),
        "mood": ("choice", False),
        "either": ("text", False),
        "lines": ("json", False),
    }
    convert = params["--input"].type.convert
    assert convert("hi", None, None) == "hi"
    assert convert('[{"id": "a"}]', None, None) == [{"id": "a"}]


# -- the MCP server ---------------------------------------------------------------------------------------------------


def call(url: str, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    async def made() -> list[Any]:
        async with (
            AsyncClient(base_url=url, token="t") as client,
            McpClient(server_of(SURFACE, client, SURFACE.endpoints)) as mcp,
        ):
            return [await mcp.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(made)


def test_tools_are_called_with_plain_arguments(url: str) -> None:
    made, read, moved = call(
        url,
        ("campaigns_create", {"body": {"name": "Spring sale"}}),
        ("campaigns_get", {"id": 1}),
        ("campaigns_set_status", {"id": 1, "body": {"status": "live"}}),
    )
    assert json.loads(made.content[0].text) == json.loads(read.content[0].text)
    assert json.loads(moved.content[0].text)["status"] == "live"
    assert not made.is_error


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("campaigns_get", {"id": 99}, NOT_FOUND),
        ("campaigns_create", {"body": {"nme": 1}}, "campaigns.create: body has no 'nme'; did you mean 'name'?"),
        ("campaigns_fetch", {}, "there is no tool campaigns_fetch"),
    ],
)
def test_what_fails_says_why(url: str, name: str, arguments: dict[str, Any], message: str) -> None:
    (result,) = call(url, (name, arguments))
    assert result.is_error
    assert result.content[0].text == message


def test_tools_have_the_schemas_of_the_document() -> None:
    tools = {tool.name: tool for tool in (tool_of(SURFACE, each) for each in SURFACE.endpoints)}
    schema = tools["campaigns_create"].input_schema
    check = jsonschema_rs.validator_for(schema).is_valid
    assert check({"body": {"name": "x"}})
    assert not check({"body": {"name": 1}})
    assert not check({"name": "x"})
    assert tools["campaigns_get"].annotations.read_only_hint
    assert not tools["campaigns_create"].annotations.read_only_hint
    assert tools["campaigns_vendors_delete"].annotations.destructive_hint


def test_tools_are_chosen_by_what_they_do_and_by_tag() -> None:
    assert {each.method for each in chosen(SURFACE, read_only=True)} == {"GET"}
    tagged = chosen(SURFACE, tags=["campaigns"])
    assert {each.tags for each in tagged} == {("campaigns",)}
    assert len(chosen(SURFACE, without_tags=["campaigns"])) + len(tagged) == len(SURFACE.endpoints)


def test_an_unknown_tag_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("campaignflow", ["--tag", "campaings"]) == 2
    assert "campaignflow-mcp: no operation has the tag 'campaings'; there are: " in capsys.readouterr().err


# -- the reference page -----------------------------------------------------------------------------------------------


def test_every_model_has_a_section_whose_links_lead_somewhere() -> None:
    page = (Path(__file__).parents[2] / "generated/campaignflow/reference.md").read_text(encoding="utf-8")
    models = page[page.index("## Models") : page.index("## Factories")]
    sections = re.findall(r"^### (\w+)$", models, re.MULTILINE)
    package = importlib.import_module("campaignflow.models")
    assert set(sections) == {name for name in package.__all__ if not name.endswith("Input")}
    assert {link.lower() for link in re.findall(r"\]\(#(\w+)\)", models)} <= {name.lower() for name in sections}


def test_a_model_shows_types_and_constraints() -> None:
    page = (Path(__file__).parents[2] / "generated/campaignflow/reference.md").read_text(encoding="utf-8")
    row = "| `abn` | `str` | required | 11 or more characters, at most 11 characters, `^[0-9]{11}$` | "
    assert row in page[page.index("### AgencyCreate\n") :]
    assert 'One of `"individual"`, `"company"`, `"trust"`.' in page[page.index("### VendorPartyType\n") :]
