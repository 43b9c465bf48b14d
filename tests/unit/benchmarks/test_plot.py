from pathlib import Path

from defusedxml.ElementTree import parse

from tests.benchmarks.ocr.plot import Panel, write_plot


def test_a_plot_has_a_bar_for_each_value_as_long_as_it_is_large(tmp_path: Path) -> None:
    path = tmp_path / "plot.svg"
    write_plot(
        [Panel("pages a second", "pages/s", {"ocr": 4.0, "a & b": 2.0}), Panel("recall", "", {"ocr": 0.9})], path
    )
    drawn = parse(path).getroot()
    assert drawn is not None
    bars = [float(bar.attrib["width"]) for bar in drawn.iter("{http://www.w3.org/2000/svg}rect") if "rx" in bar.attrib]
    assert bars[0] == 2 * bars[1]
    assert len(bars) == 3
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"pages a second", "a & b", "2 pages/s"} <= set(texts)
