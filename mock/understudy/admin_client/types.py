"""What is not passed, and files."""

from ._runtime.files import FileInput
from ._runtime.types import UNSET, File, FileTypes, RequestFiles, Unset

__all__ = ["UNSET", "File", "FileInput", "FileTypes", "RequestFiles", "Unset"]
