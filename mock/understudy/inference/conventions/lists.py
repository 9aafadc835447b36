"""The names that mean something by wide convention in lists: what a request selects, what a response says of a page.

Like those of conventions.py they are the first guess only: an `x-mock-role` says the same without a name, and wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.inference.conventions import folded, property_role, words

_PARAMETERS = {
    "page-number": {"page", "pagenumber", "pageno", "pageindex", "currentpage", "pagenum"},
    "page-size": {"perpage", "pagesize", "limit", "size", "count", "maxresults", "top", "take", "itemsperpage"}
    | {"maxitems", "maxpagesize", "resultsperpage", "rows", "pagelimit", "maxperpage"},
    "offset": {"offset", "skip", "start", "startat", "startindex"},
    "cursor": {"cursor", "after", "startingafter", "pagetoken", "nexttoken", "continuationtoken", "startafter"}
    | {"pagecursor", "aftercursor", "nextcursor", "nextpagetoken", "continue", "marker", "iterator"},
    "cursor-before": {"before", "endingbefore", "beforecursor"},
    "cursor-at": {"from", "startingfrom", "startfrom"},
    "search": {"q", "query", "search", "keyword", "keywords", "searchterm", "searchtext", "searchquery", "term", "s"},
    "sort": {"sort", "sortby", "orderby", "ordering", "sortkey", "sortfield", "sortcolumn", "order"},
    "direction": {"direction", "sortdirection", "sortorder", "sortdir", "orderdirection", "orderdir", "dir"},
    "ascending": {"asc", "ascending", "isasc", "isascending", "sortasc", "sortascending", "orderasc", "orderascending"},
    "descending": {"desc", "descending", "reverse", "reversed", "isdesc", "isdescending", "sortdesc", "sortdescending"}
    | {"orderdesc", "orderdescending", "isreversed"},
    "fields": {"fields", "select", "only", "fieldset", "optfields", "returnfields", "includefields", "responsefields"},
    "expand": {"expand", "include", "includes", "embed", "with", "populate", "expansions"},
}
_ROLE_OF_PARAMETER = {name: role for role, names in _PARAMETERS.items() for name in names}
PAGES = frozenset({"page-number", "page-size", "offset", "cursor", "cursor-before", "cursor-at"})
"""Roles of parameters that turn pages."""
FREE = frozenset({"sort", "direction", "ascending", "descending", "fields", "expand", "cursor-before", "search"})
"""Roles whose names may just as well be those of properties, which then win."""
FILTERS = frozenset({"filter", "filters", "where", "criteria"})
"""Names before the property that a parameter filters by: `filter[status]`."""
# First words of booleans that are about a state: `is_active`.
STATE_FLAGS = frozenset({"is", "are"})
# Values of a list's parameter that ask for no selection at all.
EVERYTHING = frozenset({"all", "any", "*", "everything"})
TIMES = ("at", "on", "date", "time", "datetime", "timestamp", "utc")
"""Last words of properties that are times, which parameters leave out: `created_after` is about `created_at`."""


def parameter_role(name: str, extensions: Mapping[str, Any]) -> str | None:
    """What a query parameter of a list is for: `page-number`, `search`, `sort` …, or None."""
    role = extensions.get("x-mock-role")
    return role if isinstance(role, str) else _ROLE_OF_PARAMETER.get(folded(name))


def start_role(kind: str | None, others: Iterable[str], *, has_next: bool) -> str | None:
    """What a `from` of a type is: `cursor-at` or `offset`, or None; `others` are the parameters beside it.

    Beside a `to` it bounds something. Else a text is where a page begins, and so is a number where the answer says
    which is next (`has_next`); beside the size of a page it is how many records stand before.
    """
    if any(folded(each) in _ENDS for each in others):
        return None
    if kind != "integer":
        return "cursor-at" if kind == "string" else None
    beside = {_ROLE_OF_PARAMETER.get(folded(each)) for each in others}
    if beside & {"offset", "page-number", "cursor"}:
        return None
    return "cursor-at" if has_next else "offset" if "page-size" in beside else None


_ENDS = frozenset({"to", "until", "till", "end", "upto"})
# Parameters whose text is an expression: OData's `$filter`, and selectors of labels or of properties.
_SELECTORS = frozenset({"labelselector", "labelselectors", "fieldselector", "selector"})
LABELS = frozenset({"labels", "label", "tags"})
_ODATA = re.compile(
    r"\bodata\b|[\s`'\"]eq[\s`'\"].{0,200}[\s`'\"](?:ne|and|or|gt|lt)[\s`'\"]", re.IGNORECASE | re.DOTALL
)


def expression_role(name: str, description: str) -> str | None:
    """Whether the text of a parameter is an expression: `odata-filter`, `selector`, or None."""
    if folded(name) in _SELECTORS:
        return "selector"
    return "odata-filter" if folded(name) in FILTERS and (name[:1] == "$" or _ODATA.search(description)) else None


# Keys between which a list is: of those made later or earlier, where a list of such a kind begins with the latest.
_BOUNDS = {"sinceid": "cursor-before", "minid": "cursor-before", "maxid": "cursor"}
_SIZE = re.compile(
    r"\b(?:max(?:imum|imal)?|number|how many|amount)\b.{0,40}\b(?:items|results|entries|records|objects|rows)\b", re.I
)


def bound_role(name: str, others: Iterable[str]) -> str | None:
    """What `since_id` and `max_id` are for; `others` are the parameters beside it."""
    beside = {folded(each) for each in others}
    if folded(name) == "sinceid" and "maxid" not in beside:
        return "cursor"
    return _BOUNDS.get(folded(name))


def bounds_from_above(names: Iterable[str]) -> bool:
    """Whether a list takes the key that all of its records were made before, so that it begins with the latest."""
    return "maxid" in {folded(each) for each in names}


def is_page_size(description: str) -> bool:
    """Whether words say that a number is the most that a page holds."""
    return _SIZE.search(description) is not None


# What stands in brackets behind `page`, besides the names that mean the same alone.
_IN_PAGE = {"number": "page-number", "size": "page-size", "from": "offset", "token": "cursor"}


def sub_role(outer: str, inner: str) -> str | None:
    """What a part of a parameter is for: `number` in `page[number]`, `articles` in `fields[articles]`."""
    role = _ROLE_OF_PARAMETER.get(folded(outer))
    if role == "page-number":
        return _IN_PAGE.get(folded(inner)) or _ROLE_OF_PARAMETER.get(folded(inner))
    return role if role in ("fields", "expand") else None


# Names that describe a page here and mean something else anywhere else.
_OF_PAGES = {
    "size": "page-size",
    "number": "page-number",
    **dict.fromkeys(("offset", "skip"), "offset"),
    "from": "first-index",
    "to": "last-index",
    "numberofelements": "count",
    **dict.fromkeys(("after", "cursor"), "next-cursor"),
    "pages": "page-count",
    **dict.fromkeys(("done", "last", "islast", "islastpage"), "no-more"),
    **dict.fromkeys(("first", "isfirst", "isfirstpage"), "is-first"),
    "empty": "is-empty",
    "sorted": "is-sorted",
    "unsorted": "is-unsorted",
    "paged": "is-paged",
    "unpaged": "is-unpaged",
    "path": "path-url",
    "uri": "self-url",
    "links": "page-links",
    **dict.fromkeys(("prevcursor", "previouscursor", "cursorprev"), "previous-cursor"),
}


# Objects beside a list that are about another page, by their first word; a second one may say that it is a page.
_TURNED = {"next": "next", "prev": "previous", "previous": "previous"}
_PAGE_WORDS = ((), ("page",), ("link",))


def turning_of(name: str) -> str | None:
    """Which other page an object beside a list is about, `next` or `previous`, by its name: `next_page`, `prev`."""
    tokens = words(name)
    return _TURNED.get(tokens[0]) if tokens and tokens[1:] in _PAGE_WORDS else None


def page_role(name: str, schema: Any, siblings: Iterable[str]) -> str | None:
    """What a property beside a list says of the page, where `siblings` are the properties beside it."""
    role = property_role(name, schema)
    beside = {folded(each) for each in siblings}
    if role == "instance":
        return _OF_PAGES.get(folded(name))
    if role is not None:
        return role
    if folded(name) == "count":
        return "count" if any(property_role(each, None) == "total" for each in siblings) else "total"
    if folded(name) == "current":  # of several pages, as some envelopes have it; alone it is anything
        return None if beside.isdisjoint(("size", "pages", "total")) else "page-number"
    if folded(name) == "empty" and "sorted" in beside:
        return "is-unsorted"
    return _OF_PAGES.get(folded(name))


# How a value is compared with that of a record, by the words that say so behind the property or before it.
_BEHIND = {
    "gte": ("gte", "ge", "geq", "min", "from", "since", "start"),
    "gt": ("gt", "after"),
    "lte": ("lte", "le", "leq", "max", "to", "until", "end"),
    "lt": ("lt", "before"),
    "ne": ("ne", "neq", "not", "nin"),
    "eq": ("eq", "in", "exact", "iexact", "equals", "any"),
    "contains": ("like", "ilike", "contains", "icontains", "search", "query", "filter", "pattern"),
    "startswith": ("startswith", "istartswith", "prefix"),
    "endswith": ("endswith", "iendswith", "suffix"),
    "null": ("isnull", "null"),
    "exists": ("exists", "isset"),
}
_BEFORE = {
    "gte": ("min", "minimum", "from", "since", "start"),
    "gt": ("after",),
    "lte": ("max", "maximum", "to", "until", "end"),
    "lt": ("before",),
    "ne": ("not", "exclude", "excluding"),
    "eq": ("is", "only", "by"),
}
_TEST_BEHIND = {word: test for test, names in _BEHIND.items() for word in names}
_TEST_BEFORE = {word: test for test, names in _BEFORE.items() for word in names}
_TWO_BEHIND = {
    "not in": "ne",
    "is null": "null",
    "not null": "exists",
    "starts with": "startswith",
    "ends with": "endswith",
}


def split_test(parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Readings of a name's words as a property and how it is compared: `min`, `price` is `price` and `gte`."""
    yield parts, "eq"
    if len(parts) > 2 and (test := _TWO_BEHIND.get(" ".join(parts[-2:]))) is not None:
        yield parts[:-2], test
    if len(parts) > 1 and parts[-1] in _TEST_BEHIND:
        yield parts[:-1], _TEST_BEHIND[parts[-1]]
    if len(parts) > 1 and parts[0] in _TEST_BEFORE:
        yield parts[1:], _TEST_BEFORE[parts[0]]


