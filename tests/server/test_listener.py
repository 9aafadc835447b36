"""Where a server listens: https with a certificate that is made or brought, or a Unix socket."""

from __future__ import annotations

import json
import os
import socket
import ssl
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme
from library import library
from processes import SECONDS, running, serve

from understudy.server.certificates import Certificate, CertificateError, made_certificate, read_certificate
from understudy.server.cli.main import main
from understudy.server.listener import Listener

ORDERS = Path(__file__).parents[1] / "support/orders.yaml"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(library()))
    return file


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose name leaves room for that of a socket."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "trust.pem"))
    return made


def written(authority: trustme.CA, folder: Path, name: str) -> tuple[str, str]:
    made = authority.issue_cert("127.0.0.1", "localhost")
    chain, key = folder / f"{name}.pem", folder / f"{name}.key"
    chain.write_bytes(b"".join(each.bytes() for each in made.cert_chain_pems))
    made.private_key_pem.write_to_path(str(key))
    return str(chain), str(key)


def test_https_with_a_made_certificate_is_trusted_by_what_the_banner_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    trust = tmp_path / "understudy/tls/127.0.0.1/ca.pem"
    with running([*serve(ORDERS), "--tls", "--capture-webhooks", "--delivery", "sync"]) as (process, url):
        assert url.startswith("https://127.0.0.1:")
        assert process.stdout is not None
        assert process.stdout.readline() == f"  trust    {trust}\n"
        with httpx.Client(verify=ssl.create_default_context(cafile=str(trust)), base_url=url) as client:
            assert client.post("/orders", json={"sku": "A-1"}).status_code == 201
            page = client.get("/__mock__/", headers={"Host": url.removeprefix("https://")})
            assert f"curl -s {url}/orders" in page.text
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            httpx.get(f"{url}/orders", trust_env=False)
        monkeypatch.setenv("SSL_CERT_FILE", str(trust))
        capsys.readouterr()
        assert main(["events", "--url", url, "--status", "delivered"]) == 0
        assert "order.created" in capsys.readouterr().out


def test_https_with_files_of_the_user(spec: Path, tmp_path: Path, authority: trustme.CA) -> None:
    chain, key = written(authority, tmp_path, "own")
    with running([*serve(spec), "--tls-cert", chain, "--tls-key", key]) as (_, url):
        trusting = ssl.create_default_context(cafile=str(tmp_path / "trust.pem"))
        assert httpx.get(f"{url}/books", verify=trusting, trust_env=False).status_code == 200


def test_a_unix_socket_is_listened_on_and_removed_at_the_end(spec: Path, short: Path) -> None:
    path = short / "mock.sock"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))  # as a killed server leaves it behind
    with running([*serve(spec), "--unix", str(path)]) as (process, url):
        transport = httpx.HTTPTransport(uds=str(path))
        with httpx.Client(transport=transport, base_url=url, trust_env=False) as client:
            assert client.post("/books", json={"title": "a"}).json() == {"id": 1, "title": "a"}
            assert client.post("/__mock__/reset").status_code == 204
        assert main(["serve", str(spec), "--unix", str(path)]) == 2
        process.terminate()
        _, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, errors, path.exists()) == (0, "", False)


def test_a_made_certificate_is_kept_until_it_is_about_to_end(tmp_path: Path) -> None:
    made = made_certificate(["127.0.0.1"], tmp_path)
    assert made.key.parent.stat().st_mode & 0o077 == 0
    first = made.chain.read_bytes()
    assert made_certificate(["127.0.0.1"], tmp_path) == made
    assert made.chain.read_bytes() == first
    old = time.time() - 391 * 86_400
    os.utime(made.chain, (old, old))
    assert made_certificate(["127.0.0.1"], tmp_path).chain.read_bytes() != first
    made.key.write_text("cut")
    again = made_certificate(["127.0.0.1"], tmp_path)
    assert read_certificate(str(again.chain), str(again.key)) == Certificate(again.chain, again.key, again.chain)


def test_hosts_have_certificates_of_their_own(tmp_path: Path) -> None:
    one, other = made_certificate(["::1"], tmp_path), made_certificate(["mock.example"], tmp_path)
    assert one.chain.parent.name == "%3A%3A1"
    assert one.chain.read_bytes() != other.chain.read_bytes()


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trustme", None)
    message = "--tls needs an extra (pip install 'understudy[tls]'), or files: --tls-cert FILE --tls-key FILE"
    with pytest.raises(CertificateError) as raised:
        made_certificate(["127.0.0.1"], tmp_path)
    assert str(raised.value) == message


def test_files_that_are_no_certificate_are_named(tmp_path: Path, authority: trustme.CA) -> None:
    chain, key = written(authority, tmp_path, "own")
    _, other = written(authority, tmp_path, "other")
    text = tmp_path / "text.pem"
    text.write_text("hello")
    locked = tmp_path / "locked.key"
    locked.write_text("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
    cut = tmp_path / "cut.pem"
    cut.write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    for files, message in [
        ((chain, None), "--tls-cert needs --tls-key: a certificate and its key are two PEM files"),
        ((None, key), "--tls-key needs --tls-cert: a certificate and its key are two PEM files"),
        (("/nowhere.pem", key), "--tls-cert /nowhere.pem: No such file or directory"),
        ((str(tmp_path), key), f"--tls-cert {tmp_path}: Is a directory"),
        ((str(text), key), f"--tls-cert {text}: is no PEM file"),
        ((chain, str(locked)), f"--tls-key {locked}: is encrypted; write the key without a passphrase"),
        ((chain, other), f"--tls-cert {chain}, --tls-key {other}: the key is not the key of this certificate"),
        ((str(cut), key), f"--tls-cert {cut}, --tls-key {key}: a certificate or key in them can't be read"),
    ]:
        with pytest.raises(CertificateError) as raised:
            read_certificate(*files)
        assert str(raised.value) == message


def test_a_place_that_is_no_socket_is_refused(
    spec: Path, short: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(short)
    (short / "file").write_text("")
    with socket.socket(socket.AF_UNIX) as taken:
        taken.bind(str(short / "taken"))
        taken.listen()
        for arguments, message in [
            (["--unix", "file"], "--unix file: is there already, and no socket"),
            (["--unix", "no/sock"], "--unix no/sock: there is no folder no"),
            (["--unix", "taken"], "--unix taken: is in use; choose another path"),
            (["--unix", "x" * 104], f"--unix {'x' * 104}: is longer than 103 bytes, the limit of systems"),
            (["--unix", "a", "--tls"], "--unix goes without --tls, --tls-cert, --tls-key and --capture-webhooks"),
        ]:
            assert main(["serve", str(spec), *arguments]) == 2
            assert capsys.readouterr().err == f"{message}\n"
    assert (short / "file").exists()


def test_the_address_that_is_printed() -> None:
    made = Certificate(Path("a"), Path("b"), Path("c"))
    assert Listener("::1", 1).url == "http://[::1]:1"
    assert Listener("0.0.0.0", 1, made).url == "https://0.0.0.0:1"
    assert Listener("0.0.0.0", 1, made).own_url == "https://127.0.0.1:1"
    assert Listener("::", 1).own_url == "http://[::1]:1"
    assert (Listener("0.0.0.0", 1).is_exposed, Listener("0.0.0.0", 1, unix=Path("s")).is_exposed) == (True, False)
