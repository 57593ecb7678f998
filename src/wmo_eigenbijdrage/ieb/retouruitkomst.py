"""What an answer of CAK means, and to which message it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import evolve, frozen

from wmo_eigenbijdrage.bevindingen import Bevinding
from wmo_eigenbijdrage.controle import eis_soort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.identificatie import BerichtIdentificatie, Gemeentecode
from wmo_eigenbijdrage.ieb.berichttype import Berichttype
from wmo_eigenbijdrage.ieb.model import Heenbericht
from wmo_eigenbijdrage.ieb.regels.bevinding import Onderdeel
from wmo_eigenbijdrage.ieb.release import Release
from wmo_eigenbijdrage.ieb.releases import RELEASES
from wmo_eigenbijdrage.ieb.releases import release as meegeleverd
from wmo_eigenbijdrage.ieb.retour import GEEN_OPMERKINGEN, NIET_BEOORDEELD, TECHNISCH_AFGEWEZEN
from wmo_eigenbijdrage.ieb.retourbericht import Retourbericht

__all__ = [
    "Antwoord",
    "Koppeling",
    "Retouroordeel",
    "Retourreden",
    "Retouruitkomst",
    "duid_retour",
    "hoort_bij",
    "koppel",
]


class Retouroordeel(Enum):
    """What CAK decided about a message."""

    AANVAARD = "aanvaard"
    AFGEWEZEN = "afgewezen"
    """For the reasons that the codes give; correct the content and send it anew."""
    TECHNISCH_AFGEWEZEN = "technisch afgewezen"
    """It broke a rule of level 2 (0001); no code says which one."""
    NIET_BEOORDEELD = "niet beoordeeld"
    """No code rejects it, but a part was not looked at (0233). Not an answer of the standard, and
    no acceptance either: ask CAK."""


@frozen
class Retourreden:
    """One code that rejects, and what is known of it.

    >>> print(Retourreden(Onderdeel.KLASSE, "9999"))
    9999 (klasse): onbekende retourcode
    """

    onderdeel: Onderdeel
    """The part of the message that it is about."""
    code: str
    betekenis: str | None = None
    """In Dutch; ``None`` for a code that is in no list that is known here."""
    regel: str | None = None
    """The rule behind it, if known."""

    def __str__(self) -> str:
        return f"{self.code} ({self.onderdeel.value}): {self.betekenis or 'onbekende retourcode'}"


@frozen
class Retouruitkomst:
    """What an answer says, and about which message."""

    type: Berichttype
    """The kind of message that is answered."""
    afzender: Gemeentecode
    identificatie: BerichtIdentificatie
    oordeel: Retouroordeel
    redenen: tuple[Retourreden, ...] = ()
    """Empty when accepted; header, then client, then class."""


def duid_retour(retour: Retourbericht, release: Release | None = None) -> Retouruitkomst:
    """What an answer means. Any code but 0200 and 0233 rejects, be it known or not.

    Args:
        retour: the answer.
        release: where to look up codes; all that come with the library when not given, the last
            first.

    >>> from datetime import date
    >>> duid_retour(
    ...     Retourbericht(
    ...         type=Berichttype.WMO402,
    ...         afzender=Gemeentecode("0363"),
    ...         identificatie=BerichtIdentificatie("EB1"),
    ...         dagtekening=date(2020, 1, 2),
    ...         identificatie_retour=BerichtIdentificatie("R1"),
    ...         dagtekening_retour=date(2020, 1, 3),
    ...     )
    ... ).oordeel
    <Retouroordeel.AANVAARD: 'aanvaard'>

    Source: IV028; code list EB001 is known in part only, hence the tolerance.
    """
    eis_soort("retour", retour, Retourbericht)
    bronnen = (release,) if release is not None else tuple(map(meegeleverd, reversed(RELEASES)))
    codes = tuple(_codes(retour))
    redenen = tuple(
        _reden(deel, code, bronnen)
        for deel, code in codes
        if code not in {GEEN_OPMERKINGEN, NIET_BEOORDEELD}
    )
    if any(reden.code == TECHNISCH_AFGEWEZEN for reden in redenen):
        oordeel = Retouroordeel.TECHNISCH_AFGEWEZEN
    elif redenen:
        oordeel = Retouroordeel.AFGEWEZEN
    elif any(code == NIET_BEOORDEELD for _, code in codes):
        oordeel = Retouroordeel.NIET_BEOORDEELD
    else:
        oordeel = Retouroordeel.AANVAARD
    return Retouruitkomst(retour.type.heen, retour.afzender, retour.identificatie, oordeel, redenen)


def _codes(retour: Retourbericht) -> Iterator[tuple[Onderdeel, str]]:
    for code in retour.retourcodes:
        yield Onderdeel.KOP, code
    if retour.client is not None:
        for code in retour.client.retourcodes:
            yield Onderdeel.CLIENT, code
        for code in retour.client.klasse_retourcodes:
            yield Onderdeel.KLASSE, code


def _reden(deel: Onderdeel, code: str, bronnen: Iterable[Release]) -> Retourreden:
    for release in bronnen:
        bekend = release.retourcode(code)
        if bekend is not None:
            return Retourreden(deel, code, bekend.betekenis, bekend.regel)
    return Retourreden(deel, code)


def hoort_bij(retour: Retourbericht, bericht: Heenbericht) -> bool:
    """Whether an answer is about this message: same kind, sender and identification."""
    return _sleutel(bericht) == (retour.type.heen, retour.afzender, retour.identificatie)


def _sleutel(bericht: Heenbericht) -> tuple[Berichttype, Gemeentecode, BerichtIdentificatie]:
    return bericht.type, bericht.afzender, bericht.identificatie


@frozen
class Antwoord:
    """A message that was sent and the answer to it."""

    verzonden: Heenbericht
    retour: Retourbericht
    uitkomst: Retouruitkomst
    bevindingen: tuple[Bevinding, ...] = ()
    """Where the answer does not repeat what was sent, though it should (IV032)."""


@frozen(kw_only=True)
class Koppeling:
    """Messages and answers put together; each of them is in exactly one place."""

    antwoorden: tuple[Antwoord, ...] = ()
    """In the order of the messages."""
    zonder_retour: tuple[Heenbericht, ...] = ()
    """Sent and not answered: not yet, or never because it failed the schema."""
    zonder_bericht: tuple[Retourbericht, ...] = ()
    """Answers to what was not sent here."""
    dubbel: tuple[Retourbericht, ...] = ()
    """Further answers to a message that has one; an answer goes one to one."""


def koppel(
    verzonden: Iterable[Heenbericht],
    retouren: Iterable[Retourbericht],
    release: Release | None = None,
) -> Koppeling:
    """Put answers to the messages that they are about.

    Args:
        verzonden: what was sent, each with an identification of its own.
        retouren: what came back, in the order of arrival.
        release: where to look up codes, as in `duid_retour`.

    Raises:
        OngeldigeWaarde: two messages have the same kind, sender and identification, so that no
            answer can be told apart.
    """
    berichten: dict[object, Heenbericht] = {}
    for bericht in verzonden:
        eis_soort("verzonden", bericht, Heenbericht)
        if berichten.setdefault(_sleutel(bericht), bericht) is not bericht:
            raise OngeldigeWaarde(
                "verzonden",
                f"two of {bericht.type.value} have the same identification",
                "give each message once, with an identification of its own",
            )
    gevonden: dict[object, Retourbericht] = {}
    zonder_bericht: list[Retourbericht] = []
    dubbel: list[Retourbericht] = []
    for retour in retouren:
        eis_soort("retouren", retour, Retourbericht)
        sleutel = (retour.type.heen, retour.afzender, retour.identificatie)
        if sleutel not in berichten:
            zonder_bericht.append(retour)
        elif sleutel in gevonden:
            dubbel.append(retour)
        else:
            gevonden[sleutel] = retour
    return Koppeling(
        antwoorden=tuple(
            Antwoord(
                bericht,
                gevonden[sleutel],
                duid_retour(gevonden[sleutel], release),
                tuple(_verschillen(bericht, gevonden[sleutel])),
            )
            for sleutel, bericht in berichten.items()
            if sleutel in gevonden
        ),
        zonder_retour=tuple(
            bericht for sleutel, bericht in berichten.items() if sleutel not in gevonden
        ),
        zonder_bericht=tuple(zonder_bericht),
        dubbel=tuple(dubbel),
    )


def _verschillen(bericht: Heenbericht, retour: Retourbericht) -> Iterator[Bevinding]:
    if retour.dagtekening != bericht.dagtekening:
        yield Bevinding(
            "IV032",
            "Bericht/Header/BerichtIdentificatie/Dagtekening",
            "is niet die van het verzonden bericht",
        )
    if retour.client is None:
        return
    # The header is judged above, and versions that are not stated are those of the release.
    terug = evolve(
        retour.client.heen, dagtekening=bericht.dagtekening, xsd_versie=bericht.xsd_versie
    )
    if terug != bericht:
        yield Bevinding("IV032", "Bericht/Client", "is niet gelijk aan wat is verzonden")
