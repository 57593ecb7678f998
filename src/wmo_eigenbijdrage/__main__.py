"""``python -m wmo_eigenbijdrage``: see ``--help``."""

import sys

from wmo_eigenbijdrage.adapters.opdrachtregel import main

if __name__ == "__main__":
    sys.exit(main())
