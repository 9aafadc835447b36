"""The command `understudy serve`: the server that its options ask for."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from understudy.addresses import path_of
from understudy.admin.guard import Guard
from understudy.command_line import describe
from understudy.openapi.sources import cache_folder
from understudy.server.cli.documents import find_modules_here, is_host, named_documents, overlays_of
from understudy.server.cli.exit_codes import exit_code_of
from understudy.server.cli.serve_options import EXAMPLES, add_options
from understudy.server.cors import read_origins

if TYPE_CHECKING:
    from understudy.contract import Contract
    from understudy.mock import Mock
    from understudy.server.listener import Listener
    from understudy.server.server import MountedMock
    from understudy.server.watch import Watch

_SECONDS_TO_END = 3.0


def configure(serve: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    describe(serve, "Serve an OpenAPI 3.x or Swagger 2.0 document as a stateful mock.", EXAMPLES, _serve)
    add_options(serve)


def _opened(options: argparse.Namespace, overlays: list[str], listener: Listener, name: str) -> Mock:
    """The mock that the options ask for, as it is served there. Raises DocumentError, ValueError."""
    from understudy.mock import open_mock
    from understudy.server.listener import reachable
    from understudy.webhooks.sender import HttpSender

    certificate = listener.certificate
    own_host = name if is_host(name) else reachable(options.host)
    find_modules_here(options)
    mock = open_mock(
        options.spec,
        overlays=overlays,
        seed=options.seed,
        auth=options.auth,
        progression=options.progression,
        delivery=options.delivery,
        webhook_hosts=[*options.allow_webhook_host, *([own_host] if options.capture_webhooks else ())],
        state=options.state,
        strict=options.strict_document,
        cache=not options.no_cache,
        validation=options.validation,
        prefer=options.default,
        latency=options.latency,
        chaos=options.chaos,
        rate_limit=options.rate_limit,
        real_latency=True,
        journal_limit=options.journal,
        journal_bytes=options.journal_bytes,
        fill=options.fill,
        handlers=options.handlers,
        signing=options.signing,
        seeds=options.seed_file,
        users=options.users,
        public_url=options.public_url,
        sender=HttpSender(certificate.trust) if certificate is not None else None,
    )
    for url in options.webhook:
        mock.webhooks.add_endpoint(url, secret=options.webhook_secret)
    if options.capture_webhooks:
        from understudy.webhooks.capture import CAPTURE_PATH

        own_url = listener.at(name) if is_host(name) else f"{listener.own_url}{_place(name)}"
        _capture(mock, f"{own_url}{CAPTURE_PATH}", options.webhook_secret)
    return mock


def _capture(mock: Mock, url: str, secret: str | None) -> None:
    """Subscribe the server's own capture endpoint, in place of the one that an earlier process had at another port."""
    from understudy.webhooks.capture import is_capture

    for endpoint in mock.webhooks.endpoints():
        if endpoint.url != url and is_capture(path_of(endpoint.url)):
            mock.webhooks.remove_endpoint(endpoint.id)
    mock.webhooks.add_endpoint(url, secret=secret)


def _watch(options: argparse.Namespace, overlays: list[str]) -> Watch | None:
    """What is to be watched; a document from elsewhere or from standard input is not."""
    watching = sys.stdout.isatty() if options.watch is None else options.watch
    paths = tuple(Path(each) for each in (options.spec, *overlays))
    if not watching or not paths[0].is_file():
        return None
    from understudy.server.watch import Watch

    return Watch(paths, partial(_read, options, overlays), tuple(options.handlers))


def _read(options: argparse.Namespace, overlays: list[str]) -> Contract:
    from understudy.contract import read_contract
    from understudy.operations.loading import extensions_in
    from understudy.webhooks.scheme_modules import schemes_of

    return read_contract(
        options.spec,
        overlays=overlays,
        strict=options.strict_document,
        cache=not options.no_cache,
        signing=schemes_of(options.signing),
        rules=extensions_in(options.handlers).rules,
    )


def _listener(options: argparse.Namespace, hosts: Sequence[str]) -> Listener:
    """Where the options say that the server listens, called by the names of `hosts`. Raises ValueError."""
    from understudy.server.certificates import made_certificate, read_certificate
    from understudy.server.listener import Listener, PortInUseError, check_socket, free_port

    certificate = None
    base = ""
    if options.base_path is not None:
        from understudy.server.prefixes import check_base

        base = check_base(options.base_path)
    if options.unix is not None:
        if options.tls or options.tls_cert or options.tls_key or options.capture_webhooks:
            raise ValueError("--unix goes without --tls, --tls-cert, --tls-key and --capture-webhooks")
        return Listener(options.host, 0, unix=check_socket(Path(options.unix)), base=base)
    if options.tls_cert or options.tls_key:
        certificate = read_certificate(options.tls_cert, options.tls_key)
    elif options.tls:
        certificate = made_certificate(hosts, cache_folder())
    try:
        return Listener(options.host, free_port(options.host, options.port), certificate, base=base)
    except PortInUseError as error:
        raise ValueError(str(error)) from None
    except OSError as error:
        raise ValueError(f"can't listen on {options.host}, port {options.port}: {error.strerror}") from None


