// Without a network: pages that were taken along, a search over them, and messages that wait.
(function () {
  "use strict";
  var html = document.documentElement;
  var worker = navigator.serviceWorker;

  // Pages from the phone know nothing of the switches.
  (/(?:^|; )look=([a-z-]*)/.exec(document.cookie) || ["", ""])[1].split("-").forEach(function (name) {
    var button = document.querySelector(".look button[value=" + (name || "none") + "]");
    if (!button) return;
    html.classList.add(name);
    button.setAttribute("aria-pressed", "true");
  });

  // The worker is fetched when the page is ready; it then takes along what has changed.
  if (worker) {
    window.addEventListener("load", function () {
      worker.register("/sw.js", { updateViaCache: "none" }).catch(function () {});
      worker.ready.then(function (registration) { registration.active.postMessage("renew"); });
    });
    worker.addEventListener("message", function (event) {
      var own = document.querySelectorAll("script[src], link[rel=stylesheet]");
      var old = Array.prototype.some.call(own, function (element) {
        return event.data.shell.indexOf(element.getAttribute("src") || element.getAttribute("href")) < 0;
      });
      document.getElementById("newer").hidden = !old;
    });
    worker.startMessages();
  }

  // The search: folded words, the rarer the heavier; the beginning of a word counts too.
  var WEIGHTS = [3, 1, 2]; // title, summary, other words
  var index = null;

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().match(/[a-z0-9]+/g) || [];
  }

  function load() {
    index = index || fetch("/tai-ve/tim.json").then(function (response) {
      return response.ok ? response.json() : Promise.reject(response);
    }).then(function (entries) {
      return entries.map(function (entry) {
        return { path: entry[0], title: entry[1], summary: entry[2], fields: entry.slice(1).map(fold) };
      });
    });
    index.catch(function () { index = null; });
    return index;
  }

  function worth(guide, word) {
    return Math.max.apply(null, guide.fields.map(function (words, field) {
      if (words.indexOf(word) >= 0) return WEIGHTS[field];
      var begins = word.length > 2 && words.some(function (other) { return other.indexOf(word) === 0; });
      return begins ? WEIGHTS[field] * 0.6 : 0;
    }));
  }

  function find(text, most) {
    return load().then(function (guides) {
      var total = new Map();
      fold(text).filter(function (word) { return word.length > 1; }).forEach(function (word) {
        var hits = guides.map(function (guide) { return worth(guide, word); });
        var rare = Math.log(1 + guides.length / (1 + hits.filter(Boolean).length));
        hits.forEach(function (hit, at) {
          if (hit) total.set(guides[at], (total.get(guides[at]) || 0) + hit * rare);
        });
      });
      var found = Array.from(total).sort(function (a, b) { return b[1] - a[1]; });
      return found.filter(function (each) { return each[1] >= found[0][1] * 0.4; }).slice(0, most)
        .map(function (each) { return each[0]; });
    });
  }

  function links(guides) {
    var list = document.createElement("ul");
    list.className = "list";
    guides.forEach(function (guide) {
      var item = list.appendChild(document.createElement("li"));
      var link = item.appendChild(document.createElement("a"));
      link.href = guide.path;
      link.appendChild(document.createElement("b")).textContent = guide.title;
      link.appendChild(document.createElement("span")).textContent = guide.summary;
    });
    return list;
  }

  var search = document.getElementById("search");
  if (search && worker && worker.controller) {
    var words = search.querySelector("input");
    var told = document.getElementById("found");
    load().then(function () { search.hidden = false; }).catch(function () {});
    search.addEventListener("submit", function (event) { event.preventDefault(); });
    words.addEventListener("input", function () {
      var asked = words.value;
      find(asked, 8).then(function (guides) {
        if (asked !== words.value) return;
        told.textContent = "";
        if (guides.length) told.append(links(guides));
        else if (asked.trim()) told.append(search.dataset.none);
      });
    });
  }

  // Messages that wait: on the phone before they are sent, gone once they are answered. The nonce makes each count once.
  var KEY = "waiting";
  var unkept = []; // where a browser keeps nothing

  function all() {
    try { return JSON.parse(localStorage.getItem(KEY)) || unkept; } catch (error) { return unkept; }
  }

  function keep(entries) {
    unkept = entries;
    try { localStorage.setItem(KEY, JSON.stringify(entries)); } catch (error) { /* then this page has to stay open */ }
  }

  function nonce() {
    var bytes = Array.from(crypto.getRandomValues(new Uint8Array(12)));
    return bytes.map(function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
  }

  function drop(entry) {
    keep(all().filter(function (each) { return each.nonce !== entry.nonce; }));
  }

  function add(fields, label, byChoice) {
    var entry = { nonce: nonce(), fields: fields, label: label, byChoice: byChoice, at: Date.now(), tried: 0 };
    keep(all().concat(entry));
    return entry;
  }

  // The server knows a delivery again for a month: what was tried before that may have been recorded.
  function tooOld(entry) {
    return entry.tried > 0 && Date.now() - entry.tried > 31 * 24 * 3600 * 1000;
  }

  function mark(entry) {
    entry.tried = entry.tried || Date.now();
    keep(all().map(function (each) { return each.nonce === entry.nonce ? entry : each; }));
  }

  // Resolves with what the server says; `again` once with a new token, when the page has lain open for long.
  // Rejects with `final` when sending it once more would change nothing.
  function send(entry, token, again) {
    var body = new URLSearchParams(entry.fields);
    var patience = window.AbortController ? new AbortController() : null;
    var timer = setTimeout(function () { if (patience) patience.abort(); }, 20000);
    body.set("nonce", entry.nonce);
    body.set("token", token);
    body.set("waited", String(Math.max(0, Math.round((Date.now() - entry.at) / 1000))));
    mark(entry);
    return fetch("/chat", {
      method: "POST", body: body, headers: { Accept: "application/json" }, credentials: "same-origin",
      signal: patience ? patience.signal : undefined,
    }).then(function (response) {
      return response.json().then(function (told) {
        if (response.status === 403 && told.token && !again) return send(entry, told.token, true);
        var final = response.status >= 400 && response.status < 500 && response.status !== 429;
        if (response.ok || final) drop(entry);
        return response.ok ? told : Promise.reject({ final: final, told: told.error });
      });
    }).finally(function () { clearTimeout(timer); });
  }

  window.offline = { find: find, links: links, waiting: all, add: add, drop: drop, send: send, tooOld: tooOld };

  // The page from the phone gives way as soon as the server answers: a phone says “online” before it can reach anybody.
  function comeBack() {
    var idle = function () { return !all().length && !document.getElementById("question").value; };
    if (!idle() || navigator.onLine === false) return;
    fetch("/healthz", { cache: "no-store" }).then(function (response) {
      if (response.ok && idle()) location.reload();
    }).catch(function () {});
  }

  var chat = document.getElementById("chat");
  if (chat && "offline" in chat.dataset) {
    setInterval(comeBack, 3000);
    window.addEventListener("online", comeBack);
  }

  // On every other page they go out, too; the chat shows the answers when it is opened.
  var elsewhere = document.getElementById("elsewhere");
  if (!elsewhere || chat) return;

  function pass() {
    var next = all().filter(function (entry) { return !tooOld(entry); })[0];
    elsewhere.hidden = all().length === 0;
    if (!next || navigator.onLine === false) return;
    send(next, "").then(pass, function (error) { if (error.final) pass(); else setTimeout(pass, 5000); });
  }

  pass();
  window.addEventListener("online", pass);
})();
