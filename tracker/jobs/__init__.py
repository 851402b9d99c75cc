"""Work that outlasts a request: asked on a page, done by a worker, its file kept for who asked."""
