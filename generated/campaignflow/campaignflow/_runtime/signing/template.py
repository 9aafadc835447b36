"""A signing scheme that is data: what is signed, by which algorithm, and how it stands in which header fields.

`{timestamp}.{body}` and the like are templates. What a form has besides (`t=`, `v1=`, `sha256=`) is part of them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from . import keys
from .scheme import DeclaredHeader, Fields, MalformedSignatureError, SigningError, single

__all__ = ["TemplateError", "TemplateScheme", "parts_of", "template_scheme"]

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "algorithm": keys.ALGORITHMS,
    "encoding": keys.ENCODINGS,
    "secret": keys.SECRETS,
    "timestamp": ("seconds", "milliseconds"),
}
_SIGNED = ("timestamp", "id", "url", "body", "form")
_CARRIED = ("signature", "timestamp", "id")
_PART = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_VISIBLE = re.compile(r"[!-~]+")
_TIME = re.compile(r"[0-9]{1,15}")


class TemplateError(SigningError):
    """Data that is no scheme: `place` leads to what is wrong, `hint` says what would be right."""

    def __init__(self, message: str, place: tuple[str, ...], hint: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.hint = hint


@dataclass(frozen=True, slots=True)
class TemplateScheme:
    """A `SigningScheme` of data, as `x-mock-delivery: {sign: {…}}` has it; make one with `template_scheme`.

    `content` is what is signed, of `{timestamp}`, `{id}`, `{url}`, `{body}` and `{form}`: names and values of a form
    body, sorted, one after another. `headers` are templates of `{signature}`, `{timestamp}` and `{id}` by header name.
    `separator` stands between signatures while a secret is rotated; without one only the newest secret signs.
    `secret` is how the key is made of the secret. `url` is the one that a delivery goes to.
    """

    headers: tuple[tuple[str, str], ...]
    content: str = "{body}"
    algorithm: str = "sha256"
    encoding: str = "hex"
    secret: str = "text"  # noqa: S105 - a form
    timestamp: str = "seconds"
    separator: str = ""
    url: str = ""

    @property
    def name(self) -> str:
        return f"{self.algorithm} {self.encoding} of {self.content}"

    @property
    def header(self) -> str:
        """The field that carries the signature."""
        return next(name for name, template in self.headers if "signature" in _names(template))

    @property
    def secret_pattern(self) -> str:
        return keys.pattern(self.algorithm, self.secret)

    @property
    def is_timed(self) -> bool:
        """Whether the time is signed, so that a replay is recognised."""
        return "timestamp" in _names(self.content)

    @property
    def definition(self) -> dict[str, Any]:
        """The data that it is made of, without what is so by default."""
        chosen = {
            each.name: getattr(self, each.name)
            for each in fields(self)
            if each.name != "url" and getattr(self, each.name) != each.default
        }
        return {**chosen, "headers": dict(self.headers)}

    def at(self, url: str) -> TemplateScheme:
        """The scheme for deliveries to a URL, which may be part of what is signed."""
        return replace(self, url=url)

    def pieces(self, template: str) -> list[str]:
        """The parts of a header field that the separator keeps apart."""
        return template.split(self.separator) if self.separator and "signature" in _names(template) else [template]

    def check_secret(self, secret: str, /) -> None:
        """Raises SigningError for one of another form."""
        keys.private_key(self.name, self.algorithm, self.secret, secret)

    def sign(
        self, body: bytes, secrets: Sequence[str], *, header: str, message_id: str, timestamp: int
    ) -> dict[str, str]:
        """Raises SigningError for an unusable secret, for a message id that can't stand in a header, without a URL."""
        if not _VISIBLE.fullmatch(message_id) and any("id" in _names(template) for _, template in self.headers):
            raise SigningError(f"message_id must be visible ASCII without spaces; got {message_id!r}")
        time = str(timestamp * 1000 if self.timestamp == "milliseconds" else timestamp)
        known = {"timestamp": time, "id": message_id}
        content = self._content(body, known)
        live = secrets if self.separator else secrets[:1]
        made = [keys.sign(self.name, self.algorithm, self.encoding, self.secret, each, content) for each in live]
        sent: dict[str, str] = {}
        for name, template in self.headers:
            carries = "signature" in _names(template)
            texts = [
                _filled(piece, {**known, "signature": each})
                for piece in self.pieces(template)
                for each in (made if "signature" in _names(piece) else [""])
            ]
            sent[header if carries else name] = self.separator.join(texts)
        return sent

    def verify(self, body: bytes, headers: Fields, secrets: Sequence[str], *, header: str) -> int | None:
        """The time that was signed. Raises SignatureError, and SigningError for an unusable secret, without a URL."""
        found: dict[str, list[str]] = {}
        holder = ""
        for name, template in self.headers:
            if _names(template):
                shown = header if "signature" in _names(template) else name
                read = self._read(shown, template, single(headers, shown))
                found = {**read, **found}
                holder = shown if "timestamp" in read and not holder else holder
        known = {name: found[name][0] for name in ("timestamp", "id") if name in found}
        if "timestamp" in known and not _TIME.fullmatch(known["timestamp"]):
            message = f"{holder}: the time must be whole Unix {self.timestamp}; got {known['timestamp'][:40]!r}"
            raise MalformedSignatureError(message, holder)
        content = self._content(body, known)
        keys.verify(self.name, self.algorithm, self.encoding, self.secret, secrets, content, found["signature"], header)
        if not self.is_timed:
            return None
        return int(known["timestamp"]) // (1000 if self.timestamp == "milliseconds" else 1)

    def detect(self, headers: Sequence[DeclaredHeader], /) -> str | None:
        """None: it is for the document that has it."""
        return None

    def _read(self, header: str, template: str, value: str) -> dict[str, list[str]]:
        """What the placeholders of a template stand for in a header field."""
        pieces = self.pieces(template)
        is_list = self.separator and "signature" in _names(template)
        received = [part.strip() for part in (value.split(self.separator) if is_list else [value])]
        found: dict[str, list[str]] = {}
        for piece in pieces:
            matches = [match for part in received if (match := _pattern(piece).fullmatch(part))]
            wanted = _names(piece)
            if wanted and (not matches or ("signature" not in wanted and len(matches) > 1)):
                raise MalformedSignatureError(f"{header} must be {_shown(template)}; got {value[:40]!r}", header)
            for name in wanted:
                found[name] = [match[name] for match in matches]
        return found

    def _content(self, body: bytes, known: Mapping[Any, str]) -> bytes:
        if "url" in _names(self.content) and not self.url:
            raise SigningError(f"the scheme {self.name} signs the URL that a delivery goes to: pass url=")
        content = b""
        for literal, name in parts_of(self.content):
            content += literal.encode()
            if name == "body":
                content += body
            elif name == "form":
                pairs = parse_qsl(body.decode("latin-1"), keep_blank_values=True, encoding="utf-8")
                content += "".join(key + value for key, value in sorted(set(pairs))).encode("utf-8", "surrogateescape")
            elif name:
                content += (self.url if name == "url" else known[name]).encode()
        return content


