"""Tables to statements: each promise of the contract about membership tables, and the other kinds of table."""

from __future__ import annotations

import pytest

from hansa.errors import DocumentProblem
from hansa.graph.compute import compute
from hansa.graph.model import Document, Extraction, Kept, Metadata, Source
from hansa.graph.validate import LONGEST_LINE, check
from hansa.loaders.extract import extract
from hansa.loaders.tables import delimited, sheet
from hansa.loaders.tables.columns import Given, NoTable
from hansa.loaders.tables.reading import metadata_of_table

HEADINGS = "city,country,lat,lon,geonames_id,network,network_id,since,until"
TABLE = Metadata(format="table")


def text_of(*lines: str) -> str:
    """The canonical TSV of a csv file of these lines."""
    return sheet.to_text(delimited.rows("\n".join(lines)))


def read(*lines: str, mapping: Given | None = None) -> Extraction:
    """What a csv file of these lines states; it must be fit to be stored."""
    text, metadata = text_of(*lines), metadata_of_table(Metadata(), mapping)
    found = extract(text, metadata)
    check(Document.of(text, metadata, found))
    return found


def facts(*texts: tuple[str, Metadata]) -> set[tuple[str, str, str]]:
    """The facts of a graph of these documents, by the ids of their nodes."""
    kept = Kept()
    for number, (text, metadata) in enumerate(texts):
        document = Document.of(text, metadata, extract(text, metadata))
        kept.documents[document.id] = document
        kept.sources[str(number)] = Source(str(number), document.id, metadata)
    stated = {"MEMBER_OF", "TWINNED_WITH", "HOLDS_POST", "PARTICIPATED_IN", "HELD_IN", "REPRESENTED_AT"}
    return {(r.start, r.type, r.end) for r in compute(kept).relationships.values() if r.type in stated}


def nodes(*lines: str) -> set[tuple[str, str, str]]:
    """The facts of one table."""
    return facts((text_of(*lines), TABLE))


def said(found: Extraction) -> set[tuple[str, str, str]]:
    """The statements, by the forms in which their ends are named."""
    forms = [m.form for m in found.mentions]
    return {(forms[s.subject], s.type, s.value if s.object is None else forms[s.object]) for s in found.statements}


def test_a_row_is_a_statement_whose_quote_is_its_line() -> None:
    found = read(HEADINGS, "Turin,Italy,45.07,7.68,3165524,Eurocities,007,1999,", "Lyon,France,,,2996944,C40,,,2001-05")
    assert said(found) == {("Turin", "MEMBER_OF", "Eurocities"), ("Lyon", "MEMBER_OF", "C40")}
    lines = text_of(HEADINGS, "Turin,Italy,45.07,7.68,3165524,Eurocities,007,1999,").split("\n")
    assert found.statements[0].quote == lines[1]
    assert [dict(s.properties) for s in found.statements] == [{"since": "1999"}, {"until": "2001-05"}]
    assert [m.form for m in found.mentions] == ["Turin", "Eurocities", "Lyon", "C40"]


def test_an_unknown_geonames_id_makes_a_city_from_the_row() -> None:
    found = read(HEADINGS, "Newtown,Latvia,56.5,24.1,999999999,Eurocities,,,")
    city = found.referents[0]
    assert (city.type, city.name, city.keys) == ("City", "Newtown", ("geonames:999999999",))
    assert city.attributes == {"lat": 56.5, "lon": 24.1, "country_code": "LV"}


def test_rows_with_different_geonames_ids_are_never_one() -> None:
    rows = ("Riga,Latvia,,,456172,Eurocities,,,", "Riga,Latvia,,,999999999,Eurocities,,,", "Riga,Latvia,,,,C40,,,")
    assert nodes(HEADINGS, *rows) == {
        ("geonames:456172", "MEMBER_OF", "org:eurocities"),
        ("geonames:999999999", "MEMBER_OF", "org:eurocities"),
        ("geonames:456172", "MEMBER_OF", "org:c40"),
    }


def test_a_geonames_id_is_one_city_in_every_table() -> None:
    one = text_of(HEADINGS, "Newtown,Latvia,,,999999999,Eurocities,,,")
    other = text_of("город,страна,geonames_id,сеть", "Новый город,,999999999.0,C40")
    assert {start for start, _, _ in facts((one, TABLE), (other, TABLE))} == {"geonames:999999999"}


def test_leading_zeros_of_a_network_id_count_and_different_ids_are_different_networks() -> None:
    rows = ("Riga,,,,456172,Ring,07,,", "Riga,,,,456172,Ring,7,,", "Riga,,,,456172,Ring,07,,")
    found = read(HEADINGS, *rows)
    networks = [r for r in found.referents if r.type == "Organization"]
    assert [r.keys for r in networks] == [("network_id:07|ring", "name:ring"), ("network_id:7|ring",)]
    assert len(nodes(HEADINGS, *rows)) == 2


