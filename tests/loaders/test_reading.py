"""Decoding, refusing what is no text, finding documents and their metadata."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hansa.errors import DocumentProblem, UsageProblem
from hansa.graph.model import Metadata
from hansa.loaders.discover import Given, discover
from hansa.loaders.reading import read_text

RUSSIAN = "Мэр Рима встретился с мэром Парижа. Они подписали договор о сотрудничестве двух городов.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"])
def test_encodings(encoding: str) -> None:
    assert read_text(RUSSIAN.encode(encoding)) == RUSSIAN


def test_line_ends_are_normalised() -> None:
    assert read_text(b"one\r\ntwo\rthree") == "one\ntwo\nthree"


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    assert read_text("Zürich und Köln ".encode() * 20 + b"\xff") == "Zürich und Köln " * 20 + "\ufffd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 x", "a PDF"),
        (bytes(range(256)) * 9, "binary"),
        (b"x" * 101, "limit"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentProblem, match=reason):
        read_text(data, limit=100 if reason == "limit" else 10_000)


def test_a_huge_file_is_refused_from_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DocumentProblem, match="200 MB, more than the limit of 20 MB"):
        read_text(path)


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def test_a_folder_and_its_files_one_by_one_give_the_same(tmp_path: Path) -> None:
    _write(tmp_path, a_txt="A", b_md="B", c_png="x")
    (tmp_path / "manifest.json").write_text(json.dumps([{"file": "a.txt", "id": "first", "date": "2019"}]))
    (tmp_path / "b.md.meta.json").write_text(json.dumps({"publisher": "Paper"}))
    whole = discover([str(tmp_path)])
    single = discover([str(tmp_path / "a.txt"), str(tmp_path / "b.md")])
    assert [(d.name, d.given_key, d.metadata) for d in whole.documents] == [
        (str(tmp_path / "a.txt"), "first", Metadata(date="2019")),
        (str(tmp_path / "b.md"), str(tmp_path / "b.md"), Metadata(publisher="Paper")),
    ]
    assert [(d.name, d.given_key, d.metadata) for d in single.documents] == [
        (d.name, d.given_key, d.metadata) for d in whole.documents
    ]
    assert [(s.name, s.reason) for s in whole.skipped] == [(str(tmp_path / "c.png"), "files of type .png are not read")]


def test_options_win_over_manifest(tmp_path: Path) -> None:
    _write(tmp_path, a_txt="A")
    (tmp_path / "manifest.json").write_text(json.dumps([{"file": "a.txt", "id": "first", "date": "2019"}]))
    found = discover([str(tmp_path / "a.txt")], Given(metadata=Metadata(date="2020")))
    assert found.documents[0].metadata == Metadata(date="2020")
    assert found.documents[0].key("A") == "first"


def test_one_id_for_several_documents_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, a_txt="A", b_txt="B")
    with pytest.raises(UsageProblem, match="One id is given for 2 documents"):
        discover([str(tmp_path)], Given(id="x"))


def test_a_missing_path_and_a_broken_manifest_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no file or folder"):
        discover([str(tmp_path / "none.txt")])
    _write(tmp_path, a_txt="A")
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(UsageProblem, match="cannot be read"):
        discover([str(tmp_path)])


def test_standard_input_is_known_by_its_text() -> None:
    found = discover(["-"]).documents[0]
    assert found.given_key is None
    assert found.key("A").startswith("sha256:")
