"""By which words a service is logged in to, and what it answers with: tokens, users and their passwords."""

from __future__ import annotations

from understudy.inference.conventions import folded, words

# What the record of a user calls the name and the e-mail address by which they log in.
_OF_USERS = {
    **dict.fromkeys(("username", "login", "handle", "loginname", "userlogin"), "name"),
    **dict.fromkeys(("email", "emailaddress", "useremail", "mail"), "email"),
}
# What gives out tokens: properties of its answer and of its request, the surer names first, and words of its path.
_TOKENS = {
    "access": (
        *("accesstoken", "access", "authtoken", "bearertoken", "jwt", "jwttoken", "sessiontoken", "apitoken"),
        *("authenticationtoken", "token", "key"),
    ),
    "refresh": ("refreshtoken", "refresh"),
    "type": ("tokentype",),
    "scope": ("scope", "scopes"),
    "expires-in": ("expiresin", "accesstokenexpiresin", "ttl"),
    "expires-in-ms": ("expiresinms",),
    "expires-at": ("expiresat", "expiration", "expires"),
}
_LOGINS = {
    "user": ("username", "email", "login", "useremail", "identifier", "user", "userid", "account", "phone"),
    "password": ("password", "passwd", "pass", "passphrase"),
    "refresh": ("refreshtoken", "refresh"),
}
_LOGIN_WORDS = frozenset(
    {"login", "signin", "logon", "token", "tokens", "authenticate", "refresh", "session", "sessions"}
)
# … and last words of a path where somebody begins to be a user.
_SIGN_UP_WORDS = frozenset({"register", "registration", "registrations", "signup", "signups"})
_TOKEN_ROLES = {name: (role, rank) for role, names in _TOKENS.items() for rank, name in enumerate(names)}
_LOGIN_ROLES = {name: (role, rank) for role, names in _LOGINS.items() for rank, name in enumerate(names)}


def token_role(name: str) -> tuple[str, int] | None:
    """What a property is in an answer that has a token, such as `access` or `expires-in`, and how sure that is."""
    return _TOKEN_ROLES.get(folded(name))


def login_role(name: str) -> tuple[str, int] | None:
    """What a property is in a token request: `user`, `password` or `refresh`, and how sure that is."""
    return _LOGIN_ROLES.get(folded(name))


def user_role(name: str) -> str | None:
    """What a property of the record of a user is: their `name`, their `email`, or None."""
    return _OF_USERS.get(folded(name))


def names_login(path: str) -> bool:
    """Whether a path says that somebody logs in there, as `/auth/login` and `/sign-in` do."""
    return _ends_with(path, _LOGIN_WORDS)


def names_sign_up(path: str) -> bool:
    """Whether a path says that somebody begins to be a user there, as `/auth/register` and `/sign-up` do."""
    return _ends_with(path, _SIGN_UP_WORDS)


def _ends_with(path: str, known: frozenset[str]) -> bool:
    last = [part for part in path.split("/") if part][-1:]
    return any(not known.isdisjoint((*words(part), folded(part))) for part in last)
