"""Strategies for the facts about people: clients, persons, households."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import (
    Client,
    Huishouden,
    Inkomen,
    Leefvorm,
    Persoon,
    Voorziening,
    Voorzieningsoort,
    Vrijstelling,
    Vrijstellingsgrond,
)
from wmo_eigenbijdrage.identificatie import Bsn
from wmo_eigenbijdrage.kalender import EERSTE_DAG, Maand, Tijdvak
from wmo_eigenbijdrage.landelijk import aow_leeftijden
from wmo_eigenbijdrage.testing.strategieen._gemeen import eis_volgorde, enkele
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.identificatie import bsns
from wmo_eigenbijdrage.testing.strategieen.kalender import (
    dagen,
    maanden,
    tijdlijnen,
    tijdvakken,
    zorgperioden,
)
from wmo_eigenbijdrage.testing.strategieen.landelijk import jaarinkomens

__all__ = [
    "clienten",
    "geboortedagen",
    "huishoudens",
    "inkomens",
    "personen",
    "voorzieningen",
    "vrijstellingen",
]

_EERSTE_GEBOORTE, _LAATSTE_GEBOORTE = date(1925, 1, 1), date(2014, 12, 31)
_LAATSTE_DAG = date(2026, 12, 31)
_SCHRIKKELDAGEN = tuple(date(jaar, 2, 29) for jaar in range(1928, 2015, 4))
# Between these lie the months in which somebody comes of age, or to AOW age, under the library.
_EERSTE_MAAND, _LAATSTE_MAAND = 12 * 2015, 12 * 2026 + 11


@st.composite
def geboortedagen(
    draw: st.DrawFn, min_value: date = _EERSTE_GEBOORTE, max_value: date = _LAATSTE_GEBOORTE
) -> date:
    """Days of birth, by default 1925 to 2014.

    Often such that AOW age or the eighteenth birthday comes on the 1st of a month since 2015 or on
    the day before or after it, and often a leap day.
    Shrinks towards the earliest.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    bijzonder = [dag for dag in _SCHRIKKELDAGEN if min_value <= dag <= max_value]
    keuzes = [st.integers(min_value.toordinal(), max_value.toordinal()).map(date.fromordinal)]
    if bijzonder:
        keuzes.append(st.sampled_from(bijzonder))
    keuzes += [_jarig(min_value, max_value), _aow_bereikt(min_value, max_value)]
    return draw(st.one_of(keuzes))


@st.composite
def _rond_eerste(draw: st.DrawFn) -> date:
    jaar, maand = divmod(draw(st.integers(_EERSTE_MAAND, _LAATSTE_MAAND)), 12)
    return date(jaar, maand + 1, 1) + timedelta(days=draw(st.sampled_from((0, -1, 1))))


@st.composite
def _jarig(draw: st.DrawFn, min_value: date, max_value: date) -> date:
    return min(max(draw(_rond_eerste()) - relativedelta(years=18), min_value), max_value)


@st.composite
def _aow_bereikt(draw: st.DrawFn, min_value: date, max_value: date) -> date:
    dag = draw(_rond_eerste())
    # Each age of the table; the one that does not belong to the year is an ordinary birthday.
    leeftijd = draw(st.sampled_from([stuk.waarde for stuk in aow_leeftijden().waarden]))
    geboren = dag - relativedelta(years=leeftijd.jaren, months=leeftijd.maanden)
    return min(max(geboren, min_value), max_value)


@st.composite
def clienten(
    draw: st.DrawFn,
    min_value: date = _EERSTE_GEBOORTE,
    max_value: date = _LAATSTE_GEBOORTE,
    *,
    bsn: Bsn | None = None,
    overleden: bool = True,
) -> Client:
    """Clients born from *min_value* to *max_value*; with *overleden* some died since 2015.

    Shrinks towards alive and born early, with the lowest BSN.
    """
    nummer = draw(bsns()) if bsn is None else bsn
    geboren = draw(geboortedagen(min_value, max_value))
    sterfdag = st.none() | dagen(max(geboren, EERSTE_DAG), max(geboren, _LAATSTE_DAG))
    return Client(nummer, geboren, draw(sterfdag) if overleden else None)


