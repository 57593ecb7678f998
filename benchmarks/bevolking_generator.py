"""Makes a synthetic population: persons with ten care facts each and what CAK was told of them.

Each kind of person is written out, with how many meldingen are to come of it on `PEILDATUM`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from itertools import islice
from random import Random
from typing import Any

from attrs import frozen

from hv_generator import veel_bsns
from wmo_eigenbijdrage import Bedrag, Bsn, Gemeentecode, Tijdvak
from wmo_eigenbijdrage.aanlevering import (
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsfeiten,
    Persoonsregister,
    Planopdracht,
    Planvraag,
)
from wmo_eigenbijdrage.beleid import Beleid, Buffer, Kostprijsbewaker, Pauzeregel, Soortregel
from wmo_eigenbijdrage.dossier import (
    Begrenzing,
    Declaratieregel,
    Herkomst,
    Product,
    Productcategorie,
    RedenBeeindiging,
    Startmelding,
    Stopmelding,
    Toewijzing,
    TotaleKostprijs,
    Zorgfeit,
)
from wmo_eigenbijdrage.identificatie import AgbCode, BerichtIdentificatie, EbStartNummer
from wmo_eigenbijdrage.ieb import Kostprijs, release

__all__ = ["HEROMZETTING", "PEILDATUM", "SOORTEN", "bevolking", "opdracht", "soort"]

PEILDATUM = date(2024, 6, 10)
HEROMZETTING = date(2021, 1, 1)
"""The first day of the assignments that were issued anew for iWmo 3.0."""
_GEMEENTE = Gemeentecode("0363")
_HULP = Product(Productcategorie.HUISHOUDEN)
_MIDDEL = Product(Productcategorie.OVERIGE_HULPMIDDELEN, "14A01")
_EERSTE_PRIJS, _TWEEDE_PRIJS = Bedrag(57000), Bedrag(150000)


def soort(product: Product) -> str | None:
    """What the policy calls a product."""
    return {"01": "hulp", "14": "hulpmiddel"}.get(product.categorie.code)


class _Prijzen(dict[int, Begrenzing]):
    """What an aid costs follows from its number, so that no list of a whole population is kept."""

    def __contains__(self, nummer: object) -> bool:
        return isinstance(nummer, int) and nummer % 10 in {8, 9}

    def __getitem__(self, nummer: int) -> Begrenzing:
        return TotaleKostprijs(_EERSTE_PRIJS if nummer % 10 == 8 else _TWEEDE_PRIJS)


def opdracht() -> Planopdracht:
    """A gemeente with a buffer of a week, for which CAK guards prices."""
    return Planopdracht(
        beleid=Beleid(
            gemeente=_GEMEENTE,
            soortregels=[Soortregel(soort="hulp"), Soortregel(soort="hulpmiddel")],
            buffer=Buffer(dagen=7, tolerantie=7),
            pauzeregel=Pauzeregel(None),
            kostprijsbewaker=Kostprijsbewaker.CAK,
        ),
        peildatum=PEILDATUM,
        release=release("1.0"),
        soort=soort,
        prijzen=_Prijzen(),
    )


@frozen
class _Schrijver:
    """Writes the facts of one person."""

    bsn: Bsn
    eerste_nummer: int
    """Ten numbers of assignments belong to the person, from a multiple of ten on."""

    def _gemeen(
        self, bericht: str, nummer: int, gezonden: date, product: Product
    ) -> dict[str, Any]:
        return {
            "bsn": self.bsn,
            "gemeente": _GEMEENTE,
            "aanbieder": AgbCode("41419999"),
            "toewijzingnummer": self.eerste_nummer + nummer,
            "product": product,
            "herkomst": Herkomst(
                bericht=bericht,
                release="3.2",
                identificatie=BerichtIdentificatie(f"{bericht[3:]}{gezonden:%y%m%d}"),
                dagtekening=gezonden,
                plaats=f"Client[{self.eerste_nummer % 97 + 1}]",
            ),
        }

    def toewijzing(
        self,
        nummer: int,
        begin: date,
        eind: date | None = None,
        op: date | None = None,
        product: Product = _HULP,
    ) -> Toewijzing:
        op = op or begin - timedelta(days=14)
        return Toewijzing(
            **self._gemeen("WMO301", nummer, op, product),
            toewijzingsdatum=op,
            toewijzingstijd=time(10),
            ingangsdatum=begin,
            einddatum=eind,
            reden_wijziging=None if eind is None else "03",
        )

    def start(
        self, nummer: int, begin: date, product: Product = _HULP, **anders: Any
    ) -> Startmelding:
        op = begin + timedelta(days=2)
        return Startmelding(
            **self._gemeen("WMO305", nummer, op, product), begindatum=begin, **anders
        )

    def stop(
        self, nummer: int, begin: date, eind: date, op: date | None = None, *, pauze: bool = False
    ) -> Stopmelding:
        return Stopmelding(
            **self._gemeen("WMO307", nummer, op or eind + timedelta(days=4), _HULP),
            begindatum=begin,
            einddatum=eind,
            reden=RedenBeeindiging.TIJDELIJK if pauze else RedenBeeindiging.VOLGENS_PLAN,
        )

    def declaraties(self, nummer: int, aantal: int, tot: date) -> Iterator[Declaratieregel]:
        """So many claims of four weeks, one after the other, the last one up to *tot*."""
        for n in range(aantal):
            laatste = tot - timedelta(days=28 * n)
            periode = Tijdvak(laatste - timedelta(days=27), laatste)
            yield Declaratieregel(
                **self._gemeen("WMO323", nummer, laatste + timedelta(days=9), _HULP),
                declaratienummer=f"D{laatste:%y%m%d}",
                referentienummer=f"{self.eerste_nummer}-{n}",
                periode=periode,
                credit=False,
            )


_Soort = tuple[list[Zorgfeit], Persoonsregister, int]


def _bekend(nummer: int, *inhoud: Inhoud) -> Persoonsregister:
    """What CAK was told and accepted about one period: a start, and changes of it."""
    meldingen = [
        Melding(
            volgnummer=plek,
            periode=1,
            startnummer=EbStartNummer(nummer),
            soort=Meldingsoort.START if plek == 1 else Meldingsoort.WIJZIGING,
            voor=None if plek == 1 else inhoud[plek - 2],
            na=deel,
        )
        for plek, deel in enumerate(inhoud, 1)
    ]
    return Persoonsregister().boek(meldingen, Meldinguitkomst.AANVAARD)


def _rustig(s: _Schrijver, dobbel: Random) -> _Soort:
    """Help that goes on, and is claimed."""
    begin = date(2021, 3, 1) + timedelta(days=dobbel.randrange(700))
    feiten: list[Zorgfeit] = [s.toewijzing(1, begin), s.start(1, begin)]
    feiten += s.declaraties(1, 8, date(2024, 5, 26))
    return feiten, _bekend(s.eerste_nummer, Inhoud(startdatum=begin)), 0


def _heruitgegeven(s: _Schrijver, dobbel: Random) -> _Soort:
    """The assignment was ended and issued anew under another number in January 2021."""
    begin = date(2020, 2, 1) + timedelta(days=dobbel.randrange(300))
    einde = HEROMZETTING - timedelta(days=1)
    feiten: list[Zorgfeit] = [
        s.toewijzing(1, begin),
        s.start(1, begin),
        s.toewijzing(1, begin, einde, op=date(2020, 12, 10)),
        s.stop(1, begin, einde),
        s.toewijzing(2, HEROMZETTING, op=date(2020, 12, 10)),
        s.start(2, HEROMZETTING),
        *s.declaraties(2, 4, date(2024, 5, 26)),
    ]
    return feiten, _bekend(s.eerste_nummer, Inhoud(startdatum=begin)), 0


def _gepauzeerd(s: _Schrijver, dobbel: Random) -> _Soort:
    """Four breaks of three weeks inside one decision."""
    begin = eerste = date(2022, 1, 3) + timedelta(days=dobbel.randrange(300))
    feiten: list[Zorgfeit] = [s.toewijzing(1, begin), s.start(1, begin)]
    for _ in range(4):
        stop = begin + timedelta(days=dobbel.randrange(30, 90))
        feiten.append(s.stop(1, begin, stop, pauze=True))
        begin = stop + timedelta(days=21)
        feiten.append(s.start(1, begin))
    return feiten, _bekend(s.eerste_nummer, Inhoud(startdatum=eerste)), 0


def _tweede_hulpmiddel(s: _Schrijver, dobbel: Random) -> _Soort:
    """An aid of € 570,00, and later one of € 1.500,00; a third of them is still to tell."""
    begin = date(2022, 1 + dobbel.randrange(9), 1)
    later = date(2024, 2, 1)
    feiten: list[Zorgfeit] = []
    for nummer, dag in ((8, begin), (9, later)):
        feiten += [
            s.toewijzing(nummer, dag, product=_MIDDEL),
            s.toewijzing(nummer, dag, op=dag - timedelta(days=7), product=_MIDDEL),
            s.start(nummer, dag, product=_MIDDEL),
            s.start(nummer, dag + timedelta(days=5), product=_MIDDEL),
            s.start(nummer, dag + timedelta(days=5), product=_MIDDEL, verwijdering=True),
        ]
    eerst = Inhoud(startdatum=begin, kostprijs=Kostprijs(_EERSTE_PRIJS, begin))
    daarna = Inhoud(startdatum=begin, kostprijs=Kostprijs(_TWEEDE_PRIJS, later))
    gemeld = dobbel.randrange(3) > 0
    register = _bekend(s.eerste_nummer, eerst, *([daarna] if gemeld else []))
    return feiten, register, 0 if gemeld else 1


def _gestart(s: _Schrijver, dobbel: Random) -> _Soort:
    """Two provisions that began lately, of which CAK does not know."""
    begin = date(2024, 4, 1) + timedelta(days=dobbel.randrange(30))
    later = begin + timedelta(days=7)
    feiten: list[Zorgfeit] = [
        s.toewijzing(1, begin),
        s.start(1, begin),
        s.toewijzing(2, later),
        s.start(2, later),
    ]
    feiten += s.declaraties(1, 1, date(2024, 5, 26))
    feiten += [s.toewijzing(1, begin, op=begin - timedelta(days=n)) for n in range(1, 6)]
    return feiten, Persoonsregister(), 1


def _gestopt(s: _Schrijver, dobbel: Random) -> _Soort:
    """Help that ended, as has been known for longer than the buffer."""
    return _tot(s, dobbel, date(2024, 5, 24), 1)


def _net_gestopt(s: _Schrijver, dobbel: Random) -> _Soort:
    """Help that ended, as has been known for less than the buffer."""
    return _tot(s, dobbel, PEILDATUM - timedelta(days=3), 0)


def _tot(s: _Schrijver, dobbel: Random, op: date, verwacht: int) -> _Soort:
    begin = date(2022, 3, 1) + timedelta(days=dobbel.randrange(300))
    einde = date(2024, 5, 20)
    feiten: list[Zorgfeit] = [
        s.toewijzing(1, begin),
        s.start(1, begin),
        s.stop(1, begin, einde, op),
    ]
    feiten += s.declaraties(1, 7, date(2024, 4, 28))
    return feiten, _bekend(s.eerste_nummer, Inhoud(startdatum=begin)), verwacht


SOORTEN: dict[Callable[[_Schrijver, Random], _Soort], int] = {
    _rustig: 45,
    _heruitgegeven: 20,
    _gepauzeerd: 10,
    _tweede_hulpmiddel: 10,
    _gestart: 5,
    _gestopt: 5,
    _net_gestopt: 5,
}
"""The kinds, with how many of a hundred persons are of each."""


def bevolking(aantal: int, zaad: int = 2024) -> Iterator[tuple[Planvraag, int]]:
    """So many persons by BSN, and how many meldingen are to come of each."""
    dobbel = Random(zaad)
    maten, gewichten = list(SOORTEN), list(SOORTEN.values())
    for plek, nummer in enumerate(islice(veel_bsns(), aantal)):
        schrijver = _Schrijver(Bsn(nummer), 10 * (plek + 1))
        (maat,) = dobbel.choices(maten, gewichten)
        feiten, register, verwacht = maat(schrijver, dobbel)
        assert len(feiten) == 10
        yield Planvraag(Persoonsfeiten(schrijver.bsn, _GEMEENTE, feiten), register), verwacht
