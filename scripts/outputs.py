"""Make anew what is committed under outputs/: what the program makes of the bundled texts."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

OUTPUTS = {
    "documents.txt": "fumikura docs --lang en",
    "analysis.jsonl": "fumikura analyze corpus",
    "outline-guideline.txt": "fumikura outline hyogo-fund-guideline",
    "outline-cables.txt": "fumikura outline inf-cables-1986",
    "provision.txt": "fumikura show hyogo-fund-guideline --section 第２－１－（３）",
    "speaker.txt": "fumikura search '核実験 speaker:ラウニー' --lang en",
    "times-cables.csv": "fumikura times --doc inf-cables-1986 --format csv",
    "numbers.csv": "fumikura numbers --format csv",
    "entities.csv": "fumikura entities --min 2 --format csv",
    "entities-cables.graphml": "fumikura entities --doc inf-cables-1986 --format graphml",
    "entities-cables.html": "fumikura entities --doc inf-cables-1986 --format html",
    "citations.csv": "fumikura citations --format csv",
    "citations-guideline.graphml": "fumikura citations --doc hyogo-fund-guideline --format graphml",
    "lint-guideline.txt": "fumikura lint hyogo-fund-guideline --lang en",
    "timeline-inf.html": "fumikura timeline --doc inf-cables-1986 --format html --lang en",
    "timeline-inf.png": "fumikura timeline --doc inf-cables-1986 --format png --lang en",
    "timeline-inf.csv": "fumikura timeline --doc inf-cables-1986 --format csv",
    "timeline-inf.md": "fumikura timeline --doc inf-cables-1986 --format md",
    "timeline-inf.json": "fumikura timeline --doc inf-cables-1986 --format timelinejs",
    "timeline-inf.ics": "fumikura timeline --doc inf-cables-1986 --format ics",
    "positions-inf.csv": "fumikura positions --doc inf-cables-1986 --format csv",
    **{
        f"timeline-{short}.{form}": f"fumikura timeline --doc {doc} --format {form} --lang en"
        for short, doc in (
            ("guideline", "hyogo-fund-guideline"),
            ("law-note", "vietnam-data-law"),
            ("newsletter", "tameike-tsushin-742"),
            ("essay", "china-fighting-diplomats"),
        )
        for form in ("csv", "html")
    },
    "kwic-proposals.csv": "fumikura kwic 提案 --window sentence --format csv",
    "kwic-asia-freeze.txt": "fumikura kwic '\"アジア凍結\"' --window 12 --lang en",
    "search-foreign-currency.md": "fumikura search 第２－１－（３） 外貨預金 --format md",
    "search-question.txt": "fumikura search 資金運用委員会の設置が必要な規模はいくらか --lang en",
    "topics.csv": "fumikura topics --format csv",
    "topics-choice.png": "fumikura chart choice --lang en",
    **{
        f"{name}.{form}": f"fumikura chart {command} --lang en"
        for name, command in (
            ("topics-map", "map"),
            ("topics-documents", "topics"),
            ("words-cables", "words --doc inf-cables-1986"),
            ("names", "entities"),
            ("citations-guideline", "citations --doc hyogo-fund-guideline"),
            ("dispersion-cables", "dispersion 提案 合意 削減 凍結 --doc inf-cables-1986"),
        )
        for form in ("html", "png")
    },
}


def main() -> int:
    """Write every file; return 1 if a command fails."""
    folder = Path(__file__).parents[1] / "outputs"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}  # a calendar says when it was made
    lines = ["# What fumikura makes of the bundled texts", "", "Made anew by `make outputs`.", ""]
    for name, command in OUTPUTS.items():
        arguments = shlex.split(command)[1:]
        command_line = [sys.executable, "-m", "fumikura", *arguments, "--output", str(folder / name)]
        run = subprocess.run(command_line, env=environment, capture_output=True, text=True, check=False)
        sys.stderr.write(run.stderr)
        looked_over = arguments[0] == "lint" and run.returncode == 1  # there is something to look at
        if run.returncode and not looked_over and "[F141]" not in run.stderr:  # no Japanese font: the picture stays
            return 1
        data = f"{name.partition('.')[0]}.csv"
        beside = f", its data in [{data}]({data})" if command.startswith("fumikura chart") else ""
        lines.append(f"- [{name}]({name}){beside}: `{command}`")
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
