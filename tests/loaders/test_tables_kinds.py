"""The kinds of table, told by their columns: twinnings, posts and participations beside memberships."""

from __future__ import annotations

from typing import Any

import pytest

from hansa.graph.compute import compute
from hansa.graph.model import Document, Extraction, Kept, Metadata, Source
from hansa.graph.validate import check
from hansa.loaders.extract import extract
from hansa.loaders.tables import delimited, sheet
from hansa.loaders.tables.columns import KINDS, Given, known_headings, plan

TABLE = Metadata(format="table")


def read(*lines: str) -> Extraction:
    """What a csv file of these lines states; it must be fit to be stored."""
    text = sheet.to_text(delimited.rows("\n".join(lines)))
    found = extract(text, TABLE)
    check(Document.of(text, TABLE, found))
    return found


def said(found: Extraction) -> list[tuple[str, str, str, dict[str, Any]]]:
    """The statements: subject, type, object or value, qualifiers."""
    forms = [m.form for m in found.mentions]
    return [
        (forms[s.subject], s.type, str(s.value) if s.object is None else forms[s.object], dict(s.properties))
        for s in found.statements
    ]


def test_twinnings() -> None:
    found = read(
        "City,Country,Partner city,Partner country,Since,Until,Theme",
        "Riga,Latvia,Bremen,Germany,1985,,ports",
        "Riga,Latvia,Казань,Россия,,2022,",
    )
    assert said(found) == [
        ("Riga", "TWINNED_WITH", "Bremen", {"since": "1985", "Theme": "ports"}),
        ("Riga", "TWINNED_WITH", "Казань", {"until": "2022"}),
    ]
    assert [r.keys for r in found.referents] == [("geonames:456172",), ("geonames:2944388",), ("geonames:551487",)]


def test_a_city_is_no_twin_of_itself() -> None:
    lines = (
        "city,country,twin,twin country",
        "Riga,Latvia, riga,Latvia",
        "Valencia,ES,Valencia,VE",
        "Riga,Latvia,Bremen,",
    )
    assert [(a, b) for a, _, b, _ in said(read(*lines))] == [("Valencia", "Valencia"), ("Riga", "Bremen")]


def test_two_columns_of_cities_are_twins() -> None:
    headings = ["City", "Country", "City", "Country"]
    assert dict(plan([headings]).columns) == {"city": 0, "country": 1, "twin": 2, "twin_country": 3}


def test_posts_at_a_city_and_at_an_organisation() -> None:
    found = read(
        "ФИО;Должность;Город;Организация;с;по",
        "Анна Озола;Мэр;Рига;;2019;",
        "Jānis Bērziņš;Former secretary general;Riga;Eurocities;;31.12.2020",
        "Ада Росси;и.о. мэра;Рига;;;",
    )
    assert said(found) == [
        ("Анна Озола", "HOLDS_POST", "Рига", {"title": "Мэр", "post": "mayor", "since": "2019"}),
        (
            "Jānis Bērziņš",
            "HOLDS_POST",
            "Eurocities",
            {
                "title": "Former secretary general",
                "post": "secretary-general",
                "status": "former",
                "until": "2020-12-31",
            },
        ),
        ("Ада Росси", "HOLDS_POST", "Рига", {"title": "и.о. мэра", "status": "acting"}),
    ]
    assert found.referents[1].labels == ()
    assert "CityNetwork" in next(r for r in found.referents if r.type == "Organization").labels


def test_a_person_of_a_table_is_that_of_a_text() -> None:
    table = sheet.to_text([["person", "post", "city"], ["Anna Smith", "mayor", "Turin"]])
    kept = Kept()
    for text, metadata in ((table, TABLE), ("Anna Smith, Mayor of Turin, came.", Metadata(language="en"))):
        document = Document.of(text, metadata, extract(text, metadata))
        kept.documents[document.id] = document
        kept.sources[document.id] = Source(document.id, document.id, metadata)
    graph = compute(kept)
    assert [n.properties["name"] for n in graph.nodes.values() if "Person" in n.labels] == ["Anna Smith"]
    (fact,) = (r for r in graph.relationships.values() if r.type == "HOLDS_POST")
    assert fact.properties["documents"] == 2


