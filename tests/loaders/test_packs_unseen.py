"""Sentences in the manner of local news in the languages of the packs, written without a look at any set of gold."""

from __future__ import annotations

import pytest

from hansa.graph.model import Metadata
from hansa.loaders.extract import extract


def stated(text: str, language: str) -> set[tuple[str, str, str]]:
    """What a text states: subject, type, object or value."""
    said = extract(text, Metadata(language=language))
    names = [said.referents[m.referent].name for m in said.mentions]
    return {
        (names[s.subject], s.type, names[s.object] if s.object is not None else str(s.value)) for s in said.statements
    }


def properties(text: str, language: str, type_: str) -> list[dict[str, object]]:
    """The qualifiers of the statements of a type."""
    return [dict(s.properties) for s in extract(text, Metadata(language=language)).statements if s.type == type_]


@pytest.mark.parametrize(
    ("code", "text", "facts"),
    [
        (
            "de",
            "Braga und Ulm sind Partnerstädte. Die beiden Städte beteiligen sich am Projekt „Grüne Ufer“.",
            {("Braga", "IMPLEMENTS", "Grüne Ufer"), ("Ulm", "IMPLEMENTS", "Grüne Ufer")},
        ),
        (
            "de",
            "Im Rathaus von Celle gab es einen Empfang. Er fand am 3. Mai 2021 statt.",
            {("Empfang", "HELD_ON", "2021-05-03")},
        ),
        (
            "de",
            "Die Bürgermeister Jan Kohl (Celle) und Petr Novák (Kladno) unterzeichneten eine Vereinbarung.",
            {("Jan Kohl", "HOLDS_POST", "Celle"), ("Kladno", "SIGNED", "Vereinbarung")},
        ),
        (
            "fr",
            "Brest a reçu une délégation de Kiel. La délégation était conduite par la maire Anna Berg.",
            {("Anna Berg", "HOLDS_POST", "Kiel")},
        ),
        (
            "es",
            "Los alcaldes de Pau, Luc Morel, y de Lugo, Ana Rey, firmaron un convenio de cooperación.",
            {
                ("Luc Morel", "HOLDS_POST", "Pau"),
                ("Ana Rey", "HOLDS_POST", "Lugo"),
                ("Lugo", "SIGNED", "convenio de cooperación"),
            },
        ),
        (
            "pl",
            "Delegacje z Kiszyniowa i Popradu przyjechały na konferencję. Wszystkie dwa to miasta partnerskie Lublina.",
            {("Poprad", "TWINNED_WITH", "Lublin"), ("Chisinau", "PARTICIPATED_IN", "konferencja")},
        ),
        (
            "uk",
            "Вінниця має дванадцять міст-побратимів. Серед них – Кельце (Польща) та Ясси (Румунія).",
            {("Vinnytsia", "TWINNED_WITH", "Kielce"), ("Vinnytsia", "TWINNED_WITH", "Iaşi")},
        ),
        ("uk", "Підписання відбулося 4 жовтня у Брно.", {("Підписання", "HELD_ON", "--10-04")}),
        (
            "it",
            "La delegazione è stata ricevuta dal sindaco di Padova Sergio Giordani.",
            {("Sergio Giordani", "HOLDS_POST", "Padua")},
        ),
    ],
)
def test_what_a_text_says_is_read(code: str, text: str, facts: set[tuple[str, str, str]]) -> None:
    assert facts <= stated(text, code)


@pytest.mark.parametrize(
    ("code", "text", "type_", "since"),
    [
        (
            "de",
            "Jena und Erlangen sind seit 1987 durch eine Städtepartnerschaft verbunden.",
            "TWINNED_WITH",
            "1987",
        ),
        ("uz", "Toshkent va Berlin 1993-yildan beri birodar shaharlardir.", "TWINNED_WITH", "1993"),
    ],
)
def test_since_when_a_tie_is_there(code: str, text: str, type_: str, since: str) -> None:
    assert [p.get("since") for p in properties(text, code, type_)] == [since]


