"""The rules once more, from the text of their sources and apart from the library.

The expected values of the seeded cases come from here. Each module works on JSON as it stands in a
case, with tables of its own, day by day and month by month; it imports nothing of the rest of the
library but its root of exceptions, so that a mistake there is not repeated here by accident. Slow
and plain is the purpose.
"""
