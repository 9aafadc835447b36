"""A document whose records are files: uploaded with a form, replaced as a whole body, downloaded with a preview."""

from __future__ import annotations

from typing import Any

from documents import document, operation, schema_ref

__all__ = ["files"]

STRING = {"type": "string"}
FILE = {
    "type": "object",
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "filename": STRING,
        "bytes": {"type": "integer"},
        "mime_type": STRING,
        "sha256": STRING,
        "purpose": STRING,
    },
}
KEY = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]


def files(download: str = "application/octet-stream") -> dict[str, Any]:
    binary = {"type": "string", "format": "binary"}
    form = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": binary, "preview": binary, "purpose": STRING},
    }
    upload = operation("uploadFile", "201", schema_ref("File"))
    upload["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    replace = operation("replaceContent", "204", parameters=KEY)
    replace["requestBody"] = {"required": True, "content": {"*/*": {"schema": binary}}}
    content = operation("getContent", parameters=KEY)
    content["responses"]["200"]["content"] = {download: {"schema": binary}}
    preview = operation("getPreview", parameters=KEY)
    preview["responses"]["200"]["content"] = {"image/*": {"schema": binary}}
    one = {"get": operation("getFile", reply=schema_ref("File")), "delete": operation("deleteFile", "204")}
    return document(
        {
            "/files": {"post": upload},
            "/files/{id}": {"parameters": KEY, **one},
            "/files/{id}/content": {"get": content, "put": replace},
            "/files/{id}/preview": {"get": preview},
        },
        {"File": FILE},
    )
