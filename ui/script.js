() => {
  const yinju = (window.yinju = {sent: ""});
  const $ = (query, within = document) => within.querySelector(query);
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const shown = (element) => element && element.offsetParent !== null;

  // Light or dark, as last chosen here.
  const shade = localStorage.getItem("yinju-shade");
  if (shade) document.body.classList.toggle("dark", shade === "dark");
  yinju.shade = () => {
    const dark = document.body.classList.toggle("dark");
    localStorage.setItem("yinju-shade", dark ? "dark" : "light");
  };
  const speak = (language) => {
    document.documentElement.lang = language === "en" ? "en" : "zh-CN";
    localStorage.setItem("yinju-language", language);
    return language;
  };
  speak(localStorage.getItem("yinju-language") || "zh");
  yinju.other = () => speak(document.documentElement.lang === "en" ? "zh" : "en");

  // Gradio closes its stream of answers when it awaits none. What joins the queue at that moment
  // is never heard of, unless another event opens a stream: so where that may be, one is sent.
  const plain = window.fetch;
  let streams = 0, doubt = false;
  const settle = () => {
    streams -= 1;
    if (streams || !doubt) return;
    doubt = false;
    $("#yj-bus-nudge")?.click();
  };
  const follow = async (reply) => {
    const reader = reply.clone().body.getReader();
    while (!(await reader.read()).done);
  };
  window.fetch = async (...given) => {
    const address = given[0].url ?? `${given[0]}`, stream = address.includes("/queue/data");
    if (stream) streams += 1;
    const reply = plain(...given);
    // Gradio sees the end of the stream a little later than it is there.
    if (stream) reply.then(follow).catch(() => {}).finally(() => setTimeout(settle, 200));
    if (address.includes("/queue/join")) reply.then(() => { doubt ||= streams > 0; }, () => {});
    return reply;
  };

  // Ask the server: what is wanted, through a button that the page hides.
  const send = (button, wanted) => {
    yinju.sent = typeof wanted === "string" ? wanted : JSON.stringify(wanted);
    $(`#${button}`).click();
  };

  // The report beside the chat.
  let opener = null, step = -1;
  const REPORT = "yinju-report";  // of the browser's history: Back leads out of a report
  const side = () => $(".yj-side");
  const stops = () => all(".yj-reader .yj-stop");
  const count = () => {
    const place = $(".yj-count"), found = stops();
    if (place) place.textContent = found.length ? `${step + 1} / ${found.length}` : "";
  };
  const go = (to) => {
    const found = stops();
    if (!found.length) return;
    step = (to + found.length) % found.length;
    const target = $("mark", found[step]) || found[step];
    target.scrollIntoView({block: "center"});
    found.forEach((one, n) => one.classList.toggle("yj-here", n === step));
    count();
  };
  const shut = () => {
    if (!shown($(".yj-reader"))) return false;
    side().classList.add("yj-closed");
    if (opener?.isConnected) opener.focus();
    return true;
  };
  const close = () => {
    const open = shut();
    if (open && history.state === REPORT) history.back();
    return open;
  };
  window.addEventListener("popstate", () => {
    shut();
    const last = opener;
    opener = null;
    setTimeout(() => last?.isConnected && last.focus());  // after the browser's own focus
  });
  if (history.state === REPORT) history.replaceState(null, "");  // loaded anew
  yinju.opened = (tries = 40) => {
    const reader = $(".yj-reader");
    side()?.classList.remove("yj-closed");
    if (!shown(reader)) return tries && setTimeout(() => yinju.opened(tries - 1), 50);
    if (history.state !== REPORT) history.pushState(REPORT, "");
    const target = $(".yj-target", reader);
    if (target) go(stops().indexOf(target));
    else { step = -1; reader.scrollIntoView({block: "start"}); count(); }
    $(".yj-back", reader)?.focus({preventScroll: true});
  };

  // To the card of a mark: at once, or when the quotes of an earlier answer are there.
  let mark = "";
  yinju.jump = (tries = 40) => {
    const card = $(mark);
    if (!card) return tries && setTimeout(() => yinju.jump(tries - 1), 50);
    card.animate([{background: "var(--yj-mark)"}, {}], 1600);
    card.scrollIntoView({block: "nearest"});
    card.focus({preventScroll: true});
  };

  const copy = async (words) => {
    // A page served to other machines without TLS has no clipboard interface.
    if (navigator.clipboard) return navigator.clipboard.writeText(words);
    const area = Object.assign(document.createElement("textarea"), {value: words});
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  const say = (button, words, ms, back) => {
    const label = button.textContent;
    button.textContent = words;
    setTimeout(() => { button.textContent = label; back?.(); }, ms);
  };

  // On paper stand the quotes that are shown, and the question and answer they belong to.
  window.addEventListener("beforeprint", () => {
    const turn = $(".yj-evidence .yj-card[id]")?.id.replace(/\d+$/, "");
    const rows = all("#chat .message-row");
    const at = turn ? rows.findIndex((row) => $(`a[href^="#${turn}"]`, row)) : -1;
    rows.forEach((row, n) => row.classList.toggle("yj-printed", at >= 0 && [at - 1, at].includes(n)));
  });

  const sort = (button) => {
    const head = button.closest("th"), table = button.closest("table");
    const column = Number(button.dataset.column), up = head.ariaSort !== "ascending";
    const value = (row) => {
      const cell = row.cells[column], raw = cell.dataset.value ?? cell.textContent;
      return {raw, number: raw.trim() === "" ? NaN : Number(raw)};
    };
    const compare = (a, b) => {
      const [one, other] = [value(a), value(b)];
      const blank = Number(one.raw === "") - Number(other.raw === "");
      if (blank) return blank;
      const order = Number.isNaN(one.number - other.number)
        ? one.raw.localeCompare(other.raw, "zh") : one.number - other.number;
      return up ? order : -order;
    };
    all("th", table).forEach((one) => { one.ariaSort = "none"; });
    head.ariaSort = up ? "ascending" : "descending";
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort(compare));
  };

  const actions = {
    "yj-open": (button) => {
      opener = button;
      const {report, spans} = button.dataset;
      send("yj-bus-open", {report, spans: JSON.parse(spans || "[]")});
    },
    "yj-back": close,
    "yj-step": (button) => go(step + Number(button.dataset.by)),
    "yj-print": () => window.print(),
    "yj-sort": sort,
    "yj-copy": async (button) => {
      await copy(button.dataset.copy);
      say(button, button.dataset.done, 2500);
    },
    // A report goes at the second click.
    "yj-remove": (button) => {
      if (button.dataset.asked) return send("yj-bus-remove", button.dataset.report);
      button.dataset.asked = "yes";
      say(button, button.dataset.sure, 6000, () => { delete button.dataset.asked; });
    },
  };

  document.addEventListener("click", (event) => {
    const {target} = event;
    const link = target.closest("a.yj-ref, a.yj-chip");
    if (link?.matches(".yj-chip")) {
      event.preventDefault();
      return send("yj-bus-drop", link.hash);
    }
    if (link) {
      if (shut()) history.replaceState(null, "");
      opener = null;
      mark = link.hash;
      if ($(mark)) return yinju.jump(0);
      event.preventDefault();
      return send("yj-bus-show", mark);
    }
    const inside = target.closest(".yj-reader details a");
    if (inside) {
      event.preventDefault();
      return $(inside.hash)?.scrollIntoView({block: "start"});
    }
    const button = target.closest("button");
    const kind = button && Object.keys(actions).find((name) => button.classList.contains(name));
    if (kind) actions[kind](button);
  });

  document.addEventListener("keydown", (event) => {
    const press = {
      Escape: close,
      "Alt+/": () => { $("#question textarea")?.focus(); return true; },
      "Alt+ArrowUp": () => { go(step - 1); return true; },
      "Alt+ArrowDown": () => { go(step + 1); return true; },
    }[(event.altKey ? "Alt+" : "") + event.key];
    if (press?.()) event.preventDefault();
  });
}
