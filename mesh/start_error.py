"""Why a process cannot start, for the person who started it."""


class StartError(Exception):
    """Its text is a sentence that says what is wrong and what to do; the process prints it and exits with code 1."""
