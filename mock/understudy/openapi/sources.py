"""Where a document comes from: a file, a folder, a URL or standard input. Each becomes one file on this machine.

What came over the network, or a pipe, is kept in a cache folder; the name of the file there encodes its URL, so
that messages can say it. Knows names and bytes; knows nothing of OpenAPI but how a document begins.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from understudy.openapi.source import MOST_BYTES, read_source
from understudy.problem import DocumentError, Problem

STDIN = "-"
_SCHEMES = ("http", "https")
_SECONDS = 30
_USUAL = re.compile(r"(?:openapi|swagger)\.(?:ya?ml|json)")
_BEGINNING = re.compile(
    r"""^\s*["']?(?:openapi|swagger)["']?\s*:|[{,]\s*["'](?:openapi|swagger)["']\s*:""", re.MULTILINE
)
_LOOKED_AT = 65_536
_MOST_FILES = 2_000
# Marks a page, so that one may have pages below it.
_LEAF = "="


def is_url(source: str | Path) -> bool:
    """Whether a source is fetched over the network."""
    return isinstance(source, str) and source.partition("://")[0].lower() in _SCHEMES and "://" in source


def locate(source: str | Path, *, refresh: bool = False) -> Path:
    """The file of a document. A page that was fetched once is not fetched again, unless `refresh`.

    Raises DocumentError for a page that can't be fetched and for a folder without a document, or with several.
    """
    if is_url(source):
        if refresh:
            # What it refers to may have changed as well.
            from shutil import rmtree

            rmtree(_host(str(source)), ignore_errors=True)
        return fetched(str(source))
    if str(source) == STDIN:
        return _kept(sys.stdin.buffer.read(MOST_BYTES + 1))
    path = Path(source)
    return _in_folder(path) if path.is_dir() else path


def shown(file: Path) -> str:
    """A file as its user named it: the URL of a page that was fetched, `-` for standard input, else its path."""
    found = url_of(file)
    if found is not None:
        return found
    return STDIN if file.parent == cache_folder() / "stdin" else str(file)


def url_of(file: Path) -> str | None:
    """The URL that a file in the cache was fetched from."""
    pages = cache_folder() / "pages"
    if not file.is_relative_to(pages):
        return None
    scheme, host, *steps = [unquote(part) for part in file.relative_to(pages).parts]
    return f"{scheme}://{host}/{'/'.join([*steps[:-1], steps[-1].removeprefix(_LEAF)])}"


def fetched(url: str) -> Path:
    """The copy of a page, which is fetched where there is none yet. Raises DocumentError."""
    page = _page(url)
    if not page.is_file():
        _put(page, _content(url))
    return page


def cache_folder() -> Path:
    """Where what can be fetched or made again is kept."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "understudy"


def _page(url: str) -> Path:
    parts = urlsplit(url)
    *steps, last = (parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")).split("/")
    return _host(url).joinpath(*map(_safe, steps), _LEAF + _safe(last))


def _host(url: str) -> Path:
    parts = urlsplit(url)
    return cache_folder() / "pages" / _safe(parts.scheme.lower()) / _safe(parts.netloc)


def _safe(name: str) -> str:
    """A name that no file system takes for more than a name; percent-encoding that is there already stays."""
    return quote(name, safe="") if name.strip(".") else "%2E" * len(name)


def _put(page: Path, content: bytes) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    from tempfile import NamedTemporaryFile  # what is on this machine already needs none

    with NamedTemporaryFile(dir=page.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(page)


def _kept(content: bytes) -> Path:
    """Standard input in a file, since a server opens its document again in the process that answers."""
    page = cache_folder() / "stdin" / hashlib.sha256(content).hexdigest()[:16]
    if not page.is_file():
        _put(page, content)
    return page


def _content(url: str) -> bytes:
    # The standard library fetches, which knows proxies: prance's own fetching waits without an end, reads without an
    # end, and takes YAML in UTF-8 for Latin-1 where no charset is named.
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    request = Request(url, headers={"Accept": "application/json, application/yaml, */*", "User-Agent": "understudy"})  # noqa: S310 - http or https
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - likewise
            content: bytes = answer.read(MOST_BYTES + 1)
            kind = answer.headers.get_content_type()
    except HTTPError as error:
        error.close()
        raise _refused(url, f"the server answers {error.code} {error.reason}") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise _refused(url, str(getattr(reason, "strerror", None) or reason)) from None
    if len(content) > MOST_BYTES:
        raise _refused(url, f"the page is larger than {MOST_BYTES >> 20} MiB")
    if kind == "text/html":
        raise _refused(url, "this is a page for people", "give the URL of the document itself")
    return content


def _refused(url: str, message: str, hint: str = "") -> DocumentError:
    return DocumentError([Problem("fetch", message, "", url, hint)])


def _in_folder(folder: Path) -> Path:
    """The one document of a folder: by its usual name, else the one file that begins like a document."""
    usual = sorted(entry for entry in folder.iterdir() if _USUAL.fullmatch(entry.name) and entry.is_file())
    found = usual or sorted(file for file in _candidates(folder) if _is_document(file))
    if len(found) == 1:
        return found[0]
    if not found:
        raise DocumentError([Problem("folder", "the folder has no OpenAPI document", "", str(folder))])
    names = ", ".join(str(file.relative_to(folder)) for file in found[:10])
    message = f"the folder has several documents: {names}" + (" …" if len(found) > 10 else "")
    raise DocumentError([Problem("folder", message, "", str(folder), "name one of them")])


def _candidates(folder: Path) -> Iterator[Path]:
    count = 0
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        for name in sorted(files):
            if name.endswith((".yaml", ".yml", ".json")) and count < _MOST_FILES:
                count += 1
                yield Path(above, name)


def _is_document(file: Path) -> bool:
    """Whether a file is one, judging by its beginning; what begins so is read to be sure."""
    try:
        with file.open("rb") as beginning:
            text = beginning.read(_LOOKED_AT).decode("utf-8", "ignore")
        return bool(_BEGINNING.search(text)) and bool({"openapi", "swagger"} & read_source(file, doubled=[]).keys())
    except (OSError, DocumentError):
        return False
