"""The papers that a request needs, as the rules list them for each kind of help."""

from collections.abc import Iterable

from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import FiledPaper, Paper
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import SubjectId
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.profile import Cooperation, Item, Profile


def bar_to_papers(kind: Cooperation, papers: Iterable[Paper], rules: Profile) -> Refused | None:
    listed = {item.id: item for item in rules.papers_for(kind)}
    there = {paper.kind for paper in papers}
    if unlisted := sorted(there - listed.keys()):
        return Refused(Because.PAPER_NOT_LISTED, {"papers": ", ".join(unlisted)})
    if missing := [item for one, item in listed.items() if one not in there]:
        return Refused(Because.PAPERS_MISSING, {"papers": in_words(missing)})
    return None


def in_words(items: Iterable[Item]) -> str:
    return "; ".join(f"{item.says.zh} ({item.says.en})" for item in items)


def filed(papers: Iterable[Paper], subject: SubjectId) -> tuple[FiledPaper, ...]:
    return tuple(
        FiledPaper(kind=paper.kind, sha256=paper.sha256, name=Sealed(subject, paper.name)) for paper in papers
    )
