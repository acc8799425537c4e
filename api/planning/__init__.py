"""The planners' tables over HTTP and on the command line."""
