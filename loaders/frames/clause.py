"""An encoded sentence as items, clauses and groups of names: which names stand together, in which case, behind what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hansa.loaders.draft import Draft, Span
from hansa.loaders.encode import Line
from hansa.loaders.languages.grammar import Declining

_ITEM = re.compile(r"<([A-Z])(\d+)>|([^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*)|(\d+)|([^\w\s])")
_LIKE = frozenset("PCRNO")
_BREAK = frozenset(";?!")
_WHOSE = "чей"
_QUOTES = frozenset('«»"\u201c\u201d\u201e()')


@dataclass(slots=True, eq=False)
class Item:
    """A word, number, mark of punctuation, or mark of a name; offsets are of the line's text."""

    start: int
    end: int
    text: str
    code: str = ""
    number: int = -1
    word: bool = False


@dataclass(frozen=True, eq=False)
class Group:
    """Names that stand in a list, or alone.

    Attributes:
        members: letter and number of each mark.
        first, at, last: the first item of the phrase (its preposition apart), the marks of the first and last name.
        headed: a noun such as `делегации` governs the names, which stand in the genitive.
        preposition: what governs it, if anything.
        cases: those in which its head can stand.
        governed: such a noun governs the last name, with which the list goes on: `… и представители Тулы и Орла`.
    """

    members: tuple[tuple[str, int], ...]
    first: int
    at: int
    last: int
    headed: bool
    preposition: str | None
    cases: frozenset[str]
    governed: bool


def _lemma(grammar: Declining, item: Item) -> str:
    return (grammar.infinitive(item.text.lower()) or grammar.lemma(item.text)) if item.word else ""


