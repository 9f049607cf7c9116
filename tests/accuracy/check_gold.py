"""Tells what is wrong with a folder of gold: quotes, surfaces, types and the conventions of `tests/eval/README.md`.

Usage: python tests/accuracy/check_gold.py [GOLD_DIR TEXT_DIR]   (without arguments: dev, dev2, dev3 and dev4)
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hansa.graph.schema import ENTITY_TYPES, STATED_TYPES

EVAL = Path(__file__).resolve().parents[1] / "eval"
SETS = ("dev", "dev2", "dev3", "dev4")
LONGEST_QUOTE = 450
"""Longest quote, in characters, that the scorer takes from an extractor; gold keeps to it where the text allows."""

DATE = re.compile(r"\d{4}(-\d{2}){0,2}|--\d{2}(-\d{2})?")
"""A date as exact as its text; two leading hyphens stand for a year that the text does not give."""

QUALIFIERS = {
    "HOLDS_POST": {"role", "since", "until"},
    "MEMBER_OF": {"role", "since", "until", "date"},
    "CHAIRS": {"role", "since", "until"},
    "HOSTS": {"since", "until"},
    "PARTICIPATED_IN": {"role"},
    "HELD_ON": {"until", "needs_doc_date"},
    "IMPLEMENTS": {"role", "since", "until"},
    "SIGNED": {"date"},
    "TWINNED_WITH": {"since", "until"},
    "PARTNER_OF": {"since", "until"},
    "HAS_MEMBER_COUNT": {"unit", "date"},
}
"""The qualifiers that facts of a type may have; types that are not named have none."""

REQUIRED = {"HOLDS_POST": "role", "HAS_MEMBER_COUNT": "unit"}
ROLES = {"attendee", "speaker", "host", "chair", "moderator", "organizer"}
"""The roles of PARTICIPATED_IN; the main persons of a ceremony or of talks have none."""


def problems(gold: Path, texts: Path) -> Iterator[str]:
    """One sentence for each thing wrong in the folder, beginning with the name of the document."""
    names = {p.stem for p in gold.glob("*.json")}
    for name in sorted(names ^ {p.stem for p in texts.glob("*.txt")}):
        yield f"{name}: has no text or no gold"
    for path in sorted(gold.glob("*.json")):
        text_path = texts / f"{path.stem}.txt"
        if text_path.exists():
            document = json.loads(path.read_text(encoding="utf-8"))
            for problem in _of_document(document, path.stem, text_path.read_text(encoding="utf-8")):
                yield f"{path.stem}: {problem}"


def _of_document(document: dict[str, Any], stem: str, text: str) -> Iterator[str]:
    if document["id"] != stem:
        yield f"its id is {document['id']}"
    if not re.fullmatch(r"[a-z]{2}", document["lang"] or ""):
        yield f"its language is {document['lang']}"
    if document["doc_date"] and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", document["doc_date"]):
        yield f"its date is {document['doc_date']}"
    yield from _of_entities(document["entities"], text)
    types = {e["name"]: e["type"] for e in document["entities"]}
    surfaces = {e["name"]: e["surface"] for e in document["entities"]}
    for fact in document["facts"]:
        if fact["p"] == "LOCATED_IN":
            for end in (fact["s"], fact["o"]):
                if not any(surface in fact["quote"] for surface in surfaces.get(end, [])):
                    yield f"{fact['s']} LOCATED_IN {fact['o']}: the quote does not name {end}"
        for problem in _of_fact(fact, types, text):
            yield f"{fact['s']} {fact['p']} {fact['o']}: {problem}"
    yield from _repeated(document["facts"])


def _of_entities(entities: list[dict[str, Any]], text: str) -> Iterator[str]:
    for name, count in Counter(e["name"] for e in entities).items():
        if count > 1:
            yield f"{name}: is an entity {count} times"
    for entity in entities:
        if entity["type"] not in ENTITY_TYPES:
            yield f"{entity['name']}: the schema has no {entity['type']}"
        if not entity["surface"]:
            yield f"{entity['name']}: has no surface"
        for surface in entity["surface"]:
            if surface not in text:
                yield f"{entity['name']}: «{surface}» does not stand in the text"


def _of_fact(fact: dict[str, Any], types: dict[str, str], text: str) -> Iterator[str]:
    if fact["quote"] not in text or not fact["quote"]:
        yield f"«{fact['quote']}» does not stand in the text"
    if len(fact["quote"]) > LONGEST_QUOTE:
        yield f"its quote has {len(fact['quote'])} characters"
    kind = STATED_TYPES.get(fact["p"])
    if kind is None:
        yield "no text states this type"
        return
    yield from _of_ends(fact, types, kind.subjects, kind.objects, kind.literal)
    yield from _of_qualifiers(fact, text)


def _of_ends(
    fact: dict[str, Any], types: dict[str, str], subjects: tuple[str, ...], objects: tuple[str, ...], literal: bool
) -> Iterator[str]:
    if types.get(fact["s"]) not in subjects:
        yield f"its subject is {types.get(fact['s'], 'no entity')}"
    if literal:
        pattern = DATE if fact["p"] == "HELD_ON" else re.compile(r"\d+")
        if not pattern.fullmatch(fact["o"]):
            yield "its value has another form"
    elif types.get(fact["o"]) not in objects:
        yield f"its object is {types.get(fact['o'], 'no entity')}"
    elif fact["s"] == fact["o"]:
        yield "both ends are the same"


def _of_qualifiers(fact: dict[str, Any], text: str) -> Iterator[str]:
    given = fact["qualifiers"]
    for key in given.keys() - QUALIFIERS.get(fact["p"], set()):
        yield f"it has the qualifier {key}"
    needed = REQUIRED.get(fact["p"])
    if needed and not given.get(needed):
        yield f"it has no {needed}"
    for key in given.keys() & {"since", "until", "date"}:
        if not DATE.fullmatch(given[key]):
            yield f"its {key} is {given[key]}"
    if fact["p"] == "PARTICIPATED_IN" and given and given.get("role") not in ROLES:
        yield f"its role is {given.get('role')}"
    if fact["p"] == "HOLDS_POST" and given.get("role", "").casefold() not in text.casefold():
        yield f"«{given['role']}» does not stand in the text"


def _repeated(facts: list[dict[str, Any]]) -> Iterator[str]:
    seen: set[tuple[object, ...]] = set()
    days = Counter(f["s"] for f in facts if f["p"] == "HELD_ON")
    for name in (name for name, count in days.items() if count > 1):
        yield f"{name}: has more than one HELD_ON"
    for fact in facts:
        kind = STATED_TYPES.get(fact["p"])
        ends = tuple(sorted((fact["s"], fact["o"]))) if kind and kind.symmetric else (fact["s"], fact["o"])
        more = (fact["qualifiers"].get("role"), fact["qualifiers"].get("unit")) if fact["p"] in REQUIRED else ()
        if (fact["p"], ends, more) in seen:
            yield f"{fact['s']} {fact['p']} {fact['o']}: stands twice"
        seen.add((fact["p"], ends, more))


def main() -> int:
    given = [Path(a) for a in sys.argv[1:3]]
    folders = [(given[0], given[1])] if given else [(EVAL / s / "gold", EVAL / s / "raw") for s in SETS]
    found = [problem for gold, texts in folders for problem in problems(gold, texts)]
    sys.stdout.writelines(f"{problem}\n" for problem in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
