"""The facts of five real plans, without their sentences: what the demonstration serves."""
