"""The folder of the cache: what is found in it, what is not trusted, and what is let go of."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from understudy.cache.files import find, keep


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cache"


def test_what_was_kept_is_found_and_nothing_else(folder: Path) -> None:
    assert find(folder, "a") is None
    keep(folder, "a", b"one\ntwo")
    keep(folder, "b", b"")
    assert (find(folder, "a"), find(folder, "b"), find(folder, "c")) == (b"one\ntwo", b"", None)
    keep(folder, "a", b"three")
    assert find(folder, "a") == b"three"
    assert sorted(each.name for each in folder.iterdir()) == ["a", "b"]


def test_only_its_owner_may_look_at_it(folder: Path) -> None:
    keep(folder, "a", b"text")
    assert [path.stat().st_mode & 0o777 for path in (folder, folder / "a")] == [0o700, 0o600]


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_trusted(folder: Path, mode: int) -> None:
    keep(folder, "a", b"text")
    (folder / "a").chmod(mode)
    assert find(folder, "a") is None


def test_a_folder_that_others_may_write_is_not_used(folder: Path) -> None:
    keep(folder, "a", b"text")
    folder.chmod(0o777)
    keep(folder, "b", b"text")
    assert (find(folder, "a"), os.listdir(folder)) == (None, ["a"])


def test_what_belongs_to_somebody_else_is_not_trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder, "a", b"text")
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    keep(folder, "b", b"text")
    assert (find(folder, "a"), os.listdir(folder)) == (None, ["a"])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_a_file_of_another_user_in_our_folder_is_not_trusted(folder: Path) -> None:
    keep(folder, "a", b"text")
    os.chown(folder / "a", 12345, -1)
    assert find(folder, "a") is None


def test_neither_a_link_nor_what_is_no_file_is_followed(folder: Path, tmp_path: Path) -> None:
    keep(folder, "a", b"text")
    (folder / "a").rename(tmp_path / "elsewhere")
    (folder / "a").symlink_to(tmp_path / "elsewhere")
    (folder / "b").mkdir()
    assert (find(folder, "a"), find(folder, "b")) == (None, None)


@pytest.mark.parametrize("damage", [b"", b"x", b"\n", b"0" * 64 + b"\ntext", b"\xff\x00" * 40])
def test_a_damaged_file_is_not_found(folder: Path, damage: bytes) -> None:
    keep(folder, "a", b"text")
    (folder / "a").write_bytes(damage)
    assert find(folder, "a") is None


def test_half_of_a_file_and_one_under_another_name_are_not_found(folder: Path) -> None:
    keep(folder, "a", b"text")
    whole = (folder / "a").read_bytes()
    for name, content in (("a", whole[:-1]), ("b", whole)):
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
    assert (find(folder, "a"), find(folder, "b")) == (None, None)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    keep(tmp_path / "file" / "below", "a", b"text")
    assert find(tmp_path / "file" / "below", "a") is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    keep(tmp_path, "a", b"text")
    assert find(tmp_path, "a") is None


def test_what_was_not_used_for_longest_goes_first(folder: Path) -> None:
    for age, name in enumerate("dcba"):
        keep(folder, name, b"x" * 100, most=10_000)
        os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))
    assert find(folder, "a") == b"x" * 100  # it was used just now
    keep(folder, "e", b"x" * 100, most=3 * 165)
    assert sorted(os.listdir(folder)) == ["a", "d", "e"]


def test_what_is_too_large_is_not_kept(folder: Path) -> None:
    keep(folder, "a", b"x" * 100, most=300)
    assert find(folder, "a") is None


def test_writers_at_the_same_time_leave_one_whole_file(folder: Path) -> None:
    texts = [str(number).encode() * 50_000 for number in range(8)]

    def write_and_read(text: bytes) -> bytes | None:
        keep(folder, "a", text)
        return find(folder, "a")

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(write_and_read, texts * 5))
    assert set(found) <= {*texts}
    assert os.listdir(folder) == ["a"]
