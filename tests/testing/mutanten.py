"""Realistic mistakes of one line, to show that the kit catches them.

`laad` is for an interpreter of its own: from then on it imports the library with the mistake.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final, NamedTuple

__all__ = ["MUTANTEN", "Mutant", "brontekst", "laad"]

_PAKKET = "wmo_eigenbijdrage"
# From the ground up: what lies below a mistake never imports it, and need not be loaded anew.
_KAMERS = (
    "fouten",
    "afronding bevindingen controle orde",
    "kalender bedrag identificatie",
    "landelijk",
    "ieb",
    "dossier beleid",
    "iwmo",
    "bijdrage",
    "kostprijs",
    "overgang aanlevering",
    "adapters",
    "testing",
)


class Mutant(NamedTuple):
    """A mistake: in a module of the library, *oud* (which occurs there once) became *nieuw*."""

    naam: str
    module: str
    """Without the name of the package: ``bijdrage.kern``."""
    oud: str
    nieuw: str
    zin: str


MUTANTEN: Final = (
    # The calendar
    Mutant(
        "week-53-vergeten",
        "kalender.zorgperiode",
        "_weken_in_jaar(self.jaar) == 53",
        "_weken_in_jaar(self.jaar) == 54",
        "period 13 never has five weeks",
    ),
    Mutant(
        "dertig-december-2019-in-een-periode",
        "kalender.bijdrageperiode",
        "LAATSTE_DAG_PERIODEREGIME = date(2019, 12, 29)",
        "LAATSTE_DAG_PERIODEREGIME = date(2019, 12, 30)",
        "30 December 2019 belongs to a care year",
    ),
    Mutant(
        "maandregime-vanaf-februari",
        "kalender.bijdrageperiode",
        "EERSTE_DAG_MAANDREGIME = date(2020, 1, 1)",
        "EERSTE_DAG_MAANDREGIME = date(2020, 1, 2)",
        "1 January 2020 belongs to no month yet",
    ),
    # The months that are owed
    Mutant(
        "eerste-maand-een-te-laat",
        "bijdrage.kern",
        "return 12 * dag.year + dag.month - (dag.day == 1)",
        "return 12 * dag.year + dag.month",
        "a start on the 1st counts from the month after",
    ),
    Mutant(
        "start-telt-dezelfde-maand",
        "bijdrage.kern",
        "return 12 * dag.year + dag.month - (dag.day == 1)",
        "return 12 * dag.year + dag.month - 1",
        "a start halfway counts from its own month",
    ),
    Mutant(
        "start-op-de-tweede-telt-mee",
        "bijdrage.kern",
        "return 12 * dag.year + dag.month - (dag.day == 1)",
        "return 12 * dag.year + dag.month - (dag.day <= 2)",
        "a start on the 2nd counts as one on the 1st",
    ),
    Mutant(
        "stopmaand-niet-verschuldigd",
        "bijdrage.kern",
        "min(12 * eind.year + eind.month - 1, laatste)",
        "min(12 * eind.year + eind.month - 2, laatste)",
        "the month of the stop is not owed",
    ),
    # What a household owes
    Mutant(
        "twee-facturen-voor-een-paar",
        "bijdrage.regimes.geval",
        "samen = bemonster(vakken)",
        "samen: list[Stuk] = []",
        "spouses each get a bill of their own",
    ),
    Mutant(
        "april-2020-gefactureerd",
        "bijdrage.regimes.maandgronden",
        "if niet_verschuldigd(Maand.uit_ordinaal(n))",
        "if n < 0",
        "April and May 2020 are owed",
    ),
    Mutant(
        "tarief-2024-vanaf-februari",
        "bijdrage.regimes.maand",
        "Maand.van(einde).ordinaal)",
        "Maand.van(einde).ordinaal + 1)",
        "each new tariff holds from February on",
    ),
    Mutant(
        "aow-een-maand-te-laat",
        "landelijk.aow",
        "months=leeftijd.maanden)",
        "months=leeftijd.maanden + 1)",
        "AOW age is reached a month too late",
    ),
    Mutant(
        "een-van-beiden-aow-is-genoeg",
        "bijdrage.regimes.maandgronden",
        "eind = max(eerste_maand(dag)",
        "eind = min(eerste_maand(dag)",
        "a couple owes once the first of the two reaches AOW age",
    ),
    Mutant(
        "meerderjarig-op-zeventien",
        "dossier.persoon",
        "_MEERDERJARIG = relativedelta(years=18)",
        "_MEERDERJARIG = relativedelta(years=17)",
        "who is seventeen owes",
    ),
    Mutant(
        "wlz-van-de-partner-telt-niet",
        "bijdrage.regimes.maandgronden",
        "yield _samen((maanden(p.wlz_bijdrage, laatste) for p in personen), Reden.WLZ)",
        "yield _samen((maanden(p.wlz_bijdrage, laatste) for p in personen[:1]), Reden.WLZ)",
        "only a Wlz contribution of the first person frees",
    ),
    Mutant(
        "een-nacht-opvang-is-genoeg",
        "bijdrage.regimes.maandgronden",
        "if deel.dagen >= 2:",
        "if deel.dagen >= 1:",
        "one night in an institution frees the month",
    ),
    Mutant(
        "vrijstelling-een-maand-te-kort",
        "dossier.persoon",
        "return self.eerste_maand + (self.aantal_maanden - 1)",
        "return self.eerste_maand + (self.aantal_maanden - 2)",
        "the last month of an exemption is owed",
    ),
    Mutant(
        "minimagrens-telt-mee",
        "beleid.keuzes",
        "return inkomen < grens",
        "return inkomen <= grens",
        "an income at the limit counts as lower",
    ),
    Mutant(
        "peiljaar-vorig-jaar",
        "bijdrage.regimes.geval",
        "jaar = zorgjaar if verlegd else zorgjaar - 2",
        "jaar = zorgjaar if verlegd else zorgjaar - 1",
        "the income of the year before counts",
    ),
    Mutant(
        "lager-tarief-vergeten",
        "bijdrage.regimes.maand",
        "keuze.bedrag.centen < centen:",
        "keuze.bedrag.centen < 0:",
        "the lower tariff of the gemeente is not used",
    ),
    Mutant(
        "periode-van-de-start-gratis",
        "bijdrage.regimes._periode",
        "doorsnede(geraakte_perioden(levend(p, p.perioden, grens), laatste), eenheid.stukken)",
        "doorsnede(perioden(levend(p, p.perioden, grens), laatste), eenheid.stukken)",
        "a period of four weeks that had begun before the support is not owed",
    ),
    Mutant(
        "inkomen-door-twaalf",
        "bijdrage.regimes.periode_inkomen",
        "* parameters.percentage / PERIODEN_PER_JAAR",
        "* parameters.percentage / 12",
        "the share of the income is spread over twelve periods",
    ),
    # Determination, revision, the first bill
    Mutant(
        "dertien-maanden-terug",
        "bijdrage.vaststelling",
        "EERSTE_VASTSTELLING = 12",
        "EERSTE_VASTSTELLING = 13",
        "a first determination reaches back thirteen months",
    ),
    Mutant(
        "herziening-over-35-maanden",
        "bijdrage.vaststelling",
        "HERZIENING = 36",
        "HERZIENING = 35",
        "a revision reaches back 35 months",
    ),
    Mutant(
        "herziening-met-het-verkeerde-teken",
        "bijdrage.vaststelling",
        "saldo = _som(wordt.get(periode, ())) - _som(was.get(periode, ()))",
        "saldo = _som(was.get(periode, ())) - _som(wordt.get(periode, ()))",
        "what is to be refunded is asked",
    ),
    Mutant(
        "april-2020-op-de-eerste-factuur",
        "bijdrage.facturen",
        "if not niet_verschuldigd(maand) and (tarief := beleid.tarief(maand))",
        "if (tarief := beleid.tarief(maand))",
        "April and May 2020 stand on the first bill",
    ),
    Mutant(
        "eerste-factuur-zonder-lager-tarief",
        "beleid.beleid",
        "return landelijk if eigen is None else min(landelijk, eigen)",
        "return landelijk",
        "the first bill holds the national tariff where the gemeente has its own",
    ),
    # The guarding of the cost price
    Mutant(
        "prijs-gedeeld-door-19",
        "kostprijs._tabel",
        "yield from ((maand, waarde.waarde.centen) for",
        "yield from ((maand, 1900) for",
        "19 euro goes off every month, whatever the tariff of the month",
    ),
    Mutant(
        "laatste-deel-geind",
        "kostprijs.bewaken",
        "if tabel.eigen and 0 < tabel.eigen[tot] <= doel - som[tot]:",
        "if 0 < doel - som[tot]:",
        "a last part that is less than the tariff is collected",
    ),
    Mutant(
        "april-2020-niet-afgeschreven",
        "kostprijs.regels",
        "april_mei_2020: bool = field(default=True,",
        "april_mei_2020: bool = field(default=False,",
        "April and May 2020 do not go off the price",
    ),
    Mutant(
        "signaal-twee-maanden-vooraf",
        "kostprijs.verloop",
        "SIGNAAL_VOORAF = 3",
        "SIGNAAL_VOORAF = 2",
        "the coming end is told two months before",
    ),
    Mutant(
        "pauze-schuift-niet-op",
        "kostprijs.bewaken",
        "begin = None if pauze.laatste_dag is None else pauze.laatste_dag + _EEN_DAG",
        "begin = pauze.eerste_dag",
        "months of a pause go off the price",
    ),
    Mutant(
        "hulp-stopt-met-het-hulpmiddel",
        "kostprijs._dekking",
        "return Dekking(verstrekking, gebruik, gebruik, (), None)",
        "return Dekking(verstrekking, gebruik, (), (), None)",
        "a provision without a price lets nothing be asked",
    ),
    Mutant(
        "formule-1-telt-een-periode-te-weinig",
        "kostprijs.formules",
        "* PERIODEN_PER_JAAR - (vanaf.nummer - 1)",
        "* PERIODEN_PER_JAAR - vanaf.nummer",
        "the period of the start does not count as used up",
    ),
    Mutant(
        "formule-2-naar-beneden-afgerond",
        "kostprijs.formules",
        "return tarief.maal(perioden / MAAND_PER_VIER_WEKEN, Afronding.HALF_OMHOOG)",
        "return tarief.maal(perioden / MAAND_PER_VIER_WEKEN, Afronding.NAAR_BENEDEN)",
        "what is left of a price is rounded down",
    ),
    Mutant(
        "formule-2-geldt-altijd",
        "kostprijs.formules",
        "return abs(verschil) < aantal_perioden",
        "return abs(verschil) >= 0",
        "formula 2 is used where the gemeente lowered the cost per period",
    ),
    # Messages
    Mutant(
        "s333-met-groter-of-gelijk",
        "ieb.regels.extern",
        "if bedrag > tarief:",
        "if bedrag >= tarief:",
        "a price that equals the tariff is accepted",
    ),
    Mutant(
        "dagtekening-van-vandaag-geweigerd",
        "ieb.regels.extern",
        "if feiten.dagtekening <= omgeving.peildatum:",
        "if feiten.dagtekening < omgeving.peildatum:",
        "a message of today counts as one of the future",
    ),
    Mutant(
        "afzender-niet-getoetst",
        "ieb.regels.extern",
        "bestaat = _is_gemeente(feiten.afzender, feiten.dagtekening)",
        "bestaat = True",
        "a gemeente that is no more may still send",
    ),
    Mutant(
        "elfproef-vergeten",
        "ieb.regels.binnen",
        "if feiten.elfproef:",
        "if feiten.elfproef or feiten.type:",
        "a BSN that fails the 11-test is accepted",
    ),
    Mutant(
        "grens-zelf-is-te-oud",
        "ieb.regels.binnen",
        "if feiten.dag(veld) >= grens:",
        "if feiten.dag(veld) > grens:",
        "a date on the limit itself is rejected",
    ),
    # The plan
    Mutant(
        "plan-verandert-nooit-een-periode",
        "aanlevering._toedeling",
        "_ONMOGELIJK if zet is None else",
        "_ONMOGELIJK if zet is None or zet.doel else",
        "each change is a withdrawal and a start",
    ),
    Mutant(
        "plan-telt-de-berichten-niet",
        "aanlevering._doelen",
        "return self.afwijking, self.berichten, verschuiving",
        "return self.afwijking, 0, verschuiving",
        "how many messages a plan has does not count",
    ),
    Mutant(
        "plan-start-voor-er-ruimte-is",
        "aanlevering._ketens",
        "STARTEN = 2",
        "STARTEN = -1",
        "a new period starts before the old one makes room",
    ),
    Mutant(
        "plan-vergeet-de-kostprijs",
        "aanlevering._doelen",
        "kostprijs=_als_kostprijs(gewenst.kostprijs),",
        "kostprijs=None,",
        "a first start goes without its cost price",
    ),
)


def brontekst(mutant: Mutant) -> str:
    """The source of the module with the mistake."""
    spec = find_spec(f"{_PAKKET}.{mutant.module}")
    assert spec is not None
    assert spec.origin is not None
    return _bewerkt(mutant, Path(spec.origin).read_text("utf-8"))


def _bewerkt(mutant: Mutant, bron: str) -> str:
    if bron.count(mutant.oud) != 1:
        raise LookupError(f"{mutant.naam}: the text occurs {bron.count(mutant.oud)} times")
    return bron.replace(mutant.oud, mutant.nieuw)


class _Bewerker(SourceFileLoader):
    """Loads a module from its edited source; never from or to a cache."""

    def __init__(self, mutant: Mutant, naam: str, pad: str) -> None:
        super().__init__(naam, pad)
        self.mutant = mutant

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        bron = _bewerkt(self.mutant, Path(self.path).read_text("utf-8"))
        code: CodeType = compile(bron, self.path, "exec", dont_inherit=True)
        return code


class _Vinder(MetaPathFinder):
    """Finds the one module that has the mistake."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        if fullname != f"{_PAKKET}.{self.mutant.module}":
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        assert spec is not None
        assert spec.origin is not None
        spec.loader = _Bewerker(self.mutant, fullname, spec.origin)
        return spec


def laad(mutant: Mutant | None) -> None:
    """Import the library with this mistake, and no other, from now on; ``None``: without any.

    Modules that are loaded and could see the mistake, or the one before it, are forgotten. So this
    is for an interpreter of its own, and names must be imported after it.
    """
    vorige = [vinder for vinder in sys.meta_path if isinstance(vinder, _Vinder)]
    for vinder in vorige:
        sys.meta_path.remove(vinder)
    gewijzigd = [vinder.mutant for vinder in vorige] + ([] if mutant is None else [mutant])
    hoogten = [_hoogte(een.module) for een in gewijzigd]
    for naam in [naam for naam in sys.modules if naam.partition(".")[0] == _PAKKET]:
        if hoogten and _hoogte(naam.removeprefix(_PAKKET).lstrip(".")) >= min(hoogten):
            del sys.modules[naam]
    if mutant is not None:
        sys.meta_path.insert(0, _Vinder(mutant))


def _hoogte(module: str) -> int:
    kamer = module.partition(".")[0]
    for hoogte, kamers in enumerate(_KAMERS):
        if kamer in kamers.split():
            return hoogte
    return len(_KAMERS)
