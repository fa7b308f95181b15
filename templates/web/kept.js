/* Everything that is kept of a person, for the person alone and the guardians of a child. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, part = cabinet.part, put = cabinet.put;

  function valueOf(name, value) {
    var line = cabinet.sample('kept-value');
    put(part(line, 'name'), name);
    put(part(line, 'text'), value);
    return line;
  }

  function sectionOf(told) {
    var box = cabinet.sample('kept');
    put(part(box, 'meaning'), told.meaning);
    cabinet.fill(box, 'note', told.note);
    for (var at = 0; at < told.rows.length; at++) {
      var row = document.createElement('li');
      for (var name in told.rows[at]) {
        if (told.rows[at][name] !== '') { row.appendChild(valueOf(name, told.rows[at][name])); }
      }
      part(box, 'rows').appendChild(row);
    }
    return box;
  }

  // The service notes who asked, so it is a question of its own each time.
  function open(path) {
    cabinet.ask('POST', path + '/personal-data', null, function (status, body) {
      if (status !== 200) { cabinet.cannot(status, body); return; }
      put(byId('kept-whose'), body.name);
      cabinet.empty(byId('kept-list'));
      for (var at = 0; at < body.sections.length; at++) {
        if (body.sections[at].count || body.sections[at].rows.length) {
          byId('kept-list').appendChild(sectionOf(body.sections[at]));
        }
      }
      cabinet.show('kept');
      window.scrollTo(0, 0);
    });
  }

  function offer(child) {
    var button = cabinet.sample('child');
    put(button, child.name);
    button.onclick = function () { open('/api/v1/students/' + child.id); };
    byId('kept-children').appendChild(button);
  }

  byId('to-kept').onclick = function () { open('/api/v1/people/' + cabinet.me.person); };
  byId('from-kept').onclick = function () { byId('to-account').onclick(); };
  byId('kept-print').onclick = function () { window.print(); };

  cabinet.offerKept = function () {
    cabinet.empty(byId('kept-children'));
    cabinet.me.children.forEach(offer);
  };
  cabinet.forgetsAlso(['kept-whose', 'kept-list', 'kept-children']);
}(cabinet));
