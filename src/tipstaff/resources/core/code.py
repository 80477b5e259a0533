"""The code of a unit, a vehicle, a piece of equipment or an expert."""

import re

CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,18}[A-Z0-9]", re.ASCII)
