"""What a language does in code: the hooks of every grammar, and those of one that declines its nouns."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from hansa.loaders.text.tokens import Token


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
class Declining(Protocol):
    """The further hooks of a language that declines its nouns, in which case tells what a name is in its sentence."""

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

    def lemma(self, word: str) -> str:
        """See `Grammar`."""

    def plural(self, word: str) -> bool:
        """Whether a noun or verb stands in the plural."""

    def verb_form(self, word: str) -> str:
        """`finite`, `passive` (short), `participle`, `passive participle`, `infinitive`, `gerund`, or nothing."""

    def infinitive(self, word: str) -> str:
        """The infinitive of a participle, empty for any other word."""

    def attributive(self, word: str) -> bool:
        """Whether a word goes with the noun behind it: an adjective, participle or numeral."""

    def noun_cases(self, words: list[str]) -> frozenset[str]:
        """The cases in which a name can stand, by its first noun."""

    def name_cases(self, words: list[str]) -> frozenset[str]:
        """The cases in which the name of a person can stand."""
