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
      var address = new URL(button.dataset.address, location.href).href; // kept pages carry the path only
      if (navigator.share) {
        navigator.share({ title: document.title, url: address }).catch(function () {});
      } else {
        navigator.clipboard.writeText(address).then(function () {
          document.getElementById("status").textContent = button.dataset.copied;
        });
      }
    });
  });

  // The chat: the answer is put into the page instead of loading a new one. A message waits on the phone until it is answered.
  var chat = document.getElementById("chat");
  var offline = window.offline;
  if (!chat || !offline || !window.fetch || !window.URLSearchParams) return;
  var log = document.getElementById("log");
  var status = document.getElementById("status");
  var question = document.getElementById("question");
  var choices = chat.querySelector("#choices .buttons");
  var language = html.lang;
  var told = chat.dataset;
  var bubbles = {}; // by nonce
  var busy = false;
  var pause = 0; // milliseconds until the next try
  var timer = null;

  function fields(form, button) {
    var said = {};
    form.querySelectorAll("input[name]").forEach(function (input) { said[input.name] = input.value; });
    if (button && button.name) said[button.name] = button.value;
    delete said.nonce;
    delete said.token;
    return said;
  }

  function bubble(entry) {
    var asked = document.createElement("div");
    var who = document.createElement("span");
    asked.className = "asked";
    who.className = "unseen";
    who.textContent = told.said + " ";
    asked.append(who, entry.label);
    log.append(asked);
    bubbles[entry.nonce] = asked;
    return asked;
  }

  function button(label, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  // What a message waits for, and what can be done about it; without words: nothing any more.
  function note(entry, words, final) {
    var asked = bubbles[entry.nonce] || bubble(entry);
    var old = asked.querySelector(".waits");
    if (old) old.remove();
    asked.classList.toggle("failed", Boolean(words));
    if (!words) return;
    var waits = document.createElement("div");
    waits.className = "waits";
    waits.appendChild(document.createElement("p")).textContent = words;
    if (!final) {
      waits.append(button(told.again, function () { pause = 0; next(entry); }));
      waits.append(button(told.drop, function () { offline.drop(entry); asked.remove(); rest(); }));
    }
    asked.append(waits);
  }

  // Guides on the phone that may answer a question; a line with a household is for the log.
  function suggest(entry) {
    if (!entry.fields.text || entry.byChoice || /\bh[-. ]?\d/i.test(entry.fields.text)) return;
    offline.find(entry.fields.text, 3).then(function (guides) {
      if (!guides.length) return;
      var shown = document.createElement("div");
      shown.className = "answer";
      shown.append(document.createElement("p"), offline.links(guides));
      shown.firstChild.textContent = told.found;
      bubbles[entry.nonce].after(shown);
    }).catch(function () {});
  }

  function renew(name, value) {
    chat.querySelectorAll("input[name=" + name + "]").forEach(function (input) { input.value = value; });
  }

  // Buttons belong to the last answer: while a message waits, nobody knows what they would mean.
  function lock() {
    var waits = offline.waiting().length > 0;
    chat.setAttribute("aria-busy", String(busy));
    chat.querySelectorAll("form.choices button").forEach(function (each) { each.disabled = busy || waits; });
    chat.querySelector("#say button").disabled = busy;
  }

  function show(answer, entry) {
    if (answer.language !== language) { location.assign("/"); return; }
    bubbles[entry.nonce].insertAdjacentHTML("afterend", answer.answer);
    choices.innerHTML = answer.choices;
    renew("nonce", answer.nonce);
    renew("token", answer.token);
    chat.querySelectorAll("form.choices:not(#choices)").forEach(function (form) { form.remove(); });
    while (log.children.length > 60) log.firstElementChild.remove();
    if (speech) offerListening();
    bubbles[entry.nonce].scrollIntoView({ block: "start" });
  }

  // A phone's keyboard would cover the answer.
  function focusAfter(entry) {
    var touch = window.matchMedia("(pointer: coarse)").matches;
    var aim = entry.byChoice ? choices.querySelector("button") : touch ? bubbles[entry.nonce].nextElementSibling : null;
    (aim || question).focus({ preventScroll: true });
  }

  // Nothing to be sent now: say what still waits, and look again later.
  function rest() {
    var entries = offline.waiting();
    entries.forEach(function (entry) {
      note(entry, offline.tooOld(entry) ? told.tooOld : entry.tried ? told.unsure : told.queued);
    });
    lock();
    clearTimeout(timer);
    if (entries.length) timer = setTimeout(next, Math.max(pause, 5000));
  }

  function next(chosen) {
    var entry = chosen || offline.waiting().filter(function (each) { return !offline.tooOld(each); })[0];
    if (busy) return;
    if (!entry || navigator.onLine === false) { rest(); return; }
    var slow = setTimeout(function () { status.textContent = told.waiting; }, 600);
    busy = true;
    note(entry, "");
    lock();
    offline.send(entry, chat.querySelector("input[name=token]").value)
      .then(function (answer) {
        busy = false;
        pause = 0;
        show(answer, entry);
        lock();
        focusAfter(entry);
        next();
      })
      .catch(function (error) {
        busy = false;
        if (error.final) { note(entry, error.told || told.refused, true); next(); return; }
        pause = Math.min(60000, pause * 2 || 5000);
        rest();
        if (error.told) status.textContent = error.told;
      })
      .finally(function () { clearTimeout(slow); if (status.textContent === told.waiting) status.textContent = ""; });
  }

  chat.addEventListener("submit", function (event) {
    event.preventDefault();
    if (busy) return;
    var byChoice = event.target.classList.contains("choices");
    var pressed = byChoice ? event.submitter || document.activeElement : null;
    var entry = offline.add(fields(event.target, pressed), byChoice ? pressed.textContent : question.value, byChoice);
    bubble(entry);
    if (!byChoice) question.value = "";
    status.textContent = "";
    if (navigator.onLine === false) suggest(entry);
    next();
  });

  window.addEventListener("online", function () { pause = 0; next(); });
  offline.waiting().forEach(bubble);
  if (offline.waiting().length) next();
})();
