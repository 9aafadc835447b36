"""Stands here for `understudy.webhooks.signing`: the generator copies those files into an SDK instead of this one."""

from __future__ import annotations

from understudy.webhooks.signing import (
    SCHEMES,
    Fields,
    MalformedSignatureError,
    MissingSignatureError,
    SigningScheme,
    TemplateScheme,
    find,
    sign,
    template_scheme,
)

__all__ = [
    "SCHEMES",
    "Fields",
    "MalformedSignatureError",
    "MissingSignatureError",
    "SigningScheme",
    "TemplateScheme",
    "find",
    "sign",
    "template_scheme",
]
