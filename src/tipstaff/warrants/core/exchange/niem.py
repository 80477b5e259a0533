"""The elements of NIEM 6.0 in which the fields of an order stand, and those of older releases that mean the same.

A path leads from the report to the text. `WARRANT` and `PERSON` stand for the elements that hold most of them; the
first path of a field is the one that is written, the others are read as well. What NIEM has no element for stands in
an augmentation of our own, as NIEM asks for it.
"""

from dataclasses import dataclass

NAMESPACES = {
    "nc": "https://docs.oasis-open.org/niemopen/ns/model/niem-core/6.0/",
    "j": "https://docs.oasis-open.org/niemopen/ns/model/domains/justice/6.0/",
    "ncic": "https://docs.oasis-open.org/niemopen/ns/model/codes/fbi_ncic/6.0/",
    "tipstaff": "urn:tipstaff:warrant-exchange:1:",
}
"""What the prefixes of the paths stand for: the `@context` of what is written."""

ISSUED_REPORT = "tipstaff:WarrantIssuedReport"
"""The `@type` of a report that is written."""

WARRANT = ("j:ArrestWarrant",)
SUBJECT = (*WARRANT, "j:CourtOrderDesignatedSubject")
PERSON = (*SUBJECT, "nc:RoleOfPerson")
OURS = (*WARRANT, "tipstaff:WarrantAugmentation")
DOCUMENT = ("nc:Document",)
BINARY = (*DOCUMENT, "nc:DocumentBinary")
CHARGE = ("nc:Case", "j:CaseAugmentation", "j:CaseCharge")
ID, DATE, COUNTRY = "nc:IdentificationID", "nc:Date", "nc:CountryCode"

WARRANT_ELEMENTS = ("j:ArrestWarrant", "j:Warrant", "j:BenchWarrant")
"""Elements that hold a warrant; each is read as `WARRANT`."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text of a column stands: the path that is written, and others that are read as well."""

    written: tuple[str, ...]
    read: tuple[tuple[str, ...], ...] = ()


PLACES: dict[str, Place] = {
    "number": Place((*WARRANT, "nc:ActivityIdentification", ID), (("nc:Case", "nc:CaseDocketID"),)),
    "court": Place(
        (*WARRANT, "j:CourtOrderIssuingCourt", "nc:OrganizationIdentification", ID),
        (
            (
                *WARRANT,
                "j:CourtOrderIssuingCourt",
                "j:OrganizationAugmentation",
                "j:OrganizationORIIdentification",
                ID,
            ),
        ),
    ),
    "kind": Place((*WARRANT, "j:WarrantCategoryText"), ((*WARRANT, "j:WarrantCategoryCode"),)),
    "offence": Place(
        (*CHARGE, "j:ChargeStatute", "j:StatuteCodeIdentification", ID),
        ((*CHARGE, "wir-ext:ChargeCodeText"),),
    ),
    "issued_on": Place((*WARRANT, "j:CourtOrderIssuingDate", DATE)),
    "valid_until": Place(
        (*OURS, "nc:ExpirationDate", DATE),
        ((*WARRANT, "wir-ext:WarrantAugmentation", "nc:ExpirationDate", DATE),),
    ),
    "review_on": Place((*OURS, "tipstaff:WarrantReviewDueDate", DATE)),
    "return_scope": Place(
        (*WARRANT, "j:WarrantExtraditionLimitationText"),
        (
            (*WARRANT, "ncic:WarrantExtraditionLimitationCode"),
            (*WARRANT, "j:WarrantExtraditionLimitationCode"),
            (*WARRANT, "wir-ext:WarrantAugmentation", "wir-ext:ExtraditionLimitsCodeText"),
        ),
    ),
    "remaining_sentence_months": Place((*OURS, "tipstaff:RemainingSentenceMonthQuantity")),
    "escaped_from_custody": Place((*WARRANT, "j:CourtOrderForEscapeSubjectIndicator")),
    "violence_with_weapon": Place((*OURS, "tipstaff:ViolenceWithWeaponIndicator")),
    "sex": Place(
        (*PERSON, "j:PersonSexCode"), ((*PERSON, "nc:PersonSexText"), (*PERSON, "ncic:PersonSexCode"))
    ),
    "born_on": Place((*PERSON, "nc:PersonBirthDate", DATE)),
    "nationality": Place(
        (*PERSON, "nc:PersonNationality", "nc:PersonNationalityCountry", COUNTRY),
        (
            (*PERSON, "nc:PersonCitizenship", "nc:PersonCitizenshipCountry", COUNTRY),
            (*PERSON, "nc:PersonCitizenshipText"),
        ),
    ),
    "marks": Place((*PERSON, "nc:PersonPhysicalFeature", "nc:PhysicalFeatureDescriptionText")),
    "care_note": Place((*PERSON, "tipstaff:PersonCareText")),
    "height_cm": Place((*PERSON, "nc:PersonHeightMeasure", "nc:MeasureValueText")),
    "instrument_file": Place((*DOCUMENT, "nc:DocumentFileName")),
    "instrument_sha256": Place((*BINARY, "tipstaff:BinarySHA256Text")),
    "instrument_media_type": Place((*BINARY, "nc:BinaryFormatText")),
}
"""Where each column that is one text stands. Names, documents and the unit of a height are told below."""

HEIGHT_UNIT = (*PERSON, "nc:PersonHeightMeasure", "nc:MeasureUnitText")
"""`cm` is written; inches are read as well."""

NAME = (*PERSON, "nc:PersonName")
"""Each name is an element of its own with `nc:PersonFullName` and, but for the name itself, a category."""
FULL_NAME, NAME_CATEGORY = "nc:PersonFullName", "nc:PersonNameCategoryText"
LATIN, ALIAS = "transliteration", "alias"
"""What the category says of `latin_name` and of each alias."""
NAME_PARTS = ("nc:PersonGivenName", "nc:PersonMiddleName", "nc:PersonSurName", "nc:PersonNameSuffixText")
"""Parts of a name as it is said in Latin letters, read where no full name is given."""
ALIAS_IDENTITY = ("nc:Identity", "nc:IdentityPersonRepresentation", "nc:PersonName")
"""Where other systems write an alias."""

IDENTIFICATION = (*PERSON, "nc:PersonOtherIdentification")
"""Each identity document: its number, its kind in our words, and the country, in this order of the documents."""
IDENTIFICATION_KIND = "nc:IdentificationCategoryDescriptionText"
IDENTIFICATION_COUNTRY = ("nc:IdentificationIssuerCountry", COUNTRY)
IDENTIFICATIONS_OF_OTHERS = {
    "nc:PersonNationalIdentification": "national_id",
    "nc:PersonPassportIdentification": "passport",
}

PAPER = (*BINARY, "nc:Base64BinaryObject")
"""The instrument itself, where it travels inside the message."""

SEXES = {"female": "F", "male": "M", "not_stated": "U"}
TRUTHS = ("escaped_from_custody", "violence_with_weapon")

STATUS = (*WARRANT, "j:WarrantStatusCode")
LEVEL = (*WARRANT, "j:WarrantLevelText")
CONFIRMING_DESK = (*WARRANT, "j:ActivityAugmentation", "j:ActivityDocumentValidator")
"""Written for the reader's sake; never taken in, since status, level and desk follow from what is done here."""
IN_FORCE = "ACTIVE"
"""What `STATUS` says of a warrant that is in force there."""
