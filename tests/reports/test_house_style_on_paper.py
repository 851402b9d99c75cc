"""The house style on paper: what is worn on screen, in a file that still keeps."""

import re
from datetime import date

import pytest
from pikepdf import Pdf

from tests.factories import make_gemeente, make_trajectory, make_user
from tests.housestyle.pictures import SVG, png
from tests.pdf import complaints
from tracker.admin.services import set_house_style
from tracker.domain.reporting import ReportKind
from tracker.housestyle.logo import read_logo
from tracker.housestyle.look import Look
from tracker.paper.files import own_fetcher
from tracker.reports.grants import GrantQuestion, GrantSheet
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.period import period_of
from tracker.reports.printing import grant_paper, print_grant_sheet, standalone_html

TODAY = date(2026, 11, 22)
YELLOW = Look("gm0363", "#ffdd00", "#00468b", heading_font="source-serif-4")


@pytest.fixture
def gemeente(session):
    return make_gemeente(code="GM0363", name="Amsterdam")


def sheet():
    question = GrantQuestion("k", "Kies een vaste groep", "Hoe?", "", "Dossier", "d", "Bron", 0, 0)
    return GrantSheet(
        sender="Gemeente Amsterdam", theme="gm0363", made_on=TODAY, questions=[question]
    )


def paper():
    return grant_paper(sheet())


def html_of():
    return paper().parts[0].html


def test_paper_has_the_values_of_the_screen(login, session, gemeente):
    set_house_style(gemeente, YELLOW)
    worn = login(make_user(gemeente=gemeente)).get("/huisstijl/gm0363.css").text

    printed = html_of()

    assert '<html lang="nl" data-thema="gm0363">' in printed
    styles = "".join(paper().styles)
    assert worn.strip() in styles
    assert "--basis-color-accent-1-inverse-bg-default: #ffdd00" not in styles  # made darker
    assert "source-serif-4-latin" in styles


def test_who_has_no_house_style_prints_in_that_of_leerspoor(gemeente):
    assert "data-thema" not in html_of()
    assert "source-serif-4-latin" not in "".join(paper().styles)


def test_a_file_that_opens_alone_holds_font_and_logo(session, gemeente):
    set_house_style(gemeente, YELLOW, logo=read_logo(png()), logo_alt="Drie kruisen")
    session.flush()
    asked = Asked(make_trajectory(gemeente), period_of(None, None, today=TODAY), TODAY)

    printed = standalone_html(REPORTS[ReportKind.ONE_PAGE].build(asked)).decode()

    assert 'alt="Drie kruisen"' in printed
    assert re.findall(r'(?:src|href)="(?!#|data:image/png;base64,)', printed) == []
    assert "source-serif-4-latin" not in printed
    assert 'font-family: "Source Serif 4"' in printed


@pytest.mark.once
@pytest.mark.parametrize(("logo", "alt"), [(png((60, 20), (200, 16, 31, 90)), "Wapen"), (SVG, "")])
def test_a_logo_keeps_the_file_sound(session, gemeente, tmp_path, logo, alt):
    set_house_style(gemeente, YELLOW, logo=read_logo(logo), logo_alt=alt)
    session.flush()
    file = tmp_path / "toetskader.pdf"

    file.write_bytes(print_grant_sheet(sheet()))

    with Pdf.open(file) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"
    assert not complaints(file.read_bytes())


@pytest.mark.parametrize("address", ["data:text/html;base64,PGI+", "data:image/png,x", "data:,x"])
def test_no_other_data_is_read_from_an_address(address):
    with pytest.raises(ValueError, match="only our own files"):
        own_fetcher().fetch(address)
