"""English: other editions of a meeting, visits told by a verb, lists of those present, in words of our own."""

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


def test_next_years_meeting_is_another_one() -> None:
    said = facts(
        "The Nordic Safe Cities alliance gathered for its annual conference on Thursday in Bergen. "
        "Aarhus will host the conference in 2025.\n\nPublished: 24.05.2024\n"
    )
    assert ("annual conference", "HELD_IN", "Bergen") in said
    assert ("annual conference", "HELD_IN", "Aarhus") not in said
    assert {("conference", "HELD_IN", "Aarhus"), ("conference", "HELD_ON", "2025")} <= said


def test_the_next_one_is_of_the_same_series() -> None:
    said = facts(
        "From 4 to 6 October 2022 the city of Ruse hosted the 9th Danube Cities Conference. It is organised "
        "every two years by the Council of Danube Cities and Regions. The next one will be held in Linz in 2024."
    )
    assert ("Council of Danube Cities and Regions", "ORGANIZED", "9th Danube Cities Conference") in said
    assert {("next one", "HELD_IN", "Linz"), ("next one", "HELD_ON", "2024")} <= said


def test_a_visit_told_by_a_verb_has_a_name() -> None:
    said = facts("A delegation from Porto visited Bristol on 11 May 2021.")
    assert {("visit to Bristol", "HELD_IN", "Bristol"), ("Porto", "PARTICIPATED_IN", "visit to Bristol")} <= said
    assert ("visit to Bristol", "HELD_ON", "2021-05-11") in said


def test_members_listed_beside_a_meeting_are_no_guests() -> None:
    said = facts(
        "The mayor of Lisbon, Duarte Nogueira, said so at a joint press conference. The union has 29 members. "
        "Among them are Caracas and Quito. Lima joined in 1986."
    )
    assert not {s for s, type_, _ in said if type_ == "PARTICIPATED_IN"} & {"Caracas", "Quito", "Lima"}


def test_who_speaks_for_a_body_is_the_person() -> None:
    said = facts("A workshop took place in Nairobi. Agnes Mutiso of Kenyatta University spoke at the workshop.")
    assert ("Agnes Mutiso", "PARTICIPATED_IN", "workshop") in said
    assert ("Kenyatta University", "PARTICIPATED_IN", "workshop") not in said


def test_all_persons_of_a_list_with_their_posts_were_there() -> None:
    said = facts(
        "The Culture Summit was held in Oulu. Among the speakers were Anna Lehto, director of the Oulu Opera House; "
        "Carla Reyes, the vice mayor for sports; and Ivo Petrov, who brought a film; James Okoro spoke last."
    )
    there = {s for s, type_, o in said if type_ == "PARTICIPATED_IN" and o == "Culture Summit"}
    assert {"Anna Lehto", "Carla Reyes", "Ivo Petrov"} <= there


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("It was convened by Energy Cities.", ("Energy Cities", "ORGANIZED", "climate conference")),
        ("Porto was the host.", ("Porto", "PARTICIPATED_IN", "climate conference")),
        (
            "Ana Ribeiro, the director of ports, gave a lecture.",
            ("Ana Ribeiro", "PARTICIPATED_IN", "climate conference"),
        ),
        ("From Turku came Jussi Lahti.", ("Jussi Lahti", "PARTICIPATED_IN", "climate conference")),
    ],
)
def test_what_is_said_of_the_meeting_in_the_next_sentence(sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(f"A climate conference was held in Porto on 3 May 2021. {sentence}")


def test_weeks_and_years_are_told_from_the_day_of_the_text() -> None:
    said = facts(
        "17 October 2018\n\nLast week a workshop was held in Nairobi. The next workshop is in Oulu next year.\n"
    )
    assert ("workshop", "HELD_ON", "2018-10") in said


def test_an_agreement_of_the_headline_is_that_of_the_text() -> None:
    said = facts(
        "Cebu mayor signs Incheon pact\n\nMayor Antonio Labrador signed a memorandum of understanding with Incheon "
        "yesterday. The memorandum on smart traffic lights takes effect at once.\n"
    )
    assert len({o for _, type_, o in said if type_ == "SIGNED"}) == 1


def test_a_city_named_besides_is_not_the_subject() -> None:
    said = facts("Besides Busan, Auckland is twinned with Fukuoka in Japan and Guangzhou in China.")
    assert not any("TWINNED_WITH" in f and "Busan" in f for f in said)
    assert {("Auckland", "TWINNED_WITH", "Fukuoka"), ("Auckland", "TWINNED_WITH", "Guangzhou")} <= said


def meetings(text: str) -> set[str]:
    """The names of the meetings of a text."""
    return {r.name for r in extract(text).referents if r.type == "Meeting"}


def test_a_number_makes_a_meeting_of_a_forum_of_mayors() -> None:
    assert "II Forum of mayors of cities of the Turkic world" in meetings(
        "In Shusha the II Forum of mayors of cities of the Turkic world was held in 2021."
    )


def test_those_who_meet_belong_to_the_name_of_a_numbered_meeting() -> None:
    name = "XXVI Meeting of mayors of Siberia with mayors of the West Coast of Japan"
    assert name in meetings(f"Niigata hosts the {name} in August 2017.")


def test_a_courtesy_call_is_a_meeting() -> None:
    said = facts("The mayor of Ipoh, Rumaizi Baharin, spoke after a courtesy call by the consul of Japan, Keiji Hara.")
    assert ("Rumaizi Baharin", "PARTICIPATED_IN", "courtesy call") in said


def test_a_gathering_in_spring_is_not_the_general_meeting() -> None:
    said = facts("The Annual General Meeting of Eurocities took place in Oulu. Its spring gathering was held in Porto.")
    assert ("spring gathering", "HELD_IN", "Porto") in said
