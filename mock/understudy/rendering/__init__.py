"""Renders what a client receives: the document's error bodies, preferred answers, token answers, and their bytes."""
