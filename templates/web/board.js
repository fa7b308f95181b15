/* The board: notices for the person's own school and classes, and the word that one was read. */
(function (cabinet) {
  'use strict';

  var byId = cabinet.byId, part = cabinet.part, put = cabinet.put;
  var path = '/api/v1/announcements';
  var unread = 0;   // of those that were counted
  var more = false; // whether there are others

  function counted(number) { unread = number; cabinet.count('board-count', number, more); }
  function countedIn(body) { more = !!body.next; counted(body.unread); }

  // A service without a board has no such place.
  cabinet.findBoard = function () {
    byId('to-board').hidden = true;
    cabinet.count('board-count', 0);
    cabinet.beside(path + '?limit=20', function (status, body) {
      byId('to-board').hidden = status !== 200;
      if (status === 200) { countedIn(body); }
    });
  };

  function showRead(line, read) {
    part(line, 'unread').hidden = part(line, 'read').hidden = read;
  }

  function markRead(line, id) {
    cabinet.ask('POST', path + '/' + id + '/read', null, function (status, body) {
      if (status !== 200) { cabinet.cannot(status, body); return; }
      showRead(line, true);
      counted(Math.max(unread - 1, 0));
      cabinet.show('board');
    });
  }

  function noticeOf(told) {
    var line = cabinet.sample('notice');
    put(part(line, 'title'), told.title);
    put(part(line, 'when'), cabinet.moment(told.posted_at));
    put(part(line, 'by'), told.posted_by);
    put(part(line, 'role'), cabinet.word('roles', told.posted_role));
    put(part(line, 'groups'), told.groups.map(function (group) { return group.name; }).join(', '));
    cabinet.fill(line, 'text', told.body);
    part(line, 'urgent').hidden = !told.urgent;
    part(line, 'withdrawn').hidden = !told.withdrawn;
    showRead(line, told.read);
    part(line, 'read').onclick = function () { markRead(line, told.id); };
    return line;
  }

  byId('to-board').onclick = function () {
    cabinet.pages('notices', 'more-notices', path, 'announcements', noticeOf, function (body) {
      countedIn(body);
      byId('no-notices').hidden = body.announcements.length > 0;
      cabinet.show('board');
    });
  };

  cabinet.forgetsAlso(['notices', 'board-count']);
}(cabinet));
