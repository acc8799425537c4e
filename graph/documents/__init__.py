"""The loaded documents: which there are, what each states, its outline and what is in quarantine."""
