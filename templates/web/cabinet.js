/* The families' cabinet: who has signed in, and what of it is theirs to see. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, put = cabinet.put;
  var longAgo = 900000;   // milliseconds
  var idle = 0;           // so many milliseconds without a question end a session
  var begun = 0;          // by the phone's clock, which is good enough for how long ago
  var left = 0;           // when the page was last put out of sight

  function showStaff() {
    var me = cabinet.me;
    put(byId('staff-name'), cabinet.nameOf(me));
    put(byId('staff-roles'), me.roles.map(function (role) { return cabinet.word('roles', role); }).join(', '));
    cabinet.show('staff');
  }

  function greet(me) {
    cabinet.me = me;
    put(byId('school'), me.institution.name);
    var reads = cabinet.readersOf(me);
    var works = !reads && (me.roles.length !== 1 || me.roles[0] !== 'parent');
    byId('to-diary').hidden = !reads;
    byId('to-staff').hidden = !works;
    cabinet.findBoard();
    cabinet.findLetters();
    if (reads) { cabinet.showDiary(); } else if (works) { showStaff(); } else { cabinet.show('nobody'); }
  }

  cabinet.start = function () {
    begun = Date.now();
    cabinet.show('loading');
    cabinet.read('/api/v1/session', function (body) {
      cabinet.csrf = body.csrf_token;
      idle = body.idle_seconds * 1000;
      if (cabinet.leaves()) { return; }
      if (body.second_factor) { cabinet.enrol(true); return; }
      cabinet.read('/api/v1/me', greet);
    });
  };

  byId('to-staff').onclick = showStaff;
  cabinet.forgetsAlso(['staff-name', 'staff-roles']);

  // Who sits here may be somebody else by now: the session ended of itself or elsewhere, or another one began. What is
  // shown goes with its session even where the service is away. And it may be another day.
  function mustHaveEnded() { return idle > 0 && Date.now() - cabinet.heard > idle; }
  function lookAgain() {
    if (!cabinet.csrf) { return; }
    var ended = mustHaveEnded();
    // Whoever looked elsewhere for a moment goes on where he was, and whoever has codes to write down in any case.
    var old = byId('view-enrol').hidden && ((left > 0 && Date.now() - left > longAgo) ||
      new Date(begun).toDateString() !== new Date(Date.now()).toDateString());
    cabinet.look('/api/v1/session', function (status, body) {
      if (status === 401) { cabinet.cannot(status, body); return; }
      if (status !== 200) { return; }
      if (body.csrf_token !== cabinet.csrf) { cabinet.forget(); cabinet.start(); } else if (old) { cabinet.start(); }
    }, function () {
      if (!ended) { return; }
      cabinet.clear();
      cabinet.whenLost(cabinet.start);
      cabinet.show('lost');
    });
  }
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) { left = Date.now(); return; }
    lookAgain();
    left = 0;
  });
  window.setInterval(function () { if (mustHaveEnded()) { lookAgain(); } }, 60000);

  // A page that the browser keeps and shows again at "Back" holds nothing, and asks anew who sits here.
  window.onpagehide = cabinet.clear;
  window.onpageshow = function (event) { if (event.persisted) { cabinet.forget(); cabinet.start(); } };
  cabinet.start();
}(cabinet));
