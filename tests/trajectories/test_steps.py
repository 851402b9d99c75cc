"""Registering a trajectory in steps, from the first page to the start."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_member,
    make_offer,
    make_stakeholder,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.trajectories.given import draft, lead_of, url
from tracker.domain.vocabulary import Role, TrajectoryStatus
from tracker.models import (
    PhasePlan,
    Trajectory,
)

BASICS = {
    "title": "Aanpak eenzaamheid",
    "theme": "Eenzaamheid",
    "age_group": "volwassenen",
    "starts_on": "2026-01-01",
    "ends_on": "2027-12-31",
}


STEPS = (
    "thema-en-periode",
    "wie-doen-er-mee",
    "wijken-kiezen",
    "eigen-wijk",
    "deelnemers/nieuw",
    "startanalyse",
    "ambitie",
    "resultaten",
    "resultaten/nieuw",
    "principes",
    "principes/kiezen",
    "aanbod",
    "aanbod/nieuw",
    "fasen",
    "controleren",
    "afsluiten",
)


def test_a_lead_starts_a_draft_and_goes_on_to_the_next_step(login, session):
    gemeente = make_gemeente(name="Zwolle")

    page = login(make_user(Role.PROGRAMME_LEAD, gemeente)).post("/trajecten/nieuw", data=BASICS)

    trajectory = session.scalar(select(Trajectory))
    assert page.status_code == 303
    assert page.location == "/trajecten/zwolle-aanpak-eenzaamheid/bewerken/wie-doen-er-mee"
    assert (trajectory.gemeente_id, trajectory.status) == (gemeente.id, TrajectoryStatus.DRAFT)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Geef het traject een naam."),
        ({"theme": ""}, "Vul een thema in."),
        ({"age_group": ""}, "Vul in voor wie het traject is."),
        ({"starts_on": ""}, "Vul in wanneer het traject begint."),
        ({"ends_on": ""}, "Vul in wanneer het traject eindigt."),
        ({"ends_on": "2025-01-01"}, "Kies een einddatum op of na de begindatum."),
        ({"report_on": "2025-01-01"}, "Kies een rapportdatum op of na de begindatum."),
        ({"ends_on": "31-02-2027"}, "een bestaande datum"),
        ({"title": "Bel 06-12345678"}, "Haal een telefoonnummer uit de tekst."),
    ],
)
def test_what_cannot_be_is_refused_and_kept(login, session, wrong, sentence):
    user = make_user(Role.PROGRAMME_LEAD, make_gemeente())

    page = login(user).post("/trajecten/nieuw", data=BASICS | {"age_group": "55-plus"} | wrong)

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert "Fout: " in page.text
    if "age_group" not in wrong:
        assert 'value="55-plus"' in page.text
    assert session.scalar(select(Trajectory)) is None


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ADVISER, Role.READER, Role.PLATFORM_ADMIN])
def test_nobody_else_starts_a_trajectory(login, session, role):
    assert login(make_user(role, make_gemeente())).get("/trajecten/nieuw").status_code == 403


@pytest.mark.parametrize("step", ["", *STEPS])
@pytest.mark.parametrize("who", ["lead", "stranger", "partner"])
def test_every_step_is_for_who_may_edit(login, session, step, who):
    trajectory = draft()
    users = {
        "lead": lead_of(trajectory),
        "stranger": make_user(Role.PROGRAMME_LEAD, make_gemeente()),
        "partner": make_user(Role.PARTNER, trajectory.gemeente),
    }
    make_member(users["partner"], trajectory, link_wijk(trajectory))

    page = login(users[who]).get(url(trajectory, step))

    assert page.status_code == {"lead": 200, "stranger": 404, "partner": 403}[who]


def test_a_visitor_is_sent_to_the_login(client, session):
    page = client.get(url(draft()))

    assert page.status_code == 302
    assert page.location.startswith("/inloggen")


def test_a_closed_trajectory_cannot_be_changed(login, session):
    trajectory = make_trajectory(status=TrajectoryStatus.CLOSED)

    page = login(lead_of(trajectory)).post(url(trajectory, "thema-en-periode"), data=BASICS)

    assert page.status_code == 403


def test_the_steps_say_how_far_they_are(login, session):
    trajectory = draft(analysis_who="55-plus", analysis_causes="verlies")
    client = login(lead_of(trajectory))

    before = text_of(client.get(url(trajectory)))
    link_wijk(trajectory)
    make_stakeholder(trajectory)
    trajectory = session.get(Trajectory, trajectory.id)
    trajectory.ambition = "Minder mensen alleen"
    after = text_of(client.get(url(trajectory)))

    assert "Startanalyse 2 van 5 delen" in before
    assert "Wie doen er mee nog niet" in before
    assert "Controleren en starten kan nog niet" in before
    assert "Wie doen er mee klaar" in after
    assert "Controleren en starten kan nu" in after


def test_theme_and_period_are_changed(login, session):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(
        url(trajectory, "thema-en-periode"), data=BASICS | {"is_open_to_advisers": "y"}
    )

    session.refresh(trajectory)
    assert page.location == url(trajectory, "wie-doen-er-mee")
    assert trajectory.title == "Aanpak eenzaamheid"
    assert trajectory.ends_on == date(2027, 12, 31)
    assert trajectory.is_open_to_advisers


def test_saving_for_later_goes_back_to_the_steps(login, session):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(
        url(trajectory, "startanalyse"), data={"who": "55-plus", "later": "ja"}
    )

    assert page.location == url(trajectory)
    assert session.scalar(select(Trajectory.analysis_who)) == "55-plus"


def test_what_someone_else_saved_is_shown_before_it_is_overwritten(login, session):
    trajectory = draft(analysis_who="Eerste tekst")
    client = login(lead_of(trajectory))
    opened = trajectory.version
    trajectory.analysis_who = "Tekst van een collega"

    page = client.post(
        url(trajectory, "startanalyse"), data={"who": "Mijn tekst", "version": opened}
    )

    assert page.status_code == 400
    words = text_of(page)
    assert "Iemand anders heeft dit intussen gewijzigd." in words
    assert "Dit is nu bewaard" in words
    assert "Tekst van een collega" in words
    assert "Mijn tekst" in page.text
    assert session.scalar(select(Trajectory.analysis_who)) == "Tekst van een collega"


def test_an_ambition_is_needed_and_money_takes_points(login, session):
    trajectory = draft()
    client = login(lead_of(trajectory))

    refused = client.post(url(trajectory, "ambitie"), data={"budget": "84.000"})
    client.post(url(trajectory, "ambitie"), data={"ambition": "Minder", "budget": "84.000"})

    assert refused.status_code == 400
    assert "Schrijf op wat er anders moet zijn voor inwoners." in text_of(refused)
    assert 'value="84.000"' in refused.text
    assert session.scalar(select(Trajectory.budget)) == 84000


def test_a_part_of_another_trajectory_is_not_found(login, session):
    trajectory, other = draft(), draft()
    client = login(lead_of(trajectory))
    indicator, offer = make_indicator(other), make_offer(other)
    paths = (
        f"deelnemers/{make_stakeholder(other).id}",
        f"resultaten/{indicator.result_id}",
        f"indicatoren/{indicator.id}",
        f"aanbod/{offer.id}",
        f"principes/{link_principle(other).id}/verwijderen",
    )

    assert {client.get(url(trajectory, path)).status_code for path in paths} == {404}


PHASES = {
    f"{phase}-{name}": value
    for phase in ("measure", "speak", "learn", "improve")
    for name, value in (("label", f"{phase}en"), ("days", "10"))
}


def test_phases_get_their_own_words_and_days(login, session):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(
        url(trajectory, "fasen"), data=PHASES | {"speak-label": "bespreken"}
    )

    assert page.location == url(trajectory, "controleren")
    assert "bespreken" in session.scalars(select(PhasePlan.label)).all()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"speak-label": ""}, "Geef elke fase een naam."),
        ({"speak-days": "0"}, "Een fase duurt ten minste één dag."),
        ({"speak-days": "9999"}, "Een fase duurt hoogstens 730 dagen."),
        ({"speak-days": "veel"}, "een heel getal"),
    ],
)
def test_a_phase_without_name_or_length_is_refused(login, session, wrong, sentence):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(url(trajectory, "fasen"), data=PHASES | wrong)

    assert page.status_code == 400
    assert sentence in text_of(page)


def test_starting_too_early_says_what_is_missing(login, session):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(url(trajectory, "controleren"))

    words = text_of(page)
    assert page.status_code == 400
    assert "Kies ten minste één wijk bij ‘Wie doen er mee’." in words
    assert "Schrijf de ambitie op." in words
    assert session.scalar(select(Trajectory.status)) is TrajectoryStatus.DRAFT


def test_a_complete_draft_starts(login, session):
    trajectory = draft(ambition="Minder mensen alleen")
    link_wijk(trajectory)
    client = login(lead_of(trajectory))

    page = client.post(url(trajectory, "controleren"))
    again = client.post(url(trajectory, "controleren"))

    assert page.location == f"/trajecten/{trajectory.slug}"
    assert session.scalar(select(Trajectory.status)) is TrajectoryStatus.RUNNING
    assert "Dit traject is al gestart." in text_of(again)


def test_a_trajectory_with_a_running_cycle_cannot_be_closed(login, session):
    trajectory = make_trajectory()
    make_cycle(trajectory)

    page = login(lead_of(trajectory)).post(url(trajectory, "afsluiten"))

    assert page.status_code == 400
    assert "Er loopt nog een cyclus." in text_of(page)


def test_closing_a_draft_is_refused_and_a_running_one_closes(login, session):
    trajectory = draft()
    client = login(lead_of(trajectory))

    refused = client.post(url(trajectory, "afsluiten"))
    session.get(Trajectory, trajectory.id).status = TrajectoryStatus.RUNNING
    client.post(url(trajectory, "afsluiten"))

    assert "Alleen een lopend traject kan worden afgesloten." in text_of(refused)
    assert session.scalar(select(Trajectory.status)) is TrajectoryStatus.CLOSED


def test_a_step_takes_the_same_number_of_queries_whatever_the_data(login, session, count_queries):
    small, large = draft(), draft()
    for trajectory, n in ((small, 2), (large, 8)):
        for _ in range(n):
            link_wijk(trajectory)
            make_indicator(trajectory)
            make_offer(trajectory, principles=[link_principle(trajectory).principle])
    steps = ("", "wie-doen-er-mee", "resultaten", "principes", "aanbod", "controleren")

    def counts(trajectory):
        client = login(lead_of(trajectory))
        numbers = []
        for step in steps:
            with count_queries() as statements:
                client.get(url(trajectory, step))
            numbers.append(len(statements))
        return numbers

    assert counts(small) == counts(large)
