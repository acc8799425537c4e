"""What holds for every test."""

from hypothesis import settings

# A property is about what holds, not how fast: on a busy machine the default of 200 ms an example fails at random.
settings.register_profile("innokg", deadline=None)
settings.load_profile("innokg")
