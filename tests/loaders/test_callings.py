"""Two persons of one name are told apart by what stands beside the name."""

from __future__ import annotations

import pytest

from hansa.graph.compute import named
from hansa.graph.identity import resolve
from hansa.graph.model import Metadata
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from hansa.loaders.callings import calling_of
from hansa.loaders.extract import extract


def persons(*texts: str) -> int:
    """The number of persons that these texts name."""
    store = MemoryStore()
    store.load([Incoming(str(i), t, Metadata()) for i, t in enumerate(texts)], extract)
    clusters = resolve(n for document in store.kept().documents.values() for n in named(document))
    return sum(c.type == "Person" for c in clusters)


MAYOR = "The mayor of Gdynia, Zenon Maliszewski, opened the new tram line in Gdynia."


@pytest.mark.parametrize(
    "text",
    [
        "Gdynia is proud of the boxer Zenon Maliszewski. The boxer Zenon Maliszewski comes from Gdynia.",
        "В Гдыне выступил певец Зенон Малишевский.",
        "Rektor Zenon Maliszewski z Gdyni otworzył wystawę.",
    ],
)
def test_a_mayor_is_not_a_boxer_of_his_name(text: str) -> None:
    assert persons(MAYOR, text) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Zenon Maliszewski of Gdynia spoke in Tallinn.",
        "Мэр Гдыни Зенон Малишевский приехал в Таллин.",
        "The mayor of Gdynia, Mr Maliszewski, came to Tallinn.",
    ],
)
def test_a_mayor_stays_one(text: str) -> None:
    assert persons(MAYOR, text) == 1


@pytest.mark.parametrize(("word", "calling"), [("Тренера", "sport"), ("Sängerin", "arts"), ("mayor", None)])
def test_words_of_callings(word: str, calling: str | None) -> None:
    assert calling_of(word) == calling
