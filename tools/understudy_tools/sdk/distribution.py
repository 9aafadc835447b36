"""What the generated pyproject.toml says of the distribution, from the document's `info` (OAS 4.8.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.contract import Contract
from understudy_tools.sdk.settings import SdkSettings

_SPDX = re.compile(r"\(?[A-Za-z0-9][A-Za-z0-9.+-]*( (AND|OR|WITH) \(?[A-Za-z0-9][A-Za-z0-9.+-]*\)?)*\)?")
_EMAIL = re.compile(r"[^@<>\s]+@[^@<>\s]+")
_KNOWN = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "mit license": "MIT",
    "the mit license": "MIT",
    "bsd 3-clause": "BSD-3-Clause",
    "mozilla public license 2.0": "MPL-2.0",
    "gnu gplv3": "GPL-3.0-only",
    "gnu agplv3": "AGPL-3.0-only",
}
"""How documents of OpenAPI 3.0, which has no `identifier`, write the licences that most of them have."""
_IDENTIFIERS = {
    *("AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0"),
    *("EUPL-1.2", "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "LGPL-3.0-only", "MIT", "MPL-2.0", "Unlicense"),
}


@dataclass(frozen=True, slots=True)
class DistributionFacts:
    """The licence as an SPDX expression (empty where nothing says it), authors as `Name <address>`, URLs by label."""

    license: str
    authors: Sequence[str]
    urls: Mapping[str, str]


def distribution_facts(contract: Contract, settings: SdkSettings) -> DistributionFacts:
    """What the settings say of licence, authors and addresses, else the document."""
    info = _object(contract.document.get("info"))
    contact = _object(info.get("contact"))
    addresses = {
        "Documentation": _object(contract.document.get("externalDocs")).get("url"),
        "Homepage": contact.get("url"),
        "Terms of Service": info.get("termsOfService"),
    }
    urls = {label: _line(text) for label, text in addresses.items() if _line(text).startswith(("http://", "https://"))}
    return DistributionFacts(
        license=settings.licence or _license(_object(info.get("license"))),
        authors=settings.authors or _authors(_line(contact.get("name")), _line(contact.get("email"))),
        urls={**urls, **settings.urls},
    )


def _authors(name: str, email: str) -> Sequence[str]:
    if "<" in name or (email and not _EMAIL.fullmatch(email)):
        return ()
    shown = f"{name} <{email}>" if email else name
    return (shown.strip(),) if shown else ()


def _license(declared: Mapping[str, Any]) -> str:
    """An SPDX expression (OAS 4.8.4 `identifier`), or the identifier that a name stands for."""
    identifier = _line(declared.get("identifier"))
    if identifier and _SPDX.fullmatch(identifier):
        return identifier
    name = _line(declared.get("name"))
    return name if name in _IDENTIFIERS else _KNOWN.get(name.lower(), "")


def _object(node: Any) -> Mapping[str, Any]:
    return node if isinstance(node, Mapping) else {}


def _line(node: Any) -> str:
    return " ".join(node.split()) if isinstance(node, str) else ""
