"""`AANNAMES`: everything in which the simulated CAK follows a reading, each with its mark."""

from __future__ import annotations

from attrs import frozen

from wmo_eigenbijdrage.ieb import Merk

__all__ = ["AANNAMES", "Aanname"]


@frozen
class Aanname:
    """One thing that the model does, how certain it is, and what switches it.

    >>> print(AANNAMES[0])
    CAK01 [seen]: a message that was rejected changes nothing, and uses up its identification
    """

    code: str
    """Stable, and never used again for something else."""
    tekst: str
    merk: Merk
    """How certain it is that CAK works so."""
    bron: str = ""
    """Where it was read, or what it was concluded from."""
    schakelaars: tuple[str, ...] = ()
    """The fields and calls that make it otherwise."""

    def __str__(self) -> str:
        return f"{self.code} [{self.merk.value}]: {self.tekst}"


_UB = "Uitvoeringsbesluit Wmo 2015, "
_GEZIEN, _GEDEELD, _AFGELEID, _HIAAT = Merk

AANNAMES = (
    # Messages
    Aanname(
        "CAK01",
        "a message that was rejected changes nothing, and uses up its identification",
        _GEZIEN,
        "EB001; IV028",
    ),
    Aanname(
        "CAK02",
        "a message that is no value, such as one whose BSN fails the 11-test, uses up nothing",
        _AFGELEID,
        "its person cannot be named",
    ),
    Aanname(
        "CAK03",
        "rules whose text was not found are not checked, so that a message that breaks only these "
        "is accepted; Ontvangst.uitkomst.niet_gecontroleerd names them",
        _HIAAT,
        "TR102, TR115, TR328 to TR330",
    ),
    Aanname(
        "CAK04",
        "each release that was given is taken on every day",
        _AFGELEID,
        "no rule about it was found",
        ("CakSimulator.releases",),
    ),
    Aanname(
        "CAK05",
        "what is only inferred about the form of an answer is accepted",
        _AFGELEID,
        "decision 0032; Release.onzeker",
        ("CakSimulator.releases",),
    ),
    Aanname(
        "CAK06",
        "one answer to each message, on the day itself unless told otherwise",
        _GEDEELD,
        "IV028; OP090 of iWmo: within three working days",
        ("Gedrag.vertraging",),
    ),
    Aanname(
        "CAK07",
        "a message that fails the schema gets a Fo01 in the envelope, and bare bytes nothing",
        _GEZIEN,
        "list of fault codes of November 2025",
    ),
    Aanname(
        "CAK08",
        "that Fo01 has code IB001, and StUF055 until 1-1-2020; one for an envelope whose number "
        "was used before has IB016",
        _AFGELEID,
        "decision 0035",
    ),
    Aanname(
        "CAK09",
        "an envelope that cannot be read, or is no Di01, gets such a Fo01 from CAK; in truth the "
        "GGk stands between, and says so",
        _AFGELEID,
        "GGk 2.1 patch 4",
    ),
    Aanname(
        "CAK10",
        "sender and function of the envelope are not compared with those of the message",
        _HIAAT,
    ),
    # Periods
    Aanname(
        "CAK11",
        "of two first deliveries with one start number the last counts",
        _AFGELEID,
        "no rule that is known refuses the second in 1.0",
    ),
    Aanname(
        "CAK12",
        "a WMO405 tells all that holds, so that without a stop date it undoes an earlier stop",
        _AFGELEID,
        "decisions 0032 and 0047; OP033",
    ),
    Aanname(
        "CAK13",
        "a stop before the start makes a period in which nothing is owed",
        _AFGELEID,
        "no rule of 1.0 forbids it",
    ),
    Aanname(
        "CAK14",
        "what lies before birth or after death counts for nothing",
        _AFGELEID,
        _UB + "art. 3.10a",
    ),
    Aanname(
        "CAK15",
        "a stay told with WMO407 frees the household of the abonnementstarief; what is due for the "
        "stay itself is not billed",
        _AFGELEID,
        _UB + "art. 3.8 (3)(a)",
    ),
    # Households
    Aanname(
        "CAK16",
        "a person about whom nothing was told lives alone, is of AOW age and has no circumstances",
        _AFGELEID,
        "one-person households by default in the first letters of 2020",
        ("CakSimulator.ken",),
    ),
    Aanname(
        "CAK17",
        "facts about a household work from the next close on, also over earlier months",
        _AFGELEID,
        _UB + "art. 3.6 (1)",
        ("CakSimulator.ken",),
    ),
    Aanname(
        "CAK18",
        "one amount per household per month, whoever of two is a client",
        _GEZIEN,
        "Wmo 2015, art. 2.1.4a (4)",
    ),
    Aanname(
        "CAK19",
        "of two gemeenten that report one month the lowest amount counts",
        _HIAAT,
        "no source about a move within a month, or partners with two gemeenten",
        ("Werkwijze.samenloop",),
    ),
    # Deciding and billing
    Aanname(
        "CAK20",
        "CAK decides once a month, on its last day, about all that came in during it",
        _AFGELEID,
        _UB + "art. 3.5 (1): as soon as possible",
    ),
    Aanname(
        "CAK21",
        "the bill comes in the month after, with the month itself and all that is older",
        _GEZIEN,
        _UB + "art. 3.3 (1); decision 0015",
    ),
    Aanname(
        "CAK22",
        "a start number that is decided for the first time reaches back 12 months, also in a "
        "household that pays already",
        _AFGELEID,
        _UB + "art. 3.5 (4), which speaks of the start that the college told",
        ("Werkwijze.eerste_vaststelling",),
    ),
    Aanname(
        "CAK23",
        "that limit stays, unless the start is corrected to an earlier day: then 36 months hold",
        _AFGELEID,
        _UB + "art. 3.6 (2) and (8); TR114, TR393",
    ),
    Aanname(
        "CAK24",
        "everything else that changes is revised over 36 months, up or down",
        _GEZIEN,
        _UB + "art. 3.6 (2)",
        ("Werkwijze.nabetaling", "Werkwijze.teruggave"),
    ),
    Aanname(
        "CAK25",
        "a removal is a refund, and a new start number after it a first determination",
        _AFGELEID,
        "OP033",
    ),
    Aanname(
        "CAK26",
        "a refund is set off on the bill of the household, which may be negative",
        _AFGELEID,
        _UB + "art. 3.3 (1)(b)",
    ),
    Aanname(
        "CAK27",
        "nothing is billed over years to 2019, nor beyond the last published tariff",
        _AFGELEID,
        "iEb holds from 1-1-2020; no tariff is guessed",
    ),
    Aanname(
        "CAK28",
        "nothing is shortened or waived by a decision of CAK itself",
        _AFGELEID,
        _UB + "art. 3.5 (7), 3.6 (4) to (7)",
        ("Werkwijze.eerste_vaststelling", "Werkwijze.nabetaling", "Werkwijze.teruggave"),
    ),
    # Cost prices
    Aanname(
        "CAK29",
        "CAK signals three months before a price is reached, and when it is reached",
        _GEZIEN,
        "CAK, Toelichting (22-11-2019); " + _UB + "art. 3.10b (5)",
    ),
    Aanname(
        "CAK30",
        "it goes on collecting until the stop",
        _GEZIEN,
        "CAK, Toelichting (22-11-2019), against " + _UB + "art. 3.10b (6); decision 0050",
        ("Werkwijze.na_kostprijs",),
    ),
    Aanname(
        "CAK31",
        "each start number has its own price; prices are not added up",
        _AFGELEID,
        _UB + "art. 3.10b (4); one price per person, as messages are per person",
    ),
    Aanname(
        "CAK32",
        "a price that is changed runs from its own KostprijsStartdatum, without what went off the "
        "earlier one, and not before the start",
        _AFGELEID,
        "CAK, Toelichting (22-11-2019); VNG, questions about the abonnementstarief",
    ),
    Aanname(
        "CAK33",
        "a stop ends the guarding; the next start needs the remainder",
        _GEZIEN,
        "VNG, questions about the abonnementstarief",
    ),
    Aanname(
        "CAK34",
        "a price that outlasts the last tariff gives no signal",
        _AFGELEID,
        "its end is not known",
        ("Werkwijze.afschrijfregels",),
    ),
    Aanname(
        "CAK35",
        "every month of use goes off, also one that is not billed",
        _AFGELEID,
        _UB + "art. 3.10b (3); decisions 0024 and 0040",
        ("Werkwijze.afschrijfregels",),
    ),
    Aanname(
        "CAK36",
        "after a price was reached it tells on the first day of each month that it goes on",
        _AFGELEID,
        "no source tells of such a message",
        ("Werkwijze.na_kostprijs",),
    ),
)
"""What the model assumes, in the order of the work."""
