"""One function per kind of page: from an edition and a page to what its template is given."""
