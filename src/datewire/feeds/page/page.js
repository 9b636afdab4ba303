"use strict";
// A static folder does not know its own address: the links that need it are made here from where the page was found.
if (location.protocol === "http:" || location.protocol === "https:") {
  for (const list of document.querySelectorAll("[data-feed]")) {
    const https = new URL(list.dataset.feed + ".ics", location.href).href;
    const webcal = https.replace(/^https?:/, "webcal:");
    const coded = encodeURIComponent(https);
    const query = "?url=" + coded + "&name=" + encodeURIComponent(list.dataset.name);
    const links = {
      webcal,
      google: "https://calendar.google.com/calendar/r?cid=" + encodeURIComponent(webcal),
      outlook: "https://outlook.live.com/calendar/0/addfromweb" + query,
      office: "https://outlook.office.com/calendar/0/addfromweb" + query,
    };
    for (const [name, href] of Object.entries(links)) {
      const link = list.querySelector("[data-to=" + name + "]");
      link.href = href;
      link.parentElement.hidden = false;
    }
    const button = list.querySelector("button");
    button.parentElement.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(https);
      document.getElementById("said").textContent = "Address copied: " + https;
    });
  }
}
