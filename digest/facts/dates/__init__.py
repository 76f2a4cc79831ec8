"""The date of an article: published (all evidence in order), written in full, by year clues, by its neighbours."""
