"""`beoordeel_retour`: what an answer of CAK means for the register, and what to do next.

Nothing is raised about an answer: whatever it says, the outcome is a value with findings. Source:
IV028 and IV032 [shared]; code list EB001. Choices: decision 0048.
"""

from __future__ import annotations

from attrs import evolve, frozen

from wmo_eigenbijdrage.aanlevering.boekingen import (
    Boeking,
    Meldinguitkomst,
    maak_boekingsbericht,
)
from wmo_eigenbijdrage.aanlevering.vervolg import Vervolg, vervolg_op, wordt_herhaald
from wmo_eigenbijdrage.bevindingen import Bevinding, Redenlijst
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.identificatie import Bsn, Gemeentecode
from wmo_eigenbijdrage.ieb import (
    Antwoord,
    Release,
    Retourbericht,
    Retouroordeel,
    Retouruitkomst,
    koppel,
)

__all__ = ["Antwoordreden", "Retourverwerking", "beoordeel_retour"]

_AL_BEKEND = "9056"  # TR056: CAK has a message with this identification
_IDENTIFICATIE = "Bericht/Header/BerichtIdentificatie/Identificatie"


class Antwoordreden(Redenlijst):
    """Why an answer was not taken in, each with its code and its Dutch text.

    >>> Antwoordreden.ANDERE_INHOUD.over("EB0000000001").code
    'AW03'
    """

    ANDERE_GEMEENTE = ("AW01", "het antwoord is voor gemeente {gemeente}; niet verwerkt")
    ONBEKEND = (
        "AW02",
        "het antwoord gaat over een {type} die niet in het register staat; niet verwerkt",
    )
    ANDERE_INHOUD = (
        "AW03",
        (
            "het antwoord herhaalt niet wat is verzonden; niet verwerkt: ga na op welk bericht "
            "het slaat"
        ),
    )
    TEGENSTRIJDIG = (
        "AW04",
        (
            "melding {volgnummer} is volgens dit antwoord {nieuw}, maar was {eerder}; niet "
            "verwerkt: vraag het CAK wat geldt"
        ),
    )
    NIET_BEOORDEELD = (
        "AW05",
        (
            "melding {volgnummer} is niet afgewezen maar ook niet beoordeeld; zij blijft open: "
            "vraag het CAK wat geldt"
        ),
    )
    AL_BEKEND = (
        "AW06",
        (
            "het CAK had al een bericht met deze identificatie; melding {volgnummer} blijft open "
            "tot het antwoord daarop er is"
        ),
    )
    ONLEESBAAR = ("AW07", "het antwoord is niet te lezen; niet verwerkt ({waar})")


@frozen
class Retourverwerking:
    """What becomes of one booking by one answer, and what to do next."""

    uitkomst: Meldinguitkomst | None = None
    """What the register is to hold; ``None`` when it stays as it is."""
    retourcodes: tuple[str, ...] = ()
    """Those that reject, each once."""
    bevindingen: tuple[Bevinding, ...] = ()
    """Why the answer was not taken in, or not as an outcome."""

    @property
    def vervolgen(self) -> tuple[Vervolg, ...]:
        """The next step for each code."""
        return tuple(vervolg_op(code) for code in self.retourcodes)

    @property
    def wordt_herhaald(self) -> bool:
        """Whether the next plan tells the same thing again by itself, if rejected only once."""
        return wordt_herhaald(self.retourcodes)


def beoordeel_retour(
    retour: Retourbericht,
    boeking: Boeking | None,
    *,
    gemeente: Gemeentecode,
    bsn: Bsn | None = None,
    release: Release | None = None,
) -> Retourverwerking:
    """What an answer does to the booking that its identification names.

    The same answer once more does nothing. An answer that contradicts an earlier one, copies
    another message, is about nothing that was sent or is of another gemeente is a finding, and so
    is one that judges nothing: the booking then stays as it is. That the identification was known
    (9056) says nothing about what came under it first, so that the booking stays open as well.

    Args:
        retour: the answer.
        boeking: what was sent under that name; ``None`` when nothing was.
        gemeente: whose register it is.
        bsn: of whom the booking is; not needed without one.
        release: where to look up codes, as in `ieb.duid_retour`.
    """
    eis_soort("retour", retour, Retourbericht)
    if retour.afzender != gemeente:
        return _niets(Antwoordreden.ANDERE_GEMEENTE.over(_IDENTIFICATIE, gemeente=retour.afzender))
    gekoppeld: tuple[Antwoord, ...] = ()
    if boeking is not None and bsn is not None:
        bericht = maak_boekingsbericht(boeking, afzender=gemeente, bsn=bsn)
        gekoppeld = koppel((bericht,), (retour,), release).antwoorden
    if boeking is None or not gekoppeld:
        return _niets(Antwoordreden.ONBEKEND.over(_IDENTIFICATIE, type=retour.type.heen.value))
    return _beoordeel(gekoppeld[0], boeking, str(retour.identificatie))


def _beoordeel(antwoord: Antwoord, boeking: Boeking, plaats: str) -> Retourverwerking:
    if antwoord.bevindingen:
        return _niets(Antwoordreden.ANDERE_INHOUD.over(plaats), *antwoord.bevindingen)
    nummer = boeking.melding.volgnummer
    gevonden = _als_uitkomst(antwoord.uitkomst)
    if gevonden.uitkomst is None:
        if not boeking.uitkomst.is_open:
            return gevonden  # the outcome is known; this adds nothing to it
        bekend = bool(gevonden.retourcodes)
        reden = Antwoordreden.AL_BEKEND if bekend else Antwoordreden.NIET_BEOORDEELD
        return evolve(gevonden, bevindingen=(reden.over(plaats, volgnummer=nummer),))
    if boeking.uitkomst.is_open:
        return gevonden
    if boeking.uitkomst is gevonden.uitkomst and set(boeking.retourcodes) == set(
        gevonden.retourcodes
    ):
        return evolve(gevonden, uitkomst=None)
    return _niets(
        Antwoordreden.TEGENSTRIJDIG.over(
            plaats,
            volgnummer=nummer,
            nieuw=_in_woorden(gevonden.uitkomst, gevonden.retourcodes),
            eerder=_in_woorden(boeking.uitkomst, boeking.retourcodes),
        )
    )


def _als_uitkomst(uitkomst: Retouruitkomst) -> Retourverwerking:
    codes = tuple(dict.fromkeys(reden.code for reden in uitkomst.redenen))
    if uitkomst.oordeel is Retouroordeel.NIET_BEOORDEELD or codes == (_AL_BEKEND,):
        return Retourverwerking(None, codes)
    if uitkomst.oordeel is Retouroordeel.AANVAARD:
        return Retourverwerking(Meldinguitkomst.AANVAARD)
    return Retourverwerking(Meldinguitkomst.AFGEWEZEN, codes)


def _niets(*bevindingen: Bevinding) -> Retourverwerking:
    return Retourverwerking(bevindingen=bevindingen)


def _in_woorden(uitkomst: Meldinguitkomst, codes: tuple[str, ...]) -> str:
    return f"{uitkomst.value} ({', '.join(codes)})" if codes else uitkomst.value
