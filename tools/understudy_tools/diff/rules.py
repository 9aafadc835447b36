"""The rules as data: what each kind of change means for users of the SDK and for implementers of the server.

*Client* is who uses the generated SDK: code written against the old one, or the old SDK itself, must go on working.
*Server* is who implements the document: a server that fulfilled the old document must fulfil the new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["breaks", "warns", "safe"]
Flow = Literal["request", "response"]
Step = Literal["none", "patch", "minor", "major"]
FLOWS: tuple[Flow, ...] = ("request", "response")
STEPS: tuple[Step, ...] = ("none", "patch", "minor", "major")


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change means for the two audiences."""

    client: Verdict
    server: Verdict


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of change. `request` is its effect on data on its way to the server, `response` to the client.

    A rule that stands outside of any direction has the same effect twice. `directed` rules carry the direction as a
    prefix of their id.
    """

    name: str
    says: str
    request: Impact
    response: Impact
    directed: bool = False

    def effect(self, flow: Flow) -> Impact:
        """The effect for data that flows to the server (`request`) or to the client (`response`)."""
        return self.request if flow == "request" else self.response


def step_of(effect: Impact) -> Step:
    """The step of the version that an effect needs (semver.org, items 6 to 8): only a client's break is major."""
    return "major" if effect.client == "breaks" else "minor"


_BOTH = Impact("breaks", "breaks")
_CLIENT = Impact("breaks", "safe")
_SERVER = Impact("safe", "breaks")
_WARNS = Impact("warns", "safe")
_WARNS_SERVER = Impact("warns", "breaks")
_SAFE = Impact("safe", "safe")


def _same(name: str, says: str, effect: Impact) -> Rule:
    return Rule(name, says, effect, effect)


def _data(name: str, says: str, request: Impact, response: Impact) -> Rule:
    return Rule(name, says, request, response, directed=True)


