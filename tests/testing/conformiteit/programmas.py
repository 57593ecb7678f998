"""Small programs that answer, or do what no program should."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

__all__ = ["commando"]

_BEGIN = """\
import json, os, sys, time
def zeg(tekst):
    sys.stdout.write(tekst); sys.stdout.flush()
def antwoord(nummer, wat="2020-01"):
    zeg(json.dumps({"id": nummer, "antwoord": wat}) + "\\n")
for plek, regel in enumerate(sys.stdin, 1):
    verzoek = json.loads(regel)
    nummer = verzoek["id"]
"""


def commando(map_: Path, *doe: str) -> str:
    """A command for a program that does these lines for each request."""
    pad = map_ / "programma.py"
    pad.write_text(_BEGIN + "".join(f"    {regel}\n" for regel in doe), "utf-8")
    return shlex.join([sys.executable, "-S", "-E", str(pad)])
