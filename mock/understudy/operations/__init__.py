"""What each kind of operation does to the state."""
