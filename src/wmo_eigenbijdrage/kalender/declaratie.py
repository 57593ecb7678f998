"""Claims per four weeks, as regional contracts between gemeenten and providers made them.

This is about what a provider may claim, not about the own contribution, and the rules are those of
one region: they hold where a contract says so. The national message standard has had no claim per
four weeks since 2021 (iWmo 3.2, CS340).

Source: Regio Hart van Brabant, "Stap 8 declaratie", with the protocol of 2021.
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import frozen
from dateutil.relativedelta import relativedelta

from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender.tijdvak import Tijdvak
from wmo_eigenbijdrage.kalender.zorgperiode import Zorgperiode

__all__ = ["Declaratietermijnen", "declarabele_perioden", "declaratietermijnen"]

_INDIENEN = relativedelta(months=3)
_RETOUR = timedelta(days=20)
_BETALING = timedelta(days=30)


def declarabele_perioden(tijdvak: Tijdvak) -> tuple[Zorgperiode, ...]:
    """The periods for which a full tariff may be claimed: each one that the support touches.

    Support that began on or before the last day of a period, or ended on or after its first day,
    counts for the whole of it.

    Raises:
        OngeldigeWaarde: the support has no end yet; clip it to the day until which to claim.

    >>> steun = Tijdvak(date(2021, 2, 1), date(2021, 3, 1))
    >>> [str(p) for p in declarabele_perioden(steun)]
    ['2021-P02', '2021-P03']
    """
    if tijdvak.laatste_dag is None:
        raise OngeldigeWaarde(
            "tijdvak", f"{tijdvak} has no end", "clip it first: tijdvak.knip(tot_en_met=...)"
        )
    eerste, laatste = Zorgperiode.van(tijdvak.eerste_dag), Zorgperiode.van(tijdvak.laatste_dag)
    return tuple(Zorgperiode.reeks(eerste, laatste))


@frozen
class Declaratietermijnen:
    """The last days, each included, for a claim, its answer and its payment."""

    indienen: date
    """Claim handed in: within three months after the period, to the same day of the month
    [inferred]; the last one where a month is shorter."""
    retour: date
    """Answer of the gemeente (WMO304): within 20 days after receipt."""
    betaling: date
    """Payment of approved lines: within 30 days, counted from receipt [inferred]."""


def declaratietermijnen(periode: Zorgperiode, ontvangen: date) -> Declaratietermijnen:
    """The time limits of a claim over *periode* that the gemeente received on *ontvangen*.

    >>> t = declaratietermijnen(Zorgperiode(2021, 2), date(2021, 3, 8))
    >>> str(t.indienen), str(t.retour), str(t.betaling)
    ('2021-05-28', '2021-03-28', '2021-04-07')
    """
    return Declaratietermijnen(
        indienen=periode.laatste_dag + _INDIENEN,
        retour=ontvangen + _RETOUR,
        betaling=ontvangen + _BETALING,
    )
