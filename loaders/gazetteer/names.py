"""A name of a place as found in a text, and which words may make one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hansa.loaders.gazetteer.fold import Word, is_cyrillic

LONGEST_NAME = 7
"""Words in the longest name looked for."""

_LOWER_HEADS = frozenset(  # an oblast or область needs no capital
    [
        "region",
        "oblast",
        "province",
        "krai",
        "district",
        "county",
        "prefecture",
        "state",
        "область",
        "края",
        "край",
        "республика",
        "область",
        "округ",
        "район",
        "велаят",
        "воеводство",
        "штат",
        "провинция",
    ]
)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A stretch of text that is the name of one place or of several.

    Attributes:
        start, end: offsets, `text[start:end]` is the form as said.
        place_keys: all it may stand for: names before alternates, then by population.
        kind: "name", "alternate", "former", "abbreviation" or "adjective"; the strongest of its places.
        inflected: found through a dictionary form, not as it stands.
        stem: where its suffixes begin, in languages that only add them; the end in others.
        common_word: the form is also an ordinary word, such as Nice or Mobile.
        given_name: the form is also a first name or surname of persons, as far as known.
    """

    start: int
    end: int
    place_keys: tuple[str, ...]
    kind: str
    inflected: bool
    common_word: bool
    given_name: bool
    stem: int = 0


def run_from(tokens: Sequence[Word], at: int) -> list[Word]:
    """The words from here that may belong to one name."""
    run = [tokens[at]]
    for word in tokens[at + 1 : at + LONGEST_NAME]:
        if not word.joined:
            break
        run.append(word)
    return run


def is_written_as_name(run: Sequence[Word]) -> bool:
    """Whether the first and last words are capitalised; the last need not be when it is a word such as область."""
    last = run[-1]
    if len(run) == 1 or not last.form[0].islower():
        return True
    if is_cyrillic(last.folded):
        return not last.spaced or last.folded[:4] in _LOWER_HEAD_STEMS
    return last.folded in _LOWER_HEADS or not last.spaced


_LOWER_HEAD_STEMS = frozenset(head[:4] for head in _LOWER_HEADS if is_cyrillic(head))
