"""The language of a text, by the function words of the packs; where they do not tell, by a statistical model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from pathlib import Path

from hansa.loaders import kept
from hansa.loaders.languages.pack import LANGUAGES, load, scripts
from hansa.loaders.registries import added_version

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u2018\u02bb\u02bc][^\W\d_]+)*")
_OTHERS = (*LANGUAGES, "be", "ky", "pt", "nl", "zh", "ja", "ko", "ar", "fa")
CLEAR = 0.15
"""Share of function words of one language, beyond that of all others, from which it is taken as said."""
AHEAD = 2.0
"""Times as many function words as those of any other language have the same effect, from a share of PLAIN on."""
PLAIN = 0.08
_FEW = 8
"""Words, from which a share means something."""
_RUSSIAN = re.compile(r"[а-яё]+")
_NOT_RUSSIAN = re.compile(r"[\u0450\u0452-\u052f]")
_MOSTLY = 0.8


@lru_cache(maxsize=1)
def _stopwords() -> dict[str, tuple[str, ...]]:
    """Function word to the languages that have it."""
    root = Path(str(resources.files("hansa.loaders.languages"))) / "data"
    data = kept.stamp(*(root / code / "words.json" for code in LANGUAGES))
    code = kept.made_by(__name__, "hansa.loaders.languages.scripts", "hansa.loaders.languages.pack")
    (found,) = kept.value(f"function words {added_version()} {code} {data}", lambda: (_function_words(),))
    return dict(found)


def _function_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for code in LANGUAGES:
        for pack in scripts(load(code)):
            for word in pack.stopwords | pack.set("telling"):
                found.setdefault(word, {})[code] = None
    return {word: tuple(codes) for word, codes in found.items()}


def detect(text: str) -> str | None:
    """ISO 639-1 of a text; None for a text without words."""
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return None
    sample = text[:_SAMPLE]
    cyrillic = len(_CYRILLIC.findall(sample)) > len(_LATIN.findall(sample))
    known = _stopwords()
    counts: Counter[str] = Counter()
    for codes in filter(None, map(known.get, words)):
        for code in codes:
            counts[code] += _fits(code, cyrillic)
    (best, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    share, rest = most / len(words), second / len(words)
    if share - rest >= CLEAR or (len(words) >= _FEW and share >= PLAIN and share >= AHEAD * rest):
        return best
    if len(words) >= _FEW and _is_russian("".join(words)):
        return "ru"
    likely = _model()(sample)
    return next((code for code in likely if _fits(code, cyrillic)), likely[0])


def _fits(code: str, cyrillic: bool) -> bool:
    """Whether a language is written in the letters that most of a text has."""
    return (code in _IN_CYRILLIC) == cyrillic or code in _IN_BOTH


_CYRILLIC, _LATIN = re.compile("[а-яё]", re.IGNORECASE), re.compile("[a-z]", re.IGNORECASE)
_IN_CYRILLIC = frozenset({"ru", "uk", "be", "kk", "ky"})
_IN_BOTH = frozenset({"uz", "kk", "az", "zh", "ja", "ko", "ar", "fa"})
"""Languages of which the letters do not tell: a name in Latin letters does not make a Russian text English."""


def _is_russian(letters: str) -> bool:
    """Whether letters (lower case) are Russian: the other languages in Cyrillic here have letters of their own."""
    if _NOT_RUSSIAN.search(letters):
        return False
    return sum(map(len, _RUSSIAN.findall(letters))) >= _MOSTLY * len(letters)


@lru_cache(maxsize=1)
def _model() -> Callable[[str], list[str]]:
    """The statistical model, told once which languages there are: the likeliest first."""
    import py3langid

    py3langid.set_languages(list(_OTHERS))
    return lambda sample: [str(code) for code, _ in py3langid.rank(sample)]
