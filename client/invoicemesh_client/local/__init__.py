"""A mesh on this machine: its processes, from the Procfile to a clean stop."""
