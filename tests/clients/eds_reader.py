"""Says what GNOME's evolution-data-server holds of one calendar: `eds_reader.py SOURCE`, in its D-Bus session.

Runs under the system's Python, which has the bindings (Debian: gir1.2-ecal-2.0 python3-gi). One line in, one line out:
"held" answers the components, "times" the occurrences of a span as instants, "refresh" asks the server; all as JSON.
"""

import json
import sys
import time
from datetime import UTC, datetime

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, GLib, ICalGLib  # noqa: E402

_STATUS = {ICalGLib.PropertyStatus.CONFIRMED: "CONFIRMED", ICalGLib.PropertyStatus.CANCELLED: "CANCELLED"}


def connect(name):
    """The client of the source `name`; waits until the registry has it and its first content is there."""
    registry = EDataServer.SourceRegistry.new_sync(None)
    end = time.monotonic() + 30
    while not (source := registry.ref_source(name)):
        if time.monotonic() > end:
            sys.exit("the source is not in the registry")
        time.sleep(0.2)
    return ECal.Client.connect_sync(source, ECal.ClientSourceType.EVENTS, 1, None)


def moment(client, at):
    """A day as 2026-05-04, an instant as 2026-05-04T09:00Z; the zone is the one that came with the feed."""
    if at.is_date():
        return f"{at.get_year():04}-{at.get_month():02}-{at.get_day():02}"
    zone = at.get_timezone()
    if zone is None and not at.is_utc():
        return f"no zone: {at.as_ical_string()}"
    utc = ICalGLib.Timezone.get_utc_timezone()
    seconds = at.as_timet_with_zone(utc if at.is_utc() else zone)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%MZ}"


def held(client):
    """Each component: UID, then title, beginning, end, status."""
    _, found = client.get_object_list_as_comps_sync("#t", None)
    entries = {}
    for component in found:
        event = component.get_icalcomponent()
        begin, end = component.get_dtstart().get_value(), component.get_dtend().get_value()
        for at, told in ((begin, component.get_dtstart()), (end, component.get_dtend())):
            if not at.is_date() and not at.is_utc() and told.get_tzid():
                at.set_timezone(client.get_timezone_sync(told.get_tzid(), None)[1])
        status = _STATUS.get(component.get_status(), "")
        entries[event.get_uid()] = [event.get_summary(), moment(client, begin), moment(client, end), status]
    return entries


def times(client):
    """The beginning of every occurrence between May 2026 and 2027, by UID."""
    starts = {}

    def each(event, begin, _end, *_):
        if event.get_first_property(ICalGLib.PropertyKind.RRULE_PROPERTY):
            starts.setdefault(event.get_uid(), []).append(moment(client, begin))
        return True

    first, last = (int(datetime(2026 + n, 5 - 4 * n, 1, tzinfo=UTC).timestamp()) for n in (0, 1))
    client.generate_instances_sync(first, last, None, each)
    return {uid: sorted(found) for uid, found in starts.items()}


def refresh(client):
    """Ask the web server now; what it said when that went wrong."""
    try:
        client.refresh_sync(None)
    except GLib.Error as error:
        return str(error)
    return ""


def main():
    """Answer until standard input ends."""
    client = connect(sys.argv[1])
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        answer = {"held": held, "times": times, "refresh": refresh}[line.strip()](client)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
