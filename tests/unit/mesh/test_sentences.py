import pytest

from mesh.sentences import fill, needed_facts


@pytest.mark.parametrize(
    ("template", "facts", "sentence"),
    [
        ("No facts.", {}, "No facts."),
        ("Page {page}.", {"page": 3}, "Page 3."),
        ("At most {limit:,} bytes ({limit:size}).", {"limit": 26_214_400}, "At most 26,214,400 bytes (25 MB)."),
        ("At most {limit:size}.", {"limit": 1_572_864}, "At most 1.5 MB."),
        ("Busy[: {waiting} of {limit}].", {"waiting": 3, "limit": 3}, "Busy: 3 of 3."),
        ("Busy[: {waiting} of {limit}].", {"waiting": 3}, "Busy."),
        ("Engine[ {engine}] is missing[: {install}].", {"engine": "paddle"}, "Engine paddle is missing."),
        ("Found {text}.", {"text": "{braces} [brackets]"}, "Found {braces} [brackets]."),
        ("At most {limit:,}.", {"limit": "five"}, "At most five."),
        ("At most {limit:,}.", {}, "At most unknown."),
    ],
)
def test_a_template_says_what_is_known(template: str, facts: dict[str, str | int], sentence: str) -> None:
    assert fill(template, facts) == sentence


def test_only_facts_outside_brackets_are_needed() -> None:
    assert needed_facts("{pages:,} of {limit:,}[ in {name}]") == {"pages", "limit"}
