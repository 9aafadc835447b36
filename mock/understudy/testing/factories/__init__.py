"""Factories of records and requests, from the document alone: `Factories`, and what a suite may declare besides."""

from understudy.testing.factories.calls import CallArguments
from understudy.testing.factories.checking import check, declared_in
from understudy.testing.factories.declare import BuildOptions, Factory, Variant
from understudy.testing.factories.errors import CreateRefused, DeclarationError, FactoryError
from understudy.testing.factories.factories import Factories
from understudy.testing.factories.invalid import Invalid
from understudy.testing.factories.templates import (
    AttributeTemplate,
    choose,
    constant,
    cycle,
    faker,
    now,
    ref,
    sequence,
    times,
)
from understudy.testing.factories.walking import Reach, set_state, walk, walk_quietly

__all__ = [
    "AttributeTemplate",
    "BuildOptions",
    "CallArguments",
    "CreateRefused",
    "DeclarationError",
    "Factories",
    "Factory",
    "FactoryError",
    "Invalid",
    "Reach",
    "Variant",
    "check",
    "choose",
    "constant",
    "cycle",
    "declared_in",
    "faker",
    "now",
    "ref",
    "sequence",
    "set_state",
    "times",
    "walk",
    "walk_quietly",
]
