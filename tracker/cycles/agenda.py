"""The order of a conversation: who is there, last time, the topics, what is agreed."""

from dataclasses import dataclass

from tracker.cycles.rooms import TopicView, topic_views
from tracker.domain.dutch import capital, count_word, counted
from tracker.models import Conversation, ConversationTopic
from tracker.preparation import LearnedPart, Preparation

SAID, UNSAID, NOTHING = "besproken", "nog niet", "niets open"


@dataclass(frozen=True)
class Step:
    """One step of the conversation, with where it stands on the page."""

    label: str
    anchor: str
    state: str
    is_done: bool
    is_here: bool = False


@dataclass(frozen=True)
class TopicStep:
    """A topic with what is known about it, and the step after it."""

    view: TopicView
    number: int
    learned: tuple[LearnedPart, ...]
    is_here: bool
    next_anchor: str
    next_label: str  # "onderwerp 2", or what comes after the topics


@dataclass(frozen=True)
class Agenda:
    """The whole conversation on one page."""

    sentence: str
    steps: tuple[Step, ...]
    topics: tuple[TopicStep, ...]
    is_done: bool  # every topic was talked about


def is_said(topic: ConversationTopic) -> bool:
    """Return whether the network explained a topic: the phase asks for no more."""
    return bool(topic.explanation.strip())


def agenda_of(conversation: Conversation, prepared: Preparation) -> Agenda:
    """Return the order of ``conversation``; its topics and organisations are loaded."""
    topics = conversation.topics
    here = next((each.id for each in topics if not is_said(each)), None)
    is_done = bool(topics) and here is None
    before = last_time(prepared)
    steps = [
        Step("Wie is er?", "gesprek", *present(conversation)),
        Step("Vorige keer", "vorige", before, before == NOTHING),
        Step("Wat wij nu weten", "weten", "", True),
        *(
            Step(
                f"Onderwerp {number}",
                f"onderwerp-{each.id}",
                SAID if is_said(each) else UNSAID,
                is_said(each),
                each.id == here,
            )
            for number, each in enumerate(topics, start=1)
        ),
        Step("Wat spreken wij af?", "afspraken", *agreed(conversation), is_here=is_done),
    ]
    return Agenda(
        sentence=sentence(topics),
        steps=tuple(steps),
        topics=tuple(topic_steps(topic_views(topics, prepared.matter), prepared, here)),
        is_done=is_done,
    )


def present(conversation: Conversation) -> tuple[str, bool]:
    """Return how many organisations there are, and whether that makes a conversation."""
    n = len(conversation.organisations)
    return counted(n, "organisatie", "organisaties") if n else "nog niemand", n > 1


def last_time(prepared: Preparation) -> str:
    """Return how much the last conversation and its actions left to do."""
    n = len(prepared.points) + len(prepared.to_judge)
    return f"{count_word(n)} open" if n else NOTHING


def agreed(conversation: Conversation) -> tuple[str, bool]:
    """Return how much was agreed, and whether anything was."""
    n = len(conversation.outcomes)
    return counted(n, "uitkomst", "uitkomsten") if n else UNSAID, n > 0


def topic_steps(views: list[TopicView], prepared: Preparation, here: int | None) -> list[TopicStep]:
    """Return the topics in order, each with what others learned and what comes next."""
    found = []
    for number, view in enumerate(views, start=1):
        is_last = number == len(views)
        found.append(
            TopicStep(
                view=view,
                number=number,
                learned=tuple(
                    each
                    for each in prepared.learned.lessons
                    if view.principle and each.principle_key == view.principle.key
                ),
                is_here=view.topic.id == here,
                next_anchor="afspraken" if is_last else f"onderwerp-{views[number].topic.id}",
                next_label="de afspraken" if is_last else f"onderwerp {number + 1}",
            )
        )
    return found


def sentence(topics: list[ConversationTopic]) -> str:
    """Return how many topics there are and how many have an explanation."""
    n, done = len(topics), sum(map(is_said, topics))
    if not n:
        return "Er zijn nog geen onderwerpen."
    if done == n:
        explained = "met een verklaring" if n == 1 else "alle met een verklaring"
    elif done:
        explained = f"{counted(done, 'is', 'zijn')} besproken"
    else:
        explained = "nog niet besproken"
    return f"{capital(counted(n, 'onderwerp', 'onderwerpen'))}, {explained}."
