"""Only the bank's own room speaks SQL: another store could take its place without a caller noticing."""

import ast
import re

from conftest import ROOT

_SQL = re.compile(r"\b(?:select|insert|update|delete|pragma)\b.+\b(?:from|into|set|user_version)\b")


def _breaches(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr == "connection":
            yield f"{path.name}:{node.lineno} connection"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SQL.search(node.value):
            yield f"{path.name}:{node.lineno} {node.value[:40]}"


def test_nobody_outside_of_the_bank_speaks_sql_or_takes_its_connection():
    files = [path for path in (ROOT / "generator").rglob("*.py") if path.parent.name != "bank"]
    assert len(files) > 200
    assert [breach for path in files for breach in _breaches(path)] == []


def test_the_bank_itself_would_be_found():
    found = [*_breaches(ROOT / "generator" / "bank" / "named.py")]
    assert any("connection" in breach for breach in found)
    assert any("select core" in breach for breach in found)
