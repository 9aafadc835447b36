"""Records found by all that a document shows of them, each in a small document with a trait of strangers' documents."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.messages import Request
from understudy.mock import Mock

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
FREE = {"type": "object"}


def at(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in names]


def record(**named: Any) -> dict[str, Any]:
    return {"type": "object", "properties": named}


def many(node: Any) -> dict[str, Any]:
    return {"type": "array", "items": node}


CUP = record(id=TEXT, name=TEXT)
CUPS = {
    "/v1/cups": {"post": operation("makeCup", "201", schema_ref("Cup"), body=record(name=TEXT))},
    "/v1/cups/{id}": {"parameters": at("id"), "get": operation("readCup", reply=schema_ref("Cup"))},
}


def cups(paths: dict[str, Any], folder: Path) -> Mock:
    return play(document({**CUPS, **paths}, {"Cup": CUP}), folder)


@pytest.mark.parametrize("status", ["200", "201", "202"])
def test_another_version_of_a_path_makes_the_same_records(tmp_path: Path, status: str) -> None:
    mock = cups({"/v2/cups": {"post": operation("other", status, schema_ref("Cup"), body=record(name=TEXT))}}, tmp_path)
    made = answer(mock, "POST", "/v2/cups", {"name": "Ada"})[1]
    assert answer(mock, "GET", f"/v1/cups/{made['id']}")[1] == made


def test_what_only_answers_like_a_record_makes_none_where_it_is_called_otherwise(tmp_path: Path) -> None:
    mock = cups({"/v2/wash": {"post": operation("wash", "200", schema_ref("Cup"), body=record(name=TEXT))}}, tmp_path)
    washed = answer(mock, "POST", "/v2/wash", {"name": "Ada"})[1]
    assert answer(mock, "GET", f"/v1/cups/{washed['id']}")[0].status == 404


COMMIT = record(id=TEXT, message=TEXT)
STORE = {
    "/stores": {"post": operation("makeStore", "201", record(id=TEXT), body=record())},
    "/stores/{store}": {"parameters": at("store"), "get": operation("readStore", reply=record(id=TEXT))},
    "/stores/{store}/lines": {
        "parameters": at("store"),
        "post": operation("makeLine", "201", record(id=TEXT), body=record()),
    },
    "/stores/{store}/lines/{line}": {
        "parameters": at("store", "line"),
        "get": operation("readLine", reply=record(id=TEXT)),
    },
    "/stores/{store}/lines/{line}/commits": {
        "parameters": at("store", "line"),
        "post": operation("commit", "201", schema_ref("Commit"), body=record(message=TEXT)),
    },
    "/stores/{store}/commits/{commit}": {
        "parameters": at("store", "commit"),
        "get": operation("readCommit", reply=schema_ref("Commit")),
    },
}


def test_what_is_made_two_levels_down_is_read_one_level_down(tmp_path: Path) -> None:
    mock = play(document(STORE, {"Commit": COMMIT}), tmp_path)
    store = answer(mock, "POST", "/stores", {})[1]["id"]
    line = answer(mock, "POST", f"/stores/{store}/lines", {})[1]["id"]
    made = answer(mock, "POST", f"/stores/{store}/lines/{line}/commits", {"message": "first"})[1]
    assert made["message"] == "first"
    assert answer(mock, "GET", f"/stores/{store}/commits/{made['id']}")[1] == made
    assert answer(mock, "POST", f"/stores/{store}/lines/nowhere/commits", {"message": "x"})[0].status == 404


def test_what_is_made_below_a_record_without_a_list_points_at_it(tmp_path: Path) -> None:
    payment = record(id=NUMBER, order_id=TEXT, amount=NUMBER)
    paths = {
        "/orders": {"post": operation("order", "201", record(id=TEXT), body=record())},
        "/orders/{order_id}": {"parameters": at("order_id"), "get": operation("getOrder", reply=record(id=TEXT))},
        "/orders/{order_id}/payments": {
            "parameters": at("order_id"),
            "post": operation("pay", "201", schema_ref("Payment"), body=record(amount=NUMBER)),
        },
        "/payments/{id}": {"parameters": at("id"), "get": operation("getPayment", reply=schema_ref("Payment"))},
    }
    mock = play(document(paths, {"Payment": payment}), tmp_path)
    order = answer(mock, "POST", "/orders", {})[1]["id"]
    made = answer(mock, "POST", f"/orders/{order}/payments", {"amount": 5})[1]
    assert (made["order_id"], made["amount"]) == (order, 5)
    assert answer(mock, "GET", f"/payments/{made['id']}")[1] == made
    assert answer(mock, "POST", "/orders/none/payments", {"amount": 5})[0].status == 404


def test_an_audience_of_its_own_makes_and_changes_the_records_of_another_path(tmp_path: Path) -> None:
    """A console that has no read of its own, whose body wraps what it makes."""
    draft = record(cup=schema_ref("Cup"), text=record(raw=TEXT))
    paths = {
        "/console/cups": {"post": operation("draft", "200", schema_ref("Cup"), body=draft)},
        "/console/cups/{id}": {
            "parameters": at("id"),
            "put": operation("redraft", reply=schema_ref("Cup"), body=draft),
        },
        "/console/cups/{id}/content": {
            "parameters": at("id"),
            "get": operation("content", reply=record(raw=TEXT)),
            "put": operation("write", reply=record(raw=TEXT), body=record(raw=TEXT)),
        },
    }
    mock = cups(paths, tmp_path)
    made = answer(mock, "POST", "/console/cups", {"cup": {"name": "Ada"}, "text": {"raw": "x"}})[1]
    assert made["name"] == "Ada"
    assert answer(mock, "GET", f"/v1/cups/{made['id']}")[1] == made
    answer(mock, "PUT", f"/console/cups/{made['id']}", {"cup": {"id": made["id"], "name": "Bea"}})
    assert answer(mock, "GET", f"/v1/cups/{made['id']}")[1]["name"] == "Bea"


def test_an_upload_makes_a_record_at_another_path(tmp_path: Path) -> None:
    image = record(id=TEXT, caption=TEXT)
    upload = operation("upload", "200", schema_ref("Image"))
    file = record(file={"type": "string", "format": "binary"})
    upload["requestBody"] = {"content": {"multipart/form-data": {"schema": file}}}
    paths = {
        "/mine/images": {"post": upload},
        "/images": {"post": operation("make", "201", schema_ref("Image"), body=record(caption=TEXT))},
        "/images/{id}": {"parameters": at("id"), "get": operation("read", reply=schema_ref("Image"))},
    }
    mock = play(document(paths, {"Image": image}), tmp_path)
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n'
    response = mock.handle(
        Request("POST", "/mine/images", headers={"content-type": "multipart/form-data; boundary=x"}, body=part)
    )
    made = json.loads(response.body)
    assert answer(mock, "GET", f"/images/{made['id']}")[1] == made


# -- where the record stands ------------------------------------------------------------------------------------------


def test_a_record_that_is_not_described_stands_in_its_envelope_and_has_an_id(tmp_path: Path) -> None:
    one = record(data=FREE)
    paths = {
        "/items/{kind}": {
            "parameters": at("kind"),
            "post": operation(
                "make", "200", record(data=many(FREE), meta=record(total=NUMBER)), body=record(data=many(FREE))
            ),
            "get": operation("list", reply=record(data=many(FREE))),
        },
        "/items/{kind}/{id}": {
            "parameters": at("kind", "id"),
            "get": operation("read", reply=one),
            "delete": operation("drop", "204"),
        },
    }
    mock = play(document(paths), tmp_path)
    made = answer(mock, "POST", "/items/cups", {"data": [{"name": "Ada"}]})[1]["data"][0]
    assert made["name"] == "Ada"
    assert answer(mock, "GET", f"/items/cups/{made['id']}")[1] == {"data": made}
    assert answer(mock, "GET", "/items/cups")[1]["data"] == [made]
    assert answer(mock, "GET", "/items/pots")[1]["data"] == []
    assert answer(mock, "DELETE", f"/items/cups/{made['id']}")[0].status == 204
    assert answer(mock, "GET", f"/items/cups/{made['id']}")[0].status == 404


def test_an_envelope_of_a_status_is_no_record_because_it_shares_a_word_with_the_body(tmp_path: Path) -> None:
    done = {"status": TEXT, "status_code": NUMBER, "type": TEXT}
    link = record(name=TEXT, type=TEXT, text=TEXT, config=FREE)
    paths = {
        "/links": {
            "post": operation("make", "201", record(**done), body=link),
            "get": operation("list", reply=record(metadata=many({**TEXT, "example": "/links/one"}), **done)),
        },
        "/links/{name}": {"parameters": at("name"), "get": operation("read", reply=record(metadata=link, **done))},
    }
    mock = play(document(paths), tmp_path)
    assert answer(mock, "POST", "/links", {"name": "one", "type": "fast"})[0].status == 201
    assert answer(mock, "GET", "/links/one")[1]["metadata"]["type"] == "fast"
    assert answer(mock, "GET", "/links")[1]["metadata"] == ["/links/one"]


def test_a_create_that_answers_a_message_makes_what_the_list_shows(tmp_path: Path) -> None:
    paths = {
        "/files": {
            "post": operation("make", "200", record(message=TEXT), body=record(text=TEXT)),
            "get": operation("list", reply=many(record(id=NUMBER, text=TEXT))),
        },
        "/files/{id}": {"parameters": at("id"), "delete": operation("drop", "204")},
    }
    mock = play(document(paths), tmp_path)
    assert answer(mock, "POST", "/files", {"text": "a"})[0].status == 200
    ((shown),) = answer(mock, "GET", "/files")[1]
    assert shown["text"] == "a"
    assert answer(mock, "DELETE", f"/files/{shown['id']}")[0].status == 204
    assert answer(mock, "GET", "/files")[1] == []


def test_a_create_that_answers_the_beginning_of_a_record_makes_what_the_list_shows(tmp_path: Path) -> None:
    film = record(id=TEXT, title=TEXT, genre=TEXT, status={"enum": ["draft", "showing"]})
    paths = {
        "/films": {
            "get": operation(
                "list",
                reply=many(schema_ref("Film")),
                parameters=[{"name": "genre", "in": "query", "schema": TEXT}],
            ),
            "post": operation("make", "201", body=record(title=TEXT, genre=TEXT), reply=record(id=TEXT, title=TEXT)),
        },
        "/films/{filmId}": {
            "patch": operation("change", body=record(status=TEXT), reply=record(id=TEXT), parameters=at("filmId"))
        },
    }
    mock = play(document(paths, {"Film": film}), tmp_path)
    made = answer(mock, "POST", "/films", {"title": "Alien", "genre": "horror"})[1]
    answer(mock, "POST", "/films", {"title": "Brazil", "genre": "satire"})
    assert made.keys() == {"id", "title"}
    answer(mock, "PATCH", f"/films/{made['id']}", {"status": "showing"})
    shown = {"id": made["id"], "title": "Alien", "genre": "horror", "status": "showing"}
    assert answer(mock, "GET", "/films?genre=horror")[1] == [shown]


def test_a_list_in_an_object_that_is_called_a_list(tmp_path: Path) -> None:
    shelf = record(cup_list=record(can_make={"type": "boolean"}, cups=many(schema_ref("Cup"))))
    mock = cups({"/v1/cups": {**CUPS["/v1/cups"], "get": operation("list", reply=shelf)}}, tmp_path)
    made = answer(mock, "POST", "/v1/cups", {"name": "Ada"})[1]
    assert answer(mock, "GET", "/v1/cups")[1]["cup_list"]["cups"] == [made]


def test_a_body_that_only_elements_of_a_record_have_is_its_first_element(tmp_path: Path) -> None:
    task = record(id=TEXT, runs=many(record(prompt=TEXT, model=TEXT)))
    paths = {
        "/tasks": {"post": operation("start", "201", task, body=record(prompt=TEXT, model=TEXT, speed=TEXT))},
        "/tasks/{id}": {"parameters": at("id"), "get": operation("read", reply=task)},
    }
    mock = play(document(paths), tmp_path)
    made = answer(mock, "POST", "/tasks", {"prompt": "hello", "model": "small"})[1]
    assert made["runs"] == [{"prompt": "hello", "model": "small"}]
    assert answer(mock, "GET", f"/tasks/{made['id']}")[1] == made


def test_what_stands_beside_a_record_in_a_body_and_in_the_path_is_the_place_of_the_record(tmp_path: Path) -> None:
    job = record(metadata=record(name=TEXT, namespace=TEXT), spec=record(size=NUMBER))
    body = record(namespace=TEXT, job=schema_ref("Job"))
    paths = {
        "/jobs/{namespace}": {
            "parameters": at("namespace"),
            "post": operation("make", "200", schema_ref("Job"), body=body),
        },
        "/jobs/{namespace}/{name}": {
            "parameters": at("namespace", "name"),
            "get": operation("read", reply=schema_ref("Job")),
            "put": operation("put", reply=schema_ref("Job"), body=body),
        },
    }
    mock = play(document(paths, {"Job": job}), tmp_path)
    sent = {"metadata": {"name": "a", "namespace": "elsewhere"}, "spec": {"size": 1}}
    made = answer(mock, "POST", "/jobs/here", {"namespace": "here", "job": sent})[1]
    assert made == {"metadata": {"name": "a", "namespace": "here"}, "spec": {"size": 1}}
    assert answer(mock, "GET", "/jobs/here/a")[1] == made
    changed = answer(mock, "PUT", "/jobs/here/a", {"namespace": "here", "job": {**sent, "spec": {"size": 2}}})[1]
    assert changed == {"metadata": {"name": "a", "namespace": "here"}, "spec": {"size": 2}}


# -- by what it is found ----------------------------------------------------------------------------------------------


def test_parts_of_a_key_without_what_all_their_parameters_begin_with(tmp_path: Path) -> None:
    entry = record(name=TEXT, type=TEXT, value=TEXT)
    paths = {
        "/entries": {"post": operation("make", "201", entry, body=entry), "get": operation("list", reply=many(entry))},
        "/entries/{rr_name}/{rr_type}": {
            "parameters": at("rr_name", "rr_type"),
            "get": operation("read", reply=entry),
            "delete": operation("drop", "204"),
        },
    }
    mock = play(document(paths), tmp_path)
    answer(mock, "POST", "/entries", {"name": "www", "type": "A", "value": "x"})
    assert answer(mock, "GET", "/entries/www/A")[1]["value"] == "x"
    assert answer(mock, "DELETE", "/entries/www/A")[0].status == 204
    assert answer(mock, "GET", "/entries")[1] == []


def test_a_key_that_only_the_create_answers(tmp_path: Path) -> None:
    receipt = record(id={**TEXT, "format": "uuid"}, url=TEXT)
    paths = {
        "/scans": {"post": operation("scan", "202", receipt, body=record(scan=TEXT))},
        "/scans/{scan_id}": {
            "parameters": at("scan_id"),
            "get": operation("read", reply=record(state=TEXT, scan=TEXT)),
        },
    }
    mock = play(document(paths), tmp_path)
    first, second = (answer(mock, "POST", "/scans", {"scan": text})[1]["id"] for text in ("one", "two"))
    assert answer(mock, "GET", f"/scans/{first}")[1]["scan"] == "one"
    assert answer(mock, "GET", f"/scans/{second}")[1]["scan"] == "two"


def test_a_record_whose_key_is_the_end_of_the_parameter_is_no_envelope_of_what_was_sent(tmp_path: Path) -> None:
    trial = record(trial_token=TEXT, settings=record(start=TEXT, end=TEXT), results=FREE)
    paths = {
        "/rules/{rule}/trials": {
            "parameters": at("rule"),
            "post": operation("try", "200", record(trial_token=TEXT), body=record(start=TEXT, end=TEXT)),
            "get": operation("list", reply=record(data=many(trial))),
        },
        "/rules/{rule}/trials/{rule_trial_token}": {
            "parameters": at("rule", "rule_trial_token"),
            "get": operation("read", reply=trial),
        },
    }
    mock = play(document(paths), tmp_path)
    token = answer(mock, "POST", "/rules/a/trials", {"start": "1", "end": "2"})[1]["trial_token"]
    shown = answer(mock, "GET", f"/rules/a/trials/{token}")[1]
    assert (shown["trial_token"], shown["settings"]) == (token, {"start": "1", "end": "2"})
    assert answer(mock, "GET", "/rules/a/trials")[1]["data"][0]["trial_token"] == token


def test_a_made_key_is_a_uuid_where_the_example_is_one(tmp_path: Path) -> None:
    key = {**TEXT, "example": "63716273-0f29-4648-8a2a-2af2948f6f78"}
    paths = {
        "/users": {"post": operation("make", "201", record(id=key), body=record(name=TEXT))},
        "/users/{id}": {"parameters": at("id"), "get": operation("read", reply=record(id=key, name=TEXT))},
    }
    mock = play(document(paths), tmp_path)
    first, second = (answer(mock, "POST", "/users", {"name": "Ada"})[1]["id"] for _ in range(2))
    form = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}"
    assert re.fullmatch(form, first)
    assert re.fullmatch(form, second)
    assert first != second


# -- answers ----------------------------------------------------------------------------------------------------------


def test_a_create_without_a_body_in_its_answer_says_where_the_record_is(tmp_path: Path) -> None:
    mock = cups({"/v1/cups": {"post": operation("makeCup", "200", body=record(name=TEXT))}}, tmp_path)
    response, _ = answer(mock, "POST", "/v1/cups", {"name": "Ada"})
    place = dict(response.headers)["Location"]
    assert answer(mock, "GET", place)[1]["name"] == "Ada"


@pytest.mark.parametrize("accept", [None, "*/*", "application/json", "text/plain"])
def test_an_object_that_is_called_a_text_is_the_record_in_json(tmp_path: Path, accept: str | None) -> None:
    built = document(CUPS, {"Cup": CUP})
    content = built["paths"]["/v1/cups/{id}"]["get"]["responses"]["200"]["content"]
    built["paths"]["/v1/cups/{id}"]["get"]["responses"]["200"]["content"] = {
        "text/plain": {"schema": schema_ref("Cup")},
        **content,
    }
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/v1/cups", {"name": "Ada"})[1]
    headers = {"accept": accept} if accept is not None else {}
    response, shown = answer(mock, "GET", f"/v1/cups/{made['id']}", **headers)
    assert shown == made
    kind = "text/plain" if accept == "text/plain" else "application/json"
    assert dict(response.headers)["Content-Type"].startswith(kind)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (record(message=TEXT), "Not Found: there is no cup 7"),
        (record(message=TEXT, code=TEXT), "there is no cup 7"),
        (record(title=TEXT, detail=TEXT), "there is no cup 7"),
    ],
)
def test_a_missing_record_is_called_so_where_only_a_message_can_say_it(
    tmp_path: Path, error: dict[str, Any], message: str
) -> None:
    missing = {"404": {"description": "no", "content": {"application/json": {"schema": error}}}}
    read = operation("readCup", reply=schema_ref("Cup"), responses=missing)
    mock = cups({"/v1/cups/{id}": {"parameters": at("id"), "get": read}}, tmp_path)
    response, value = answer(mock, "GET", "/v1/cups/7")
    assert value.get("message", value.get("detail")) == message
    assert dict(response.headers)["X-Mock-Reason"] == "there is no cup 7"


# -- where a new record is, and what lists show it --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "item", "place"),
    [
        ("/cups", "/cups/{id}", "/cups/1"),
        ("/cups/", "/cups/{id}/", "/cups/1/"),
        ("/cups.json", "/cups/{id}.json", "/cups/1.json"),
        ("/Cups", "/Cups({id})", "/Cups(1)"),
    ],
)
def test_location_is_the_path_that_reads_it_as_the_document_writes_it(
    tmp_path: Path, path: str, item: str, place: str
) -> None:
    number = [{**each, "schema": NUMBER} for each in at("id")]
    cup = record(id=NUMBER, name=TEXT)
    paths = {
        path: {
            "post": operation("make", "201", cup, body=record(name=TEXT)),
            "get": operation("list", reply=many(cup)),
        },
        item: {"parameters": number, "get": operation("read", reply=cup)},
    }
    mock = play(document(paths), tmp_path)
    response, made = answer(mock, "POST", path, {"name": "Ada"})
    assert dict(response.headers)["Location"] == place
    assert answer(mock, "GET", place)[1] == made


def test_lists_below_other_records_show_what_was_made_at_the_root_and_points_at_them(tmp_path: Path) -> None:
    task = record(id=TEXT, title=TEXT, project_id=TEXT, user_id=TEXT)
    project, user = record(id=TEXT), record(id=TEXT)
    paths = {
        "/projects": {"post": operation("project", "201", project, body=record())},
        "/projects/{id}": {"parameters": at("id"), "get": operation("getProject", reply=project)},
        "/projects/{id}/tasks": {
            "parameters": at("id"),
            "get": operation("of", reply=record(results=many(schema_ref("Task")), count=NUMBER)),
        },
        "/users": {"post": operation("user", "201", user, body=record())},
        "/users/{id}": {"parameters": at("id"), "get": operation("getUser", reply=user)},
        "/users/{id}/tasks": {"parameters": at("id"), "get": operation("mine", reply=many(schema_ref("Task")))},
        "/tasks": {"post": operation("task", "201", schema_ref("Task"), body=task)},
        "/tasks/{id}": {"parameters": at("id"), "get": operation("getTask", reply=schema_ref("Task"))},
    }
    mock = play(document(paths, {"Task": task}), tmp_path)
    first, second = (answer(mock, "POST", "/projects", {})[1]["id"] for _ in range(2))
    ada = answer(mock, "POST", "/users", {})[1]["id"]
    made = answer(mock, "POST", "/tasks", {"title": "a", "project_id": first, "user_id": ada})[1]
    assert answer(mock, "GET", f"/projects/{first}/tasks")[1] == {"results": [made], "count": 1}
    assert answer(mock, "GET", f"/projects/{second}/tasks")[1] == {"results": [], "count": 0}
    assert answer(mock, "GET", f"/users/{ada}/tasks")[1] == [made]
    assert answer(mock, "GET", "/users/nobody/tasks")[0].status == 404


def test_a_state_that_its_maker_leaves_out_begins(tmp_path: Path) -> None:
    state = {"type": "string", "enum": ["done", "open", "in_progress"]}
    job = record(id=TEXT, state=state, colour={"type": "string", "enum": ["done", "open"]})
    paths = {
        "/jobs": {
            "post": operation("make", "201", job, body=record(state=state)),
            "get": operation("list", reply=many(job)),
        },
        "/jobs/{id}": {"parameters": at("id"), "get": operation("read", reply=job)},
    }
    mock = play(document(paths), tmp_path)
    assert answer(mock, "POST", "/jobs", {})[1]["state"] == "open"
    assert answer(mock, "POST", "/jobs", {"state": "done"})[1]["state"] == "done"


def test_a_query_that_stands_in_the_path_is_no_stranger(tmp_path: Path) -> None:
    paths = {f"/reports?kind={kind}": {"get": operation(kind, reply=record(kind=TEXT))} for kind in ("daily", "weekly")}
    mock = play(document(paths), tmp_path, validation="service")
    response, _ = answer(mock, "GET", "/reports?kind=daily")
    assert "X-Mock-Warnings" not in dict(response.headers)
    stranger, _ = answer(mock, "GET", "/reports?kind=daily&sort=x")
    assert dict(stranger.headers)["X-Mock-Warnings"] == "query sort: no parameter of daily: ignored"


# -- what goes on besides ---------------------------------------------------------------------------------------------

ACTION = record(id=NUMBER, status={"type": "string", "enum": ["running", "success", "error"]}, command=TEXT)
ACTIONS = {
    "/actions": {"get": operation("actions", reply=record(actions=many(schema_ref("Action"))))},
    "/actions/{id}": {"parameters": at("id"), "get": operation("action", reply=record(action=schema_ref("Action")))},
}


@pytest.mark.parametrize(("status", "after"), [("200", 404), ("202", 200)])
def test_only_what_is_accepted_is_done_later(tmp_path: Path, status: str, after: int) -> None:
    drop = operation("drop", status, record(action=schema_ref("Action")))
    paths = {**CUPS, **ACTIONS, "/v1/cups/{id}": {**CUPS["/v1/cups/{id}"], "delete": drop}}
    mock = play(document(paths, {"Cup": CUP, "Action": ACTION}), tmp_path)
    made = answer(mock, "POST", "/v1/cups", {"name": "Ada"})[1]
    action = answer(mock, "DELETE", f"/v1/cups/{made['id']}")[1]["action"]
    assert action["status"] == "running"
    assert answer(mock, "GET", f"/v1/cups/{made['id']}")[0].status == after
    for _ in range(2):
        answer(mock, "GET", f"/actions/{action['id']}")
    assert answer(mock, "GET", f"/v1/cups/{made['id']}")[0].status == 404


def test_a_record_that_is_not_ready_yet_is_made_below_another_one_all_the_same(tmp_path: Path) -> None:
    space = record(id=NUMBER, name=TEXT, state={"type": "string", "enum": ["Provisioning", "Available", "Failed"]})
    paths = {
        "/users": {"post": operation("user", "201", record(id=TEXT), body=record())},
        "/users/{id}": {"parameters": at("id"), "get": operation("getUser", reply=record(id=TEXT))},
        "/users/{id}/spaces": {
            "parameters": at("id"),
            "post": operation("start", "202", schema_ref("Space"), body=record(name=TEXT)),
            "get": operation("of", reply=many(schema_ref("Space"))),
        },
        "/spaces/{id}": {"parameters": at("id"), "get": operation("read", reply=schema_ref("Space"))},
    }
    mock = play(document(paths, {"Space": space}), tmp_path)
    user = answer(mock, "POST", "/users", {})[1]["id"]
    made = answer(mock, "POST", f"/users/{user}/spaces", {"name": "Ada"})[1]
    assert made["name"] == "Ada"
    assert answer(mock, "GET", f"/spaces/{made['id']}")[1]["name"] == "Ada"
    assert [each["id"] for each in answer(mock, "GET", f"/users/{user}/spaces")[1]] == [made["id"]]


def test_what_nothing_can_make_first_may_be_made_more_of(tmp_path: Path) -> None:
    paths = {
        "/holds/{id}": {"parameters": at("id"), "get": operation("read", reply=schema_ref("Hold"))},
        "/holds/{id}/again": {
            "parameters": at("id"),
            "post": operation("again", "201", schema_ref("Hold"), body=record(note=TEXT)),
        },
    }
    mock = play(document(paths, {"Hold": record(id=TEXT, note=TEXT)}), tmp_path)
    response, made = answer(mock, "POST", "/holds/any/again", {"note": "a"})
    assert response.status == 201
    assert made["note"] == "a"


def test_elements_without_a_place_for_their_key_are_new_ones(tmp_path: Path) -> None:
    value = record(id=NUMBER, field=TEXT, value=TEXT)
    paths = {
        "/values": {
            "get": operation("values", reply=many(schema_ref("Value"))),
            "put": operation("set", reply=many(schema_ref("Value")), body=many(record(field=TEXT, value=TEXT))),
        },
        "/values/{id}": {"parameters": at("id"), "get": operation("value", reply=schema_ref("Value"))},
    }
    mock = play(document(paths, {"Value": value}), tmp_path)
    response, _ = answer(mock, "PUT", "/values", [{"field": "size", "value": "L"}])
    assert response.status == 200
    ((shown),) = answer(mock, "GET", "/values")[1]
    assert (shown["field"], shown["value"]) == ("size", "L")
    assert answer(mock, "GET", f"/values/{shown['id']}")[1] == shown


def test_a_create_that_answers_a_receipt_says_nothing_of_the_records_that_a_list_shows(tmp_path: Path) -> None:
    sent = {"kind": {"type": "string"}, "name": {"type": "string"}}
    listed = {"type": "object", "properties": {**sent, "at": {"type": "string"}}}
    receipt = {"type": "object", "required": ["ok"], "properties": {"ok": {"type": "boolean"}}}
    listing = {"type": "object", "required": ["events"], "properties": {"events": {"type": "array", "items": listed}}}
    body = {"type": "object", "properties": sent}
    paths = {
        "/events": {
            "post": operation("log", reply=receipt, body=body),
            "get": operation(
                "listEvents", reply=listing, parameters=[{"name": "kind", "in": "query", "schema": {"type": "string"}}]
            ),
        }
    }
    mock = play(document(paths), tmp_path)
    for name in ("a", "b"):
        assert answer(mock, "POST", "/events", {"kind": f"k-{name}", "name": name})[1] == {"ok": True}
    assert [event["name"] for event in answer(mock, "GET", "/events")[1]["events"]] == ["a", "b"]
    assert [event["name"] for event in answer(mock, "GET", "/events?kind=k-b")[1]["events"]] == ["b"]
