"""Worker processes: hostile bytes are parsed and pages are read there, and never in the server's own process."""
