"""Why something of a message falls out, or deserves a look: one stable code for each reason.

A code is a contract: unique, and never given another meaning. No text holds the content of a
message, as anything may stand there.
"""

from __future__ import annotations

from wmo_eigenbijdrage.bevindingen import Redenlijst

__all__ = ["Reden"]


class Reden(Redenlijst):
    """The reasons, each with its code and its Dutch text.

    >>> print(Reden.ELFPROEF.over("Client[1]/Bsn"))
    [IW10] (Client[1]/Bsn) voldoet niet aan de 11-proef; controleer op een tikfout
    """

    # The message cannot be used.
    ONLEESBAAR = ("IW01", "is niet te lezen als XML ({probleem}); vraag het bericht opnieuw op")
    GEEN_IWMO = ("IW02", "is geen bericht van iWmo; lees het met de software voor die standaard")
    RELEASE = ("IW03", "is van een release die niet wordt gelezen; gelezen worden {releases}")
    SOORT = ("IW04", "deze soort wordt niet gelezen; gelezen worden {soorten}")
    BERICHTCODE = ("IW05", "hoort niet bij dit bericht; verwacht {codes}")

    # A client or a class falls out; in the header, the message.
    ONTBREEKT = ("IW06", "ontbreekt of is leeg; dit gegeven is hier nodig")
    DUBBEL = ("IW07", "staat er meer dan eens; een van beide klopt niet")
    DATUM = ("IW08", "geen bestaande datum van 2000 tot en met 2100; schrijf JJJJ-MM-DD")
    GEEN_NEGEN_CIJFERS = ("IW09", "geen negen cijfers; zet weggevallen voorloopnullen terug")
    ELFPROEF = ("IW10", "voldoet niet aan de 11-proef; controleer op een tikfout")
    CODE = ("IW11", "staat niet in codelijst {lijst} van iWmo {release}")
    GEEN_GETAL = ("IW12", "geen geheel getal van 0 tot en met {hoogste}")
    VOLGORDE = ("IW13", "ligt voor {eerder}; een van beide klopt niet")
    PARTIJ = ("IW14", "geen {wat}: {aantal} cijfers")
    TEKST = ("IW15", "geen tekst van 1 tot en met {langste} tekens")
    STATUS = ("IW16", "de client is verwijderd en dit product niet; een van beide klopt niet")
    ZONDER_SLEUTEL = (
        "IW17",
        "zonder ToewijzingNummer en zonder Product; er is niet te zien over welke voorziening",
    )
    VERWIJDERD = (
        "IW18",
        "reden 13 (verwijderd) past alleen als Einddatum gelijk is aan Ingangsdatum",
    )
    ZONDER_VORIGE = ("IW19", "ontbreekt; een creditregel verwijst naar de regel die hij terugneemt")
    LEEG = ("IW20", "bevat geen {klasse}")
    TIJD = ("IW21", "geen tijdstip; schrijf UU:MM:SS")

    # The facts contradict each other; all of them stand.
    TWEE_TOEWIJZINGEN = (
        "IW40",
        "twee verschillende toewijzingen van hetzelfde moment; de laatst verzonden telt",
    )
    VOOR_TOEWIJZING = ("IW41", "levering begint voor de toewijzing ingaat")
    VOOR_BESLUIT = (
        "IW42",
        "levering begint voor het besluit; goed als met terugwerkende kracht is toegewezen",
    )
    START_TIJDENS_LEVERING = ("IW43", "start terwijl de levering nog loopt; een stop ontbreekt")
    STOP_ZONDER_START = ("IW44", "stop zonder start, of van een start die is verwijderd")
    STOP_VOOR_START = ("IW45", "stop ligt voor de start; de stop telt niet")
    TWEEDE_TIJDELIJKE = ("IW46", "tweede tijdelijke stop van dezelfde start; de eerste telt")
    NA_DEFINITIEVE = ("IW47", "stop na een definitieve stop van dezelfde start; telt niet")
    EERDER_DAN_TIJDELIJKE = (
        "IW48",
        "definitieve stop ligt voor de tijdelijke; de definitieve telt",
    )
    NIETS_TE_VERWIJDEREN = ("IW49", "verwijdert iets dat niet eerder is gemeld; een bericht mist")
    NIETS_TE_CREDITEREN = ("IW50", "neemt een declaratieregel terug die niet bekend is")
    TWEE_REGELS = ("IW51", "twee verschillende regels met een referentie; de laatst verzonden telt")
