"""Names built around a head noun: organisations, meetings, projects, agreements (`the 4th congress of …`)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from hansa.loaders.draft import Draft, Entity, Span, Title
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.tokens import Token, chunked

_MAY_BE_PERSON = 0.5
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(
    r"\b(\d{1,3})(?:(?:st|nd|rd|th|e|er|ère|ème|-?(?:[йяею]|го|му|ой)|-?(?:ci|cı|cu|cü|inchi|chi|ші|шы))\b|[ºª.])"
)
_QUOTED_TAIL = re.compile(
    r"\s(?:on |under the title |entitled |на тему )?[\"\u201c\u00ab]([^\"\u201d\u00bb\n]{3,150})[\"\u201d\u00bb]"
)
_CLOSING = ("\u00bb", "\u201d", "\u201c")
_ACRONYM_TAIL = re.compile(
    r"\s?\(\s?(?:the |далее \W )?[\"\u00ab\u201c]?([^\W\d_][\w&+ -]{1,14}?)[\"\u00bb\u201d]?\s?\)"
)


@dataclass(frozen=True)
class Phrase:
    """A noun phrase with a head of the lists; indices are of the chunked tokens of its sentence."""

    tokens: list[Token]
    first: int
    head: int
    last: int
    end: int
    type: str
    kind: str

    @property
    def start(self) -> int:
        return self.tokens[self.first].start

    @property
    def stop(self) -> int:
        return self.tokens[self.end - 1].end


def base_name(draft: Draft, phrase: Phrase, stop: int) -> str:
    """The name a phrase gives: its head and what agrees with it in the base form, the rest as said."""
    last = phrase.head if draft.pack.declining is None else phrase.last
    words = phrase.tokens[phrase.first : last + 1]
    head = draft.pack.grammar.base_phrase([w.text for w in words], len(words) - 1)
    if draft.pack.code == "en" or any(w.kind != "word" for w in words):
        return " ".join(draft.text[phrase.start : stop].split())
    return " ".join(f"{head} {draft.text[words[-1].end : stop]}".split())


def roman(said: str) -> int | None:
    """The value of a Roman numeral up to 89, else None."""
    if not said or any(c not in _ROMAN for c in said):
        return None
    values = [_ROMAN[c] for c in said]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def sentences_with(draft: Draft) -> dict[str, list[int]]:
    """By type, the sentences that hold a word with which a head noun of that type begins."""
    types = _types(draft.pack)
    found: dict[str, list[int]] = {}
    for index, tokens in enumerate(draft.tokens):
        here = frozenset().union(*(types(t.text) for t in tokens if t.kind == "word"))
        for type_ in here:
            found.setdefault(type_, []).append(index)
    return found


def _types(pack: Pack) -> Callable[[str], frozenset[str]]:
    """Of a word, the types of the head nouns that begin with it."""

    def of_firsts() -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for words, head in pack.heads.items():
            found.setdefault(words.split()[0], set()).add(head[0])
        return {word: frozenset(types) for word, types in found.items()}

    def types(word: str) -> frozenset[str]:
        firsts = pack.kept(("first words of heads", ""), of_firsts)
        lemma = pack.grammar.lemma(word)
        found = firsts.get(word.lower(), _NONE) | firsts.get(lemma, _NONE)
        return found or (_BODY if compound(pack, lemma) else _NONE)

    return pack.by_word("types of heads", types)


_NONE: frozenset[str] = frozenset()


def phrases(draft: Draft, tokens: list[Token]) -> list[Phrase]:
    """The head-noun phrases of a sentence, outermost ones, in order."""
    pack = draft.pack
    found: list[Phrase] = []
    reach = 0
    if not tokens:
        return []
    low = bisect_left(draft.titles, tokens[0].start, key=lambda t: t.start)
    titles = draft.titles[low : bisect_left(draft.titles, tokens[-1].end, key=lambda t: t.start)]
    titled = {start for t in titles if not _possessed(draft, t) for start in range(t.start, t.end)}
    types, apostrophes = _types(pack), ("'", "\u2019")
    only_of = pack.set("only_of")
    for index, token in enumerate(tokens):
        if token.kind != "word" or index < reach or token.start in titled:
            continue
        if not types(token.text) and not any(mark in token.text for mark in apostrophes):
            continue  # no head begins so
        if pack.words.get("nouns_capital") and not token.capital:
            continue  # `feiern` is no `Feier`
        for length in range(_longest(pack), 0, -1):
            words = tokens[index : index + length]
            if len(words) < length or any(t.kind != "word" for t in words):
                continue
            head = _head(pack, words)
            if head is None or (length > 1 and head[0] == "Organization" and _numbered(pack, tokens, index)):
                continue
            if length > 1 and head[0] == "Organization" and _is_nth(pack, tokens, index):
                continue  # `the III Forum of mayors` is a meeting
            last = index + length - 1
            if token.lower in only_of and [t.lower for t in tokens[index + 1 : index + 2]] != ["of"]:
                break
            if head[0] in {"Meeting", "Project"} and _goes_on_as_body(pack, tokens, last):
                break
            first, end = pack.grammar.phrase(tokens, last, modifiers(pack, head[0]))
            if length > 1 and pack.code == "en":
                first = pack.grammar.phrase(tokens, index, modifiers(pack, head[0]))[0]
            first = min(first, index)
            while first < index and (tokens[first].start in titled or tokens[first].text in _GENITIVE):
                first += 1
            if head[0] == "Meeting":
                first = _article(tokens, first, pack)
            end = _before_title(tokens, last, end, titles)
            end = _before_person(draft, tokens, index, first, end, titles)
            if pack.order and head[0] == "Organization":
                end = _before_event(draft, tokens, last, end)
            if head[0] == "Organization" and _holds_body(pack, tokens, last, end):
                end = last + 1
            if head[0] == "Meeting" and found and found[-1].type == "Organization" and found[-1].end == first == index:
                first = found.pop().first
            # "the City Council session": the outer head is the one further right.
            if found and found[-1].end > first:
                if found[-1].start >= tokens[first].start and found[-1].head < index:
                    found.pop()
                else:
                    first = found[-1].end
                    if first > index:
                        break
            found.append(Phrase(tokens, first, index, last, end, *head))
            reach = end
            break
    return found


def _holds_body(pack: Pack, tokens: list[Token], last: int, end: int) -> bool:
    """Whether a common noun in English has the name of a body behind it: `the committee of the Danube Towns Union`."""
    if pack.code != "en" or tokens[last].capital:
        return False
    behind = (t for t in tokens[last + 1 : end] if t.kind == "word" and t.capital)
    return any(pack.heads.get(t.lower, ("", ""))[0] == "Organization" for t in behind)


def _goes_on_as_body(pack: Pack, tokens: list[Token], last: int) -> bool:
    """Whether the word behind that of a meeting makes a body of both: `the World Forum Association`."""
    if pack.code != "en" or last + 1 >= len(tokens) or not tokens[last].capital:
        return False
    after = tokens[last + 1]
    head = pack.heads.get(after.lower) if after.kind == "word" and after.capital else None
    return head is not None and head[0] == "Organization" and after.start - tokens[last].end == 1


def _possessed(draft: Draft, title: Title) -> bool:
    """Whether a title in the plural is part of a name: `the Third Northeast Asian Mayors' Forum`."""
    return title.plural and draft.text[title.end : title.end + 2] in {"' ", "\u2019 "}


def _article(tokens: list[Token], first: int, pack: Pack) -> int:
    """The first token of a phrase with the lower-case words between it and its article: `the anniversary` meeting."""
    for at in range(first - 1, max(-1, first - 4), -1):
        token = tokens[at]
        if token.lower in _ARTICLES and pack.code == "en":
            return at + 1
        if token.kind != "word" or token.capital or token.lower in pack.stopwords or token.lower.endswith("ly"):
            break
    return first


_GENITIVE = frozenset({"'s", "\u2019s"})
_ARTICLES = frozenset({"the", "a", "an", "this", "its", "their", "our"})


def _before_title(tokens: list[Token], last: int, end: int, titles: list[Title]) -> int:
    """The end of a phrase without the title of office that follows it (`Linz City Council Chairman Max Huber`)."""
    begins = {t.start for t in titles if not t.plural}
    return next(
        (i for i in range(last + 1, end) if tokens[i].start in begins and tokens[i - 1].capital),
        end,
    )


def _longest(pack: Pack) -> int:
    """Words in the longest head of a pack; an elided one counts as a word."""
    return pack.kept(("longest head", ""), lambda: max(3, *(len(re.split(r"\W+", head)) for head in pack.heads)))


def _numbered(pack: Pack, tokens: list[Token], at: int) -> bool:
    """Whether a number makes a meeting of what else is a body: `the II Forum of mayors`."""
    if not at or pack.heads.get(tokens[at].lower, ("", ""))[0] != "Meeting":
        return False
    before = tokens[at - 1]
    words = pack.words.get("ordinals", {}).values()
    return bool(
        (before.text.isupper() and roman(before.text))
        or _NUMBER.fullmatch(before.text)
        or any(before.lower in some for some in words)
    )


def _head(pack: Pack, words: list[Token]) -> tuple[str, str] | None:
    """What the lists say of words as a head: as they stand, else with the first in its base form, else with all."""
    found = pack.heads.get(_said([t.lower for t in words]))
    if found is not None or (len(words) > 1 and not pack.order and pack.declining is None):
        return found
    first = pack.grammar.lemma(words[0].text)
    if len(words) == 1:
        return pack.heads.get(first) or compound(pack, first)
    return pack.heads.get(_said([first, *(t.lower for t in words[1:])])) or pack.heads.get(
        _said([first, *(pack.grammar.lemma(t.text) for t in words[1:])])
    )


def compound(pack: Pack, word: str) -> tuple[str, str] | None:
    """What the lists say of the first or last part of a compound (`музей-заповедник`), if that is a body."""
    if pack.declining is None or word in pack.set("no_compound"):
        return None
    first, hyphen, last = word.partition("-")
    if hyphen:
        parts = [first, last] if len(first) >= _PART else []
    else:
        ends = pack.set("compounded")
        parts = [word[at:] for at in range(_PART, _PREFIX) if word[at:] in ends]
    found = (pack.heads.get(part) for part in parts)
    return next((head for head in found if head is not None and head[0] == "Organization"), None)


_PART = 3
_PREFIX = 8
"""Letters of the first part of a compound, at least, and fewer than: `госуниверситет`, `драмтеатр`."""
_BODY = frozenset({"Organization"})


def _said(words: list[str]) -> str:
    """Words as the lists write them: an elision stands at its word."""
    return " ".join(words).replace("\u2019", "'").replace("' ", "'")


def _before_event(draft: Draft, tokens: list[Token], last: int, end: int) -> int:
    """The end of the name of a body, without the meeting, project or agreement behind it."""
    for index in range(last + 1, end):
        if tokens[index].kind == "name":
            found = draft.spans.inside(tokens[index].start, tokens[index].start + _REACH)
            if any(s.start == tokens[index].start and s.entity.type in _EVENTS for s in found):
                return index
    return end


_REACH = 200
_EVENTS = frozenset({"Meeting", "Project", "Agreement"})


def _is_nth(pack: Pack, tokens: list[Token], index: int) -> bool:
    """Whether a noun for meetings has a number before it."""
    head = pack.heads.get(tokens[index].lower)
    if head is None or head[0] != "Meeting" or not index:
        return False
    before = tokens[index - 1]
    ordinal = pack.grammar.lemma(before.text) in pack.ordinal_words or _NUMBER.fullmatch(before.text) is not None
    return ordinal or (before.capital and roman(before.text) is not None)


def _before_person(draft: Draft, tokens: list[Token], head: int, first: int, end: int, titles: list[Title]) -> int:
    """The end of a phrase without the person whose title stands before it (`Director of the Centre … Ann Lee`)."""
    for index in range(head + 1, end):
        if tokens[index].start in draft.held:
            return index
        if draft.pack.order and index > head + 1 and _person_begins(draft, tokens, index):
            return index
    tail = tokens[end - 2 : end]
    if tail and tail[0].lower in draft.pack.set("city_words"):
        return end
    if end - head >= 4 and tokens[end - 3].kind == "name" and all(t.kind == "word" and t.capital for t in tail):
        return end - 2 if draft.pack.grammar.person_like([t.text for t in tail]) >= _MAY_BE_PERSON else end
    if end - head < 3:
        return end
    whole = draft.pack.order and tokens[head].capital  # a member of a body, which is told with its whole name
    own = [t for t in titles if t.post != "member" or not whole]
    titled = any(t.end < tokens[first].start <= t.end + 8 for t in own)
    linked = not tokens[end - 3].capital or draft.pack.code != "en"
    if not titled and (linked or draft.pack.grammar.person_like([t.text for t in tokens[end - 2 : end]]) < 1):
        return end
    if tokens[end - 3].lower == "of":
        return end
    plain = all(t.kind == "word" and t.capital and not t.acronym for t in tail)
    if plain and tail[1].start - tail[0].end == 1 and draft.pack.grammar.person_like([t.text for t in tail]) >= 0.5:
        return end - 2
    return end


def _person_begins(draft: Draft, tokens: list[Token], at: int) -> bool:
    """Whether a full name stands behind words in small letters: `the regional administration Ann Lee`."""
    pair = tokens[at : at + 2]
    if len(pair) < 2 or tokens[at - 1].capital or not all(t.kind == "word" and t.capital for t in pair):
        return False
    return draft.pack.grammar.person_like([t.text for t in pair]) >= 1


def modifiers(pack: Pack, type_: str) -> frozenset[str]:
    """The words in small letters that may stand before the head of a name of a type."""
    return pack.set(
        {
            "Organization": "organisation_modifiers",
            "Meeting": "meeting_modifiers",
            "Project": "project_modifiers",
            "Agreement": "agreement_modifiers",
        }.get(type_, "")
    )


_TEN = 10


def _tens(tokens: list[Token], at: int, pack: Pack) -> int:
    """What stands before an ordinal of one digit: 20 in `twenty-first`, 0 mostly."""
    before = at - 2 if at > 1 and tokens[at - 1].text == "-" else at - 1
    word = tokens[before].lower if before >= 0 else ""
    return next((int(n) for n, some in pack.words["tens"].items() if word in some), 0)


def ordinal(phrase: Phrase, pack: Pack) -> int | None:
    """The number of a meeting in its series, when the words before the head say it."""
    words = {word: int(n) for n, some in pack.words["ordinals"].items() for word in some}
    for at in range(phrase.first, phrase.head):
        token = phrase.tokens[at]
        value = roman(token.text) if token.text.isupper() else None
        if value or (value := words.get(pack.grammar.lemma(token.text))):
            return value + (_tens(phrase.tokens, at, pack) if value < _TEN else 0)
    text = (
        " ".join(t.text for t in phrase.tokens[phrase.first : phrase.head + 1]).replace(" - ", "-").replace(" .", ".")
    )
    match = _NUMBER.search(text)
    return int(match.group(1)) if match else None


_YEAR_BEFORE = re.compile(r"\b(?:[Ii]n|[Вв])\s((?:19|20)\d\d)(?:\sгоду)?,?\s(?:[\u2013\u2014-]\s)?(?:the\s)?$")


def year_before(draft: Draft, start: int) -> str | None:
    """The year said right before a phrase: `In 2015 the session`."""
    match = _YEAR_BEFORE.search(draft.text, max(0, start - 25), start)
    return match.group(1) if match else None


def title_year(text: str) -> str | None:
    """The year in a name, if one stands there."""
    match = _YEAR.search(text)
    return match.group() if match else None


def chunks(draft: Draft, sentence: int) -> list[Token]:
    """The tokens of a sentence with the spans found so far as one token each."""
    start, end = draft.sentences[sentence]
    names = [(s.start, draft.stem(s.end)) for s in draft.spans.inside(start, end) if not s.nested]
    return chunked(draft.tokens[sentence], sorted(names, key=lambda n: (n[0], -n[1])), draft.text)


def inner(draft: Draft, start: int, end: int) -> list[Span]:
    """The spans of the draft inside `text[start:end]`."""
    return draft.spans.inside(start, end)


def swallow(draft: Draft, phrase: Phrase, entity: Entity, stop: int, keep_before: bool) -> Span:
    """Note a phrase as one span; spans inside become nested, those before the head are dropped unless kept."""
    head = phrase.tokens[phrase.head].start
    for span in inner(draft, phrase.start, stop):
        draft.spans.remove(span)
        if span.start > head or keep_before:
            draft.spans.add(Span(span.start, span.end, span.entity, True, span.silent))
    return draft.add(phrase.start, stop, entity)


def tokens_between(draft: Draft, start: int, end: int) -> list[Token]:
    """The tokens of one sentence that lie in `text[start:end]`."""
    index = bisect_right(draft.sentences, (start, len(draft.text))) - 1
    return [t for t in draft.tokens[index] if start <= t.start < end]


def nested(span: Span) -> Span:
    """A span as one that stands inside another."""
    return Span(span.start, span.end, span.entity, True, span.silent)


def acronym_after(draft: Draft, stop: int) -> tuple[str, int] | None:
    """An acronym or short name defined in parentheses right after a name, and the offset after it."""
    if draft.text[stop : stop + 1] in _CLOSING:
        stop += 1  # the name ends in quotes of its own
    match = _ACRONYM_TAIL.match(draft.text, stop)
    if match is None:
        return None
    said = match.group(1)
    letters = [c for c in said if c.isalpha()]
    if len(letters) < 2 or sum(c.isupper() for c in letters) < max(2, len(letters) / 2):
        return None
    return said, match.end()


def quoted_after(draft: Draft, stop: int) -> tuple[str, int] | None:
    """A quoted title right after a phrase, and the offset after its closing quote."""
    match = _QUOTED_TAIL.match(draft.text, stop)
    return (match.group(1), match.end()) if match else None