def test_different_network_ids_conflict_only_within_one_table() -> None:
    one = text_of(HEADINGS, "Riga,,,,456172,Ring of Towns,1,,")
    other = text_of(HEADINGS, "Lyon,,,,2996944,RING of towns,2,,")
    assert len({end for _, _, end in facts((one, TABLE), (other, TABLE))}) == 1


def test_one_network_id_under_two_names_is_two_networks() -> None:
    assert len({end for _, _, end in nodes(HEADINGS, "Riga,,,,456172,Ring,1,,", "Riga,,,,456172,Belt,1,,")}) == 2


def test_whatever_stands_in_the_network_column_is_a_city_network() -> None:
    found = read(HEADINGS, "Riga,,,,456172,Ministry of Silly Walks,,,", "Riga,,,,456172,United Nations,,,")
    networks = [r for r in found.referents if r.type == "Organization"]
    assert [r.labels for r in networks] == [("CityNetwork",)] * 2


def test_a_network_of_the_registry_is_that_of_the_texts() -> None:
    table = text_of(HEADINGS, "Riga,,,,456172,EUROCITIES network,4,,")
    assert facts((table, TABLE), ("Turin is a member of Eurocities.", Metadata(language="en"))) == {
        ("geonames:456172", "MEMBER_OF", "org:eurocities"),
        ("geonames:3165524", "MEMBER_OF", "org:eurocities"),
    }


def test_a_missing_country_is_no_reason_to_reject() -> None:
    assert nodes("city,network", "Riga,Eurocities", "Atlantis,Eurocities") == {
        ("geonames:456172", "MEMBER_OF", "org:eurocities"),
        *nodes("city,network", "Atlantis,Eurocities"),
    }


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("Springfield,US,39.80,-89.64,Eurocities", "geonames:4250542"),
        ('Springfield,,"37,22","-93,30",Eurocities', "geonames:4409896"),
        ("Рига,Латвия,,,Eurocities", "geonames:456172"),
        ("City of Riga,Latvia,,,Eurocities", "geonames:456172"),
        ("г. Рига (столица),Латвия,,,Eurocities", "geonames:456172"),
        ('Seoul Metropolitan Government,"Korea, Republic of",,,Eurocities', "geonames:1835848"),
        ("Leeds,UK,,,Eurocities", "geonames:2644688"),
        ("Riga,lv,,,Eurocities", "geonames:456172"),
        ("Riga,Peru,,,Eurocities", "place:riga|PE"),
        ("Riga,,10,10,Eurocities", "place:riga|?|10.0,10.0"),
        ("Springfield,,,,Eurocities", "place:springfield|?"),
    ],
)
def test_a_city_without_id_is_found_by_name_country_and_coordinates(row: str, key: str) -> None:
    assert read("city,country,lat,lon,network", row).referents[0].keys == (key,)


def test_other_columns_are_kept_as_properties() -> None:
    found = read("city,network,Fee (EUR),type,взнос,fee eur,empty", "Riga,Eurocities,100,full,да,7,")
    assert dict(found.statements[0].properties) == {
        "Fee EUR": "100",
        "column type": "full",
        "взнос": "да",
        "fee eur": "7",
    }


def test_the_same_row_again_is_another_statement() -> None:
    found = read(HEADINGS, "Riga,,,,456172,Ring,,,", "Riga,,,,456172,Ring,,,")
    assert len({s.key for s in found.statements}) == 2


def test_a_row_as_long_as_a_page_is_quoted_as_far_as_it_goes() -> None:
    found = read("city,network,notes", f"Riga,Eurocities,{'long ' * 2000}")
    assert len(found.statements[0].quote) == LONGEST_LINE


def test_columns_that_tell_nothing_are_told() -> None:
    with pytest.raises(
        NoTable, match=r"\(its columns are name, size\): rename them.* memberships need city and network \(or org"
    ):
        read("name,size", "Riga,7")


def test_a_mapping_that_names_no_column_is_told() -> None:
    with pytest.raises(
        DocumentProblem, match=r"a column Stadt that the table does not have; its columns are Ort, Netz"
    ):
        read("Ort,Netz", "Riga,C40", mapping=Given({"city": "Stadt", "network": "Netz"}))


def test_a_mapping_names_the_columns() -> None:
    found = read("Ort,Netz,Fluss", "Riga,C40,Düna", mapping=Given({"city": "ort", "network": "Netz"}))
    assert said(found) == {("Riga", "MEMBER_OF", "C40")}
    assert dict(found.statements[0].properties) == {"Fluss": "Düna"}
