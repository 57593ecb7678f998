"""`Wereld`: what is true, whatever a gemeente or CAK knows or thinks of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import define, evolve, field, frozen

from wmo_eigenbijdrage.aanlevering import Gewenst, gewenste_perioden
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.bijdrage import bereken_bijdrage
from wmo_eigenbijdrage.dossier import (
    Client,
    Huishouden,
    Leefvorm,
    Persoon,
    Zorgvoorziening,
)
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
from wmo_eigenbijdrage.kalender import Maand, Tijdlijn, Tijdvak

__all__ = ["AN", "BAS", "CEES", "Bewoner", "Maandbedragen", "Wereld"]

Maandbedragen = Mapping[tuple[tuple[int, ...], Maand], Bedrag]
"""What is owed, per persons (their places in the household) and month; nothing of zero."""


@frozen(repr=False)
class Bewoner:
    """One of the persons in a conversation; it shows itself by its name."""

    naam: str
    client: Client

    @property
    def bsn(self) -> Bsn:
        """The number of the person."""
        return self.client.bsn

    def __repr__(self) -> str:
        return self.naam


AN = Bewoner("An", Client(Bsn("999990019"), date(1948, 3, 1)))
"""Of AOW age in all months since 2020."""
BAS = Bewoner("Bas", Client(Bsn("123456782"), date(1950, 9, 15)))
"""Of AOW age as well, so that a couple of the two owes one amount."""
CEES = Bewoner("Cees", Client(Bsn("123456782"), date(1962, 6, 15)))
"""Below AOW age until 2029, so that a couple with him owes nothing."""


@define(eq=False)
class Wereld:
    """Two persons, the gemeenten they live in, and the care they get.

    They are one `Huishouden` in the sense of the library all the time; their `Leefvorm` says
    whether they share an amount.
    """

    bewoners: tuple[Bewoner, ...] = field(default=(AN, BAS))
    beleid: dict[Gemeentecode, Beleid] = field(factory=dict[Gemeentecode, Beleid])
    leefvorm: Tijdlijn[Leefvorm] = field(
        factory=lambda: Tijdlijn.van({date(2020, 1, 1): Leefvorm.ALLEENSTAAND})
    )
    overleden: dict[Bsn, date] = field(factory=dict[Bsn, date])
    woont_in: dict[Bsn, tuple[Gemeentecode, date]] = field(
        factory=dict[Bsn, "tuple[Gemeentecode, date]"]
    )
    """Where somebody lives, and since when."""
    zorg: dict[tuple[Gemeentecode, Bsn], dict[str, Zorgvoorziening]] = field(
        factory=dict[tuple[Gemeentecode, Bsn], dict[str, Zorgvoorziening]]
    )
    """What each gemeente gives each person, by key."""

    def zorg_van(self, wie: Bewoner) -> dict[str, Zorgvoorziening]:
        """What the gemeente in which somebody lives gives; it may be changed."""
        gemeente, _ = self.woont_in[wie.bsn]
        return self.zorg.setdefault((gemeente, wie.bsn), {})

    def leeft(self, wie: Bewoner) -> bool:
        """Whether the person is not known to have died."""
        return wie.bsn not in self.overleden

    @property
    def huishouden(self) -> Huishouden:
        """Who lives with whom, without any period of contribution."""
        return self._huishouden({})

    def _huishouden(self, perioden: Mapping[Bsn, Iterable[Tijdvak]]) -> Huishouden:
        personen = [
            Persoon(
                client=evolve(wie.client, overleden=self.overleden.get(wie.bsn)),
                perioden=perioden.get(wie.bsn, ()),
            )
            for wie in self.bewoners
        ]
        return Huishouden(personen, self.leefvorm if len(personen) == 2 else None)

    def gewenst(self, gemeente: Gemeentecode, wie: Bewoner, dag: date) -> Gewenst:
        """The periods that CAK should know of from a gemeente, on a day."""
        voorzieningen = self.zorg.get((gemeente, wie.bsn), {}).values()
        return gewenste_perioden(voorzieningen, self.beleid[gemeente], peildatum=dag)

    def verschuldigd(self, tot_en_met: Maand, dag: date) -> Maandbedragen:
        """What the law makes due up to a month, by all that is known on *dag*.

        The periods are those of `gewenst`; of two gemeenten in one month the lowest amount counts,
        as the simulated CAK has it by default.
        """
        bedragen: dict[tuple[tuple[int, ...], Maand], Bedrag] = {}
        for gemeente, beleid in self.beleid.items():
            perioden = {wie.bsn: self._vakken(gemeente, wie, dag) for wie in self.bewoners}
            overzicht = bereken_bijdrage(self._huishouden(perioden), beleid, tot_en_met=tot_en_met)
            for reeks in overzicht.reeksen:
                for maand in reeks.perioden():
                    assert isinstance(maand, Maand)  # a conversation lies in the monthly regime
                    sleutel = (reeks.personen, maand)
                    eerder = bedragen.get(sleutel, reeks.bedrag)
                    bedragen[sleutel] = min(eerder, reeks.bedrag)
        return {sleutel: bedrag for sleutel, bedrag in bedragen.items() if bedrag}

    def _vakken(self, gemeente: Gemeentecode, wie: Bewoner, dag: date) -> tuple[Tijdvak, ...]:
        einde = self.overleden.get(wie.bsn)
        vakken = (periode.tijdvak for periode in self.gewenst(gemeente, wie, dag).perioden)
        geknipt = (vak.knip(wie.client.geboortedatum, einde) for vak in vakken)
        return tuple(vak for vak in geknipt if vak is not None)
