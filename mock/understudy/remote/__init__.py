"""A mock behind an address, with the methods of one in this process; the Protocols say what they have in common.

Whatever is to work on both takes an `AnyMock`: fixtures, claims, factories, workflows and generated drivers.
"""
