"""The tab My digits: the collection, its file, and learning from it."""
