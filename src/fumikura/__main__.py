"""``python -m fumikura`` is the console script ``fumikura``."""

from fumikura.cli import run

if __name__ == "__main__":
    run()
