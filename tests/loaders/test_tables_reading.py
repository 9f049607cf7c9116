"""From files to canonical TSV: delimiters, encodings, quotes, JSON Lines, workbooks; and what cells hold."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from hansa.errors import DocumentProblem, UsageProblem
from hansa.graph.model import Metadata, normalise
from hansa.loaders.discover import Given, discover
from hansa.loaders.reading import Limits
from hansa.loaders.tables import delimited, sheet, values, workbook
from hansa.loaders.tables.columns import Given as Columns
from hansa.loaders.tables.mapping import read_mapping
from hansa.loaders.tables.reading import read_table

TABLE = Metadata(format="table")
ROWS = [["город", "network", "note"], ["Рига", "C40", 'a "b", c; d'], ["Лион", "Ring", ""]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_delimiter_and_encoding_are_told(delimiter: str, encoding: str) -> None:
    quoted = [delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in ROWS]
    data = "\r\n".join(quoted * 3).encode(encoding)
    assert read_table(data, ".csv", TABLE, name="it").split("\n")[:3] == ["\t".join(row) for row in ROWS]


def test_decimal_commas_do_not_make_the_delimiter() -> None:
    text = "city;network;lat;lon\nRiga;C40;56,9;24,1\nLyon;C40;45,7;4,8\n"
    assert delimited.told(text) == ";"


def test_excel_may_tell_the_delimiter() -> None:
    assert delimited.rows("sep=|\na|b,c\n") == [["a", "b,c"]]


def test_line_ends_and_tabs_in_cells_are_spaces() -> None:
    text = sheet.to_text(delimited.rows('city,network\n"Ri\nga","C\t40"\n'))
    assert text == "city\tnetwork\nRi ga\tC 40"


def test_a_quote_that_is_never_closed_costs_its_row_only() -> None:
    assert delimited.rows('city,network\n"Riga,C40\nLyon,"C40"\n')[2] == ["Lyon", "C40"]


def test_rows_of_any_width_and_empty_ones() -> None:
    text = sheet.to_text(delimited.rows("\ncity,network\n\nRiga\nLyon,C40,extra,\n,,\n\n"))
    assert text.split("\n") == ["", "city\tnetwork\t", "", "Riga\t\t", "Lyon\tC40\textra"]


def test_json_lines() -> None:
    first = '{"city": "Riga", "network": "C40", "geonames_id": 456172.0}'
    third = '{"city": "Lyon", "tags": ["a", 1], "x": {"y": null}}'
    assert delimited.json_rows(f"{first}\n\n{third}\n") == [
        ["city", "network", "geonames_id", "tags", "x"],
        ["Riga", "C40", "456172", "", ""],
        [],
        ["Lyon", "", "", "a; 1", '{"y": null}'],
        [],
    ]


@given(st.lists(st.lists(st.text(max_size=5), max_size=4), max_size=5))
def test_canonical_tsv_is_a_document_and_comes_back(rows: list[list[str]]) -> None:
    text = sheet.to_text(rows)
    assert normalise(text) == text
    back = sheet.to_rows(text)
    assert sheet.to_text(back) == text
    assert len({len(row) for row in back if row}) <= 1
    assert all(cell == " ".join(cell.split()) for row in back for cell in row)


@pytest.mark.parametrize(
    ("cell", "order", "expected"),
    [
        ("2018", None, "2018"),
        ("2018-7", None, "2018-07"),
        ("2018-07-03", None, "2018-07-03"),
        ("2018-07-03 00:00:00", None, "2018-07-03"),
        ("20180703", None, "2018-07-03"),
        ("03.07.2018", None, "2018-07-03"),
        ("13/07/2018", None, "2018-07-13"),
        ("07/13/2018", None, "2018-07-13"),
        ("03/07/2018", None, "2018"),
        ("03/07/2018", "dmy", "2018-07-03"),
        ("03/07/2018", "mdy", "2018-03-07"),
        ("05/05/2018", None, "2018-05-05"),
        ("07.2018", None, "2018-07"),
        ("3 July 2018", None, "2018-07-03"),
        ("July 2018", None, "2018-07"),
        ("3 июля 2018 г.", None, "2018-07-03"),
        ("июль 2018", None, "2018-07"),
        ("2018 г.", None, "2018"),
        ("с 2018 года", None, "2018"),
        ("2018-13", None, None),
        ("31.02.2018", None, None),
        ("soon", None, None),
        ("7", None, None),
        ("", None, None),
    ],
)
def test_dates_keep_their_precision(cell: str, order: str | None, expected: str | None) -> None:
    assert values.date(cell, order) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("55.75", 55.75),
        ("55,75", 55.75),
        ("-33.9", -33.9),
        ("−33,9", -33.9),
        ("33.9° S", -33.9),
        ("37,6 в.д.", None),
        ("91", None),
        ("north", None),
        ("", None),
    ],
)
def test_coordinates(cell: str, expected: float | None) -> None:
    assert values.degrees(cell, 90) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("456172", "456172"),
        ("456172.0", "456172"),
        ("0456172", "456172"),
        ("geonames:456172", "456172"),
        ("https://www.geonames.org/456172/riga.html", "456172"),
        ("Q1773", "Q1773"),
        ("0", ""),
        ("n/a", ""),
        ("", ""),
    ],
)
def test_geonames_ids(cell: str, expected: str) -> None:
    assert values.geonames_id(cell) == expected


def test_cells_of_a_workbook() -> None:
    held = [
        None,
        7,
        7.0,
        1.5,
        True,
        datetime(2018, 7, 3),
        datetime(2018, 7, 3, 12, 30),
        date(2018, 7, 3),
        "007",
        "#N/A",
    ]
    assert [workbook.cell(value) for value in held] == [
        "", "7", "7", "1.5", "True", "2018-07-03", "2018-07-03 12:30:00", "2018-07-03", "007", "",
    ]  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook of one table."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.append(["city", "network"])
    page.append(["Riga", "C40"])
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_an_id_is_that_of_the_only_sheet(book: Path) -> None:
    found = discover([str(book)], Given(id="mine")).documents
    assert [(d.name, d.given_key, d.read()) for d in found] == [(f"{book}#Sheet", "mine", "city\tnetwork\nRiga\tC40")]
    assert discover([f"{book}#Sheet"]).documents[0].given_key == f"{book.resolve()}#Sheet"


def test_a_workbook_that_unpacks_without_end_is_given_up(book: Path, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(book) as good, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            if "sheet1" not in name:
                bad.writestr(name, good.read(name))
        with bad.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as page:
            page.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            row = b'<row><c t="inlineStr"><is><t>' + b"a" * 1000 + b"</t></is></c></row>"
            for _ in range(300):
                page.write(row * 1000)
            page.write(b"</sheetData></worksheet>")
    assert bomb.stat().st_size < 2_000_000
    with pytest.raises(DocumentProblem, match=r"bomb\.xlsx took (longer than 2 seconds|more than 200 MB)"):
        discover([str(bomb)], limits=Limits(seconds=2, megabytes=200)).documents[0].read()


def test_a_sheet_that_claims_to_be_endless_is_as_large_as_its_cells(book: Path, tmp_path: Path) -> None:
    wide = tmp_path / "wide.xlsx"
    with zipfile.ZipFile(book) as good, zipfile.ZipFile(wide, "w") as made:
        for name in good.namelist():
            made.writestr(name, good.read(name).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert discover([str(wide)]).documents[0].read() == "city\tnetwork\nRiga\tC40"


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("columns: {town: Ort}", "'town'"),
        ("columns: {city: Ort, network: Ort}", "twice"),
        ("columns: [Ort]", "no list"),
        ("columns: {city: ''}", "no heading"),
        ("kind: recipes", "recipes"),
        ("dates: ymd", "ymd"),
        ("spalten: {}", "'spalten'"),
        ("just words", "holds no columns"),
        ("{", "no YAML"),
        ("dates: 2001-99-99", "no YAML"),
    ],
)
def test_faults_of_a_mapping_are_told(tmp_path: Path, mapping: str, words: str) -> None:
    (tmp_path / "m.yaml").write_text(mapping, encoding="utf-8")
    with pytest.raises(UsageProblem, match=words):
        read_mapping(tmp_path / "m.yaml")


def test_a_mapping_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="No such file"):
        read_mapping(tmp_path / "missing.yaml")
    (tmp_path / "m.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageProblem, match="not in UTF-8"):
        read_mapping(tmp_path / "m.yaml")


def test_an_address_of_a_table_is_read_as_one() -> None:
    mapping = Columns({"city": "Ort"})
    (found,) = discover(["https://example.org/files/members.csv?x=1"], Given(mapping=mapping)).documents
    assert found.metadata == Metadata(format="table", mapping='{"columns":{"city":"Ort"}}')
    (prose,) = discover(["https://example.org/members"], Given(mapping=mapping)).documents
    assert prose.metadata == Metadata()
