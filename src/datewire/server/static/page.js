"use strict";
// The pages work without this. It adds: copying, the visitor's own time, and arrow keys between events.
const said = document.getElementById("said");

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const input = button.parentElement.querySelector("input");
    input.select();
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      document.execCommand("copy");
    }
    said.textContent = "Address copied";
    setTimeout(() => { said.textContent = ""; }, 2500);
  });
}

for (const time of document.querySelectorAll("time[data-clock]")) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.getTime())) continue;
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (clock === time.dataset.clock) continue;
  const yours = document.createElement("span");
  yours.className = "yours";
  const day = at.toLocaleDateString("sv-SE") === time.dataset.day ? "" : at.toLocaleDateString("en-GB", { weekday: "short" }) + " ";
  yours.textContent = `${day}${clock} your time`;
  time.parentElement.append(" ", yours);
}

const proofs = [...document.querySelectorAll(".proof > summary")];
document.addEventListener("keydown", (event) => {
  const at = proofs.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0 || !step || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = proofs[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
