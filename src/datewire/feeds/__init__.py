"""Which events, in which file: feeds, the choice of events for them, the writers, and datewire's own linter.

The only room that knows an output format. It reads no clock: today is handed in, stamps come from the events.
"""
