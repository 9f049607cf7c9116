"""The reference corpus: the seeds, the texts of `tests/eval/dev/raw` and a membership table, read by the extractor.

The texts are given with no metadata but a date and a publisher where one is known, as a user would load them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from hansa.graph.model import Extraction, Metadata, normalise
from hansa.graph.store.base import Incoming, Store
from hansa.loaders.extract import extract
from hansa.loaders.tables.reading import metadata_of_table, read_table

TESTS = Path(__file__).parent.parent
MEMBERSHIPS = Path(__file__).with_name("memberships.csv")
TABLE = metadata_of_table(
    Metadata(date="2021-12-31", publisher="Hansa", title="Memberships of city networks", language="en"), None
)


@cache
def texts() -> tuple[Incoming, ...]:
    """The seeds, the dev texts and the table."""
    seeds = sorted((TESTS.parent / "seeds").glob("*.txt"))
    raw = sorted((TESTS / "eval" / "dev" / "raw").glob("*.txt"))
    pages = _pages()
    found = [Incoming(f"seed:{p.stem}", _text(p), Metadata()) for p in seeds]
    found += [Incoming(f"dev:{p.stem}", _text(p), pages.get(p.stem, Metadata())) for p in raw]
    return (*found, Incoming("table:memberships", read_table(MEMBERSHIPS, ".csv", TABLE), TABLE))


def _text(path: Path) -> str:
    return normalise(path.read_text(encoding="utf-8"))


def _pages() -> dict[str, Metadata]:
    """What is known of the page behind each dev text: the site stands for the publisher."""
    found = {}
    for index in sorted((TESTS / "eval" / "dev").glob("index-*.jsonl")):
        for line in index.read_text(encoding="utf-8").splitlines():
            page = json.loads(line)
            gold = json.loads((TESTS / "eval" / "dev" / "gold" / f"{page['id']}.json").read_text(encoding="utf-8"))
            publisher = (urlsplit(page["url"]).hostname or "").removeprefix("www.")
            found[page["id"]] = Metadata(date=gold["doc_date"], publisher=publisher, url=page["url"])
    return found


@cache
def _extraction(text: str, metadata: Metadata) -> Extraction:
    return extract(text, metadata)


def load(store: Store) -> None:
    """Put the reference corpus into a store; each text is read once a run."""
    store.load(texts(), _extraction)
