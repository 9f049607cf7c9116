"""How letters of a name are read in its language: a German j is a y, a Turkish c a j, and h stands for г or х.

A reading rewrites the Latin letters so that `hansa.loaders.text.folding.skeleton` hears in them what a name in Cyrillic
letters gives back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from hansa.loaders.text.folding import fold, romanise, skeleton

Patterns = tuple[tuple[str, str], ...]

_Y_FOR_J: Patterns = ((r"j", "y"),)
_SLAVIC: Patterns = ((r"ch", "h"), (r"(?<![csdz])c(?!h)", "ts"), *_Y_FOR_J)
_READINGS: dict[str, Patterns] = {
    "de": (
        (r"tsch", "ch"), (r"sch", "sh"), (r"(?<!s)ch(?=[^aeiou]|$)", "h"), (r"(?<!t)z", "ts"), (r"^v", "f"), *_Y_FOR_J,
    ),
    "pl": ((r"ch", "h"), (r"rz", "zh"), (r"sz", "sh"), (r"cz", "ch"), (r"c(?!h)", "ts"), *_Y_FOR_J),
    "fr": ((r"tch", "tj"), (r"ch", "sh"), (r"(?<=tj)", ""), (r"tj", "ch")),
    "tr": ((r"c(?!h)", "j"),),
    "az": ((r"c(?!h)", "j"), (r"x", "h"), (r"q", "g")),
    "uz": ((r"x", "h"),),
    "es": ((r"j|g(?=[ei])", "h"), (r"z", "s"), (r"c(?=[ei])", "s")),
    "pt": ((r"ch", "sh"), (r"j", "zh"), (r"nh", "n"), (r"lh", "l")),
    "it": ((r"sc(?=[ei])", "sh"), (r"c(?=[ei])", "ch"), (r"ch(?=[ei])", "k"), (r"gn", "n"), (r"gl(?=i)", "l")),
    "ro": ((r"ch(?=[ei])", "k"), (r"c(?=[ei])", "ch"), (r"j", "zh")),
    "hu": (
        (r"zs", "zh"), (r"cs", "ch"), (r"(?<![zc])s(?!z)", "sh"), (r"sz", "s"), (r"gy", "d"), (r"ly", "y"), *_Y_FOR_J,
    ),
    "el": ((r"mp", "b"), (r"nt", "d"), (r"gk", "g"), (r"ch", "h")),
    "nl": ((r"ij", "ei"), (r"sch", "sh"), *_Y_FOR_J),
    **dict.fromkeys(("cs", "sk", "sl", "hr", "sr", "bs"), _SLAVIC),
    **dict.fromkeys(("sv", "fi", "no", "da", "lt", "lv", "et"), _Y_FOR_J),
}  # fmt: skip

_SPOKEN = {
    **dict.fromkeys(("DE", "AT", "CH", "LI"), "de"), "PL": "pl", "FR": "fr", "TR": "tr", "AZ": "az", "UZ": "uz",
    **dict.fromkeys(("ES", "MX", "AR", "CO", "CL", "PE", "EC", "UY", "VE", "BO", "PY", "CU", "CR"), "es"),
    **dict.fromkeys(("PT", "BR", "MZ", "AO"), "pt"), "IT": "it", **dict.fromkeys(("RO", "MD"), "ro"), "HU": "hu",
    **dict.fromkeys(("GR", "CY"), "el"), "NL": "nl", "BE": "nl", "CZ": "cs", "SK": "sk", "SI": "sl", "HR": "hr",
    "RS": "sr", "ME": "sr", "BA": "bs", "SE": "sv", "FI": "fi", "NO": "no", "DK": "da", "LT": "lt", "LV": "lv",
    "EE": "et",
}  # fmt: skip
"""The language that most names of a country are read by."""

_MUTE = re.compile(r"(?<=oi|ai|au|ou)(?:s|t|x|d|lt)$|(?<=eau)x$|(?<=[ae]r)[dt]$|(?<=[eo])t$|(?<=[aeo]in)[st]$")
"""Letters at the end of French names that are not spoken."""

_PLAIN_H = re.compile(r"(?<![kgcstzpq])h")

_POLISH = re.compile(r"rz|sz")
"""Letters that no other language of Latin letters has often."""

# Case endings with a consonant, of languages whose names are given as they stand.
_CASES = {
    "uk": re.compile(r"(?<=\w{3})(?:ом|ем|єм|им|ім|ові|еві|ого|ому)$"),
    "kk": re.compile(r"(?<=\w{4})(?:[мбп]ен|[ндт][ыі]ң|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае]|[нт]ан|нен|ден|тен|дан)$"),
    "uz": re.compile(r"(?<=\w{4})(?:ni|ning|ga|dan|da)$"),
    "pl": re.compile(r"(?<=\w{3})(?:iem|em|owi|ego|emu|ą)$"),
}

_C_IS_J = frozenset({"tr", "az"})


def spoken_in(countries: Iterable[str]) -> tuple[str, ...]:
    """The languages that names of these countries (ISO 3166-1 codes) are read by, sorted."""
    return tuple(sorted({_SPOKEN[c] for c in countries if c in _SPOKEN}))


@lru_cache(maxsize=20_000)
def readings(word: str, language: str | None, spoken: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Skeletons of one word of a name, the usual one first.

    Args:
        language: of the document.
        spoken: languages of where the person is said to be of, if that is known.
    """
    found = [skeleton(word)]
    if (cases := _CASES.get(language or "")) is not None and (bare := cases.sub("", word.casefold())):
        found.append(skeleton(bare))
    latin = romanise(word.casefold().replace("ç", "ch") if language in _C_IS_J else word)
    if word[:1].isascii() or latin[:1] == fold(word)[:1]:
        for code in dict.fromkeys((language or "", *spoken, *(("pl",) if _POLISH.search(latin) else ()))):
            read = latin
            for pattern, to in _READINGS.get(code, ()):
                read = re.sub(pattern, to, read)
            found.append(skeleton(read))
        found += [skeleton(_MUTE.sub("", latin)), skeleton(_PLAIN_H.sub("g", latin))]
    return tuple(dict.fromkeys(f for f in found if f))
