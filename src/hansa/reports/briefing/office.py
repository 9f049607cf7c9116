"""A report for Word and for Excel."""

from __future__ import annotations

import io
import re

from hansa.reports.briefing.model import Briefing
from hansa.reports.briefing.parts import marks, numbers, source
from hansa.reports.briefing.rows import rows
from hansa.reports.briefing.wording import wording

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""

CELL = 32_767
"""Characters that a cell of a sheet holds."""


def docx(briefing: Briefing, quotes: bool = False) -> bytes:
    """Headings and lists as Word's own styles, citations as superscript numbers.

    Args:
        quotes: show the words of the documents below each line.
    """
    from docx import Document
    from docx.shared import Cm, Pt

    words = wording(briefing.language)
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    document.core_properties.title = _fit(briefing.title, 255)
    document.core_properties.author = "Hansa"
    document.add_heading(_plain(briefing.title), 0)
    for told in briefing.about:
        document.add_paragraph(_plain(told))
    document.add_paragraph().add_run(_plain(briefing.selection)).italic = True
    if not briefing.sections:
        document.add_paragraph(words["nothing"])
    for section in briefing.sections:
        document.add_heading(_plain(section.heading), 1)
        for line in section.lines:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(_plain(line.name)).bold = True
            paragraph.add_run((" — " if line.name and line.said else "") + _plain(line.said))
            if marked := marks(words, line):
                paragraph.add_run(f" ({marked})").italic = True
            if cited := numbers(briefing, line):
                paragraph.add_run(" " + ", ".join(map(str, cited))).font.superscript = True
            for quote in briefing.cited(line) if quotes else ():
                below = document.add_paragraph()
                below.paragraph_format.left_indent = Cm(1.5)
                below.add_run(f"“{_plain(quote.quote)}”").italic = True
                below.add_run(f" [{quote.number}]")
        if section.more:
            document.add_paragraph(words.told("more", count=section.more), style="List Bullet")
    if briefing.sources:
        document.add_heading(words["sources"], 1)
        for found in briefing.sources:
            address = f" {found.url}" if found.url else ""
            document.add_paragraph(_plain(f"{found.number}. {source(words, found)}{address}"))
    return _bytes(document)


def xlsx(briefing: Briefing) -> bytes:
    """A sheet of lines, one of quotes and one of sources; what looks like a formula is text."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    words = wording(briefing.language)
    found = rows(briefing)
    sheets: list[tuple[str, list[str], list[list[object]], list[int]]] = [
        (
            "Report",
            ["section", "name", "said", "marks", "sources", "id"],
            [
                [
                    row["heading"],
                    row["name"],
                    row["said"],
                    ", ".join(words[m] for m in ("disputed", "possible") if row[m]),
                    ", ".join(map(str, row["sources"])),
                    row["id"],
                ]
                for row in found
            ],
            [24, 44, 60, 12, 10, 24],
        ),
        (
            "Quotes",
            ["name", "source", "quote", "title", "date", "publisher", "url"],
            [
                [row["name"], *(q[c] for c in ("source", "quote", "title", "date", "publisher", "url"))]
                for row in found
                for q in row["quotes"]
            ],
            [44, 8, 90, 50, 12, 24, 40],
        ),
        (
            "Sources",
            ["number", "title", "date", "publisher", "url", "language", "document"],
            [[s.number, s.name, s.date, s.publisher, s.url, s.language, s.document] for s in briefing.sources],
            [8, 70, 12, 24, 40, 10, 68],
        ),
    ]
    book = Workbook()
    for empty in book.worksheets:
        book.remove(empty)
    book.properties.title = _fit(f"{briefing.title}; {briefing.selection}", 255)
    for title, head, body, widths in sheets:
        sheet = book.create_sheet(title)
        sheet.append(head)
        for row in body:
            sheet.append([_fit(v, CELL) if isinstance(v, str) else v for v in row])
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for column, width in zip("ABCDEFG", widths, strict=False):
            sheet.column_dimensions[column].width = width
        sheet.freeze_panes = "A2"
    return _bytes(book)


def _bytes(made: object) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def _plain(text: str) -> str:
    return _CONTROL.sub("", " ".join(text.split()))


def _fit(text: str, most: int) -> str:
    return _plain(text)[:most]
