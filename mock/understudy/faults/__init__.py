"""What goes wrong on purpose: rules that a test gives a mock. `Faults` is `mock.faults`.

Each request checks once whether it is armed.
"""

from understudy.faults.calls import Call
from understudy.faults.network import Conditions
from understudy.faults.registry import Faults, UnusedFaultError
from understudy.faults.rules import KINDS, STEPS, Fault
from understudy.faults.steps import InjectedError

__all__ = [
    "KINDS",
    "STEPS",
    "Call",
    "Conditions",
    "Fault",
    "Faults",
    "InjectedError",
    "UnusedFaultError",
]
