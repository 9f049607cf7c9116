"""Pictures: what stands in them, the same each time, labels in any script."""

from __future__ import annotations

import re
import struct
from datetime import date
from typing import Any

import pytest

from hansa.graph.model import Metadata
from hansa.graph.network.selection import Selection
from hansa.graph.store.base import Incoming
from hansa.graph.store.memory import MemoryStore
from hansa.reports.briefing.facts import Tie
from hansa.reports.plot.figure import sheet, shortened
from hansa.reports.plot.network import network_picture
from hansa.reports.plot.ranking import ranking_picture
from hansa.reports.plot.timeline import stretches, timeline_picture
from tests.graph.worlds import extract

NAMES = ("Kazan", "Қарағанды", "Զվարթնոց", "上海市", "تهران", "Łódź & $x$ <b>")


def network(names: tuple[str, ...] = NAMES) -> Any:
    lines = [f"@ City {name} geonames:{n} ~-" for n, name in enumerate(names)]
    lines += ["@ Organization IAG org:iag ~-", *(f"# MEMBER_OF {n} {len(names)}" for n in range(len(names)))]
    store = MemoryStore()
    store.load([Incoming("k", "\n".join(lines), Metadata())], extract)
    return store.network(Selection("MEMBER_OF"))


def tie(type_: str, name: str, other: dict[str, Any] | None = None, **fact: Any) -> Tie:
    return Tie(type_, True, {"id": name, "name": name, "labels": ["Meeting"], **(other or {})}, {"id": "f", **fact})


def texts(svg: bytes) -> str:
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode("utf-8")))


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


TIES = [
    tie("MEMBER_OF", "Eurocities", spell=1, since_from="1998-01-01", since_to="1998-12-31"),
    tie(
        "TWINNED_WITH",
        "Riga",
        spell=1,
        since_from="1970-01-01",
        since_to="1970-12-31",
        until_to="1991-01-01",
        ended=True,
    ),
    tie("PARTICIPATED_IN", "session", {"date": "2020-07-03"}),
    tie("PARTICIPATED_IN", "undated"),
]
ROWS = [{"name": name, "label": "City", "value": 1 / (n + 1), "rank": n + 1} for n, name in enumerate(NAMES)]


def test_what_lasts_and_what_happened() -> None:
    found = stretches(TIES)
    assert [(s.name, s.open) for s in found] == [("Riga", False), ("Eurocities", True), ("session", False)]
    assert found[2].first == found[2].last == date(2020, 7, 3)


@pytest.mark.parametrize("format_", ["svg", "png"])
@pytest.mark.filterwarnings("error")
def test_each_picture_is_drawn_and_the_same_each_time(format_: str) -> None:
    found = network()
    for make in (
        lambda: network_picture(found, format_, 50),
        lambda: timeline_picture("Kazan", TIES, "4 facts", format_, 50),
        lambda: ranking_picture(ROWS, "degree", "as told", format_, 50),
    ):
        once = make()
        assert once == make()
        assert once
        if format_ == "png":
            assert min(size(once)) > 400


def test_what_stands_in_them() -> None:
    drawn = texts(network_picture(network(), "svg", 50))
    assert all(name in drawn for name in ("Kazan", "Қарағанды", "上海市", "IAG"))
    assert "MEMBER_OF" in drawn
    lines = texts(timeline_picture("Kazan", TIES, "4 facts", "svg", 50) or b"")
    assert all(word in lines for word in ("Eurocities", "Riga", "session", "1 fact without a date is not drawn"))
    assert "0.333" in texts(ranking_picture(ROWS, "degree", "as told", "svg", 50))


def test_what_has_no_end_goes_on_beyond_the_year_in_which_it_began() -> None:
    known_from = next(t for t in TIES if t.other["name"] == "Eurocities")
    lines = texts(timeline_picture("Kazan", [known_from], "1 fact", "svg", 50) or b"")
    assert "pale bars with an arrow have no stated end" in lines
    began = stretches([known_from])[0].first.year
    assert str(began + 1) in lines


def test_only_so_many_are_drawn_and_it_is_told() -> None:
    assert "4 of 7 nodes" in texts(network_picture(network(), "svg", 4))
    assert "2 earlier facts" in texts(timeline_picture("Kazan", TIES, "4 facts", "svg", 1) or b"")


def test_nothing_dated_is_no_picture() -> None:
    assert timeline_picture("Kazan", TIES[3:], "1 fact", "svg", 10) is None


def test_in_png_what_no_font_has_is_romanised() -> None:
    page = sheet("png")
    assert page.text("تهران").isascii()
    assert page.text("Қарағанды") == "Қарағанды"
    assert sheet("svg").text("上海市") == "上海市"


def test_long_labels_are_cut_between_words() -> None:
    assert shortened("one two") == "one two"
    cut = shortened("International Assembly of Capitals and Major Cities of the World", 30)
    assert cut == "International Assembly of…"
