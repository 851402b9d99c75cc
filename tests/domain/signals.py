"""Facts with valid defaults, and a trajectory that did everything right."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tracker.domain.phases import STOPS, Phase
from tracker.domain.signals.facts import (
    ActionFacts,
    ConversationFacts,
    CycleFacts,
    Evidence,
    IndicatorFacts,
    LessonFacts,
    OfferFacts,
    PrincipleFacts,
    ReflectionFacts,
    SharedLessonFacts,
    TrajectoryFacts,
    WijkFacts,
)
from tracker.domain.vocabulary import LessonDirection, LessonResult, ReflectionScore, Strength

TODAY = date(2026, 11, 24)
PLANNED = dict.fromkeys(STOPS, 28)
TRUST = PrincipleFacts(1, "Bouw een band op", "eenzaamheid")
REACH = PrincipleFacts(2, "Ga op mensen af", "eenzaamheid")


def days_ago(n):
    return TODAY - timedelta(days=n)


def facts(**values):
    """Return a trajectory in which no rule fires."""
    defaults = {"today": TODAY, "ends_on": TODAY + timedelta(days=365), "planned_days": PLANNED}
    return TrajectoryFacts(**defaults | values)


def wijk(*cycles, **values):
    defaults = {"id": 1, "name": "Osdorp", "slug": "osdorp", "cycles": cycles}
    return WijkFacts(**defaults | values)


def cycle(number=1, **values):
    """Return a running cycle, begun and last written in ten days ago."""
    defaults = {
        "id": number,
        "number": number,
        "phase": Phase.MEASURE,
        "started_on": days_ago(10),
        "phase_started_on": days_ago(10),
        "last_entry_on": days_ago(10),
    }
    return CycleFacts(**defaults | values)


def closed(number=1, **values):
    """Return a closed cycle in which residents were heard."""
    defaults = {"phase": Phase.CLOSED, "closed_on": days_ago(20), "n_stories": 1}
    return cycle(number, **defaults | values)


def lesson(id=1, **values):
    defaults = {"id": id, "title": "Een bekende nodigt uit", "written_on": days_ago(30)}
    return LessonFacts(**defaults | values)


def action(id=1, **values):
    return ActionFacts(**{"id": id, "title": "Huisarts geeft kaartje"} | values)


def talk(**values):
    return ConversationFacts(**{"id": 1, "held_on": days_ago(5)} | values)


def thinks(organisation, score, principle=TRUST):
    return ReflectionFacts(principle, organisation, score)


def against(id=90, **values):
    defaults = {
        "title": "Aanbellen schrikt af",
        "gemeente": "Rotterdam",
        "principle": TRUST,
        "strength": Strength.SEVERAL_SOURCES,
    }
    return SharedLessonFacts(**defaults | values, id=id)


def in_wijk(*cycles, **values):
    """Return a trajectory with one wijk."""
    return facts(wijken=(wijk(*cycles, **values),))


@st.composite
def right_cycles(draw, place, indicators, principles, newest):
    """Return the cycles of a wijk as a network keeps them that skips nothing."""
    n = draw(st.integers(0, 4))
    runs = draw(st.booleans())
    cycles = []
    for number in range(1, n + 1):
        id = place * 100 + number
        is_running = runs and number == n
        lessons = draw(right_lessons(id, principles))
        cycles.append(
            cycle(
                number,
                id=id,
                phase=draw(st.sampled_from(STOPS)) if is_running else Phase.CLOSED,
                started_on=days_ago(200 - 30 * number),
                closed_on=None if is_running else days_ago(180 - 30 * number),
                phase_started_on=days_ago(draw(st.integers(0, 28))),
                last_entry_on=days_ago(draw(st.integers(0, 28))),
                answered=frozenset(each.id for each in indicators),
                n_stories=draw(st.integers(1, 3)),
                reflections=draw(right_reflections(principles)),
                conversations=(
                    talk(id=id, n_organisations=draw(st.integers(2, 9)), has_residents=True),
                ),
                lessons=lessons,
                actions=tuple(
                    action(each.id, lesson_id=each.id, done_on=newest, is_judged=True)
                    for each in lessons
                    if not each.needs_no_action
                ),
            )
        )
    return tuple(cycles)


@st.composite
def right_lessons(draw, cycle_id, principles):
    """Return lessons that claim no more than was measured, and say where they are kept."""
    return tuple(
        lesson(
            cycle_id * 10 + number,
            result=LessonResult.WORKED,
            strength=draw(st.sampled_from(Strength)),
            directions={
                each.id: draw(st.sampled_from(LessonDirection))
                for each in draw(st.sets(st.sampled_from(principles), max_size=2))
            },
            has_residents=True,
            needs_no_action=draw(st.booleans()),
            is_shared=draw(st.booleans()),
            is_anchored=True,
            text="Anders dan in ‘Aanbellen schrikt af’.",
        )
        for number in range(draw(st.integers(0, 3)))
    )


@st.composite
def right_reflections(draw, principles):
    """Return scores that lie one step apart at most; who does not know may be among them."""
    scores = draw(
        st.sampled_from(
            [
                (ReflectionScore.NOT, ReflectionScore.A_LITTLE),
                (ReflectionScore.A_LITTLE, ReflectionScore.LARGELY, ReflectionScore.UNKNOWN),
                (ReflectionScore.LARGELY, ReflectionScore.FULLY),
            ]
        )
    )
    return tuple(
        thinks(f"Partner {n}", draw(st.sampled_from(scores)), principle)
        for principle in principles
        for n in range(draw(st.integers(0, 3)))
    )


@st.composite
def right_trajectories(draw):
    """Return a trajectory of any size in which everything was done as it should."""
    principles = [PrincipleFacts(n, f"Principe {n}") for n in range(1, draw(st.integers(2, 6)) + 1)]
    indicators = tuple(IndicatorFacts(n, f"Cijfer {n}") for n in range(draw(st.integers(0, 4))))
    everywhere = OfferFacts(1, "Samen eten", None, frozenset(each.id for each in principles))
    wijken = tuple(
        wijk(
            *draw(right_cycles(place, indicators, principles, TODAY)),
            id=place,
            name=f"Wijk {place}",
            slug=f"wijk-{place}",
            evidence=Evidence.CHANGE,
        )
        for place in range(1, draw(st.integers(1, 5)) + 1)
    )
    return facts(
        ends_on=TODAY + timedelta(days=draw(st.integers(-30, 900))),
        principles=tuple(principles),
        indicators=indicators,
        offers=(everywhere,),
        wijken=wijken,
        contradictions=tuple(
            against(900 + each.id, principle=each, strength=Strength.MEASURED)
            for each in principles
        ),
    )
