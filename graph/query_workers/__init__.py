"""Processes that answer users' queries: each can be killed, and the others go on."""
