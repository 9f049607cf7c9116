"""Soft hyphens and zero-width characters hide no name; offsets and quotes stay those of the text."""

from __future__ import annotations

import pytest

from hansa.graph.model import Extraction, Metadata
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from hansa.graph.store.names import fold
from hansa.loaders.extract import extract
from hansa.loaders.invisible import without


def grounded(text: str) -> Extraction:
    found = extract(text)
    assert all(m.form == text[m.start : m.end] for m in found.mentions)
    assert all(s.quote == text[s.start : s.end] for s in found.statements)
    return found


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "Der Ober\u00adbürger\u00admeister von Mün\u00adchen, Hans Müller, sprach.",
            "Der Oberbürgermeister von München, Hans Müller, sprach.",
        ),
        ("An\u00adna Smith, mayor of Ri\u200bga, met Hans Berg.", "Anna Smith, mayor of Riga, met Hans Berg."),
        ("Каз\u200cань вступила в IC\u2060LEI.", "Казань вступила в ICLEI."),
        ("Oslo\ufeff is\u200b a mem\u00adber of \u200bICLEI.", "Oslo is a member of ICLEI."),
    ],
)
def test_a_text_says_the_same_with_characters_that_no_reader_sees(text: str, plain: str) -> None:
    found, expected = grounded(text), grounded(plain)
    assert found.referents == expected.referents
    assert [(s.type, s.subject, s.object, without(s.quote)[0]) for s in found.statements] == [
        (s.type, s.subject, s.object, s.quote) for s in expected.statements
    ]
    assert found.statements


def test_a_quote_begins_and_ends_with_letters_that_are_seen() -> None:
    (said,) = grounded("\u00adOslo is a member of IC\u00adLEI\u00ad.").statements
    assert said.quote == "Oslo is a member of IC\u00adLEI"


def test_names_in_the_graph_are_without_them() -> None:
    text = "An\u00adna Smith, mayor of Ri\u200bga, met Hans Berg."
    store = MemoryStore()
    store.load([Incoming("k", text, Metadata())], extract)
    names = {name for node in store.graph().nodes.values() for name in node.properties.get("names", ())}
    assert {"Anna Smith", "Riga"} <= names
    assert not any("\u00ad" in name or "\u200b" in name for name in names)


def test_a_name_is_compared_without_them() -> None:
    assert fold("An\u00adna Smi\u200bth") == fold("Anna Smith")


def test_a_quote_that_they_lengthen_is_no_longer_than_a_store_takes() -> None:
    text = "Anna Smith, mayor of Oslo, and Hans Berg met in Riga, " + "a very long story, " * 24 + "said Anna Smith."
    shy = "\u00ad".join(text)
    found = grounded(shy)
    assert found.statements
    assert all(len(s.quote) <= 450 for s in found.statements)


@pytest.mark.parametrize("text", ["می\u200cخواهم", "ภาษา\u200bไทย", "Zoe 👩\u200d🚒"])
def test_where_a_script_needs_them_they_stay(text: str) -> None:
    assert without(text) == (text, [])


def test_a_text_without_them_is_itself() -> None:
    text = "Köln"
    assert without(text)[0] is text
