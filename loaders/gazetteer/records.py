"""The compiled gazetteer on disk: how a place is laid out, and reading one without reading the others.

    places.marisa     trie of keys (folded names), opened by mmap
    places.postings   uint32 array: one offset per key and one more, then the postings; a posting is a record number
                      (lower 24 bits) and the kind of the name (upper 8 bits)
    places.records    one RECORD per place: countries, regions, then cities by GeoNames id
    places.strings    the names of each record, UTF-8, tab-separated: code, name, then LANGUAGE=name
    places.json       counts, and the ISO 3166-2 codes that records point at

All numbers are little-endian. `tools/build_gazetteer.py` writes these files.
"""

from __future__ import annotations

import enum
import struct

RECORD = struct.Struct("<iiiIIIHBB2sxx")
"""GeoNames id (of the capital for a country or region), latitude and longitude in 1e-5 degrees, population, offset and
length of the names, index of the region code (0 = none), type, flags, country code."""

POSTING_NUMBER = 0xFFFFFF
POSTING_SHIFT = 24

TYPES = ("City", "Region", "Country")
CAPITAL_OF_COUNTRY = 1
CAPITAL_OF_REGION = 2

LEMMA_PREFIX = "\x02"
"""Before a key made of Russian dictionary forms."""
ADJECTIVE_PREFIX = "\x03"
"""Before a key that is the dictionary form of a Russian adjective."""


class NameKind(enum.IntEnum):
    """How a name stands to its place."""

    NAME = 0
    """The name itself, in English, Russian or the language of the place."""
    ALTERNATE = 1
    """Another name, spelling or language."""
    FORMER = 2
    """A name of another time, or a by-name from our own list."""
    ABBREVIATION = 3
    """Letters that count only as written: РФ, UAE."""
    ADJECTIVE = 4
    """An adjective or the name of its people: Kazakh, казанский."""
