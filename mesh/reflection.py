"""Server reflection, so that grpcurl and buf curl work without our .proto files: v1alpha and, for newer tools, v1."""

from collections.abc import Iterable
from typing import Any

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, text_format
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from grpc_reflection.v1alpha.reflection import aio as grpc_reflection

_V1ALPHA = "grpc.reflection.v1alpha"
_V1 = "grpc.reflection.v1"


def add_reflection(server: grpc.aio.Server, services: Iterable[str]) -> None:
    """Serves reflection over `services` (full names), itself included."""
    _describe_v1()
    own = [f"{version}.ServerReflection" for version in (_V1ALPHA, _V1)]
    servicer = _ReflectionServicer([*services, *own])
    reflection_pb2_grpc.add_ServerReflectionServicer_to_server(servicer, server)
    # The two versions differ in their package name only.
    handler = grpc.stream_stream_rpc_method_handler(
        servicer.ServerReflectionInfo,
        reflection_pb2.ServerReflectionRequest.FromString,
        reflection_pb2.ServerReflectionResponse.SerializeToString,
    )
    v1 = grpc.method_handlers_generic_handler(f"{_V1}.ServerReflection", {"ServerReflectionInfo": handler})
    server.add_generic_rpc_handlers((v1,))


class _ReflectionServicer(grpc_reflection.ReflectionServicer):  # type: ignore[misc]
    """Also finds methods: the descriptor pool knows `package.Service`, not `package.Service.Method`."""

    def _file_containing_symbol(self, request: Any, fully_qualified_name: str) -> Any:
        response = super()._file_containing_symbol(request, fully_qualified_name)
        parent = fully_qualified_name.rpartition(".")[0]
        if response.HasField("error_response") and parent:
            return super()._file_containing_symbol(request, parent)
        return response


def _describe_v1() -> None:
    """Puts the descriptor of v1 into the pool, which grpcio-reflection does not bring, by renaming v1alpha's."""
    pool = descriptor_pool.Default()
    try:
        pool.FindFileByName("grpc/reflection/v1/reflection.proto")
    except KeyError:
        v1alpha, v1 = descriptor_pb2.FileDescriptorProto(), descriptor_pb2.FileDescriptorProto()
        reflection_pb2.DESCRIPTOR.CopyToProto(v1alpha)
        text_format.Parse(text_format.MessageToString(v1alpha).replace(_V1ALPHA, _V1), v1)
        v1.name = "grpc/reflection/v1/reflection.proto"
        pool.AddSerializedFile(v1.SerializeToString())
