/* What was told to a person, how to tell it, where the person is signed in, and the password. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, part = cabinet.part, put = cabinet.put, sample = cabinet.sample, read = cabinet.read;
  var own = '/api/v1/me/';

  function channel(code) { return cabinet.word('channels', code) || code; }

  // ---- messages ----------------------------------------------------------------------------------------------------

  function messageOf(told) {
    var line = sample('message');
    put(part(line, 'when'), cabinet.moment(told.changed_at));
    put(part(line, 'channel'), channel(told.channel));
    put(part(line, 'became'), cabinet.word('states', told.state));
    cabinet.fill(line, 'subject', told.subject);
    put(part(line, 'text'), told.text);
    return line;
  }

  byId('to-messages').onclick = function () {
    cabinet.pages('message-list', 'more-messages', own + 'notifications', 'notifications', messageOf, function () {
      byId('no-messages').hidden = byId('message-list').children.length > 0;
      cabinet.show('messages');
    });
  };

  // ---- where the person is signed in -------------------------------------------------------------------------------

  function originOf(line, told, when) {
    put(part(line, 'when'), cabinet.moment(when));
    put(part(line, 'program'), told.program);
    put(part(line, 'address'), told.address);
    return line;
  }

  function sessionOf(told) {
    var line = originOf(sample('session'), told, told.used_at);
    part(line, 'this').hidden = !told.current;
    part(line, 'end').hidden = told.current;
    part(line, 'end').onclick = function () { write('DELETE', 'sessions/' + told.id, null, 'ended'); };
    return line;
  }

  function signInOf(told) {
    var line = originOf(sample('sign-in'), told, told.at);
    put(part(line, 'outcome'), cabinet.word('outcomes', told.outcome));
    return line;
  }

  function showSessions(body) {
    cabinet.empty(byId('sessions'));
    for (var at = 0; at < body.sessions.length; at++) { byId('sessions').appendChild(sessionOf(body.sessions[at])); }
    byId('end-others').hidden = body.sessions.length < 2;
  }

  byId('end-others').onclick = function () { write('DELETE', 'sessions?keep_current=true', null, 'ended'); };

  // ---- changes -----------------------------------------------------------------------------------------------------

  function write(method, what, body, done) {
    byId('account-refusal').hidden = byId('account-done').hidden = true;
    cabinet.ask(method, own + what, body, function (status, answer) {
      if (status === 401 && answer.code === 'http.unauthorized') { cabinet.cannot(status, answer); return; }
      if (status >= 300) {
        cabinet.refuseIn('account', answer);
        return;
      }
      if (done === 'breach') {
        // Every session has ended, this one too.
        cabinet.forget();
        cabinet.toSignIn();
        byId('sign-in-done').hidden = false;
        return;
      }
      load(done);
    });
  }

  byId('channel-form').onsubmit = function (event) {
    event.preventDefault();
    write('PUT', 'preferences', {channel: byId('channel').value || null}, 'saved');
  };

  byId('password-form').onsubmit = function (event) {
    event.preventDefault();
    var known = byId('known').checked;
    write('POST', known ? 'breach' : 'password',
      {old_password: byId('old-password').value, new_password: byId('new-password').value}, known ? 'breach' : 'password');
  };

  // ---- the view ----------------------------------------------------------------------------------------------------

  function showChannels(body) {
    cabinet.empty(byId('channel'));
    [''].concat(body.channels).forEach(function (code) {
      cabinet.offerChoice('channel', code, channel(code), code === (body.channel || ''));
    });
  }

  // done: what was done just now, to be told.
  function load(done) {
    cabinet.ask('GET', own + 'preferences', null, function (status, preferences) {
      if (status !== 200 && status !== 403) { cabinet.cannot(status, preferences); return; }
      byId('channel-box').hidden = status === 403;  // not everybody is written to by a way of their choice
      read(own + 'sessions', function (sessions) {
        cabinet.pages('sign-ins', 'more-sign-ins', own + 'sign-ins', 'sign_ins', signInOf, function () {
          if (preferences.channels) { showChannels(preferences); }
          showSessions(sessions);
          byId('old-password').value = byId('new-password').value = '';
          put(byId('account-name'), cabinet.nameOf(cabinet.me));
          cabinet.offerKept();
          byId('account-refusal').hidden = true;
          byId('account-done').hidden = !done;
          put(byId('account-done'), done ? cabinet.word('done', done) : '');
          cabinet.show('account');
          if (done) { byId('account-done').focus(); }
        });
      });
    });
  }

  byId('to-account').onclick = function () { cabinet.showFactor(function () { load(''); }); };
  cabinet.forgetsAlso(['message-list', 'sessions', 'sign-ins', 'channel', 'account-name']);
}(cabinet));
