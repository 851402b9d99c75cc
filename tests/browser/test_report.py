"""From a trajectory to its report on screen, and to the same report as PDF."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.given import LEAD
from tests.browser.hands import follow, main, menu, sees, titled, with_and_without_script

PATIENCE = 60_000  # milliseconds: a busy machine takes its time to print
pytestmark = pytest.mark.browser


@with_and_without_script
def test_a_lead_prints_the_progress_report(visit, javascript):
    page = visit(LEAD, javascript=javascript)

    menu(page, "Trajecten")
    follow(page, "Aanpak eenzaamheid")
    follow(page, "Rapport maken")
    titled(page, "Aanpak eenzaamheid")
    sees(page, "Osdorp", "De Bijlmer", "Wat werkte niet")
    with page.expect_download(timeout=PATIENCE) as download:
        main(page).get_by_role("button", name="Maak PDF").click(timeout=PATIENCE)

    file = Path(download.value.path())
    assert file.read_bytes().startswith(b"%PDF-")
    pages = PdfReader(file).pages
    assert len(pages) > 3
    assert "Osdorp" in "".join(page.extract_text() for page in pages)
