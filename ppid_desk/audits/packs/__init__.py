"""Offline packs: an audit goes out on a laptop in one sealed file, and its answers come back in another."""
