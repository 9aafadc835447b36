from __future__ import annotations

from .._runtime.model import Model, define


@define(repr=False)
class Health(Model):
    """Health of the document."""

    status: str
    understudy: None | str
    title: str
    version: str
    operations: int
    with_state: int
    doubtful: int
    unplayable: int
    problems: list[str]
    _wire = {"with_state": "withState"}
