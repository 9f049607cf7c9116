"""The clause grammar of a language: the regular expressions made of `clauses` of its word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hansa.loaders.languages.pack import Pack


@dataclass(frozen=True)
class Grammar:
    """The regular expressions of a language, made of its `clauses`.

    Attributes:
        dropped: what adds nothing (adverbs, determiners); the group `x` if it has one, else all of it.
        relative: a name (`x`) and the pronoun of a relative clause; possessive: the same with `whose`.
        apposition: a name (`x`), a phrase that tells what it is (`np`), and where that ends (`e`).
        fronted: phrases (`f`) before the subject (`s`), each with the words that join them behind it.
        verbs: what stands before a second verb of the same subject; verb: the verb itself.
        subject: the names a sentence begins with (`s`).
        aside: what stands between the items of a list and is no item.
        included: names (`s`) that examples of the subject bear: `ten cities, among them … ,`.
        included_behind: the same behind the verb (`v`): `ten cities signed …, among them …`.
        gap: an item (`x`, `y`) of which the verb is said before.
        continued: a sentence that goes on with a list (`s`) of what the one before speaks of (`Among them are …`).
        topic: a sentence that speaks of several (twins, members, partners) and may leave it to the next to name them.
        goes_on: sentences that name one (`s`) of those that the topic speaks of.
        item: a line that holds one item of a list.
        copula: the words that join an apposition to its name.
    """

    types: frozenset[str]
    dropped: tuple[re.Pattern[str], ...]
    relative: re.Pattern[str]
    possessive: re.Pattern[str]
    apposition: re.Pattern[str]
    fronted: tuple[tuple[re.Pattern[str], str], ...]
    verbs: re.Pattern[str]
    verb: re.Pattern[str]
    subject: re.Pattern[str]
    gap: re.Pattern[str]
    aside: re.Pattern[str]
    included: re.Pattern[str]
    included_behind: re.Pattern[str]
    continued: re.Pattern[str]
    topic: re.Pattern[str]
    goes_on: tuple[re.Pattern[str], ...]
    item: re.Pattern[str]
    copula: str


def grammar(pack: Pack) -> Grammar | None:
    """The clause grammar of a language pack; None when it has none."""
    return pack.kept(("clauses", ""), lambda: _grammar(pack))


def _grammar(pack: Pack) -> Grammar | None:
    said = pack.words.get("clauses")
    if said is None:
        return None
    mark = r"<[A-Z]\d+>"
    names = {
        "{mark}": mark,
        "{sep}": "{list_sep}",
        "{verb}": f"(?:{'|'.join(said['verbs'])})\\b",
        "{list}": f"{mark}(?:{{list_sep}}{mark})*",
    }

    def made(expression: str) -> re.Pattern[str]:
        for name, own in names.items():
            expression = expression.replace(name, own)
        return pack.made(expression)

    return Grammar(
        types=frozenset(said["types"]),
        dropped=tuple(made(e) for e in said["dropped"]),
        relative=made(said["relative"]),
        possessive=made(said["possessive"]),
        apposition=made(said["apposition"]),
        fronted=tuple((made(e), link) for e, link in said["fronted"]),
        verbs=made(said["second_verb"]),
        verb=made("{verb}"),
        subject=made(said["subject"]),
        gap=made(said["gap"]),
        aside=made(said["aside"]),
        included=made(said["included"]),
        included_behind=made(said["included_behind"]),
        continued=made(said["continued"]),
        topic=made(said["topic"]),
        goes_on=tuple(made(e) for e in said["goes_on"]),
        item=made(said["item"]),
        copula=said["copula"],
    )
