"""Whether a council or administration named for a city is that city, which acts by it, or a body of its own."""

from __future__ import annotations

import re
from bisect import bisect_left

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.mentions.phrases.phrase import Phrase, tokens_between
from hansa.loaders.text.tokens import Token

_PRESIDES = frozenset({"chair", "vice chair", "president", "vice president", "co-president"})
_OF_COUNCIL = re.compile(r"\s(?:of|at)\s(?:the\s)?")
_COUNCILS = frozenset({"council", "assembly", "duma", "parliament", "kenesh", "maslikhat", "rada"})


def presided(draft: Draft, phrase: Phrase) -> bool:
    """Whether the title of who presides over it makes a council a body of its own, not the city that acts."""
    if draft.pack.code != "en" or phrase.tokens[phrase.last].lower not in _COUNCILS:
        return False
    if any(t.lower == "municipal" for t in phrase.tokens[phrase.first : phrase.last]):
        return False  # the president of a municipal council is a mayor
    at = bisect_left(draft.titles, phrase.start, key=lambda t: t.start)
    before = draft.titles[at - 1] if at else None
    if before and before.post in _PRESIDES and _OF_COUNCIL.fullmatch(draft.text, before.end, phrase.start):
        return True
    behind = next((t for t in draft.titles[at : at + 3] if t.start == phrase.stop + 1), None)
    return behind is not None and behind.post in _PRESIDES


def municipal(draft: Draft, start: int, stop: int, inside: list[Span]) -> Entity | None:
    """The city or region whose own body a phrase names: only municipal words stand beside the name of the place."""
    cities = [s for s in inside if s.entity.type in {"City", "Region"}]
    if len(cities) != 1 or len(inside) != 1:
        return None
    if cities[0].entity.type == "City" and department(draft, tokens_between(draft, start, stop), inside):
        return cities[0].entity
    lemma = draft.pack.grammar.lemma
    outside = draft.text[start : cities[0].start] + " " + draft.text[cities[0].end : stop]
    words = {lemma(w) for w in outside.replace("'s", " ").split()}
    own = draft.pack.set("municipal")
    return cities[0].entity if words and words <= own and not words <= {"city"} else None


def one_of_place(draft: Draft, phrase: Phrase) -> bool:
    """Whether an English phrase in small letters names the one body of its kind that a place has.

    The place stands behind it (`the chamber of commerce of Trieste`) or before it (`the Lisbon tourist office`); that
    of a country is named by its adjective only where a country has one (`the Swedish embassy`).
    """
    tokens = phrase.tokens
    kind = " ".join(t.lower for t in tokens[phrase.head : phrase.last + 1])
    before = tokens[phrase.first - 1].lower if phrase.first else ""
    if kind not in draft.pack.set("one_of_place") or before in draft.pack.set("indefinite"):
        return False
    start, stop = phrase.start, phrase.stop
    places = [s for s in draft.spans.inside(start, stop) if s.entity.type in {"City", "Region", "Country"}]
    if len(places) != 1:
        return False
    place = places[0]
    missions = kind in draft.pack.set("missions")
    if place.entity.type == "Country" and not missions:
        return False
    return place.end == stop or (place.start == start and not (missions and place.entity.type == "City"))


def department(draft: Draft, tokens: list[Token], inside: list[Span]) -> bool:
    """Whether words name a department of a city hall by what it is for: `отдел внешних связей мэрии`.

    Args:
        tokens: from its head noun on; a name with a capital is another body's (`Отдел …`, `управление МВД …`).
        inside: the places among them; one ends the phrase, or a municipal word does.
    """
    lemma = draft.pack.grammar.lemma
    plain = [t for t in tokens if not any(s.start <= t.start < s.end for s in inside)]
    if not plain or any(t.kind != "word" or t.capital for t in plain):
        return False
    said = [lemma(t.text) for t in plain]
    closed = said[-1] in draft.pack.set("municipal") or any(s.end == tokens[-1].end for s in inside)
    return said[0] in draft.pack.set("departments") and closed and not set(said) & draft.pack.set("not_municipal")
