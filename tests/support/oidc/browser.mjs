// A browser that signs in: browser.mjs <service> <path> <person>. Follows every redirect with its cookies, fills in the
// provider's forms, and prints the service's last answer as one line of JSON: {"status":200,"body":"…","location":"…"}.
const [service, path, person] = process.argv.slice(2);
const jars = new Map();

async function step(url, options = {}) {
  const jar = jars.get(new URL(url).host) ?? new Map();
  jars.set(new URL(url).host, jar);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(url, { redirect: 'manual', ...options, headers: { ...options.headers, ...(cookie && { cookie }) } });
  for (const line of answer.headers.getSetCookie()) {
    const [name, ...value] = line.split(';')[0].split('=');
    jar.set(name, value.join('='));
  }
  return answer;
}

let url = `${service}${path}`;
let options = {};
for (let hop = 0; hop < 20; ++hop) {
  const answer = await step(url, options);
  options = {};
  const location = answer.headers.get('location');
  const body = location ? '' : await answer.text();
  const form = /<form[^>]*action="([^"]+)"/.exec(body);
  if (location) {
    url = new URL(location, url).href;
  } else if (form && new URL(url).host !== new URL(service).host) {
    const prompt = /name="prompt" value="([^"]+)"/.exec(body)?.[1] ?? 'login';
    const fields = new URLSearchParams({ prompt });
    if (prompt === 'login') { fields.set('login', person); fields.set('password', 'any'); }
    url = new URL(form[1].replaceAll('&amp;', '&'), url).href;
    options = { method: 'POST', body: fields };
  } else {
    process.stdout.write(`${JSON.stringify({ status: answer.status, body, url })}\n`);
    break;
  }
}
