"""What the whole adds up to: statistics of a period, and how the mesh is."""
