/* Lists that come by pages. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId;

  // list, more: where the rows stand, and the button for further ones. member: of the answer, with the rows. make: an
  // element from a row. then: after the first page, with its answer.
  cabinet.pages = function (list, more, path, member, make, then) {
    function next(after) {
      var asked = path + (path.indexOf('?') < 0 ? '?' : '&') + 'limit=20' + (after ? '&after=' + after : '');
      cabinet.read(asked, function (body) {
        if (!after) { cabinet.empty(byId(list)); }
        var rows = body[member];
        for (var at = 0; at < rows.length; at++) { byId(list).appendChild(make(rows[at])); }
        byId(more).hidden = !body.next;
        byId(more).onclick = function () { next(body.next); };
        if (!after) { then(body); }
      });
    }
    next('');
  };

  // How many of a place are unread, beside its name. more: what is further down has not been counted.
  cabinet.count = function (place, unread, more) {
    cabinet.put(byId(place), unread ? unread + (more ? '+' : '') : '');
  };
}(cabinet));
