/* Days and moments as they are at the school. */
(function (cabinet) {
  'use strict';

  var months = cabinet.byId('words').getAttribute('data-months').split('|');
  var weekdays = cabinet.byId('words').getAttribute('data-weekdays').split('|');
  var span = ' ' + cabinet.byId('words').getAttribute('data-span') + ' ';

  function two(number) { return (number < 10 ? '0' : '') + number; }
  // A day is a Date at noon UTC, so that no zone moves it.
  cabinet.dayOf = function (text) { return new Date(text + 'T12:00:00Z'); };
  cabinet.iso = function (day) {
    return day.getUTCFullYear() + '-' + two(day.getUTCMonth() + 1) + '-' + two(day.getUTCDate());
  };
  cabinet.later = function (day, days) { return new Date(day.getTime() + days * 86400000); };
  cabinet.mondayOf = function (day) { return cabinet.later(day, -((day.getUTCDay() + 6) % 7)); };
  cabinet.inWords = function (day) { return day.getUTCDate() + ' ' + months[day.getUTCMonth()]; };
  cabinet.weekday = function (day) { return weekdays[day.getUTCDay()]; };
  cabinet.fromTo = function (first, last) { return cabinet.inWords(first) + span + cabinet.inWords(last); };
  // The day that it is at the school; a phone's own clock may be wrong.
  cabinet.today = function () { return cabinet.dayOf(cabinet.me.institution.today); };

  // Wall time where the school is; a phone that knows no zones shows its own.
  function there(instant, options) {
    options.hour12 = false;
    options.hour = options.minute = '2-digit';
    try {
      options.timeZone = cabinet.me.institution.timezone;
      return new Date(instant).toLocaleString('ru-RU', options);
    } catch (noZones) {
      delete options.timeZone;
      return new Date(instant).toLocaleString('ru-RU', options);
    }
  }
  cabinet.clock = function (instant) { return there(instant, {}); };
  cabinet.moment = function (instant) {
    return there(instant, {day: '2-digit', month: '2-digit', year: 'numeric'});
  };
}(cabinet));
