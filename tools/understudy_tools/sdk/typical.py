"""What a README and a reference show first: the most typical operations of a document, and a program that calls them.

It is the resource with the fullest life that most other operations are about: what is listed, made and read, whose key
stands in the paths and the arguments of others. What every service has for itself (logging in, health, settings, keys)
comes last, and what needs arguments before it can be listed comes after what needs none.
"""

from __future__ import annotations

import builtins
import keyword
import math
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.properties.list_property import ListProperty

from understudy.inference.conventions import folded, words
from understudy.inference.conventions.nouns import singular
from understudy_tools.sdk import docs
from understudy_tools.sdk.arguments import kinds_of, properties_of, wire_name
from understudy_tools.sdk.methods import Method, MethodGroup
from understudy_tools.sdk.naming import plain, snake_case

# What services have besides what they are about.
_PLUMBING_WORDS = """
    activation admin api audit auth authentication authorization authorize bootstrap capabilities captcha config
    configuration credential cron debug diagnostic health healthcheck heartbeat info init install internal invite key
    license liveness locale log login logout me meta metadata metric monitoring oauth oauth2 oidc otp passkey password
    permission ping preference probe readiness ready register registration role saml schema session setting setup signin
    signup sso stat statistic stats status system test token totp verification verify version webhook whoami
"""
_PLUMBING = frozenset(_PLUMBING_WORDS.split())
# Who calls, where an API is about something else.
_CALLERS = frozenset({"member", "organisation", "organization", "profile", "team", "user", "workspace"})
_KEYS = ("id", "uuid", "key", "slug", "code", "number", "name")
_NAMES = ("name", "title", "status", "state", "subject", "description")
_PLAIN = frozenset({"EnumProperty", "IntProperty", "NoneProperty", "StringProperty", "UuidProperty"})
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Typical:
    """The resource that is shown, and its methods that list, read and make records, where it has them and examples."""

    group: MethodGroup
    list: Method | None
    get: Method | None
    create: Method | None

    @property
    def methods(self) -> Sequence[Method]:
        """What is shown: the list and one of its records, else what there is."""
        shown = [method for method in (self.list, self.get) if method is not None]
        return shown or [method for method in (self.create,) if method is not None]


def typical_of(groups: Sequence[MethodGroup]) -> Typical | None:
    """The most typical resource of a document; None where none has a method of its life with an example.

    What every service has for itself counts where there is nothing else.
    """
    shown = [group for group in groups if any(method.example is not None for method in group.methods)]
    chief = [group for group in shown if not _is_plumbing(group)]
    candidates = [life for group in chief or shown if (life := _life(group)).methods]
    mentions = list(_mentions(groups))
    return max(candidates, key=lambda each: _score(each, groups, mentions), default=None)


def _life(group: MethodGroup) -> Typical:
    shown = [method for method in group.methods if method.example is not None and not method.is_stream]
    typed = [method for method in shown if method.returns not in ("None", "Any")]
    listing = next((method for method in typed if method.name == "list"), None)
    listing = listing or next((method for method in typed if method.name.split("_")[0] in ("list", "search")), None)
    below = f"{listing.operation.path}/{{" if listing is not None else ""
    keyed = [method for method in typed if method.name in ("get", "info", "retrieve")]
    getting = next((method for method in keyed if below and method.operation.path.startswith(below)), None)
    getting = getting or next(iter(keyed), None)
    if listing is not None and getting is not None and listing.returns == getting.returns:
        # It looks one up.
        listing = None
    making = next((method for method in shown if method.name == "create"), None)
    making = making or next((method for method in shown if method.name.split("_")[0] == "create"), None)
    return Typical(group, listing, getting, making)


def _mentions(groups: Sequence[MethodGroup]) -> Iterator[tuple[MethodGroup, frozenset[str]]]:
    """The names of all parameters of each operation, as they are compared."""
    for group in groups:
        for method in group.methods:
            yield group, frozenset(folded(each.name) for each in method.operation.parameters)


def _score(
    found: Typical, groups: Sequence[MethodGroup], mentions: Sequence[tuple[MethodGroup, frozenset[str]]]
) -> float:
    group = found.group
    noun = _noun(group)
    names = {folded(f"{noun}{ending}") for ending in ("_id", "_ids", "_uuid", "_key", "_slug", "_name", "_number", "")}
    hanging = sum(1 for other, own in mentions if other is not group and own & names) + len(group.methods) / 2
    hanging += sum(len(other.methods) for other in groups if other.dotted.startswith(f"{group.dotted}."))
    life = [found.list, found.get, found.create]
    changes = {method.operation.method for method in group.methods} & {"PUT", "PATCH", "DELETE"}
    needs = len(found.list.example.arguments.items) if found.list is not None and found.list.example else 1
    return (
        4 * sum(each is not None for each in life)
        + min(len(changes), 2)
        + 2 * math.log2(1 + hanging)
        - 2 * min(needs, 3)
        - 3 * group.dotted.count(".")
        - 3 * (noun in _CALLERS)
    )


