"""The names that writer and reader of an envelope share.

Source: VNG Realisatie, Specificatie StUF-envelop GGk 2.1 patch 4 [seen].
"""

from __future__ import annotations

__all__ = ["GGK", "SOAP", "STUF"]

GGK = "http://www.stufstandaarden.nl/koppelvlak/ggk0210"
STUF = "http://www.egem.nl/StUF/StUF0301"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
