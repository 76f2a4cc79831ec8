"""The editors' report: what was removed, guessed and refused, and why, with the lines to write where it is wrong."""

from digest.report.plan import KINDS, plan

__all__ = ["KINDS", "plan"]
