"""Which words are a title of office: as the lists hold them, in a form of theirs, or with a slip of the pen."""

from __future__ import annotations

from hansa.loaders.languages.pack import Pack, load
from hansa.loaders.text.tokens import Token

_LONG = 8

_EVERYWHERE = ("en", "ru")
"""Languages whose titles stand in texts of other languages too."""


def first_words(pack: Pack) -> frozenset[str]:
    """The first words of titles of several words, of a language and of those whose titles stand in texts of others."""
    return pack.kept(
        ("first words of titles", ""),
        lambda: frozenset(
            title.split()[0]
            for known in (pack, *map(load, _EVERYWHERE))
            for title in known.titles
            if len(title.split()) > 1
        ),
    )


def post_of(words: list[Token], pack: Pack) -> tuple[str | None, bool]:
    """The post that words name as a title, if they do, and whether they say it of several."""
    said = " ".join(t.lower for t in words)
    lemmas = " ".join([pack.grammar.lemma(words[0].text), *(t.lower for t in words[1:])])
    every = " ".join(pack.grammar.lemma(t.text) for t in words)
    for form in (said, lemmas, every):
        if form in pack.titles:
            return pack.titles[form], _plural(words, pack)
    if said.endswith("s") and said[:-1] in pack.titles:
        return pack.titles[said[:-1]], True
    if said.endswith("men") and said[:-3] + "man" in pack.titles:
        return pack.titles[said[:-3] + "man"], True
    if length_of(words) and (close := _misspelt(said, pack)):
        return pack.titles[close], False
    for other in _EVERYWHERE:
        if (
            other != pack.code
            and words[0].text[0].isascii() is (other == "en")
            and (post := load(other).titles.get(said))
        ):
            return post, False
    return None, False


def length_of(words: list[Token]) -> bool:
    """Whether a single capitalised word is long enough to be known in spite of a slip of the pen."""
    return len(words) == 1 and words[0].capital and len(words[0].text) >= _LONG


def _misspelt(said: str, pack: Pack) -> str | None:
    """The title that differs from a word by one letter (or two letters that changed places), if only one does."""
    from rapidfuzz.distance import OSA

    alike = pack.kept(("long titles", said[0]), lambda: [t for t in pack.titles if len(t) >= _LONG and t[0] == said[0]])
    close = [t for t in alike if OSA.distance(t, said, score_cutoff=1) == 1]
    return close[0] if len(close) == 1 and said.rstrip("s") not in pack.titles else None


def _plural(words: list[Token], pack: Pack) -> bool:
    if any(w.lower in pack.titles for w in words):
        return False
    return pack.code != "en" and pack.grammar.plural(words[0].text)
