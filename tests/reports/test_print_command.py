"""The command that prints a report."""

from datetime import date

import pytest

from tests.factories import link_wijk, make_wijk
from tracker import replacing
from tracker.domain.reporting import KINDS, OF_WIJK, ReportKind
from tracker.reports.kept.services import freeze_report, start_report, write_text
from tracker.reports.period import Period


@pytest.fixture
def run(app, rich):
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["reports", "print", *map(str, words)])


@pytest.mark.parametrize(
    ("suffix", "start"),
    [(".pdf", b"%PDF-"), (".html", b"<!doctype html>"), (".xlsx", b"PK"), (".json", b"{")],
)
def test_the_suffix_chooses_the_form(run, tmp_path, suffix, start):
    file = tmp_path / f"rapport{suffix}"

    done = run("aanpak-eenzaamheid", "--kind", "voortgang", "--out", file)

    assert done.exit_code == 0, done.output
    assert file.read_bytes().startswith(start)
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("suffix", [".html", ".xlsx", ".json"])
def test_every_kind_is_written_in_every_form(run, tmp_path, kind, suffix):
    file = tmp_path / f"rapport{suffix}"
    place = ("--wijk", "osdorp") if KINDS[kind] in OF_WIJK else ()

    done = run("aanpak-eenzaamheid", "--kind", kind, "--out", file, *place)

    assert done.exit_code == 0, done.output
    assert file.stat().st_size > 100


def test_a_wijk_without_a_cycle_has_no_praatplaat(run, rich, tmp_path):
    place = link_wijk(rich, make_wijk(rich.gemeente, slug="nieuw"))

    done = run(rich.slug, "--kind=praatplaat", "--wijk", place.slug, "--out", tmp_path / "x.pdf")

    assert done.exit_code == 2
    assert "there is no cycle in nieuw" in done.output


def test_a_praatplaat_is_printed_for_a_wijk(run, tmp_path):
    file = tmp_path / "praatplaat.html"

    done = run("aanpak-eenzaamheid", "--kind", "praatplaat", "--wijk", "osdorp", "--out", file)

    assert done.exit_code == 0, done.output
    assert "Moet het beter?" in file.read_text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("aanpak-eenzaamheid", "--kind=praatplaat", "--out=x.pdf"), "name the wijk"),
        (
            ("aanpak-eenzaamheid", "--kind=wijk", "--wijk=nergens", "--out=x.pdf"),
            "there is no wijk nergens in it",
        ),
        (
            (
                *("aanpak-eenzaamheid", "--kind=praatplaat", "--wijk=osdorp", "--out=x.pdf"),
                "--from=2026-01-01",
            ),
            "a praatplaat has no period",
        ),
        (
            ("aanpak-eenzaamheid", "--kind=voortgang", "--wijk=osdorp", "--out=x.pdf"),
            "on all wijken",
        ),
        (("nergens", "--kind", "voortgang", "--out", "x.pdf"), "there is no trajectory nergens"),
        (("--report=9999", "--out=x.pdf"), "there is no report 9999"),
        (("aanpak-eenzaamheid", "--report=1", "--out=x.pdf"), "named by its number alone"),
        (("aanpak-eenzaamheid", "--out=x.pdf"), "name a TRAJECTORY and its --kind, or a --report"),
        (("aanpak-eenzaamheid", "--kind", "anders", "--out", "x.pdf"), "'anders'"),
        (
            ("aanpak-eenzaamheid", "--kind", "voortgang", "--out", "x.docx"),
            "end the file in",
        ),
        (("aanpak-eenzaamheid", "--kind", "voortgang", "--out", "map/x.pdf"), "no folder map"),
        (
            ("aanpak-eenzaamheid", "--kind=voortgang", "--out=x.pdf", "--from=2026-13-01"),
            "2026-13-01",
        ),
        (
            (
                *("aanpak-eenzaamheid", "--kind=voortgang", "--out=x.pdf"),
                *("--from=2026-03-01", "--to=2026-02-01"),
            ),
            "Kies een eerste dag vóór de laatste",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(run, tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)

    done = run(*words)

    assert done.exit_code == 2
    assert says in done.output
    assert not list(tmp_path.iterdir())


def test_a_kept_report_is_printed_by_its_number(run, rich, tmp_path):
    period = Period(date(2026, 7, 1), date(2026, 10, 1))
    report = start_report(rich, kind=ReportKind.PROGRESS, period=period, user=None)
    write_text(report, "samenvatting", text="Het gaat *goed*.", user=None)
    freeze_report(report, today=date(2026, 10, 5), user=None, reason="Het moest af")
    file = tmp_path / "rapport.html"

    done = run("--report", report.id, "--out", file)

    assert done.exit_code == 0, done.output
    assert "Het gaat <em>goed</em>." in file.read_text()
    assert report.checksum in file.read_text()


def test_a_print_that_fails_leaves_the_old_file_as_it_was(run, tmp_path, monkeypatch):
    file = tmp_path / "rapport.pdf"
    file.write_bytes(b"oud")

    def fails(self, target):
        raise OSError("no space left")

    monkeypatch.setattr(replacing.Path, "replace", fails)
    done = run("aanpak-eenzaamheid", "--kind", "voortgang", "--out", file)

    assert isinstance(done.exception, OSError)
    assert file.read_bytes() == b"oud"
    assert [each.name for each in tmp_path.iterdir()] == ["rapport.pdf"]
