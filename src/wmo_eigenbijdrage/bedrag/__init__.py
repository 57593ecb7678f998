"""Money: `Bedrag`, an exact amount in whole euro cents.

`Afronding` names how something that is not a whole number of cents becomes one, `Notatie` how an
amount is written. There is no float in this room and no rounding without a name.

This room knows nothing else.
"""

from wmo_eigenbijdrage.afronding import Afronding
from wmo_eigenbijdrage.bedrag._notatie import Notatie
from wmo_eigenbijdrage.bedrag.bedrag import Bedrag

__all__ = ["Afronding", "Bedrag", "Notatie"]
