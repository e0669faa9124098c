// A little comfort over plain pages: everything essential works without this file.
(function () {
  "use strict";
  var html = document.documentElement;

  // Large text and contrast, at once instead of with a new page.
  document.querySelectorAll(".look button").forEach(function (button) {
    button.addEventListener("click", function (event) {
      event.preventDefault();
      var on = html.classList.toggle(button.value);
      button.setAttribute("aria-pressed", String(on));
      var look = ["large", "contrast"].filter(function (name) { return html.classList.contains(name); }).join("-");
      var secure = location.protocol === "https:" ? "; Secure" : "";
      document.cookie = "look=" + look + "; Path=/; Max-Age=34560000; SameSite=Lax" + secure;
    });
  });

  // Reading aloud, where the browser has a voice for the language.
  var speech = window.speechSynthesis;
  var reading = null;

  function voiceFor(language) {
    return speech && speech.getVoices().find(function (voice) {
      return voice.lang.toLowerCase().replace("_", "-").split("-")[0] === language;
    });
  }

  function languageOf(element) {
    return element.closest("[lang]").lang;
  }

  function offerListening() {
    document.querySelectorAll(".listen").forEach(function (button) {
      button.hidden = !voiceFor(languageOf(button));
    });
  }

  function quiet() {
    if (!reading) return;
    reading.textContent = reading.dataset.listen;
    reading = null;
    speech.cancel();
  }

  function readAloud(button) {
    var again = reading !== button;
    quiet();
    if (!again) return;
    var words = button.parentElement.querySelector(".words").innerText;
    var said = new SpeechSynthesisUtterance(words.replace(/[\u2190-\u2bff\ufe0f\ud83c-\ud83e\udc00-\udfff]+/g, " "));
    said.voice = voiceFor(languageOf(button));
    said.lang = said.voice.lang;
    said.rate = 0.9;
    said.onend = said.onerror = function () { if (reading === button) quiet(); };
    button.dataset.listen = button.textContent;
    button.textContent = button.closest("[data-quiet]").dataset.quiet;
    reading = button;
    speech.speak(said);
  }

  if (speech) {
    offerListening();
    speech.addEventListener("voiceschanged", offerListening);
    window.addEventListener("pagehide", quiet);
    document.addEventListener("click", function (event) {
      if (event.target.classList.contains("listen")) readAloud(event.target);
    });
  }

  // Printing and passing on.
  document.querySelectorAll(".print").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  document.querySelectorAll(".share").forEach(function (button) {
    if (!navigator.share && !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var address = button.dataset.address;
      if (navigator.share) {
        navigator.share({ title: document.title, url: address }).catch(function () {});
      } else {
        navigator.clipboard.writeText(address).then(function () {
          document.getElementById("status").textContent = button.dataset.copied;
        });
      }
    });
  });

  // The chat: the answer is put into the page instead of loading a new one.
  var chat = document.getElementById("chat");
  if (!chat || !window.fetch || !window.URLSearchParams) return;
  var log = document.getElementById("log");
  var status = document.getElementById("status");
  var question = document.getElementById("question");
  var choices = chat.querySelector("#choices .buttons");
  var language = html.lang;
  var busy = false;

  function fields(form, button) {
    var body = new URLSearchParams();
    form.querySelectorAll("input[name]").forEach(function (input) { body.append(input.name, input.value); });
    if (button && button.name) body.append(button.name, button.value);
    return body;
  }

  function bubble(text) {
    var asked = document.createElement("p");
    var who = document.createElement("span");
    asked.className = "asked";
    who.className = "unseen";
    who.textContent = chat.dataset.said + " ";
    asked.append(who, text);
    log.append(asked);
    return asked;
  }

  function renew(name, value) {
    chat.querySelectorAll("input[name=" + name + "]").forEach(function (input) { input.value = value; });
  }

  function lock(on) {
    busy = on;
    chat.setAttribute("aria-busy", String(on));
    chat.querySelectorAll("button:not(.listen)").forEach(function (button) { button.disabled = on; });
  }

  // Resolves with what the server says; `again` once with a new token, when this page has lain open for long.
  function post(body, again) {
    return fetch("/chat", { method: "POST", body: body, headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (response) {
        return response.json().then(function (told) {
          if (response.status === 403 && told.token && !again) {
            renew("token", told.token);
            body.set("token", told.token);
            return post(body, true);
          }
          return response.ok ? told : Promise.reject(told);
        });
      });
  }

  function show(told, byChoice) {
    if (told.language !== language) { location.assign("/"); return; }
    log.insertAdjacentHTML("beforeend", told.answer);
    choices.innerHTML = told.choices;
    renew("nonce", told.nonce);
    renew("token", told.token);
    chat.querySelectorAll("form.choices:not(#choices)").forEach(function (form) { form.remove(); });
    while (log.children.length > 60) log.firstElementChild.remove();
    if (speech) offerListening();
    var shown = log.lastElementChild.previousElementSibling || log.lastElementChild;
    shown.scrollIntoView({ block: "start" });
    // A phone's keyboard would cover the answer.
    var touch = window.matchMedia("(pointer: coarse)").matches;
    var next = byChoice ? choices.querySelector("button") : touch ? log.lastElementChild : null;
    (next || question).focus({ preventScroll: true });
  }

  function failed(told, asked, body, byChoice) {
    var again = document.createElement("button");
    asked.classList.add("failed");
    status.textContent = told.error || chat.dataset.unsent;
    again.type = "button";
    again.textContent = chat.dataset.again;
    again.addEventListener("click", function () { again.remove(); asked.classList.remove("failed"); send(body, asked, byChoice); });
    asked.append(document.createElement("br"), again);
    again.focus();
  }

  function send(body, asked, byChoice) {
    lock(true);
    var slow = setTimeout(function () { status.textContent = chat.dataset.waiting; }, 600);
    post(body, false)
      .then(function (told) { status.textContent = ""; lock(false); show(told, byChoice); })
      .catch(function (told) { lock(false); failed(told instanceof Error ? {} : told, asked, body, byChoice); })
      .then(function () { clearTimeout(slow); });
  }

  chat.addEventListener("submit", function (event) {
    event.preventDefault();
    if (busy) return;
    var button = event.submitter || document.activeElement;
    var byChoice = event.target.classList.contains("choices");
    var body = fields(event.target, byChoice ? button : null);
    var asked = bubble(byChoice ? button.textContent : question.value);
    if (!byChoice) question.value = "";
    send(body, asked, byChoice);
  });
})();
