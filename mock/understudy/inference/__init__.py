"""What a document implies: resources, lifecycles, events, and why."""