def _place(name: str) -> str:
    """Where a document of a name is served: at that host, or below that path."""
    return name if is_host(name) or not name else f"/{name}"


def _say_nothing(_mocks: Sequence[Mock]) -> None:
    """Another process has said it."""


def _part(
    options: argparse.Namespace, name: str, listener: Listener, *, is_quiet: bool = False
) -> tuple[MountedMock, list[str]]:
    """One document as it is served, and its overlays. Raises ValueError."""
    from understudy.inference.tally import summarized
    from understudy.server.server import MountedMock

    overlays = overlays_of(options)
    mock = _opened(options, overlays, listener, name)
    for line in summarized(mock.contract, mock.tally, mock.problems) if not is_quiet else ():
        print(line, file=sys.stderr)
    host, below = (name, "") if is_host(name) else ("", _place(name))
    return MountedMock(mock, f"{listener.base}{below}", _watch(options, overlays), host), overlays


def _sdk_names(contract: Contract) -> dict[str, str]:
    """What a generated SDK calls each operation."""
    from understudy_tools.sdk.names.subjects import names_of

    return {name: str(called) for name, called in names_of(contract.operations.values(), contract.schemas).items()}


def _serve(options: argparse.Namespace) -> int:
    try:
        _check_workers(options)
        documents = named_documents(options)
        listener = _listener(options, [options.host.lower(), *filter(is_host, documents)])
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if options.workers == 1:
        return _work(options, documents, listener, is_first=True)
    from understudy.server.workers import in_workers

    shared = replace(listener, is_shared=True)

    def work(is_first: bool) -> int:
        return exit_code_of(partial(_work, options, documents, shared, is_first=is_first))

    return in_workers(options.workers, work)


def _check_workers(options: argparse.Namespace) -> None:
    """Raises ValueError where there can't be so many processes."""
    if options.workers == 1:
        return
    from understudy.server.workers import can_share_a_port

    if not str(options.state or "").startswith("postgresql://"):
        raise ValueError(
            f"--workers {options.workers} needs a state that processes share: --state postgresql://…; memory and a "
            "file belong to one process"
        )
    if options.unix is not None:
        raise ValueError("--workers goes without --unix: processes share a port, and no socket")
    if not can_share_a_port():
        raise ValueError("--workers needs a system on which several processes can listen on one port, such as Linux")


def _work(
    options: argparse.Namespace, documents: Mapping[str, argparse.Namespace], listener: Listener, *, is_first: bool
) -> int:
    """Serve, as one of several processes or alone. The first one says what there is to say."""
    gc.disable()  # what is read stays; the server has its garbage collected once it runs
    try:
        return _served(options, documents, listener, is_first=is_first)
    finally:
        gc.enable()


def _served(
    options: argparse.Namespace, documents: Mapping[str, argparse.Namespace], listener: Listener, *, is_first: bool
) -> int:
    from understudy.server.cli.banner import announce
    from understudy.server.server import Front, ServerError, serve

    try:
        origins = read_origins(options.cors)
        parts = [_part(own, name, listener, is_quiet=not is_first) for name, own in documents.items()]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if listener.is_exposed and is_first:
        limit = "" if options.control_token else "; without --control-token nothing can be changed under /__mock__"
        print(
            f"warning: {options.host} can be reached from other machines, and so can everything stored{limit}",
            file=sys.stderr,
        )
    hosts = [options.host.lower(), *filter(is_host, documents)]
    guard = Guard(hosts=hosts, token=options.control_token, exposed=listener.is_exposed)
    front = Front(origins, None if options.quiet else options.log, guard, options.sessions, _sdk_names)
    places = [_place(name) for name in documents]
    overlays = [found for _, found in parts]
    report = partial(announce, listener=listener, places=places, overlays=overlays, as_json=front.log == "json")
    try:
        serve([part for part, _ in parts], listener, on_start=report if is_first else _say_nothing, front=front)
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    _end_in_time()
    return 0


def _end_in_time() -> None:
    """Who still waits for somebody in a thread, or holds the state file, does not keep the process for long."""
    end = threading.Timer(_SECONDS_TO_END, os._exit, (0,))
    end.daemon = True
    end.start()
