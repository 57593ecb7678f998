"""The iEb messages between gemeente and CAK: for now the start message WMO401 of iEb 1.0.

`Startbericht` is the message as a value, with `Kostprijs` and `StatusAanlevering`; `to_xml` in
:mod:`wmo_eigenbijdrage.ieb.wmo401` writes it. The schemas under ``schemas/1_0`` are our own,
written from the published tables, for whoever wants to check a message.

This room does not know where files live.
"""

from wmo_eigenbijdrage.ieb.model import Kostprijs, Startbericht, StatusAanlevering
from wmo_eigenbijdrage.ieb.wmo401 import to_xml

__all__ = ["Kostprijs", "Startbericht", "StatusAanlevering", "to_xml"]
