"""What is set without a layout: as a reader sees it, and as a screen reader hears it."""

import io
import re
from datetime import date
from itertools import pairwise

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.paper.test_making import STYLES, elements, page
from tracker.paper.blocks import BOTTOM, HIGH, LEFT, TOP, WIDE, wrapped
from tracker.paper.joining import n_pages, opened
from tracker.paper.letters import Letters
from tracker.paper.listing import Column, Heading, Line, Table
from tracker.paper.making import make_pdf
from tracker.paper.parts import Paper, Part
from tracker.paper.press import press_for, print_part
from tracker.paper.setting import set_listing
from tracker.paper.store import MemoryStore

LETTERS = " ".join(chr(code) for code in range(33, 127)).replace("&", "&amp;").replace("<", "&lt;")
SPECIMEN = "".join(
    f'<p class="new" style="font-size: {size}pt; color: #16202b">{LETTERS} ú â ’</p>'
    for size in (20, 12, 10, 9, 7, 8, 8)
)
COLUMNS = (Column("Wijk", share=2, is_number=False), Column("Begin"), Column("Nu"))
WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=122), max_size=60)


@pytest.fixture(scope="module")
def specimen():
    return print_part(Part("Letters", page(SPECIMEN)), press_for(STYLES))


def pages_of(listing, specimen):
    return pikepdf.open(io.BytesIO(set_listing(listing, specimen)))


def table(n_rows, name="Kwam vaker"):
    rows = tuple((f"Súdwest-Fryslân {n}", f"{n} %", f"{n + 10} %") for n in range(n_rows))
    return Table(name, COLUMNS, rows)


def texts(pdf):
    out = io.BytesIO()
    pdf.save(out)
    return [each.extract_text() for each in pypdf.PdfReader(out).pages]


def places(pdf):
    """Return for each page where its lines of text begin, from the top, and how far they reach."""
    found = []
    for each in pdf.pages:
        steps = pikepdf.parse_content_stream(each)
        found.append(
            [
                (float(step.operands[4]), HIGH - float(step.operands[5]))
                for step in steps
                if str(step.operator) == "Tm"
            ]
        )
    return found


def test_all_is_there_in_the_order_of_reading(specimen):
    listing = (Heading("De getallen", level=2), Line("Hier staan de cijfers."), table(2))

    [text] = texts(pages_of(listing, specimen))

    said = re.sub(r"\s+", " ", text)
    words = ("De getallen", "Hier staan", "Kwam vaker", "Wijk", "Begin", "Fryslân 0", "0 %", "10 %")
    found = [said.index(each) for each in words]
    assert found == sorted(found)


def test_a_table_is_read_as_one_with_heads_that_say_what_they_are_of(specimen):
    pdf = pages_of((Heading("De getallen", level=2), table(1)), specimen)

    assert [str(each.S) for each in elements(pdf)] == [
        *("/Document", "/H2", "/Table", "/Caption"),
        *("/THead", "/TR", "/TD", "/TH", "/TH", "/TBody", "/TR", "/TH", "/TD", "/TD"),
    ]
    scopes = [str(each.A.Scope) for each in elements(pdf) if each.S == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_the_last_cell_of_a_short_row_stands_in_the_columns_that_are_left(specimen):
    short = Table("Wie zag het", COLUMNS, (("welzijnswerk", "niet getoond"),))

    pdf = pages_of((short,), specimen)

    *_, last = elements(pdf)
    assert last.A.ColSpan == 2


def test_a_long_table_has_its_head_on_each_page_and_is_read_as_one(specimen):
    pdf = pages_of((table(100),), specimen)

    assert n_pages([pdf]) == [3]
    assert all("Begin" in text for text in texts(pdf))
    kinds = [str(each.S) for each in elements(pdf)]
    assert (kinds.count("/Table"), kinds.count("/TR")) == (1, 101)


def test_a_short_table_is_not_torn_and_takes_its_heading_along(specimen):
    listing = (table(40), Heading("Osdorp"), table(9, "Kent een buur"))

    first, second = texts(pages_of(listing, specimen))

    assert "Osdorp" not in first
    assert "Osdorp" in second
    assert "Kent een buur" in second


def test_headings_are_bookmarks_and_places_to_go_to(specimen):
    listing = (Heading("De getallen", level=2, anchor="getallen"), Heading("Osdorp"), table(1))

    pdf = pages_of(listing, specimen)

    assert str(pdf.Root.Outlines.First.Title) == "De getallen"
    assert str(pdf.Root.Outlines.First.First.Title) == "Osdorp"
    name, at = pdf.Root.Names.Dests.Names
    assert (str(name), at[0].objgen) == ("getallen", pdf.pages[0].obj.objgen)


def test_each_mark_on_a_page_leads_to_its_own_tag(specimen):
    pdf = pages_of((table(60),), specimen)

    marked = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[1::2]
    for each, tags in zip(pdf.pages, marked, strict=True):
        assert [tag.K for tag in tags] == list(range(len(tags)))
        assert {tag.Pg.objgen for tag in tags} == {each.obj.objgen}


def test_other_numbers_are_set_anew_and_the_same_ones_are_kept():
    store = MemoryStore()

    def said(n_rows):
        part = Part("De getallen", page(SPECIMEN), listing=(table(n_rows),))
        paper = Paper("Proef", "Wij", "nl", date(2026, 11, 22), STYLES, (part,))
        return pypdf.PdfReader(io.BytesIO(make_pdf(paper, store=store))).pages[0].extract_text()

    first, more = said(1), said(3)
    n_kept = len(store.parts)

    assert ("Fryslân 2" in first, "Fryslân 2" in more) == (False, True)
    assert said(1) == first
    assert len(store.parts) == n_kept


@given(
    st.lists(
        st.one_of(
            st.builds(Heading, WORDS),
            st.builds(Line, WORDS),
            st.builds(
                Table,
                WORDS,
                st.just(COLUMNS),
                st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=30).map(tuple),
            ),
        ),
        max_size=5,
    )
)
def test_whatever_is_listed_stays_within_the_margins(specimen, listing):
    pdf = pages_of(tuple(listing), specimen)

    for lines in places(pdf):
        assert all(LEFT - 0.1 <= x <= WIDE - LEFT for x, _ in lines)
        assert all(TOP <= y <= BOTTOM for _, y in lines)


@given(WORDS.map(lambda word: f"{word} " * 3), st.floats(20, 400))
def test_lines_hold_all_letters_and_are_no_wider_than_asked(specimen, words, across):
    [opened_specimen] = opened([specimen])
    letters = Letters(opened_specimen.pages[0])

    lines = wrapped(words, letters, across)

    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(letters.width(line) <= across or len(line) == 1 for line in lines)
    assert all(
        letters.width(f"{one} {other.split()[0]}") > across or len(one.split()[-1]) > 1
        for one, other in pairwise(lines)
    )
