/* The families' cabinet: who has signed in, and what of it is theirs to see. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, put = cabinet.put;
  var long_ago = 900000;  // milliseconds
  var begun = 0;          // by the phone's clock, which is good enough for how long ago

  function showStaff() {
    var me = cabinet.me;
    put(byId('staff-name'), [me.last_name, me.first_name, me.patronymic].join(' '));
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
    if (reads) { cabinet.showDiary(); } else if (works) { showStaff(); } else { cabinet.show('nobody'); }
  }

  cabinet.start = function () {
    begun = Date.now();
    cabinet.show('loading');
    cabinet.read('/api/v1/session', function (body) {
      cabinet.csrf = body.csrf_token;
      if (body.second_factor) { cabinet.show('enrol'); return; }
      cabinet.read('/api/v1/me', greet);
    });
  };

  byId('to-staff').onclick = showStaff;
  cabinet.forgetsAlso(['staff-name', 'staff-roles']);

  // A page that the browser kept and shows again at "Back" asks anew who sits here.
  window.onpageshow = function (event) { if (event.persisted) { cabinet.forget(); cabinet.start(); } };
  // So does a page that was out of sight for long: it may be another day, and another person.
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden && cabinet.me && Date.now() - begun > long_ago) { cabinet.start(); }
  });
  cabinet.start();
}(cabinet));
