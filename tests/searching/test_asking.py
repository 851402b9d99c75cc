"""What was typed, as a question."""

from tracker.domain.finding import All, AnyOf, Term
from tracker.searching.asking import MOST_WORDS, phrase_of, question_of
from tracker.searching.stems import parts_of, stem, terms_of


def pair(one, other):
    return phrase_of(one), phrase_of(other)


def test_nothing_that_can_be_looked_for_is_no_question():
    for text in ("", " ", "a", "de en het", '"()*:^-', "_ __"):
        assert question_of(text) is None


def test_all_words_are_asked_for_and_the_last_may_be_a_beginning():
    question = question_of("Eenzame oude")

    assert question.asked() == All(
        (Term("eenzam"), AnyOf((Term("oud"), Term("oude", is_prefix=True))))
    )


def test_two_letters_are_no_beginning():
    assert question_of("wijk ou").asked() == All((Term("wijk"), Term("ou")))


def test_any_of_the_words_is_enough_for_a_wide_question():
    assert isinstance(question_of("eenzame ou").asked(is_wide=True), AnyOf)


def test_a_word_typed_twice_counts_once():
    assert len(question_of("wijk wijk Wijk").words) == 1


def test_words_that_are_too_many_are_dropped_and_counted():
    question = question_of(" ".join(f"woord{number}" for number in range(20)))

    assert len(question.words) == MOST_WORDS
    assert question.n_dropped == 20 - MOST_WORDS
    assert not any(word.is_last for word in question.words)


def test_a_synonym_counts_either_way():
    synonyms = [pair("wijkteam", "buurtteam")]

    assert question_of("buurtteams x", synonyms).words[0].synonyms == (("wijkteam",),)
    assert question_of("wijkteams x", synonyms).words[0].synonyms == (("buurtteam",),)


def test_a_synonym_of_more_words_is_seen_where_it_stands_as_a_whole():
    synonyms = [pair("ggz", "geestelijke gezondheidszorg")]
    whole = question_of("goede geestelijke gezondheidszorg", synonyms)
    half = question_of("goede gezondheidszorg", synonyms)

    assert [word.synonyms for word in whole.words] == [(), (("ggz",),), (("ggz",),)]
    assert [word.synonyms for word in half.words] == [(), ()]
    asked = question_of("ggz", synonyms).asked()
    assert All((Term("geestelijk"), Term("gezondheidszorg"))) in asked.parts


def test_the_stem_is_that_of_a_word_and_keeps_its_beginning():
    assert stem("gesprekken") == stem("gesprek") == "gesprek"
    assert stem("gelijkwaardigheid") == "gelijkwaard"
    assert stem("lessen") == stem("les") == "les"
    assert stem("mannen") == stem("man") == "man"


def test_a_compound_is_found_by_its_parts():
    assert parts_of("wijkaanpak") == {"wijk", "aanpak"}
    assert {"wijk", "aanpak", "wijkaanpak"} <= terms_of("wijkaanpak")


def test_a_word_is_a_hit_by_stem_part_beginning_and_synonym():
    question = question_of("wijken koff", [pair("wijk", "buurt")])

    words = ("wijkteam", "buurten", "koffie", "thee")

    assert [word for word in words if question.is_hit(word)] == ["wijkteam", "buurten", "koffie"]
