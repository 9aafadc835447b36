"""Files that httpx, requests, curl and the generated SDK send come back bit for bit, even over kill -9."""

from __future__ import annotations

import importlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
import requests
from files_document import files
from processes import running, serve

from real_servers import give_up
from understudy_tools.sdk.regenerate import regenerate

pytestmark = [pytest.mark.slow, pytest.mark.process]

PACKAGE = "files_of_the_document"
LARGE = random.Random(14).randbytes(5_000_000)
CONTENTS = {
    "one byte": ("a.bin", "application/octet-stream", b"\x00"),
    "5 MB": ("large.bin", "application/x-large", LARGE),
    "a name beyond ASCII": ("Grüße 你好 😀.pdf", "application/pdf", b"%PDF\r\n--x\r\n\xff\xfe"),
    "no byte": ("empty.txt", "text/plain", b""),
    "a name with signs": ("a b;c=d'e.csv", "text/csv", b"x;y\n"),
}
each_content = pytest.mark.parametrize("content", CONTENTS)


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("files") / "openapi.json"
    file.write_text(json.dumps(files("*/*")))
    return file


@pytest.fixture(scope="module")
def url(spec: Path) -> Iterator[str]:
    with running(serve(spec)) as (_, url):
        yield url


@pytest.fixture(scope="module")
def sdk(spec: Path) -> Iterator[Any]:
    regenerate(spec, spec.parent / "out", package=PACKAGE, progress=lambda _: None)
    sys.path.insert(0, str(spec.parent / "out"))
    try:
        importlib.invalidate_caches()
        yield importlib.import_module(PACKAGE)
    finally:
        sys.path.remove(str(spec.parent / "out"))


Got = tuple[bytes, str, str]
"""The bytes of a file, its media type and its name."""


def named(disposition: str) -> str:
    """The name in a Content-Disposition (RFC 6266)."""
    if extended := re.search(r"filename\*=UTF-8''([^;]+)", disposition):
        return unquote(extended[1])
    plain = re.search(r'filename="((?:[^"\\]|\\.)*)"|filename=([^;]+)', disposition)
    assert plain is not None, disposition
    return re.sub(r"\\(.)", r"\1", plain[1]) if plain[1] is not None else plain[2]


def by_httpx(url: str, name: str, kind: str, data: bytes, folder: Path) -> tuple[int, Got]:
    with httpx.Client(base_url=url, trust_env=False) as client:
        made = client.post("/files", files={"file": (name, data, kind)}).raise_for_status().json()["id"]
        got = client.get(f"/files/{made}/content")
        return made, (got.content, got.headers["content-type"], named(got.headers["content-disposition"]))


def by_requests(url: str, name: str, kind: str, data: bytes, folder: Path) -> tuple[int, Got]:
    with requests.Session() as session:
        session.trust_env = False
        made = session.post(f"{url}/files", files={"file": (name, data, kind)}).json()["id"]
        got = session.get(f"{url}/files/{made}/content")
        return made, (got.content, got.headers["content-type"], named(got.headers["content-disposition"]))


def by_curl(url: str, name: str, kind: str, data: bytes, folder: Path) -> tuple[int, Got]:
    sent, headers, body = folder / "sent", folder / "headers", folder / "body"
    sent.write_bytes(data)
    curl = ["curl", "--silent", "--show-error", "--fail", "--noproxy", "*"]
    form = f'file=@{sent};filename="{name}";type={kind}'
    done = subprocess.run([*curl, "-F", form, f"{url}/files"], capture_output=True, check=True, timeout=60)
    made = json.loads(done.stdout)["id"]
    subprocess.run([*curl, "-D", str(headers), "-o", str(body), f"{url}/files/{made}/content"], check=True, timeout=60)
    lines = (line.partition(":") for line in headers.read_text("latin-1").splitlines())
    fields = {field.lower(): value.strip() for field, _, value in lines}
    content = body.read_bytes() if body.is_file() else b""
    return made, (content, fields["content-type"], named(fields["content-disposition"]))


CLIENTS: dict[str, Callable[..., tuple[int, Got]]] = {"httpx": by_httpx, "requests": by_requests, "curl": by_curl}


@each_content
@pytest.mark.parametrize("client", CLIENTS)
def test_what_is_sent_comes_back(url: str, tmp_path: Path, client: str, content: str) -> None:
    name, kind, data = CONTENTS[content]
    if client == "curl" and shutil.which("curl") is None:
        give_up("curl is not here: install it, as with apt-get install curl")
    made, got = CLIENTS[client](url, name, kind, data, tmp_path)
    assert got == (data, kind, name)
    record = httpx.get(f"{url}/files/{made}", trust_env=False).json()
    del record["purpose"]  # nobody said any
    assert record == {
        "id": made,
        "filename": name,
        "bytes": len(data),
        "mime_type": kind,
        "sha256": sha256(data).hexdigest(),
    }


@each_content
def test_the_sdk_sends_and_gets_it_too(url: str, sdk: Any, content: str) -> None:
    name, kind, data = CONTENTS[content]
    with sdk.Client(base_url=url) as client:
        made = client.files.upload(file=(name, data, kind))
        assert (made.filename, made.bytes_, made.mime_type) == (name, len(data), kind)
        got = client.files.get_content(made.id)
        assert (got.payload.read(), got.mime_type, got.file_name) == (data, kind, name)


def test_a_whole_body_comes_back_too(url: str) -> None:
    with httpx.Client(base_url=url, trust_env=False) as client:
        made = client.post("/files", files={"file": ("a.bin", b"a")}).json()["id"]
        client.put(f"/files/{made}/content", content=LARGE, headers={"content-type": "video/mp4"}).raise_for_status()
        got = client.get(f"/files/{made}/content", headers={"range": "bytes=4999990-"})
    assert (got.status_code, got.content, got.headers["content-type"]) == (206, LARGE[-10:], "video/mp4")


def test_a_state_file_keeps_them_over_kill_9(spec: Path, tmp_path: Path) -> None:
    state = ("--state", f"sqlite:///{tmp_path}/state.db")
    kept: dict[int, Got] = {}
    with running(serve(spec, *state)) as (process, url):
        for name, kind, data in CONTENTS.values():
            made, got = by_httpx(url, name, kind, data, tmp_path)
            kept[made] = got
        os.killpg(process.pid, signal.SIGKILL)
    with running(serve(spec, *state)) as (_, url), httpx.Client(base_url=url, trust_env=False) as client:
        for made, (data, kind, name) in kept.items():
            got = client.get(f"/files/{made}/content")
            disposition = named(got.headers["content-disposition"])
            assert (got.content, got.headers["content-type"], disposition) == (data, kind, name)
            assert client.get(f"/files/{made}").json()["sha256"] == sha256(data).hexdigest()
