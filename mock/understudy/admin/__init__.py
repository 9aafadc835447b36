"""The control plane: what drives a mock, over HTTP under `/__mock__/`, with an OpenAPI document of its own."""
