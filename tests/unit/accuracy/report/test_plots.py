from xml.etree import ElementTree as Xml

from tests.accuracy.acceptance import Acceptance, AcceptancePoint
from tests.accuracy.calibration import calibrate
from tests.accuracy.report.acceptance_plot import acceptance_svg
from tests.accuracy.report.chart import Panel, text
from tests.accuracy.report.reliability_plot import reliability_svg
from tests.unit.accuracy.corpus_files import judged

SVG = "{http://www.w3.org/2000/svg}"


def test_a_panel_puts_zero_at_the_bottom_left_and_one_at_the_top_right() -> None:
    panel = Panel(left=10, top=20, side=100)
    assert panel.x(1) - panel.x(0) == panel.y(0) - panel.y(1) == 100
    assert panel.x(0) > 10
    assert panel.y(1) > 20


def test_words_are_escaped() -> None:
    assert Xml.fromstring(text(0, 0, "a < b & c", size=10)).text == "a < b & c"  # noqa: S314 - made here


def test_a_reliable_bin_lies_on_the_diagonal_and_the_fuller_bin_is_larger() -> None:
    values = [judged(0.75, is_right=True)] * 3 + [judged(0.75, is_right=False), judged(0.25, is_right=False)]
    picture = Xml.fromstring(reliability_svg({"all fields": calibrate(values)}))  # noqa: S314 - made here
    small, large = picture.findall(f"{SVG}circle")
    panel = Panel(0, 0, 170)
    assert (float(large.attrib["cx"]), float(large.attrib["cy"])) == (panel.x(0.75), panel.y(0.75))
    assert float(small.attrib["cy"]) == panel.y(0)
    assert float(small.attrib["r"]) < float(large.attrib["r"])
    note = large.find(f"{SVG}title")
    assert note is not None
    assert note.text == "confidence 0.7 to 0.8: 3 of 4 right (75%)"


def test_panels_stand_in_rows_inside_the_picture() -> None:
    one = calibrate([judged(0.5, is_right=True)])
    picture = Xml.fromstring(reliability_svg({str(number): one for number in range(5)}))  # noqa: S314 - made here
    circles = picture.findall(f"{SVG}circle")
    assert len({circle.attrib["cx"] for circle in circles}) == 4
    assert len({circle.attrib["cy"] for circle in circles}) == 2
    assert all(float(circle.attrib["cx"]) < float(picture.attrib["width"]) for circle in circles)
    assert all(float(circle.attrib["cy"]) < float(picture.attrib["height"]) for circle in circles)


def test_the_line_of_wrong_documents_ends_where_none_is_accepted() -> None:
    curve = [
        AcceptancePoint(0.0, Acceptance(10, 10, 5)),
        AcceptancePoint(0.5, Acceptance(10, 4, 0)),
        AcceptancePoint(1.0, Acceptance(10, 0, 0)),
    ]
    picture = Xml.fromstring(acceptance_svg({"invoices": curve}))  # noqa: S314 - made here
    accepted, wrong = (line.attrib["points"].split() for line in picture.findall(f"{SVG}polyline"))
    panel = Panel(0, 0, 300)
    assert accepted == [f"{panel.x(x):g},{panel.y(y):g}" for x, y in ((0, 1), (0.5, 0.4), (1, 0))]
    assert wrong == [f"{panel.x(x):g},{panel.y(y):g}" for x, y in ((0, 0.5), (0.5, 0))]
