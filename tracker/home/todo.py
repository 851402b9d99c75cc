"""What waits for the lead today, each as a sentence with the page to do it on."""

from collections.abc import Iterator, Sequence

from tracker.domain.dutch import capital, count_word, counted
from tracker.domain.phases import Phase
from tracker.home.overview import ActionLine, LessonLine, NewsLine, Overview, WijkRow
from tracker.home.sentences import SOON, Todo, named, near_day
from tracker.web.filters import day
from tracker.web.looks import LookLine
from tracker.web.wording import days


def todo(overview: Overview) -> list[Todo]:
    """Return what waits, talks and silence first; lessons and actions are grouped."""
    rows = [row for row in overview.rows if row.is_busy]
    late = [action for action in overview.actions if action.is_late(overview.today)]
    unjudged = [action for action in overview.actions if action.is_unjudged]
    return [
        *_conversations(overview),
        *_looks(overview.looks),
        *(_still(row) for row in rows if row.is_still),
        *_questions([lesson for lesson in overview.lessons if lesson.is_question]),
        *_late_actions(late),
        *(_late_phase(row) for row in rows if row.is_late),
        *_proposals([lesson for lesson in overview.lessons if not lesson.is_question]),
        *_judgements(unjudged),
        *_news(overview.news),
    ]


def _conversations(overview: Overview) -> Iterator[Todo]:
    for each in overview.conversations:
        if each.held_on > overview.today + SOON:
            continue
        when = near_day(each.held_on, overview.today)
        if each.starts_at:
            when += f" om {each.starts_at} uur"
        n = len(each.organisations)
        who = f", {counted(n, 'organisatie', 'organisaties')}" if n else ""
        yield Todo(
            f"Gesprek {each.cycle.wijk.name} voorbereiden",
            capital(f"{when}{who}."),
            "cycles.show",
            {"id": each.cycle_id},
        )


def _looks(lines: Sequence[LookLine]) -> Iterator[Todo]:
    for line in lines:
        asked = f"{line.asked_by} vraagt het u."
        why = f"{line.title}. {asked if not line.question else f'Vraag: {line.question}'}"
        values: dict[str, object] = {"id": line.report_id, "_anchor": "meekijken"}
        yield Todo("Meekijken met een rapport", why, "kept.show", values)


def _still(row: WijkRow) -> Todo:
    assert row.cycle is not None  # only a running cycle stands still
    plan = row.cycle.phase is Phase.SPEAK and row.conversation is None
    name = row.wijk.name
    title = f"Gesprek {name} plannen" if plan else f"{name} weer op gang brengen"
    why = f"Er is al {days(row.silent_days)} niets vastgelegd."
    return Todo(title, why, "cycles.show", {"id": row.cycle.id})


def _late_phase(row: WijkRow) -> Todo:
    assert row.cycle is not None
    assert row.standing is not None
    assert row.standing.pace is not None  # a late phase has a pace
    title = f"{capital(row.standing.phase_label)} in {row.wijk.name} afronden"
    why = f"Deze fase duurt {days(row.standing.pace.days_over)} langer dan gepland."
    return Todo(title, why, "cycles.show", {"id": row.cycle.id})


def _questions(lessons: Sequence[LessonLine]) -> Iterator[Todo]:
    for lesson in lessons:
        yield Todo(
            "Vraag van de adviseur beantwoorden",
            f"Over uw les ‘{lesson.title}’.",
            "lessons.show",
            {"id": lesson.id},
        )


def _proposals(lessons: Sequence[LessonLine]) -> Iterator[Todo]:
    if len(lessons) == 1:
        lesson = lessons[0]
        who = f"{lesson.organisation_name} stelt voor" if lesson.organisation_name else "Voorstel"
        why = f"{who}: ‘{lesson.title}’."
        yield Todo("Voorgestelde les bekijken", why, "lessons.show", {"id": lesson.id})
    elif lessons:
        title = f"{count_word(len(lessons))} voorgestelde lessen bekijken"
        yield Todo(capital(title), f"Van partners in {wijken(lessons)}.", "lessons.index")


def _late_actions(actions: Sequence[ActionLine]) -> Iterator[Todo]:
    if len(actions) == 1:
        action = actions[0]
        assert action.due_on is not None  # late means past its date
        why = f"In {action.wijk_name}. De actie moest klaar zijn op {day(action.due_on)}."
        yield Todo(f"Vragen naar ‘{action.title}’", why, "actions.show", {"id": action.id})
    elif actions:
        title = f"Vragen naar {count_word(len(actions))} late acties"
        yield Todo(title, f"In {wijken(actions)}.", "actions.index", {"stand": "te-laat"})


def _judgements(actions: Sequence[ActionLine]) -> Iterator[Todo]:
    why = f"In {wijken(actions)}. Hielp het wat u in de vorige cyclus deed?"
    if len(actions) == 1:
        action = actions[0]
        yield Todo(f"‘{action.title}’ beoordelen", why, "actions.judge", {"id": action.id})
    elif actions:
        title = f"{count_word(len(actions))} acties beoordelen"
        yield Todo(capital(title), why, "actions.index", {"stand": "zonder-oordeel"})


def _news(lines: Sequence[NewsLine]) -> Iterator[Todo]:
    for line in lines:
        what = f"Van {counted(line.n, 'principe', 'principes')} is er een nieuwere tekst."
        yield Todo(
            "Lezen wat er anders is in een dossier",
            f"{line.title}. {what}",
            "trajectories.edition_news",
            {"slug": line.slug},
        )


def wijken(items: Sequence[ActionLine | LessonLine]) -> str:
    """Return in which wijken ``items`` are."""
    return named(item.wijk_name for item in items)
