"""Search without a server: texts → small files of postings, of which a query loads only those it needs.

A text is folded (script, case, width, quotation marks: character by character) and read as tokens: a word of letters and
digits (gpt4), or any other character (声, 。). White space only parts words, so 用 GPT and 用GPT are one; a line end parts
matches. A query finds the articles that have its tokens in a row, the last word of it as the beginning of one; a word is met
at its beginning, never in its middle.

A gram is a run of tokens. Of each pair of neighbours the index knows every place. Where a gram stands in more than
`shards.MANY` places only the articles that hold it are listed, and the grams one token longer on either side have their places
instead: so no list is long, and any query is covered by grams whose places, one behind the other, tell exactly where it
stands. Single words, their first two letters and what articles are filtered by have lists of articles.

Articles are numbered from the oldest on, and each has more places than it needs: one that comes last, or is edited, changes
only the lists of its own grams.
"""
