// Searches the index below search/, of which it loads only what a query needs; digest/search/ tells how it is made.
"use strict";
{
  const form = document.querySelector("form.search"), field = form.elements.q, say = form.dataset;
  const [outcome, list, more] = [".outcome", ".results", ".more"].map(name => document.querySelector(name));
  const language = document.documentElement.lang, letters = "[0-9a-z\xdf-\xf6\xf8-\u024f\u0370-\u03ff\u0400-\u052f]";
  const TOKEN = RegExp(letters + "+|[^\\s\\x00-\\x1f\\x85]", "gu"), WORD = RegExp("^" + letters + "*$");
  const REQUESTS = 12, LEAST = 3, MOST = 10, AROUND = 60; // loaded for a query; results at once; characters beside a match
  const files = {}, fold = {}, starts = [0];
  let index, frequent, loaded, asked = 0;

  const load = (path, kind) => files[path] ??= (loaded++, fetch(say.index + path).then(answer => {
    if (!answer.ok) throw Error(path);
    return answer[kind]();
  }).catch(error => { delete files[path]; throw error; }));

  async function begin() {
    const told = await load("index.json", "json"), to = [...told.folding[1]];
    if (index) return;
    [...told.folding[0]].forEach((character, place) => fold[character] = to[place]);
    [...told.sizes].forEach((size, article) => starts.push(starts[article] + 2 ** (size.charCodeAt() - 97)));
    frequent = new Set(told.frequent.split("\n"));
    index = told;
  }

  // Text in one spelling, cut into tokens, as digest/search/terms.py does it.
  const folded = text => Array.from(text, character => fold[character] ?? character.toLowerCase()).join("");
  const cut = text => folded(text).match(TOKEN) ?? [];
  const isWord = token => token && WORD.test(token);
  const join = (gram, space, none = "") => gram.map((token, place) =>
    (place ? isWord(token) && isWord(gram[place - 1]) ? space : none : "") + token).join("");
  const name = gram => join(gram, " ");
  const hash = token => Array.from(token).reduce((value, character) => Math.imul(value ^ character.codePointAt(), 0x1000193), 0x811c9dc5);
  function shardOf(gram) {
    const last = gram.at(-1), key = gram[1] ? isWord(last) ? last[0] : last : last[0] == "\x01" ? last : last.slice(0, 3);
    let value = [...gram.slice(0, -1), key].reduce((sum, part) => Math.imul(sum ^ hash(part), 0x9e3779b1), 0);
    value = Math.imul(value ^ value >>> 16, 0x45d9f3b);
    return Math.floor(((value ^ value >>> 16) >>> 0) / 2 ** 32 * index.shards);
  }

  // A shard: names, then lists of numbers, each told by what it is more than the last, in bytes of seven bits.
  function numbers(bytes, at, end, most = Infinity) {
    const found = [];
    for (let value = 0, unit = 1; at < end && found.length < most; unit *= 128) {
      value += (bytes[at] & 127) * unit;
      if (bytes[at++] < 128) { found.push(value); value = 0; unit = 1 / 128; }
    }
    return [found, at];
  }
  async function lists(gram, wanted) {
    const bytes = new Uint8Array(await load(`grams/${shardOf(gram)}.bin`, "arrayBuffer"));
    const [[size], head] = numbers(bytes, 0, bytes.length, 1), result = {};
    const names = new TextDecoder().decode(bytes.subarray(head, head + size)).split("\n");
    let [sizes, at] = numbers(bytes, head + size, bytes.length, names.length);
    names.forEach((known, place) => {
      const end = at + sizes[place];
      let sum = 0;
      if (wanted(known)) result[known] = numbers(bytes, at, end)[0].map(step => sum += step);
      at = end;
    });
    return result;
  }
  const exactly = async (gram, known = name(gram)) => (await lists(gram, other => other == known))[known] ?? [];
  const completing = (gram, begun = name(gram)) => lists(gram, isWord(gram.at(-1))
    ? known => known.startsWith(begun) && WORD.test(known.slice(begun.length)) : known => known == begun);

  // A query is covered by grams whose places follow each other; tests/search/reader.py takes the same steps.
  function cover(tokens) {
    const parts = [], last = tokens.length - 1;
    let begin = 0;
    while (begin < last) {
      let end = begin + 2;
      while (end <= last && frequent.has(name(tokens.slice(begin, end)))) end++;
      if (end > last) return [parts, begin];
      parts.push([begin, end]);
      begin = end;
    }
    return [parts, last - 1];
  }
  async function phrase(tokens) {
    if (!tokens[1]) return new Set(tokens[0].length == 2 ? await exactly([tokens[0] + "\x01"])
      : Object.values(await completing(tokens)).flat());
    const [parts, last] = cover(tokens), articles = new Set(), begins = new Set();
    const others = parts.map(([begin, end]) => exactly(tokens.slice(begin, end)));
    for (let start = last, again = true; again; start--) {
      again = false;
      for (const [known, found] of Object.entries(await completing(tokens.slice(start)))) {
        if (!frequent.has(known)) found.forEach(place => begins.add(place - start));
        else if (start) again = true;
        else found.forEach(article => articles.add(article));
      }
    }
    (await Promise.all(others)).forEach((places, part) => {
      const here = new Set(places.map(place => place - parts[part][0]));
      begins.forEach(place => here.has(place) || begins.delete(place));
    });
    let article = 0;
    [...begins].sort((one, other) => one - other).forEach(place => {
      while (starts[article + 1] <= place) article++;
      articles.add(article);
    });
    return articles;
  }
  const both = (some, others) => new Set([...some].filter(article => others.has(article)));
  const enough = tokens => tokens[1] || isWord(tokens[0]) && tokens[0][1];

  // The articles that hold a query, else all its words; null if it is too short.
  async function find(query) {
    await begin();
    const tokens = cut(query), words = query.split(/\s+/).map(cut).filter(enough);
    if (!enough(tokens)) return [null];
    const found = await phrase(tokens);
    if (found.size || !words[1]) return [found, tokens];
    return [(await Promise.all(words.map(phrase))).reduce(both), words[0], true];
  }
  async function filtered(articles) {
    for (const [key, value] of new FormData(form)) if (value && key != "q") {
      const place = index.years.findIndex(([year]) => (year || "undated") == value), end = index.years[place + 1]?.[1] ?? Infinity;
      const kept = key == "year" ? null : new Set(await exactly(["\x01" + value]));
      articles = [...articles].filter(article => kept ? kept.has(article) : article >= index.years[place]?.[1] && article < end);
    }
    return [...articles].sort((one, other) => other - one);
  }

  function element(tag, parent, text = "", lang = "") {
    const made = parent.appendChild(document.createElement(tag));
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  }
  function mark(parent, text, pattern, around = Infinity) {
    const found = pattern.exec(folded(text));
    if (!found) return parent.append(text);
    const start = found.index, end = start + found[0].length, splits = place => isWord(text.slice(place - 1, place + 1).toLowerCase());
    let from = Math.max(0, start - around), to = Math.min(text.length, end + around);
    while (from && from < start && splits(from)) from++;
    while (to > end && to < text.length && splits(to)) to--;
    parent.append(from ? "…" + text.slice(from, start).trimStart() : text.slice(0, start));
    element("mark", parent, text.slice(start, end));
    parent.append(to < text.length ? text.slice(end, to).trimEnd() + "…" : text.slice(end));
  }
  function show(record, pattern) {
    const item = element("li", list), [title, lang, date, source] = record.lines[language], badges = element("ul", item);
    badges.className = "badges";
    for (const option of form.querySelectorAll("[data-accent]")) if (record.terms.includes(option.value))
      element("span", element("li", badges), option.textContent).className = "badge s" + option.dataset.accent;
    const link = element("a", element("h2", item), "", lang), facts = document.createElement("p");
    link.href = say.base + record.path;
    mark(link, title, pattern);
    const lines = record.texts.flatMap(([code, text]) => text.split(/[\n\t]/).map(line => [code, line]))
      .filter(([, line]) => pattern.test(folded(line)));
    const others = lines.filter(([, text]) => folded(text) != folded(title)), line = others.find(([code]) => code == language) ?? others[0];
    if (line) mark(element("p", item, "", line[0]), line[1], pattern, AROUND);
    item.append(facts);
    facts.className = "facts";
    if (source) element("span", facts, source);
    element("time", facts, date).dateTime = record.date;
  }
  function tell(text) {
    outcome.textContent = text;
    list.replaceChildren();
    more.hidden = true;
  }
  async function next(articles, pattern, mine, count, said) {
    const records = await Promise.all(articles.slice(0, count).map(article => load(`articles/${article}.json`, "json")));
    if (mine != asked) return;
    if (said) tell(said);
    records.forEach(record => show(record, pattern));
    more.hidden = articles.length <= count;
    more.firstElementChild.onclick = async () => {
      const first = list.children.length;
      await next(articles.slice(count), pattern, mine, MOST);
      list.children[first]?.querySelector("a").focus();
    };
  }
  async function search() {
    const mine = ++asked, query = field.value.trim(), words = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", words.size ? "?" + words : location.pathname);
    loaded = index ? 1 : 0;
    if (!query) return tell("");
    try {
      outcome.textContent = say.loading;
      const [found, tokens, apart] = await find(query), articles = found && await filtered(found);
      if (mine != asked) return;
      const said = !found ? say.short : articles[1] ? say.many.replace("{count}", articles.length.toLocaleString("en")) : articles[0] + 1 ? say.one : say.none;
      if (!found) return tell(said);
      const start = isWord(tokens[0]) ? `(?<!${letters})` : "";
      const pattern = RegExp(start + join(tokens.map(token => token.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")), "\\s+", "\\s*"), "u");
      await next(articles, pattern, mine, Math.max(LEAST, Math.min(MOST, REQUESTS - loaded)),
        (apart && articles[0] + 1 ? say.apart + " " : "") + said);
    } catch {
      if (mine == asked) tell(location.protocol == "file:" ? say.folder : say.failed);
    }
  }

  let waiting;
  form.onsubmit = event => { event.preventDefault(); clearTimeout(waiting); search(); };
  form.oninput = () => { clearTimeout(waiting); waiting = setTimeout(search, 250); };
  document.onkeydown = event => {
    const links = [field, ...list.querySelectorAll("a")], step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = links.indexOf(document.activeElement), free = event.key == "/" && !/INPUT|SELECT/.test(document.activeElement.tagName);
    const target = free ? field : step && place >= 0 ? links[place + step] : null;
    if (target) { event.preventDefault(); target.focus(); }
  };
  for (const [key, value] of new URLSearchParams(location.search)) Object.assign(form.elements.namedItem(key) ?? {}, { value });
  if (field.value) search(); else field.focus();
}
