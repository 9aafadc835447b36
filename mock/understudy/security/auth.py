"""How a mock recognises its callers, in one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from understudy.lazy_dataclass import dataclass
from understudy.messages import Principal
from understudy.openapi.model import Operation, SecurityScheme
from understudy.security.checks import scopes_of
from understudy.security.credentials import AuthMode, Credentials
from understudy.security.id_tokens import IdTokenSigner
from understudy.security.tokens import Tokens
from understudy.security.users import UsersSource, read_users


@dataclass(frozen=True, slots=True)
class Auth:
    """`scopes` are those that the document's OAuth flows declare, `token_operations` its token endpoints.

    `logins` are those among its other logins that show a password or a refresh token, and need no other credentials.

    `pages` are operations of which the document only says that they show the consent page, which is then shown.

    `signer` signs id tokens.

    `recognised` remembers, per operation and Authorization header, whom a lenient check let in.
    """

    mode: AuthMode
    credentials: Credentials
    tokens: Tokens
    scopes: frozenset[str]
    token_operations: frozenset[str]
    logins: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    signer: IdTokenSigner = field(default_factory=IdTokenSigner)
    recognised: dict[tuple[str, str], Principal] = field(default_factory=dict)


def with_known(
    credentials: Credentials | None,
    users: UsersSource | None,
    schemes: Mapping[str, SecurityScheme],
    operations: Mapping[str, Operation],
) -> Credentials:
    """The credentials with the users of a file, if there is one. Raises DocumentError."""
    known = credentials or Credentials()
    if users is None:
        return known
    scopes = scopes_of(schemes.values(), operations.values())
    return replace(known, users=read_users(users, schemes=schemes, scopes=scopes))
