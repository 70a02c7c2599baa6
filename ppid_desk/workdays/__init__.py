"""Which days count: dated and sourced holidays, arithmetic with its explanation, and the law's limits as data."""
