"""A newer edition of a dossier: what trajectories are told, and what they do with it."""

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_member,
    make_offer,
    make_organisation,
    make_principle,
    make_reflection,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.library.given import (
    WORDS,
    dossier_of,
    draft_of,
    dropping_edition,
    next_edition,
    publish,
)
from tracker.cycles.services import reflect
from tracker.domain.vocabulary import ChangeKind, LessonDirection, ReflectionScore, Role
from tracker.editions import added_since, edition_news
from tracker.library import services as library
from tracker.models import Action, LessonPrinciple, Offer, Reflection, TrajectoryPrinciple
from tracker.trajectories import services


@pytest.fixture
def link(session):
    """A trajectory that rests on a principle of the first edition."""
    principle = make_principle(title="Vraag bewoners", explanation="Zo was het.")
    return link_principle(make_trajectory(), principle, applied_here="Wij bellen aan.")


@pytest.fixture
def lead(link):
    return make_user(Role.PROGRAMME_LEAD, link.trajectory.gemeente)


def address(link, rest="nieuwe-uitgave"):
    return f"/trajecten/{link.trajectory.slug}/{rest}"


def move(link, rest="volgen"):
    return address(link, f"bewerken/principes/{link.id}/{rest}")


def news_of(link):
    return edition_news([link.trajectory_id])[link.trajectory_id]


# ---- what is told


def test_nothing_is_told_while_the_edition_is_current(link):
    draft_of(dossier_of(link.principle))  # a draft is nobody's news

    assert news_of(link) == []


def test_a_changed_principle_is_told_with_the_note(link):
    new = next_edition(link.principle)

    [news] = news_of(link)

    assert (news.kind, news.principle, news.is_passed) == (ChangeKind.CHANGED, new, False)
    assert [note.text for note in news.notes] == ["De uitleg is korter."]


def test_a_dropped_principle_is_told_with_its_reason(link):
    dropping_edition(link.principle, "Vier lessen spreken dit tegen.")

    [news] = news_of(link)

    assert (news.kind, news.principle) == (ChangeKind.DROPPED, None)
    assert [note.text for note in news.notes] == ["Vier lessen spreken dit tegen."]
    assert [each.title for each in added_since(link.trajectory_id)] == [WORDS.title]


def test_notes_of_all_editions_in_between_are_told(link):
    again = library.PrincipleWords(title="Vraag bewoners", explanation="En weer anders.")
    next_edition(next_edition(link.principle), again)

    [news] = news_of(link)

    assert len(news.notes) == 2
    assert news.principle.explanation == "En weer anders."


def test_the_same_words_in_a_newer_edition_are_no_news(link):
    dossier = dossier_of(link.principle)
    draft = draft_of(dossier)
    library.add_principle(draft, WORDS, source=library.Source(title="Een bron"))
    publish(dossier)

    assert news_of(link) == []
    assert [each.title for each in added_since(link.trajectory_id)] == [WORDS.title]


def test_what_is_told_takes_as_many_queries_for_more(session, count_queries):
    principle = make_principle()
    link_principle(make_trajectory(), principle)
    next_edition(principle)

    def asked():
        ids = session.scalars(select(TrajectoryPrinciple.trajectory_id)).all()
        with count_queries() as statements:
            found = edition_news(ids)
        assert all(found[id] for id in ids)
        session.expire_all()
        return len(statements)

    few = asked()
    for _ in range(4):
        other = make_principle()
        link_principle(make_trajectory(), other)
        link_principle(make_trajectory(), principle)
        next_edition(other)

    assert asked() == few


# ---- the pages


def test_the_trajectory_and_the_home_say_it_and_the_page_shows_both_texts(login, link, lead):
    browser = login(lead)
    before = text_of(browser.get(address(link, "")[:-1]))
    next_edition(link.principle)

    trajectory = browser.get(address(link, "")[:-1])
    home = browser.get("/")
    page = text_of(browser.get(address(link)))

    assert "nieuwere tekst" not in before
    assert "Van één principe is er een nieuwere tekst in het dossier." in text_of(trajectory)
    assert address(link) in trajectory.text
    assert "Van één principe is er een nieuwere tekst." in text_of(home)
    assert address(link) in home.text
    for words in ("Zo was het.", WORDS.explanation, "De uitleg is korter.", "Wij bellen aan."):
        assert words in page


@pytest.mark.parametrize("path", ["volgen", "houden"])
def test_only_the_gemeente_decides(login, session, link, lead, path):
    next_edition(link.principle)
    gemeente = link.trajectory.gemeente
    partner = make_user(Role.PARTNER, gemeente)
    make_member(partner, link.trajectory, link_wijk(link.trajectory))
    stranger = make_user(Role.PROGRAMME_LEAD, make_gemeente())
    people = (partner, stranger, lead)

    pages = [login(user).get(address(link)).status_code for user in people]
    tried = [login(user).post(move(link, path), data={"uitgave": 2}).status_code for user in people]

    assert pages == [200, 404, 200]
    assert tried == [403, 404, 303]
    partner_page = text_of(login(partner).get(address(link)))
    assert "Volg de nieuwe tekst" not in partner_page


