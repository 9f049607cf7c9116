"""What an extraction must be before a store takes it: grounded, and of the types that the schema has."""

from __future__ import annotations

from hansa.errors import DocumentProblem
from hansa.graph.model import JSON, TABLE, Document
from hansa.graph.schema import ENTITY_TYPES, STATED_TYPES

LONGEST_QUOTE = 450
"""Characters of a quote from prose."""

LONGEST_LINE = 4000
"""Characters of a quote from a table, which is a whole row."""


def check(document: Document) -> None:
    """Raise DocumentProblem when the document's extraction breaks a promise of the data model."""
    text, extraction = document.text, document.extraction
    longest = LONGEST_LINE if document.metadata.format == TABLE else LONGEST_QUOTE

    def fail(what: str) -> None:
        raise DocumentProblem(f"The extraction of this document is wrong ({what}); nothing of it was stored.")

    for referent in extraction.referents:
        if referent.type not in ENTITY_TYPES:
            fail(f"{referent.type} is no entity type")
        if not all(map(_is_storable, referent.attributes.values())):
            fail("an attribute is no plain value")
    for mention in extraction.mentions:
        if not 0 <= mention.referent < len(extraction.referents):
            fail("a mention names nothing")
        if text is not None and (not mention.form or text[mention.start : mention.end] != mention.form):
            fail("a mention is not where it says")
    # The id of a node without keys is made of type and place.
    begun = {(extraction.referents[m.referent].type, m.start): m.referent for m in extraction.mentions}
    if any(begun[extraction.referents[m.referent].type, m.start] != m.referent for m in extraction.mentions):
        fail("two things of one type begin at one place")
    for s in extraction.statements:
        spec = STATED_TYPES.get(s.type)
        if spec is None:
            fail(f"{s.type} is no type of statement")
            continue
        if not s.quote or len(s.quote) > longest or (text is not None and text[s.start : s.end] != s.quote):
            fail("a quote is not where it says")
        ends = (s.subject,) if s.object is None else (s.subject, s.object)
        if not all(0 <= end < len(extraction.mentions) for end in ends):
            fail("a statement is about nothing")
        types = [extraction.referents[extraction.mentions[end].referent].type for end in ends]
        if types[0] not in spec.subjects or spec.literal is not (s.object is None) or spec.literal is (s.value is None):
            fail(f"{s.type} does not take {' and '.join(types)}")
        if not spec.literal and types[1] not in spec.objects:
            fail(f"{s.type} does not take {' and '.join(types)}")
        if not all(map(_is_storable, s.properties.values())):
            fail("a qualifier is no plain value")
        if not 0.5 <= s.confidence <= 1:
            fail("a confidence is not between 0.5 and 1")


def _is_storable(value: JSON) -> bool:
    """Whether both stores hold it alike: a scalar, or a list of texts."""
    return isinstance(value, (str, int, float)) or (
        isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value)
    )
