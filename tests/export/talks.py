"""A made-up negotiation: some sixty events, most within five days, with everything that is hard to draw."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

HOSTILE = (
    '冒頭</script><script>alert(1)</script>\n<from editor="甲">&amp; <img src=x onerror=alert(2)>'
    " \" ' \u2028\u2029\x00\ud800末尾"
)
_KINDS = (
    ("meeting", ["米", "ソ"], "首脳が会談し、{n}弾頭について意見を交わした", "asserted"),
    ("proposal", ["ソ"], "グローバルに{n}弾頭への削減を提案した", "asserted"),
    ("counter-proposal", ["米"], "アジアに{n}弾頭を残す案を逆に示した", "asserted"),
    ("response", ["日本", "米"], "{n}という数字では受け入れられないと答えた", "asserted"),
    ("communication", ["在米大使", "外務大臣"], "第{n}号電により会談の結果を報告した", "asserted"),
    ("statement", ["国務長官"], "検証が{n}回必要であると述べた", "reported"),
    ("rejection", ["ソ"], "{n}発の凍結案を拒んだ", "asserted"),
    ("agreement", ["米", "ソ"], "欧州でゼロ、アジアで{n}とすることに一致した", "asserted"),
    ("drafting", ["軍縮課"], "対米回答案を{n}部起案した", "asserted"),
    ("arrival/receipt", ["外務省"], "電報{n}通が着いた", "asserted"),
)


def row(number, begin, end="", **changed):
    """An event with everything a row has; ``end`` is the begin unless given, None where open."""
    summary = changed.get("summary", "協議した")
    return {
        "id": f"talks-e{number:03}", "doc": "talks", "title": "交渉の記録", "line": 10 + 3 * number,
        "section": ["第2章", "(1)"], "start": 1000 + 60 * number, "end": 1000 + 60 * number + len(summary) + 20,
        "text": f"　　{changed.get('date_text') or ''}、{summary}\n　旨を述べた。", "type": "meeting",
        "status": "asserted",
        "begin": begin, "end_date": begin if end == "" else end, "time": None, "precision": "day", "basis": "own",
        "date_text": None, "actors": ["米", "ソ"], "speaker": None, "forum": None, "positions": [],
        "certainty": "stated", "summary": summary, "mentions": [], **changed,
    }  # fmt: skip


def dense():
    """Fifty events within the five days of a summit, two or three an hour on the busy ones."""
    numbers = count(1)
    for at, number in zip(range(50), numbers, strict=False):
        day = date(1986, 10, 11) + timedelta(days=(0, 0, 1, 1, 1, 2, 3, 1, 4, 5)[at % 10])
        kind, actors, summary, status = _KINDS[(at * 7 + at // 10) % len(_KINDS)]
        hour = 8 + at % 12
        yield row(
            number,
            day.isoformat(),
            type=kind,
            actors=actors,
            status=status,
            summary=summary.format(n=20 + at * 5),
            time=(f"T{hour:02}:30", None, f"{day}TMO", None)[at % 4],
            date_text=(f"{day.day}日{hour}時半", f"{day.day}日", f"{day.day}日午前", "同日")[at % 4],
            basis=("own", "carried", "own", "carried", "inferred")[at % 5],
            forum=("レイキャビク", "NST", None)[at % 3],
            speaker="シュルツ" if kind == "statement" else None,
        )


def talks():
    """All events, in no order."""
    position = {"party": "ソ", "region": "欧州", "quantity": "100", "unit": "弾頭", "condition": "アジア<100"}
    told = [{"start": 9000, "end": 9050, "line": 300}, {"start": 9900, "end": 9950, "line": 340}]
    special = [
        row(61, "1985-11-01", "1985-11-30", precision="month", date_text="昨年11月", summary="首脳が別の場所で会った"),
        row(62, "1986-02-01", "1986-02-28", precision="month", type="proposal", status="proposed",
            date_text="本年2月", actors=["日本"], summary="SS-20を中央部に集める案を示した", positions=[position] * 2),
        row(63, "1986-01-01", "1986-12-31", precision="year", type="deployment/plan", status="planned",
            date_text="今年", actors=["米"], summary="西独への配備を続ける"),
        row(64, "1991-01-01", None, precision="interval", type="deadline/target", status="planned",
            date_text="1991年以降", actors=["米", "ソ"], summary="すべての兵器を除く", basis="inferred"),
        row(65, None, "1996-12-31", precision="interval", type="deadline/target", status="hypothetical",
            date_text="1996年末まで", actors=["米"], summary="十年のうちに弾道ミサイルをなくす"),
        row(66, "1986-10-11", "1986-10-12", precision="time", time="1986-10-11T20:00/1986-10-12T06:30",
            date_text="11日夜8時から12日朝6時半", summary="夜を徹して作業部会を開いた", mentions=told),
        row(67, "1986-10-12", "1986-10-16", precision="interval", type="communication", actors=["在米大使"],
            date_text="12日から16日", summary="連日電報を送った"),
        row(68, None, None, date_text=None, basis="document", summary="日付のない覚書", type="drafting", actors=[]),
        row(69, "1986-10-14", type="rejection", status="denied", actors=["ソ"], summary="合意したという事実はない",
            basis="document", date_text="14日"),
        row(70, "1986-10-13", text=HOSTILE, summary="<b>太字</b>の</script>要旨 & 実体", title="<i>題</i>",
            type="duel<", actors=["甲<乙>"], date_text="13日<s>"),
        row(71, "1987-12-08", type="signing", date_text="翌年12月8日", summary="条約に署名した", status="planned"),
    ]  # fmt: skip
    return [*special, *dense()]
