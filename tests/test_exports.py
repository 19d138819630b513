"""The public names: complete, importable, and cheap until they are used."""

import ast
import builtins
import importlib
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import fumikura

PACKAGES = [
    module.name for module in pkgutil.iter_modules(fumikura.__path__, "fumikura.") if module.ispkg
]  # data/ is none
HOME = Path(fumikura.__file__).parent


def bound(tree):
    """Yield the names that a module takes from others, and those that it gives to functions of its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
    yield from (node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("name", fumikura.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(fumikura, name) is not None


def test_nothing_is_public_that_is_not_named():
    assert {*fumikura._PUBLIC, "__version__"} == set(fumikura.__all__)
    assert fumikura.__all__ == sorted(fumikura.__all__)


def test_type_checkers_see_the_names_that_are_imported_late():
    tree = ast.parse(Path(fumikura.__file__).read_text(encoding="utf-8"))
    seen = {
        (alias.name, node.module)
        for branch in tree.body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert seen == set(fumikura._PUBLIC.items())


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'serach'"):
        fumikura.serach  # noqa: B018


@pytest.mark.parametrize("name", PACKAGES)
def test_every_package_has_the_names_that_it_promises(name):
    package = importlib.import_module(name)

    assert [public for public in getattr(package, "__all__", []) if not hasattr(package, public)] == []


def test_importing_the_package_loads_nothing_of_it():
    code = "import sys, fumikura; print([name for name in sys.modules if name.startswith('fumikura.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


def test_the_names_for_a_session_load_no_engine_before_a_corpus_is_opened():
    heavy = "{'tantivy', 'sqlite3', 'numpy', 'fugashi', 'typer', 'rich', 'pandas'}"
    code = f"import sys, fumikura; fumikura.open, fumikura.ingest, fumikura.Records; print({heavy} & {{*sys.modules}})"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # coverage has an engine
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=plain)

    assert run.stdout.strip() == "set()"


def test_the_rows_of_a_command_load_no_session():
    code = "import sys, fumikura.answers.queries; print('fumikura.answers.session' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "False"


def test_only_open_has_the_name_of_a_builtin():
    shadows = {
        (str(path.relative_to(HOME)), name)
        for path in HOME.rglob("*.py")
        if path.parent.name != "cli"  # a command may be called map
        for name in bound(ast.parse(path.read_text(encoding="utf-8")))
        if hasattr(builtins, name)
    }

    assert shadows == {("__init__.py", "open"), (str(Path("answers", "__init__.py")), "open")}


@pytest.mark.parametrize("name", ["search", "kwic", "explain"])
def test_a_name_is_the_function_also_when_its_module_was_imported_first(name):
    code = f"import importlib, fumikura; importlib.import_module('fumikura.query'); print(callable(fumikura.{name}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "True"


def test_a_session_in_python(tmp_path):
    (tmp_path / "letter.txt").write_text("拝啓　外貨準備は凍結されました。\n", encoding="utf-8")
    with fumikura.Store(tmp_path / "corpus", create=True) as store:
        store.acquire(wait=10)
        fumikura.ingest([tmp_path / "letter.txt"], store)
        (hit,) = fumikura.search(store, "外貨準備 凍結").hits
        (line,) = fumikura.kwic(store, "凍結")
    with fumikura.open_to_read(tmp_path / "corpus") as store:
        again = fumikura.search(store, "外貨準備 凍結").hits

    assert (hit.doc, hit.complete, line.key) == ("letter", True, "凍結")
    assert again == (hit,)
