#!/usr/bin/env node
// A short message centre for the tests, on a port of loopback that the system chooses; prints the port.
//
//     smsc.js FOLDER [MODE]
//
// Everything it hears goes into FOLDER/heard.jsonl, one JSON object a line. MODE: "normal", "bad_bind" (refuses the
// password), "mute_bind" (never answers), "mute" (answers nothing but the bind), "receipts" (every message arrives),
// "odd_ids" (answers "00A1", has reported "0000000161" already), "odd_decimal_ids" ("161" and "00a1"). A text that begins with "!" names what
// the centre does with the message; several words are done in turn: "!early !duplicate".
'use strict';
const fs = require('fs');
const path = require('path');
const smpp = require('smpp');

const [folder, mode = 'normal'] = process.argv.slice(2);
fs.mkdirSync(folder, { recursive: true });
const log = fs.openSync(path.join(folder, 'heard.jsonl'), 'a');
const write = (line) => fs.writeSync(log, JSON.stringify(line) + '\n');

let last = 0;
let throttled = 0;

const udhOf = (message) => (message.udh || []).find((one) => one[0] === 0x00 || one[0] === 0x08);

// Where a part stands: by its header, by sar_*, or alone.
function placeOf(pdu) {
  const udh = udhOf(pdu.short_message);
  if (udh) return { by: 'udh', reference: udh[2], total: udh[3], number: udh[4] };
  if (pdu.sar_total_segments) {
    return { by: 'sar', reference: pdu.sar_msg_ref_num, total: pdu.sar_total_segments, number: pdu.sar_segment_seqnum };
  }
  return { by: 'alone', reference: 0, total: 1, number: 1 };
}

const octetsOf = (pdu) => {
  const { message } = pdu.short_message;
  return typeof message === 'string' ? message : message.toString('latin1');
};

function report(pdu) {
  const validity = pdu.validity_period;
  write({
    what: 'submit', to: pdu.destination_addr, to_ton: pdu.dest_addr_ton, from: pdu.source_addr,
    from_ton: pdu.source_addr_ton, coding: pdu.data_coding, registered: pdu.registered_delivery,
    reference: pdu.user_message_reference, place: placeOf(pdu), text: octetsOf(pdu),
    valid_s: validity instanceof Date ? Math.round((validity - Date.now()) / 1000) : 0,
  });
}

function receipt(session, pdu, id, state, stat, options = {}) {
  const text = `id:${id} sub:001 dlvrd:001 submit date:2609140804 done date:${options.done || '2609140805'} ` +
    `stat:${stat} err:${options.err || '000'} text:Otsutstvie na uroke`;
  const fields = {
    esm_class: 0x04, source_addr: pdu.destination_addr, source_addr_ton: 1, destination_addr: pdu.source_addr,
    short_message: Buffer.from(text, 'latin1'), data_coding: 0,
  };
  if (!options.textOnly) Object.assign(fields, { receipted_message_id: String(id), message_state: state });
  if (options.network) fields.network_error_code = Buffer.from(options.network);
  session.deliver_sm(fields, (resp) => write({ what: 'deliver_resp', of: String(id), status: resp.command_status }));
}

function inbound(session, pdu, text, udh, coding = 8) {
  const body = coding === 8 ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'latin1');
  session.deliver_sm({
    esm_class: udh ? 0x40 : 0, source_addr: pdu.destination_addr, source_addr_ton: 1,
    destination_addr: pdu.source_addr, data_coding: coding,
    short_message: udh ? Buffer.concat([Buffer.from(udh), body]) : body,
  }, (resp) => write({ what: 'deliver_resp', of: 'inbound', status: resp.command_status }));
}

// A PDU that the package would not make.
function raw(session, command, sequence, body) {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(16 + body.length, 0);
  head.writeUInt32BE(command >>> 0, 4);
  head.writeUInt32BE(sequence, 12);
  session.socket.write(Buffer.concat([head, body]));
}

