"""Hypothesis strategies for the facts of care messages.

The facts of one test are about one person, gemeente and provider unless told otherwise, and about
few provisions and days, so that they meet: stops find their start, removals what they remove.
"""

from __future__ import annotations

from datetime import date, time
from typing import TypedDict

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import (
    Declaratieantwoord,
    Declaratieregel,
    Herkomst,
    Product,
    Productcategorie,
    RedenBeeindiging,
    Startmelding,
    Stopmelding,
    Toewijzing,
    Voorzieningsleutel,
    Zorgfeit,
)
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie, Bsn, Gemeentecode
from wmo_eigenbijdrage.kalender import Tijdvak

__all__ = [
    "declaratieantwoorden",
    "declaratieregels",
    "herkomsten",
    "producten",
    "startmeldingen",
    "stopmeldingen",
    "toewijzingen",
    "voorzieningsleutels",
    "zorgfeiten",
]

_BSN = Bsn("999990019")
_PRODUCTEN = (
    Product(Productcategorie.BEGELEIDING, "02A03"),
    Product(Productcategorie.HUISHOUDEN),
)
_BEGIN = st.sampled_from([date(2020, 1, dag) for dag in (1, 4, 7)])
# Twelve days: few enough to meet, enough for a pause and a start after it.
_DAGEN = st.sampled_from([date(2020, 1, dag) for dag in range(1, 13)])


class _Gemeen(TypedDict):
    bsn: Bsn
    gemeente: Gemeentecode
    aanbieder: AgbCode
    toewijzingnummer: int | None
    product: Product | None
    herkomst: Herkomst


def producten() -> st.SearchStrategy[Product]:
    """Products of every category, with a code and without. Shrinks towards help at home."""
    code = st.none() | st.text("0123456789A", min_size=1, max_size=5)
    return st.builds(Product, st.sampled_from(Productcategorie), code)


@st.composite
def herkomsten(draw: st.DrawFn, bericht: str = "WMO305") -> Herkomst:
    """Messages of twelve days that a fact stood in. Shrinks towards the first of release 3.2."""
    return Herkomst(
        bericht=bericht,
        release=draw(st.sampled_from(("3.2", "2.3"))),
        identificatie=BerichtIdentificatie(draw(st.sampled_from("ABC"))),
        dagtekening=draw(_DAGEN),
        plaats=draw(st.sampled_from(("Client[1]/1", "Client[1]/2"))),
    )


def voorzieningsleutels() -> st.SearchStrategy[Voorzieningsleutel]:
    """Keys of provisions, with the number of an assignment and without. Shrinks towards 1."""
    return startmeldingen().map(lambda feit: feit.voorziening)


@st.composite
def _gemeen(draw: st.DrawFn, bericht: str, bsn: Bsn) -> _Gemeen:
    nummer = draw(st.sampled_from((1, 1, None, 2)))
    soorten = st.sampled_from(_PRODUCTEN)
    return _Gemeen(
        bsn=bsn,
        gemeente=Gemeentecode("0363"),
        aanbieder=AgbCode("41419999"),
        toewijzingnummer=nummer,
        product=draw(soorten if nummer is None else soorten | st.none()),
        herkomst=draw(herkomsten(bericht)),
    )


@st.composite
def toewijzingen(draw: st.DrawFn, bsn: Bsn = _BSN) -> Toewijzing:
    """Assignments, changes and withdrawals of them. Shrinks towards a first one without end."""
    gemeen = draw(_gemeen("WMO301", bsn))
    begin, einde = sorted((draw(_DAGEN), draw(_DAGEN)))
    reden = draw(st.sampled_from((None, "04", "13")))
    return Toewijzing(
        **gemeen,
        beschikkingnummer=draw(st.sampled_from((None, 7))),
        afgiftedatum=draw(st.none() | _DAGEN),
        toewijzingsdatum=draw(_DAGEN),
        toewijzingstijd=draw(st.sampled_from((time(9), time(10, 30)))),
        ingangsdatum=begin,
        einddatum=begin if reden == "13" else draw(st.sampled_from((None, einde))),
        reden_wijziging=reden,
        pgb=False,
    )


@st.composite
def startmeldingen(
    draw: st.DrawFn, bsn: Bsn = _BSN, *, verwijdering: bool | None = None
) -> Startmelding:
    """Starts and removals of starts, or one of the two. Shrinks towards an early start."""
    return Startmelding(
        **draw(_gemeen("WMO305", bsn)),
        begindatum=draw(_BEGIN),
        verwijdering=draw(st.booleans()) if verwijdering is None else verwijdering,
    )


@st.composite
def stopmeldingen(
    draw: st.DrawFn, bsn: Bsn = _BSN, *, verwijdering: bool | None = None
) -> Stopmelding:
    """Temporary and definitive stops and removals; some stop before they start.

    With *verwijdering* only removals, or none. Shrinks towards an early stop.
    """
    return Stopmelding(
        **draw(_gemeen("WMO307", bsn)),
        begindatum=draw(_BEGIN),
        einddatum=draw(_DAGEN),
        reden=draw(st.sampled_from(RedenBeeindiging) | st.just(RedenBeeindiging.TIJDELIJK)),
        reden_in_sleutel=draw(st.booleans()),
        verwijdering=draw(st.booleans()) if verwijdering is None else verwijdering,
    )


@st.composite
def declaratieregels(draw: st.DrawFn, bsn: Bsn = _BSN) -> Declaratieregel:
    """Debit lines, and credit lines that name an earlier one. Shrinks towards debit."""
    credit = draw(st.booleans())
    nummers = st.sampled_from(("R1", "R2", "R3"))
    return Declaratieregel(
        **draw(_gemeen("WMO303", bsn)),
        declaratienummer=draw(st.sampled_from(("F1", "F2"))),
        referentienummer=draw(nummers),
        periode=Tijdvak(*sorted((draw(_DAGEN), draw(_DAGEN)))),
        credit=credit,
        vorig_referentienummer=draw(nummers) if credit else None,
    )


@st.composite
def declaratieantwoorden(draw: st.DrawFn, bsn: Bsn = _BSN) -> Declaratieantwoord:
    """Answers to lines: granted in whole, in part or not. Shrinks towards in whole."""
    return Declaratieantwoord(
        **draw(_gemeen("WMO304", bsn)),
        declaratienummer=draw(st.sampled_from(("F1", "F2"))),
        referentienummer=draw(st.sampled_from(("R1", "R2", "R3"))),
        periode=Tijdvak(*sorted((draw(_DAGEN), draw(_DAGEN)))),
        ingediend=Bedrag(1000),
        toegekend=Bedrag(draw(st.sampled_from((1000, 500, 0)))),
    )


def zorgfeiten(bsn: Bsn = _BSN) -> st.SearchStrategy[Zorgfeit]:
    """Facts of every kind about one person; also such as contradict. Shrinks towards a start."""
    return st.one_of(
        startmeldingen(bsn),
        stopmeldingen(bsn),
        toewijzingen(bsn),
        declaratieregels(bsn),
        declaratieantwoorden(bsn),
    )
