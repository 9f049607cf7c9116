"""Who holds which post where: titles of office beside persons and places, before and after the name, in chains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hansa.graph.model import JSON
from hansa.loaders.draft import CODES, LOOSE, Draft, Entity, Relation, Span, Title
from hansa.loaders.encode import MARK, Line
from hansa.loaders.languages.pack import Declining, Pack

_PLACES = "[CRNO]"
_MEMBERS = re.compile(r"(<[NO]\d+> member) (?:cities|states|countries|governments)")
_AFTER_PERSON = re.compile(r"<P\d+>, (?:the |an? )?(?:<[CRNO]\d+>(?:'s|\u2019s)? )?$")
"""Before a chain of posts it makes its first the post of the person named there."""
_FROM_CONTEXT = 0.7
"""Confidence of a post whose place stands elsewhere in the text."""
_LOCAL = frozenset({"mayor", "deputy mayor", "governor", "deputy governor", "councillor"})
"""Posts held at a place; those of another list are held at the body spoken of."""
_OF_BODIES = frozenset(
    {"secretary general", "director", "chair", "vice chair", "vice president", "co-president", "treasurer"}
)
"""Posts that in the news of a network are held at it, if no body is named."""
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
    link: re.Pattern[str]


@lru_cache(maxsize=32)
def _grammar(
    named_apart: bool,
    link: str,
    inner: str,
    genitive: str,
    and_: str,
    copula: str,
    honorific: str,
    sep: str,
    list_are: str,
    words: str,
) -> Grammar:
    place = rf"(?:<{_PLACES}\d+>)"
    # X's TITLE | TITLE of X | TITLE of some words of X | bare TITLE
    to = rf"(?: (?:to|in)(?: the)? {place})?"
    unit = rf"(?:{place}{genitive}<T\d+>(?:{link}{place})?|<T\d+>{link}{place}{to}|<T\d+>{inner}{place}|<T\d+>)"
    chain = rf"{unit}(?:{and_}{unit}){{0,3}}"
    person = r"<P(?P<person>\d+)>"
    before = r"(?:<[CRN](?P<label>\d+)> ?[–—:-] ?)?"
    before += rf"(?P<posts>{chain})(?: [a-z-]+(?: [a-z-]+)?)?(?:,? )?(?:{honorific})*"
    before += rf"{person}(?P<rest>(?:{link}{place})?)"
    after = rf"{person}{copula}{words}(?P<posts>{chain})(?P<close>\)?)"
    pair = rf"(?:{honorific})?<P\d+>(?:,)?{link}{place}(?:,? \([^()]{{1,60}}\))?"
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
        re.compile(link if named_apart else "(?!)"),
    )


def grammar(pack: Pack) -> Grammar:
    """The post grammar of a language pack."""
    p = pack.words["patterns"]
    honorific = "|".join(
        re.escape(h[0].upper() + h[1:]) + r"\.? ?" for h in sorted(pack.set("honorifics"), reverse=True)
    )
    link, inner, genitive, and_, copula = (
        f"(?:{p[name]})" for name in ("post_link", "post_inner", "genitive", "and", "copula")
    )
    return _grammar(
        bool(pack.order), link, inner, genitive, and_, copula, honorific, p["list_sep"], p.get("list_are", "(?!)"),
        p.get("lower_words", ""),
    )  # fmt: skip


def find(draft: Draft, lines: list[Line]) -> None:
    """Note the posts of every line, and collapse them into the persons that hold them."""
    rules = grammar(draft.pack)
    for line in lines:
        _pass(draft, line, rules.before, rules, "post before name")
        _pass(draft, line, rules.after, rules, "post after name")
    _unsure(draft)


def find_lists(draft: Draft, lines: list[Line]) -> None:
    """Note the posts of persons who share one title."""
    rules = grammar(draft.pack)
    for line in lines:
        for match in _MEMBERS.finditer(line.text):
            line.plain(match.start(1), match.end(1), 0)
        _pairs(draft, line, rules)
        _shared(draft, line, rules)


def _unsure(draft: Draft) -> None:
    """Drop posts whose place only the context gives, where the text names the place of the same post of that person."""
    sure = {(id(r.subject.entity), _post(r)) for r in draft.relations if _is_post(r) and r.confidence > _FROM_CONTEXT}
    draft.relations[:] = [
        r
        for r in draft.relations
        if not (_is_post(r) and r.confidence <= _FROM_CONTEXT and (id(r.subject.entity), _post(r)) in sure)
    ]


def _is_post(relation: Relation) -> bool:
    return relation.type == "HOLDS_POST"


def _post(relation: Relation) -> JSON:
    return dict(relation.properties)["post"]


def _pairs(draft: Draft, line: Line, rules: Grammar) -> None:
    """Posts of several persons, each with the own place: `the mayors are A of X, B of Y and C of Z`."""
    at = 0
    while match := rules.pairs.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"]))
        if not title.plural:
            continue
        start, stop = line.quote(match.start(), match.end())
        body = line.span(int(match["o"])) if match["o"] else _context(draft, line, title, match.start())
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
        context = None if places else _context(draft, line, title, match.start())
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
        number = int(match["person"])
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
        said_of = match.groupdict().get("label")
        label = line.span(int(said_of)) if said_of else None
        context = None
        for title, place, said in reversed(units):
            where = place or context or label or _context(draft, line, title, match.start("posts"))
            if where is None:
                continue
            context = place if place is not None and place.entity.type == "Organization" else context
            start, stop = line.quote(match.start(), end)
            hold(draft, person, where, title, said, start, stop, rule, 0.95 if place or label else _FROM_CONTEXT)
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
        between = match["l"] or ""
        said = "" if rules.link.fullmatch(between) else re.sub(r"<\w+>", "", between).strip(" ,")
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
    if draft.text[title.start : title.end].lower() in draft.pack.set("place_titles"):
        return None
    kinds = {
        "mayor": ("City",),
        "deputy mayor": ("City",),
        "councillor": ("City",),
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
    place = max(counts, key=lambda e: counts[e])
    if others and best < 2 * others[0]:
        place = min(counts, key=lambda e: min(s.start for s in draft.spans.of(e)))
        if kinds == ("Country",) or counts[place] < best:
            return None
    before = [s for s in draft.spans.of(place) if s.start < title.start]
    return max(before, key=lambda s: s.start) if before else draft.spans.of(place)[0]


def _context(draft: Draft, line: Line, title: Title, at: int) -> Span | None:
    """Where a post without a place is held: what the words before it point to, else what the document speaks of."""
    if (near := _near(draft, line, at)) is not None:
        return near
    if _UNKNOWN_BODY.search(line.text, 0, at):
        return None
    if title.post in _OF_BODIES:
        free = draft.pack.order or _FREE.search(line.text[max(0, at - 20) : at])
        return _main_network(draft, draft.sentences[line.sentence][0]) if free else None
    return spoken_of(draft, title)


_UNKNOWN_BODY = re.compile(r"(?<!^)(?<![.!?\"\u201c] )\b[A-Z][\w'\u2019-]+ $")
"""A name that says where the post is held, though not one that is known."""
_FREE = re.compile(r"(?:^|[,;:.(\"\u201c\u201d] ?|\b(?:[Tt]he|by|and|as|[a-z]+ed|said|told) )$")
"""What stands before a title that no body stands before."""
_OWN = re.compile(r"\b(?:[Ii]ts|[Tt]heir|whose)(?: new| own| current| then)? $")
_SPEAKS_FOR = re.compile(
    r"(?:delegation|group|team|party|mission|guests)[^<>.;]{0,30}(?:of|from) [^<>.;]{0,30}<[CRNO](?P<a>\d+)>"
    r"[^<>.;]{0,25}(?:led|headed|chaired|represented|accompanied) by (?:the )?$"
    r"|<[CRNO](?P<c>\d+)>[^<>.;]{0,20}, (?:among them|including|led by|headed by) (?:the |its )?$"
    r"|<[CRNO](?P<d>\d+)> (?:is|was|were|will be) represented by (?:the |its )?$"
    r"|[Ff]or (?:the )?(?:[Cc]ity of |[Mm]unicipality of )?<[CRNO](?P<b>\d+)>, (?:the )?$"
)


def _near(draft: Draft, line: Line, at: int) -> Span | None:
    """The place or body that the words right before a title point to: `its president`, `a delegation of X led by`."""
    if match := _SPEAKS_FOR.search(line.text, max(0, at - 160), at):
        return line.span(int(match[match.lastgroup or 0]))
    if _OWN.search(line.text, 0, at):
        before = line.marks(line.text[max(0, at - 160) : at], "CRO")
        return line.span(before[-1]) if before else _main_network(draft, draft.sentences[line.sentence][0])
    return None


def _main_network(draft: Draft, before: int) -> Span | None:
    """The latest mention of the one city network that the document speaks of."""
    counts = {e: n for e, n in draft.spans.counts("Organization").items() if e.network}
    best = max(counts, key=lambda e: counts[e], default=None)
    if best is None or any(n * 2 > counts[best] for e, n in counts.items() if e is not best):
        return None
    said = [s for s in draft.spans.of(best) if s.start < before]
    return max(said, key=lambda s: s.start, default=None)


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
    if draft.pack.order and title.post == "president" and where.entity.type == "City":
        properties["post"] = "mayor"  # Polish cities have presidents, and texts of other languages call them so
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


@lru_cache(maxsize=32)
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
    _together(draft, line, known)
    pattern = _stands_for(f"(?:{p['post_link']})", f"(?:{p['genitive']})")
    at = 0
    while match := pattern.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match["t"] or match["u"]))
        if title.post in LOOSE and (title.post == "member" or not title.plural):
            continue
        if _BECOMES.search(line.text[: match.start()]):
            continue
        place = match["a"] or match["b"]
        where = line.span(int(place)) if place else _context(draft, line, title, match.start())
        if title.post == "member" and where is not None and where.entity.type == "Organization" and _declined(draft):
            continue
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


_BECOMES = re.compile(r"\b(?:is|was|been|became|become|be|as|elected|appointed|named|once|formerly)(?: the| an?)? $")
"""Before a title it says who holds the post; the title stands for nobody."""
_TOGETHER = re.compile(r"(?:(?:[Tt]he|[Bb]oth|[Bb]oth of the|[Tt]he two|[Tt]hese)(?: two)? )<T(\d+)>(?! of | <|, <)")
_MOST = 4


def _together(draft: Draft, line: Line, known: Holders) -> None:
    """Put the persons in place of a plural title that stands for all who hold the post: `the two mayors signed`."""
    at = 0
    while match := _TOGETHER.search(line.text, at):
        at = match.start() + 1
        title = line.title(int(match[1]))
        if not title.plural or title.post not in _LOCAL:
            continue
        before = draft.sentences[line.sentence][1]
        people = list(
            dict.fromkeys(
                r.subject.entity
                for some in known.values()
                for r in some
                if _same_post(dict(r.properties), title) and r.start < before
            )
        )
        if not 2 <= len(people) <= _MOST:
            continue
        first, last = line.quote(match.start(), match.end())
        start = match.start()
        line.rewrite(start, match.end(), ", and ".join("_" * len(people)))
        for person in people:
            span = Span(first, last, person, nested=True)
            draft.spans.add(span)
            start = line.text.index("_", start)
            number = line.replace(start, start + 1, "P", span)
            start += len(f"<P{number}>")


_SUBJECT = 50
"""Characters at the start of a sentence where its subject stands."""
_PRONOUN = re.compile(r"^[\"\u201c\u00ab]?(?:[^<>,;.]{3,40},? |[A-Z][a-z]+ )?(?P<he>[Hh]e|[Ss]he|[Tt]hey)\b")


def pronouns(draft: Draft, line: Line, before: Line | None) -> None:
    """Put who the sentence before speaks of in place of a pronoun that begins a sentence."""
    match = _PRONOUN.match(line.text)
    if match is None or before is None or draft.pack.code != "en":
        return
    if match["he"].lower() == "they":
        _they(draft, line, match.span("he"), before)
        return
    people = [before.span(n) for n in before.marks(before.text, "P")]
    if len({id(p.entity) for p in people}) != 1 or "<P" not in before.text[:_SUBJECT]:
        return
    first, last = line.quote(*match.span("he"))
    span = Span(first, last, people[0].entity, nested=True)
    draft.spans.add(span)
    line.replace(*match.span("he"), "P", span)


def _declined(draft: Draft) -> bool:
    return isinstance(draft.pack.grammar, Declining)


_LIST = re.compile(r"<[PCRN]\d+>(?:(?:, and |, | and )<[PCRN]\d+>)+")


def _they(draft: Draft, line: Line, where: tuple[int, int], before: Line) -> None:
    """Put the persons and parties of the first list of the sentence before in place of `they`."""
    found = _LIST.search(before.text)
    if found is None:
        return
    numbers = before.marks(found.group(), "PCRN")
    people = [n for n in numbers if n in before.officials or before.span(n).entity.type == "Person"]
    if len(people) < len(numbers):
        return
    first, last = line.quote(*where)
    start = where[0]
    line.rewrite(*where, ", and ".join("_" * len(people)))
    for number in people:
        span = Span(first, last, before.span(number).entity, nested=True)
        draft.spans.add(span)
        start = line.text.index("_", start)
        own = line.replace(start, start + 1, CODES[span.entity.type], span)
        if number in before.officials:
            line.officials.add(own)
        start += len(f"<P{own}>")


def restore_members(draft: Draft, line: Line) -> None:
    """Where `member` and the like are no person's post they are plain words again: a city can be a member."""
    for match in reversed(list(re.finditer(r"<T(\d+)>", line.text))):
        if line.title(int(match.group(1))).post in LOOSE:
            line.restore(draft.text, match.start(), match.end())


def _same_post(properties: dict[str, JSON], title: Title) -> bool:
    heads = {"mayor", "governor", "head"}
    post = str(properties.get("post"))
    return properties.get("status") == title.status and (post == title.post or (title.post == "head" and post in heads))
