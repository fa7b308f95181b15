/* A guardian says that the child will not come, and sees what became of it. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, part = cabinet.part, put = cabinet.put, later = cabinet.later;
  var soon = byId('words').getAttribute('data-soon').split('|');   // today, tomorrow
  var farthest = 60;   // days; the service has the last word
  var child = null;    // {id, name}
  var offered = null;  // of whom it is known that it may be told

  function path() { return '/api/v1/students/' + child.id + '/absence-words'; }

  // Only where the service takes it, and never from the student.
  cabinet.offerWord = function (reader) {
    if (reader === offered) { byId('to-absence').hidden = false; return; }
    child = reader;
    offered = null;
    byId('to-absence').hidden = true;
    if (reader.own) { return; }
    cabinet.beside(path() + '?limit=1', function (status) {
      if (child !== reader || status !== 200) { return; }
      offered = reader;
      byId('to-absence').hidden = false;
    });
  };

  // ---- the days ----------------------------------------------------------------------------------------------------

  function offerDays(list, first) {
    var chosen = byId(list).value;
    cabinet.empty(byId(list));
    for (var ahead = 0; ahead <= farthest; ahead++) {
      var day = later(cabinet.today(), ahead);
      var date = cabinet.iso(day);
      if (date < first) { continue; }
      cabinet.offerChoice(list, date, (soon[ahead] || cabinet.weekday(day)) + ', ' + cabinet.inWords(day),
        date === chosen);
    }
  }

  byId('absence-from').onchange = function () { offerDays('absence-to', byId('absence-from').value); };

  // ---- what was told -----------------------------------------------------------------------------------------------

  function lineOf(told) {
    var line = cabinet.sample('absence');
    var from = cabinet.dayOf(told.from);
    put(part(line, 'days-of'),
      told.from === told.to ? cabinet.inWords(from) : cabinet.fromTo(from, cabinet.dayOf(told.to)));
    put(part(line, 'why'), cabinet.word('absence-kinds', told.kind));
    put(part(line, 'became'), cabinet.word('absence-states', told.state));
    cabinet.fill(line, 'text', told.words);
    put(part(line, 'when'), cabinet.moment(told.told_at));
    return line;
  }

  function load(done) {
    put(byId('absence-whose'), child.name);
    cabinet.pages('absence-list', 'more-absences', path(), 'words', lineOf, function (body) {
      offerDays('absence-from', '');
      offerDays('absence-to', byId('absence-from').value);
      byId('absence-told').hidden = !body.words.length;
      byId('absence-refusal').hidden = true;
      byId('absence-done').hidden = !done;
      cabinet.show('absence');
      if (done) { byId('absence-done').focus(); }
    });
  }

  byId('to-absence').onclick = function () {
    byId('absence-words').value = '';
    cabinet.empty(byId('absence-from'));
    cabinet.empty(byId('absence-to'));
    load(false);
  };
  byId('from-absence').onclick = cabinet.showDiary;

  byId('absence-form').onsubmit = function (event) {
    event.preventDefault();
    byId('absence-refusal').hidden = byId('absence-done').hidden = true;
    var told = {kind: byId('absence-kind').value, from: byId('absence-from').value, to: byId('absence-to').value,
      words: byId('absence-words').value || null};
    cabinet.ask('POST', path(), told, function (status, answer) {
      if (status === 201) {
        byId('absence-words').value = '';
        load(true);
        return;
      }
      if (status === 401 || status === 404) { cabinet.cannot(status, answer); return; }
      cabinet.refuseIn('absence', answer);
    });
  };

  cabinet.forgetsAlso(['absence-list', 'absence-whose', 'absence-from', 'absence-to']);
}(cabinet));
