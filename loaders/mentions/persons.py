"""Persons: runs of capitalised words with evidence that they are a person's name."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from hansa.loaders import eastern
from hansa.loaders.draft import LOOSE, Draft, Entity
from hansa.loaders.gazetteer.disambiguate import Choice
from hansa.loaders.gazetteer.names import NameHit
from hansa.loaders.given import names_of
from hansa.loaders.languages.en import known_name_part
from hansa.loaders.languages.pack import Grammar, Pack
from hansa.loaders.mentions import phrases
from hansa.loaders.naming import is_patronymic
from hansa.loaders.text.folding import skeleton
from hansa.loaders.text.tokens import Token

_LONGEST = 5
_LIKELY = 0.8
"""From here on two names of places side by side are a person's name (see `Grammar.person_like`)."""
_DECLINED_ACRONYM = re.compile(r"[А-ЯЁ]{2,}[а-яё]{1,2}")
_MUNICIPAL_OF = re.compile(r"(?:[Mm]unicipality|[Cc]ity|[Tt]own|[Cc]ouncil|[Aa]dministration) of (?:the )?$")
_OF = re.compile(r" (?:of|for|in)(?: the)?(?: (?:city|town|municipality|region|province) of)? ")
_TITLE_BEFORE = re.compile(r"(?: (?:of|for|in|to)(?: the)? [^,;:!?()\n]{2,70})?, ")
_TITLE_OF = re.compile(r" (?:of|for|in)(?: the)? [A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2} ")
_NATURE = frozenset(
    {
        *("valley", "lake", "river", "bay", "island", "islands", "north", "south", "hills", "coast", "sea", "ocean"),
        *("mountains", "square", "street", "airport", "harbour", "harbor", "peninsula", "festival", "kenesh"),
    }
)
"""Last words of names of places, streets and feasts, which no person bears."""
_EXCELLENCY = re.compile(r"\bH\.\s?E\.(?=\s)|\bRt\.\s?Hon\.(?=\s)")
_KINDS = frozenset({"city", "region", "district", "oblast", "province", "town"})
_BEFORE_MONTH = frozenset({"in", "since", "until", "from", "by", "of", "last", "next", "this"})
_HOLDS = re.compile(r",? (?:who |has |had |is |was |became |remains |\d\d, )[\w ,'\u2019-]{0,40}")
"""What stands between a person and the post that a clause says they hold."""
_ROMAN = re.compile(r"[IVXL]{2,}").fullmatch
_QUOTES = frozenset('"\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb')
_ENGLISH = frozenset(
    {"cities", "city", "towns", "mayors", "network", "association", "alliance", "union", "council", "forum", "league"}
    | {"federation", "centre", "center", "university", "committee", "international", "european", "urban", "project"}
    | {"programme", "conference", "congress", "summit"}
)
"""Words that a text in another language has only from the English name of a body or meeting."""


