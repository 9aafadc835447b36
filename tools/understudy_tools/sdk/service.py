"""What a client has to know of its service besides the operations: servers, credentials, headers of all operations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from understudy.contract import Contract
from understudy.openapi.model import Operation, SecurityScheme, Server
from understudy_tools.sdk.client_wide import Argument, client_wide
from understudy_tools.sdk.naming import package_name, snake_case
from understudy_tools.sdk.runtime.auth import ARGUMENTS
from understudy_tools.sdk.runtime.options import ClientOptions
from understudy_tools.sdk.settings import SdkSettings

_TAKEN = frozenset(ClientOptions.__annotations__) | {"http_client", "options", "self"}


@dataclass(frozen=True, slots=True)
class Variable:
    """A Server Variable Object (OAS 4.8.6): the default and, where they are listed, its values."""

    name: str
    default: str
    values: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme, and the arguments of a client that are for it."""

    kind: str
    name: str
    place: str
    token_url: str
    arguments: tuple[str, ...]

    @property
    def code(self) -> str:
        """The arguments of the runtime's own."""
        usual = ARGUMENTS.get(self.kind, ())
        named = {
            "name": self.name,
            "place": self.place,
            "token_url": self.token_url,
            "arguments": self.arguments if self.arguments != usual else (),
        }
        return ", ".join([repr(self.kind), *(f"{key}={value!r}" for key, value in named.items() if value)])


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What the runtime's `Service` is made of; `shared` are the arguments for parameters of most operations, by place
    and name in lower case.

    `defaults` and `hooks` are what a client does that is given nothing else.
    """

    environment: str
    server: str
    variables: Sequence[Variable]
    environments: Mapping[str, str]
    schemes: Mapping[str, Scheme]
    security: tuple[tuple[str, ...], ...]
    shared: Mapping[tuple[str, str], Argument]
    defaults: Mapping[str, float]
    hooks: Mapping[str, str]

    @property
    def home(self) -> str:
        """Where the document says that the service is, if it does."""
        return next(iter(self.environments.values()), "")

    @property
    def shared_types(self) -> str:
        """The code of the arguments that may be passed to the client instead of to its methods, with their types."""
        return f"{{{', '.join(f'{each.name!r}: {each.type}' for each in self.shared.values())}}}"

    @property
    def credentials(self) -> Sequence[Argument]:
        """The arguments that say who calls."""
        found: dict[str, Argument] = {}
        for name, scheme in self.schemes.items():
            for argument in scheme.arguments:
                is_secret = argument == scheme.arguments[-1] and scheme.kind in ("apiKey", "bearer", "oauth2")
                text = f"for the security scheme `{name}`"
                found.setdefault(argument, Argument(argument, "Secret" if is_secret else "str", text))
        return list(found.values())

    @property
    def arguments(self) -> Sequence[Argument]:
        """The arguments of a client that its document is the reason for."""
        variables = [
            Argument(
                each.name,
                f"Literal[{', '.join(map(repr, each.values))}]" if each.values else "str",
                f"{each.description or 'a part of the address'}; {each.default!r} by default",
            )
            for each in self.variables
        ]
        return [*self.credentials, *self.shared.values(), *variables]

    def elsewhere(self, operation: Operation) -> str:
        """The address of an operation, where the document has it at another server than most (OAS 4.8.10)."""
        if not operation.servers:
            return ""
        address = _filled(operation.servers[0])
        own = {self.server, *self.environments.values()}
        return address if address.startswith(("http://", "https://")) and address not in own else ""


def security_of(operation: Operation) -> tuple[tuple[str, ...], ...]:
    """The alternatives of security schemes, by name."""
    return tuple(tuple(requirement) for requirement in operation.security)


def service_of(contract: Contract, settings: SdkSettings) -> ServiceFacts:
    """The service of a document, as `sdk.yml` has it."""
    operations = list(contract.operations.values())
    servers = [Server(url, name) for name, url in settings.environments.items()] or contract.servers
    first = servers[0] if servers else Server("")
    secured = Counter(security_of(operation) for operation in operations)
    schemes = _schemes(contract.security_schemes)
    taken = {argument for scheme in schemes.values() for argument in scheme.arguments} | _TAKEN
    shared = client_wide(operations, contract.schemas, taken, frozenset(map(str.lower, settings.globals)))
    variables = _variables(first, {*taken, *(argument.name for argument in shared.values())})
    address = first.url.rstrip("/")
    for wire, variable in variables.items():
        address = address.replace(f"{{{wire}}}", f"{{{variable.name}}}")
    return ServiceFacts(
        environment=(settings.package or package_name(contract.title)).upper(),
        server=address,
        variables=list(variables.values()),
        environments=settings.environments or _environments(contract.servers),
        schemes=schemes,
        security=secured.most_common(1)[0][0] if secured else (),
        shared=shared,
        defaults=settings.retry,
        hooks=settings.hooks,
    )


def _schemes(schemes: Mapping[str, SecurityScheme]) -> dict[str, Scheme]:
    """The schemes with the arguments of each: the usual names, unless two would share one."""
    kinds = {
        name: {"http": scheme.scheme, "openIdConnect": "bearer"}.get(scheme.type, scheme.type)
        for name, scheme in schemes.items()
    }
    usual = {name: _usual(kinds[name], scheme) for name, scheme in schemes.items()}
    counts = Counter(argument for arguments in usual.values() for argument in arguments)
    found = {}
    for name, scheme in schemes.items():
        arguments = tuple(
            argument if counts[argument] == 1 else _own(name, argument, usual[name]) for argument in usual[name]
        )
        found[name] = Scheme(
            kind=kinds[name],
            name=scheme.parameter_name,
            place=scheme.location,
            token_url=_token_url(scheme),
            arguments=arguments,
        )
    return found


def _usual(kind: str, scheme: SecurityScheme) -> tuple[str, ...]:
    arguments = ARGUMENTS.get(kind, ())
    return arguments if kind != "oauth2" or _token_url(scheme) else arguments[-1:]


def _own(scheme: str, argument: str, usual: Sequence[str]) -> str:
    """The argument of a scheme where others want one of the same name."""
    name = snake_case(scheme) if len(usual) == 1 else f"{snake_case(scheme)}_{argument}"
    return f"{name}_key" if name in _TAKEN else name


def _token_url(scheme: SecurityScheme) -> str:
    flow = scheme.flows.get("clientCredentials") or {}
    return str(flow.get("tokenUrl", "")) if isinstance(flow, dict) else ""


def _variables(server: Server, taken: Iterable[str]) -> dict[str, Variable]:
    found = {}
    for name, node in server.variables.items():
        entry = node if isinstance(node, dict) else {}
        values = entry.get("enum")
        found[name] = Variable(
            name=name if name.isidentifier() and name not in taken else f"server_{snake_case(name)}",
            default=str(entry.get("default", "")),
            values=tuple(map(str, values)) if isinstance(values, list) else (),
            description=str(entry.get("description") or "").strip().rstrip("."),
        )
    return found


def _environments(servers: Sequence[Server]) -> dict[str, str]:
    found: dict[str, str] = {}
    for position, server in enumerate(servers):
        name = (server.description or f"server {position + 1}").strip().rstrip(".").lower()
        address = _filled(server)
        if address.startswith(("http://", "https://")):
            found[name] = address
    return found


def _filled(server: Server) -> str:
    address = server.url.rstrip("/")
    for name, node in server.variables.items():
        default = node.get("default", "") if isinstance(node, dict) else ""
        address = address.replace(f"{{{name}}}", str(default))
    return address
