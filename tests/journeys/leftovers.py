"""What a browser still holds of a person: one probe, the same for every browser."""

from contextlib import suppress
from io import BytesIO

from PIL import Image
from playwright.sync_api import Error
from sqlalchemy import select

from portal.accounts import visits
from portal.accounts.models import Member, SignedInPhone

WAYS = ["leaving", "signing out", "timing out"]
CANARY = "canary-7f3a-saffron"  # stands in her plan, and nowhere else

FIND = """async () => {
  const found = {};
  const look = async (place, read) => {
    try { found[place] = String(await read()); } catch { found[place] = ""; }
  };
  await look("page", () => document.documentElement.outerHTML);
  await look("fields", () => [...document.querySelectorAll("input, textarea")].map(f => f.value));
  await look("window", () => [window.name, JSON.stringify(history.state), document.referrer]);
  await look("cookie", () => document.cookie);
  await look("local", () => JSON.stringify({...localStorage}));
  await look("session", () => JSON.stringify({...sessionStorage}));
  await look("database", async () => {
    const all = [];
    for (const {name} of await indexedDB.databases()) {
      const base = await new Promise((yes, no) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => yes(asked.result);
        asked.onerror = no;
      });
      for (const store of base.objectStoreNames) {
        all.push(await new Promise(yes => {
          base.transaction(store).objectStore(store).getAll().onsuccess =
            event => yes(JSON.stringify(event.target.result));
        }));
      }
      base.close();
    }
    return all;
  });
  await look("cache", async () => {
    const all = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        all.push(request.url, await (await cache.match(request)).text());
      }
    }
    return all;
  });
  return found;
}"""

PLANT = f"""async () => {{
  const canary = "{CANARY}";
  const field = document.querySelector("#main").appendChild(document.createElement("input"));
  field.value = canary;
  window.name = canary;
  document.cookie = "planted=" + canary;
  localStorage.setItem("planted", canary);
  sessionStorage.setItem("planted", canary);
  await new Promise(yes => {{
    const asked = indexedDB.open("planted");
    asked.onupgradeneeded = () => asked.result.createObjectStore("planted");
    asked.onsuccess = () => {{
      const writing = asked.result.transaction("planted", "readwrite");
      writing.objectStore("planted").put(canary, 1);
      writing.oncomplete = () => {{ asked.result.close(); yes(); }};
    }};
  }});
  const cache = await caches.open("planted");
  await cache.put("/planted", new Response(canary));
  return true;
}}"""

RESTING = """document.readyState == "complete" && location.href + " " + performance.timeOrigin"""

PLACES = {"fields", "window", "cookie", "local", "session", "database", "cache"}


def with_canary(found):
    """The places in which the canary was found."""
    return {place for place, text in found.items() if CANARY in text}


def when_it_rests(page, ask, *, looks=4, tries=100):
    """What `page` answers to the script `ask` once the same loaded page has stood there for
    `looks` looks of a tenth of a second: a page out of memory may go once more by itself."""
    last, same = None, 0
    for _ in range(tries):
        page.wait_for_timeout(100)
        with suppress(Error):  # the page went while it was asked
            now = page.evaluate(RESTING)
            same = same + 1 if now and now == last else 0
            last = now
            if same >= looks:
                return page.evaluate(ask)
    raise AssertionError(f"{page.url} did not come to rest")


def picture(page):
    """A screenshot. On a busy machine Chromium may say that it can take none just now."""
    for _ in range(20):
        with suppress(Error):
            return page.screenshot()
        page.wait_for_timeout(500)
    return page.screenshot()


def pixels(picture):
    """The colours of a screenshot: a blank page has one."""
    return {colour for _, colour in Image.open(BytesIO(picture)).convert("RGB").getcolors(1 << 24)}


def papatya(rows):
    return rows.one(select(Member).where(Member.name_key == "papatya"))


def visits_of_papatya(rows):
    who = papatya(rows).id
    return len(rows.all(select(SignedInPhone).where(SignedInPhone.member_id == who)))


def end_her_visits(rows):
    """What ten minutes without a touch do."""
    rows.do(visits.end_all, papatya(rows).id)