def template_scheme(data: Mapping[str, Any]) -> TemplateScheme:
    """The scheme that data describes. Raises TemplateError for what is no word, and for what nobody could verify."""
    known = [each.name for each in fields(TemplateScheme) if each.name != "url"]
    for word, value in data.items():
        if word not in known:
            raise TemplateError(f"{word} is no word of a signing scheme", (word,), _nearest(word, known))
        if word in _CHOICES and value not in _CHOICES[word]:
            raise TemplateError(f"{word} can't be {value!r}", (word,), _nearest(str(value), _CHOICES[word]))
        if word in ("content", "separator") and not (isinstance(value, str) and value):
            raise TemplateError(f"{word} must be text", (word,))
    if data.get("algorithm") == "ed25519" and "secret" in data:
        raise TemplateError("the form of the key of ed25519 is known", ("secret",), "leave it out")
    words = dict(data)
    headers: Mapping[str, str] = words.pop("headers", {})
    if not isinstance(data.get("headers"), Mapping) or not headers:
        raise TemplateError("no header carries the signature", ("headers",), "add one with {signature}")
    scheme = TemplateScheme(tuple(headers.items()), **words)
    _check_headers(scheme)
    _check_content(scheme)
    return scheme


def _check_headers(scheme: TemplateScheme) -> None:
    carriers: list[str] = []
    for name, template in scheme.headers:
        place = ("headers", name)
        if not _NAME.fullmatch(name):
            raise TemplateError(f"{name!r} is no name of a header", place)
        used = _checked(template, _CARRIED, place)
        carriers += [name] if "signature" in used else []
        if any(not literal for literal, _ in parts_of(template)[1:-1]):
            raise TemplateError("two placeholders need text between them, or none could tell them apart", place)
        if len(set(used)) < len(used):
            raise TemplateError("a placeholder stands in a header once", place)
    if len(carriers) != 1:
        which = ", ".join(carriers) or "none"
        message = f"one header carries the signature; {{signature}} stands in {which}"
        raise TemplateError(message, ("headers",), "" if carriers else "add one with {signature}")
    template = dict(scheme.headers)[carriers[0]]
    alone = [piece for piece in scheme.pieces(template) if "signature" in _names(piece)]
    if scheme.separator and _names(alone[0]) != ("signature",):
        message = f"the separator {scheme.separator!r} does not part {{signature}} from the other placeholders"
        raise TemplateError(message, ("separator",))