# What one of several criteria in a body says: of which property, how it is compared, and with what.
_CRITERIA = {
    "field": ("field", "property", "attribute", "column", "fieldname", "propertyname"),
    "operator": ("operator", "op", "comparator", "comparison", "condition", "operation"),
    "value": ("value", "values", "operand"),
}
# Groups of criteria of which one is enough, and of which a record has to meet all.
ANY_OF = frozenset({"or", "any", "anyof", "should"})
ALL_OF = frozenset({"and", "all", "allof", "must"})
_OPERATORS = {
    "eq": ("=", "==", "equal", "is", "oneof"),
    "ne": ("!=", "<>", "notequal", "notequals", "notin", "isnot"),
    "gt": (">", "greaterthan"),
    "gte": (">=", "greaterthanorequal", "greaterthanorequalto", "greaterthanorequals", "greaterorequal"),
    "lt": ("<", "lessthan"),
    "lte": ("<=", "lessthanorequal", "lessthanorequalto", "lessthanorequals", "lessorequal"),
    "contains": ("includes",),
    "exists": ("isnotnull", "notnull"),
    "between": ("between", "range"),
}
_TEST_OF_OPERATOR = {name: test for test, names in _OPERATORS.items() for name in names}


def criteria_names(names: Iterable[str]) -> Mapping[str, str] | None:
    """What the properties of a criterion are called, by what they say: `field`, `operator`, `value`.

    None for what is no criterion: it names a property and a value, or how it is compared; without that they are equal.
    """
    own = {folded(each): each for each in names}
    found = {role: own[each] for role, known in _CRITERIA.items() for each in known[::-1] if each in own}
    return found if found.keys() >= {"field", "value"} else None


