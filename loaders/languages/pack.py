"""A language pack: its word lists, its rules, and the hooks of its grammar."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module, resources
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from hansa.loaders.registries import Registry, added_registry, added_version
from hansa.loaders.text.dates import DateWords
from hansa.loaders.text.tokens import Token

LANGUAGES = ("en", "ru")
"""Languages with a pack, by ISO 639-1; the first is the one used where a text's language has none."""

Made = TypeVar("Made")


class Grammar(Protocol):
    """What a language does in code. Indices are of a sentence's tokens."""

    def lemma(self, word: str) -> str:
        """The form of a word under which the word lists hold it, lower case."""

    def phrase(self, tokens: list[Token], head: int, modifiers: frozenset[str]) -> tuple[int, int]:
        """First and last-plus-one token of the noun phrase around a head noun."""

    def named(self, tokens: list[Token], first: int, head: int, end: int) -> bool:
        """Whether such a phrase is a name and no common noun."""

    def nominative(self, words: list[str]) -> str:
        """A person's name in its base form."""

    def base_phrase(self, words: list[str], head: int) -> str:
        """A noun phrase with its head (an index of its words) and what agrees with it in the base form."""

    def person_like(self, words: list[str]) -> float:
        """How much a run of capitalised words looks like a person's name: 0 no, 0.5 may be, 1 sure."""

    def plural(self, word: str) -> bool:
        """Whether a noun stands in the plural."""

    def same_surname(self, word: str, surname: str) -> bool:
        """Whether a word is a form of a surname given in its base form."""


@runtime_checkable
class Offices(Protocol):
    """The further hooks of a language in which case tells a title's complement from the name of who holds it."""

    def cases(self, title: list[str]) -> frozenset[str]:
        """The cases in which a title stands."""

    def office(
        self,
        tokens: list[Token],
        at: int,
        wanted: frozenset[str],
        titled: dict[int, int],
        placed: dict[int, int],
        surname: bool,
    ) -> tuple[int, tuple[int, int] | None]:
        """The index after the complement of a title that ends before `at`, and the tokens of the name behind it.

        Args:
            wanted: the cases of the title.
            titled, placed: for the start of each title and name of a place, the index after it.
            surname: whether a surname alone may follow.
        """

    def person_span(self, words: list[str]) -> tuple[int, int]:
        """First and last-plus-one word of the full name in a run of capitalised words; equal when there is none."""

    def agrees(self, adjective: str, noun: str) -> bool:
        """Whether a word is an adjective that can stand in the case of a noun."""


@dataclass(frozen=True, eq=False)
class Pack:
    """The data of one language; `words` is its `words.json`, whose keys the properties explain."""

    code: str
    words: dict[str, Any]
    rules: str
    grammar: Grammar
    _made: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)

    def set(self, name: str) -> frozenset[str]:
        """A word list as a set, empty when the language has none of that name."""
        return self.kept(("set", name), lambda: frozenset(self.words.get(name, ())))

    def table(self, name: str) -> dict[str, str]:
        """A word list with a value for each word; values hold the words, so that a list reads well."""
        return self.kept(
            ("table", name),
            lambda: {word: value for value, words in self.words.get(name, {}).items() for word in words},
        )

    @cached_property
    def dates(self) -> DateWords:
        return DateWords.from_json(self.words["dates"])

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """Function words: they tell the language, and a capital at the start of a sentence makes them no name."""
        return self.set("stopwords")

    @cached_property
    def heads(self) -> dict[str, tuple[str, str]]:
        """Head nouns by lemma: entity type, and kind within the type."""
        found = {}
        for type_, kinds in self.words["heads"].items():
            for kind, words in kinds.items():
                found.update(dict.fromkeys(words, (type_, kind)))
        return found

    @cached_property
    def titles(self) -> dict[str, str]:
        """Titles of office (lemmas, of one or more words) to the class of the post."""
        return self.table("titles")

    def pattern(self, name: str) -> re.Pattern[str]:
        """A regular expression of the pack, ignoring case."""
        return self.kept(("pattern", name), lambda: re.compile(self.words["patterns"][name], re.IGNORECASE))

    def kept(self, key: tuple[str, str], make: Callable[[], Made]) -> Made:
        """What is made of the word lists at the first call with a key."""
        if key not in self._made:
            self._made[key] = make()
        return cast(Made, self._made[key])


def load(code: str) -> Pack:
    """The pack of a language, or of the first language when it has none, with what registries in use add to it."""
    return _load(code if code in LANGUAGES else LANGUAGES[0], added_version())


_GROUPS = {"meeting": "Meeting", "project": "Project", "agreement": "Agreement", "organisation": "Organization"}
"""The entity type that the words of a group of a registry head."""


def _add(words: dict[str, Any], code: str, registry: Registry) -> None:
    """Add the posts and words of a registry to the word lists of a language."""
    for title, post in registry.titles(code).items():
        words["titles"].setdefault(post.replace("-", " "), []).append(title)
    for group, type_ in _GROUPS.items():
        for word, kind in registry.word_classes(group, code).items():
            words["heads"].setdefault(type_, {}).setdefault(kind, []).append(word)
    for word, status in registry.word_classes("status", code).items():
        words["title_status"].setdefault(status, []).append(word)


@lru_cache(maxsize=16)
def _load(code: str, _added: str) -> Pack:
    folder = resources.files("hansa.loaders.languages") / "data" / code
    words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    _add(words, code, added_registry())
    grammar = import_module(f"hansa.loaders.languages.{code}").GRAMMAR
    return Pack(code, words, (folder / "rules.txt").read_text(encoding="utf-8"), grammar)
