"""Words that only point to what is named elsewhere, and names that look like something else, in several languages."""

from __future__ import annotations

import pytest

from hansa.graph.model import Extraction, Metadata
from hansa.loaders.extract import extract


def read(text: str, language: str) -> Extraction:
    return extract(text, Metadata(language=language))


def named(said: Extraction, text: str, type_: str) -> dict[str, set[str]]:
    """The forms by which the text names each referent of a type."""
    found: dict[str, set[str]] = {}
    for mention in said.mentions:
        referent = said.referents[mention.referent]
        if referent.type == type_:
            found.setdefault(referent.name, set()).add(text[mention.start : mention.end])
    return found


def facts(said: Extraction) -> set[tuple[str, str, str]]:
    names = [said.referents[m.referent].name for m in said.mentions]
    return {
        (names[s.subject], s.type, names[s.object] if s.object is not None else str(s.value)) for s in said.statements
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bonn und Kyoto sind Partnerstädte. Beide Städte unterzeichneten eine Kooperationsvereinbarung."),
        ("es", "Cali y Turín son ciudades hermanas. Ambas ciudades firmaron un convenio de colaboración."),
        ("fr", "Nantes et Sarrebruck sont jumelées. Les deux villes ont signé un accord de coopération."),
        ("it", "Padova e Friburgo sono gemellate. Entrambe le città hanno firmato un accordo di cooperazione."),
        ("pl", "Gdańsk i Brema są miastami partnerskimi. Oba miasta podpisały porozumienie o współpracy."),
        ("uk", "Львів і Люблін є побратимами. Обидва міста підписали угоду про співпрацю."),
        ("tr", "İzmir ve Bremen kardeş şehirdir. İki kent arasında iş birliği protokolü imzalandı."),
        ("en", "Riga and Bremen are twinned. Both cities signed a cooperation agreement."),
        (
            "ru",
            "Мэр Риги Иван Петров встретился с мэром Бремена Карлом Ротом. Обе стороны подписали соглашение.",
        ),
    ],
)
def test_both_cities_sign_and_are_no_name(language: str, text: str) -> None:
    said = read(text, language)
    cities = named(said, text, "City")
    assert len(cities) == 2
    assert all(len(forms) == 1 for forms in cities.values())
    assert {subject for subject, type_, _ in facts(said) if type_ == "SIGNED"} == set(cities)


def test_two_mayors_are_no_name_of_either() -> None:
    text = "Riga Mayor Anna Weber met Bonn Mayor Karl Roth. The two mayors signed a memorandum of understanding."
    said = read(text, "en")
    assert named(said, text, "Person") == {"Anna Weber": {"Anna Weber"}, "Karl Roth": {"Karl Roth"}}
    assert ("Karl Roth", "SIGNED", "memorandum of understanding") in facts(said)


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("es", "El alcalde de Quito, Daniel Quintero, firmó un convenio de colaboración.", "Daniel Quintero"),
        ("es", "Claudia Mendoza, alcaldesa de Quito, llegó a Lima.", "Claudia Mendoza"),
        ("fr", "Le maire de Lyon, Martin Florence, a signé un accord de coopération.", "Martin Florence"),
        ("de", "Oberbürgermeister Martin Wolfsburg kam nach Lyon.", "Martin Wolfsburg"),
    ],
)
def test_two_towns_behind_a_title_are_a_person(language: str, text: str, person: str) -> None:
    said = read(text, language)
    assert set(named(said, text, "Person")) == {person}
    assert not set(named(said, text, "City")) & set(person.split())


def test_towns_in_a_list_stay_towns() -> None:
    text = "Alcaldes de Daniel, Quintero y Lima firmaron un convenio de colaboración."
    assert not named(read(text, "es"), text, "Person")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Cali es miembro de Eurocities y de la red CGLU."),
        ("de", "Bonn ist Mitglied bei Eurocities und im Klima-Bündnis."),
        ("de", "Bonn ist Mitglied im Klima-Bündnis und bei Eurocities."),
        ("fr", "Nantes est membre d'Eurocities et du réseau CGLU."),
        ("it", "Padova è membro di Eurocities e della rete UCLG."),
        ("pl", "Gdańsk jest członkiem Eurocities i sieci UCLG."),
    ],
)
def test_the_second_of_two_networks_is_kept(language: str, text: str) -> None:
    assert len([1 for _, type_, _ in facts(read(text, language)) if type_ == "MEMBER_OF"]) == 2


@pytest.mark.parametrize(
    ("language", "text", "network"),
    [
        ("tr", "İzmir, Sağlıklı Kentler Birliği üyesidir.", "Turkish Healthy Cities Association"),
        ("de", "Bonn ist Mitglied im Gesunde Städte-Netzwerk.", "German Healthy Cities Network"),
        ("it", "Padova è membro della Rete Città Sane.", "Italian Healthy Cities Network"),
    ],
)
def test_a_national_network_is_not_that_of_europe(language: str, text: str, network: str) -> None:
    assert network in {about for _, type_, about in facts(read(text, language)) if type_ == "MEMBER_OF"}


def test_a_bare_noun_names_no_project() -> None:
    for language, text in (
        ("de", "Bonn ist aus dem Projekt ausgestiegen."),
        ("de", "Bonn und Lyon setzen das Projekt Grüne Höfe um. Bonn verließ das Projekt."),
        ("es", "Proyecto en marcha: Cali busca socios."),
        ("ru", "Проект стартовал в Казани."),
    ):
        forms = {form for some in named(read(text, language), text, "Project").values() for form in some}
        assert not forms & {"Projekt", "Proyecto", "Проект"}


def test_a_received_delegation_is_a_meeting_and_the_house_no_body() -> None:
    text = (
        "Bonn, 3. Juni 2022. Oberbürgermeisterin Anna Weber hat am Freitag eine Delegation aus Kyoto im Alten Rathaus "
        "empfangen. Der Verkehrsdezernent von Kyoto, Paul Roth, kam später nach Bonn."
    )
    said = read(text, "de")
    assert {(a, t) for a, t, _ in facts(said)} >= {("Anna Weber", "PARTICIPATED_IN"), ("Kyoto", "PARTICIPATED_IN")}
    assert not named(said, text, "Organization")
    posts = {str(s.properties["post"]) for s in said.statements if s.type == "HOLDS_POST"}
    assert posts == {"mayor", "councillor"}


def test_those_whom_officials_stand_for_take_part() -> None:
    text = (
        "İzmir Belediye Başkanı Anna Weber, Bremen Belediye Başkanı Karl Roth ile İzmir'de bir araya geldi. Toplantıya "
        "Plevne ve Üsküp belediyelerinin temsilcileri de katıldı."
    )
    found = facts(read(text, "tr"))
    took_part = {subject for subject, type_, _ in found if type_ == "PARTICIPATED_IN"}
    assert took_part == {"Anna Weber", "Karl Roth", "Pleven", "Skopje"}
    assert any(type_ == "HELD_IN" and place == "Izmir" for _, type_, place in found)
