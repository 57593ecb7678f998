"""2015 to 2018: a maximum per four-week period that grows with income.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.8 (1) and 3.10, texts of 2015 to 2018.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import LokaleParameters
from wmo_eigenbijdrage.bijdrage.overzicht import Reeks
from wmo_eigenbijdrage.bijdrage.redenen import Reden
from wmo_eigenbijdrage.bijdrage.regimes._periode import inkomen_in, onder_minima, periodereeksen
from wmo_eigenbijdrage.bijdrage.regimes.geval import Eenheid, Geval
from wmo_eigenbijdrage.kalender import EERSTE_DAG, PERIODEN_PER_JAAR, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.landelijk import Huishoudtype, Periodeparameters, periodeparameters_van

__all__ = ["PeriodeNaarInkomen", "periodemaximum"]


def periodemaximum(parameters: Periodeparameters, inkomen: Bedrag) -> Fraction:
    """The maximum per period in cents, exact: how to round it the decree does not say.

    >>> p = periodeparameters_van(Zorgperiode(2018, 1), Huishoudtype.EENPERSOONS_AOW).waarde
    >>> float(round(periodemaximum(p, Bedrag.euro(20_000)), 2))
    4188.85
    """
    basis = Fraction(parameters.basis.centen)
    if parameters.drempel is None or parameters.percentage is None:
        return basis
    boven = max(inkomen.centen - parameters.drempel.centen, 0)
    return basis + boven * parameters.percentage / PERIODEN_PER_JAAR


def _lokaal(landelijk: Periodeparameters, lokaal: LokaleParameters | None) -> Periodeparameters:
    if lokaal is None:
        return landelijk
    percentage, basis, drempel = landelijk.percentage, landelijk.basis, landelijk.drempel
    hoger = None if drempel is None else drempel + lokaal.drempel_erbij
    if lokaal.percentage is not None and percentage is not None:
        percentage = min(percentage, lokaal.percentage)
    if lokaal.basis is not None:
        basis = min(basis, lokaal.basis)
    return Periodeparameters(basis, hoger, percentage, landelijk.vrijgesteld)


def _maximum(
    geval: Geval, eenheid: Eenheid, periode: Zorgperiode, soort: Huishoudtype
) -> tuple[int, Reden]:
    landelijk = periodeparameters_van(periode, soort).waarde
    parameters = _lokaal(landelijk, geval.beleid.lokaal(periode.jaar))
    inkomen = inkomen_in(geval, eenheid, periode)
    if inkomen is None:
        return parameters.basis.centen, Reden.BASIS_INKOMEN_ONTBREEKT
    if onder_minima(geval, periode, soort, inkomen):
        return 0, Reden.MINIMABELEID
    exact = periodemaximum(parameters, inkomen)
    return geval.lezing.afronding_periodemaximum.rond(exact), Reden.PERIODEMAXIMUM


@frozen
class PeriodeNaarInkomen:
    """A maximum per four-week period by income, kind of household and year."""

    naam: str = "bijdrageperiode van vier weken, naar inkomen"
    geldig: Tijdvak = Tijdvak(EERSTE_DAG, Zorgperiode(2018, 13).laatste_dag)

    def reeksen(self, geval: Geval) -> list[Reeks]:
        """The runs of 2015 to 2018.

        Raises:
            OnbekendeParameter: a threshold of 2017 is needed that no source tells.
        """
        return periodereeksen(geval, self.geldig, _maximum)
