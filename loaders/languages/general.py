"""The grammar of a language that has no module of its own, from the settings in its `words.json`.

A head noun stands first in its phrase (`Asamblea de Ciudades`) or last (`Şehirler Birliği`). A word goes back to its
base form by the pack's endings, as far as the base form stands in one of its lists.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hansa.loaders.gazetteer.fold import fold_word
from hansa.loaders.languages.en import known_name_part
from hansa.loaders.languages.phrasing import Phrasing

if TYPE_CHECKING:
    from hansa.loaders.languages.pack import Pack

_COMPOUND = 5
"""Letters of the head of a compound, at least."""


class General(Phrasing):
    """See `hansa.loaders.languages.grammar.Grammar`. `pack` is set by whoever makes it, before its first use."""

    def lemma(self, word: str) -> str:
        return _lemma(self.pack, word)

    def nominative(self, words: list[str]) -> str:
        last = words[-1]
        if len(words) > 1 and not known_name_part(words[0]) and self.pack.endings.replaced:
            given = next((b for b in self._written(words[0]) if known_name_part(b)), None)
            if given is not None:
                family = next((b for b in self._written(last) if known_name_part(b)), None)
                endings = tuple(self.pack.words.get("surname_endings", ()))
                family = family or next((b for b in self._written(last) if endings and b.endswith(endings)), last)
                return " ".join([given, *words[1:-1], family])
        if self.pack.endings.suffixes and not known_name_part(last):
            endings = tuple(self.pack.words.get("surname_endings", ()))
            if not last.endswith(endings or ("\0",)):
                fit = next((b for b in self._written(last) if (endings and b.endswith(endings))), None)
                fit = fit or next((b for b in self._written(last) if len(b) > 3 and known_name_part(b)), None)
                return " ".join([*words[:-1], fit or last])
        return " ".join(words)

    def _written(self, word: str) -> list[str]:
        """The base forms of a word as they would be written."""
        folded = fold_word(word)
        if len(folded) != len(word):
            return []
        written = []
        for base in self.pack.endings.bases(folded):
            same = next(
                (i for i, (a, b) in enumerate(zip(base, folded, strict=False)) if a != b), min(len(base), len(folded))
            )
            written.append(word[:same] + base[same:])
        return written

    def base_phrase(self, words: list[str], head: int) -> str:
        return " ".join(words)

    def person_like(self, words: list[str]) -> float:
        pack = self.pack
        own = [w for w in words if w.lower() not in pack.set("particles") and len(w) > 1]
        if not own:
            return 0.0
        known = [known_name_part(w) or any(map(known_name_part, self._written(w))) for w in own]
        common = [fold_word(w) in pack.known_words or w.lower() in pack.stopwords or self._inflected(w) for w in own]
        if any(common):
            return 0.0 if all(common) or len(own) < 3 else 0.2
        endings = tuple(pack.words.get("surname_endings", ()))
        surname = (
            len(own) > 1 and bool(endings) and any(b.endswith(endings) for b in (own[-1], *self._written(own[-1])))
        )
        if known[0] and (surname or known[-1]):
            return 0.6 if pack.words.get("nouns_capital") and len(own) == 1 else 1.0
        if surname or (known[0] and (len(own) > 1 or not pack.words.get("nouns_capital"))):
            return 1.0 if len(own) > 1 else 0.5
        return 0.5 if any(known) or not pack.words.get("nouns_capital") else 0.2

    def _inflected(self, word: str) -> bool:
        """Whether a word with a capital is a form of a noun of the lists, where nouns are declined."""
        if not self.pack.has("place_adjective") or known_name_part(word):
            return False
        return any(base in self.pack.known_words for base in self.pack.endings.bases(fold_word(word)))

    def plural(self, word: str) -> bool:
        endings = tuple(self.pack.words.get("plurals", ()))
        folded = fold_word(word)
        return bool(endings) and folded.endswith(endings) and folded not in self.pack.known_words

    def same_surname(self, word: str, surname: str) -> bool:
        one, two = fold_word(word), fold_word(surname)
        return one == two or two in self.pack.endings.bases(one) or one in self.pack.endings.bases(two)


@lru_cache(maxsize=50_000)
def _lemma(pack: Pack, word: str) -> str:
    folded = fold_word(word)
    known = pack.known_words
    if folded in known:
        return known[folded]
    bases = pack.endings.bases(folded)
    for base in bases:
        if base in known:
            return known[base]
    if pack.words.get("compounds"):
        for form in (folded, *bases):
            for start in range(1, len(form) - _COMPOUND + 1):
                if form[start:] in known and known[form[start:]] in pack.heads:
                    return known[form[start:]]
    return word.lower()
