"""The grounds on which a request between states is refused: a bar of the rules, or a ground for declining."""

from tipstaff.policy.profile import Item, Profile


def grounds_for(rules: Profile) -> tuple[Item, ...]:
    """Every ground that the rules list, the bars first."""
    return (*rules.questions, *rules.declines)


def is_ground(ground: str, rules: Profile) -> bool:
    """Whether the rules list a ground."""
    return any(one.id == ground for one in grounds_for(rules))
