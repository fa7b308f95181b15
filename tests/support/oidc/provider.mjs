// A real OpenID provider on loopback: provider.mjs <redirect_uri> [ES256]. Prints its port, then serves until it is
// stopped. Whoever enters a login is that person, as its own development forms have it.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

// It warns of what is right in a test: its own forms, and a memory that ends with it.
console.info = console.warn = () => {};
const [redirect, algorithm = 'RS256'] = process.argv.slice(2);
const key = (kind, options, alg, kid) => ({
  ...generateKeyPairSync(kind, options).privateKey.export({ format: 'jwk' }), use: 'sig', alg, kid,
});
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'vestnik', client_secret: 'a secret & more: 100%', redirect_uris: [redirect],
      response_types: ['code'], grant_types: ['authorization_code'], id_token_signed_response_alg: algorithm,
    }],
    jwks: { keys: [key('rsa', { modulusLength: 2048 }, 'RS256', 'r'), key('ec', { namedCurve: 'P-256' }, 'ES256', 'e')] },
    cookies: { keys: ['of this run alone'] },
    pkce: { methods: ['S256'], required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
  });
  server.on('request', provider.callback());
  process.stdout.write(`${server.address().port}\n`);
});
