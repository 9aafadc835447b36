"""The names that mean something by wide convention; those of lists, states and errors stand in modules of their own.

They are the first guess only: an `x-mock-role` on the parameter or property says the same without a name, and wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from understudy.inference.conventions.nouns import singular
from understudy.inference.conventions.spelling import latin, words_as_spelled

# By role the names of properties that have it.
_PROPERTIES = {
    "items": "data items results records list values entries value",
    "page-number": "page pagenumber pageno currentpage pageindex",
    "page-size": "perpage pagesize limit itemsperpage maxperpage resultsperpage take",
    "total": """
        total totalcount totalitems totalresults totalelements totalrecords totalentries itemcount totalhits
        totalrows odatacount recordstotal totalsize
    """,
    "has-more": "hasmore hasnext hasnextpage more hasmoreitems nextpageavailable",
    "next-cursor": """
        nextcursor nextpagetoken nexttoken next endcursor nextoffset nextpagecursor nextmarker continuationtoken
        nextstartingafter continue iterator
    """,
    "has-previous": "hasprevious haspreviouspage hasprev hasprevpage",
    "page-count": "pagecount totalpages numpages pagestotal numberofpages totalpagecount",
    "last-page": "lastpage lastpagenumber",
    "next-page": "nextpage nextpagenumber",
    "previous-page": "prevpage previouspage",
    "next-url": "nextpageurl nexturl nextlink odatanextlink nexthref nextpageuri nexturi",
    "previous-url": """
        prevpageurl previouspageurl previousurl prevurl previouslink previouspageuri prevpageuri previousuri prevuri
    """,
    "first-url": "firstpageurl firsturl firstpageuri",
    "last-url": "lastpageurl lasturl lastpageuri",
    "self-url": "selfurl",
    "created-at": """
        createdat created createdon createtime creationdate datecreated insertedat creationtimestamp creationtime
        createddate createdtime createtimestamp timecreated dateadded createddatetime createdatetime createdts
        createdonutc createdatutc createat gmtcreate createdate
    """,
    "updated-at": """
        updatedat updated modified modifiedat lastmodified updatetime updatedon lastupdated lastupdatedat
        lastupdatedate lastupdatetime lastmodifiedat lastmodifieddate updateddate dateupdated modifieddate
        datemodified modifiedon timeupdated updatetimestamp updatedate updatedtime modifiedtime modificationdate
        modificationtime lastmodifieddatetime lastmodifiedtime lastmodifiedon lastmodificationtime
        lastmodificationdate updateddatetime updatedts updatedonutc updatedatutc lastupdatedon lastupdatedtime
        updateat gmtmodified lastupdate modifydate modifytime
    """,
    "message": "message detail description errordescription errormessage msg reason issue",
    "title": "title",
    "code": "code error errorcode name",
    "type": "type",
    "status": "status statuscode",
    "instance": "instance path",
    "violations": "errors violations details invalidparams invalidparameters",
    "place": "pointer field loc location property propertypath param parameter source target attribute",
}
# Properties that hold the key of a record where none is called `id`, the surer ones first.
KEY_NAMES = (
    *("id", "uuid", "uid", "guid", "gid", "sid", "pk", "identifier", "key", "slug", "code", "login", "username"),
    *("handle", "reference", "ref", "name", "number", "token", "hash", "email", "isbn", "sku", "domain"),
    *("objectid", "rid"),
)
# Paths without a key that mean the record of the caller.
CURRENT = frozenset({"me", "self", "current", "whoami", "profile", "account", "myself", "currentuser", "myprofile"})
# Segments of paths behind which another key of a record stands: `/by-email/{email}`, `/lookup/{number}`.
LOOKUP_WORDS = frozenset({"by", "find", "lookup", "search", "get", "with", "for", "from"})
# First or last words of a path at which a POST only searches records.
SEARCHES = frozenset({"search", "searches", "query", "find", "filter", "lookup", "browse"})
# Collections of the people who call, where no path shows the caller's own record.
CALLERS = frozenset({"users", "user", "accounts", "members", "people", "persons", "profiles"})
# Properties that hold the key of whom a record belongs to, the surer ones first; with `id` behind them too.
OWNERS = ("owner", "user", "author", "creator", "createdby", "assignee", "customer", "account", "member")
# Properties that hold the key of the record of the same kind that one stands below, without `id` behind them; and last
# words of paths that lead up from there, not down.
ABOVE = frozenset({"parent", "manager", "supervisor", "inreplyto", "replyto", "reportsto"})
ABOVE_ALL = frozenset({"parent", "parents", "ancestors", "path", "breadcrumbs", "manager", "managers", "supervisor"})
# Words in paths whose answers say how many records there are.
STATISTICS = frozenset(
    {"count", "counts", "stats", "statistics", "stat", "summary", "overview", "dashboard", "metrics", "analytics"}
    | {"totals", "total", "kpis", "counters", "insights"}
)
# Last words of lists that show what stands at the top of a tree, with what is below it in each.
TREES = frozenset({"tree", "hierarchy", "nested", "roots", "toplevel"})
# Properties by which people name a record that has a number as well.
NAMING = ("slug", "login", "username", "handle")
# Keys that a path parameter called `identifier` takes.
IDENTIFIERS = frozenset({"id", "uuid", "key", "code", *NAMING})
# The property that is the key of a record, where nothing speaks for another.
ID = "id"
# What a resource object of JSON:API keeps its properties and references in, and where what those lead to is shown.
RESOURCE_PARTS = ("attributes", "relationships", "included")
# Words of addresses that a service sends something to: none is made up.
CALLED_BACK = frozenset({"callback", "hook", "notification", "notify", "redirect", "return", "webhook"})
# The last word of names: of foreign keys, of keys, of anything that identifies a record, of path parameters
# that take a key, and of those whose key is no text that a person reads.
ID_ENDINGS = frozenset({"id"})
KEY_ENDINGS = frozenset({"id", "uuid", "key"})
RECORD_ENDINGS = KEY_ENDINGS | {"code", "number"}
PARAMETER_ENDINGS = frozenset({"id", "identifier", "key"})
NAME_ENDINGS = PARAMETER_ENDINGS | {"name", "value"}
OPAQUE_ENDINGS = frozenset({"id", "uuid", "number"})
# The last word of what a service gives to one record and requires later: a token in an e-mail, a code on a voucher.
SECRET_ENDINGS = frozenset({"token", "code", "key", "uuid", "uid", "guid", "hash", "secret", "nonce", "otp"})
# What a procedure takes besides the key of its record: credentials.
CREDENTIALS = frozenset({"token", "apikey", "accesstoken", "auth", "authorization"})
# Booleans of a request that ask for an answer which comes piece by piece.
STREAM_SWITCHES = frozenset({"stream"})
# Last words of paths at which the records above come one by one.
STREAMING = frozenset({"stream", "streaming", "sse", "live", "watch", "tail", "subscribe", "feed", "export"})
# Objects in a record that say what identifies it.
HOLDERS = frozenset({"metadata", "meta", "attributes", "properties", "identity", "identifiers"})
# Properties that wrap what an answer or a request is about, whatever that is.
_ENVELOPES = frozenset(
    {"data", "result", "results", "item", "items", "record", "records", "object", "entity", "resource", "payload"}
    | {"response", "body", "content", "value", "embedded", "output", "input", "document", "returnvalue", "model"}
    | {"node", "list", "page", "search", "collection", "set", "hits", "detail"}
)
_ROLE_OF_PROPERTY = {name: role for role, names in _PROPERTIES.items() for name in names.split()}
_KEYS = frozenset(KEY_NAMES)
_NAMED_SIGNATURE = re.compile(r"(?!x-)[a-z0-9-]+-signature", re.IGNORECASE)


def customary_signature(header: str) -> str | None:
    """The scheme of a header that a document names and does not describe: `Acme-Signature` is a time and a version."""
    return "timestamped" if _NAMED_SIGNATURE.fullmatch(header) else None


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in any case style, lower case: `perPage`, `per_page` and `per-page` are one.

    Latin letters have no marks in them, letters of other scripts are kept.
    """
    return tuple(word.lower() for _, word in words_as_spelled(latin(name)))


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name in lower case and without what separates its words: `user_id`, `userId` and `User-Id` are one."""
    return "".join(words(name))


@lru_cache(maxsize=8192)
def named_keys(parameter: str) -> frozenset[str]:
    """The keys that a path parameter takes one of: `id` and `slug` of `{id_or_slug}`; empty where it takes its own."""
    parts = words(parameter)
    if parts[-1:] == ("identifier",):
        return IDENTIFIERS
    places = [place for place, part in enumerate(parts) if part == "or" and 0 < place < len(parts) - 1]
    return frozenset((*(parts[place - 1] for place in places), parts[-1])) if places else frozenset()


def is_envelope_name(name: str) -> bool:
    """Whether a property called so wraps something else, as `data` and `_embedded` do."""
    return folded(name) in _ENVELOPES


def is_list_holder(name: str) -> bool:
    """Whether an object called so holds what a list shows, as `data` and `category_list` do."""
    return is_envelope_name(name) or words(name)[-1:] == ("list",)


def ends_like(name: str, endings: frozenset[str]) -> bool:
    """Whether the last word of a name is one of these."""
    return not endings.isdisjoint(words(name)[-1:])


def has_identity_apart(names: frozenset[str] | set[str]) -> bool:
    """Whether an object has what identifies it in an object beside what it is: `metadata` beside `spec` or `kind`."""
    return "metadata" in names and not names.isdisjoint({"spec", "kind", "apiversion"})


# What a record calls the place where it is read: surely, or where its examples or the rest of its schema say so.
_OWN_ADDRESSES = {
    **dict.fromkeys(("self", "selflink", "selfurl", "selfhref"), "surely"),
    **dict.fromkeys(("url", "uri", "href", "link", "location", "apiurl", "resourceurl", "resourceuri"), "maybe"),
}
_LINK_HOLDERS = frozenset({"links", "link"})
# What JSON-LD calls the address and the type of an object (JSON-LD 1.1, 3.3 and 3.5). Whatever begins with its sign
# says something about the object and is no property of what it is about.
NODE_ID, NODE_TYPE, KEYWORD_SIGN = "@id", "@type", "@"


def names_own_address(name: str) -> str | None:
    """Whether a property called so holds the address of its own record: `surely`, `maybe` or not (None)."""
    return "surely" if name == NODE_ID else _OWN_ADDRESSES.get(folded(name))


def is_link_holder(name: str) -> bool:
    """Whether a property called so holds links by relation, as `_links` of HAL and `links` of JSON:API do."""
    return folded(name) in _LINK_HOLDERS


def is_key_of(plural: str, name: str) -> bool:
    """Whether a property is the key of a record of this kind by its name: `id`, `_id`, `order_id` of `orders`."""
    return folded(name) == ID or (ends_like(name, ID_ENDINGS) and same_noun(plural, "-".join(words(name)[:-1])))


def is_key_list(name: str) -> bool:
    """Whether a property of a body called so holds the keys of the records that are meant."""
    return folded(name) in ("ids", "keys")


def is_key_name(name: str) -> bool:
    """Whether a property called so usually says which record it is, as `uuid` and `slug` do."""
    return folded(name) in _KEYS


def is_idempotency_key(name: str, description: str = "") -> bool:
    """Whether a header or a property identifies a request among its repetitions, by its name or its description."""
    if folded(name).endswith("idempotencykey"):
        return True
    return folded(name).endswith("requestid") and "idempoten" in description.lower()


# What a record says of the file that came with it.
_OF_FILES = {
    "filename": ("filename", "originalfilename", "originalname", "uploadfilename", "displayfilename"),
    "name": ("name",),
    "size": ("size", "bytes", "filesize", "length", "contentlength", "sizebytes", "sizeinbytes", "bytesize"),
    "media-type": ("contenttype", "mimetype", "mediatype", "mime", "filetype"),
    "md5": ("md5", "md5sum", "contentmd5", "md5checksum"),
    "sha1": ("sha1", "sha1sum", "sha1checksum"),
    "sha256": ("sha256", "sha256sum", "checksum", "sha256checksum", "digest"),
}
_ROLE_OF_FILE = {name: role for role, names in _OF_FILES.items() for name in names}


def file_role(name: str) -> str | None:
    """What a property says of a file: `filename`, `name`, `size`, `media-type`, `md5`, `sha1` or `sha256`, or None."""
    return _ROLE_OF_FILE.get(folded(name))


def property_role(name: str, schema: Any) -> str | None:
    """What a property is for, such as `items`, `total`, `created-at` or `message`, or None."""
    if isinstance(schema, dict) and isinstance(role := schema.get("x-mock-role"), str):
        return role
    return _ROLE_OF_PROPERTY.get(folded(name))


_VERBS = {
    "create": {"create", "add", "new", "insert"},
    "read": {"get", "info", "retrieve", "read", "show", "fetch", "view"},
    "list": {"list", "all"},
    "update": {"update", "edit", "modify", "set"},
    "delete": {"delete", "remove", "destroy"},
}
_ROLE_OF_VERB = {verb: role for role, verbs in _VERBS.items() for verb in verbs}


def verb_role(verb: str) -> str | None:
    """What a procedure called so does to a record: `create`, `read`, `list`, `update`, `delete`, or None."""
    return _ROLE_OF_VERB.get(folded(verb))


# More verbs that a path has where its method says the same, and what stands around them: `/cars/getById/{id}`.
_PATH_VERBS = {
    **dict.fromkeys(("find", "detail", "details", "single"), "read"),
    **dict.fromkeys(("store", "save"), "create"),
    **dict.fromkeys(("change", "patch"), "update"),
    "del": "delete",
}
_VERB_FILLERS = frozenset({"by", "id"})


def path_verb_role(word: str) -> str | None:
    """What a word of a path does to a record where the method says the same: as `verb_role`, or None."""
    return _PATH_VERBS.get(word) or verb_role(word)


def verb_filler(word: str) -> bool:
    """Whether a word beside a verb in a path says nothing more, as in `getById`."""
    return word in _VERB_FILLERS


def in_singular(parts: Sequence[str]) -> tuple[str, ...]:
    """Words, the last of them in the singular: `order`, `item` of `order`, `items`."""
    return (*parts[:-1], singular(parts[-1])) if parts else ()


@lru_cache(maxsize=8192)
def nouns_of(plural: str) -> tuple[tuple[str, ...], ...]:
    """What one record of a collection of this name may be called, in words: the same, or the singular."""
    mine = words(plural)
    return tuple(dict.fromkeys((mine, in_singular(mine)))) if mine else ()


def same_noun(plural: str, name: str) -> bool:
    """Whether `name` is the singular (or the same form) of the collection name `plural`, in any case style."""
    return words(name) in nouns_of(plural)


# What a header field says of a rate limit.
_RATES = {
    **dict.fromkeys(("ratelimitlimit", "xratelimitlimit", "xratelimit"), "limit"),
    **dict.fromkeys(("ratelimitremaining", "xratelimitremaining"), "remaining"),
    **dict.fromkeys(("ratelimitreset", "xratelimitreset"), "reset"),
    "retryafter": "retry-after",
}


def rate_role(name: str) -> str | None:
    """What a header field says of a rate limit: `limit`, `remaining`, `reset` or `retry-after`, or None."""
    return _RATES.get(folded(name))


_EPOCH_WORDS = frozenset({"unix", "epoch", "timestamp"})
_FIRST_EPOCH = 1_000_000_000


def says_epoch(description: str, examples: Iterable[Any]) -> bool:
    """Whether a number is of seconds since 1970, as opposed to seconds from now: by its words or its examples."""
    by_example = any(isinstance(each, int) and each >= _FIRST_EPOCH for each in examples)
    return by_example or not _EPOCH_WORDS.isdisjoint(words(description))
