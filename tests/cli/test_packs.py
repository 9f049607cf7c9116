"""A language without a pack: what is read of a text, and the line that says so."""

from __future__ import annotations

from tests.cli.conftest import CommandLine

LISBON = (
    "O prefeito de Lisboa participou da reunião com a rede Eurocities em Portugal no dia 12 de maio de 2020. Também "
    "estiveram presentes representantes de Coimbra e do Porto, que não assinaram o acordo.\n"
)
LYON = "La ville de Lyon est jumelée avec la ville de Birmingham depuis 1951.\n"


def test_a_text_without_a_pack_gives_places_and_says_so(hansa: CommandLine) -> None:
    (hansa.folder / "lisbon.txt").write_text(LISBON, encoding="utf-8")
    ran = hansa("extract", "--format", "json", "lisbon.txt").check()
    assert {"Lisbon", "Eurocities", "Portugal"} <= {e["name"] for e in ran.json["entities"]}
    assert ran.err.count("no language pack for pt") == len(ran.err.splitlines()) == 1


def test_load_says_so_once(hansa: CommandLine) -> None:
    (hansa.folder / "one.txt").write_text(LISBON, encoding="utf-8")
    (hansa.folder / "two.txt").write_text(f"{LISBON}Fim.\n", encoding="utf-8")
    (hansa.folder / "lyon.txt").write_text(LYON, encoding="utf-8")
    assert hansa("load", "--dry-run", ".").check().err.count("no language pack for pt") == 1


def test_a_text_with_a_pack_says_nothing_of_packs(hansa: CommandLine) -> None:
    (hansa.folder / "lyon.txt").write_text(LYON, encoding="utf-8")
    assert "language pack" not in hansa("extract", "lyon.txt").check().err
