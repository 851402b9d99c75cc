"""The pages of lessons: who sees them, what they say, what they refuse."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_principle,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewState,
    Role,
    Strength,
)
from tracker.models import Lesson, LessonPrinciple


def said(principle=None, **changes):
    values = {
        "title": "Uitnodigen door een bekende werkt beter dan posters",
        "did": "Een vrijwilliger belde aan.",
        "saw": "Er kwamen meer mensen.",
        "why": "Een bekende geeft vertrouwen.",
        "for_whom": "55-plussers die alleen wonen",
        "kind": "content",
        "result": "worked",
        "strength": "impression",
        "knowledge": ["residents", "professionals"],
        "version": "1",
    }
    if principle:
        values["directions-0-principle_id"] = str(principle.id)
        values["directions-0-direction"] = "confirms"
    return values | changes


def stranger():
    return make_user(Role.PROGRAMME_LEAD, make_gemeente())


def stored(session):
    return session.scalars(select(Lesson)).all()


def titles(page):
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)<', page.text)


# Who may


def test_only_who_works_in_the_wijk_writes_or_proposes(login, cycle, lead, partner, reader):
    path = f"/cycli/{cycle.id}/lessen/nieuw"
    elsewhere = make_cycle(cycle.trajectory, link_wijk(cycle.trajectory))

    assert "Nieuwe les" in text_of(login(lead).get(path))
    assert "Les voorstellen" in text_of(login(partner).get(path))
    assert login(partner).get(f"/cycli/{elsewhere.id}/lessen/nieuw").status_code == 404
    assert login(reader).get(path).status_code == 403
    assert login(stranger()).get(path).status_code == 404


@pytest.mark.parametrize("step", ["bewerken", "overnemen", "aanbieden", "terugtrekken"])
def test_a_lesson_is_the_business_of_its_gemeente(login, session, cycle, partner, reader, step):
    lesson = make_lesson(cycle)
    path = f"/lessen/{lesson.id}/{step}"

    assert login(stranger()).post(path).status_code == 404
    assert login(reader).post(path).status_code == 403
    assert login(partner).post(path).status_code == 403
    assert session.get(Lesson, lesson.id).review_state is ReviewState.IN_TRAJECTORY


def test_a_partner_changes_its_own_proposal_only(login, session, cycle, partner, principle):
    own = make_lesson(
        cycle, review_state=ReviewState.PROPOSED, organisation_id=partner.organisation_id
    )
    other = make_lesson(cycle, review_state=ReviewState.PROPOSED)
    browser = login(partner)

    assert browser.get(f"/lessen/{own.id}/bewerken").status_code == 200
    assert browser.get(f"/lessen/{other.id}/bewerken").status_code == 403
    answer = browser.post(f"/lessen/{own.id}/bewerken", data=said(principle))
    assert answer.status_code == 303
    assert session.get(Lesson, own.id).for_whom == "55-plussers die alleen wonen"


def test_a_shared_lesson_is_read_elsewhere_without_its_cycle(login, cycle):
    shared = make_lesson(cycle, review_state=ReviewState.SHARED)
    own = make_lesson(cycle)
    browser = login(stranger())

    page = browser.get(f"/lessen/{shared.id}")

    assert page.status_code == 200
    assert f"/cycli/{cycle.id}" not in page.text
    assert "Trek terug" not in text_of(page)
    assert browser.get(f"/lessen/{own.id}").status_code == 404


def test_actions_of_others_stay_out_of_sight(login, cycle):
    shared = make_lesson(cycle, review_state=ReviewState.SHARED)
    make_action(cycle, lesson_id=shared.id, title="Kaartje maken")

    page = login(stranger()).get(f"/lessen/{shared.id}")

    assert "Kaartje maken" not in text_of(page)


def test_the_list_is_not_for_platform_administrators(login):
    assert login(make_user(Role.PLATFORM_ADMIN)).get("/lessen").status_code == 403


# Writing


def test_a_lead_writes_a_lesson(login, session, cycle, lead, principle):
    browser = login(lead)

    answer = browser.post(f"/cycli/{cycle.id}/lessen/nieuw", data=said(principle))
    page = browser.get(answer.location)

    assert answer.status_code == 303
    assert f"Deze les bevestigt ‘ {principle.title} ’." in text_of(page)
    assert "inwoners en professionals" in text_of(page)
    assert stored(session)[0].review_state is ReviewState.IN_TRAJECTORY


def test_a_partner_proposes_and_the_lead_adopts(login, session, cycle, lead, partner, principle):
    login(partner).post(f"/cycli/{cycle.id}/lessen/nieuw", data=said(principle))
    lesson = stored(session)[0]
    assert lesson.review_state is ReviewState.PROPOSED

    page = login(lead).get(f"/lessen/{lesson.id}")
    assert "Neem over in het traject" in text_of(page)
    login(lead).post(f"/lessen/{lesson.id}/overnemen")

    assert session.get(Lesson, lesson.id).review_state is ReviewState.IN_TRAJECTORY


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"directions-0-direction": ""}, "Kies bij een principe wat deze les erover zegt"),
        ({"has_no_principle": "y"}, "U koos een principe én ‘niet over een principe’."),
        ({"result": "did_not_work"}, "Kies wat er in de weg stond."),
        ({"look_again_on": "2020-01-01"}, "Kies een dag na vandaag"),
        ({"strength": "onzin"}, "Kies hoe zeker u dit weet."),
        ({"knowledge": []}, "Kies van wie deze kennis komt."),
        ({"knowledge": ["onzin"]}, "Kies van wie deze kennis komt."),
        ({"directions-0-direction": "onzin"}, "Kies een van de mogelijkheden."),
        ({"title": ""}, "Schrijf de les in één zin op."),
        ({"saw": "Bel 06-12345678."}, "Haal een telefoonnummer uit de tekst."),
    ],
)
def test_an_incomplete_lesson_is_refused(login, session, cycle, lead, principle, changes, sentence):
    page = login(lead).post(f"/cycli/{cycle.id}/lessen/nieuw", data=said(principle, **changes))

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert "Een vrijwilliger belde aan." in text_of(page)
    assert stored(session) == []


def test_a_principle_of_another_trajectory_does_not_slip_in(login, session, cycle, lead, principle):
    elsewhere = make_principle()
    sent = said(principle, **{"directions-0-principle_id": str(elsewhere.id)})

    page = login(lead).post(f"/cycli/{cycle.id}/lessen/nieuw", data=sent)

    assert page.status_code == 400
    assert session.scalars(select(LessonPrinciple)).all() == []


def test_the_form_keeps_what_the_lesson_says(login, session, cycle, lead, principle):
    dropped = make_principle()  # no longer one of the trajectory
    lesson = make_lesson(cycle, dropped, LessonDirection.CONTRADICTS)

    page = login(lead).get(f"/lessen/{lesson.id}/bewerken")

    assert dropped.title in text_of(page)
    assert re.search(r'value="contradicts" id="[^"]*" checked', page.text)
    assert re.search(r'value="residents" id="knowledge" checked', page.text)


def test_beside_the_form_stands_what_others_learned_contradiction_first(
    login, cycle, lead, principle
):
    other = make_cycle(make_trajectory())
    shared = {"review_state": ReviewState.SHARED}
    make_lesson(other, principle, title="Bevestigt", **shared)
    make_lesson(other, principle, LessonDirection.CONTRADICTS, title="Spreekt tegen", **shared)
    make_lesson(other, principle, title="Niet gedeeld")

    words = text_of(login(lead).get(f"/cycli/{cycle.id}/lessen/nieuw"))

    assert words.index("Spreekt tegen") < words.index("Bevestigt")
    assert "Niet gedeeld" not in words


def test_a_change_on_an_older_version_is_held(login, cycle, lead, principle):
    lesson = make_lesson(cycle)

    page = login(lead).post(f"/lessen/{lesson.id}/bewerken", data=said(principle, version="0"))

    assert page.status_code == 400
    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(page)


# The way of a lesson


def test_a_lesson_is_offered_and_withdrawn(login, session, cycle, lead):
    lesson = make_lesson(cycle)
    browser, path = login(lead), f"/lessen/{lesson.id}"

    browser.post(f"{path}/aanbieden", data={"is_checked": "y"})
    assert session.get(Lesson, lesson.id).review_state is ReviewState.OFFERED
    answer = browser.get(f"{path}/bewerken")
    assert "Trek de les eerst terug." in text_of(browser.get(answer.location))

    browser.post(f"{path}/terugtrekken")
    assert session.get(Lesson, lesson.id).review_state is ReviewState.IN_TRAJECTORY


@pytest.mark.parametrize(
    ("step", "state", "sentence"),
    [
        ("overnemen", ReviewState.IN_TRAJECTORY, "Deze les is al overgenomen."),
        ("aanbieden", ReviewState.OFFERED, "U kunt deze les nu niet aanbieden."),
        ("terugtrekken", ReviewState.IN_TRAJECTORY, "Deze les is niet aangeboden."),
    ],
)
def test_a_step_taken_twice_says_so(login, session, cycle, lead, step, state, sentence):
    lesson = make_lesson(cycle, review_state=state)
    browser = login(lead)

    answer = browser.post(f"/lessen/{lesson.id}/{step}")

    assert answer.status_code == 303
    assert sentence in text_of(browser.get(answer.location))
    assert session.get(Lesson, lesson.id).review_state is state


# The list


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ["Jong", "Oud"]),
        ("zoek=aanbelde", ["Oud"]),
        ("zoek=100%25", []),
        ("richting=contradicts", ["Oud"]),
        ("richting=qualifies", []),
        ("sterkte=measured", ["Oud"]),
        ("soort=process", ["Oud"]),
        ("resultaat=did_not_work", ["Oud"]),
        ("belemmering=rules", ["Oud"]),
        ("belemmering=money", []),
        ("stand=offered", ["Oud"]),
        ("jaar=2025", ["Oud"]),
        ("volgorde=datum", ["Oud", "Jong"]),
        ("volgorde=wijk&soort=onzin", ["Jong", "Oud"]),
        ("pagina=99999999999999999999", ["Jong", "Oud"]),
    ],
)
def test_the_list_narrows_and_sorts_by_address(login, cycle, lead, address, expected):
    make_lesson(cycle, make_principle(), title="Jong", written_on=date(2026, 3, 1))
    make_lesson(
        cycle,
        make_principle(),
        LessonDirection.CONTRADICTS,
        title="Oud",
        written_on=date(2025, 3, 1),
        did="Wie aanbelde kreeg koffie.",
        strength=Strength.MEASURED,
        kind=LessonKind.PROCESS,
        result=LessonResult.DID_NOT_WORK,
        obstacle=Obstacle.RULES,
        review_state=ReviewState.OFFERED,
    )
    make_lesson(make_cycle(make_trajectory()), title="Van een andere gemeente")
    if address == "volgorde=wijk&soort=onzin":
        expected = sorted(expected, reverse=True)

    page = login(lead).get(f"/lessen?{address}")

    assert titles(page) == expected


def test_the_list_narrows_to_place_and_principle(login, cycle, lead):
    make_lesson(cycle, title="Hier")
    principle = make_principle()
    there = make_cycle(make_trajectory(cycle.trajectory.gemeente))
    make_lesson(there, principle, title="Daar")
    browser = login(lead)

    for address in (
        f"wijk={there.wijk.slug}",
        f"traject={there.trajectory.slug}",
        f"principe={principle.key}",
        f"dossier={principle.edition.dossier.slug}",
    ):
        assert titles(browser.get(f"/lessen?{address}")) == ["Daar"]


def test_a_narrowed_list_without_rows_offers_all(login, cycle, lead):
    make_lesson(cycle)

    words = text_of(login(lead).get("/lessen?zoek=onvindbaar"))

    assert "Niets gevonden" in words
    assert "Toon alle lessen" in words


def test_without_lessons_the_page_says_what_comes_here(login, lead):
    assert "Nog geen lessen" in text_of(login(lead).get("/lessen"))


def test_the_list_takes_as_many_queries_for_many_rows(login, count_queries, cycle, lead):
    counts = []
    for n in (2, 18):
        for _ in range(n):
            make_lesson(cycle, make_principle())
        browser = login(lead)
        with count_queries() as statements:
            assert browser.get("/lessen").status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", ["/lessen/{lesson}", "/cycli/{cycle}/lessen/nieuw"])
def test_a_lesson_takes_as_many_queries_for_many_principles_and_actions(
    login, count_queries, session, cycle, lead, principle, path
):
    lesson = make_lesson(cycle, principle)
    path = path.format(lesson=lesson.id, cycle=cycle.id)
    counts = []
    for n in (2, 18):
        for _ in range(n):
            link = link_principle(cycle.trajectory)
            session.add(
                LessonPrinciple(
                    gemeente_id=cycle.gemeente_id,
                    lesson_id=lesson.id,
                    principle_id=link.principle_id,
                    direction=LessonDirection.CONFIRMS,
                )
            )
            make_lesson(make_cycle(make_trajectory()), principle, review_state=ReviewState.SHARED)
            make_action(cycle, lesson_id=lesson.id)
        browser = login(lead)
        with count_queries() as statements:
            assert browser.get(path).status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1]
