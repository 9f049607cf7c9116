"""Meetings that a verb tells of (`X visited Y`, `X received Y`): the noun for them may stand elsewhere, or nowhere."""

from __future__ import annotations

from collections.abc import Callable

from hansa.loaders.draft import Draft, Entity, Span

_NOUNS = {
    "@visit": frozenset({"visit"}),
    "@meeting": frozenset({"meeting", "talks", "visit", "reception"}),
    "@talk": frozenset({"meeting", "talks", "reception"}),
    "@session": frozenset({"meeting", "session", "assembly"}),
    "@signing": frozenset({"ceremony"}),
}
"""Kinds of meeting whose nouns may name what a verb tells of."""

_ELSE = {"@talk": frozenset({"visit"})}
"""Kinds whose nouns may do so where the text has none of the others: guests are received on their visit."""


_PLACES = frozenset({"City", "Region", "Country"})
_PLACE = 40
"""Characters behind a verb in which its place is named."""


class Events:
    """The meetings of verbs in a draft; a `Current` of the rules.

    A verb tells of the meeting that the nearest noun of its kind names, or a verb before, within some sentences, or the
    only noun of its kind in the text; a second visit is one of its own; else of a meeting of its own. `known` gives the
    network or city spoken of.
    """

    reach = 600
    """Characters between verb and noun, at most."""

    def __init__(self, draft: Draft, known: Callable[[str, int, int], Span | None] = lambda *_: None) -> None:
        self._draft = draft
        self._known = known

    def __call__(self, wanted: str, start: int, end: int) -> Span | None:
        """The span of the meeting that the verb at `text[start:end]` tells of."""
        if wanted not in _NOUNS:
            return self._known(wanted, start, end) if wanted in {"@network", "@city"} else None
        draft = self._draft
        for span in draft.spans.inside(start, end + _PLACE):
            if span.entity.type == "Meeting" and span.start == start:
                return span
        entity = self._around(start, end) or self._named(wanted, start) or self._again(wanted, end)
        stop, name = self._called(wanted, start, end)
        if entity is None:
            entity = Entity("Meeting", name, traits=_traits(wanted))
        entity.traits["verb"] = True
        draft.enter(entity)
        verb = Span(start, end, entity, nested=True)
        draft.spans.add(verb)
        if stop == end:
            return verb
        span = Span(start, stop, entity, nested=True)
        draft.spans.add(span)
        return span

    def _around(self, start: int, end: int) -> Entity | None:
        """The meeting that the same words tell of, where rules take more or less of a clause as its name."""
        near = self._draft.spans.inside(max(0, start - self.reach), end + self.reach)
        verbs = (s for s in near if s.start < end and start < s.end and s.entity.traits.get("verb"))
        return next((s.entity for s in verbs if s.entity.type == "Meeting"), None)

    def _named(self, wanted: str, at: int) -> Entity | None:
        return self._nearest(wanted, _NOUNS[wanted], at) or self._nearest(wanted, _ELSE.get(wanted, frozenset()), at)

    def _nearest(self, wanted: str, kinds: frozenset[str], at: int) -> Entity | None:
        draft = self._draft
        parted = wanted == "@visit" and draft.pack.declining is None
        fit = [
            entity
            for entity in draft.spans.counts("Meeting")
            if entity.traits["kind"] in kinds and not (parted and entity.traits.get("verb"))
        ]
        every = draft.spans.counts("Meeting")
        if not fit and wanted == "@meeting" and len(every) == 1 and draft.pack.order:
            return next(iter(every))  # guests are welcomed at the one meeting that the text tells of
        reach = len(draft.text) if len(fit) == 1 and not fit[0].traits.get("verb") else self.reach
        near = [
            (abs(span.start - at), span.start, entity)
            for entity in fit
            for span in draft.spans.of(entity)
            if abs(span.start - at) <= reach
        ]
        return min(near, key=lambda n: n[:2])[2] if near else None

    def _called(self, wanted: str, start: int, end: int) -> tuple[int, str]:
        """Where the words for what a verb tells of end (`visited Riga`), and its name (`visit to Riga`)."""
        said = self._draft.text[start:end]
        form = self._draft.pack.words.get("events", {}).get(wanted.removeprefix("@"))
        if form is None:
            return end, said
        place = next(
            (s for s in self._draft.spans.inside(end, end + _PLACE) if s.entity.type in _PLACES and not s.silent), None
        )
        if "{place}" not in form:
            return end, form
        if place is None:
            return end, said
        words = self._draft.text[place.start : place.end]
        return place.end, form.format(place=words)

    def _again(self, wanted: str, at: int) -> Entity | None:
        """What a noun alone names behind a verb of visiting: `the talks`."""
        if wanted != "@visit" or "events" not in self._draft.pack.words:
            return None
        for entity in self._draft.spans.counts("Meeting"):
            made = entity.traits.get("made") and entity.traits["kind"] in _NOUNS["@meeting"]
            spans = self._draft.spans.of(entity)
            if made and all(at < s.start <= at + self.reach for s in spans):
                entity.traits.update(kind="visit")
                return entity
        return None


def _traits(wanted: str) -> dict[str, object]:
    kind = "ceremony" if wanted == "@signing" else wanted.removeprefix("@")
    return {"kind": kind, "words": frozenset({kind}), "weak": True, "online": False}
