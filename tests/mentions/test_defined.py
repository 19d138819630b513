"""Short forms that a text gives to what it names."""

import pytest

from fumikura.mentions import defined
from fumikura.mentions.gazetteer import Known


def given(text, name, label):
    start = text.index(name)
    return dict(defined.meant(text, [Known(start, start + len(name), label, "made")]))


FUND, CENTER, ACT = "兵庫県資金管理委員会", "米国務省グローバル関与センター", "個人情報の保護に関する法律"


@pytest.mark.parametrize(
    ("text", "name", "label", "wanted"),
    [
        (f"{CENTER}(GEC)は", CENTER, "ORG", ("GEC", CENTER)),
        (f"{FUND}(以下「資金管理委員会」という。)を置く", FUND, "ORG", ("資金管理委員会", FUND)),
        (f"{FUND}(「資金管理委員会」と言う。)を", FUND, "ORG", ("資金管理委員会", FUND)),
        (f"{ACT}(平成15年法律第57号。以下「保護法」という。)", ACT, "LAW", (ACT, "保護法")),
        ("国際原子力機関(略称:IAEA)", "国際原子力機関", "ORG", ("IAEA", "国際原子力機関")),
    ],
)  # fmt: skip
def test_short_forms(text, name, label, wanted):
    assert given(text, name, label) == dict([wanted])


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("株式会社丸山商店(以下「甲」という。)", "株式会社丸山商店", "ORG"),  # a role, not a name
        ("株式会社丸山商店(以下「当社」という。)", "株式会社丸山商店", "ORG"),
        ("外務省(東京)は", "外務省", "ORG"),
        ("戦略会議(II)は", "戦略会議", "EVENT"),
        ("田中一郎(以下「一郎」という。)", "田中一郎", "PERSON"),
        ("外務省は(以下「外務」という。)", "外務省", "ORG"),
    ],
)
def test_none(text, name, label):
    assert given(text, name, label) == {}
