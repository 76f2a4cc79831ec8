"""The editors' report: what was removed, guessed and refused, why, and the lines to add where that is wrong."""

from digest.report.plan import KINDS, plan

__all__ = ["KINDS", "plan"]
