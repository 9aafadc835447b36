"""What the mock sends with each overlay of docs/webhooks-services.md, judged by the service's own verifier."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents import answer, document, operation, schema_ref
from howtos import DOCS

from real_servers import node_packages, python_package
from understudy.contract import read_contract
from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.webhooks.sender import Outcome

FOREIGN = Path(__file__).parent / "foreign"
URL = "http://127.0.0.1:9/hooks?tenant=ü&x=1"
STANDARD = "whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"
FORM = "application/x-www-form-urlencoded"
TEXT = {"type": "string"}
ORDER = {
    "type": "object",
    "required": ["id", "note"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "note": TEXT, "Amount": TEXT, "b": TEXT},
}


@dataclass(frozen=True)
class Service:
    """A heading of the page, the verifier's package, the secret (None: made up), and whether the time is looked at."""

    heading: str
    package: str
    secret: str | None = "a secret of our own"
    timed: bool = True
    media: str = "application/json"


SERVICES = {
    "stripe": Service("Stripe", "stripe==16.1.0", "whsec_of_our_own"),
    "octokit": Service("GitHub", "@octokit/webhooks-methods@6.0.0", timed=False),
    "standardwebhooks": Service("", "standardwebhooks==1.1.0", STANDARD),
    "svix": Service("Svix", "svix==2.9.1", STANDARD),
    "slack": Service("Slack", "slack_sdk==3.48.0"),
    "shopify": Service("Shopify", "", timed=False),
    "twilio": Service("Twilio", "twilio==9.13.0", timed=False, media=FORM),
    "paddle": Service("Paddle", "paddle-python-sdk==1.16.1"),
    "discord": Service("Discord", "discord-interactions==0.4.0", None, timed=False),  # it leaves the age to others
}
# What several services share, and no heading of the page is about.
SHARED = {"standardwebhooks": [{"target": "$", "update": {"x-mock-delivery": {"sign": "standard-webhooks"}}}]}
each_service = pytest.mark.parametrize("name", SERVICES)


def overlays() -> dict[str, Any]:
    """The overlay actions of the page by heading."""
    text = (DOCS / "webhooks-services.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (\w+)\n.*?```yaml\n(.*?)```", text, re.DOTALL | re.MULTILINE)
    return {heading: yaml.safe_load(block) for heading, block in found}


class Caught:
    """A sender that keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

    def send(self, method: str, target: Any, headers: Any, body: bytes, timeout: float) -> Outcome:
        self.sent.append({"body": base64.b64encode(body).decode(), "headers": dict(headers)})
        return Outcome(200)


def opened(name: str, folder: Path, actions: Any = None) -> tuple[Mock, Caught]:
    service = SERVICES[name]
    hook = {
        "requestBody": {"required": True, "content": {service.media: {"schema": schema_ref("Order")}}},
        "responses": {"200": {"description": "ok"}},
    }
    paths = {
        "/orders": {"post": operation("makeOrder", "201", schema_ref("Order"), body=schema_ref("Order"))},
        "/orders/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation("readOrder", "200", schema_ref("Order")),
        },
    }
    built = document(paths, {"Order": ORDER}, webhooks={"order.created": {"post": hook}})
    (folder / "openapi.json").write_text(json.dumps(built))
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": "x", "version": "1"},
        "actions": actions or SHARED.get(name) or overlays()[service.heading],
    }
    (folder / "overlay.yaml").write_text(yaml.safe_dump(overlay))
    caught = Caught()
    return Mock(read_contract(folder / "openapi.json", overlays=[folder / "overlay.yaml"]), sender=caught), caught


def verdicts(name: str, deliveries: list[dict[str, Any]], package: str | None = None) -> list[Any]:
    package = SERVICES[name].package if package is None else package
    if name == "octokit":
        home = node_packages(package)
        command = ["node", str(FOREIGN / "octokit_verifier.mjs")]
    else:
        home = python_package(package) if package else FOREIGN
        command = [sys.executable, str(FOREIGN / "webhook_verifiers.py"), name]
    done = subprocess.run(
        command,
        cwd=home,
        env={"PYTHONPATH": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin"},
        input=json.dumps(deliveries),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@each_service
def test_the_services_verifier_takes_what_is_sent_and_refuses_what_chaos_spoils(name: str, tmp_path: Path) -> None:
    service = SERVICES[name]
    mock, caught = opened(name, tmp_path)
    endpoint = mock.webhooks.add_endpoint(URL, secret=service.secret)
    kinds = ["", "bad-signature", "old-secret", *(["stale-timestamp"] if service.timed else [])]
    for kind in kinds:
        if kind:
            mock.webhooks.chaos.add(kind)
        body = {"note": "Grüße & more", "b": "x=1", "Amount": "5 €"}
        assert answer(mock, "POST", "/orders", body)[0].status == 201
        mock.webhooks.deliver()
    secret = endpoint.secrets[0]
    assert len(caught.sent) == len(kinds)
    assert {each["headers"]["Content-Type"] for each in caught.sent} == {service.media}
    found = verdicts(name, [{**each, "secret": secret, "url": URL} for each in caught.sent])
    assert found[0] is True, found
    assert [verdict for verdict in found[1:] if verdict is True] == []
    assert len(found) == len(kinds)


def test_every_service_of_the_page_is_verified() -> None:
    assert {service.heading for name, service in SERVICES.items() if name not in SHARED} == set(overlays())
    assert len(overlays()) == 8


def test_a_signature_without_a_time_can_not_be_stale(tmp_path: Path) -> None:
    mock, _ = opened("twilio", tmp_path)
    with pytest.raises(
        ValueError, match=r"^stale-timestamp needs a signature with a time; those of this document have none$"
    ):
        mock.webhooks.chaos.add("stale-timestamp")


def test_what_is_wrong_is_an_error_at_its_line_of_the_overlay(tmp_path: Path) -> None:
    [action] = overlays()["Slack"]
    action["update"]["x-mock-delivery"]["sign"]["content"] = "v0:{timestmp}:{body}"
    with pytest.raises(DocumentError) as caught:
        opened("slack", tmp_path, [action])
    [problem] = caught.value.problems
    assert (problem.message, problem.hint) == ("{timestmp} means nothing here", "did you mean {timestamp}?")
    assert "overlay.yaml" in str(problem)


def test_the_package_of_cloudevents_reads_what_is_sent_in_either_mode(tmp_path: Path) -> None:
    deliveries = []
    for mode in ("structured", "binary"):
        word = {"cloudevents": {"mode": mode, "type": "com.acme.a b.{event}", "source": "https://acme.test/a%20b"}}
        mock, caught = opened("shopify", tmp_path, [{"target": "$", "update": {"x-mock-delivery": word}}])
        mock.webhooks.add_endpoint(URL)
        made, order = answer(mock, "POST", "/orders", {"note": "Grüße & more"})
        assert made.status == 201
        mock.webhooks.deliver()
        [event] = mock.webhooks.events()
        deliveries += [{**each, "secret": "", "url": URL} for each in caught.sent]
    found = verdicts("cloudevents", deliveries, "cloudevents==2.2.0")
    same = {
        "specversion": "1.0",
        "id": event.id,
        "source": "https://acme.test/a%20b",
        "type": "com.acme.a b.order.created",
        "subject": "1",
        "datacontenttype": "application/json",
        "data": order,
    }
    assert [each.pop("time")[:19] for each in found] == [event.created_at[:19]] * 2
    assert found == [same, same]
