"""Rows as the commands hand them to charts, hostile text among them."""

from fumikura.export import charts
from fumikura.export.charts import Edge, Node, Size

HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>&amp;{{x}}${y}\x00\ud800"'
LABELS = ("", "核・条約", f"基金{HOSTILE}")
POINTS = [
    {"topic": at % 3, "label": LABELS[at % 3], "x": at / 11, "y": 1 - at / 11, "doc": "文書", "line": at}
    | {"section": ["第1章"], "text": f"本文{at}。{HOSTILE}"}
    for at in range(12)
]
CROWD = [
    POINTS[at % 12] | {"topic": at % 20, "label": f"語{at % 20}{HOSTILE}", "x": at / 39, "y": (at * 7 % 40) / 39}
    for at in range(40)
]
SHARES = [
    {"group": group, "topic": topic, "label": f"語{topic}・{HOSTILE}", "passages": 3 * topic, "share": share}
    for group in ("甲", f"乙{HOSTILE}")
    for topic, share in ((1, 0.7), (2, 0.3))
]
MANY = [
    {"group": group, "topic": topic, "label": f"語{topic}{HOSTILE}", "passages": 1, "share": 0.05}
    for group in "甲乙"
    for topic in range(20)
]
YEARS = [{**row, "group": year} for row, year in zip(SHARES, ("1986", "1986", "2020", "2020"), strict=True)]
CHOICES = [
    {"k": k, "coherence": 0.3 - k / 50, "c_v": 0.6, "stability": 0.9 - k / 20, "score": 0.5, "chosen": k == 3}
    for k in (2, 3, 4, 8)
]
OCCURRENCES = [
    {
        "query": query, "doc": doc, "position": number / 10, "line": number, "section": ["1"], "speaker": None,
        "left": "前", "key": query, "right": HOSTILE,
    }
    for query in ("提案", HOSTILE)
    for doc in ("a", "b")
    for number in range(5)
]  # fmt: skip
COUNTS = [
    {"period": str(1980 + year), "query": query, "count": year, "words": 1000, "rate": 10.0 * year}
    for year in range(12)
    for query in ("提案", HOSTILE)
]
NODES = [Node(str(at), f"名{at}", "AB"[at % 2], 5.0 - at / 2, {"name": f"名{at}{HOSTILE}"}, at == 0) for at in range(6)]
EDGES = [Edge(str(at), str(at + 1), 3.0 - at / 2, {"tie": f"{at}{HOSTILE}"}) for at in range(5)]


def drawn(kind, lang="ja", size=None, seed=0):
    """The drawing of a kind, of the rows above."""
    title = f"図{HOSTILE}"
    look = {"size": size or Size(), "notes": [f"註{HOSTILE}"]}
    made = {
        "map": lambda: charts.topic_map(POINTS, title, lang, **look),
        "crowd": lambda: charts.topic_map(CROWD, title, lang, **look),
        "topics": lambda: charts.topic_shares(SHARES, title, lang, **look),
        "many": lambda: charts.topic_shares(MANY, title, lang, **look),
        "years": lambda: charts.topics_in_time(YEARS, title, lang, by="year", **look),
        "choice": lambda: charts.choice(CHOICES, title, lang, **look),
        "dispersion": lambda: charts.dispersion(
            OCCURRENCES, ["a", "b"], title, lang, queries=["提案", HOSTILE, "無"], **look
        ),
        "one": lambda: charts.dispersion(
            [row for row in OCCURRENCES if row["doc"] == "a"], ["a"], title, lang, queries=["提案", HOSTILE],
            headings=[(0.0, "第1章"), (0.1, "第2章"), (0.6, HOSTILE)], **look,
        ),
        "curves": lambda: charts.frequency(COUNTS, title, lang, by="year", rate=True, **look),
        "stems": lambda: charts.frequency(COUNTS[:8], title, lang, by="year", rate=False, **look),
        "network": lambda: charts.network(NODES, EDGES, title, lang, seed=seed, **look),
        "arrows": lambda: charts.network(NODES, EDGES, title, lang, directed=True, legend=False, **look),
    }  # fmt: skip
    return made[kind]()


# what one mark of each row is, as Vega calls it, and how many there are
MARKS = {
    "map": ("symbol", 12),
    "crowd": ("symbol", 40),
    "topics": ("rect", 4),
    "many": ("rect", 40),
    "years": ("rect", 4),
    "choice": ("symbol", 16),
    "dispersion": ("rule", 20),
    "one": ("rule", 10),
    "curves": ("symbol", 24),
    "stems": ("symbol", 8),
    "network": ("symbol", 6),
    "arrows": ("symbol", 6),
}
