"""Verbs that turn what is there into something else, by wide convention: toggles, ranks, and what is counted."""

from __future__ import annotations

from understudy.inference.conventions import amounts, folded, progress, words
from understudy.inference.conventions.nouns import singular

TOGGLES = frozenset({"toggle", "flip", "switch"})
"""Words beside which a path names what becomes the opposite of what it was."""
TOGGLED_FLAGS = frozenset({"active", "enabled"}) | progress.DONE_FLAGS
"""The flags that are meant where a toggle names none."""

VISIBILITIES = frozenset({"visibility", "privacy"})
"""Last words of enums that say who sees a record, which a verb may set as it does a state."""
VISIBLE_WORDS = frozenset({"public", "private", "visible", "hidden"})
"""… and the values by which they say what a verb makes of it."""

_RANKED = frozenset({"role", "rank"})
# What people may be in a service, those who may do more behind those who may do less.
_RANKS = (
    "guest visitor viewer reader observer",
    "user member basic regular standard customer student subscriber",
    "contributor author editor writer staff agent",
    "moderator maintainer manager coordinator",
    "admin administrator",
    "owner superadmin superuser",
)
_RANK_OF = {word: place for place, group in enumerate(_RANKS) for word in group.split()}
_UPWARDS, _DOWNWARDS = "promote", "demote"

# Verbs of which a record says how often they were done.
_COUNTED = frozenset(
    {"like", "dislike", "upvote", "downvote", "vote", "view", "share", "clap", "star", "follow", "bookmark"}
    | {"favorite", "favourite", "repost", "boost"}
)


def rank_step(verb: str) -> int:
    """How many ranks a verb leads up; 0 where it is about none."""
    return int(verb == _UPWARDS) - int(verb == _DOWNWARDS)


def names_rank(name: str) -> bool:
    """Whether a property says what somebody is allowed to do."""
    return not _RANKED.isdisjoint(words(name)[-1:])


def ranked(values: tuple[str, ...]) -> tuple[str, ...]:
    """The values that are ranks, the lower ones first; none where two are of one rank."""
    known = {value: _RANK_OF[folded(value)] for value in values if folded(value) in _RANK_OF}
    return tuple(sorted(known, key=lambda value: known[value])) if len(set(known.values())) == len(known) else ()


def counted_step(verb: str) -> tuple[str, int] | None:
    """The verb of which a record says how often it was done, and whether this one adds to that or takes from it."""
    if verb in _COUNTED:
        return verb, 1
    done = verb.removeprefix("un")
    return (done, -1) if done != verb and done in _COUNTED else None


def names_count(name: str, verb: str) -> bool:
    """Whether a property says how often a verb was done: `likes`, `like_count`, `num_likes`."""
    counted = [singular(word) for word in words(name) if word not in amounts.COUNTING]
    return counted == [verb] and folded(name) != verb
