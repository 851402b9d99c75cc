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
    make_measurement,
    make_member,
    make_offer,
    make_principle,
    make_result,
    make_stakeholder,
    make_trajectory,
    make_user,
    saved,
)
from tests.html import text_of
from tracker.domain.vocabulary import AreaKind, Role, TrajectoryStatus
from tracker.models import (
    CbsArea,
    Indicator,
    Offer,
    PhasePlan,
    SocietalResult,
    Stakeholder,
    Target,
    Trajectory,
    TrajectoryPrinciple,
    TrajectoryWijk,
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


def draft(gemeente=None, **values):
    return make_trajectory(gemeente, status=TrajectoryStatus.DRAFT, **values)


def lead_of(trajectory):
    return make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)


def url(trajectory, step=""):
    return f"/trajecten/{trajectory.slug}/bewerken{'/' + step if step else ''}"


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


def make_area(gemeente, code="WK036381", name="Osdorp-Oost", year=2023):
    values = {"code": code, "division_year": year, "name": name, "kind": AreaKind.WIJK}
    return saved(CbsArea(**values, gemeente_code=gemeente.code))


def test_wijken_are_found_by_name_and_chosen(login, session):
    trajectory = draft()
    make_area(trajectory.gemeente)
    make_area(trajectory.gemeente, code="WK036390", name="Bijlmer")
    make_area(make_gemeente(), code="WK059901", name="Osdorp elders")
    client = login(lead_of(trajectory))

    found = text_of(client.get(url(trajectory, "wijken-kiezen") + "?zoek=osdorp"))
    page = client.post(url(trajectory, "wijken-kiezen"), data={"codes": ["WK036381 2023"]})

    assert "Osdorp-Oost" in found
    assert "Bijlmer" not in found
    assert "elders" not in found
    assert page.location == url(trajectory, "wie-doen-er-mee")
    assert session.scalar(select(TrajectoryWijk)).wijk.name == "Osdorp-Oost"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Kies een wijk uit de lijst."),
        ({"codes": ["WK999999 2023"]}, "WK999999 bestaat niet in de indeling van 2023"),
    ],
)
def test_a_wijk_that_is_not_in_the_list_is_refused(login, session, data, sentence):
    trajectory = draft()
    make_area(trajectory.gemeente)

    page = login(lead_of(trajectory)).post(url(trajectory, "wijken-kiezen"), data=data)

    assert page.status_code == 400
    assert sentence in text_of(page)


def test_a_wijk_under_an_own_name_may_have_codes(login, session):
    trajectory = draft()
    make_area(trajectory.gemeente, year=2016)

    login(lead_of(trajectory)).post(
        url(trajectory, "eigen-wijk"),
        data={"name": "Osdorp", "district": "Nieuw-West", "codes": "WK036381 (2016)\n"},
    )

    assert session.scalar(select(TrajectoryWijk)).wijk.district == "Nieuw-West"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"name": ""}, "Vul de naam van de wijk in."),
        ({"codes": "WK036381"}, "Schrijf een code als WK036381, met het jaar"),
        ({"codes": "WK999999 2016"}, "WK999999 bestaat niet in de indeling van 2016"),
    ],
)
def test_an_own_wijk_with_a_wrong_code_is_refused(login, session, data, sentence):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(
        url(trajectory, "eigen-wijk"), data={"name": "Osdorp", "district": "Nieuw-West"} | data
    )

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert 'value="Nieuw-West"' in page.text
    assert session.scalar(select(TrajectoryWijk)) is None


def test_a_wijk_that_takes_part_already_is_refused(login, session):
    trajectory = draft()
    wijk = link_wijk(trajectory)

    page = login(lead_of(trajectory)).post(url(trajectory, "eigen-wijk"), data={"name": wijk.name})

    assert "Deze wijk doet al mee." in text_of(page)


def test_a_wijk_leaves_after_confirmation(login, session):
    trajectory = draft()
    link_wijk(trajectory)
    link = session.scalar(select(TrajectoryWijk))
    client, address = login(lead_of(trajectory)), url(trajectory, f"wijken/{link.id}/verwijderen")

    asked = client.get(address)
    assert session.scalar(select(TrajectoryWijk)) is not None
    client.post(address)

    assert asked.status_code == 200
    assert session.scalar(select(TrajectoryWijk)) is None


def test_a_wijk_with_a_cycle_cannot_leave(login, session):
    trajectory = make_trajectory()
    make_cycle(trajectory)
    link = session.scalar(select(TrajectoryWijk))

    page = login(lead_of(trajectory)).post(url(trajectory, f"wijken/{link.id}/verwijderen"))

    assert page.status_code == 400
    assert "Daarom kan de wijk niet meer weg." in text_of(page)


