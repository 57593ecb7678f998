"""What differs from release to release and from message to message of iWmo, as data.

Releases 2.3 and 3.2 were read from their schemas. Of 2.0, 2.1, 2.2, 2.4, 3.0 and 3.1 no schema was
found [gap]; their namespaces would follow the pattern of the others [inferred], and a message of
one of them is recognised and refused.

Sources: the XSD set of iWmo 2.3 of 2019 and that of iWmo 3.2.0, both in public copies [seen].
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

__all__ = ["RELEASES", "Berichtsoort", "Release", "per_wortel"]

_RUIMTE = "http://www.istandaarden.nl/{}/{}/{}/schema"
VORM = re.compile(
    r"\{http://www\.istandaarden\.nl/(?P<standaard>[a-z]{2,8})/(?P<release>[0-9]{1,2}_[0-9]{1,2})"
    r"/(?P<soort>[a-z]{2,6}[0-9]{3})/schema\}Bericht"
)
"""The tag of the root of any message of the iStandaarden, with a namespace by release."""

_CATEGORIEEN = frozenset(f"{nummer:02}" for nummer in range(1, 19))  # WMO020
_REDENEN_2_3 = frozenset({"02", "19", "20", "21", "22", "23", "31"})  # WMO588
_WIJZIGINGEN_2_3 = frozenset(f"{nummer:02}" for nummer in range(1, 12))  # WMO002


@frozen(kw_only=True)
class Berichtsoort:
    """One kind of message: where its clients and the classes about them lie."""

    naam: str
    """Such as ``WMO305``."""
    codes: frozenset[str]
    """What the header may say (COD002-VEKT)."""
    clienten: tuple[str, ...]
    """The way from the root to a client."""
    klassen: tuple[str, ...]
    """The way from a client to a class; the last name is that of the class."""
    terzijde: Mapping[str, str] = field(factory=dict[str, str], hash=False)
    """Containers along the way that are left aside, and the class that each holds."""

    @property
    def klasse(self) -> str:
        """The class that becomes a fact."""
        return self.klassen[-1]


@frozen(kw_only=True)
class Release:
    """One release of the standard."""

    nummer: str
    """Such as ``3.2``."""
    redenen_beeindiging: frozenset[str]
    """WMO588."""
    redenen_wijziging: frozenset[str]
    """WMO002."""
    reden_in_stopsleutel: bool
    """Whether the key of a stop holds the reason."""
    status_bij_client: bool
    """Whether a client has a StatusAanlevering too, beside that of each start and stop."""
    product_verplicht: bool
    """Whether an assignment, a start and a stop must name a product."""
    nummer_verplicht: frozenset[str]
    """The messages of which each class must have a ToewijzingNummer."""
    categorieen: frozenset[str] = _CATEGORIEEN
    berichten: tuple[Berichtsoort, ...]

    @property
    def basis(self) -> str:
        """The namespace of the types that messages share."""
        return self.ruimte("basisschema")

    def ruimte(self, soort: str) -> str:
        """The namespace of a kind of message.

        >>> RELEASES["3.2"].ruimte("wmo305")
        'http://www.istandaarden.nl/iwmo/3_2/wmo305/schema'
        """
        return _RUIMTE.format("iwmo", self.nummer.replace(".", "_"), soort.lower())


_START = Berichtsoort(
    naam="WMO305",
    codes=frozenset({"418"}),
    clienten=("Client",),
    klassen=("StartProducten", "StartProduct"),
)
_STOP = Berichtsoort(
    naam="WMO307",
    codes=frozenset({"420"}),
    clienten=("Client",),
    klassen=("StopProducten", "StopProduct"),
)
_BIJ_DE_CLIENT: Mapping[str, str] = {"Relaties": "Relatie", "Contactgegevens": "Contact"}


def _declaratie(naam: str, codes: set[str], clienten: tuple[str, ...]) -> Berichtsoort:
    return Berichtsoort(
        naam=naam,
        codes=frozenset(codes),
        clienten=clienten,
        klassen=("Prestaties", "Prestatie"),
    )


_RELEASE_2_3 = Release(
    nummer="2.3",
    redenen_beeindiging=_REDENEN_2_3,
    redenen_wijziging=_WIJZIGINGEN_2_3,
    reden_in_stopsleutel=False,
    status_bij_client=True,
    product_verplicht=True,
    nummer_verplicht=frozenset(),
    berichten=(
        Berichtsoort(
            naam="WMO301",
            codes=frozenset({"414"}),
            clienten=("Client",),
            klassen=("Beschikking", "ToegewezenProducten", "ToegewezenProduct"),
            terzijde={**_BIJ_DE_CLIENT, "Beperkingen": "Beperking"},
        ),
        _declaratie("WMO303", {"416", "448"}, ("Clienten", "Client")),
        _declaratie("WMO304", {"417", "449"}, ("Clienten", "Client")),
        _START,
        _STOP,
    ),
)
_RELEASE_3_2 = Release(
    nummer="3.2",
    redenen_beeindiging=_REDENEN_2_3 | {"36", "37", "38", "39"},
    redenen_wijziging=_WIJZIGINGEN_2_3 | {"12", "13", "14"},
    reden_in_stopsleutel=True,
    status_bij_client=False,
    product_verplicht=False,
    nummer_verplicht=frozenset({"WMO301", "WMO323"}),
    berichten=(
        Berichtsoort(
            naam="WMO301",
            codes=frozenset({"414"}),
            clienten=("Client",),
            klassen=("ToegewezenProducten", "ToegewezenProduct"),
            terzijde=_BIJ_DE_CLIENT,
        ),
        _START,
        _STOP,
        _declaratie("WMO323", {"484"}, ("Declaratie", "Clienten", "Client")),
    ),
)

RELEASES: Mapping[str, Release] = MappingProxyType(
    {release.nummer: release for release in (_RELEASE_2_3, _RELEASE_3_2)}
)
"""The releases that are read, by number."""


def per_wortel() -> dict[str, tuple[Release, Berichtsoort]]:
    """What each tag of a root stands for."""
    return {
        f"{{{release.ruimte(soort.naam)}}}Bericht": (release, soort)
        for release in RELEASES.values()
        for soort in release.berichten
    }
