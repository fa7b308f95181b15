/* Internal mail: what came and what was sent, and reading one. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, part = cabinet.part, put = cabinet.put;
  var path = '/api/v1/mail';
  var folder = 'inbox';

  // A service without internal mail has no such place.
  cabinet.findLetters = function () {
    byId('to-letters').hidden = true;
    cabinet.count('letters-count', 0);
    countLetters();
  };

  function countLetters() {
    cabinet.beside(path + '?limit=1', function (status, body) {
      byId('to-letters').hidden = status !== 200;
      if (status === 200) { cabinet.count('letters-count', body.unread); }
    });
  }

  function who(name, role) { return name + (role ? ', ' + cabinet.word('roles', role) : ''); }
  function nameless(told) { return told.subject || byId('words').getAttribute('data-nameless'); }
  function isFromService(told) { return told.kind === 'letter'; }

  // ---- the folders -------------------------------------------------------------------------------------------------

  function lineOf(told) {
    var line = cabinet.sample('letter');
    var button = part(line, 'open');
    var from = folder === 'sent' ? told.to.join(', ') + (told.recipients > told.to.length ? '...' : '')
      : isFromService(told) ? byId('words').getAttribute('data-service') : who(told.from, told.role);
    put(part(line, 'title'), nameless(told));
    put(part(line, 'by'), from);
    put(part(line, 'when'), cabinet.moment(told.sent_at));
    part(line, 'unread').hidden = folder === 'sent' || told.read;
    button.onclick = function () { open(told.id); };
    return line;
  }

  function list(done) {
    cabinet.pages('letter-list', 'more-letters', path + '?folder=' + folder, 'mails', lineOf, function (body) {
      if (folder === 'inbox') { cabinet.count('letters-count', body.unread); }
      byId('no-letters').hidden = body.mails.length > 0;
      byId('to-inbox').setAttribute('aria-pressed', folder === 'inbox' ? 'true' : 'false');
      byId('to-sent').setAttribute('aria-pressed', folder === 'sent' ? 'true' : 'false');
      byId('letter-done').hidden = !done;
      cabinet.show('letters');
      if (done) { byId('letter-done').focus(); }
    });
  }

  function toFolder(name) { return function () { folder = name; list(false); }; }
  byId('to-letters').onclick = toFolder('inbox');
  byId('to-inbox').onclick = toFolder('inbox');
  byId('to-sent').onclick = toFolder('sent');
  byId('from-letter').onclick = function () { list(false); };
  cabinet.showSentLetter = function () { folder = 'sent'; list(true); };

  // ---- one of them -------------------------------------------------------------------------------------------------

  function open(id) {
    cabinet.read(path + '/' + id, function (told) {
      var mine = !!told.to;   // the sender sees who got it, nobody else does
      put(byId('letter-title'), nameless(told));
      put(byId('letter-from'), isFromService(told) ? byId('words').getAttribute('data-service')
        : who(told.from.name, told.from.role));
      put(byId('letter-when'), cabinet.moment(told.sent_at));
      put(byId('letter-text'), told.body);
      cabinet.empty(byId('letter-to'));
      for (var at = 0; mine && at < told.to.length; at++) {
        var line = cabinet.sample('recipient');
        put(part(line, 'by'), who(told.to[at].name, told.to[at].role));
        cabinet.fill(line, 'read', told.to[at].read_at ? cabinet.moment(told.to[at].read_at) : '');
        byId('letter-to').appendChild(line);
      }
      byId('letter-answer').hidden = mine || isFromService(told);
      byId('letter-answer').onclick = function () { cabinet.answerLetter(told, nameless(told)); };
      countLetters();
      cabinet.show('letter');
    });
  }

  cabinet.forgetsAlso(['letter-list', 'letters-count', 'letter-title', 'letter-from', 'letter-when', 'letter-text',
    'letter-to']);
}(cabinet));
