"""The only room that touches files, a terminal or the command line.

`poorten` says what the jobs need from outside, as Protocols; the other modules implement them and
the jobs: `initiele_aanlevering` is the way from an H&V-bestand to messages, `opdrachtregel` the
command line. Nothing here is loaded by the rooms below.
"""
