"""What was read and inferred of a document, kept for the next process. Nothing that is read here is ever executed."""
