"""A noun phrase with its head, the tokens it is made of, and noting it as one span of the draft."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from hansa.loaders.draft import Draft, Entity, Span
from hansa.loaders.languages.pack import Pack
from hansa.loaders.text.tokens import Token, chunked


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
