"""Behind `digest tags`: why a subject was found or missed, which rules err, and which words could become rules."""
