"""The words that errors have by wide convention: what they mean, and each keyword of JSON Schema that is broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from understudy.inference.conventions import folded, words

# The word for one item of a bulk request, by the status that it would have had alone.
OUTCOME_WORDS: Mapping[int, frozenset[str]] = {
    200: frozenset({"updated", "ok", "changed"}),
    201: frozenset({"created", "ok"}),
    204: frozenset({"deleted", "removed", "ok"}),
    **{status: frozenset({"error", "failed"}) for status in (400, 401, 403, 404, 405, 409, 410, 412, 415, 422, 424)},
}
# What an error means, with the words for it as they stand in codes and types, the surer ones first.
_ERRORS = {
    "not-found": ("notfound", "nosuch", "doesnotexist", "resourcemissing", "missingresource", "unknownresource"),
    "invalid": (
        *("validation", "invalidrequest", "invalidargument", "invalidparameter", "invalidinput", "badrequest"),
        *("invalid", "unprocessable", "malformed", "badinput"),
    ),
    "conflict": ("alreadyexists", "conflict", "duplicate", "exists", "inuse"),
    "reused-key": ("idempotencykeyreused", "idempotencykey", "idempoten", "duplicaterequest"),
    "unauthenticated": (
        *("unauthenticated", "unauthorized", "unauthorised", "notauthenticated", "authentication", "invalidtoken"),
        *("invalidcredentials", "loginrequired"),
    ),
    "forbidden": ("forbidden", "permission", "accessdenied", "insufficient", "denied", "notallowed"),
    "rate-limited": ("ratelimit", "toomany", "throttl", "quota"),
    "not-allowed": ("methodnotallowed", "unsupportedmethod", "notallowed"),
    "unsupported": ("unsupportedmedia", "notacceptable", "unsupported"),
    "too-large": ("toolarge", "toobig"),
    "internal": ("internal", "servererror", "apierror", "unavailable", "unexpected"),
    "missing": ("missingfield", "missing", "required", "blank"),
    "unexpected": ("unexpected", "unknownfield", "unrecognized", "extra", "notallowed"),
    "length": ("toolong", "tooshort", "length"),
    "range": ("outofrange", "range", "toolarge", "toosmall"),
}
_NEXT_MEANING = {
    **dict.fromkeys(("not-found", "conflict", "unauthenticated", "rate-limited", "not-allowed"), "invalid"),
    **dict.fromkeys(("unsupported", "too-large", "missing", "unexpected", "length", "range"), "invalid"),
    "reused-key": "conflict",
    "forbidden": "unauthenticated",
}
_ANY_ERROR = ("other", "general", "generic", "unspecified", "undefined", "unknown", "error", "fail")
_BY_STATUS = {
    **dict.fromkeys((404, 410), "not-found"),
    **dict.fromkeys((409, 412, 423, 428), "conflict"),
    401: "unauthenticated",
    403: "forbidden",
    405: "not-allowed",
    **dict.fromkeys((406, 415), "unsupported"),
    413: "too-large",
    429: "rate-limited",
}
_KEYWORDS = {
    "required": "missing",
    **dict.fromkeys(("additionalProperties", "unevaluatedProperties", "readOnly"), "unexpected"),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), "length"),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), "range"),
}
# What validators of Python services call a broken keyword, beside a `loc` that is a list.
_KEYWORD_CODES = {
    "required": "missing",
    "type": "type_error",
    "enum": "enum",
    "const": "literal_error",
    "format": "value_error",
    "pattern": "string_pattern_mismatch",
    "minLength": "string_too_short",
    "maxLength": "string_too_long",
    "minItems": "too_short",
    "maxItems": "too_long",
    "minimum": "greater_than_equal",
    "maximum": "less_than_equal",
    "exclusiveMinimum": "greater_than",
    "exclusiveMaximum": "less_than",
    "multipleOf": "multiple_of",
    "additionalProperties": "extra_forbidden",
    "content": "json_invalid",
}
_OUTCOMES = frozenset({"success", "ok", "successful", "succeeded"})


def error_meaning(status: int) -> str:
    """What an error status means, such as `not-found` or `conflict`."""
    return _BY_STATUS.get(status, "internal" if status >= 500 else "invalid")


def keyword_meaning(keyword: str) -> str:
    """What it means that a keyword of JSON Schema is broken, such as `missing`."""
    return _KEYWORDS.get(keyword, "invalid")


def keyword_code(keyword: str, *, python: bool) -> str:
    """A code for a broken keyword: the keyword, or what validators of Python services call it."""
    return _KEYWORD_CODES.get(keyword, "value_error") if python else keyword


def invalid_value_code(name: str) -> str:
    """The code of an error that is about a property whose value is none of its enum, where a document has one."""
    return f"invalid_{'_'.join(words(name))}"


def choose_word(choices: Sequence[str], meaning: str, *, strict: bool = False) -> str | None:
    """The one of an enum's words that means this, or the next more general thing; None where none does.

    `strict` takes only words of that very meaning.
    """
    sought: str | None = meaning
    while sought is not None:
        for phrase in _ERRORS.get(sought, ()):
            for choice in choices:
                if phrase in folded(choice):
                    return choice
        sought = None if strict else _NEXT_MEANING.get(sought)
    if strict:
        return None
    return next((choice for phrase in _ANY_ERROR for choice in choices if phrase in folded(choice)), None)


def reports_failure(name: str) -> bool:
    """Whether a boolean property called so is false in an error."""
    return folded(name) in _OUTCOMES
