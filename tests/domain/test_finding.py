"""A question as each database writes it."""

from tracker.domain.finding import All, AnyOf, Term, all_of, any_of, fts5, tsquery

ASKED = all_of([any_of([Term("wijk"), Term("buurt", is_prefix=True)]), Term("k_lesson")])


def test_a_question_of_one_part_is_that_part():
    assert all_of([Term("wijk")]) == Term("wijk")
    assert any_of([Term("wijk"), Term("wijk")]) == Term("wijk")


def test_a_question_keeps_how_its_parts_hang_together():
    assert All((AnyOf((Term("wijk"), Term("buurt", is_prefix=True))), Term("k_lesson"))) == ASKED


def test_sqlite_and_postgresql_each_get_their_own_words():
    assert fts5(ASKED) == '(("wijk" OR "buurt"*) AND "k_lesson")'
    assert tsquery(ASKED) == "(('wijk' | 'buurt':*) & 'k_lesson')"
