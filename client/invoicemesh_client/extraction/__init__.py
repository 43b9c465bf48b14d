"""Many documents in, a result each out."""
