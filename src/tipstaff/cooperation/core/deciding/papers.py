"""The papers that a request needs, as the rules list them for each kind of help."""

from collections.abc import Iterable

from tipstaff.cooperation.core.commands import AskForCooperation
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.kernel.decider import Refused
from tipstaff.policy.profile import Item, Profile


def bar_to_papers(command: AskForCooperation, rules: Profile) -> Refused | None:
    listed = {item.id: item for item in rules.papers_for(command.kind)}
    filed = {paper.kind for paper in command.papers}
    if unlisted := sorted(filed - listed.keys()):
        return Refused(Because.PAPER_NOT_LISTED, {"papers": ", ".join(unlisted)})
    if missing := [item for kind, item in listed.items() if kind not in filed]:
        return Refused(Because.PAPERS_MISSING, {"papers": in_words(missing)})
    return None


def in_words(items: Iterable[Item]) -> str:
    return "; ".join(f"{item.says.zh} ({item.says.en})" for item in items)
