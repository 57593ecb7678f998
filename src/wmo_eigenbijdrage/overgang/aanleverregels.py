"""Rules about deliveries under the old standards: their order and their time limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from wmo_eigenbijdrage.bevindingen import Bevinding, Redenlijst
from wmo_eigenbijdrage.controle import eis_dag, eis_soort, is_dag
from wmo_eigenbijdrage.fouten import OngeldigeWaarde, toon
from wmo_eigenbijdrage.kalender import Maand, Zorgperiode

__all__ = [
    "Aanleverreden",
    "Voorloop",
    "controleer_aanlevertermijn",
    "controleer_volgorde",
]

_EERSTE_DAG_GESLOTEN = date(2021, 1, 1)


class Aanleverreden(Redenlijst):
    """What may be wrong with a delivery, each with its stable code and Dutch text."""

    VERWERKINGSDATUM = (
        "AR01",
        "de Verwerkingsdatum is lager dan die van levering {vorige}; zij mag niet teruglopen",
    )
    VOLGNUMMER = (
        "AR02",
        "het Volgnummer is lager dan dat van levering {vorige}; het mag niet teruglopen",
    )
    NA_AANLEVERDATUM = (
        "AR10",
        "periode {periode} moest uiterlijk {datum} zijn aangeleverd; dit is een nalevering",
    )
    NA_TWAALF_MAANDEN = (
        "AR11",
        "periode {periode} ligt meer dan twaalf maanden terug; het CAK verwerkt haar niet meer",
    )
    GESLOTEN = (
        "AR12",
        "vanaf {datum} kan over 2019 en eerder niets meer worden aangeleverd",
    )


def _volgnummer(_: object, __: object, waarde: int) -> None:
    if type(waarde) is not int or waarde < 0:
        raise OngeldigeWaarde("volgnummer", f"{toon(waarde)} is not allowed", "give 0 or more")


@frozen
class Voorloop:
    """What is known of the 01-record of the ZA-standaard: two of its fields.

    Source: CAK, Handleiding ZA-standaard, versie 9 (31-10-2014) [seen].
    """

    verwerkingsdatum: date = field(validator=is_dag)
    volgnummer: int = field(validator=_volgnummer)


def controleer_volgorde(voorlopen: Iterable[Voorloop]) -> Iterator[Bevinding]:
    """What is wrong with the order of deliveries, given in the order in which they are sent.

    Neither date nor number may be lower than in the file before; equal is allowed [seen]. After a
    file that breaks this, the next is held against the last one that did not [inferred].

    Source: CAK, Handleiding ZA-standaard, versie 9 (31-10-2014).

    >>> eerste = Voorloop(date(2019, 12, 20), 7)
    >>> for bevinding in controleer_volgorde([eerste, Voorloop(date(2019, 12, 27), 6)]):
    ...     print(bevinding)
    [AR02] (levering 2) het Volgnummer is lager dan dat van levering 1; het mag niet teruglopen
    """
    vorige: tuple[int, Voorloop] | None = None
    for nummer, voorloop in enumerate(voorlopen, start=1):
        eis_soort("voorlopen", voorloop, Voorloop)
        gebreken = () if vorige is None else tuple(_gebreken(*vorige, nummer, voorloop))
        yield from gebreken
        if not gebreken:
            vorige = nummer, voorloop


def _gebreken(
    vorig_nummer: int, vorige: Voorloop, nummer: int, voorloop: Voorloop
) -> Iterator[Bevinding]:
    plaats = f"levering {nummer}"
    if voorloop.verwerkingsdatum < vorige.verwerkingsdatum:
        yield Aanleverreden.VERWERKINGSDATUM.over(plaats, vorige=vorig_nummer)
    if voorloop.volgnummer < vorige.volgnummer:
        yield Aanleverreden.VOLGNUMMER.over(plaats, vorige=vorig_nummer)


def controleer_aanlevertermijn(periode: Zorgperiode, dag: date) -> tuple[Bevinding, ...]:
    """What there is to say about delivering *periode* on *dag*: nothing when it is in time.

    The delivery limit is that of `Zorgperiode.aanlevertermijn`, for most periods the outer limit of
    the law and unconfirmed. CAK took late deliveries up to twelve months back [seen]; here a period
    still counts with a day in the twelve months before the month of delivery [inferred], as for a
    determination. From 2021 it took nothing any more over 2019 and earlier [seen].

    Source: Checklist implementatie Wmo abonnementstarief 2020, 2.1; CAK, "Aanleveren Wmo-gegevens"
    (2021).

    Raises:
        OnbekendeParameter: the period lies outside care years 2015 to 2019.

    >>> [b.code for b in controleer_aanlevertermijn(Zorgperiode(2019, 13), date(2020, 1, 25))]
    ['AR10']
    """
    eis_soort("periode", periode, Zorgperiode)
    eis_dag("dag", dag)
    termijn = periode.aanlevertermijn
    gevonden: list[Bevinding] = []
    if dag > termijn.datum:
        gevonden.append(
            Aanleverreden.NA_AANLEVERDATUM.over(
                "periode", periode=periode, datum=_datum(termijn.datum)
            )
        )
    if periode.laatste_dag < (Maand.van(dag) - 12).eerste_dag:
        gevonden.append(Aanleverreden.NA_TWAALF_MAANDEN.over("periode", periode=periode))
    if dag >= _EERSTE_DAG_GESLOTEN:
        gevonden.append(Aanleverreden.GESLOTEN.over("periode", datum=_datum(_EERSTE_DAG_GESLOTEN)))
    return tuple(gevonden)


def _datum(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"
