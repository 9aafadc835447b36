"""The packages of the shared documents, which take a while: each is generated once for all workers of a run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from filelock import FileLock
from live_mocks import SHARED

from real_servers import shared_folder
from understudy_tools.sdk.regenerate import regenerate

__all__ = ["generated_package"]


def generated_package(name: str, factory: pytest.TempPathFactory) -> Path:
    """The package of a shared document; the folder that it stands in is that of its distribution."""
    assert (SHARED / name).is_file(), f"{name} is missing: the shared documents are in ../shared/specs"
    above = shared_folder(factory)
    folder = above / name.partition(".")[0]
    package = f"made_{re.sub('[^a-z]', '_', name.partition('.')[0])}"
    with FileLock(above / f"{name}.lock"):
        if not folder.exists():  # it is moved there whole
            regenerate(SHARED / name, above / "new" / folder.name, package=package, progress=lambda _: None)
            (above / "new" / folder.name).rename(folder)
    return folder / package
