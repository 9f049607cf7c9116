"""Keys of persons' names: the same for one name in several scripts, spellings and orders of its words.

A key is made of the skeletons (`hansa.loaders.text.folding.skeleton`) of the first and the last word, sorted, so that
the order does not matter; a patronymic between them is left out. A name may have several keys: its letters tell
different sounds in different languages (`hansa.loaders.spelling`), and its given name may be a form of another
(`hansa.loaders.given`), which then stands as `=michael`.
"""

from __future__ import annotations

import re
from itertools import product

from hansa.loaders import eastern, given
from hansa.loaders.spelling import readings
from hansa.loaders.text.folding import fold, skeleton

_GIVEN_FIRST = 2
_MOST_KEYS = 6
_MOST_READINGS = 3
_TWO_SURNAMES = 4
_SHORTEST_GIVEN = 3
_PATRONYMIC = re.compile(
    r"(?:[oe]vich|ich|ovych|yovych|ov?na|evna|ivna|yivna|ichna|evich|vich|vna|uly|kyzy|kizi|o?g[ ʻ’‘']?li|qizi|uulu)$",
)
_PATRONYMIC_CYRILLIC = re.compile(r"(?:вич|вна|ична|ыч|івна|ївна|ович|улы|ұлы|қызы|кызы|уулу|оглы|оглу|ўғли|қизи)$")
_INITIAL = re.compile(r"\w\.?")


def words_of(name: str) -> list[str]:
    """The words of a name, an initial apart from what follows, without a patronymic behind the given name."""
    words = name.replace(".", ". ").split()
    if len(words) > _GIVEN_FIRST and is_patronymic(words[1]):
        return [words[0], *words[2:]]
    if len(words) > _GIVEN_FIRST and is_patronymic(words[-1]) and _PATRONYMIC_CYRILLIC.search(words[-1].casefold()):
        return words[:-1]
    return words


def is_patronymic(word: str) -> bool:
    """Whether a word looks like a patronymic, in Cyrillic or Latin letters."""
    low = word.casefold().strip(".")
    return bool(_PATRONYMIC_CYRILLIC.search(low) or (low.isascii() and len(low) > 4 and _PATRONYMIC.search(low)))


def person_name(name: str) -> str:
    """A key of a person's name by the most usual reading of its letters."""
    words = words_of(name)
    return " ".join(sorted(skeleton(w) for w in (words[0], words[-1]))) if words else ""


def person_names(name: str, language: str | None, spoken: tuple[str, ...] = ()) -> list[str]:
    """The keys of a person's name in a document of this language, the usual one first.

    Args:
        spoken: languages of the countries that the person is said to be of.
    """
    words = words_of(name)
    if not words:
        return []
    if len(words) == 1:
        return list(dict.fromkeys(f"{r} {r}" for r in readings(words[0], language, spoken)))[:_MOST_READINGS]
    first = _given_readings(words[0], language, spoken)
    found = {person_name(name): None}
    for surname in _surnames(words):
        last = readings(surname, language, spoken)[:_MOST_READINGS]
        pairs = sorted(product(enumerate(first), enumerate(last)), key=lambda pair: pair[0][0] + pair[1][0])
        found |= dict.fromkeys(" ".join(sorted((g, s))) for (_, g), (_, s) in pairs)
    return [*list(found)[:_MOST_KEYS], *eastern.keys(name)]


def _given_readings(word: str, language: str | None, spoken: tuple[str, ...]) -> list[str]:
    """Skeletons of a given name; of one in the table, its usual one and the names that it is a form of."""
    if names := given.names_of(word):
        return [skeleton(word), *(f"={n}" for n in names)]
    return list(readings(word, language, spoken)[:_MOST_READINGS])


def _surnames(words: list[str]) -> list[str]:
    """The family name; of two that stand behind two given names (José Luis Arana Gil), each, the last first."""
    if len(words) >= _TWO_SURNAMES and all(w[0].isupper() for w in words):
        return [words[-1], words[-2]]
    return [words[-1]]


_OBLIQUE = "ыуюеі"
"""Ends of Cyrillic given names that only a case gives."""


