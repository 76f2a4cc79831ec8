"""The editors' report: what was removed, guessed and refused, and why, with the lines to write where it is wrong."""

from digest.report.plan import KIND, plan

__all__ = ["KIND", "plan"]
