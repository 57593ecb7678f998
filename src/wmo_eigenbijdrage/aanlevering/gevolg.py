"""`Gevolg`: one thing that sending a plan does to a client, to the gemeente or to the guarding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.controle import van_soort
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.landelijk import Grondslag, grondslag

__all__ = ["Gevolg", "Gevolgsoort"]


class Gevolgsoort(Enum):
    """The kinds, each with its sentence, its articles, its other source and whether that was read.

    >>> print(Gevolgsoort.TERUGGAVE.grondslagen[0], Gevolgsoort.TERUGGAVE.bevestigd)
    Uitvoeringsbesluit Wmo 2015, art. 3.6 lid 2 True
    """

    STAPELFACTUUR = (
        "{maanden} op de factuur van {factuurmaand}: {bedrag}",
        ("ub-3.3-1",),
        'CAK, "Overgang iWmo 3.0: voorkom extra beschikkingen voor klanten" (24-11-2020)',
        True,
    )
    NABETALING = (
        "alsnog verschuldigd over {maanden}: {bedrag}",
        ("ub-3.5-4", "ub-3.6-2"),
        None,
        True,
    )
    TERUGGAVE = ("terug te verwachten over {maanden}: {bedrag}", ("ub-3.6-2",), None, True)
    VERVALLEN = (
        "te lang geleden om nog op te leggen, {maanden}: {bedrag}",
        ("ub-3.5-4", "ub-3.6-2"),
        None,
        True,
    )
    """Months that should be owed and no longer can be."""
    BLIJFT_BETAALD = (
        "te lang geleden om nog terug te geven, {maanden}: {bedrag}",
        ("ub-3.6-2",),
        None,
        True,
    )
    """Months that are no longer reported, or should not be, and stay owed."""
    EINDE_BEWAKING = (
        "de stop beëindigt de bewaking van de kostprijs; {restant}",
        ("ub-3.10b",),
        "VNG, vraag over pauzeren bij kostprijsbewaking",
        True,
    )
    DUBBELE_MAAND = (
        (
            "ook een andere gemeente meldt {maanden}: {bedrag} dubbel, "
            "terwijl per maand een bijdrage verschuldigd is"
        ),
        ("wmo-2.1.4a-4",),
        "geen bron zegt wat het CAK doet met een maand die twee gemeenten melden",
        False,
    )

    @property
    def zin(self) -> str:
        """The Dutch sentence, to be filled in."""
        zin: str = self.value[0]
        return zin

    @property
    def grondslagen(self) -> tuple[Grondslag, ...]:
        """The articles of law."""
        return tuple(grondslag(sleutel) for sleutel in self.value[1])

    @property
    def bron(self) -> str | None:
        """What it rests on beside the law, or what no source tells."""
        bron: str | None = self.value[2]
        return bron

    @property
    def bevestigd(self) -> bool:
        """Whether a source was read that says so ([seen]); false for our reading ([inferred])."""
        bevestigd: bool = self.value[3]
        return bevestigd


def _maanden(gegeven: Iterable[Maand]) -> tuple[Maand, ...]:
    return tuple(gegeven)


def _nummers(gegeven: Iterable[int]) -> tuple[int, ...]:
    return tuple(gegeven)


@frozen(kw_only=True)
class Gevolg:
    """One consequence, with what can be known of it beforehand."""

    soort: Gevolgsoort = field(validator=van_soort(Gevolgsoort))
    perioden: tuple[int, ...] = field(default=(), converter=_nummers)
    """Which of the person's periods it is about: `Melding.periode`."""
    maanden: tuple[Maand, ...] = field(default=(), converter=_maanden)
    """The months it is about, in order; of the end of a guarding the month of the stop."""
    bedrag: Bedrag | None = field(default=None, validator=optional(van_soort(Bedrag)))
    """Over all these months; of the end of a guarding what is left of the price. ``None`` when a
    tariff is not published, or the price is one that cannot be followed."""
    hoogstens: bool = field(default=True, validator=van_soort(bool))
    """Whether the amount is an upper bound: of the household nothing was told."""
    factuurmaand: Maand | None = field(default=None, validator=optional(van_soort(Maand)))
    """Of several months on one bill: when it is sent."""
    bereikt: bool = field(default=False, validator=van_soort(bool))
    """Of the end of a guarding: whether the price has been reached, so that nothing is left."""

    @property
    def grondslagen(self) -> tuple[Grondslag, ...]:
        """The articles of law that it rests on."""
        return self.soort.grondslagen

    @property
    def bron(self) -> str | None:
        """What it rests on beside the law, or what no source tells."""
        return self.soort.bron

    @property
    def bevestigd(self) -> bool:
        """Whether a source was read that says so."""
        return self.soort.bevestigd

    @property
    def tekst(self) -> str:
        """What to tell a person."""
        return self.soort.zin.format(
            maanden=f"{len(self.maanden)} {_meervoud(self.maanden)} ({_reeksen(self.maanden)})",
            bedrag=self._bedragtekst,
            factuurmaand=self.factuurmaand,
            restant=self._restanttekst,
        )

    @property
    def _bedragtekst(self) -> str:
        if self.bedrag is None:
            return "bedrag niet bekend"
        return f"ten hoogste {self.bedrag}" if self.hoogstens else str(self.bedrag)

    @property
    def _restanttekst(self) -> str:
        if self.bereikt:
            return "die is bereikt en mag bij een nieuwe start niet opnieuw worden gemeld"
        if self.bedrag is None:
            return "bepaal bij een nieuwe start het restant en meld het opnieuw"
        return f"bij een nieuwe start moet het restant van {self.bedrag} opnieuw worden gemeld"

    def __str__(self) -> str:
        return self.tekst


def _meervoud(maanden: tuple[Maand, ...]) -> str:
    return "maand" if len(maanden) == 1 else "maanden"


def _reeksen(maanden: tuple[Maand, ...]) -> str:
    return ", ".join(
        str(eerste) if eerste == laatste else f"{eerste} t/m {laatste}"
        for eerste, laatste in _aaneengesloten(maanden)
    )


def _aaneengesloten(maanden: tuple[Maand, ...]) -> Iterator[tuple[Maand, Maand]]:
    begin = 0
    for plek in range(1, len(maanden) + 1):
        if plek == len(maanden) or maanden[plek] - maanden[plek - 1] > 1:
            yield maanden[begin], maanden[plek - 1]
            begin = plek
