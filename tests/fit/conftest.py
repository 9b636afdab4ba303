"""The scripts that need torch are run by hand, not imported by the test run."""

collect_ignore = ["accurate.py", "network.py"]
