"""Frames at work: for each trigger of a sentence the names that fill its slots, and the statements they make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hansa.loaders.draft import Draft, Relation, Span
from hansa.loaders.encode import Line
from hansa.loaders.frames.clause import Group, Sentence
from hansa.loaders.frames.frame import EVENTS, Frame, Slot, of_pack
from hansa.loaders.frames.state import DATES, Filled, relations
from hansa.loaders.spoken_of import Current

_NEAR = 5
_CLOSE = 2
_PASSIVE = frozenset({"passive", "passive participle"})


def run(draft: Draft, line: Line, current: Current, first: bool = False) -> Iterator[Relation]:
    """The statements that the frames of a pack find in a line: of meetings that a verb tells of, or the others."""
    frames, grammar = of_pack(draft.pack, first), draft.pack.declining
    if not frames or grammar is None or line.text.endswith("?"):
        return
    if "<" not in line.text or not any(grammar.lemma(w) in frames for w in _WORD.findall(line.text)):
        return
    sentence = Sentence(draft, line, grammar)
    for index, lemma in enumerate(sentence.lemmas):
        for frame, others in frames.get(lemma, ()):
            if (end := _trigger(sentence, index, others)) >= 0:
                yield from _apply(sentence, frame, index, end, current)


_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")


def _trigger(sentence: Sentence, index: int, others: tuple[str, ...]) -> int:
    """The index of the last item of a trigger whose first word stands at an index; -1 when the others are missing."""
    last = index
    for other in others:
        near = [
            i
            for i in range(max(0, index - _NEAR), min(len(sentence.items), index + _NEAR))
            if sentence.lemmas[i] == other or sentence.items[i].text.lower() == other
        ]
        between = range(min(index, near[0]), max(index, near[0])) if near else ()
        if not near or sum(bool(sentence.items[k].code) for k in between) > 1:
            return -1
        last = max(last, near[0])
    return last


def _apply(sentence: Sentence, frame: Frame, index: int, end: int, current: Current) -> Iterator[Relation]:
    form = sentence.forms[index]
    if form == "infinitive" and not _decided(sentence, index):
        return
    passive = form in _PASSIVE
    if ("passive" in frame.options and not passive) or ("alone" in frame.options and _followed(sentence, index)):
        return
    if "without" in frame.options and _beside(sentence, index, frame.options["without"].split(",")):
        return
    low, shared, high = _limits(sentence, index, end)
    if "sure" not in frame.options and _doubted(sentence, shared, end, high):
        return
    filled: Filled = {}
    used: set[int] = set()
    for slot in sorted(frame.slots, key=lambda s: bool(s.cases) and not s.next):
        groups = _candidates(sentence, slot, low if not slot.cases else shared, high, passive, form, index, end)
        group = next((g for g in groups if id(g) not in used), None)
        if group is not None:
            members = [m for m in group.members if m[0] in slot.codes]
            if slot.codes == "#":
                members = _further(sentence, groups, "unit" in frame.options)
                if not members:
                    return
            filled[slot.name] = list(members if slot.many else members[:1])
            used.add(id(group))
        elif slot.many and "nomn" in slot.cases and (some := _among(sentence, slot, index)):
            filled[slot.name] = some
        elif not _meant(sentence, slot, index, end):
            return
        elif slot.fallback and (span := _spoken_of(sentence, slot.fallback, current, index)):
            filled[slot.name] = [span]
        elif not slot.optional and slot.name not in DATES:
            return
    yield from relations(sentence, frame, filled, index, end)


def _beside(sentence: Sentence, index: int, words: list[str]) -> bool:
    """Whether one of some words, in dictionary form, stands near a trigger."""
    near = range(max(0, index - _NEAR), min(len(sentence.items), index + _NEAR))
    return any(sentence.lemmas[i] in words and sentence.clauses[i] == sentence.clauses[index] for i in near)


def _among(sentence: Sentence, slot: Slot, index: int) -> list[tuple[str, int] | Span]:
    """The names that stand for a subject without one: `20 cities, among them …`."""
    match = sentence.draft.pack.pattern("among").search(sentence.line.text, sentence.items[index].end)
    if match is None:
        return []
    group = next((g for g in sentence.groups if sentence.items[g.first].start >= match.end() - 1), None)
    return [m for m in group.members if m[0] in slot.codes] if group is not None else []


def _in_it(sentence: Sentence, free: bool, index: int, end: int) -> bool:
    """Whether a pronoun of the sentence stands for what was spoken of, or nothing else stands in its place."""
    if sentence.draft.pack.pattern("in_it").search(sentence.line.text):
        return True
    return free and not sentence.draft.pack.pattern("in_other").match(
        sentence.line.text, sentence.items[max(index, end)].end
    )


def _meant(sentence: Sentence, slot: Slot, index: int, end: int) -> bool:
    """Whether a slot may take what the text speaks of."""
    if (slot.pronoun or slot.free) and not _in_it(sentence, slot.free, index, end):
        return False
    return not slot.own or _own(sentence, index, end)


def _own(sentence: Sentence, index: int, end: int) -> bool:
    """Whether a pronoun right before or behind a trigger stands for what was spoken of: `её провёл`, `его члены`."""
    pronouns = sentence.draft.pack.words["frames"]["own"]
    return any(sentence.items[i].text.lower() in pronouns for i in (index - 1, end + 1) if 0 <= i < len(sentence.items))


def _spoken_of(sentence: Sentence, wanted: str, current: Current, index: int) -> Span | None:
    """What the text speaks of at a trigger, or the meeting that it tells of."""
    items = [sentence.items[index]]
    if wanted in EVENTS:
        # The meeting is named by what is said of it: `делегация Риги побывала в Минске`.
        own = sentence.clauses[index]
        around = [g for g in sentence.groups if sentence.clauses[g.last] == own and g.members[0][0] != "#"]
        before = [sentence.items[g.first] for g in around if g.last < index][-1:]
        behind = [sentence.items[g.last] for g in around if g.first > index][:1]
        items = [*before, *items, *behind]
    return current(wanted, *sentence.line.quote(items[0].start, items[-1].end))


def _further(sentence: Sentence, groups: list[Group], bare: bool) -> list[tuple[str, int]]:
    """The first number of each unit."""
    found: dict[str, tuple[str, int]] = {}
    for group in sorted(groups, key=lambda g: g.at):
        if not bare and not sentence.numbers[group.at][1]:
            continue
        found.setdefault(sentence.numbers[group.at][1], group.members[0])
    return list(found.values())


def _decided(sentence: Sentence, index: int) -> bool:
    words = sentence.draft.pack.words["frames"]["decided"]
    return any(sentence.lemmas[i] in words for i in range(max(0, index - 3), index))


def _followed(sentence: Sentence, index: int) -> bool:
    """Whether a name stands right behind a trigger."""
    return any(g.first <= index + 1 == g.at for g in sentence.groups)


def _doubted(sentence: Sentence, low: int, end: int, high: int) -> bool:
    """Whether what stands before a trigger or in it says that it is no fact; behind a noun also the verb there."""
    text = sentence.line.text
    if not sentence.forms[end]:
        verb = next((i for i in range(end + 1, high) if sentence.forms[i] in {"finite", "passive"}), end)
        end = verb if sentence.clauses[verb] == sentence.clauses[end] else end
    start, stop = sentence.items[low].start, sentence.items[end].end
    if sentence.draft.pack.says("not_fact", text, start, stop):
        return True
    return bool(sentence.draft.pack.pattern("not_fact_after").match(text, stop))


def _limits(sentence: Sentence, index: int, end: int) -> tuple[int, int, int]:
    """Where the clause of a trigger begins, where it begins for a shared subject, and where it ends (exclusive)."""
    items, clauses = sentence.items, sentence.clauses
    own = clauses[index]
    verbs = {i for i, f in enumerate(sentence.forms) if f in {"finite", "passive"} and clauses[i] == own}
    low, shared = 0, 0
    at = index - 1
    joined = -1
    while at >= 0:
        if items[at].text in ";?!" or (
            clauses[at] != own and own not in sentence.antecedents and items[at].text in ";"
        ):
            low = max(low, at + 1)
            shared = at + 1
            break
        if at in verbs and index in verbs:
            inner = [
                k
                for k in range(at + 1, index)
                if items[k].text in {",", "\u2013", "\u2014"} and clauses[k] == own and not _in_list(sentence, k)
            ]
            if inner:
                low = max(low, inner[0] + 1)
                shared = inner[0] + 1
                break
            joined = next((k for k in range(index - 1, at, -1) if items[k].text.lower() == "и"), at)
            low = max(low, joined + 1)
        at -= 1
    high = len(items)
    for at in range(end + 1, len(items)):
        if items[at].text in ";?!":
            high = at
            break
        if at in verbs and (index in verbs or not sentence.forms[index]):
            inner = [
                k
                for k in range(end + 1, at)
                if items[k].text in {",", "\u2013", "\u2014"} and clauses[k] == own and not _in_list(sentence, k)
            ]
            if inner:
                high = inner[-1]
            elif index in verbs:
                high = next((k for k in range(at - 1, end, -1) if items[k].text.lower() == "и"), at)
            break
    return low, shared, high


def _in_list(sentence: Sentence, comma: int) -> bool:
    return any(g.first < comma < g.last for g in sentence.groups)


def _candidates(
    sentence: Sentence, slot: Slot, low: int, high: int, passive: bool, form: str, index: int, end: int
) -> list[Group]:
    """The groups that may fill a slot, the likeliest first."""
    own, said = sentence.clauses[index], sentence.items[index].text
    cases = _turned(slot.cases, form) if passive else slot.cases
    free = form.endswith("participle") and bool(cases & {"nomn"})
    found: list[tuple[tuple[object, ...], Group]] = []
    for group in sentence.groups:
        if not low <= group.last < high or not any(code in slot.codes for code, _ in group.members):
            continue
        if sentence.clauses[group.last] != own:
            continue
        if slot.people and not group.headed and group.members[0][0] != "P":
            continue
        if "nomn" in cases and form == "finite" and _alone(group) and sentence.grammar.plural(said):
            continue
        if slot.next and not group.first <= index + 1 == group.at:
            continue
        if slot.before and not (0 < index - group.last <= _CLOSE and "nomn" in group.cases):
            continue
        bare = slot.next or (group.preposition is None and bool(group.cases & cases))
        if slot.anywhere and _no_day(sentence, group):
            continue
        if not (slot.anywhere or bare or (group.preposition is not None and group.preposition in slot.prepositions)):
            continue
        left = group.last < index
        distance = index - group.last if left else group.first - end
        ambiguous = bool(cases) and len(group.cases) > 1 and not slot.next
        found.append(((ambiguous, left is not ("nomn" in cases), distance), group))
    if own in sentence.antecedents and (free or not found):
        found.extend(_antecedent(sentence, slot, own, cases, free))
    return [g for _, g in sorted(found, key=lambda pair: pair[0])]


def _no_day(sentence: Sentence, group: Group) -> bool:
    """Whether a date is not that of a meeting, but one up to which it lasts, or a year since when it is held."""
    words = sentence.draft.pack.words["frames"]
    if group.preposition in words["not_on"]:
        return True
    code, number = group.members[0]
    return code == "D" and group.preposition in words["since"] and len(sentence.line.date(number).value) == _YEAR


_YEAR = len("2020")


def _alone(group: Group) -> bool:
    """Whether a group is one person, who is no subject of a verb in the plural."""
    return len(group.members) == 1 and group.members[0][0] == "P" and not group.headed


def _turned(cases: frozenset[str], form: str) -> frozenset[str]:
    """The cases of a slot in the passive: who does it stands in the instrumental, what is done in the nominative."""
    turned = set(cases - {"nomn", "accs"})
    if "nomn" in cases:
        turned.add("ablt")
    if "accs" in cases:
        turned.add("nomn")
    return frozenset(turned)


def _antecedent(
    sentence: Sentence, slot: Slot, own: int, cases: frozenset[str], free: bool
) -> list[tuple[tuple[object, ...], Group]]:
    """The name before a relative clause or participle, where its pronoun stands as the slot asks."""
    at, preposition = sentence.antecedents[own]
    if not free and sentence.forms[at].endswith("participle"):
        return []
    pronoun = sentence.grammar.noun_cases([sentence.items[at].text]) if not free else cases
    fits = preposition in slot.prepositions if preposition is not None else free or bool(pronoun & cases)
    if not fits:
        return []
    before = [
        g
        for g in sentence.groups
        if g.last < at
        and sentence.clauses[g.last] != own
        and any(c in slot.codes for c, _ in g.members)
        and (g.headed or not slot.people)
    ]
    return [((True, True, at - before[-1].last), before[-1])] if before else []
