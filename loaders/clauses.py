"""What a sentence says, said again in simple clauses, so that rules need not foresee how clauses are put together.

Of `<O1>, which <C2> joined in <D3>, unites …` and `<C1>, a member of <O2>, hosts …` the clauses are made that a reader
would make of them: noun phrases lose their determiners, adverbs go, relative clauses, appositions, participles in
front and second verbs get their subject, gapped ones (`<C1> joined in <D2>, <C3> in <D4>`) their verb as well.
What is grammar of a language stands in `clauses` of its word lists; a language without them has no such clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hansa.loaders.antecedents import Antecedents
from hansa.loaders.encode import MARK, Line
from hansa.loaders.kept import compiled
from hansa.loaders.languages.pack import Pack

MOST = 24
"""Clauses of one sentence, at most."""

_HEADING = 90
"""Characters of the head of a table, at most."""

_ABOVE = 2
"""Sentences before the line right above a list that may say what it lists."""

_ITEMS = 60
"""Items of such a list, at most."""

_HEADS = 4
"""Clauses of the sentence before that a list may belong to."""

_HEAD = 70
"""Characters in which the subject of a sentence begins."""


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


def find(pack: Pack, lines: list[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Each line with its simple clauses."""
    rules = grammar(pack)
    if rules is None:
        yield from _going_on(pack, lines)
        return
    said = Antecedents(pack)
    before: list[Line] = []
    bases: list[Line] = []
    topic: tuple[Line, int] | None = None
    for index, line in enumerate(lines):
        base = said.resolved(line)
        if "<" not in base.text:
            said.note(line)
            yield line, []
            before = []
            topic = (topic[0], topic[1] + 1) if topic and topic[1] < _PATIENCE else None
            continue
        base = _plain(base, rules)
        said.note(base)
        found = _clauses(base, rules)
        for clause in list(found):
            if match := rules.continued.match(clause.text):
                found.extend(_with_list(head, [(clause, match.span("s"))]) for head in before[:_HEADS])
        topic = _about(pack, rules, topic, base, found)
        items = _items(lines, index, rules)
        heads = [base, *(b for b in bases[-_ABOVE:] if b is not base)]
        found.extend(_with_list(head, items) for head in heads if items)
        bases.append(base)
        yield line, found
        before = found