def test_participations() -> None:
    found = read(
        "person\tcity\tmeeting\tdate\trole\tplace",
        "Anna Smith\tTurin\tForum of Rivers\t2019-05-04\tspeaker\tLyon",
        "\tRiga\tForum of Rivers\t2019-05-04\t\t",
        "Ada Rossi\t\tForum of Rivers\tlater\t\t",
    )
    assert said(found) == [
        ("Turin", "PARTICIPATED_IN", "Forum of Rivers", {"role": "speaker"}),
        ("Anna Smith", "PARTICIPATED_IN", "Forum of Rivers", {"role": "speaker"}),
        ("Forum of Rivers", "HELD_ON", "2019-05-04", {}),
        ("Forum of Rivers", "HELD_IN", "Lyon", {}),
        ("Riga", "PARTICIPATED_IN", "Forum of Rivers", {}),
        ("Forum of Rivers", "HELD_ON", "2019-05-04", {}),
        ("Ada Rossi", "PARTICIPATED_IN", "Forum of Rivers", {}),
    ]
    meetings = [r for r in found.referents if r.type == "Meeting"]
    assert [(r.keys, r.facets) for r in meetings] == [
        (("meeting:forum of rivers|2019-05-04",), (("day", "2019-05-04"),)),
        (("meeting:forum of rivers|?",), ()),
    ]
    assert len({s.key for s in found.statements}) == len(found.statements)


def test_a_participant_with_a_post_represents_the_city() -> None:
    text = sheet.to_text(
        [
            ["person", "post", "city", "meeting", "start date"],
            ["Ada Rossi", "mayor", "Turin", "River Forum", "2019-05-04"],
        ]
    )
    document = Document.of(text, TABLE, extract(text, TABLE))
    graph = compute(Kept({"t": Source("t", document.id, TABLE)}, {document.id: document}))
    types = sorted({r.type for r in graph.relationships.values()} & {"HOLDS_POST", "REPRESENTED_AT", "PARTICIPATED_IN"})
    assert types == ["HOLDS_POST", "PARTICIPATED_IN", "REPRESENTED_AT"]
    (meeting,) = (n for n in graph.nodes.values() if "Meeting" in n.labels)
    assert meeting.properties["date"] == "2019-05-04"


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("Город,Сеть", "memberships"),
        ("member,association,year joined", "memberships"),
        ("municipality,organisation", "memberships"),
        ("город,побратим,год подписания", "twinnings"),
        ("Name of person,Position,Organization", "posts"),
        ("делегат,мероприятие,дата проведения", "participations"),
        ("town,event", "participations"),
    ],
)
def test_the_columns_tell_the_kind(headings: str, kind: str) -> None:
    assert plan([headings.split(",")]).kind.name == kind


def test_a_mapping_tells_the_kind_where_several_fit_and_takes_columns_out() -> None:
    headings = ["city", "network", "partner", "year"]
    assert plan([headings]).kind.name == "twinnings"
    assert plan([headings], Given(kind="memberships")).kind.name == "memberships"
    assert plan([headings], Given({"twin": None})).kind.name == "memberships"
    assert "since" not in plan([headings], Given({"since": None})).columns


def test_headings_may_stand_below_a_title() -> None:
    found = plan([["Members of networks"], [], ["as of 2020"], ["city", "network"]])
    assert (found.line, dict(found.columns)) == (3, {"city": 0, "network": 1})


def test_the_best_of_several_headings_of_one_meaning_is_taken_and_the_others_are_kept() -> None:
    found = plan([["member", "city", "network", "union"]])
    assert dict(found.columns) == {"city": 1, "network": 2}
    assert found.others == {0: "member", 3: "union"}


def test_every_role_of_every_kind_has_headings_and_every_heading_a_role() -> None:
    roles = {role for kind in KINDS for role in kind.roles}
    assert {role for role, _ in known_headings().values()} == roles


@pytest.mark.parametrize(
    "headings",
    [
        ("Stadt", "Netzwerk", "Mitglied seit"),
        ("Ciudad", "Red", "Miembro desde"),
        ("Ville", "Réseau", "Membre depuis"),
        ("Şehir", "Ağ", "Üyelik yılı"),
        ("Miasto", "Sieć", "Członek od"),
        ("Città", "Rete", "Membro dal"),
        ("Місто", "Мережа", "Член з"),
    ],
)
def test_headings_of_the_languages_are_known(headings: tuple[str, str, str]) -> None:
    found = plan([headings, ("Riga", "Eurocities", "1998")])
    assert found.kind.name == "memberships"
    assert found.columns == {"city": 0, "network": 1, "since": 2}
