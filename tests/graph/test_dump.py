"""The dump and its way back."""

from __future__ import annotations

import json

import pytest

from hansa.errors import UsageProblem
from hansa.graph.dump import lines, read
from hansa.graph.model import Kept, Metadata, normalise
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from tests.graph.worlds import extract

TEXT = "@ City Kazan geonames:1 ~-\n@ Organization IAG org:iag ~-\n# MEMBER_OF 0 1 since=2018"


def loaded(*keys: str) -> MemoryStore:
    store = MemoryStore()
    store.load([Incoming(key, TEXT, Metadata(publisher=f"publisher {i}")) for i, key in enumerate(keys)], extract)
    return store


def dumped(store: MemoryStore, **options: bool) -> list[str]:
    return list(lines(store.kept(), store.graph(), **options))


def test_a_dump_says_what_is_kept_and_what_is_computed() -> None:
    records = [json.loads(line)["record"] for line in dumped(loaded("/a"))]
    # Nodes: city, network, document, statement; relationships: the fact, two mentions, states, subject, object.
    assert records == ["hansa", "source", "document", *["node"] * 4, *["relationship"] * 6]


def test_portable_dumps_hold_no_path_and_keep_both_sources() -> None:
    store = loaded("/home/me/a.txt", "/home/me/b.txt", "C:\\a.txt", "iag-1")
    portable = dumped(store, portable=True)
    assert not any("home" in line or "C:" in line for line in portable)
    other = MemoryStore()
    other.restore(read(portable))
    assert dumped(other, portable=True) == portable == dumped(other)


def test_a_dump_without_texts_restores_and_refuses_to_refresh() -> None:
    store = loaded("/a")
    first = list(lines(store.kept(texts=False), store.graph()))
    other = MemoryStore()
    other.restore(read(first))
    assert dumped(other) == first
    with pytest.raises(UsageProblem, match="without texts"):
        other.refresh(extract, "another")


def test_a_store_that_holds_something_is_not_restored_into() -> None:
    store = loaded("/a")
    with pytest.raises(UsageProblem, match="not empty"):
        store.restore(Kept())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: [], "no Hansa dump"),
        (lambda d: d[1:], "no Hansa dump"),
        (lambda d: ["hello", *d], "Line 1"),
        (lambda d: [d[0].replace("1", "99"), *d[1:]], "schema 99"),
        (lambda d: d[:-1], "changed or cut"),
        (lambda d: [x for x in d if '"record":"document"' not in x], "no document"),
        (lambda d: [x for x in d if '"record":"source"' not in x], "changed or cut"),
        (lambda d: [x.replace('"text":"@ City', '"text":"@  City') for x in d], "changed or cut"),
        (lambda d: [x.replace("0.9", "0.3") for x in d], "changed or cut"),
        (lambda d: [x.replace("publisher 0", "x") if '"record":"source"' in x else x for x in d], "changed or cut"),
        (lambda d: [x.replace("2018", "2017") if "relationship" in x else x for x in d], "changed or cut"),
        (lambda d: [*d, '{"record":"thing"}'], "no line of"),
        (lambda d: [*d, '{"record":"source"}'], "no line of"),
        (lambda d: [*d, "[]"], "no line of"),
    ],
)
def test_what_is_no_dump_is_refused(change, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageProblem, match=said):
        read(change(dumped(loaded("/a"))))


def test_texts_are_normalised() -> None:
    assert normalise("\ufeffa\r\nb\rc\ud800") == "a\nb\nc\ufffd"
