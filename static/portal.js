// Leaving at once, and nothing private behind the Back button. Every page works without this file.
(function () {
  "use strict";
  var exit = document.getElementById("leave");
  var shifts = 0, last = 0;

  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.className = "gone";
    document.body.textContent = "";
    location.replace(exit.href);
  }

  if (exit) {
    exit.addEventListener("click", leave);
    document.addEventListener("keyup", function (event) {
      if (event.key !== "Shift") { shifts = 0; return; }
      shifts = event.timeStamp - last < 800 ? shifts + 1 : 1;
      last = event.timeStamp;
      if (shifts === 3) leave();
    });
  }

  // A page that the browser kept alive is asked for again: signing out elsewhere counts here too.
  addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });
})();
