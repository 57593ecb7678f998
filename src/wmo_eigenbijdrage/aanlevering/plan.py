"""`plan`: the fewest meldingen that bring what CAK has to what it should have.

Source: CAK, "Overgang iWmo 3.0: voorkom extra beschikkingen voor klanten" (24-11-2020): look at the
whole person, hold back, let a stop and a start cancel; OP080: wait for the answer before a
follow-up; limits: see :mod:`~wmo_eigenbijdrage.aanlevering.termijnen`. Choices: decision 0045.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering._afwijzingen import Tegengehouden, te_melden
from wmo_eigenbijdrage.aanlevering._buffer import Aangehouden, Bufferregel
from wmo_eigenbijdrage.aanlevering._doelen import Kader, Zet, overlapt
from wmo_eigenbijdrage.aanlevering._toedeling import deel_toe
from wmo_eigenbijdrage.aanlevering.boekingen import Boeking, Meldinguitkomst
from wmo_eigenbijdrage.aanlevering.gewenst import Gewenst
from wmo_eigenbijdrage.aanlevering.meldingen import Inhoud, Melding
from wmo_eigenbijdrage.aanlevering.planreden import Planreden
from wmo_eigenbijdrage.aanlevering.register import Persoonsregister
from wmo_eigenbijdrage.aanlevering.termijnen import termijnen
from wmo_eigenbijdrage.aanlevering.vervolg import vervolg_op
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb import Berichttype, Release

__all__ = ["Aangehouden", "Plan", "pas_toe", "plan"]


@frozen
class Plan:
    """What to tell CAK about one person."""

    peildatum: date
    meldingen: tuple[Melding, ...]
    """In an order in which CAK accepts them."""
    aangehouden: tuple[Aangehouden, ...]
    bevindingen: tuple[Bevinding, ...]
    tegengehouden: tuple[Tegengehouden, ...] = ()
    """What is not told because CAK rejected the same thing before, and what depends on that."""

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to tell now."""
        return not self.meldingen

    @property
    def verzendbaar(self) -> tuple[Melding, ...]:
        """What waits for nothing and can be sent today; plan again for the rest."""
        return tuple(melding for melding in self.meldingen if not melding.wacht_op)

    @property
    def rijp_op(self) -> date | None:
        """The first day on which something that is held back is told; ``None`` when nothing is."""
        return min((deel.rijp_op for deel in self.aangehouden), default=None)


def plan(
    gewenst: Gewenst,
    register: Persoonsregister,
    beleid: Beleid,
    *,
    peildatum: date,
    release: Release,
) -> Plan:
    """The fewest meldingen that bring what CAK has of a person to what it should have.

    What is under way counts as accepted. First come as few wrong months as the time limits allow,
    then as few messages as possible. What was decided by a fact younger than the buffer of the
    gemeente is held back, and so is a first start or stop on a day to come. When not every
    provision could be judged nothing is told. What CAK rejected is not told again by itself, nor
    what depends on it, unless its codes ask for just that and it is the first time (decision 0048).

    Args:
        gewenst: what CAK should know, of `gewenste_perioden`.
        register: what CAK was told.
        beleid: the buffer of the gemeente.
        peildatum: the day of sending (Dagtekening).
        release: the release of iEb in which is sent; see `wmo_eigenbijdrage.ieb.release`.

    Raises:
        OngeldigeWaarde: *gewenst* was made on a later day.
        OnbekendeParameter: the release has no messages for the flat tariff.

    >>> from wmo_eigenbijdrage import Gemeentecode, Tijdvak
    >>> from wmo_eigenbijdrage.aanlevering import gewenste_perioden
    >>> from wmo_eigenbijdrage.beleid import Soortregel
    >>> from wmo_eigenbijdrage.dossier import Feit, Feitperiode, Zorgvoorziening
    >>> from wmo_eigenbijdrage.ieb import release
    >>> beleid = Beleid(gemeente=Gemeentecode("0363"), soortregels=[Soortregel(soort="hulp")])
    >>> levering = Feitperiode(Tijdvak(date(2024, 3, 4)), Feit(date(2024, 3, 6), "WMO305"))
    >>> hulp = Zorgvoorziening(kenmerk="1", soort="hulp", leveringen=[levering])
    >>> vandaag = date(2024, 4, 2)
    >>> gewenst = gewenste_perioden([hulp], beleid, peildatum=vandaag)
    >>> leeg = Persoonsregister()
    >>> eerste = plan(gewenst, leeg, beleid, peildatum=vandaag, release=release("1.0"))
    >>> for melding in eerste.meldingen:
    ...     print(melding)
    1: start 2024-03-04..
    >>> daarna = pas_toe(leeg, eerste)
    >>> plan(gewenst, daarna, beleid, peildatum=vandaag, release=release("1.0")).is_leeg
    True
    """
    eis_soort("gewenst", gewenst, Gewenst)
    eis_soort("register", register, Persoonsregister)
    eis_soort("beleid", beleid, Beleid)
    eis_soort("release", release, Release)
    eis_dag("peildatum", peildatum)
    if gewenst.peildatum > peildatum:
        raise OngeldigeWaarde(
            "peildatum", "lies before that of gewenst", "plan on the day that the facts are of"
        )
    if not gewenst.volledig:  # what is missing there would be withdrawn or stopped here
        return Plan(peildatum, (), (), (Planreden.NIET_VOLLEDIG.over("dossier"),))
    als_periode = any(soort.type is Berichttype.WMO405 for soort in release.berichten)
    if not als_periode:
        release.bericht(Berichttype.WMO401)
    kader = Kader(termijnen(release, peildatum), als_periode, gewenst.bewaking.regels)
    zetten = deel_toe(kader, register.aangeleverd, gewenst.perioden)
    buffer = Bufferregel(peildatum, beleid.buffer.dagen)
    rijpe: list[Zet] = []
    vast: list[Aangehouden] = []
    for zet in zetten:
        rijp, aangehouden = buffer.houd_aan(kader, zet)
        rijpe.append(rijp)
        vast += aangehouden
    samen = max((buffer.rijp(deel.grens) for deel in vast), default=peildatum)
    if samen > peildatum and overlapt(rijpe, peildatum):
        # What is held back keeps days that something else is to take: then all of it waits.
        vast = [evolve(deel, rijp_op=max(samen, deel.rijp_op)) for deel in vast]
        return Plan(peildatum, (), tuple(vast), ())
    meldingen, tegen = te_melden(rijpe, register, peildatum, als_periode=als_periode)
    return Plan(
        peildatum,
        meldingen,
        tuple(vast),
        (*_bevindingen(rijpe), *map(_afwijzing, tegen)),
        tegen,
    )


