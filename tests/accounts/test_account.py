"""One's own account: who am I here, and a new password."""

import pytest

from tests.factories import link_wijk, make_gemeente, make_member, make_trajectory, make_user
from tests.html import text_of
from tracker.accounts import services
from tracker.domain.vocabulary import Role
from tracker.models import now
from tracker.web.labels import LABELS, ROLE_SENTENCES

PRESENT = "een lange zin voor mij"
HASH = services.hash_password(PRESENT)
NEW = "drie koeien in de wei"


@pytest.fixture
def user(session):
    return make_user(Role.PARTNER, make_gemeente(), password_hash=HASH)


def change(browser, present=PRESENT, new=NEW, again=None):
    again = new if again is None else again
    data = {"present": present, "new": new, "again": again}
    return browser.post("/account/wachtwoord", data=data)


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_what_the_own_role_does(login, role):
    gemeente = make_gemeente()
    user = make_user(role, gemeente)

    page = text_of(login(user).get("/account"))

    for part in (user.email, user.organisation.name, LABELS[role], ROLE_SENTENCES[role]):
        assert part in page


def test_a_partner_sees_the_own_trajectories_and_wijken_only(login, user):
    own, other = make_trajectory(user.gemeente), make_trajectory(user.gemeente)
    wijk, not_mine = link_wijk(own), link_wijk(own)
    make_member(user, own, wijk)
    colleague = make_user(Role.PARTNER, user.gemeente)
    make_member(colleague, other, link_wijk(other))

    page = text_of(login(user).get("/account"))

    assert own.title in page
    assert f"in {wijk.name}" in page
    assert other.title not in page
    assert not_mine.name not in page


def test_a_visitor_has_no_account_page(client):
    assert client.get("/account").location == "/inloggen?terug=/account"


def test_a_new_password_works_and_the_old_one_no_longer(client, login, user):
    page = change(login(user))

    assert (page.status_code, page.location) == (303, "/account")
    data = {"email": user.email, "password": PRESENT}
    assert client.post("/inloggen", data=data).status_code == 400
    assert client.post("/inloggen", data=data | {"password": NEW}).status_code == 303


def test_a_new_password_logs_other_browsers_out(login, user):
    here, elsewhere = login(user), login(user)

    change(here)

    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"present": "anders"}, "Dit is niet het wachtwoord waarmee u nu inlogt."),
        ({"new": PRESENT}, "Kies een ander wachtwoord dan dat van nu."),
        ({"new": "elf tekens!"}, "Kies een wachtwoord van twaalf tekens of meer."),
        ({"new": "Lerende-praktijk"}, "Dit wachtwoord is makkelijk te raden."),
        ({"new": "aaaaaaaaaaaa"}, "Dit wachtwoord is makkelijk te raden."),
        ({"again": "iets anders"}, "De twee nieuwe wachtwoorden zijn niet gelijk."),
        ({"new": "", "again": ""}, "Vul een nieuw wachtwoord in."),
        ({"present": ""}, "Vul het wachtwoord in waarmee u nu inlogt."),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_its_reason(
    login, session, user, data, sentence
):
    page = change(login(user), **data)

    assert page.status_code == 400
    assert sentence in text_of(page)
    session.refresh(user)
    assert user.password_hash == HASH


def test_the_own_name_is_no_password(session, user):
    user.email = "johannes@voorbeeld.nl"

    with pytest.raises(services.PasswordTooKnown):
        services.change_password(user, present=PRESENT, new="johannes-2026!")


def test_guessing_the_present_password_is_slowed_down(login, user):
    for _ in range(10):
        services.note_failure(user.email, at=now())

    assert "Wacht een kwartier" in text_of(change(login(user)))
