"""The language of a text, by its function words; for a text without any, by the letters."""

from __future__ import annotations

import re

from hansa.loaders.languages.pack import LANGUAGES, load

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_OTHERS = (
    "en",
    "ru",
    "uk",
    "be",
    "kk",
    "ky",
    "az",
    "uz",
    "tr",
    "de",
    "fr",
    "es",
    "it",
    "pl",
    "pt",
    "nl",
    "zh",
    "ja",
    "ko",
    "ar",
    "fa",
)
CLEAR = 0.15
"""Share of function words of one language, beyond that of all others, from which it is taken as said."""


def detect(text: str) -> str | None:
    """ISO 639-1 of a text; None for a text without words."""
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return None
    shares = {code: sum(w in load(code).stopwords for w in words) / len(words) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: shares[code])
    rest = max(share for code, share in shares.items() if code != best)
    if shares[best] - rest >= CLEAR:
        return best
    import py3langid

    py3langid.set_languages(list(_OTHERS))
    return str(py3langid.classify(text[:_SAMPLE])[0])
