"""Decisions of people, built as pure data from what a store holds.

A decision names what it is about by words as said, never by ids, so that it holds after reload and re-extraction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hansa.errors import UsageProblem
from hansa.graph.identity import Named
from hansa.graph.model import JSON, Decision, Extraction, Mention, Metadata, Referent, Statement, Words, sentence_key
from hansa.graph.schema import STATED_TYPES
from hansa.graph.store.settle import ADDED


def same(a: Sequence[Named], b: Sequence[Named]) -> Decision:
    """That two nodes, given by their members, are one. Raises UsageProblem when their types differ."""
    return _sides("same", "and", a, b)


def different(a: Sequence[Named], b: Sequence[Named]) -> Decision:
    """That the members of one node are none of those of the other. Raises UsageProblem when their types differ."""
    return _sides("different", "is not", a, b)


def _sides(kind: str, between: str, a: Sequence[Named], b: Sequence[Named]) -> Decision:
    one, other = _names(a), _names(b)
    if a[0].referent.type != b[0].referent.type:
        raise UsageProblem(f"{one} is a {a[0].referent.type} and {other} a {b[0].referent.type}; they cannot be one.")
    if {n.key for n in a} & {n.key for n in b}:
        raise UsageProblem(f"{one} and {other} are already one node.")
    note = f"{one} {between} {other}" + (" are one" if kind == "same" else "")
    return Decision(0, kind, a=_words(a), b=_words(b), note=note)


def _words(members: Sequence[Named]) -> tuple[Words, ...]:
    return tuple(sorted({w for n in members for w in n.words}))


def _names(members: Sequence[Named]) -> str:
    return members[0].referent.name


def reject(statement: Mapping[str, JSON]) -> Decision:
    """That a statement, given by the properties of its node, is not so."""
    object_said = str(statement.get("object_said") or statement.get("value") or "")
    said = (str(statement["type"]), str(statement["subject_said"]), object_said, str(statement["quote"]))
    return Decision(0, "reject", statement=said, note=f"{said[1]} {said[0]} {said[2]} is not so")


def add(
    type_: str,
    subject: Sequence[Named],
    object_: Sequence[Named] | str,
    *,
    qualifiers: Mapping[str, JSON],
    metadata: Metadata,
) -> Decision:
    """A statement of the user's own, as a small document of one line.

    Args:
        type_: a relationship type that texts can state.
        subject, object_: members of a node; for a literal its text.
        qualifiers: properties of the statement (`since`, `title`, `unit` …).
        metadata: of the source; its publisher is who is named for it.

    Raises:
        UsageProblem: the schema has no such statement, or a node has no key to be known by.
    """
    spec = STATED_TYPES.get(type_)
    if spec is None:
        raise UsageProblem(f"'{type_}' is no type of statement; choose one of {', '.join(sorted(STATED_TYPES))}.")
    literal = isinstance(object_, str)
    if literal != spec.literal:
        wanted = "a value" if spec.literal else " or ".join(spec.objects)
        raise UsageProblem(f"{type_} takes {wanted} as its object.")
    sides = [_referent(subject)] if isinstance(object_, str) else [_referent(subject), _referent(object_)]
    for referent, allowed in zip(sides, (spec.subjects, spec.objects), strict=False):
        if referent.type not in allowed:
            raise UsageProblem(f"{type_} takes {' or '.join(allowed)} there, and {referent.name} is a {referent.type}.")
    about = object_ if isinstance(object_, str) else sides[1].name
    said = "".join(f", {name.replace('_', ' ')} {value}" for name, value in qualifiers.items())
    text = f"{sides[0].name} — {type_.lower().replace('_', ' ')} — {about}{said}"
    forms = [side.name for side in sides]
    starts = [0, len(text) - len(said) - len(about)]
    mentions = tuple(
        Mention(start, start + len(form), i, form, sentence_key(text))
        for i, (start, form) in enumerate(zip(starts, forms, strict=False))
    )
    statement = Statement(
        type_,
        subject=0,
        object=None if literal else 1,
        value=object_ if isinstance(object_, str) else None,
        start=0,
        end=len(text),
        quote=text,
        confidence=1.0,
        rule=ADDED,
        properties=dict(qualifiers),
    )
    extraction = Extraction(None, ADDED, tuple(sides), mentions, (statement,))
    return Decision(0, "add", text=text, metadata=metadata, extraction=extraction, note=text)


def _referent(members: Sequence[Named]) -> Referent:
    """One referent that will be found to be the node of these members."""
    first = members[0].referent
    keys = sorted({k for n in members for k in n.referent.keys})
    if not keys:
        raise UsageProblem(f"{first.name} has no key of its own, so nothing can be added to it.")
    facets: dict[str, set[str]] = {}
    for n in members:
        for name, value in n.referent.facets:
            facets.setdefault(name, set()).add(value)
    labels = sorted({label for n in members for label in n.referent.labels})
    certain = tuple(sorted((name, values.pop()) for name, values in facets.items() if len(values) == 1))
    name = " ".join(first.name.split())[:150]
    return Referent(first.type, name, tuple(keys), facets=certain, labels=tuple(labels))