def pas_toe(register: Persoonsregister, plan: Plan) -> Persoonsregister:
    """The register as if CAK accepted all that is under way, and all of the plan."""
    eis_soort("register", register, Persoonsregister)
    eis_soort("plan", plan, Plan)
    aanvaard = [
        evolve(boeking, uitkomst=Meldinguitkomst.AANVAARD) if boeking.uitkomst.is_open else boeking
        for boeking in register.boekingen
    ]
    nieuw = [Boeking(melding, Meldinguitkomst.AANVAARD) for melding in plan.meldingen]
    return Persoonsregister([*aanvaard, *nieuw])


def _bevindingen(zetten: Iterable[Zet]) -> Iterator[Bevinding]:
    """What the time limits cut off, unless that was so and told before."""
    for zet in zetten:
        oud, doel, gewenst = zet.oud, zet.doel, zet.gewenst
        if gewenst is None:
            continue
        plaats = gewenst.begin.kenmerk
        if doel is None:
            if zet.te_oud:
                yield Planreden.PERIODE_TE_OUD.over(
                    plaats, tijdvak=gewenst.tijdvak, maanden=zet.afwijking
                )
        elif oud is None or not oud.tijdvak.overlapt(gewenst.tijdvak):
            if doel.gewenste_startdatum is not None:
                yield Planreden.START_INGEKORT.over(
                    plaats,
                    wens=doel.gewenste_startdatum,
                    start=doel.startdatum,
                    maanden=zet.afwijking,
                )
        elif zet.te_oud or _nieuwe_wens(oud, doel):
            yield Planreden.CORRECTIE_BEPERKT.over(
                plaats, tijdvak=gewenst.tijdvak, doel=doel.tijdvak, maanden=zet.afwijking
            )


def _afwijzing(deel: Tegengehouden) -> Bevinding:
    """What is held back, and the step that has to be taken first."""
    inhoud = deel.melding.na or deel.melding.voor
    assert inhoud is not None  # each kind has one of the two
    codes = deel.afgewezen.retourcodes
    gegevens: dict[str, object] = {
        "soort": deel.melding.soort.value,
        "tijdvak": inhoud.tijdvak,
        "volgnummer": deel.afgewezen.melding.volgnummer,
    }
    grenzen = deel.melding.grenzen
    plaats = grenzen[0].kenmerk if grenzen else f"periode {deel.melding.periode}"
    if not deel.zelf:
        return Planreden.WACHT_OP_AFGEWEZEN.over(plaats, **gegevens)
    stappen = dict.fromkeys(vervolg_op(code).stap.value for code in codes)
    return Planreden.EERDER_AFGEWEZEN.over(
        plaats,
        **gegevens,
        codes=", ".join(codes) or "zonder code",
        stap=", ".join(stappen) or "het CAK vragen",
    )


def _nieuwe_wens(oud: Inhoud, doel: Inhoud) -> bool:
    """Whether a date is cut that was not cut to the same wish before."""
    return (
        doel.gewenste_startdatum is not None and doel.gewenste_startdatum != oud.gewenste_startdatum
    ) or (doel.gewenste_stopdatum is not None and doel.gewenste_stopdatum != oud.gewenste_stopdatum)
