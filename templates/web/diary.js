/* A child's diary by weeks, the marks of the period, and what became of a mark. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, part = cabinet.part, put = cabinet.put, empty = cabinet.empty, sample = cabinet.sample;
  var fill = cabinet.fill, inWords = cabinet.inWords, iso = cabinet.iso, later = cabinet.later;
  var readers = [];   // whose diaries may be read here: {id, name}
  var chosen = null;
  var week = null;
  var shown = ['days', 'subjects', 'week', 'period', 'whose'];  // of one child

  function row(lesson, name, text) {
    if (!text) { return; }
    part(lesson, name).hidden = false;
    put(part(part(lesson, name), 'text'), text);
  }

  // ---- a mark ------------------------------------------------------------------------------------------------------

  function versionOf(told) {
    var line = sample('version');
    put(part(line, 'when'), cabinet.moment(told.recorded_at));
    var kind = told.before === null ? 'given' : told.after === null ? 'removed' : 'changed';
    var place = part(line, kind);
    place.hidden = false;
    var values = place.getElementsByTagName('b');
    put(values[0], told.before === null ? told.after : told.before);
    if (values[1]) { put(values[1], told.after); }
    fill(line, 'by', told.by);
    fill(line, 'why', told.why);
    return line;
  }

  function openHistory(button, list, mark) {
    if (!list.hidden) {
      list.hidden = true;
      button.setAttribute('aria-expanded', 'false');
      return;
    }
    // Beside the week that may be on its way, whose answer must not be dropped for it.
    cabinet.look('/api/v1/students/' + chosen.id + '/marks/' + mark + '/history', function (status, body) {
      if (status !== 200) { cabinet.cannot(status, body); return; }
      empty(list);
      for (var at = 0; at < body.versions.length; at++) { list.appendChild(versionOf(body.versions[at])); }
      list.hidden = false;
      button.setAttribute('aria-expanded', 'true');
    }, function () {
      cabinet.whenLost(load);
      cabinet.show('lost');
    });
  }

  function markOf(told) {
    var mark = sample('mark');
    var button = part(mark, 'value');
    put(button, told.value);
    put(part(mark, 'title'), told.title || cabinet.word('kinds', told.kind));
    button.onclick = function () { openHistory(button, part(mark, 'history'), told.id); };
    return mark;
  }

  // ---- a week ------------------------------------------------------------------------------------------------------

  function lessonOf(told) {
    var lesson = sample('lesson');
    put(part(lesson, 'number'), told.number);
    put(part(lesson, 'subject'), told.subject);
    put(part(lesson, 'when'), cabinet.clock(told.starts_at));
    if (told.state === 'cancelled' || told.state === 'moved') { part(lesson, told.state).hidden = false; }
    row(lesson, 'topic', told.topic);
    row(lesson, 'homework', told.homework);
    if (told.homework && told.homework_due) { row(lesson, 'due', inWords(cabinet.dayOf(told.homework_due))); }
    if (told.attendance) {
      row(lesson, 'missed', told.attendance.code + (told.attendance.reason ? ' (' + told.attendance.reason + ')' : ''));
    }
    for (var at = 0; at < told.marks.length; at++) { part(lesson, 'marks').appendChild(markOf(told.marks[at])); }
    part(lesson, 'marks').hidden = !told.marks.length;
    return lesson;
  }

  function dayWith(day, lessons, isToday) {
    var box = sample('day');
    put(part(box, 'date'), cabinet.weekday(day) + ', ' + inWords(day));
    if (isToday) { box.className += ' today'; part(box, 'now').hidden = false; }
    for (var at = 0; at < lessons.length; at++) { part(box, 'lessons').appendChild(lessonOf(lessons[at])); }
    part(box, 'free').hidden = lessons.length > 0;
    return box;
  }

  function showWeek(body) {
    var lessons = {};
    for (var at = 0; at < body.days.length; at++) { lessons[body.days[at].date] = body.days[at].lessons; }
    var now = iso(cabinet.today());
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
    put(byId('week'), cabinet.fromTo(week, later(week, 6)));
    byId('week-now').hidden = iso(week) === iso(cabinet.mondayOf(cabinet.today()));
  }

  // ---- a period ----------------------------------------------------------------------------------------------------

  function showMarks(body) {
    empty(byId('subjects'));
    put(byId('period'), cabinet.fromTo(cabinet.dayOf(body.period.starts), cabinet.dayOf(body.period.ends)));
    for (var at = 0; at < body.subjects.length; at++) {
      var told = body.subjects[at];
      var line = sample('subject');
      var values = [];
      for (var mark = 0; mark < told.marks.length; mark++) { values.push(told.marks[mark].value); }
      put(part(line, 'subject'), told.subject);
      put(part(line, 'values'), values.join(', '));
      fill(line, 'mean', told.average === null ? '' : String(told.average).replace('.', ','));
      fill(line, 'final', told.final ? told.final.value : '');
      byId('subjects').appendChild(line);
    }
    byId('no-marks').hidden = body.subjects.length > 0;
  }

  // ---- whose, and when ---------------------------------------------------------------------------------------------

  function load() {
    var path = '/api/v1/students/' + chosen.id;
    cabinet.read(path + '/diary?from=' + iso(week) + '&to=' + iso(later(week, 6)), function (diary) {
      cabinet.read(path + '/marks?on=' + iso(cabinet.today()), function (marks) {
        showWeek(diary);
        showMarks(marks);
        nameReader();
        cabinet.offerWord(chosen);
        cabinet.show('diary');
      });
    });
  }

  function nameReader() {
    var words = byId('words');
    put(byId('whose'), chosen.own ? words.getAttribute('data-own') : words.getAttribute('data-whose') + chosen.name);
    var buttons = byId('children').children;
    for (var at = 0; at < buttons.length; at++) {
      buttons[at].setAttribute('aria-pressed', readers[at] === chosen ? 'true' : 'false');
    }
  }

  function turn(days) { week = later(week, days); load(); }
  byId('week-before').onclick = function () { turn(-7); };
  byId('week-after').onclick = function () { turn(7); };
  byId('week-now').onclick = function () { week = cabinet.mondayOf(cabinet.today()); load(); };

  function offer(reader) {
    var button = sample('child');
    put(button, reader.name);
    button.onclick = function () {
      chosen = reader;
      // Another child's days must not stand under this one's name while the answer is on its way.
      for (var at = 0; at < shown.length; at++) { empty(byId(shown[at])); }
      byId('no-lessons').hidden = byId('no-marks').hidden = byId('to-absence').hidden = true;
      nameReader();
      load();
    };
    byId('children').appendChild(button);
  }

  // Answers whether there is anybody's diary to read.
  cabinet.readersOf = function (me) {
    readers = me.roles.indexOf('student') < 0 ? []
      : [{id: me.person, name: byId('words').getAttribute('data-own'), own: true}];
    readers = readers.concat(me.children);
    empty(byId('children'));
    for (var at = 0; readers.length > 1 && at < readers.length; at++) { offer(readers[at]); }
    chosen = readers[0];
    return readers.length > 0;
  };
  cabinet.showDiary = function () { week = cabinet.mondayOf(cabinet.today()); load(); };
  byId('to-diary').onclick = cabinet.showDiary;
  cabinet.forgetsAlso(shown.concat('children'));
}(cabinet));
