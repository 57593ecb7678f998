"""`gevolgen`: what sending a plan does to the client, before it is sent.

Both what CAK has and what it will have are months; what changes is the difference between the two,
and the month of CAK's decision says how much of that can still be billed or refunded.

Source: Uitvoeringsbesluit Wmo 2015, art. 3.3 (1), 3.5 (4), 3.6 (2) and 3.10b; Wmo 2015,
art. 2.1.4a (4); CAK, "Overgang iWmo 3.0"; VNG on a break while a price is guarded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from wmo_eigenbijdrage.aanlevering._gevolgmaanden import (
    Geld,
    Maandverloop,
    per_maand,
    vakken_van,
    verschuldigd,
)
from wmo_eigenbijdrage.aanlevering.gevolg import Gevolg, Gevolgsoort
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud
from wmo_eigenbijdrage.aanlevering.plan import Plan, pas_toe
from wmo_eigenbijdrage.aanlevering.register import Persoonsregister
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import Bijdrageoverzicht, factuurmaand
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OnbekendeParameter, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import Maand, Tijdvak, als_tijdvakken
from wmo_eigenbijdrage.kostprijs import STANDAARDREGELS, Afschrijfregels, bewaak

__all__ = ["gevolgen"]


def gevolgen(
    plan: Plan,
    register: Persoonsregister,
    *,
    beschikt_in: Maand | None = None,
    beleid: Beleid | None = None,
    overzichten: tuple[Bijdrageoverzicht, Bijdrageoverzicht] | None = None,
    elders: Iterable[Tijdvak] | Tijdvak = (),
    regels: Afschrijfregels = STANDAARDREGELS,
) -> tuple[Gevolg, ...]:
    """What a plan does when all of it is sent and accepted; nothing for an empty plan.

    A month counts as billed already when it lies before the month of the decision: only such a
    month is asked or refunded afterwards. April and May 2020 are asked of nobody and count nowhere.
    What is under way counts as accepted, as in the plan.

    Here no household is known: others may owe the same month, or a ground to owe nothing may hold.
    So an amount is an upper bound by the tariff, unless *overzichten* tells what is owed; then
    months over which the household owes no more and no less are left out of what is asked and
    refunded. Months that are lost, stay paid or are double are bounded by the tariff in any case.

    Args:
        plan: of `plan`, for this register.
        register: what CAK was told before.
        beschikt_in: the month in which CAK sends its decision. When left out it is the month of
            sending [inferred]: the earliest that is possible, so that the fewest months are on the
            bill and the fewest are lost.
        beleid: the tariffs of the gemeente; the national ones when left out.
        overzichten: what the household owes by what CAK has, and by what it will have.
        elders: the days over which another gemeente reports this person. Of somebody who moved
            away that is the period from the day of the move on: ``Tijdvak(day)``.
        regels: how cost prices go down.

    Raises:
        OngeldigeWaarde: the plan is not one for this register, or the decision comes before it.

    >>> from datetime import date
    >>> from wmo_eigenbijdrage.aanlevering import Melding, Meldingsoort
    >>> start = Melding(
    ...     volgnummer=1,
    ...     periode=1,
    ...     soort=Meldingsoort.START,
    ...     na=Inhoud(startdatum=date(2024, 2, 5)),
    ... )
    >>> laat = Plan(date(2024, 6, 10), (start,), (), ())
    >>> for gevolg in gevolgen(laat, Persoonsregister()):
    ...     print(gevolg)
    4 maanden (2024-03 t/m 2024-06) op de factuur van 2024-07: ten hoogste € 82,40
    alsnog verschuldigd over 3 maanden (2024-03 t/m 2024-05): ten hoogste € 61,80
    """
    eis_soort("plan", plan, Plan)
    eis_soort("register", register, Persoonsregister)
    if beleid is not None:
        eis_soort("beleid", beleid, Beleid)
    vakken = als_tijdvakken("elders", elders)
    besluit = Maand.van(plan.peildatum) if beschikt_in is None else beschikt_in
    eis_soort("beschikt_in", besluit, Maand)
    if besluit < Maand.van(plan.peildatum):
        raise OngeldigeWaarde(
            "beschikt_in", "lies before the plan is sent", "give that month or a later one"
        )
    if plan.is_leeg:
        return ()
    voor = {a.periode: a.inhoud for a in register.aangeleverd}
    na = {a.periode: a.inhoud for a in pas_toe(register, plan).aangeleverd}
    verloop = Maandverloop(voor, na, besluit)
    geld = Geld(
        beleid,
        None if overzichten is None else (per_maand(overzichten[0]), per_maand(overzichten[1])),
    )
    gevonden = [
        *_op_een_factuur(verloop, geld),
        *_maandgevolgen(verloop, geld),
        *_einden_van_bewaking(voor, na, regels),
    ]
    dubbel = verschuldigd(vakken, besluit.ordinaal) & verschuldigd(vakken_van(na), besluit.ordinaal)
    if dubbel:
        gevonden.append(verloop.gevolg(Gevolgsoort.DUBBELE_MAAND, dubbel, geld.hoogstens(dubbel)))
    return tuple(gevonden)


def _nabetaald(verloop: Maandverloop) -> set[int]:
    return {m for m in verloop.wordt - verloop.was if not verloop.te_vroeg(m)}


def _op_een_factuur(verloop: Maandverloop, geld: Geld) -> Iterator[Gevolg]:
    """What becomes owed comes on one bill with the month of the decision (art. 3.3 (1))."""
    besluit = verloop.besluit
    samen, bedrag = geld.verschil(_nabetaald(verloop), 1)
    if not samen:
        return
    if besluit.ordinaal in verschuldigd(vakken_van(verloop.na), besluit.ordinaal):
        erbij, meer = geld.gewoon(besluit.ordinaal)
        samen |= erbij
        bedrag = None if bedrag is None or meer is None else bedrag + meer
    if len(samen) > 1:
        yield verloop.gevolg(
            Gevolgsoort.STAPELFACTUUR,
            samen,
            bedrag,
            hoogstens=geld.is_grens,
            in_maand=factuurmaand(besluit, besluit),
        )


def _maandgevolgen(verloop: Maandverloop, geld: Geld) -> Iterator[Gevolg]:
    """What becomes owed, what is no longer, and what a time limit keeps as it is."""
    erbij, eraf = verloop.wordt - verloop.was, verloop.was - verloop.wordt
    nabetaald = _nabetaald(verloop)
    blijft = {m for m in eraf if verloop.te_oud(m)}
    for soort, ordinalen, teken in (
        (Gevolgsoort.NABETALING, nabetaald, 1),
        (Gevolgsoort.TERUGGAVE, eraf - blijft, -1),
    ):
        gevonden, bedrag = geld.verschil(ordinalen, teken)
        if gevonden:
            yield verloop.gevolg(soort, gevonden, bedrag, hoogstens=geld.is_grens)
    for soort, ordinalen in (
        (Gevolgsoort.VERVALLEN, (erbij - nabetaald) | verloop.gemist()),
        (Gevolgsoort.BLIJFT_BETAALD, blijft | verloop.te_veel()),
    ):
        if ordinalen:
            yield verloop.gevolg(soort, ordinalen, geld.hoogstens(ordinalen))


def _einden_van_bewaking(
    voor: Mapping[int, Inhoud], na: Mapping[int, Inhoud], regels: Afschrijfregels
) -> Iterator[Gevolg]:
    """Each period with a price of which the stop is new, with what is left of the price then."""
    for periode, inhoud in sorted(na.items()):
        prijs, stop, oud = inhoud.kostprijs, inhoud.stopdatum, voor.get(periode)
        if prijs is None or stop is None:
            continue
        if oud is not None and (oud.kostprijs, oud.stopdatum) == (prijs, stop):
            continue
        bedrag, bereikt = None, False
        # A price that the register holds may be one that cannot be followed, such as one of zero.
        with suppress(OnbekendeParameter, OngeldigeWaarde):
            stand = bewaak(prijs.bedrag, prijs.startdatum, regels=regels).stand_op(stop)
            bedrag, bereikt = stand.restant, stand.is_bereikt
        yield Gevolg(
            soort=Gevolgsoort.EINDE_BEWAKING,
            perioden=[periode],
            maanden=[Maand.van(stop)],
            bedrag=bedrag,
            hoogstens=False,
            bereikt=bereikt,
        )
