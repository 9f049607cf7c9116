"""Reports for a desk: what they say, that each line is cited, and that each format can be read back."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from hansa.errors import NameProblem, UsageProblem
from hansa.graph.engine import Engine
from hansa.graph.model import TABLE, Metadata
from hansa.graph.store.base import Incoming
from hansa.graph.store.bolt import BoltStore
from hansa.loaders.tables.statements import extract as table_statements
from hansa.reports.briefing import office
from hansa.reports.briefing.build import LABELS, report
from hansa.reports.briefing.facts import Choice
from hansa.reports.briefing.html import html
from hansa.reports.briefing.markdown import markdown
from hansa.reports.briefing.model import Briefing
from hansa.reports.briefing.rows import COLUMNS, rows
from hansa.reports.briefing.wording import LANGUAGES, wording
from hansa.reports.naming import other_names
from tests.graph.worlds import extract

TEXTS = {
    "en": (
        "@ City Kazan geonames:1 ~-\n@ City Riga geonames:2 ~-\n@ Organization IAG org:iag ~-\n"
        "@ Person Ada person:a ~-\n@ Meeting session meeting:m1 ~- day=2020-07-03\n@ Person Bo person:b ~-\n"
        "@ Agreement pact agreement:p ~-\n@ Project bridge project:b ~-\n"
        "# MEMBER_OF 0 2 since=2001\n# MEMBER_OF 1 2 since=2010\n# CHAIRS 1 2\n"
        '# HAS_MEMBER_COUNT 2 "85" unit=cities\n# HOLDS_POST 3 0 post=mayor title=Mayor since=2019\n'
        "# HOLDS_POST 5 1 post=mayor title=Mayor\n# PARTICIPATED_IN 3 4 role=speaker\n# PARTICIPATED_IN 5 4\n"
        '# HELD_IN 4 1\n# ORGANIZED 2 4\n# HELD_ON 4 "2020-07-03"\n# TWINNED_WITH 0 1 since=1998\n'
        "# SIGNED 0 6 date=2021-02\n# SIGNED 1 6 date=2021-02\n# IMPLEMENTS 0 7\n# IMPLEMENTS 1 7"
    ),
    "other": "@ City Kazan geonames:1 ~-\n@ City Riga geonames:2 ~-\n# TWINNED_WITH 0 1 since=1999",
}
NAMES = {
    "city": ("Kazan",),
    "network": ("IAG",),
    "person": ("Ada",),
    "meeting": ("session",),
    "project": ("bridge",),
    "pair": ("Kazan", "Riga"),
    "overview": (),
}


@pytest.fixture
def store(engine: Engine) -> BoltStore:
    made = BoltStore(engine)
    made.load(
        [Incoming(k, text, Metadata(title=k, url=f"https://example.org/{k}")) for k, text in TEXTS.items()], extract
    )
    return made


def said(found: Briefing, key: str) -> list[tuple[str, str]]:
    return [(line.name, line.said) for s in found.sections if s.key == key for line in s.lines]


def test_a_city(store: BoltStore) -> None:
    found = report(store.engine, "city", ("Kazan",))
    assert said(found, "networks") == [("IAG", "member since 2001")]
    assert said(found, "officials") == [("Ada", "Mayor, since 2019")]
    assert said(found, "twins") == [("Riga", "since 1998 or 1999")]
    assert said(found, "agreements") == [("pact", "February 2021, with Riga")]
    assert said(found, "meetings") == [("session", "3 July 2020, Riga, represented by Ada")]
    assert said(found, "projects") == [("bridge", "with Riga")]
    assert said(found, "disputed") == [("Riga", "twin towns, since 1998 or 1999")]


def test_a_network_tells_what_is_stated_and_what_is_known(store: BoltStore) -> None:
    found = report(store.engine, "network", ("IAG",))
    assert said(found, "headcounts") == [("85 cities", "date not stated")]
    assert said(found, "members") == [("Riga", "since 2010"), ("Kazan", "since 2001")]
    assert ("", "85 cities are stated, 2 are known.") in said(found, "missing")


def test_a_pair_tells_what_ties_the_two_and_who_met(store: BoltStore) -> None:
    found = report(store.engine, "pair", ("Kazan", "Riga"))
    assert said(found, "direct") == [("twin towns", "since 1998 or 1999")]
    assert said(found, "networks_shared") == [("IAG", "Kazan: member since 2001; Riga: presides, member since 2010")]
    assert said(found, "meetings_shared") == [("session", "3 July 2020, Riga, Kazan: Ada; Riga: Bo, held here")]
    assert said(found, "agreements_shared") == [("pact", "February 2021")]
    assert said(found, "people") == [("Ada – Bo", "at session, 3 July 2020")]
    other_way = report(store.engine, "pair", ("Riga", "Kazan"))
    assert [s.key for s in other_way.sections] == [s.key for s in found.sections]


def test_a_meeting_names_who_took_part_and_for_whom(store: BoltStore) -> None:
    found = report(store.engine, "meeting", ("session",))
    assert said(found, "participants") == [("Ada", "Kazan, speaker"), ("Bo", "Riga")]
    assert said(found, "held") == [("IAG", "organiser"), ("Riga", "place")]


def test_as_of_a_day_only_what_may_hold_then(store: BoltStore) -> None:
    found = report(store.engine, "city", ("Kazan",), choice=Choice(day="2000-01-01"))
    assert said(found, "networks") == []
    assert said(found, "meetings") == []
    assert said(found, "twins")
    assert "as of 1 January 2000" in found.selection
    assert not said(report(store.engine, "city", ("Kazan",), choice=Choice(disputed=False)), "twins")
    assert not report(store.engine, "city", ("Kazan",), choice=Choice(min_confidence=1.0)).sections[:-1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NAMES)
def test_every_line_about_a_fact_cites_its_source(store: BoltStore, kind: str, language: str) -> None:
    found = report(store.engine, kind, NAMES[kind], language)
    assert found.sections
    for section in found.sections:
        for line in section.lines:
            assert bool(found.cited(line)) is bool(line.facts), line
            assert all(quote.quote in "".join(TEXTS.values()) for quote in found.cited(line))
    assert [s.number for s in found.sources] == list(range(1, len(found.sources) + 1))


@pytest.mark.parametrize("kind", NAMES)
def test_each_format_can_be_read_back(store: BoltStore, kind: str) -> None:
    from docx import Document
    from openpyxl import load_workbook

    found = report(store.engine, kind, NAMES[kind])
    table = rows(found)
    assert all(set(row) == set(COLUMNS) for row in table)
    json.dumps(table, allow_nan=False)
    headings = [section.heading for section in found.sections]
    assert re.findall(r"^## (.*)$", markdown(found), re.M)[: len(headings)] == headings
    page = html(found)
    assert all(f"<h2>{heading}</h2>" in page for heading in headings)
    assert page.count('id="s') >= len(found.sources)
    document = Document(io.BytesIO(office.docx(found)))
    shown = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert shown[: len(headings)] == headings
    book = load_workbook(io.BytesIO(office.xlsx(found)))
    assert book.sheetnames == ["Report", "Quotes", "Sources"]
    assert book["Report"].max_row == len(table) + 1
    assert book["Sources"].max_row == len(found.sources) + 1


def test_quotes_stand_below_the_lines_of_every_page_when_asked_for(store: BoltStore) -> None:
    from docx import Document

    found = report(store.engine, "pair", ("Kazan", "Riga"), "en", Choice())
    line = next(line for section in found.sections for line in section.lines if line.facts)
    quote = found.cited(line)[0]
    below = f"“{' '.join(quote.quote.split())}” [{quote.number}]"

    def written(quotes: bool) -> list[str]:
        return [p.text for p in Document(io.BytesIO(office.docx(found, quotes))).paragraphs]

    assert below in written(True)
    assert below not in written(False)
    assert "<blockquote>“" in html(found, quotes=True)
    assert "<blockquote>“" not in html(found)
    assert "\n  - “" in markdown(found, quotes=True)
    assert "\n  - “" not in markdown(found)


def test_in_word_a_dash_stands_between_a_name_and_what_is_said(store: BoltStore) -> None:
    from docx import Document

    found = report(store.engine, "city", ("Kazan",), "en", Choice())
    line = next(line for section in found.sections for line in section.lines if line.name and line.said)
    texts = [p.text for p in Document(io.BytesIO(office.docx(found))).paragraphs]
    assert any(text.startswith(f"{line.name} — {line.said}") for text in texts)


def test_what_is_no_text_of_a_page_does_no_harm(engine: Engine) -> None:
    store = BoltStore(engine)
    text = "@ City <b>=1+1</b>\x0b geonames:1 ~-\n@ City Riga geonames:2 ~-\n# TWINNED_WITH 0 1"
    store.load([Incoming("k", text, Metadata(url="javascript:alert(1)", title="=A1 <i>"))], extract)
    found = report(store.engine, "city", ("Riga",))
    page = html(found)
    assert "<b>" not in page
    assert 'href="javascript' not in page
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(office.xlsx(found)))
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    office.docx(found)
    assert "<b>" not in markdown(found)


def test_more_lines_than_wanted_are_counted(store: BoltStore) -> None:
    found = report(store.engine, "network", ("IAG",), most=1)
    members = next(s for s in found.sections if s.key == "members")
    assert (len(members.lines), members.more) == (1, 1)


def test_names_that_differ_in_case_alone_are_one_to_the_reader() -> None:
    assert other_names(["LISBON", "Lisboa", "Lisbon", "lisboa"], "Lisbon") == ["Lisboa"]
    names = ["Пскова", "Псков", "Псковом", "Казань", "Казани", "Нижнего Тагила", "Нижний Тагил", "Тулы"]
    assert other_names(names, "Pskov") == ["Псков", "Казань", "Нижний Тагил", "Тулы"]
    assert other_names(["Самара", "Самаре", "Самарой", "Самары"], "Samara") == ["Самара"]


def test_names_that_do_not_do(store: BoltStore) -> None:
    with pytest.raises(NameProblem):
        report(store.engine, "city", ("Nowhere",))
    with pytest.raises(NameProblem):
        report(store.engine, "person", ("Kazan",))
    with pytest.raises(UsageProblem):
        report(store.engine, "pair", ("Kazan", "Kazan"))


def test_an_empty_store_says_so(engine: Engine) -> None:
    BoltStore(engine)
    found = report(engine, "overview", ())
    assert "0 documents" in found.selection


def test_both_languages_have_the_same_words() -> None:
    def shape(value: Any) -> Any:
        return {k: shape(v) for k, v in value.items()} if isinstance(value, dict) else type(value)

    english, russian = (dict(wording(language).words) for language in LANGUAGES)
    for part in ("phrases", "sentences", "headings", "labels", "ties", "units"):
        assert shape(english[part]) == shape(russian[part]), part
    assert set(english["nouns"]) == set(russian["nouns"])
    assert {k: len(v) for k, v in russian["nouns"].items()} == dict.fromkeys(russian["nouns"], 3)
    for part in ("sentences",):
        for key, sentence in english[part].items():
            assert set(re.findall(r"{(\w+)}", sentence)) >= set(re.findall(r"{(\w+)}", russian[part][key]))


@pytest.mark.parametrize(
    ("said", "until", "shown"),
    [
        ("2020-07-03", None, "3 July 2020"),
        ("2020-07", None, "July 2020"),
        ("2020", None, "2020"),
        ("--07-13", None, "13 July"),
        ("--10", None, "October"),
        ("2020-07-03", "2020-07-05", "3–5 July 2020"),
        ("2020-06-30", "2020-07-02", "30 June 2020 – 2 July 2020"),
    ],
)
def test_dates_in_words(said: str, until: str | None, shown: str) -> None:
    assert wording("en").date(said, until) == shown


def test_counts_in_words() -> None:
    russian = wording("ru")
    shown = [russian.count("document", n) for n in (1, 2, 5, 11, 21, 1234567)]
    assert shown == ["1 документ", "2 документа", "5 документов", "11 документов", "21 документ",
                     "1\u202f234\u202f567 документов"]  # fmt: skip


def test_the_kinds_are_those_of_the_command() -> None:
    from hansa.cli.report import KINDS

    assert set(KINDS) == {*LABELS, "overview"} == set(NAMES)


def test_the_templates_fetch_nothing() -> None:
    folder = Path(office.__file__).parent.parent / "templates"
    for template in folder.glob("*.html"):
        assert not re.search(r'(src|href)="(https?:)?//', template.read_text("utf-8")), template.name


def test_tables_with_the_same_headings_are_told_by_their_files(engine: Engine) -> None:
    made = BoltStore(engine)
    table = "city\tnetwork\nRiga\t"
    made.load(
        [
            Incoming("/secret/folder/a.csv", f"{table}One Net\n", Metadata(format=TABLE)),
            Incoming("C:\\secret\\b.xlsx#2020", f"{table}Two Net\n", Metadata(format=TABLE)),
            Incoming("c.csv", f"{table}Three Net\n", Metadata(format=TABLE, title="Members of Three")),
        ],
        table_statements,
    )
    found = report(made.engine, "city", ("Riga",))
    assert {source.name for source in found.sources} == {
        "a.csv: table of city, network", "b.xlsx#2020: table of city, network", "Members of Three"
    }  # fmt: skip
    assert "secret" not in html(found)


def test_the_overview_of_a_store_in_which_nothing_is_named(engine: Engine) -> None:
    BoltStore(engine).load([Incoming("x", "Nothing at all", Metadata())], extract)
    found = report(engine, "overview", ())
    assert ("Entities", "") not in said(found, "figures")
    assert said(found, "figures")[0][0] == "1 document"
