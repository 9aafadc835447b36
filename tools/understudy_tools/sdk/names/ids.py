"""What an operationId says: its verb and its nouns, without what frameworks put there by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from understudy.inference.conventions import words
from understudy.inference.conventions.nouns import singular
from understudy_tools.sdk.names.verbs import canonical, is_noun_too, is_verb

_SEPARATORS = re.compile(r"\W+")
_RUN = re.compile(r"__+")
_OWNER = re.compile(r"[a-z_]+_v\d+_(?=[a-z])")
_COUNTED = re.compile(r"_\d+$")
_USING = re.compile(r"_?[Uu]sing(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$")
_MODULE = re.compile(r"^(?:.*[A-Za-z0-9](?:Controller|Service|Api)[_.]|__\w+?___)")
_GLUED = ("get", "list", "create", "update", "delete")
_LONG_WORD = 15
_SPOKEN = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Clue:
    """The verb of an operation's own name, the other words of it, and the verb of the operation's summary."""

    verb: str = ""
    rest: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    spoken: str = ""


def stem(word: str) -> str:
    """What forms of one noun have in common."""
    return singular(word)


def clue_of(operation_id: str | None, summary: str, method: str, path: str) -> Clue:
    """What the id of an operation says of it, else the first word of its summary."""
    spelled = operation_id or ""
    named = () if _is_spelled_out(spelled, method, path) else words(_without_artifacts(spelled, method, path))
    _, dot, last = (operation_id or "").rpartition(".")
    if dot and words(last) and is_verb(words(last)[0]):
        named = words(last)  # `v1.message-attempt.list-by-endpoint`
    http = method.lower()
    if len(named) > 1 and named[0] == http and _is_spoken_verb(named, http):
        named = named[1:]
    spoken = _spoken(summary, method)
    if start := _begun(named, path):
        return Clue(named[start], named[start + 1 :], named[start:], spoken)
    for place in (0, -1):
        if named and is_verb(named[place]) and named[place] != "post":
            rest = named[1:] if place == 0 else named[:-1]
            return Clue(named[place], rest, named, spoken)
    if glued := next((verb for word in named[:1] + named[-1:] for verb in _GLUED if _begins(word, verb)), ""):
        return Clue(glued, (), (glued,), spoken)
    return Clue("" if named else spoken, named, named, spoken)


def _begun(named: tuple[str, ...], path: str) -> int:
    """Where the verb stands behind nouns of the path: `agents_delete_alias`; 0 where it does not."""
    nouns = {stem(word) for word in words(path)}
    start = next((place for place, word in enumerate(named) if stem(word) not in nouns), len(named))
    is_last = start >= len(named) - 1 or canonical(named[-1]) is not None
    return 0 if is_last or not is_verb(named[start]) or is_verb(named[0]) else start


def _begins(word: str, verb: str) -> bool:
    """Whether one word is several, the first of them a verb: `Getorganizationlimit`."""
    return len(word) >= _LONG_WORD and word.startswith(verb)


def _is_spoken_verb(named: tuple[str, ...], http: str) -> bool:
    """Whether the word behind an HTTP method says what is done: `getListUsers`, `getPing`; not `getCommitAuthors`."""
    word = named[1]
    if http == "get" and len(named) > 2:
        return canonical(word) in ("list", "get")
    return is_verb(word) and (http == "post" or not is_noun_too(word))


def is_made(operation_id: str, method: str, path: str) -> bool:
    """Whether a framework made an operation's id of path, method, class or module."""
    own, place = words(operation_id), words(path)
    is_led_by_path = 1 < len(place) < len(own) and own[: len(place)] == place
    return is_led_by_path or _without_artifacts(operation_id, method, path) != operation_id


def _without_artifacts(name: str, method: str, path: str) -> str:
    """An id without what was made of the path and the method: it is unique so, and says nothing."""
    plain, ending = (_RUN.sub("_", text) for text in (name, f"_{_SEPARATORS.sub('_', path)}_{method}"))
    if plain.lower().endswith(ending.lower()) and len(plain) > len(ending):
        name = plain[: -len(ending)]
    owner = _OWNER.match(name)
    if owner and not any(map(is_verb, words(owner[0]))):
        name = name[owner.end() :].removesuffix(f"_{method.lower()}")
    name = _USING.sub("", _COUNTED.sub("", name))
    name = name.rpartition("/")[2] or name
    return _MODULE.sub("", name) or name


def _is_spelled_out(name: str, method: str, path: str) -> bool:
    """Whether an id is the method and the path: `post_files_id`; of two words people choose the same."""
    http, *rest = words(name) or ("",)
    if http != method.lower() or (len(rest) < 2 and http in ("get", "delete")):
        return False
    left = iter(words(path))
    nouns = [word for part in path.split("/") if "{" not in part.partition("#")[0] for word in words(part)]
    known = {stem(word) for word in rest}
    return all(word in left for word in rest) and all(stem(word) in known or len(word) < 3 for word in nouns)


def _spoken(summary: str, method: str) -> str:
    """The verb that a summary begins with: `Creates a user`, `Create a user`; what a GET returns is got."""
    found = _SPOKEN.match(summary.strip().lower())
    word = found.group() if found else ""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))
    verb = next((form for form in forms if form and is_verb(form)), "")
    return "get" if verb == "return" and method == "GET" else verb
