"""What is so, computed from what is kept: nodes and relationships, by pure functions.

`compute` does all of it at once and is what every store must hold. Its steps are functions over parts, so that a
store can recompute only what a change touches:

    named(document)                    the referents of one document
    resolve(named, decisions)          which of them are one node            (hansa.graph.identity)
    entity_node(cluster)               a node
    lift(document, node_of, …)         the statements of one document between nodes
    represented(lifted)                who was represented at which meeting, by one document
    group_facts / meeting_dates        facts of one group of statements      (hansa.graph.facts)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from hansa.graph import near
from hansa.graph.facts import (
    Ends,
    Evidence,
    Fact,
    facts_of_group,
    group_key,
    is_over,
    meeting_dates,
    ordered_ends,
)
from hansa.graph.identity import Cluster, Named, ReferentKey, resolve
from hansa.graph.model import (
    JSON,
    Decision,
    Document,
    Kept,
    Mention,
    Source,
    canonical,
    digest,
    document_metadata,
    seen,
    statement_id,
)
from hansa.graph.schema import FACT_TYPES, MAX_NAME

CAPTION = 60
"""Characters of a quote that stand on the node of its statement."""

_PLACES = frozenset({"City", "Region", "Country"})
_SHORT = 3
"""Letters of a word that may begin the name of a place without a capital, at most: `den`, `al`, `г`."""
DESCRIBED = frozenset({"Meeting", "Project", "Agreement"})
"""Types of which few have a name of their own."""

NodeOf: TypeAlias = Mapping[ReferentKey, str]
"""The node id of every referent."""

Rejected: TypeAlias = frozenset[tuple[str, str, str, str]]
"""Statements that people rejected: type, subject form, object form or literal, quote."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node as every store holds it.

    Attributes:
        labels: sorted.
        aliases: other ids that find it, sorted.
    """

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, JSON]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship as every store holds it; between two nodes at most one of a type and an `id`."""

    type: str
    start: str
    end: str
    properties: Mapping[str, JSON] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.type, self.start, self.end, str(self.properties.get("id", ""))


@dataclass
class Graph:
    """Nodes by id, relationships by their key."""

    nodes: dict[str, Node] = field(default_factory=dict)
    relationships: dict[tuple[str, str, str, str], Relationship] = field(default_factory=dict)

    def add(self, *relationships: Relationship) -> None:
        for r in relationships:
            self.relationships[r.key] = r


@dataclass(frozen=True, slots=True)
class Lifted:
    """A statement between nodes.

    Attributes:
        id: of the statement.
        subject: node id.
        object: node id; None for a date, and for what makes no fact.
        evidence: for the facts; None when the statement was rejected or joins a node with itself.
        group: key of its group, where it is evidence.
        properties: of the Statement node, but for `fact_id`.
        count: the MemberCount node that it gives, if any.
    """

    id: str
    subject: str
    object: str | None
    evidence: Evidence | None
    group: str | None
    properties: Mapping[str, JSON]
    count: Node | None = None


def named(document: Document, wanted: Collection[int] | None = None) -> list[Named]:
    """The referents of one document that at least one mention names.

    Args:
        wanted: only those with these indexes; None for all.
    """
    extraction = document.extraction
    mentions: dict[int, list[Mention]] = defaultdict(list)
    some = [m for m in extraction.mentions if wanted is None or m.referent in wanted]
    for mention in sorted(some, key=lambda m: (m.start, m.end)):
        mentions[mention.referent].append(mention)
    return [
        Named(document.id, index, extraction.language, extraction.referents[index], tuple(found))
        for index, found in sorted(mentions.items())
    ]


def rejected(decisions: Iterable[Decision]) -> Rejected:
    """What *reject* decisions take out, wherever these words stand."""
    return frozenset(d.statement for d in decisions if d.kind == "reject" and d.statement)


def entity_node(cluster: Cluster) -> Node:
    """The node of a cluster, without what statements give it."""
    members = cluster.members
    properties = _attributes(members)
    for language in sorted({n.language for n in members if n.language}):
        said = [
            (n.referent.name, n.document)
            for n in members
            if n.language == language and is_name(cluster.type, n.referent.name)
        ]
        if said:
            properties.setdefault(f"name_{language}", _best_name(said))
    forms = {
        form
        for n in members
        for form in (*n.referent.names, *(m.form for m in n.mentions))
        if is_name(cluster.type, form)
    }
    forms |= {n.referent.name for n in members}
    forms |= {v for k, v in properties.items() if k.startswith("name_") and isinstance(v, str)}
    properties["name"] = _best_name([(n.referent.name, n.document) for n in members])
    properties["names"] = sorted({_cut(f) for f in forms if f.strip()})
    properties["id"] = cluster.id
    labels = {"Entity", cluster.type, *(label for n in members for label in n.referent.labels)}
    clean = {k: _cut(v) if isinstance(v, str) else v for k, v in properties.items() if v is not None}
    return Node(cluster.id, tuple(sorted(labels)), clean, cluster.aliases)


