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
  var retry = null;
  var begun = 0;      // by the phone's clock, which is good enough for how long ago
  var views = ['loading', 'lost', 'refused', 'sign-in', 'first', 'staff', 'nobody', 'enrol', 'diary'];
  var words = byId('words');
  var weekdays = words.getAttribute('data-weekdays').split('|');
  var months = words.getAttribute('data-months').split('|');

  function byId(id) { return document.getElementById(id); }
  function part(node, name) { return node.getElementsByClassName(name)[0]; }
  function put(node, text) { node.textContent = text; }
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

  // ---- asking ------------------------------------------------------------------------------------------------------

  function ask(method, path, body, answer) {
    var mine = ++asked;
    var request = new XMLHttpRequest();
    retry = function () { ask(method, path, body, answer); };
    request.open(method, path, true);
    request.timeout = 20000;
    request.setRequestHeader('Accept', 'application/json');
    if (body) { request.setRequestHeader('Content-Type', 'application/json'); }
    if (csrf && method !== 'GET') { request.setRequestHeader('X-CSRF-Token', csrf); }
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

  // A session that ended leaves nothing of anybody on the screen.
  function read(path, answer) {
    ask('GET', path, null, function (status, body) {
      if (status === 200) { answer(body); return; }
      cannot(status, body);
    });
  }

  function cannot(status, body) {
    if (status === 401) { forget(); toSignIn(); return; }
    put(byId('refused-title'), body.title || '');
    put(byId('refused-detail'), body.detail || '');
    show('refused');
  }

  // ---- signing in and out ------------------------------------------------------------------------------------------

  function forget() {
    csrf = '';
    me = chosen = week = null;
    readers = [];
    var shown = ['children', 'days', 'subjects', 'week', 'period', 'whose', 'staff-name', 'staff-roles'];
    for (var at = 0; at < shown.length; at++) { empty(byId(shown[at])); }
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
    try { return localStorage.getItem('school') || ''; } catch (closed) { return ''; }
  }

  function remember(code) {
    try { localStorage.setItem('school', code); } catch (closed) { /* then it is typed again */ }
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

  function send(form, refusal, wish) {
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
        remember(wish.institution);
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
    send(this, 'sign-in-refusal', wish);
  };

  byId('first').onsubmit = function (event) {
    event.preventDefault();
    send(this, 'first-refusal', {institution: byId('first-institution').value, login: byId('first-login').value,
      activation_code: byId('first-code').value, password: byId('first-password').value});
  };

  byId('to-first').onclick = toFirst;
  byId('to-sign-in').onclick = toSignIn;
  byId('again').onclick = function () { if (retry) { show('loading'); retry(); } else { start(); } };
  byId('reload').onclick = start;
  byId('sign-out').onclick = function () {
    var code = me ? me.institution.code : '';
    ask('DELETE', '/api/v1/session', null, function (status, body) {
      if (status !== 204) { cannot(status, body); return; }
      forget();
      // The answer emptied what the browser keeps of this site.
      if (code) { remember(code); }
      toSignIn();
    });
  };

  // ---- days --------------------------------------------------------------------------------------------------------

  function two(number) { return (number < 10 ? '0' : '') + number; }
  function iso(day) { return day.getUTCFullYear() + '-' + two(day.getUTCMonth() + 1) + '-' + two(day.getUTCDate()); }
  function dayOf(text) { return new Date(text + 'T12:00:00Z'); }
  function later(day, days) { return new Date(day.getTime() + days * 86400000); }
  function inWords(day) { return day.getUTCDate() + ' ' + months[day.getUTCMonth()]; }
  function mondayOf(day) { return later(day, -((day.getUTCDay() + 6) % 7)); }

  // Wall time where the school is; a phone that knows no zones shows its own.
  function there(instant) {
    var options = {hour12: false, hour: '2-digit', minute: '2-digit'};
    try {
      options.timeZone = me.institution.timezone;
      return instant.toLocaleString('ru-RU', options);
    } catch (noZones) {
      delete options.timeZone;
      return instant.toLocaleString('ru-RU', options);
    }
  }

  // The day that it is at the school; a phone's own clock may be wrong.
  function today() { return dayOf(me.institution.today); }

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
    put(part(lesson, 'when'), there(new Date(told.starts_at)));
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
      put(part(mark, 'title'), told.marks[at].title || told.marks[at].kind);
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

  function choose(reader) {
    chosen = reader;
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
    var all = byId('roles').children;
    for (var at = 0; at < all.length; at++) {
      if (me.roles.indexOf(all[at].getAttribute('data-role')) >= 0) { named.push(all[at].textContent); }
    }
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
    begun = Date.now();
    show('loading');
    read('/api/v1/session', function (body) {
      csrf = body.csrf_token;
      if (body.second_factor) { show('enrol'); return; }
      read('/api/v1/me', greet);
    });
  }

  // A page that the browser kept and shows again at "Back" asks anew who sits here.
  window.onpageshow = function (event) { if (event.persisted) { forget(); start(); } };
  // So does a page that was out of sight for long: it may be another day, and another person.
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden && me && Date.now() - begun > 900000) { start(); }
  });
  start();
}());
