"""Batches of courts' orders, good and bad, as files."""

import hashlib
import json
from pathlib import Path
from typing import Any

PAPER = b"%PDF-1.7 an order, made up"


def order(number: str, **changed: Any) -> dict[str, Any]:
    """An order that is taken in."""
    return {
        "number": number,
        "court": "guangzhou-court",
        "kind": "arrest_warrant",
        "offence": "cn.232",
        "issued_on": "2026-11-20",
        "valid_until": "2027-09-14",
        "return_scope": "country",
        "person": {"name": "样本甲", "sex": "male", "born_on": "1990-02-03", "nationality": "CN"},
        "instrument": {"file": "papers/1.pdf", "sha256": hashlib.sha256(PAPER).hexdigest()},
    } | changed


def batch(folder: Path, **files: object) -> Path:
    """A folder with an instrument and these files; what is no text is written as JSON."""
    (folder / "papers").mkdir(parents=True, exist_ok=True)
    (folder / "papers/1.pdf").write_bytes(PAPER)
    for name, content in files.items():
        write(folder / f"{name}.json", content)
    return folder


def write(file: Path, content: object, encoding: str = "utf-8") -> None:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    file.write_bytes(text.encode(encoding))