class Sentence:
    """The items of a line, the clause of each, and its groups."""

    def __init__(self, draft: Draft, line: Line, grammar: Declining) -> None:
        self.draft, self.line, self.grammar = draft, line, grammar
        self.items = [
            Item(m.start(), m.end(), m.group(), m[1] or "", int(m[2]) if m[2] else -1, bool(m[3]))
            for m in _ITEM.finditer(line.text)
        ]
        self.forms = [grammar.verb_form(i.text.lower()) if i.word else "" for i in self.items]
        self.lemmas = [_lemma(grammar, i) for i in self.items]
        self.clauses, self.antecedents = self._clauses()
        self.numbers: dict[int, tuple[str, str]] = {}
        self.groups = self._groups()

    def _clauses(self) -> tuple[list[int], dict[int, tuple[int, str | None]]]:
        """For each item the number of its clause; for a relative clause its pronoun's index and preposition."""
        own = [0] * len(self.items)
        relative: dict[int, tuple[int, str | None]] = {}
        words = self.draft.pack.words["frames"]
        subordinate = frozenset(words["subordinate"])
        number, at = 0, 0
        main = 0
        while at < len(self.items):
            item = self.items[at]
            before = self.items[at - 1].text if at else ""
            if item.text in _BREAK:
                number += 1
                main = number
            elif before == "," or (at > 1 and self.items[at - 2].text == "," and not item.code):
                pronoun = self.lemmas[at] in words["relative"]
                if pronoun or (before == "," and self.forms[at] in {"participle", "passive participle"}):
                    end = self._end(at)
                    number += 1
                    own[at - 1 if before != "," else at : end] = [number] * (end - (at - 1 if before != "," else at))
                    governed = pronoun and before.lower() in words["prepositions"]
                    relative[number] = (at, before.lower() if governed else None)
                    at = end
                    continue
                if before == "," and item.text.lower() in subordinate:
                    number += 1
                    main = number
            own[at] = main
            at += 1
        return own, relative

    def _end(self, at: int) -> int:
        """The index behind an inserted clause: at the comma behind its verb, else at the end."""
        finite = self.forms[at].endswith("participle")
        for index in range(at + 1, len(self.items)):
            if self.items[index].text in _BREAK:
                return index
            if finite and self.items[index].text == "," and not self._list_goes_on(index):
                return index
            finite = finite or self.forms[index] in {"finite", "passive"}
        return len(self.items)

    def _list_goes_on(self, comma: int) -> bool:
        """Whether a comma stands in a list of names."""
        before, after = self.items[comma - 1], self.items[comma + 1 : comma + 2]
        return bool(before.code and after and after[0].code in _LIKE)

    def _groups(self) -> list[Group]:
        groups: list[Group] = []
        depth = 0
        for index, item in enumerate(self.items):
            depth += (item.text == "(") - (item.text == ")")
            if depth > 0:
                continue
            if not item.code or item.code == "T":
                if (item.word or item.text.isdigit()) and (number := self._number(index)):
                    self.numbers[index] = number
                    groups.append(Group((("#", index),), index, index, index, False, None, frozenset(), False))
                continue
            if (item.code == "N" and self._adjective(index, item)) or (index and self.lemmas[index - 1] == _WHOSE):
                continue
            if item.code == "O" and index and self.lemmas[index - 1] in self.draft.pack.set("cities_of"):
                continue  # `города ассоциации` are not the association
            first, preposition, cases, headed = self._phrase(index, item)
            last = groups[-1] if groups and groups[-1].members[0][0] != "#" else None
            if last is not None and self._joined(last, item, first, preposition, cases):
                bare = preposition is None and last.preposition is None and not last.headed
                both = last.cases & cases if bare else last.cases
                groups[-1] = Group(
                    (*last.members, (item.code, item.number)),
                    last.first,
                    last.at,
                    index,
                    last.headed,
                    last.preposition,
                    both or last.cases,
                    headed or (last.governed and not cases & last.cases),
                )
            else:
                members = ((item.code, item.number),)
                groups.append(Group(members, first, index, index, headed, preposition, cases, headed))
        return groups

    def _adjective(self, index: int, item: Item) -> bool:
        """Whether a country is named by an adjective before a noun that stands for no party of it: `24 белорусских`."""
        span = self.line.items[item.number]
        if not isinstance(span, Span) or item.number in self.line.officials:
            return False
        said = self.draft.text[span.start : span.end].split()
        if len(said) != 1 or not said[0][:1].islower() or not self.grammar.attributive(said[0]):
            return False
        return self.lemmas[index + 1 : index + 2] not in ([w] for w in self.draft.pack.words["frames"]["collective"])

    def _number(self, index: int) -> tuple[str, str] | None:
        """The number that starts at an item, in digits, and the unit that it counts, if it counts one."""
        words = self.draft.pack.words
        table, counted = words["numbers"], self.draft.pack.table("counted")
        if index and (self.lemmas[index - 1] in table or self.items[index - 1].text.isdigit()):
            return None
        at, whole, part = index, 0, 0
        while at < len(self.items):
            item, lemma = self.items[at], self.lemmas[at]
            if item.text.isdigit():
                joined = at > index and self.items[at - 1].text.isdigit() and len(item.text) == 3
                part = part * 1000 + int(item.text) if joined else part + int(item.text)
            elif lemma in words["frames"]["multiples"]:
                whole += max(part, 1) * int(words["frames"]["multiples"][lemma])
                part = 0
            elif item.word and (lemma in table or item.text.lower() in table):
                part += int(table.get(lemma) or table[item.text.lower()])
            else:
                break
            at += 1
        if at == index or not whole + part:
            return None
        for unit in range(at, min(len(self.items), at + 3)):
            item = self.items[unit]
            if item.word and (said := counted.get(self.lemmas[unit])):
                return str(whole + part), said
            if not item.word or not self.grammar.attributive(item.text.lower()):
                break
        return str(whole + part), ""

    def _joined(self, last: Group, item: Item, first: int, preposition: str | None, cases: frozenset[str]) -> bool:
        """Whether a name goes on with a list."""
        code = last.members[-1][0]
        if code != item.code and not {code, item.code} <= _LIKE:
            return False
        start = first - 1 if preposition else first
        between = [i.text.lower() for i in self.items[last.last + 1 : start]]
        if item.code == "P" and [*between, preposition or ""] in self.draft.pack.words["frames"]["led_by"]:
            return code in "CRNO"
        if not between or not set(between) <= {",", "и", "а", "также", "или", "да"}:
            return False
        if self.clauses[last.last] != self.clauses[start]:
            return False
        if preposition is not None:
            return preposition == last.preposition
        return last.preposition is not None or bool(cases & last.cases) or (last.governed and "gent" in cases)

    def _phrase(self, index: int, item: Item) -> tuple[int, str | None, frozenset[str], bool]:
        """The first item of the phrase around a name, its preposition, its cases, and whether a noun governs it."""
        words = self.draft.pack.words["frames"]
        cases = self._cases(item)
        at = index
        headed = item.number in self.line.officials
        if item.code in "CRN" and index + 1 < len(self.items) and self.lemmas[index + 1] in words["collective"]:
            span = self.line.items[item.number]
            if isinstance(span, Span) and self.grammar.attributive(self.draft.text[span.start : span.end].lower()):
                headed, cases = True, self.grammar.noun_cases([self.items[index + 1].text])  # `псковская делегация`
        while at > 0:
            before = self.items[at - 1]
            if not before.word:
                if (before.text in _QUOTES and before.text not in ")»") or before.text.isdigit():
                    at -= 1
                    continue
                break
            said, lemma = before.text.lower(), self.lemmas[at - 1]
            if lemma in words["collective"] or lemma in words["classifier"]:
                cases = self.grammar.noun_cases([before.text])
                headed = headed or lemma in words["collective"]
            elif lemma in words["transparent"] or (
                said in words["of"] and at > 1 and self.lemmas[at - 2] in words["collective"]
            ):
                pass
            elif said in words["prepositions"]:
                return at, said, cases, headed
            elif not self.grammar.attributive(said):
                break
            at -= 1
        return at, None, cases, headed

    def _cases(self, item: Item) -> frozenset[str]:
        span = self.line.items[item.number]
        if not isinstance(span, Span):
            return frozenset()
        if item.number in self.line.officials:
            start = self.line.whole[item.number][0]
            return self.grammar.noun_cases(self.draft.text[start : span.end].split()[:1])
        words = self.draft.text[span.start : span.end].split()
        return self.grammar.name_cases(words) if item.code == "P" else self.grammar.noun_cases(words)