def _attributes(members: Sequence[Named]) -> dict[str, JSON]:
    """Reference data: of each property the value that most documents give, the smallest of several."""
    if len(members) == 1:
        return dict(members[0].referent.attributes)
    documents: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    raw: dict[str, JSON] = {}
    for n in members:
        for name, value in n.referent.attributes.items():
            written = canonical(value)
            documents[name][written].add(n.document)
            raw[written] = value
    return {
        name: raw[min(values, key=lambda v, values=values: (-len(values[v]), v))]  # type: ignore[misc]
        for name, values in documents.items()
    }


def is_name(type_: str, form: str) -> bool:
    """Whether a form is a name, and not a common noun that stands for one ("the city", "сессия").

    A name has a capital letter, or is of a script without; that of a place begins with one or with a short word ("den
    Haag", but not "столице Казахстана"). A meeting, a project or an agreement may also be called by a phrase ("online
    conference").
    """
    first = form.split()[0] if form.strip() else ""
    if type_ in _PLACES and len(first) > _SHORT and first.isalpha() and first.islower():
        return False
    if any(c.isupper() or c.istitle() for c in form) or not any(c.islower() for c in form):
        return True
    return type_ in DESCRIBED and len(form.split()) > 1


def _cut(text: str) -> str:
    return " ".join(seen(text).split())[:MAX_NAME]


def _best_name(said: Sequence[tuple[str, str]]) -> str:
    """Of (name, document): in Latin script before others, then said by most documents, the longest, the smallest."""
    documents: dict[str, set[str]] = defaultdict(set)
    for name, document in said:
        documents[name].add(document)
    return min(documents, key=lambda n: (not _is_latin(n), -len(documents[n]), -len(n), n))


def _is_latin(name: str) -> bool:
    return all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in name if c.isalpha())


def lift(document: Document, node_of: NodeOf, independent: str, out: Rejected) -> list[Lifted]:
    """The statements of one document between the nodes of its referents, in the order of the extraction."""
    extraction = document.extraction
    lifted = []
    for s in extraction.statements:
        subject = extraction.mentions[s.subject]
        about = None if s.object is None else extraction.mentions[s.object]
        said = about.form if about else s.value or ""
        id_ = statement_id(document.id, s, extraction.mentions)
        is_out = (s.type, subject.form, said, s.quote) in out
        start = node_of[document.id, subject.referent]
        count = None
        if about:
            end: str | None = node_of[document.id, about.referent]
        elif s.type == "HAS_MEMBER_COUNT":
            count = member_count_node(start, s.value or "", s.properties, document.metadata.date)
            end = count.id
        else:
            end = None
        ends = Ends(start, "") if s.type == "HELD_ON" else ordered_ends(s.type, start, end) if end else None
        evidence = group = None
        if ends and not is_out:
            group = group_key(s.type, ends, s.properties)
            evidence = Evidence(
                id_, document.id, independent, document.metadata.date, s.type, ends, s.confidence, dict(s.properties)
            )
        properties: dict[str, JSON] = {
            **{k: v for k, v in s.properties.items() if v is not None},
            "id": id_,
            # A caption: what pictures write on a node is its name.
            "name": s.quote if len(s.quote) <= CAPTION else s.quote[: CAPTION - 1].rstrip() + "…",
            "type": s.type,
            "quote": s.quote,
            "start": s.start,
            "end": s.end,
            "confidence": s.confidence,
            "rule": s.rule,
            "subject_said": subject.form,
            "fact_group": group,
            "rejected": is_out or None,
            ("object_said" if about else "value"): said,
        }
        clean = {k: v for k, v in properties.items() if v is not None}
        lifted.append(Lifted(id_, start, end, evidence, group, clean, count if group else None))
    return lifted


def member_count_node(organization: str, value: str, said: Mapping[str, JSON], document_date: str | None) -> Node:
    """The node of a headcount: as of the day said, else of the document's date."""
    unit, as_of = str(said.get("unit") or "members"), said.get("as_of") or document_date
    number: JSON = int(value) if value.isascii() and value.isdigit() and len(value) < 16 else value
    id_ = f"membercount:{digest(organization, str(number), unit, as_of or '', length=16)}"
    properties = {"id": id_, "name": f"{number} {unit}", "value": number, "unit": unit}
    return Node(id_, ("MemberCount",), properties | ({"as_of": as_of} if as_of else {}))


def represented(lifted: Sequence[Lifted], labels: Mapping[str, str]) -> list[Evidence]:
    """REPRESENTED_AT by one document: bodies whose official it says took part in a meeting.

    Args:
        lifted: the document's statements.
        labels: the entity type of each node id.
    """
    posts: dict[str, list[Evidence]] = defaultdict(list)
    for item in lifted:
        e = item.evidence
        if e and e.type == "HOLDS_POST" and not is_over(e.properties):
            posts[e.ends.subject].append(e)
    wanted = FACT_TYPES["REPRESENTED_AT"].subjects
    found = []
    for item in lifted:
        e = item.evidence
        if not e or e.type != "PARTICIPATED_IN":
            continue
        for post in posts.get(e.ends.subject, ()):
            if labels.get(post.ends.object) in wanted:
                ends = Ends(post.ends.object, e.ends.object)
                both = replace(
                    e,
                    statement=digest(post.statement, e.statement),
                    type="REPRESENTED_AT",
                    ends=ends,
                    confidence=min(post.confidence, e.confidence),
                    properties={"person": e.ends.subject},
                )
                found.append(both)
    return found


