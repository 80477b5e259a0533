"""The firewall around the scope: the words that no table, field, address, option or dependency may have.

docs: "What it will never do". Tipstaff coordinates the work around a warrant; it does not watch people.
"""

import re
from collections.abc import Iterable

NOTIONS: dict[str, str] = {
    "biometrics": "face facial gait voice voiceprint iris retina dna palm selfie photo photos mugshot portrait "
    "fingerprint fingerprints biometric biometrics embedding",
    "whereabouts": "location locations latitude longitude lat lon lng gps geo geolocation geofence coordinates "
    "trajectory movement movements whereabouts position positions track tracks tracking tracker camera cctv anpr",
    "devices": "imei imsi msisdn meid iccid mac phone phones telephone mobile handset sim cell bluetooth wifi",
    "population": "bank banking telecom subscriber hotel payment transaction tax utility social passenger bulk",
    "association": "relative relatives associate associates acquaintance friend friends contacts network graph",
    "prediction": "risk risks score scores scoring prediction predict predicted predictive likelihood propensity "
    "dangerousness profiling suspicion",
    "trawling": "fuzzy wildcard similar similarity soundex metaphone phonetic trigram screening screen watchlist "
    "blacklist dragnet",
    "targets": "quota target targets bonus ranking rank leaderboard",
    "opinion": "political politics religion religious ethnicity ethnic race racial sentiment press",
}
ANYWHERE = ("biometr", "fingerprint", "geoloc", "facerec", "imsi", "voiceprint", "riskscore", "watchlist")
"""Parts of words that give a notion away however it is written."""

_LIBRARIES = """
    opencv-python opencv-python-headless dlib face-recognition insightface deepface mediapipe imagehash pillow
    torch tensorflow keras scikit-learn xgboost lightgbm catboost transformers sentence-transformers spacy gensim
    prophet librosa speechbrain openai-whisper
    geopy geopandas shapely pyproj folium scapy phonenumbers phonenumberslite
    networkx igraph rapidfuzz thefuzz fuzzywuzzy jellyfish python-levenshtein dedupe recordlinkage splink
"""
LIBRARIES = frozenset(_LIBRARIES.split())
"""Libraries that are there for what is never done here."""

EXCEPTIONS: dict[str, str] = {
    "warrants.Document.position": "the place of a document in its list",
    "operations.CommandSpan.position": "the place of a span in its sequence",
    "cooperation.Approval.position": "the place of an approval in its list",
    "cooperation.Paper.position": "the place of a paper in its list",
    "operations.Token.position": "the place of a token in its sequence",
}
"""Names that have such a word and mean something else, with what they mean."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FORBIDDEN = {word: notion for notion, words in NOTIONS.items() for word in words.split()}


def breaches(names: Iterable[str]) -> list[str]:
    """The names that hold a notion outside the scope, each with the notion. A name is `where.it.stands`."""
    return [f"{name}: {notion}" for name in names if name not in EXCEPTIONS and (notion := _notion(name))]


def forbidden_libraries(names: Iterable[str]) -> list[str]:
    """The dependencies that are there for what is never done here."""
    return sorted(LIBRARIES & {re.sub(r"[-_.]+", "-", name).lower() for name in names})


def _notion(name: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(name)]
    joined = "".join(words)
    found = next((_FORBIDDEN[word] for word in words if word in _FORBIDDEN), None)
    return found or next((part for part in ANYWHERE if part in joined), None)
