import subprocess
import sys

import fumikura


def test_every_public_name_can_be_imported():
    assert all(getattr(fumikura, name) is not None for name in fumikura.__all__)
    assert set(fumikura._PUBLIC) | {"__version__"} == set(fumikura.__all__)


def test_importing_the_package_loads_nothing_of_it():
    code = "import sys, fumikura; print([name for name in sys.modules if name.startswith('fumikura.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"