def document_node(document: Document, sources: Sequence[Source], group: str) -> Node:
    """The node of a document: its metadata, what other sources give, and how much it names and states."""
    _, others = document_metadata(list(sources))
    extraction = document.extraction
    properties: dict[str, JSON] = {
        "id": document.id,
        **document.metadata.to_json(),
        **{f"{name}_others": values for name, values in others.items()},
        "name": document.metadata.title or document.headline or document.id[:12],
        "headline": document.headline,
        "version": extraction.version,
        "near_group": group,
        "statements": len(extraction.statements),
        "entities": len({m.referent for m in extraction.mentions}),
    }
    # An undetected language stays what the metadata say.
    if extraction.language and "language" not in properties:
        properties["language"] = extraction.language
    return Node(document.id, ("Document",), {k: _cut(v) if isinstance(v, str) else v for k, v in properties.items()})


def fact_relationship(fact: Fact) -> Relationship:
    """A fact as a relationship."""
    return Relationship(fact.type, fact.ends.subject, fact.ends.object, fact.properties)


def held_on(lifted: Iterable[Lifted]) -> dict[str, JSON]:
    """The date properties of one meeting, from the statements of HELD_ON about it."""
    return meeting_dates(
        (str(i.properties["value"]), i.properties.get("until"), i.evidence.document_date, i.evidence.independent)
        for i in lifted
        if i.evidence
    )


def pointed_at(item: Lifted) -> str | None:
    """The node that a Statement points at as its object; a rejected headcount gives no MemberCount to point at."""
    return None if item.properties["type"] == "HAS_MEMBER_COUNT" and item.count is None else item.object


def statement_relationships(document: str, item: Lifted) -> list[Relationship]:
    """What ties a Statement to its document and its nodes."""
    ties = [Relationship("STATES", document, item.id), Relationship("SUBJECT", item.id, item.subject)]
    if object_ := pointed_at(item):
        ties.append(Relationship("OBJECT", item.id, object_))
    return ties


def mention_counts(document: Document, node_of: NodeOf) -> Counter[str]:
    """How often the document names each node."""
    return Counter(node_of[document.id, m.referent] for m in document.extraction.mentions)


def compute(kept: Kept) -> Graph:
    """The whole graph of what is kept."""
    graph = Graph()
    decisions = list(kept.decisions.values())
    out = rejected(decisions)
    near_groups = near.groups({d.id: d.sketch for d in kept.documents.values()})
    clusters = resolve((n for d in kept.documents.values() for n in named(d)), decisions)
    node_of = {n.key: c.id for c in clusters for n in c.members}
    labels = {c.id: c.type for c in clusters}
    for cluster in clusters:
        graph.nodes[cluster.id] = entity_node(cluster)
    sources: dict[str, list[Source]] = defaultdict(list)
    for source in kept.sources.values():
        sources[source.document].append(source)
    groups: dict[str, list[Lifted]] = defaultdict(list)
    derived: dict[Ends, list[Evidence]] = defaultdict(list)
    everything: list[tuple[str, Lifted]] = []
    for document in sorted(kept.documents.values(), key=lambda d: d.id):
        graph.nodes[document.id] = document_node(document, sources[document.id], near_groups[document.id])
        for node, count in mention_counts(document, node_of).items():
            graph.add(Relationship("MENTIONS", document.id, node, {"count": count}))
        lifted = lift(document, node_of, near_groups[document.id], out)
        for item in lifted:
            everything.append((document.id, item))
            if item.group:
                groups[item.group].append(item)
            if item.count:
                graph.nodes[item.count.id] = item.count
        for evidence in represented(lifted, labels):
            derived[evidence.ends].append(evidence)
    fact_of: dict[str, str] = {}
    for items in groups.values():
        for fact in group_facts(items):
            graph.add(fact_relationship(fact))
            fact_of.update(dict.fromkeys(fact.statements, fact.id))
        if items[0].properties["type"] == "HELD_ON":
            meeting = graph.nodes[items[0].subject]
            graph.nodes[meeting.id] = replace(meeting, properties={**meeting.properties, **held_on(items)})
    for found in derived.values():
        graph.add(*map(fact_relationship, facts_of_group(found)))
    for document_, item in everything:
        graph.nodes[item.id] = statement_node(item, fact_of.get(item.id))
        graph.add(*statement_relationships(document_, item))
    return graph


def group_facts(items: Sequence[Lifted]) -> list[Fact]:
    """The facts of one group; none for HELD_ON, which gives a date to its Meeting."""
    if items[0].properties["type"] == "HELD_ON":
        return []
    return facts_of_group(i.evidence for i in items if i.evidence)


def statement_node(item: Lifted, fact: str | None) -> Node:
    """The node of a statement, with the fact it stands for."""
    properties = {**item.properties, **({"fact_id": fact} if fact else {})}
    return Node(item.id, ("Statement",), properties)
