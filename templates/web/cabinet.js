/* The families' cabinet: asks the API as the person who signed in and shows what it answers. Plain ES5 for old phones;
   words stand in the page, and what comes from the API goes in as text, never as markup. Nothing about anybody is kept
   in the browser: the session's token is a cookie that no script reads. */
(function () {
  'use strict';

  var csrf = '';
  var me = null;
  var readers = [];   // whose diaries may be read here: {id, name}
  var chosen = null;
  var week = null;    // Monday as a Date at noon UTC, so that no zone moves the day
  var asked = 0;      // answers to earlier questions are dropped
  var heard = 0;      // when the service answered last, by this phone's clock
  var idle = 0;       // so many milliseconds without a question end a session
  var retry = null;
  var views = ['loading', 'lost', 'refused', 'sign-in', 'first', 'staff', 'nobody', 'enrol', 'diary'];
  var words = byId('words');
  var weekdays = words.getAttribute('data-weekdays').split('|');
  var months = words.getAttribute('data-months').split('|');

  function byId(id) { return document.getElementById(id); }
  function part(node, name) { return node.getElementsByClassName(name)[0]; }
  function put(node, text) { node.textContent = text; }
  function word(list, code) {
    var all = byId(list).children;
    for (var at = 0; at < all.length; at++) {
      if (all[at].getAttribute('data-code') === code) { return all[at].textContent; }
    }
    return '';
  }
  function empty(node) { while (node.firstChild) { node.removeChild(node.firstChild); } }
  function sample(name) {
    var copy = byId('sample-' + name).cloneNode(true);
    copy.removeAttribute('id');
    return copy;
  }
  function show(view) {
    for (var at = 0; at < views.length; at++) { byId('view-' + views[at]).hidden = views[at] !== view; }
    byId('sign-out').hidden = !csrf;
  }

  // What the browser keeps: the institution's code, and that somebody wished to leave.
  function kept(name) { try { return localStorage.getItem(name) || ''; } catch (closed) { return ''; } }
  function keep(name, value) {
    try {
      if (value) { localStorage.setItem(name, value); } else { localStorage.removeItem(name); }
    } catch (closed) { /* then it is typed again */ }
  }

  // ---- asking ------------------------------------------------------------------------------------------------------

  function send(method, path, body, answer, lost) {
    var request = new XMLHttpRequest();
    request.open(method, path, true);
    request.timeout = 20000;
    request.setRequestHeader('Accept', 'application/json');
    if (body) { request.setRequestHeader('Content-Type', 'application/json'); }
    if (csrf && method !== 'GET') { request.setRequestHeader('X-CSRF-Token', csrf); }
    request.onload = function () {
      var read = null;
      try { read = JSON.parse(request.responseText); } catch (notJson) { read = null; }
      if (!read && request.status !== 204) { lost(); return; }
      heard = Date.now();
      answer(request.status, read || {});
    };
    request.onerror = request.ontimeout = lost;
    request.send(body ? JSON.stringify(body) : null);
  }

  function ask(method, path, body, answer) {
    var mine = ++asked;
    retry = function () { ask(method, path, body, answer); };
    send(method, path, body, function (status, told) { if (mine === asked) { answer(status, told); } },
      function () { if (mine === asked) { show('lost'); } });
  }

  // A session that ended leaves nothing of anybody on the screen, and a right that ended nothing of the child.
  function read(path, answer) {
    ask('GET', path, null, function (status, body) {
      if (status === 200) { answer(body); return; }
      cannot(status, body);
    });
  }

  function cannot(status, body) {
    if (status === 401) { forget(); toSignIn(); return; }
    clear();
    put(byId('refused-title'), body.title || '');
    put(byId('refused-detail'), body.detail || '');
    show('refused');
  }

  // ---- signing in and out ------------------------------------------------------------------------------------------

  function clearDiary() {
    var shown = ['days', 'subjects', 'week', 'period', 'whose'];
    for (var at = 0; at < shown.length; at++) { empty(byId(shown[at])); }
    byId('no-lessons').hidden = byId('no-marks').hidden = true;
  }

  function clear() {
    clearDiary();
    var shown = ['children', 'staff-name', 'staff-roles'];
    for (var at = 0; at < shown.length; at++) { empty(byId(shown[at])); }
    me = chosen = week = null;
    readers = [];
  }

  function forget() {
    clear();
    csrf = '';
    retry = null;
    keep('leaving', '');
    byId('second').hidden = true;
    var fields = document.getElementsByTagName('input');
    for (var field = 0; field < fields.length; field++) { fields[field].value = ''; }
    var refusals = document.getElementsByClassName('refusal');
    for (var one = 0; one < refusals.length; one++) { refusals[one].hidden = true; }
  }

  function school() {
    var named = /[?&]school=([^&]*)/.exec(location.search);
    if (named) {
      try { return decodeURIComponent(named[1]).slice(0, 64); } catch (odd) { return ''; }
    }
    return kept('school');
  }

  function toSignIn() {
    show('sign-in');
    if (!byId('institution').value) { byId('institution').value = school(); }
    byId(byId('institution').value ? 'login' : 'institution').focus();
  }

  function toFirst() {
    show('first');
    byId('first-institution').value = byId('institution').value || school();
    byId('first-login').value = byId('login').value;
    byId(byId('first-institution').value ? 'first-login' : 'first-institution').focus();
  }

  function refuse(place, body) {
    var box = byId(place);
    put(box.getElementsByTagName('strong')[0], body.title || '');
    put(box.getElementsByTagName('span')[0], body.detail || '');
    box.hidden = false;
  }

  function signIn(form, refusal, wish) {
    var button = form.getElementsByTagName('button')[0];
    var label = button.textContent;
    var view = form.parentNode.id.slice('view-'.length);
    byId(refusal).hidden = true;
    button.disabled = true;
    put(button, words.getAttribute('data-wait'));
    function free() { button.disabled = false; put(button, label); }
    wish.cookie = true;
    ask('POST', '/api/v1/session', wish, function (status, body) {
      free();
      if (status === 201) {
        keep('school', wish.institution);
        forget();
        start();
        return;
      }
      show(view);
      if (body.code === 'access.second_factor_needed') {
        byId('second').hidden = false;
        byId('second-factor').focus();
      }
      refuse(refusal, body);
    });
    // Where no answer comes, the form is there again and what was typed with it.
    retry = function () { free(); show(view); };
  }

  byId('sign-in').onsubmit = function (event) {
    event.preventDefault();
    var wish = {institution: byId('institution').value, login: byId('login').value, password: byId('password').value};
    if (byId('second-factor').value) { wish.second_factor = byId('second-factor').value; }
    signIn(this, 'sign-in-refusal', wish);
  };

  byId('first').onsubmit = function (event) {
    event.preventDefault();
    signIn(this, 'first-refusal', {institution: byId('first-institution').value, login: byId('first-login').value,
      activation_code: byId('first-code').value, password: byId('first-password').value});
  };

  byId('to-first').onclick = toFirst;
  byId('to-sign-in').onclick = toSignIn;
  byId('again').onclick = function () { if (retry) { show('loading'); retry(); } else { start(); } };
  byId('reload').onclick = start;

  // Where the service does not hear of it now, the next page that is opened here goes on with it.
  function leave(code, anew) {
    ask('DELETE', '/api/v1/session', null, function (status, body) {
      // Somebody signed in in another tab: this page's word is an old one, the wish to leave is not.
      if (body.code === 'http.not_of_our_page' && !anew) {
        read('/api/v1/session', function (own) { csrf = own.csrf_token; leave(code, true); });
        return;
      }
      if (status !== 204) { cannot(status, body); return; }
      forget();
      // The answer emptied what the browser keeps of this site.
      keep('school', code);
      toSignIn();
    });
  }

  byId('sign-out').onclick = function () {
    var code = me ? me.institution.code : school();
    keep('leaving', 'yes');
    clear();
    show('loading');
    leave(code, false);
  };

  // ---- days --------------------------------------------------------------------------------------------------------

  function two(number) { return (number < 10 ? '0' : '') + number; }
  function iso(day) { return day.getUTCFullYear() + '-' + two(day.getUTCMonth() + 1) + '-' + two(day.getUTCDate()); }
  function dayOf(text) { return new Date(text + 'T12:00:00Z'); }
  function later(day, days) { return new Date(day.getTime() + days * 86400000); }
  function inWords(day) { return day.getUTCDate() + ' ' + months[day.getUTCMonth()]; }
  function mondayOf(day) { return later(day, -((day.getUTCDay() + 6) % 7)); }

  // Wall time where the school is; a phone that knows no zones shows its own.
  function there(instant, wanted) {
    var options = {hour12: false};
    for (var at = 0; at < wanted.length; at++) { options[wanted[at]] = wanted[at] === 'year' ? 'numeric' : '2-digit'; }
    try {
      options.timeZone = me.institution.timezone;
      return instant.toLocaleString('ru-RU', options);
    } catch (noZones) {
      delete options.timeZone;
      return instant.toLocaleString('ru-RU', options);
    }
  }

  function today() {
    var told = /(\d\d)\.(\d\d)\.(\d{4})/.exec(there(new Date(), ['year', 'month', 'day']));
    var now = new Date();
    return told ? dayOf(told[3] + '-' + told[2] + '-' + told[1])
      : dayOf(now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate()));
  }

  function fill(lesson, name, text) {
    if (!text) { return; }
    var place = part(lesson, name);
    put(part(place, 'text'), text);
    place.hidden = false;
  }

  function lessonOf(told) {
    var lesson = sample('lesson');
    put(part(lesson, 'number'), told.number);
    put(part(lesson, 'subject'), told.subject);
    put(part(lesson, 'when'), there(new Date(told.starts_at), ['hour', 'minute']));
    if (told.state === 'cancelled' || told.state === 'moved') { part(lesson, told.state).hidden = false; }
    fill(lesson, 'topic', told.topic);
    fill(lesson, 'homework', told.homework);
    if (told.homework && told.homework_due) { fill(lesson, 'due', inWords(dayOf(told.homework_due))); }
    if (told.attendance) {
      fill(lesson, 'missed', told.attendance.code + (told.attendance.reason ? ' (' + told.attendance.reason + ')' : ''));
    }
    for (var at = 0; at < told.marks.length; at++) {
      var mark = sample('mark');
      put(part(mark, 'value'), told.marks[at].value);
      put(part(mark, 'title'), told.marks[at].title || word('kinds', told.marks[at].kind));
      part(lesson, 'marks').appendChild(mark);
    }
    if (!told.marks.length) { part(lesson, 'marks').hidden = true; }
    return lesson;
  }

  function dayWith(day, lessons, isToday) {
    var box = sample('day');
    put(part(box, 'date'), weekdays[day.getUTCDay()] + ', ' + inWords(day));
    if (isToday) { box.className += ' today'; part(box, 'now').hidden = false; }
    for (var at = 0; at < lessons.length; at++) { part(box, 'lessons').appendChild(lessonOf(lessons[at])); }
    part(box, 'free').hidden = lessons.length > 0;
    return box;
  }

  function showWeek(body) {
    var lessons = {};
    for (var at = 0; at < body.days.length; at++) { lessons[body.days[at].date] = body.days[at].lessons; }
    var now = iso(today());
    empty(byId('days'));
    for (var ahead = 0; ahead < 7; ahead++) {
      var day = later(week, ahead);
      var date = iso(day);
      // A free day is shown only when it is today: the rest would be empty boxes.
      if (lessons[date] || date === now) {
        byId('days').appendChild(dayWith(day, lessons[date] || [], date === now));
      }
    }
    byId('no-lessons').hidden = body.days.length > 0;
    put(byId('week'), inWords(week) + ' ' + words.getAttribute('data-span') + ' ' + inWords(later(week, 6)));
    byId('week-now').hidden = iso(week) === iso(mondayOf(today()));
  }

  function showMarks(body) {
    empty(byId('subjects'));
    put(byId('period'), inWords(dayOf(body.period.starts)) + ' ' + words.getAttribute('data-span') + ' ' +
      inWords(dayOf(body.period.ends)));
    for (var at = 0; at < body.subjects.length; at++) {
      var told = body.subjects[at];
      var line = sample('subject');
      var values = [];
      for (var mark = 0; mark < told.marks.length; mark++) { values.push(told.marks[mark].value); }
      put(part(line, 'subject'), told.subject);
      put(part(line, 'values'), values.join(', '));
      beside(line, 'mean', told.average === null ? '' : String(told.average).replace('.', ','));
      beside(line, 'final', told.final ? told.final.value : '');
      byId('subjects').appendChild(line);
    }
    byId('no-marks').hidden = body.subjects.length > 0;
  }

  function beside(line, name, text) {
    part(line, name).hidden = !text;
    put(part(line, name).getElementsByTagName('b')[0], text);
  }

  function load() {
    var path = '/api/v1/students/' + chosen.id;
    var last = later(week, 6);
    read(path + '/diary?from=' + iso(week) + '&to=' + iso(last), function (diary) {
      read(path + '/marks?on=' + iso(today()), function (marks) {
        showWeek(diary);
        showMarks(marks);
        show('diary');
        retry = null;
      });
    });
  }

  function turn(days) { week = later(week, days); load(); }
  byId('week-before').onclick = function () { turn(-7); };
  byId('week-after').onclick = function () { turn(7); };
  byId('week-now').onclick = function () { week = mondayOf(today()); load(); };

  // ---- who reads ---------------------------------------------------------------------------------------------------

  // Another child's days must not stand under this one's name while the answer is on its way.
  function choose(reader) {
    chosen = reader;
    clearDiary();
    put(byId('whose'), reader.own ? words.getAttribute('data-own') : words.getAttribute('data-whose') + reader.name);
    var buttons = byId('children').children;
    for (var at = 0; at < buttons.length; at++) {
      buttons[at].setAttribute('aria-pressed', readers[at] === reader ? 'true' : 'false');
    }
    load();
  }

  function offer(reader) {
    var button = sample('child');
    put(button, reader.name);
    button.onclick = function () { choose(reader); };
    byId('children').appendChild(button);
  }

  function showStaff() {
    var named = [];
    for (var at = 0; at < me.roles.length; at++) { named.push(word('roles', me.roles[at])); }
    put(byId('staff-name'), [me.last_name, me.first_name, me.patronymic].join(' '));
    put(byId('staff-roles'), named.join(', '));
    show('staff');
  }

  function greet(body) {
    me = body;
    readers = [];
    put(byId('school'), me.institution.name);
    empty(byId('children'));
    if (me.roles.indexOf('student') >= 0) {
      readers.push({id: me.person, name: words.getAttribute('data-own'), own: true});
    }
    for (var at = 0; at < me.children.length; at++) { readers.push(me.children[at]); }
    if (!readers.length) {
      if (me.roles.length === 1 && me.roles[0] === 'parent') { show('nobody'); } else { showStaff(); }
      return;
    }
    for (var one = 0; readers.length > 1 && one < readers.length; one++) { offer(readers[one]); }
    week = mondayOf(today());
    choose(readers[0]);
  }

  function start() {
    show('loading');
    read('/api/v1/session', function (body) {
      csrf = body.csrf_token;
      idle = body.idle_seconds * 1000;
      if (kept('leaving')) { leave(school(), false); return; }
      if (body.second_factor) { show('enrol'); return; }
      read('/api/v1/me', greet);
    });
  }

  // Who sits here may be somebody else by now: the session ended of itself or elsewhere, or another one began. What is
  // shown goes with its session even where the service is away.
  function mustHaveEnded() { return idle > 0 && Date.now() - heard > idle; }
  function look() {
    if (!csrf) { return; }
    var ended = mustHaveEnded();
    var mine = asked;
    send('GET', '/api/v1/session', null, function (status, body) {
      if (mine !== asked) { return; }
      if (status === 401) { cannot(status, body); }
      else if (status === 200 && body.csrf_token !== csrf) { forget(); start(); }
    }, function () {
      if (mine !== asked || !ended) { return; }
      clear();
      retry = start;
      show('lost');
    });
  }
  document.addEventListener('visibilitychange', function () { if (!document.hidden) { look(); } });
  window.setInterval(function () { if (mustHaveEnded()) { look(); } }, 60000);

  // A page that the browser keeps and shows again at "Back" holds nothing, and asks anew who sits here.
  window.onpagehide = clear;
  window.onpageshow = function (event) { if (event.persisted) { forget(); start(); } };
  start();
}());
