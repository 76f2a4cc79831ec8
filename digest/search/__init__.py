"""Search without a server: texts → small files (shards) of postings, of which a query loads only a few.

A text is folded (script, case, width, quotation marks: character by character) and cut into tokens: words of letters and
digits (gpt4) and all other characters (声, 。). White space only separates words, so 用 GPT equals 用GPT; a line end
separates matches. A query finds the articles that contain its tokens in a row; its last word may be the beginning of a longer
word.

A gram is a run of tokens. Every pair of tokens is in the index with all its positions. If a gram has more than
`shards.MANY` positions, only its articles are listed, and the grams one token longer on either side have positions instead: so
no list is long, and grams at consecutive positions cover any query exactly. Single words, their first two letters and filter
terms have lists of articles.

Articles are numbered from the oldest on, and each reserves more positions than it needs: adding a newest article or editing one
changes only the lists of its own grams.
"""
