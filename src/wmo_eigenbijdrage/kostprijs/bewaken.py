"""`bewaak`: from a cost price and a day to the course of its guarding.

Source: Wmo 2015, art. 2.1.4a (6); Uitvoeringsbesluit Wmo 2015, art. 3.10b.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.bijdrage.kern import Stuk, eerste_maand, maanden
from wmo_eigenbijdrage.controle import eis_dag, eis_soort
from wmo_eigenbijdrage.fouten import BuitenBereik, OngeldigeWaarde
from wmo_eigenbijdrage.kalender import LAATSTE_DAG_PERIODEREGIME, Tijdvak, als_tijdvakken, verenig
from wmo_eigenbijdrage.kostprijs._tabel import BEGIN, EINDELOOS, Tabel
from wmo_eigenbijdrage.kostprijs.regels import Afschrijfregels
from wmo_eigenbijdrage.kostprijs.verloop import Einde, Verloop

__all__ = ["ONBEKEND", "STANDAARDREGELS", "bewaak", "bewaak_gebruik", "laatste_maanden"]

STANDAARDREGELS: Final = Afschrijfregels()
"""April and May 2020 deducted, the last part compared with the national tariff, no prognosis."""
ONBEKEND: Final = -1
"""In the outcome of :func:`laatste_maanden`: the price outlasts the last tariff."""
_EEN_DAG = timedelta(days=1)


def bewaak(
    kostprijs: Bedrag,
    vanaf: date,
    *,
    pauzes: Iterable[Tijdvak] | Tijdvak = (),
    regels: Afschrijfregels = STANDAARDREGELS,
) -> Verloop:
    """The course of a cost price that is guarded from a day on.

    Every month the national tariff of that month goes off. A month is collected only when at least
    that is left, so that the sum never exceeds the price. A guarding that begins on the 1st counts
    that month, one that begins later the month after it [inferred].

    Args:
        kostprijs: what may be collected at most; of a price that was running before 2020, what was
            left on 1 January 2020.
        vanaf: the day from which the guarding runs.
        pauzes: days on which the provision was stopped. Months whose first day lies in them are not
            owed, and the remainder goes on after them.
        regels: the readings, and the assumption about tariffs that are not published.

    Raises:
        BuitenBereik: *vanaf* lies before 2020.
        OngeldigeWaarde: the price is not above zero, or an argument is of another kind.

    >>> verloop = bewaak(Bedrag(100000), date(2020, 1, 1))
    >>> print(verloop.laatste_maand, verloop.afgeschreven, verloop.restant)
    2024-04 € 994,40 € 5,60
    >>> print(verloop.signaaldatum, verloop.virtuele_einddatum, verloop.niets_meer_vanaf)
    2024-01-31 2024-04-30 2024-05
    """
    if pauzes:
        eis_dag("vanaf", vanaf)
        zonder = _zonder(vanaf, als_tijdvakken("pauzes", pauzes))
        return bewaak_gebruik(kostprijs, zonder, regels=regels)
    _controleer(kostprijs, vanaf, regels)
    tabel = regels.kern
    eerste = eerste_maand(vanaf)
    if eerste > tabel.eind:
        return Verloop(kostprijs, vanaf, regels, ((eerste, EINDELOOS),), (), Einde.ONBEKEND)
    plek, einde = tabel.plek(eerste), len(tabel.maanden)
    tot, rest = _betaalt(tabel, plek, einde, kostprijs.centen)
    reden = Einde.BEREIKT if tot < einde or not rest else Einde.ONBEKEND
    return Verloop(kostprijs, vanaf, regels, ((eerste, EINDELOOS),), ((plek, tot),), reden)


def bewaak_gebruik(
    kostprijs: Bedrag,
    gebruik: Iterable[Tijdvak] | Tijdvak,
    *,
    regels: Afschrijfregels = STANDAARDREGELS,
) -> Verloop:
    """The course of a cost price over the periods in which the provision is used.

    Months outside these periods are not owed and take nothing off. The months are those whose first
    day lies in a period; the last period may be open. A break over which no month is lost is none:
    the course is the same as without it.

    Once less is left than the next month costs the price has been reached, also when the use stops
    at that moment: it is not collected after a later start either.

    Raises:
        BuitenBereik, OngeldigeWaarde: as :func:`bewaak`; no period is given.

    >>> gebruik = [
    ...     Tijdvak(date(2023, 7, 1), date(2024, 6, 12)),  # July 2023 to June 2024
    ...     Tijdvak(date(2024, 9, 15)),  # from October 2024 on
    ... ]
    >>> print(bewaak_gebruik(Bedrag(57000), gebruik))
    € 570,00 vanaf 2023-07-01: 27 maanden, 2023-07 t/m 2025-12, kostprijs bereikt, restant € 18,60
    """
    vakken = verenig(als_tijdvakken("gebruik", gebruik))
    if not vakken:
        raise OngeldigeWaarde("gebruik", "is empty", "give the periods in which it is used")
    _controleer(kostprijs, vakken[0].eerste_dag, regels)
    tabel = regels.kern
    runs = maanden(vakken, EINDELOOS)
    einde = Einde.GEBRUIK
    rest = kostprijs.centen
    stukken: list[Stuk] = []
    for eerste, laatste in runs:
        if eerste > tabel.eind:
            einde = Einde.ONBEKEND
            break
        plek, grens = tabel.plek(eerste), tabel.plek(min(laatste, tabel.eind) + 1)
        tot, rest = _betaalt(tabel, plek, grens, rest)
        stukken.append((plek, tot))
        if tot < grens or not _past_nog(tabel, tot, rest):
            einde = Einde.BEREIKT
            break
        if laatste > tabel.eind:
            einde = Einde.ONBEKEND
    return Verloop(kostprijs, vakken[0].eerste_dag, regels, tuple(runs), tuple(stukken), einde)


def laatste_maanden(
    centen: Sequence[int],
    eerste: Sequence[int],
    *,
    regels: Afschrijfregels = STANDAARDREGELS,
) -> list[int]:
    """For columns of prices: the last month that may be collected of each, as its ordinal.

    The same bisection as :func:`bewaak`, without objects: whole cents and ordinals of months in
    (``Maand.ordinaal``), ordinals out. A price that does not pay for a single month gives the
    month before its first one; a price whose end is unknown gives `ONBEKEND`.

    Raises:
        OngeldigeWaarde: the columns differ in length, hold something else than whole numbers, or a
            price is not above zero.
        BuitenBereik: a first month lies before 2020.

    >>> from wmo_eigenbijdrage import Maand
    >>> begin = Maand(2020, 1).ordinaal
    >>> gevonden = laatste_maanden([57000, 100000, 1000000], [begin, begin, begin])
    >>> [str(Maand.uit_ordinaal(m)) if m != ONBEKEND else "?" for m in gevonden]
    ['2022-06', '2024-04', '?']
    """
    if len(centen) != len(eerste):
        raise OngeldigeWaarde(
            "eerste", f"{len(eerste)} months for {len(centen)} prices", "give one for each"
        )
    if not len(centen):
        return []
    eis_soort("regels", regels, Afschrijfregels)
    tabel = regels.kern
    _controleer_kolommen(centen, eerste)
    paren = zip(centen, eerste, strict=True)
    if tabel.eigen or tabel.heeft_gaten or max(eerste) > tabel.eind:
        return [_laatste(tabel, prijs, maand) for prijs, maand in paren]
    grenzen, uitkomst = tabel.grenzen, tabel.uitkomst
    som_voor = tabel.som_voor
    return [
        uitkomst[bisect_right(grenzen, som_voor[maand - BEGIN] + prijs)] for prijs, maand in paren
    ]


def _controleer_kolommen(centen: Sequence[int], eerste: Sequence[int]) -> None:
    for naam, kolom in (("centen", centen), ("eerste", eerste)):
        for soort in set(map(type, kolom)):
            # Whole numbers of other libraries are welcome, euros in a float or a Bedrag are not.
            if not hasattr(soort, "__index__"):
                raise OngeldigeWaarde(
                    naam, f"holds a {soort.__name__}", "give whole cents and ordinals of months"
                )
    if min(centen) <= 0:
        raise OngeldigeWaarde("centen", "holds a price that is not above zero", "leave it out")
    if min(eerste) < BEGIN:
        raise BuitenBereik(
            "eerste", "holds a month before 2020-01", "give Maand.ordinaal of 2020-01 or later"
        )


def _laatste(tabel: Tabel, prijs: int, maand: int) -> int:
    """One outcome of :func:`laatste_maanden` that needs a look of its own."""
    if maand > tabel.eind:
        return ONBEKEND
    plek, einde = tabel.plek(maand), len(tabel.maanden)
    tot, rest = _betaalt(tabel, plek, einde, prijs)
    if tot == einde and rest:
        return ONBEKEND
    return tabel.maanden[tot - 1] if tot > plek else maand - 1


def _past_nog(tabel: Tabel, plek: int, rest: int) -> bool:
    """Whether a rest pays for the month at *plek*, as far as its tariff is known."""
    if not rest or plek == len(tabel.maanden):
        return rest > 0
    tarief = tabel.som[plek + 1] - tabel.som[plek]
    return rest >= tarief or bool(tabel.eigen and 0 < tabel.eigen[plek] <= rest)


def _betaalt(tabel: Tabel, plek: int, grens: int, rest: int) -> tuple[int, int]:
    """Up to where, at most *grens*, a rest pays from *plek* on, and what is left of it then."""
    som = tabel.som
    doel = som[plek] + rest
    tot = bisect_right(som, doel, plek) - 1
    if tot >= grens:
        return grens, doel - som[grens]
    if tabel.eigen and 0 < tabel.eigen[tot] <= doel - som[tot]:
        return tot + 1, 0  # a last part that the lower tariff of the gemeente still fits in
    return tot, doel - som[tot]


def _controleer(kostprijs: Bedrag, vanaf: date, regels: Afschrijfregels) -> None:
    eis_soort("kostprijs", kostprijs, Bedrag)
    eis_soort("regels", regels, Afschrijfregels)
    eis_dag("vanaf", vanaf)
    if kostprijs.centen <= 0:
        raise OngeldigeWaarde(
            "kostprijs", f"{kostprijs} is not above zero", "there is nothing to guard"
        )
    if vanaf <= LAATSTE_DAG_PERIODEREGIME:
        raise BuitenBereik(
            "vanaf",
            f"{vanaf} lies before the monthly regime",
            "give what was left of the price on 2020-01-01, from that day on",
        )


def _zonder(vanaf: date, pauzes: Iterable[Tijdvak]) -> list[Tijdvak]:
    """The periods of use that the pauses leave, from *vanaf* on."""
    gebruik: list[Tijdvak] = []
    begin: date | None = vanaf
    for pauze in verenig(pauzes):
        if begin is None or (pauze.laatste_dag is not None and pauze.laatste_dag < begin):
            continue
        if pauze.eerste_dag > begin:
            gebruik.append(Tijdvak(begin, pauze.eerste_dag - _EEN_DAG))
        begin = None if pauze.laatste_dag is None else pauze.laatste_dag + _EEN_DAG
    return gebruik if begin is None else [*gebruik, Tijdvak(begin)]
