"""Plural nouns and what one of them is called, as far as English has rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

# What the endings below would get wrong: plurals of -ie, -che and -u, of -us, -as and -o, of -f, Latin and Greek ones,
# the irregular ones, and what only looks like a plural.
_PAIRS = (
    "avalanches:avalanche brownies:brownie caches:cache calories:calorie cookies:cookie cpus:cpu foodies:foodie "
    "freebies:freebie genies:genie goalies:goalie gpus:gpu headaches:headache hoodies:hoodie menus:menu "
    "movies:movie niches:niche prairies:prairie rookies:rookie selfies:selfie skus:sku smoothies:smoothie "
    "zombies:zombie atlases:atlas buses:bus cargoes:cargo censuses:census echoes:echo embargoes:embargo "
    "focuses:focus gases:gas heroes:hero lenses:lens potatoes:potato tomatoes:tomato vetoes:veto viruses:virus "
    "calves:calf halves:half knives:knife lives:life loaves:loaf scarves:scarf shelves:shelf thieves:thief "
    "wives:wife wolves:wolf analyses:analysis appendices:appendix axes:axis crises:crisis criteria:criterion "
    "diagnoses:diagnosis hypotheses:hypothesis indices:index matrices:matrix phenomena:phenomenon "
    "synopses:synopsis theses:thesis vertices:vertex children:child feet:foot geese:goose men:man mice:mouse "
    "people:person teeth:tooth women:woman alias:alias atlas:atlas aws:aws bias:bias canvas:canvas dns:dns "
    "gas:gas gps:gps https:https ios:ios lens:lens news:news os:os series:series sms:sms species:species"
)
_KNOWN: Mapping[str, str] = dict(pair.split(":") for pair in _PAIRS.split())


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """A guess at the singular of an English noun in lower case: enough to match `entries` with `entry_id`."""
    other = _KNOWN.get(word)
    if other is not None:
        return other
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "tuses", "nuses", "iases", "nvases")):
        return word[:-2]
    if word.endswith("zzes"):
        return word[:-3]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