@dataclass(frozen=True)
class Run:
    """A run of capitalised words that may be a name: its tokens, and the tokens around it."""

    tokens: tuple[Token, ...]
    before: Token | None
    after: Token | None

    @property
    def words(self) -> list[str]:
        return [t.text for t in self.tokens if t.is_word]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def runs(draft: Draft, tokens: list[Token], blocked: set[int]) -> list[Run]:
    """The maximal runs of a sentence; titles, honorifics and spans part them."""
    pack = draft.pack
    particles, honorifics = pack.set("particles"), pack.set("honorifics")
    bodies = pack.kept(("words of bodies", ""), lambda: _words_of_bodies(pack))
    found: list[Run] = []
    if not any(t.capital for t in tokens):
        return found
    stopwords, months = pack.stopwords, pack.months
    current: list[Token] = []
    before: Token | None = None

    def close(after: Token | None) -> None:
        nonlocal current
        while current and (current[-1].lower in particles or (current[-1].kind == "mark" and len(current) < 2)):
            current.pop()
        if any(len(t.text) > 1 for t in current):
            found.append(Run(tuple(current), before, after))
        current = []

    for index, token in enumerate(tokens):
        if not current and not token.capital:
            continue  # most words: none of a name
        previous = tokens[index - 1] if index else None
        gap = token.start - previous.end if previous else 0
        usable = (
            token.start not in blocked
            and not (token.capital and _DECLINED_ACRONYM.fullmatch(token.text))
            and draft.free(token.start, token.end)
            and token.lower not in honorifics
            and not (bodies and token.capital and (_ROMAN(token.text) or pack.grammar.lemma(token.text) in bodies))
            and not (token.lower in months and previous is not None and previous.lower in _BEFORE_MONTH)
        )
        initial = bool(current) and token.text == "." and previous is not None and len(previous.text) == 1 and gap == 0
        joins = bool(current) and (gap <= 1 or (previous is not None and previous.text == "." and gap <= 1))
        first = index == 0 and (token.lower in stopwords or (bodies and _is_noun(pack, token)))
        sentence_word = first and not _is_initial(tokens, index)
        if (
            usable
            and token.kind == "word"
            and token.capital
            and not sentence_word
            and (
                token.lower not in stopwords
                or _is_initial(tokens, index)
                or (token.lower in months and _before_name(tokens, index))
            )
        ):
            if current and not joins:
                close(token)
            if not current:
                before = previous
            current.append(token)
        elif (
            usable
            and joins
            and (initial or (token.kind == "word" and token.lower in particles and token.lower not in stopwords))
        ) or (current and token.kind == "word" and token.capital and usable and joins and token.lower in particles):
            current.append(token)
        else:
            close(token)
    close(None)
    return found


def _is_noun(pack: Pack, token: Token) -> bool:
    """Whether a word is a form of a noun of the lists: a capital at the start of a sentence makes it no name."""
    nouns = pack.kept(("nouns", ""), lambda: frozenset(pack.known_words.values()))
    return pack.order == "head last" and token.kind == "word" and pack.grammar.lemma(token.text) in nouns


def _words_of_bodies(pack: Pack) -> frozenset[str]:
    """Words that begin the name of a body, in languages known by tables: no person is called so."""
    if not pack.order:
        return frozenset()
    heads = (words.split()[0] for words, (type_, _) in pack.heads.items() if type_ == "Organization")
    return (frozenset(heads) | pack.set("municipal")) - pack.stopwords


def _is_initial(tokens: list[Token], index: int) -> bool:
    """Whether a token is a capital letter with a full stop, before another name or behind one."""
    return (
        len(tokens[index].text) == 1
        and index + 1 < len(tokens)
        and tokens[index + 1].text == "."
        and ((index + 2 < len(tokens) and tokens[index + 2].capital) or _follows_name(tokens, index))
    )


def _before_name(tokens: list[Token], index: int) -> bool:
    """Whether a month is a first name within a sentence: `they met May Berg`."""
    after = tokens[index + 1 : index + 2]
    return index > 0 and bool(after) and after[0].kind == "word" and after[0].capital and known_name_part(after[0].text)


def _follows_name(tokens: list[Token], index: int) -> bool:
    """Whether a name or another initial stands before a token."""
    return index > 0 and (tokens[index - 1].capital or (index > 1 and tokens[index - 1].text == "."))


def before_places(draft: Draft, found: list[Choice]) -> None:
    """Note persons whose names hold the name of a place: a run of names that is no place as a whole."""
    if not found:
        return
    by_start = {c.hit.start: c.hit for c in found}
    around = _Around(draft)
    for tokens in draft.tokens:
        for run in runs(draft, tokens, around.blocked):
            if draft.pack.order == "head last":
                run = _before_place(draft, run, by_start)
            if draft.pack.order and all(t.start in by_start for t in run.tokens if t.is_word):
                continue
            if draft.pack.order == "head first" and _called_so(draft, run):
                continue
            if draft.pack.order == "head last" and run.after is not None and run.after.is_word:
                head = draft.pack.heads.get(draft.pack.grammar.lemma(run.after.text))
                if head is not None and head[0] == "Organization":
                    continue  # `Azərbaycan Bələdiyyələri Milli Assosiasiyası`
            whole = run
            run = _cut(draft, _after_place(draft, run, by_start, around))[0]
            if run is not whole and draft.pack.grammar.person_like(run.words) >= 0.5:
                note(draft, run)
                continue
            hits = [by_start[t.start] for t in run.tokens if t.start in by_start]
            if not hits or len(run.words) < 2 or any(h.end > run.end for h in hits):
                continue
            if any(" " in draft.text[h.start : h.end] for h in hits):
                if _behind_mayor(draft, run, around):
                    note(draft, run)
                continue
            places_only = all(any(h.start <= t.start < h.end for h in hits) for t in run.tokens if t.is_word)
            likely = 1 if draft.pack.declining is not None else _LIKELY
            if places_only and (len(hits) < 2 or draft.pack.grammar.person_like(run.words) < likely):
                continue
            if _person(draft, run, around):
                note(draft, run)


