"""Every way to break the mock that the suite must notice."""

from __future__ import annotations

import mutants_apart
import mutants_kept
import mutants_let_in
import mutants_said
import mutants_told
from mutation import MUTANTS, Mutant

__all__ = ["MUTANTS", "Mutant", "mutants_apart", "mutants_kept", "mutants_let_in", "mutants_said", "mutants_told"]
