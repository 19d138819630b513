"""Readers beside whoever makes or spoils the index."""

import shutil
import threading

import pytest

from fumikura.errors import DamagedCorpusError
from fumikura.query import kwic, search
from fumikura.store import Store, audit, open_to_read
from fumikura.store.index import Index


@pytest.fixture
def closed(ingest, store):
    """The folder of a sound corpus that nobody holds."""
    ingest()
    store.close()
    return store.folder


def hits(folder):
    with open_to_read(folder) as reader:
        return [(hit.doc, hit.start, hit.score) for hit in search(reader, "決裂 OR 国債").hits]


def test_reading_never_makes_an_index(closed):
    shutil.rmtree(closed / "index")
    with Store(closed) as reader:
        with pytest.raises(DamagedCorpusError, match="reindex"):
            search(reader, "決裂")

        assert not (closed / "index").exists()


@pytest.mark.parametrize("share", [0, 0.5])
def test_opening_makes_a_spoilt_index_again(closed, share):
    wanted = hits(closed)
    spoilt = [path.name for path in (closed / "index").iterdir() if path.suffix in {".term", ".idx", ".fast", ".json"}]
    assert len(spoilt) >= 5
    for name in spoilt:
        for path in (closed / "index").glob(f"*{name[-5:]}"):
            half = path.read_bytes()[: int(path.stat().st_size * share)]
            path.unlink()  # cutting the file itself would pull the memory from under a searcher of this process
            path.write_bytes(half)

        assert hits(closed) == wanted, name
        with Store(closed) as reader:
            assert list(audit(reader)) == [], name


def test_damage_found_in_the_middle_of_a_search_is_said(closed):
    for path in (closed / "index").glob("*.pos"):
        path.unlink()

    with open_to_read(closed) as reader:
        with pytest.raises(DamagedCorpusError, match="reindex"):
            search(reader, '"国債の買い入れ"')
        with pytest.raises(DamagedCorpusError, match="reindex"):
            list(kwic(reader, "国債の買い入れ"))


def test_a_panic_of_the_engine_is_an_error_of_ours(tmp_path):
    class PanicException(BaseException):
        pass

    with pytest.raises(DamagedCorpusError, match=r"range end 7\); .*reindex"), Index(tmp_path).guard():
        raise PanicException("range end 7")


def test_an_interrupt_is_no_damage(tmp_path):
    with pytest.raises(KeyboardInterrupt), Index(tmp_path).guard():
        raise KeyboardInterrupt


def test_readers_see_the_old_index_while_it_is_made_again(closed):
    wanted = hits(closed)
    seen, faults, done = [], [], threading.Event()

    def read():
        try:
            while not done.is_set() or not seen:
                with Store(closed) as reader:
                    seen.append([(hit.doc, hit.start, hit.score) for hit in search(reader, "決裂 OR 国債").hits])
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=read)
    thread.start()
    with Store(closed) as writer:
        writer.acquire(wait=5)
        for _ in range(15):
            writer.reindex()
    done.set()
    thread.join()

    assert faults == []
    assert all(answer == wanted for answer in seen)
