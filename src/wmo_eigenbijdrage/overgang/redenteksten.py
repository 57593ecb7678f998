"""The texts of reasons that the H&V-bestand and the ZA-bestand have in common."""

AANTAL_VELDEN = "de rij heeft {velden} velden en de kop {kolommen}; vul de rij aan"
GEEN_NEGEN_CIJFERS = "geen negen cijfers; zet weggevallen voorloopnullen terug"
ELFPROEF = "voldoet niet aan de 11-proef; controleer op een tikfout"
REGELING = "andere regeling; alleen rijen van Wmo2015 horen in dit bestand"
GEEN_GETAL = "geen geheel getal van {laagste} tot en met {hoogste}"
LEEG_ALTIJD = "is leeg; dit veld is altijd verplicht"
AANHALINGSTEKEN = "aanhalingsteken niet gesloten; een veld mag niet over regels lopen"
CIJFERS_VERLOREN = (
    "staat in de vorm 1,23E+08, waarin een rekenblad cijfers weglaat; maak de kolom tekst of getal "
    "zonder decimalen en sla opnieuw op uit het oorspronkelijke bestand"
)
FOUTCEL = "de cel is een foutmelding van een rekenblad, zoals #N/B; herstel de waarde"
BSN_AANGEVULD = (
    "voorloopnullen waren weggevallen en zijn aangevuld; zo voldoet het BSN aan de 11-proef, ga na "
    "dat het de bedoelde persoon is"
)
ONBEKENDE_VORM = "schrijfwijze niet herkend, dus hier niets uit gelezen; de rij telt mee"
FORMULE = (
    "de cel is een formule waarvan geen uitkomst is bewaard; open het bestand in het rekenblad en "
    "sla het opnieuw op"
)
DATUM_UIT_GETAL = (
    "datum stond er als dagnummer van een rekenblad en is gelezen volgens de telling vanaf 1900; "
    "controleer een geboortedatum"
)
