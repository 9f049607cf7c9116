"""One node: its names, properties, facts and sources, and why its mentions are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hansa.graph.identity import Named
from hansa.graph.model import JSON, Decision, Words
from hansa.graph.schema import ENTITY_TYPES, FACT_TYPES
from hansa.reports.asking import Row, ask
from hansa.reports.naming import says_former

if TYPE_CHECKING:
    from hansa.graph.engine import Engine

COLUMNS = ("part", "what", "value", "detail", "documents", "id")

_TIME = ("since", "until")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a store holds of one node.

    Attributes:
        type: its entity type; `network` when it is also a CityNetwork.
        names: every form, sorted.
        properties: reference data and what is computed, without names.
        facts: `type`, `out` (whether it leads away from the node), `other`, `other_id`, `detail`, `documents`,
            `independent`, `disputed`, `id`; in the order of the schema, then those of most documents first.
        documents: `id`, `name`, `date`, `publisher`, `mentions`; the oldest first.
        reasons: why its mentions are one: `what` (`key`, `alone`, `decision`), `value`, `detail`, `documents`, `id`.
    """

    id: str
    name: str
    type: str
    network: bool
    names: list[str]
    properties: dict[str, JSON]
    facts: list[Row]
    documents: list[Row]
    reasons: list[Row]

    def rows(self) -> list[Row]:
        """All of it under `COLUMNS`."""
        kind = f"{self.type} (city network)" if self.network else self.type
        rows: list[Row] = [{"part": "node", "what": kind, "value": self.name, "id": self.id}]
        rows += [{"part": "name", "what": "also", "value": name} for name in self.names if name != self.name]
        rows += [{"part": "property", "what": name, "value": value} for name, value in self.properties.items()]
        rows += [
            {
                "part": "fact",
                "what": fact["type"] if fact["out"] else f"{fact['type']} (from)",
                "value": fact["other"],
                "detail": fact["detail"],
                "documents": fact["documents"],
                "id": fact["other_id"],
            }
            for fact in self.facts
        ]
        rows += [
            {"part": "document", "what": d["date"], "value": d["name"], "detail": d["publisher"], "id": d["id"]}
            for d in self.documents
        ]
        return rows + [{"part": "identity", **reason} for reason in self.reasons]


def profile(
    engine: Engine, node: str, members: Sequence[Named], decisions: Mapping[int, Decision], min_confidence: float = 0.0
) -> Profile:
    """The node of this id.

    Args:
        members: its referents, from the store.
        decisions: all that were taken.
        min_confidence: facts that are less sure are left out.
    """
    found = ask(engine, "node", id=node)[0]
    properties = dict(found["properties"])
    name = properties.pop("name")
    names = properties.pop("names")
    kept = {k: properties[k] for k in sorted(properties) if k != "id" and not k.startswith("name_")}
    type_ = next(label for label in ENTITY_TYPES if label in found["labels"])
    return Profile(
        node,
        name,
        type_,
        "CityNetwork" in found["labels"],
        names,
        kept,
        _facts([f for f in ask(engine, "facts_of_node", id=node) if f["fact"]["confidence"] >= min_confidence]),
        ask(engine, "documents_of_node", id=node),
        reasons(members, decisions),
    )


def _facts(found: Sequence[Row]) -> list[Row]:
    order = {type_: i for i, type_ in enumerate(FACT_TYPES)}
    rows = []
    for row in found:
        fact = row["fact"]
        other = row["other"]
        if "MemberCount" in row["labels"] and fact.get("as_of"):
            other = f"{other} ({fact['as_of']})"
        rows.append(
            {
                "type": row["type"],
                "out": row["out"],
                "other": other,
                "other_id": row["other_id"],
                "detail": detail(fact),
                "documents": fact.get("documents"),
                "independent": fact.get("independent"),
                "disputed": bool(fact.get("disputed")),
                "id": fact["id"],
            }
        )
    return sorted(rows, key=lambda r: (order[r["type"]], not r["out"], -(r["documents"] or 0), r["other"], r["id"]))


def detail(fact: Mapping[str, JSON]) -> str | None:
    """The qualifiers of a fact in words: `mayor, since 2019, disputed`."""
    said = [", ".join(fact[name]) for name in ("titles", "roles") if fact.get(name)]
    if not fact.get("titles") and fact.get("post"):
        said.insert(0, fact["post"])
    said += [status for status in fact.get("statuses", ()) if status not in ("former", "ended")]
    said += [f"{word} {fact[word]}" for word in _TIME if fact.get(word)]
    said += [fact["date"]] if fact.get("date") else []
    over = fact.get("ended") and not fact.get("until") and not says_former(fact.get("titles") or ())
    said += ["ended"] if over else []
    said += ["disputed"] if fact.get("disputed") else []
    return ", ".join(said) or None


def reasons(members: Sequence[Named], decisions: Mapping[int, Decision]) -> list[Row]:
    """Why the members of one node are one: the keys that two or more share, the *same* decisions that name two.

    A member that shares nothing with the others came by a weak key (an undated meeting), which is said too.
    """
    if len(members) < 2:
        return [{"what": "alone", "value": "named by one document only", "documents": len(members)}] if members else []
    by_key: dict[str, list[Named]] = {}
    for n in members:
        for key in (*n.referent.keys, *n.referent.weak_keys):
            by_key.setdefault(key, []).append(n)
    strong = {key for n in members for key in n.referent.keys}
    rows: list[Row] = []
    for key, sharing in sorted(by_key.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(sharing) > 1:
            rows.append(
                {
                    "what": "shared key" if key in strong else "shared weak key",
                    "value": key,
                    "detail": ", ".join(sorted({n.referent.name for n in sharing})),
                    "documents": len({n.document for n in sharing}),
                }
            )
    words: set[Words] = {w for n in members for w in n.words}
    for number, decision in sorted(decisions.items()):
        if decision.kind in ("same", "different") and (words & set(decision.a) or words & set(decision.b)):
            rows.append({"what": f"decision {number}", "value": decision.note, "id": str(number)})
    return rows
