"""Why a row of an H&V-bestand falls out, or deserves a remark: one stable code for each reason.

A code is a contract: unique, and never given another meaning. No text holds the content of a
field, as a shifted column may put a BSN anywhere.
"""

from __future__ import annotations

from wmo_eigenbijdrage.bevindingen import Redenlijst
from wmo_eigenbijdrage.overgang import redenteksten as tekst

__all__ = ["Reden"]


class Reden(Redenlijst):
    """The reasons, each with its code and its Dutch text.

    >>> print(Reden.ELFPROEF.over("BSN"))
    [HV03] (BSN) voldoet niet aan de 11-proef; controleer op een tikfout
    """

    # The row falls out: it cannot be read.
    AANTAL_VELDEN = ("HV01", tekst.AANTAL_VELDEN)
    GEEN_NEGEN_CIJFERS = ("HV02", tekst.GEEN_NEGEN_CIJFERS)
    ELFPROEF = ("HV03", tekst.ELFPROEF)
    REGELING = ("HV04", tekst.REGELING)
    GEEN_BEDRAG = (
        "HV05",
        "geen bedrag met hooguit twee decimalen, of dubbelzinnig; schrijf 1234,50",
    )
    GEEN_GETAL = ("HV06", tekst.GEEN_GETAL)
    LEEG = ("HV07", "is leeg; bij inningsvariant {variant} is dit veld verplicht")
    LEEG_ALTIJD = ("HV13", tekst.LEEG_ALTIJD)
    TE_HOOG = ("HV14", "hoger dan 999999,99; zo'n bedrag past niet in een bericht")
    VARIANT = ("HV08", "geen inningsvariant; vul 1, 2, 3 of 4 in")
    JA_OF_NEE = ("HV09", "geen J of N")
    RESTBEDRAG_TE_HOOG = ("HV10", "hoger dan TOTALE_KOSTEN; een van beide klopt niet")
    AANHALINGSTEKEN = ("HV11", tekst.AANHALINGSTEKEN)
    NEGATIEF = ("HV12", "mag niet negatief of nul zijn")

    TE_VEEL_RIJEN = ("HV15", "meer dan {hoogste} rijen met dit BSN; dat kan niet een persoon zijn")
    CIJFERS_VERLOREN = ("HV50", tekst.CIJFERS_VERLOREN)
    FOUTCEL = ("HV51", tekst.FOUTCEL)
    FORMULE = ("HV52", tekst.FORMULE)
    TE_VEEL_DECIMALEN = (
        "HV54",
        (
            "bedrag met meer dan twee decimalen; rond het getal zelf af op centen (AFRONDEN), niet "
            "alleen wat het rekenblad ervan toont"
        ),
    )

    # The person gets no start message.
    KOSTPRIJS_BEREIKT = (
        "HV20",
        (
            "van de kostprijs resteert {restant} euro, minder dan het tarief {tarief}: er "
            "mag niets meer in rekening worden gebracht; meld alleen aan als een andere "
            "voorziening doorloopt"
        ),
    )

    # A remark; the row counts.
    DUMMYKOSTPRIJS = (
        "HV30",
        "999999 is geen kostprijs maar een invulwaarde: het restant is onbekend",
    )
    FORMULE_ONGELDIG = (
        "HV31",
        (
            "kosten per periode zijn niet de totale kosten gedeeld door het aantal perioden: "
            "formule 2 geldt niet en het restant is onbekend"
        ),
    )
    SEPTEMBERBESTAND = (
        "HV32",
        (
            "zonder kolom INNINGSYSTEMATIEK is dit het bestand van september 2019, waarin jaar en "
            "periode vanaf niet klopten: het restant van variant 1 is onbekend"
        ),
    )
    RESTBEDRAG_BIJ_VARIANT_1 = (
        "HV41",
        "bij inningsvariant 1 hoort geen RESTBEDRAG, dus het is niet gebruikt; kijk welke klopt",
    )
    RESTANT_NEGATIEF = ("HV33", "het berekende restant is negatief en telt als nul")
    DUBBEL = ("HV34", "gelijk aan rij {rij}; telt niet nog eens")
    RESTANT_IS_TARIEF = (
        "HV35",
        (
            "het restant is precies een maandbedrag: het CAK kan dat niet bewaken (S333); "
            "stop zelf na januari 2020"
        ),
    )
    ZONDER_KOSTPRIJS = (
        "HV36",
        (
            "aangemeld zonder kostprijs, want wat bekend is kan niet worden bewaakt; bepaal het "
            "restant dat onbekend is en bewaak dat"
        ),
    )
    RESTANT_ONBEKEND = (
        "HV37",
        "gemeld is de kostprijs van een andere rij; loopt deze voorziening langer, pas die dan aan",
    )
    RIJ_UITGEVALLEN = (
        "HV38",
        "rij {rij} van dezelfde persoon is uitgevallen; herstel die voor de kostprijs klopt",
    )
    PGB = ("HV39", "pgb: bewaak de kostprijs alleen als het een hulpmiddel of woningaanpassing is")
    DOORGESTART = (
        "HV40",
        "de kostprijs is bereikt maar de persoon is op verzoek toch aangemeld, zonder kostprijs",
    )
    ONREALISTISCH_HOOG = (
        "HV42",
        "de totale kosten zijn onrealistisch hoog, {grens} euro of meer; ga na of dit een prijs is",
    )
    ONREALISTISCH_LAAG = (
        "HV43",
        (
            "de totale kosten zijn onrealistisch laag, {grens} euro of minder; ga na of dit een "
            "prijs is"
        ),
    )
    NIETS_AFGESCHREVEN = (
        "HV44",
        (
            "van de kostprijs is niets afgeschreven hoewel de voorziening eerder begon: ga na of "
            "zij op een andere moest wachten of dat er geen bijdrage verschuldigd was"
        ),
    )
    PERIODEN_OM = (
        "HV45",
        (
            "het aantal perioden was voor 2020 om, zodat het CAK voor deze voorziening niet meer "
            "inde: ga na of er nog iets mag worden geind"
        ),
    )
    AFGELOPEN = (
        "HV46",
        "voor deze voorziening resteert niets, terwijl een andere van de persoon doorloopt",
    )
    NIET_BOVEN_TARIEF = (
        "HV47",
        (
            "het restant van deze voorziening is niet hoger dan het tarief {tarief}: het CAK kan "
            "het niet bewaken (S333) en een andere rij van de persoon beslist"
        ),
    )
    BUITEN_KEUZE = (
        "HV53",
        (
            "het aantal perioden was voor 2020 om en een andere voorziening van de persoon loopt "
            "door: deze telt niet mee bij de keuze van de kostprijs"
        ),
    )
    BSN_AANGEVULD = ("HV55", tekst.BSN_AANGEVULD)
    ONBEKENDE_VORM = ("HV56", tekst.ONBEKENDE_VORM)
    DATUM_UIT_GETAL = ("HV57", tekst.DATUM_UIT_GETAL)
