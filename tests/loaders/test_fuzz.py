"""Whatever a text holds, it is read: nothing ungrounded, nothing the graph refuses, the same each time.

Texts are made of the words that recognisers and rules look for, of names, and of characters that do harm. Ten seconds
by default; HANSA_FUZZ_SECONDS gives more (`.ci/soak` an hour).
"""

from __future__ import annotations

import os
import time

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from hansa.graph.model import Extraction, Metadata, normalise
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from hansa.loaders.extract import extract
from hansa.loaders.languages.pack import LANGUAGES, load
from hansa.reports.marked import marked, visible

SECONDS = float(os.environ.get("HANSA_FUZZ_SECONDS", "10"))
ROUND = 20
"""Texts between two looks at the clock."""

NAMES = (
    "Riga", "Казань", "Казани", "New York", "São Paulo", "Алматы", "Cambridge", "Kazakhstan", "Tatarstan", "IAG",
    "МАГ", "WeGO", "Eurocities", "UCLG", "Anna Smith", "Иван Петров", "Ивана Петровича Сидорова", "O'Neill",
    "Jean-Luc de la Tour",
)  # fmt: skip
HARM = (
    "\0", "\u202e", "\u2066", "\u200b", "\ufeff", "e\u0301\u0301", "\u0600", "שלום", "ﷺ", "🏙", "\ud83d", "\u2028",
    "\x85", "«", "»", "“", "”", "„", "'", '"', "(", ")", "[", "<P0>", "<C1>", "{", "}", "\\", "–", "—", "-", "…", "?",
    "!", ";", ":", ",", ".", "\t", "\n", "\n\n", "\r\n", "1998", "№ 5", "XXVII", "85", "12 March 2020", "3 июля", "--",
    "%", "&amp;", "<b>",
)  # fmt: skip
BETWEEN = (" ", " ", " ", "", ", ", "\n", " of ", " и ")


def words() -> list[str]:
    """Titles, head nouns, triggers and months of every pack."""
    found: set[str] = set()
    for code in LANGUAGES:
        pack = load(code)
        for titles in pack.words["titles"].values():
            found.update(titles)
        found.update(pack.heads)
        found.update(pack.set("stopwords"))
        found.update(pack.words["numbers"])
    return sorted(found)


@st.composite
def texts(draw: st.DrawFn) -> str:
    word = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(str.capitalize))
    piece = st.one_of(word, st.sampled_from(NAMES), st.sampled_from(HARM), st.text(max_size=6))
    pieces = draw(
        st.lists(st.tuples(piece, st.sampled_from([" ", " ", " ", "", ", ", "\n", " of ", " и "])), max_size=60)
    )
    return normalise("".join(a + b for a, b in pieces) * draw(st.sampled_from([1, 1, 1, 2, 5])))


WORDS = words()


def check(text: str, found: Extraction) -> None:
    assert all(m.form == text[m.start : m.end] for m in found.mentions)
    assert all(s.quote == text[s.start : s.end] and s.quote.strip() for s in found.statements)
    assert all(0.5 <= s.confidence <= 1 for s in found.statements)
    assert extract(text, Metadata()) == found
    assert "".join(s.text for s in marked(text, found).segments) == visible(text)
    # The store checks what it is given.
    MemoryStore().load([Incoming("k", text, Metadata())], lambda *_: found)


def test_whatever_a_text_holds_it_is_read() -> None:
    end = time.monotonic() + SECONDS
    number = 0
    while number == 0 or time.monotonic() < end:
        number += 1

        @seed(number)
        @settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(texts())
        def round_(text: str) -> None:
            check(text, extract(text, Metadata()))

        round_()
