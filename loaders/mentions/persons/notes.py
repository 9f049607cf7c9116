"""Noting a name of a person: the person of the document who bears it, known or new."""

from __future__ import annotations

from hansa.loaders import eastern
from hansa.loaders.draft import Draft, Entity
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.persons.runs import Run, joined_words


def note(draft: Draft, run: Run, base: bool = False) -> None:
    """Note a run as the name of a person, known or new; `base` where it is known to stand in its base form."""
    pack = draft.pack
    name = " ".join(joined_words(run)) if base else pack.grammar.nominative(joined_words(run))
    words = name.split()
    entity = next((e for e in _alike(draft, words) if _same(e.name, name, pack)), None)
    if entity is None:
        entity = Entity("Person", name)
        first = len(words[-1]) == 1 or eastern.family_first(words)
        entity.traits["surname"] = words[0] if first else words[-1]
    elif len(words) > len(entity.name.split()):
        entity.name = name
    draft.add(run.start, run.end, entity)
    for word in (words[0], words[-1]):
        draft.people.setdefault(_initials(word), {})[entity] = None


def _initials(word: str) -> str:
    """What two forms of one name begin with."""
    return word[:3].casefold()


def _alike(draft: Draft, words: list[str]) -> list[Entity]:
    """The persons of the draft whose first or last name begins as one of a name, in the order they were noted."""
    found = {**draft.people.get(_initials(words[-1]), {}), **draft.people.get(_initials(words[0]), {})}
    return list(found)


def _same(a: str, b: str, pack: Pack) -> bool:
    """Whether two full names are of one person: the same, or one has a further name in the middle or initials."""
    first, second = a.casefold().split(), b.casefold().split()
    if first == second:
        return True
    if len(first) == 1 or len(second) == 1:
        return first[-1] == second[-1]
    if first[-1] != second[-1] and not pack.grammar.same_surname(b.split()[-1], a.split()[-1]):
        return len(first) == len(second) == 2 and first == second[::-1]
    return first[0] == second[0] or (("." in first[0] or "." in second[0]) and first[0][0] == second[0][0])
