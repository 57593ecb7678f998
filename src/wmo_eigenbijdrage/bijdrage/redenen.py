"""Why an amount is what it is: each reason with its Dutch text and its articles of law."""

from __future__ import annotations

from enum import Enum

from wmo_eigenbijdrage.landelijk import Grondslag, grondslag

__all__ = ["Reden"]


class Reden(Enum):
    """The reasons for an amount or for its absence, in the order of the law.

    >>> print(Reden.APRIL_MEI_2020.tekst)
    over april en mei 2020 is niemand een bijdrage verschuldigd
    >>> print(Reden.LANDELIJK_TARIEF.grondslagen[0])
    Wet maatschappelijke ondersteuning 2015, art. 2.1.4a lid 4
    """

    APRIL_MEI_2020 = (
        "over april en mei 2020 is niemand een bijdrage verschuldigd",
        ("ub-3.8-3-i",),
    )
    WLZ = ("de cliënt of de partner betaalt een bijdrage voor de Wlz", ("ub-3.8-3-a",))
    BESCHERMD_WONEN = (
        "de cliënt of de partner betaalt een bijdrage voor beschermd wonen",
        ("ub-3.8-3-a",),
    )
    OPVANG = ("ten minste twee nachten achtereen in de opvang", ("ub-3.8-3-b",))
    VRIJSTELLING_VEILIGHEID = (
        "vrijgesteld door het college: risico van kindermishandeling of verwaarlozing",
        ("ub-3.8-3-c", "ub-3.8-4"),
    )
    ROLSTOEL = ("voor een rolstoel is geen bijdrage verschuldigd", ("ub-3.8-3-d",))
    MINDERJARIG = ("de cliënt is jonger dan achttien jaar", ("ub-3.8-3-e",))
    ONDER_AOW = (
        "meerpersoonshuishouden waarvan ten minste een de AOW-leeftijd niet heeft bereikt",
        ("ub-3.8-3-f",),
    )
    VRIJSTELLING_DRAAGKRACHT = (
        "vrijgesteld door het college: onvoldoende draagkracht",
        ("ub-3.8-3-g", "ub-3.8-4"),
    )
    VRIJSTELLING_AANPAK = (
        "vrijgesteld door het college: schadelijk voor een persoonsgerichte aanpak",
        ("ub-3.8-3-h", "ub-3.8-4"),
    )
    MINIMABELEID = (
        "inkomen onder de grens van het minimabeleid van de gemeente",
        ("wmo-2.1.4a-5", "ub-3.8-2"),
    )
    INKOMEN_ONTBREEKT_NIHIL = (
        "inkomen onbekend en de gemeente voert minimabeleid: vanaf 2026 nihil",
        ("ub-3.10-1",),
    )
    LAGER_TARIEF = ("het lagere tarief van de gemeente", ("wmo-2.1.4a-5",))
    LANDELIJK_TARIEF = (
        "het landelijke abonnementstarief",
        ("wmo-2.1.4a-4", "ub-3.5-4", "ub-3.10a"),
    )
    PERIODEMAXIMUM = ("de maximale periodebijdrage naar inkomen", ("ub2015-3.8-1",))
    BASIS_INKOMEN_ONTBREEKT = (
        "inkomen onbekend: het bedrag zonder inkomensafhankelijk deel",
        ("ub2015-3.10",),
    )
    VLAK_2019 = ("het vaste bedrag per bijdrageperiode van 2019", ("ub2019-3.8-1",))
    LAGER_BEDRAG_2019 = ("het lagere bedrag van de gemeente in 2019", ("ub2019-3.8-1",))
    KOSTEN = (
        "niet meer dan de kosten van de voorzieningen in de periode",
        ("wmo2015-2.1.4-3",),
    )
    KOSTPRIJS_BEREIKT = ("de kostprijs van de voorzieningen is betaald", ("wmo2015-2.1.4-3",))
    VOORSTEL_36713 = (
        "VOORSTEL, geen geldend recht: inkomensafhankelijke bijdrage (36 713)",
        ("voorstel-36713",),
    )

    @property
    def tekst(self) -> str:
        """What to tell a person."""
        tekst: str = self.value[0]
        return tekst

    @property
    def grondslagen(self) -> tuple[Grondslag, ...]:
        """The articles of law."""
        return tuple(grondslag(sleutel) for sleutel in self.value[1])
