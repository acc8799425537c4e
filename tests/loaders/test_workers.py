"""A process that dies of a file, or never comes back from it, costs that file alone."""

import os
import signal
import time
from pathlib import Path

from loaders.intake import Intake
from loaders.workers import take_in_apart, take_in_here
from ontology.claim import Claims
from ontology.document import DocumentDescription
from ontology.errors import EmptyDocumentError
from ontology.quarantine import CheckedClaims


def take(intake: Intake) -> CheckedClaims:
    """Do what the file's name says."""
    stem = intake.path.stem
    if stem.startswith("crash"):
        os.kill(os.getpid(), signal.SIGKILL)
    if stem.startswith("exit"):
        os._exit(7)
    if stem.startswith("hang"):
        time.sleep(600)
    if stem.startswith("slip"):
        raise ZeroDivisionError("by a bug")
    if stem.startswith("empty"):
        raise EmptyDocumentError(f"{intake.path} is empty.")
    (intake.path.parent / f"{stem}.seen").touch()
    description = DocumentDescription(id=stem, title=stem, source=stem, digest="0" * 64, length=0)
    return CheckedClaims(claims=Claims(document=description))


class SlowToStart:
    """Does what ``take`` does, in a process that needs longer to start than a file may take."""

    def __getstate__(self) -> str:
        return "slow"

    def __setstate__(self, state: str) -> None:
        time.sleep(6)

    def __call__(self, intake: Intake) -> CheckedClaims:
        """Do what the file's name says."""
        return take(intake)


def intakes(folder: Path, *stems: str) -> list[Intake]:
    return [Intake(path=folder / f"{stem}.txt") for stem in stems]


def test_files_after_a_crash_are_read(tmp_path: Path) -> None:
    given = intakes(tmp_path, "a", "crash", "b", "exit", "c", "d")

    found = {outcome.intake.path.stem: outcome for outcome in take_in_apart(given, jobs=1, take=take)}

    assert {stem for stem, outcome in found.items() if outcome.checked} == {"a", "b", "c", "d"}
    assert "SIGKILL" in found["crash"].reason
    assert "exit code 7" in found["exit"].reason
    assert found["crash"].reason.startswith(str(tmp_path / "crash.txt"))


def test_a_file_that_takes_too_long_is_left_out(tmp_path: Path) -> None:
    given = intakes(tmp_path, "a", "hang", "b", "c")

    found = {outcome.intake.path.stem: outcome for outcome in take_in_apart(given, jobs=2, timeout=8, take=take)}

    assert {stem for stem, outcome in found.items() if outcome.checked} == {"a", "b", "c"}
    assert "more than 8 seconds to read" in found["hang"].reason


def test_the_start_of_a_process_does_not_count(tmp_path: Path) -> None:
    (outcome,) = take_in_apart(intakes(tmp_path, "a"), jobs=1, timeout=5, take=SlowToStart())

    assert outcome.checked is not None


def test_a_slip_and_a_foreseen_failure_are_told_apart(tmp_path: Path) -> None:
    for outcomes in (
        list(take_in_here(intakes(tmp_path, "slip", "empty", "a"), take=take)),
        list(take_in_apart(intakes(tmp_path, "slip", "empty", "a"), jobs=1, take=take)),
    ):
        assert "does not foresee (ZeroDivisionError: by a bug)" in outcomes[0].reason
        assert outcomes[1].reason == f"{tmp_path / 'empty.txt'} is empty."
        assert outcomes[2].checked is not None


def test_no_more_is_read_ahead_than_can_be_written(tmp_path: Path) -> None:
    given = intakes(tmp_path, *map(str, range(12)))

    outcomes = take_in_apart(given, jobs=2, take=take)
    next(outcomes)
    time.sleep(0.5)

    assert len(list(tmp_path.glob("*.seen"))) <= 5
    assert len(list(outcomes)) == 11