def test_a_stakeholder_is_added_changed_and_removed(login, session):
    trajectory = draft()
    client = login(lead_of(trajectory))
    data = {"name": "Huisartsen", "kind": "professionals", "contribution": "Verwijzen"}

    client.post(url(trajectory, "deelnemers/nieuw"), data=data)
    stakeholder = session.scalar(select(Stakeholder))
    address = url(trajectory, f"deelnemers/{stakeholder.id}")
    client.post(address, data=data | {"name": "Huisartsenpost"})
    assert session.scalar(select(Stakeholder.name)) == "Huisartsenpost"
    client.post(f"{address}/verwijderen")

    assert session.scalar(select(Stakeholder)) is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Vul de naam van de groep of organisatie in."),
        ({"kind": ""}, "Kies wie dat zijn."),
        ({"kind": "bestaat-niet"}, "Kies wie dat zijn."),
    ],
)
def test_a_stakeholder_without_name_or_kind_is_refused(login, session, wrong, sentence):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(
        url(trajectory, "deelnemers/nieuw"),
        data={"name": "Huisartsen", "kind": "professionals"} | wrong,
    )

    assert page.status_code == 400
    assert sentence in text_of(page)


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


RESULT = {"title": "Meer contact", "factor": "netwerk", "factor_kind": "protective"}
INDICATOR = {
    "title": "Kwam vier keer",
    "wanted": "up",
    "unit": "share",
    "kind": "counted",
    "source": "registratie",
}


def targets(*rows):
    names = ("wijk_id", "baseline", "value")
    return {
        f"targets-{place}-{name}": str(value)
        for place, row in enumerate(rows)
        for name, value in zip(names, row, strict=True)
    }


def test_a_result_leads_to_its_indicator_with_targets(login, session):
    trajectory = draft()
    wijk = link_wijk(trajectory)
    client = login(lead_of(trajectory))

    page = client.post(url(trajectory, "resultaten/nieuw"), data=RESULT)
    result = session.scalar(select(SocietalResult))
    assert page.location == url(trajectory, f"resultaten/{result.id}/indicator")
    client.post(page.location, data=INDICATOR | targets((wijk.id, "35,5", "60")))

    target = session.scalar(select(Target))
    assert (target.wijk_id, target.baseline, target.value) == (wijk.id, 35.5, 60.0)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Schrijf op wat er voor inwoners moet veranderen."),
        ({"factor": ""}, "Vul de factor in waar dit resultaat van afhangt."),
        ({"factor_kind": ""}, "Kies of de factor beschermt of een risico is."),
    ],
)
def test_an_incomplete_result_is_refused(login, session, wrong, sentence):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(url(trajectory, "resultaten/nieuw"), data=RESULT | wrong)

    assert page.status_code == 400
    assert sentence in text_of(page)


@pytest.mark.parametrize(
    ("wrong", "rows", "sentence"),
    [
        ({"title": ""}, [], "Schrijf op waaraan u het resultaat ziet."),
        ({"wanted": ""}, [], "Kies welke kant goed is."),
        ({"unit": ""}, [], "Kies wat u telt."),
        ({"kind": ""}, [], "Kies hoe u aan het cijfer komt."),
        ({"source": ""}, [], "Vul de bron in."),
        ({}, [(35, 120)], "Vul voor Osdorp 100 procent of minder in."),
        ({}, [(101, 60)], "Vul voor Osdorp 100 procent of minder in."),
        ({}, [(-1, 60)], "Vul voor Osdorp nul of meer in."),
        ({}, [(35, 60), (35, 70)], "Osdorp staat er twee keer."),
        ({}, [(35, "veel")], "Vul bij ‘Streefwaarde’ een getal in"),
        ({"explanation": "BSN 111222333"}, [], "Haal een burgerservicenummer uit de tekst."),
    ],
)
def test_a_wrong_indicator_is_refused_and_kept(login, session, wrong, rows, sentence):
    trajectory = draft()
    result, wijk = make_result(trajectory), link_wijk(trajectory)
    wijk.name = "Osdorp"
    filled = targets(*((wijk.id, *row) for row in rows))

    page = login(lead_of(trajectory)).post(
        url(trajectory, f"resultaten/{result.id}/indicator"), data=INDICATOR | filled | wrong
    )

    assert page.status_code == 400
    assert sentence in text_of(page)
    if "source" not in wrong:
        assert 'value="registratie"' in page.text
    for value in (value for row in rows for value in row):
        assert f'value="{value}"' in page.text
    assert session.scalar(select(Indicator)) is None


def test_a_target_in_another_trajectory_is_refused(login, session):
    trajectory = draft()
    result, elsewhere = make_result(trajectory), link_wijk(draft())

    page = login(lead_of(trajectory)).post(
        url(trajectory, f"resultaten/{result.id}/indicator"),
        data=INDICATOR | targets((elsewhere.id, 1, 2)),
    )

    assert page.status_code == 400
    assert "Eén van de wijken doet niet meer mee." in text_of(page)


def test_an_indicator_is_changed_and_removed(login, session):
    trajectory = draft()
    indicator, wijk = make_indicator(trajectory), link_wijk(trajectory)
    client, address = login(lead_of(trajectory)), url(trajectory, f"indicatoren/{indicator.id}")

    client.post(address, data=INDICATOR | targets((wijk.id, "", "60")))
    shown = client.get(address)
    assert 'value="60"' in shown.text
    assert session.scalar(select(Target.baseline)) is None
    client.post(f"{address}/verwijderen")

    assert session.scalar(select(Indicator)) is None


