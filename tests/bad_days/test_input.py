import os
import resource

import pytest

from fumikura.errors import UnreadableError
from fumikura.source import find, read

GOOD = "委員会は基金の運用を定めた。\n"


def _binary(path):
    path.write_bytes(bytes(range(256)) * 40)


def _empty(path):
    path.write_bytes(b"")


def _blank(path):
    path.write_text(" \n\u3000\n", encoding="utf-8")


def _half(path):
    path.write_bytes("委員会は".encode() + b"\xff\xfe\xfd" + "定めた。".encode("cp932"))


def _link(path):
    path.symlink_to(path.parent / "nothing.txt")


def _large(path):
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)


# what makes the bad file -> the code that names it, what the message says
BAD = [
    (_binary, "F103", "binary"),
    (_empty, "F105", "empty"),
    (_blank, "F105", "empty"),
    (_half, "F104", "byte 12"),
    (_link, "F102", "link"),
    (_large, "F106", "200 MiB"),
]


@pytest.mark.parametrize(("make", "code", "message"), BAD)
def test_one_bad_document_never_stops_the_others(command, tmp_path, make, code, message):
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    make(tmp_path / "bad.txt")
    (tmp_path / "z.txt").write_text(GOOD + "二。", encoding="utf-8")
    run = command("ingest", tmp_path, "--corpus", tmp_path / "c")

    assert run.returncode == 3
    assert f"[{code}]" in run.stderr
    assert "bad.txt" in run.stderr
    assert message in run.stderr
    assert "2 added" in run.stderr
    assert "1 failed" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_folder_without_texts_is_said(command, tmp_path):
    (tmp_path / "empty").mkdir()
    run = command("ingest", tmp_path / "empty", "--corpus", tmp_path / "c")

    assert (run.returncode, "without texts" in run.stderr) == (3, True)


def test_a_file_that_may_not_be_read_is_said(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    (found,) = find([path])

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)

    with pytest.raises(UnreadableError, match=r"a\.txt: Permission denied"):
        read(found)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    (found,) = find([path])
    genuine = type(path).open

    def changing(self, *arguments, **options):
        stream = genuine(self, *arguments, **options)
        os.utime(self, ns=(1, 1))
        return stream

    monkeypatch.setattr(type(path), "open", changing)

    with pytest.raises(UnreadableError, match="changed while it was read"):
        read(found)


def test_a_line_of_three_megabytes_is_read(command, tmp_path):
    (tmp_path / "long.txt").write_text("委員会は基金の運用を定めた。" * 75_000, encoding="utf-8")
    run = command("ingest", tmp_path / "long.txt", "--corpus", tmp_path / "c", "--no-names")  # minutes with them

    assert run.returncode == 0, run.stderr
    assert command("check", "--corpus", tmp_path / "c").returncode == 0


def test_a_file_that_is_too_large_is_refused_before_it_is_read(command, tmp_path):
    _large(tmp_path / "large.txt")

    def limit():
        resource.setrlimit(resource.RLIMIT_DATA, (150 * 2**20, 150 * 2**20))

    run = command("analyze", tmp_path / "large.txt", preexec_fn=limit)

    assert (run.returncode, "--max-size" in run.stderr) == (3, True)


def test_control_characters_do_no_harm(command, tmp_path):
    text = "委員\x00会は\x1b[31m基金\x07の\u200b運用を\ufeff定\x0bめた。\n" * 30
    (tmp_path / "control.txt").write_text(text, encoding="utf-8")

    assert command("ingest", tmp_path / "control.txt", "--corpus", tmp_path / "c").returncode == 0
    assert command("check", "--corpus", tmp_path / "c").returncode == 0


def test_names_of_any_kind(command, tmp_path):
    names = ["名前 と 空白.txt", "\udcff\udcfe.txt", "-n.txt", "a'b\"c;--.txt", "%s{}.md"]
    folder = tmp_path / "names"
    folder.mkdir()
    for number, name in enumerate(names):
        (folder / name).write_text(f"{GOOD}第{number}号。", encoding="utf-8")
    run = command("ingest", folder, "--corpus", tmp_path / "c")

    assert run.returncode == 0, run.stderr
    assert command("check", "--corpus", tmp_path / "c").returncode == 0
    assert command("docs", "--corpus", tmp_path / "c", "--format", "jsonl").stdout.count("\n") == len(names)


def test_encodings_may_differ_from_file_to_file(tmp_path):
    text = "委員会は、基金の運用に関する事項を、次のとおり定めた。カタカナも使う。\n" * 3
    for encoding in ("utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16"):
        (tmp_path / f"{encoding}.txt").write_bytes(text.encode(encoding))
    read_so = {found.id: read(found) for found in find([tmp_path])}

    assert {source.content for source in read_so.values()} == {text}
    assert all(source.reason for source in read_so.values())


def test_two_files_that_claim_one_id_are_told_apart(tmp_path, command):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(GOOD + name, encoding="utf-8")
    first = command("ingest", tmp_path / "a", "--corpus", tmp_path / "c")
    second = command("ingest", tmp_path / "b", "--corpus", tmp_path / "c")

    assert first.returncode == 0
    assert (second.returncode, "F107" in second.stderr) == (3, True)
