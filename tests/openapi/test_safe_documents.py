"""A document is data: nothing of it is carried out."""

from __future__ import annotations

from pathlib import Path

import pytest

from understudy.mock import open_mock
from understudy.problem import DocumentError

TAGS = ("!!python/object/apply:pathlib.Path.mkdir", "!!python/object/new:os.mkdir", "!!python/name:os.system")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("where", ["document", "overlay", "seeds"])
def test_a_tag_of_yaml_makes_no_object(tag: str, where: str, tmp_path: Path) -> None:
    plain, made = tmp_path / "plain.yaml", tmp_path / "made"
    plain.write_text("openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n")
    loaded = tmp_path / f"{where}.yaml"
    loaded.write_text(f"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {tag} [{made}]\n")
    overlays, seeds = ([loaded] if where == "overlay" else []), (loaded if where == "seeds" else None)
    with pytest.raises((DocumentError, ValueError)):
        open_mock(loaded if where == "document" else plain, overlays=overlays, seeds=seeds)
    assert not made.exists()
