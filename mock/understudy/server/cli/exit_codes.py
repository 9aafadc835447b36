"""What a command's end says: every mistake of a user is a message that names it, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from understudy.addresses import RemoteError
from understudy.problem import DocumentError
from understudy.server.cli.configuration import ConfigurationError
from understudy.state.store import StateError


def exit_code_of(run: Callable[[], int]) -> int:
    """Run a command; the exit code is 0 when it worked, 2 when the input was wrong, 1 when something failed."""
    try:
        return run()
    except DocumentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 2
    except (StateError, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return 2
    except RemoteError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader, such as head, has had enough; the interpreter's own flush at exit must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
