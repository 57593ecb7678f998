"""Overshoot: what was collected after the price had been reached, and what can still be undone.

Nothing more may be collected once the price is reached, even when no stop was sent; CAK goes on
collecting until it gets one. The difference is the gemeente's to correct.

Source: Wmo 2015, art. 2.1.4a (6); Uitvoeringsbesluit Wmo 2015, art. 3.6 (2) and 3.10b (6).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.bijdrage import HERZIENING
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs.redenen import Reden
from wmo_eigenbijdrage.kostprijs.samen import Bewaakt, Bewaking

__all__ = ["TeVeelGeind", "eerste_bereikt", "te_veel_geind"]


@frozen
class TeVeelGeind:
    """What was collected although the price had been reached."""

    maanden: tuple[tuple[Maand, Bedrag], ...]
    """Each such month with what was collected over it."""
    herstelbaar: tuple[tuple[Maand, Bedrag], ...]
    """Those within the term of revision, as seen from the day that was given."""
    bevindingen: tuple[Bevinding, ...]
    """One when there is anything, none otherwise."""

    @property
    def bedrag(self) -> Bedrag:
        """What was collected too much, in all."""
        return Bedrag.som(bedrag for _, bedrag in self.maanden)

    @property
    def herstelbaar_bedrag(self) -> Bedrag:
        """What can be refunded by a revision.

        Beyond it a refund is possible on request, within five years (art. 3.6 (6) and (7)).
        """
        return Bedrag.som(bedrag for _, bedrag in self.herstelbaar)


def te_veel_geind(
    bewaking: Bewaking,
    geind: Iterable[tuple[Maand, Bedrag]],
    *,
    peildatum: date,
    maanden_terug: int = HERZIENING,
) -> TeVeelGeind:
    """Compare what was collected with what the prices allowed.

    Args:
        bewaking: the guarding of the person's provisions.
        geind: what was collected over which month; the periods of a `Bijdrageoverzicht`, say.
            Months of nothing are no overshoot.
        peildatum: the day from which the term of revision is counted.
        maanden_terug: that term, 36 months by law.

    Raises:
        OngeldigeWaarde: a month occurs twice.
        OnbekendeParameter: whether a month is allowed depends on an unknown tariff.

    >>> from wmo_eigenbijdrage import Tijdvak
    >>> from wmo_eigenbijdrage.dossier import TotaleKostprijs, Verstrekking
    >>> from wmo_eigenbijdrage.kostprijs import bewaak_samen
    >>> beugel = Verstrekking(
    ...     kenmerk="beugel",
    ...     gebruik=Tijdvak(date(2023, 11, 1)),
    ...     begrenzing=TotaleKostprijs(Bedrag(25000)),  # pays for a year, up to October 2024
    ... )
    >>> geind = [(Maand(2024, n), Bedrag(2060)) for n in range(1, 13)]
    >>> gevonden = te_veel_geind(bewaak_samen([beugel]), geind, peildatum=date(2025, 3, 1))
    >>> print(len(gevonden.maanden), gevonden.bedrag)
    2 € 41,20
    """
    eis_soort("bewaking", bewaking, Bewaking)
    eis_dag("peildatum", peildatum)
    eis_soort("maanden_terug", maanden_terug, int)
    bedragen = list(geind)
    for maand, bedrag in bedragen:
        eis_soort("geind", maand, Maand)
        eis_soort("geind", bedrag, Bedrag)
    if len({maand for maand, _ in bedragen}) < len(bedragen):
        raise OngeldigeWaarde("geind", "a month occurs twice", "add its amounts up")
    bereikt = eerste_bereikt(bewaking)
    te_veel = tuple(
        sorted(
            (maand, bedrag)
            for maand, bedrag in bedragen
            if bereikt is not None
            and maand >= bereikt[0]
            and bedrag > Bedrag(0)
            and not bewaking.mag_innen(maand)
        )
    )
    grens = Maand.van(peildatum) - maanden_terug
    herstelbaar = tuple((maand, bedrag) for maand, bedrag in te_veel if maand >= grens)
    kaal = TeVeelGeind(te_veel, herstelbaar, ())
    if bereikt is None or not te_veel:
        return kaal
    bevinding = Reden.TE_VEEL_GEIND.over(
        bereikt[1],
        aantal=len(te_veel),
        van=te_veel[0][0],
        tot=te_veel[-1][0],
        bedrag=kaal.bedrag.kaal,
        herstelbaar=kaal.herstelbaar_bedrag.kaal,
    )
    return TeVeelGeind(te_veel, herstelbaar, (bevinding,))


def eerste_bereikt(bewaking: Bewaking) -> tuple[Maand, str] | None:
    """The first month over which a price that was reached forbids collecting, and whose it is."""
    gevonden = [
        (stap.verloop.niets_meer_vanaf, stap.verstrekking.kenmerk)
        for stap in bewaking.stappen
        if isinstance(stap, Bewaakt) and stap.bereikt_prijs
    ]
    gevonden += [(verloop.niets_meer_vanaf, kenmerk) for kenmerk, verloop in bewaking.zonder_maand]
    return min(gevonden, key=lambda paar: paar[0]) if gevonden else None
