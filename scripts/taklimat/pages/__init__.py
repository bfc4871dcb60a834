"""Which pages there are, where they stand, and what each shows; not yet HTML or paper."""
