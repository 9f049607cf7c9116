"""What tells that a run of words is a person: the name itself, and titles, honorifics or verbs around it."""

from __future__ import annotations

import re
from bisect import bisect_left

from hansa.loaders.draft import LOOSE, Draft
from hansa.loaders.languages.pack import Pack
from hansa.loaders.mentions.persons.runs import Run, joined_words
from hansa.loaders.mentions.phrases.phrase import tokens_between

_LONGEST = 5


LIKELY = 0.8
"""From here on two names of places side by side are a person's name (see `Grammar.person_like`)."""


_MUNICIPAL_OF = re.compile(r"(?:[Mm]unicipality|[Cc]ity|[Tt]own|[Cc]ouncil|[Aa]dministration) of (?:the )?$")


_OF = re.compile(r" (?:of|for|in)(?: the)?(?: (?:city|town|municipality|region|province) of)? ")


_TITLE_BEFORE = re.compile(r"(?: (?:of|for|in|to)(?: the)? [^,;:!?()\n]{2,70})?, ")


_TITLE_REACH = 60


_PLACE_AND_COMMA = re.compile(r" [^.,;:!?()\n]+, ")


_COMMA_BEHIND = re.compile(r", (?:[^\W\d_A-ZÀ-Þ]{1,4} )?")
"""Between a name and the title behind it: a comma, and an article."""


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


_HOLDS = re.compile(r",? (?:who |has |had |is |was |became |remains |\d\d, )[\w ,'\u2019-]{0,40}")
"""What stands between a person and the post that a clause says they hold."""


_QUOTES = frozenset('"\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb')


_ENGLISH = frozenset(
    {"cities", "city", "towns", "mayors", "network", "association", "alliance", "union", "council", "forum", "league"}
    | {"federation", "centre", "center", "university", "committee", "international", "european", "urban", "project"}
    | {"programme", "conference", "congress", "summit"}
)
"""Words that a text in another language has only from the English name of a body or meeting."""


class Around:
    """The titles of a draft by where they start and end."""

    def __init__(self, draft: Draft) -> None:
        self.by_end = {title.end: title for title in draft.titles}
        self.by_start = {title.start: title for title in draft.titles}
        self._ends = sorted(self.by_end)
        self.blocked = {t.start for title in draft.titles for t in tokens_between(draft, title.start, title.end)}
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

    def titled(self, draft: Draft, start: int, end: int) -> bool:
        """Whether a singular title stands right before a stretch, with its place and a comma too, or behind it."""
        text = draft.text
        before = (text[at:start] for at in self._near(start, _TITLE_REACH))
        if any(not said.strip() or _PLACE_AND_COMMA.fullmatch(said) for said in before):
            return True
        behind = _COMMA_BEHIND.match(text, end)
        title = self.by_start.get(behind.end()) if behind else None
        return title is not None and not title.plural

    def _near(self, start: int, reach: int) -> list[int]:
        """The ends of the singular titles that end within some characters before an offset."""
        ends = self._ends[bisect_left(self._ends, start - reach) : bisect_left(self._ends, start)]
        return [end for end in ends if not self.by_end[end].plural]


def is_person(draft: Draft, run: Run, around: Around) -> bool:
    """Whether a run is the name of a person, by its words and by what stands around it."""
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
    joined = joined_words(run)
    if like < LIKELY or len(joined[0]) < 3 or not all(len(w) == 2 and w[1] == "." for w in joined[1:]):
        return False
    return len(joined) > 2 or joined[0].lower().endswith(_SURNAMES)


_SURNAMES = ("ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "цкий", "цкая", "енко")


def _titled_surname(draft: Draft, run: Run, around: Around) -> bool:
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


def _evidence(draft: Draft, run: Run, pack: Pack, around: Around) -> float:
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
