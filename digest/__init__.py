"""digest turns a folder of scraped news into a clean, tagged, bilingual, searchable static news site."""

__version__ = "0.2.0"
