"""Posts in languages whose grammar reads offices: the title, its complement and the person behind or before it."""

from __future__ import annotations

import re
from bisect import bisect_left

from hansa.loaders.draft import LOOSE, Draft, Office, Span, Title
from hansa.loaders.encode import Line
from hansa.loaders.holders import elided, linked
from hansa.loaders.posts.places import hold, spoken_of
from hansa.loaders.seats import seat

_LEGAL_FORM = re.compile(r"(?:\s[А-ЯЁ]{2,5})?\s[\u00ab\u201e\u201c]$|\s(?:г|гор|обл|респ|пос)\.\s?$")
"""What stands between a title and a name, in quotes or of a place, that is no part of the title."""
_CLOSING = ("\u00bb", "\u201c", "\u201d")
_PLACE_BEFORE = re.compile(r"<[CRNO](\d+)> $")


def relate(draft: Draft, lines: list[Line]) -> None:
    """Note the posts of all lines."""
    subject: Span | None = None
    for line in lines:
        _of_line(draft, line, subject)
        named = [line.span(n) for n in line.marks(line.text, "P")]
        if named:
            subject = named[0] if len({id(s.entity) for s in named}) == 1 else None


def _of_line(draft: Draft, line: Line, subject: Span | None) -> None:
    """Note the posts of a line, and collapse them into the persons that hold them."""
    titles = [(n, item) for n, item in line.items.items() if isinstance(item, Title) and item.start in draft.offices]
    persons = {
        item.start: n for n, item in line.items.items() if isinstance(item, Span) and item.entity.type == "Person"
    }
    after: list[tuple[int, Office]] = []
    held: dict[tuple[int, str, str | None], Span] = {}
    for number, title in reversed(titles):
        office = draft.offices[title.start]
        person = persons.get(office.person[0]) if office.person else None
        if person is not None:
            _before(draft, line, number, office, person, held)
        else:
            after.append((number, office))
    seen: set[int] = set()
    alone = not persons
    for number, office in reversed(after):
        if alone:
            _elided(draft, line, number, office, subject)
        else:
            _behind(draft, line, number, office, seen)


def _at(line: Line, code: str, number: int) -> int:
    return line.text.find(f"<{code}{number}>")


def _before(
    draft: Draft,
    line: Line,
    number: int,
    office: Office,
    person: int,
    held: dict[tuple[int, str, str | None], Span],
) -> None:
    """A title before a name; `held` are the seats of the nearer titles of each person.

    Nobody heads two cities: of `мэр Омска и мэр Томска Иван Кляйн` the first title is another's.
    """
    begin, stop = _at(line, "T", number), _at(line, "P", person)
    if begin < 0 or stop < begin:
        return
    end = line.text.index(">", stop) + 1
    where = seat(draft, line, office)
    if where is None and (match := _PLACE_BEFORE.search(line.text, 0, begin)):
        before = line.span(int(match[1]))
        if not _in_quotes(draft, before):
            where, begin = before, match.start()
    if where is not None and where.entity.type == "City":
        nearer = held.setdefault((person, office.title.post, office.title.status), where)
        if nearer.entity is not where.entity:
            return
    _note(draft, line, office, line.span(person), where, begin, end, "post before name")
    line.collapse(begin, end, person)


def _in_quotes(draft: Draft, span: Span) -> bool:
    """Whether a name before a title ends in quotes: so it is another's (`газете «…» академик`), as a rule."""
    return draft.text[span.end - 1 : span.end] in _CLOSING or draft.text[span.end : span.end + 1] in _CLOSING


def _behind(draft: Draft, line: Line, number: int, office: Office, seen: set[int]) -> None:
    """A title behind a name: an apposition, a further one, or one that a verb gives or takes."""
    begin = _at(line, "T", number)
    if begin < 0:
        return
    where, first = seat(draft, line, office), begin
    if where is None and (place := _PLACE_BEFORE.search(line.text, 0, begin)):
        before = line.span(int(place[1]))
        if not _in_quotes(draft, before):
            where, first = before, place.start()
    end = max(bisect_left(line.starts, office.end), line.text.index(">", begin) + 1)
    link = linked(draft, line, office, first, end, seen)
    if link is None or (office.title.plural and not link.one_of):
        return
    if link.ended:
        title = office.title
        office = Office(Title(title.start, title.end, title.post, "former"), office.start, office.end)
    rule = "post by a verb" if link.verb else "post after name"
    _note(draft, line, office, line.span(link.person), where, min(link.start, first), max(link.end, end), rule)
    if not link.verb:
        line.collapse(link.start, end, link.person)
        seen.add(link.person)


def _elided(draft: Draft, line: Line, number: int, office: Office, subject: Span | None) -> None:
    """A title of whom the sentences before speak (`С 2004 года – директор …`)."""
    begin = _at(line, "T", number)
    if begin < 0 or subject is None or office.title.plural:
        return
    where = seat(draft, line, office)
    if where is None or not elided(draft, line.text[:begin]):
        return
    end = max(bisect_left(line.starts, office.end), line.text.index(">", begin) + 1)
    start, stop = line.quote(begin, end)
    span = Span(start, stop, subject.entity, nested=True)
    draft.spans.add(span)
    _note(draft, line, office, span, where, begin, end, "post of whom the text speaks", 0.75)


_DELEGATION = re.compile(
    r"(?:делегаци|групп|команд|мисси)\w+ (?:[а-яё]+ ){0,2}<[CRNO](?P<place>\d+)>[^<>.;]{0,30}"
    r"(?:во главе с|возглавля\w+|возглавил\w*|под руководством) (?:[а-яё]+ )?$"
)


def _delegated(line: Line, at: int) -> Span | None:
    """Whose delegation the holder of a title leads: `делегация Тбилиси во главе с вице-мэром`."""
    match = _DELEGATION.search(line.text, max(0, at - 140), at)
    return line.span(int(match["place"])) if match else None


def _note(
    draft: Draft,
    line: Line,
    office: Office,
    person: Span,
    where: Span | None,
    begin: int,
    end: int,
    rule: str,
    confidence: float = 0.95,
) -> None:
    place = where or _delegated(line, begin) or spoken_of(draft, office.title)
    if place is None or (place.entity.type == "Country" and office.title.post in LOOSE - {"member"}):
        return  # a `немецкий режиссёр` holds no post of Germany
    start, stop = line.quote(begin, end)
    tail = draft.text[office.title.end : min(office.end, place.start)] if where and place.start > office.start else ""
    said = _LEGAL_FORM.sub("", tail).strip()
    hold(draft, person, place, office.title, said, start, stop, rule, confidence if where else 0.7)
