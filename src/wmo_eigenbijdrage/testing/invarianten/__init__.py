"""What holds for any software about the eigen bijdrage, as functions with a name and a source.

An `Invariant` is called with an `Implementatie` and values, and raises `AssertionError` when it
does not hold. So it serves in any test framework; `als_test` makes a Hypothesis test of one, and
`check_all` runs all of `INVARIANTEN` and reports. What is expected is computed here by plain loops,
fractions and tables of published figures, without asking the library.
"""

from collections.abc import Sequence
from typing import Final

from wmo_eigenbijdrage.testing.implementatie import Implementatie
from wmo_eigenbijdrage.testing.invarianten import (
    berichten,
    huishouden,
    inkomen,
    kalender,
    kostprijs,
    maanden,
    omstandigheden,
    plannen,
    retourcodes,
    vaststelling,
    voorzieningen,
)
from wmo_eigenbijdrage.testing.invarianten.berichten import (
    bericht_is_geldig_volgens_het_schema,
    bericht_leest_terug_als_dezelfde_waarde,
    geen_schema_geen_oordeel,
    goed_bericht_krijgt_geen_code,
)
from wmo_eigenbijdrage.testing.invarianten.huishouden import (
    april_en_mei_2020_nihil,
    een_bedrag_voor_een_paar,
    lager_tarief_geldt_vanaf_zijn_maand,
    meer_gebruik_nooit_goedkoper,
    nooit_boven_het_tarief,
    paar_onder_aow_betaalt_niet,
    tarief_van_de_maand,
    volgorde_van_personen_maakt_niets_uit,
)
from wmo_eigenbijdrage.testing.invarianten.inkomen import (
    dertig_en_eenendertig_december_2019_gratis,
    maximum_naar_inkomen,
    minimabeleid_onder_de_grens,
    vlak_bedrag_in_2019,
)
from wmo_eigenbijdrage.testing.invarianten.invariant import Invariant, eis, invariant
from wmo_eigenbijdrage.testing.invarianten.kalender import (
    dag_ligt_in_zijn_periode,
    dertien_perioden_per_zorgjaar,
    perioden_sluiten_aan,
    twee_dagen_zonder_periode,
    vier_weken_volgens_isoweek,
)
from wmo_eigenbijdrage.testing.invarianten.kostprijs import (
    duurder_loopt_nooit_korter,
    een_cent_rond_hele_maanden,
    een_maand_erbij_past_niet,
    later_begonnen_nooit_eerder_klaar,
    nooit_meer_dan_de_kostprijs,
    prijs_gaat_af_met_het_tarief_van_elke_maand,
    signaal_drie_maanden_vooraf,
)
from wmo_eigenbijdrage.testing.invarianten.maanden import (
    deel_van_een_maand_telt_heel,
    gat_van_een_maand_telt_niet,
    maand_telt_als_haar_eerste_dag_erin_ligt,
    maand_telt_nooit_dubbel,
    meer_gebruik_nooit_minder_maanden,
    start_op_de_eerste_telt_meteen,
    volgorde_en_knippen_maken_niets_uit,
)
from wmo_eigenbijdrage.testing.invarianten.omstandigheden import (
    een_nacht_opvang_maakt_niets_uit,
    minderjarige_betaalt_niet,
    na_overlijden_niets,
    rolstoel_kost_niets,
    vrijgestelde_maanden_nihil,
    wlz_of_beschermd_wonen_maakt_vrij,
)
from wmo_eigenbijdrage.testing.invarianten.plannen import (
    geen_plan_heeft_minder_berichten,
    gelijk_is_een_leeg_plan,
    nooit_meer_dan_alles_doorsturen,
    plan_komt_uit,
    start_pas_als_er_ruimte_is,
    stop_en_start_vallen_tegen_elkaar_weg,
    volgorde_van_invoer_maakt_niets_uit,
)
from wmo_eigenbijdrage.testing.invarianten.rapport import (
    Rapport,
    Uitkomst,
    Uitslag,
    als_test,
    onderzoek,
    onderzoek_alle,
)
from wmo_eigenbijdrage.testing.invarianten.retourcodes import (
    code_0001_voor_een_bsn_zonder_elfproef,
    code_0001_voor_een_periode_die_te_vroeg_eindigt,
    code_0001_voor_een_te_oude_start,
    code_0001_voor_een_te_oude_stop,
    code_8848_voor_een_dagtekening_in_de_toekomst,
    code_s300_voor_wie_geen_gemeente_is,
    code_s333_voor_een_kostprijs_niet_boven_het_tarief,
)
from wmo_eigenbijdrage.testing.invarianten.vaststelling import (
    eerste_factuur_hoogstens_twaalf_maanden_terug,
    herziening_andersom_is_het_omgekeerde,
    herziening_hoogstens_36_maanden_terug,
    niets_veranderd_niets_te_betalen,
)
from wmo_eigenbijdrage.testing.invarianten.voorzieningen import (
    formule_1_telt_de_perioden_die_over_zijn,
    formule_2_alleen_bij_een_quotient,
    formule_2_exact_en_half_omhoog,
    kostprijzen_worden_niet_opgeteld,
    zonder_kostprijs_loopt_de_bijdrage_door,
)
from wmo_eigenbijdrage.testing.invarianten.zoeken import minste_berichten