def test_a_lead_follows_the_new_words_and_keeps_the_own(login, session, link, lead):
    new = next_edition(link.principle)

    login(lead).post(move(link), data={"uitgave": 2})

    session.refresh(link)
    assert (link.principle_id, link.applied_here) == (new.id, "Wij bellen aan.")
    page = text_of(login(lead).get(address(link)))
    assert "Dit traject bouwt op de tekst van de huidige uitgaven." in page


def test_a_lead_stays_and_hears_of_the_next_edition_again(login, session, link, lead):
    browser = login(lead)
    new = next_edition(link.principle)
    browser.post(move(link, "houden"), data={"uitgave": 2})

    stayed = text_of(browser.get(address(link)))
    home = text_of(browser.get("/"))
    next_edition(new, library.PrincipleWords(title="Weer anders", explanation="Nieuw."))
    later = text_of(browser.get("/"))

    assert "De gemeente koos ervoor de tekst van uitgave 1 te houden." in stayed
    assert "nieuwere tekst" not in home
    assert "nieuwere tekst" in later
    session.refresh(link)
    assert link.principle.edition.number == 1


def test_an_edition_nobody_saw_is_not_followed(login, session, link, lead):
    next_edition(link.principle)
    browser = login(lead)

    browser.post(move(link), data={"uitgave": 1})
    said = text_of(browser.get(address(link)))
    browser.post(move(link, "houden"))
    theirs = link_principle(make_trajectory(), link.principle)
    other = browser.post(address(link, f"bewerken/principes/{theirs.id}/volgen"))

    assert "Dit principe is intussen weer veranderd." in said
    assert other.status_code == 404
    session.refresh(link)
    assert (link.principle.edition.number, link.passed_edition_id) == (1, None)


def test_a_dropped_principle_can_only_be_kept(login, session, link, lead):
    dropping_edition(link.principle, "Te weinig bewijs.")
    browser = login(lead)

    page = text_of(browser.get(address(link)))
    browser.post(move(link), data={"uitgave": 2})

    assert "Te weinig bewijs." in page
    assert "Zo was het." in page
    assert "Volg de nieuwe tekst" not in page
    session.refresh(link)
    assert link.principle.edition.number == 1


def test_new_links_are_made_on_the_current_edition_only(login, session, link, lead):
    old = link.principle
    new = next_edition(old)
    browser = login(lead)
    pick = address(link, "bewerken/principes/kiezen")

    page = browser.get(pick).text
    answers = [browser.post(pick, data={"principles": each.id}).status_code for each in (old, new)]

    assert f'value="{new.id}" checked disabled' in page
    assert f'value="{old.id}"' not in page
    assert answers[1] == 303
    links = session.scalars(select(TrajectoryPrinciple)).all()
    assert [each.principle_id for each in links] == [old.id]  # chosen before, whatever the edition


# ---- one principle, whatever the edition


@pytest.fixture
def moved(session, link, lead):
    """A trajectory with all that points at a principle, moved to the next edition."""
    trajectory, old = link.trajectory, link.principle
    cycle = make_cycle(trajectory)
    organisation = make_organisation(trajectory.gemeente)
    make_offer(trajectory, principles=[old])
    lesson = make_lesson(cycle, old)
    action = make_action(cycle, lead.organisation, principle_id=old.id)
    make_reflection(cycle, old, organisation, score=ReflectionScore.NOT)
    new = next_edition(old)
    services.follow_edition(link, principle=new)
    session.commit()
    link.cycle, link.organisation, link.lesson, link.action = cycle, organisation, lesson, action
    return link


def test_only_the_same_principle_is_followed(link):
    with pytest.raises(services.OtherPrinciple):
        services.follow_edition(link, principle=make_principle())


def test_offers_follow(session, moved):
    offer = session.scalar(select(Offer))
    session.refresh(offer, ["principles"])

    assert offer.principles == [moved.principle]


def test_a_principle_in_use_in_an_earlier_edition_stays(moved):
    with pytest.raises(services.PrincipleInUse):
        services.unlink_principle(moved)


def test_a_lesson_keeps_what_it_said_when_it_is_changed(login, session, moved, lead):
    lesson = moved.lesson
    stored = session.scalar(select(LessonPrinciple))
    old_id = stored.principle_id
    form = login(lead).get(f"/lessen/{lesson.id}/bewerken").text

    assert form.count('name="directions-') == 1 + 4  # one principle: its id and four choices
    assert f'value="{old_id}"' in form
    assert stored.direction is LessonDirection.CONFIRMS


def test_an_action_keeps_its_principle_when_it_is_changed(login, session, moved, lead):
    action = moved.action
    browser = login(lead)
    form = browser.get(f"/acties/{action.id}/bewerken").text

    assert f'<option selected value="{moved.principle_id}"' in form
    assert session.get(Action, action.id).principle_id is not None


def test_reflections_on_both_editions_are_one(login, session, moved, lead):
    cycle = moved.cycle
    page = text_of(login(lead).get(f"/cycli/{cycle.id}"))

    reflect(
        cycle,
        moved.organisation,
        answers={moved.principle_id: (ReflectionScore.FULLY, "")},
        user=lead,
        on=cycle.started_on,
    )

    assert "Nog niemand heeft dit ingevuld." not in page
    [reflection] = session.scalars(select(Reflection)).all()
    assert (reflection.score, reflection.principle_id) == (
        ReflectionScore.FULLY,
        moved.principle_id,
    )
