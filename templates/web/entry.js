/* Signing in with a password or with the code of the slip, and out. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, put = cabinet.put, ask = cabinet.ask, show = cabinet.show;

  function school() {
    var named = /[?&]school=([^&]*)/.exec(location.search);
    if (named) {
      try { return decodeURIComponent(named[1]).slice(0, 64); } catch (odd) { return ''; }
    }
    return cabinet.kept('school');
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

  function send(form, refusal, wish) {
    var button = form.getElementsByTagName('button')[0];
    var label = button.textContent;
    var view = form.parentNode.id.slice('view-'.length);
    byId(refusal).hidden = true;
    button.disabled = true;
    put(button, byId('words').getAttribute('data-wait'));
    function free() { button.disabled = false; put(button, label); }
    wish.cookie = true;
    ask('POST', '/api/v1/session', wish, function (status, body) {
      free();
      if (status === 201) {
        cabinet.keep('school', wish.institution);
        cabinet.forget();
        cabinet.start();
        return;
      }
      show(view);
      if (body.code === 'access.second_factor_needed') {
        byId('second').hidden = false;
        byId('second-factor').focus();
      }
      cabinet.refuse(byId(refusal), body);
    });
    // Whose answer was lost on its way may be signed in all the same: else the form is there again and what was typed.
    cabinet.whenLost(function () {
      free();
      cabinet.look('/api/v1/session', function (status) {
        if (status === 200) { cabinet.forget(); cabinet.start(); } else { show(view); }
      }, function () { show('lost'); });
    });
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

  // Where the service does not hear of it now, the next page that is opened here goes on with it.
  function leave(code, anew) {
    ask('DELETE', '/api/v1/session', null, function (status, body) {
      // Somebody signed in in another tab: this page's word is an old one, the wish to leave is not.
      if (body.code === 'http.not_of_our_page' && !anew) {
        cabinet.read('/api/v1/session', function (own) { cabinet.csrf = own.csrf_token; leave(code, true); });
        return;
      }
      if (status !== 204) { cabinet.cannot(status, body); return; }
      cabinet.forget();
      // The answer emptied what the browser keeps of this site.
      cabinet.keep('school', code);
      toSignIn();
    });
  }

  byId('sign-out').onclick = function () {
    var code = cabinet.me ? cabinet.me.institution.code : school();
    cabinet.keep('leaving', 'yes');
    cabinet.clear();
    show('loading');
    leave(code, false);
  };

  // Answers whether somebody wished to leave and is still signed in.
  cabinet.leaves = function () {
    if (!cabinet.kept('leaving')) { return false; }
    leave(school(), false);
    return true;
  };
  cabinet.toSignIn = toSignIn;
}(cabinet));
