"""The pages of the review: who sees them, what stands on them, what they refuse."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.factories import (
    link_wijk,
    make_conversation,
    make_cycle,
    make_indicator,
    make_lesson,
    make_measurement,
    make_organisation,
    make_reflection,
    make_topic,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.lessons.conftest import SHARE, make_verdict, queued, state_of
from tracker.domain.vocabulary import (
    LessonDirection,
    Recognition,
    ReviewState,
    Role,
    Strength,
    Transferability,
)
from tracker.models import LessonMessage, LessonReview, now

ASK = {"oordeel": "vraag", "question": "Bij wie werkte het niet?"}
REFUSE = {"oordeel": "niet", "reason": "Nog één indruk."}


def elsewhere(principle, direction=LessonDirection.CONFIRMS, **values):
    """Make a lesson that another gemeente shared."""
    cycle = make_cycle(make_trajectory())
    return make_lesson(cycle, principle, direction, review_state=ReviewState.SHARED, **values)


# One lesson beside others


def test_a_lesson_stands_beside_what_contradicts_and_what_confirms_it(
    login, offered, principle, adviser
):
    against = LessonDirection.CONTRADICTS
    elsewhere(principle, title="Bevestigt")
    elsewhere(principle, against, title="Zwak tegen", strength=Strength.IMPRESSION)
    firm = elsewhere(principle, against, title="Sterk tegen", strength=Strength.MEASURED)
    elsewhere(principle, LessonDirection.QUALIFIES, title="Nuanceert")
    make_lesson(make_cycle(make_trajectory()), principle, against, title="Niet gedeeld")
    verdict = {"transferability": Transferability.UNDER_CONDITIONS, "conditions": "Met tijd."}
    make_verdict(firm, adviser, **verdict)

    page = login(adviser).get(f"/lessen/{offered.id}/beoordelen")

    words = text_of(page)
    assert "Er zijn vier andere gedeelde lessen op dit principe." in words
    assert "Twee spreken deze les tegen." in words
    table = re.sub(
        r"<[^>]+>", " ", page.text[page.text.index("<table") : page.text.index("</table")]
    )
    assert table.index("Sterk tegen") < table.index("Bevestigt")
    assert "Zwak tegen" not in table
    assert "Gedeeld onder voorwaarden: Met tijd." in table
    assert "Nog twee lessen op dit principe" in words
    assert words.index("Zwak tegen") < words.index("Nuanceert")
    assert "Niet gedeeld" not in table
    assert "De les noemt geen van de lessen die het tegenspreken." in words


def test_for_a_lesson_that_contradicts_the_confirming_one_is_the_opposite(
    login, cycle, principle, adviser
):
    lesson = make_lesson(
        cycle, principle, LessonDirection.CONTRADICTS, review_state=ReviewState.OFFERED
    )
    elsewhere(principle, title="Bevestigt")

    words = text_of(login(adviser).get(f"/lessen/{lesson.id}/beoordelen"))

    assert "Spreekt deze les tegen" in words
    assert "Eén spreekt deze les tegen." in words


def test_a_lesson_that_names_its_opposite_gets_no_signal(login, cycle, principle, adviser):
    elsewhere(principle, LessonDirection.CONTRADICTS, title="Zes weken is genoeg")
    lesson = make_lesson(
        cycle, principle, why="Anders dan ‘zes weken is genoeg’.", review_state=ReviewState.OFFERED
    )

    words = text_of(login(adviser).get(f"/lessen/{lesson.id}/beoordelen"))

    assert "De les noemt geen" not in words


def test_a_lesson_without_a_principle_is_judged_too(login, session, cycle, adviser):
    lesson = make_lesson(cycle, has_no_principle=True, review_state=ReviewState.OFFERED)
    browser, path = login(adviser), f"/lessen/{lesson.id}/beoordelen"

    assert "Deze les gaat niet over een principe." in text_of(browser.get(path))
    assert browser.post(path, data=SHARE).status_code == 303
    assert state_of(session, lesson) is ReviewState.SHARED


def test_the_review_shows_what_the_lesson_came_from_and_nothing_of_other_cycles(
    login, session, cycle, principle, offered, adviser
):
    here = make_organisation(name="Welzijn Hier")
    indicator = make_indicator(cycle.trajectory, title="Kwam terug")
    make_measurement(indicator, cycle, numerator=55, denominator=100, n=100)
    talk = make_conversation(cycle, here, make_organisation())
    make_topic(talk, title="De helft komt terug", recognised=Recognition.PARTLY)
    make_reflection(cycle, principle, here)
    other = make_cycle(cycle.trajectory, link_wijk(cycle.trajectory))
    unseen = make_indicator(cycle.trajectory, title="Elders gemeten")
    make_measurement(unseen, other, numerator=55, denominator=100, n=100)
    make_topic(make_conversation(other, here), title="Elders besproken")

    page = login(adviser).get(f"/lessen/{offered.id}/beoordelen")

    words = text_of(page)
    assert "Kwam terug" in words
    assert "twee organisaties" in words
    assert "Herkend: deels" in words
    assert "Welzijn Hier: grotendeels" in words
    assert "Elders" not in words
    assert f"/cycli/{cycle.id}" not in page.text
    assert f"/trajecten/{cycle.trajectory.slug}" not in page.text


def test_the_review_page_takes_as_many_queries_for_many_lessons(
    login, count_queries, cycle, principle, offered, adviser
):
    path, counts = f"/lessen/{offered.id}/beoordelen", []
    for n in (2, 15):
        for _ in range(n):
            other = elsewhere(principle, LessonDirection.CONTRADICTS)
            make_verdict(other, adviser)
            make_lesson(cycle, principle, review_state=ReviewState.OFFERED, offered_at=now())
            make_topic(make_conversation(cycle, make_organisation()))
            make_reflection(cycle, principle, make_organisation())
        browser = login(adviser)
        with count_queries() as statements:
            assert browser.get(path).status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1]


# The judgement


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        (SHARE, ReviewState.SHARED),
        (ASK, ReviewState.QUESTIONED),
        (REFUSE, ReviewState.NOT_SHARED),
    ],
)
def test_an_adviser_decides(login, session, offered, adviser, sent, state):
    browser = login(adviser)

    answer = browser.post(f"/lessen/{offered.id}/beoordelen", data=sent)

    assert (answer.status_code, answer.location) == (303, "/lessen/te-beoordelen")
    assert state_of(session, offered) is state
    assert len(session.scalars(select(LessonReview)).all()) == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (SHARE | {"transferability": ""}, "Kies of een andere gemeente iets met deze les kan."),
        (SHARE | {"conditions": " "}, "Schrijf op onder welke voorwaarden."),
        (SHARE | {"reason": ""}, "Schrijf op waarom u dat vindt."),
        (SHARE | {"transferability": "onzin"}, "Kies een van de mogelijkheden."),
        (SHARE | {"oordeel": "onzin"}, "Kies wat u met de les doet"),
        (SHARE | {"reason": "Bel 06-12345678."}, "Haal een telefoonnummer uit de tekst."),
        (SHARE | {"version": "0"}, "Iemand anders heeft dit intussen gewijzigd."),
        (REFUSE | {"reason": ""}, "Schrijf op waarom u dat vindt."),
        (ASK | {"question": ""}, "Schrijf op wat u van de gemeente wilt weten."),
    ],
)
def test_an_incomplete_judgement_is_refused(login, session, offered, adviser, sent, sentence):
    page = login(adviser).post(f"/lessen/{offered.id}/beoordelen", data={"version": "1"} | sent)

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert state_of(session, offered) is ReviewState.OFFERED
    assert session.scalars(select(LessonReview)).all() == []


def test_who_comes_too_late_is_told_so(login, session, shared, adviser):
    browser = login(adviser)

    answer = browser.post(f"/lessen/{shared.id}/beoordelen", data=REFUSE)

    assert answer.location == f"/lessen/{shared.id}"
    assert "Deze les wacht nu niet op een oordeel." in text_of(browser.get(answer.location))
    assert state_of(session, shared) is ReviewState.SHARED


# The gemeente


def test_before_offering_one_reads_what_others_will_read(login, session, cycle, lead, principle):
    lesson = make_lesson(cycle, principle, saw="Er kwamen 22 mensen.", anchoring="In het plan.")
    browser, path = login(lead), f"/lessen/{lesson.id}/aanbieden"

    words = text_of(browser.get(path))
    assert "Zo lezen anderen deze les" in words
    assert "Er kwamen 22 mensen." in words
    assert f"{cycle.trajectory.gemeente.name}, {cycle.wijk.name}" in words

    refused = browser.post(path)
    assert refused.status_code == 400
    assert "Kijk de tekst na en zet dan het vinkje." in text_of(refused)
    assert state_of(session, lesson) is ReviewState.IN_TRAJECTORY

    assert browser.post(path, data={"is_checked": "y", "version": "1"}).status_code == 303
    assert state_of(session, lesson) is ReviewState.OFFERED


def test_the_preview_is_what_others_read(login, cycle, lead, stranger, principle):
    lesson = make_lesson(cycle, principle, circumstances="Als het droog is.")

    def parts(page):
        main = page.text[page.text.index('<div class="split split--side">') :]
        return re.findall(r"<(?:p|dd|h3)>([^<]+)<", main)[:12]

    preview = parts(login(lead).get(f"/lessen/{lesson.id}/aanbieden"))
    login(lead).post(f"/lessen/{lesson.id}/aanbieden", data={"is_checked": "y"})
    login(make_user(Role.ADVISER)).post(
        f"/lessen/{lesson.id}/beoordelen", data=SHARE | {"version": ""}
    )
    theirs = parts(login(stranger).get(f"/lessen/{lesson.id}"))

    texts = {lesson.did, lesson.saw, lesson.why, lesson.for_whom, lesson.circumstances}
    assert texts <= set(preview)
    assert texts <= set(theirs)


def test_the_gemeente_reads_the_question_and_answers(login, session, offered, lead, adviser):
    login(adviser).post(f"/lessen/{offered.id}/beoordelen", data=ASK)
    browser, path = login(lead), f"/lessen/{offered.id}"
    assert "Bij wie werkte het niet?" in text_of(browser.get(path))

    empty = browser.post(f"{path}/antwoorden")
    assert empty.status_code == 400
    assert "Schrijf uw antwoord op." in text_of(empty)
    blocked = browser.post(f"{path}/antwoorden", data={"answer": "Mail a.b@voorbeeld.nl."})
    assert "Mail a.b@voorbeeld.nl." in text_of(blocked)

    answer = browser.post(f"{path}/antwoorden", data={"answer": "Bij nieuwe mensen."})
    assert answer.status_code == 303
    assert state_of(session, offered) is ReviewState.OFFERED
    assert "Bij nieuwe mensen." in text_of(login(adviser).get(f"{path}/beoordelen"))

    again = browser.post(f"{path}/antwoorden", data={"answer": "Nog iets."})
    assert "Er staat geen vraag open" in text_of(browser.get(again.location))
    assert len(session.scalars(select(LessonMessage)).all()) == 2


@pytest.mark.parametrize("side", ["gemeente", "adviser"])
def test_either_side_calls_back_with_a_reason(login, session, shared, lead, adviser, side):
    browser, path = login(lead if side == "gemeente" else adviser), f"/lessen/{shared.id}"
    assert "Draai het delen terug" in text_of(browser.get(path))

    assert browser.post(f"{path}/terugdraaien").status_code == 400
    answer = browser.post(f"{path}/terugdraaien", data={"reason": "Er mist een getal."})

    assert answer.status_code == 303
    assert state_of(session, shared) is ReviewState.OFFERED
    assert "Er mist een getal." in text_of(login(lead).get(path))


def test_after_a_day_there_is_no_button_and_no_way(login, session, cycle, lead, adviser):
    lesson = make_lesson(cycle, review_state=ReviewState.SHARED)
    make_verdict(lesson, adviser, at=now() - timedelta(hours=25))
    browser, path = login(lead), f"/lessen/{lesson.id}"

    assert "Draai het delen terug" not in text_of(browser.get(path))
    answer = browser.post(f"{path}/terugdraaien", data={"reason": "Spijt."})

    assert "langer dan 24 uur geleden" in text_of(browser.get(answer.location))
    assert state_of(session, lesson) is ReviewState.SHARED


def test_others_read_for_whom_a_lesson_is_of_use_and_no_more(
    login, session, cycle, lead, partner, stranger, principle
):
    writer = make_user(Role.PROGRAMME_LEAD, cycle.trajectory.gemeente, title="De Schrijver")
    judge = make_user(Role.ADVISER, title="De Beoordelaar")
    lesson = make_lesson(
        cycle,
        principle,
        review_state=ReviewState.SHARED,
        user_id=writer.id,
        organisation_id=partner.organisation_id,
    )
    verdict = {"transferability": Transferability.UNDER_CONDITIONS, "conditions": "Met tijd."}
    make_verdict(lesson, judge, reason="Onder ons gezegd.", **verdict)

    theirs = login(stranger).get(f"/lessen/{lesson.id}")
    own = text_of(login(lead).get(f"/lessen/{lesson.id}"))

    words = text_of(theirs)
    assert "Overdraagbaar onder voorwaarden: Met tijd." in words
    assert "Onder ons gezegd." in own
    hidden = ("Onder ons gezegd.", writer.title, writer.email, judge.title, judge.email)
    for text in (*hidden, partner.organisation.name):
        assert text not in theirs.text


# The list


def test_a_lesson_past_its_day_sinks_and_is_marked(login, cycle, lead):
    make_lesson(cycle, title="Vers", written_on=date(2025, 1, 1))
    make_lesson(cycle, title="Oud", written_on=date(2026, 1, 1), look_again_on=date(2026, 1, 2))
    browser = login(lead)

    page = browser.get("/lessen")

    assert queued(page) == ["Vers", "Oud"]
    assert text_of(page).count("opnieuw bekijken") == 1
    assert queued(browser.get("/lessen?volgorde=datum")) == ["Vers", "Oud"]
    assert queued(browser.get("/lessen?volgorde=-les")) == ["Vers", "Oud"]
