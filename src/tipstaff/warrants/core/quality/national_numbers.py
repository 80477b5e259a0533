"""Personal numbers of other countries, as far as python-stdnum knows how their check digits follow."""

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from stdnum.exceptions import ValidationError

MODULES: Mapping[str, str] = {
    "AR": "ar.dni",
    "BE": "be.nn",
    "BG": "bg.egn",
    "BR": "br.cpf",
    "CL": "cl.rut",
    "CZ": "cz.rc",
    "DK": "dk.cpr",
    "EC": "ec.ci",
    "EE": "ee.ik",
    "ES": "es.dni",
    "FI": "fi.hetu",
    "FR": "fr.nir",
    "GR": "gr.amka",
    "HR": "hr.oib",
    "ID": "id.nik",
    "IL": "il.idnr",
    "IN": "in_.aadhaar",
    "IS": "is_.kennitala",
    "IT": "it.codicefiscale",
    "KR": "kr.rrn",
    "LT": "lt.asmens",
    "MY": "my.nric",
    "NL": "nl.bsn",
    "NO": "no.fodselsnummer",
    "PL": "pl.pesel",
    "PT": "pt.cc",
    "RO": "ro.cnp",
    "SE": "se.personnummer",
    "SK": "sk.rc",
    "TH": "th.pin",
    "TR": "tr.tckimlik",
    "ZA": "za.idnr",
}


class _Numbers(Protocol):
    def validate(self, number: str) -> str: ...


def can_be(number: str, country: str) -> bool | None:
    """Whether a personal number of a country can be right; None where its rule is not known here."""
    module = MODULES.get(country)
    if not module:
        return None
    numbers = cast("_Numbers", import_module(f"stdnum.{module}"))
    try:
        numbers.validate(number)
    except ValidationError:
        return False
    return True
