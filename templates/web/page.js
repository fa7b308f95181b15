/* What every part of the cabinet stands on: the page's elements, and asking the API as the person who signed in. Plain
   ES5 for old phones; words stand in the page, and what comes from the API goes in as text, never as markup. Nothing
   about anybody is kept in the browser: the session's token is a cookie that no script reads. */
var cabinet = {csrf: '', me: null, heard: 0};  // heard: when the service answered last, by this phone's clock

(function (cabinet) {
  'use strict';

  var asked = 0;      // answers to earlier questions are dropped
  var retry = null;
  var emptied = [];   // lists and texts that hold something of somebody
  var clearing = [];  // what else has to be done about it

  function byId(id) { return document.getElementById(id); }
  function part(node, name) { return node.getElementsByClassName(name)[0]; }
  function put(node, text) { node.textContent = text; }
  function empty(node) { while (node.firstChild) { node.removeChild(node.firstChild); } }
  function sample(name) {
    var copy = byId('sample-' + name).cloneNode(true);
    copy.removeAttribute('id');
    return copy;
  }
  // Text into a part that is seen only when there is some.
  function fill(node, name, text) {
    var place = part(node, name);
    place.hidden = !text;
    put(place.getElementsByTagName('b')[0] || place, text || '');
  }
  // The page's word for one of the API's; "" where it has none.
  function word(list, code) {
    var all = byId(list).children;
    for (var at = 0; at < all.length; at++) {
      if (all[at].getAttribute('data-code') === code) { return all[at].textContent; }
    }
    return '';
  }

  function show(view) {
    var views = byId('main').querySelectorAll('[id^=view-]');
    for (var at = 0; at < views.length; at++) { views[at].hidden = views[at].id !== 'view-' + view; }
    byId('sign-out').hidden = !cabinet.csrf;
    byId('places').hidden = !cabinet.me;
    // A view that is reached from another one stands in that one's place.
    var here = 'to-' + (byId('view-' + view).getAttribute('data-place') || view);
    var places = byId('places').children;
    for (var place = 0; place < places.length; place++) {
      places[place].removeAttribute('aria-current');
      if (places[place].id === here) { places[place].setAttribute('aria-current', 'page'); }
    }
  }

  // One of a list to choose from.
  function offerChoice(list, value, text, isChosen) {
    var choice = document.createElement('option');
    choice.value = value;
    choice.selected = isChosen;
    put(choice, text);
    byId(list).appendChild(choice);
  }

  function refuse(box, body) {
    put(box.getElementsByTagName('strong')[0], body.title || '');
    put(box.getElementsByTagName('span')[0], body.detail || '');
    box.hidden = false;
  }

  // In a view whose box for it is named after it.
  function refuseIn(view, body) {
    var box = byId(view + '-refusal');
    show(view);
    refuse(box, body);
    box.focus();
  }

  function nameOf(me) { return [me.last_name, me.first_name, me.patronymic].join(' '); }

  // What the browser keeps: the institution's code, and that somebody wished to leave.
  function kept(name) { try { return localStorage.getItem(name) || ''; } catch (closed) { return ''; } }
  function keep(name, value) {
    try {
      if (value) { localStorage.setItem(name, value); } else { localStorage.removeItem(name); }
    } catch (closed) { /* then it is typed again */ }
  }

  // ---- asking ------------------------------------------------------------------------------------------------------

  function once() { return Date.now().toString(36) + Math.random().toString(36).slice(2); }

  function send(method, path, body, answer, lost, name) {
    var request = new XMLHttpRequest();
    request.open(method, path, true);
    request.timeout = 20000;
    request.setRequestHeader('Accept', 'application/json');
    if (body) { request.setRequestHeader('Content-Type', 'application/json'); }
    if (method !== 'GET') {
      request.setRequestHeader('Idempotency-Key', name);
      if (cabinet.csrf) { request.setRequestHeader('X-CSRF-Token', cabinet.csrf); }
    }
    request.onload = function () {
      var read = null;
      try { read = JSON.parse(request.responseText); } catch (notJson) { read = null; }
      if (!read && request.status !== 204) { lost(); return; }
      cabinet.heard = Date.now();
      answer(request.status, read || {});
    };
    request.onerror = request.ontimeout = lost;
    request.send(body ? JSON.stringify(body) : null);
  }

  // A write that is repeated after a lost answer carries the same key, so that it is done once.
  function ask(method, path, body, answer, key) {
    var mine = ++asked;
    var name = key || once();
    retry = function () { ask(method, path, body, answer, name); };
    send(method, path, body, function (status, told) { if (mine === asked) { answer(status, told); } },
      function () { if (mine === asked) { show('lost'); } }, name);
  }

  // Asks beside what is going on, and keeps quiet when something else has been asked meanwhile.
  function look(path, answer, lost) {
    var mine = asked;
    send('GET', path, null, function (status, told) { if (mine === asked) { answer(status, told); } },
      function () { if (mine === asked) { lost(); } });
  }

  // Asks for what may be shown beside anything, as long as the same person sits here; otherwise it is not there.
  function beside(path, answer) {
    var mine = cabinet.me;
    send('GET', path, null, function (status, told) { if (mine && mine === cabinet.me) { answer(status, told); } },
      function () { /* then it is not there */ });
  }

  // A session that ended leaves nothing of anybody on the screen, and a right that ended nothing of the child.
  function read(path, answer) {
    ask('GET', path, null, function (status, body) {
      if (status === 200) { answer(body); return; }
      cannot(status, body);
    });
  }

  function cannot(status, body) {
    if (status === 401) { forget(); cabinet.toSignIn(); return; }
    clear();
    put(byId('refused-title'), body.title || '');
    put(byId('refused-detail'), body.detail || '');
    show('refused');
  }

  // What is seen of anybody, and what anybody typed.
  function clear() {
    cabinet.me = null;
    for (var at = 0; at < emptied.length; at++) { empty(byId(emptied[at])); }
    for (var deed = 0; deed < clearing.length; deed++) { clearing[deed](); }
    var fields = document.getElementsByTagName('input');
    for (var field = 0; field < fields.length; field++) { fields[field].value = ''; fields[field].checked = false; }
    var typed = document.getElementsByTagName('textarea');
    for (var text = 0; text < typed.length; text++) { typed[text].value = ''; }
  }

  function forget() {
    clear();
    cabinet.csrf = '';
    retry = null;
    keep('leaving', '');
    byId('second').hidden = true;
    var told = document.querySelectorAll('.refusal, .done');
    for (var one = 0; one < told.length; one++) { told[one].hidden = true; }
  }

  byId('again').onclick = function () { if (retry) { show('loading'); retry(); } else { cabinet.start(); } };
  byId('reload').onclick = function () { cabinet.start(); };

  cabinet.byId = byId;
  cabinet.part = part;
  cabinet.put = put;
  cabinet.empty = empty;
  cabinet.sample = sample;
  cabinet.fill = fill;
  cabinet.word = word;
  cabinet.show = show;
  cabinet.offerChoice = offerChoice;
  cabinet.refuse = refuse;
  cabinet.refuseIn = refuseIn;
  cabinet.nameOf = nameOf;
  cabinet.kept = kept;
  cabinet.keep = keep;
  cabinet.ask = ask;
  cabinet.look = look;
  cabinet.beside = beside;
  cabinet.read = read;
  cabinet.cannot = cannot;
  cabinet.clear = clear;
  cabinet.forget = forget;
  cabinet.forgetsAlso = function (ids, deed) {
    emptied = emptied.concat(ids);
    if (deed) { clearing.push(deed); }
  };
  cabinet.whenLost = function (instead) { retry = instead; };
}(cabinet));
