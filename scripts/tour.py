"""Print a short guided tour of the bundled corpus: each command as it is typed, and its real answer."""

from __future__ import annotations

import shlex
import subprocess
import sys

STOPS = (
    ("What is in the corpus", "fumikura docs"),
    ("The shape of the cables: one file, several documents", "fumikura outline inf-cables-1986 --depth 1"),
    (
        "One provision, by its address as people write it",
        "fumikura show hyogo-fund-guideline --section 第２－１－（３）",
    ),
    ("Where the guideline refers to it", "fumikura citations --to 第２－１－（３） --doc 'hyogo*'"),
    (
        "Two words of a newsletter; amounts meet however they are written",
        "fumikura search 外貨準備 ６３００億ドル -n 1",
    ),
    ("A question in plain Japanese", "fumikura search ロシアの人口と出生率はどれくらいか -n 1"),
    ("An exact phrase, over the line ends of the source", "fumikura kwic '\"アジア凍結\"' --window 8"),
    ("Every proposal of the INF talks in its context", "fumikura kwic 提案 doc:inf-cables-1986 --window 8 -n 6"),
    ("What one speaker says", "fumikura search 提案 speaker:ラウニー -n 2"),
    (
        "Two days in October, from a text that names no month",
        "fumikura times --doc 'inf*' --from 1986-10-11 --to 1986-10-12",
    ),
    (
        "Who offered, took and refused what on the second of them",
        "fumikura timeline --doc 'inf*' --from 1986-10-12 --to 1986-10-12"
        " --type proposal,counter-proposal,agreement,rejection",
    ),
    ("What was offered in numbers, and how it was taken", "fumikura positions --doc 'inf*' --from 1986-10-12 -n 8"),
    ("Persons, by one name each", "fumikura entities --label PERSON --min 5"),
    ("One of them, in all forms of his name", "fumikura entities show ゴルバチョフ -n 5"),
    ("Amounts of money, with their values", "fumikura numbers --kind money"),
    ("Who cites a provision of a law", "fumikura provisions データ法18条"),
    ("What a careful editor would query in the guideline", "fumikura lint hyogo-fund-guideline"),
    ("What stands near a word", "fumikura collocates 削減 --doc 'inf*' --only content -n 6"),
    ("What the texts are about", "fumikura topics"),
    ("What sets the cables apart from the rest", "fumikura keywords inf-cables-1986 -n 8"),
    ("The same place in the source, as the scanner left it", "fumikura show inf-cables-1986 --lines 183:185"),
    ("How a query is read", "fumikura explain '資金運用方針 -改定 NEAR/5(欧州 削減)'"),
    ("Is all of it sound?", "fumikura check"),
)


def main() -> int:
    """Run the stops of the tour; return the first exit status that is not 0."""
    for number, (title, command) in enumerate(STOPS, 1):
        print(f"\n{number}. {title}\n$ {command}", flush=True)
        arguments = shlex.split(command)[1:]
        status = subprocess.run([sys.executable, "-m", "fumikura", *arguments], check=False).returncode
        looked_over = status == 1 and command.startswith("fumikura lint ")  # there is something to look at
        if status and not looked_over:
            return status
    print("\nGo on with: .venv/bin/fumikura --help   and   docs/index.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
