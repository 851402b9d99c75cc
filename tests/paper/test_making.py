"""Parts laid out apart and joined keep what one whole would have had."""

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest

from tracker.paper import making, workers
from tracker.paper.making import make_pdf
from tracker.paper.parts import CannotPrint, Paper, Part
from tracker.paper.press import press_for, print_part
from tracker.paper.store import MemoryStore
from tracker.paper.workers import Workers

STYLES = ('p { font-family: "Source Sans 3", sans-serif } main > .new { break-before: page }',)
TITLE = "<h1>Aanpak eenzaamheid in Súdwest-Fryslân</h1>"
CONTENTS = """<h2>Inhoud</h2>
<ol><li><a href="#osdorp">Osdorp</a></li><li><a href="#geld">Geld</a></li></ol>"""
TABLE = """<table><caption>Cijfers</caption>
<thead><tr><th scope="col">Wanneer</th><th scope="col">Cijfer</th></tr></thead>
<tbody><tr><th scope="row">mei</th><td>5</td></tr></tbody></table>"""
OSDORP = f"""<section id="osdorp"><h2>Osdorp</h2><h3>De getallen</h3>{TABLE}
<p>Het <a href="#geld">geld</a> staat verderop.</p></section>"""
GELD = f"""<section id="geld" class="new"><h2>Geld</h2>{TABLE}
<p>Terug naar <a href="#osdorp">Osdorp</a> of naar <a href="https://voorbeeld.nl/">de bron</a>.</p>
<svg width="9" height="9"><circle cx="4" cy="4" r="4"/></svg></section>"""


def page(body):
    head = '<!doctype html><html lang="nl"><title>Proef</title>'
    return f"{head}<body><main>{body}</main></body></html>"


PARTS = (
    Part("Voorkant", page(TITLE), is_bare=True),
    Part("Inhoud", page(CONTENTS), lists_pages=True),
    Part("Osdorp", page(OSDORP)),
    Part("Geld", page(GELD)),
)
PAPER = Paper(
    title="Proef",
    author="Gemeente Súdwest-Fryslân",
    lang="nl",
    made_on=date(2026, 11, 22),
    styles=STYLES,
    parts=PARTS,
    running="Voortgang Łódź",
)


@pytest.fixture(scope="module")
def made():
    return make_pdf(PAPER, store=MemoryStore())


@pytest.fixture(scope="module")
def whole():
    """Return the same words laid out in one go."""
    body = "".join(f'<div class="new">{each}</div>' for each in (TITLE, CONTENTS, OSDORP, GELD))
    return print_part(Part("Geheel", page(body)), press_for(STYLES))


def elements(pdf):
    """Yield the elements of the tree of tags that say something, in order of reading."""

    def walk(element):
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            below = element.get("/K", [])
            for kid in below if isinstance(below, pikepdf.Array) else [below]:
                yield from walk(kid)

    for kid in pdf.Root.StructTreeRoot.K:
        yield from walk(kid)


def kinds(pdf):
    plain = {"/Document", "/Div", "/NonStruct", "/Span", "/Part"}
    return [str(each.S) for each in elements(pdf) if str(each.S) not in plain]


def outline(reader, entries=None, depth=0):
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, entry, depth + 1)
        else:
            yield depth, entry.title


def links(reader):
    found = [each.get_object() for page in reader.pages for each in page.get("/Annots", [])]
    return [str(each.get("/Dest") or each["/A"]["/URI"]) for each in found]


def test_what_is_joined_has_the_tags_links_places_and_bookmarks_of_the_whole(made, whole):
    one, other = pypdf.PdfReader(io.BytesIO(made)), pypdf.PdfReader(io.BytesIO(whole))
    with pikepdf.open(io.BytesIO(made)) as joined, pikepdf.open(io.BytesIO(whole)) as plain:
        assert kinds(joined) == kinds(plain)

    assert (
        links(one) == links(other) == ["osdorp", "geld", "geld", "osdorp", "https://voorbeeld.nl/"]
    )
    assert list(one.named_destinations) == list(other.named_destinations) == ["geld", "osdorp"]
    assert list(outline(one)) == list(outline(other))
    where = {
        name: one.get_destination_page_number(at) for name, at in one.named_destinations.items()
    }
    assert where == {"osdorp": 2, "geld": 3}


