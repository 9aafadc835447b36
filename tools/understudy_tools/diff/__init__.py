"""`understudy diff`: what changed between two documents, and for whom it breaks."""
