"""Where a city lies, where the text says so beside its name: `Turin (Italy)`, `Lyon, France`, `столица Италии`.

What reference data contradict is left out. The outer place is then collapsed into the inner one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hansa.loaders.draft import Draft, Entity, Relation, Span
from hansa.loaders.encode import MARK, Line
from hansa.loaders.kept import compiled
from hansa.loaders.mentions.place_entities import within
from hansa.loaders.text.dates import Date

_YEAR = r"(?:(?:(?:[a-z]+ )?since |from |с )?(?:<D(?P<date>\d+)>|(?P<year>(?:19|20)\d\d))(?: г\.?| год\w*)?)"
_CLASS = (
    r"город\w*|столиц\w+|штат\w*|провинци\w+|земл\w+|област\w+|регион\w*|округ\w*|департамент\w*|кантон\w*"
    r"|префектур\w+|city of|town of|city"
)
_LIST = r"<[CR]\d+>(?:{sep}<[CR]\d+>)*"


@lru_cache(maxsize=32)
def _patterns(
    sep: str,
    capital: str,
    inside: str,
    suffix: str,
    genitive: str,
    every: str,
    cities: str,
    aside: str,
    noun: str,
    of: str,
) -> tuple[re.Pattern[str], ...]:
    inner, told = _LIST.format(sep=sep), _LIST.format(sep=aside + sep)
    return (
        compiled(r"(?<=>, )(?P<in><R\d+>), (?P<out><N\d+>)"),  # `Columbia, Missouri, United States`
        compiled(rf"(?P<out><N\d+>) (?:{_CLASS}) (?P<in><R\d+>)"),
        compiled(
            rf"(?P<in>{inner}){suffix} ?\({every}(?:[Tt]he )?(?P<out><[NR]\d+>)(?:[,;]? {_YEAR})?"
            r"(?:; [^()<>]{1,40})?\)"
        ),
        compiled(rf"(?P<in><[CR]\d+>), (?:{capital})?(?:[Tt]he )?(?P<out><[NR]\d+>)"),
        compiled(rf"(?P<in>{inner}),? (?:{inside}) (?:the )?(?P<out><[NR]\d+>)(?! <)"),
        # `from the Republic of Korea Busan and Seoul`: the names stand right behind their country.
        compiled(
            rf"\b(?:{inside}|from) (?:the )?(?:(?:[A-Z][\w'\u2019]+ ){{0,2}}Republic of )?"
            rf"(?P<out><N\d+>) (?P<in>{inner})"
        ),
        compiled(rf"(?P<out><[NR]\d+>){genitive}(?: (?:{_CLASS}))? (?P<in><C\d+>)"),
        # A list of several countries: `in Italy Turin and Rome, in France Lyon`, `Italy: Turin; France (Lyon, Nice)`.
        compiled(
            rf"(?:\b(?:{inside}) )?(?P<out><[NR]\d+>)(?: \(\d+\))?(?:: | ?\(| [\u2013\u2014] )(?P<in>{told})"
            r"(?:\)(?=[,.;]| and |$))?"
        ),
        compiled(rf"(?P<out><[NR]\d+>){cities} (?P<in>{inner})"),
        compiled(rf"\b(?:{noun}) (?P<out><[NR]\d+>) (?:{of})(?P<in><C\d+>)"),  # `la ville allemande de Trèves`
    )


@lru_cache(maxsize=32)
def _nouns(before: str, after: str, body_before: str, body_after: str) -> re.Pattern[str]:
    return compiled(
        rf"(?<!\w)(?:{before})<[CR](?P<a>\d+)>|<[CR](?P<b>\d+)>(?:{after})"
        rf"|(?<!\w)(?:{body_before})<O(?P<c>\d+)>|<O(?P<d>\d+)>(?:{body_after})"
    )


def _named(line: Line, nouns: re.Pattern[str]) -> None:
    """Collapse a noun that only says what a name names: `ville de Lyon`, `Narın şehri`."""
    at = 0
    while match := nouns.search(line.text, at):
        at = match.start() + 1
        line.collapse(match.start(), match.end(), int(match["a"] or match["b"] or match["c"] or match["d"]))


_QUOTED = re.compile(r"[\"\u201c\u201e\u00ab\u2018]<[OJM](\d+)>[\"\u201d\u201c\u00bb\u2019]")


def _quoted(line: Line) -> None:
    """Collapse the quotes around a name of a body, project or meeting."""
    at = 0
    while match := _QUOTED.search(line.text, at):
        at = match.start() + 1
        line.collapse(match.start(), match.end(), int(match[1]))


_NAMED_TWICE = re.compile(r"<[A-Z](\d+)> \((?:<[A-Z](\d+)>|[^\W\d_][\w&-]{1,12})\)")


def _abbreviated(line: Line) -> None:
    """Collapse an acronym in brackets into the name before it."""
    at = 0
    while match := _NAMED_TWICE.search(line.text, at):
        at = match.start() + 1
        first = line.items[int(match.group(1))]
        if not isinstance(first, Span):
            continue
        if match.group(2):
            second = line.items[int(match.group(2))]
            if not isinstance(second, Span) or second.entity is not first.entity:
                continue
        elif sum(c.isupper() for c in match.group()[match.group().index("(") :]) < 2:
            continue
        line.collapse(match.start(), match.end(), int(match.group(1)))


def find(draft: Draft, lines: list[Line]) -> None:
    """Note the places said to lie in others, and collapse dates in brackets behind names."""
    p = draft.pack.words["patterns"]
    names = ("list_sep", "capital_of", "in_place", "suffix", "place_genitive")
    grouped = (p.get("every", ""), p.get("cities_of", "(?!)"))
    called = (p.get("place_noun", "(?!)"), p.get("of", ""))
    patterns = _patterns(*(f"(?:{p[name]})" for name in names), *grouped, p.get("list_aside", ""), *called)
    nouns = _nouns(p["place_before"], p["place_after"], p["body_before"], p["body_after"])
    for line in lines:
        if draft.pack.order:
            _quoted(line)
        _named(line, nouns)
        _abbreviated(line)
        wider: dict[Entity, Span] = {}
        for pattern in patterns:
            at = 0
            while match := pattern.search(line.text, at):
                at = match.start() + 1
                _located(draft, line, match, wider)
        _dated(line)
    for span in list(draft.spans):
        whole = span.entity.traits.get("capital_of")
        if whole is None:
            continue
        inside = next(
            (s for s in draft.spans.inside(span.start, span.end) if s.nested and s.entity is whole),
            None,
        )
        if inside is not None:
            draft.relations.append(Relation("LOCATED_IN", span, inside, None, span.start, span.end, 0.9, "capital of"))


def _located(draft: Draft, line: Line, match: re.Match[str], wider: dict[Entity, Span]) -> None:
    """Note what lies where; `wider` keeps the countries of the regions that the line has told of so far."""
    outer = line.span(int(MARK.match(match["out"])[2]))  # type: ignore[index]
    numbers = line.marks(match["in"], "CR")
    inner = [(n, line.span(n)) for n in numbers]
    fitting = [
        (n, s)
        for n, s in inner
        if within(s.entity, outer.entity, unknown=not s.entity.keys and not s.entity.traits.get("located"))
    ]
    before = match.start("out") < match.start("in")
    if not fitting or (fitting[0][0] != inner[0][0] if before else fitting[-1][0] != inner[-1][0]):
        return
    start, end = line.quote(match.start(), match.end())
    for _, span in fitting:
        wholes = [outer]
        if (around := wider.get(outer.entity)) is not None and within(span.entity, around.entity):
            wholes.append(around)
        for whole in wholes:
            if span.entity is not whole.entity:
                span.entity.traits["located"] = True
                draft.relations.append(Relation("LOCATED_IN", span, whole, None, start, end, 0.95, "beside its name"))
        if span.entity.type == "Region":
            wider[span.entity] = outer
    last = numbers[-1]
    _since(line, match, last)
    begin = match.start("in") + [m.start() for m in MARK.finditer(match["in"])][-1]
    if before:
        if match.end() > match.end("in"):
            line.collapse(match.start("in") + list(MARK.finditer(match["in"]))[-1].start(), match.end(), last)
        line.collapse(match.start(), match.start("in") + MARK.match(match["in"]).end(), numbers[0])  # type: ignore[union-attr]
    else:
        line.collapse(begin, match.end(), last)


def _dated(line: Line) -> None:
    while match := _DATED.search(line.text):
        _since(line, match, int(match.group(1)))
        line.collapse(match.start(), match.end(), int(match.group(1)))


_DATED = re.compile(rf"<[CRO](\d+)>(?: ?\(| [\u2013\u2014-] ){_YEAR}(?:; [^()<>]{{1,40}})?(?:\)|$)")
"""A year in brackets behind a name, or at the end of a line: `Lyon (1991)`, `Lyon – 1991`."""


def _since(line: Line, match: re.Match[str], number: int) -> None:
    """Note the date or bare year that stands in brackets behind a name."""
    said = match.groupdict()
    if said.get("date"):
        line.dates[number] = line.date(int(said["date"]))
    elif said.get("year"):
        line.dates[number] = Date(*line.quote(*match.span("year")), said["year"])