def _going_on(pack: Pack, lines: list[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Each line; one that goes on with a list (`Among them are …`) also as the end of the line before it."""
    before: Line | None = None
    for line in lines:
        match = pack.pattern("among_them").match(line.text) if pack.has("among_them") else None
        found = pack.made(_CITIES).search(line.text, match.end()) if match and before is not None else None
        yield line, [_with_list(before, [(line, found.span())])] if found and before is not None else []
        before = line


_CITIES = r"<C\d+>(?:{list_sep}<C\d+>)*"


_PATIENCE = 3
"""Sentences that may say something else before a topic is left."""


def _about(
    pack: Pack, rules: Grammar, topic: tuple[Line, int] | None, base: Line, found: list[Line]
) -> tuple[Line, int] | None:
    """The topic after a sentence, with the sentences since it was gone on with; what goes on with it joins `found`."""
    doubt = any(pack.says(name, base.text) for name in ("not_fact", "not_tie"))
    if topic is not None and not doubt:
        for clause in found[:_HEADS]:
            match = next((m for p in rules.goes_on if (m := p.match(clause.text))), None)
            if match is not None:
                found.append(_with_list(topic[0], [(clause, match.span("s"))]))
                return topic[0], 0
    if not doubt and rules.topic.search(base.text):
        return base, 0
    return (topic[0], topic[1] + 1) if topic is not None and topic[1] < _PATIENCE else None


def _items(lines: list[Line], index: int, rules: Grammar) -> list[tuple[Line, tuple[int, int]]]:
    """The names of a list that stands below a line which is no item, one a line, at least two."""
    items: list[tuple[Line, tuple[int, int]]] = []
    if rules.item.match(lines[index].text):
        return items
    for line in lines[index + 1 : index + 1 + _ITEMS]:
        match = rules.item.match(line.text)
        if match is None:
            if not items and "<" not in line.text and len(line.text) < _HEADING and not line.text.endswith("."):
                continue  # the head of a table
            break
        items.append((line, match.span("s")))
    return items if len(items) > 1 else []


def _with_list(head: Line, items: list[tuple[Line, tuple[int, int]]]) -> Line:
    """A line with a list from elsewhere behind it: `<C1> has ten twin towns: <C5>, <C6>`."""
    text = head.text.rstrip(" .:") + ":"
    starts, ends = head.starts[: len(head.text)], head.ends[: len(head.text)]
    starts, ends = (starts + starts[-1:])[: len(text)], (ends + ends[-1:])[: len(text)]
    joined = replace(head, items=dict(head.items), dates=dict(head.dates), candidates=dict(head.candidates))
    for number, (line, (a, b)) in enumerate(items):
        link = ", " if number else " "
        text += link + line.text[a:b]
        starts += [line.starts[a]] * len(link) + line.starts[a:b]
        ends += [line.starts[a]] * len(link) + line.ends[a:b]
        joined.items.update(line.items)
        joined.dates.update(line.dates)
        joined.candidates.update(line.candidates)
    return joined.with_text(text, starts, ends)


def _clauses(base: Line, rules: Grammar) -> list[Line]:
    found = [base]
    for step in (_asides, _fronted, _included, _apposition, _relative, _second, _gapped):
        for clause in list(found):
            found.extend(step(clause, rules))
            if len(found) > MOST:
                return found[:MOST]
    return found


def _plain(line: Line, rules: Grammar) -> Line:
    for pattern in rules.dropped:
        line = _without(line, pattern)
    return line


def _without(line: Line, pattern: re.Pattern[str]) -> Line:
    group = "x" if "x" in pattern.groupindex else 0
    cuts = [m.span(group) for m in pattern.finditer(line.text) if m.start(group) < m.end(group)]
    if not cuts:
        return line
    ends = [*(a for a, _ in cuts), len(line.text)]
    return _join(line, *zip([0, *(b for _, b in cuts)], ends, strict=True))


def _join(line: Line, *pieces: tuple[int, int] | str) -> Line:
    """A line of pieces of another (offsets) and words between them, which stand where the piece before them ends."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            starts.extend([starts[-1] if starts else line.starts[0]] * len(piece))
            ends.extend([ends[-1] if ends else line.starts[0]] * len(piece))
        else:
            text.append(line.text[slice(*piece)])
            starts.extend(line.starts[slice(*piece)])
            ends.extend(line.ends[slice(*piece)])
    return line.with_text("".join(text), starts, ends)


def _fronted(line: Line, rules: Grammar) -> Iterator[Line]:
    for pattern, link in rules.fronted:
        if match := pattern.match(line.text):
            yield _join(line, match.span("s"), link, match.span("f"))
            yield _join(line, (match.start("s"), len(line.text)))


def _asides(line: Line, rules: Grammar) -> Iterator[Line]:
    plain = _without(line, rules.aside)
    if plain is not line:
        yield plain


def _included(line: Line, rules: Grammar) -> Iterator[Line]:
    for match in rules.included.finditer(line.text):
        yield _join(line, match.span("s"), " ", (match.end(), len(line.text)))
    for match in rules.included_behind.finditer(line.text):
        yield _join(line, match.span("s"), " ", match.span("v"))


def _apposition(line: Line, rules: Grammar) -> Iterator[Line]:
    stop = len(line.text)
    for match in rules.apposition.finditer(line.text):
        yield _join(line, match.span("x"), rules.copula, match.span("np"))
        if match["e"] == ",":
            verb = rules.verb.match(line.text, match.end())
            yield _join(
                line, (0, match.end("x")), " " if verb else "", (match.end() if verb else match.start("e"), stop)
            )


def _relative(line: Line, rules: Grammar) -> Iterator[Line]:
    stop = len(line.text)
    for match in rules.relative.finditer(line.text):
        yield _join(line, match.span("x"), (match.end(), stop))
        if after := compiled(rf", (?={rules.verb.pattern})").search(line.text, match.end()):
            yield _join(line, (0, match.end("x")), " ", (after.end(), stop))
    for match in rules.possessive.finditer(line.text):
        yield _join(line, match.span("x"), "'s", (match.end(), stop))


def _second(line: Line, rules: Grammar) -> Iterator[Line]:
    subject = rules.subject.match(line.text)
    if subject is None or subject.start("s") > _HEAD:
        return
    for match in rules.verbs.finditer(line.text, subject.end()):
        yield _join(line, subject.span("s"), " ", (match.end(), len(line.text)))


def _gapped(line: Line, rules: Grammar) -> Iterator[Line]:
    """Clauses whose verb is that of the first: `<C1> joined <O2> in <D3>, <C4> in <D5>`."""
    first: re.Match[str] | None = None
    for match in rules.gap.finditer(line.text):
        if first is None:
            before = line.text[: match.start()]
            marks = list(MARK.finditer(before))
            if not marks or marks[-1].end() != len(before) or marks[-1][1] != MARK.match(match["y"])[1]:  # type: ignore[index]
                continue
            letter = MARK.match(match["x"])[1]  # type: ignore[index]
            same = [m for m in marks[:-1] if m[1] == letter]
            if not same or before[: marks[-1].start()].rstrip("( ").rsplit(" ")[-1] != match["by"].strip(" ("):
                continue
            first, named, last = match, same[-1], marks[-1]
            yield _join(line, (0, match.start()))
        yield _join(line, (0, named.start()), match.span("x"), (named.end(), last.start()), match.span("y"))
