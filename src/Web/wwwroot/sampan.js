// What a page gains from a script; without it everything works by ordinary forms and links.
"use strict";

async function fetchPart(address, id) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
}

// <form method="get" data-live="price">: when a field changes, the element with that id is drawn anew.
for (const form of document.querySelectorAll("form[data-live]")) {
  let waiting, asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const address = `${form.getAttribute("action") || location.pathname}?${new URLSearchParams(new FormData(form))}`;
      const mine = ++asked;
      const fresh = await fetchPart(address, form.dataset.live).catch(() => null);
      if (!fresh || mine !== asked) return;
      document.getElementById(form.dataset.live).replaceWith(fresh);
      history.replaceState(null, "", address);
    }, 300);
  });
}

// <div id="order" data-again="4">: looks again every so many seconds, ten minutes long, while the page is in view and
// nothing in the part is being read or filled in.
async function lookAgain(id, left) {
  const part = document.getElementById(id);
  if (!part?.dataset.again || left === 0) return;
  await new Promise(done => setTimeout(done, 1000 * part.dataset.again));
  if (!document.hidden && !part.contains(document.activeElement) && !part.querySelector("details[open]")) {
    const fresh = await fetchPart(location.href, id).catch(() => null);
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceWith(fresh);
  }
  await lookAgain(id, left - 1);
}
for (const part of document.querySelectorAll("[data-again]")) lookAgain(part.id, 600 / part.dataset.again);

// A page that is kept for everybody leaves the key of its forms open. Each browser fills in its own when it sends one:
// pressed twice, it is one request. Who comes back to the page by the back button sends a new one.
document.addEventListener("submit", event => {
  const key = event.target.querySelector("input[name=form-key]");
  if (key?.value !== "") return;
  key.value = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16)).join("");
  key.dataset.own = "";
});
addEventListener("pageshow", () => {
  for (const key of document.querySelectorAll("input[name=form-key][data-own]")) key.value = "";
});
