"""A frozen report says the same for good; it is recalled or replaced, never changed."""

import json
from datetime import date

import pytest
import time_machine
from sqlalchemy import select

from tests.reports.kept.conftest import REASON, TODAY
from tracker.domain.reporting import ReportState
from tracker.models import Lesson, ReportText
from tracker.models.frozen import ReportFrozen
from tracker.reports.codec import checksum
from tracker.reports.kept import services
from tracker.reports.kept.content import content_of
from tracker.reports.kept.queries import words_of
from tracker.reports.printing import paper_of, print_html
from tracker.reports.stamp import stamp_of
from tracker.web.clock import today


def printed(report):
    """Return the page that is printed today."""
    stamp = stamp_of(report, today=today())
    return print_html(content_of(report, today=today()), stamp=stamp)


def foot_of(report):
    """Return what stands at the foot of every page."""
    stamp = stamp_of(report, today=today())
    return paper_of(content_of(report, today=today()), stamp=stamp).running


def test_a_frozen_report_keeps_its_content_with_maker_day_and_checksum(frozen, lead):
    assert frozen.state is ReportState.FROZEN
    assert frozen.checksum == checksum(frozen.content)
    assert frozen.template_version == services.TEMPLATE_VERSION
    assert frozen.frozen_by_id == lead.id
    assert frozen.frozen_at.date() == TODAY
    assert json.loads(frozen.content)["title"] == "Aanpak eenzaamheid"


def test_a_frozen_report_printed_on_another_day_is_the_same_page(session, frozen):
    before = printed(frozen)
    session.scalars(select(Lesson)).first().title = "Later anders opgeschreven"
    session.commit()

    with time_machine.travel(date(2027, 11, 3), tick=False):
        assert printed(frozen) == before
    assert "Vastgesteld op 22 november 2026, met de cijfers" in before
    assert frozen.checksum in before


def test_a_draft_says_so_at_the_foot_of_every_page_and_a_frozen_one_does_not(draft, lead):
    assert foot_of(draft).startswith("Concept. ")

    services.freeze_report(draft, today=TODAY, user=lead, reason=REASON)

    assert foot_of(draft) == "Voortgangsrapportage Aanpak eenzaamheid"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("content", "{}"),
        ("checksum", "0" * 64),
        ("ends_on", date(2026, 12, 1)),
        ("state", ReportState.DRAFT),
    ],
)
def test_what_a_frozen_report_says_is_not_changed(session, frozen, name, value):
    session.commit()
    setattr(frozen, name, value)

    with pytest.raises(ReportFrozen):
        session.flush()


def test_a_frozen_report_is_not_removed(session, frozen):
    session.delete(frozen)

    with pytest.raises(ReportFrozen):
        session.flush()


def test_the_texts_of_a_frozen_report_are_not_changed(session, draft, lead):
    services.write_text(draft, "samenvatting", text="Het gaat goed.", user=lead)
    services.freeze_report(draft, today=TODAY, user=lead, reason=REASON)
    text = session.scalar(select(ReportText).where(ReportText.part == "samenvatting"))
    text.text = "Het gaat slecht."

    with pytest.raises(ReportFrozen):
        session.flush()


def test_no_text_comes_with_a_frozen_report(session, frozen):
    of = {"gemeente_id": frozen.gemeente_id, "report_id": frozen.id}
    session.add(ReportText(**of, part="verhaal", text="Erbij."))

    with pytest.raises(ReportFrozen):
        session.flush()


def test_what_is_open_is_passed_only_with_a_reason_that_the_report_tells(draft, lead):
    with pytest.raises(services.ReasonMissing):
        services.freeze_report(draft, today=TODAY, user=lead)
    services.freeze_report(draft, today=TODAY, user=lead, reason=REASON)

    page = printed(draft)
    assert "stond nog open" in page
    assert "Bij ‘Samenvatting’ staat nog ‘niet ingevuld’." in page
    assert f"Reden: {REASON}" in page


def test_a_bsn_is_never_frozen(session, draft, lead):
    session.scalars(select(Lesson)).first().title = "Burger 111222333 belde"
    session.commit()

    with pytest.raises(services.CheckBlocks):
        services.freeze_report(draft, today=TODAY, user=lead, reason=REASON)

    assert draft.state is ReportState.DRAFT


def test_a_report_is_frozen_once(frozen, lead):
    with pytest.raises(services.NotADraft):
        services.freeze_report(frozen, today=TODAY, user=lead, reason=REASON)


def test_a_recalled_report_stays_and_says_why_on_paper(frozen, lead):
    services.recall_report(frozen, reason="Een cijfer klopte niet.", user=lead)

    assert frozen.state is ReportState.RECALLED
    page = printed(frozen)
    assert "Teruggeroepen op 22 november 2026. Reden: Een cijfer klopte niet." in page
    assert foot_of(frozen).startswith("Teruggeroepen. ")


def test_a_new_version_begins_with_the_texts_and_replaces_the_old_when_it_is_frozen(draft, lead):
    services.write_text(draft, "samenvatting", text="Het gaat goed.", user=lead)
    services.freeze_report(draft, today=TODAY, user=lead, reason=REASON)

    new = services.replace_report(draft, reason="Er kwam een meting bij.", user=lead)
    assert words_of(new.id) == {"samenvatting": "Het gaat goed."}
    assert draft.state is ReportState.FROZEN
    assert stamp_of(draft, today=TODAY).notice == ""
    services.freeze_report(new, today=TODAY, user=lead, reason=REASON)

    assert draft.state is ReportState.REPLACED
    assert "Vervangen op 22 november 2026. Reden: Er kwam" in stamp_of(draft, today=TODAY).notice


def test_a_report_is_replaced_once_and_a_recalled_one_keeps_its_reason(frozen, lead):
    services.recall_report(frozen, reason="Een cijfer klopte niet.", user=lead)
    new = services.replace_report(frozen, reason="Verbeterd.", user=lead)

    with pytest.raises(services.NotFrozen):
        services.replace_report(frozen, reason="Nog eens.", user=lead)
    services.freeze_report(new, today=TODAY, user=lead, reason=REASON)

    assert (frozen.state, frozen.ended_reason) == (
        ReportState.RECALLED,
        "Een cijfer klopte niet.",
    )
