// A server of oidc-provider for tests: its user consents to everything, refresh tokens rotate, and one that is used again revokes the grant.
//   node oidc-provider.mjs <redirect address>
// Prints its port, and ends when its input does.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirect] = process.argv.slice(2);
const provider = new Provider('http://127.0.0.1', {
  clients: [{ client_id: 'PIERS_ID', client_secret: 'PIERS_SECRET', redirect_uris: [redirect], grant_types: ['authorization_code', 'refresh_token'], token_endpoint_auth_method: 'client_secret_post' }],
  routes: { authorization: '/consent', token: '/token', userinfo: '/v1/userinfo' },
  scopes: ['openid', 'offline_access', 'read'],
  features: { devInteractions: { enabled: false } },
  interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  cookies: { keys: ['tests'] },
  ttl: { AccessToken: 3600, RefreshToken: 86400, Grant: 86400, Interaction: 3600, Session: 3600 },
});
provider.proxy = true;
const issue = provider.callback();

async function interact(request, response) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: 'ann' } }, { mergeWithLastSubmission: false });
  }

  const grant = grantId ? await provider.Grant.find(grantId) : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope('read');
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

async function me(request, response) {
  const token = await provider.AccessToken.find((request.headers.authorization ?? '').replace(/^Bearer /, ''));
  response.writeHead(token?.isValid ? 200 : 401, { 'content-type': 'application/json' });
  response.end(token?.isValid ? '{"name":"Ann"}' : '{}');
}

const server = createServer((request, response) => {
  const serve = request.url.startsWith('/interaction/') ? interact : ['/v1/me', '/v1/check'].includes(request.url) ? me : issue;
  Promise.resolve(serve(request, response)).catch((failure) => {
    response.writeHead(500);
    response.end(String(failure?.stack ?? failure));
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
