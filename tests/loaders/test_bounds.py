"""The work of the extractor grows with the length of a text and no faster, whatever stands in it."""

from __future__ import annotations

import re
import time

import pytest

from hansa.graph.model import normalise
from hansa.loaders.extract import extract
from hansa.loaders.languages.pack import LANGUAGES, load
from hansa.loaders.rules.needs import needed
from hansa.loaders.rules.rule import of_pack

SIZE = 30_000
SLOWEST = 250e-6
"""Seconds for a character, at most: some five times what the slowest of these takes on a slow machine."""

HOSTILE = {
    "one title and one city": "Mayor of Riga, ",
    "commas": ",",
    "deep quotation": '«“"„',
    "brackets": "((((",
    "combining marks": "e\u0301\u0301\u0301",
    "both directions": "שלום \u202eRiga\u202c ",
    "zero width": "R\u200bi\u200bga ",
    "control": "Riga\0",
    "spaces": " ",
    "tabs": "\t \t",
    "short lines": "Riga\n",
    "one long word": "A-",
    "full stops": ". ",
    "one network": "IAG, ",
    "projects": "project “Riga” ",
    "definitions": "Union of Riga (UR) ",
    "Russian titles": "мэр Казани, ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_no_longer_for_its_length(piece: str) -> None:
    text = normalise(piece * (SIZE // len(piece)))
    begin = time.process_time()
    extract(text)
    assert time.process_time() - begin < SIZE * SLOWEST


def test_many_names_take_no_longer_for_their_length() -> None:
    names = [
        f"{given} Smith{chr(97 + i)}{chr(97 + j)}" for given in ("Anna", "Boris") for i in range(26) for j in range(26)
    ]
    text = ", ".join(names)[:SIZE]
    begin = time.process_time()
    extract(text)
    assert time.process_time() - begin < SIZE * SLOWEST


def test_what_stands_late_in_a_long_text_is_read() -> None:
    text = "Nothing was said that day.\n" * 20_000 + "Anna Smith, Mayor of Turin, came."
    assert [s.type for s in extract(text).statements] == ["HOLDS_POST"]


def test_a_block_knows_the_persons_and_acronyms_of_those_before() -> None:
    first = "Anna Smith, Mayor of Turin, came to the Harbour Cities Institute of Riga (HCIR).\n"
    text = first + "Nothing was said that day.\n" * 2_000 + "Later Smith thanked HCIR.\n"
    found = extract(text)
    late = {found.referents[m.referent].name for m in found.mentions if m.start > len(text) - 30}
    assert late == {"Anna Smith", "Harbour Cities Institute of Riga"}
    assert sum(r.type == "Person" for r in found.referents) == 1


@pytest.mark.parametrize(
    ("expression", "strings"),
    [
        (r"{a} (?:was|is) held", (" held",)),
        (r"(?:one|two)(?: three)?", ("one", "two")),
        (r"\w+", ()),
        (r"ab?c", ()),
        (r"(?:long|\d)x", ()),
        (r"[a-z]+ the end|stop", (" the end", "stop")),
    ],
)
def test_what_an_expression_needs(expression: str, strings: tuple[str, ...]) -> None:
    assert needed(expression) == strings


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_rule_matches_a_line_without_what_it_needs(code: str) -> None:
    rules = of_pack(load(code))
    assert sum(bool(r.needed) for r in rules) > len(rules) * 0.8
    for rule in rules:
        for word in rule.needed:
            written = re.compile(re.escape(word).replace(r"\ ", "[ ]"), rule.pattern.flags)
            assert written.search(rule.pattern.pattern) or " " in word
