"""`name=value` pairs of a query or a form: percent-decoding, repeated names, and names with brackets.

Knows application/x-www-form-urlencoded (WHATWG URL, section 5) and the `a[b][]=` habit of PHP and Rails; knows nothing
of schemas.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from urllib.parse import unquote

from understudy.lazy_dataclass import dataclass

_BRACKETED = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])+)")
_KEYS = re.compile(r"\[([^\[\]]*)\]")
# Nobody nests parameters this deep, and a walk over the keys stays far from the end of the stack.
_DEPTH = 32


class UnreadableError(ValueError):
    """Wire text that its declared serialisation does not allow. `keyword` is what a violation says was broken."""

    def __init__(self, message: str, keyword: str) -> None:
        super().__init__(message)
        self.keyword = keyword


def is_text(value: str) -> bool:
    """Whether `value` is Unicode text: no lone surrogates, which also stand for bytes that are no UTF-8 (PEP 383)."""
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def check_text(value: str) -> str:
    """`value` itself. Raises UnreadableError when it is no Unicode text."""
    if not is_text(value):
        raise UnreadableError("is not UTF-8 text once percent-decoded", "encoding")
    return value


def decode(raw: str) -> str:
    """Percent-decode one name or value of a query or form; `+` is a space. Raises UnreadableError."""
    return check_text(unquote(raw.replace("+", " "), errors="surrogateescape"))


@dataclass(slots=True)
class FieldTree:
    """The values of one name: plain values, and values under bracketed keys."""

    texts: list[str] = field(default_factory=list)
    children: dict[str, FieldTree] = field(default_factory=dict)


@dataclass(slots=True)
class Pairs:
    """Pairs by decoded name. `raw` holds the values as they came; they are decoded on first use.

    `exact` are names whose brackets, if they have any, are part of the name.
    """

    raw: Mapping[str, list[str]]
    encoded: bool = True
    exact: Collection[str] = ()
    _branches: dict[str, FieldTree] | None = None

    def text(self, raw: str) -> str:
        """The decoded form of one raw value. Raises UnreadableError."""
        return decode(raw) if self.encoded else check_text(raw)

    def one(self, name: str) -> str | None:
        """The one value of `name`, decoded; None where it is absent. Raises UnreadableError, for several too."""
        raws = self.raw.get(name)
        if raws is None:
            return None
        if len(raws) > 1:
            raise UnreadableError(f"is given {len(raws)} times but takes one value", "type")
        return self.text(raws[0])

    def branch(self, name: str) -> FieldTree | None:
        """Everything under `name` and `name[...]`; None where there is nothing. Raises UnreadableError."""
        texts = self.raw.get(name)
        children = self._bracketed().get(name)
        if texts is None and children is None:
            return None
        return FieldTree([self.text(raw) for raw in texts or ()], children.children if children else {})

    def roots(self) -> Iterable[str]:
        """Every name, without its brackets."""
        plain = (name for name in self.raw if self._keys(name) is None)
        return dict.fromkeys([*plain, *self._bracketed()])

    def _keys(self, name: str) -> tuple[str, list[str]] | None:
        """The name before the brackets and the keys in them; None where a name has none, or too many."""
        if not name.endswith("]") or name in self.exact:
            return None
        found = _BRACKETED.fullmatch(name)
        keys = _KEYS.findall(found[2]) if found else []
        return (found[1], keys) if found and len(keys) <= _DEPTH else None

    def _bracketed(self) -> Mapping[str, FieldTree]:
        if self._branches is None:
            roots: dict[str, FieldTree] = {}
            for name, values in self.raw.items():
                found = self._keys(name)
                if found is not None:
                    branch = roots.setdefault(found[0], FieldTree())
                    for key in found[1]:
                        branch = branch.children.setdefault(key, FieldTree())
                    branch.texts.extend(self.text(raw) for raw in values)
            self._branches = roots
        return self._branches


def read_pairs(text: str, exact: Collection[str] = ()) -> Pairs:
    """Split a query or form at `&` and `=`. A part without `=` is a name with an empty value. Never raises."""
    raw: dict[str, list[str]] = {}
    for part in text.split("&"):
        if part:
            name, _, value = part.partition("=")
            name = unquote(name.replace("+", " "), errors="replace").encode(errors="replace").decode()
            raw.setdefault(name, []).append(value)
    return Pairs(raw, exact=exact)
