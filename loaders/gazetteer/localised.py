"""The search for names of places in a language known by tables (see `Local`): endings, own names, demonyms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hansa.loaders.gazetteer.fold import Word, fold_name
from hansa.loaders.gazetteer.local import Local, base_length
from hansa.loaders.gazetteer.names import NameHit, is_written_as_name
from hansa.loaders.gazetteer.places import Place, Places
from hansa.loaders.gazetteer.records import NameKind

Found = list[tuple[Place, NameKind]]


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names that are names of persons, and those that name no place (continents and the like)."""

    given: frozenset[str]
    stopped: frozenset[str]


def longest(
    local: Local, places: Places, run: Sequence[Word], exact: tuple[int, list[tuple[int, NameKind]]], names: Names
) -> tuple[NameHit, int] | None:
    """The longest name at the begin of a run of words, and its number of words.

    Args:
        run: the words that may belong to one name.
        exact: number of words and places of the longest name as it stands.
    """
    first = run[0]
    if not first.form[0].isupper():
        return _adjective(local, run, names)
    own = next(local.named([word.folded for word in run]), None)
    count, numbers = exact
    adds = bool(local.endings.suffixes)
    if own is not None and own[0] >= count:
        return _hit(run[: own[0]], [(own[1], NameKind.NAME)], names, own[2], adds), own[0]
    if count == 1 and first.folded in local.common:
        numbers = []
    found = _of_language([(places.record(n), kind) for n, kind in numbers], run[:count], local.code)
    inflected = _inflected(local, places, run)
    base = None
    if inflected is not None and (inflected[0] > count or not found or _outweighs(inflected[1], found)):
        count, found, base = inflected
    if not found:
        return _adjective(local, run, names)
    if " ".join(word.folded for word in run[:count]) in names.stopped:
        return None
    return _hit(run[:count], [(p.key, kind) for p, kind in _ranked(found)], names, base, adds), count


def _adjective(local: Local, run: Sequence[Word], names: Names) -> tuple[NameHit, int] | None:
    key = local.adjective(run[0].folded)
    return (_hit(run[:1], [(key, NameKind.ADJECTIVE)], names), 1) if key else None


def _hit(
    run: Sequence[Word],
    found: Sequence[tuple[str, NameKind]],
    names: Names,
    base: str | None = None,
    keeps_suffixes: bool = False,
) -> NameHit:
    last = run[-1]
    inflected = base is not None and base != last.folded
    cut = keeps_suffixes and inflected and base is not None and last.folded.startswith(base)
    return NameHit(
        run[0].start,
        last.end,
        tuple(key for key, _ in found),
        min(kind for _, kind in found).name.lower(),
        inflected,
        False,  # what is an ordinary word of the language is left out before
        " ".join(word.folded for word in run) in names.given,
        last.start + base_length(last.form, len(base)) if cut and base else last.end,
    )


def _inflected(local: Local, places: Places, run: Sequence[Word]) -> tuple[int, Found, str] | None:
    """The longest name that the words may be forms of: number of words, places, base of the last word."""
    best: tuple[int, Found, str] | None = None
    paths = [""]
    for count, word in enumerate(run, 1):
        if not is_written_as_name(run[:count]):
            break
        forms = (word.folded, *local.endings.bases(word.folded))
        if count == 1 and not local.common.isdisjoint(forms):
            forms = forms[:1]  # `Domu` is a form of an ordinary word
        ends = [(f"{path}{form}", form) for path in paths for form in forms]
        paths = [path for path, _ in ends if places.is_prefix(path)]
        for path, form in ends:
            if count == 1 and (form == word.folded or form in local.common):
                continue
            found: Found = [
                (place, kind)
                for number, kind in places.lookup(path)
                if kind in (NameKind.NAME, NameKind.FORMER, NameKind.ALTERNATE)
                and _is_large(place := places.record(number), kind)
            ]
            if found and (best is None or count > best[0] or _outweighs(found, best[1])):
                best = count, found, form
        if not paths:
            break
        paths = [f"{path} " for path in paths]
    return best


_SMALLEST = 5_000
_SMALLEST_ALTERNATE = 30_000


def _is_large(place: Place, kind: NameKind) -> bool:
    """Whether an inflected form may mean a place: small ones have names that many words are forms of."""
    least = _SMALLEST_ALTERNATE if kind == NameKind.ALTERNATE else _SMALLEST
    return place.type != "City" or place.population >= least


def _outweighs(one: Found, other: Found) -> bool:
    """Whether the largest place of one reading is much larger than that of another, or a country where it has none."""

    def weight(places: Found) -> float:
        return max((10.0 if p.type == "Country" else 1.0) * max(p.population, 1_000) for p, _ in places)

    return weight(one) > 5 * weight(other)


def _of_language(places: Found, run: Sequence[Word], code: str) -> Found:
    """Places without the countries that only other languages call so, or that are smaller than a city of that name."""
    largest = max((p.population for p, kind in places if p.type == "City" and kind == NameKind.NAME), default=0)
    if largest < _LARGE_CITY:
        return places
    said = " ".join(word.folded for word in run)
    return [
        (place, kind)
        for place, kind in places
        if place.type != "Country"
        or kind != NameKind.ALTERNATE
        or (fold_name(place.names.get(code, "")) == said and place.population > largest)
    ]


_LARGE_CITY = 50_000


def _ranked(found: Iterable[tuple[Place, NameKind]]) -> Found:
    strongest: dict[str, tuple[Place, NameKind]] = {}
    for place, kind in found:
        known = strongest.get(place.key)
        strongest[place.key] = (place, kind if known is None else min(kind, known[1]))
    return sorted(
        strongest.values(),
        key=lambda item: (item[1] == NameKind.ALTERNATE, -item[0].population, item[0].type, item[0].key),
    )
