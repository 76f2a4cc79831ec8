"""One file a kind of page: its address, what it depends on (`plan`), what its template is given (`view`)."""
