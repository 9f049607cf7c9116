"""Who holds which post where: titles of office beside persons and places, before and after the name, in chains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hansa.graph.model import JSON
from hansa.loaders.draft import LOOSE, Draft, Entity, Relation, Span, Title
from hansa.loaders.encode import MARK, Line
from hansa.loaders.languages.pack import Pack

_PLACES = "[CRNO]"
_MEMBERS = re.compile(r"(<[NO]\d+> member) (?:cities|states|countries|governments)")
_AFTER_PERSON = re.compile(r"<P\d+>, (?:the |an? )?(?:<[CRNO]\d+>(?:'s|\u2019s)? )?$")
"""Before a chain of posts it makes its first the post of the person named there."""
_LOCAL = frozenset({"mayor", "deputy mayor", "governor", "deputy governor", "councillor"})
"""Posts held at a place; those of another list are held at the body spoken of."""
_SENT = frozenset({"ambassador", "consul", "envoy"})
"""Posts held at the one who sends, not where they are held: `the US ambassador to Chile`."""
_TRAILING = re.compile(r"(?:\s|^)(?:of|for|at|in|to|with)(?: the)?$")


@dataclass(frozen=True)
class Grammar:
    """Regular expressions of posts for one language."""

    unit: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    split: re.Pattern[str]
    shared: re.Pattern[str]
    pairs: re.Pattern[str]
    pair: re.Pattern[str]


@lru_cache(maxsize=8)
def _grammar(
    code: str, link: str, inner: str, genitive: str, and_: str, copula: str, honorific: str, sep: str, list_are: str
) -> Grammar:
    place = rf"(?:<{_PLACES}\d+>)"
    # X's TITLE | TITLE of X | TITLE of some words of X | bare TITLE
    to = rf"(?: (?:to|in)(?: the)? {place})?"
    unit = rf"(?:{place}{genitive}<T\d+>(?:{link}{place})?|<T\d+>{link}{place}{to}|<T\d+>{inner}{place}|<T\d+>)"
    chain = rf"{unit}(?:{and_}{unit}){{0,3}}"
    person = r"<P(\d+)>"
    before = (
        rf"(?P<posts>{chain})(?: [a-z-]+(?: [a-z-]+)?)?(?:,? )?(?:{honorific})?{person}(?P<rest>(?:{link}{place})?)"
    )
    after = rf"{person}{copula}(?P<posts>{chain})"
    pair = rf"(?:{honorific})?<P\d+>(?:,)?{link}{place}"
    return Grammar(
        re.compile(unit),
        re.compile(before),
        re.compile(after),
        re.compile(rf"(?P<a>{place})?(?:{genitive})?<T(?P<t>\d+)>(?:(?P<l>{link}|{inner})(?P<b>{place}){to})?"),
        re.compile(
            rf"<T(?P<t>\d+)>(?:{link}(?P<places>{place}(?:{sep}{place})*))?,? "
            rf"(?P<people>(?:{honorific})?<P\d+>(?:{sep}(?:{honorific})?<P\d+>)*)"
        ),
        re.compile(
            rf"<T(?P<t>\d+)>(?: [^<>.;,]{{0,50}}(?:<O(?P<o>\d+)>[^<>.;,]{{0,30}})?)?(?:{list_are}) "
            rf"(?P<pairs>{pair}(?:{sep}{pair})*)"
        ),
        re.compile(rf"<P(\d+)>(?:,)?{link}<{_PLACES}(\d+)>"),
    )


def grammar(pack: Pack) -> Grammar:
    """The post grammar of a language pack."""
    p = pack.words["patterns"]
    honorific = "|".join(
        re.escape(h[0].upper() + h[1:]) + r"\.? ?" for h in sorted(pack.set("honorifics"), reverse=True)
    )
    return _grammar(
        pack.code, p["post_link"], p["post_inner"], p["genitive"], p["and"], p["copula"], honorific, p["list_sep"],
        p.get("list_are", "(?!)"),
    )  # fmt: skip


def find(draft: Draft, lines: list[Line]) -> None:
    """Note the posts of every line, and collapse them into the persons that hold them."""
    rules = grammar(draft.pack)
    for line in lines:
        _pass(draft, line, rules.before, rules, "post before name")
        _pass(draft, line, rules.after, rules, "post after name")


def find_lists(draft: Draft, lines: list[Line]) -> None:
    """Note the posts of persons who share one title."""
    rules = grammar(draft.pack)
    for line in lines:
        for match in _MEMBERS.finditer(line.text):
            line.plain(match.start(1), match.end(1), 0)
        _pairs(draft, line, rules)
        _shared(draft, line, rules)


def _pairs(draft: Draft, line: Line, rules: Grammar) -> None:
    """Posts of several persons, each with the own place: `the mayors are A of X, B of Y and C of Z`."""
    at = 0
    while match := rules.pairs.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"]))
        if not title.plural:
            continue
        start, stop = line.quote(match.start(), match.end())
        body = line.span(int(match["o"])) if match["o"] else spoken_of(draft, title)
        found = [(m, line.span(int(m[1])), line.span(int(m[2]))) for m in rules.pair.finditer(match["pairs"])]
        for _, person, place in found:
            local = title.post in _LOCAL
            if local:
                hold(draft, person, place, title, "", start, stop, "posts of a list", 0.9)
            if body is not None and (match["o"] or not local):
                hold(draft, person, body, title, "", start, stop, "posts of a list", 0.8)
        for pair, _, _ in reversed(found):
            line.collapse(match.start("pairs") + pair.start(), match.start("pairs") + pair.end(), int(pair[1]))


def _shared(draft: Draft, line: Line, rules: Grammar) -> None:
    """One title before several persons, with one place or as many: `the mayors of X and Y, A and B`."""
    at = 0
    while match := rules.shared.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"]))
        if not title.plural:
            continue
        people = [line.span(n) for n in line.marks(match["people"], "P")]
        places = [line.span(n) for n in line.marks(match["places"] or "", "CRNO")]
        context = None if places else spoken_of(draft, title)
        if context is not None:
            places = [context]
        if len(places) == 1:
            places *= len(people)
        start, stop = line.quote(match.start(), match.end())
        if len(places) == len(people):
            for person, place in zip(people, places, strict=True):
                hold(draft, person, place, title, "", start, stop, "posts of a list", 0.85)
        if len(places) in {0, len(people)}:
            first = next(MARK.finditer(match["people"]))
            line.collapse(match.start(), match.start("people") + first.end(), int(first[2]))


def _pass(draft: Draft, line: Line, pattern: re.Pattern[str], rules: Grammar, rule: str) -> None:
    at = 0
    while match := pattern.search(line.text, at):
        number = int(match.group(match.re.groupindex.get("person", 2 if pattern is rules.before else 1)))
        person = line.span(number)
        units = _units(line, match.group("posts"), rules)
        if not _acceptable(draft, line, match, units, pattern is rules.before):
            at = match.start() + 1
            continue
        rest = match.groupdict().get("rest") or ""
        if rest and units:
            behind = line.span(line.marks(rest, "CRNO")[0])
            if units[-1][1] is None and not rest.startswith(","):
                units[-1] = (units[-1][0], behind, units[-1][2])
            else:
                rest = ""
        end = match.end() if rest or not match.groupdict().get("rest") else match.end() - len(match.group("rest"))
        context = None
        for title, place, said in reversed(units):
            where = place or context or spoken_of(draft, title)
            if where is None:
                continue
            context = place if place is not None and place.entity.type == "Organization" else context
            start, stop = line.quote(match.start(), end)
            hold(draft, person, where, title, said, start, stop, rule, 0.95 if place else 0.7)
        line.collapse(match.start(), end, number)
        at = match.start() + 1


def _units(line: Line, posts: str, rules: Grammar) -> list[tuple[Title, Span | None, str]]:
    """The posts of a chain: title, place or body, and the words between the two that belong to the title."""
    units = []
    for match in rules.split.finditer(posts):
        if match["t"] is None:
            continue
        sent = line.title(int(match["t"])).post in _SENT
        mark = (match["a"] or match["b"]) if sent else (match["b"] or match["a"])
        place = line.span(line.marks(mark, "CRNO")[0]) if mark else None
        said = re.sub(r"<\w+>", "", match["l"] or "").strip(" ,")
        said = _TRAILING.sub("", said)
        units.append((line.title(int(match["t"])), place, said if len(said.split()) > 1 else ""))
    return units


def _acceptable(
    draft: Draft, line: Line, match: re.Match[str], units: list[tuple[Title, Span | None, str]], before: bool
) -> bool:
    if not units or any(t.plural for t, _, _ in units):
        return False
    gap = line.text[match.start("posts") : match.end()]
    if before and len(units) > 1 and _AFTER_PERSON.search(line.text, 0, match.start()):
        return False
    # "the President of the Union, Anders" is fine; "mayor of Riga, Anna" in a list of persons is not told apart.
    return not (before and ", <P" in gap and re.search(r"<P\d+>(?:,| and) $", line.text[: match.start()]))


def spoken_of(draft: Draft, title: Title) -> Span | None:
    """Where a post without a place is held: what the document speaks of, for posts that tell the kind of place."""
    kinds = {
        "mayor": ("City",),
        "deputy mayor": ("City",),
        "governor": ("Region",),
        "deputy governor": ("Region",),
        "president": ("Country",),
        "minister": ("Country",),
    }.get(title.post)
    if kinds is None or (kinds == ("Country",) and any(e.network for e in draft.entities)):
        return None
    counts = draft.spans.counts(*kinds)
    if not counts:
        return None
    best, *others = sorted(counts.values(), reverse=True)
    if others and best < (4 if kinds == ("Country",) else 2) * others[0]:
        return None
    place = max(counts, key=lambda e: counts[e])
    before = [s for s in draft.spans.of(place) if s.start < title.start]
    return max(before, key=lambda s: s.start) if before else draft.spans.of(place)[0]


def hold(
    draft: Draft,
    person: Span,
    where: Span,
    title: Title,
    said: str,
    start: int,
    stop: int,
    rule: str,
    confidence: float,
) -> None:
    """Note that a person holds a post; `said` are words of the complement that belong to the title."""
    if title.post == "founder" and where.entity.type != "Organization":
        return
    words = draft.text[title.start : title.end]
    properties = {**properties_of(title, words), "title": " ".join(f"{words} {said}".split())}
    relation = Relation(
        "HOLDS_POST", person, where, None, start, stop, confidence, rule, tuple(sorted(properties.items()))
    )
    draft.relations.append(relation)


def properties_of(title: Title, words: str) -> dict[str, JSON]:
    """The properties of a post: its title as said, its class, and its status where that is not plain."""
    properties: dict[str, JSON] = {"title": " ".join(words.split()), "post": title.post}
    if title.status:
        properties["status"] = title.status
    return properties


@lru_cache(maxsize=8)
def _stands_for(link: str, genitive: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:the |The )?(?:<T(?P<t>\d+)>(?:{link}<[CRNO](?P<a>\d+)>|)|<[CRNO](?P<b>\d+)>{genitive}<T(?P<u>\d+)>)"
    )


Holders = dict[Entity, list[Relation]]


def holders_of(draft: Draft) -> Holders:
    """The posts noted so far, by the place or body where they are held."""
    found: Holders = {}
    for relation in draft.relations:
        if relation.type == "HOLDS_POST" and relation.object:
            found.setdefault(relation.object.entity, []).append(relation)
    return found


def resolve(draft: Draft, line: Line, known: Holders) -> None:
    """Put the person in place of a title that stands for one (`the mayor of Riga said`), else the place itself."""
    p = draft.pack.words["patterns"]
    pattern = _stands_for(p["post_link"], p["genitive"])
    at = 0
    while match := pattern.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"] or match["u"]))
        if title.post in LOOSE and not title.plural:
            continue
        place = match["a"] or match["b"]
        where = line.span(int(place)) if place else spoken_of(draft, title)
        if where is None:
            continue
        holders = {
            id(r.subject.entity): r.subject.entity
            for r in known.get(where.entity, ())
            if _same_post(dict(r.properties), title)
        }
        first, last = line.quote(match.start(), match.end())
        if len(holders) == 1 and not title.plural and not line.text[match.end() :].startswith((" <P", ", <P")):
            span = Span(first, last, next(iter(holders.values())), nested=True)
            draft.spans.add(span)
            line.replace(match.start(), match.end(), "P", span)
        elif place and (
            title.plural or title.post in {"mayor", "representative", "head", "governor", "deputy mayor", "member"}
        ):
            line.collapse(match.start(), match.end(), int(place))
            line.officials.add(int(place))


def restore_members(draft: Draft, line: Line) -> None:
    """Where `member` and the like are no person's post they are plain words again: a city can be a member."""
    for match in reversed(list(re.finditer(r"<T(\d+)>", line.text))):
        if line.title(int(match.group(1))).post in LOOSE:
            line.restore(draft.text, match.start(), match.end())


def _same_post(properties: dict[str, JSON], title: Title) -> bool:
    heads = {"mayor", "governor", "head"}
    post = str(properties.get("post"))
    return properties.get("status") == title.status and (post == title.post or (title.post == "head" and post in heads))
