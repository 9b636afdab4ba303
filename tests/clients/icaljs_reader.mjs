// Reads a feed with ical.js in strict mode, Thunderbird's parser: "events N", or a fault.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const found = createRequire(process.argv[3] + "/").resolve("ical.js");
const { default: ICAL } = await import(pathToFileURL(found));
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const events = calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part));
for (const event of events) {
  const zone = event.component.getFirstProperty("dtstart").getParameter("tzid");
  if (zone && event.startDate.zone.tzid !== zone) throw new Error("zone " + zone + " is not known to it");
}
console.log("events " + events.length);
