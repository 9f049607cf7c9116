"""English: projects that cities share, parts and offices of bodies, where cities lie; in words of our own."""

from __future__ import annotations

import pytest

from hansa.loaders.extract import extract


def facts(text: str) -> set[tuple[str, str, str]]:
    """Subject, type and object or value of each statement, by name."""
    found = extract(text)

    def name(mention: int) -> str:
        return found.referents[found.mentions[mention].referent].name

    return {
        (name(s.subject), s.type, name(s.object) if s.object is not None else str(s.value)) for s in found.statements
    }


@pytest.mark.parametrize(
    ("text", "cities", "project"),
    [
        (
            "The cities of Aarhus, Riga and Split work together in the project Blue Quays.",
            ("Aarhus", "Riga", "Split"),
            "Blue Quays",
        ),
        (
            "Rotterdam and Surabaya want to keep their feet dry. To do so they run the project Wet Feet.",
            ("Rotterdam", "Surabaya"),
            "Wet Feet",
        ),
        (
            "Novi Sad coordinates the Danube Steps programme, in which Linz, Pécs and Vidin take part.",
            ("Novi Sad", "Linz", "Pécs", "Vidin"),
            "Danube Steps",
        ),
        (
            "The Quiet Nights initiative was launched by Lisbon in 2019 and has since been joined by Nantes.",
            ("Lisbon", "Nantes"),
            "Quiet Nights",
        ),
        (
            "Gabrovo is a partner of two towns in the programme Old Mills: Aalst in Belgium and Thun in Switzerland.",
            ("Gabrovo", "Aalst", "Thun"),
            "Old Mills",
        ),
    ],
)
def test_who_carries_out_a_project(text: str, cities: tuple[str, ...], project: str) -> None:
    assert {(city, "IMPLEMENTS", project) for city in cities} <= facts(text)


def test_who_works_together_in_a_project_is_no_pair_of_partners() -> None:
    said = facts("The cities of Aarhus, Riga and Split work together in the project Blue Quays.")
    assert not any(type_ == "PARTNER_OF" for _, type_, _ in said)


def test_a_partner_of_several_towns() -> None:
    said = facts(
        "Gabrovo is a partner of two towns in the programme Old Mills: Aalst in Belgium and Thun in Switzerland."
    )
    assert {("Gabrovo", "PARTNER_OF", "Aalst"), ("Gabrovo", "PARTNER_OF", "Thun")} <= said


def test_an_agreement_in_force_makes_partners() -> None:
    assert ("Salford", "PARTNER_OF", "Graz") in facts(
        "Under the agreement, Salford and Graz will cooperate on transport."
    )


def test_a_network_has_offices_in_several_cities() -> None:
    said = facts("MedCities met online. It has offices in Barcelona, Spain, and in Tunis, Tunisia.")
    assert {("Barcelona", "HOSTS", "MedCities"), ("Tunis", "HOSTS", "MedCities")} <= said


def test_seats_of_a_new_board_go_to_cities() -> None:
    said = facts("Energy Cities has elected a new board of directors. Further seats went to Graz, Porto and Lund.")
    assert {(city, "MEMBER_OF", "board of directors") for city in ("Graz", "Porto", "Lund")} <= said


def test_an_adjective_tells_where_the_city_lies() -> None:
    said = facts(
        "Gothenburg and Minsk were named. The Swedish port keeps its ties. The Bavarian city of Augsburg came."
    )
    assert {("Gothenburg", "LOCATED_IN", "Sweden"), ("Augsburg", "LOCATED_IN", "Bavaria")} <= said


def test_half_of_a_name_with_a_hyphen_is_no_place() -> None:
    found = {r.name for r in extract("Anna Jones-Lima spoke in Porto of the Indian Ocean.").referents}
    assert found == {"Anna Jones-Lima", "Porto"}


def test_the_end_of_a_longer_name_is_another_network() -> None:
    said = facts("In June the African Food Cities Alliance opened its office in Praia.")
    assert ("Praia", "HOSTS", "African Food Cities Alliance") in said


def test_partner_cities_are_twins_and_no_mere_partners() -> None:
    said = facts("Yokohama and Graz have been partner cities since 2011.")
    assert {type_ for _, type_, _ in said} == {"TWINNED_WITH"}


def test_a_project_is_named_behind_a_comma() -> None:
    found = {r.name for r in extract("They run a new exchange project, Sister Gardens, in Porto.").referents}
    assert "Sister Gardens" in found


def test_a_network_that_only_the_name_of_its_meeting_names() -> None:
    said = facts(
        "Minutes of the 47th meeting of the Board of the Carpathian Towns Association\n\n"
        "The Board admitted Stryi. With these the Association has 34 members in five countries. "
        "Krosno takes over the presidency from Prešov."
    )
    network = "Carpathian Towns Association"
    assert {("Stryi", "MEMBER_OF", network), (network, "HAS_MEMBER_COUNT", "34"), ("Krosno", "CHAIRS", network)} <= said


def test_both_stand_for_two_cities() -> None:
    said = facts("Kawasaki has been a sister city of Rijeka since 1977. Both belong to the Union of Silk Road Cities.")
    network = "Union of Silk Road Cities"
    assert {("Kawasaki", "MEMBER_OF", network), ("Rijeka", "MEMBER_OF", network)} <= said


def test_a_state_tells_which_city_is_meant() -> None:
    types = {(r.name, r.type) for r in extract("The Oregon city and Bilbao signed a letter on Tokyo Bay.").referents}
    assert {("Oregon", "Region"), ("Bilbao", "City")} <= types
    assert ("Tokyo", "City") not in types
