"""What the mock signs: vectors of others, the standard's own library as judge, and refusals before anything is sent."""

from __future__ import annotations

import base64
import json
import time
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

import understudy.webhooks.signing as package
from understudy.contract import read_contract
from understudy.inference.explain import explain
from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.server.cli.main import main
from understudy.webhooks.scheme_modules import SchemesError
from understudy.webhooks.sender import Outcome
from understudy.webhooks.signing import (
    SCHEMES,
    MissingSignatureError,
    SigningError,
    SigningScheme,
    WrongSignatureError,
    check_secret,
    find,
    registry,
    sign,
)
from understudy_tools.sdk.events import signatures_of
from understudy_tools.sdk.regenerate import regenerate

signatures: Any = import_module("campaignflow._runtime.signatures")
errors: Any = import_module("campaignflow.errors")
ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests/support/vectors/webhook_signatures.json").read_text(encoding="utf-8"))
MESSAGE: dict[str, Any] = {"body": b"{}", "message_id": "msg_1", "timestamp": 1767605400}
WHSEC = (
    "a secret for standard-webhooks must be whsec_ and then base64, of 24 to 64 random bytes by custom, "
    "such as whsec_dW5kZXJzdHVkeS1leGFtcGxlLWtleSEh"
)
each_vector = pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
visible = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=40)


def whsec(key: bytes) -> str:
    return f"whsec_{base64.b64encode(key).decode()}"


@each_vector
def test_what_is_signed_is_what_others_compute(vector: dict[str, Any]) -> None:
    scheme = SCHEMES[vector["scheme"]]
    header = vector["header"] or scheme.header
    made = sign(
        scheme,
        secrets=vector["secrets"],
        body=vector["body"].encode(),
        message_id=vector["message_id"],
        timestamp=vector["timestamp"],
        header=header,
    )
    assert made == vector["headers"]
    fields = {name.lower(): [value] for name, value in vector["headers"].items()}
    time_of_form = None if vector["scheme"] in ("sha256", "none") else vector["timestamp"]
    assert scheme.verify(vector["body"].encode(), fields, vector["secrets"], header=header) == time_of_form
    if scheme.header:
        with pytest.raises(WrongSignatureError):
            scheme.verify(vector["body"].encode() + b" ", fields, vector["secrets"], header=header)
        with pytest.raises(MissingSignatureError):
            scheme.verify(vector["body"].encode(), {}, vector["secrets"], header=header)


def test_there_is_a_vector_for_every_scheme() -> None:
    assert {vector["scheme"] for vector in VECTORS} == set(SCHEMES)


def test_older_words_still_name_their_schemes() -> None:
    assert (find("timestamped"), find("sha256"), find("x")) == (SCHEMES["timestamped"], SCHEMES["sha256"], None)


@given(st.lists(st.binary(min_size=1, max_size=64), min_size=1, max_size=3), st.text(), visible)
def test_the_library_of_the_standard_verifies_what_is_signed(keys: list[bytes], body: str, identity: str) -> None:
    """Every live secret alone is enough for a receiver, whichever it has."""
    secrets = [whsec(key) for key in keys]
    made = sign(
        SCHEMES["standard-webhooks"],
        secrets=secrets,
        body=body.encode(),
        message_id=identity,
        timestamp=int(time.time()),
    )
    for secret in secrets:
        assert Webhook(secret).verify(body, dict(made), json_parse=False) is None


@given(st.binary(), st.integers(0, 2**39))
def test_a_body_is_signed_byte_by_byte_whatever_it_holds(body: bytes, moment: int) -> None:
    scheme = SCHEMES["timestamped"]
    [(name, value)] = sign(scheme, secrets=["s"], body=body, message_id="", timestamp=moment).items()
    assert name == "X-Webhook-Signature"
    assert value.startswith(f"t={moment},v1=")
    [other] = sign(scheme, secrets=["s"], body=body + b" ", message_id="", timestamp=moment).values()
    assert other != value


@pytest.mark.parametrize(
    "secret", ["", "whsec_", "whsec_?", "whsec_ü", "whsec_a", "c2VjcmV0", "WHSEC_c2VjcmV0", "whsec_c2Vj cmV0"]
)
def test_a_bad_secret_is_refused_when_it_is_configured_and_never_repeated(secret: str) -> None:
    with pytest.raises(SigningError) as caught:
        check_secret(SCHEMES["standard-webhooks"], secret)
    assert str(caught.value) == (WHSEC if secret else "a secret for standard-webhooks must not be empty")


