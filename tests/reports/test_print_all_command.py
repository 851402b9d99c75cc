"""The command that prints a report on every trajectory into one zip."""

from zipfile import ZipFile

import pytest

from tests.factories import link_wijk, make_cycle, make_gemeente, make_trajectory, make_wijk
from tracker import replacing
from tracker.paper.parts import CannotPrint
from tracker.paper.workers import Workers
from tracker.reports import several

AMSTERDAM = {"code": "GM0363", "name": "Amsterdam"}


@pytest.fixture
def run(app, session):
    runner = app.test_cli_runner()

    def run(*words):
        session.commit()
        return runner.invoke(args=["reports", "all", *map(str, words)])

    return run


@pytest.fixture
def quick(monkeypatch):
    """Print nothing: what is printed is tested elsewhere."""
    monkeypatch.setattr(several, "print_keeping_parts", lambda content, **_: content.title.encode())
    monkeypatch.setattr(Workers, "start", lambda *_: None)


@pytest.fixture
def three(session):
    """Return trajectories in two gemeenten, in the order they are printed."""
    amsterdam, zwolle = make_gemeente(**AMSTERDAM), make_gemeente(code="GM0193", name="Zwolle")
    return [
        make_trajectory(amsterdam, slug="eenzaamheid", title="Eenzaamheid"),
        make_trajectory(amsterdam, slug="mantelzorg", title="Mantelzorg"),
        make_trajectory(zwolle, slug="armoede", title="Armoede"),
    ]


def names_in(file):
    """Return the names in a zip, without the day."""
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        return [name[: -len("-2026-11-22.pdf")] for name in archive.namelist()]


@pytest.mark.usefixtures("quick")
def test_every_trajectory_of_every_gemeente_has_its_report_in_one_zip(run, three, tmp_path):
    file = tmp_path / "rapporten.zip"

    done = run("--out", file)

    assert done.exit_code == 0, done.output
    assert names_in(file) == [
        "amsterdam-gm0363/voortgangsrapportage-eenzaamheid",
        "amsterdam-gm0363/voortgangsrapportage-mantelzorg",
        "zwolle-gm0193/voortgangsrapportage-armoede",
    ]
    assert done.output.splitlines() == [
        "1 of 3: Amsterdam, Eenzaamheid",
        "2 of 3: Amsterdam, Mantelzorg",
        "3 of 3: Zwolle, Armoede",
        f"Reports: 3 in {file}",
    ]
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("kind", "name"), [("a4", "op-een-a4"), ("lessenbundel", "lessenbundel")])
def test_one_gemeente_and_another_kind_can_be_asked_for(run, three, tmp_path, kind, name):
    file = tmp_path / "rapporten.zip"

    done = run("--out", file, "--gemeente", "gm0193", "--kind", kind)

    assert done.exit_code == 0, done.output
    assert names_in(file) == [f"zwolle-gm0193/{name}-armoede"]


@pytest.mark.usefixtures("quick")
def test_a_kind_about_one_wijk_makes_one_for_each_and_no_two_have_one_name(run, session, tmp_path):
    gemeente, file = make_gemeente(**AMSTERDAM), tmp_path / "wijken.zip"
    for slug, place in (("aanpak", "noord-oost"), ("aanpak-noord", "oost")):
        link_wijk(make_trajectory(gemeente, slug=slug, title=slug), make_wijk(gemeente, slug=place))

    done = run("--out", file, "--kind", "wijk")

    assert done.exit_code == 0, done.output
    assert names_in(file) == [
        "amsterdam-gm0363/aanpak/wijkrapport-aanpak-noord-oost",
        "amsterdam-gm0363/aanpak-noord/wijkrapport-aanpak-noord-oost",
    ]


@pytest.mark.usefixtures("quick")
def test_a_wijk_without_a_cycle_has_no_praatplaat_and_that_is_no_fault(run, session, tmp_path):
    file = tmp_path / "praatplaten.zip"
    trajectory = make_trajectory(make_gemeente(**AMSTERDAM), slug="eenzaamheid", title="Eenzaam")
    make_cycle(trajectory, link_wijk(trajectory, make_wijk(trajectory.gemeente, slug="osdorp")))
    link_wijk(trajectory, make_wijk(trajectory.gemeente, slug="nieuw", name="Nieuw"))

    done = run("--out", file, "--kind", "praatplaat")

    assert done.exit_code == 0, done.output
    assert "2 of 2: Amsterdam, Eenzaam, Nieuw\n  left out: there is no cycle yet" in done.output
    assert names_in(file) == ["amsterdam-gm0363/eenzaamheid/praatplaat-eenzaamheid-osdorp"]


