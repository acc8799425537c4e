"""Tests of the planners' tables over HTTP and as commands, on the seeds."""
