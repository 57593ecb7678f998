"""`ExternProgramma`: a program behind the door as an `Implementatie`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from wmo_eigenbijdrage.aanlevering import Inhoud
from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import Beleid
from wmo_eigenbijdrage.dossier import Huishouden, Verstrekking
from wmo_eigenbijdrage.fouten import OnbekendeParameter
from wmo_eigenbijdrage.ieb import Heenbericht
from wmo_eigenbijdrage.kalender import Bijdrageperiode, Maand, Tijdvak, Zorgperiode
from wmo_eigenbijdrage.testing.conformiteit.deur import NIET_ONDERSTEUND, ONBEKEND
from wmo_eigenbijdrage.testing.conformiteit.loper import Deur, vraag_antwoord
from wmo_eigenbijdrage.testing.conformiteit.proces import dek_af
from wmo_eigenbijdrage.testing.conformiteit.vorm import schrijf_json
from wmo_eigenbijdrage.testing.conformiteit.vragen import VRAGEN
from wmo_eigenbijdrage.testing.implementatie import NietOndersteund, Planstap, Prijsverloop

__all__ = ["ExternProgramma"]


class ExternProgramma:
    """A program that is asked with domain values, so that the invariants can be put to it.

    Each method is that of `Implementatie` and raises as it does, and `Storing` when the program
    fails or answers what is no answer.

    >>> from wmo_eigenbijdrage.testing.conformiteit import Binnenshuis
    >>> from wmo_eigenbijdrage.testing.implementatie import Bibliotheek
    >>> extern = ExternProgramma(Binnenshuis(Bibliotheek()))
    >>> print(extern.bijdrageperiode(date(2019, 12, 29)))
    2019-P13
    """

    def __init__(self, deur: Deur) -> None:
        self._deur = deur
        self._nummer = 0

    def _vraag(self, naam: str, **gegeven: Any) -> Any:
        vraag = VRAGEN[naam]
        self._nummer += 1
        nummer = str(self._nummer)
        verzoek = {"id": nummer, "vraag": naam, "gegeven": vraag.argumenten.schrijf(gegeven)}
        antwoord = vraag_antwoord(self._deur, schrijf_json(verzoek), nummer, [])
        if antwoord.soort == NIET_ONDERSTEUND:
            raise NietOndersteund(naam)
        if antwoord.soort == ONBEKEND:
            raise OnbekendeParameter(naam, "this question", "not to the program")
        if antwoord.soort == "fout":
            raise self._deur.stoor(f"het programma meldt een fout: {dek_af(str(antwoord.inhoud))}")
        return vraag.antwoord.lees(antwoord.inhoud, "antwoord")

    def bijdrageperiode(self, dag: date) -> Bijdrageperiode | None:
        """See `Implementatie`."""
        periode: Bijdrageperiode | None = self._vraag("bijdrageperiode", dag=dag)
        return periode

    def dagen_van(self, periode: Bijdrageperiode) -> Tijdvak:
        """See `Implementatie`."""
        vak: Tijdvak = self._vraag("dagen_van", periode=periode)
        return vak

    def verschuldigde_maanden(
        self, gebruik: Sequence[Tijdvak], tot_en_met: Maand
    ) -> Sequence[Maand]:
        """See `Implementatie`."""
        return _reeks(self._vraag("verschuldigde_maanden", gebruik=gebruik, tot_en_met=tot_en_met))

    def bijdrage(
        self, huishouden: Huishouden, beleid: Beleid, tot_en_met: date
    ) -> Sequence[tuple[Bijdrageperiode, Bedrag]]:
        """See `Implementatie`."""
        return _reeks(
            self._vraag("bijdrage", huishouden=huishouden, beleid=beleid, tot_en_met=tot_en_met)
        )

    def herziening(
        self, oud: Huishouden, nieuw: Huishouden, beleid: Beleid, besluit: date
    ) -> Sequence[tuple[Maand, Bedrag]]:
        """See `Implementatie`."""
        return _reeks(
            self._vraag("herziening", oud=oud, nieuw=nieuw, beleid=beleid, besluit=besluit)
        )

    def eerste_factuur(
        self, start: date, gemeld_op: date, beleid: Beleid
    ) -> Sequence[tuple[Maand, Bedrag]]:
        """See `Implementatie`."""
        return _reeks(
            self._vraag("eerste_factuur", start=start, gemeld_op=gemeld_op, beleid=beleid)
        )

    def prijsverloop(
        self, kostprijs: Bedrag, vanaf: date, pauzes: Sequence[Tijdvak]
    ) -> Prijsverloop:
        """See `Implementatie`."""
        verloop: Prijsverloop = self._vraag(
            "prijsverloop", kostprijs=kostprijs, vanaf=vanaf, pauzes=pauzes
        )
        return verloop

    def inbare_maanden(
        self, verstrekkingen: Sequence[Verstrekking], tot_en_met: Maand
    ) -> Sequence[Maand]:
        """See `Implementatie`."""
        return _reeks(
            self._vraag("inbare_maanden", verstrekkingen=verstrekkingen, tot_en_met=tot_en_met)
        )

    def resterend(
        self,
        totale_kosten: Bedrag,
        aantal_perioden: int,
        kosten_per_periode: Bedrag,
        vanaf: Zorgperiode,
    ) -> tuple[int, Bedrag | None]:
        """See `Implementatie`."""
        over: tuple[int, Bedrag | None] = self._vraag(
            "resterend",
            totale_kosten=totale_kosten,
            aantal_perioden=aantal_perioden,
            kosten_per_periode=kosten_per_periode,
            vanaf=vanaf,
        )
        return over

    def schrijf(self, bericht: Heenbericht, release: str) -> bytes:
        """See `Implementatie`."""
        xml: bytes = self._vraag("schrijf", bericht=bericht, release=release)
        return xml

    def beoordeel(self, xml: bytes, peildatum: date) -> Sequence[str]:
        """See `Implementatie`."""
        return _reeks(self._vraag("beoordeel", xml=xml, peildatum=peildatum))

    def plan(
        self,
        gewenst: Sequence[Inhoud],
        bij_cak: Sequence[Inhoud],
        release: str,
        peildatum: date,
    ) -> Sequence[Planstap]:
        """See `Implementatie`."""
        return _reeks(
            self._vraag(
                "plan", gewenst=gewenst, bij_cak=bij_cak, release=release, peildatum=peildatum
            )
        )


def _reeks(waarden: Any) -> Sequence[Any]:
    reeks: Sequence[Any] = waarden
    return reeks