def given_ending(name: str, language: str | None = None) -> list[tuple[str, str]]:
    """A facet of the given name, which its skeleton loses: Mario and Maria, Олег and Ольга are two persons.

    Whether it ends in -a (or -я) is the same in every script; an initial tells nothing, nor does a case.
    """
    folded = fold(name).split()
    if not folded or len(folded[0]) < _SHORTEST_GIVEN or "." in name.split()[0]:
        return []
    form = folded[0]
    if names := given.names_of(form):
        endings = {n[-1] == "a" for n in names} | {form[-1] in "aая"}
    elif form[-1] in _OBLIQUE or (language in _CASED and _may_be_genitive(folded)):
        return []
    else:
        endings = {form[-1] in "aая"}
    return [("given name", "ends in a" if endings == {True} else "ends otherwise")] if len(endings) == 1 else []


_CASED = frozenset({"ru", "uk"})
_OF_EITHER = re.compile(r"(?:ов|ев|ін|ин|ын)а$")


def _may_be_genitive(words: list[str]) -> bool:
    """Whether a man's name in the genitive looks as this woman's name does: (от) Азата Сабирова."""
    form = words[0]
    man = form[-1] in "ая" and (form[-2] not in "аеиоуыэюяіїє" or bool(given.names_of(form[:-1] + "й")))
    return man and (len(words) == 1 or bool(_OF_EITHER.search(words[-1])) or bool(given.names_of(form[:-1])))


def patronymic(name: str) -> list[tuple[str, str]]:
    """A facet of a patronymic: its first letter, as an initial tells no more; a father is not his son."""
    words = name.replace(".", ". ").split()
    if len(words) <= _GIVEN_FIRST:
        return []
    second = next((w for w in words[1:] if is_patronymic(w)), None)
    if second is None and _INITIAL.fullmatch(words[0]) and _INITIAL.fullmatch(words[1]):
        second = words[1]
    if second is None and _INITIAL.fullmatch(words[-1]) and _INITIAL.fullmatch(words[-2]):
        second = words[-1]
    return [("patronymic", skeleton(second)[:1])] if second and skeleton(second) else []


def initials_keys(name: str, language: str | None = None, spoken: tuple[str, ...] = ()) -> list[str]:
    """First letter and family name of a name with initials, or of one written out, given name first."""
    words = words_of(name)
    full = [w for w in words if not _INITIAL.fullmatch(w)]
    short = [w for w in words if _INITIAL.fullmatch(w)]
    if len(words) < _GIVEN_FIRST or (short and len(full) != 1) or (not short and not full[-1][0].isalpha()):
        return []
    letters = _letters(short[0] if short else full[0])
    return [f"{letter}. {s}" for s in readings(full[-1], language, spoken)[:_MOST_READINGS] for letter in letters]


def _letters(word: str) -> list[str]:
    """What the first letter of a given name, or an initial, may be heard as."""
    heard = skeleton(word)[:1]
    if _INITIAL.fullmatch(word) and word[0] in "JC":
        return ["a", "j"] if word[0] == "J" else ["c", "k"]
    return ["a" if heard == "h" else heard] if heard else []


def surname_keys(name: str, language: str | None = None, spoken: tuple[str, ...] = ()) -> list[str]:
    """The family name of a name, and of a name that is one word or a family name behind a particle."""
    words = words_of(name)
    return list(readings(words[-1], language, spoken)[:_MOST_READINGS]) if words else []


def is_surname(name: str) -> bool:
    """Whether only a family name is said: one word, or one behind particles (van den Berg)."""
    words = name.split()
    return len(words) == 1 or all(w.casefold() in _PARTICLES for w in words[:-1])


_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "di", "da", "du", "dos", "del", "della", "le", "la", "el", "al", "zu", "ter"}
    | {"ten", "af", "av", "ван", "фон", "дер", "ден", "де", "ди", "да", "дю", "эль", "аль"}
)


def has_initials(name: str) -> bool:
    """Whether a name is one word beside initials."""
    words = name.replace(".", ". ").split()
    return any(_INITIAL.fullmatch(w) for w in words) and sum(not _INITIAL.fullmatch(w) for w in words) == 1
