"""How long the client waits for an answer, in seconds."""

CALL_SECONDS = 30.0
TRANSFER_SECONDS = 300.0
READ_SECONDS = 900.0
