"""Thin shells around the mock: Flask, WSGI, the command line."""
