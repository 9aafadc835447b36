"""Every way to break the mock that the suite must notice."""

from __future__ import annotations

import mutants_of_amounts as mutants_added
import mutants_of_events as mutants_told
import mutants_of_lists as mutants_listed
import mutants_of_protocol as mutants_spoken
import mutants_of_records as mutants_kept
import mutants_of_requests as mutants_let_in
import mutants_of_responses as mutants_said
import mutants_of_selection as mutants_found
import mutants_of_sessions as mutants_apart
import mutants_of_states as mutants_moved
import mutants_of_strangers as mutants_guessed
import mutants_of_users as mutants_guarded
import mutants_of_values as mutants_filled
from mutation import MUTANTS, Mutant

__all__ = [
    "MUTANTS",
    "Mutant",
    "mutants_added",
    "mutants_apart",
    "mutants_filled",
    "mutants_found",
    "mutants_guarded",
    "mutants_guessed",
    "mutants_kept",
    "mutants_let_in",
    "mutants_listed",
    "mutants_moved",
    "mutants_said",
    "mutants_spoken",
    "mutants_told",
]
