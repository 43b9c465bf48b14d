"""The descriptor set from which Envoy learns how REST maps to the contracts."""

from collections.abc import Iterable

from google.protobuf.descriptor import FileDescriptor
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from google.rpc import error_details_pb2, status_pb2

from invoicemesh.invoice.v1 import (
    invoice_service_pb2,
    saved_view_service_pb2,
    settings_service_pb2,
    supplier_service_pb2,
)
from invoicemesh.nlp.v1 import nlp_service_pb2
from invoicemesh.ocr.v1 import ocr_service_pb2

CONTRACTS = (
    ocr_service_pb2.DESCRIPTOR,
    nlp_service_pb2.DESCRIPTOR,
    invoice_service_pb2.DESCRIPTOR,
    saved_view_service_pb2.DESCRIPTOR,
    settings_service_pb2.DESCRIPTOR,
    supplier_service_pb2.DESCRIPTOR,
)

# Without these two the details of an error have no JSON form and REST callers get an empty body.
ERROR_DETAILS = (error_details_pb2.DESCRIPTOR, status_pb2.DESCRIPTOR)


def descriptor_set() -> bytes:
    """Give the contracts with everything they import, as a serialised FileDescriptorSet, imports first."""
    files = FileDescriptorSet()
    seen: set[str] = set()

    def add(descriptors: Iterable[FileDescriptor]) -> None:
        for descriptor in descriptors:
            if descriptor.name not in seen:
                seen.add(descriptor.name)
                add(descriptor.dependencies)
                descriptor.CopyToProto(files.file.add())

    add((*CONTRACTS, *ERROR_DETAILS))
    return files.SerializeToString(deterministic=True)


def service_names() -> tuple[str, ...]:
    """Give the full names of all services in the contracts."""
    return tuple(service.full_name for contract in CONTRACTS for service in contract.services_by_name.values())


def streaming_methods() -> tuple[str, ...]:
    """Give the paths (`/package.Service/Method`) of the methods that stream in either direction."""
    return tuple(
        f"/{service.full_name}/{method.name}"
        for contract in CONTRACTS
        for service in contract.services_by_name.values()
        for method in service.methods
        if method.client_streaming or method.server_streaming
    )
