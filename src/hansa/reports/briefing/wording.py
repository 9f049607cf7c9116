"""Headings, names and dates in the language of a report, from `data/LANGUAGE.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "ru")


@dataclass(frozen=True)
class Wording:
    """The words of one language; `words` is its file."""

    language: str
    words: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        """A phrase, such as `since`."""
        return str(self.words["phrases"][key])

    def heading(self, key: str) -> str:
        """The heading of a section."""
        return str(self.words["headings"][key])

    def label(self, label: str) -> str:
        """A label of the graph as a noun."""
        return str(self.words["labels"].get(label, label))

    def told(self, key: str, **values: object) -> str:
        """A sentence with values set in."""
        return str(self.words["sentences"][key]).format(**values)

    def role(self, role: str) -> str:
        """The role of a participant; one that is not known stays as it is said."""
        return str(self.words["roles"].get(role, role))

    def name(self, row: Mapping[str, Any], prefix: str = "") -> str:
        """The name of a node in this language, else the one it is shown under."""
        return str(row.get(f"{prefix}name_{self.language}") or row[f"{prefix}name"])

    def date(self, said: str | None, until: str | None = None, *, after: bool = False) -> str:
        """A date with the precision it has, or the span of two: `3 July 2020`, `July 2020`, `3–5 July 2020`.

        Args:
            after: it stands after a preposition, where a month alone takes another form in some languages.
        """
        if not said:
            return ""
        if until and until != said:
            if said[:7] == until[:7] and len(said) == len(until) == 10:
                return f"{int(said[8:])}–{self.date(until)}"
            return f"{self.date(said)} – {self.date(until)}"
        parts = said.removeprefix("--").split("-")
        if said.startswith("--"):
            parts.insert(0, "")
        year, month, day = (*parts, "", "")[:3]
        if not month:
            return year
        name = self.words["months"][int(month) - 1] if day or after else self.words["months_alone"][int(month) - 1]
        return " ".join(part for part in (str(int(day)) if day else "", name, year) if part)

    def count(self, noun: str, number: int) -> str:
        """A number with its noun in the right form: `1 document`, `2 documents`, `5 документов`."""
        return f"{number:,}".replace(",", "\u202f") + f" {self._form(noun, number)}"

    def _form(self, noun: str, number: int) -> str:
        forms = self.words["nouns"][noun]
        if len(forms) == 2:
            return str(forms[number != 1])
        if number % 10 == 1 and number % 100 != 11:
            return str(forms[0])
        few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
        return str(forms[1 if few else 2])

    def listed(self, items: Iterable[str]) -> str:
        """Items in a row: `a, b and c`."""
        some = list(items)
        return some[0] if len(some) == 1 else f"{', '.join(some[:-1])} {self['and']} {some[-1]}" if some else ""


def joined(parts: Sequence[str | None], by: str = ", ") -> str:
    """What is not empty, joined."""
    return by.join(part for part in parts if part)


@cache
def wording(language: str) -> Wording:
    """The words of one of `LANGUAGES`."""
    path = files("hansa.reports.briefing") / "data" / f"{language}.json"
    return Wording(language, json.loads(path.read_text("utf-8")))
