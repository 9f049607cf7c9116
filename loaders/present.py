"""An extraction as the one JSON object of `hansa extract --format json`."""

from __future__ import annotations

from hansa.graph.model import JSON, Extraction


def to_contract(text: str, extraction: Extraction) -> dict[str, JSON]:
    """Entities with every form in which the document names them and their known names, and statements with quotes.

    Args:
        text: the text that was extracted, normalised.
        extraction: of that text.
    """
    forms: dict[int, list[str]] = {}
    for mention in extraction.mentions:
        forms.setdefault(mention.referent, []).append(" ".join(mention.form.split()))
    entities = []
    for number, referent in enumerate(extraction.referents):
        names = dict.fromkeys([referent.name, *forms.get(number, []), *referent.names])
        entity: dict[str, JSON] = {
            "id": f"e{number}",
            "type": referent.type,
            "name": referent.name,
            "names": list(names),
        }
        if referent.labels:
            entity["labels"] = list(referent.labels)
        entities.append(entity)
    statements = [
        {
            "subject": f"e{extraction.mentions[s.subject].referent}",
            "predicate": s.type,
            "object": None if s.object is None else f"e{extraction.mentions[s.object].referent}",
            "value": s.value,
            "confidence": s.confidence,
            "properties": dict(s.properties),
            "start": s.start,
            "end": s.end,
            "quote": text[s.start : s.end],
            "rule": s.rule,
        }
        for s in extraction.statements
    ]
    return {"language": extraction.language, "entities": entities, "statements": statements}
