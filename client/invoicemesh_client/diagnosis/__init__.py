"""Whether the mesh can run on this machine, and what to do where it cannot."""
