"""`tipstaff sample`: court orders for made-up people, to try Tipstaff with."""

import json
from datetime import datetime
from pathlib import Path
from random import Random

import click
from django.utils.translation import gettext as _

from tipstaff.agencies.founding.demo import PROVINCES
from tipstaff.cli.progress import counted
from tipstaff.cli.sample.orders import Sample, court_of, samples
from tipstaff.kernel.canonical import Json
from tipstaff.kernel.codec import plain
from tipstaff.policy.loader import load_profile

DAY = "2026-01-05"
"""The orders' own today: fixed, so that the same seed gives the same files on every day."""
RULES = "cn/2026-1"

README = """\
样本 / SAMPLE

这里的令状、法院文书、人员和案件全部是虚构的；地区代码是真实的。
公民身份号码使用不存在的地区代码 999999，不属于任何人。姓名如有雷同，纯属巧合。

Every order, paper, person and case in this folder is made up; the region codes are real.
Identity numbers have the area code 999999, which no place has, so they belong to nobody.
A name that somebody bears is a coincidence.

tipstaff sample --warrants {count} --seed {seed} --on {day} {provinces}
"""


@click.command(help=_("Write court orders for made-up people over the real region codes of China."))
@click.option("--warrants", "count", type=click.IntRange(1), required=True, help=_("How many."))
@click.option(
    "--seed", type=int, default=1, show_default=True, help=_("The same seed gives the same orders.")
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help=_("Folder."))
@click.option(
    "--province", "provinces", multiple=True, default=PROVINCES, show_default=True,
    help=_("Code of a province whose court issues orders; may be given again."),
)  # fmt: skip
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), default=DAY, show_default=True,
    help=_("The day that the orders' dates lie around."),
)  # fmt: skip
def sample(count: int, seed: int, out: Path, provinces: tuple[str, ...], on: datetime) -> None:
    try:
        courts = tuple(court_of(province) for province in provinces)
    except KeyError as unknown:
        sentence = _("There is no such province: {codes}.").format(codes=", ".join(provinces))
        raise click.BadParameter(sentence, param_hint="--province") from unknown
    (out / "papers").mkdir(parents=True, exist_ok=True)
    made = samples(count, Random(seed), courts, load_profile(RULES), on.date())  # noqa: S311 - nothing secret
    for one in counted(made, _("Court orders"), length=count):
        write(one, out)
    given = " ".join(f"--province {province}" for province in provinces)
    text = README.format(count=count, seed=seed, day=on.date(), provinces=given)
    (out / "README").write_text(text, encoding="utf-8")


def write(one: Sample, folder: Path) -> None:
    """Write an order as JSON, and its paper where the order says that it lies."""
    text = json.dumps(_stated(plain(one.order)), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / f"{one.name}.json").write_text(f"{text}\n", encoding="utf-8")
    (folder / one.order.instrument.file).write_bytes(one.paper)


def _stated(value: Json) -> Json:
    """What an order states: a field that says nothing is left out."""
    if isinstance(value, dict):
        return {key: _stated(one) for key, one in value.items() if one not in (None, "", [], False)}
    return [_stated(one) for one in value] if isinstance(value, list) else value
