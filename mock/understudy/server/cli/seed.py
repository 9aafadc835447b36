"""The command `understudy seed`: records of a file into a running mock, and its records into a file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from understudy.command_line import describe
from understudy.records.errors import MockError
from understudy.remote.connection import Connection
from understudy.server.cli.remote import address

_SEED = """examples:
  understudy seed http://127.0.0.1:4010 data.yaml       put its records in, all of them or none
  understudy seed http://127.0.0.1:4010 --export        print every record in the same form, as JSON
  understudy seed http://127.0.0.1:4010 --export > data.json
"""


def configure(seed: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(seed, "Put the records of a YAML or JSON file into a running mock, or print its own.", _SEED, _seed)
    seed.add_argument("url", type=address, metavar="URL", help="where the mock is served, or a session of it")
    seed.add_argument("file", nargs="?", metavar="FILE", help="the records, by resource: see docs/x-mock.md")
    seed.add_argument("--export", action="store_true", help="print the records that the mock has")


def _seed(options: argparse.Namespace) -> int:
    from understudy.admin_client.models import NewSeeds
    from understudy.openapi.source import read_source

    if (options.file is None) != options.export:
        print("name a FILE to put in, or --export, one of the two", file=sys.stderr)
        return 2
    to = Connection(options.url)
    if options.export:
        found = to.call(to.client.seeds.get).seeds.additional_properties
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return 0
    try:
        body = NewSeeds.from_dict({"seeds": read_source(Path(options.file))})
        count = to.call(to.client.seeds.create, body=body).count
    except MockError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 1
    print(f"{count} record{'s' if count != 1 else ''} put in")
    return 0
