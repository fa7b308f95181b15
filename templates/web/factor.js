/* Signing in by two steps: the key for an app, the first code of it, and the codes for days without the telephone. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, put = cabinet.put;
  var factor = '/api/v1/me/second-factor';
  var must = false;

  function forget() {
    cabinet.empty(byId('enrol-secret'));
    cabinet.empty(byId('enrol-codes'));
    byId('enrol-link').removeAttribute('href');
  }

  function step(name) {
    var steps = ['enrol-begin', 'enrol-confirm', 'enrol-over'];
    for (var at = 0; at < steps.length; at++) { byId(steps[at]).hidden = steps[at] !== name; }
    byId('enrol-refusal').hidden = true;
    cabinet.show('enrol');
  }

  function write(path, body, wanted, then) {
    cabinet.ask('POST', path, body, function (status, answer) {
      if (status === wanted) { then(answer); return; }
      if (status === 401 && answer.code === 'http.unauthorized') { cabinet.cannot(status, answer); return; }
      cabinet.refuseIn('enrol', answer);
    });
  }

  byId('enrol-begin').onsubmit = function (event) {
    event.preventDefault();
    write(factor, must ? {} : {password: byId('enrol-password').value}, 201, function (key) {
      byId('enrol-password').value = byId('enrol-code').value = '';
      put(byId('enrol-secret'), key.secret.replace(/(.{4})/g, '$1 '));
      if (key.address.indexOf('otpauth://') === 0) { byId('enrol-link').href = key.address; }
      step('enrol-confirm');
      byId('enrol-code').focus();
    });
  };

  byId('enrol-confirm').onsubmit = function (event) {
    event.preventDefault();
    write(factor + '/confirmation', {code: byId('enrol-code').value.replace(/ /g, '')}, 200, function (set) {
      forget();
      // Told once: a question repeated after a lost answer hears that it is done, and no codes.
      var codes = set.recovery_codes || [];
      byId('enrol-write').hidden = !codes.length;
      byId('enrol-lost').hidden = codes.length > 0;
      for (var at = 0; at < codes.length; at++) {
        var line = document.createElement('li');
        put(line, codes[at]);
        byId('enrol-codes').appendChild(line);
      }
      step('enrol-over');
    });
  };

  byId('enrol-go').onclick = function () { forget(); cabinet.start(); };
  byId('to-enrol').onclick = function () { cabinet.enrol(false); };

  // needed: nothing else opens until it is done, and the password has just been seen.
  cabinet.enrol = function (needed) {
    must = needed;
    byId('enrol-must').hidden = !must;
    byId('enrol-proof').hidden = must;
    step('enrol-begin');
  };

  // In the view of the own account; left out for whom there is no such step.
  cabinet.showFactor = function (then) {
    cabinet.ask('GET', factor, null, function (status, told) {
      if (status !== 200 && status !== 403) { cabinet.cannot(status, told); return; }
      byId('factor-box').hidden = status === 403;
      byId('factor-on').hidden = !told.set;
      byId('factor-off').hidden = byId('to-enrol').hidden = !!told.set;
      put(byId('factor-left'), told.set ? String(told.recovery_codes_left) : '');
      then();
    });
  };
  cabinet.forgetsAlso(['factor-left'], forget);
}(cabinet));
