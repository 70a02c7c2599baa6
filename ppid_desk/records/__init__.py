"""The books: opening, transactions, turns between processes, migrations, journal, copies, key."""
