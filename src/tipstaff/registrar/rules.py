"""The rule profiles in force, each read once."""

from functools import cache

from django.conf import settings

from tipstaff.policy.loader import load_profile
from tipstaff.policy.profile import Profile


@cache
def rules_named(name: str) -> Profile:
    """A rule profile by its name, such as `cn/2026-1`. Raises ProfileError where there is none."""
    return load_profile(name, settings.PROFILES)
