// Leaving at once, resting, and nothing private behind the Back button. Pages work without it.
(function () {
  "use strict";
  var root = document.documentElement, exit = document.getElementById("leave");
  var others = window.BroadcastChannel && new BroadcastChannel("leave"); // keeps nothing
  var heading;

  function hide() { root.style.visibility = "hidden"; }

  function blank() {
    hide();
    document.body.textContent = "";
  }

  function go(to) {
    if (heading === to) return;
    heading = to;
    location.replace(to);
  }

  // The mark makes the server end the visit as soon as it hears of this phone again, should the
  // request below be lost. Without a network the tab is left empty, at no address of ours.
  function leave(event) {
    if (event) event.preventDefault();
    if (heading) return;
    blank();
    document.cookie = (location.protocol === "https:" ? "__Host-x=1;secure" : "x=1") + ";path=/;samesite=lax";
    tell();
    if (!window.fetch) return go(exit.href);
    fetch(exit.href, { keepalive: true, headers: { "HX-Request": "true" } }) // answered without a redirect
      .then(function () { go(exit.dataset.to); }, nowhere);
    setTimeout(go, 1500, exit.dataset.to);
    setTimeout(nowhere, 6000);
  }

  function nowhere() { go("about:blank"); }

  function tell() { if (others) others.postMessage(""); }

  if (others) others.onmessage = function () { blank(); nowhere(); };

  function follow(event) {
    if (event.button < 2 && event.target.closest("[href='/leave']")) leave(event);
  }
  document.addEventListener("click", follow);
  document.addEventListener("auxclick", follow); // no second tab
  document.addEventListener("submit", function (event) {
    if (/\/sign-out$/.test(event.target.action)) tell();
  });

  // Shift three times.
  var shifts = 0, last = 0;
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { shifts = 0; return; }
    shifts = event.timeStamp - last < 800 ? shifts + 1 : 1;
    last = event.timeStamp;
    if (shifts === 3) leave();
  });

  // Two fingers tap three times. One finger follows links and is Android's magnifier, three make
  // screenshots and scroll for screen readers, moving fingers zoom; cheap screens feel only two.
  var taps = [], start;
  function places(event) {
    return [].map.call(event.touches, function (t) { return [t.clientX, t.clientY]; });
  }
  function touch(type, handler) { document.addEventListener(type, handler, { passive: true }); }
  touch("touchstart", function (event) {
    start = event.touches.length === 2 && { at: event.timeStamp, places: places(event) };
  });
  touch("touchmove", function (event) {
    places(event).forEach(function (now, i) {
      var was = start && start.places[i];
      if (was && Math.abs(now[0] - was[0]) + Math.abs(now[1] - was[1]) > 30) start = null;
    });
  });
  touch("touchcancel", function () { taps = []; start = null; });
  touch("touchend", function (event) {
    if (event.touches.length) return;
    var now = event.timeStamp;
    taps = start && now - start.at < 400 ? taps.concat(now) : [];
    taps = taps.filter(function (at) { return now - at < 1500; });
    start = null;
    if (taps.length === 3) leave();
  });

  // Nobody touches the page for as long as a visit may rest: it goes blank, and the next touch asks
  // the server who this is. Words not yet sent are set aside there for their owner, not on the phone.
  var rest = exit.dataset.rest * 1000, used = Date.now(), words, asked;
  var wrong = document.querySelector("[aria-invalid]");
  if (wrong) words = wrong.form;

  function ask() {
    if (asked || !navigator.onLine) return;
    asked = true;
    if (!document.contains(words || null)) return location.reload();
    var mark = document.createElement("input");
    mark.type = "hidden";
    mark.name = "aside";
    mark.value = "1";
    words.appendChild(mark);
    words.submit();
  }
  function tick() {
    var left = used + rest - Date.now();
    if (left > 0) return setTimeout(tick, left);
    empty();
    if (words) ask();
  }
  function empty() {
    if (words) hide(); else blank();
  }
  function use() {
    if (Date.now() - used < rest) { used = Date.now(); return; }
    empty();
    ask();
  }
  if (rest) {
    setTimeout(tick, rest);
    ["keydown", "touchstart", "mousedown", "scroll", "visibilitychange"].forEach(function (type) {
      touch(type, use);
    });
    document.addEventListener("input", function (event) {
      var form = event.target.form;
      if (form && form.method === "post" && !form.querySelector("[type=password]")) words = form;
    });
  }

  // A page that the browser kept alive comes back empty and is asked for again.
  addEventListener("pagehide", hide);
  addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });
})();