@st.composite
def inkomens(
    draw: st.DrawFn, min_value: int = 2012, max_value: int = 2026, *, jaar: int | None = None
) -> Inkomen:
    """Income and wealth over a year from *min_value* to *max_value*, or over *jaar*.

    Shrinks towards nothing in the earliest year.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    over = draw(st.integers(min_value, max_value)) if jaar is None else jaar
    vermogen = draw(st.just(Bedrag(0)) | bedragen(max_value=Bedrag(20_000_000)))
    return Inkomen(over, draw(jaarinkomens()), vermogen)


@st.composite
def vrijstellingen(draw: st.DrawFn) -> Vrijstelling:
    """Exemptions, often of 12 or 36 months, and often told 12 or 36 months after they begin.

    Shrinks towards one month, told on its first day.
    """
    eerste: Maand = draw(maanden())
    later = draw(st.sampled_from((0, 12, 36)) | st.integers(0, 48))
    verschil = timedelta(days=draw(st.sampled_from((0, -1, 1)) | st.integers(-40, 40)))
    return Vrijstelling(
        grond=draw(st.sampled_from(Vrijstellingsgrond)),
        eerste_maand=eerste,
        aantal_maanden=draw(st.sampled_from((1, 12, 36)) | st.integers(1, 60)),
        gemeld_op=(eerste + later).eerste_dag + verschil,
    )


@st.composite
def voorzieningen(
    draw: st.DrawFn, *, soorten: tuple[Voorzieningsoort, ...] = tuple(Voorzieningsoort)
) -> Voorziening:
    """Provisions of the years to 2019, of every collection variant, and services.

    In variant 1 the periods often add up to the total exactly. Shrinks towards an aid of which only
    a total of a cent is known.
    """
    kosten = draw(st.none() | bedragen(Bedrag(1), Bedrag(50_000)))
    aantal = draw(st.none() | st.sampled_from((1, 13, 39)) | st.integers(1, 130))
    dienst = kosten is not None and aantal is None and draw(st.booleans())
    minstens = Bedrag(1) if kosten is None or aantal is None else kosten * aantal
    erbij = draw(st.just(Bedrag(0)) | bedragen())
    vanaf = draw(zorgperioden())
    return Voorziening(
        soort=draw(st.sampled_from(soorten)),
        volgnummer=draw(st.integers(1, 3)),
        vanaf=vanaf,
        tot_en_met=draw(st.none() | zorgperioden(vanaf)),
        kosten_per_periode=kosten,
        aantal_perioden=aantal,
        totale_kosten=None if dienst else minstens + erbij,
    )


@st.composite
def _los_van_elkaar(draw: st.DrawFn, eerste: date, laatste: date, meeste: int) -> list[Tijdvak]:
    """Up to *meeste* periods without a day in common, the last one open at times."""
    grenzen = sorted(draw(st.sets(dagen(eerste, laatste), max_size=2 * meeste)))
    return [
        Tijdvak(begin, grenzen[2 * plek + 1] if 2 * plek + 1 < len(grenzen) else None)
        for plek, begin in enumerate(grenzen[::2])
    ]


@st.composite
def personen(
    draw: st.DrawFn,
    min_value: date = EERSTE_DAG,
    max_value: date = _LAATSTE_DAG,
    *,
    clienten: st.SearchStrategy[Client] = clienten(),  # noqa: B008 (a strategy is not changed)
    meeste_perioden: int = 3,
    omstandigheden: bool = True,
) -> Persoon:
    """Persons with periods of contribution of which the bounds lie in *min_value* to *max_value*.

    None of these begins before birth or after death. With *omstandigheden* there are grounds to owe
    nothing, exemptions, incomes and provisions of the years to 2019 among the facts.
    Shrinks towards a client of whom nothing is known.
    """
    eis_volgorde(min_value, max_value, goed=min_value <= max_value)
    client = draw(clienten)
    eerste = max(min_value, client.geboortedatum)
    laatste = max_value if client.overleden is None else min(max_value, client.overleden)
    perioden = draw(_los_van_elkaar(eerste, laatste, meeste_perioden)) if eerste <= laatste else []
    if not omstandigheden:
        return Persoon(client=client, perioden=perioden)
    return draw(
        st.builds(
            Persoon,
            client=st.just(client),
            perioden=st.just(perioden),
            wlz_bijdrage=_soms(tijdvakken()),
            bw_bijdrage=_soms(tijdvakken()),
            opvangnachten=_soms(_nachten()),
            alleen_rolstoel=_soms(tijdvakken()),
            ten_laste_van_ouders=_soms(tijdvakken()),
            ouders_vrij=_soms(tijdvakken()),
            vrijstellingen=enkele(vrijstellingen()),
            inkomens=enkele(inkomens(), 3, elk_een=lambda inkomen: inkomen.jaar),
            voorzieningen=enkele(voorzieningen()),
        )
    )


def _soms(vakken: st.SearchStrategy[Tijdvak]) -> st.SearchStrategy[tuple[Tijdvak, ...]]:
    """Mostly nothing, as a person with all circumstances at once owes nothing ever."""
    return st.just(()) | st.just(()) | enkele(vakken)


@st.composite
def _nachten(draw: st.DrawFn) -> Tijdvak:
    """One night, or a few; two in a row make the difference."""
    eerste = draw(dagen())
    return Tijdvak(eerste, eerste + timedelta(days=draw(st.integers(0, 3))))


@st.composite
def huishoudens(
    draw: st.DrawFn,
    min_value: date = EERSTE_DAG,
    max_value: date = _LAATSTE_DAG,
    *,
    max_personen: int = 2,
    meeste_perioden: int = 3,
    omstandigheden: bool = True,
) -> Huishouden:
    """Households of one person, or of two who live together in one way or another at times.

    *min_value* to *omstandigheden* are those of `personen`. Shrinks towards one person of whom
    nothing is known.
    """
    eis_volgorde(1, max_personen, goed=max_personen >= 1)
    nummers = draw(
        st.lists(bsns(), min_size=1, max_size=min(max_personen, 2), unique_by=lambda b: b.nummer)
    )
    leden = [
        draw(
            personen(
                min_value,
                max_value,
                clienten=clienten(bsn=nummer),
                meeste_perioden=meeste_perioden,
                omstandigheden=omstandigheden,
            )
        )
        for nummer in nummers
    ]
    leefvorm = None
    if len(leden) == 2:
        leefvorm = draw(tijdlijnen(st.sampled_from(Leefvorm), max_stukken=3))
    verlegd = draw(st.sets(st.integers(2015, 2026), max_size=2)) if omstandigheden else ()
    return Huishouden(leden, leefvorm, verlegd)