def test_a_headline_speaks_of_the_agreement_that_the_text_names() -> None:
    text = "Pau y Lugo firman un convenio\n\nPau y Lugo firmaron ayer un acuerdo de cooperación."
    said = extract(text, Metadata(language="es"))
    assert len([r for r in said.referents if r.type == "Agreement"]) == 1


@pytest.mark.parametrize(
    ("code", "text", "facts"),
    [
        (
            "uk",
            "До міста прибула голова Сумської обласної ради Олена Мороз.",
            {("Олена Мороз", "HOLDS_POST", "Сумської обласної ради")},
        ),
        (
            "pl",
            "Przyjechał dyrektor Rybnickiego Domu Kultury Paweł Nowak.",
            {("Paweł Nowak", "HOLDS_POST", "Rybnickiego Domu Kultury")},
        ),
        ("pl", "Goście przyjechali z estońskiego Räpina.", {("Räpina", "LOCATED_IN", "Estonia")}),
    ],
)
def test_bodies_and_towns_that_nobody_listed(code: str, text: str, facts: set[tuple[str, str, str]]) -> None:
    assert facts <= stated(text, code)


@pytest.mark.parametrize(
    ("code", "text", "type_", "name"),
    [
        (
            "de",
            "Der Freundeskreis Celle und der Kulturverein „Brücke“ luden ein.",
            "Organization",
            "Freundeskreis Celle",
        ),
        (
            "fr",
            "Elle dirige l'Institut de recherche pour le climat.",
            "Organization",
            "Institut de recherche pour le climat",
        ),
        ("fr", "L'association Villes et Rivières Vivantes a ouvert ses portes.", "Organization", "Villes et Rivières"),
        ("es", "Se celebraron las V Jornadas Andinas de Alcaldías.", "Meeting", "V Jornadas Andinas de Alcaldías"),
        ("it", "La città aderisce al progetto europeo Blue Rivers.", "Project", "Blue Rivers"),
        (
            "tr",
            "Toplantıya Toroslar Kültür ve Turizm Derneği katıldı.",
            "Organization",
            "Toroslar Kültür ve Turizm Derneği",
        ),
        ("kk", "Жиынға Атырау мемлекеттік университетінің ректоры келді.", "Organization", "Атырау мемлекеттік"),
        ("az", "Azərbaycan Bələdiyyələri Milli Assosiasiyasının sədri gəldi.", "Organization", "Milli Assosiasiyas"),
        ("pl", "Dyrektor Podlaskiego Ośrodka Kultury przyjechał.", "Organization", "Podlaskiego Ośrodka Kultury"),
        ("fr", "La province de Kirundo coopère avec la ville.", "Region", "province de Kirundo"),
        ("es", "Llegaron vecinos del cantón Nabón.", "Region", "cantón Nabón"),
        ("it", "Ha scritto il distretto di Žilina.", "Region", "distretto di Žilina"),
        ("pl", "Współpracę nawiązał powiat kłodzki.", "Region", "powiat kłodzki"),
        ("uk", "Громада Львівського району підписала угоду.", "Region", "Львівського району"),
        ("uk", "У місті відбувся IV Карпатський форум громад.", "Meeting", "IV Карпатський форум"),
    ],
)
def test_names_by_their_nouns(code: str, text: str, type_: str, name: str) -> None:
    said = extract(text, Metadata(language=code))
    forms = {m.form for m in said.mentions if said.referents[m.referent].type == type_}
    assert any(name in form for form in forms), forms


def test_a_title_of_a_place_that_is_not_known_stands_for_nobody_else() -> None:
    text = (
        "Il sindaco di Udine, Mario Rossi, ha incontrato il borgomastro di Rauschenau e l'assessora regionale Anna Bo."
    )
    assert {s for s in stated(text, "it") if s[1] == "HOLDS_POST"} == {("Mario Rossi", "HOLDS_POST", "Udine")}
    assert not {s for s in stated(text, "it") if s[1] == "PARTICIPATED_IN"}
