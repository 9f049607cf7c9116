"""What a store refuses to take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from hansa.errors import DocumentProblem
from hansa.graph.model import Document, Extraction, Metadata
from hansa.graph.validate import check
from tests.graph.worlds import extract

TEXT = "@ City Kazan geonames:1 ~-\n@ Organization IAG org:iag ~-\n# MEMBER_OF 0 1 since=2018"
FOUND = extract(TEXT, Metadata())


def changed(part: str, **values: Any) -> Extraction:
    return replace(FOUND, **{part: (replace(getattr(FOUND, part)[0], **values), *getattr(FOUND, part)[1:])})


def test_a_right_extraction_passes() -> None:
    check(Document.of(TEXT, Metadata(), FOUND))


@pytest.mark.parametrize(
    ("part", "values", "said"),
    [
        ("referents", {"type": "Village"}, "Village is no entity type"),
        ("referents", {"attributes": {"codes": ["a", None]}}, "an attribute"),
        ("referents", {"attributes": {"area": None}}, "an attribute"),
        ("referents", {"attributes": {"more": {"a": 1}}}, "an attribute"),
        ("mentions", {"referent": 2}, "names nothing"),
        ("mentions", {"start": 3}, "not where it says"),
        ("statements", {"type": "LIKES"}, "LIKES is no type"),
        ("statements", {"type": "REPRESENTED_AT"}, "REPRESENTED_AT is no type"),
        ("statements", {"quote": "Kazan joined"}, "a quote"),
        ("statements", {"object": 9}, "about nothing"),
        ("statements", {"subject": -1}, "about nothing"),
        ("statements", {"type": "CHAIRS", "object": 0}, "CHAIRS does not take City and City"),
        ("statements", {"object": None}, "MEMBER_OF does not take"),
        ("statements", {"value": "85", "object": None}, "MEMBER_OF does not take"),
        ("statements", {"confidence": 0.4}, "between 0.5 and 1"),
        ("statements", {"properties": {"since": None}}, "a qualifier"),
    ],
)
def test_a_wrong_extraction_is_refused(part: str, values: Mapping[str, Any], said: str) -> None:
    with pytest.raises(DocumentProblem, match=said):
        check(Document.of(TEXT, Metadata(), changed(part, **values)))


def test_two_things_of_one_type_do_not_begin_at_one_place() -> None:
    other = replace(FOUND.referents[0], name="Kazan city", keys=())
    mention = replace(FOUND.mentions[0], referent=2)
    found = replace(FOUND, referents=(*FOUND.referents, other), mentions=(*FOUND.mentions, mention))
    with pytest.raises(DocumentProblem, match="begin at one place"):
        check(Document.of(TEXT, Metadata(), found))
