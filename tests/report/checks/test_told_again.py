"""X10 for an outlet's number that another part tells again."""

import pytest

from tests.report.checking import checked
from tests.report.checks.telling import blank_report


def _said(one: str, other: str) -> list[str]:
    report = blank_report().with_prose("overview.parts.0.text", one)
    report = report.with_prose("other_matters", other)
    return [finding.message for finding in checked(report) if finding.rule == "X10"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年网站发布820条，公众号发布310条。", "网站840条，均经审核。"),
        ("县政府门户网站公开信息１,０２０条。", "政府网站公开1,002条，全部留痕。"),
        ("镇公众号推送文章九十六篇。", "公众号推送98篇。"),
        ("在公开栏张贴134张。", "公开栏张贴143张。"),
        ("全年清理规范性文件19件，保留16件。", "清理规范性文件16件，已报备。"),
    ],
)
def test_a_number_that_is_told_a_little_differently_is_found(one: str, other: str) -> None:
    assert len(_said(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("网站发布820条。", "网站发布820条，全部留痕。"),
        ("网站发布820条。", "网站转发120条。"),
        ("网站发布820条。", "网站更新840条。"),
        ("网站发布820条。", "网站发布由750条增至840条。"),
        ("网站发布820条。", "截至11月底，网站发布780条。"),
        ("网站发布820条。", "2023年网站发布840条。"),
        ("网站发布820条。", "网站发布800余条。"),
        ("公众号推送96篇。", "视频号推送98篇。"),
        ("公众号推送96篇。", "公众号推送98期。"),
        ("公众号阅读9600次。", "公众号阅读9800次。"),
        ("网站发布政策12条。", "网站发布政策13条。"),
        ("甲类：网站发布50条。乙类：网站发布60条。", "网站发布52条。"),
    ],
)
def test_what_may_be_another_number_is_left_alone(one: str, other: str) -> None:
    assert _said(one, other) == []
