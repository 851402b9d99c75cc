"""A dossier with an edition that readers have, and what an editor does to it."""

from datetime import date

from tracker.extensions import db
from tracker.library import services
from tracker.library.drafting import drafting

DAY = date(2026, 11, 2)
LATER = date(2026, 11, 20)
WORDS = services.PrincipleWords(
    title="Vraag bewoners eerst",
    explanation="Zij weten wat er speelt.",
    avoid="Een plan zonder hen.",
    questions=["In hoeverre vragen wij het?"],
)


def dossier_of(principle):
    return principle.edition.dossier


def work_on(dossier):
    """Return the dossier with its current edition and draft, as stored."""
    db.session.commit()
    db.session.expire_all()
    return drafting(dossier.slug)


def draft_of(dossier):
    """Return a draft of the next edition with all that is in it."""
    services.start_draft(work_on(dossier).current, on=DAY)
    return work_on(dossier).draft


def publish(dossier, **notes):
    """Publish the draft; each change is noted with the same words unless given."""
    work = work_on(dossier)
    keys = {each.key for each in (*work.current.principles, *work.draft.principles)}
    services.publish_draft(
        work.draft,
        current=work.current,
        label="november 2026",
        notes=dict.fromkeys(keys, "De uitleg is korter.") | notes,
        on=LATER,
    )
    return work_on(dossier).current


def next_edition(principle, words=WORDS):
    """Publish an edition that says ``words`` on a principle; return the principle in it."""
    dossier = dossier_of(principle)
    draft = draft_of(dossier)
    services.change_principle(same_in(draft, principle), words)
    return same_in(publish(dossier), principle)


def dropping_edition(principle, reason="Hier is te weinig bewijs voor."):
    """Publish an edition without the principle, with another one in its place."""
    dossier = dossier_of(principle)
    draft = draft_of(dossier)
    services.add_principle(draft, WORDS, source=services.Source(title="Een bron"))
    services.drop_principle(draft, same_in(draft, principle), reason=reason)
    publish(dossier, **{principle.key: reason})


def same_in(edition, principle):
    return next(each for each in edition.principles if each.key == principle.key)
