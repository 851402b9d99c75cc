"""The words of a learning practice in plain Dutch, for the page that explains them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A word and what it means here."""

    key: str
    word: str
    meaning: str


GLOSSARY: tuple[tuple[str, tuple[Term, ...]], ...] = (
    (
        "Het traject",
        (
            Term(
                "lerende-praktijk",
                "lerende praktijk",
                "Samen in de wijk werken aan een sociaal vraagstuk, en onderweg leren wat helpt.",
            ),
            Term(
                "traject",
                "traject",
                "De lerende praktijk van één gemeente rond één thema, met een begin en een eind.",
            ),
            Term("ambitie", "ambitie", "Waar de partners samen naartoe willen, in gewone woorden."),
            Term(
                "startanalyse",
                "startanalyse",
                "De eerste blik: om wie gaat het, waardoor komt het, wat is er al en wie mist er?",
            ),
            Term(
                "wijk",
                "wijk",
                "Het gebied waarin u samenwerkt. De naam kiest u zelf; daarachter horen CBS-codes.",
            ),
            Term(
                "maatschappelijk-resultaat",
                "maatschappelijk resultaat",
                "Wat er voor inwoners moet veranderen, zo concreet dat u het kunt volgen.",
            ),
            Term(
                "aanbod",
                "aanbod",
                "Wat er in de wijk is of komt: een activiteit, een voorziening of een interventie.",
            ),
            Term(
                "interventie",
                "interventie",
                "Aanbod met een beschreven doel en aanpak, bijvoorbeeld uit een databank.",
            ),
            Term(
                "bereik",
                "bereik",
                "Hoeveel mensen met een aanbod of actie te maken kregen. Een aantal, nooit namen.",
            ),
            Term(
                "borgen",
                "borgen",
                "Zorgen dat een les blijft, ook als het traject stopt of mensen weggaan.",
            ),
        ),
    ),
    (
        "Wat wij al weten",
        (
            Term(
                "dossier",
                "dossier",
                "Een overzicht van wat volgens onderzoek en ervaring werkt bij een thema.",
            ),
            Term(
                "uitgave",
                "uitgave",
                "De tekst van een dossier op één moment. Een uitgave verandert niet meer; een "
                "nieuwe uitgave zegt wat er anders is.",
            ),
            Term(
                "werkzaam-principe",
                "werkzaam principe",
                "Een bouwsteen van een aanpak die volgens onderzoek samenhangt met resultaat.",
            ),
            Term(
                "reflectie",
                "reflectie",
                "Elke organisatie zegt hoe ver zij een principe in het eigen werk toepast.",
            ),
            Term(
                "risicofactor",
                "risicofactor",
                "Iets dat de kans op een probleem groter maakt.",
            ),
            Term(
                "beschermende-factor",
                "beschermende factor",
                "Iets dat de kans op een probleem kleiner maakt.",
            ),
            Term(
                "les",
                "les",
                "Wat u deed, wat u zag en waarom u dat denkt: voor wie, waar en hoe zeker.",
            ),
            Term(
                "richting-van-een-les",
                "bevestigt, nuanceert, weerspreekt",
                "Wat een les over een principe zegt: het klopt, het klopt soms, het klopte niet.",
            ),
            Term(
                "inzicht",
                "inzicht",
                "Wat gedeelde lessen over één principe samen leren, voor en tegen, opgeschreven "
                "door een adviseur.",
            ),
        ),
    ),
    (
        "De cyclus",
        (
            Term(
                "cyclus",
                "cyclus",
                "Eén ronde in één wijk: meten, spreken, leren en verbeteren. Daarna begint de "
                "volgende.",
            ),
            Term(
                "meten",
                "meten",
                "De eerste fase: cijfers, verhalen en reflecties bij elkaar leggen.",
            ),
            Term(
                "spreken",
                "spreken",
                "De tweede fase: samen kijken of u de cijfers herkent en hoe u ze verklaart. "
                "Sommige gemeenten zeggen ‘bespreken’.",
            ),
            Term("leren", "leren", "De derde fase: opschrijven wat u uit het gesprek meeneemt."),
            Term(
                "verbeteren",
                "verbeteren",
                "De vierde fase: afspreken wie wat gaat doen, en dat ook doen.",
            ),
            Term(
                "verbetersessie",
                "verbetersessie",
                "Een gesprek waarin het wijknetwerk cijfers bespreekt en acties afspreekt.",
            ),
            Term(
                "intervisie",
                "intervisie",
                "Een gesprek waarin collega’s van elkaars praktijk leren.",
            ),
            Term(
                "verbeteractie",
                "verbeteractie",
                "Een afspraak met een trekker en een datum. Gedaan, nagegaan en beoordeeld zijn "
                "drie aparte stappen.",
            ),
            Term(
                "signaal",
                "signaal",
                "Een valkuil die Leerspoor aan een vaste regel herkent. U doet er iets aan, of u "
                "zet het signaal opzij met een reden.",
            ),
        ),
    ),
    (
        "Cijfers",
        (
            Term(
                "indicator",
                "indicator",
                "Een vaste maat voor een resultaat, met een bron en een gewenste richting.",
            ),
            Term("nulmeting", "nulmeting", "De waarde voordat het werk begon."),
            Term("streefwaarde", "streefwaarde", "De waarde waar u naartoe werkt."),
            Term(
                "niet-getoond",
                "niet getoond",
                "Een cijfer over zo weinig mensen dat iemand herkend zou kunnen worden. Wij tonen "
                "het niet.",
            ),
            Term(
                "modelschatting",
                "modelschatting",
                "Een uitgerekend cijfer, niet geteld in de wijk. Het bewijst geen effect van uw "
                "werk.",
            ),
            Term(
                "echte-verandering",
                "echte verandering",
                "Een verschil dat groter is dan toeval, bijvoorbeeld zes metingen op rij aan "
                "dezelfde kant.",
            ),
            Term(
                "geen-oordeel",
                "geen oordeel",
                "Er zijn nog te weinig metingen om iets te zeggen. Dat is een gewone stand.",
            ),
        ),
    ),
    (
        "Mensen",
        (
            Term(
                "programmaleider",
                "programmaleider",
                "Leidt de trajecten van een gemeente en maakt de rapporten.",
            ),
            Term(
                "wijknetwerk",
                "wijknetwerk",
                "De organisaties en bewonersgroepen die in een wijk samenwerken.",
            ),
            Term(
                "wijkpartner",
                "wijkpartner",
                "Een organisatie uit het netwerk, die vastlegt wat zij doet en merkt.",
            ),
            Term(
                "adviseur",
                "adviseur",
                "Bekijkt lessen van verschillende gemeenten en brengt ze terug naar de dossiers.",
            ),
            Term(
                "ervaringsdeskundige",
                "ervaringsdeskundige",
                "Iemand die meedenkt vanuit eigen ervaring met het vraagstuk.",
            ),
        ),
    ),
    (
        "Verslag",
        (
            Term(
                "voortgangsrapportage",
                "voortgangsrapportage",
                "Het verslag voor college en raad: wat lukte, wat niet, en wat er nu gebeurt.",
            ),
            Term(
                "praktijkverhaal",
                "praktijkverhaal",
                "Een kort verhaal uit de wijk, zonder herkenbare personen en met toestemming.",
            ),
        ),
    ),
)
