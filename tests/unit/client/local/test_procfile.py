import pytest

from invoicemesh_client.local.checkout import find_checkout
from invoicemesh_client.local.procfile import ProcfileEntry, ProcfileError, parse_procfile


def test_a_procfile_gives_names_and_commands_in_its_order() -> None:
    text = "# the mesh\n\nocr: python -m ocr_service\nweb:   'my server' --port 80  \n"
    assert parse_procfile(text) == (
        ProcfileEntry("ocr", ("python", "-m", "ocr_service")),
        ProcfileEntry("web", ("my server", "--port", "80")),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ocr python", "Line 1 .* not of the form"),
        ("ocr:", "Line 1 .* not of the form"),
        ("\nocr: a\nocr: b", "Line 3 .* again"),
        ("ocr: 'a", "cannot be split"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(text: str, fault: str) -> None:
    with pytest.raises(ProcfileError, match=fault):
        parse_procfile(text)


def test_the_projects_own_procfile_names_the_services_and_the_gateway() -> None:
    entries = parse_procfile(find_checkout().procfile.read_text(encoding="utf-8"))
    assert [entry.name for entry in entries] == ["ocr", "nlp", "invoice", "gateway"]