@pytest.mark.usefixtures("quick")
def test_what_fails_is_told_at_the_end_and_the_others_are_made(run, three, tmp_path, monkeypatch):
    file = tmp_path / "rapporten.zip"

    def fails_once(content, **_):
        if content.title == "Eenzaamheid":
            raise CannotPrint("The part 'Osdorp' cannot be laid out.\n…\nValueError: te lang")
        if content.title == "Mantelzorg":
            raise KeyError("wijk")
        return b"%PDF-"

    monkeypatch.setattr(several, "print_keeping_parts", fails_once)
    done = run("--out", file)

    assert done.exit_code == 1
    assert names_in(file) == ["zwolle-gm0193/voortgangsrapportage-armoede"]
    assert done.output.partition("\nError: ")[2].splitlines() == [
        "2 of 3 failed:",
        "  Amsterdam, Eenzaamheid: The part 'Osdorp' cannot be laid out. ValueError: te lang",
        "  Amsterdam, Mantelzorg: KeyError: 'wijk'",
    ]


@pytest.mark.usefixtures("quick", "three")
def test_where_nothing_could_be_made_the_old_file_stays(run, tmp_path, monkeypatch):
    file = tmp_path / "rapporten.zip"
    file.write_bytes(b"oud")

    def fails(*_args, **_more):
        raise CannotPrint("Nothing works.")

    monkeypatch.setattr(several, "print_keeping_parts", fails)
    done = run("--out", file)

    assert done.exit_code == 1
    assert "none" in done.output
    assert file.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.usefixtures("quick", "three")
def test_a_disk_that_is_full_halfway_leaves_the_old_file_as_it_was(run, tmp_path, monkeypatch):
    file = tmp_path / "rapporten.zip"
    file.write_bytes(b"oud")
    written = []

    def fills(self, info, content):
        written.append(content)
        if len(written) == 2:
            raise OSError("no space left")

    monkeypatch.setattr(several.ZipFile, "writestr", fills)
    done = run("--out", file)

    assert isinstance(done.exception, OSError)
    assert file.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--out=x.zip", "--gemeente=GM9999"), "there is no gemeente GM9999"),
        (("--out=x.zip", "--gemeente=GM0599"), "there is no trajectory in Rotterdam"),
        (
            ("--out=x.zip", "--gemeente=GM0599", "--kind=wijk"),
            "there is no wijk of a trajectory in Rotterdam",
        ),
        (("--out=x.pdf",), "end the file in one of .zip"),
        (("--out=map/x.zip",), "no folder map"),
        (("--out=x.zip", "--kind=anders"), "'anders'"),
        (("--out=x.zip", "--kind=praatplaat", "--from=2026-01-01"), "a praatplaat has no period"),
        (("--out=x.zip", "--from=2026-03-01", "--to=2026-02-01"), "Kies een eerste dag vóór"),
        (("--kind=voortgang",), "--out"),
    ],
)
@pytest.mark.usefixtures("three")
def test_what_cannot_be_is_refused_and_nothing_written(run, tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    make_gemeente(code="GM0599", name="Rotterdam")

    done = run(*words)

    assert done.exit_code == 2
    assert says in done.output
    assert not list(tmp_path.iterdir())


def test_without_any_trajectory_there_is_nothing_to_print(run, tmp_path):
    done = run("--out", tmp_path / "rapporten.zip")

    assert done.exit_code == 2
    assert done.output.endswith("there is no trajectory\n")


def test_what_was_laid_out_before_is_not_laid_out_again(run, rich, tmp_path, monkeypatch):
    laid_out, lay_out = [], Workers.print

    def counting(self, parts, styles, pulse):
        laid_out.append(len(parts))
        return lay_out(self, parts, styles, pulse)

    monkeypatch.setattr(Workers, "print", counting)
    files = [tmp_path / "een.zip", tmp_path / "twee.zip"]
    first, second = [run("--out", file) for file in files]

    assert first.exit_code == second.exit_code == 0, first.output + second.output
    [(name, pdf)] = [(each, ZipFile(files[0]).read(each)) for each in ZipFile(files[0]).namelist()]
    assert name.startswith("sudwest-fryslan-gm")
    assert pdf.startswith(b"%PDF-")
    assert ZipFile(files[1]).read(name) == pdf
    half = len(laid_out) // 2
    assert sum(laid_out[:half]) > 0 == sum(laid_out[half:])


@pytest.mark.usefixtures("quick")
def test_new_processes_come_from_time_to_time(run, three, tmp_path, monkeypatch):
    ended, end = [], Workers.__exit__
    monkeypatch.setattr(several, "RENEWED", 2)
    monkeypatch.setattr(Workers, "__exit__", lambda self, *why: ended.append(1) or end(self, *why))

    run("--out", tmp_path / "rapporten.zip")

    assert len(ended) == 2  # after the second report, and at the end


def test_a_file_that_is_replaced_is_never_half_there(tmp_path):
    file = tmp_path / "x.zip"

    with replacing.replacing(file) as out:
        out.write(b"half")
        assert not file.exists()
        out.write(b" and half")

    assert file.read_bytes() == b"half and half"
