import pytest

from fumikura import pipeline
from fumikura.analysis import analyze, tokenize
from fumikura.preparing import Options
from fumikura.store import Store

ARMS = (
    "中距離核戦力の削減について米国とソ連の交渉が続き、弾頭の検証が論じられた。",
    "ソ連は中距離核戦力の撤廃を提案し、米国は弾頭の検証を求めて交渉を重ねた。",
    "米国の代表は弾頭の削減と検証の手続きを説明し、ソ連の代表は撤廃を主張した。",
)
MONEY = (
    "基金の運用は国債の購入により、委員会が金融機関の格付を確かめて資金を預ける。",
    "委員会は資金の運用を監督し、金融機関の格付が下がれば国債の購入へ切り替える。",
    "国債の利回りと基金の残高を委員会が報告し、金融機関との取引を確かめる。",
)
PETS = (
    "猫は屋根で眠り、犬は庭で吠え、鳥は枝で歌う。飼い主は餌を皿に盛る。",
    "犬が庭を走ると鳥は枝から飛び立ち、猫は屋根から眺めた。餌は皿に残った。",
    "飼い主は犬と猫に餌を与え、庭の鳥には皿に水を注いだ。屋根は静かである。",
)
SUBJECTS = {"arms": ARMS, "money": MONEY, "pets": PETS}
HEADED = (
    "第１章 総則\n\n第１条 外貨預金\n\n①国債\n\n②社債\n\n③地方債\n\n第２章 雑則\n\n"
    "この規則は基金の運用に関する事項を委員会が定める。\n"
)


def paragraphs(sentences, number):
    """Some paragraphs, each of two of the sentences: enough words to be passages."""
    count = len(sentences)
    return "\n\n".join(
        sentences[at % count] + sentences[(at + 1 + at // count) % count] + f"その{at}回目の覚書である。"
        for at in range(number)
    )


@pytest.fixture(scope="session")
def texts(tmp_path_factory):
    """Six documents on three subjects, ten passages each, dated a year apart."""
    folder = tmp_path_factory.mktemp("texts")
    dates = []
    for subject, sentences in SUBJECTS.items():
        for part in (1, 2):
            name = f"{subject}-{part}"
            (folder / f"{name}.txt").write_text(paragraphs(sentences, 10) + "\n", encoding="utf-8")
            dates.append(f'[[document]]\nid = "{name}"\ndate = "{1985 + part}-01-01"\n')
    (folder / "manifest.toml").write_text("\n".join(dates), encoding="utf-8")
    return folder


def made(texts, place):
    """A corpus of some texts."""
    with Store(place, create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest(texts, store, options=Options(names=False), jobs=1)
    return place


@pytest.fixture(scope="session")
def corpus(texts, tmp_path_factory):
    return made([texts], tmp_path_factory.mktemp("corpus"))


@pytest.fixture
def own(texts, tmp_path):
    """A corpus that a test may change."""
    return made([texts], tmp_path / "corpus")


@pytest.fixture
def store(corpus):
    with Store(corpus) as opened:
        yield opened


@pytest.fixture
def read(source_of):
    """Text -> its blocks and their tokens."""

    def call(text):
        analysis = analyze(source_of(text))
        return analysis.blocks, tokenize(analysis)

    return call