def _behind_mayor(draft: Draft, run: Run, around: _Around) -> bool:
    """Whether a full name in English stands right behind a title, though a town has it too: `Mayor Juan Ortiz`."""
    titled = run.start - 1 in around.by_end and not around.by_end[run.start - 1].plural
    return draft.pack.code == "en" and titled and draft.pack.grammar.person_like(run.words) >= 1


def _called_so(draft: Draft, run: Run) -> bool:
    """Whether a noun before a run says that it names a project: `progetto europeo Blue Rivers`."""
    words = draft.text[max(0, run.start - _BEHIND_NOUN) : run.start].split()[-2:]
    heads = (draft.pack.heads.get(draft.pack.grammar.lemma(w)) for w in words if w.isalpha())
    return any(head is not None and head[0] == "Project" for head in heads)


_BEHIND_NOUN = 30


def _before_place(draft: Draft, run: Run, by_start: dict[int, NameHit]) -> Run:
    """A run without the places that stand behind a person's name, where a case, or the noun behind them, parts them."""
    rest = list(run.tokens)
    noun = draft.pack.pattern("place_after")
    while (
        len(rest) > 2 and (hit := by_start.get(rest[-1].start)) and (hit.inflected or noun.match(draft.text, hit.end))
    ):
        rest.pop()
    return Run(tuple(rest), run.before, run.tokens[len(rest)]) if len(rest) < len(run.tokens) else run


def _after_place(draft: Draft, run: Run, by_start: dict[int, NameHit], around: _Around) -> Run:
    """A run without the place that stands before a person's name (`мэр Рима Анна Росси`)."""
    hit = by_start.get(run.start)
    if hit is None:
        return run
    rest = tuple(t for t in run.tokens if t.start >= hit.end)
    words = [t.text for t in rest if t.is_word]
    linked = around.linked(draft, run.start)
    behind_title = linked or any(end in around.by_end for end in range(run.start - 12, run.start))
    form = draft.text[hit.start : hit.end]
    genitive = run.start - 1 in around.by_end and draft.pack.grammar.lemma(form) != form.lower()
    declined = (hit.inflected or genitive or form.isupper()) and not hit.given_name
    like = draft.pack.grammar.person_like(words) if words else 0.0
    whole = draft.pack.grammar.person_like(run.words)
    if (
        not words
        or (hit.kind == "alternate" and whole >= 0.5 and not (linked or declined))
        or not (behind_title or (declined and like >= 1))
        or (len(words) < 2 and not (declined and like >= 0.5))
    ):
        return run
    return Run(rest, run.tokens[len(run.tokens) - len(rest) - 1], run.after)