def test_each_cell_names_a_head_that_is_there_and_each_head_says_what_it_is_of(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        heads = [each for each in elements(pdf) if each.S == "/TH"]
        names = [bytes(each.ID) for each in heads]
        asked = [bytes(n) for each in elements(pdf) if each.S == "/TD" for n in each.A.Headers]
        leaves = [list(leaf.Names) for leaf in pdf.Root.StructTreeRoot.IDTree.Kids]

    assert len(names) == len(set(names)) == 4
    assert set(asked) <= set(names)
    assert len(asked) == 4
    assert sorted(bytes(each) for leaf in leaves for each in leaf[::2]) == sorted(names)
    assert [str(each.A.Scope) for each in heads] == ["/Column", "/Row"] * 2


def test_marks_lead_from_the_content_of_each_page_to_its_own_tags(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        by_number = dict(zip(numbers[::2], numbers[1::2], strict=True))
        for each in pdf.pages:
            listed = by_number[each.obj.StructParents]
            assert {tag.Pg.objgen for tag in listed if tag is not None} == {each.obj.objgen}
            for link in each.obj.get("/Annots", []):
                assert by_number[link.StructParent].S == "/Link"


def test_the_contents_say_the_page_each_part_is_on(made):
    contents = pypdf.PdfReader(io.BytesIO(made))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == 4

    html = make_and_catch_contents()

    assert 'geld" data-page="4"' in html
    assert 'osdorp" data-page="3"' in html
    assert contents.get_page_number(contents.pages[2]) == 2


def make_and_catch_contents():
    from tracker.paper.parts import with_links, with_pages

    [part] = [each for each in with_links(PARTS) if each.lists_pages]
    return with_pages(part, {"osdorp": 3, "geld": 4}).html


def test_the_foot_of_a_page_is_no_part_of_the_text_and_a_bare_page_has_none(made):
    reader = pypdf.PdfReader(io.BytesIO(made))

    assert "blad" not in reader.pages[0].extract_text()
    for number, each in enumerate(reader.pages[1:], start=2):
        assert f"blad {number} van 4" in each.extract_text()
        assert "Voortgang Łódź" in each.extract_text()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        first, *_ = pikepdf.parse_content_stream(pdf.pages[1])
    assert str(first.operands[0]) == "/Artifact"
    assert first.operands[1].Type == "/Pagination"


def test_a_drawing_without_words_is_left_unread(made):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        steps = pikepdf.parse_content_stream(pdf.pages[3])
        kept = [
            step
            for step in steps
            if str(step.operator) == "BDC" and step.operands[0] == "/Artifact"
        ]
        assert {str(step.operands[1].Type) for step in kept} == {"/Pagination", "/Layout"}
        assert "/Figure" not in kinds(pdf)


def test_the_same_paper_is_the_same_file_from_the_store_and_made_anew(made):
    store = MemoryStore()
    make_pdf(PAPER, store=store)

    assert make_pdf(PAPER, store=store) == made


def test_a_changed_part_is_laid_out_and_no_other(monkeypatch):
    store, done = MemoryStore(), []
    make_pdf(PAPER, store=store)

    def counting(part, styles):
        done.append(part.html)
        return print_part(part, styles)

    monkeypatch.setattr(making, "print_part", counting)
    changed = replace(PARTS[2], html=PARTS[2].html.replace("verderop", "achterin"))
    make_pdf(replace(PAPER, parts=(*PARTS[:2], changed, PARTS[3])), store=store)

    assert ["achterin" in each for each in done] == [True]


def test_a_title_too_long_for_the_foot_is_cut():
    made = make_pdf(replace(PAPER, parts=PARTS[2:], running="woord " * 60), store=MemoryStore())

    assert re.search(r"woord ?… ?blad 1", pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text())


def test_other_processes_make_the_same_file_and_tell_how_far_they_are(made, monkeypatch):
    told = []
    monkeypatch.setattr(making, "MANY_LETTERS", 0)

    assert make_pdf(PAPER, store=MemoryStore(), progress=lambda *each: told.append(each)) == made
    assert {n_all for _, _, n_all in told} == {4}
    assert told[-1][0] == "Alles samenvoegen"


def test_who_stops_the_work_leaves_no_process_behind(monkeypatch):
    class Cancelled(Exception):
        pass

    def stop(*_):
        raise Cancelled

    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(making, "MANY_LETTERS", 0)
    monkeypatch.setattr(workers, "PATIENCE", 0.01)
    monkeypatch.setattr(
        workers.subprocess,
        "Popen",
        lambda *words, **more: started.append(popen(*words, **more)) or started[-1],
    )

    with pytest.raises(Cancelled):
        make_pdf(PAPER, store=MemoryStore(), progress=stop)
    assert [each.returncode for each in started] == [-signal.SIGKILL]
    assert soon(lambda: not alive(started[0].pid))


def alive(group):
    """Return the processes of a group that still run."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, own = file.read_text().rpartition(")")[2].split()[:3]
            if own == str(group) and state != "Z":
                found.append(int(file.parent.name))
    return found


def soon(asked):
    """Return whether ``asked`` comes true within ten seconds."""
    end = time.monotonic() + 10
    while not asked() and time.monotonic() < end:
        time.sleep(0.02)
    return asked()


def test_a_process_that_is_killed_is_told_with_the_part_it_was_at(monkeypatch):
    class Killed(subprocess.Popen):
        def __init__(self, *words, **more):
            super().__init__(*words, **more)
            os.kill(self.pid, signal.SIGKILL)

    monkeypatch.setattr(making, "MANY_LETTERS", 0)
    monkeypatch.setattr(workers.subprocess, "Popen", Killed)

    with pytest.raises(CannotPrint, match=r"'(Voorkant|Osdorp|Geld|Voetregels)' ended by itself"):
        make_pdf(PAPER, store=MemoryStore())


def test_one_of_the_processes_that_is_killed_is_told_too(monkeypatch):
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(
        workers.subprocess,
        "Popen",
        lambda *words, **more: started.append(popen(*words, **more)) or started[-1],
    )

    with Workers() as some:
        assert len(list(some.print(PARTS, STYLES, lambda _: None))) == len(PARTS)
        [split_off] = set(alive(started[0].pid)) - {started[0].pid}
        os.kill(split_off, signal.SIGKILL)
        with pytest.raises(CannotPrint, match="ended by itself"):
            list(some.print([*PARTS, *PARTS], STYLES, lambda _: None))


def test_processes_that_know_other_styles_make_place_for_new_ones(made):
    with Workers() as some:
        some.start("p { color: red }")

        assert make_pdf(PAPER, store=MemoryStore(), workers=some) == made


def test_processes_that_were_started_before_lay_out_more_than_one_paper(made):
    with Workers() as some:
        some.start(STYLES[0])
        papers = [make_pdf(PAPER, store=MemoryStore(), workers=some) for _ in range(2)]

    assert papers == [made, made]


def test_after_one_that_is_stopped_halfway_the_next_paper_is_its_own(made, monkeypatch):
    def stop(step, *_):
        raise InterruptedError(step)

    monkeypatch.setattr(workers, "PATIENCE", 0.01)
    other = tuple(replace(each, html=each.html.replace("Osdorp", "Elders")) for each in PARTS)
    with Workers() as some:
        some.start(*STYLES)
        with pytest.raises(InterruptedError):
            make_pdf(replace(PAPER, parts=other), store=MemoryStore(), progress=stop, workers=some)
        assert not some.are_started
        some.start(*STYLES)

        assert make_pdf(PAPER, store=MemoryStore(), workers=some) == made


def test_what_only_serves_the_web_loads_no_program_that_prints():
    asked = """
import sys
from config import Testing
from tracker import create_app
app = create_app(Testing())
app.test_client().get("/rapporten")
from tracker.reports import jobs, printing
print([name for name in ("weasyprint", "pikepdf", "pydyf") if name in sys.modules])
"""

    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "[]", done.stderr


def test_where_papers_are_printed_all_day_processes_wait_for_the_next_one(made):
    standby = workers.StandBy()

    with standby.begun(*STYLES):
        papers = []
        for _ in range(2):
            waiting = standby.waiting
            with standby.taken() as some:
                assert some is waiting
                papers.append(make_pdf(PAPER, store=MemoryStore(), workers=some))
            assert not some.are_started
            assert standby.waiting not in (None, waiting)

    assert papers == [made, made]
    assert standby.waiting is None


def test_elsewhere_each_paper_has_processes_of_its_own():
    standby = workers.StandBy()

    with standby.taken() as some:
        assert not some.are_started

    assert standby.waiting is None
