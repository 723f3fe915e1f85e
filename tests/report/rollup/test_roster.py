"""Rosters as counties keep them: heads in many wordings, names that match, names that are asked."""

import pytest

from nianbao.report.rollup.roster import NameKind, RosterOffice, county_in, read_roster
from nianbao.report.rollup.sheet_text import RosterError, name_key

GIVEN = RosterOffice(
    "清河县北关镇人民政府",
    ("北关镇政府", "北关镇"),
    "镇",
    "411421001",
    "清河县",
    True,
    ("清河县北关乡人民政府",),
)
SHEETS = (
    "单位名称,别名,类别,代码,县,是否应报,承接\n"
    "清河县北关镇人民政府,北关镇政府、北关镇,镇,411421001,清河县,是,清河县北关乡人民政府\n",
    "清河县2025年度年报报送单位名单,,,,,,,\n,,,,,,,\n"
    "序号,单位全称*,单位类型,其他名称,统一社会信用代码,所属县区,应报送,原单位\n"
    "1,清河县北关镇人民政府,镇,北关镇政府；北关镇,411421001,清河县,√,清河县北关乡人民政府\n",
    "填报单位\t简称\t性质\t编码\t区县\t要求报送\t前身\n"
    "清河县北关镇人民政府\t北关镇政府/北关镇\t镇\t411421001\t清河县\tY\t清河县北关乡人民政府\n",
    "sep=;\nname;other_names;kind;code;county;expected;successor_of\n"
    "清河县北关镇人民政府;北关镇政府|北关镇;镇;411421001;清河县;1;清河县北关乡人民政府\n",
    '"机构名称","曾用名","单位类别","机构代码","县（市、区）","是否报送","合并自","联系人"\r\n'
    '"清河县北关镇人民政府","北关镇政府\n北关镇","镇","=""411421001""","清河县","要",'
    '"清河县北关乡人民政府","张三"\r\n',
    "单 位 名 称,别名（没有的不填）,类别,代码,县（市区）,应报,更名前\n"
    "清河县北关镇人民政府,北关镇政府，北关镇,镇,411421001,清河县,,清河县北关乡人民政府\n".replace(
        "北关镇政府，", "北关镇政府、"
    ),
)


@pytest.mark.parametrize("sheet", SHEETS)
def test_heads_are_told_by_their_names_wherever_they_stand(sheet: str) -> None:
    (office,) = read_roster("\ufeff" + sheet).offices
    plain = {name: getattr(office, name) for name in RosterOffice.__slots__ if name != "line"}
    assert plain == {name: getattr(GIVEN, name) for name in plain}


def test_a_list_of_names_alone_is_a_roster() -> None:
    roster = read_roster("\n清河县北关镇人民政府\n清河县城关街道办事处\n清河县民政局\n\n")
    assert [(one.kind, one.group) for one in roster.offices] == [
        ("镇", "乡镇街道"),
        ("街道", "乡镇街道"),
        ("部门", "部门"),
    ]


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("", "没有单位"),
        ("单位名称,类别\n,镇\n", "没有单位"),
        ("名字表,电话\n北关镇,123\n", "没有找到“单位名称”"),
        ("单位名称,应报\n北关镇,也许\n", "第2行“应报”"),
        ("单位名称\n北关镇\n民政局\n北 关镇\n", "第2行和第4行都有“北 关镇”"),
        ("单位名称,别名\n北关镇,北关\n南关镇,北关\n", "第2行和第3行都有“北关”"),
        ("单位名称,别名\n北关镇," + "长" * 200_000 + "\n", "太长"),
    ],
)
def test_a_roster_that_can_not_be_used_is_told_with_its_line(sheet: str, said: str) -> None:
    with pytest.raises(RosterError) as raised:
        read_roster(sheet)
    assert said in str(raised.value)


ROSTER = read_roster(
    "单位名称,别名,承接\n"
    "清河县北关镇人民政府,北关镇政府,清河县北关乡人民政府\n"
    "清河县东岗（新区）街道办事处,,\n"
    "清河县教育体育局,教体局,清河县教育局、清河县体育局\n"
    "清河县西城街道办事处,,清河县城关镇人民政府\n"
    "清河县东城街道办事处,,清河县城关镇人民政府\n"
    "清河县发展和改革委员会,县发改委,\n"
)
MATCHING = (
    ("清河县北关镇人民政府", 0, NameKind.NAME),
    (" 清河县　北关镇人民政府 ", 0, NameKind.NAME),
    ("清河县北关镇\u200b人民政府", 0, NameKind.NAME),
    ("北关镇政府", 0, NameKind.OTHER),
    ("清河县北关乡人民政府", 0, NameKind.OLD),
    ("清河县东岗(新区)街道办事处", 1, NameKind.NAME),
    ("清河县东岗〔新区〕街道办事处", 1, NameKind.NAME),
    ("教体局", 2, NameKind.OTHER),
    ("清河县体育局", 2, NameKind.OLD),
    ("县发改委", 5, NameKind.OTHER),
)
ASKED = (
    ("北关镇", {0}),
    ("清河县北关镇", {0}),
    ("北关镇人民政府", {0}),
    ("北关街道办事处", {0}),
    ("河东市清河县北关镇人民政府", {0}),
    ("清河县城关镇人民政府", {3, 4}),
    ("清河县教育体育局办公室", {2}),
    ("清河县教育厅", {2}),
    ("发改委", {5}),
    ("清河县发展改革委员会", {5}),
)
STRANGERS = (
    "清河县南沟镇人民政府",
    "清河县司法局",
    "清河县审计厅",
    "清河县体委",
    "邻水县民政局",
    "局",
    "",
)


