"""`plan_bevolking`: a plan for each of many persons, as a stream.

Nothing is kept of a person once the outcome has been given, so that memory does not depend on how
many there are. What is wrong with one person leaves the others as they are (decision 0051).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from attrs import evolve, field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.aanlevering.bevolkingsreden import Bevolkingsreden
from wmo_eigenbijdrage.aanlevering.gewenst import Gewenst, gewenste_perioden
from wmo_eigenbijdrage.aanlevering.persoonsfeiten import Persoonsfeiten
from wmo_eigenbijdrage.aanlevering.plan import Plan, plan
from wmo_eigenbijdrage.aanlevering.planuitkomst import (
    Gepland,
    NietGepland,
    Plantelling,
    Planuitkomst,
)
from wmo_eigenbijdrage.aanlevering.register import Persoonsregister
from wmo_eigenbijdrage.aanlevering.uit_iwmo import (
    Persoonsvoorzieningen,
    eigen_kenmerk,
    zorgvoorzieningen_uit,
)
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_soort, is_dag, van_soort
from wmo_eigenbijdrage.dossier import Begrenzing, Product, Voorzieningsleutel, Zorgvoorziening
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, WmoFout
from wmo_eigenbijdrage.ieb import Release
from wmo_eigenbijdrage.iwmo import leveringsperioden
from wmo_eigenbijdrage.kostprijs import (
    STANDAARDREGELS,
    Afschrijfregels,
    Keuze,
    LageMaandkosten,
)

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = [
    "Persoonsgegevens",
    "Planopdracht",
    "Planvraag",
    "Verdeler",
    "plan_bevolking",
]

T = TypeVar("T")
U = TypeVar("U")


Persoonsgegevens: TypeAlias = Persoonsfeiten | Persoonsvoorzieningen
"""What is known of one person: facts of care messages, or provisions."""


def _persoon(_: Any, attribuut: Attribute[Any], waarde: object) -> None:
    if not isinstance(waarde, Persoonsfeiten) and not callable(waarde):
        eis_soort(attribuut.name, waarde, Persoonsvoorzieningen)


@frozen
class Planvraag:
    """One person to plan for."""

    persoon: Persoonsgegevens | Callable[[], Persoonsgegevens] = field(validator=_persoon)
    """What care messages tell, the provisions themselves, or a function that gives one of these. It
    is called where and when the plan is made."""
    register: Persoonsregister = field(validator=van_soort(Persoonsregister))
    """What CAK was told of this person."""


@frozen(kw_only=True)
class Planopdracht:
    """What holds for all persons of one run.

    It pickles when its functions do, so that a run can be spread over processes: give functions of
    a module, or such as ``{...}.get``.

    Raises:
        OngeldigeWaarde: a field is of another kind.
        OnbekendeParameter: the release has no messages for the flat tariff.
    """

    beleid: Beleid = field(validator=van_soort(Beleid))
    peildatum: date = field(validator=is_dag)
    """The day of sending; facts that came to be known later do not count."""
    release: Release = field(validator=van_soort(Release))
    soort: Callable[[Product], str | None] | None = None
    """The kind of a product, as `zorgvoorzieningen_uit` takes it; needed for `Persoonsfeiten`."""
    prijzen: Mapping[int, Begrenzing] = field(factory=dict[int, Begrenzing], repr=False)
    """What bounds the contribution, by ToewijzingNummer."""
    kenmerk: Callable[[Voorzieningsleutel], str] = eigen_kenmerk
    """The key of a provision."""
    keuze: Keuze = field(default=Keuze.LANGST_LOPEND, validator=van_soort(Keuze))
    """Which cost price CAK is told."""
    lage_maandkosten: LageMaandkosten | None = field(
        default=None, validator=optional(van_soort(LageMaandkosten))
    )
    """What to do when costs per month lie below the contribution."""
    regels: Afschrijfregels = field(default=STANDAARDREGELS, validator=van_soort(Afschrijfregels))
    """How cost prices go down."""

    def __attrs_post_init__(self) -> None:
        # What does not depend on a person raises here once, and not as a value for each of them.
        self._vergelijk(self._gewenst(()), Persoonsregister())

    def plan(self, vraag: Planvraag) -> Planuitkomst:
        """The outcome for one person.

        An error of this library (`WmoFout`) that the facts of the person lead to becomes the
        outcome; any other exception is a fault in a program and goes on.

        Raises:
            OngeldigeWaarde: *vraag* is none, or holds facts while `soort` was not given.
        """
        eis_soort("vraag", vraag, Planvraag)
        persoon = vraag.persoon() if callable(vraag.persoon) else vraag.persoon
        bsn = persoon.bsn
        if isinstance(persoon, Persoonsfeiten) and self.soort is None:
            raise OngeldigeWaarde("soort", "is missing", "facts need the kind of each product")
        if persoon.gemeente != self.beleid.gemeente:
            reden = Bevolkingsreden.ANDERE_GEMEENTE.over(
                "gemeente", gevonden=persoon.gemeente.code, beleid=self.beleid.gemeente.code
            )
            return NietGepland(bsn, reden)
        bezig, bevindingen = Bevolkingsreden.FEITEN, tuple[Bevinding, ...]()
        try:
            if isinstance(persoon, Persoonsfeiten):
                persoon = self._voorzieningen(persoon)
            bezig, bevindingen = Bevolkingsreden.GEWENST, persoon.bevindingen
            gewenst = self._gewenst(persoon.voorzieningen)
            if not persoon.volledig:
                gewenst = evolve(gewenst, volledig=False)
            bezig = Bevolkingsreden.PLAN
            gevonden = self._vergelijk(gewenst, vraag.register)
        except WmoFout as fout:
            return NietGepland(bsn, bezig.over(bezig.name.lower(), fout=fout), bevindingen)
        return Gepland(bsn, gewenst, gevonden, bevindingen)

    def _voorzieningen(self, persoon: Persoonsfeiten) -> Persoonsvoorzieningen:
        """The provisions of one person; none when nothing of the facts still counts."""
        assert self.soort is not None  # asked for before
        gevonden = zorgvoorzieningen_uit(
            leveringsperioden(persoon.feiten),
            soort=self.soort,
            prijzen=self.prijzen,
            kenmerk=self.kenmerk,
        )
        if not gevonden:
            return Persoonsvoorzieningen(persoon.bsn, persoon.gemeente, (), (), volledig=True)
        return gevonden[0]

    def _gewenst(self, voorzieningen: Iterable[Zorgvoorziening]) -> Gewenst:
        return gewenste_perioden(
            voorzieningen,
            self.beleid,
            peildatum=self.peildatum,
            keuze=self.keuze,
            lage_maandkosten=self.lage_maandkosten,
            regels=self.regels,
        )

    def _vergelijk(self, gewenst: Gewenst, register: Persoonsregister) -> Plan:
        return plan(gewenst, register, self.beleid, peildatum=self.peildatum, release=self.release)


class Verdeler(Protocol):
    """Applies a function to each value of a stream and gives the outcomes in the same order.

    The built-in ``map`` is one; `adapters.parallel.Processen` has one for several processes.
    """

    def __call__(self, functie: Callable[[T], U], gegeven: Iterable[T], /) -> Iterator[U]:
        """The outcome of *functie* for each of *gegeven*, asked for as they are needed."""
        ...


def plan_bevolking(
    vragen: Iterable[Planvraag],
    opdracht: Planopdracht,
    *,
    voortgang: Callable[[Plantelling], object] | None = None,
    per: int = 1000,
    verdeel: Verdeler = map,
) -> Iterator[Planuitkomst]:
    """One outcome for each person, in the order in which they come, made when it is asked for.

    Args:
        vragen: the persons, each once; any iterable, read as the outcomes are asked for.
        opdracht: what holds for all of them.
        voortgang: is told how far it is after every *per* persons, and at the end.
        per: how many persons lie between two reports.
        verdeel: how the work is done, such as ``Processen(2).map``.

    Raises:
        OngeldigeWaarde: an argument is of another kind, or *verdeel* lost or made outcomes.

    >>> from wmo_eigenbijdrage import Bsn, Gemeentecode
    >>> from wmo_eigenbijdrage.beleid import Soortregel
    >>> from wmo_eigenbijdrage.ieb import release
    >>> utrecht = Gemeentecode("0344")
    >>> opdracht = Planopdracht(
    ...     beleid=Beleid(gemeente=utrecht, soortregels=[Soortregel(soort="hulp")]),
    ...     peildatum=date(2024, 4, 2),
    ...     release=release("1.0"),
    ... )
    >>> niemand_meer = Persoonsvoorzieningen(Bsn("999990019"), utrecht, (), (), volledig=True)
    >>> vragen = [Planvraag(niemand_meer, Persoonsregister())]
    >>> for uitkomst in plan_bevolking(vragen, opdracht, voortgang=print):
    ...     uitkomst.plan.is_leeg
    True
    1 personen: 0 met meldingen, 0 wachten, 1 niets te melden, 0 niet beoordeeld, 0 niet gepland
    """
    eis_soort("vragen", vragen, Iterable)
    eis_soort("opdracht", opdracht, Planopdracht)
    if type(per) is not int or per < 1:
        raise OngeldigeWaarde("per", "is no number of persons", "give a whole number from 1 on")
    return _uitkomsten(vragen, opdracht, voortgang or _zwijg, per, verdeel)


def _zwijg(_: Plantelling) -> None:
    """Tell nobody."""


def _uitkomsten(
    vragen: Iterable[Planvraag],
    opdracht: Planopdracht,
    meld: Callable[[Plantelling], object],
    per: int,
    verdeel: Verdeler,
) -> Iterator[Planuitkomst]:
    gevraagd = 0

    def geteld() -> Iterator[Planvraag]:
        nonlocal gevraagd
        for vraag in vragen:
            gevraagd += 1
            yield vraag

    telling = Plantelling()
    for uitkomst in verdeel(opdracht.plan, geteld()):
        telling += Plantelling.van(uitkomst)
        yield uitkomst
        if telling.personen % per == 0:
            meld(telling)
    if telling.personen != gevraagd:
        raise OngeldigeWaarde(
            "verdeel", f"{gevraagd} persons in, {telling.personen} out", "give one for each"
        )
    if telling.personen % per or not telling.personen:
        meld(telling)
