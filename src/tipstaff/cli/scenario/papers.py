"""Papers written into a scenario: their text stands in the file, their hash in the command."""

import hashlib
from typing import Any


def taken_out(values: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """The values with each `{paper: name, text: …}` replaced by the attachment that names it, and the papers' bytes."""
    papers: list[bytes] = []
    return _replaced(values, papers), papers


def _replaced(value: Any, papers: list[bytes]) -> Any:
    if isinstance(value, dict) and "paper" in value:
        content = str(value.get("text", value["paper"])).encode()
        papers.append(content)
        rest = {key: each for key, each in value.items() if key not in ("paper", "text")}
        return rest | {
            "sha256": hashlib.sha256(content).hexdigest(),
            "name": value["paper"],
            "size": len(content),
            "media_type": "text/plain",
        }
    if isinstance(value, dict):
        return {key: _replaced(each, papers) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, papers) for each in value]
    return value
