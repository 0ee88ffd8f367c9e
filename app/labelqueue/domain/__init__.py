"""Values and rules. No I/O, no SQL, no Qt, and nothing of ours below it."""
