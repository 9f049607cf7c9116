"""Keys of persons' names: the same for one name in several scripts, spellings and orders of its words.

A key is made of the skeletons (`hansa.loaders.text.folding.skeleton`) of the first and the last word, sorted, so that
the order does not matter; a patronymic between them is left out. A name may have several keys, as its letters tell
different sounds in different languages: a German j is a y, a Turkish c a j, and h stands for г or х.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from hansa.loaders import eastern
from hansa.loaders.text.folding import fold, romanise, skeleton

_GIVEN_FIRST = 2
_MOST_KEYS = 4
_SHORTEST_GIVEN = 3
_PATRONYMIC = re.compile(
    r"(?:[oe]vich|ich|ovych|yovych|ov?na|evna|ivna|yivna|ichna|evich|vich|vna|uly|kyzy|kizi|o?g[ ʻ’‘']?li|qizi|uulu)$",
)
_PATRONYMIC_CYRILLIC = re.compile(r"(?:вич|вна|ична|ыч|івна|ївна|ович|улы|ұлы|қызы|кызы|уулу|оглы|оглу|ўғли|қизи)$")
_INITIAL = re.compile(r"\w\.?")

# What a letter means where the language of the document tells it, before the general rules of `skeleton`.
_Y_FOR_J = ((r"j", "y"),)
_READINGS = {
    "de": ((r"tsch", "ch"), (r"sch", "sh"), (r"(?<!s)ch(?=[^aeiou]|$)", "h"), *_Y_FOR_J),
    "pl": ((r"ch", "h"), (r"rz", "zh"), *_Y_FOR_J),
    "fr": ((r"tch", "tj"), (r"ch", "sh"), (r"(?<=tj)", ""), (r"tj", "ch")),
    "tr": ((r"c(?!h)", "j"),),
    "az": ((r"c(?!h)", "j"), (r"x", "h")),
    "uz": ((r"x", "h"),),
    "es": ((r"j", "h"),),
    **dict.fromkeys(
        ("cs", "sk", "sl", "hr", "sr", "bs", "sv", "fi", "no", "da", "nl", "lt", "lv", "et", "hu"), _Y_FOR_J
    ),
}
_MUTE = re.compile(r"(?<=oi|ai|au|ou)(?:s|t|x|d|lt)$|(?<=eau)x$|(?<=[ae]r)[dt]$|(?<=[eo])t$")
"""Letters at the end of French names that are not spoken."""

_PLAIN_H = re.compile(r"(?<![kgcstzpq])h")

# Case endings with a consonant, of languages whose names are given as they stand.
_CASES = {
    "uk": re.compile(r"(?<=\w{3})(?:ом|ем|єм|им|ім|ові|еві|ого|ому)$"),
    "kk": re.compile(r"(?<=\w{4})(?:[мбп]ен|[ндт][ыі]ң|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае]|[нт]ан|нен|ден|тен|дан)$"),
    "uz": re.compile(r"(?<=\w{4})(?:ni|ning|ga|dan|da)$"),
}

_C_IS_J = frozenset({"tr", "az"})

# One given name in two neighbouring languages whose skeletons differ.
_SAME_GIVEN = {
    skeleton(one): skeleton(other)
    for one, other in (
        ("Volodymyr", "Vladimir"), ("Mykola", "Nikolai"), ("Dmytro", "Dmitri"), ("Pavlo", "Pavel"), ("Petro", "Pyotr"),
        ("Yevhen", "Yevgeni"), ("Mykhailo", "Mikhail"), ("Uladzimir", "Vladimir"), ("Mikalai", "Nikolai"),
    )
}  # fmt: skip


def words_of(name: str) -> list[str]:
    """The words of a name, an initial apart from what follows, without a patronymic behind the given name."""
    words = name.replace(".", ". ").split()
    if len(words) > _GIVEN_FIRST and is_patronymic(words[1]):
        return [words[0], *words[2:]]
    if len(words) > _GIVEN_FIRST and is_patronymic(words[-1]) and _PATRONYMIC_CYRILLIC.search(words[-1].casefold()):
        return words[:-1]
    return words


def is_patronymic(word: str) -> bool:
    low = word.casefold().strip(".")
    return bool(_PATRONYMIC_CYRILLIC.search(low) or (low.isascii() and len(low) > 4 and _PATRONYMIC.search(low)))


def person_name(name: str) -> str:
    """A key of a person's name by the most usual reading of its letters."""
    words = words_of(name)
    return " ".join(sorted(_usual(w) for w in (words[0], words[-1]))) if words else ""


def person_names(name: str, language: str | None) -> list[str]:
    """The keys of a person's name in a document of this language, the usual one first."""
    words = words_of(name)
    if not words:
        return []
    both = [_readings(w, language) for w in dict.fromkeys((words[0], words[-1]))]
    found = dict.fromkeys([person_name(name), *(" ".join(sorted(pair)) for pair in _pairs(both))])
    return [*list(found)[:_MOST_KEYS], *eastern.keys(name)]


def _pairs(readings: list[list[str]]) -> Iterator[tuple[str, ...]]:
    for pair in product(*readings):
        yield pair * 2 if len(pair) == 1 else pair


def _usual(word: str) -> str:
    made = skeleton(word)
    return _SAME_GIVEN.get(made, made)


def _readings(word: str, language: str | None) -> list[str]:
    """Skeletons of one word, the usual one first."""
    found = [_usual(word)]
    if (cases := _CASES.get(language or "")) is not None and (bare := cases.sub("", word.casefold())):
        found.append(_usual(bare))
    latin = romanise(word.casefold().replace("ç", "ch") if language in _C_IS_J else word)
    if word[:1].isascii() or latin[:1] == fold(word)[:1]:
        read = latin
        for pattern, to in _READINGS.get(language or "", ()):
            read = re.sub(pattern, to, read)
        found += [_usual(read), _usual(_MUTE.sub("", latin)), _usual(_PLAIN_H.sub("g", latin))]
    return list(dict.fromkeys(f for f in found if f))


def given_ending(name: str) -> list[tuple[str, str]]:
    """A facet of the given name, which its skeleton loses: Mario and Maria, Олег and Ольга are two persons.

    Whether it ends in -a (or -я) is the same in every script; an initial tells nothing.
    """
    given = fold(name).split()[0] if fold(name) else ""
    if len(given) < _SHORTEST_GIVEN or "." in name.split()[0] or skeleton(given) in _SAME_GIVEN:
        return []
    return [("given name", "ends in a" if given[-1] in "aая" else "ends otherwise")]


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


def initials_key(name: str) -> str | None:
    """First letter and family name of a name with initials, or of one written out, given name first."""
    words = words_of(name)
    if len(words) < _GIVEN_FIRST:
        return None
    full = [w for w in words if not _INITIAL.fullmatch(w)]
    short = [w for w in words if _INITIAL.fullmatch(w)]
    if short and len(full) == 1:
        return f"{skeleton(short[0])[:1]}. {_usual(full[0])}"
    if short or len(full) != _GIVEN_FIRST:
        return None
    return f"{skeleton(full[0])[:1]}. {_usual(full[1])}"


def has_initials(name: str) -> bool:
    words = name.replace(".", ". ").split()
    return any(_INITIAL.fullmatch(w) for w in words) and sum(not _INITIAL.fullmatch(w) for w in words) == 1
