"""Persons: the runs of capitalised words of a document that are names of persons, noted in the order of the chain."""

from __future__ import annotations

from hansa.loaders.draft import Draft
from hansa.loaders.gazetteer.disambiguate import Choice
from hansa.loaders.gazetteer.names import NameHit
from hansa.loaders.mentions.persons.evidence import LIKELY, Around, is_person
from hansa.loaders.mentions.persons.full_names import after_place, before_place, cut
from hansa.loaders.mentions.persons.notes import note
from hansa.loaders.mentions.persons.runs import Run, runs
from hansa.loaders.mentions.persons.surnames import note_surnames, persons_for_cities


def before_places(draft: Draft, found: list[Choice]) -> None:
    """Note persons whose names hold the name of a place: a run of names that is no place as a whole."""
    if not found:
        return
    by_start = {c.hit.start: c.hit for c in found}
    around = Around(draft)
    for tokens in draft.tokens:
        for run in runs(draft, tokens, around.blocked):
            if draft.pack.order == "head last":
                run = before_place(draft, run, by_start)
            if draft.pack.order and all(t.start in by_start for t in run.tokens if t.is_word):
                if _holds_post(draft, run, by_start, around):
                    note(draft, run)
                continue
            if draft.pack.order == "head first" and _called_so(draft, run):
                continue
            if draft.pack.order == "head last" and run.after is not None and run.after.is_word:
                head = draft.pack.heads.get(draft.pack.grammar.lemma(run.after.text))
                if head is not None and head[0] == "Organization":
                    continue  # `Azərbaycan Bələdiyyələri Milli Assosiasiyası`
            whole = run
            run = cut(draft, after_place(draft, run, by_start, around))[0]
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
            likely = 1 if draft.pack.declining is not None else LIKELY
            if places_only and (len(hits) < 2 or draft.pack.grammar.person_like(run.words) < likely):
                continue
            if is_person(draft, run, around):
                note(draft, run)


def _behind_mayor(draft: Draft, run: Run, around: Around) -> bool:
    """Whether a full name in English stands right behind a title, though a town has it too: `Mayor Juan Ortiz`."""
    titled = run.start - 1 in around.by_end and not around.by_end[run.start - 1].plural
    return draft.pack.code == "en" and titled and draft.pack.grammar.person_like(run.words) >= 1


def _holds_post(draft: Draft, run: Run, by_start: dict[int, NameHit], around: Around) -> bool:
    """Whether towns side by side are a full name: a given name first, and a title before it or right behind it."""
    hits = [by_start[t.start] for t in run.tokens if t.is_word]
    if len(hits) < _FULL or not hits[0].given_name or any(" " in draft.text[h.start : h.end] for h in hits):
        return False
    return around.titled(draft, run.start, run.end)


_FULL = 2


def _called_so(draft: Draft, run: Run) -> bool:
    """Whether a noun before a run says that it names a project: `progetto europeo Blue Rivers`."""
    words = draft.text[max(0, run.start - _BEHIND_NOUN) : run.start].split()[-2:]
    heads = (draft.pack.heads.get(draft.pack.grammar.lemma(w)) for w in words if w.isalpha())
    return any(head is not None and head[0] == "Project" for head in heads)


_BEHIND_NOUN = 30


def find(draft: Draft) -> None:
    """Note the persons of the document with their full names, then their surnames alone."""
    around = Around(draft)
    rest: list[Run] = []
    for tokens in draft.tokens:
        for whole in runs(draft, tokens, around.blocked):
            run, others = cut(draft, whole)
            if is_person(draft, run, around):
                note(draft, run)
                rest.extend(others)
            else:
                rest.append(whole)
    note_surnames(draft, rest)
    persons_for_cities(draft)
