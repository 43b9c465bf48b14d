"""An even mixture: of a few samples, each layout, language and scan gets its share, without any two going together."""

from collections.abc import Iterator, Sequence


def mixed(layouts: Sequence[str], languages: Sequence[str], scans: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Combinations without end: layouts in turn, and in each round of layouts another language and another scan.

    The first len(layouts) × len(languages) × len(scans) combinations are all there are, each once.
    """
    index = 0
    while True:
        round_of_layouts, layout = divmod(index, len(layouts))
        round_of_languages, language = divmod(round_of_layouts, len(languages))
        # What has gone round shifts what goes round slower, so that short mixtures are even too.
        scan = round_of_languages + layout + 2 * language
        yield (
            layouts[layout],
            languages[(layout + language) % len(languages)],
            scans[scan % len(scans)],
        )
        index += 1
