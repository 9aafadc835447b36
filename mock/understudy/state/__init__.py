"""Where resources live: the Store protocol, the in-memory store and the unit of work."""
