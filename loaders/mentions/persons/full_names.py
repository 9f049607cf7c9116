"""The part of a run of capitalised words that is a full name: without the places and words that stand beside it."""

from __future__ import annotations

from hansa.loaders.draft import Draft
from hansa.loaders.gazetteer.names import NameHit
from hansa.loaders.given import names_of
from hansa.loaders.languages.en import known_name_part
from hansa.loaders.mentions.persons.evidence import Around
from hansa.loaders.mentions.persons.runs import Run, joined_words
from hansa.loaders.naming import is_patronymic


def before_place(draft: Draft, run: Run, by_start: dict[int, NameHit]) -> Run:
    """A run without the places that stand behind a person's name, where a case, or the noun behind them, parts them."""
    rest = list(run.tokens)
    noun = draft.pack.pattern("place_after")
    while (
        len(rest) > 2 and (hit := by_start.get(rest[-1].start)) and (hit.inflected or noun.match(draft.text, hit.end))
    ):
        rest.pop()
    return Run(tuple(rest), run.before, run.tokens[len(rest)]) if len(rest) < len(run.tokens) else run


def after_place(draft: Draft, run: Run, by_start: dict[int, NameHit], around: Around) -> Run:
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


def cut(draft: Draft, run: Run) -> tuple[Run, list[Run]]:
    """The part of a run that is a full name, where the grammar can tell, and the parts beside it."""
    grammar = draft.pack.declining
    if len(run.words) < 3:
        return run, []
    if grammar is None:
        return _without_place(draft, run), []
    firsts = [i for i, t in enumerate(run.tokens) if t.text != "."]
    first, end = grammar.person_span(joined_words(run))
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
