"""What a mock takes for right: one well-known user, password and key, or the users that a file has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field
from typing import Literal, get_args

from understudy.lazy_dataclass import dataclass
from understudy.security.secrets import equal
from understudy.security.users import User, Users

AuthMode = Literal["lenient", "strict"]
AUTH_MODES = get_args(AuthMode)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a strict mock takes for right. `username` and `password` are an OAuth client's id and secret as well.

    Where there are `users`, they are the only ones who have passwords, whatever the mode is.
    """

    username: str = "understudy"
    password: str = "understudy"  # noqa: S105 - a mock's well-known password keeps nothing secret
    api_key: str = "understudy"
    bearer: str = "understudy"
    users: Users = field(default_factory=Users)

    def who(self, username: str, password: str, mode: AuthMode) -> str | None:
        """The name of whoever shows a password; None where it is wrong, or nobody is called so."""
        if self.users:
            user = self.users.with_password(username, password)
            return user.name if user is not None else None
        if mode == "lenient":
            return username
        # Both are compared, so that the time taken does not tell which one is wrong.
        return username if equal(username, self.username) & equal(password, self.password) else None

    def user(self, subject: str) -> User | None:
        """The user of a name, where a file says who there is."""
        return self.users.by_name.get(subject)

    def granted(self, subject: str, scopes: Collection[str]) -> tuple[str, ...]:
        """Those of the scopes that the caller may have."""
        user = self.user(subject)
        return user.granted(scopes) if user is not None else tuple(scopes)

    def mailbox(self, subject: str) -> str:
        """The e-mail address of the caller."""
        return (self.user(subject) or User(subject)).mailbox
