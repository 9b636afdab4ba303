"""Reads a feed with libical through GObject introspection, and says how many events it has and what it minds.

Runs under the system's Python, which has the bindings (Debian: gir1.2-ical-3.0 python3-gi)."""

import sys


def main(path: str) -> None:
    """Print "events N" and one line for each fault; libical marks faults with X-LIC-ERROR properties."""
    import gi

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib as ical

    with open(path, encoding="utf-8", newline="") as file:
        calendar = ical.Component.new_from_string(file.read())
    if calendar is None:
        sys.exit("libical cannot read it")
    calendar.check_restrictions() if hasattr(calendar, "check_restrictions") else None
    print("events", calendar.count_components(ical.ComponentKind.VEVENT_COMPONENT))
    faults = calendar.count_errors()
    sys.exit(f"{faults} faults" if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1])
