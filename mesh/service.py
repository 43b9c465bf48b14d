"""A service as a server takes it: its contract, its servicer and the roles that its methods ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import grpc
from google.protobuf.descriptor import ServiceDescriptor

from mesh.auth import Role, required_role
from mesh.start_error import StartError

_Servicer = TypeVar("_Servicer")


@dataclass(frozen=True)
class Service(Generic[_Servicer]):
    """`descriptor` is `x_pb2.DESCRIPTOR.services_by_name["X"]`, `register` the generated `add_XServicer_to_server`."""

    descriptor: ServiceDescriptor
    servicer: _Servicer
    register: Callable[[_Servicer, grpc.aio.Server], None]

    @property
    def name(self) -> str:
        """The full name, `package.Service`."""
        return self.descriptor.full_name

    def add_to(self, server: grpc.aio.Server) -> None:
        """Registers the servicer's methods."""
        self.register(self.servicer, server)

    def roles(self) -> dict[str, Role]:
        """The role of each method by its path. StartError when a method of the contract declares none."""
        declared = {name: required_role(getattr(self.servicer, name)) for name in self.descriptor.methods_by_name}
        if missing := [name for name, role in declared.items() if role is None]:
            raise StartError(f"{self.name} does not start: give {', '.join(missing)} a role (mesh.auth.requires).")
        return {f"/{self.name}/{name}": role for name, role in declared.items() if role is not None}
