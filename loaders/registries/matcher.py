"""Finding the organisations of a registry in a text.

A name is compared word by word: folded, and for Russian by dictionary forms, so that every case of a long name is
found. An acronym counts only as it is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, pairwise

from hansa.loaders import kept
from hansa.loaders.gazetteer import russian
from hansa.loaders.gazetteer.fold import Word, is_cyrillic, words
from hansa.loaders.gazetteer.local import Local, base_length
from hansa.loaders.registries.load import added_version, current_registry
from hansa.loaders.registries.model import Organization, Registry

_BETWEEN = re.compile(
    r"[ \t\u00a0\u202f«»\"“”„'‘’()–—‐‑\-,&/.:+]{0,4}\n?[ \t«»\"“”„'‘’]{0,2}(?:(?:l|d|dell|all|nell|dall|sull)['’])?"
)
_ELISIONS = frozenset({"l", "d", "dell", "all", "nell", "dall", "sull"})
_LOWERED_WORDS = 4
"""From this many words on, a name is known though some of its words are not capitalised as they should be."""


@dataclass(frozen=True, slots=True)
class OrganizationHit:
    """A stretch of text that names an organisation of the registry.

    Attributes:
        start, end: offsets, `text[start:end]` is the form as said.
        slugs: the organisations with this name; more than one where an acronym is shared.
        kind: "name" or "acronym".
        stem: where the suffixes of its last word begin, in languages that only add them; 0 where it has none.
    """

    start: int
    end: int
    slugs: tuple[str, ...]
    kind: str
    stem: int = 0


@dataclass
class _Node:
    """A node of the tree of names: the words that may follow, and what ends here."""

    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[str, tuple[bool, ...]]] = field(default_factory=list)


class OrganizationMatcher:
    """Finds the names and acronyms of a registry's organisations.

    Args:
        registry: what to find; the one in use when None.
    """

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = current_registry() if registry is None else registry
        self._names = _Node()
        self._acronyms: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
        every = self._registry.organizations.values()
        for slug, path, capitals in kept.value(_key(every), lambda: tuple(chain.from_iterable(map(_paths, every)))):
            node = self._names
            for form in path:
                node = node.next.setdefault(form, _Node())
            if (slug, capitals) not in node.ends:
                node.ends.append((slug, capitals))
        for organization in every:
            for acronym in dict.fromkeys(a for some in organization.acronyms.values() for a in some):
                forms = tuple(word.form for word in words(acronym))
                self._acronyms[forms[0]].append((forms, organization.slug, acronym in organization.weak))

    @staticmethod
    def open() -> OrganizationMatcher:
        """The matcher of the registries in use, built at the first call."""
        return _open(added_version())

    def find(
        self, text: str, known: frozenset[str] = frozenset(), local: Local | None = None
    ) -> Iterator[OrganizationHit]:
        """The longest names at word boundaries, left to right, without overlap.

        A weak acronym is given only where the text also has a name or a strong acronym of the same organisation, or
        its slug is among those `known` from elsewhere. `local` is what the language of the text says of its endings;
        without it, Cyrillic words are read as Russian.
        """
        hits = list(self._find(text, local))
        sure = known | {slug for hit, weak in hits if not weak for slug in hit.slugs}
        for hit, weak in hits:
            slugs = tuple(s for s in hit.slugs if s in sure) if weak else hit.slugs
            if slugs:
                yield OrganizationHit(hit.start, hit.end, slugs, hit.kind, hit.stem)

    def _find(self, text: str, local: Local | None) -> Iterator[tuple[OrganizationHit, bool]]:
        tokens = local.words(text) if local else words(text)
        position = 0
        for at, word in enumerate(tokens):
            if at < position or not (word.form[0].isupper() or word.form in self._acronyms):
                continue
            position = at
            count, slugs, base = self._name_at(text, tokens, position, local)
            acronym, weak, acronym_slugs = self._acronym_at(text, tokens, position)
            if not count and not acronym:
                continue
            is_name = count >= acronym
            length = max(count, acronym)
            last = tokens[position + length - 1]
            stem = last.start + base if is_name and base else 0
            end = last.end
            hit = OrganizationHit(
                tokens[position].start,
                end + text.startswith("+", end),
                slugs if is_name else acronym_slugs,
                "name" if is_name else "acronym",
                stem,
            )
            yield hit, weak and not is_name
            position += length

    def _name_at(
        self, text: str, tokens: Sequence[Word], at: int, local: Local | None
    ) -> tuple[int, tuple[str, ...], int]:
        """Number of words of the longest name from here, 0 for none; its organisations; length of its last word.

        The length is that of the word without its suffix, 0 where it has none.
        """
        if not tokens[at].form[0].isupper():
            return 0, (), 0
        best: tuple[int, tuple[str, ...], int] = (0, (), 0)
        nodes = [self._names]
        for count in range(1, len(tokens) - at + 1):
            word = tokens[at + count - 1]
            if count > 1 and not _BETWEEN.fullmatch(text, tokens[at + count - 2].end, word.start):
                break
            reached = [(n, f) for node in nodes for f in _forms(word, local) if (n := node.next.get(f)) is not None]
            if not reached:
                break
            nodes = [node for node, _ in reached]
            run = tokens[at : at + count]
            found = dict.fromkeys(slug for n in nodes for slug, capitals in n.ends if _is_written(run, capitals))
            if found:
                form = next(f for n, f in reached if n.ends)
                cut = (
                    local is not None
                    and bool(local.endings.suffixes)
                    and form != word.folded
                    and word.folded.startswith(form)
                )
                best = count, tuple(found), base_length(word.form, len(form)) if cut else 0
        return best

    def _acronym_at(self, text: str, tokens: Sequence[Word], at: int) -> tuple[int, bool, tuple[str, ...]]:
        """Number of words of the longest acronym from here, whether it is weak, and its organisations."""
        count, weak = 0, False
        slugs: list[str] = []
        for forms, slug, is_weak in self._acronyms.get(tokens[at].form, ()):
            run = tokens[at : at + len(forms)]
            if tuple(w.form for w in run) != forms or len(forms) < count:
                continue
            if any(b.start - a.end > 1 for a, b in pairwise(run)):
                continue
            if len(forms) > count:
                count, weak, slugs = len(forms), True, []
            slugs.append(slug)
            weak = weak and is_weak
        return count, weak, tuple(slugs)


def _key(organizations: Collection[Organization]) -> str:
    """All that the paths of some organisations are made of: their names, this code, and the Russian dictionary."""
    code = kept.made_by(
        __name__, "hansa.loaders.gazetteer.fold", "hansa.loaders.gazetteer.russian", "pymorphy3_dicts_ru"
    )
    return f"names {code} {[(o.slug, o.names, o.variants) for o in organizations]}"


def _paths(organization: Organization) -> Iterator[tuple[str, tuple[str, ...], tuple[bool, ...]]]:
    """Its slug with the words of each of its names, and which of them have capitals."""
    names = [*(n for some in organization.names.values() for n in some), *organization.variants]
    for name in names:
        # As Russian and English texts have it, then as the tables of other languages take words apart.
        for run in {words(name): None, words(name, _ELISIONS): None}:
            capitals = tuple(word.form[0].isupper() for word in run)
            for path in {tuple(map(_lemma, run)): None, tuple(word.folded for word in run): None}:
                yield organization.slug, path, capitals


def _lemma(word: Word) -> str:
    """What a word of a name is kept by."""
    return russian.read(word.form.lower()).lemmas[0] if is_cyrillic(word.folded) else word.folded


def _forms(word: Word, local: Local | None = None) -> tuple[str, ...]:
    """What a word of a text may be kept by."""
    if local is not None:
        return (word.folded, *local.endings.bases(word.folded))
    return _russian_forms(word.form.lower(), word.folded) if is_cyrillic(word.folded) else (word.folded,)


@lru_cache(maxsize=32_768)
def _russian_forms(form: str, folded: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*russian.read(form).lemmas, folded)))


def _is_written(run: Sequence[Word], capitals: Sequence[bool]) -> bool:
    """Whether the words are capitalised as those of the name, or the name is long enough to be known without."""
    if is_cyrillic(run[0].folded) or len(run) >= _LOWERED_WORDS:
        return True
    return all(word.form[0].isupper() or not capital for word, capital in zip(run, capitals, strict=True))


@cache
def _open(_added: str) -> OrganizationMatcher:
    return OrganizationMatcher()