def operator_test(text: str) -> str | None:
    """How an operator compares: `gte` for `>=`, `GREATER_THAN_OR_EQUAL` and `from`; None for an unknown word."""
    name = folded(text) or text.strip()
    return _TEST_OF_OPERATOR.get(name) or _TEST_BEHIND.get(name)


_SPANS = {
    test: frozenset(names.split())
    for test, names in {
        "gte": "since from start begin startdate fromdate datefrom starttime fromtime begindate mindate mintimestamp "
        "mintime starttimestamp tsfrom datestart startat startingat",
        "gt": "after afterdate dateafter",
        "lte": "until to end enddate todate dateto endtime totime maxdate maxtimestamp maxtime endtimestamp tsto "
        "dateend endat endingat",
        "lt": "before beforedate datebefore",
    }.items()
}
_TEST_OF_SPAN = {name: test for test, names in _SPANS.items() for name in names}
_TIMELIKE = re.compile(r"date|time|moment|8601|3339|yyyy-mm|\b[12][0-9]{3}-[01][0-9]-[0-3][0-9]", re.IGNORECASE)


def span_test(name: str, shape: Mapping[str, Any], description: str) -> str | None:
    """How a parameter bounds the time of records without naming a property: `since` is `gte`; None for another one."""
    test = _TEST_OF_SPAN.get(folded(name))
    timely = shape.get("format") in ("date", "date-time") or _TIMELIKE.search(f"{name} {description}")
    return test if timely or folded(name) in ("since", "until") else None


_DIRECTIONS = {
    "asc": ("asc", "ascending", "ascend", "oldest", "oldestfirst", "1"),
    "desc": ("desc", "descending", "descend", "newest", "latest", "recent", "mostrecent", "newestfirst", "-1"),
}
_ROLE_OF_DIRECTION = {name: way == "desc" for way, names in _DIRECTIONS.items() for name in names}


def direction_of(text: str) -> bool | None:
    """Whether a word is for the reverse order; None for one that is no direction."""
    return _ROLE_OF_DIRECTION.get(text if text == "-1" else folded(text))


_NEWEST = re.compile(
    r"\b(?:newest|latest|most\s+recent(?:ly)?)\b(?:\W+\w+){0,5}?\W+first\b"
    r"|\breverse[-\s]+chronological"
    r"|\b(?:sorted|ordered|returned)\b(?:\W+\w+){0,6}?\W+(?:created\w*|creation|date|time\w*)(?:\W+\w+){0,4}?\W+desc",
    re.IGNORECASE,
)


def newest_first(text: str) -> str | None:
    """The words of a description that say that a list begins with what was made last."""
    found = _NEWEST.search(text)
    return " ".join(found.group().split()) if found is not None else None
