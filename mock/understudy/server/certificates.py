"""The certificate of a server: files of the user's, or one that a library makes and that is kept for the next start.

The authority that signs a made certificate signs nothing else: its key is never written, so whoever trusts it trusts
this one server on this machine.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from understudy.lazy_dataclass import dataclass

# What browsers take at most is 398 days; one that ends while a server runs would be a riddle.
_DAYS = 397
_DAYS_LEFT = 7
_HERE = ("localhost", "127.0.0.1", "::1")


class CertificateError(ValueError):
    """A certificate can't be read, or not be made."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """The PEM files of a server: its chain, its unencrypted key, and what clients must trust to accept it."""

    chain: Path
    key: Path
    trust: Path
    made: bool = False


def read_certificate(chain: str | None, key: str | None) -> Certificate:
    """The certificate in two files. Raises CertificateError, which names the option and the file."""
    if chain is None or key is None:
        present, missing = ("--tls-key", "--tls-cert") if chain is None else ("--tls-cert", "--tls-key")
        raise CertificateError(f"{present} needs {missing}: a certificate and its key are two PEM files")
    for option, name in (("--tls-cert", chain), ("--tls-key", key)):
        try:
            text = Path(name).read_text(encoding="ascii", errors="replace")
        except OSError as error:
            raise CertificateError(f"{option} {name}: {error.strerror}") from None
        if "-----BEGIN" not in text:
            raise CertificateError(f"{option} {name}: is no PEM file")
        if "ENCRYPTED" in text:
            raise CertificateError(f"{option} {name}: is encrypted; write the key without a passphrase")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(chain, key)
    except ssl.SSLError as error:
        is_other = "MISMATCH" in str(error)
        reason = (
            "the key is not the key of this certificate" if is_other else "a certificate or key in them can't be read"
        )
        raise CertificateError(f"--tls-cert {chain}, --tls-key {key}: {reason}") from None
    return Certificate(Path(chain), Path(key), Path(chain))


def made_certificate(hosts: Sequence[str], cache: Path) -> Certificate:
    """A certificate for some hosts and the names of this machine, kept below `cache` until it is about to end.

    Raises CertificateError without the library that makes it, or where it can't be kept.
    """
    folder = cache / "tls" / quote("+".join(hosts), safe="")
    if not _is_usable(folder):
        names = list(dict.fromkeys((*hosts, *_HERE)))
        try:
            _put(folder, _made(names))
        except OSError as error:
            raise CertificateError(f"--tls: the certificate can't be kept in {folder}: {error.strerror}") from None
    return _in(folder, made=True)


def _in(folder: Path, *, made: bool) -> Certificate:
    return Certificate(folder / "server.pem", folder / "server.key", folder / "ca.pem", made)


def _is_usable(folder: Path) -> bool:
    kept = _in(folder, made=True)
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(kept.chain, kept.key)
        ssl.create_default_context(cafile=str(kept.trust))
        age = time.time() - kept.chain.stat().st_mtime
    except OSError:
        return False
    return 0 <= age < timedelta(days=_DAYS - _DAYS_LEFT).total_seconds()


def _made(names: Sequence[str]) -> Mapping[str, bytes]:
    try:
        import trustme
    except ImportError:
        message = "--tls needs an extra (pip install 'understudy[tls]'), or files: --tls-cert FILE --tls-key FILE"
        raise CertificateError(message) from None
    authority = trustme.CA(organization_name="Understudy", organization_unit_name=f"for {names[0]} only")
    made = authority.issue_cert(
        *names, organization_name="Understudy", not_after=datetime.now(UTC) + timedelta(days=_DAYS)
    )
    chain = b"".join(each.bytes() for each in made.cert_chain_pems)
    return {"server.pem": chain, "server.key": made.private_key_pem.bytes(), "ca.pem": authority.cert_pem.bytes()}


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder there as a whole: of two servers that start at once neither meets half of it."""
    from shutil import rmtree
    from tempfile import mkdtemp

    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(dir=folder.parent, prefix=".new-"))  # nobody else may read it
    for name, content in files.items():
        (new / name).write_bytes(content)
    rmtree(folder, ignore_errors=True)
    try:
        new.rename(folder)
    except OSError:
        rmtree(new)
        if not _is_usable(folder):
            raise
