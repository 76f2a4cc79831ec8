"""Checks a built site as a browser would read it: dead links, missing markup, pages that are too heavy."""