class _Around:
    """The titles of a draft by where they start and end."""

    def __init__(self, draft: Draft) -> None:
        self.by_end = {title.end: title for title in draft.titles}
        self.by_start = {title.start: title for title in draft.titles}
        self._ends = sorted(self.by_end)
        self.blocked = {
            t.start for title in draft.titles for t in phrases.tokens_between(draft, title.start, title.end)
        }
        for match in _EXCELLENCY.finditer(draft.text):
            self.blocked.update(range(*match.span()))

    def linked(self, draft: Draft, start: int) -> bool:
        """Whether a title and a link to its place stand right before an offset."""
        link = draft.pack.pattern("post_link") if draft.pack.order == "head first" else _OF
        near = (end for end in self._near(start, 30) if draft.text[end:start].strip())
        return any(link.fullmatch(draft.text, end, start) for end in near) or bool(
            _MUNICIPAL_OF.search(draft.text, max(0, start - 24), start)
        )

    def linked_through(self, draft: Draft, start: int) -> bool:
        """Whether a title with its place stands right before an offset: `the akim of Taraz` city."""
        return any(_TITLE_OF.fullmatch(draft.text, end, start) for end in self._near(start, 50))

    def introduced(self, draft: Draft, start: int) -> bool:
        """Whether a title with its place stands before an offset, and a comma: `the Mayor of Bonn, Eva Roth`."""
        return any(_TITLE_BEFORE.fullmatch(draft.text, end, start) for end in self._near(start, 80))

    def _near(self, start: int, reach: int) -> list[int]:
        """The ends of the singular titles that end within some characters before an offset."""
        ends = self._ends[bisect_left(self._ends, start - reach) : bisect_left(self._ends, start)]
        return [end for end in ends if not self.by_end[end].plural]


def find(draft: Draft) -> None:
    """Note the persons of the document with their full names, then their surnames alone."""
    around = _Around(draft)
    rest: list[Run] = []
    for tokens in draft.tokens:
        for whole in runs(draft, tokens, around.blocked):
            run, others = _cut(draft, whole)
            if _person(draft, run, around):
                note(draft, run)
                rest.extend(others)
            else:
                rest.append(whole)
    _surnames(draft, rest)
    _surnames_for_places(draft)


def _cut(draft: Draft, run: Run) -> tuple[Run, list[Run]]:
    """The part of a run that is a full name, where the grammar can tell, and the parts beside it."""
    grammar = draft.pack.declining
    if len(run.words) < 3:
        return run, []
    if grammar is None:
        return _without_place(draft, run), []
    firsts = [i for i, t in enumerate(run.tokens) if t.text != "."]
    first, end = grammar.person_span(_joined(run))
    if first == end or end - first == len(firsts):
        return run, []
    cuts = [firsts[first], firsts[end] if end < len(firsts) else len(run.tokens)]
    before, own, after = run.tokens[: cuts[0]], run.tokens[cuts[0] : cuts[1]], run.tokens[cuts[1] :]
    name = Run(own, before[-1] if before else run.before, after[0] if after else run.after)
    others = [Run(before, run.before, own[0])] if before else []
    return name, others + ([Run(after, own[-1], run.after)] if after else [])


_BEHIND_TITLE = 12
"""Characters between a title and a name that leave room for `of the city`."""


def _without_place(draft: Draft, run: Run) -> Run:
    """A run without an unknown place between a title and a known given name (`prezydent Żor Jan Nowak`)."""
    words = [t for t in run.tokens if t.is_word]
    given = next((i for i, t in enumerate(words[:-1]) if names_of(t.text)), 0)
    if not draft.pack.order or any(known_name_part(t.text) for t in words[:given]):
        return run
    if not 0 < given <= _PLACE_WORDS or any(t.text == "." for t in run.tokens) or is_patronymic(words[given + 1].text):
        return run
    if not any(t.end in range(run.start - _BEHIND_TITLE, run.start) and not t.plural for t in draft.titles):
        return run
    at = run.tokens.index(words[given])
    return Run(run.tokens[at:], run.tokens[at - 1], run.after)


_PLACE_WORDS = 2
"""Words that such a place has at most."""

_LARGE = 1_000_000


def _surnames_for_places(draft: Draft) -> None:
    """A city's name that is also the surname of a person of the document means the person, unless the city is large."""
    surnames: dict[str, list[Entity]] = {}
    for entity in draft.entities:
        if entity.type == "Person":
            surnames.setdefault(str(entity.traits["surname"]), []).append(entity)
    for span in [s for s in draft.spans if s.entity.type == "City"]:
        people = surnames.get(draft.text[span.start : span.end], [])
        population = span.entity.attributes.get("population")
        if len(people) == 1 and not (isinstance(population, int) and population >= _LARGE):
            draft.spans.remove(span)
            draft.add(span.start, span.end, people[0], nested=span.nested)


