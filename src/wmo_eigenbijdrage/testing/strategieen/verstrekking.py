"""Strategies for what bounds a contribution since 2020."""

from __future__ import annotations

from hypothesis import strategies as st

from wmo_eigenbijdrage.bedrag import Bedrag
from wmo_eigenbijdrage.dossier import GeenKostprijs, Maandkosten, TotaleKostprijs
from wmo_eigenbijdrage.testing.strategieen.bedrag import bedragen
from wmo_eigenbijdrage.testing.strategieen.kalender import tijdlijnen
from wmo_eigenbijdrage.testing.strategieen.kostprijs import kostprijsbedragen

__all__ = ["geen_kostprijzen", "maandkosten", "totale_kostprijzen"]


def totale_kostprijzen() -> st.SearchStrategy[TotaleKostprijs]:
    """Prices, often within a cent of a number of whole months. Shrinks towards a cent."""
    return st.builds(TotaleKostprijs, kostprijsbedragen())


def maandkosten() -> st.SearchStrategy[Maandkosten]:
    """Costs per month over time, often within a cent of the tariff. Shrinks towards nothing."""
    return st.builds(Maandkosten, tijdlijnen(bedragen(max_value=Bedrag(10_000)), max_stukken=3))


def geen_kostprijzen() -> st.SearchStrategy[GeenKostprijs]:
    """Services without a price. Shrinks towards the one value there is."""
    return st.builds(GeenKostprijs)
