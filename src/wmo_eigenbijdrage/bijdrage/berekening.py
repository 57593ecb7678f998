"""`bereken_bijdrage`: what a household owes, from the facts and the policy of its gemeente."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage.lezing import Lezing
from wmo_eigenbijdrage.bijdrage.overzicht import Bijdrageoverzicht, Reeks
from wmo_eigenbijdrage.bijdrage.regimes import GELDEND, Geval, Regime
from wmo_eigenbijdrage.bijdrage.verdeling import begrens_op_kosten
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.dossier import Huishouden
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand, Tijdvak, Zorgperiode

__all__ = ["bereken_bijdrage"]


def bereken_bijdrage(
    huishouden: Huishouden,
    beleid: Beleid,
    *,
    tot_en_met: date | Maand,
    lezing: Lezing = Lezing(),  # noqa: B008 (frozen)
    regimes: Sequence[Regime] = GELDEND,
) -> Bijdrageoverzicht:
    """What the household owes over all its periods up to and including *tot_en_met*.

    This is what the facts make due, whatever CAK has been told and when; `vaststellen` and
    `herzien` apply the time limits.

    Args:
        huishouden: the facts.
        beleid: the choices of the gemeente.
        tot_en_met: the last month or day that is looked at.
        lezing: how to read the law where its sources contradict each other.
        regimes: which rules hold when; give others to compute with a proposal.

    Raises:
        OnbekendeParameter: a figure is needed that is not published or was found in no source.
        OngeldigeWaarde: an argument is of another kind, somebody is born after *tot_en_met*, or
            two regimes overlap.

    >>> from wmo_eigenbijdrage import Bsn, Gemeentecode, Tijdvak
    >>> from wmo_eigenbijdrage.dossier import Client, Persoon
    >>> client = Client(Bsn("999990019"), date(1950, 5, 1))
    >>> persoon = Persoon(client=client, perioden=[Tijdvak(date(2023, 11, 10), date(2024, 2, 10))])
    >>> overzicht = bereken_bijdrage(
    ...     Huishouden([persoon]), Beleid(gemeente=Gemeentecode("0363")), tot_en_met=Maand(2024, 12)
    ... )
    >>> print(overzicht)
    2023-12: € 19,00 (het landelijke abonnementstarief)
    2024-01 t/m 2024-02: € 20,60 (het landelijke abonnementstarief)
    totaal: € 60,20

    Source: Wmo 2015, art. 2.1.4a; Uitvoeringsbesluit Wmo 2015, chapter 3.
    """
    eis_soort("huishouden", huishouden, Huishouden)
    eis_soort("beleid", beleid, Beleid)
    einde = tot_en_met.laatste_dag if isinstance(tot_en_met, Maand) else tot_en_met
    eis_dag("tot_en_met", einde)
    eis_soort("lezing", lezing, Lezing)
    _eis_mogelijk(huishouden, regimes, einde)
    geval = Geval(huishouden, beleid, einde, lezing)
    per_periode: list[Reeks] = []
    per_maand: list[Reeks] = []
    for regime in regimes:
        if not _raakt(huishouden, regime.geldig):
            continue
        for reeks in regime.reeksen(geval):
            (per_periode if isinstance(reeks.van, Zorgperiode) else per_maand).append(reeks)
    reeksen = [*begrens_op_kosten(per_periode, huishouden, einde), *per_maand]
    if len(huishouden.personen) > 1:
        reeksen.sort(key=_op_tijd)
    return Bijdrageoverzicht(reeksen)


def _eis_mogelijk(huishouden: Huishouden, regimes: Sequence[Regime], einde: date) -> None:
    for persoon in huishouden.personen:
        if persoon.client.geboortedatum > einde:
            raise OngeldigeWaarde(
                "geboortedatum", f"lies after {einde}", "look further, or correct the date"
            )
    for nummer, regime in enumerate(regimes):
        for ander in regimes[nummer + 1 :]:
            if regime.geldig.overlapt(ander.geldig):
                raise OngeldigeWaarde(
                    "regimes", f"{regime.naam} and {ander.naam} overlap", "cut one of them short"
                )


def _raakt(huishouden: Huishouden, geldig: Tijdvak) -> bool:
    return any(vak.overlapt(geldig) for persoon in huishouden.personen for vak in persoon.perioden)


def _op_tijd(reeks: Reeks) -> tuple[bool, int, tuple[int, ...]]:
    return isinstance(reeks.van, Maand), reeks.van.ordinaal, reeks.personen
