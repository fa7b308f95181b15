// The unmodified npm client netschoolapi against a service: client.js <origin> <login> <password>. Prints what it read
// as one line of JSON. Ends by itself.
'use strict';
const { Safe: NetSchoolApi } = require('netschoolapi');

async function main([origin, login, password]) {
  const user = new NetSchoolApi({ origin, login, password, school: 1 });
  await user.logIn();
  const diary = await user.diary({ start: new Date('2026-10-12'), end: new Date('2026-10-18') });
  const lesson = diary.days[0].lessons[0];
  const told = {
    year: user.context.year.name,
    school: user.context.school.fullName,
    server: user.context.server.version,
    students: user.context.user.students.map((student) => student.name),
    terms: user.context.user.terms.map((term) => term.name),
    valid: await user.sessionValid(),
    subject: lesson.subject,
    starts: lesson.toJSON().startDate,
    marks: lesson.assignments.map((assignment) => assignment.mark),
    assignment: (await user.assignment({ id: lesson.assignments[0].id })).toJSON(),
    types: (await user.assignmentTypes()).types.length,
    name: (await user.info()).lastName,
  };
  await user.logOut();
  told.ended = user.session === null;
  process.stdout.write(JSON.stringify(told) + '\n');
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(String(error && error.stack) + '\n');
  process.exitCode = 1;
});
