"""The overview: where the wijken stand, what waits, and what is nobody else's business."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from tests.factories import (
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_log,
    make_organisation,
    make_phase_change,
    make_story,
    make_trajectory,
    make_user,
    make_wijk,
)
from tests.html import text_of
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import PhaseMove, ReviewState, Role, TrajectoryStatus
from tracker.home import queries, sentences
from tracker.home.todo import todo
from tracker.web.clock import AMSTERDAM

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=AMSTERDAM), tick=False):
        yield


@pytest.fixture
def lead(session):
    return make_user(Role.PROGRAMME_LEAD, make_gemeente(name="Amsterdam"))


@pytest.fixture
def trajectory(lead):
    return make_trajectory(lead.gemeente, title="Aanpak eenzaamheid")


def days_ago(n):
    return TODAY - timedelta(days=n)


def running(trajectory, name, *, day=12, silent=0, phase=Phase.SPEAK, **values):
    """Make a cycle on ``day`` of a phase of 28 days, with nothing written for ``silent`` days."""
    wijk = link_wijk(trajectory, make_wijk(trajectory.gemeente, name=name))
    began = days_ago(day - 1)
    return make_cycle(
        trajectory,
        wijk,
        phase=phase,
        phase_started_on=began,
        last_entry_on=days_ago(silent),
        **values,
    )


def overview_of(user):
    return queries.overview(user, today=TODAY)


def opening_of(user):
    return "".join(part.text for part in sentences.opening(overview_of(user)))


def test_the_opening_says_how_things_stand(session, lead, trajectory):
    cycle = running(trajectory, "Osdorp")
    make_conversation(cycle, held_on=date(2026, 11, 26))
    running(trajectory, "De Bijlmer")
    running(trajectory, "Indische Buurt", day=40, silent=34)
    running(trajectory, "Geuzenveld", day=37, phase=Phase.MEASURE)
    link_wijk(trajectory)

    assert opening_of(lead) == (
        "Vier wijken zijn bezig. Twee liggen op schema, Indische Buurt staat al 34 dagen stil en "
        "in Geuzenveld duurt meten te lang. In één wijk begon nog geen cyclus. Donderdag is het "
        "gesprek in Osdorp."
    )


def test_what_stands_still_is_heavy(session, lead, trajectory):
    running(trajectory, "Indische Buurt", day=40, silent=34)

    heavy = [part.text for part in sentences.opening(overview_of(lead)) if part.is_heavy]

    assert heavy == ["Indische Buurt staat al 34 dagen stil"]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["Osdorp"], "Eén wijk is bezig. Die ligt op schema. Er is nog geen gesprek gepland."),
        (
            ["Osdorp", "De Bijlmer"],
            "Twee wijken zijn bezig. Ze liggen allemaal op schema. Er is nog geen gesprek gepland.",
        ),
    ],
)
def test_the_opening_of_a_quiet_day(session, lead, trajectory, names, sentence):
    for name in names:
        running(trajectory, name)

    assert opening_of(lead) == sentence


def test_a_wijk_in_two_trajectories_counts_once(session, lead, trajectory):
    cycle = running(trajectory, "Osdorp")
    second = make_trajectory(lead.gemeente)
    link_wijk(second, cycle.wijk)
    make_cycle(second, cycle.wijk, phase_started_on=TODAY, last_entry_on=TODAY)

    assert opening_of(lead).startswith("Eén wijk is bezig met twee cycli. Ze liggen allemaal")


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (TODAY, "Vandaag is het gesprek in Osdorp."),
        (date(2026, 11, 25), "Morgen is het gesprek in Osdorp."),
        (date(2026, 11, 30), "Maandag is het gesprek in Osdorp."),
        (date(2026, 12, 9), "Op 9 december is het gesprek in Osdorp."),
        (date(2027, 1, 12), "Op 12 januari 2027 is het gesprek in Osdorp."),
    ],
)
def test_the_next_conversation_as_one_says_it(session, lead, trajectory, on, words):
    cycle = running(trajectory, "Osdorp")
    make_conversation(cycle, held_on=days_ago(1))
    make_conversation(cycle, held_on=on)

    assert sentences.next_conversation(overview_of(lead).conversations, TODAY) == words


def test_conversations_on_one_day_in_many_wijken_are_counted(session, lead, trajectory):
    for name in ("Osdorp", "De Bijlmer", "Geuzenveld", "Slotermeer"):
        make_conversation(running(trajectory, name), held_on=date(2026, 12, 9))

    words = sentences.next_conversation(overview_of(lead).conversations, TODAY)

    assert words == "Op 9 december zijn de gesprekken in vier wijken."


def test_when_all_wijken_stand_still_it_says_so(session, lead, trajectory):
    for name in ("Osdorp", "De Bijlmer", "Geuzenveld", "Slotermeer"):
        running(trajectory, name, day=40, silent=34)

    assert opening_of(lead).startswith("Vier wijken zijn bezig. Ze staan allemaal stil.")


def test_a_row_tells_the_state_the_conversation_and_the_actions(login, lead, trajectory):
    cycle = running(trajectory, "Osdorp")
    make_conversation(cycle, held_on=date(2026, 12, 9))
    make_conversation(cycle, held_on=date(2026, 11, 26))
    make_action(cycle, due_on=date(2026, 12, 1))
    make_action(cycle, due_on=TODAY)
    make_action(cycle, due_on=days_ago(1))
    make_action(cycle, due_on=days_ago(9), done_on=days_ago(9))

    page = text_of(login(lead).get("/"))

    assert "Dinsdag 24 november 2026" in page
    assert "spreken: dag 12 van 28" in page
    assert "do 26 november verbetersessie" in page
    assert "3 open" in page
    assert "1 te laat" in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"day": 37}, "spreken: 9 dagen te lang"),
        ({"day": 29}, "spreken: 1 dag te lang"),
        ({"day": 40, "silent": 34}, "spreken: 34 dagen niets vastgelegd"),
        ({"day": 28}, "spreken: dag 28 van 28"),
    ],
)
def test_the_pace_in_words(login, lead, trajectory, values, words):
    running(trajectory, "Osdorp", **values)

    assert words in text_of(login(lead).get("/"))


def test_a_phase_that_was_passed_is_named(login, lead, trajectory):
    cycle = running(trajectory, "Holendrecht")
    make_phase_change(cycle, move=PhaseMove.PASSED)

    page = text_of(login(lead).get("/"))

    assert "spreken: dag 12 van 28; meten overgeslagen met reden" in page


def test_a_wijk_without_a_cycle_says_what_to_do(login, lead, trajectory):
    wijk = link_wijk(trajectory)

    page = login(lead).get("/")

    assert "nog geen cyclus Begin de eerste cyclus" in text_of(page)
    assert f"/trajecten/{trajectory.slug}/{wijk.slug}" in page.text


def test_only_the_last_cycle_of_a_wijk_shows(login, lead, trajectory):
    first = running(trajectory, "Osdorp", number=1)
    first.phase, first.closed_on = Phase.CLOSED, TODAY
    make_story(first)
    make_cycle(trajectory, first.wijk, number=2, phase_started_on=TODAY, last_entry_on=TODAY)

    page = text_of(login(lead).get("/"))

    assert "cyclus 2" in page
    assert "cyclus 1" not in page


def test_a_wijk_whose_cycle_is_closed_may_begin_again(login, lead, trajectory):
    running(trajectory, "Osdorp", phase=Phase.CLOSED, closed_on=date(2026, 11, 3))

    page = text_of(login(lead).get("/"))

    assert "afgesloten op 3 november 2026" in page
    assert "Begin een nieuwe cyclus" in page
    assert "In geen enkele wijk loopt nu een cyclus." in page


def titles(user):
    return [item.title for item in todo(overview_of(user))]


def test_what_waits_comes_in_order(session, lead, trajectory):
    osdorp = running(trajectory, "Osdorp", number=2)
    welfare = make_organisation(lead.gemeente)
    make_conversation(osdorp, welfare, held_on=date(2026, 11, 26), starts_at="10.00")
    running(trajectory, "Indische Buurt", day=40, silent=34)
    running(trajectory, "Geuzenveld", day=37, phase=Phase.MEASURE)
    make_action(osdorp, due_on=days_ago(9), title="Kaartje voor de huisarts")
    make_lesson(osdorp, review_state=ReviewState.QUESTIONED)
    make_lesson(osdorp, review_state=ReviewState.PROPOSED)
    earlier = make_cycle(trajectory, osdorp.wijk, number=1, phase=Phase.CLOSED)
    make_action(earlier, done_on=days_ago(60), title="Koffie op het plein")

    assert titles(lead) == [
        "Gesprek Osdorp voorbereiden",
        "Gesprek Indische Buurt plannen",
        "Vraag van de adviseur beantwoorden",
        "Vragen naar ‘Kaartje voor de huisarts’",
        "Meten in Geuzenveld afronden",
        "Voorgestelde les bekijken",
        "‘Koffie op het plein’ beoordelen",
    ]
    assert todo(overview_of(lead))[0].why == "Donderdag om 10.00 uur, één organisatie."


def test_many_of_a_kind_become_one_line(session, lead, trajectory):
    cycle = running(trajectory, "Osdorp", number=2)
    earlier = make_cycle(trajectory, cycle.wijk, number=1, phase=Phase.CLOSED)
    for _ in range(3):
        make_action(cycle, due_on=days_ago(9))
        make_action(earlier, done_on=days_ago(60))
        make_lesson(cycle, review_state=ReviewState.PROPOSED)

    assert titles(lead) == [
        "Vragen naar drie late acties",
        "Drie voorgestelde lessen bekijken",
        "Drie acties beoordelen",
    ]


def test_late_actions_in_many_wijken_name_none(session, lead, trajectory):
    for name in ("Osdorp", "De Bijlmer", "Geuzenveld", "Slotermeer"):
        make_action(running(trajectory, name), due_on=days_ago(9))

    [late] = todo(overview_of(lead))

    assert late.why == "In vier wijken."


def test_of_much_that_waits_the_first_seven_are_in_sight(login, lead, trajectory):
    for number in range(9):
        running(trajectory, f"Wijk {number}", day=40, silent=34)

    waiting = login(lead).get("/").text.partition("Vandaag van u")[2].partition("</section>")[0]

    in_sight, _, folded = waiting.partition("<summary><span>Nog twee</span></summary>")
    assert (in_sight.count("<li "), folded.count("<li ")) == (7, 2)


def test_a_cycle_that_stands_still_outside_a_talk_is_set_going(session, lead, trajectory):
    running(trajectory, "Osdorp", day=40, silent=34, phase=Phase.LEARN)

    assert titles(lead) == ["Osdorp weer op gang brengen"]


def test_nothing_waits(login, lead, trajectory):
    cycle = running(trajectory, "Osdorp")
    make_conversation(cycle, held_on=TODAY + timedelta(days=8))
    make_lesson(cycle)

    assert titles(lead) == []
    assert "Er wacht nu niets op u." in text_of(login(lead).get("/"))


def test_the_coming_weeks(session, lead, trajectory):
    trajectory.report_on = date(2027, 1, 15)
    cycle = running(trajectory, "Osdorp")
    make_conversation(cycle, held_on=date(2026, 12, 1))
    for _ in range(2):
        make_action(cycle, due_on=date(2026, 12, 1))
    make_action(cycle, due_on=date(2026, 12, 8), done_on=TODAY)
    make_action(cycle, due_on=date(2027, 1, 4))
    make_conversation(cycle, held_on=date(2027, 6, 1))

    found = [(item.label, item.what) for item in sentences.agenda(overview_of(lead))]

    assert found == [
        ("di 1 dec", "Gesprek Osdorp; twee acties moeten klaar zijn"),
        ("vr 15 jan", "Rapport aan de raad: Aanpak eenzaamheid"),
    ]


def test_lines_of_partners_in_the_past_week_are_counted(login, lead, trajectory):
    cycle = running(trajectory, "Osdorp")
    action = make_action(cycle)
    now = datetime(2026, 11, 24, 8, tzinfo=AMSTERDAM)
    for ago in (0, 3, 7, 8):
        make_log(action, recorded_at=now - timedelta(days=ago))
    make_log(action, recorded_at=now, organisation_id=lead.organisation_id)

    assert "Partners schreven drie regels bij acties" in text_of(login(lead).get("/"))


def test_drafts_stand_apart_and_closed_ones_are_counted(login, lead, trajectory):
    running(trajectory, "Osdorp")
    make_trajectory(lead.gemeente, title="Samen eten", status=TrajectoryStatus.DRAFT)
    make_trajectory(lead.gemeente, title="Oud werk", status=TrajectoryStatus.CLOSED)

    page = text_of(login(lead).get("/"))

    assert "In voorbereiding Samen eten" in page
    assert "ook één afgesloten traject" in page
    assert "Oud werk" not in page


def test_a_gemeente_that_begins_sees_what_to_do_first(login, lead):
    page = text_of(login(lead).get("/"))

    assert "Er loopt nog geen traject in uw gemeente." in page
    assert "Traject beginnen" in page


def test_another_gemeente_never_shows(login, lead, trajectory):
    running(trajectory, "Osdorp")
    other = make_trajectory(make_gemeente(), title="Ander traject", report_on=date(2026, 12, 3))
    theirs = running(other, "Hillesluis", day=40, silent=34)
    make_conversation(theirs, held_on=date(2026, 11, 26))
    action = make_action(theirs, due_on=days_ago(9), title="Andere actie")
    make_log(action, recorded_at=datetime(2026, 11, 24, 8, tzinfo=AMSTERDAM))
    make_lesson(theirs, review_state=ReviewState.PROPOSED, title="Andere les")

    page = text_of(login(lead).get("/"))

    for name in ("Ander traject", "Hillesluis", "Andere actie", "Andere les", "do 26 nov"):
        assert name not in page
    assert "Partners schreven geen regels" in page


# ---- signals


def test_a_row_has_room_for_two_signals_and_leads_to_the_others(login, lead, trajectory):
    cycle = running(trajectory, "Osdorp")
    for _ in range(3):
        make_conversation(cycle, held_on=days_ago(2))

    page = login(lead).get("/")
    words = text_of(page)

    assert words.count("is niet opgeschreven wie er was.") == 1
    assert "Hier doet naast de gemeente nog geen partner mee." in words
    assert "nog twee signalen over Osdorp" in words
    assert f"/{cycle.wijk.slug}#signalen" in page.text


def test_signals_about_the_whole_stand_under_the_wijken(login, lead, trajectory):
    running(trajectory, "Osdorp", silent=40, day=60)

    page = login(lead).get("/")

    assert "Er loopt al een cyclus, maar in de startanalyse" in text_of(page)
    assert f"/trajecten/{trajectory.slug}#signalen" in page.text
    assert page.text.count("timetable__signal") == 3  # the silence stands in the row itself


def fill(trajectory, n):
    for number in range(n):
        cycle = running(trajectory, f"Wijk {number}", number=2)
        make_conversation(cycle, make_organisation(trajectory.gemeente), held_on=TODAY)
        make_action(cycle, due_on=days_ago(3))
        make_lesson(cycle, review_state=ReviewState.PROPOSED)
        make_cycle(trajectory, cycle.wijk, number=1, phase=Phase.CLOSED)


def test_it_takes_as_many_queries_for_two_wijken_as_for_twenty(
    login, session, lead, trajectory, count_queries
):
    fill(trajectory, 2)
    with count_queries() as few:
        assert login(lead).get("/").status_code == 200
    fill(trajectory, 18)
    fill(make_trajectory(lead.gemeente), 3)
    with count_queries() as many:
        assert login(lead).get("/").status_code == 200

    assert len(few) == len(many)
    assert len(many) <= 39  # half of them read the facts for the signals