@pytest.mark.parametrize("scheme", ["timestamped", "sha256"])
def test_any_text_but_none_is_a_secret_elsewhere(scheme: str) -> None:
    check_secret(SCHEMES[scheme], "whsec_?")
    check_secret(SCHEMES["none"], "")
    check_secret(SCHEMES["standard-webhooks"], WHSEC.split()[-1])
    with pytest.raises(SigningError) as caught:
        check_secret(SCHEMES[scheme], "")
    assert str(caught.value) == f"a secret for {scheme} must not be empty"
    with pytest.raises(SigningError) as caught:
        check_secret(SCHEMES[scheme], "\ud800")
    assert str(caught.value) == f"a secret for {scheme} must be text that UTF-8 can hold"


@pytest.mark.parametrize(
    ("scheme", "change", "message"),
    [
        ("timestamped", {"secrets": []}, "the scheme timestamped needs a secret; with none, the scheme is none"),
        (
            "timestamped",
            {"secrets": "s"},
            "secrets must be a sequence of secrets, newest first: write [secret] for one",
        ),
        ("timestamped", {"timestamp": -1}, "timestamp must be Unix seconds, 0 or more; got -1"),
        ("sha256", {"secrets": ["new", ""]}, "a secret for sha256 must not be empty"),
        ("standard-webhooks", {"secrets": [whsec(b"k"), "?"]}, WHSEC),
        (
            "standard-webhooks",
            {"secrets": [whsec(b"k")], "message_id": "a\r\nb"},
            "message_id must be visible ASCII without spaces, for webhook-id; got 'a\\r\\nb'",
        ),
    ],
)
def test_what_can_not_be_signed_is_refused(scheme: str, change: dict[str, Any], message: str) -> None:
    with pytest.raises(SigningError) as caught:
        sign(SCHEMES[scheme], **{"secrets": ["s"], **MESSAGE, **change})
    assert str(caught.value) == message


# one document, both sides


TEXT = {"type": "string"}
ORDER = {
    "type": "object",
    "required": ["id", "note"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "note": TEXT},
}


def header(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "schema": TEXT, **more}


def shop(*parameters: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A document that emits an event when an order is made, with a webhook that has these parameters."""
    body = {"required": True, "content": {"application/json": {"schema": schema_ref("Order")}}}
    hook = {"parameters": [*parameters], "requestBody": body, "responses": {"200": {"description": "ok"}}, **more}
    paths = {
        "/orders": {"post": operation("makeOrder", "201", schema_ref("Order"), body=schema_ref("Order"))},
        "/orders/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation("readOrder", "200", schema_ref("Order")),
        },
    }
    return document(paths, {"Order": ORDER}, webhooks={"order.created": {"post": hook}})


class Caught:
    """A sender that keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, dict[str, str]]] = []

    def send(self, method: str, target: Any, headers: Any, body: bytes, timeout: float) -> Outcome:
        self.sent.append((body, dict(headers)))
        return Outcome(200)


def opened(built: dict[str, Any], folder: Path, *signing: SigningScheme) -> tuple[Mock, Caught]:
    file = folder / "openapi.json"
    file.write_text(json.dumps(built))
    caught = Caught()
    return Mock(read_contract(file, signing=signing), sender=caught), caught


def delivered(mock: Mock, caught: Caught, secret: str | None = None) -> tuple[bytes, dict[str, str], str]:
    """What the mock sends of one order: body, headers, and the secret of the endpoint."""
    endpoint = mock.webhooks.add_endpoint("http://127.0.0.1:9/hooks", secret=secret)
    assert answer(mock, "POST", "/orders", {"note": "mine"})[0].status == 201
    mock.webhooks.deliver()
    [(body, headers)] = caught.sent
    return body, headers, (*endpoint.secrets, "")[0]


