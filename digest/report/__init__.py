"""The editors' report: what was removed, guessed and refused, why, and the lines to add where that is wrong."""
