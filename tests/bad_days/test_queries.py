import time
from contextlib import suppress

import pytest

from fumikura.errors import QueryError
from fumikura.query import search
from fumikura.store import open_to_read

HARD = [
    "の*",
    " ".join(["基金"] * 64),
    " OR ".join(["基金*"] * 60),
    "(" * 15 + "基金" + ")" * 15,
    "NEAR/9(基金 運用 委員会)",
    "基金の運用を定めた" * 100,
    '"' + "基金の運用" * 150 + '"',
    "あ" * 1001,
    "ー" * 500,
    "\x00\x01 基金",
    "1" * 900,
    "一" * 900,
]


@pytest.mark.parametrize("query", HARD, ids=lambda query: query[:12].encode("unicode_escape").decode())
def test_no_query_takes_long(corpus, query):
    with open_to_read(corpus) as store:
        started = time.process_time()
        with suppress(QueryError):
            search(store, query)
        assert time.process_time() - started < 5
