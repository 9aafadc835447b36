"""Fuzzes the mock against its document for as long as asked, with another seed each round.

python contract_tests/fuzz/fuzz.py --seconds 60 [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
import time

from conformance import PHASES, SEED, check
from live_mocks import bearer, new_mock

from understudy.server.app import create_app

__all__ = ["main"]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60, help="how long (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="of the first round (default: %(default)s)")
    options = parser.parse_args()
    until, seed, cases = time.monotonic() + options.seconds, options.seed, 0
    while (left := until - time.monotonic()) > 0:
        mock = new_mock(seed=seed)
        report = check(
            app=create_app(mock),
            headers={"Authorization": bearer(mock)},
            phases=PHASES,
            examples=50,
            seed=seed,
            max_time=left,
            checks={"enabled": True},
        )
        cases += report.cases
        print(f"seed {seed}: {report.cases} cases, {len(report.failures)} failures; {cases} cases in all", flush=True)
        if report.failures or report.errors:
            print(report)
            return 1
        seed += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
