"""Lists that show a whole tree: what stands at the top of it, with all that is below each in its `children`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from understudy.inference.conventions import TREES, folded
from understudy.inference.resources import Collection, Plan


def with_trees(plans: Mapping[str, Plan], collections: Mapping[str, Collection]) -> dict[str, Plan]:
    """The plans, where a list below the records of a tree shows those that have nothing above them."""
    found = dict(plans)
    for name, plan in plans.items():
        home = collections.get(plan.collection or "")
        if plan.kind != "list" or home is None or folded(plan.place.rpartition("/")[2]) not in TREES:
            continue
        links = tuple(each.link for each in home.parts.elements if each.made == home.id and each.link is not None)
        if links:
            reason = f"{plan.reason}; of a tree, what has no {', '.join(links)}"
            found[name] = replace(plan, rooted=links, reason=reason)
    return found
