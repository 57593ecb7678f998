"""`Afschrijfregels`: how a cost price goes down, where the law leaves room or keeps silent."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import Factory, field, frozen
from attrs.validators import optional

from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.controle import eis_soort, van_soort
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.kostprijs._tabel import Tabel, maak_tabel
from wmo_eigenbijdrage.kostprijs.prognose import Prognose

__all__ = ["Afschrijfregels"]


def _maanden(gegeven: Iterable[Maand]) -> tuple[Maand, ...]:
    maanden = tuple(gegeven)
    for maand in maanden:
        eis_soort("overgeslagen", maand, Maand)
    return tuple(sorted(set(maanden)))


def _tabel(regels: Afschrijfregels) -> Tabel:
    return maak_tabel(
        april_mei_2020=regels.april_mei_2020,
        overgeslagen=regels.overgeslagen,
        prognose=regels.prognose,
        beleid=regels.laatste_deel_volgens,
    )


@frozen(kw_only=True)
class Afschrijfregels:
    """How a cost price goes down. Each default has a decision record in the docs.

    Every month the **national** tariff is deducted, whatever the client pays: under a lower tariff
    of the gemeente, minimabeleid or an exemption too. That is the law and no choice. What follows
    is.

    Make one and use it again: it holds the table of summed tariffs.

    Source: Uitvoeringsbesluit Wmo 2015, art. 3.10b (3) and (6).
    """

    april_mei_2020: bool = field(default=True, validator=van_soort(bool))
    """Whether April and May 2020, over which nobody owed anything, are deducted as well. The decree
    says "every month"; CAK's practice is unknown [gap]. Without them the end lies two months later.
    """
    overgeslagen: tuple[Maand, ...] = field(default=(), converter=_maanden)
    """Months over which nothing is deducted although the provision runs, such as those of a Wlz
    contribution. Whether there are any is not settled [gap]; by default there are none, as VNG says
    that exempt months count [seen]."""
    laatste_deel_volgens: Beleid | None = field(default=None, validator=optional(van_soort(Beleid)))
    """``None``: a month is collected when at least the national tariff is left. With a policy: also
    when less is left, but at least the lower tariff of that gemeente; that month then ends the
    price. The decree can be read both ways [inferred]."""
    prognose: Prognose | None = field(default=None, validator=optional(van_soort(Prognose)))
    """The tariffs to assume after the last published one; ``None`` assumes nothing, so that what
    lies beyond it is unknown."""
    kern: Tabel = field(init=False, repr=False, eq=False, default=Factory(_tabel, takes_self=True))
    """The summed tariffs under these rules; for the modules of this room."""

    @property
    def laatste_maand(self) -> Maand:
        """The last month that has a tariff, published or assumed."""
        return Maand.uit_ordinaal(self.kern.eind)

    @property
    def laatste_gepubliceerde_maand(self) -> Maand:
        """The last month whose tariff is published."""
        return Maand.uit_ordinaal(self.kern.gepubliceerd)
