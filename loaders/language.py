"""The language of a text, by the function words of the packs; where they do not tell, by a statistical model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from hansa.loaders.languages.pack import LANGUAGES, load, scripts

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


@lru_cache(maxsize=1)
def _stopwords() -> dict[str, frozenset[str]]:
    """Function word to the languages that have it."""
    found: dict[str, set[str]] = {}
    for code in LANGUAGES:
        for pack in scripts(load(code)):
            for word in pack.stopwords | pack.set("telling"):
                found.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def detect(text: str) -> str | None:
    """ISO 639-1 of a text; None for a text without words."""
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return None
    known = _stopwords()
    counts: Counter[str] = Counter()
    for codes in filter(None, map(known.get, words)):
        for code in codes:
            counts[code] += 1
    (best, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    share, rest = most / len(words), second / len(words)
    if share - rest >= CLEAR or (len(words) >= _FEW and share >= PLAIN and share >= AHEAD * rest):
        return best
    return _model()(text[:_SAMPLE])


@lru_cache(maxsize=1)
def _model() -> Callable[[str], str]:
    """The statistical model, told once which languages there are."""
    import py3langid

    py3langid.set_languages(list(_OTHERS))
    return lambda sample: str(py3langid.classify(sample)[0])
