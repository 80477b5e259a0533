# ruff: noqa: E501 - messages are easier to read in long lines
"""Reports about warrants as other systems send them, made up; area code 999999 is no place."""

import base64
import hashlib

PAPER = b"%PDF-1.7 an instrument, made up"
SHA256 = hashlib.sha256(PAPER).hexdigest()

NAMESPACES = (
    'xmlns:r="http://example.org/report/1.0" xmlns:wir-ext='
    '"http://ojbc.org/IEPD/Extensions/WarrantIssuedReportingExtension/1.0" '
    'xmlns:j="http://release.niem.gov/niem/domains/jxdm/5.1/" xmlns:nc="http://release.niem.gov/niem/niem-core/3.0/" '
    'xmlns:s="http://release.niem.gov/niem/structures/3.0/" xmlns:biom="http://release.niem.gov/niem/domains/biometrics/3.1/"'
)
PERSON = """
  <nc:PersonBirthDate><nc:Date>1990-02-03</nc:Date></nc:PersonBirthDate>
  <nc:PersonCitizenshipText>CN</nc:PersonCitizenshipText>
  <nc:PersonHeightMeasure><nc:MeasureValueText>71</nc:MeasureValueText><nc:MeasureUnitText>inches</nc:MeasureUnitText>
  </nc:PersonHeightMeasure>
  <nc:PersonName><nc:PersonFullName>样本 甲</nc:PersonFullName></nc:PersonName>
  <nc:PersonSexText>M</nc:PersonSexText>
"""


def report(
    kind: str = "WarrantIssuedReport",
    *,
    inside: str = "",
    person: str = "",
    warrant: str = "",
    paper: bool = True,
) -> str:
    """A report of one kind, with more of it in the places that are named."""
    document = (
        f"<nc:Document><nc:DocumentFileName>order.pdf</nc:DocumentFileName><nc:DocumentBinary><nc:Base64BinaryObject>"
        f"{base64.b64encode(PAPER).decode()}</nc:Base64BinaryObject></nc:DocumentBinary></nc:Document>"
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<r:{kind} {NAMESPACES}>
 <nc:Case><nc:CaseDocketID>（2026）样9999刑初7号</nc:CaseDocketID>
  <j:CaseAugmentation><j:CaseCharge><wir-ext:ChargeCodeText>HOMICIDE
  </wir-ext:ChargeCodeText></j:CaseCharge></j:CaseAugmentation></nc:Case>
 <j:Warrant s:id="W1">
  <j:CourtOrderDesignatedSubject><nc:RoleOfPerson s:ref="P1"/></j:CourtOrderDesignatedSubject>
  <j:CourtOrderIssuingCourt><j:OrganizationAugmentation><j:OrganizationORIIdentification>
   <nc:IdentificationID>ORI-7</nc:IdentificationID>
  </j:OrganizationORIIdentification></j:OrganizationAugmentation></j:CourtOrderIssuingCourt>
  <j:CourtOrderIssuingDate><nc:Date>2026-11-20</nc:Date></j:CourtOrderIssuingDate>
  <wir-ext:WarrantAugmentation><nc:ExpirationDate><nc:Date>2027-09-14</nc:Date></nc:ExpirationDate>
   <wir-ext:WarrantBroadcastCodeText>B26</wir-ext:WarrantBroadcastCodeText></wir-ext:WarrantAugmentation>{warrant}
 </j:Warrant>
 <nc:Person s:id="P1">{PERSON}{person}</nc:Person>
 {document if paper else ""}{inside}
</r:{kind}>
"""


MAPPING = {
    "constants": {"kind": "arrest_warrant", "return_scope": "country"},
    "values": {"court": {"ORI-7": "guangzhou-court"}, "offence": {"HOMICIDE": "cn.232"}},
}
"""What a registrar says about such messages."""

SECRET = "XSECRETX"
"""What stands in every forbidden section; nothing may ever show it."""
FORBIDDEN_SECTIONS = {
    "fingerprint": f"<biom:PersonFingerprintSet><biom:Image>{SECRET}</biom:Image></biom:PersonFingerprintSet>",
    "dna": f"<j:DNASample><nc:Text>{SECRET}</nc:Text></j:DNASample>",
    "picture": f"<nc:PersonDigitalImage><nc:Base64BinaryObject>{SECRET}</nc:Base64BinaryObject></nc:PersonDigitalImage>",
    "iris": f"<biom:IrisImage>{SECRET}</biom:IrisImage>",
    "voice": f"<biom:PersonVoice>{SECRET}</biom:PersonVoice>",
    "face": f"<biom:FaceTemplate>{SECRET}</biom:FaceTemplate>",
    "gait": f"<nc:GaitPattern>{SECRET}</nc:GaitPattern>",
    "afis": f"<j:PersonAFISIdentification><nc:IdentificationID>{SECRET}</nc:IdentificationID></j:PersonAFISIdentification>",
    "vehicle": f"<nc:Vehicle><nc:ItemMakeName>{SECRET}</nc:ItemMakeName></nc:Vehicle>",
    "plate": f"<j:ConveyanceRegistrationPlateIdentification><nc:IdentificationID>{SECRET}</nc:IdentificationID>"
    "</j:ConveyanceRegistrationPlateIdentification>",
    "telephone": f"<nc:TelephoneNumber><nc:TelephoneNumberFullID>{SECRET}</nc:TelephoneNumberFullID></nc:TelephoneNumber>",
    "imei": f"<nc:DeviceIMEI>{SECRET}</nc:DeviceIMEI>",
    "address": f"<nc:ContactInformation><nc:AddressFullText>{SECRET}</nc:AddressFullText></nc:ContactInformation>",
    "whereabouts": f"<nc:PersonLocation><nc:GPSText>{SECRET}</nc:GPSText></nc:PersonLocation>",
    "associate": f"<nc:PersonAssociate><nc:PersonFullName>{SECRET}</nc:PersonFullName></nc:PersonAssociate>",
    "relatives": f"<nc:PersonFamily>{SECRET}</nc:PersonFamily>",
    "bank": f"<nc:FinancialAccount><nc:FinancialAccountNumberText>{SECRET}</nc:FinancialAccountNumberText></nc:FinancialAccount>",
    "travel": f"<nc:TravelTicket>{SECRET}</nc:TravelTicket>",
    "religion": f"<nc:PersonReligionText>{SECRET}</nc:PersonReligionText>",
    "race": f"<nc:PersonRaceText>{SECRET}</nc:PersonRaceText>",
    "risk": f"<j:SubjectRisk>{SECRET}</j:SubjectRisk>",
}  # fmt: skip
"""A section of each kind that the scope forbids, wherever it may stand."""
