"""Questions people ask, and what they must find in the shipped library and the demo.

Each runs on both databases, and on each the hits are those of a plain reading of the terms: so
both give the same.
"""

import pytest
from sqlalchemy import Text, cast, select

from tracker.domain.finding import All, AnyOf, Asked, Term
from tracker.models import SearchEntry, User
from tracker.policy import visible_entries
from tracker.search import queries
from tracker.search.queries import Narrowing, narrowed
from tracker.searching.asking import question_of
from tracker.searching.finding import newest_ids, synonyms

ADVISER, LEAD = "adviseur@movisie.demo", "programmaleider@rotterdam.demo"
PARTNER = "partner@welzijn.demo"
# What is typed, and a title that must stand among the first ten for an adviser.
QUESTIONS = [
    ("eenzaamheid", "Wat werkt bij de aanpak van eenzaamheid"),
    ("eenz", "Wat werkt bij de aanpak van eenzaamheid"),
    ("eenzame ouderen", "Combineer bij ouderen groepscontact met leren"),
    ("wijken", "Kies projecten vanuit een wijkanalyse en houd het vol"),
    ("wijkanalyse", "Kies projecten vanuit een wijkanalyse en houd het vol"),
    ("huisbezoeken", "Stap zonder oordeel naar binnen"),
    ("mantelzorger", "Maak het beleid samen met mantelzorgers"),
    ("mantelzorgers ondersteunen", "Wat werkt bij mantelzorgondersteuning"),
    ("zorg mantel", "Wat werkt bij mantelzorgondersteuning"),
    ("respijt", "Haal drempels naar respijtzorg weg"),
    ("schuld", "Wat werkt bij schuldhulpverlening"),
    ("schuldhulp", "Wat werkt bij schuldhulpverlening"),
    ("hulpverlening schulden", "Wat werkt bij schuldhulpverlening"),
    ("armoede kinderen", "Wat werkt bij de aanpak van armoede"),
    ("cliëntenraad", "Wat werkt bij cliëntenparticipatie"),
    ("CLIENTENPARTICIPATIE", "Wat werkt bij cliëntenparticipatie"),
    ("participatie van cliënten", "Wat werkt bij cliëntenparticipatie"),
    ("partnergeweld", "Wat werkt bij partnergeweld"),
    ("huiselijk geweld", "Wat werkt bij partnergeweld"),
    ("seksueel misbruik", "Zorg dat het misbruik zelf aan bod komt"),
    ("vrijwilligers", "Zet een vrijwilliger in naast de professional"),
    ("professional vrijwilliger", "Laat vrijwilliger en professional elkaar aanvullen"),
    ("maatje", "Vergroot het netwerk, bijvoorbeeld met een maatje"),
    ("buddy", "Vergroot het netwerk, bijvoorbeeld met een maatje"),
    ("eigen regie", "Wat werkt bij eigen regie"),
    ("samenwerken", "Bouw aan een omgeving waarin samenwerken makkelijk is"),
    ("integraal werken", "Wat werkt bij integraal werken"),
    ("kern team", "Vorm een kernteam van zorg, welzijn en gemeente"),
    ("eropaf", "Houd tijd vrij om eropaf te gaan"),
    ("outreachend", "Houd tijd vrij om eropaf te gaan"),
    ("re-integratie", "Maak tussenstappen naar werk mogelijk"),
    ("bijstand", "Activeringscentrum tegen bijstandsvererving"),
    ("positieve gezondheid", "Mijn Positieve Gezondheid (spinnenweb)"),
    ("kunstenaars", "Laat een professionele kunstenaar begeleiden"),
    ("voorlezen", "VoorleesExpress"),
    ("achterstand taal", "VoorleesExpress"),
    ('"verwijzen" (huisarts)', "Maak verwijzen makkelijk en koppel terug"),
    (
        "statushouder",
        "De veranderopgave inburgering: TaalDoen! en brede intakes voor vergunninghouders",
    ),
    ("vragenlijst eenzaamheid", "Eenzaamheidsschaal De Jong Gierveld, 6 vragen"),
    ("vertrouwen winnen", "Win vertrouwen door vaak en rustig langs te gaan"),
    ("gezin", "Kijk naar het hele gezin en niet naar één persoon"),
    ("gezinnen", "Kijk naar het hele gezin en niet naar één persoon"),
    ("drempels", "Haal drempels naar respijtzorg weg"),
    ("jeugd Rotterdam", "Wijkprogrammering Jeugd"),
    ("mannen", "Mannen komen eerder om iets te doen dan om te praten"),
    ("poster", "Uitnodigen door een bekende werkt beter dan posters"),
    ("koffie schoolpoort", "Koffie aan de schoolpoort proberen op twee scholen"),
]


@pytest.fixture
def people(demo):
    users = demo.scalars(select(User).where(User.email.in_([ADVISER, LEAD, PARTNER])))
    return {user.email: user for user in users}


@pytest.fixture
def terms(demo):
    """The terms of every entry, by its id."""
    rows = demo.execute(select(SearchEntry.id, cast(SearchEntry.terms, Text)))
    return {id: frozenset(text.replace("'", "").split()) for id, text in rows}


def holds(asked: Asked, terms: frozenset[str]) -> bool:
    """Return whether an entry with these terms is asked for: the plain reading of a question."""
    match asked:
        case Term(text, is_prefix):
            return any(term.startswith(text) for term in terms) if is_prefix else text in terms
        case All(parts):
            return all(holds(part, terms) for part in parts)
        case AnyOf(parts):
            return any(holds(part, terms) for part in parts)


@pytest.mark.parametrize(("typed", "expected"), QUESTIONS, ids=[typed for typed, _ in QUESTIONS])
def test_a_question_finds_its_answer_and_each_database_the_same(people, terms, typed, expected):
    question = question_of(typed, synonyms())
    assert question is not None

    for user in people.values():
        for asked in (question.asked(), question.asked(is_wide=True), question.in_title()):
            whole = narrowed(user, asked, Narrowing())
            plain = sorted((id for id in terms if holds(whole, terms[id])), reverse=True)
            assert newest_ids(whole, limit=1000) == plain
    hits = queries.find(people[ADVISER], question, Narrowing(), page=1).hits
    titles = ["".join(piece.text for piece in hit.title) for hit in hits]
    assert expected in titles[:10]


def test_there_are_at_least_forty_questions():
    assert len({typed for typed, _ in QUESTIONS}) >= 40


def test_three_people_ask_and_see_something_else(people):
    marks = [visible_entries(user) for user in people.values()]

    assert len({frozenset(each) for each in marks}) == 3
