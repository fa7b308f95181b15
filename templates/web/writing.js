/* Writing a letter: an answer, or a new one to somebody the service lets the person write to. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, put = cabinet.put;
  var path = '/api/v1/mail';
  var answered = null;   // the letter that is answered

  function begin(letter, to) {
    answered = letter;
    byId('write-choice').hidden = !!letter;
    byId('write-new').hidden = !!letter;
    put(byId('write-to'), to);
    byId('write-to').hidden = !letter;
    byId('write-subject').value = byId('write-text').value = '';
    byId('write-refusal').hidden = true;
    cabinet.show('write');
    byId('write-text').focus();
  }

  cabinet.answerLetter = function (letter, subject) {
    begin(letter, letter.from.name + ': ' + subject);
  };

  byId('to-write').onclick = function () {
    cabinet.read(path + '/recipients', function (body) {
      cabinet.empty(byId('write-recipient'));
      body.recipients.forEach(function (one) {
        cabinet.offerChoice('write-recipient', one.person_id, one.name + ', ' + cabinet.word('roles', one.role), false);
      });
      begin(null, '');
    });
  };

  byId('write-form').onsubmit = function (event) {
    event.preventDefault();
    byId('write-refusal').hidden = true;
    var to = answered ? answered.from.person_id : parseInt(byId('write-recipient').value, 10);
    var letter = {to: to ? [to] : [], subject: answered ? answered.subject : byId('write-subject').value,
      body: byId('write-text').value};
    if (answered) { letter.reply_to = answered.id; }
    cabinet.ask('POST', path, letter, function (status, body) {
      if (status === 201) { byId('write-text').value = ''; cabinet.showSentLetter(); return; }
      if (status === 401) { cabinet.cannot(status, body); return; }
      cabinet.refuseIn('write', body);
    });
  };

  cabinet.forgetsAlso(['write-recipient', 'write-to']);
}(cabinet));
