"""What `make audit` makes of the answers: a fault, nothing known, or nobody there to ask."""

from typing import Any

import pytest

import audit

CLEAN = {"name": "a", "version": "1.0", "vulns": []}
FAULTY = {"name": "b", "version": "2.0", "vulns": [{"id": "X-1", "fix_versions": ["2.1"]}]}
HOPELESS = {"name": "c", "version": "3.0", "vulns": [{"id": "X-2", "fix_versions": []}]}
SKIPPED = {"name": "d", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("packages", "expected"),
    [
        ([CLEAN], ([], 1, 0)),
        ([CLEAN, FAULTY], (["b 2.0: X-1, mended in 2.1"], 2, 0)),
        ([HOPELESS], (["c 3.0: X-2, mended in no release yet"], 1, 0)),
        ([CLEAN, SKIPPED], ([], 1, 1)),
        ([SKIPPED, SKIPPED], ([], 0, 2)),
    ],
)
def test_a_python_package_is_sound_only_if_it_was_looked_up(
    packages: list[dict[str, Any]], expected: tuple[list[str], int, int]
) -> None:
    assert audit.python_packages({"dependencies": packages}) == expected


def test_a_fault_of_a_node_package_is_reported_once() -> None:
    via = {"title": "Runs anything", "severity": "high", "url": "https://advisories.invalid/1"}
    answer = {
        "vulnerabilities": {
            "a": {"range": "<2", "via": [via]},
            "b": {"range": "*", "via": ["a"]},
        },
        "metadata": {"dependencies": {"total": 202}},
    }
    fault = "a <2: Runs anything (high), https://advisories.invalid/1"
    assert audit.node_packages(answer) == ([fault], 202, 0)


@pytest.mark.parametrize("answer", [{}, {"statusCode": 405, "body": ""}])
def test_no_answer_is_not_a_clean_one(answer: dict[str, Any]) -> None:
    assert audit.node_packages(answer) == audit.python_packages(answer) == ([], 0, 0)


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        ([CLEAN], 0, "requirements-test.lock: 1 packages checked, 0 known faults"),
        ([FAULTY], 1, "fault: requirements-test.lock: b 2.0: X-1, mended in 2.1"),
        ([SKIPPED], 0, "not checked: requirements-test.lock: the database does not answer for 1"),
        ([], 0, "not checked: package-lock.json: the database does not answer for all packages"),
    ],
)
def test_only_a_fault_fails_and_no_answer_is_reported(
    answer: list[dict[str, Any]],
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(audit, "_answer", lambda *_: {"dependencies": answer})
    with pytest.raises(SystemExit) as stopped:
        audit.main()
    assert stopped.value.code == status
    assert said in capsys.readouterr().out