def test_a_name_matches_by_the_roster_and_what_is_only_like_it_is_asked() -> None:
    for name, place, kind in MATCHING:
        matched = ROSTER.match(name)
        assert matched is not None, name
        assert (ROSTER.offices.index(matched.office), matched.by) == (place, kind), name
    for name, places in ASKED:
        assert ROSTER.match(name) is None, name
        assert {ROSTER.offices.index(one) for one in ROSTER.like(name)} == places, name
    for name in STRANGERS:
        assert ROSTER.match(name) is None, name
        assert ROSTER.like(name) == (), name


def test_rows_without_a_name_are_told() -> None:
    roster = read_roster("单位名称,类别,应报\n北关镇,镇,否\n,部门,\n合计,,\n")
    assert [one.expected for one in roster.offices] == [False]
    assert [words[:5] for words in roster.remarks] == ["名单第3行", "名单第4行"]
    kinds = read_roster("单位名称,类别\n甲,乡镇（街道）\n乙,街 道\n丙,县直部门\n").offices
    assert [one.group for one in kinds] == ["乡镇街道", "乡镇街道", "县直部门"]
    assert name_key("Ａ（甲）　局") == name_key("a(甲)局")


def test_the_county_of_a_name_is_the_district_where_its_city_stands_before_it() -> None:
    for name, county in (
        ("民权县北关镇人民政府", "民权县"),
        ("滑县留固镇人民政府", "滑县"),
        ("巩义市紫荆路街道办事处", "巩义市"),
        ("巩义市市场监督管理局", "巩义市"),
        ("巩义市城市管理局", "巩义市"),
        ("巩义市先进制造业开发区管理委员会", "巩义市"),
        ("巩义市社区矫正中心", "巩义市"),
        ("郑州市金水区人民政府办公室", "郑州市金水区"),
        ("商丘市民权县水利局", "商丘市民权县"),
        ("锡林郭勒盟正蓝旗民政局", "锡林郭勒盟正蓝旗"),
        ("昌吉州玛纳斯县教育局", "昌吉州玛纳斯县"),
        ("北关镇人民政府", ""),
        ("城市管理局", ""),
    ):
        assert county_in(name) == county, name


def test_offices_of_a_district_are_told_without_their_city_in_the_name_of_a_file() -> None:
    names = [f"郑州市丰乐区{one}" for one in ("审计局", "财政局", "清溪镇人民政府")]
    roster = read_roster("单位名称\n" + "\n".join(names))
    for file, place in (("审计局.zip", 0), ("02财政局（盖章）.pdf", 1), ("清溪镇/年报.docx", 2)):
        assert roster.names_file(roster.offices[place], file), file
        assert roster.named_in(file) == (roster.offices[place],), file
    assert roster.named_in("通知.docx") == ()


def test_short_names_and_their_county_make_the_whole_name() -> None:
    roster = read_roster(
        "单位名称,县\n北关镇,清河县\n城关街道办,清河县\n马庄回族乡,清河县\n民政局,清河县\n"
        "白音苏木,正蓝旗\n清河县南沟镇,\n柳林镇,\n"
    )
    for place, name in enumerate(
        (
            "清河县北关镇人民政府",
            "清河县城关街道办事处",
            "清河县马庄回族乡人民政府",
            "清河县民政局",
            "正蓝旗白音苏木人民政府",
            "清河县南沟镇人民政府",
        )
    ):
        matched = roster.match(name)
        assert matched is not None, name
        assert roster.offices.index(matched.office) == place, name
    for asked in ("邻水县北关镇人民政府", "清河县柳林镇人民政府", "北关镇人民政府"):
        assert roster.match(asked) is None, asked
    both = read_roster("单位名称,县\n北关镇,清河县\n清河县北关镇人民政府,\n")
    matched = both.match("清河县北关镇人民政府")
    assert matched is not None
    assert matched.office is both.offices[1], "what the roster writes goes before"
    assert read_roster("单位名称\n望江街道办\n").like("清河县望江街道办事处")


def test_the_county_of_the_desk_is_that_of_offices_that_say_none() -> None:
    roster = read_roster("单位名称,县\n北关镇,\n南沟镇,邻水县\n郑州市金水区财政局,\n")
    told = roster.in_county("清河县")
    assert [one.county for one in told.offices] == ["清河县", "邻水县", ""]
    assert told.match("清河县北关镇人民政府")
    assert not told.match("清河县南沟镇人民政府")


@pytest.mark.parametrize(
    ("names", "county"),
    [
        ("清河县北关镇人民政府\n清河县民政局\n", "清河县"),
        ("清河县北关镇人民政府\n城关街道办\n", "清河县"),
        ("清河县北关镇人民政府\n临江县南关镇人民政府\n", ""),
        ("北关镇\n城关街道办\n", ""),
    ],
)
def test_the_county_is_told_where_all_are_of_one(names: str, county: str) -> None:
    assert read_roster(names).county == county