__all__ = [
    "INVARIANTEN",
    "Invariant",
    "Rapport",
    "Uitkomst",
    "Uitslag",
    "als_test",
    "april_en_mei_2020_nihil",
    "bericht_is_geldig_volgens_het_schema",
    "bericht_leest_terug_als_dezelfde_waarde",
    "check_all",
    "code_0001_voor_een_bsn_zonder_elfproef",
    "code_0001_voor_een_periode_die_te_vroeg_eindigt",
    "code_0001_voor_een_te_oude_start",
    "code_0001_voor_een_te_oude_stop",
    "code_8848_voor_een_dagtekening_in_de_toekomst",
    "code_s300_voor_wie_geen_gemeente_is",
    "code_s333_voor_een_kostprijs_niet_boven_het_tarief",
    "dag_ligt_in_zijn_periode",
    "deel_van_een_maand_telt_heel",
    "dertien_perioden_per_zorgjaar",
    "dertig_en_eenendertig_december_2019_gratis",
    "duurder_loopt_nooit_korter",
    "een_bedrag_voor_een_paar",
    "een_cent_rond_hele_maanden",
    "een_maand_erbij_past_niet",
    "een_nacht_opvang_maakt_niets_uit",
    "eerste_factuur_hoogstens_twaalf_maanden_terug",
    "eis",
    "formule_1_telt_de_perioden_die_over_zijn",
    "formule_2_alleen_bij_een_quotient",
    "formule_2_exact_en_half_omhoog",
    "gat_van_een_maand_telt_niet",
    "geen_plan_heeft_minder_berichten",
    "geen_schema_geen_oordeel",
    "gelijk_is_een_leeg_plan",
    "goed_bericht_krijgt_geen_code",
    "herziening_andersom_is_het_omgekeerde",
    "herziening_hoogstens_36_maanden_terug",
    "invariant",
    "kostprijzen_worden_niet_opgeteld",
    "lager_tarief_geldt_vanaf_zijn_maand",
    "later_begonnen_nooit_eerder_klaar",
    "maand_telt_als_haar_eerste_dag_erin_ligt",
    "maand_telt_nooit_dubbel",
    "maximum_naar_inkomen",
    "meer_gebruik_nooit_goedkoper",
    "meer_gebruik_nooit_minder_maanden",
    "minderjarige_betaalt_niet",
    "minimabeleid_onder_de_grens",
    "minste_berichten",
    "na_overlijden_niets",
    "niets_veranderd_niets_te_betalen",
    "nooit_boven_het_tarief",
    "nooit_meer_dan_alles_doorsturen",
    "nooit_meer_dan_de_kostprijs",
    "onderzoek",
    "paar_onder_aow_betaalt_niet",
    "perioden_sluiten_aan",
    "plan_komt_uit",
    "prijs_gaat_af_met_het_tarief_van_elke_maand",
    "rolstoel_kost_niets",
    "signaal_drie_maanden_vooraf",
    "start_op_de_eerste_telt_meteen",
    "start_pas_als_er_ruimte_is",
    "stop_en_start_vallen_tegen_elkaar_weg",
    "tarief_van_de_maand",
    "twee_dagen_zonder_periode",
    "vier_weken_volgens_isoweek",
    "vlak_bedrag_in_2019",
    "volgorde_en_knippen_maken_niets_uit",
    "volgorde_van_invoer_maakt_niets_uit",
    "volgorde_van_personen_maakt_niets_uit",
    "vrijgestelde_maanden_nihil",
    "wlz_of_beschermd_wonen_maakt_vrij",
    "zonder_kostprijs_loopt_de_bijdrage_door",
]

INVARIANTEN: Final[tuple[Invariant[...], ...]] = (
    *kalender.INVARIANTEN,
    *maanden.INVARIANTEN,
    *huishouden.INVARIANTEN,
    *omstandigheden.INVARIANTEN,
    *inkomen.INVARIANTEN,
    *vaststelling.INVARIANTEN,
    *kostprijs.INVARIANTEN,
    *voorzieningen.INVARIANTEN,
    *berichten.INVARIANTEN,
    *retourcodes.INVARIANTEN,
    *plannen.INVARIANTEN,
)
"""All of them, by subject."""


def check_all(
    implementatie: Implementatie,
    *,
    voorbeelden: int = 100,
    zaad: int = 0,
    invarianten: Sequence[Invariant[...]] = INVARIANTEN,
) -> Rapport:
    """Run invariants over an implementation; equal arguments give an equal report.

    Whatever the implementation does is in the report, and nothing of it is raised. Only one that
    never answers keeps this waiting.

    Args:
        implementatie: what is tested.
        voorbeelden: how many examples each invariant gets.
        zaad: chooses them.
        invarianten: those to run, all by default.

    >>> from wmo_eigenbijdrage.testing.implementatie import Bibliotheek
    >>> print(check_all(Bibliotheek(), voorbeelden=5, invarianten=kalender.INVARIANTEN))
    5 geslaagd
    """
    return onderzoek_alle(invarianten, implementatie, voorbeelden=voorbeelden, zaad=zaad)