def test_a_measured_indicator_keeps_its_unit_and_its_place(login, session):
    trajectory = make_trajectory()
    indicator = make_indicator(trajectory)
    make_measurement(indicator, make_cycle(trajectory))
    client, address = login(lead_of(trajectory)), url(trajectory, f"indicatoren/{indicator.id}")

    changed = client.post(address, data=INDICATOR | {"unit": "count"})
    removed = client.post(f"{address}/verwijderen")
    result = client.post(url(trajectory, f"resultaten/{indicator.result_id}/verwijderen"))

    assert "Maak een nieuwe indicator voor een andere eenheid." in text_of(changed)
    assert "Daarom kan het niet meer weg." in text_of(removed)
    assert "Daarom kan het niet meer weg." in text_of(result)
    assert [page.status_code for page in (changed, removed, result)] == [400, 400, 400]


def test_principles_on_the_own_theme_come_first(login, session):
    trajectory = draft(theme="Jeugd")
    make_principle(title="Over eenzaamheid")
    own = make_principle(title="Over jeugd")
    own.edition.dossier.theme = "Jeugd"

    words = text_of(login(lead_of(trajectory)).get(url(trajectory, "principes/kiezen")))

    assert words.index("Over jeugd") < words.index("Over eenzaamheid")


def test_principles_are_searched_chosen_and_applied(login, session):
    trajectory = draft()
    principle = make_principle(title="Kies voor langere duur")
    make_principle(title="Werf via bekenden")
    client = login(lead_of(trajectory))

    found = text_of(client.get(url(trajectory, "principes/kiezen") + "?zoek=duur"))
    client.post(url(trajectory, "principes/kiezen"), data={"principles": [principle.id]})
    link = session.scalar(select(TrajectoryPrinciple))
    page = client.post(
        url(trajectory, "principes"),
        data={"links-0-link_id": link.id, "links-0-text": "Acht vaste deelnemers."},
    )

    assert "Kies voor langere duur" in found
    assert "Werf via bekenden" not in found
    assert page.location == url(trajectory, "aanbod")
    assert session.scalar(select(TrajectoryPrinciple.applied_here)) == "Acht vaste deelnemers."


def test_choosing_no_principle_is_refused(login, session):
    trajectory = draft()
    make_principle()

    page = login(lead_of(trajectory)).post(url(trajectory, "principes/kiezen"), data={})

    assert page.status_code == 400
    assert "Kies een principe uit de lijst." in text_of(page)


def test_a_principle_in_use_cannot_go(login, session):
    trajectory = draft()
    link = link_principle(trajectory)
    make_offer(trajectory, principles=[link.principle])
    client = login(lead_of(trajectory))
    address = url(trajectory, f"principes/{link.id}/verwijderen")

    refused = client.post(address)
    session.delete(session.scalar(select(Offer)))
    client.post(address)

    assert "Bij dit principe hoort al aanbod" in text_of(refused)
    assert session.scalar(select(TrajectoryPrinciple)) is None


def test_an_offer_is_added_changed_and_removed(login, session):
    trajectory = draft()
    wijk, link = link_wijk(trajectory), link_principle(trajectory)
    client = login(lead_of(trajectory))
    data = {
        "title": "Koffie",
        "provider": "CJG",
        "wijk_id": wijk.id,
        "principles": [link.principle_id],
        "reach": "64",
        "cost_per_year": "6.500",
    }

    client.post(url(trajectory, "aanbod/nieuw"), data=data)
    offer = session.scalar(select(Offer))
    address = url(trajectory, f"aanbod/{offer.id}")
    assert (offer.wijk_id, offer.reach, offer.cost_per_year) == (wijk.id, 64, 6500.0)
    client.post(address, data=data | {"title": "Thee", "wijk_id": ""})
    assert session.execute(select(Offer.title, Offer.wijk_id)).one() == ("Thee", None)
    client.post(f"{address}/verwijderen")

    assert session.scalar(select(Offer)) is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Vul in wat het aanbod is."),
        ({"provider": ""}, "Vul in wie dit aanbiedt."),
        ({"wijk_id": "999999"}, "Kies een van de mogelijkheden."),
        ({"principles": ["999999"]}, "Kies een van de mogelijkheden."),
        ({"principles": ["abc"]}, "Kies uit de lijst."),
        ({"intervention_id": "999999"}, "Kies een van de mogelijkheden."),
        ({"reach": "-1"}, "Vul bij ‘Bereik per jaar’ 0 of meer in."),
        ({"cost_per_year": "duur"}, "Vul bij ‘Kosten per jaar’ een heel getal in"),
    ],
)
def test_a_wrong_offer_is_refused_and_kept(login, session, wrong, sentence):
    trajectory = draft()
    link_principle(trajectory)
    data = {"title": "Koffie", "provider": "CJG", "hours_per_year": "12"}

    page = login(lead_of(trajectory)).post(url(trajectory, "aanbod/nieuw"), data=data | wrong)

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert 'value="12"' in page.text
    assert session.scalar(select(Offer)) is None


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
