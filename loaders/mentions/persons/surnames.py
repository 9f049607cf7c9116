"""Surnames alone: which person of the document each stands for, also where it is the name of a city too."""

from __future__ import annotations

from hansa.loaders.draft import Draft, Entity
from hansa.loaders.languages.grammar import Grammar
from hansa.loaders.mentions.persons.runs import Run
from hansa.loaders.text.folding import skeleton

_LARGE = 1_000_000


def persons_for_cities(draft: Draft) -> None:
    """A city's name that is also the surname of a person of the document means the person, unless the city is large."""
    surnames: dict[str, list[Entity]] = {}
    for entity in draft.entities:
        if entity.type == "Person":
            surnames.setdefault(str(entity.traits["surname"]), []).append(entity)
    for span in [s for s in draft.spans if s.entity.type == "City"]:
        people = surnames.get(draft.text[span.start : span.end], [])
        population = span.entity.attributes.get("population")
        if len(people) == 1 and not (isinstance(population, int) and population >= _LARGE):
            draft.spans.remove(span)
            draft.add(span.start, span.end, people[0], nested=span.nested)


def note_surnames(draft: Draft, rest: list[Run]) -> None:
    """Note runs of one word (or a given name with a known one) that are the surname of exactly one person here."""
    people: dict[str, list[Entity]] = {}
    for entity in draft.entities:
        if entity.type == "Person":
            people.setdefault(str(entity.traits["surname"])[:1].casefold(), []).append(entity)
    grammar = draft.pack.grammar
    for run in rest:
        if not draft.free(run.start, run.end):
            continue
        for token in run.tokens:
            if not token.is_word or len(token.text) < 3 or len(run.words) > 2:
                continue
            if len(run.words) == 2 and token is run.tokens[0]:
                continue
            fits = [e for e in people.get(token.text[:1].casefold(), ()) if _surname_fits(grammar, token.text, e)]
            if len(fits) == 1:
                alone = len(run.words) == 1 or (draft.pack.declining is not None and not _given(grammar, run))
                draft.add(token.start if alone else run.start, token.end, fits[0])


def _given(grammar: Grammar, run: Run) -> bool:
    """Whether the first word of a run can be a name, and is not only the first of a sentence: `Накануне Громова`."""
    return len(run.tokens) > len(run.words) or grammar.person_like(run.words[:1]) > 0


def _surname_fits(grammar: Grammar, word: str, person: Entity) -> bool:
    surname = str(person.traits["surname"])
    return grammar.same_surname(word, surname) or (
        word.isascii() and len(word) > 4 and word[0] == surname[0] and skeleton(word) == skeleton(surname)
    )
