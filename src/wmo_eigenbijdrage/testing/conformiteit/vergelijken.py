"""When an answer is what a case expects; per question, as not all are a matter of being equal.

* A list of retourcodes counts as a set: the order means nothing.
* XML is equal when the tree is: names with their namespaces, attributes, text and order. Prefixes,
  comments and the white space between elements do not count.
* Several plans may be right: one counts when each message follows from the state before it, no
  period starts on a day on which CAK still has another, the last state is the expected one, and
  there are no more messages than expected.
* All else has to be equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from wmo_eigenbijdrage.aanlevering import Inhoud, Meldingsoort
from wmo_eigenbijdrage.fouten import OngeldigeWaarde
from wmo_eigenbijdrage.ieb.veilig import lees_xml
from wmo_eigenbijdrage.testing.conformiteit.meldingen import INHOUD
from wmo_eigenbijdrage.testing.conformiteit.vragen import VRAGEN
from wmo_eigenbijdrage.testing.implementatie import Planstap

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = ["Boom", "canoniek", "verschil"]

Boom: TypeAlias = tuple[str, tuple[tuple[str, str], ...], str, tuple["Boom", ...]]


def verschil(vraag: str, gegeven: Mapping[str, Any], verwacht: Any, gekregen: Any) -> str | None:
    """Why an answer is not what is expected, in Dutch; ``None`` when it is.

    Args:
        vraag: the name of the question.
        gegeven: its arguments, in JSON.
        verwacht: what the case expects, in JSON.
        gekregen: the answer, in JSON.
    """
    try:
        antwoord = VRAGEN[vraag].antwoord.lees(gekregen, "antwoord")
    except OngeldigeWaarde as fout:
        return f"het antwoord heeft niet de vorm van deze vraag ({fout})"
    return _VERGELIJK.get(vraag, _gelijk)(gegeven, verwacht, gekregen, antwoord)


def _gelijk(_: Mapping[str, Any], verwacht: Any, gekregen: Any, __: Any) -> str | None:
    return None if gekregen == verwacht else "een ander antwoord"


def _als_verzameling(_: Mapping[str, Any], verwacht: Any, gekregen: Any, __: Any) -> str | None:
    return None if set(gekregen) == set(verwacht) else "andere codes"


def canoniek(xml: bytes) -> Boom:
    """A document as a tree of names, attributes, text and parts.

    Prefixes, comments and the white space between elements do not count.

    Raises:
        BerichtFout: it cannot be read.
    """
    return _boom(lees_xml(xml))


def _boom(element: Element) -> Boom:
    delen = tuple(_boom(deel) for deel in element if isinstance(deel.tag, str))
    teksten = [element.text, *(deel.tail for deel in element)]
    tekst = "".join(deel or "" for deel in teksten)
    return (
        str(element.tag),
        tuple(sorted((str(naam), str(waarde)) for naam, waarde in element.attrib.items())),
        tekst if tekst.strip() or not delen else "",
        delen,
    )


def _zelfde_xml(_: Mapping[str, Any], verwacht: Any, __: Any, antwoord: bytes) -> str | None:
    try:
        gelezen = canoniek(antwoord)
    except OngeldigeWaarde as fout:
        return f"het antwoord is geen XML ({fout})"
    return None if gelezen == canoniek(verwacht.encode()) else "een ander bericht"


def _past(stap: Planstap, stand: Counter[Inhoud]) -> bool:
    """Whether a message can follow in a state of CAK: what it changes is there.

    A new period does not start on a day on which CAK still has another one.
    """
    if (stap.voor is None) != (stap.soort is Meldingsoort.START):
        return False
    if (stap.na is None) != (stap.soort is Meldingsoort.INTREKKING):
        return False
    if stap.voor is not None:
        return stand[stap.voor] > 0
    assert stap.na is not None  # it is a start
    begin = stap.na.startdatum
    return not any(
        deel.startdatum <= begin <= (deel.stopdatum or date.max) for deel in stand.elements()
    )


def _zelfde_einde(
    gegeven: Mapping[str, Any], verwacht: Any, _: Any, antwoord: Sequence[Planstap]
) -> str | None:
    stand = Counter(INHOUD.lees(deel, "bij_cak") for deel in gegeven["bij_cak"])
    for plek, stap in enumerate(antwoord, 1):
        if not _past(stap, stand):
            return f"bericht {plek} past niet op wat het CAK dan heeft"
        if stap.voor is not None:
            stand[stap.voor] -= 1
        if stap.na is not None:
            stand[stap.na] += 1
    doel = Counter(INHOUD.lees(deel, "eindstand") for deel in verwacht["eindstand"])
    if +stand != doel:
        return "het CAK heeft daarna niet wat het moet hebben"
    if len(antwoord) > verwacht["aantal"]:
        return f"{len(antwoord)} berichten waar {verwacht['aantal']} genoeg zijn"
    return None


_VERGELIJK: Final[Mapping[str, Callable[[Mapping[str, Any], Any, Any, Any], str | None]]] = {
    "beoordeel": _als_verzameling,
    "schrijf": _zelfde_xml,
    "plan": _zelfde_einde,
}
