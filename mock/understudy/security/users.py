"""The people that a mock knows: names, passwords, scopes and API keys, as a file has them.

    ada:
      password: analytical
      email: ada@example.com
      scopes: [read, write]
      api_keys: [key-of-ada]
      record: {name: Ada Lovelace}

Every key may be left out. Who has no `scopes` has all of them; `api_keys` may also say for which security scheme each
is; `record` is what the record of that person has, in the collection of which `/me` shows the caller's, or in that of
`resource`. Knows the form of the file; knows nothing of records or requests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.origins import with_line
from understudy.openapi.pointer import pointer_of
from understudy.openapi.source import kind_of, read_source
from understudy.problem import DocumentError, Problem, did_you_mean
from understudy.security.secrets import equal

UsersSource = Mapping[str, Any] | str | Path
"""A JSON or YAML file of users, or what one holds."""

STANDARD_SCOPES = frozenset({"openid", "profile", "email", "address", "phone", "offline_access"})
"""What every OpenID provider knows (OpenID Connect Core 1.0, sections 5.4 and 11), and grants to everybody."""

_KEYS = ("password", "email", "scopes", "api_keys", "record", "resource")
_ANY_SCHEME = ""


@dataclass(frozen=True, slots=True)
class User:
    """One of the people; `scopes` are None where all are granted, `api_keys` are pairs of a scheme ("": any) and a key.

    `record` is what their own record has, `resource` names its collection where the document does not; `place` is where
    the user stands, for messages.
    """

    name: str
    password: str | None = field(default=None, repr=False)
    email: str | None = None
    scopes: frozenset[str] | None = None
    api_keys: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    record: Mapping[str, Any] = field(default_factory=dict)
    resource: str | None = None
    place: str = ""

    @property
    def mailbox(self) -> str:
        """The e-mail address, or one of example.com."""
        return self.email or (self.name if "@" in self.name else f"{self.name}@example.com")

    def granted(self, scopes: Collection[str]) -> tuple[str, ...]:
        """Those of the scopes that this user has."""
        if self.scopes is None:
            return tuple(scopes)
        return tuple(each for each in scopes if each in self.scopes or each in STANDARD_SCOPES)


@dataclass(frozen=True, slots=True)
class Users:
    """Everybody that a mock knows, by name. Empty where no file says who there is: then nobody is a stranger."""

    by_name: Mapping[str, User] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_name)

    def __iter__(self) -> Iterator[User]:
        return iter(self.by_name.values())

    def find(self, text: str) -> User | None:
        """The user of a name or an e-mail address."""
        found = self.by_name.get(text)
        if found is not None or "@" not in text:
            return found
        return next((each for each in self if each.email and each.email.lower() == text.lower()), None)

    def with_password(self, text: str, password: str) -> User | None:
        """The user of a name or an e-mail address, where the password is right."""
        found = self.find(text)
        known = found.password if found is not None else None
        # Compared in any case, so that the time taken does not tell whether there is such a user.
        right = equal(password, known if known is not None else "")
        return found if right and known is not None else None

    def with_key(self, key: str, scheme: str) -> User | None:
        """The user who has this key for a security scheme."""
        fits = [
            each
            for each in self
            for name, known in each.api_keys
            if name in (scheme, _ANY_SCHEME) and equal(key, known)
        ]
        return fits[0] if fits else None

    @property
    def have_keys(self) -> bool:
        """Whether anybody has an API key; if so, no other is right."""
        return any(each.api_keys for each in self)


def read_users(source: UsersSource, *, schemes: Collection[str] = (), scopes: Collection[str] = ()) -> Users:
    """The users in a file, or in a mapping as one holds.

    `schemes` and `scopes` are those that the document declares. Raises DocumentError, whose problems have file, line,
    pointer and the nearest name.
    """
    if isinstance(source, Mapping):
        file, entries = "users", source
    else:
        file, entries = str(source), read_source(Path(source))
    problems: list[Problem] = []
    found = {}
    for name, entry in entries.items():
        user = _User(str(name), entry, file, schemes, scopes, problems).read()
        found[user.name] = user
    problems += _shared(found.values(), file)
    if problems:
        raise DocumentError(problems if isinstance(source, Mapping) else map(with_line, problems))
    return Users(found)


@dataclass(slots=True)
class _User:
    """Reads one entry; what is wrong with it is added to the problems."""

    name: str
    entry: Any
    file: str
    schemes: Collection[str]
    scopes: Collection[str]
    problems: list[Problem]

    def read(self) -> User:
        entry = self.entry if self.entry is not None else {}
        if not isinstance(entry, Mapping):
            self._wrong((), f"expected an object with {', '.join(_KEYS)}; got {kind_of(entry)}")
            entry = {}
        for key in entry:
            if key not in _KEYS:
                hint = did_you_mean(str(key), _KEYS, otherwise=f"there are {', '.join(_KEYS)}")
                self._wrong((str(key),), f"a user has no {key!r}", hint)
        record = entry.get("record", {})
        if not isinstance(record, Mapping):
            self._wrong(("record",), f"expected the properties of a record, an object; got {kind_of(record)}")
            record = {}
        return User(
            name=self.name,
            password=self._text(entry, "password"),
            email=self._text(entry, "email"),
            scopes=self._scopes(entry.get("scopes")),
            api_keys=tuple(self._api_keys(entry.get("api_keys"))),
            record=record,
            resource=self._text(entry, "resource"),
            place=f"{self.file}: {self.name}",
        )

    def _text(self, entry: Mapping[str, Any], key: str) -> str | None:
        value = entry.get(key)
        if value is None or (isinstance(value, str) and value):
            return value
        self._wrong((key,), f"expected text; got {_shown(value)}", "write it in quotes" if value != "" else "")
        return None

    def _scopes(self, value: Any) -> frozenset[str] | None:
        if value is None:
            return None
        listed = value.split() if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            self._wrong(("scopes",), f"expected a list of scopes; got {_shown(value)}")
            return None
        for position, each in enumerate(listed):
            if self.scopes and each not in self.scopes and each not in STANDARD_SCOPES:
                place = ("scopes",) if isinstance(value, str) else ("scopes", str(position))
                hint = did_you_mean(each, self.scopes, otherwise=f"there are {', '.join(sorted(self.scopes))}")
                self._wrong(place, f"the document has no scope {each!r}", hint)
        return frozenset(listed)

    def _api_keys(self, value: Any) -> Iterator[tuple[str, str]]:
        if value is None:
            return
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list):
            pairs = [(_ANY_SCHEME, str(position), each) for position, each in enumerate(listed)]
        elif isinstance(listed, Mapping):
            pairs = [(str(scheme), str(scheme), each) for scheme, each in listed.items()]
        else:
            self._wrong(("api_keys",), f"expected keys, as a list or by security scheme; got {_shown(value)}")
            return
        for scheme, token, each in pairs:
            if scheme and scheme not in self.schemes:
                otherwise = f"there are {', '.join(self.schemes)}" if self.schemes else ""
                hint = did_you_mean(scheme, self.schemes, otherwise=otherwise)
                self._wrong(("api_keys", token), f"the document has no security scheme {scheme!r}", hint)
            elif not isinstance(each, str) or not each:
                self._wrong(("api_keys", token), f"expected text; got {_shown(each)}", "write it in quotes")
            else:
                yield scheme, each

    def _wrong(self, tokens: tuple[str, ...], message: str, hint: str = "") -> None:
        pointer = pointer_of((self.name, *tokens))
        self.problems.append(Problem("users", message, pointer, self.file, hint))


def _shared(users: Collection[User], file: str) -> Iterator[Problem]:
    """What two users have in common, and would make one of them."""
    seen: dict[tuple[str, str], str] = {}
    for user in users:
        marks = [("email", user.email.lower())] if user.email else []
        marks += [(f"api_keys {scheme}", key) for scheme, key in user.api_keys]
        for what, value in marks:
            other = seen.setdefault((what, value), user.name)
            if other != user.name:
                kind = what.partition(" ")[0]
                noun = "e-mail address" if kind == "email" else "API key"
                yield Problem("users", f"{other} has this {noun} too", pointer_of((user.name, kind)), file)


def _shown(value: Any) -> str:
    return "empty text" if value == "" else kind_of(value)
