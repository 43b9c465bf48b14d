"""Goes through lists that are given page by page."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from invoicemesh_client.errors import decoded_errors

PAGE_SIZE = 200
"""The most items that the mesh gives in a page."""

Item = TypeVar("Item")


def all_pages(fetch: Callable[[str], tuple[Iterable[Item], str]]) -> Iterator[Item]:
    """Gives all items; a page is fetched whenever one is used up.

    `fetch` takes the token of a page, empty for the first, and gives its items and the token of the next, empty when
    there is none. Raises MeshCallError.
    """
    token = ""
    while True:
        with decoded_errors():
            items, token = fetch(token)
        yield from items
        if not token:
            return