def _is_plumbing(group: MethodGroup) -> bool:
    return any(singular(word) in _PLUMBING for part in group.dotted.split(".") for word in words(part)[-1:])


def _noun(group: MethodGroup) -> str:
    """What one record of a resource is called."""
    *before, last = words(group.attribute) or ("item",)
    return "_".join((*before, singular(last)))


def program(groups: Sequence[MethodGroup], models: Sequence[Any], package: str, root: str, credentials: str) -> str:
    """A whole program that makes the most typical calls."""
    known = {str(model.class_info.name): model for model in models}
    found = typical_of(groups)
    shown = [_shown(found, method, known) for method in found.methods] if found is not None else [_any(groups)]
    lines = [f"from {package} import Client, {root}", *dict.fromkeys(line for imports, _ in shown for line in imports)]
    body = textwrap.indent("\n".join(statement for _, statement in shown), " " * 8)
    lines += ["", f"with Client({credentials}) as client:", "    try:", body, f"    except {root} as error:"]
    return "\n".join([*lines, "        print(error)"])


def _shown(found: Typical, method: Method, models: Mapping[str, Any]) -> tuple[Sequence[str], str]:
    """The imports and the statements of one call: a list is gone through, of a record something is printed."""
    call = f"client.{found.group.dotted}.{method.name}"
    example: Any = method.example
    if method is found.list:
        where = _listed(found.group, method, models)
        if where is None:
            name = docs.variable(str(method.returns))
            code = f"{example.code(call, f'{name} = ')}\nprint({name})"
            return example.imports, code.rpartition("\n\n")[2]
        attribute, item = where
        noun = _variable(found.group, item)
        printed = _attributes(noun, models.get(item), _KEYS[:-1])
        code = example.code(call, f"for {noun} in ", f"{attribute}:\n    print({printed})")
    else:
        noun = _variable(found.group, str(method.returns))
        printed = _attributes(noun, models.get(str(method.returns)), ())
        code = f"{example.code(call, f'{noun} = ')}\nprint({printed})"
    return example.imports, code.rpartition("\n\n")[2]


def _any(groups: Sequence[MethodGroup]) -> tuple[Sequence[str], str]:
    """Likewise of a call of no particular resource: one that sends something, where there is one."""
    pairs = [(group, entry) for group in groups for entry in group.methods if entry.example is not None]
    pairs = [pair for pair in pairs if not pair[1].is_stream and pair[1].returns != "None"]
    pairs.sort(key=lambda pair: (_is_plumbing(pair[0]), not pair[1].endpoint.bodies))
    if not pairs:
        return (), "..."
    group, entry = pairs[0]
    statement = docs.example_code(entry, group.dotted).rpartition("\n\n")[2]
    name = docs.variable(str(entry.returns))
    example: Any = entry.example
    return example.imports, statement + (f"\nprint({name})" if statement.startswith(f"{name} = ") else "")


def _listed(group: MethodGroup, method: Method, models: Mapping[str, Any]) -> tuple[str, str] | None:
    """Where the records are in what a method returns, as code behind it, and their type; None where nowhere."""
    kind = str(method.returns).removeprefix("builtins.")
    if method.pages is not None:
        return "", method.pages.item
    if kind.startswith("list["):
        return "", kind.partition("[")[2][:-1]
    lists = {str(prop.python_name): prop for prop in properties_of(models.get(kind)) if isinstance(prop, ListProperty)}
    name = group.attribute if group.attribute in lists else next(iter(lists), "") if len(lists) == 1 else ""
    if not name:
        return None
    item = str(plain(lists[name].inner_property.get_type_string(no_optional=True)))
    return f".{name}" if lists[name].required else f".{name} or ()", item


def _variable(group: MethodGroup, kind: str) -> str:
    """What one record is called: by the noun of its resource, else by its class."""
    noun = _noun(group)
    if noun == group.attribute and kind.isidentifier() and len(words(kind)) <= _SHOWN:
        noun = snake_case(kind)
    is_free = noun.isidentifier() and not keyword.iskeyword(noun) and noun not in dir(builtins)
    return noun if is_free and noun not in ("client", "error") else "found"


def _attributes(noun: str, model: Any, keys: Sequence[str]) -> str:
    """What to print of a record: its key and what people call it by, else the record."""
    plain_ones = {
        wire_name(prop).lower(): str(prop.python_name)
        for prop in properties_of(model)
        if all(type(kind).__name__ in _PLAIN for kind in kinds_of(prop))
    }
    key = next((plain_ones[name] for name in (*keys, f"{noun}_id", f"{noun}id") if keys and name in plain_ones), "")
    own = [plain_ones[name] for name in _NAMES if name in plain_ones and plain_ones[name] != key]
    shown = [*([key] if key else []), *own][:_SHOWN]
    return ", ".join(f"{noun}.{name}" for name in shown) or noun