_OPERATIONS = (
    _same("operation-removed", "the operation is gone", _CLIENT),
    _same("operation-added", "the operation is new", _SERVER),
    _same("operation-moved", "the operation has another method or path", _BOTH),
    _same("operation-id-changed", "the SDK's method is named after the operationId", _CLIENT),
    _same("operation-tag-changed", "the SDK's method moves to the attribute of its first tag", _CLIENT),
    _same("sdk-method-renamed", "the SDK's method gets another name", _CLIENT),
    _same("sdk-name-changed", "an argument, a class or an enumeration's member of the SDK gets another name", _CLIENT),
    _same("deprecation-added", "it is deprecated now", _SAFE),
    _same("deprecation-removed", "it is no longer deprecated", _SAFE),
    _same("webhook-removed", "the webhook is no longer sent", _CLIENT),
    _same("webhook-added", "the webhook is new", _SERVER),
    _same("callback-removed", "the callback is no longer sent", _CLIENT),
    _same("callback-added", "the callback is new", _SERVER),
)
_PARAMETERS = (
    Rule("parameter-removed", "the parameter is gone", _CLIENT, _CLIENT),
    Rule("parameter-added", "an optional parameter is new", _SERVER, _SAFE),
    Rule("parameter-added-required", "a required parameter is new", _BOTH, _SERVER),
    Rule("parameter-became-required", "the parameter must be sent now", _CLIENT, _SERVER),
    Rule("parameter-became-optional", "the parameter may be left out now", _SERVER, _CLIENT),
    _same("parameter-moved", "the parameter stands elsewhere in the request", _BOTH),
    _same("parameter-style-changed", "the parameter is written in another way", _BOTH),
    _same("path-parameter-renamed", "the SDK's argument has another name; the wire does not change", _CLIENT),
)
_BODIES = (
    Rule("request-body-removed", "no body is taken any more", _CLIENT, _CLIENT),
    Rule("request-body-added", "an optional body is new", _SERVER, _SAFE),
    Rule("request-body-added-required", "a required body is new", _BOTH, _SERVER),
    Rule("request-body-became-required", "the body must be sent now", _CLIENT, _SERVER),
    Rule("request-body-became-optional", "the body may be left out now", _SERVER, _CLIENT),
    Rule("media-type-removed", "the body is no longer spoken in this media type", _CLIENT, _BOTH),
    Rule("media-type-added", "the body is spoken in this media type too", _SERVER, _WARNS_SERVER),
    Rule("status-removed", "the successful status is gone", _BOTH, _BOTH),
    Rule("status-added", "a successful status is new; an older SDK raises DecodeError", _SERVER, _CLIENT),
    Rule("error-status-removed", "the error status is gone", _SERVER, _WARNS_SERVER),
    Rule("error-status-added", "an error status is new; the SDK has an error for every status", _SAFE, _SAFE),
    Rule("response-header-removed", "the header is gone", _CLIENT, _CLIENT),
    Rule("response-header-added", "an optional header is new", _SAFE, _SAFE),
    Rule("response-header-added-required", "a header that is always sent is new", _BOTH, _SERVER),
    Rule("response-header-became-required", "the header is always sent now", _CLIENT, _SERVER),
    Rule("response-header-became-optional", "the header may be left out now", _SERVER, _CLIENT),
)
_SCHEMAS = (
    _data("property-removed", "the property is gone", _CLIENT, _CLIENT),
    _data("property-added", "an optional property is new", _SERVER, _SAFE),
    _data("property-added-required", "a required property is new", _BOTH, _SERVER),
    _data("property-became-required", "the property must be there now", _CLIENT, _SERVER),
    _data("property-became-optional", "the property may be left out now", _SERVER, _CLIENT),
    Rule("type-changed", "the type is another", _BOTH, _BOTH),
    Rule("type-narrowed", "fewer types are possible", _CLIENT, _SERVER),
    Rule("type-widened", "more types are possible", _SERVER, _CLIENT),
    Rule("nullable-added", "null is possible now", _SERVER, _CLIENT),
    Rule("nullable-removed", "null is no longer possible", _CLIENT, _SERVER),
    Rule("format-changed", "the SDK's type or the reading of the text is another", _BOTH, _BOTH),
    Rule("enum-value-removed", "the value is gone, and so is its member in the SDK", _CLIENT, _BOTH),
    Rule("enum-value-added", "a value is new; the SDK's enumerations are open", _SERVER, _WARNS),
    Rule("enum-removed", "any value is possible now; the SDK's enumeration is gone", _BOTH, _CLIENT),
    Rule("enum-added", "only listed values are possible now", _CLIENT, _WARNS_SERVER),
    Rule("constraint-tightened", "fewer values are possible", _CLIENT, _SERVER),
    Rule("constraint-loosened", "more values are possible", _SERVER, _WARNS),
    Rule("constraint-changed", "other values are possible", _BOTH, _WARNS_SERVER),
    Rule("additional-properties-closed", "properties beside those named are refused now", _CLIENT, _BOTH),
    Rule("additional-properties-opened", "properties beside those named are possible now", _SERVER, _SAFE),
    Rule("default-changed", "who leaves it out gets something else", _BOTH, _WARNS),
    Rule("default-added", "who leaves it out gets this now", _BOTH, _WARNS),
    Rule("default-removed", "who leaves it out no longer gets this", _BOTH, _WARNS),
    Rule("variant-removed", "the alternative is gone", _CLIENT, _WARNS_SERVER),
    Rule("variant-added", "an alternative is new", _SERVER, _CLIENT),
    Rule("discriminated-variant-added", "an alternative is new; the SDK keeps unknown ones", _SERVER, _WARNS),
    Rule("discriminator-changed", "another property or value tells the alternatives apart", _BOTH, _BOTH),
    _same("model-removed", "the schema is gone, and so is its class in the SDK", _CLIENT),
    _same("model-added", "a schema is new", _SAFE),
    _same(
        "model-renamed", "the schema, and so its class in the SDK, has another name; the wire does not change", _CLIENT
    ),
)
_OTHERS = (
    _same("security-changed", "other credentials are required", _BOTH),
    _same("security-tightened", "credentials that were enough no longer are", _CLIENT),
    _same("security-loosened", "other or fewer credentials are enough", _SERVER),
    _same("server-removed", "the server is gone", _CLIENT),
    _same("server-added", "a server is new", _SAFE),
    _same("server-default-changed", "the SDK calls the first server by default", _CLIENT),
)

RULES: Mapping[str, Rule] = {rule.name: rule for rule in (*_OPERATIONS, *_PARAMETERS, *_BODIES, *_SCHEMAS, *_OTHERS)}
"""Every rule by its name, in the order of the page."""
