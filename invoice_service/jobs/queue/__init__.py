"""Hands work to the workers of all processes through Redis. What is lost there is found in the database."""