// What happens before and after the answer. True: there is no answer, or it was given here.
const before = {
  early: (session, pdu, id) => { receipt(session, pdu, id, 2, 'DELIVRD'); },
  silent: () => true,
  drop: (session) => { session.destroy(); return true; },
  throttle: (session, pdu) => {
    if (++throttled > 2) return false;
    session.send(pdu.response({ command_status: 0x58 }));
    return true;
  },
  slow: (session, pdu, id) => {
    setTimeout(() => session.send(pdu.response({ message_id: String(id) })), 300);
    return true;
  },
  nack: (session, pdu) => {
    session.generic_nack({ sequence_number: pdu.sequence_number, command_status: 0x08 });
    return true;
  },
  garbage: (session) => { session.socket.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')); return true; },
  endless: (session) => { session.socket.write(Buffer.from([0x7f, 0xff, 0xff, 0xff, 0x80, 0, 0, 4])); return true; },
  unterminated: (session, pdu, id) => { raw(session, 0x80000004, pdu.sequence_number, Buffer.from(String(id))); return true; },
};
const after = {
  delivered: (session, pdu, id) => receipt(session, pdu, id, 2, 'DELIVRD'),
  duplicate: (session, pdu, id) => { receipt(session, pdu, id, 2, 'DELIVRD'); receipt(session, pdu, id, 2, 'DELIVRD'); },
  late: (session, pdu, id) => setTimeout(() => receipt(session, pdu, id, 2, 'DELIVRD', { done: '2509140805' }), 700),
  forged: (session, pdu) => receipt(session, pdu, 'never-given', 2, 'DELIVRD'),
  text_only: (session, pdu, id) => receipt(session, pdu, id, 2, 'DELIVRD', { textOnly: true }),
  undelivered: (session, pdu, id) => receipt(session, pdu, id, 5, 'UNDELIV', { err: '011' }),
  nobody: (session, pdu, id) => receipt(session, pdu, id, 5, 'UNDELIV', { network: [3, 0, 1] }),
  enroute: (session, pdu, id) => receipt(session, pdu, id, 1, 'ENROUTE'),
  back: (session, pdu, id) => { receipt(session, pdu, id, 2, 'DELIVRD'); receipt(session, pdu, id, 5, 'UNDELIV'); },
  first_part: (session, pdu, id) => { if (placeOf(pdu).number === 1) receipt(session, pdu, id, 2, 'DELIVRD'); },
  reply: (session, pdu) => inbound(session, pdu, 'болеет до пятницы'),
  reply_gsm: (session, pdu) => inbound(session, pdu, 'STOP', null, 0),
  reply_parts: (session, pdu) => {
    inbound(session, pdu, 'до пятницы', [5, 0, 3, 77, 2, 2]);
    inbound(session, pdu, 'болеет ', [5, 0, 3, 77, 2, 1]);
  },
  reply_half_1: (session, pdu) => inbound(session, pdu, 'болеет ', [5, 0, 3, 78, 2, 1]),
  reply_half_2: (session, pdu) => inbound(session, pdu, 'до среды', [5, 0, 3, 78, 2, 2]),
  reply_torn: (session, pdu) => inbound(session, pdu, '', [200, 0, 3, 77, 2, 1]),
  data: (session, pdu) => session.data_sm({ source_addr: pdu.destination_addr }, (resp) =>
    write({ what: 'data_resp', status: resp.command_status })),
  torn: (session) => raw(session, 5, 4242, Buffer.from('no deliver_sm')),
  stranger: (session) => raw(session, 0x55, 4343, Buffer.alloc(0)),
  unbind: (session) => session.unbind(() => write({ what: 'unbind_resp' })),
  enquire: (session) => session.enquire_link(() => write({ what: 'enquire_link_resp' })),
};

const orders = (text) => text.startsWith('!') ? text.split(' ').filter((w) => w.startsWith('!')).map((w) => w.slice(1)) : [];

// The same number written in two ways, and the receipt before the answer.
const oddIds = {
  odd_ids: (number) => ({ answered: `00${number.toString(16).toUpperCase()}`, reported: String(number).padStart(10, '0') }),
  odd_decimal_ids: (number) => ({ answered: String(number), reported: `00${number.toString(16)}` }),
};

function submit(session, pdu) {
  report(pdu);
  if (mode === 'mute') return;
  if (oddIds[mode]) {
    const { answered, reported } = oddIds[mode](0xA1B0 + ++last);
    receipt(session, pdu, reported, 2, 'DELIVRD');
    session.send(pdu.response({ message_id: answered }));
    return;
  }
  const words = orders(octetsOf(pdu));
  const id = `m-${++last}`;
  const status = words.find((word) => word.startsWith('status='));
  if (status) {
    session.send(pdu.response({ command_status: Number(status.slice(7)) }));
    return;
  }
  const answered = words.map((word) => before[word] && before[word](session, pdu, id)).some(Boolean);
  if (!answered) session.send(pdu.response({ message_id: id }));
  for (const word of words) if (after[word]) after[word](session, pdu, id);
  if (mode === 'receipts') after.delivered(session, pdu, id);
}

const server = smpp.createServer((session) => {
  session.on('error', () => session.destroy());
  session.on('bind_transceiver', (pdu) => {
    write({ what: 'bind', system_id: pdu.system_id, password: pdu.password, version: pdu.interface_version });
    if (mode === 'mute_bind') return;
    const refused = mode === 'bad_bind' || pdu.password !== 's3cret';
    session.send(pdu.response({ command_status: refused ? 0x0E : 0, system_id: 'smsc' }));
  });
  session.on('submit_sm', (pdu) => submit(session, pdu));
  session.on('enquire_link', (pdu) => {
    write({ what: 'enquire_link' });
    if (mode !== 'mute') session.send(pdu.response());
  });
  session.on('unbind', (pdu) => { write({ what: 'unbind' }); session.send(pdu.response()); session.close(); });
  session.on('generic_nack', (pdu) => write({ what: 'nack', status: pdu.command_status, of: pdu.sequence_number }));
  session.on('deliver_sm_resp', (pdu) => {
    if (pdu.sequence_number === 4242) write({ what: 'deliver_resp', of: 'torn', status: pdu.command_status });
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
