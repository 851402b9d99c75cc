"""The Dutch words for stored values."""

from tracker.domain.vocabulary import ExpectationMet, LessonResult, Recognition
from tracker.web.labels import LABELS


def test_one_stored_word_reads_differently_in_another_enum():
    members = (Recognition.PARTLY, LessonResult.PARTLY, ExpectationMet.PARTLY)

    assert [LABELS[member] for member in members] == ["deels", "werkte deels", "kwam deels uit"]
