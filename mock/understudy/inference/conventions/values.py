"""Names by which values are made up, left out or empty at first, by wide convention; docs/values.md has the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import timedelta

from understudy.inference.conventions import words

# Of the many codes that an enum lists, such as all currencies, those that are meant most often.
COMMONEST = frozenset({"USD", "usd", "US", "us", "USA", "en", "EN", "en-US", "en_US", "English", "UTC", "Etc/UTC"})

# What is so of a record from the start, unless a client says otherwise.
FROM_THE_START = frozenset({"active", "enabled", "available", "valid"})

# The roles of few people: others of an enum come first.
PRIVILEGED = frozenset({"admin", "administrator", "superadmin", "superuser", "root", "owner", "sysadmin", "manager"})

# What goes wrong, by the first or the last word of a property: at first nothing has.
UNFORTUNATE = frozenset({"error", "errors", "failure", "reason", "warning", "warnings"})

# Words of times at which something happens to a record when it is made.
AT_ONCE = frozenset(
    {"created", "updated", "modified", "changed", "inserted", "added", "issued", "started", "registered"}
    | {"joined", "posted", "uploaded", "ordered", "placed", "recorded", "logged", "subscribed", "enrolled", "requested"}
)
_CHANGES = frozenset({"updated", "modified", "changed"})

# What says when a record was made where nothing else does.
ONLY_TIMES = frozenset({"timestamp", "sent", "submitted", "received", "occurred"})

# Participles besides those that end with `ed` of what happens later, and whoever did it (`used_by`).
HAPPENED = frozenset({"read", "seen", "won", "lost", "taken", "left", "hidden", "frozen", "sent"})
DONE_BY = frozenset(
    {"used", "approved", "verified", "reviewed", "accepted", "redeemed", "claimed", "confirmed", "read"}
    | {"replaced", "superseded", "merged", "resolved", "rejected", "archived", "closed", "blocked", "locked"}
)

# The first word of times at which something happened most recently: nothing has yet.
LAST = "last"
# What else begins with that word: parts of names and of numbers.
OF_LAST = frozenset({"name", "names", "four", "digits", "initial"})

# How long something lasts: words of such a number, and the units that its last word says, as `timedelta` calls them.
LASTING = frozenset({"expires", "expire", "expiry", "expiration", "ttl", "validity", "valid", "lifetime"})
SPANS: Mapping[str, str] = {
    **dict.fromkeys(("second", "seconds", "secs", "sec", "in", "ttl", "lifetime"), "seconds"),
    **dict.fromkeys(("minute", "minutes", "mins", "min"), "minutes"),
    **dict.fromkeys(("hour", "hours", "hrs"), "hours"),
    **dict.fromkeys(("day", "days"), "days"),
    **dict.fromkeys(("week", "weeks"), "weeks"),
}
_BESIDE_SPANS = frozenset({"in", "after", "for", "period", "time", "duration"})
# The first words of when what a record is about begins and ends, and words of a number that is the time between them.
STARTS = frozenset({"start", "starts", "begin", "begins"})
ENDS = frozenset({"end", "ends", "finish", "finishes"})
BETWEEN = frozenset({"minutes", "hours", "days", "duration", "length"})

# Numbers that begin at 1, and the last word of those that begin at 0.
VERSIONS = frozenset({"version", "revision", "lockversion", "lock_version"})

COUNTS = frozenset({"count", "counts", "balance"})

# What a service gives out for a reason only.
ISSUED = frozenset({"token", "secret", "otp", "nonce", "password"})

# -- what is made up ---------------------------------------------------------------------------------------------------

# Names that mean something else when other words stand before them.
WHOLE_ONLY = frozenset(
    {"label", "value", "text", "body", "order", "total", "count", "method", "level", "index", "job", "rank"}
    | {"color", "content", "size", "position", "unit", "host", "path", "plan", "owner", "version", "location"}
    | {"day", "time", "reference", "month", "year", "length", "following", "state", "about", "nom", "ort"}
    | {"article", "units", "issuer"}
)

# Whether something is so, where it usually is not.
SELDOM = frozenset(
    {"deleted", "archived", "disabled", "blocked", "locked", "banned", "suspended", "cancelled", "canceled"}
    | {"expired", "failed", "hidden", "draft", "test", "private", "spam", "fork", "error", "errors", "warnings"}
    | {"overdue", "refunded", "revoked", "dryrun", "readonly", "deprecated", "closed", "anonymous", "internal"}
    | {"muted", "flagged", "disputed", "paused", "truncated", "admin", "administrator", "superuser"}
    | {"root"}
)

# The steps in the life of a thing, in their order; what is in the future has a step of its own.
STEPS = (
    frozenset({"birth", "founded", "registered", "joined", "since"}),
    frozenset({"created", "creation", "inserted", "added", "ordered", "placed", "issued", "submitted", "opened"}),
    frozenset(
        {"start", "starts", "date", "started", "begin", "begins", "from", "valid", "published", "posted", "sent"}
    ),
    frozenset({"processed", "paid", "accepted", "approved", "confirmed", "updated", "modified", "changed"}),
    frozenset({"edited", "seen", "accessed", "used", "login", "active", "activity", "synced", "shipped"}),
    frozenset({"end", "ends", "ended", "finish", "finished", "completed", "delivered", "to", "until", "closed"}),
    frozenset({"archived", "canceled", "cancelled", "deleted", "removed", "refunded", "failed"}),
)
# The last of these, and others: at such a time few things have come to an end.
GONE = STEPS[-1] | {"revoked", "suspended", "disabled", "banned", "blocked", "locked", "rejected", "withdrawn"}
# Words of times that lie ahead, the last words of times, and names that say a time by themselves.
FUTURE = frozenset({"expires", "expire", "expiry", "expiration", "expired", "due", "renewal", "renews", "deadline"})
# Those of them that are not years ahead of the life of a thing.
SOON = frozenset({"due", "renewal", "renews", "deadline"})

TIME_WORDS = frozenset({"at", "on", "date", "time", "datetime", "timestamp", "day", "ts", "utc"})

STAMPS = frozenset({"created", "updated", "modified", "expires", "timestamp", "deleted", "published", "time", "date"})

# Properties that people have: what no noun names and has one of them is somebody.
OF_PEOPLE = frozenset(
    {"email", "emailaddress", "username", "firstname", "lastname", "givenname", "familyname", "surname"}
    | {"birthday", "birthdate", "dateofbirth", "gender", "nickname"}
)

# What says of which kind an object is: the same for all, so that the example of one is true of the others.
TAGS = frozenset({"apiversion", "kind", "type", "object", "objecttype", "resourcetype"})

# What things are to each other: of which kind they are, the next noun says.
KIN = frozenset({"parent", "child"})

# Nouns of things, by what the name or the title of one looks like.
NOUNS: Mapping[str, frozenset[str]] = {
    kind: frozenset(nouns.split())
    for kind, nouns in {
        "person": "user person people member contact author employee owner patient student teacher customer guest "
        "driver candidate participant attendee follower creator assignee reviewer recipient sender agent client player "
        "artist doctor parent child",
        "company": "company organization organisation supplier employer merchant business firm publisher manufacturer "
        "provider partner carrier sponsor",
        "product": "product item article good part accessory gift catalog menu dish variant",
        "text": "post page book document note story chapter course lesson video news",
        "task": "task issue todo ticket bug milestone job card story request case",
        "event": "event meeting session appointment booking concert conference trip",
        "project": "project repo repository workspace application app service board space",
        "group": "group team department channel list folder room community club",
        "place": "place city location store branch warehouse venue site office region",
        "label": "tag label category topic genre collection section type kind",
        "role": "role permission scope policy rule",
        "plan": "plan subscription tier package membership price",
        "device": "device server sensor machine host node printer",
        "key": "key token secret webhook integration credential",
        "animal": "pet animal dog cat horse",
    }.items()
}

# Names in another language than English.
LANGUAGES = {
    "de": ("vorname", "nachname", "strasse", "straße", "plz", "ort", "stadt", "telefon", "anrede", "postleitzahl"),
    "fr": ("prenom", "prénom", "nom", "rue", "ville", "codepostal", "courriel"),
    "es": ("nombre", "apellido", "apellidos", "calle", "ciudad", "codigopostal", "correo"),
}


def made_at(name: str, *, alone: bool) -> bool:
    """Whether a time of this name is when the record was made; `alone`: nothing else says that."""
    parts = words(name)
    named = len(ONLY_TIMES.intersection(parts)) == 1 and set(parts) - ONLY_TIMES <= TIME_WORDS
    if alone and (named or parts == ("at",)):
        return True
    happened = AT_ONCE.intersection(parts) - _CHANGES
    return len(parts) == 2 and len(happened) == 1 and not TIME_WORDS.isdisjoint(parts)


def when_it_expires(name: str) -> bool:
    """Whether a time of this name is when the record stops being valid."""
    parts = words(name)
    return bool(parts) and parts[0] in LASTING and set(parts[1:]) <= TIME_WORDS


def span_in_seconds(parts: Sequence[str], lasting: Set[str] = LASTING) -> int | None:
    """The seconds of one of what a number of these words counts, how long something lasts; None for other numbers."""
    if lasting.isdisjoint(parts) or not set(parts) <= lasting | SPANS.keys() | _BESIDE_SPANS:
        return None
    unit = SPANS.get(parts[-1])
    return None if unit is None else int(timedelta(**{unit: 1}).total_seconds())
