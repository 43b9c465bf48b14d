"""Numbers on which both ends of a connection must agree."""

# The largest message that is sent or taken between services: a page with its words, attachments and image. Callers from
# outside send chunks of 1 MiB at most, as the contracts say.
MAX_MESSAGE_BYTES = 16 * 2**20

# Pings keep idle connections alive across NATs and find dead peers. The gateway pings at the same interval.
KEEPALIVE_SECONDS = 30
KEEPALIVE_TIMEOUT_SECONDS = 10
# A server drops who pings more often; a third of the interval leaves room for jitter.
LEAST_PING_INTERVAL_SECONDS = KEEPALIVE_SECONDS // 3

# Calls at a time on one connection; more wait at the caller.
MAX_CONCURRENT_STREAMS = 256
