"""The next edition: a copy, changed, published; and a published edition never changes."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories import make_insight, make_principle, make_proposal
from tests.library.given import (
    DAY,
    LATER,
    WORDS,
    dossier_of,
    draft_of,
    dropping_edition,
    next_edition,
    publish,
    same_in,
    work_on,
)
from tracker.domain.vocabulary import ChangeKind, EditionState, ProposalState
from tracker.library import services
from tracker.library.services.drafts import copy_of
from tracker.models import DossierEdition, EditionNote, Principle, ReflectionQuestion
from tracker.models.published import EditionPublished


def test_a_draft_is_a_copy_that_readers_do_not_have(session):
    principle = make_principle(avoid="Een plan zonder bewoners.")

    draft = draft_of(dossier_of(principle))

    copy = same_in(draft, principle)
    assert (draft.number, draft.state, draft.is_current) == (2, EditionState.DRAFT, False)
    assert copy.id != principle.id
    assert (copy.title, copy.avoid) == (principle.title, "Een plan zonder bewoners.")
    assert [question.text for question in copy.questions] == ["In hoeverre 1?", "In hoeverre 2?"]


def test_a_dossier_has_one_draft(session):
    dossier = dossier_of(make_principle())
    draft_of(dossier)

    with pytest.raises(services.DraftExists):
        services.start_draft(work_on(dossier).current, on=DAY)


def test_the_database_allows_one_draft_and_one_current_edition(session):
    edition = make_principle().edition
    values = {
        column.key: getattr(edition, column.key)
        for column in DossierEdition.__mapper__.column_attrs
        if column.key not in {"id", "number"}
    }

    session.add(DossierEdition(number=2, **values))

    with pytest.raises(IntegrityError):
        session.flush()


def test_publishing_makes_the_draft_current_and_keeps_the_old_text(session):
    old = make_principle(explanation="Zo was het.")

    new = next_edition(old)

    session.refresh(old)
    assert (old.explanation, old.edition.is_current) == ("Zo was het.", False)
    assert new.explanation == "Zij weten wat er speelt."
    assert [question.text for question in new.questions] == ["In hoeverre vragen wij het?"]
    assert (new.edition.is_current, new.edition.label) == (True, "november 2026")
    assert new.edition.loaded_on == LATER


def test_of_every_change_it_must_be_said_what_is_different(session):
    principle = make_principle()
    dossier = dossier_of(principle)
    services.change_principle(same_in(draft_of(dossier), principle), WORDS)
    work = work_on(dossier)

    with pytest.raises(services.NotesMissing) as refused:
        services.publish_draft(
            work.draft, current=work.current, label="2027", notes={principle.key: " "}, on=LATER
        )

    assert refused.value.keys == [principle.key]
    assert work_on(dossier).current.number == 1


def test_an_edition_that_says_the_same_is_not_published(session):
    dossier = dossier_of(make_principle())
    draft_of(dossier)

    with pytest.raises(services.NothingChanged):
        publish(dossier)


def test_a_dropped_principle_leaves_its_reason(session):
    principle = make_principle(title="Werf met posters")

    dropping_edition(principle, "Vier lessen spreken dit tegen.")

    note = session.scalar(select(EditionNote).where(EditionNote.key == principle.key))
    assert (note.kind, note.title) == (ChangeKind.DROPPED, "Werf met posters")
    assert note.text == "Vier lessen spreken dit tegen."
    assert [each.title for each in work_on(dossier_of(principle)).current.principles] == [
        WORDS.title
    ]


def test_a_dropped_principle_can_be_put_back(session):
    principle = make_principle()
    dossier = dossier_of(principle)
    draft = draft_of(dossier)
    services.drop_principle(draft, same_in(draft, principle), reason="Te weinig bewijs.")
    work = work_on(dossier)

    services.restore_principle(work.draft, work.stored(principle.key))
    services.restore_principle(work.draft, work.stored(principle.key))

    work = work_on(dossier)
    assert [each.key for each in work.draft.principles] == [principle.key]
    assert work.draft.notes == []


def test_a_new_principle_gets_a_key_no_edition_has(session):
    dossier = dossier_of(make_principle())
    draft = draft_of(dossier)
    source = services.Source(title="Een bron", year=2026)

    keys = [services.add_principle(draft, WORDS, source=source).key for _ in range(2)]

    assert keys == [
        f"{dossier.slug}-vraag-bewoners-eerst",
        f"{dossier.slug}-vraag-bewoners-eerst-2",
    ]


def test_a_discarded_draft_is_gone_and_its_proposals_are_open(session):
    principle = make_principle()
    proposal = make_proposal(make_insight(principle))
    draft = draft_of(dossier_of(principle))
    services.take_over_proposal(proposal, draft=draft, on=DAY)

    services.discard_draft(work_on(dossier_of(principle)).draft)

    assert work_on(dossier_of(principle)).draft is None
    assert (proposal.state, proposal.edition_id) == (ProposalState.OPEN, None)


def test_a_proposal_is_added_to_the_explanation_and_taken_out_again(session):
    principle = make_principle(explanation="Zo werkt het.")
    proposal = make_proposal(make_insight(principle), text="Ga mee.")
    draft = draft_of(dossier_of(principle))

    services.take_over_proposal(proposal, draft=draft, on=DAY)
    taken = same_in(draft, principle).explanation
    with pytest.raises(services.ProposalDecided):
        services.take_over_proposal(proposal, draft=draft, on=DAY)
    services.put_back_proposal(proposal, draft=draft)

    assert taken == "Zo werkt het. Ga mee."
    assert same_in(draft, principle).explanation == "Zo werkt het."
    assert proposal.state is ProposalState.OPEN


def test_a_proposal_on_a_dropped_principle_waits(session):
    principle = make_principle()
    proposal = make_proposal(make_insight(principle))
    draft = draft_of(dossier_of(principle))
    services.take_over_proposal(proposal, draft=draft, on=DAY)
    services.drop_principle(draft, same_in(draft, principle), reason="Te weinig bewijs.")

    assert proposal.state is ProposalState.OPEN
    with pytest.raises(services.PrincipleDropped):
        services.take_over_proposal(proposal, draft=draft, on=DAY)


# ---- a published edition never changes


def title(principle):
    principle.title = "Iets anders"


def question(principle):
    principle.questions[0].text = "Iets anders?"


def more_questions(principle):
    principle.questions.append(ReflectionQuestion(position=3, text="Iets anders?"))


def no_question(principle):
    principle.questions.pop()


def summary(principle):
    principle.edition.summary = "Iets anders."


def back_to_draft(principle):
    principle.edition.is_current = False
    principle.edition.state = EditionState.DRAFT


@pytest.mark.parametrize(
    "change", [title, question, more_questions, no_question, summary, back_to_draft]
)
def test_a_published_edition_is_never_changed(session, change):
    principle = make_principle()
    session.commit()
    session.refresh(principle, ["questions"])

    change(principle)

    with pytest.raises(EditionPublished):
        session.flush()


def test_a_published_edition_that_was_let_go_is_not_set_back_unnoticed(session):
    edition = make_principle().edition
    edition.is_current = False  # a draft is never the current one
    session.commit()

    session.expire(edition)
    edition.state = EditionState.DRAFT  # written before it is read again

    with pytest.raises(EditionPublished):
        session.flush()


def test_nothing_is_added_to_or_taken_from_a_published_edition(session):
    principle = make_principle()
    session.commit()
    session.refresh(principle, ["questions"])
    copy = copy_of(principle)
    copy.key, copy.edition_id = "een-ander", principle.edition_id

    session.add(copy)
    with pytest.raises(EditionPublished):
        session.flush()
    session.expunge(copy)
    session.delete(principle)
    with pytest.raises(EditionPublished):
        session.flush()


def test_the_services_refuse_a_published_edition_too(session):
    principle = make_principle()
    edition = work_on(dossier_of(principle)).current

    with pytest.raises(EditionPublished):
        services.change_principle(same_in(edition, principle), WORDS)


def test_which_edition_is_current_may_change(session):
    principle = make_principle()
    session.commit()

    principle.edition.is_current = False
    session.flush()

    assert session.get(Principle, principle.id).edition.is_current is False
