"""Pictures and drawings changed as hands change them."""