def _person(draft: Draft, run: Run, around: _Around) -> bool:
    pack = draft.pack
    words = [w for w in run.words if len(w) > 1]
    if len(run.words) == 1 and _titled_surname(draft, run, around):
        return True
    if len(run.words) < 2 or len(run.words) > _LONGEST:
        return False
    if any(w.isupper() and len(w) > 3 for w in words) and not all(w.isupper() for w in words):
        return False
    if any(w.lower() in pack.titles or pack.heads.get(pack.grammar.lemma(w)) for w in words):
        return False
    if pack.code != "en" and any(w.lower() in _ENGLISH for w in words):
        return False
    if draft.text[run.start - 1 : run.start] in _QUOTES and draft.text[run.end : run.end + 1] in _QUOTES:
        return False
    if any(w.lower() in pack.set("venues") for w in words[1:]):
        return False
    if pack.code == "en" and words[-1].lower() in _NATURE:
        return False
    like = pack.grammar.person_like(run.words)
    if like < 1 and run.start in draft.bodies:
        return False  # the name of the body in the office of another
    if draft.foreign and (run.before is None or like < 1):
        return False
    if len(run.words[0]) == 1 and len(words) == 1:
        return len(words[0]) > 2
    if like >= 1 or (pack.declining is not None and _with_initials(run, like)):
        return True
    if like == 0 and len(words) < 2:
        return False
    return like + _evidence(draft, run, pack, around) >= 1


def _with_initials(run: Run, like: float) -> bool:
    """Whether a run is a surname with initials behind it (`Иванов А. С.`); a single one may number a thing."""
    joined = _joined(run)
    if like < _LIKELY or len(joined[0]) < 3 or not all(len(w) == 2 and w[1] == "." for w in joined[1:]):
        return False
    return len(joined) > 2 or joined[0].lower().endswith(_SURNAMES)