FORMS = {
    "named by a scheme's usual header": (shop(header("X-Hub-Signature-256")), "sha256", "X-Hub-Signature-256"),
    "described as sha256=": (
        shop(header("X-Acme-Signature", description="`sha256=` and the HMAC of the body")),
        "sha256",
        "X-Acme-Signature",
    ),
    "described as t=,v1=": (
        shop(header("X-Acme-Signature", schema={**TEXT, "pattern": "^t=[0-9]+,v1=[0-9a-f]+$"})),
        "timestamped",
        "X-Acme-Signature",
    ),
    "named after the sender, not described": (shop(header("Stripe-Signature")), "timestamped", "Stripe-Signature"),
    "named by the standard": (shop(header("webhook-signature")), "standard-webhooks", "webhook-signature"),
    "three headers as the standard has them": (
        shop(header("acme-id"), header("acme-timestamp"), header("acme-signature")),
        "standard-webhooks",
        "acme-signature",
    ),
    "x-mock-delivery": (
        shop(header("X-Hub-Signature-256"), **{"x-mock-delivery": {"sign": "timestamped", "header": "X-Mine"}}),
        "timestamped",
        "X-Mine",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_runtime_of_an_sdk_verifies_what_a_mock_sends(form: str, tmp_path: Path) -> None:
    built, scheme, carrier = FORMS[form]
    mock, caught = opened(built, tmp_path)
    body, headers, secret = delivered(mock, caught)
    assert carrier in headers
    declared = [signatures.Signature(*way) for way in signatures_of(mock.contract)]
    arguments = {"tolerance": 300, "now": None, "scheme": None, "header": None, "url": None}
    signatures.verify(body, headers, secret, declared, **arguments)
    with pytest.raises(errors.WebhookSignatureError):
        signatures.verify(body + b" ", headers, secret, declared, **arguments)
    shown = " ".join(explain(mock.contract).split())
    assert f"signed {scheme} in {carrier} (" in shown


@pytest.mark.parametrize(
    "form", ["named after the sender, not described", "described as sha256=", "three headers as the standard has them"]
)
def test_the_sdk_of_a_document_verifies_what_its_mock_sends(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, headers, secret = delivered(*opened(FORMS[form][0], tmp_path))
    sdk = f"signed_{FORMS[form][1].replace('-', '_')}"
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package=sdk, progress=lambda _: None)
    monkeypatch.syspath_prepend(tmp_path / "out")
    webhooks = import_module(f"{sdk}.webhooks")
    event = webhooks.verify_and_parse(body, headers, secret)
    assert (type(event).__name__, event.note) == ("Order", "mine")
    with pytest.raises(import_module(f"{sdk}.errors").WebhookSignatureError):
        webhooks.verify(body, headers, secret + "k" * 4)


def test_the_files_of_the_schemes_are_the_same_in_mock_and_sdk() -> None:
    mine = Path(package.__file__).parent
    theirs = ROOT / "generated/campaignflow/campaignflow/_runtime/signing"
    names = sorted(file.name for file in mine.glob("*.py"))
    assert sorted(file.name for file in theirs.glob("*.py")) == names
    assert [name for name in names if (mine / name).read_bytes() != (theirs / name).read_bytes()] == []


def test_a_header_of_unknown_form_is_not_signed_and_explain_says_what_to_write(tmp_path: Path) -> None:
    mock, caught = opened(shop(header("X-Signature")), tmp_path)
    _, headers, secret = delivered(mock, caught)
    assert (set(headers), secret) == ({"Content-Type", "User-Agent"}, "")
    shown = " ".join(explain(mock.contract).split())
    assert "not signed (the form of X-Signature is not described);" in shown
    assert "unsigned: a signature's header is declared and its form is not described, so nothing is signed" in shown


def test_a_custom_is_explained_as_a_doubt(tmp_path: Path) -> None:
    mock = play(shop(header("Acme-Signature")), tmp_path)
    shown = " ".join(explain(mock.contract).split())
    assert "signed timestamped in Acme-Signature (the header Acme-Signature, as is customary);" in shown
    assert "guessed-signature: the form of the signature is not described, so it is the customary one" in shown


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("timestamp", "did you mean timestamped?"),
        ("Standard-Webhook", "did you mean standard-webhooks?"),
        ("x", "known: standard-webhooks, timestamped, sha256, none"),
    ],
)
def test_an_unknown_scheme_is_a_problem_at_its_place(name: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        play(shop(**{"x-mock-delivery": {"sign": name}}), tmp_path)
    [problem] = caught.value.problems
    assert (problem.rule, problem.message, problem.hint) == (
        "delivery-scheme",
        f"there is no signing scheme {name}",
        hint,
    )
    assert problem.pointer == "/webhooks/order.created/post/x-mock-delivery/sign"


# a scheme of one's own


class Reversed:
    """The body backwards: no scheme for the world, but one that a test can read."""

    name = "reversed"
    header = "X-Backwards"
    secret_pattern = "^k[0-9]$"

    def check_secret(self, secret: str, /) -> None:
        if not secret.startswith("k"):
            raise SigningError("a secret for reversed begins with k")

    def sign(self, body: bytes, secrets: Any, *, header: str, message_id: str, timestamp: int) -> dict[str, str]:
        return {header: f"{secrets[0]}:{body.decode()[::-1]}"}

    def verify(self, body: bytes, headers: Any, secrets: Any, *, header: str) -> int | None:
        if headers.get(header.lower()) != [f"{secrets[0]}:{body.decode()[::-1]}"]:
            raise WrongSignatureError("it does not read backwards", header)
        return None

    def detect(self, headers: Any, /) -> str | None:
        return next((each.name for each in headers if "backwards" in each.text), None)


@pytest.mark.parametrize(
    "built",
    [
        shop(**{"x-mock-delivery": {"sign": "reversed"}}),
        shop(header("X-Backwards", description="the body, backwards, t=,v1=")),
    ],
    ids=["named", "detected"],
)
def test_a_scheme_of_ones_own_signs(built: dict[str, Any], tmp_path: Path) -> None:
    mock, caught = opened(built, tmp_path, Reversed())
    with pytest.raises(ValueError, match="a secret for reversed begins with k"):
        mock.webhooks.add_endpoint("http://127.0.0.1:9/other", secret="s")
    body, headers, _ = delivered(mock, caught, "k1")
    assert headers["X-Backwards"] == f"k1:{body.decode()[::-1]}"


def test_the_sdk_takes_the_scheme_that_the_mock_signs_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = shop(**{"x-mock-delivery": {"sign": "reversed", "header": "X-Mine"}})
    body, headers, secret = delivered(*opened(built, tmp_path, Reversed()), "k1")
    regenerate(tmp_path / "openapi.json", tmp_path / "out", package="signed_reversed", progress=lambda _: None)
    monkeypatch.syspath_prepend(tmp_path / "out")
    webhooks = import_module("signed_reversed.webhooks")
    assert webhooks.verify_and_parse(body, headers, secret, scheme=Reversed()).note == "mine"
    with pytest.raises(import_module("signed_reversed.errors").WebhookSignatureError, match="does not read backwards"):
        webhooks.verify(body, headers, "k2", scheme=Reversed())
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are asserted below
        webhooks.verify(body, headers, secret)
    assert str(caught.value) == (
        "there is no scheme 'reversed'; there are 'standard-webhooks', 'timestamped', 'sha256'; "
        "pass a scheme of your own as an object"
    )


def test_a_callback_is_signed_as_a_webhook_is(tmp_path: Path) -> None:
    """In a document of OpenAPI 3.0, which has no webhooks, it is the only place that says how."""
    built = shop()
    hook = shop(header("X-Acme-Signature", example="sha256=ab"))["webhooks"]["order.created"]
    del built["webhooks"]
    built["paths"]["/orders"]["post"]["callbacks"] = {"made": {"{$request.body#/note}": hook}}
    mock, _ = opened(built, tmp_path)
    assert signatures_of(mock.contract) == [("sha256", "X-Acme-Signature")]


ACME = """
name, header, secret_pattern = "acme", "X-Acme", ""
check_secret = lambda secret: None
sign = lambda body, secrets, *, header, message_id, timestamp: {header: secrets[0]}
verify = lambda body, headers, secrets, *, header: None
detect = lambda headers: None
"""


def test_a_module_is_a_scheme(tmp_path: Path) -> None:
    file = tmp_path / "acme_signing.py"
    file.write_text(ACME)
    mock = play(shop(**{"x-mock-delivery": {"sign": "acme"}}), tmp_path, signing=[file])
    assert mock.contract.webhooks["order.created"].delivery.signing.header == "X-Acme"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 'half'", "has no header, secret_pattern, check_secret, sign, verify, detect; see docs/extending.md"),
        ("1 / 0", "can't be imported: ZeroDivisionError: division by zero"),
    ],
)
def test_a_module_that_is_no_scheme_is_refused(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / f"no_scheme_{len(text)}.py"
    file.write_text(text)
    with pytest.raises(SchemesError) as caught:
        play(shop(), tmp_path, signing=[file])
    assert str(caught.value).startswith("signing: ")
    assert message in str(caught.value)
    with pytest.raises(SchemesError, match=r"there is no file .*; did you mean"):
        play(shop(), tmp_path, signing=[file.with_name("no_scheme.py")])


def test_serve_and_explain_take_a_scheme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "acme_signing.py"
    file.write_text(ACME)
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps(shop(**{"x-mock-delivery": {"sign": "acme"}})))
    assert main(["explain", str(spec), "--signing", str(file)]) == 0
    assert "signed acme in X-Acme (x-mock-delivery)" in capsys.readouterr().out
    assert main(["explain", str(spec)]) == 2
    assert "there is no signing scheme acme" in capsys.readouterr().err
    assert main(["explain", str(spec), "--signing", str(tmp_path / "acme.py")]) == 2
    assert "signing: there is no file" in capsys.readouterr().err


def test_what_is_no_scheme_is_refused_with_what_it_lacks() -> None:
    half: Any = SimpleNamespace(name="half", header="X", sign=print)
    with pytest.raises(TypeError) as caught:
        registry([half])
    assert str(caught.value) == (
        "SimpleNamespace is no signing scheme: it has no secret_pattern, check_secret, verify, detect"
    )
    mine: SigningScheme = Reversed()
    assert list(registry([mine])) == ["reversed", "standard-webhooks", "timestamped", "sha256", "none"]
