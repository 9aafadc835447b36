"""What goes wrong on purpose, and what a test expects to be called: rules that a test gives a mock.

`Faults` is `mock.faults`, `Expectations` is `mock.expectations`. Each request asks both once whether they are armed.
"""

from understudy.faults.calls import Call
from understudy.faults.expectations import Expectation, Expectations, Reply
from understudy.faults.registry import Faults, UnusedFaultError
from understudy.faults.rules import KINDS, STEPS, Fault
from understudy.faults.steps import InjectedError

__all__ = [
    "KINDS",
    "STEPS",
    "Call",
    "Expectation",
    "Expectations",
    "Fault",
    "Faults",
    "InjectedError",
    "Reply",
    "UnusedFaultError",
]