_SURNAMES = ("ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "цкий", "цкая", "енко")


def _titled_surname(draft: Draft, run: Run, around: _Around) -> bool:
    """Whether a single word is a surname right behind a title (`президент Иванов`)."""
    word = run.words[0]
    title = around.by_end.get(run.start - 1)
    if draft.pack.declining is not None:
        return False  # what stands behind a title is read with it
    if title is None or title.plural or title.post in LOOSE or len(word) < 4 or word.isupper():
        return False
    pack = draft.pack
    known = word.lower() in pack.titles or pack.heads.get(pack.grammar.lemma(word))
    return not known and pack.grammar.person_like([word]) >= 0.5


def _evidence(draft: Draft, run: Run, pack: Pack, around: _Around) -> float:
    """What stands around a run: an honorific or title, a verb of speaking, a list of persons."""
    before, after = run.before, run.after
    if before is not None:
        if before.lower in pack.set("honorifics") or (
            before.text == "."
            and draft.text[max(0, before.start - 5) : before.start].endswith(
                tuple(h.capitalize() for h in pack.set("honorifics") if len(h) < 5)
            )
        ):
            return 1.0
        if before.end in around.by_end or around.introduced(draft, run.start):
            return 0.8 if pack.declining is not None else 1.0
        if before.lower in _KINDS and around.linked_through(draft, before.start):
            return 1.0
        if before.lower == "by":
            return 0.5
    if _HOLDS.match(draft.text, run.end) and any(s in around.by_start for s in range(run.end + 4, run.end + 45)):
        return 0.6
    if after is not None:
        if after.lower in pack.set("speech") or pack.grammar.lemma(after.text) in pack.set("speech"):
            return 0.7
        if after.lower in pack.set("person_verbs"):
            return 0.3
        if after.text == ",":
            for start in range(after.end, after.end + 7):
                if start in around.by_start and not around.by_start[start].plural:
                    return 1.0
        between = draft.text[after.end : after.end + 30]
        if (
            after.text == ","
            and any(
                start in around.by_start
                and re.fullmatch(r"\s(?:the\s)?[\w'\u2019 -]*\s", draft.text[after.end : start])
                for start in range(after.end + 1, after.end + 31)
            )
            and between
        ):
            return 1.0
        if (
            after.lower == "of"
            and before is not None
            and before.text in {";", ",", "are", "is"}
            and run.end + 4 < len(draft.text)
            and draft.text[run.end + 4].isupper()
        ):
            return 0.5
    beside = [s.start for s in draft.spans.inside(max(0, run.start - 90), run.start - 1) if s.end >= run.start - 2]
    for end in range(max(0, run.start - 90), max([0, *beside]) + 1):
        if end in around.by_end and not re.search(r"[.;:!?\n]|, [^,]*,", draft.text[end : run.start]):
            return 0.8
    return 0.0


def note(draft: Draft, run: Run, base: bool = False) -> None:
    """Note a run as the name of a person, known or new; `base` where it is known to stand in its base form."""
    pack = draft.pack
    name = " ".join(_joined(run)) if base else pack.grammar.nominative(_joined(run))
    words = name.split()
    entity = next((e for e in _alike(draft, words) if _same(e.name, name, pack)), None)
    if entity is None:
        entity = Entity("Person", name)
        first = len(words[-1]) == 1 or eastern.family_first(words)
        entity.traits["surname"] = words[0] if first else words[-1]
    elif len(words) > len(entity.name.split()):
        entity.name = name
    draft.add(run.start, run.end, entity)
    for word in (words[0], words[-1]):
        draft.people.setdefault(_initials(word), {})[entity] = None


def _initials(word: str) -> str:
    """What two forms of one name begin with."""
    return word[:3].casefold()


def _alike(draft: Draft, words: list[str]) -> list[Entity]:
    """The persons of the draft whose first or last name begins as one of a name, in the order they were noted."""
    found = {**draft.people.get(_initials(words[-1]), {}), **draft.people.get(_initials(words[0]), {})}
    return list(found)


def _joined(run: Run) -> list[str]:
    words: list[str] = []
    for token in run.tokens:
        if token.text == "." and words:
            words[-1] += "."
        else:
            words.append(token.text)
    return words


def _same(a: str, b: str, pack: Pack) -> bool:
    """Whether two full names are of one person: the same, or one has a further name in the middle or initials."""
    first, second = a.casefold().split(), b.casefold().split()
    if first == second:
        return True
    if len(first) == 1 or len(second) == 1:
        return first[-1] == second[-1]
    if first[-1] != second[-1] and not pack.grammar.same_surname(b.split()[-1], a.split()[-1]):
        return len(first) == len(second) == 2 and first == second[::-1]
    return first[0] == second[0] or (("." in first[0] or "." in second[0]) and first[0][0] == second[0][0])


def _surnames(draft: Draft, rest: list[Run]) -> None:
    """Note runs of one word (or a given name with a known one) that are the surname of exactly one person here."""
    people: dict[str, list[Entity]] = {}
    for entity in draft.entities:
        if entity.type == "Person":
            people.setdefault(str(entity.traits["surname"])[:1].casefold(), []).append(entity)
    grammar = draft.pack.grammar
    for run in rest:
        if not draft.free(run.start, run.end):
            continue
        for token in run.tokens:
            if not token.is_word or len(token.text) < 3 or len(run.words) > 2:
                continue
            if len(run.words) == 2 and token is run.tokens[0]:
                continue
            fits = [e for e in people.get(token.text[:1].casefold(), ()) if _surname_fits(grammar, token.text, e)]
            if len(fits) == 1:
                draft.add(token.start if len(run.words) == 1 else run.start, token.end, fits[0])


def _surname_fits(grammar: Grammar, word: str, person: Entity) -> bool:
    surname = str(person.traits["surname"])
    return grammar.same_surname(word, surname) or (
        word.isascii() and len(word) > 4 and word[0] == surname[0] and skeleton(word) == skeleton(surname)
    )