def _check_content(scheme: TemplateScheme) -> None:
    used = _checked(scheme.content, _SIGNED, ("content",))
    if not {"body", "form"} & set(used):
        raise TemplateError("nothing of the body is signed", ("content",), "add {body} or {form}")
    carried = {name for _, template in scheme.headers for name in _names(template)}
    for name in ("timestamp", "id"):
        if name in used and name not in carried:
            message = f"{{{name}}} is signed, and no header carries it, so that nobody can verify it"
            raise TemplateError(message, ("content",), f"add a header with {{{name}}}")
    if scheme.timestamp != "seconds" and "timestamp" not in carried:
        raise TemplateError("no header carries a {timestamp}", ("timestamp",))


def _checked(template: Any, allowed: Sequence[str], place: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a template's placeholders. Raises TemplateError for others, and for what can't stand in a header."""
    if not isinstance(template, str) or not all(" " <= character <= "~" for character in template):
        raise TemplateError("a template must be visible ASCII", place)
    if re.search(r"[{}]", _PART.sub("", template)):
        raise TemplateError("a brace without its other half", place, "placeholders are " + _placeholders(allowed))
    for name in _names(template):
        if name not in allowed:
            near = difflib.get_close_matches(name, allowed, n=1)
            hint = f"did you mean {{{near[0]}}}?" if near else f"there are {_placeholders(allowed)}"
            raise TemplateError(f"{{{name}}} means nothing here", place, hint)
    return _names(template)


def _placeholders(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def _nearest(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else f"one of {', '.join(known)}"


@cache
def parts_of(template: str) -> tuple[tuple[str, str], ...]:
    """Each literal text of a template with the placeholder behind it, an empty one at the end."""
    split = _PART.split(template)
    return tuple(zip(split[::2], [*split[1::2], ""], strict=True))


def _names(template: str) -> tuple[str, ...]:
    return tuple(name for _, name in parts_of(template) if name)


def _filled(template: str, values: Mapping[str, str]) -> str:
    return "".join(literal + (values[name] if name else "") for literal, name in parts_of(template))


def _shown(template: str) -> str:
    return _filled(template, {name: f"<{name}>" for name in _names(template)})


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a header field of a template matches, a group for each placeholder."""
    form = "".join(re.escape(literal) + (rf"(?P<{name}>\S+?)" if name else "") for literal, name in parts_of(template))
    return re.compile(form)
