"""What organisations answered on each principle: the last round against the one before."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tracker.domain.dutch import capital, count_word, counted, plural
from tracker.domain.vocabulary import ReflectionScore
from tracker.domain.withholding import Thresholds
from tracker.models import Organisation, Principle, Reflection
from tracker.reports.pictures import AnswerPicture, AnswersPart
from tracker.reports.scope import Scope
from tracker.web.charts import AnswerData, AnswerRow
from tracker.web.labels import LABELS

FEWEST = Thresholds().min_count  # organisations; a smaller group would show who said what
LOW = (ReflectionScore.NOT, ReflectionScore.A_LITTLE)
TOO_FEW = f"minder dan {count_word(FEWEST)} organisaties, niet getoond"


def answers_part(scope: Scope) -> AnswersPart:
    """Return the answers of the last round in every wijk, by title of the principle.

    A principle on which fewer than five organisations answered is not shown and is counted.
    """
    last, before = last_rounds(scope.reflections)
    titles = {each.principle.key: each.principle for each in last}
    principles = sorted(titles.values(), key=lambda each: (each.title.casefold(), each.key))
    shown: list[AnswerPicture] = []
    n_hidden = 0
    for principle in principles:
        own = on_principle(last, principle)
        if is_large(own):
            earlier = on_principle(before, principle)
            shown.append(answer_picture(principle, own, earlier, id=f"antwoord-{len(shown) + 1}"))
        else:
            n_hidden += 1
    return AnswersPart(tuple(shown), hidden(n_hidden))


def hidden(n: int) -> str:
    """Return of how many principles the answers are not shown; nothing when that is none."""
    if not n:
        return ""
    return (
        f"Bij {counted(n, 'principe', 'principes')} antwoordden minder dan {count_word(FEWEST)} "
        "organisaties. Die antwoorden tonen wij hier niet."
    )


def last_rounds(reflections: Iterable[Reflection]) -> tuple[list[Reflection], list[Reflection]]:
    """Return the answers of the newest cycle with answers in each wijk, and of the one before."""
    by_wijk: dict[int, dict[int, list[Reflection]]] = defaultdict(lambda: defaultdict(list))
    for each in reflections:
        by_wijk[each.cycle.wijk_id][each.cycle.number].append(each)
    last: list[Reflection] = []
    before: list[Reflection] = []
    for rounds in by_wijk.values():
        newest, *others = sorted(rounds, reverse=True)
        last += rounds[newest]
        before += rounds[others[0]] if others else []
    return last, before


def on_principle(reflections: Sequence[Reflection], principle: Principle) -> list[Reflection]:
    """Return the answers on a principle, in whatever edition."""
    return [each for each in reflections if each.principle.key == principle.key]


def is_large(reflections: Sequence[Reflection]) -> bool:
    """Return whether so many organisations answered that none is recognised."""
    return n_organisations(reflections) >= FEWEST


def n_organisations(reflections: Sequence[Reflection]) -> int:
    """Return how many organisations answered; one may have answered in two wijken."""
    return len({each.organisation_id for each in reflections})


def answer_picture(
    principle: Principle, last: Sequence[Reflection], before: Sequence[Reflection], *, id: str
) -> AnswerPicture:
    """Return the answers on one principle; ``last`` comes from a group that is large enough."""
    title = f"‘{principle.title}’: {low_words(last)}"
    earlier = before_words(before)
    return AnswerPicture(
        id=id,
        title=title,
        note=earlier,
        data=AnswerData(
            title=f"Antwoorden op ‘{principle.title}’",
            description=f"{capital(low_words(last))}. {earlier}",
            rows=(
                answer_row("Laatste ronde", last),
                *kind_rows(last),
                before_row(before),
            ),
        ),
        caption=principle.title,
    )


def low_words(answers: Sequence[Reflection]) -> str:
    """Return how many answers are low: "vier van de negen antwoorden zijn ‘niet’ of …"."""
    n_low, n = sum(each.score in LOW for each in answers), len(answers)
    many = "geen" if n_low == 0 else count_word(n_low)
    if n_low == n:
        return f"alle {count_word(n)} antwoorden zijn ‘niet’ of ‘een beetje’"
    verb = plural(max(n_low, 1), "is", "zijn")
    return f"{many} van de {count_word(n)} antwoorden {verb} ‘niet’ of ‘een beetje’"


def before_words(before: Sequence[Reflection]) -> str:
    """Return the same of the round before, or why it is not told."""
    if not before:
        return "In de ronde ervoor is dit niet gevraagd."
    if not is_large(before):
        return f"De ronde ervoor: {TOO_FEW}."
    return f"In de ronde ervoor: {low_words(before)}."


def answer_row(name: str, answers: Sequence[Reflection], *, is_before: bool = False) -> AnswerRow:
    """Return the counts of a group that is large enough."""
    counts = Counter(each.score for each in answers)
    n = n_organisations(answers)
    who = counted(n, "organisatie", "organisaties")
    more = f", {counted(len(answers), 'antwoord', 'antwoorden')}" if len(answers) != n else ""
    values = tuple(counts[score] for score in ReflectionScore)
    return AnswerRow(f"{name}: {who}{more}", values, is_before=is_before)


def before_row(before: Sequence[Reflection]) -> AnswerRow:
    """Return the round before, its counts only when the group is large enough."""
    if is_large(before):
        return answer_row("Ronde ervoor", before, is_before=True)
    return AnswerRow("Ronde ervoor", None, TOO_FEW if before else "niet gevraagd", is_before=True)


def kind_rows(answers: Sequence[Reflection]) -> list[AnswerRow]:
    """Return the last round per kind of organisation, the largest kinds that may be shown.

    What is left over is either nobody or again a group that is large enough: else all together
    minus what is shown would give it away.
    """
    groups: dict[str, list[Reflection]] = defaultdict(list)
    for each in answers:
        groups[kind_of(each.organisation)].append(each)
    kinds = sorted(name for name, group in groups.items() if is_large(group))
    while kinds and 0 < n_rest(answers, groups, kinds) < FEWEST:
        kinds.remove(min(kinds, key=lambda name: n_organisations(groups[name])))
    if len(groups) == 1:
        return []
    return [answer_row(capital(name), groups[name]) for name in kinds]


def n_rest(
    answers: Sequence[Reflection], groups: dict[str, list[Reflection]], kinds: Sequence[str]
) -> int:
    """Return how many organisations are of none of ``kinds``."""
    shown = {each.organisation_id for name in kinds for each in groups[name]}
    return len({each.organisation_id for each in answers} - shown)


def kind_of(organisation: Organisation) -> str:
    """Return which kind of organisation it is: the sector of a partner, else the kind itself."""
    return LABELS[organisation.sector or organisation.kind]
