import pytest


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ("75", [75]),
        ("75:77", [75, 76, 77]),
        ("1:2", [1, 2]),
        ("0", []),
        ("0:2", []),
        ("77:75", []),
        ("999999:", []),
    ],
)
def test_lines_of_the_source(typed, lines, numbers):
    said = typed("show", "hyogo-fund-guideline", "--lines", lines)

    assert [int(line.split()[0]) for line in said.out.splitlines()] == numbers
    assert said.status == (0 if numbers else 2)


def test_lines_without_an_end_go_to_the_last(typed, bundled):
    last = (bundled / "vietnam-data-law.txt").read_text(encoding="utf-8").splitlines()[-1]

    assert typed("show", "vietnam-data-law", "--lines", "2:").out.splitlines()[-1].endswith(last.strip())


def test_lines_are_those_of_the_source_untouched(typed, bundled):
    source = (bundled / "inf-cables-1986.txt").read_text(encoding="utf-8").splitlines()
    printed = typed("show", "inf-cables-1986", "--lines", "1:").out.splitlines()

    assert [line[10:] for line in printed] == [line.rstrip() for line in source]


def test_the_number_before_a_passage_is_its_line_in_the_source(typed, bundled):
    source = (bundled / "tameike-tsushin-742.txt").read_text(encoding="utf-8").splitlines()

    for line in typed("show", "tameike-tsushin-742").out.splitlines():
        if line[:5].strip().isdigit() and line[6:9] == "#  ":
            assert line[10:14].strip()[:2] in source[int(line[:5]) - 1]
