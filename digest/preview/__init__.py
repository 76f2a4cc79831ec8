"""A preview on this machine: a resident builder, a watch on the site's files, a server that reloads the browser."""
