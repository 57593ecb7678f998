"""``python -m wmo_eigenbijdrage.testing``: see ``--help``."""

import sys

from wmo_eigenbijdrage.testing.conformiteit.opdracht import main

if __name__ == "__main__":
    sys.exit(main())
