"""Posts in languages whose grammar reads offices: the title, its complement and the person behind or before it."""

from __future__ import annotations

import re
from bisect import bisect_left

from hansa.loaders.draft import Draft, Office, Span, Title
from hansa.loaders.encode import Line
from hansa.loaders.mentions import organisations
from hansa.loaders.posts import hold, spoken_of

_PLACE_BEFORE = re.compile(r"<[CRNO](\d+)> $")
_PERSON_BEFORE = r"<P(\d+)>{copula}$"
_NEXT = re.compile(r"<P(\d+)>(?:,? (?:и|а также|он же|она же)|,|;)(?: также)? $")


def relate(draft: Draft, lines: list[Line]) -> None:
    """Note the posts of all lines."""
    for line in lines:
        _of_line(draft, line)


def _of_line(draft: Draft, line: Line) -> None:
    """Note the posts of a line, and collapse them into the persons that hold them."""
    titles = [(n, item) for n, item in line.items.items() if isinstance(item, Title) and item.start in draft.offices]
    persons = {
        item.start: n for n, item in line.items.items() if isinstance(item, Span) and item.entity.type == "Person"
    }
    after: list[tuple[int, Office]] = []
    for number, title in reversed(titles):
        office = draft.offices[title.start]
        person = persons.get(office.person[0]) if office.person else None
        if person is not None:
            _before(draft, line, number, office, person)
        elif not title.plural:
            after.append((number, office))
    seen: set[int] = set()
    for number, office in reversed(after):
        _after(draft, line, number, office, seen)
        _predicate(draft, line, number, office)


def _at(line: Line, code: str, number: int) -> int:
    return line.text.find(f"<{code}{number}>")


def _before(draft: Draft, line: Line, number: int, office: Office, person: int) -> None:
    """A title before a name."""
    begin, stop = _at(line, "T", number), _at(line, "P", person)
    if begin < 0 or stop < begin:
        return
    end = line.text.index(">", stop) + 1
    where = _where(draft, line, office)
    if where is None and (match := _PLACE_BEFORE.search(line.text, 0, begin)):
        where, begin = line.span(int(match[1])), match.start()
    _note(draft, line, office, line.span(person), where, begin, end, "post before name")
    line.collapse(begin, end, person)


def _after(draft: Draft, line: Line, number: int, office: Office, seen: set[int]) -> None:
    """A title behind a name, and further ones behind it."""
    begin = _at(line, "T", number)
    if begin < 0:
        return
    where = _where(draft, line, office)
    first = begin
    if where is None and (match := _PLACE_BEFORE.search(line.text, 0, begin)):
        where, first = line.span(int(match[1])), match.start()
    copula = draft.pack.kept(
        ("person before", ""), lambda: re.compile(_PERSON_BEFORE.format(copula=draft.pack.words["patterns"]["copula"]))
    )
    match = copula.search(line.text, 0, first)
    if match is None and (match := _NEXT.search(line.text, 0, first)) and int(match[1]) not in seen:
        return
    if match is None:
        return
    person = int(match[1])
    end = max(bisect_left(line.starts, office.end), line.text.index(">", begin) + 1)
    _note(draft, line, office, line.span(person), where, match.start(), end, "post after name")
    line.collapse(match.start(), end, person)
    seen.add(person)


def _predicate(draft: Draft, line: Line, number: int, office: Office) -> None:
    """A title that a verb gives to a person, or takes from one (`мэром Риги избран …`, `… назначен главой …`)."""
    begin = _at(line, "T", number)
    if begin < 0:
        return
    end = max(bisect_left(line.starts, office.end), line.text.index(">", begin) + 1)
    behind, before, ended = draft.pack.kept(("posts by verbs", ""), lambda: _verbs(draft.pack.words["patterns"]))
    where, first = _where(draft, line, office), begin
    if where is None and (place := _PLACE_BEFORE.search(line.text, 0, begin)):
        where, first = line.span(int(place[1])), place.start()
    match = behind.match(line.text, end)
    start, stop = (first, match.end()) if match else (first, end)
    if match is None:
        match = before.search(line.text, max(0, first - _FAR), first)
        start = match.start() if match else first
    if match is None or draft.pack.pattern("not_fact").search(line.text, max(0, start - 25), stop):
        return
    title = office.title
    if ended.search(match.group()):
        office = Office(Title(title.start, title.end, title.post, "former"), office.start, office.end)
    _note(draft, line, office, line.span(int(match[1])), where, start, stop, "post by a verb")


_FAR = 90


def _verbs(patterns: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may stand between a title and a person behind or before it, and the verbs that end a post."""
    verb = f"(?:{patterns['post_verbs']}|{patterns['post_ended']})"
    some = r"(?: [а-яё-]+){0,3}?"
    return (
        re.compile(rf"(?:(?: <[CRNOD]\d+>)?,?{some} {verb}{some}(?: <D\d+>)?{some}| [\u2013\u2014-]) <P(\d+)>"),
        re.compile(
            rf"<P(\d+)>,?{some} {verb}(?: [^<>.;,]{{0,40}}?| <D\d+>)* ?(?:(?:пост|должность|кресло|место)\w* )?$"
        ),
        re.compile(patterns["post_ended"]),
    )


def _where(draft: Draft, line: Line, office: Office) -> Span | None:
    """The place or body in a complement: the first body, else the first place."""
    inside = [
        item
        for item in line.items.values()
        if isinstance(item, Span)
        and office.start <= item.start
        and item.end <= office.end
        and item.entity.type in _SEATS
    ]
    inside.sort(key=lambda s: s.start)
    if body := next((s for s in inside if s.entity.type == "Organization"), None):
        return body
    if not inside:
        return _unnamed(draft, line, office)
    nearer = inside[1:2]
    # the adjective of a country before a place tells only where that lies
    return nearer[0] if nearer and nearer[0].start == inside[0].end + 1 else inside[0]


def _unnamed(draft: Draft, line: Line, office: Office) -> Span | None:
    """What a common noun or pronoun in a complement stands for (`хокима города`, `ректор которого`)."""
    lemma = draft.pack.grammar.lemma
    words = draft.text[office.start : office.end].split()
    if words and lemma(words[0]) == "который":
        before = [s for s in line.items.values() if isinstance(s, Span) and s.end <= office.title.start]
        return max((s for s in before if s.entity.type in _SEATS), key=lambda s: s.start, default=None)
    if any(lemma(w) in draft.pack.words["bodies"] for w in words) and (main := organisations.main_network(draft)):
        return max((s for s in draft.spans.of(main) if not s.silent), key=lambda s: s.start < office.title.start)
    for word in words:
        kind = next((k for k, nouns in draft.pack.words["place_nouns"].items() if lemma(word) in nouns), None)
        if kind is None:
            continue
        near = [
            s
            for s in draft.spans.inside(max(0, office.title.start - _BACK), office.title.start)
            if s.entity.type == kind and not s.nested
        ]
        return near[-1] if near else None
    return None


_BACK = 600
_SEATS = frozenset({"Organization", "City", "Region", "Country"})


def _note(
    draft: Draft, line: Line, office: Office, person: Span, where: Span | None, begin: int, end: int, rule: str
) -> None:
    place = where or spoken_of(draft, office.title)
    if place is None:
        return
    start, stop = line.quote(begin, end)
    tail = draft.text[office.title.end : min(office.end, place.start)] if where and place.start > office.start else ""
    hold(draft, person, place, office.title, tail.strip(), start, stop, rule, 0.95 if where else 0.7)
