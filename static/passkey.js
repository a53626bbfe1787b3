// The passkey button. Pages with it work without this file, by codes.
(function () {
  "use strict";
  var form = document.getElementById("passkey");
  if (!form || !window.PublicKeyCredential || !window.fetch || !window.URLSearchParams) return;
  var about = form.dataset, hint = document.getElementById("no-passkey");
  var button = document.createElement("button"), failed = document.createElement("p");

  function bytes(text) {
    var raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(raw, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    var raw = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function ask() {
    return fetch(about.options, {
      method: "POST", credentials: "same-origin", redirect: "error",
      body: new URLSearchParams({ token: form.elements.token.value })
    }).then(function (answer) {
      if (!answer.ok) throw new Error("no challenge");
      return answer.json();
    });
  }

  function readable(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    (options.allowCredentials || options.excludeCredentials || []).forEach(function (known) {
      known.id = bytes(known.id);
    });
    return { publicKey: options };
  }

  function written(credential) {
    var answer = credential.response, response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
      .forEach(function (name) { if (answer[name]) response[name] = text(answer[name]); });
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response: response
    });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    button.disabled = true;
    failed.hidden = true;
    ask().then(function (options) {
      return navigator.credentials[about.do](readable(options));
    }).then(function (credential) {
      form.elements.credential.value = written(credential);
      form.submit();
    }).catch(function () {
      button.disabled = false;
      failed.hidden = false;
    });
  });

  button.className = "btn wide";
  button.textContent = about.label;
  failed.className = "error";
  failed.setAttribute("role", "alert");
  failed.textContent = about.failed;
  failed.hidden = true;
  if (hint) hint.remove();
  form.append(failed, button);
})();
