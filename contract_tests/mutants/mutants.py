"""Every way to break the mock that the suite must notice."""

from __future__ import annotations

import mutants_of_amounts
import mutants_of_events
import mutants_of_lists
import mutants_of_protocol
import mutants_of_records
import mutants_of_requests
import mutants_of_responses
import mutants_of_selection
import mutants_of_sessions
import mutants_of_states
import mutants_of_strangers
import mutants_of_users
import mutants_of_values
from mutation import MUTANTS, Mutant

__all__ = [
    "MUTANTS",
    "Mutant",
    "mutants_of_amounts",
    "mutants_of_events",
    "mutants_of_lists",
    "mutants_of_protocol",
    "mutants_of_records",
    "mutants_of_requests",
    "mutants_of_responses",
    "mutants_of_selection",
    "mutants_of_sessions",
    "mutants_of_states",
    "mutants_of_strangers",
    "mutants_of_users",
    "mutants_of_values",
]
