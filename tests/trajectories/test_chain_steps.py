"""The steps on results, indicators, principles and offers."""

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_cycle,
    make_indicator,
    make_measurement,
    make_offer,
    make_principle,
    make_result,
    make_trajectory,
)
from tests.html import text_of
from tests.trajectories.given import draft, lead_of, url
from tracker.models import (
    Indicator,
    Offer,
    SocietalResult,
    Target,
    TrajectoryPrinciple,
)

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
