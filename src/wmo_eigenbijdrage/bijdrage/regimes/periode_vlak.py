"""2019: a flat maximum per four-week period, and couples with one below AOW age exempt.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.8, text of 2019.
"""

from __future__ import annotations

from attrs import frozen

from wmo_eigenbijdrage.bijdrage.overzicht import Reeks
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.bijdrage.regimes._periode import inkomen_in, onder_minima, periodereeksen
from wmo_eigenbijdrage.bijdrage.regimes.geval import Eenheid, Geval
from wmo_eigenbijdrage.kalender import LAATSTE_DAG_PERIODEREGIME, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.landelijk import Huishoudtype, periodeparameters_van

__all__ = ["PeriodeVlak"]


def _maximum(
    geval: Geval, eenheid: Eenheid, periode: Zorgperiode, soort: Huishoudtype
) -> tuple[int, Reden]:
    parameters = periodeparameters_van(periode, soort).waarde
    if parameters.vrijgesteld:
        return 0, Reden.ONDER_AOW
    inkomen = inkomen_in(geval, eenheid, periode)
    if inkomen is not None and onder_minima(geval, periode, soort, inkomen):
        return 0, Reden.MINIMABELEID
    lokaal = geval.beleid.lokaal(periode.jaar)
    if lokaal is not None and lokaal.basis is not None and lokaal.basis < parameters.basis:
        return lokaal.basis.centen, Reden.LAGER_BEDRAG_2019
    return parameters.basis.centen, Reden.VLAK_2019


@frozen
class PeriodeVlak:
    """One flat maximum per four-week period."""

    naam: str = "bijdrageperiode van vier weken, vast bedrag"
    geldig: Tijdvak = Tijdvak(Zorgperiode(2019, 1).eerste_dag, LAATSTE_DAG_PERIODEREGIME)

    def reeksen(self, geval: Geval) -> list[Reeks]:
        """The runs of 2019."""
        return periodereeksen(geval, self.geldig, _maximum)
