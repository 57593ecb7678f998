"""`check_all`: every invariant over one implementation, and the `Rapport` that comes of it.

Nothing that an implementation does stops the run: an answer that is wrong, one of another kind, an
exception, a refusal and answers that change from one time to the next are all outcomes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any
from unittest import SkipTest

from attrs import frozen
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Flaky
from hypothesis.reporting import with_reporter

from wmo_eigenbijdrage.testing.implementatie import Implementatie, NietOndersteund
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant

__all__ = ["Rapport", "Uitkomst", "Uitslag", "als_test", "onderzoek"]

_NEGEN_CIJFERS = re.compile(r"[0-9]{9}")
_LANGSTE_TEKST = 500


class Uitkomst(Enum):
    """What came of an invariant."""

    GESLAAGD = "geslaagd"
    GEZAKT = "gezakt"
    """The answer is wrong."""
    NIET_ONDERSTEUND = "niet ondersteund"
    """The implementation answered none of the questions."""
    GECRASHT = "gecrasht"
    """It raised something, or gave something that is no answer."""
    WANKEL = "wankel"
    """It answered the same question differently the second time."""


@frozen
class Uitslag:
    """What came of one invariant, with the smallest values for which it does not hold."""

    invariant: Invariant[...]
    uitkomst: Uitkomst
    tekst: str = ""
    """What is wrong, in one line without a BSN."""
    tegenvoorbeeld: tuple[Any, ...] | None = None
    """The smallest that was found; ``None`` when it holds."""

    @property
    def is_fout(self) -> bool:
        """Whether something is wrong."""
        return self.uitkomst not in {Uitkomst.GESLAAGD, Uitkomst.NIET_ONDERSTEUND}

    def __str__(self) -> str:
        if not self.is_fout:
            return f"{self.uitkomst.value}: {self.invariant.naam}"
        return f"{self.uitkomst.value}: {self.invariant.naam}: {self.tekst}"


@frozen
class Rapport:
    """What came of all invariants, in their order."""

    uitslagen: tuple[Uitslag, ...]

    @property
    def in_orde(self) -> bool:
        """Whether nothing is wrong; what is not supported is not wrong."""
        return not self.fouten

    @property
    def fouten(self) -> tuple[Uitslag, ...]:
        """Those that are wrong."""
        return tuple(uitslag for uitslag in self.uitslagen if uitslag.is_fout)

    def van(self, uitkomst: Uitkomst) -> tuple[str, ...]:
        """The names of the invariants with an outcome."""
        return tuple(u.invariant.naam for u in self.uitslagen if u.uitkomst is uitkomst)

    def __str__(self) -> str:
        tellen = [f"{len(self.van(soort))} {soort.value}" for soort in Uitkomst if self.van(soort)]
        return "\n".join([", ".join(tellen), *map(str, self.fouten)])


class _Loop:
    """One invariant over one implementation, remembering the values that failed last."""

    def __init__(self, invariant: Invariant[...], implementatie: Implementatie) -> None:
        self._invariant = invariant
        self._implementatie = implementatie
        self.beantwoord = 0
        self.waarden: tuple[Any, ...] | None = None
        self.fout: BaseException | None = None

    def probeer(self, waarden: tuple[Any, ...]) -> None:
        try:
            self._invariant(self._implementatie, *waarden)
        except NietOndersteund:
            return
        except KeyboardInterrupt:
            raise
        except BaseException as fout:
            self.waarden, self.fout = waarden, fout
            # One place and one kind of error: then Hypothesis shrinks all there is to the smallest.
            raise AssertionError("does not hold") from None
        self.beantwoord += 1

    def uitslag(self) -> Uitslag:
        if self.fout is not None:
            gezakt = isinstance(self.fout, AssertionError)
            soort = Uitkomst.GEZAKT if gezakt else Uitkomst.GECRASHT
            return Uitslag(self._invariant, soort, _tekst(self.fout), self.waarden)
        goed = Uitkomst.GESLAAGD if self.beantwoord else Uitkomst.NIET_ONDERSTEUND
        return Uitslag(self._invariant, goed)


def _tekst(fout: BaseException) -> str:
    """One line without what may be a BSN."""
    try:
        tekst = str(fout)
    except Exception:
        tekst = "its text cannot be read"
    if not isinstance(fout, AssertionError):
        tekst = f"{type(fout).__name__}: {tekst}"
    return _NEGEN_CIJFERS.sub("*********", " ".join(tekst.split()))[:_LANGSTE_TEKST]


def onderzoek(
    invariant: Invariant[...],
    implementatie: Implementatie,
    *,
    voorbeelden: int = 100,
    zaad: int = 0,
) -> Uitslag:
    """One invariant over one implementation: try so many examples, and shrink what fails."""
    loop = _Loop(invariant, implementatie)

    @seed(zaad)
    @settings(
        max_examples=voorbeelden,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.too_slow],
        report_multiple_bugs=False,
    )
    @given(invariant.strategie)
    def probeer(waarden: tuple[Any, ...]) -> None:
        loop.probeer(waarden)

    try:
        with with_reporter(_zwijg):
            probeer()
    except AssertionError:
        pass
    except Flaky:  # the example that failed did not fail again
        return Uitslag(
            invariant,
            Uitkomst.WANKEL,
            f"gives different answers to one question; once: {_laatste(loop)}",
            loop.waarden,
        )
    return loop.uitslag()


def _laatste(loop: _Loop) -> str:
    return "" if loop.fout is None else _tekst(loop.fout)


def _zwijg(_: object) -> None:
    """Hypothesis tells nothing: the report does."""


def als_test(invariant: Invariant[...], implementatie: Implementatie) -> Callable[[], None]:
    """A Hypothesis test of one invariant, to run as it is or under settings of your own.

    What the implementation does not support is skipped.

    >>> from hypothesis import settings
    >>> from wmo_eigenbijdrage.testing.implementatie import Bibliotheek
    >>> from wmo_eigenbijdrage.testing.invarianten import dag_ligt_in_zijn_periode
    >>> test = als_test(dag_ligt_in_zijn_periode, Bibliotheek())
    >>> settings(derandomize=True, database=None)(test)()
    """

    @given(invariant.strategie)
    def test(waarden: tuple[Any, ...]) -> None:
        try:
            invariant(implementatie, *waarden)
        except NietOndersteund as fout:
            raise SkipTest(str(fout)) from None

    test.__name__ = test.__qualname__ = f"test_{invariant.naam.replace('-', '_')}"
    test.__doc__ = invariant.zin
    return test


def onderzoek_alle(
    invarianten: Sequence[Invariant[...]],
    implementatie: Implementatie,
    *,
    voorbeelden: int,
    zaad: int,
) -> Rapport:
    """Each of these invariants in turn."""
    return Rapport(
        tuple(
            onderzoek(een, implementatie, voorbeelden=voorbeelden, zaad=zaad) for een in invarianten
        )
    )
