"""Strategies for the choices of a gemeente."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.beleid import (
    Beleid,
    Buffer,
    Kostprijsbewaker,
    LagerTarief,
    LokaleParameters,
    Minimabeleid,
    Moment,
    Opgave,
    Pauzeregel,
    Soortregel,
    Vergelijking,
)
from wmo_eigenbijdrage.identificatie import Gemeentecode
from wmo_eigenbijdrage.kalender import Maand
from wmo_eigenbijdrage.landelijk import Huishoudtype, landelijk_tarief
from wmo_eigenbijdrage.testing.strategieen._gemeen import enkele
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.identificatie import gemeentecodes
from wmo_eigenbijdrage.testing.strategieen.kalender import maanden
from wmo_eigenbijdrage.testing.strategieen.landelijk import jaarinkomens

__all__ = [
    "beleidskeuzes",
    "buffers",
    "lagere_tarieven",
    "lokale_parameters",
    "minimaregelingen",
    "opgaven",
    "pauzeregels",
    "soortregels",
]

_EERSTE_MAAND, _LAATSTE_MAAND = Maand(2020, 1), Maand(2026, 12)
_MET_GRENS: tuple[Huishoudtype, ...] = tuple(
    soort for soort in Huishoudtype if soort != Huishoudtype.MEERPERSOONS_ONDER_AOW
)
_SOORTEN = ("hulp", "hulpmiddel")


@st.composite
def lagere_tarieven(
    draw: st.DrawFn, min_value: Maand = _EERSTE_MAAND, max_value: Maand = _LAATSTE_MAAND
) -> LagerTarief:
    """Lower tariffs from a month from *min_value* to *max_value*, told around its first day.

    Often the national tariff itself or a cent less; some are zero, some end a lower tariff.
    Shrinks towards the end of a lower tariff in the first month, told on its first day.
    """
    if not _EERSTE_MAAND <= min_value <= max_value <= _LAATSTE_MAAND:
        raise InvalidArgument(f"{min_value=!s}, {max_value=!s}: tariffs are known of 2020 to 2026")
    vanaf = draw(maanden(min_value, max_value))
    landelijk = landelijk_tarief(vanaf)
    bedrag = draw(
        st.none()
        | bedragen(max_value=landelijk)
        | st.sampled_from((landelijk, landelijk - Bedrag(1)))
    )
    dag = vanaf.eerste_dag + timedelta(days=draw(st.integers(-40, 40)))
    return LagerTarief(bedrag, vanaf, dag)


@st.composite
def minimaregelingen(
    draw: st.DrawFn, min_value: Maand = _EERSTE_MAAND, max_value: Maand = _LAATSTE_MAAND
) -> Minimabeleid:
    """Minimabeleid with limits for some kinds of households; none at all ends it.

    Shrinks towards no limits from the first month on.
    """
    vanaf = draw(maanden(min_value, max_value))
    grenzen = draw(st.dictionaries(st.sampled_from(_MET_GRENS), jaarinkomens(), max_size=3))
    return Minimabeleid(vanaf, grenzen, draw(st.sampled_from(Vergelijking)))


@st.composite
def lokale_parameters(draw: st.DrawFn) -> LokaleParameters:
    """Local figures of a care year to 2019; in 2019 the base alone.

    Shrinks towards no other figure in 2015.
    """
    jaar = draw(st.integers(2015, 2019))
    basis = draw(st.none() | bedragen(max_value=Bedrag(4000)))
    if jaar == 2019:
        return LokaleParameters(jaar, None, basis)
    deel = st.builds(Fraction, st.integers(0, 10_000), st.just(10_000))
    return LokaleParameters(jaar, draw(st.none() | deel), basis, draw(bedragen()))


@st.composite
def soortregels(draw: st.DrawFn, *, soorten: tuple[str, ...] = _SOORTEN) -> Soortregel:
    """Rules for one of *soorten*. Shrinks towards one without a contribution, by decision."""
    momenten = st.sampled_from(Moment)
    return Soortregel(
        soort=draw(st.sampled_from(soorten)),
        bijdrageplichtig=draw(st.booleans()),
        duurzame_relatie=draw(st.booleans()),
        start=draw(momenten),
        stop=draw(momenten),
        start_pgb=draw(momenten),
    )


def pauzeregels() -> st.SearchStrategy[Pauzeregel]:
    """Rules for breaks. Shrinks towards a break that never stops the contribution."""
    return st.builds(Pauzeregel, st.none() | st.integers(0, 90))


def buffers() -> st.SearchStrategy[Buffer]:
    """How long messages wait. Shrinks towards not at all."""
    return st.builds(Buffer, st.integers(0, 60), st.integers(0, 60))


@st.composite
def beleidskeuzes(
    draw: st.DrawFn,
    *,
    gemeente: Gemeentecode | None = None,
    soorten: tuple[str, ...] = _SOORTEN,
) -> Beleid:
    """The policy of *gemeente*, or of any that existed in 2020; `Beleid` has no plural.

    It may know only some of *soorten*. Shrinks towards a policy without any choice.
    """
    return Beleid(
        gemeente=draw(gemeentecodes()) if gemeente is None else gemeente,
        lagere_tarieven=draw(enkele(lagere_tarieven(), 3, elk_een=lambda k: k.vanaf)),
        minimabeleid=draw(enkele(minimaregelingen(), elk_een=lambda k: k.vanaf)),
        lokale_parameters=draw(enkele(lokale_parameters(), elk_een=lambda k: k.jaar)),
        soortregels=draw(
            enkele(soortregels(soorten=soorten), len(soorten), elk_een=lambda k: k.soort)
        ),
        pauzeregel=draw(pauzeregels()),
        kostprijsbewaker=draw(st.sampled_from(Kostprijsbewaker)),
        buffer=draw(buffers()),
    )


@st.composite
def opgaven(draw: st.DrawFn) -> Opgave:
    """What goes to CAK's portal for a lower tariff or a minimabeleid, in time or too late.

    Shrinks towards the end of a lower tariff in 2020.
    """
    code = Gemeentecode("0363")
    keuze = draw(lagere_tarieven() | minimaregelingen())
    if isinstance(keuze, LagerTarief):
        beleid = Beleid(gemeente=code, lagere_tarieven=[keuze])
    else:
        beleid = Beleid(gemeente=code, minimabeleid=[keuze])
    return beleid.portaalopgave(keuze.vanaf.jaar)[0]
