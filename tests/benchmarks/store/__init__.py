"""Measures the invoice service's store and its workers on a MariaDB and a Redis of its own: `make bench-store`."""
