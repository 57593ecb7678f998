"""`Voorstel`: the start of one person with what stands behind it, provision by provision.

The same choice as `meld_aan` makes, for a screen or a notebook where somebody decides whether to
follow it: a gemeente determines itself which remainder it uses (checklist 2020, 2.2.1).
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.kostprijs import Verloop, bewaak
from wmo_eigenbijdrage.overgang.aanmelding import (
    STARTDATUM,
    BereikteKostprijs,
    PeriodenOm,
    Uitkomst,
    kies,
)
from wmo_eigenbijdrage.overgang.hv_rij import HvRij, Uitval
from wmo_eigenbijdrage.overgang.restant import Kostprijstoets, Restant, bepaal_restant

__all__ = ["Voorstel", "Voorstelregel", "stel_voor"]


@frozen
class Voorstelregel:
    """One provision of the person."""

    rij: HvRij
    restant: Restant
    beslist: bool
    """Whether the cost price that is to be guarded is, or would have been, that of this row."""
    bevindingen: tuple[Bevinding, ...]
    """All there is to say about the row, those of its remainder first."""

    @property
    def verloop(self) -> Verloop | None:
        """How the remainder goes down from 1 January 2020 on, with its virtual end date.

        ``None`` when the remainder is unknown or nothing.
        """
        bedrag = self.restant.bedrag
        return bewaak(bedrag, STARTDATUM) if bedrag else None

    def __str__(self) -> str:
        restant = "onbekend" if self.restant.bedrag is None else str(self.restant.bedrag)
        beslist = ", beslist" if self.beslist else ""
        codes = "".join(f" [{bevinding.code}]" for bevinding in self.bevindingen)
        return f"rij {self.rij.rij}: restant {restant}{beslist}{codes}"


@frozen
class Voorstel:
    """What to deliver for one person, and what stands behind it."""

    uitkomst: Uitkomst
    """As `meld_aan` gives it, the rows that could not be read included."""
    regels: tuple[Voorstelregel, ...]
    """One for each row that could be read, in the order given."""

    def __str__(self) -> str:
        aanmelding = self.uitkomst.aanmelding
        if aanmelding is None:
            kop = "niet aanmelden"
        elif aanmelding.kostprijs is None:
            kop = "aanmelden zonder kostprijs"
        else:
            kop = f"aanmelden met kostprijs {aanmelding.kostprijs}"
        return "\n".join([kop, *map(str, self.regels)])


def stel_voor(
    rijen: Sequence[HvRij],
    uitval: Sequence[Uitval] = (),
    bereikt: BereikteKostprijs = BereikteKostprijs.NIET_AANMELDEN,
    toets: Kostprijstoets | None = None,
    perioden_om: PeriodenOm = PeriodenOm.BUITEN_KEUZE,
) -> Voorstel:
    """The start of one person as `meld_aan` gives it, with each provision and its remainder.

    Raises:
        OngeldigeWaarde: the rows are of different persons.
    """
    restanten = [bepaal_restant(rij, toets) for rij in rijen]
    uitkomst = kies(rijen, restanten, uitval, bereikt, perioden_om)
    per_rij: dict[int, list[Bevinding]] = {}
    for opmerking in uitkomst.opmerkingen:
        per_rij.setdefault(opmerking.rij, []).append(opmerking.bevinding)
    for gevallen in uitkomst.uitval:
        per_rij.setdefault(gevallen.rij, []).extend(gevallen.bevindingen)
    aanmelding = uitkomst.aanmelding
    regels = tuple(
        Voorstelregel(
            rij=rij,
            restant=restant,
            beslist=aanmelding is not None and aanmelding.rij == rij.rij,
            bevindingen=tuple(per_rij.get(rij.rij, ())),
        )
        for rij, restant in zip(rijen, restanten, strict=True)
    )
    return Voorstel(uitkomst, regels)
