"""Finding names of places in a text, and what each may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path

from hansa.loaders.gazetteer import localised, russian
from hansa.loaders.gazetteer.fold import Word, fold_name, is_cyrillic, words
from hansa.loaders.gazetteer.local import Local
from hansa.loaders.gazetteer.names import NameHit, is_written_as_name, run_from
from hansa.loaders.gazetteer.places import Place, Places
from hansa.loaders.gazetteer.records import ADJECTIVE_PREFIX, LEMMA_PREFIX, NameKind

LONGEST_ACRONYM = 4
"""Letters of a word in capitals that is taken for an acronym, never for a name: UN is no town Un."""


class Gazetteer:
    """Names of cities of 500 people and more, of regions and countries.

    `Gazetteer.open()` gives the one of the process.
    """

    def __init__(
        self, places: Places, common_words: frozenset[str], given_names: frozenset[str], stop_names: frozenset[str]
    ) -> None:
        self._places = places
        self._common_words = common_words
        self._given_names = given_names
        self._stop_names = stop_names
        self._names = localised.Names(given_names, stop_names)

    @staticmethod
    def open() -> Gazetteer:
        """The gazetteer of the package, opened at the first call."""
        return _open()

    def find_names(self, text: str, language: str | None = None, local: Local | None = None) -> Iterator[NameHit]:
        """The longest names at word boundaries, left to right, without overlap.

        Args:
            text: any text; names must be capitalised in it, Russian adjectives need not be.
            language: ISO 639-1 where known; the Russian forms are tried for Cyrillic words unless it is another
                language in Cyrillic letters.
            local: what a language with tables of its own adds; Russian forms are then not tried.
        """
        tokens = local.words(text) if local else words(text)
        russian_forms = local is None and language in (None, "ru", "en", "")
        position = 0
        for at, word in enumerate(tokens):
            if at < position:
                continue
            if local is None and not (word.form[0].isupper() or _may_begin(word, russian_forms)):
                continue
            position = at
            if local is not None:
                exact = self._exact(tokens, position) if tokens[position].form[0].isupper() else (0, [])
                hit = localised.longest(local, self._places, run_from(tokens, position), exact, self._names)
            else:
                hit = self._longest(text, tokens, position, russian_forms)
            if hit is not None:
                yield hit[0]
                position += hit[1]

    def place(self, key: str) -> Place:
        """The place with a key.

        Raises:
            KeyError: no such place.
        """
        number = self._places.number_of(key)
        if number is None:
            raise KeyError(key)
        return self._places.record(number)

    def candidates(self, name: str, language: str | None = None) -> list[Place]:
        """All places a name may stand for: names before alternates, then by population. Inflected Russian is tried."""
        found = list(self._places.lookup(fold_name(name)))
        tokens = words(name)
        if not found and language in (None, "ru") and tokens and is_cyrillic(tokens[0].folded):
            match = self._inflected(tokens, 0)
            if match is not None and match[0] == len(tokens):
                found = match[1]
        return [self._places.record(number) for number, _ in self._ranked(found)]

    def capital_of(self, key: str) -> Place | None:
        """The capital of a country or region; None when unknown."""
        capital = self.place(key).capital_key
        return self.place(capital) if capital else None

    def is_common_word(self, form: str) -> bool:
        """Whether a name of a place is also an ordinary word."""
        folded = fold_name(form)
        return folded in self._common_words or (
            is_cyrillic(folded) and " " not in folded and (r := russian.read(folded)).common and not r.place
        )

    def is_given_name(self, form: str) -> bool:
        """Whether the form is also a first name, patronymic or surname, as far as our list and the dictionary know."""
        folded = fold_name(form)
        return folded in self._given_names or (
            is_cyrillic(folded) and " " not in folded and russian.read(folded).person
        )

    def _longest(self, text: str, tokens: Sequence[Word], at: int, russian_forms: bool) -> tuple[NameHit, int] | None:
        first = tokens[at]
        inflected = False
        count: int = 0
        found: list[tuple[int, NameKind]] = []
        if _is_written(first.form):
            count, found = self._exact(tokens, at)
            if russian_forms and is_cyrillic(first.folded):
                match = self._inflected(tokens, at)
                if match is not None and match[0] > count:
                    (count, found), inflected = match, True
                elif match is not None and match[0] == count:
                    # Женеве is a village of that name, and Geneva in the prepositional case
                    found = [*found, *match[1]]
        if not found and russian_forms and is_cyrillic(first.folded):
            count, found = self._adjective(tokens, at)
        if not found:
            return None
        start, end = first.start, tokens[at + count - 1].end
        if self._is_stopped(tokens[at : at + count]):
            return None
        ranked = self._ranked(found)
        form = text[start:end]
        return (
            NameHit(
                start,
                end,
                tuple(self._places.record(number).key for number, _ in ranked),
                min(kind for _, kind in ranked).name.lower(),
                inflected,
                self.is_common_word(form),
                self.is_given_name(form),
            ),
            count,
        )

    def _is_stopped(self, run: Sequence[Word]) -> bool:
        """Whether the words name a continent or the like, in the nominative or another case."""
        if " ".join(word.folded for word in run) in self._stop_names:
            return True
        lemmas = [russian.read(w.form.lower()).lemmas if is_cyrillic(w.folded) else (w.folded,) for w in run]
        return any(" ".join(forms) in self._stop_names for forms in product(*(some[:3] for some in lemmas)))

    def _exact(self, tokens: Sequence[Word], at: int) -> tuple[int, list[tuple[int, NameKind]]]:
        run = run_from(tokens, at)
        text = " ".join(word.folded for word in run)
        lengths = {key.count(" ") + 1: key for key in self._places.prefixes(text)}
        for count in sorted(lengths, reverse=True):
            key = lengths[count]
            if key != " ".join(word.folded for word in run[:count]) or not is_written_as_name(run[:count]):
                continue
            found = [p for p in self._places.lookup(key) if _kind_fits(p[1], run[:count])]
            if found:
                return count, found
        return 0, []

    def _inflected(self, tokens: Sequence[Word], at: int) -> tuple[int, list[tuple[int, NameKind]]] | None:
        """The longest name whose dictionary forms stand at this word."""
        run = run_from(tokens, at)
        best: tuple[int, list[tuple[int, NameKind]]] | None = None
        for namespace in ("", LEMMA_PREFIX):
            paths = [namespace]
            for count, word in enumerate(run, 1):
                forms = self._forms(word, alone=False)
                paths = [f"{path}{form}" for path in paths for form in forms]
                paths = [path for path in paths if self._places.is_prefix(path)]
                if not paths:
                    break
                if is_written_as_name(run[:count]) and (best is None or count > best[0]):
                    allowed = {namespace + form for form in self._forms(word, alone=True)} if count == 1 else set(paths)
                    found = [
                        p
                        for path in paths
                        if path in allowed
                        for p in self._places.lookup(path)
                        if p[1] in (NameKind.NAME, NameKind.FORMER, NameKind.ALTERNATE)
                    ]
                    if found:
                        best = count, found
                paths = [f"{path} " for path in paths]
        return best

    def _forms(self, word: Word, alone: bool) -> tuple[str, ...]:
        if not is_cyrillic(word.folded):
            return (word.folded,)
        reading = russian.read(word.form.lower())
        if alone:
            return reading.place_lemmas
        return tuple(dict.fromkeys((word.folded, *reading.lemmas)))

    def _adjective(self, tokens: Sequence[Word], at: int) -> tuple[int, list[tuple[int, NameKind]]]:
        word = tokens[at]
        if not _is_adjective(word):
            return 0, []
        forms = (word.folded, *russian.read(word.form.lower()).adjectives)
        found = [p for form in dict.fromkeys(forms) for p in self._places.lookup(ADJECTIVE_PREFIX + form)]
        return (1, found) if found else (0, [])

    def _ranked(self, found: Iterable[tuple[int, NameKind]]) -> list[tuple[int, NameKind]]:
        strongest: dict[int, NameKind] = {}
        for number, kind in found:
            strongest[number] = min(kind, strongest.get(number, kind))
        return sorted(
            strongest.items(),
            key=lambda item: (
                item[1] == NameKind.ALTERNATE,
                -self._places.record(item[0]).population,
                self._places.record(item[0]).type,
                self._places.record(item[0]).key,
            ),
        )


_ADJECTIVE_ENDINGS = tuple(
    stem + ending
    for stem in ("ск", "цк")
    for ending in ("ий", "ой", "ого", "ому", "им", "ом", "ая", "ую", "ое", "ие", "их", "ими")
)


def _is_written(form: str) -> bool:
    """Whether a word is written as one of a name."""
    return form[0].isupper() or (len(form) > 2 and form[1].isupper())


def _is_adjective(word: Word) -> bool:
    """Whether a word may be a Russian adjective made of a name."""
    return len(word.form) >= 5 and word.folded.endswith(_ADJECTIVE_ENDINGS)


def _may_begin(word: Word, russian_forms: bool) -> bool:
    """Whether a name may begin with a word in lower case: a quick look, as most words begin none."""
    return (len(word.form) > 2 and word.form[1].isupper()) or (russian_forms and _is_adjective(word))


def _kind_fits(kind: NameKind, run: Sequence[Word]) -> bool:
    """Whether a name of this kind may be written so: an abbreviation in capitals, a name not as an acronym."""
    if kind == NameKind.ABBREVIATION:
        return any(letter.isupper() for letter in run[0].form[1:]) or len(run) > 1
    return not (len(run) == 1 and len(run[0].form) <= LONGEST_ACRONYM and run[0].form.isupper())


def data_folder() -> Path:
    """Where the compiled files are in the installed package."""
    return Path(str(files("hansa.loaders"))) / "data"


@cache
def _open() -> Gazetteer:
    folder = data_folder()
    lists = [
        frozenset((folder / "gazetteer" / name).read_text("utf-8").split("\n"))
        for name in ("common_words.txt", "given_names.txt", "stop_names.txt")
    ]
    return Gazetteer(Places(folder), *lists)
