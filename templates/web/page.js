/* What every part of the cabinet stands on: the page's elements, and asking the API as the person who signed in. Plain
   ES5 for old phones; words stand in the page, and what comes from the API goes in as text, never as markup. Nothing
   about anybody is kept in the browser: the session's token is a cookie that no script reads. */
var cabinet = {csrf: '', me: null};

(function (cabinet) {
  'use strict';

  var asked = 0;      // answers to earlier questions are dropped
  var retry = null;
  var views = ['loading', 'lost', 'refused', 'sign-in', 'first', 'staff', 'nobody', 'enrol', 'diary', 'messages',
    'account'];
  var places = ['staff', 'diary', 'messages', 'account'];
  var emptied = [];   // lists and texts that hold something of somebody

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
  // The page's word for one of the API's; unknown ones stay as they are.
  function word(list, code) {
    var all = byId(list).children;
    for (var at = 0; at < all.length; at++) {
      if (all[at].getAttribute('data-word') === code) { return all[at].textContent; }
    }
    return code;
  }

  function show(view) {
    for (var at = 0; at < views.length; at++) { byId('view-' + views[at]).hidden = views[at] !== view; }
    byId('sign-out').hidden = !cabinet.csrf;
    byId('places').hidden = !cabinet.me;
    for (var place = 0; place < places.length; place++) {
      var button = byId('to-' + places[place]);
      if (places[place] === view) { button.setAttribute('aria-current', 'page'); } else { button.removeAttribute('aria-current'); }
    }
  }

  function refuse(box, body) {
    put(box.getElementsByTagName('strong')[0], body.title || '');
    put(box.getElementsByTagName('span')[0], body.detail || '');
    box.hidden = false;
  }

  // ---- asking ------------------------------------------------------------------------------------------------------

  function once() { return Date.now().toString(36) + Math.random().toString(36).slice(2); }

  // A write that is repeated after a lost answer carries the same key, so that it is done once.
  function ask(method, path, body, answer, key) {
    var mine = ++asked;
    var name = key || once();
    var request = new XMLHttpRequest();
    retry = function () { ask(method, path, body, answer, name); };
    request.open(method, path, true);
    request.timeout = 20000;
    request.setRequestHeader('Accept', 'application/json');
    if (body) { request.setRequestHeader('Content-Type', 'application/json'); }
    if (method !== 'GET') {
      request.setRequestHeader('Idempotency-Key', name);
      if (cabinet.csrf) { request.setRequestHeader('X-CSRF-Token', cabinet.csrf); }
    }
    request.onload = function () {
      if (mine !== asked) { return; }
      var read = null;
      try { read = JSON.parse(request.responseText); } catch (notJson) { read = null; }
      if (!read && request.status !== 204) { show('lost'); return; }
      answer(request.status, read || {});
    };
    request.onerror = request.ontimeout = function () { if (mine === asked) { show('lost'); } };
    request.send(body ? JSON.stringify(body) : null);
  }

  function read(path, answer) {
    ask('GET', path, null, function (status, body) {
      if (status === 200) { answer(body); return; }
      cannot(status, body);
    });
  }

  // A session that ended leaves nothing of anybody on the screen.
  function cannot(status, body) {
    if (status === 401) { forget(); cabinet.toSignIn(); return; }
    put(byId('refused-title'), body.title || '');
    put(byId('refused-detail'), body.detail || '');
    show('refused');
  }

  function forget() {
    cabinet.csrf = '';
    cabinet.me = null;
    for (var at = 0; at < emptied.length; at++) { empty(byId(emptied[at])); }
    byId('second').hidden = true;
    var fields = document.getElementsByTagName('input');
    for (var field = 0; field < fields.length; field++) { fields[field].value = ''; fields[field].checked = false; }
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
  cabinet.refuse = refuse;
  cabinet.ask = ask;
  cabinet.read = read;
  cabinet.cannot = cannot;
  cabinet.forget = forget;
  cabinet.forgetsAlso = function (ids) { emptied = emptied.concat(ids); };
  cabinet.whenLost = function (instead) { retry = instead; };
}(cabinet));
