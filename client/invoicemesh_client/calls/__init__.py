"""The calls of the client, an area a file. As all methods of the client do, these raise MeshCallError."""
