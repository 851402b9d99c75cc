"""What differs between two editions."""

from tracker.domain.editions import PrincipleText, compare
from tracker.domain.vocabulary import ChangeKind

SAME = PrincipleText("Vraag bewoners eerst", "Zij weten wat er speelt.", questions=("Vragen wij?",))


def test_the_same_words_are_no_change():
    assert compare({"a": SAME}, {"a": PrincipleText(**vars(SAME))}) == {}


def test_every_part_of_a_principle_counts():
    for part, value in vars(SAME).items():
        other = (*value, "Nog een vraag?") if part == "questions" else f"{value} Anders."
        changed = PrincipleText(**vars(SAME) | {part: other})

        assert compare({"a": SAME}, {"a": changed}) == {"a": ChangeKind.CHANGED}, part


def test_what_came_and_went_is_told_in_the_order_of_the_new_edition():
    found = compare({"gone": SAME, "kept": SAME}, {"new": SAME, "kept": SAME})

    assert list(found.items()) == [("new", ChangeKind.ADDED), ("gone", ChangeKind.DROPPED)]
