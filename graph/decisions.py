"""Decisions of people, as pure data built from what is in the store.

A decision names nodes by the words of their mentions and statements by their forms and quote, so that it holds after
reload and re-extraction. Its number is given by the store; here it is 0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hansa.errors import UsageProblem
from hansa.graph.identity import STANDS_FOR, Named
from hansa.graph.model import (
    JSON,
    Decision,
    Extraction,
    Mention,
    Metadata,
    Referent,
    Statement,
    Words,
    sentence_key,
)
from hansa.graph.schema import ENTITY_TYPES, STATED_TYPES, key_id
from hansa.graph.store.names import fold
from hansa.graph.store.settle import ADDED
from hansa.graph.time import is_date
from hansa.graph.validate import LONGEST_QUOTE

RULE = "added"
"""The rule of a statement that a person made."""

NEW = "added:"
"""How the key of a node begins that only additions name."""

SENTENCES = {
    "HOLDS_POST": "{subject} holds the post of {post} at {object}",
    "MEMBER_OF": "{subject} is a member of {object}",
    "CHAIRS": "{subject} chairs {object}",
    "HOSTS": "{subject} hosts {object}",
    "PARTICIPATED_IN": "{subject} took part in {object}",
    "ORGANIZED": "{subject} organised {object}",
    "HELD_IN": "{subject} was held in {object}",
    "HELD_ON": "{subject} was held on {object}",
    "IMPLEMENTS": "{subject} carries out {object}",
    "SIGNED": "{subject} signed {object}",
    "TWINNED_WITH": "{subject} is a twin town of {object}",
    "PARTNER_OF": "{subject} is a partner of {object}",
    "LOCATED_IN": "{subject} lies in {object}",
    "PART_OF": "{subject} is a part of {object}",
    "HAS_MEMBER_COUNT": "{subject} has {object} {unit}",
}
"""How a statement of each type reads; qualifiers that find no place here follow in brackets."""

TIMED = ("since", "until", "date", "as_of")
"""Qualifiers that are dates."""


def same(a: Sequence[Named], b: Sequence[Named]) -> Decision:
    """That two nodes, given by their members, are one.

    Raises:
        UsageProblem: they are one already, or of two types.
    """
    one, other = _name(a), _name(b)
    if a[0].referent.type != b[0].referent.type:
        raise UsageProblem(
            f"{one} is {_either([a[0].referent.type])} and {other} {_either([b[0].referent.type])}; "
            "only nodes of one type can be the same."
        )
    if {n.key for n in a} & {n.key for n in b}:
        raise UsageProblem(f"{one} and {other} are one node already.")
    return Decision(0, "same", _words(a), _words(b), note=f"{one} and {other} are one {a[0].referent.type}")


def different(a: Sequence[Named], b: Sequence[Named]) -> Decision:
    """That nothing that the members of one side name is what those of the other name.

    Raises:
        UsageProblem: the sides share words, so that no decision can part them, or are of two types.
    """
    one, other = _name(a), _name(b)
    if a[0].referent.type != b[0].referent.type:
        raise UsageProblem(f"{one} and {other} are of two types, so that they are never one.")
    if set(_words(a)) & set(_words(b)):
        raise UsageProblem(f"{one} and {other} are one node, and no words tell one from the other.")
    return Decision(0, "different", _words(a), _words(b), note=f"{one} and {other} are two")


def parted(members: Sequence[Named], one: str, other: str) -> tuple[list[Named], list[Named]]:
    """The members of one node that go by one name, and those that go by another; either may be empty."""
    a, b = fold(one), fold(other)
    forms = [(n, {fold(form) for form in (n.referent.name, *(m.form for m in n.mentions))}) for n in members]
    return (
        [n for n, found in forms if a in found and b not in found],
        [n for n, found in forms if b in found and a not in found],
    )


def _words(members: Sequence[Named]) -> tuple[Words, ...]:
    """What their mentions are known by, sorted."""
    return tuple(sorted({w for n in members for w in n.words}))


def _name(members: Sequence[Named]) -> str:
    return members[0].referent.name


def reject(statement: Mapping[str, JSON]) -> Decision:
    """That a statement is wrong, wherever these words stand.

    Args:
        statement: properties of a Statement node.
    """
    said = statement.get("object_said", statement.get("value"))
    key = (str(statement["type"]), str(statement["subject_said"]), str(said), str(statement["quote"]))
    return Decision(0, "reject", statement=key, note=f"{key[1]} {key[0]} {key[2]} is not so")


def referent(members: Sequence[Named], node: str, name: str) -> Referent:
    """One referent that stands for the node of these members: its keys, and the facets on which they agree.

    Args:
        node: its id. Members that carry the key of the id stand for the others, as a decision may have joined these.
            Where none does, no key tells the node from others, and the addition must be `tied` to it.
    """
    keyed = [n for n in members if node in {key_id(n.referent.type, key) for key in n.referent.keys}]
    keys = {k for n in keyed for k in n.referent.keys} or {f"{STANDS_FOR}{node}"}
    found = [n.referent for n in keyed or members]
    facets: dict[str, set[str]] = {}
    attributes: dict[str, JSON] = {}
    for r in found:
        for facet, value in r.facets:
            facets.setdefault(facet, set()).add(value)
        for attribute, given in r.attributes.items():
            attributes.setdefault(attribute, given)
    return Referent(
        found[0].type,
        name,
        keys=tuple(sorted(keys)),
        facets=tuple(sorted((facet, min(values)) for facet, values in facets.items() if len(values) == 1)),
        labels=tuple(sorted({label for r in found for label in r.labels})),
        names=tuple(sorted({known for r in found for known in (r.name, *r.names)})),
        attributes=attributes,
    )


def new_referent(type_: str, name: str) -> Referent:
    """A referent for something that no document names; another addition under this name and type is the same.

    Raises:
        UsageProblem: there is no such type.
    """
    if type_ not in ENTITY_TYPES:
        raise UsageProblem(f"{type_} is no type of node; there are {', '.join(ENTITY_TYPES)}.")
    if not fold(name):
        raise UsageProblem("A new node needs a name of letters or digits.")
    return Referent(type_, " ".join(name.split()), keys=(f"{NEW}{fold(name)}",))


def add(
    type_: str,
    subject: Referent,
    object_: Referent | str,
    *,
    qualifiers: Mapping[str, str] | None = None,
    metadata: Metadata | None = None,
) -> Decision:
    """A statement of the user's own: a document of one line, which is the statement and its quote.

    Args:
        object_: a referent, or the literal where the type takes one.
        qualifiers: properties of the statement, those that the schema has for the type, and of what holds for a time
            `since` and `until`.
        metadata: of the small document; its publisher is who says so.

    Raises:
        UsageProblem: the schema has no such statement.
    """
    said = {name: folded for name, value in (qualifiers or {}).items() if (folded := " ".join(value.split()))}
    if type_ == "HOLDS_POST" and "post" in said:
        said.setdefault("title", said["post"])
    _check(type_, subject, object_, said)
    label = object_ if isinstance(object_, str) else object_.name
    note, second = _line(type_, subject.name, label, said)
    about = [subject] if isinstance(object_, str) else [subject, object_]
    line = f"{note} [{'; '.join(map(_which, about))}]"
    if len(line) > LONGEST_QUOTE:
        raise UsageProblem(f"The statement reads {len(line)} characters; a quote may have {LONGEST_QUOTE}.")
    sentence = sentence_key(line)
    mentions = [Mention(0, len(subject.name), 0, subject.name, sentence)]
    referents = [subject]
    if not isinstance(object_, str):
        referents.append(object_)
        mentions.append(Mention(second, second + len(label), 1, label, sentence))
    value = object_ if isinstance(object_, str) else None
    statement = Statement(
        type_, 0, None if value is not None else 1, value, 0, len(line), line, 1.0, RULE, dict(sorted(said.items()))
    )
    extraction = Extraction("en", ADDED, tuple(referents), tuple(mentions), (statement,))
    return Decision(0, "add", text=line, metadata=metadata or Metadata(), extraction=extraction, note=note)


def _check(type_: str, subject: Referent, object_: Referent | str, said: Mapping[str, str]) -> None:
    """Raise UsageProblem where the schema has no such statement."""
    spec = STATED_TYPES.get(type_)
    if spec is None:
        raise UsageProblem(f"{type_} is no type of statement; there are {', '.join(STATED_TYPES)}.")
    if subject.type not in spec.subjects:
        raise UsageProblem(f"{type_} is said of {_either(spec.subjects)}, and {subject.name} is a {subject.type}.")
    if spec.literal and not isinstance(object_, str):
        raise UsageProblem(f"{type_} takes a value, not a node.")
    if not spec.literal:
        if isinstance(object_, str):
            raise UsageProblem(f"{type_} takes a node, not a value.")
        if object_.type not in spec.objects:
            raise UsageProblem(f"{type_} leads to {_either(spec.objects)}, and {object_.name} is a {object_.type}.")
        if (object_.type, object_.keys, object_.name) == (subject.type, subject.keys, subject.name):
            raise UsageProblem(f"{subject.name} cannot be tied to itself.")
    elif type_ == "HELD_ON" and not is_date(str(object_)):
        raise UsageProblem(f"{object_} is no date; write 2020, 2020-07 or 2020-07-03.")
    elif type_ == "HAS_MEMBER_COUNT" and not re.fullmatch(r"[0-9]{1,15}", str(object_)):
        raise UsageProblem(f"{object_} is no count; write plain digits.")
    allowed = {*spec.qualifiers, *(("since", "until") if spec.spells else ())}
    for name, value in said.items():
        if name not in allowed:
            options = ", ".join(sorted(allowed)) or "none"
            raise UsageProblem(f"{type_} has no {name.replace('_', ' ')}; it takes {options}.")
        if name in TIMED and not is_date(value):
            raise UsageProblem(f"{value} is no date; write 2020, 2020-07 or 2020-07-03.")
    since, until = said.get("since", ""), said.get("until", "")
    # Of two precisions only what both say can be compared.
    shared = min(len(since), len(until))
    if since[:shared] > until[:shared]:
        raise UsageProblem(f"It cannot end ({until}) before it begins ({since}).")
    if type_ == "HOLDS_POST" and not said.get("post"):
        raise UsageProblem("HOLDS_POST needs to know which post, such as mayor.")


def _either(types: Sequence[str]) -> str:
    names = [f"{'an' if name[0] in 'AEIOU' else 'a'} {name}" for name in types]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _line(type_: str, subject: str, object_: str, said: Mapping[str, str]) -> tuple[str, int]:
    """The statement as one line of text, which begins with its subject, and where its object begins."""
    template = SENTENCES[type_]
    inside = {"post": said.get("post", ""), "unit": said.get("unit", "members")}
    middle, tail = template.removeprefix("{subject}").format(object="\0", **inside).split("\0")
    told = {n for n in said if f"{{{n}}}" in template}
    if said.get("title") == said.get("post"):
        told.add("title")
    rest = [f"{name.replace('_', ' ')} {value}" for name, value in said.items() if name not in told]
    brackets = f" ({', '.join(rest)})" if rest else ""
    return f"{subject}{middle}{object_}{tail}{brackets}.", len(subject) + len(middle)


def _which(one: Referent) -> str:
    """What tells a node from others of its name, so that statements about two nodes are never one text."""
    if not one.keys or one.keys[0].startswith(NEW):
        return one.type
    return f"{one.type} {one.keys[0].removeprefix(STANDS_FOR)}"


def tied(added: Decision, index: int, members: Sequence[Named]) -> Decision:
    """That the subject (0) or object (1) of an added statement is the node of these members.

    Needed where the node has no key of its own by which the addition would be found to be one with it (`stands_in`).
    """
    assert added.extraction is not None
    extraction = added.extraction
    words = {
        Words(extraction.referents[m.referent].type, m.form, m.sentence)
        for m in extraction.mentions
        if m.referent == index
    }
    name = extraction.referents[index].name
    return Decision(0, "same", tuple(sorted(words)), _words(members), note=f"{name} is the one meant by: {added.note}")
