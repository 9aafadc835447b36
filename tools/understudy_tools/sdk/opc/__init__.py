"""All that bends openapi-python-client to what an SDK needs."""
