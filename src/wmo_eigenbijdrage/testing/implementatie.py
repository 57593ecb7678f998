"""`Implementatie`: the questions that software about the eigen bijdrage answers, one for each rule.

Invariants and cases put the same questions to any implementation: this library (`Bibliotheek`), a
class that someone writes around their own software, or a program behind stdin and stdout. Questions
and answers are domain values, so that nobody has to agree on an interface first.

An implementation answers what it knows; for the rest it raises `NietOndersteund`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from wmo_eigenbijdrage.aanlevering import (
    BewaakteKostprijs,
    Gewenst,
    GewenstePeriode,
    Grens,
    Inhoud,
    Melding,
    Meldingsoort,
    Meldinguitkomst,
    Persoonsregister,
)
from wmo_eigenbijdrage.aanlevering import plan as maak_plan
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import bereken_bijdrage, herzien, voorspel_eerste_factuur
from wmo_eigenbijdrage.bijdrage.kern import maanden
from wmo_eigenbijdrage.dossier import Feit, Huishouden, Verstrekking
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.ieb import Heenbericht, controleer, to_xml
from wmo_eigenbijdrage.ieb import release as iebrelease
from wmo_eigenbijdrage.kalender import (
    Bijdrageperiode,
    Maand,
    Tijdvak,
    Zorgperiode,
    bijdrageperiode,
)
from wmo_eigenbijdrage.kostprijs import (
    Slot,
    bewaak,
    bewaak_samen,
    resterend_uit_cijfers,
)
from wmo_eigenbijdrage.testing._vragen import (
    Implementatie,
    NietOndersteund,
    Planstap,
    Prijsverloop,
)

__all__ = ["Bibliotheek", "Implementatie", "NietOndersteund", "Planstap", "Prijsverloop"]


@frozen
class Bibliotheek:
    """This library as an `Implementatie`.

    >>> print(Bibliotheek().bijdrageperiode(date(2019, 12, 29)))
    2019-P13
    """

    def bijdrageperiode(self, dag: date) -> Bijdrageperiode | None:
        """See `Implementatie`."""
        return bijdrageperiode(dag)

    def dagen_van(self, periode: Bijdrageperiode) -> Tijdvak:
        """See `Implementatie`."""
        return Tijdvak(periode.eerste_dag, periode.laatste_dag)

    def verschuldigde_maanden(
        self, gebruik: Sequence[Tijdvak], tot_en_met: Maand
    ) -> Sequence[Maand]:
        """See `Implementatie`."""
        return [
            Maand.uit_ordinaal(nummer)
            for van, tot in maanden(gebruik, tot_en_met.ordinaal)
            for nummer in range(max(van, Maand(2020, 1).ordinaal), tot + 1)
        ]

    def bijdrage(
        self, huishouden: Huishouden, beleid: Beleid, tot_en_met: date
    ) -> Sequence[tuple[Bijdrageperiode, Bedrag]]:
        """See `Implementatie`."""
        totalen: dict[Bijdrageperiode, Bedrag] = {}
        overzicht = bereken_bijdrage(huishouden, beleid, tot_en_met=tot_en_met)
        for periode, reeks in overzicht.perioden():
            totalen[periode] = totalen.get(periode, Bedrag(0)) + reeks.bedrag
        op_tijd = sorted(totalen.items(), key=lambda paar: paar[0].eerste_dag)
        return [(periode, bedrag) for periode, bedrag in op_tijd if bedrag]

    def herziening(
        self, oud: Huishouden, nieuw: Huishouden, beleid: Beleid, besluit: date
    ) -> Sequence[tuple[Maand, Bedrag]]:
        """See `Implementatie`."""
        tot = Maand.van(besluit)
        herziening = herzien(
            bereken_bijdrage(oud, beleid, tot_en_met=tot),
            bereken_bijdrage(nieuw, beleid, tot_en_met=tot),
            besluit,
        )
        return [(p, saldo) for p, saldo in herziening.saldi if isinstance(p, Maand)]

    def eerste_factuur(
        self, start: date, gemeld_op: date, beleid: Beleid
    ) -> Sequence[tuple[Maand, Bedrag]]:
        """See `Implementatie`."""
        return voorspel_eerste_factuur(start, gemeld_op, beleid).regels

    def prijsverloop(
        self, kostprijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
    ) -> Prijsverloop:
        """See `Implementatie`."""
        verloop = bewaak(kostprijs, vanaf, pauzes=pauzes)
        return Prijsverloop(verloop.laatste_maand, verloop.restant, verloop.signaaldatum)

    def inbare_maanden(
        self, verstrekkingen: Sequence[Verstrekking], tot_en_met: Maand
    ) -> Sequence[Maand]:
        """See `Implementatie`."""
        return [
            maand
            for periode in bewaak_samen(verstrekkingen).perioden
            for maand in Maand.reeks(periode.van, min(periode.tot_en_met or tot_en_met, tot_en_met))
        ]

    def resterend(
        self,
        totale_kosten: Bedrag,
        aantal_perioden: int,
        kosten_per_periode: Bedrag,
        vanaf: Zorgperiode,
    ) -> tuple[int, Bedrag | None]:
        """See `Implementatie`."""
        over = resterend_uit_cijfers(totale_kosten, aantal_perioden, kosten_per_periode, vanaf)
        return over.perioden, over.kostprijs

    def schrijf(self, bericht: Heenbericht, release: str) -> bytes:
        """See `Implementatie`."""
        return to_xml(bericht, iebrelease(release), aanvaard_onzekerheid=True)

    def beoordeel(self, xml: bytes, peildatum: date) -> Sequence[str]:
        """See `Implementatie`."""
        uitkomst = controleer(xml, peildatum=peildatum)
        codes = (fout.retourcode or "XSD" for fout in uitkomst.bevindingen)
        return list(dict.fromkeys(codes))

    def plan(
        self,
        gewenst: Sequence[Inhoud],
        bij_cak: Sequence[Inhoud],
        release: str,
        peildatum: date,
    ) -> Sequence[Planstap]:
        """See `Implementatie`."""
        gevonden = maak_plan(
            Gewenst(peildatum, tuple(map(_periode, gewenst)), bewaak_samen([]), ()),
            _register(bij_cak),
            Beleid(gemeente=Gemeentecode("0363")),
            peildatum=peildatum,
            release=iebrelease(release),
        )
        return [Planstap(melding.soort, melding.voor, melding.na) for melding in gevonden.meldingen]


_LANG_GELEDEN = Feit(date(2015, 1, 1), "gegeven")


def _grens(dag: date) -> Grens:
    return Grens(dag, _LANG_GELEDEN, "gegeven", "gegeven")


def _periode(inhoud: Inhoud) -> GewenstePeriode:
    eind, prijs = inhoud.stopdatum, inhoud.kostprijs
    return GewenstePeriode(
        begin=_grens(inhoud.startdatum),
        eind=None if eind is None else _grens(eind),
        kostprijs=(
            None if prijs is None else BewaakteKostprijs(prijs.bedrag, prijs.startdatum, "gegeven")
        ),
        maanden=(Maand.van(inhoud.startdatum), None if eind is None else Maand.van(eind)),
        slot=Slot.LOOPT if eind is None else Slot.GEBRUIK,
    )


def _register(perioden: Sequence[Inhoud]) -> Persoonsregister:
    """A register in which CAK accepted these periods, each told as a whole."""
    meldingen = [
        Melding(volgnummer=plek, periode=plek, soort=Meldingsoort.START, na=inhoud)
        for plek, inhoud in enumerate(perioden, 1)
    ]
    return Persoonsregister().boek(meldingen, Meldinguitkomst.AANVAARD)
