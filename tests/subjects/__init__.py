"""Tests of what `digest tags` tells an editor."""
