"""`understudy run`: the workflows of an Arazzo document, on a mock that is opened for it or on a server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from understudy.command_line import describe
from understudy.json_codec import loaded
from understudy.server.cli.remote import address

_RUN = """examples:
  understudy run workflows.arazzo.yaml
  understudy run workflows.arazzo.yaml --url http://127.0.0.1:4010 --workflow buy --input sku=A-1
  understudy run workflows.arazzo.yaml --spec openapi.yaml --header 'X-Api-Key: s3cret'

Without --url every workflow has a fresh mock of its own. The exit code is 1 when a workflow failed, 2 when the document
is wrong.
"""


def configure(run: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(run, "Run the workflows of an Arazzo 1.0 document, on a mock or on a server.", _RUN, _run)
    run.add_argument("workflows", metavar="WORKFLOWS", help="an Arazzo document, YAML or JSON")
    run.add_argument("--url", type=address, help="the server to run them on (default: a mock, opened for it)")
    run.add_argument("--spec", help="the OpenAPI document, in place of the one that WORKFLOWS names")
    run.add_argument("--overlay", action="append", default=[], metavar="FILE", help="an OpenAPI Overlay to apply")
    run.add_argument("--workflow", action="append", default=[], metavar="ID", help="only this one; may be repeated")
    run.add_argument(
        "--input",
        action="append",
        default=[],
        type=_pair("=", "--input name=value"),
        metavar="NAME=VALUE",
        help="an input of the workflows that have one of this name; JSON, or else a text",
    )
    run.add_argument(
        "--header",
        action="append",
        default=[],
        type=_pair(":", "--header 'Name: value'"),
        metavar="NAME:VALUE",
        help="a header field of every request; may be repeated",
    )
    run.add_argument(
        "--seed", type=int, default=0, metavar="N", help="the seed of made-up values (default: %(default)s)"
    )


def _pair(mark: str, example: str) -> Any:
    def read(text: str) -> tuple[str, str]:
        name, found, value = text.partition(mark)
        if not found or not name.strip():
            raise argparse.ArgumentTypeError(f"{text!r} has no {mark}; write {example}")
        return name.strip(), value.strip()

    return read


def _run(options: argparse.Namespace) -> int:
    from understudy.workflows import ServiceError, read_workflows, run_workflow

    try:
        workflows = read_workflows(options.workflows, spec=options.spec, overlays=options.overlay)
        names = options.workflow or list(workflows.workflows)
        supplied = dict(options.input)
        _check_inputs(supplied, (workflow.inputs for workflow in workflows.workflows.values()))
        failed = 0
        for name in names:
            known = workflows.workflows[name].inputs.get("properties", {}) if name in workflows.workflows else {}
            inputs = {key: _value(text, known[key]) for key, text in supplied.items() if key in known}
            services = _services(options, workflows)
            outcome = run_workflow(workflows, name, services, inputs=inputs, headers=dict(options.header))
            print(outcome, flush=True)
            failed += not outcome.ok
    except ServiceError as error:
        print(error, file=sys.stderr)
        return 1
    except (LookupError, ValueError) as error:
        print(error.args[0], file=sys.stderr)
        return 2
    print(f"{len(names) - failed} of {len(names)} workflows ok", flush=True)
    return 1 if failed else 0


def _services(options: argparse.Namespace, workflows: Any) -> Mapping[str, Any]:
    from understudy.mock import Mock
    from understudy.workflows import InProcess, OverHttp

    if options.url is not None:
        return dict.fromkeys(workflows.sources, OverHttp(options.url))
    return {name: InProcess(Mock(each.contract, seed=options.seed)) for name, each in workflows.sources.items()}


def _check_inputs(supplied: Iterable[str], schemas: Iterable[Mapping[str, Any]]) -> None:
    from understudy.problem import did_you_mean

    known = sorted({name for schema in schemas for name in schema.get("properties", {})})
    for name in supplied:
        if name not in known:
            hint = did_you_mean(name, known)
            raise ValueError(f"no workflow has an input {name!r}; {hint}")


def _value(text: str, shape: Any) -> Any:
    """JSON, unless it is none or a text is wanted."""
    if isinstance(shape, dict) and shape.get("type") == "string":
        return text
    return loaded(text.encode(), text)
