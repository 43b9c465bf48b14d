"""The services that whoever reaches the server may ask, at any time: they say that it lives and what it serves."""

OPEN_SERVICES = frozenset(
    {"grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"}
)
