"""The other services of the mesh, as this one calls them. Only these files know that they are reached by gRPC."""
