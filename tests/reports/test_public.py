"""The pages that everybody may read, without a login."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from xml.etree.ElementTree import fromstring

import pytest

from tests.factories import make_gemeente, make_report, make_trajectory
from tests.html import text_of
from tracker.domain.reporting import ReportKind, ReportState
from tracker.models import KeptFile, Trajectory
from tracker.reports.codec import checksum, from_json

AT = datetime(2026, 7, 7, 9, tzinfo=UTC)
PRINTED = b"%PDF-1.7 een rapport"
MDTO = "{https://www.nationaalarchief.nl/mdto}"


def make_public(trajectory, **values):
    """Make a public report with its PDF."""
    file = KeptFile(
        name="voortgang.pdf",
        mimetype="application/pdf",
        checksum=checksum("pdf"),
        size=len(PRINTED),
        content=PRINTED,
    )
    defaults = {
        "public_id": str(uuid4()),
        "public_title": f"Voortgangsrapportage {trajectory.title}",
        "published_at": AT,
        "file": file,
    }
    return make_report(trajectory, **defaults | values)


@pytest.fixture
def report(rich):
    return make_public(rich)


def address(report, form=""):
    return f"/openbaar/{report.public_id}{form}"


FORMS = ["", ".pdf", ".json", ".xml", ".pdf.xml"]


def test_everybody_reads_the_whole_report(client, report):
    page = client.get(address(report))

    text = text_of(page)
    assert page.status_code == 200
    for part in ("Samenvatting", "Wat veranderde", "Resultaten", "Wat werkte niet", "Over dit"):
        assert part in text
    assert "Openbaar sinds 7 juli 2026" in text
    assert report.checksum in text
    assert "Inloggen" not in text


def test_no_form_of_it_leaves_a_cookie_and_all_may_be_kept_for_a_while(client, report):
    for form in FORMS:
        headers = client.get(address(report, form)).headers

        assert "Set-Cookie" not in headers
        assert "Cookie" not in headers.get("Vary", "")
        assert headers["Cache-Control"] == "public, max-age=300"


def test_only_what_was_fixed_shows_whatever_the_trajectory_is_called_now(client, session, report):
    session.get(Trajectory, report.trajectory_id).title = "Nog geheim"

    for path in (*(address(report, form) for form in FORMS), "/openbaar"):
        assert b"Nog geheim" not in client.get(path).data, path
    assert "Aanpak eenzaamheid" in text_of(client.get("/openbaar"))


def test_what_was_read_before_is_not_sent_again(client, report):
    first = client.get(address(report))

    again = client.get(address(report), headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")


def test_the_head_says_what_it_is_whose_and_of_when(client, report):
    page = client.get(address(report)).text

    for name, value in {
        "title": "Voortgangsrapportage Aanpak eenzaamheid",
        "creator": "Gemeente Súdwest-Fryslân",
        "issued": "2026-07-07",
        "type": "Voortgangsrapportage",
        "language": "nl",
        "identifier": f"http://localhost{address(report)}",
    }.items():
        assert f'<meta name="DCTERMS.{name}" content="{value}">' in page


def test_the_pdf_is_the_one_that_was_kept(client, report):
    answer = client.get(address(report, ".pdf"))

    assert (answer.mimetype, answer.data) == ("application/pdf", PRINTED)
    assert answer.headers["Content-Disposition"] == "inline; filename=voortgang.pdf"


def test_a_pdf_that_is_not_there_yet_leads_to_the_page(client, rich):
    report = make_public(rich, file=None)

    answer = client.get(address(report, ".pdf"))

    assert answer.status_code == 404
    assert f'href="{address(report)}"' in answer.text
    assert "De PDF is er nog niet" in text_of(answer)
    assert "als PDF" not in text_of(client.get(address(report)))
    assert client.get(address(report, ".pdf.xml")).status_code == 404


def test_the_data_are_the_content_with_its_checksum(client, report):
    answer = client.get(address(report, ".json"))

    assert answer.mimetype == "application/json"
    assert checksum(answer.text) == report.checksum
    assert from_json(ReportKind.PROGRESS, answer.text).title == "Aanpak eenzaamheid"


def named(found, *path):
    """Return the text of an element."""
    return found.findtext("/".join(MDTO + name for name in path))


def test_the_archive_reads_what_the_report_is(client, report):
    root = fromstring(client.get(address(report, ".xml")).data)
    [found] = root

    assert (root.tag, found.tag) == (f"{MDTO}MDTO", f"{MDTO}informatieobject")
    assert [each.tag.removeprefix(MDTO) for each in found] == [
        *("identificatie", "naam", "aggregatieniveau", "classificatie", "raadpleeglocatie"),
        *("dekkingInTijd", "taal", "event", "event", "waardering", "bewaartermijn"),
        *("heeftRepresentatie", "archiefvormer", "betrokkene", "beperkingGebruik"),
    ]
    assert named(found, "identificatie", "identificatieKenmerk") == report.public_id
    assert named(found, "naam") == "Voortgangsrapportage Aanpak eenzaamheid"
    assert named(found, "dekkingInTijd", "dekkingInTijdEinddatum") == "2026-06-30"
    assert named(found, "waardering", "begripCode") == "N"
    assert named(found, "archiefvormer", "verwijzingNaam") == "Gemeente Súdwest-Fryslân"


def test_the_archive_can_check_the_pdf(client, report):
    [found] = fromstring(client.get(address(report, ".pdf.xml")).data)

    assert found.tag == f"{MDTO}bestand"
    assert [each.tag.removeprefix(MDTO) for each in found] == [
        *("identificatie", "naam", "omvang", "bestandsformaat", "checksum", "URLBestand"),
        "isRepresentatieVan",
    ]
    assert named(found, "omvang") == str(len(PRINTED))
    assert named(found, "checksum", "checksumWaarde") == report.file.checksum
    assert named(found, "URLBestand") == f"http://localhost{address(report, '.pdf')}"


def test_what_was_taken_back_says_so_in_every_form(client, rich):
    report = make_public(rich, retracted_at=AT, retracted_reason="Een cijfer klopte niet.")

    for form in FORMS:
        answer = client.get(address(report, form))

        text = text_of(answer)
        assert answer.status_code == 410
        assert "Voortgangsrapportage Aanpak eenzaamheid, gemeente Súdwest-Fryslân" in text
        assert "op 7 juli 2026 ingetrokken" in text
        assert "Een cijfer klopte niet." in text
        assert "Samenvatting" not in text


def test_a_replaced_report_leads_to_the_newer_one_when_that_is_public(client, rich):
    newer = make_public(rich)
    closed = make_report(rich)
    replaced = {"state": ReportState.REPLACED, "ended_reason": "Nieuwe cijfers"}
    with_newer = make_public(rich, replaced_by_id=newer.id, **replaced)
    without = make_public(rich, replaced_by_id=closed.id, **replaced)
    taken_back = make_public(rich, replaced_by_id=newer.id, retracted_at=AT, **replaced)

    assert f'href="{address(newer)}"' in client.get(address(with_newer)).text
    assert "Het nieuwere rapport is niet openbaar." in text_of(client.get(address(without)))
    assert f'href="{address(newer)}"' in client.get(address(taken_back)).text


def test_an_address_that_never_was_is_not_there(client, rich):
    make_report(rich)

    for form in FORMS:
        assert client.get(f"/openbaar/{uuid4()}{form}").status_code == 404
        assert client.get(f"/openbaar/None{form}").status_code == 404


def test_the_list_has_the_newest_first_and_only_what_is_public(client, rich):
    other = make_trajectory(make_gemeente(name="Voorburg"), title="Samen eten")
    make_public(rich)
    make_public(other, published_at=AT + timedelta(1))
    make_report(make_trajectory(title="Van binnen"))
    make_public(make_trajectory(title="Ingetrokken"), retracted_at=AT)

    text = text_of(client.get("/openbaar"))

    assert "U ziet twee rapporten." in text
    assert text.index("Samen eten") < text.index("Aanpak eenzaamheid")
    assert "Van binnen" not in text
    assert "Ingetrokken" not in text


def test_the_list_narrows_to_a_gemeente_in_the_address(client, rich):
    other = make_trajectory(make_gemeente(name="Voorburg"), title="Samen eten")
    make_public(rich)
    make_public(other)

    text = text_of(client.get(f"/openbaar?gemeente={other.gemeente.code}"))

    assert "U ziet één rapport van gemeente Voorburg." in text
    assert "Aanpak eenzaamheid" not in text
    assert "U ziet twee rapporten." in text_of(client.get("/openbaar?gemeente=GM9999&pagina=x"))


def test_the_list_is_paged_and_takes_the_same_queries_however_long(client, rich, count_queries):
    content = make_public(rich).content
    with count_queries() as few:
        client.get("/openbaar")
    for _ in range(21):
        make_public(rich, content=content)
    with count_queries() as many:
        page = client.get("/openbaar?pagina=2")

    assert "U ziet 22 rapporten." in text_of(page)
    assert page.text.count('data-label="Periode"') == 2
    assert len(few) == len(many) <= 3


def test_an_empty_list_says_when_there_is_something(client, session):
    assert "Nog geen openbaar rapport" in text_of(client.get("/openbaar"))


def test_the_public_page_takes_one_query(client, report, count_queries):
    path = address(report)

    with count_queries() as queries:
        client.get(path)

    assert len(queries) == 1


def test_the_content_is_json_that_others_read(report):
    assert json.loads(report.content)["sender"] == "Gemeente Súdwest-Fryslân"
