"""The sessions of a server: which there are, and how one begins and ends."""

from __future__ import annotations

from understudy.addresses import RemoteError
from understudy.records.errors import NotFoundError
from understudy.remote.connection import Connection, NoMockError
from understudy.webhooks.hooks import DeliveryMode


def keys(connection: Connection) -> tuple[str, ...]:
    """The keys of the server's sessions. Raises RemoteError for a server that has none."""
    try:
        return tuple(each.key for each in connection.call(connection.client.sessions.list).sessions)
    except (NotFoundError, NoMockError):
        raise RemoteError(
            f"{connection.url} knows no sessions, so its users would see each other: what answers there is no mock of "
            "Understudy, or an older one; start one with: understudy serve SPEC"
        ) from None


def begin(connection: Connection, key: str | None, *, like: str | None, delivery: DeliveryMode | None) -> None:
    """Begin a session, with the state and the time of another one. Raises ValueError, NotFoundError."""
    from understudy.admin_client.models import NewSession, NewSessionDelivery

    body = NewSession(_named(key), like)
    if delivery is not None:
        body.delivery = NewSessionDelivery(delivery)
    home = connection.of(None)
    home.call(home.client.sessions.create, body=body)


def end(connection: Connection, key: str | None) -> None:
    """End a session: all that is its own is forgotten. Raises NotFoundError, ValueError."""
    named = _named(key)
    home = connection.of(None)
    home.call(home.client.sessions.delete, named)


def _named(key: str | None) -> str:
    if key is None:
        raise ValueError("the default session neither begins nor ends; name one: RemoteMock(url, session=KEY)")
    return key
